"""How the timeline is drawn. Nothing is told by colour alone: labels, shapes and outlines say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from app import theme
from app.session import CaseSession
from app.timeline.lanes import Lane, Placed
from catalog.model.records import Certainty, Extent, Presence

if TYPE_CHECKING:
    from app.timeline.timeline import Timeline

Box = QRectF
GUTTER = 164
RULER, SHOTS, KEYS = 22, 20, 9
HEAD = RULER + SHOTS + KEYS + 3
ROW, GAP = 19, 4
POINT = 6.0
LEAST_TEXT = 12.0
"""Narrower room than this bears no label."""
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


def lane_height(lane: Lane) -> int:
    return lane.rows * ROW + GAP


def paint_still(painter: QPainter, view: Timeline, session: CaseSession) -> list[tuple[Box, Placed]]:
    """Draws everything that stays while the cursor moves, and returns where each annotation was drawn."""
    colours = theme.look()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(view.viewport().rect())
    painter.fillRect(area, QColor(colours.field))
    if session.media is None:
        return []
    hits = _Lanes(painter, view, session, area).paint()
    painter.fillRect(QRectF(0, 0, area.width(), HEAD), QColor(colours.panel))
    _ruler(painter, view)
    _shots(painter, view, session)
    _gutter(painter, view, area)
    return hits


def paint_moving(painter: QPainter, view: Timeline) -> None:
    """Draws what is begun and not ended, the marks and the cursor over the rest."""
    area = QRectF(view.viewport().rect())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.save()
    painter.setClipRect(QRectF(GUTTER, HEAD, area.width() - GUTTER, area.height() - HEAD))
    painter.translate(GUTTER, 0)
    _under_way(painter, view)
    painter.restore()
    painter.setClipRect(QRectF(GUTTER - 6, 0, area.width() - GUTTER + 6, area.height()))
    painter.translate(GUTTER, 0)
    _marks(painter, view, area)
    _cursor(painter, view, area)


def _clipped(painter: QPainter, view: Timeline, top: float, height: float) -> None:
    painter.save()
    painter.setClipRect(QRectF(GUTTER, top, view.viewport().width() - GUTTER, height))
    painter.translate(GUTTER, 0)


def _ruler(painter: QPainter, view: Timeline) -> None:
    colours = theme.look()
    moments = view._session.moments
    assert moments is not None
    offset = moments.seconds(moments.media.first_pts)
    _clipped(painter, view, 0, RULER)
    painter.setFont(theme.fixed_font(8))
    fine = view.scale.per_second > 200
    for seconds, labelled in view.scale.ruler():
        x = view.scale.x(seconds)
        painter.setPen(QColor(colours.line if not labelled else colours.dim))
        painter.drawLine(QPointF(x, RULER - (9 if labelled else 5)), QPointF(x, RULER))
        if labelled:
            painter.drawText(QPointF(x + 3, RULER - 9), _short_clock(seconds + offset, fine=fine))
    painter.restore()


def _short_clock(seconds: float, *, fine: bool) -> str:
    sign, seconds = ("-", -seconds) if seconds < -0.0005 else ("", abs(seconds))
    minutes, rest = divmod(round(seconds, 3), 60)
    hours, minutes = divmod(int(minutes), 60)
    tail = f"{rest:06.3f}" if fine else f"{int(rest):02}"
    return f"{sign}{hours}:{minutes:02}:{tail}"


def _shots(painter: QPainter, view: Timeline, session: CaseSession) -> None:
    colours = theme.look()
    _clipped(painter, view, RULER, SHOTS + KEYS + 3)
    painter.setFont(theme.fixed_font(8))
    for shot in session.shots:
        x, end = view.scale.x(view.seconds(shot.start_pts)), view.scale.x(view.seconds(shot.end_pts))
        if end < 0 or x > view.scale.width + 20:
            continue
        share = 0.10 if shot.position % 2 else 0.20
        box = QRectF(x, RULER, max(1.0, end - x), SHOTS)
        painter.fillRect(box, theme.mixed(colours.panel, colours.text, share))
        painter.setPen(QColor(colours.dim))
        painter.drawLine(box.topLeft(), box.bottomLeft())
        if box.width() > 26:
            text = f"{shot.position + 1}" + ("  gradual" if shot.begins_with == "gradual" else "")
            visible = box.intersected(QRectF(0, RULER, view.scale.width + 20, SHOTS))
            painter.drawText(
                visible.adjusted(4, 0, -2, 0),
                int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
                text,
            )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.accent))
    for keyframe in session.keyframes:
        x = view.scale.x(view.seconds(keyframe.pts))
        if -5 <= x <= view.scale.width + 5:
            top = RULER + SHOTS + 2.0
            painter.drawPolygon(
                QPolygonF([QPointF(x - 4, top + 7), QPointF(x + 4, top + 7), QPointF(x, top)])
            )
    painter.restore()


class _Lanes:
    """Draws the lanes that are in view."""

    def __init__(self, painter: QPainter, view: Timeline, session: CaseSession, area: QRectF) -> None:
        self._painter, self._view, self._area = painter, view, area
        self._chosen = session.annotation.uid if session.annotation else ""
        self._look = theme.look()
        self._metrics = QFontMetricsF(painter.font())
        self._pens: dict[tuple[str, bool], QPen] = {}

    def paint(self) -> list[tuple[Box, Placed]]:
        painter, view, area = self._painter, self._view, self._area
        hits: list[tuple[Box, Placed]] = []
        top = float(HEAD - view.verticalScrollBar().value())
        _clipped(painter, view, HEAD, area.height() - HEAD)
        line = theme.mixed(self._look.field, self._look.line, 0.6)
        for lane in view.lanes:
            height = lane_height(lane)
            painter.setPen(line)
            painter.drawLine(QPointF(0, top + height), QPointF(area.width(), top + height))
            if top < area.height() and top + height > HEAD:
                self._lane(lane, top, hits)
            top += height
        painter.restore()
        if not view.lanes:
            painter.setPen(QColor(self._look.dim))
            painter.drawText(
                QRectF(GUTTER, HEAD, area.width() - GUTTER, area.height() - HEAD),
                int(Qt.AlignmentFlag.AlignCenter),
                "No annotations yet. Press a key of the vocabulary while watching.",
            )
        return hits

    def _lane(self, lane: Lane, lane_top: float, hits: list[tuple[Box, Placed]]) -> None:
        view, bottom = self._view, self._area.height()
        followers = _next_in_row(lane)
        drawn_to: dict[int, float] = {}
        for placed in lane.placed:
            y = lane_top + placed.row * ROW + GAP / 2 + 1
            if y > bottom or y + ROW < HEAD:
                continue
            uid = placed.annotation.uid
            x, end = view.scale.x(view.seconds(placed.start_pts)), view.scale.x(view.seconds(placed.end_pts))
            next_pts = followers.get(uid)
            limit = view.scale.x(view.seconds(next_pts)) if next_pts is not None else view.scale.width + 60
            if max(end, limit) < 0 or x > view.scale.width + 20:
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
            self._painter.drawText(room, _LEFT, shown)

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


def _under_way(painter: QPainter, view: Timeline) -> None:
    """Spans that are begun and not ended, from their beginning to the cursor."""
    colours = theme.look()
    top = float(HEAD - view.verticalScrollBar().value())
    for lane in view.lanes:
        for placed in lane.placed:
            if placed.annotation.extent != Extent.OPEN:
                continue
            x = view.scale.x(view.seconds(placed.start_pts))
            end = max(x + 8, view.scale.x(view.seconds(view.cursor_pts)))
            y = top + placed.row * ROW + GAP / 2 + 1
            painter.setPen(QPen(QColor(colours.warning), 1.6))
            painter.setBrush(QBrush(QColor(placed.colour), Qt.BrushStyle.Dense4Pattern))
            painter.drawRoundedRect(QRectF(x, y, end - x, ROW - 3), 2, 2)
            painter.setPen(QColor(colours.text))
            painter.drawText(QRectF(max(0.0, end) + 5, y, 400, ROW - 3), _LEFT, _words(placed))
        top += lane_height(lane)


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


def _elided(painter: QPainter, text: str, width: float) -> str:
    if width < 12:
        return ""
    return QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, width)


def _gutter(painter: QPainter, view: Timeline, area: QRectF) -> None:
    colours = theme.look()
    painter.fillRect(QRectF(0, 0, GUTTER - 6, area.height()), QColor(colours.panel))
    painter.setPen(QColor(colours.dim))
    left = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    painter.drawText(QRectF(8, RULER, GUTTER - 18, SHOTS), left, "Shots")
    painter.save()
    painter.setClipRect(QRectF(0, HEAD, GUTTER - 6, area.height() - HEAD))
    top = float(HEAD - view.verticalScrollBar().value())
    for lane in view.lanes:
        height = lane_height(lane)
        painter.setPen(QColor(colours.text))
        painter.setFont(_smaller(view))
        box = QRectF(8, top, GUTTER - 18, min(height, ROW + GAP))
        painter.drawText(box, left, _elided(painter, lane.name, box.width()))
        painter.setPen(QColor(colours.line))
        painter.drawLine(QPointF(0, top + height), QPointF(GUTTER - 6, top + height))
        top += height
    painter.restore()
    painter.setPen(QColor(colours.line))
    painter.drawLine(QPointF(0, HEAD), QPointF(area.width(), HEAD))


def _smaller(view: Timeline) -> QFont:
    font = QFont(view.font())
    font.setPointSizeF(max(7.0, font.pointSizeF() - 1))
    return font


def _marks(painter: QPainter, view: Timeline, area: QRectF) -> None:
    begin, end = view.marks
    if begin is None and end is None:
        return
    accent = QColor(theme.look().accent)
    xs = [view.scale.x(view.seconds(pts)) if pts is not None else None for pts in (begin, end)]
    if xs[0] is not None and xs[1] is not None:
        shade = QColor(accent)
        shade.setAlpha(50)
        painter.fillRect(QRectF(xs[0], RULER, xs[1] - xs[0], area.height() - RULER), shade)
    painter.setPen(QPen(accent, 1.5))
    painter.setFont(theme.fixed_font(9, bold=True))
    for x, sign in zip(xs, "[]", strict=True):
        if x is not None:
            painter.drawLine(QPointF(x, RULER), QPointF(x, area.height()))
            painter.drawText(QPointF(x + (2 if sign == "[" else -8), RULER + 14), sign)


def _cursor(painter: QPainter, view: Timeline, area: QRectF) -> None:
    x = view.scale.x(view.seconds(view.cursor_pts))
    if not -1 <= x <= view.scale.width + 12:
        return
    colour = QColor(theme.look().failure)
    painter.setPen(QPen(colour, 1.4))
    painter.drawLine(QPointF(x, 6), QPointF(x, area.height()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(x - 5, 1), QPointF(x + 5, 1), QPointF(x, 9)]))
