"""An index of a video's presentation times: which frame is shown at which time, and where decoding must begin to reach
each frame exactly. `catalog.media.frame_indexing` makes one from a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from catalog.later import np
from catalog.media.arrays import save_arrays, stored_arrays

if TYPE_CHECKING:
    from numpy.typing import NDArray

Times: TypeAlias = "NDArray[np.int64]"
FORMAT_VERSION = 2
MISSING = -(2**63)
"""Stands where a file gives no time: the least that 64 bits hold."""


class KeyedBy(IntEnum):
    """What names a frame when it comes out of the decoder.

    Its packet's PTS names it in sound files. Where those lie (H.264 with B-frames in AVI) its packet's DTS does;
    where these repeat (recordings glued together) only counting from the start of the file is left.
    """

    PTS = 0
    DTS = 1
    COUNT = 2


@dataclass(frozen=True, eq=False, kw_only=True)
class FrameIndex:
    """Frames are numbered from 0 in presentation order; times are PTS in units of `time_base` seconds."""

    time_base: Fraction
    origin_pts: int
    """What people call 0:00: the container's start time, as players take it."""
    pts: Times
    """One for each shown frame, strictly rising."""
    keys: Times
    """What the decoder calls each frame (see `KeyedBy`); the same as `pts` in sound files."""
    keyed_by: KeyedBy
    seek_keys: Times
    """The keys of the frames at which decoding can begin, in file order."""
    seek_numbers: Times
    """For each of them the first shown frame that can be had from there, not falling."""
    seek_timestamps: Times
    """For each of them the smaller of its PTS and DTS: what the container must be asked for."""
    end_pts: int
    """Half-open end: the last frame's PTS plus its duration."""
    estimated: bool
    """The file's own times run back or are missing; those here are what players make of it."""
    packet_count: int = 0
    """Packets of the stream in the file, those that an edit list hides too."""
    whole: bool = False
    """Everything was decoded once: each frame came out, and the decoder made up no part of any."""

    def __len__(self) -> int:
        return len(self.pts)

    def number_at(self, pts: int) -> int:
        """The frame shown at that time: the last one that is not later; before the first, the first."""
        return max(0, int(np.searchsorted(self.pts, pts, side="right")) - 1)

    def pts_of(self, number: int) -> int:
        """Raises IndexError outside 0 … len-1."""
        if not 0 <= number < len(self.pts):
            raise IndexError(number)
        return int(self.pts[number])

    def seek_point_for(self, number: int) -> int:
        """The position in `seek_timestamps` of the last point from which the frame can be had; -1: none."""
        return int(np.searchsorted(self.seek_numbers, number, side="right")) - 1

    def group_of(self, number: int) -> tuple[int, int]:
        """The half-open range of frames that are decoded together with this one, from one seek point to the next.

        What is damaged in it may spoil all of it.
        """
        points = self.seek_numbers
        first = points[points <= number]
        end = points[points > number]
        return int(first[-1]) if len(first) else 0, int(end[0]) if len(end) else len(self)

    def timecode_rate(self) -> int | None:
        """How many frames a second a timecode counts; None where the frames do not come at one constant rate, or at
        one that is no whole number (30000/1001 and its like count as the whole number above).

        Constant: every PTS is where that rate puts it, to one unit of the time base and a quarter of a frame.
        """
        count = len(self.pts)
        if count < 2 or self.estimated:
            return None
        mean = (count - 1) / (float(self.pts[-1] - self.pts[0]) * self.time_base)
        nominal = round(mean)
        if nominal < 1:
            return None
        for rate in (Fraction(nominal), Fraction(nominal * 1000, 1001)):
            step = float(1 / (rate * self.time_base))
            if np.abs(self.pts - self.pts[0] - np.arange(count) * step).max() <= min(1.0, step / 4):
                return nominal
        return None

    def reconciled_with(self, decoded_pts: Sequence[int] | Times, *, undamaged: bool = False) -> FrameIndex:
        """The index of what a full decode really gave: packets that yield no picture are dropped.

        `decoded_pts` are the frames' PTS in the order in which they came. If they do not rise, times are made
        that do, `estimated` is set, and frames are known by counting from then on. `undamaged`: the decoder
        called none of these frames damaged; if all frames came out too, the index is `whole` from then on.
        """
        decoded = np.asarray(decoded_pts, np.int64)
        if len(decoded) == 0:
            return self
        if np.array_equal(decoded, self.pts):
            return self if self.whole == undamaged else replace(self, whole=undamaged)
        if not rising(decoded):
            return _counted(self, decoded)
        if np.isin(decoded, self.pts).all():
            kept = np.isin(self.pts, decoded)
            return with_frames(self, self.pts[kept], self.keys[kept])
        if self.keyed_by is KeyedBy.PTS:
            return with_frames(self, decoded, decoded)
        return _counted(self, decoded)

    def save(self, path: Path) -> None:
        """Writes the index as one file that appears whole or not at all. Raises StorageFull and the like."""
        numbers = np.array(
            [
                FORMAT_VERSION,
                self.time_base.numerator,
                self.time_base.denominator,
                self.origin_pts,
                self.end_pts,
                self.keyed_by,
                self.estimated,
                self.packet_count,
                self.whole,
            ],
            np.int64,
        )
        save_arrays(
            path,
            "saving an index of frames",
            numbers=numbers,
            pts=self.pts,
            keys=self.keys,
            seek_keys=self.seek_keys,
            seek_numbers=self.seek_numbers,
            seek_timestamps=self.seek_timestamps,
        )

    @classmethod
    def load(cls, path: Path) -> FrameIndex:
        """Raises MediaUnreadable when the file is missing, damaged or of another version (make it again then)."""
        hint = "Examine the media again: it is made anew."
        with stored_arrays(path, "The index of frames", hint=hint) as stored:
            numbers = [int(each) for each in stored["numbers"]]
            if numbers[0] != FORMAT_VERSION:
                raise ValueError(f"version {numbers[0]}")
            return cls(
                time_base=Fraction(numbers[1], numbers[2]),
                origin_pts=numbers[3],
                end_pts=numbers[4],
                keyed_by=KeyedBy(numbers[5]),
                estimated=bool(numbers[6]),
                packet_count=numbers[7],
                whole=bool(numbers[8]),
                pts=stored["pts"],
                keys=stored["keys"],
                seek_keys=stored["seek_keys"],
                seek_numbers=stored["seek_numbers"],
                seek_timestamps=stored["seek_timestamps"],
            )


