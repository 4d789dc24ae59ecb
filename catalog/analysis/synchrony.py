"""How two recordings of one event lie to each other in time, proposed from their sound.

Generalised cross-correlation with phase transform (Knapp and Carter, IEEE Trans. ASSP 24(4), 1976) at 8 kHz, 200 to
3400 Hz, in chunks: each chunk of the shorter recording is looked for in the whole of the other, and the lags vote.
Chunks are short, so that clocks which drift apart still agree within one, and so that a bang in each of two unrelated
recordings, which the phase transform makes look alike, can win no more than one vote.

A proposal is sure only if its peaks stand out of chance (`z`) and clearly above the next best lag (`ratio`): chants,
sirens and music repeat themselves. Sound takes 2.9 ms a metre, so that recorders that stood apart heard the same at
different moments; that is stated as a part of the error, for the largest distance that a person thinks possible.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.analysis.sound.listening import first_frame_of
from catalog.jobs import JobContext
from catalog.media.audio import SoundReader
from catalog.media.low_sound import LOW_RATE, LowSound
from catalog.model.clock import SPEED_OF_SOUND, USUAL_METRES

LOWEST_HZ, HIGHEST_HZ = 200, 3400
LEAST_Z = 10.0
LEAST_RATIO = 1.5
LEAST_VOTES = 3
CHUNK = 4 * LOW_RATE
SHORT_CHUNK = 2 * LOW_RATE
SHORT_SECONDS = 40
"""Of a recording no longer than this the chunks are halved, so that there are enough to vote."""
MOST_CHUNKS = 90
"""Of a longer recording so many chunks, spread over it, are looked for: an hour in an hour takes about a minute."""
QUIET = 10 ** (-75 / 20)
"""A chunk whose root mean square is less is silence."""
WANDER_SECONDS = 0.02
"""So far lags of one event may lie apart beside drift: whoever records walks, and sources stand at several places."""
MOST_DRIFT = 150e-6
"""Two recorders' crystals; measured ones lie within some tens of millionths."""
NEAR_SECONDS = 0.1
"""Peaks nearer than this to the best one are its echoes, not rivals."""
RIVALS = 4
"""Peaks of each chunk that may vote."""
LEAST_SPAN = 60 * LOW_RATE
"""Drift is told only where votes span a minute."""

CODERS_SHIFT = 16.0
"""Samples (2 ms) by which coders, containers' rounded times and resampling move a sound: the least error stated."""

