"""Impulsive sounds: a level that rises within milliseconds far above what was there, and falls again.

What made such a sound is not said. It may be a shot, a firework, a door, a hand clap, or a knock on the microphone.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from catalog.media.audio import SoundBlock

Samples = NDArray[np.float32]
FULL_SCALE = 0.999
"""A sample at or above this counts as clipped; coding moves those that were a little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpulseSettings:
    loudest_dbfs: float = -34.0
    """The peak must reach this."""
    rise_db: float = 10.0
    """The peak stands so far above everything in the `before_ms` that end `rise_ms` before it."""
    rise_ms: int = 8
    before_ms: int = 60
    background_db: float = 13.0
    """… and so far above the mean of the peaks of the `background_ms` before it."""
    background_ms: int = 400
    fall_db: float = 5.0
    """After `fall_from_ms`, until `fall_until_ms`, nothing comes nearer to the peak than this."""
    fall_from_ms: int = 60
    fall_until_ms: int = 160
    slowest_rise_us: int = 6000
    """From a tenth to nine tenths of the peak."""
    lowest_hz: float = 350.0
    """The mean frequency (root mean square) of the 3 ms around the peak; engines and footfalls lie lower."""
    burst_ms: int = 1500
    """Impulses nearer to each other than this are told as one burst …"""
    burst_of: int = 3
    """… when there are at least so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Impulse:
    """One impulsive sound, or a burst of them. Places are samples since the stream's first."""

    start: int
    """Where the first one begins to rise."""
    end: int
    """Where the last one has fallen by half (6 dB) for good, at least 1 ms after its peak."""
    peak: float
    """The largest sample without its sign; 1 is full scale, which decoded sound can exceed."""
    rise_us: int
    """From a tenth to nine tenths of the peak; of a burst, of its loudest."""
    clipped_samples: int
    count: int = 1
    places: tuple[int, ...] = ()
    """The peak of each."""

    @property
    def peak_milli_dbfs(self) -> int:
        return round(20_000 * math.log10(max(self.peak, 1e-6)))


