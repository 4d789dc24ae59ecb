"""Job: frames of two media that share footage laid over each other: the exact moments, and what was changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from catalog.analysis.copies.fingerprints import LEAST_QUALITY, active_area, distances, pdq, small_luma
from catalog.analysis.copies.matching import CANDIDATE, SharedRange
from catalog.analysis.copies.results import Closely, Footing, ToCompare
from catalog.analysis.thumbs import Plane, planes_of
from catalog.errors import CatalogError
from catalog.jobs import JobContext, SilentContext
from catalog.media.frame_indexing import build_index
from catalog.media.frame_reader import FrameReader
from catalog.media.opencv import cv2

ANCHORS = 5
"""Moments of a range at which frames are laid over each other."""
REFINED_RANGES = 8
AROUND_SECONDS = 0.45
END_SECONDS = 0.8
"""How far around a range's ends is looked for where it really ends."""
STEP_SECONDS = 0.4
BETWEEN = 8
"""Moments looked at between two ranges that may be one."""
CACHE_BYTES = 64 * 1024 * 1024
"""Decoded frames that each of the two files keeps: twenty of 1080p."""
SIDE = 128
OVERLAY_LEVELS = 22
OVERLAY_SHARE = 0.002
GREY_DEVIATION = 1.5
"""Levels that the chroma of a picture without colour varies at most."""

Picture = NDArray[np.float32]


def look_closely(context: JobContext, *, pairs: list[ToCompare]) -> list[Closely]:
    """For each pair what is seen; where a file cannot be read, the ranges as they were given."""
    looked = []
    for count, pair in enumerate(pairs):
        context.report(count, len(pairs), "pairs", "laying frames over each other")
        try:
            with (
                _Side(pair.one, context.check_cancelled) as one,
                _Side(pair.other, context.check_cancelled) as other,
            ):
                looked.append(_compared(one, other, pair.ranges))
        except CatalogError:
            context.check_cancelled()
            looked.append(Closely(ranges=pair.ranges))
    return looked


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """A frame for comparing: upright, without borders. Small, as hundreds are kept; `_Side.raw` gives the frame."""

    seconds: float
    number: int
    luma: Picture
    """(128, 128) float32."""
    hashed: NDArray[np.uint8]
    plain: bool


