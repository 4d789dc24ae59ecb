"""How the annotations' lanes are drawn. Nothing is told by colour alone: labels, shapes and outlines say the same."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from app import theme
from app.timeline.lanes import Lane, Placed
from app.timeline.track import GAP, GUTTER, ROW, Track, lane_height
from catalog.model.records import Certainty, Extent, Presence

Box = QRectF
POINT = 6.0
LEAST_TEXT = 12.0
"""Narrower room than this bears no label."""
LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class AnnotationLanes:
    """Draws the lanes that are in view; the painter's x is the track's."""

    def __init__(self, painter: QPainter, track: Track, chosen_uid: str) -> None:
        self._painter, self._track, self._chosen = painter, track, chosen_uid
        self._look = theme.look()
        self._metrics = QFontMetricsF(painter.font())
        self._pens: dict[tuple[str, bool], QPen] = {}

    def paint(self) -> list[tuple[Box, Placed]]:
        """Where each annotation was drawn, in the viewport."""
        painter, track = self._painter, self._track
        hits: list[tuple[Box, Placed]] = []
        line = theme.mixed(self._look.field, self._look.line, 0.6)
        for lane, top in zip(track.lanes, track.lane_tops(), strict=True):
            bottom = top + lane_height(lane)
            painter.setPen(line)
            painter.drawLine(QPointF(0, bottom), QPointF(track.width, bottom))
            if top < track.height and bottom > track.head:
                self._lane(lane, top, hits)
        if not track.lanes:
            painter.setPen(QColor(self._look.dim))
            painter.drawText(
                QRectF(0, track.head, track.width - GUTTER, track.height - track.head),
                int(Qt.AlignmentFlag.AlignCenter),
                "No annotations yet. Press a key of the vocabulary while watching.",
            )
        return hits

    def _lane(self, lane: Lane, lane_top: float, hits: list[tuple[Box, Placed]]) -> None:
        track = self._track
        followers = _next_in_row(lane)
        drawn_to: dict[int, float] = {}
        for placed in lane.placed:
            y = lane_top + placed.row * ROW + GAP / 2 + 1
            if y > track.height or y + ROW < track.head:
                continue
            uid = placed.annotation.uid
            x, end = track.x(placed.start_pts), track.x(placed.end_pts)
            next_pts = followers.get(uid)
            limit = track.x(next_pts) if next_pts is not None else track.scale.width + 60
            if max(end, limit) < 0 or x > track.scale.width + 20:
                continue
            if end <= drawn_to.get(placed.row, -1.0) and uid != self._chosen:
                continue  # lies on pixels that its neighbour has taken
            drawn_to[placed.row] = max(end, x + 3)
            if placed.annotation.extent == Extent.POINT:
                box = self._point(placed, x, y, limit)
            elif placed.annotation.extent == Extent.OPEN:
                box = QRectF(x - 4, y, 12, ROW - 3)
            else:
                box = self._span(placed, x, max(end, x + 3), y, limit)
            hits.append((box.translated(GUTTER, 0), placed))

    def _point(self, placed: Placed, x: float, y: float, limit: float) -> Box:
        middle, size = y + (ROW - 2) / 2, POINT
        self._painter.setPen(self._outline(placed))
        self._painter.setBrush(QColor(placed.colour))
        corners = ((-size, 0.0), (0.0, -size), (size, 0.0), (0.0, size))
        self._painter.drawPolygon(QPolygonF([QPointF(x + dx, middle + dy) for dx, dy in corners]))
        room = QRectF(x + size + 3, y, max(0.0, limit - x - size * 2 - 5), ROW - 2)
        self._text(room, _words(placed), QColor(self._look.text))
        return QRectF(x - size - 1, y, size * 2 + 2, ROW - 2)

    def _span(self, placed: Placed, x: float, end: float, y: float, limit: float) -> Box:
        box = QRectF(x, y, end - x, ROW - 3)
        colour = QColor(placed.colour)
        not_seen = placed.annotation.presence == Presence.NOT_SEEN
        self._painter.setPen(self._outline(placed))
        self._painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern) if not_seen else colour)
        self._painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        hit = box.adjusted(-2, 0, 2, 0)
        inside = box.intersected(QRectF(0, y, 1e6, ROW)).adjusted(4, 0, -3, 0)
        outside = QRectF(max(end, 0.0) + 4, y, max(0.0, limit - max(end, 0.0) - 8), ROW - 3)
        if max(inside.width(), outside.width()) < LEAST_TEXT:
            return hit
        text = _words(placed)
        fits = self._metrics.horizontalAdvance(text) <= inside.width()
        if not fits and outside.width() > inside.width():
            self._text(outside, text, QColor(self._look.text))
        elif not_seen:
            back = QRectF(inside.x() - 2, y + 2, 0, ROW - 7)
            back.setWidth(min(self._metrics.horizontalAdvance(text), inside.width()) + 4)
            self._painter.fillRect(back, QColor(self._look.field))
            self._text(inside, text, QColor(self._look.text))
        else:
            self._text(inside, text, theme.text_on(colour))
        return hit

    def _text(self, room: QRectF, text: str, colour: QColor) -> None:
        if room.width() >= LEAST_TEXT:
            shown = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            self._painter.setPen(colour)
            self._painter.drawText(room, LEFT, shown)

    def _outline(self, placed: Placed) -> QPen:
        if placed.annotation.uid == self._chosen:
            return QPen(QColor(self._look.text), 2.0)
        clear = placed.annotation.certainty == Certainty.CLEAR
        pen = self._pens.get((placed.colour, clear))
        if pen is None:
            style = Qt.PenStyle.SolidLine if clear else Qt.PenStyle.DashLine
            pen = QPen(theme.mixed(placed.colour, self._look.text, 0.45), 1.0, style)
            self._pens[placed.colour, clear] = pen
        return pen


def paint_under_way(painter: QPainter, track: Track, cursor_pts: int) -> None:
    """Spans that are begun and not ended, from their beginning to the cursor."""
    colours = theme.look()
    for lane, top in zip(track.lanes, track.lane_tops(), strict=True):
        for placed in lane.placed:
            if placed.annotation.extent != Extent.OPEN:
                continue
            x = track.x(placed.start_pts)
            end = max(x + 8, track.x(cursor_pts))
            y = top + placed.row * ROW + GAP / 2 + 1
            painter.setPen(QPen(QColor(colours.warning), 1.6))
            painter.setBrush(QBrush(QColor(placed.colour), Qt.BrushStyle.Dense4Pattern))
            painter.drawRoundedRect(QRectF(x, y, end - x, ROW - 3), 2, 2)
            painter.setPen(QColor(colours.text))
            painter.drawText(QRectF(max(0.0, end) + 5, y, 400, ROW - 3), LEFT, _words(placed))


def _next_in_row(lane: Lane) -> dict[str, int]:
    """For each annotation the start of the one after it in its row: how far its label may reach."""
    last: dict[int, Placed] = {}
    found: dict[str, int] = {}
    for placed in lane.placed:
        if placed.row in last:
            found[last[placed.row].annotation.uid] = placed.start_pts
        last[placed.row] = placed
    return found


def _words(placed: Placed) -> str:
    annotation = placed.annotation
    text = placed.label
    if annotation.presence == Presence.NOT_SEEN:
        text = f"Not seen: {text}"
    if annotation.extent == Extent.OPEN:
        text += " – begun, not ended"
    if annotation.certainty != Certainty.CLEAR:
        text += f" ({annotation.certainty})"
    if annotation.status == "disputed":
        text += " (disputed)"
    return text
