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
_SELECTED = Qt.PenStyle.SolidLine


def lane_height(lane: Lane) -> int:
    return lane.rows * ROW + GAP


def paint(painter: QPainter, view: Timeline, session: CaseSession) -> list[tuple[Box, Placed]]:
    """Draws everything and returns where each annotation was drawn."""
    colours = theme.look()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(view.viewport().rect())
    painter.fillRect(area, QColor(colours.field))
    if session.media is None:
        return []
    hits = _lanes(painter, view, session, area)
    painter.fillRect(QRectF(0, 0, area.width(), HEAD), QColor(colours.panel))
    _ruler(painter, view)
    _shots(painter, view, session)
    _gutter(painter, view, area)
    painter.save()
    painter.setClipRect(QRectF(GUTTER - 6, 0, area.width() - GUTTER + 6, area.height()))
    painter.translate(GUTTER, 0)
    _marks(painter, view, area)
    _cursor(painter, view, area)
    painter.restore()
    return hits


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


def _lanes(painter: QPainter, view: Timeline, session: CaseSession, area: QRectF) -> list[tuple[Box, Placed]]:
    colours = theme.look()
    hits: list[tuple[Box, Placed]] = []
    chosen = session.annotation
    top = float(HEAD - view.verticalScrollBar().value())
    _clipped(painter, view, HEAD, area.height() - HEAD)
    for lane in view.lanes:
        height = lane_height(lane)
        painter.setPen(QColor(theme.mixed(colours.field, colours.line, 0.6)))
        painter.drawLine(QPointF(0, top + height), QPointF(area.width(), top + height))
        followers = _next_in_row(lane)
        for placed in lane.placed:
            is_chosen = chosen is not None and placed.annotation.uid == chosen.uid
            box = _annotation(painter, view, placed, top, followers.get(placed.annotation.uid), is_chosen)
            if box is not None:
                hits.append((box.translated(GUTTER, 0), placed))
        top += height
    painter.restore()
    if not view.lanes:
        painter.setPen(QColor(colours.dim))
        painter.drawText(
            QRectF(GUTTER, HEAD, area.width() - GUTTER, area.height() - HEAD),
            int(Qt.AlignmentFlag.AlignCenter),
            "No annotations yet. Press a key of the vocabulary while watching.",
        )
    return hits


def _next_in_row(lane: Lane) -> dict[str, int]:
    """For each annotation the start of the one after it in its row: how far its label may reach."""
    last: dict[int, Placed] = {}
    found: dict[str, int] = {}
    for placed in lane.placed:
        if placed.row in last:
            found[last[placed.row].annotation.uid] = placed.start_pts
        last[placed.row] = placed
    return found


def _annotation(
    painter: QPainter, view: Timeline, placed: Placed, lane_top: float, next_pts: int | None, chosen: bool
) -> Box | None:
    x, end = view.scale.x(view.seconds(placed.start_pts)), view.scale.x(view.seconds(placed.end_pts))
    limit = view.scale.x(view.seconds(next_pts)) if next_pts is not None else view.scale.width + 60
    if max(end, limit) < 0 or x > view.scale.width + 20:
        return None
    y = lane_top + placed.row * ROW + GAP / 2 + 1
    if placed.annotation.extent == Extent.POINT:
        return _point(painter, placed, x, y, limit, chosen)
    return _span(painter, placed, x, max(end, x + 3), y, limit, chosen)


def _point(painter: QPainter, placed: Placed, x: float, y: float, limit: float, chosen: bool) -> Box:
    colours = theme.look()
    middle = y + (ROW - 2) / 2
    size = POINT
    painter.setPen(_outline(placed, chosen))
    painter.setBrush(QColor(placed.colour))
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(x - size, middle),
                QPointF(x, middle - size),
                QPointF(x + size, middle),
                QPointF(x, middle + size),
            ]
        )
    )
    room = QRectF(x + size + 3, y, max(0.0, limit - x - size * 2 - 5), ROW - 2)
    text = _elided(painter, _words(placed), room.width())
    painter.setPen(QColor(colours.text))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
    return QRectF(x - size - 1, y, size * 2 + 2, ROW - 2)


def _span(
    painter: QPainter, placed: Placed, x: float, end: float, y: float, limit: float, chosen: bool
) -> Box:
    colours = theme.look()
    box = QRectF(x, y, end - x, ROW - 3)
    colour = QColor(placed.colour)
    not_seen = placed.annotation.presence == Presence.NOT_SEEN
    painter.setPen(_outline(placed, chosen))
    if not_seen:
        painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
    elif placed.annotation.extent == Extent.OPEN:
        painter.setBrush(QBrush(colour, Qt.BrushStyle.Dense4Pattern))
    else:
        painter.setBrush(colour)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    text = _words(placed)
    plain = not not_seen and placed.annotation.extent != Extent.OPEN
    inside = box.intersected(QRectF(0, y, 1e6, ROW)).adjusted(4, 0, -3, 0)
    if plain and QFontMetricsF(painter.font()).horizontalAdvance(text) <= inside.width():
        painter.setPen(theme.text_on(colour))
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
    else:
        room = QRectF(max(end, 0.0) + 4, y, max(0.0, limit - max(end, 0.0) - 8), ROW - 3)
        if room.width() < inside.width():
            room = inside
            painter.setPen(theme.text_on(colour) if plain else QColor(colours.text))
        else:
            painter.setPen(QColor(colours.text))
        shown = _elided(painter, text, room.width())
        if room is inside and not plain and shown:
            back = QRectF(
                room.x() - 2, y + 2, QFontMetricsF(painter.font()).horizontalAdvance(shown) + 4, ROW - 7
            )
            painter.fillRect(back, QColor(colours.field))
        painter.drawText(
            room,
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
            shown,
        )
    return box.adjusted(-2, 0, 2, 0)


def _outline(placed: Placed, chosen: bool) -> QPen:
    colours = theme.look()
    if chosen:
        return QPen(QColor(colours.text), 2.0)
    style = Qt.PenStyle.SolidLine if placed.annotation.certainty == Certainty.CLEAR else Qt.PenStyle.DashLine
    return QPen(theme.mixed(placed.colour, colours.text, 0.45), 1.0, style)


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
