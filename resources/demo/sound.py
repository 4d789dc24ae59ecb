"""The sound of the street scene: a low murmur, and bangs that begin at known moments."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 48_000
_LOUDNESS = (0.7, 0.9, 0.6, 0.5, 0.4)
"""Of the bangs in their order, as a share of full scale; taken again from the start when there are more."""


def street_sound(length: Fraction, bangs_seconds: tuple[Fraction, ...]) -> NDArray[np.float32]:
    """Mono samples from -1 to 1 at `RATE_HZ`, `length` seconds of them; the same every time."""
    count = int(length * RATE_HZ)
    chance = np.random.default_rng(5)
    samples = _murmur(count, chance)
    for place, moment in enumerate(bangs_seconds):
        bang = _bang(chance) * _LOUDNESS[place % len(_LOUDNESS)]
        _add(samples, bang, int(moment * RATE_HZ))
        _add(
            samples, 0.16 * bang, int((moment + Fraction(21, 100)) * RATE_HZ)
        )  # off the houses across the street
    return np.clip(samples, -1, 1).astype(np.float32)


def _murmur(count: int, chance: np.random.Generator) -> NDArray[np.float64]:
    """Noise between 80 and 900 Hz, rising and falling slowly; about -36 dB of full scale."""
    spectrum = np.fft.rfft(chance.normal(0, 1, count))
    frequency = np.fft.rfftfreq(count, 1 / RATE_HZ)
    spectrum *= np.where((frequency > 80) & (frequency < 900), 1 / np.sqrt(np.maximum(frequency, 80)), 0)
    noise = np.fft.irfft(spectrum, count)
    t = np.arange(count) / RATE_HZ
    swell = 0.7 + 0.2 * np.sin(2 * np.pi * 0.23 * t) + 0.1 * np.sin(2 * np.pi * 0.71 * t + 1)
    return np.asarray(0.016 * swell * noise / noise.std())


def _bang(chance: np.random.Generator) -> NDArray[np.float64]:
    """Six tenths of a second: a sharp rise of noise that dies away, with a low thump under it."""
    t = np.arange(int(0.6 * RATE_HZ)) / RATE_HZ
    rise = np.minimum(t / 0.001, 1)
    noise = chance.normal(0, 0.4, len(t)) * np.exp(-t / 0.05)
    thump = 0.7 * np.sin(2 * np.pi * 85 * t) * np.exp(-t / 0.11)
    return np.asarray(rise * (noise + thump))


def _add(samples: NDArray[np.float64], what: NDArray[np.float64], at: int) -> None:
    part = samples[at : at + len(what)]
    part += what[: len(part)]
