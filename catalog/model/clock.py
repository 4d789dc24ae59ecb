"""One clock for the recordings of an event: how the time of each lies to that of the others and to UTC.

Times are exact: seconds as Fractions, on the clock of each recording's reference stream (PTS times the time base).
Errors are half-widths of an interval, in millionths of a second; along a path they add up.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC as ZONE_UTC
from datetime import datetime, timedelta
from fractions import Fraction

from catalog.errors import InvalidInput
from catalog.model.records import Alignment, CopyLink, CopyState, Media
from catalog.model.timecode import utc_form
from catalog.texts import phrase

UTC = "UTC"
"""The name that the world's clock has among the uids of media. Its seconds count from 1970."""
SPEED_OF_SOUND = 343
"""Metres a second in air of 20 °C."""
USUAL_METRES = 100
"""So far apart two recorders of one event may have been, where nobody says more."""
MILLION = 1_000_000
BILLION = 1_000_000_000
_EPOCH = datetime(1970, 1, 1, tzinfo=ZONE_UTC)


@dataclass(frozen=True, slots=True)
class Line:
    """Seconds on one clock as seconds on another: `slope * seconds + offset`."""

    slope: Fraction = Fraction(1)
    offset: Fraction = Fraction(0)

    def at(self, seconds: Fraction) -> Fraction:
        return self.slope * seconds + self.offset

    def then(self, after: Line) -> Line:
        return Line(after.slope * self.slope, after.slope * self.offset + after.offset)

    def back(self) -> Line:
        return Line(1 / self.slope, -self.offset / self.slope)


@dataclass(frozen=True, slots=True)
class Tie:
    """What somebody set, or a confirmed copy says, of two clocks: `line` leads from `one` to `other`."""

    one: str
    other: str
    line: Line
    at: Fraction
    """The moment on the clock of `one` that it was set at."""
    error_micros: int
    source: Alignment | CopyLink

    @property
    def method(self) -> str:
        return self.source.method if isinstance(self.source, Alignment) else "confirmed copy"

    def turned(self) -> Tie:
        return Tie(
            self.other, self.one, self.line.back(), self.line.at(self.at), self.error_micros, self.source
        )


