"""How the timeline is put together: ruler, shots, keyframes, sound, suggestions, annotations, cursor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from app import theme
from app.session import CaseSession
from app.timeline.annotation_lanes import LEFT, AnnotationLanes, paint_under_way
from app.timeline.lanes import Placed
from app.timeline.sound import SoundLane
from app.timeline.suggestion_marks import paint_suggestions
from app.timeline.track import GAP, GUTTER, KEYS, ROW, RULER, SHOTS, SOUND, SUGGESTIONS, Track, lane_height
from catalog.model.records import Keyframe, Shot, Suggestion


@dataclass(slots=True)
class Hits:
    """Where in the viewport things that can be clicked were drawn; of several in one place the last is on top."""

    annotations: list[tuple[QRectF, Placed]] = field(default_factory=list)
    suggestions: list[tuple[QRectF, Suggestion]] = field(default_factory=list)


def paint_still(painter: QPainter, track: Track, session: CaseSession, sound: SoundLane) -> Hits:
    """Draws everything that stays while the cursor moves."""
    colours = theme.look()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, track.width, track.height), QColor(colours.field))
    hits = Hits()
    if session.media is None:
        return hits
    with _Clip(painter, track, track.head, track.height - track.head):
        chosen = session.annotation.uid if session.annotation else ""
        hits.annotations = AnnotationLanes(painter, track, chosen).paint()
    painter.fillRect(QRectF(0, 0, track.width, track.head), QColor(colours.panel))
    with _Clip(painter, track, 0, RULER):
        _ruler(painter, track, session)
    with _Clip(painter, track, RULER, SHOTS + KEYS):
        _shots(painter, track, session.shots)
        _keyframes(painter, track, session.keyframes)
    if track.shows_sound:
        with _Clip(painter, track, track.sound_top, SOUND):
            sound.paint(painter, track)
    if track.shows_suggestions:
        with _Clip(painter, track, track.suggestions_top, SUGGESTIONS):
            chosen = session.suggestion.uid if session.suggestion else ""
            hits.suggestions = paint_suggestions(painter, track, session.suggestions, chosen)
    _gutter(painter, track, suggestions=len(session.suggestions))
    return hits


def paint_moving(
    painter: QPainter, track: Track, cursor_pts: int, marks: tuple[int | None, int | None]
) -> None:
    """Draws what is begun and not ended, the marks and the cursor over the rest."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    with _Clip(painter, track, track.head, track.height - track.head):
        paint_under_way(painter, track, cursor_pts)
    painter.setClipRect(QRectF(GUTTER - 6, 0, track.width - GUTTER + 6, track.height))
    painter.translate(GUTTER, 0)
    _marks(painter, track, marks)
    _cursor(painter, track, cursor_pts)


class _Clip:
    """Within the block the painter draws in one strip of the track, its x counted from the gutter's end."""

    def __init__(self, painter: QPainter, track: Track, top: float, height: float) -> None:
        self._painter = painter
        self._strip = QRectF(GUTTER, top, track.width - GUTTER, height)

    def __enter__(self) -> None:
        self._painter.save()
        self._painter.setClipRect(self._strip)
        self._painter.translate(GUTTER, 0)

    def __exit__(self, *_: object) -> None:
        self._painter.restore()


def _ruler(painter: QPainter, track: Track, session: CaseSession) -> None:
    colours = theme.look()
    moments = session.moments
    assert moments is not None
    offset = moments.seconds(moments.media.first_pts)
    painter.setFont(theme.fixed_font(8))
    fine = track.scale.per_second > 200
    for seconds, labelled in track.scale.ruler():
        x = track.scale.x(seconds)
        painter.setPen(QColor(colours.line if not labelled else colours.dim))
        painter.drawLine(QPointF(x, RULER - (9 if labelled else 5)), QPointF(x, RULER))
        if labelled:
            painter.drawText(QPointF(x + 3, RULER - 9), _short_clock(seconds + offset, fine=fine))


def _short_clock(seconds: float, *, fine: bool) -> str:
    sign, seconds = ("-", -seconds) if seconds < -0.0005 else ("", abs(seconds))
    minutes, rest = divmod(round(seconds, 3), 60)
    hours, minutes = divmod(int(minutes), 60)
    tail = f"{rest:06.3f}" if fine else f"{int(rest):02}"
    return f"{sign}{hours}:{minutes:02}:{tail}"


