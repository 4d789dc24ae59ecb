"""How the timeline is put together: ruler, shots, keyframes, sound, suggestions, annotations, cursor."""

from __future__ import annotations

import bisect
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from app import theme
from app.i18n import tr
from app.moments import ESTIMATED
from app.session import CaseSession
from app.timeline.annotation_lanes import LEFT, AnnotationLanes, paint_under_way
from app.timeline.lanes import Times, merged
from app.timeline.sound import SoundLane
from app.timeline.speech import paint_speech
from app.timeline.suggestion_marks import paint_suggestions
from app.timeline.track import (
    GAP,
    GUTTER,
    ROW,
    RULER,
    SHOTS,
    SOUND,
    SUGGESTIONS,
    WATCHED,
    Track,
)
from app.timeline.watched import Watched, paint_watched
from app.vocabulary.words import group_label
from catalog.later import np
from catalog.model.records import Keyframe, Shot, Suggestion, Utterance

Spans = tuple[Times, Times]
"""Starts and ends (PTS, half-open), in order, none over another."""
T = TypeVar("T")
KEYFRAMES_APART = 2.0
"""Keyframes nearer to one another than this, in pixels, are drawn as one."""


@dataclass(slots=True)
class Ahead:
    """What is worked out once for a recording: the looks that its parts got, and where it is distressing."""

    watched: Sequence[Watched] = ()
    distressing: Spans | None = None
    """None until the annotations are laid out."""


@dataclass(slots=True)
class Hits:
    """Where in the viewport things that can be clicked were drawn; of several in one place the last is on top."""

    suggestions: list[tuple[QRectF, Suggestion]] = field(default_factory=list)
    speech: list[tuple[QRectF, Utterance]] = field(default_factory=list)


def struck(place: QPointF, hits: list[tuple[QRectF, T]]) -> T | None:
    """What was drawn at a place; of several the last."""
    inside = [found for box, found in hits if box.contains(place)]
    return inside[-1] if inside else None


def paint_still(
    painter: QPainter, track: Track, session: CaseSession, sound: SoundLane, ahead: Ahead | None = None
) -> Hits:
    """Draws everything that stays while the cursor moves."""
    colours = theme.look()
    ahead = ahead or Ahead()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, track.width, track.height), QColor(colours.field))
    hits = Hits()
    media = session.media
    if media is None:
        return hits
    with _Clip(painter, track, track.head, track.height - track.head):
        hits.speech = paint_speech(painter, track, session.utterances)
        chosen = session.annotation.uid if session.annotation else ""
        AnnotationLanes(painter, track, chosen=chosen, selected=session.selected).paint()
    painter.fillRect(QRectF(0, 0, track.width, track.head), QColor(colours.panel))
    with _Clip(painter, track, 0, RULER):
        _ruler(painter, track, session)
        if ahead.distressing is not None:
            _distressing(painter, track, ahead.distressing)
    with _Clip(painter, track, RULER, SHOTS + WATCHED):
        _shots(painter, track, session.shots)
        _keyframes(painter, track, session.keyframes)
        paint_watched(painter, track, ahead.watched, media.end_pts)
    if track.shows_sound:
        with _Clip(painter, track, track.sound_top, SOUND):
            sound.paint(painter, track)
    if track.shows_suggestions:
        with _Clip(painter, track, track.suggestions_top, SUGGESTIONS):
            chosen = session.suggestion.uid if session.suggestion else ""
            hits.suggestions = paint_suggestions(painter, track, session.suggestions, chosen)
    _gutter(painter, track, session)
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
    estimated = f" {ESTIMATED}" if moments.media.times_estimated else ""
    for seconds, labelled in track.scale.ruler():
        x = track.scale.x(seconds)
        painter.setPen(QColor(colours.line if not labelled else colours.dim))
        painter.drawLine(QPointF(x, RULER - (RULER if labelled else 4)), QPointF(x, RULER))
        if labelled:
            painter.drawText(QPointF(x + 3, 10), _short_clock(seconds + offset, fine=fine) + estimated)


