"""The last few seconds of a video as small pictures, and the measurements between them that tell shots apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalog.analysis.shots.likeness import is_like, likeness
from catalog.analysis.thumbs import SIGNATURE_LUMA, Thumbnail
from catalog.media.opencv import cv2

_COARSE = SIGNATURE_LUMA[::-1]
_COARSE_LUMA = _COARSE[0] * _COARSE[1]
_BLANK_CONTRAST, _BLACK, _WHITE = 4.0, 45.0, 215.0
_PLAIN = 10
"""Steps of luma within which a row or column at the edge is taken for a bar."""
_WIDEST_BAR = 0.36
"""Of the width or height, at either side: an upright picture in a wide one has 0.34."""

_SAME_COLOURS, _OTHER_COLOURS = 4.0, 40.0
"""Mean difference of the weighted chroma, in steps, up to which colours are the same; what counts as much as one."""

Area = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Sample:
    """One frame: its luma thumbnail, its signature, and the mean and standard deviation of its luma."""

    frame: int
    luma: NDArray[np.uint8]
    signature: NDArray[np.float32]
    brightness: float
    contrast: float
    inside: Area
    """Rows and columns (first, end) of the thumbnail within its bars."""

    @property
    def is_blank(self) -> bool:
        """Wholly black or wholly white, as between a fade out and a fade in. A grey wall is not blank."""
        return self.contrast < _BLANK_CONTRAST and not _BLACK <= self.brightness <= _WHITE


class History:
    """The last `size` frames by their number, and what changed from each to the next.

    Ranges are half-open and silently clipped to what is still known. What is given of them are views, right until
    the next frame is pushed: all is kept twice, one `size` apart, so that every range lies in one piece.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self.count = 0
        self._samples: list[Sample | None] = [None] * size
        self._signatures: NDArray[np.float32] = np.zeros((size, 0), np.float32)
        self._changes: NDArray[np.float32] = np.zeros(2 * size, np.float32)
        self._contrasts: NDArray[np.float32] = np.zeros(2 * size, np.float32)
        self._alike: dict[tuple[int, int], float] = {}

    def push(self, thumbnail: Thumbnail) -> None:
        signature = thumbnail.signature()
        if self.count == 0:
            self._signatures = np.zeros((2 * self.size, len(signature)), np.float32)
        slot, before = self.count % self.size, (self.count - 1) % self.size
        change = _difference(signature, self._signatures[before]) if self.count else 0.0
        mean, deviation = cv2.meanStdDev(thumbnail.luma)
        brightness, contrast = float(mean[0, 0]), float(deviation[0, 0])
        for place in (slot, slot + self.size):
            self._signatures[place], self._changes[place], self._contrasts[place] = (
                signature,
                change,
                contrast,
            )
        self._samples[slot] = Sample(
            self.count, thumbnail.luma, signature, brightness, contrast, within_bars(thumbnail.luma)
        )
        self.count += 1

    @property
    def oldest(self) -> int:
        return max(0, self.count - self.size)

    def __getitem__(self, frame: int) -> Sample:
        sample = self._samples[frame % self.size]
        assert sample is not None and sample.frame == frame, "a frame that is no longer, or not yet, known"
        return sample

    def _slots(self, first: int, end: int) -> slice:
        first, end = max(first, self.oldest), min(end, self.count)
        begin = first % self.size
        return slice(begin, begin + max(0, end - first))

    def signatures(self, first: int, end: int) -> NDArray[np.float32]:
        return self._signatures[self._slots(first, end)]

    def changes(self, first: int, end: int) -> NDArray[np.float32]:
        """For each frame the mean difference of its signature from that of the frame before."""
        return self._changes[self._slots(first, end)]

    def contrasts(self, first: int, end: int) -> NDArray[np.float32]:
        return self._contrasts[self._slots(first, end)]

    def alike(self, a: int, b: int) -> float:
        """`alike` of two frames, remembered for a while."""
        if (a, b) not in self._alike:
            if len(self._alike) > 4 * self.size:
                self._alike.clear()
            self._alike[a, b] = alike(self[a], self[b])
        return self._alike[a, b]


