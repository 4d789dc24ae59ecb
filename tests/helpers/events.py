"""Two recordings of one event, made for tests: each with its own room, noise, loudness, band, clock, codec and start.

The truth is known to the sample: what is heard at one's `at` seconds is heard at the other's `at + offset` seconds.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np

from tests.helpers.sound import BACKGROUNDS, RATE, Random, Sound, bang, pink, shout, speech, write_sound

LIKELY = ("street", "speech", "engine")
"""What most is heard of, beside shouts and bangs. Sirens and chants repeat themselves; a crowd takes long to make."""
CODECS = (
    ("aac", ".mp4", 44_100, 48_000),
    ("aac", ".mp4", 48_000, 32_000),
    ("libopus", ".mkv", 48_000, 24_000),
    ("libmp3lame", ".mp3", 22_050, 48_000),
    ("pcm_s16le", ".wav", 8_000, 0),
    ("flac", ".mkv", 16_000, 0),
    ("mp2", ".ts", 48_000, 128_000),
)
"""Codec, container, samples a second, bits a second."""


@dataclass(frozen=True)
class Pair:
    one: Path
    other: Path
    related: bool
    start: float
    """The one's first sample, in seconds on its file's clock."""
    offset: float
    """Seconds from a time of the one to that of the other, at the one's first sample."""
    drift_ppm: float
    """How much faster the one's clock runs."""
    told: str

    def there(self, at: float) -> float:
        """When the other has what the one has at `at`."""
        return self.start + (at - self.start) / (1 + self.drift_ppm / 1e6) + self.offset


def event(random: Random, seconds: float, *, kind: str) -> Sound:
    """What happens: a background, with shouts and bangs at moments of their own."""
    made = BACKGROUNDS[kind](random, seconds)
    for _ in range(int(seconds / 12)):
        sound = shout(random) if random.random() < 0.7 else bang(random)
        at = int(random.integers(0, max(1, len(made) - len(sound))))
        made[at : at + len(sound)] += sound[: len(made) - at] * random.uniform(1.0, 5.0)
    return made


def recorded(
    random: Random,
    whole: Sound,
    *,
    start: float,
    seconds: float,
    snr_db: float,
    drift_ppm: float = 0.0,
    rate: int = RATE,
) -> Sound:
    """What a recorder makes of an event from `start` on: its room, own noise, band, loudness and clock."""
    t = start + np.arange(round(seconds * rate)) / rate / (1 + drift_ppm / 1e6)
    heard = _through(_echoing(random, whole), highest_hz=min(0.45 * rate, random.uniform(2500, 9000)))
    own = np.interp(t, np.arange(len(heard)) / RATE, heard)
    own /= max(1e-12, float(np.sqrt(np.mean(own**2))))
    noise = _resampled(pink(random, seconds), len(own))
    if random.random() < 0.3:  # whoever records talks
        noise = noise + _resampled(speech(random, seconds), len(own))
    noise /= float(np.sqrt(np.mean(noise**2)))
    mixed = own + noise * 10 ** (-snr_db / 20)
    loudness = 10 ** (random.uniform(-35, -12) / 20)
    return np.clip(mixed / float(np.sqrt(np.mean(mixed**2))) * loudness, -1, 1) * random.choice([-1.0, 1.0])


def make_pair(
    seed: int,
    folder: Path,
    *,
    related: bool = True,
    seconds: tuple[float, float] = (50.0, 70.0),
    overlap: float = 35.0,
    drift_ppm: float | None = None,
    snr_db: tuple[float, float] = (0.0, 12.0),
    kind: str | None = None,
) -> Pair:
    """Writes two recordings. Unrelated ones have the same kinds of sound in them, of another event."""
    random = np.random.default_rng(seed)
    kind = kind or str(random.choice(LIKELY))
    lengths = [seconds[0], seconds[1]]
    if random.random() < 0.5:
        lengths.reverse()
    drift = float(random.uniform(-50, 50)) if drift_ppm is None else drift_ppm
    first = float(random.uniform(0, lengths[0] - overlap))
    starts = (1.0, 1.0 + first) if random.random() < 0.5 else (1.0 + lengths[1] - overlap, 1.0)
    # whole seconds: transforms of lengths with a large prime factor take minutes
    total = math.ceil(max(start + length for start, length in zip(starts, lengths, strict=True)) + 1)
    whole = event(random, total, kind=kind)
    wholes = [whole, whole if related else event(random, total, kind=kind)]
    paths, told = [], [kind]
    shown = [Fraction(int(random.integers(0, 4000)), 1000) for _ in range(2)]
    for number, (start, length) in enumerate(zip(starts, lengths, strict=True)):
        codec, extension, rate, bits = CODECS[int(random.integers(len(CODECS)))]
        snr = float(random.uniform(*snr_db))
        samples = recorded(
            random,
            wholes[number],
            start=start,
            seconds=length,
            snr_db=snr,
            drift_ppm=drift if number == 0 else 0.0,
            rate=rate,
        )
        path = folder / f"pair{seed}-{number}{extension}"
        if extension in (
            ".wav",
            ".mp3",
        ):  # have no clock of their own; an MP3's begins with the coder's delay
            shown[number] = Fraction(1105 if extension == ".mp3" else 0, rate)
        start_time = Fraction(0) if extension == ".mp3" else shown[number]
        write_sound(path, samples, codec=codec, bit_rate=bits, rate=rate, start=start_time)
        paths.append(path)
        told.append(f"{codec} {rate} Hz {snr:.0f} dB")
    offset = (starts[0] - starts[1]) + float(shown[1] - shown[0])
    return Pair(paths[0], paths[1], related, float(shown[0]), offset, drift, ", ".join(told))


def _echoing(random: Random, sound: Sound) -> Sound:
    """In a place of its own: the direct sound, a few reflections and what dies away."""
    length = round(random.uniform(0.1, 0.5) * RATE)
    tail = random.standard_normal(length) * np.exp(-6.9 * np.arange(length) / length)
    tail *= random.uniform(0.1, 0.6) / float(np.sqrt(np.sum(tail**2)))
    tail[: round(0.004 * RATE)] = 0
    tail[0] = 1.0
    for _ in range(4):
        tail[int(random.integers(round(0.005 * RATE), length))] += random.uniform(-0.4, 0.4)
    size = len(sound) + RATE
    return np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(tail, size), size)[: len(sound)]


def _through(sound: Sound, *, highest_hz: float) -> Sound:
    spectrum = np.fft.rfft(sound)
    hz = np.fft.rfftfreq(len(sound), 1 / RATE)
    return np.fft.irfft(spectrum / (1 + (hz / highest_hz) ** 8), len(sound))


def _resampled(sound: Sound, count: int) -> Sound:
    return np.interp(np.linspace(0, len(sound) - 1, count), np.arange(len(sound)), sound)