Samples = NDArray[np.float32]
Spectrum = NDArray[np.complex64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundOf:
    """Where a recording's sound is, as `catalog.operations.suggestions.sound_file` says."""

    path: str
    stream_index: int | None
    first_frame: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Synchrony:
    """What the sound says: `at` seconds of the one recording are `other_at` seconds of the other, each on the clock of
    its reference stream. Not to be relied on unless `sure`."""

    sure: bool
    at: Fraction
    other_at: Fraction
    drift_ppb: int
    """How much faster the one's clock runs than the other's; 0 where it cannot be told."""
    measured_micros: int
    """Half-width of what was measured alone."""
    travel_micros: int
    """How much later one of two recorders may hear the same, at the largest distance stated."""
    z: float
    """How far the peaks stand out of chance, in standard deviations."""
    ratio: float
    """How much better the best lag is than the next."""
    votes: int
    chunks: int
    seconds: Fraction
    """From the first chunk that agreed to the last, and that one's length."""

    @property
    def error_micros(self) -> int:
        return self.measured_micros + self.travel_micros


@dataclass(frozen=True, slots=True)
class _Peaks:
    """Peaks of all chunks: where each chunk begins, the lag, and the height in standard deviations."""

    chunk: NDArray[np.int64]
    place: Floats
    lag: Floats
    height: Floats

    def only(self, which: NDArray[np.bool_] | NDArray[np.int64]) -> _Peaks:
        return _Peaks(self.chunk[which], self.place[which], self.lag[which], self.height[which])


def synchronise(
    context: JobContext, *, one: SoundOf, other: SoundOf, metres: int = USUAL_METRES
) -> Synchrony | None:
    """A job: proposes how the two lie to each other; None where one of them has no sound that can be decoded.

    `metres` is the largest distance that the recorders may have had from each other. The answer is the same, turned
    round, whichever comes first. Decodes both sounds into temporary files (58 MB an hour). Raises what opening a
    file raises, and Cancelled.
    """
    opened: list[tuple[LowSound, Fraction]] = []
    try:
        for number, each in enumerate((one, other)):
            sound = _low_sound(context, each, number)
            if sound is None:
                return None
            opened.append(sound)
        (low, start), (other_low, other_start) = opened
        turned = low.end > other_low.end
        found = between(context, other_low, low) if turned else between(context, low, other_low)
    finally:
        for sound_file, _ in opened:
            sound_file.close()
    place, lag = found.place, found.lag
    if turned:
        place, lag = place + lag, -lag
    return Synchrony(
        sure=found.sure,
        at=start + Fraction(place) / LOW_RATE,
        other_at=other_start + Fraction(place + lag) / LOW_RATE,
        drift_ppb=_drift_ppb(-found.drift if turned else found.drift),
        measured_micros=math.ceil(found.spread / LOW_RATE * 1_000_000),
        travel_micros=math.ceil(metres * 1_000_000 / SPEED_OF_SOUND),
        z=found.z,
        ratio=found.ratio,
        votes=found.votes,
        chunks=found.chunks,
        seconds=Fraction(round(found.span), LOW_RATE),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Lag:
    """In samples at 8 kHz: what is heard at `place` of the first is heard at `place + lag` of the second."""

    sure: bool = False
    place: float = 0.0
    lag: float = 0.0
    drift: float = 0.0
    """Samples that the lag grows by with each sample of the first."""
    spread: float = 0.0
    z: float = 0.0
    ratio: float = 0.0
    votes: int = 0
    chunks: int = 0
    span: float = 0.0


def between(context: JobContext, short: LowSound, long: LowSound) -> Lag:
    """Looks for each chunk of the shorter sound in the longer one, and lets the lags vote."""
    size = SHORT_CHUNK if short.end <= SHORT_SECONDS * LOW_RATE else CHUNK
    places = _chunk_places(short, size)
    if not places:
        return Lag()
    peaks = _all_peaks(context, short, long, places, size)
    if not len(peaks.lag):
        return Lag(chunks=len(places))
    return _voted(peaks, len(places), size, lags=short.end + long.end)


# ---------------------------------------------------------------- peaks


def _chunk_places(sound: LowSound, size: int) -> list[int]:
    """Where the chunks begin that hold more than silence, spread over the whole."""
    audible = [
        place
        for place in range(0, max(1, sound.end - size // 2), size)
        if float(np.sqrt(np.mean(sound.read(place, size) ** 2))) > QUIET
    ]
    if len(audible) <= MOST_CHUNKS:
        return audible
    return [audible[round(n * (len(audible) - 1) / (MOST_CHUNKS - 1))] for n in range(MOST_CHUNKS)]


def _all_peaks(context: JobContext, short: LowSound, long: LowSound, places: list[int], size: int) -> _Peaks:
    """The best peaks of each chunk over all lags at which at least half of it lies in the longer sound."""
    band = _band(2 * size)
    chunks = [_white(short.read(place, size), 2 * size, band).conj() for place in places]
    best: list[list[tuple[float, float]]] = [[] for _ in places]
    starts = range(-size, long.end, size)
    for done, start in enumerate(starts):
        context.report(done, len(starts), "stretches compared")
        context.check_cancelled()
        block = _white(long.read(start, 2 * size), 2 * size, band)
        if not block.any():
            continue
        for number, chunk in enumerate(chunks):
            whole = np.zeros(size + 1, np.complex64)
            whole[band] = block * chunk
            heights = np.abs(np.fft.irfft(whole, 2 * size)[:size])
            heights /= max(1e-20, float(np.sqrt(np.mean(heights**2))))
            for at, height in _tops(heights):
                best[number].append((height, start + at - places[number]))
    rows = [
        (number, places[number], lag, height)
        for number, found in enumerate(best)
        for height, lag in sorted(found, reverse=True)[:RIVALS]
    ]
    table = np.array(rows, np.float64).reshape(-1, 4)
    return _Peaks(table[:, 0].astype(np.int64), table[:, 1], table[:, 2], table[:, 3])


def _band(size: int) -> slice:
    """Bins of a transform of `size` samples between the lowest and the highest frequency."""
    return slice(math.ceil(LOWEST_HZ * size / LOW_RATE), math.floor(HIGHEST_HZ * size / LOW_RATE) + 1)


def _white(samples: Samples, size: int, band: slice) -> Spectrum:
    """The spectrum with nothing but its phases; zeros where there is no sound."""
    spectrum = np.fft.rfft(samples, size)[band]
    strength = np.abs(spectrum)
    floor = 1e-3 * float(np.sqrt(np.mean(strength**2)))
    return np.asarray(spectrum / np.maximum(strength, max(floor, 1e-9)), np.complex64)


def _tops(heights: Samples) -> list[tuple[float, float]]:
    """The highest peak and the next one that is no echo of it: (place, height), placed between samples."""
    found = []
    near = round(NEAR_SECONDS * LOW_RATE)
    heights = heights.copy()
    for _ in range(2):
        at = int(heights.argmax())
        found.append((at + _beside(heights, at), float(heights[at])))
        heights[max(0, at - near) : at + near] = 0
    return found


def _beside(heights: Samples, at: int) -> float:
    """Where the peak of a parabola through the sample and its neighbours lies, beside the sample."""
    if not 0 < at < len(heights) - 1:
        return 0.0
    before, here, after = (float(each) for each in heights[at - 1 : at + 2])
    bend = before - 2 * here + after
    return 0.0 if bend >= 0 else max(-0.5, min(0.5, 0.5 * (before - after) / bend))


# ---------------------------------------------------------------- the vote


def _voted(peaks: _Peaks, chunks: int, size: int, *, lags: int) -> Lag:
    winner, score = _best_line(peaks)
    voters = peaks.only(winner)
    slope, middle, level = _fitted(voters)
    lag = level + slope * (voters.place.mean() - middle)
    away = np.abs(peaks.lag - (level + slope * (peaks.place - middle))) > NEAR_SECONDS * LOW_RATE
    chance = math.sqrt(2 * math.log(max(2, lags)))
    rival = _best_line(peaks.only(away))[1] if away.any() else 0.0
    z = float(np.sqrt(np.sum(voters.height**2)))
    ratio = score / max(rival, chance)
    residual = np.abs(voters.lag - (level + slope * (voters.place - middle)))
    span = float(np.ptp(voters.place)) + size
    return Lag(
        sure=z > LEAST_Z and ratio > LEAST_RATIO and len(voters.lag) >= LEAST_VOTES,
        place=float(voters.place.mean()) + size / 2,
        lag=float(lag + slope * size / 2),
        drift=float(slope),
        spread=float(2 * _weighted_median(residual, voters.height)) + CODERS_SHIFT,
        z=z,
        ratio=ratio,
        votes=len(voters.lag),
        chunks=chunks,
        span=span,
    )


def _best_line(peaks: _Peaks) -> tuple[NDArray[np.int64], float]:
    """Which peaks, one of each chunk, bear out one lag best, and how much they do so together."""
    best: tuple[NDArray[np.int64], float] = (np.array([], np.int64), 0.0)
    for number in np.argsort(-peaks.height)[: 4 * MOST_CHUNKS]:
        away = np.abs(peaks.place - peaks.place[number])
        fits = np.abs(peaks.lag - peaks.lag[number]) <= WANDER_SECONDS * LOW_RATE + MOST_DRIFT * away
        which = np.flatnonzero(fits)
        which = which[np.argsort(-peaks.height[which], kind="stable")]
        _, first = np.unique(peaks.chunk[which], return_index=True)
        which = which[first]
        score = float(peaks.height[which].sum())
        if score > best[1]:
            best = (which, score)
    return best


def _fitted(voters: _Peaks) -> tuple[float, float, float]:
    """Slope, middle and the lag there. No slope where the votes are too few or too near for one, or where it is
    not much greater than its own error."""
    middle = float(voters.place.mean())
    flat = (0.0, middle, _weighted_median(voters.lag, voters.height))
    away = voters.place - middle
    if len(voters.lag) < 5 or np.ptp(voters.place) < LEAST_SPAN:
        return flat
    kept = np.ones(len(away), bool)
    slope, level = 0.0, 0.0
    for _ in range(4):
        slope, level = np.polyfit(away[kept], voters.lag[kept], 1, w=voters.height[kept])
        residual = np.abs(voters.lag - level - slope * away)
        limit = max(4.0, 4 * float(np.median(residual[kept])))
        if kept.sum() <= 5 or np.array_equal(kept, residual <= limit):
            break
        kept = residual <= limit
    spread = float(np.sqrt(np.mean((voters.lag - level - slope * away)[kept] ** 2)))
    error = spread / math.sqrt(float(np.sum(away[kept] ** 2)))
    if abs(slope) < 4 * error or abs(slope) > MOST_DRIFT:
        return flat
    return float(slope), middle, float(level)


def _weighted_median(values: Floats, weights: Floats) -> float:
    order = np.argsort(values, kind="stable")
    share = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(share, share[-1] / 2)])


def _drift_ppb(growth: float) -> int:
    """Of a lag that grows by so much with each second of the first recording: how much faster its clock runs."""
    return round((1 / (1 + growth) - 1) * 1_000_000_000)


# ---------------------------------------------------------------- reading


def _low_sound(context: JobContext, sound: SoundOf, number: int) -> tuple[LowSound, Fraction] | None:
    """A recording's sound at 8 kHz, and when its first sample is heard on the reference stream's clock."""
    moved = Fraction(0)
    if sound.first_frame is not None:
        moved = sound.first_frame - first_frame_of(Path(sound.path))
    with SoundReader(Path(sound.path), sound.stream_index) as reader:
        low: LowSound | None = None
        try:
            for block in reader.blocks():
                context.check_cancelled()
                context.report(block.end / reader.rate, None, f"seconds of sound {number + 1} of 2")
                if low is None:
                    low = LowSound(reader.rate)
                for _ in low.take(block):
                    pass
            if low is None:
                return None
            for _ in low.rest():
                pass
        except BaseException:
            if low is not None:
                low.close()
            raise
        return low, reader.start + moved


def facts_of(found: Synchrony, *, metres: int) -> dict[str, Any]:
    """What is kept with an alignment that was made from it."""
    return {
        "z_milli": round(found.z * 1000),
        "ratio_milli": round(found.ratio * 1000),
        "votes": found.votes,
        "chunks": found.chunks,
        "span_millis": round(found.seconds * 1000),
        "measured_micros": found.measured_micros,
        "metres": metres,
        "travel_micros": found.travel_micros,
        "sure": found.sure,
    }