class ImpulseFinder:
    """Takes blocks in order with the peaks of their bins; keeps the last seconds of them, whatever the length."""

    def __init__(self, rate: int, bin_samples: int, settings: ImpulseSettings | None = None) -> None:
        self._settings = settings or ImpulseSettings()
        self._rate, self._bin = rate, bin_samples
        per_ms = rate / bin_samples / 1000
        s = self._settings
        self._rise, self._before = _at_least_1(s.rise_ms * per_ms), _at_least_1(s.before_ms * per_ms)
        self._background = _at_least_1(s.background_ms * per_ms)
        self._fall = _at_least_1(s.fall_from_ms * per_ms), _at_least_1(s.fall_until_ms * per_ms)
        self._found: list[Impulse] = []
        self._blocks: list[SoundBlock] = []
        self._first = 0
        """The bin that `_peaks` begin with."""
        self._peaks: Samples = np.empty(0, np.float32)
        self._done = 0
        """Bins before this one have been judged."""

    def take(self, block: SoundBlock, first_bin: int, peaks: Samples) -> None:
        """`peaks` are the largest samples, without sign, of the bins from `first_bin` on that this block filled.

        Bin k begins at sample k * bin_samples. A gap before the block ends what is known of the sound before.
        """
        if first_bin != self._first + len(self._peaks):
            self._judge(final=True)
            self._first, self._peaks = first_bin, peaks
        else:
            self._peaks = np.concatenate((self._peaks, peaks))
        if not self._blocks or block.start != self._blocks[-1].end:
            # what sound begins with does not stand out of anything that is known
            self._done = block.start // self._bin + self._background // 2
            self._blocks = []
        self._blocks.append(block)
        self._judge(final=False)

    def result(self) -> list[Impulse]:
        """All that was found, bursts put together, in order of time."""
        self._judge(final=True)
        self._peaks, self._blocks = self._peaks[:0], []
        return _with_bursts(self._found, self._settings, self._rate)

    def _judge(self, *, final: bool) -> None:
        """Judges the bins that have enough after them, and lets go what those that follow do not need."""
        last = len(self._peaks) if final else len(self._peaks) - self._fall[1] - self._rise
        if last <= 0:
            return
        for at in self._candidates(self._peaks, last):
            if self._first + at >= self._done:
                self._consider(at)
        self._done = max(self._done, self._first + last)
        needed = max(self._first, self._done - self._background - self._before - 2 * self._rise)
        self._peaks, self._first = self._peaks[needed - self._first :], needed
        self._blocks = [each for each in self._blocks if each.end > needed * self._bin]

    def _samples(self, start: int, end: int) -> Samples:
        """(channels, n): what is there of these places, which lie in the blocks at hand."""
        parts = [
            each.samples[:, max(0, start - each.start) : max(0, end - each.start)] for each in self._blocks
        ]
        return parts[0] if len(parts) == 1 else np.concatenate(parts, axis=1)

    def _candidates(self, peaks: Samples, last: int) -> list[int]:
        """Bins that stand out of what was before them, one for each onset."""
        s = self._settings
        count = len(peaks)
        sums = np.concatenate(([0.0], np.cumsum(peaks, dtype=np.float64)))
        at = np.arange(count)
        until = np.maximum(0, at - self._rise)
        since = np.maximum(0, until - self._background)
        mean = (sums[until] - sums[since]) / np.maximum(1, until - since)
        before = _maximum_until(peaks, self._before)
        before = np.concatenate((np.zeros(min(count, self._rise)), before[: max(0, count - self._rise)]))
        stands_out = peaks >= 10 ** (s.loudest_dbfs / 20)
        stands_out &= peaks >= before * 10 ** (s.rise_db / 20)
        stands_out &= peaks >= mean * 10 ** (s.background_db / 20)
        stands_out[max(0, last) :] = False
        chosen: list[int] = []
        for each in np.flatnonzero(stands_out).tolist():
            top = each + int(np.argmax(peaks[each : each + self._rise + 1]))
            if not chosen or top - chosen[-1] > self._fall[0]:
                chosen.append(top)
        return chosen

    def _consider(self, at: int) -> None:
        s, peaks = self._settings, self._peaks
        after = peaks[at + self._fall[0] : at + self._fall[1]]
        if len(after) and after.max() > peaks[at] * 10 ** (-s.fall_db / 20):
            return
        still_loud = np.flatnonzero(peaks[at : at + self._fall[1]] > 0.5 * peaks[at])
        lasts = at + int(still_loud[-1]) + 1
        start = max(self._blocks[0].start, (self._first + at - 2 * self._rise) * self._bin)
        end = (self._first + lasts) * self._bin
        samples = self._samples(start, end)
        loud = np.abs(samples).max(0)
        here = (self._first + at) * self._bin - start
        top = here + int(np.argmax(loud[here : here + self._bin]))
        rising = loud[: top + 1]
        nearly = int(np.argmax(rising >= 0.9 * rising[-1]))
        begins = min(_last_below(rising, 0.1 * float(rising[-1])), nearly)
        rise_us = round((nearly - begins) * 1_000_000 / self._rate)
        if rise_us > s.slowest_rise_us or self._mean_hz(samples, top) < s.lowest_hz:
            return
        self._found.append(
            Impulse(
                start=start + begins,
                end=end,
                peak=float(loud[top]),
                rise_us=rise_us,
                clipped_samples=int((np.abs(samples[:, begins:]) >= FULL_SCALE).sum()),
                places=(start + top,),
            )
        )

    def _mean_hz(self, samples: Samples, top: int) -> float:
        """The root mean square frequency around a sample, in the channel that is loudest there."""
        half = max(2, round(self._rate * 0.0015))
        part = samples[:, max(0, top - half) : top + half]
        channel = part[int(np.argmax(np.abs(part).max(1)))].astype(np.float64)
        power = float(np.mean(channel**2))
        slope = float(np.mean(np.diff(channel) ** 2)) if len(channel) > 1 else 0.0
        return math.sqrt(slope / power) * self._rate / (2 * math.pi) if power > 0 else 0.0


def _with_bursts(found: list[Impulse], settings: ImpulseSettings, rate: int) -> list[Impulse]:
    groups: list[list[Impulse]] = []
    for each in found:
        if groups and each.start - groups[-1][-1].start <= settings.burst_ms * rate // 1000:
            groups[-1].append(each)
        else:
            groups.append([each])
    made: list[Impulse] = []
    for group in groups:
        if len(group) < settings.burst_of:
            made += group
            continue
        loudest = max(group, key=lambda each: each.peak)
        made.append(
            replace(
                loudest,
                start=group[0].start,
                end=group[-1].end,
                count=len(group),
                clipped_samples=sum(each.clipped_samples for each in group),
                places=tuple(place for each in group for place in each.places),
            )
        )
    return made


def _at_least_1(bins: float) -> int:
    return max(1, round(bins))


def _last_below(values: Samples, level: float) -> int:
    """The place just after the last value below `level`; 0 if none is."""
    below = np.flatnonzero(values < level)
    return int(below[-1]) + 1 if len(below) else 0


def _maximum_until(values: Samples, width: int) -> Samples:
    """For each place the maximum of the `width` values that end with it."""
    made = values.copy()
    covered = 1
    while covered < width:
        step = min(covered, width - covered)
        made[step:] = np.maximum(made[step:], made[:-step].copy())
        covered += step
    return made