class _Side:
    """Frames of one file by seconds (PTS times time base)."""

    def __init__(self, footing: Footing, while_decoding: Callable[[], None]) -> None:
        self._turns = -(footing.rotation_degrees // 90) % 4
        path = Path(footing.path)
        self._index = build_index(path, footing.stream_index, SilentContext())
        self._reader = FrameReader(
            path,
            self._index,
            footing.stream_index,
            cache_bytes=CACHE_BYTES,
            while_decoding=while_decoding,
        )
        self._seen: dict[tuple[int, bool], _Seen] = {}
        self.time_base = float(self._index.time_base)

    def __enter__(self) -> _Side:
        return self

    def __exit__(self, *_: object) -> None:
        self._reader.close()

    def __len__(self) -> int:
        return len(self._index)

    def number_near(self, seconds: float) -> int:
        """The frame whose time is nearest."""
        pts = self._index.pts
        place = int(np.clip(np.searchsorted(pts, seconds / self.time_base), 1, max(1, len(pts) - 1)))
        before = pts[place - 1] * self.time_base
        after = pts[min(place, len(pts) - 1)] * self.time_base
        return place - 1 if seconds - before <= after - seconds else min(place, len(pts) - 1)

    def numbers(self, start: float, end: float) -> range:
        first, last = np.searchsorted(self._index.pts, [start / self.time_base, end / self.time_base])
        return range(int(first), int(last))

    def seconds_of(self, number: int) -> float:
        return self._index.pts_of(number) * self.time_base

    def end_of(self, number: int) -> float:
        """When the next frame is shown, or the media ends."""
        index = self._index
        following = index.pts_of(number + 1) if number + 1 < len(index) else index.end_pts
        return following * self.time_base

    def seen(self, number: int, mirrored: bool = False) -> _Seen:
        key = (number, mirrored)
        if key not in self._seen:
            upright = np.rot90(small_luma(planes_of(self.raw(number))[0]), self._turns)
            left, top, right, bottom = active_area(upright)
            inside = np.ascontiguousarray(upright[top:bottom, left:right])
            if mirrored:
                inside = np.ascontiguousarray(inside[:, ::-1])
            hashed, _, quality = pdq(inside)
            small = cv2.resize(inside, (SIDE, SIDE), interpolation=cv2.INTER_AREA).astype(np.float32)
            self._seen[key] = _Seen(self.seconds_of(number), number, small, hashed, quality < LEAST_QUALITY)
        return self._seen[key]

    def raw(self, number: int) -> av.VideoFrame:
        """As decoded; decoded again unless it is among the last."""
        return self._reader.frame(number).raw


def _compared(one: _Side, other: _Side, ranges: tuple[SharedRange, ...]) -> Closely:
    pairs: list[tuple[_Seen, _Seen]] = []
    whole: list[_WholePair] = []
    refined = []
    for each in ranges[:REFINED_RANGES]:
        aligned = []
        for a, b in _aligned(one, other, each):
            aligned.append((a, b))
            whole.append(_whole_pair(one.raw(a.number), other.raw(b.number)))
        pairs += aligned
        moved = _moved(each, aligned)
        refined.append(moved if each.stands_still else _with_ends(one, other, moved))
    overlaid, where, side = _overlay(pairs)
    return Closely(
        ranges=_joined(one, other, [*refined, *ranges[REFINED_RANGES:]]),
        frames=len(pairs),
        same_pixels=any(each.same_pixels for each in whole),
        grey_side=_grey_side([each.colourfulness for each in whole]),
        overlaid=overlaid,
        overlaid_where=where,
        overlaid_side=side,
    )


# ---------------------------------------------------------------- the exact moments


def _aligned(one: _Side, other: _Side, found: SharedRange) -> Iterator[tuple[_Seen, _Seen]]:
    """Frames of the one, and for each the likest of the other's frames around where it should be."""
    for share in (np.arange(ANCHORS) + 0.5) / ANCHORS:
        number = one.number_near(found.start + float(share) * (found.end - found.start))
        mine = one.seen(number)
        wanted = _across(found, mine.seconds)
        theirs = [
            other.seen(each, found.mirrored)
            for each in other.numbers(wanted - AROUND_SECONDS, wanted + AROUND_SECONDS)
        ]
        if mine.plain or not theirs:
            continue
        likeness = [_likeness(mine.luma, each.luma) for each in theirs]
        best = int(np.argmax(likeness))
        if distances(mine.hashed, theirs[best].hashed[None])[0] <= CANDIDATE:
            yield mine, theirs[best]


def _moved(found: SharedRange, pairs: list[tuple[_Seen, _Seen]]) -> SharedRange:
    """The range with the shift, and for other speeds the speed, that the aligned frames have."""
    if len(pairs) < 2 or found.stands_still:
        return found
    mine = np.array([a.seconds for a, _ in pairs])
    theirs = np.array([b.seconds for _, b in pairs])
    speed = found.speed
    if len(pairs) >= 3 and abs(speed - 1) > 0.002 and mine[-1] - mine[0] > 1.0:
        speed = float(np.polyfit(mine, theirs, 1)[0])
    elif abs(speed - 1) <= 0.002:
        speed = 1.0
    shift = float(np.median(theirs - speed * mine))
    return replace(
        found,
        speed=speed,
        other_start=shift + speed * found.start,
        other_end=shift + speed * found.end,
    )


def _with_ends(one: _Side, other: _Side, found: SharedRange) -> SharedRange:
    """The range from the very first frame that is alike to the last."""
    inner = min(END_SECONDS, (found.end - found.start) / 2)
    start = _outward(one, other, found, found.start + inner, -1)
    end = _outward(one, other, found, found.end - inner, 1)
    if start is None or end is None or one.end_of(end) <= one.seconds_of(start):
        return found
    begin, until = one.seconds_of(start), one.end_of(end)
    return replace(
        found, start=begin, end=until, other_start=_across(found, begin), other_end=_across(found, until)
    )


def _outward(one: _Side, other: _Side, found: SharedRange, inside: float, way: int) -> int | None:
    """The last frame alike, going from a moment inside the range towards an end: in steps, then frame by frame."""
    number = reached = one.number_near(inside)
    if not _alike(one, other, found, number):
        return None
    while True:
        number = one.number_near(one.seconds_of(reached) + way * STEP_SECONDS)
        if number == reached or not _alike(one, other, found, number):
            break
        reached = number
    misses = 0
    number = reached + way
    while 0 <= number < len(one) and misses < 2:  # a single frame may be damaged, or a flash
        if _alike(one, other, found, number):
            reached, misses = number, 0
        else:
            misses += 1
        number += way
    return reached


def _joined(one: _Side, other: _Side, ranges: list[SharedRange]) -> tuple[SharedRange, ...]:
    """Ranges with one shift and speed are one where the frames between them are alike too (their fingerprints were
    not, as half a second apart is too far for quick movement), or where they have come to overlap."""
    joined: list[SharedRange] = []
    for each in sorted(ranges, key=lambda found: found.start):
        before = joined[-1] if joined else None
        if before is None or not _on_one_line(before, each):
            joined.append(each)
            continue
        moments = np.linspace(before.end, each.start, BETWEEN + 2)[1:-1]
        alike = sum(_alike(one, other, before, one.number_near(float(at))) for at in moments)
        if each.start - before.end <= 0.1 or alike >= 0.7 * BETWEEN:
            joined[-1] = replace(
                before,
                end=max(before.end, each.end),
                other_end=max(before.other_end, each.other_end),
                hits=before.hits + each.hits,
            )
        else:
            joined.append(each)
    return tuple(joined)


def _on_one_line(before: SharedRange, after: SharedRange) -> bool:
    same_kind = before.mirrored == after.mirrored and abs(before.speed - after.speed) < 0.01
    return same_kind and abs(_across(before, after.start) - after.other_start) <= 0.15


def _alike(one: _Side, other: _Side, found: SharedRange, number: int) -> bool:
    mine = one.seen(number)
    wanted = _across(found, mine.seconds)
    near = other.number_near(wanted)
    if abs(other.seconds_of(near) - wanted) > 0.75 * (other.end_of(near) - other.seconds_of(near)):
        return False
    theirs = other.seen(near, found.mirrored)
    if mine.plain or theirs.plain:
        return mine.plain and theirs.plain and abs(float(mine.luma.mean() - theirs.luma.mean())) < 24
    return bool(distances(mine.hashed, theirs.hashed[None])[0] <= CANDIDATE)


def _across(found: SharedRange, seconds: float) -> float:
    return found.other_start + found.speed * (seconds - found.start)


def _likeness(one: Picture, other: Picture) -> float:
    return float(cv2.matchTemplate(one, other, cv2.TM_CCOEFF_NORMED)[0, 0])


# ---------------------------------------------------------------- what was changed


@dataclass(frozen=True, slots=True)
class _WholePair:
    """What two aligned frames show at full size. They are read again for it, so that no more than two are held."""

    same_pixels: bool
    colourfulness: tuple[float, float]


def _whole_pair(one: av.VideoFrame, other: av.VideoFrame) -> _WholePair:
    return _WholePair(_same_pixels(one, other), (_colourfulness(one), _colourfulness(other)))


def _same_pixels(one: av.VideoFrame, other: av.VideoFrame) -> bool:
    if (one.width, one.height, one.format.name) != (other.width, other.height, other.format.name):
        return False
    return all(np.array_equal(a, b) for a, b in zip(_planes(one), _planes(other), strict=True))


def _planes(frame: av.VideoFrame) -> list[Plane]:
    return [each for each in planes_of(frame) if each is not None]


def _grey_side(colourfulness: list[tuple[float, float]]) -> str:
    """Which of the two has lost its colours, if one has; given that of aligned frames."""
    if not colourfulness:
        return ""
    one, other = np.median(np.array(colourfulness), axis=0)
    if one <= GREY_DEVIATION < other / 3:
        return "one"
    return "other" if other <= GREY_DEVIATION < one / 3 else ""


def _colourfulness(frame: av.VideoFrame) -> float:
    planes = _planes(frame)[1:]
    return float(max((cv2.absdiff(each, 128).mean() for each in planes), default=0.0))


def _overlay(pairs: list[tuple[_Seen, _Seen]]) -> tuple[bool, str, str]:
    """Whether something is laid over one of the pictures, where, and over which: it differs in every pair of frames,
    and where it is laid the picture does not change with time."""
    if len(pairs) < 3:
        return False, "", ""
    ones, others = (np.stack([_levelled(pair[k].luma) for pair in pairs]) for k in (0, 1))
    differs = np.sort(np.abs(ones - others), axis=0)[len(pairs) // 4]
    mask = (differs > OVERLAY_LEVELS).astype(np.uint8)
    mask[:3], mask[-3:], mask[:, :3], mask[:, -3:] = 0, 0, 0, 0  # where borders were cropped a line apart
    count, _, facts, centres = cv2.connectedComponentsWithStats(mask)
    if count < 2:
        return False, "", ""
    largest = 1 + int(np.argmax(facts[1:, cv2.CC_STAT_AREA]))
    area = facts[largest, cv2.CC_STAT_AREA]
    if not OVERLAY_SHARE * SIDE * SIDE <= area <= 0.35 * SIDE * SIDE:
        return False, "", ""
    inside = mask.astype(bool)
    unrest = [float(each[:, inside].std(axis=0).mean()) for each in (ones, others)]
    side = ""
    if min(unrest) < 0.35 * max(unrest):
        side = "one" if unrest[0] < unrest[1] else "other"
    return True, _place(*centres[largest]), side


def _levelled(picture: Picture) -> Picture:
    """Blurred a little, with the usual brightness and contrast, so that encoding leaves no difference."""
    smooth: Picture = cv2.blur(picture, (5, 5))
    low, high = np.percentile(smooth, (10, 90))
    levelled: Picture = (smooth - low) * (120.0 / max(8.0, float(high - low))) + 60.0
    return levelled.astype(np.float32)


def _place(x: float, y: float) -> str:
    across = ("left", "", "right")[min(2, int(3 * x / SIDE))]
    down = ("top", "", "bottom")[min(2, int(3 * y / SIDE))]
    return " ".join(each for each in (down, across) if each) or "middle"