def _distressing(painter: QPainter, track: Track, spans: Spans) -> None:
    """A sign where something distressing begins, with the word where there is room, and a line as long as it."""
    first = int(np.searchsorted(spans[1], track.pts_at(-20), side="right"))
    last = int(np.searchsorted(spans[0], track.pts_at(track.scale.width + 20), side="left"))
    starts, ends = track.xs(spans[0][first:last]), track.xs(spans[1][first:last])
    colours = theme.look()
    warning = QColor(colours.warning)
    lines = merged(np.floor(starts).astype(np.int64), np.ceil(np.maximum(ends, starts + 3)).astype(np.int64))
    for x, until in zip(lines[0].tolist(), lines[1].tolist(), strict=True):
        painter.fillRect(QRectF(x, RULER - 3, until - x, 3), warning)
    painter.setFont(_smaller(theme.fixed_font(8, bold=True)))
    word = tr("distressing")
    width = QFontMetricsF(painter.font()).horizontalAdvance(word)
    number, signs, words = 0, [], []
    while number < len(starts):
        signs.append(max(float(starts[number]), 0.0) + 1)
        drawn_to = signs[-1] + 12
        following = starts[number + 1] if number + 1 < len(starts) else track.scale.width + 20
        if following - drawn_to > width + 6:
            words.append(QRectF(drawn_to - 2, 12, width + 5, 10))
            drawn_to = words[-1].right()
        number = max(number + 1, int(np.searchsorted(starts, drawn_to)))
    for place in words:
        painter.fillRect(place, QColor(colours.panel))
    painter.setPen(warning)
    for place in words:
        painter.drawText(place.adjusted(2, 0, 0, 0), LEFT, word)
    painter.setPen(QPen(QColor(colours.panel), 1))
    painter.setBrush(warning)
    for left in signs:
        painter.drawPolygon(QPolygonF([QPointF(left, 22), QPointF(left + 10, 22), QPointF(left + 5, 12.5)]))
        painter.drawLine(QPointF(left + 5, 15.5), QPointF(left + 5, 18.5))
        painter.drawPoint(QPointF(left + 5, 20.5))


def _short_clock(seconds: float, *, fine: bool) -> str:
    sign, seconds = ("-", -seconds) if seconds < -0.0005 else ("", abs(seconds))
    minutes, rest = divmod(round(seconds, 3), 60)
    hours, minutes = divmod(int(minutes), 60)
    tail = f"{rest:06.3f}" if fine else f"{int(rest):02}"
    return f"{sign}{hours}:{minutes:02}:{tail}"


def _shots(painter: QPainter, track: Track, shots: Sequence[Shot]) -> None:
    colours = theme.look()
    painter.setFont(theme.fixed_font(8))
    first = bisect.bisect_right(shots, track.pts_at(-20), key=lambda each: each.end_pts)
    last = bisect.bisect_left(shots, track.pts_at(track.scale.width + 20), key=lambda each: each.start_pts)
    greys = [theme.mixed(colours.panel, colours.text, share) for share in (0.20, 0.10)]
    drawn_to = -1e9
    for shot in shots[first:last]:
        x, end = track.x(shot.start_pts), track.x(shot.end_pts)
        if end - drawn_to < 1.0:
            continue  # on a pixel that its neighbour has taken; zooming shows it
        drawn_to = end
        box = QRectF(x, RULER, max(1.0, end - x), SHOTS)
        painter.fillRect(box, greys[shot.position % 2])
        painter.setPen(QColor(colours.dim))
        painter.drawLine(box.topLeft(), box.bottomLeft())
        if box.width() > 26:
            text = f"{shot.position + 1}"
            if shot.begins_with == "gradual":
                text = tr("{number}  gradual", number=text)
            visible = box.intersected(QRectF(0, RULER, track.scale.width + 20, SHOTS - 8))
            painter.drawText(visible.adjusted(4, 0, -2, 0), LEFT, text)