def _shots(painter: QPainter, track: Track, shots: Sequence[Shot]) -> None:
    colours = theme.look()
    painter.setFont(theme.fixed_font(8))
    for shot in shots:
        x, end = track.x(shot.start_pts), track.x(shot.end_pts)
        if not track.is_in_view(x, end):
            continue
        share = 0.10 if shot.position % 2 else 0.20
        box = QRectF(x, RULER, max(1.0, end - x), SHOTS)
        painter.fillRect(box, theme.mixed(colours.panel, colours.text, share))
        painter.setPen(QColor(colours.dim))
        painter.drawLine(box.topLeft(), box.bottomLeft())
        if box.width() > 26:
            text = f"{shot.position + 1}" + ("  gradual" if shot.begins_with == "gradual" else "")
            visible = box.intersected(QRectF(0, RULER, track.scale.width + 20, SHOTS))
            painter.drawText(visible.adjusted(4, 0, -2, 0), LEFT, text)


def _keyframes(painter: QPainter, track: Track, keyframes: Sequence[Keyframe]) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.look().accent))
    top = RULER + SHOTS + 2.0
    for keyframe in keyframes:
        x = track.x(keyframe.pts)
        if track.is_in_view(x, x, 5):
            corners = (QPointF(x - 4, top + 7), QPointF(x + 4, top + 7), QPointF(x, top))
            painter.drawPolygon(QPolygonF(corners))


def _gutter(painter: QPainter, track: Track, *, suggestions: int) -> None:
    colours = theme.look()
    width = GUTTER - 18
    painter.fillRect(QRectF(0, 0, GUTTER - 6, track.height), QColor(colours.panel))
    painter.setPen(QColor(colours.dim))
    painter.drawText(QRectF(8, RULER, width, SHOTS), LEFT, "Shots")
    if track.shows_sound:
        painter.drawText(QRectF(8, track.sound_top, width, SOUND), LEFT, "Sound")
    if track.shows_suggestions:
        words = f"Suggestions ({suggestions})" if suggestions else "Suggestions"
        painter.drawText(QRectF(8, track.suggestions_top, width, SUGGESTIONS), LEFT, words)
    painter.save()
    painter.setClipRect(QRectF(0, track.head, GUTTER - 6, track.height - track.head))
    painter.setFont(_smaller(painter.font()))
    metrics = QFontMetricsF(painter.font())
    for lane, top in zip(track.lanes, track.lane_tops(), strict=True):
        height = lane_height(lane)
        box = QRectF(8, top, width, min(height, ROW + GAP))
        painter.setPen(QColor(colours.text))
        painter.drawText(box, LEFT, metrics.elidedText(lane.name, Qt.TextElideMode.ElideRight, box.width()))
        painter.setPen(QColor(colours.line))
        painter.drawLine(QPointF(0, top + height), QPointF(GUTTER - 6, top + height))
    painter.restore()
    painter.setPen(QColor(colours.line))
    for y in {track.head, track.suggestions_top} if track.shows_suggestions else {track.head}:
        painter.drawLine(QPointF(0, y), QPointF(track.width, y))


def _smaller(font: QFont) -> QFont:
    font = QFont(font)
    font.setPointSizeF(max(7.0, font.pointSizeF() - 1))
    return font


def _marks(painter: QPainter, track: Track, marks: tuple[int | None, int | None]) -> None:
    if marks == (None, None):
        return
    accent = QColor(theme.look().accent)
    xs = [track.x(pts) if pts is not None else None for pts in marks]
    if xs[0] is not None and xs[1] is not None:
        shade = QColor(accent)
        shade.setAlpha(50)
        painter.fillRect(QRectF(xs[0], RULER, xs[1] - xs[0], track.height - RULER), shade)
    painter.setPen(QPen(accent, 1.5))
    painter.setFont(theme.fixed_font(9, bold=True))
    for x, sign in zip(xs, "[]", strict=True):
        if x is not None:
            painter.drawLine(QPointF(x, RULER), QPointF(x, track.height))
            painter.drawText(QPointF(x + (2 if sign == "[" else -8), RULER + 14), sign)


def _cursor(painter: QPainter, track: Track, cursor_pts: int) -> None:
    x = track.x(cursor_pts)
    if not track.is_in_view(x, x, 1):
        return
    colour = QColor(theme.look().failure)
    painter.setPen(QPen(colour, 1.4))
    painter.drawLine(QPointF(x, 6), QPointF(x, track.height))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(x - 5, 1), QPointF(x + 5, 1), QPointF(x, 9)]))
