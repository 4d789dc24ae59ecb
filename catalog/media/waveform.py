"""The outline of a recording's sound, for a timeline: lowest and highest sample of each millisecond or so.

Several channels are laid over each other: a bin holds the extremes over all of them, so that what is in one channel
alone is seen. Values are kept in 8 bits by their square root, which shows quiet sound (-84 dBFS is one step) as
well as loud. An hour takes 7 MB or less. Coarser levels are made from the finest when the file is read.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catalog.media.arrays import save_arrays, stored_arrays

Codes = NDArray[np.int8]
FORMAT_VERSION = 1
BINS_A_SECOND = 1000
STEP = 4
"""Each level's bins are so many times as long as those of the one before."""
COARSEST_BINS = 64
BINS_A_COLUMN = 8
"""A column of a picture is drawn of so many bins or more, that it shows an eighth of its neighbours at most."""
VOID = np.int8(-128)
"""In both arrays: no sound is recorded here (a gap in the stream)."""


def encoded(values: NDArray[np.float32]) -> Codes:
    """Samples (full scale ±1) as codes -127 … 127: the signed square root. What exceeds full scale is 127."""
    root = np.sqrt(np.minimum(np.abs(values), np.float32(1.0))) * np.float32(127.0)
    return np.copysign(np.rint(root), values).astype(np.int8)


def code_of_level(dbfs: float) -> float:
    """The code, not rounded, of a sample at that level."""
    return 127.0 * 10 ** (dbfs / 40)


AMPLITUDES: NDArray[np.float32] = np.array(
    [math.nan, *(math.copysign((code / 127) ** 2, code) for code in range(-127, 128))], np.float32
)
"""The sample that a code stands for, at index code + 128; NaN for VOID."""


@dataclass(frozen=True, eq=False)
class Level:
    """`low[k]` and `high[k]` are the codes of the extremes over samples k * samples … (k + 1) * samples - 1."""

    samples: int
    low: Codes
    high: Codes

    def __len__(self) -> int:
        return len(self.low)


@dataclass(frozen=True, eq=False, kw_only=True)
class Waveform:
    """Bin k of the finest level begins at `start + k * bin_samples / rate` seconds."""

    start: Fraction
    """Seconds on the clock of the media's reference stream (PTS times its time base)."""
    rate: int
    bin_samples: int
    channels: int
    low: Codes
    high: Codes

    @property
    def bin_seconds(self) -> Fraction:
        return Fraction(self.bin_samples, self.rate)

    @property
    def end(self) -> Fraction:
        """Seconds; the end of the last bin, which may reach past the last sample by less than a bin."""
        return self.start + len(self.low) * self.bin_seconds

    @cached_property
    def levels(self) -> list[Level]:
        """From the finest up, each `STEP` times as coarse, down to some dozens of bins."""
        made = [Level(self.bin_samples, self.low, self.high)]
        while len(made[-1]) > COARSEST_BINS * STEP:
            made.append(_coarser(made[-1]))
        return made

    def columns(self, start: Fraction, end: Fraction, count: int) -> NDArray[np.float32]:
        """What `count` columns of a picture from `start` to `end` (seconds, as `start` of this) show.

        Shape (count, 2): lowest and highest sample, -1 … 1; NaN where there is no sound. Where a column is
        shorter than a bin, it shows the bin it lies in. Takes as long as there are columns, at any zoom.
        """
        made = np.full((count, 2), np.nan, np.float32)
        width = (end - start) / count if count else Fraction(0)
        if width <= 0 or not len(self.low):
            return made
        fine_enough = [
            each for each in self.levels if Fraction(each.samples, self.rate) * BINS_A_COLUMN <= width
        ]
        level = fine_enough[-1] if fine_enough else self.levels[0]
        per_bin = Fraction(level.samples, self.rate)
        edges = float((start - self.start) / per_bin) + float(width / per_bin) * np.arange(count + 1)
        first = np.floor(edges[:-1] + 1e-9).astype(np.int64)
        last = np.maximum(first + 1, np.ceil(edges[1:] - 1e-9).astype(np.int64))
        shown = np.flatnonzero((last > 0) & (first < len(level)))
        if not len(shown):
            return made
        begin, until = max(0, int(first[shown[0]])), min(len(level), int(last[shown[-1]]))
        low = np.concatenate((level.low[begin:until], [VOID]))
        high = np.concatenate((level.high[begin:until], [VOID]))
        low[low == VOID] = 127
        spans = np.empty(2 * len(shown), np.int64)
        spans[::2], spans[1::2] = first[shown].clip(begin) - begin, last[shown].clip(None, until) - begin
        lowest: Codes = np.minimum.reduceat(low, spans)[::2]
        highest: Codes = np.maximum.reduceat(high, spans)[::2]
        lowest[highest == VOID] = VOID
        made[shown, 0] = AMPLITUDES[lowest.astype(np.int64) + 128]
        made[shown, 1] = AMPLITUDES[highest.astype(np.int64) + 128]
        return made

    def save(self, path: Path) -> None:
        """Writes one file that appears whole or not at all. Raises StorageFull and the like."""
        numbers = [FORMAT_VERSION, self.start.numerator, self.start.denominator]
        numbers += [self.rate, self.bin_samples, self.channels]
        save_arrays(
            path, "saving a waveform", numbers=np.array(numbers, np.int64), low=self.low, high=self.high
        )

    @classmethod
    def load(cls, path: Path) -> Waveform:
        """Raises MediaUnreadable when the file is missing, damaged or of another version (make it again then)."""
        hint = "It is made anew when the media is examined."
        with stored_arrays(path, "The waveform", hint=hint) as stored:
            version, over, under, rate, samples, channels = (int(each) for each in stored["numbers"])
            if version != FORMAT_VERSION or rate <= 0 or samples <= 0:
                raise ValueError(f"version {version}")
            low, high = stored["low"], stored["high"]
            if low.dtype != np.int8 or high.dtype != np.int8 or low.shape != high.shape or low.ndim != 1:
                raise ValueError("not a waveform")
            start = Fraction(over, under)
        return cls(start=start, rate=rate, bin_samples=samples, channels=channels, low=low, high=high)