def _keyframes(painter: QPainter, track: Track, keyframes: Sequence[Keyframe]) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.look().accent))
    top = RULER + SHOTS - 9.0
    first = bisect.bisect_left(keyframes, track.pts_at(-5), key=lambda each: each.pts)
    last = bisect.bisect_right(keyframes, track.pts_at(track.scale.width + 25), key=lambda each: each.pts)
    drawn_at = -1e9
    for keyframe in keyframes[first:last]:
        x = track.x(keyframe.pts)
        if x - drawn_at >= KEYFRAMES_APART:
            drawn_at = x
            corners = (QPointF(x - 4, top + 7), QPointF(x + 4, top + 7), QPointF(x, top))
            painter.drawPolygon(QPolygonF(corners))


def _gutter(painter: QPainter, track: Track, session: CaseSession) -> None:
    """The names of what is drawn, at the left."""
    colours = theme.look()
    width, suggestions = GUTTER - 18, len(session.suggestions)
    painter.fillRect(QRectF(0, 0, GUTTER - 6, track.height), QColor(colours.panel))
    painter.setPen(QColor(colours.dim))
    if session.media is not None and session.media.times_estimated:
        _name(painter, QRectF(8, 0, width, RULER), tr("Times are estimated"))
    _name(painter, QRectF(8, RULER, width, SHOTS), tr("Shots"))
    painter.save()
    painter.setFont(_smaller(painter.font()))
    _name(painter, QRectF(8, track.watched_top - 2, width, WATCHED + 4), tr("Watched"))
    painter.restore()
    if track.shows_sound:
        _name(painter, QRectF(8, track.sound_top, width, SOUND), tr("Sound"))
    if track.shows_suggestions:
        words = tr("Suggestions ({count})", count=suggestions) if suggestions else tr("Suggestions")
        _name(painter, QRectF(8, track.suggestions_top, width, SUGGESTIONS), words)
    _lane_names(painter, track, width, session)
    painter.setPen(QColor(colours.line))
    for y in {track.head, track.suggestions_top} if track.shows_suggestions else {track.head}:
        painter.drawLine(QPointF(0, y), QPointF(track.width, y))


def _lane_names(painter: QPainter, track: Track, width: float, session: CaseSession) -> None:
    colours = theme.look()
    painter.save()
    painter.setClipRect(QRectF(0, track.head, GUTTER - 6, track.height - track.head))
    painter.setFont(_smaller(painter.font()))
    if track.speech:
        painter.setPen(QColor(colours.text))
        _name(painter, QRectF(8, track.speech_top, width, track.row + GAP), tr("What was said"))
        painter.setPen(QColor(colours.line))
        y = track.speech_top + track.speech_height
        painter.drawLine(QPointF(0, y), QPointF(GUTTER - 6, y))
    groups = session.vocabulary.groups
    for lane, top in zip(track.lanes, track.lane_tops(), strict=True):
        height = track.lane_height(lane)
        box = QRectF(8, top, width, min(height, track.row + GAP))
        painter.setPen(QColor(colours.text if lane.rows else colours.dim))
        name = group_label(groups, lane.name)
        _name(painter, box, name)
        painter.setPen(QColor(colours.line))
        painter.drawLine(QPointF(0, top + height), QPointF(GUTTER - 6, top + height))
    painter.restore()


def row_height(font: QFont) -> int:
    """Of a row of annotations whose words are written in this font."""
    return max(ROW, math.ceil(QFontMetricsF(font).height()) + 4)


def _name(painter: QPainter, box: QRectF, text: str) -> None:
    """The name of a lane, as much smaller as its place needs."""
    painter.save()
    font, metrics = QFont(painter.font()), QFontMetricsF(painter.font())
    share = min(1.0, box.width() / max(1.0, metrics.horizontalAdvance(text)), box.height() / metrics.height())
    font.setPointSizeF(max(6.0, font.pointSizeF() * share))
    painter.setFont(font)
    painter.drawText(box, LEFT, text)
    painter.restore()


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
