"""Times of one recording, between the window's widgets and presentation timestamps (PTS)."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cached_property
from typing import Protocol

from app.i18n import tr
from catalog.errors import InvalidInput
from catalog.media.frame_index import FrameIndex
from catalog.model.records import Media
from catalog.model.timecode import clock, clock_of_seconds, read_time, seconds_of, timecode

ESTIMATED = "est."
"""Stands behind each time of a recording whose own times run back or are missing."""


class WorldClock(Protocol):
    """What ties recordings to UTC: `catalog.model.clock.Clock`."""

    def utc_of(self, media: Media, pts: int) -> tuple[str, int] | None: ...

    def pts_at_utc(self, media: Media, utc: str) -> int | None: ...


class Moments:
    """Turns PTS of a media into what people read, and back. `index` is None until the media was indexed.

    `world` gives the clock as it stands now; None: nothing is tied to UTC.
    """

    def __init__(
        self,
        media: Media,
        index: FrameIndex | None = None,
        world: Callable[[], WorldClock] | None = None,
    ) -> None:
        self.media = media
        self.index = index
        self._world = world

    def again(self, media: Media) -> Moments:
        """The same recording with a changed record."""
        return Moments(media, self.index, self._world)

    def clock(self, pts: int) -> str:
        """The clock time; marked where the recording's times are estimated. `parse` reads it back."""
        return f"{self.bare_clock(pts)}{self._mark}"

    def bare_clock(self, pts: int) -> str:
        """The clock time, for places that say themselves that it is estimated."""
        return clock(pts, time_base=self.media.time_base, origin_pts=self.media.origin_pts)

    @property
    def _mark(self) -> str:
        return f" {ESTIMATED}" if self.media.times_estimated else ""

    def seconds(self, pts: int) -> float:
        return float(seconds_of(pts, time_base=self.media.time_base, origin_pts=self.media.origin_pts))

    @cached_property
    def timecode_rate(self) -> int | None:
        """Frames a second that a timecode counts; None where this recording has none."""
        return self.index.timecode_rate() if self.index and self.media.kind == "video" else None

    def timecode(self, pts: int) -> str:
        """`hh:mm:ss:ff` from the first frame on; empty where there is no constant rate."""
        rate = self.timecode_rate
        return timecode(self.number(pts), rate) if rate else ""

    def utc(self, pts: int) -> tuple[str, int] | None:
        """The moment of the world and its error in millionths of a second; None where nothing ties it to UTC."""
        return self._world().utc_of(self.media, pts) if self._world else None

    def _pts_at_utc(self, utc: str) -> int | None:
        return self._world().pts_at_utc(self.media, utc) if self._world else None

    def pts_of_seconds(self, seconds: float | Fraction) -> int:
        """The last PTS that is not after `seconds` from the recording's 0:00."""
        return self.media.origin_pts + int(Fraction(seconds) // self.media.time_base)

    def length(self, start_pts: int, end_pts: int) -> str:
        return f"{clock_of_seconds((end_pts - start_pts) * self.media.time_base)}{self._mark}"

    def number(self, pts: int) -> int:
        """Number of the frame shown at `pts`, from 0."""
        return self.index.number_at(pts) if self.index else 0

    def pts_of_frame(self, number: int) -> int:
        if self.index is None:
            return self.media.first_pts
        return self.index.pts_of(max(0, min(number, len(self.index) - 1)))

    def after(self, pts: int) -> int:
        """The half-open end of a span whose last frame is the one shown at `pts`."""
        if self.index is None:
            return min(pts + 1, self.media.end_pts)
        number = self.index.number_at(pts) + 1
        return self.index.pts_of(number) if number < len(self.index) else self.media.end_pts

    def nearest(self, pts: int) -> int:
        """Number of the frame whose PTS is nearest to `pts`."""
        if self.index is None or not len(self.index):
            return 0
        number = self.index.number_at(pts)
        if number + 1 < len(self.index):
            here, there = self.index.pts_of(number), self.index.pts_of(number + 1)
            if abs(there - pts) < abs(pts - here):
                return number + 1
        return number

    def parse(self, text: str, *, is_end: bool = False) -> int:
        """The PTS of the frame shown at a time as a person writes it; with `is_end` the end itself may be meant.

        Raises InvalidInput for what is no time, or lies outside the recording.
        """
        text = text.strip().removesuffix(ESTIMATED).strip()
        kind, value = read_time(text, frames_a_second=self.timecode_rate, pts_at_utc=self._pts_at_utc)
        if kind == "frame":
            count = len(self.index) if self.index else self.media.frame_count
            if is_end and value == count:
                return self.media.end_pts
            if not 0 <= value < count:
                raise self._outside(text)
            return self.pts_of_frame(int(value))
        pts = int(value) if kind == "pts" else self.pts_of_seconds(Fraction(value))
        end = self.media.end_pts
        if is_end and (pts == end or text == self.bare_clock(end)):
            return end
        if not self.media.first_pts <= pts < end and not (kind == "seconds" and value == 0):
            raise self._outside(text)
        return self.pts_of_frame(self.number(pts)) if self.index else max(pts, self.media.first_pts)

    def _outside(self, text: str) -> InvalidInput:
        return InvalidInput(
            tr(
                "“{time}” lies outside {label}, which runs from {begin} to {end}.",
                time=text.strip(),
                label=self.media.label,
                begin=self.clock(self.media.first_pts),
                end=self.clock(self.media.end_pts),
            ),
            hint=tr("Give a time inside the recording."),
        )
