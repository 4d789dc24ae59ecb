"""Stretches without sound: silence, and sudden gaps in the middle of sound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from catalog.media.waveform import VOID, Waveform, code_of_level


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceSettings:
    nothing_dbfs: float = -76.0
    """A sudden gap holds nothing louder: below the hiss of any microphone, above what coding leaves of zeros."""
    slope_dbfs: float = -32.0
    """A value that hardly moves may be so large and still be no sound."""
    silent_dbfs: float = -60.0
    """Silence holds nothing louder."""
    shortest_silence_ms: int = 2000
    shortest_gap_ms: int = 25
    shortest_missing_ms: int = 14
    """As `SHORTEST_GAP_SECONDS` of reading, less the parts of bins at both ends."""
    edge_ms: int = 45
    """Sound goes, and comes back, within so long: coding smears an edge over one of its windows."""
    around_ms: int = 250
    around_dbfs: float = -50.0
    """How loud the sound before and after a sudden gap must be (the median of its milliseconds' peaks)."""
    burst_ms: int = 3000
    """Sudden gaps nearer to each other than this are told as one …"""
    burst_of: int = 4
    """… when there are at least so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """Half-open bins of the waveform's finest level."""

    start: int
    end: int
    sudden: bool
    """Sound breaks off and comes back at once."""
    missing: bool
    """The stream itself has no sound there."""
    peak_code: int
    count: int = 1
    """More than 1: so many sudden gaps soon after each other, with sound between them."""


def quiet_stretches(waveform: Waveform, settings: SilenceSettings | None = None) -> list[Quiet]:
    """Silences, sudden gaps and stretches that the stream leaves out, in order of time, none overlapping."""
    settings = settings or SilenceSettings()
    peaks = np.maximum(np.abs(waveform.low.astype(np.int16)), np.abs(waveform.high.astype(np.int16)))
    void = waveform.low == VOID
    peaks[void] = 0
    per_ms = float(1 / (waveform.bin_seconds * 1000))
    found = [
        Quiet(start=start, end=end, sudden=True, missing=True, peak_code=0)
        for start, end in _runs(void)
        if (end - start) >= settings.shortest_missing_ms * per_ms
    ]
    taken = void.copy()
    gaps: list[Quiet] = []
    for start, end in _runs(_nothing(waveform, peaks, settings) & ~void):
        if (end - start) < settings.shortest_gap_ms * per_ms or void[max(0, start - 1)]:
            continue
        if _is_sudden(peaks, start, end, settings, per_ms):
            gaps.append(_quiet(peaks, start, end, sudden=True))
            taken[start:end] = True
    found += _with_bursts(gaps, round(settings.burst_ms * per_ms), settings.burst_of)
    silent = (peaks <= code_of_level(settings.silent_dbfs)) & ~taken
    shortest = settings.shortest_silence_ms * per_ms
    found += [
        _quiet(peaks, start, end, sudden=False) for start, end in _runs(silent) if end - start >= shortest
    ]
    return sorted(found, key=lambda each: each.start)


def _nothing(waveform: Waveform, peaks: NDArray[np.int16], settings: SilenceSettings) -> NDArray[np.bool_]:
    """Bins without sound: nothing is in them, or a faint value that hardly moves and does not cross zero.

    Opus leaves such a slope, which takes a fifth of a second to come to rest, where sound breaks off.
    """
    low, high = waveform.low.astype(np.int16), waveform.high.astype(np.int16)
    still = ((high - low <= 4) & (low * high > 0)) | (high - low <= 1)
    faint = peaks <= code_of_level(settings.slope_dbfs)
    return (peaks <= code_of_level(settings.nothing_dbfs)) | (still & faint)


def _with_bursts(gaps: list[Quiet], nearest: int, least: int) -> list[Quiet]:
    """Gaps that follow each other as in a bad connection, put together."""
    groups: list[list[Quiet]] = []
    for each in gaps:
        if groups and each.start - groups[-1][-1].end <= nearest:
            groups[-1].append(each)
        else:
            groups.append([each])
    made: list[Quiet] = []
    for group in groups:
        if len(group) < least:
            made += group
        else:
            peak = max(each.peak_code for each in group)
            whole = replace(group[0], end=group[-1].end, count=len(group), peak_code=peak)
            made.append(whole)
    return made


def _quiet(peaks: NDArray[np.int16], start: int, end: int, *, sudden: bool) -> Quiet:
    return Quiet(start=start, end=end, sudden=sudden, missing=False, peak_code=int(peaks[start:end].max()))


def _is_sudden(
    peaks: NDArray[np.int16], start: int, end: int, settings: SilenceSettings, per_ms: float
) -> bool:
    """Whether there is sound until just before and from just after."""
    around, edge = round(settings.around_ms * per_ms), round(settings.edge_ms * per_ms)
    before, after = peaks[max(0, start - around) : start], peaks[end : end + around]
    if len(before) < around // 2 or len(after) < around // 2:
        return False
    for side, next_to in ((before, before[-edge:]), (after, after[:edge])):
        usual = float(np.median(side))
        if usual < code_of_level(settings.around_dbfs):
            return False
        # codes are square roots of amplitudes: 0.75 is 5 dB; of a fade over 0.3 s less is left
        if float(next_to.max()) < 0.75 * usual:
            return False
    return True


def _runs(flags: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Half-open stretches of True."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
