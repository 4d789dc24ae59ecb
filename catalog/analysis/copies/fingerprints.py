"""Fingerprints of pictures by which copies of one recording are found: PDQ, 256 bits, borders cropped first.

PDQ is Meta's ("The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing Algorithm", ThreatExchange, 2019):
luma no larger than 512 pixels is smoothed by two passes of a box filter each way, sampled at 64 × 64, and of its
cosine transform the 16 × 16 lowest frequencies, without the constant ones, are compared with their median. The
quality, 0 to 100, adds up the steps between neighbouring samples. Luma as coded will do, since neither
brightness nor contrast moves a bit.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from catalog.analysis.copies.fingerprint_file import LEAST_QUALITY, Fingerprints, Hashes
from catalog.analysis.thumbs import Plane, shrunk
from catalog.media.opencv import cv2
from catalog.model.derived import FINGERPRINTS

__all__ = [
    "FINGERPRINTS",
    "LEAST_QUALITY",
    "FingerprintTaker",
    "Fingerprints",
    "Hashes",
    "active_area",
    "distances",
    "pdq",
]

A_SECOND = 2
"""Fingerprints a second, besides those of keyframes."""
LARGEST_SIDE = 512
SIDE = 64
FREQUENCIES = 16


class FingerprintTaker:
    """Takes fingerprints while a media's frames come by in order of time.

    `rotation_degrees` is the clockwise turn that makes the coded picture upright (a multiple of 90).
    """

    def __init__(self, time_base: Fraction, rotation_degrees: int = 0) -> None:
        self._time_base = time_base
        self._turns = -(rotation_degrees // 90) % 4
        self._step = Fraction(1, A_SECOND)
        self._next: Fraction | None = None
        self._taken: dict[int, _Taken] = {}

    def wants(self, pts: int) -> bool:
        """Whether this frame is due: the first, and the first after each half second from it on."""
        return self._next is None or pts * self._time_base >= self._next

    def take(self, pts: int, luma: Plane, *, keyframe: bool = False) -> None:
        """Takes the fingerprint of a frame; `luma` (h, w) uint8 as coded, of full size or reduced.

        A frame that `wants` did not ask for may be given as well, and at any time (a keyframe is often chosen
        late). The same frame given twice is taken once.
        """
        if self.wants(pts):
            begun = pts * self._time_base if self._next is None else self._next
            behind = (pts * self._time_base - begun) // self._step
            self._next = begun + (behind + 1) * self._step
        known = self._taken.get(pts)
        if known is None:
            known = self._taken[pts] = _taken(np.rot90(small_luma(luma), self._turns))
        known.keyframe |= keyframe

    def result(self) -> Fingerprints:
        """All that was taken so far, in order of time."""
        ordered = sorted(self._taken)
        found = [self._taken[pts] for pts in ordered]
        taken = [each.settled(found[max(0, n - 1) : n + 2]) for n, each in enumerate(found)]
        return Fingerprints(
            time_base=self._time_base,
            pts=np.array(ordered, np.int64),
            hashes=np.array([each.hashed for each in taken], np.uint8).reshape(-1, 32),
            mirrored=np.array([each.mirrored for each in taken], np.uint8).reshape(-1, 32),
            quality=np.array([each.quality for each in taken], np.uint8),
            keyframe=np.array([each.keyframe for each in found], np.bool_),
            area=np.array([each.area for each in taken], np.uint16).reshape(-1, 4),
        )


@dataclass(frozen=True, slots=True)
class _Hashed:
    hashed: Hashes
    mirrored: Hashes
    quality: int
    area: tuple[int, int, int, int] = (0, 0, 10_000, 10_000)


@dataclass(slots=True)
class _Taken:
    """A picture as a whole and, where it seems to have borders, without them."""

    whole: _Hashed
    inside: _Hashed | None
    keyframe: bool = False

    def settled(self, around: list[_Taken]) -> _Hashed:
        """The one that counts: borders are believed where a neighbour in time has the same. Things that pass close
        to the lens look like borders too, but not twice at the same place."""
        if self.inside is None:
            return self.whole
        mine = np.array(self.inside.area)
        for other in around:
            if other is self or other.inside is None:
                continue
            if np.abs(mine - other.inside.area).max() <= SAME_BORDER:
                return self.inside
        return self.inside if len(around) == 1 else self.whole


def _taken(picture: Plane) -> _Taken:
    left, top, right, bottom = active_area(picture)
    height, width = picture.shape
    whole = _Hashed(*pdq(picture))
    if (left, top, right, bottom) == (0, 0, width, height):
        return _Taken(whole, None)
    edges = (left / width, top / height, right / width, bottom / height)
    area = (
        round(10_000 * edges[0]),
        round(10_000 * edges[1]),
        round(10_000 * edges[2]),
        round(10_000 * edges[3]),
    )
    return _Taken(whole, _Hashed(*pdq(picture[top:bottom, left:right]), area))


# ---------------------------------------------------------------- PDQ


def small_luma(luma: Plane) -> Plane:
    """The luma averaged down until its longer side is at most 512 pixels."""
    longest = max(luma.shape)
    if longest <= LARGEST_SIDE:
        return luma
    scale = LARGEST_SIDE / longest
    return shrunk(luma, (max(1, round(luma.shape[1] * scale)), max(1, round(luma.shape[0] * scale))))


def pdq(picture: Plane) -> tuple[Hashes, Hashes, int]:
    """Of a luma picture (h, w) uint8, at most 512 pixels long: its hash and that of its mirror image, (32,) uint8
    each, and its quality (0 to 100)."""
    samples = _samples(picture)
    transformed = (_COSINES @ samples @ _COSINES.T).astype(np.float32)
    mirrored = (transformed * _MIRROR).astype(np.float32)
    return _bits(transformed), _bits(mirrored), _quality(samples)


def distances(one: Hashes, others: Hashes) -> NDArray[np.int64]:
    """How many of the 256 bits of `one` (32,) differ from each of `others` (n, 32)."""
    differing = np.bitwise_count(one.view(np.uint64) ^ np.ascontiguousarray(others).view(np.uint64))
    summed: NDArray[np.int64] = differing.sum(axis=1, dtype=np.int64)
    return summed


def _samples(picture: Plane) -> NDArray[np.float32]:
    height, width = picture.shape
    smooth = picture.astype(np.float32)
    box = (max(1, (width + 127) // 128), max(1, (height + 127) // 128))
    anchor = ((box[0] - 1) // 2, (box[1] - 1) // 2)  # an even box reaches one further down and right
    if box != (1, 1):
        for _ in range(2):
            smooth = cv2.blur(smooth, box, anchor=anchor, borderType=cv2.BORDER_REPLICATE)
    rows = ((np.arange(SIDE) + 0.5) * height / SIDE).astype(np.intp)
    columns = ((np.arange(SIDE) + 0.5) * width / SIDE).astype(np.intp)
    samples: NDArray[np.float32] = smooth[rows[:, None], columns]
    return samples


def _quality(samples: NDArray[np.float32]) -> int:
    steps = sum(int(np.abs(np.trunc(np.diff(samples, axis=axis) * (100 / 255))).sum()) for axis in (0, 1))
    return min(100, steps // 90)


def _bits(transformed: NDArray[np.float32]) -> Hashes:
    middle = np.partition(transformed, 127, axis=None)[127]
    return np.packbits(transformed > middle)


def _cosines() -> NDArray[np.float32]:
    frequency = np.arange(1, FREQUENCIES + 1)[:, None]
    place = 2 * np.arange(SIDE) + 1
    cosines: NDArray[np.float32] = np.sqrt(2 / SIDE) * np.cos(np.pi / 2 / SIDE * frequency * place)
    return cosines.astype(np.float32)


_COSINES = _cosines()
_MIRROR: NDArray[np.float32] = np.where(np.arange(FREQUENCIES) % 2 == 0, -1, 1).astype(np.float32)
"""What mirroring does to the transform: odd frequencies across change their sign."""


# ---------------------------------------------------------------- borders

EVEN = 5
"""Levels within which a border's pixels lie from its middle level (compression leaves some unrest)."""
EVEN_SHARE = 0.97
DARK_LEVEL, DARK_SHARE = 24, 0.75
"""A black bar may bear something small, such as a logo or a line of words."""
STEP = 8.0
"""Levels by which the first line of the picture must differ from the border, or vary."""
SAME_BORDER = 150
"""Ten-thousandths of a side by which a border may differ from one frame to the next."""
MOST_CROPPED = 0.8
"""A border thicker than this share of a side is none: the picture is a dark or plain one."""


