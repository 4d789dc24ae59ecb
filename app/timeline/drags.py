"""What a drag on the timeline does, from the first pixel to the last: each kind is a class of its own.

A drag writes nothing. It says what it would come to, draws that over the lanes, and is asked for it at its end.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from app import theme
from app.i18n import tr
from app.moments import Moments
from app.timeline.annotation_lanes import LEFT
from app.timeline.snapping import Snapped, Snapping, kept_inside
from app.timeline.track import GAP, POINT, Spot, Track
from catalog.model.records import Annotation, Extent

REACH_PIXELS = 7.0
"""Nearer than this an edge is drawn to a boundary."""
GHOSTS = 300
"""Of more annotations moved together only so many are drawn on the way."""
Span = tuple[int, int | None]


class Part(Enum):
    """What of an annotation is held."""

    BEGIN = "begin"
    END = "end"
    WHOLE = "whole"


class Drag(Protocol):
    shown_pts: int | None
    """The frame that belongs in the picture while dragging; None: it stays as it is."""

    def move(self, track: Track, x: float, y: float, *, free: bool) -> None:
        """The mouse is at `x`, counted from the gutter's end, and `y`. `free`: only frames are snapped to."""

    def paint(self, painter: QPainter, track: Track) -> None:
        """Draws what it would come to; the painter's x is the track's."""


@dataclass
class SpanDrag:
    """An edge of one annotation, or one or several as a whole."""

    moments: Moments
    snapping: Snapping
    part: Part
    held: Annotation
    spots: dict[str, Spot]
    """Where each of those that move is drawn, by uid; `held` is among them."""
    grip_pts: float
    """Where the mouse took hold."""
    shown_pts: int | None = None
    spans: dict[str, Span] = field(default_factory=dict)
    """What each is now, by uid."""
    at: Snapped | None = None

    def _before(self) -> dict[str, Span]:
        found: dict[str, Span] = {}
        for uid, spot in self.spots.items():
            annotation = spot.annotation
            assert annotation is not None
            found[uid] = (annotation.start_pts, annotation.end_pts)
        return found

    def move(self, track: Track, x: float, y: float, *, free: bool) -> None:
        reach = 0.0 if free else track.ticks(REACH_PIXELS)
        moved = track.pts_at(x) - self.grip_pts
        start, end = self.held.start_pts, self.held.end_pts
        if self.part is Part.WHOLE:
            self._move_all(moved, reach)
        elif self.part is Part.BEGIN:
            self.at = self.snapping.at(start + moved, reach=reach)
            latest = self.snapping.before(end if end is not None else self.moments.media.end_pts)
            begin = min(self.at.pts, latest)
            self.spans = {self.held.uid: (begin, end)}
            self.shown_pts = begin
        else:
            assert end is not None
            self.at = self.snapping.at(end + moved, reach=reach)
            until = max(self.at.pts, self.snapping.after(start))
            self.spans = {self.held.uid: (start, until)}
            self.shown_pts = self.snapping.before(until)

    def _move_all(self, moved: float, reach: float) -> None:
        start, end = self.held.start_pts, self.held.end_pts
        self.at = self.snapping.at(start + moved, reach=reach)
        by = self.at.pts - start
        if end is not None:
            at_end = self.snapping.at(end + moved, reach=reach)
            nearer = abs(at_end.pts - end - moved) < abs(by - moved)
            if at_end.to and (not self.at.to or nearer):
                self.at, by = at_end, at_end.pts - end
        media, before = self.moments.media, self._before()
        by = kept_inside(before, by, media.first_pts, media.end_pts)
        self.spans = {uid: self.snapping.moved(span, by) for uid, span in before.items()}
        self.shown_pts = self.spans[self.held.uid][0]

    @property
    def changed(self) -> dict[str, Span]:
        before = self._before()
        return {uid: span for uid, span in self.spans.items() if span != before[uid]}

    def paint(self, painter: QPainter, track: Track) -> None:
        colours = theme.look()
        for uid in [self.held.uid, *[each for each in self.spans if each != self.held.uid][:GHOSTS]]:
            if uid not in self.spans:
                continue
            start, end = self.spans[uid]
            spot = self.spots[uid]
            assert spot.member is not None
            _ghost(painter, track, start, end, track.row_top(spot), spot.lane.colour(spot.member))
        if self.spans and self.at is not None and self.held.uid in self.spans:
            start, end = self.spans[self.held.uid]
            y = track.row_top(self.spots[self.held.uid])
            at_end = self.part is Part.END and end is not None
            x = track.x(end if at_end and end is not None else start)
            _paint_time(painter, track, x, y, self.words, colours.text)
            if self.at.to:
                _paint_line(painter, track, track.x(self.at.pts))

    @property
    def words(self) -> str:
        """The time under what is held, and what it was drawn to."""
        start, end = self.spans[self.held.uid]
        if self.part is Part.END and end is not None:
            time = tr("ends {time}", time=self.moments.clock(end))
        elif self.part is Part.BEGIN or end is None:
            time = self.moments.clock(start)
        else:
            time = tr("{begin} – {end}", begin=self.moments.clock(start), end=self.moments.clock(end))
        return tr("{time}  ·  {place}", time=time, place=tr(self.at.to)) if self.at and self.at.to else time