class WaveformMaker:
    """Takes samples in order and keeps their extremes."""

    def __init__(self, rate: int, channels: int) -> None:
        self.rate = rate
        self.channels = channels
        self.bin_samples = max(1, round(rate / BINS_A_SECOND))
        self._low: list[Codes] = []
        self._high: list[Codes] = []
        self._bins = 0
        self._left = np.empty((2, 0), np.float32)
        """Extremes of the samples that do not fill a bin yet."""
        self._end = 0

    def take(self, place: int, samples: NDArray[np.float32]) -> tuple[int, NDArray[np.float32]]:
        """Adds `samples` (channels, n), which begin `place` samples after the first of all.

        Returns the number of the first bin that this filled, and each filled bin's largest sample without its
        sign. A stretch left out before `place` is void.
        """
        if place > self._end:
            self._skip_to(place)
        low, high = (samples[0], samples[0]) if len(samples) == 1 else (samples.min(0), samples.max(0))
        low, high = np.concatenate((self._left[0], low)), np.concatenate((self._left[1], high))
        count = len(low) // self.bin_samples
        whole = count * self.bin_samples
        self._left = np.stack((low[whole:], high[whole:]))
        self._end = place + samples.shape[1]
        return self._filled(low[:whole], high[:whole])

    def result(self, start: Fraction) -> Waveform:
        """The waveform of all that was taken; `start` is the first sample's time in seconds."""
        if self._left.shape[1]:
            self._filled(*self._left)
            self._left = np.empty((2, 0), np.float32)
        empty = np.empty(0, np.int8)
        return Waveform(
            start=start,
            rate=self.rate,
            bin_samples=self.bin_samples,
            channels=self.channels,
            low=np.concatenate(self._low) if self._low else empty,
            high=np.concatenate(self._high) if self._high else empty,
        )

    def _filled(self, low: NDArray[np.float32], high: NDArray[np.float32]) -> tuple[int, NDArray[np.float32]]:
        """Bins of these extremes; the last one may be short."""
        first = self._bins
        if not len(low):
            return first, np.empty(0, np.float32)
        edges = np.arange(0, len(low), self.bin_samples)
        low, high = np.minimum.reduceat(low, edges), np.maximum.reduceat(high, edges)
        self._low.append(encoded(low))
        self._high.append(encoded(high))
        self._bins += len(low)
        return first, np.maximum(-low, high)

    def _skip_to(self, place: int) -> None:
        """Closes the bin under way and adds void ones up to the bin that `place` lies in."""
        if self._left.shape[1]:
            self._filled(*self._left)
        missing = place // self.bin_samples - self._bins
        if missing > 0:
            void = np.full(missing, VOID, np.int8)
            self._low.append(void)
            self._high.append(void)
            self._bins += missing
        inside = max(0, place - self._bins * self.bin_samples)
        self._left = np.zeros((2, inside), np.float32)  # the part of a bin that the gap still covers


def _coarser(level: Level) -> Level:
    whole = -len(level) % STEP
    # a void bin must lose against any other: as the highest code for the minimum, the lowest for the maximum
    low = np.pad(level.low, (0, whole), constant_values=VOID).reshape(-1, STEP)
    high = np.pad(level.high, (0, whole), constant_values=VOID).reshape(-1, STEP)
    lowest = np.where(low == VOID, np.int8(127), low).min(1)
    highest = high.max(1)
    lowest[highest == VOID] = VOID
    return Level(level.samples * STEP, lowest, highest)
