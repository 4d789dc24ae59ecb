"""What a person types, as exact times of a recording."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.jobs import Operation
from catalog.media.frame_index import FrameIndex
from catalog.model.records import Media
from catalog.model.timecode import clock, is_printed_as, read_time
from catalog.operations.alignments import pts_at_utc
from catalog.operations.examine import ensure_index
from catalog.texts import phrase


@dataclass(frozen=True, slots=True)
class Times:
    """A moment or span as PTS; `end_pts` is half-open, None for a moment."""

    start_pts: int
    end_pts: int | None


def resolve_times(case: Case, media_uid: str, *, start: str, end: str | None) -> Operation[Times]:
    """What a person typed, as PTS of frames: the frame shown at `start`; the first frame not before `end`.

    Raises InvalidInput for a time that cannot be read or lies outside the recording.
    """
    media = case.get(Media, media_uid)
    texts = [text for text in (start, end) if text is not None]

    def read(frames_a_second: int | None) -> list[tuple[str, Fraction | int]]:
        return [
            read_time(
                text,
                frames_a_second=frames_a_second,
                pts_at_utc=lambda utc: pts_at_utc(case, media, utc),
            )
            for text in texts
        ]

    if media.kind == "sound":
        return _times_of_sound(media, read(None), texts)
    index_path = yield from ensure_index(case, media_uid)
    index = FrameIndex.load(index_path)
    wanted = read(index.timecode_rate())
    start_pts = index.pts_of(index.number_at(_inside(media, index, wanted[0], text=start)))
    if end is None:
        return Times(start_pts, None)
    return Times(start_pts, _end(media, index, wanted[1], text=end))


def _end(media: Media, index: FrameIndex, time: tuple[str, Fraction | int], *, text: str) -> int:
    """The half-open end: the first frame not before the time, or the one that is printed as that time."""
    kind, value = time

    def is_meant(pts: int) -> bool:
        return kind == "seconds" and is_printed_as(
            Fraction(value), pts, time_base=media.time_base, origin_pts=media.origin_pts
        )

    if is_meant(media.end_pts):
        return media.end_pts
    limit = _inside(media, index, time, text=text, past_last=True)
    number = index.number_at(limit)
    shown = index.pts_of(number)
    if shown < limit and not is_meant(shown):
        number += 1
    return index.pts_of(number) if number < len(index) else media.end_pts


def _times_of_sound(media: Media, wanted: list[tuple[str, Fraction | int]], texts: list[str]) -> Times:
    """A sound recording has no frames: a time is taken as it is, in units of its time base."""
    found = []
    for (kind, value), text in zip(wanted, texts, strict=True):
        if kind == "frame":
            raise InvalidInput(
                phrase("{label} is a sound recording; it has no frames.", label=media.label),
                hint="Give seconds.",
            )
        pts = (
            int(value) if kind == "pts" else math.floor(Fraction(value) / media.time_base) + media.origin_pts
        )
        if not media.first_pts <= pts <= media.end_pts:
            raise _outside(media, text)
        found.append(pts)
    return Times(found[0], found[1] if len(found) > 1 else None)


def _inside(
    media: Media, index: FrameIndex, time: tuple[str, Fraction | int], *, text: str, past_last: bool = False
) -> int:
    """The PTS of a typed time; `past_last` allows the half-open end itself."""
    kind, value = time
    if kind == "frame":
        if 0 <= value < len(index):
            return index.pts_of(int(value))
        if past_last and value == len(index):
            return media.end_pts
        raise InvalidInput(
            phrase("{label} has no frame {value}.", label=media.label, value=value),
            hint=phrase("It has frames 0 to {count}.", count=len(index) - 1),
        )
    pts = int(value) if kind == "pts" else math.floor(Fraction(value) / media.time_base) + media.origin_pts
    last = media.end_pts if past_last else media.end_pts - 1
    first = index.pts_of(0)
    # What is shown "at 0:00" of a video that begins later is its first frame, as in a player.
    if (kind == "seconds" and value >= 0 and pts <= last) or first <= pts <= last:
        return max(pts, first)
    raise _outside(media, text)


def _outside(media: Media, text: str) -> InvalidInput:
    ends = clock(media.end_pts, time_base=media.time_base, origin_pts=media.origin_pts)
    return InvalidInput(
        phrase("“{value}” lies outside {label}.", value=text, label=media.label),
        hint=phrase("It ends at {ends}.", ends=ends),
    )
