"""Landmarks of a recording's sound: pairs of peaks in its spectrogram, by which the same sound is found again.

After A. Wang, "An industrial-strength audio search algorithm" (ISMIR 2003). A landmark is a peak, another one soon
after it, and the time between: it survives coding, another level and some added noise. That the same landmarks
stand in the same order with one and the same lag says where to look; whether it is the same sound is judged from
the samples (`catalog.analysis.sound.repeats`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catalog.media.arrays import save_arrays, stored_arrays
from catalog.media.low_sound import LOW_RATE

Samples = NDArray[np.float32]
Integers = NDArray[np.int64]
FORMAT_VERSION = 1
WINDOW, HOP = 1024, 256
"""Samples at 8 kHz: 128 ms and 32 ms."""
HOPS_A_SECOND = Fraction(LOW_RATE, HOP)
LOWEST, HIGHEST = 26, 435
"""Bins of the spectrum, 7.8 Hz each: 200 to 3,400 Hz, which every coder and telephone keeps."""
ALONE_BINS, ALONE_HOPS = 10, 5
"""A peak is the greatest within so many bins and hops to each side."""
FLOOR = 2e-5
"""The least magnitude of a peak: that of a tone at -88 dBFS. Below it is nothing but rounding."""
PARTNERS = 3
NEAREST_HOPS, FARTHEST_HOPS, FARTHEST_BINS = 2, 63, 127


@dataclass(frozen=True, eq=False, kw_only=True)
class Landmarks:
    """`codes[k]` was found at `times[k]` hops (32 ms) after the stream's first sample; sorted by code, then time."""

    start: Fraction
    """Seconds on the clock of the media's reference stream at the first sample."""
    file_start: Fraction
    """The same moment on the clock of the file that was listened to."""
    seconds: Fraction
    """How long the sound is."""
    codes: NDArray[np.uint32]
    times: NDArray[np.uint32]

    def save(self, path: Path) -> None:
        """Writes one file that appears whole or not at all. Raises StorageFull and the like."""
        numbers = [FORMAT_VERSION]
        for each in (self.start, self.file_start, self.seconds):
            numbers += [each.numerator, each.denominator]
        save_arrays(
            path,
            "saving the landmarks of a sound",
            numbers=np.array(numbers, np.int64),
            codes=self.codes,
            times=self.times,
        )

    @classmethod
    def load(cls, path: Path) -> Landmarks:
        """Raises MediaUnreadable when the file is missing, damaged or of another version (make it again then)."""
        hint = "They are made anew when the media is listened to again."
        with stored_arrays(path, "The landmarks of the sound", hint=hint) as stored:
            version, *rest = (int(each) for each in stored["numbers"])
            if version != FORMAT_VERSION:
                raise ValueError(f"version {version}")
            start, file_start, seconds = (Fraction(*rest[at : at + 2]) for at in (0, 2, 4))
            codes, times = stored["codes"], stored["times"]
            if codes.dtype != np.uint32 or times.dtype != np.uint32 or codes.shape != times.shape:
                raise ValueError("no landmarks")
        return cls(start=start, file_start=file_start, seconds=seconds, codes=codes, times=times)