def within_bars(luma: NDArray[np.uint8]) -> Area:
    """The rows and columns of a picture that has plain bars at its edges; all of them where it is plain throughout.

    Bars would otherwise be found again in any other picture with the same bars, and make all scenes alike.
    """
    top, bottom = _not_plain(luma.max(axis=1) - luma.min(axis=1))
    left, right = _not_plain(luma.max(axis=0) - luma.min(axis=0))
    return top, bottom, left, right


def _not_plain(spread: NDArray[np.uint8]) -> tuple[int, int]:
    size = len(spread)
    if spread[0] > _PLAIN and spread[-1] > _PLAIN:
        return 0, size
    busy = np.flatnonzero(spread > _PLAIN)
    if not len(busy):
        return 0, size
    widest = int(_WIDEST_BAR * size)
    first, last = int(busy[0]), int(busy[-1])
    first += first > 0  # a bar's very edge is busy, and the same in every picture
    last -= last < size - 1
    return min(first, widest), max(last + 1, size - widest)


def _both(a: Sample, b: Sample) -> tuple[slice, slice]:
    """What is within the bars of either."""
    top, bottom, left, right = zip(a.inside, b.inside, strict=True)
    return slice(min(top), max(bottom)), slice(min(left), max(right))


def apart(a: Sample, b: Sample) -> float:
    """Mean difference of two signatures, in steps of 8-bit luma."""
    return _difference(a.signature, b.signature)


def _difference(a: NDArray[np.float32], b: NDArray[np.float32]) -> float:
    return float(cv2.norm(a, b, cv2.NORM_L1)) / len(a)


def correlation(a: Sample, b: Sample) -> float:
    """Correlation of the coarse luma pictures, each block in its place: -1 to 1; 0 where one is flat."""
    rows, columns = _both(a, b)
    height, width = a.luma.shape
    coarse = (
        slice(rows.start * _COARSE[0] // height, -(-rows.stop * _COARSE[0] // height)),
        slice(columns.start * _COARSE[1] // width, -(-columns.stop * _COARSE[1] // width)),
    )
    x, y = (each.signature[:_COARSE_LUMA].reshape(_COARSE)[coarse].reshape(-1) for each in (a, b))
    x, y = x - x.mean(), y - y.mean()
    size = float(np.sqrt((x @ x) * (y @ y)))
    return float(x @ y) / size if size > 1e-6 else 0.0


def alike(a: Sample, b: Sample) -> float:
    """Likeness in whichever direction finds more; 0 where neither picture has texture. Bars do not count."""
    area = _both(a, b)
    x, y = a.luma[area], b.luma[area]
    return max(likeness(x, y) or 0.0, likeness(y, x) or 0.0)


def are_one_scene(a: Sample, b: Sample, limit: float) -> bool:
    """Whether `one_scene` comes to `limit`, without looking further once it does."""
    rest = limit - 0.3 * max(0.0, correlation(a, b))
    area = _both(a, b)
    x, y = a.luma[area], b.luma[area]
    return is_like(x, y, rest) or is_like(y, x, rest)


def one_scene(a: Sample, b: Sample) -> float:
    """Evidence that both frames show one scene: likeness, helped by things being in their places.

    Views of one scene come to 0.8 and more, unlike scenes to 0.6 (medians on made montages: 0.97 and 0.58).
    """
    return alike(a, b) + 0.3 * max(0.0, correlation(a, b))


def shown_in(a: Sample, b: Sample) -> float:
    """How well what `a` shows is to be seen in `b`: like `one_scene`, but in the one direction, and less where the
    colours differ. A bare wall, in which there is nothing to find, counts as found."""
    area = _both(a, b)
    found = likeness(a.luma[area], b.luma[area])
    return (1.0 if found is None else found) + _in_place_and_colour(a, b)


def is_shown_in(a: Sample, b: Sample, least: float) -> bool:
    """Whether `shown_in` comes to `least`, without looking further once it does."""
    area = _both(a, b)
    return is_like(a.luma[area], b.luma[area], least - _in_place_and_colour(a, b), bare=1.0)


def _in_place_and_colour(a: Sample, b: Sample) -> float:
    colours = _difference(a.signature[_COARSE_LUMA:], b.signature[_COARSE_LUMA:])
    return 0.3 * max(0.0, correlation(a, b)) - max(0.0, colours - _SAME_COLOURS) / _OTHER_COLOURS