def active_area(picture: Plane) -> tuple[int, int, int, int]:
    """Left, top, right and bottom (half-open) of what is inside uniform borders, in pixels of `picture`.

    A border is a run of lines from an edge that are even and alike (black, or of one colour), and ends with a
    plain step; where it fades into the picture (a dark sky) nothing is cropped.
    """
    height, width = picture.shape
    top, bottom = _bars(picture)
    inner = np.ascontiguousarray(picture[top : height - bottom].T)
    left, right = _bars(inner)
    return left, top, width - right, height - bottom


def _bars(picture: Plane) -> tuple[int, int]:
    """How many lines at the start and at the end are border."""
    lines = picture.shape[0]
    if min(picture.shape) < 16:
        return 0, 0
    first, last = _bar(picture), _bar(picture[::-1])
    return (0, 0) if first + last > MOST_CROPPED * lines else (first, last)


def _bar(picture: Plane) -> int:
    level = int(np.median(picture[0]))
    dark = level <= DARK_LEVEL
    # a border is usually none at all: look at few lines before looking at many
    if not _even(picture[:2], level, dark).all():
        return 0
    even = _even(picture, level, dark)
    end = int(np.argmin(even)) if not even.all() else len(even)
    if end < 2 or end == len(even):
        return 0
    beyond = picture[end : end + 3].astype(np.float32)
    is_step = abs(float(beyond.mean()) - level) >= STEP or float(beyond.std()) >= STEP
    return end + 1 if is_step else 0  # the line at the edge is a mixture


def _even(lines: Plane, level: int, dark: bool) -> NDArray[np.bool_]:
    near = cv2.inRange(lines, max(0, level - EVEN), min(255, level + EVEN))
    share = cv2.reduce(near, 1, cv2.REDUCE_AVG, dtype=cv2.CV_32F)[:, 0] / 255
    even: NDArray[np.bool_] = share >= (DARK_SHARE if dark else EVEN_SHARE)
    return even