class LandmarkMaker:
    """Takes samples at 8 kHz in order; keeps a second of them."""

    def __init__(self) -> None:
        self._samples: Samples = np.empty(0, np.float32)
        self._hop = 0
        """The hop that `_samples` begin with."""
        self._spectra: Samples = np.empty((0, HIGHEST - LOWEST), np.float32)
        self._spectra_hop = 0
        self._peaks: list[Integers] = []
        self._window = np.hanning(WINDOW).astype(np.float32) / np.float32(WINDOW / 2)

    def take(self, place: int, samples: Samples) -> None:
        """`place` in samples; where it does not follow, the sound before it is over."""
        if place != self._hop * HOP + len(self._samples):
            self._peaks.extend(self._found(final=True))
            begin = -(-place // HOP)
            samples = samples[begin * HOP - place :]
            self._hop = self._spectra_hop = begin
            self._samples, self._spectra = samples, self._spectra[:0]
        else:
            self._samples = np.concatenate((self._samples, samples))
        count = (len(self._samples) - WINDOW) // HOP + 1
        if count > 0:
            windows = np.lib.stride_tricks.sliding_window_view(self._samples, WINDOW)[: count * HOP : HOP]
            spectra = np.abs(np.fft.rfft(windows * self._window, axis=1)[:, LOWEST:HIGHEST])
            self._spectra = np.concatenate((self._spectra, spectra))
            self._samples, self._hop = self._samples[count * HOP :], self._hop + count
        self._peaks.extend(self._found(final=False))

    def result(self, *, start: Fraction, file_start: Fraction, seconds: Fraction) -> Landmarks:
        self._peaks.extend(self._found(final=True))
        peaks = np.concatenate(self._peaks) if self._peaks else np.empty((0, 2), np.int64)
        codes, times = _pairs(peaks)
        order = np.lexsort((times, codes))
        return Landmarks(
            start=start,
            file_start=file_start,
            seconds=seconds,
            codes=codes[order].astype(np.uint32),
            times=times[order].astype(np.uint32),
        )

    def _found(self, *, final: bool) -> Iterator[Integers]:
        """(hop, bin) of the peaks that have enough before and after them to be judged, in order of time."""
        count = len(self._spectra)
        last = count if final else count - ALONE_HOPS
        if last <= 0:
            return
        greatest = _greatest_around(self._spectra, ALONE_HOPS, 0)
        greatest = _greatest_around(greatest, ALONE_BINS, 1)
        is_peak = (self._spectra >= greatest) & (self._spectra > FLOOR)
        is_peak[last:] = False
        is_peak[: max(0, self._judged - self._spectra_hop)] = False
        self._judged = self._spectra_hop + last
        hops, bins = np.nonzero(is_peak)
        kept = max(0, last - ALONE_HOPS)
        yield np.stack((hops + self._spectra_hop, bins), axis=1).astype(np.int64)
        self._spectra, self._spectra_hop = self._spectra[kept:], self._spectra_hop + kept

    _judged = 0


def _pairs(peaks: Integers) -> tuple[Integers, Integers]:
    """Codes and times of each peak with up to `PARTNERS` that follow it, not too near and not too far."""
    codes, times = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    hops, bins = peaks[:, 0], peaks[:, 1]
    partners = np.zeros(len(peaks), np.int64)
    for ahead in range(1, 12 * PARTNERS):
        if ahead >= len(peaks):
            break
        later, rise = hops[ahead:] - hops[:-ahead], bins[ahead:] - bins[:-ahead]
        fit = (later >= NEAREST_HOPS) & (later <= FARTHEST_HOPS) & (np.abs(rise) <= FARTHEST_BINS)
        fit &= partners[:-ahead] < PARTNERS
        first = np.flatnonzero(fit)
        partners[first] += 1
        codes.append((bins[first] << 14) | ((rise[first] + FARTHEST_BINS) << 6) | later[first])
        times.append(hops[first])
    return np.concatenate(codes), np.concatenate(times)


def _greatest_around(values: Samples, reach: int, axis: int) -> Samples:
    """For each place the greatest value within `reach` to both sides along the axis."""
    made = np.moveaxis(values, axis, 0).copy()
    covered = 1
    while covered < 2 * reach + 1:  # the greatest of the values from here on, ever more of them
        step = min(covered, 2 * reach + 1 - covered)
        made[:-step] = np.maximum(made[:-step], made[step:])
        covered += step
    # moved back by `reach`; the first places see fewer before them
    whole = np.empty_like(made)
    whole[reach:] = made[:-reach] if reach else made
    for at in range(min(reach, len(made))):
        whole[at] = np.moveaxis(values, axis, 0)[: at + reach + 1].max(0)
    return np.moveaxis(whole, 0, axis)