@dataclass(frozen=True, slots=True)
class Aligned:
    """How one clock lies to another: `line` leads from the first to the second, over the ties of `path`."""

    line: Line
    error_micros: int
    path: tuple[Tie, ...]

    @property
    def drift_ppb(self) -> int:
        """How much faster the first clock runs than the second, in billionths."""
        return round((1 / self.line.slope - 1) * BILLION)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two ways between the same two clocks that differ by more than both errors together allow."""

    tie: Tie
    path: tuple[Tie, ...]
    apart_micros: int
    allowed_micros: int

    @property
    def clocks(self) -> frozenset[str]:
        """Every clock that one of the two ways leads over: one of these ties is wrong."""
        return frozenset({name for each in (self.tie, *self.path) for name in (each.one, each.other)})


class Clock:
    """All recordings of a case that are tied to one another or to UTC, as a graph. Of several alignments between
    the same two clocks the last one made counts. Between two clocks that are tied directly that tie counts, else
    the path whose errors add up to least."""

    def __init__(
        self, media: Iterable[Media], alignments: Iterable[Alignment], links: Iterable[CopyLink]
    ) -> None:
        self._media = {each.uid: each for each in media}
        self.ties: list[Tie] = _last_of_each(alignments, self._media)
        set_by_hand = {frozenset((each.one, each.other)) for each in self.ties}
        for link in links:
            tie = tie_of_copy(link, self._media)
            if tie is not None and frozenset((tie.one, tie.other)) not in set_by_hand:
                self.ties.append(tie)
        self._known: dict[str, dict[str, Aligned]] = {}
        self._from: dict[str, list[Tie]] = defaultdict(list)
        for tie in self.ties:
            self._from[tie.one].append(tie)
            self._from[tie.other].append(tie.turned())

    def between(self, one: str, other: str) -> Aligned | None:
        """How the clock of `one` lies to that of `other` (uids, or UTC); None where nothing ties them."""
        return self.all_from(one).get(other)

    def all_from(self, one: str) -> dict[str, Aligned]:
        """How the clock of `one` lies to every other that it is tied to, and to itself."""
        if one in self._known:
            return self._known[one]
        found = {one: Aligned(Line(), 0, ())}
        paths: list[tuple[Tie, ...]] = [(tie,) for tie in self._from.get(one, [])]
        waiting = [(path[0].error_micros, 1, number) for number, path in enumerate(paths)]
        heapq.heapify(waiting)
        while waiting:
            error, length, number = heapq.heappop(waiting)
            path = paths[number]
            here = path[-1].other
            if here in found:
                continue
            found[here] = Aligned(found[path[-1].one].line.then(path[-1].line), error, path)
            for tie in self._from[here]:
                if tie.other not in found:
                    heapq.heappush(waiting, (error + tie.error_micros, length + 1, len(paths)))
                    paths.append((*path, tie))
        for tie in self._from.get(one, []):
            found[tie.other] = Aligned(tie.line, tie.error_micros, (tie,))
        self._known[one] = found
        return found

    def groups(self) -> list[set[str]]:
        """The clocks that are tied to one another, over any path, UTC among them; the largest group first."""
        left, found = set(self._from), []
        while left:
            group = set(self.all_from(min(left)))
            found.append(group)
            left -= group
        return sorted(found, key=lambda each: (-len(each), min(each)))

    def conflicts(self) -> list[Conflict]:
        """Every tie that is borne out neither by those of smaller errors nor allowed by the errors stated."""
        found = []
        tree: list[Tie] = []
        joined: dict[str, str] = {}

        def root(name: str) -> str:
            while joined.get(name, name) != name:
                name = joined[name]
            return name

        for tie in sorted(self.ties, key=lambda each: each.error_micros):
            if root(tie.one) != root(tie.other):
                joined[root(tie.one)] = root(tie.other)
                tree.append(tie)
                continue
            path = _path_in(tree, tie.one, tie.other)
            told = tie.at
            for each in path:
                told = each.line.at(told)
            apart = math.ceil(abs(told - tie.line.at(tie.at)) * MILLION)
            allowed = tie.error_micros + sum(each.error_micros for each in path)
            if apart > allowed:
                found.append(Conflict(tie, path, apart, allowed))
        return found

    # ---------------------------------------------------------------- PTS

    def moment(self, media: Media, pts: int, other: Media) -> int | None:
        """The last PTS of `other` that is not after the moment `pts` of `media`; it may lie outside of `other`."""
        aligned = self.between(media.uid, other.uid)
        if aligned is None:
            return None
        return math.floor(aligned.line.at(pts * media.time_base) / other.time_base)

    def utc_of(self, media: Media, pts: int) -> tuple[str, int] | None:
        """The moment as UTC, rounded up to a millisecond so that `pts_at_utc` finds it again, and its error."""
        aligned = self.between(media.uid, UTC)
        if aligned is None:
            return None
        return utc_text(aligned.line.at(pts * media.time_base)), aligned.error_micros

    def pts_at_utc(self, media: Media, utc: str) -> int | None:
        """The last PTS not after that moment, which may lie outside of the recording."""
        aligned = self.between(media.uid, UTC)
        if aligned is None:
            return None
        return math.floor(aligned.line.back().at(utc_seconds(utc)) / media.time_base)


def utc_seconds(text: str) -> Fraction:
    """Seconds since 1970. Raises InvalidInput for what is no time of a day, or says nothing of its zone."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise InvalidInput(
            phrase("“{value}” is not a date and time.", value=text),
            hint="Write it like 2026-11-01T09:30:00.000Z.",
        ) from None
    if moment.tzinfo is None:
        raise InvalidInput(
            phrase("“{value}” does not say in which zone it is.", value=text),
            hint="End it with Z for UTC, or +06:00.",
        )
    return Fraction((moment - _EPOCH) // timedelta(microseconds=1), MILLION)


def utc_text(seconds: Fraction) -> str:
    """`2026-11-01T09:30:00.000Z`, rounded up to a whole millisecond; empty for what no calendar has."""
    try:
        moment = _EPOCH + timedelta(milliseconds=math.ceil(seconds * 1000))
    except OverflowError:
        return ""
    return utc_form(moment)


def tie_of(alignment: Alignment, media: Mapping[str, Media]) -> Tie | None:
    """None where one of its recordings is not among `media`."""
    one = media.get(alignment.media_uid)
    if one is None:
        return None
    slope = Fraction(BILLION, BILLION + alignment.drift_ppb)
    at = alignment.at_pts * one.time_base
    if alignment.other_uid is None:
        there = utc_seconds(alignment.utc)
    elif alignment.other_uid in media:
        there = alignment.other_pts * media[alignment.other_uid].time_base
    else:
        return None
    line = Line(slope, there - slope * at)
    return Tie(one.uid, alignment.other_uid or UTC, line, at, alignment.error_micros, alignment)


def tie_of_copy(link: CopyLink, media: Mapping[str, Media]) -> Tie | None:
    """A confirmed copy at the same speed as a tie, its error a frame of each; None for one whose shared stretches
    do not all lie to each other alike, as in an edit."""
    one, other = media.get(link.media_uid), media.get(link.other_uid)
    if link.state != CopyState.CONFIRMED or one is None or other is None or not link.ranges:
        return None
    frames = frame_seconds(one) + frame_seconds(other)
    offsets = []
    for each in link.ranges:
        ends = [
            each[f"other_{end}_pts"] * other.time_base - each[f"{end}_pts"] * one.time_base
            for end in ("start", "end")
        ]
        if each.get("stands_still", False) or abs(ends[0] - ends[1]) > frames:
            return None
        offsets.append((each["end_pts"] - each["start_pts"], sum(ends, Fraction(0)) / 2, each))
    _, offset, longest = max(offsets, key=lambda each: each[0])
    if any(abs(each[1] - offset) > frames for each in offsets):
        return None
    at = longest["start_pts"] * one.time_base
    return Tie(one.uid, other.uid, Line(Fraction(1), offset), at, math.ceil(frames * MILLION), link)


def frame_seconds(media: Media) -> Fraction:
    """How long a frame lasts on average; 0 for sound and photographs."""
    if media.kind != "video" or not media.frame_count:
        return Fraction(0)
    return (media.end_pts - media.first_pts) * media.time_base / media.frame_count


def _last_of_each(alignments: Iterable[Alignment], media: Mapping[str, Media]) -> list[Tie]:
    last: dict[frozenset[str], Alignment] = {}
    for each in sorted(alignments, key=lambda each: (each.made_utc, each.uid)):
        last[frozenset((each.media_uid, each.other_uid or UTC))] = each
    return [tie for each in last.values() if (tie := tie_of(each, media)) is not None]


def _path_in(tree: list[Tie], one: str, other: str) -> tuple[Tie, ...]:
    """The only way from the one to the other over ties that make no circle."""
    near: dict[str, list[Tie]] = defaultdict(list)
    for tie in tree:
        near[tie.one].append(tie)
        near[tie.other].append(tie.turned())
    waiting: list[tuple[Tie, ...]] = [(tie,) for tie in near[one]]
    for path in waiting:  # grows on the way
        if path[-1].other == other:
            return path
        waiting += [(*path, tie) for tie in near[path[-1].other] if tie.other != path[-1].one]
    raise ValueError(f"no way from {one} to {other}")


def media_of_ties(alignments: Iterable[Alignment], links: Iterable[CopyLink]) -> Iterator[str]:
    """uids of the recordings that alignments and copies name."""
    for each in alignments:
        yield each.media_uid
        if each.other_uid is not None:
            yield each.other_uid
    for link in links:
        yield link.media_uid
        yield link.other_uid