def rising(times: Times) -> bool:
    return bool((np.diff(times) > 0).all())


def with_frames(index: FrameIndex, pts: Times, keys: Times) -> FrameIndex:
    """The index with other frames; where each seek point leads is found anew."""
    if index.keyed_by is KeyedBy.COUNT:
        numbers = np.zeros(0, np.int64)
    elif index.keyed_by is KeyedBy.PTS:
        numbers = np.searchsorted(keys, index.seek_keys, side="left").astype(np.int64)
    else:
        order = np.argsort(keys, kind="stable")
        found = np.searchsorted(keys[order], index.seek_keys, side="left")
        numbers = np.append(order, len(keys))[found].astype(np.int64)
    kept = slice(0, len(numbers))
    rises = np.maximum.accumulate(numbers) if len(numbers) else numbers
    return replace(
        index,
        pts=pts,
        keys=keys,
        whole=False,
        seek_keys=index.seek_keys[kept],
        seek_numbers=rises,
        seek_timestamps=index.seek_timestamps[kept],
    )


def _counted(index: FrameIndex, decoded: Times) -> FrameIndex:
    """Frames known by counting alone; their times made to rise where they do not."""
    steps = np.diff(decoded)
    usual = int(np.median(steps[steps > 0])) if (steps > 0).any() else 1
    pts = made_rising(decoded, usual)
    counts = np.arange(len(pts), dtype=np.int64)
    index = replace(index, keyed_by=KeyedBy.COUNT, estimated=True, end_pts=int(pts[-1]) + usual)
    return with_frames(index, pts, counts)


def made_rising(times: Times, usual_step: int) -> Times:
    """The same steps as `times` where these go forward, `usual_step` where a time is missing or goes back."""
    steps = np.diff(times)
    broken = (steps <= 0) | (times[1:] == MISSING) | (times[:-1] == MISSING)
    first = 0 if times[0] == MISSING else int(times[0])
    return np.concatenate([[first], first + np.cumsum(np.where(broken, usual_step, steps))]).astype(np.int64)
