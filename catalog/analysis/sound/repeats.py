"""Sound that is heard twice: in one recording, or in two.

Landmarks say where to look; the samples decide. Two stretches are the same sound when, laid over each other with one
lag, the phases of their spectra agree in most cells of time and frequency, the quiet ones included. A siren, a
hum or a chant comes again too, but the noise around it does not: there phases agree only along its lines. Coding,
level and some added noise leave most phases as they were.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalog.analysis.sound.landmarks import HOP, HOPS_A_SECOND, Landmarks
from catalog.media.low_sound import LOW_RATE

Samples = NDArray[np.float32]
Integers = NDArray[np.int64]
Read = Callable[[int, int], Samples]
"""(first sample at 8 kHz, how many) -> samples."""

WINDOW = 512
"""Samples of one spectrum for comparing phases: 64 ms."""
STEP = 256
LOWEST_HZ, HIGHEST_HZ = 200, 3400
_COMPARED_WHOLE = 60 * LOW_RATE
_POINTS = 7
_JOINED_HOPS = 500
"""Places that share a lag and lie this near (16 s) are one stretch with something over it in the midst."""
LOOKED_AT = 2 * LOW_RATE
"""Samples by which the exact lag is found, and the likeness of a candidate judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatSettings:
    shortest_seconds: float = 2.0
    least_lag_seconds: float = 1.0
    votes: int = 5
    """So many landmarks with one lag within four seconds make a place worth comparing."""
    alike: float = 0.30
    """The mean cosine of the phases' differences: 1 for the same samples, 0 for others, 0.1 to 0.2 for sirens."""
    part_seconds: float = 0.5
    """A repeat goes on as long as parts of this length are at least half as alike."""
    candidates: int = 400
    """At most so many places are compared, those with the most votes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """What is heard from `start` to `end` is heard again `lag` later. Samples at 8 kHz."""

    start: int
    end: int
    lag: int
    score_milli: int
    """The mean likeness of its parts, in thousandths."""


@dataclass(frozen=True, slots=True)
class Place:
    """Landmarks that share a lag (hops), from one hop to another."""

    first: int
    last: int
    lag: int
    votes: int


def repeats_within(landmarks: Landmarks, read: Read, settings: RepeatSettings | None = None) -> list[Repeat]:
    """Stretches of one recording that are heard again in it, in order of the second hearing.

    Where something is heard more than twice, each later hearing is told once, with the nearest earlier one.
    """
    settings = settings or RepeatSettings()
    least = round(settings.least_lag_seconds * float(HOPS_A_SECOND))
    earlier, lag = _pairs_within(landmarks, least)
    found: list[Repeat] = []
    places = _places(earlier, lag, settings)[: settings.candidates]
    for place in sorted(places, key=lambda each: (each.lag, each.first)):
        middle = (place.first + place.last + 1) // 2 * HOP
        if any(_covers(each, middle + place.lag * HOP) for each in found):
            continue
        repeat = _followed(read, read, middle, place.lag * HOP, settings)
        if repeat is not None:
            found.append(repeat)
    return sorted(_without_doubles(found), key=lambda each: (each.start + each.lag, each.lag))


def places_between(one: Landmarks, other: Landmarks, settings: RepeatSettings | None = None) -> list[Place]:
    """Where two recordings may share sound: hops of `one`; `lag` leads to those of `other`. Most votes first."""
    earlier, lag = _pairs_between(one, other)
    joined: list[Place] = []
    for each in sorted(_places(earlier, lag, settings or RepeatSettings()), key=lambda p: (p.lag, p.first)):
        before = joined[-1] if joined else None
        if before and each.lag == before.lag and each.first - before.last <= _JOINED_HOPS:
            joined[-1] = Place(before.first, each.last, before.lag, before.votes + each.votes)
        else:
            joined.append(each)
    return sorted(joined, key=lambda each: (-each.votes, each.lag, each.first))


def confirmed(
    read_one: Read, read_other: Read, place: Place, settings: RepeatSettings | None = None
) -> Repeat | None:
    """The stretch around a place of `places_between` over which the samples are the same sound, if they are.

    `start` and `end` are samples of the one; with `lag` added, of the other. A long stretch is compared at its
    ends and at some points between.
    """
    settings = settings or RepeatSettings()
    first, last = place.first * HOP, place.last * HOP
    if last - first <= _COMPARED_WHOLE:
        return _followed(read_one, read_other, (first + last) // 2, place.lag * HOP, settings)
    points = np.linspace(first, last - LOOKED_AT, _POINTS).astype(int).tolist()
    parts: list[Repeat] = []
    for point in points:
        part = _followed(
            read_one, read_other, point + LOOKED_AT // 2, place.lag * HOP, settings, _COMPARED_WHOLE
        )
        if part is not None:
            parts.append(part)
    if 2 * len(parts) < len(points):
        return None
    middle = parts[len(parts) // 2]
    return Repeat(
        start=parts[0].start,
        end=parts[-1].end,
        lag=middle.lag,
        score_milli=sum(each.score_milli for each in parts) // len(parts),
    )


# ---------------------------------------------------------------- where to look


def _pairs_within(landmarks: Landmarks, least_hops: int) -> tuple[Integers, Integers]:
    """(time, lag) of equal landmarks: each with the next three of its kind. A lasting sound, whose kinds stand
    everywhere, thus gives short lags only."""
    codes, times = landmarks.codes, landmarks.times.astype(np.int64)
    earlier, lags = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for ahead in range(1, 4):
        same = np.flatnonzero(codes[ahead:] == codes[:-ahead])
        lag = times[same + ahead] - times[same]
        fit = lag >= least_hops
        earlier.append(times[same][fit])
        lags.append(lag[fit])
    return np.concatenate(earlier), np.concatenate(lags)


def _pairs_between(one: Landmarks, other: Landmarks) -> tuple[Integers, Integers]:
    """(time in one, time in other less that) of equal landmarks, of kinds that stand in neither too often."""
    first = np.searchsorted(other.codes, one.codes, side="left")
    count = np.searchsorted(other.codes, one.codes, side="right") - first
    count[count > 8] = 0
    times, others = one.times.astype(np.int64), other.times.astype(np.int64)
    earlier, lags = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for which in range(int(count.max(initial=0))):
        has = np.flatnonzero(count > which)
        earlier.append(times[has])
        lags.append(others[first[has] + which] - times[has])
    return np.concatenate(earlier), np.concatenate(lags)


def _places(earlier: Integers, lag: Integers, settings: RepeatSettings) -> list[Place]:
    """Runs of two-second windows in which enough pairs share a lag (to one hop), most votes first."""
    if not len(earlier):
        return []
    per_window = round(2 * float(HOPS_A_SECOND))
    lowest = int(lag.min()) - 1
    windows = int(earlier.max()) // per_window + 2
    key, votes = np.unique((lag - lowest) * windows + earlier // per_window, return_counts=True)
    votes = votes.astype(np.int64)
    # a lag that is no whole number of hops is shared out among two; a stretch may begin in the midst of a window
    together = votes.copy()
    for beside in (windows, 1, windows + 1):
        at = np.searchsorted(key, key + beside)
        hit = (at < len(key)) & (key[np.minimum(at, len(key) - 1)] == key + beside)
        together[hit] += votes[at[hit]]
    strong = np.flatnonzero(together >= settings.votes)
    places: list[Place] = []
    for each in strong.tolist():
        at_lag, window = divmod(int(key[each]), windows)
        begin = window * per_window
        before = places[-1] if places else None
        if before and before.lag == at_lag + lowest and begin <= before.last + 1:
            places[-1] = Place(
                before.first, begin + 2 * per_window, before.lag, before.votes + int(votes[each])
            )
        else:
            places.append(Place(begin, begin + 2 * per_window, at_lag + lowest, int(together[each])))
    return sorted(places, key=lambda each: (-each.votes, each.lag, each.first))


# ---------------------------------------------------------------- whether it is the same sound


def _followed(
    read_one: Read,
    read_other: Read,
    middle: int,
    lag: int,
    settings: RepeatSettings,
    farthest: int = 1 << 62,
) -> Repeat | None:
    """The stretch around `middle` that is the same sound `lag` later, with its exact lag; None if there is none.

    It is followed for at most `farthest` samples to each side.
    """
    start = middle - LOOKED_AT // 2
    exact = _exact_lag(read_one, read_other, start, lag)
    if (
        exact is None
        or likeness(read_one(start, LOOKED_AT), read_other(start + exact, LOOKED_AT)) < settings.alike
    ):
        return None
    part = round(settings.part_seconds * LOW_RATE)

    def goes_on(at: int) -> float:
        return likeness(read_one(at, part), read_other(at + exact, part))

    end, after = _reach(goes_on, middle, part, settings, middle + farthest)
    begin, before = _reach(goes_on, middle, -part, settings, max(0, middle - farthest))
    scores = before + after

    def hops(at: int) -> Samples:
        length = 2 * part + WINDOW - STEP
        return likeness_by_hop(read_one(at, length), read_other(at + exact, length)) - settings.alike / 2

    begin = begin + part - STEP * _last_rise(hops(begin - part)[::-1])
    end = end - part + STEP * _last_rise(hops(end - part))
    if not scores or end - begin < settings.shortest_seconds * LOW_RATE:
        return None
    mean = sum(scores) / len(scores)
    if mean < settings.alike:
        return None
    return Repeat(start=max(0, begin), end=end, lag=exact, score_milli=round(1000 * mean))


def _reach(
    goes_on: Callable[[int], float], middle: int, step: int, settings: RepeatSettings, limit: int
) -> tuple[int, list[float]]:
    """How far, from `middle` on in steps of a part, the sound is alike, and the likeness of each part.

    A single part that is not (something loud over it) is passed over.
    """
    at, reached = middle, middle
    scores: list[float] = []
    passed: list[float] = []
    while abs(at - middle) < abs(limit - middle) and len(passed) < 2:
        score = goes_on(min(at, at + step))
        passed.append(score)
        at += step
        if score >= settings.alike / 2:
            scores += passed
            passed, reached = [], at
    return reached, scores


def _last_rise(values: Samples) -> int:
    """How many of the values, from the first on, have the greatest sum."""
    return int(np.argmax(np.concatenate(([0.0], np.cumsum(values)))))


def _exact_lag(read_one: Read, read_other: Read, start: int, lag: int) -> int | None:
    """The lag to a sample, within two hops of the one given: the peak of the whitened cross-correlation."""
    reach = 2 * HOP
    one, other = read_one(start, LOOKED_AT), read_other(start + lag - reach, LOOKED_AT + 2 * reach)
    size = 1 << (len(other) + len(one)).bit_length()
    spectrum = np.conj(np.fft.rfft(one, size)) * np.fft.rfft(other, size)
    hz = np.arange(len(spectrum)) * LOW_RATE / size
    spectrum[(hz < LOWEST_HZ) | (hz > HIGHEST_HZ)] = 0
    magnitude = np.abs(spectrum)
    if not magnitude.any():
        return None
    spectrum /= magnitude + 1e-3 * magnitude.max()
    correlation = np.fft.irfft(spectrum, size)[: 2 * reach + 1]
    return lag - reach + int(np.argmax(correlation))


def likeness(one: Samples, other: Samples) -> float:
    """The mean cosine of phase differences over all cells (64 ms by 16 Hz, 200 to 3,400 Hz) of two stretches.

    1 for the same samples at any level, about 0 for different ones. Cells that are silent in either count as
    different, so that two silences are not alike.
    """
    by_hop = likeness_by_hop(one, other)
    return float(by_hop.mean()) if len(by_hop) else 0.0


def likeness_by_hop(one: Samples, other: Samples) -> Samples:
    """`likeness` for each spectrum of 64 ms, 32 ms apart."""
    first, second = _cells(one), _cells(other)
    product = first * np.conj(second)
    magnitude = np.abs(first) * np.abs(second)
    heard = (np.abs(first) > 1e-4) & (np.abs(second) > 1e-4)
    cosines = np.divide(product.real, magnitude, out=np.zeros_like(magnitude), where=heard)
    by_hop: Samples = cosines.mean(1)
    return by_hop


_SHAPE = np.blackman(WINDOW).astype(np.float32)


def _cells(samples: Samples) -> NDArray[np.complex64]:
    windows = np.lib.stride_tricks.sliding_window_view(samples, WINDOW)[::STEP]
    low, high = LOWEST_HZ * WINDOW // LOW_RATE, HIGHEST_HZ * WINDOW // LOW_RATE
    return np.fft.rfft(windows * _SHAPE, axis=1)[:, low:high].astype(np.complex64, copy=False)


def _covers(repeat: Repeat, later: int) -> bool:
    """Whether the second hearing of `repeat` holds that sample."""
    return repeat.start + repeat.lag <= later < repeat.end + repeat.lag


def _without_doubles(found: list[Repeat]) -> list[Repeat]:
    """Of repeats whose second hearings are mostly the same stretch, the one with the shortest lag."""
    kept: list[Repeat] = []
    for each in sorted(found, key=lambda one: (one.lag, one.start)):
        covered = sum(
            max(
                0,
                min(each.end + each.lag, other.end + other.lag)
                - max(each.start + each.lag, other.start + other.lag),
            )
            for other in kept
        )
        if covered < 0.5 * (each.end - each.start):
            kept.append(each)
    return kept