@dataclass
class DrawDrag:
    """A new annotation in a lane, from where the mouse went down to where it is."""

    moments: Moments
    snapping: Snapping
    spot: Spot
    label: str
    """Of the term that it will be; empty: it is asked for at the end."""
    from_pts: float
    shown_pts: int | None = None
    span: tuple[int, int] | None = None
    at: Snapped | None = None

    def move(self, track: Track, x: float, y: float, *, free: bool) -> None:
        reach = 0.0 if free else track.ticks(REACH_PIXELS)
        first = self.snapping.at(self.from_pts, reach=reach).pts
        self.at = self.snapping.at(track.pts_at(x), reach=reach)
        start, end = sorted((first, self.at.pts))
        if end <= start:
            self.span, self.shown_pts = None, None
            return
        self.span = (start, end)
        self.shown_pts = start if self.at.pts == start else self.snapping.before(end)

    def paint(self, painter: QPainter, track: Track) -> None:
        if self.span is None:
            return
        start, end = self.span
        y = track.row_top(self.spot)
        _ghost(painter, track, start, end, y, theme.look().accent)
        clock = self.moments.clock
        words = tr("{begin} – {end}", begin=clock(start), end=clock(end))
        if self.label:
            words = tr("{label}:  {time}", label=self.label, time=words)
        _paint_time(painter, track, track.x(end), y, words, theme.look().text)
        if self.at is not None and self.at.to:
            _paint_line(painter, track, track.x(self.at.pts))


@dataclass
class BandDrag:
    """A rectangle: what it touches is selected at the end."""

    x: float
    y: float
    shown_pts: int | None = None
    box: QRectF = field(default_factory=QRectF)

    def move(self, track: Track, x: float, y: float, *, free: bool) -> None:
        self.box = QRectF(QPointF(self.x, self.y), QPointF(x, y)).normalized()

    def paint(self, painter: QPainter, track: Track) -> None:
        accent = QColor(theme.look().accent)
        painter.setPen(QPen(accent, 1, Qt.PenStyle.DashLine))
        accent.setAlpha(40)
        painter.setBrush(accent)
        painter.drawRect(self.box)

    def inside(self, track: Track) -> set[str]:
        """Uids of what it touches."""
        found: set[str] = set()
        for lane, top in zip(track.lanes, track.lane_tops(), strict=True):
            for row in range(len(lane.rows)):
                y = top + row * track.row + GAP / 2 + 1
                if y <= self.box.bottom() and y + track.box >= self.box.top():
                    there = track.drawn(lane, row, self.box.left(), self.box.right())
                    found |= {lane.annotations[member].uid for member, _, _ in there}
        return found


def part_at(track: Track, spot: Spot, x: float, *, grip: float = 5.0) -> Part:
    """Which part of the annotation at a spot is held by taking it at `x`."""
    annotation = spot.annotation
    assert annotation is not None
    if annotation.extent != Extent.INTERVAL or annotation.end_pts is None:
        return Part.WHOLE
    left, right = track.x(annotation.start_pts), track.x(annotation.end_pts)
    reach = min(grip, max(1.5, (right - left) / 4))
    if abs(x - right) <= reach or x > right:
        return Part.END
    return Part.BEGIN if abs(x - left) <= reach or x < left else Part.WHOLE


def _ghost(painter: QPainter, track: Track, start: int, end: int | None, y: float, colour: str) -> None:
    """Where something would be."""
    painter.setPen(QPen(QColor(theme.look().text), 1.6))
    fill = QColor(colour)
    fill.setAlpha(150)
    painter.setBrush(fill)
    x = track.x(start)
    if end is None:
        painter.drawEllipse(QPointF(x, y + track.box / 2), POINT, POINT)
    else:
        painter.drawRect(QRectF(x, y, max(2.0, track.x(end) - x), track.box).adjusted(0.5, 0.5, -0.5, -0.5))


def _paint_line(painter: QPainter, track: Track, x: float) -> None:
    """Through everything: this is what the edge was drawn to."""
    painter.setPen(QPen(QColor(theme.look().accent), 1.2, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(x, 0), QPointF(x, track.height))


def _paint_time(painter: QPainter, track: Track, x: float, y: float, words: str, colour: str) -> None:
    """Words in a box beside `x`, above the row where there is room, never outside the view."""
    painter.setFont(theme.fixed_font(9, bold=True))
    metrics = QFontMetricsF(painter.font())
    width, height = metrics.horizontalAdvance(words) + 12, metrics.height() + 4
    top = y - height - 3 if y - height - 3 > track.head else y + track.box + 4
    left = min(max(2.0, x + 6), max(2.0, track.scale.width - width))
    box = QRectF(left, min(top, track.height - height), width, height)
    painter.setPen(QPen(QColor(colour), 1))
    painter.setBrush(QColor(theme.look().panel))
    painter.drawRoundedRect(box, 3, 3)
    painter.drawText(box.adjusted(6, 0, 0, 0), LEFT, words)
