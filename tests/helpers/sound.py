"""Sound made for tests, with its truth: bangs and claps, silences, gaps and loops, among what is easily mistaken
for them (speech, engines, sirens, chants, crowds, doors, drums)."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

RATE = 48_000
Sound = NDArray[np.float64]
Random = np.random.Generator
TUNING_SEEDS = range(1, 25)
"""What thresholds were chosen on. Figures are told of others."""
HELD_OUT_SEEDS = range(501, 541)


@dataclass(frozen=True)
class Truth:
    """Something that is in a made sound. Seconds; `other` is where a repeated sound was heard before."""

    kind: str
    start: float
    end: float
    other: float | None = None
    clipped: bool = False


@dataclass
class Scene:
    """A made sound (mono) and what is in it. `distractors` are names of what else is."""

    samples: Sound
    truths: list[Truth] = field(default_factory=list)
    distractors: list[str] = field(default_factory=list)


# ---------------------------------------------------------------- colours of noise


def shaped_noise(random: Random, count: int, gain: Callable[[Sound], Sound]) -> Sound:
    """Noise of root mean square 1 whose spectrum has the `gain` at each frequency in Hz."""
    spectrum = np.fft.rfft(random.standard_normal(count))
    hz = np.fft.rfftfreq(count, 1 / RATE)
    made = np.fft.irfft(spectrum * gain(np.maximum(hz, 1.0)), count)
    return made / max(1e-12, np.sqrt(np.mean(made**2)))


def pink(random: Random, seconds: float) -> Sound:
    return shaped_noise(random, round(seconds * RATE), lambda hz: 1 / np.sqrt(np.maximum(hz, 30)))


def slow(random: Random, count: int, low: float, high: float, per_second: float = 1.0) -> Sound:
    """A value that wanders between `low` and `high`, with so many turns a second."""
    knots = max(4, int(count / RATE * per_second) + 3)
    return np.interp(np.linspace(0, knots - 1, count), np.arange(knots), random.uniform(low, high, knots))


# ---------------------------------------------------------------- what lasts


def street(random: Random, seconds: float) -> Sound:
    noise = pink(random, seconds)
    return noise * slow(random, len(noise), 0.6, 1.4, 0.7)


def speech(random: Random, seconds: float) -> Sound:
    """Something like a voice: pulses through three resonances, in syllables with pauses, and hisses between."""
    count = round(seconds * RATE)
    pitch = slow(random, count, 90, 260, 3.0)
    phase = np.cumsum(pitch) / RATE
    pulses = np.diff(np.floor(phase), prepend=0.0) * random.uniform(0.7, 1.3, count)
    spectrum, made = np.fft.rfft(pulses), np.zeros(count)
    hz = np.fft.rfftfreq(count, 1 / RATE)
    for centre, width in ((550, 180), (1500, 300), (2600, 400)):
        band = np.fft.irfft(spectrum / (1 + ((hz - centre) / width) ** 2), count)
        made += band * slow(random, count, 0.1, 1.0, 6.0)
    syllables = np.clip(slow(random, count, -0.8, 1.0, 7.0), 0, None) ** 1.5
    hiss = shaped_noise(random, count, lambda f: (f > 3000) * 1.0)
    hisses = np.clip(slow(random, count, -3.0, 1.0, 9.0), 0, None)
    made = made / np.sqrt(np.mean(made**2)) * syllables + 0.3 * hiss * hisses
    return made / np.sqrt(np.mean(made**2)) + 10 ** (random.uniform(-45, -25) / 20) * pink(random, seconds)


def crowd(random: Random, seconds: float) -> Sound:
    voices = sum(speech(random, seconds) for _ in range(6))
    assert not isinstance(voices, int)
    return voices / np.sqrt(np.mean(voices**2)) + 0.4 * pink(random, seconds)


def engine(random: Random, seconds: float) -> Sound:
    """Strokes with a steady rhythm, each a little different, over rumble."""
    count = round(seconds * RATE)
    phase = np.cumsum(slow(random, count, 28, 34, 0.3)) / RATE
    harmonics = sum(
        np.sin(2 * np.pi * n * phase + random.uniform(0, 6)) * slow(random, count, 0.4, 1.0, 4) / n**0.7
        for n in range(1, 25)
    )
    assert not isinstance(harmonics, int)
    rumble = shaped_noise(random, count, lambda hz: 1 / np.maximum(hz, 40))
    return harmonics / np.sqrt(np.mean(harmonics**2)) + 0.7 * rumble + 0.1 * pink(random, seconds)


def siren(random: Random, seconds: float) -> Sound:
    """An electronic siren, exactly periodic, over a street."""
    count = round(seconds * RATE)
    t = np.arange(count) / RATE
    period = random.uniform(0.4, 4.0)
    sweep = 600 + 700 * (0.5 - 0.5 * np.cos(2 * np.pi * t / period))
    phase = np.cumsum(sweep) / RATE
    tone = sum(np.sin(2 * np.pi * n * phase) / n for n in (1, 2, 3, 5))
    assert not isinstance(tone, int)
    return tone + random.uniform(0.2, 0.6) * street(random, seconds)


def chant(random: Random, seconds: float) -> Sound:
    """The same words again and again by a crowd: the rhythm repeats, the voices never do."""
    count = round(seconds * RATE)
    period = random.uniform(1.5, 3.0)
    t = np.arange(count) / RATE + 0.02 * slow(random, count, -1, 1, 1.0)
    rhythm = sum(
        np.clip(np.sin(np.pi * ((t % period) - at) / 0.35), 0, None)
        * ((t % period > at) & (t % period < at + 0.35))
        for at in np.arange(0, period - 0.4, 0.42)
    )
    assert not isinstance(rhythm, int)
    return crowd(random, seconds) * (0.15 + rhythm)


def music(random: Random, seconds: float) -> Sound:
    """A beat of soft drums and a tune played by hand, so that no bar is quite like another."""
    count = round(seconds * RATE)
    made = np.zeros(count)
    beat = random.uniform(0.4, 0.6)
    for n in range(int(seconds / beat)):
        at = round((n * beat + random.normal(0, 0.004)) * RATE)
        _lay(made, at, kick(random) * random.uniform(0.8, 1.1))
        note = 220 * 2 ** (int(random.integers(0, 12)) / 12)
        _lay(made, at, plucked(random, note, beat) * random.uniform(0.3, 0.6))
    return made / np.sqrt(np.mean(made**2)) + 0.05 * pink(random, seconds)


BACKGROUNDS = {each.__name__: each for each in (street, speech, crowd, engine, siren, chant, music)}


# ---------------------------------------------------------------- what is short


def bang(random: Random) -> Sound:
    """A pressure pulse of a millisecond or so with an abrupt front, its echoes, and a tail of reverberation.

    Its peak is 1. Distance takes the high frequencies.
    """
    count = round(RATE * random.uniform(0.3, 0.9))
    t = np.arange(count) / RATE
    width = random.uniform(0.0004, 0.0025)
    made = (1 - t / width) * np.exp(-t / width)  # Friedlander's wave
    tail = shaped_noise(random, count, lambda hz: 1 / np.maximum(hz, 200) ** 0.5)
    made += (
        random.uniform(0.05, 0.2) * tail * np.exp(-t / random.uniform(0.05, 0.15)) * (1 - np.exp(-t / 0.004))
    )
    for _ in range(int(random.integers(0, 3))):
        echo, later = np.zeros(count), round(random.uniform(0.004, 0.03) * RATE)
        echo[later:] = made[: count - later]
        made = made + random.uniform(0.1, 0.35) * echo
    cut = random.uniform(1500, 9000)
    spectrum = np.fft.rfft(made, 2 * count) / np.sqrt(1 + (np.fft.rfftfreq(2 * count, 1 / RATE) / cut) ** 4)
    made = np.fft.irfft(spectrum, 2 * count)[:count]
    return made / np.abs(made).max()


def clap(random: Random) -> Sound:
    count = round(RATE * 0.25)
    t = np.arange(count) / RATE
    centre = random.uniform(900, 2500)
    burst = shaped_noise(random, count, lambda hz: 1 / (1 + ((hz - centre) / 900) ** 2))
    made = burst * (np.exp(-t / random.uniform(0.003, 0.008)) + 0.06 * np.exp(-t / 0.06))
    return made / np.abs(made).max()


def kick(random: Random) -> Sound:
    t = np.arange(round(RATE * 0.25)) / RATE
    made = np.sin(2 * np.pi * (55 * t + 2.5 * (1 - np.exp(-t / 0.02)))) * np.exp(-t / 0.08)
    made *= 1 - np.exp(-t / 0.004)
    return made / np.abs(made).max()


def plucked(random: Random, hz: float, seconds: float) -> Sound:
    t = np.arange(round(RATE * seconds)) / RATE
    rise = 1 - np.exp(-t / random.uniform(0.01, 0.03))
    made = sum(np.sin(2 * np.pi * n * hz * t + random.uniform(0, 6)) / n for n in range(1, 6))
    assert not isinstance(made, int)
    return made * rise * np.exp(-t / 0.3)


def door(random: Random) -> Sound:
    """A heavy door: a low thump that takes 10 ms and more to rise, and rattles after it."""
    t = np.arange(round(RATE * 0.6)) / RATE
    rise = random.uniform(0.010, 0.025)
    thump = np.sin(2 * np.pi * random.uniform(50, 120) * t) * np.exp(-t / 0.08)
    rattle = shaped_noise(random, len(t), lambda hz: 1 / np.maximum(hz, 100)) * np.exp(-t / 0.12) * 0.3
    made = (thump + rattle) * np.clip(t / rise, 0, 1) ** 2
    return made / np.abs(made).max()


def shout(random: Random) -> Sound:
    """A loud syllable that begins at once, as a plosive does, and goes on."""
    made = speech(random, 0.6)
    t = np.arange(len(made)) / RATE
    pitch = random.uniform(180, 350)
    vowel = sum(np.sin(2 * np.pi * n * pitch * t + n) / n**0.5 for n in range(1, 12))
    made = (made * 0.3 + vowel) * np.clip(t / random.uniform(0.008, 0.03), 0, 1)
    made *= np.clip((t[-1] - t) / 0.15, 0, 1)
    return made / np.abs(made).max()


DISTRACTORS = {"door": door, "shout": shout, "kick drum": kick}


def _lay(over: Sound, at: int, sound: Sound) -> None:
    """Adds `sound` to `over` from place `at` on, as far as it reaches."""
    end = min(len(over), at + len(sound))
    if 0 <= at < end:
        over[at:end] += sound[: end - at]


# ---------------------------------------------------------------- scenes


def background(random: Random, seconds: float) -> tuple[Sound, str]:
    """What lasts, at a level between -46 and -26 dBFS, and its name."""
    name = str(random.choice(list(BACKGROUNDS)))
    made = BACKGROUNDS[name](random, seconds)
    level = 10 ** (random.uniform(-46, -26) / 20)
    return made / np.sqrt(np.mean(made**2)) * level, name


def impulse_scene(seed: int, seconds: float = 40.0) -> Scene:
    """Bangs and claps 20 to 40 dB above what lasts; doors, shouts and drums as loud between them."""
    random = np.random.default_rng([seed, 1])
    made, name = background(random, seconds)
    level = np.sqrt(np.mean(made**2))
    scene = Scene(made, distractors=[name])
    at = random.uniform(1.5, 3.0)
    while at < seconds - 1.5:
        peak = level * 10 ** (random.uniform(20, 40) / 20)
        if random.random() < 0.5:
            sound = bang(random) if random.random() < 0.6 else clap(random)
            _lay(made, round(at * RATE), sound * peak)
            scene.truths.append(Truth("impulsive sound", at, at + 0.01, clipped=bool(peak > 1.0)))
        else:
            which = str(random.choice(list(DISTRACTORS)))
            _lay(made, round(at * RATE), DISTRACTORS[which](random) * peak)
            scene.distractors.append(which)
        at += random.uniform(1.8, 4.0)
    np.clip(made, -1, 1, out=made)
    return scene


def silence_scene(seed: int, seconds: float = 40.0) -> Scene:
    """Sudden gaps of nothing from 40 ms to 1.5 s, and silences that sound fades into and out of."""
    random = np.random.default_rng([seed, 2])
    made, name = background(random, seconds)
    made *= (
        10 ** (-34 / 20) / np.sqrt(np.mean(made**2)) if np.sqrt(np.mean(made**2)) < 10 ** (-34 / 20) else 1
    )
    scene = Scene(made, distractors=[name])
    at = random.uniform(2.0, 4.0)
    while at < seconds - 6:
        which = random.random()
        if which < 0.5:
            length = random.choice([random.uniform(0.04, 0.2), random.uniform(0.2, 1.5)])
            made[round(at * RATE) : round((at + length) * RATE)] = 0
            scene.truths.append(Truth("sound gap", at, float(at + length)))
        else:
            length = random.uniform(2.6, 4.0)
            fade = random.uniform(0.15, 0.4)
            t = np.arange(round((length + 2 * fade) * RATE)) / RATE
            quiet = np.clip(np.maximum(1 - t / fade, (t - length - fade) / fade), 0, 1) ** 2
            part = slice(round((at - fade) * RATE), round((at - fade) * RATE) + len(t))
            if which < 0.8:
                hiss = 10 ** (-76 / 20) * random.standard_normal(len(t))
                made[part] = made[part] * quiet + hiss
                scene.truths.append(Truth("silence", at, at + length))
            else:  # only quieter: no silence
                made[part] *= np.maximum(quiet, 10 ** (-12 / 20))
                scene.distractors.append("quieter")
        at += float(length) + random.uniform(2.5, 5.0)
    return scene


def repeat_scene(seed: int, seconds: float = 50.0) -> Scene:
    """In half of them a stretch of 2.5 to 8 s is heard again, at another level, once or as a loop to the end; in
    some with new noise laid over it."""
    random = np.random.default_rng([seed, 3])
    made, name = background(random, seconds)
    if name in ("siren", "engine"):
        made += pink(random, seconds)[: len(made)] * np.sqrt(np.mean(made**2)) * 0.15
    scene = Scene(made, distractors=[name])
    if random.random() < 0.5:
        return scene
    length = random.uniform(2.5, 8.0)
    first = random.uniform(3.0, 20.0)
    sound = made[round(first * RATE) : round((first + length) * RATE)].copy()
    gain = 10 ** (random.uniform(-9, 3) / 20)
    if random.random() < 0.5:  # a loop: on and on from where it ends
        times = int(random.integers(2, 4))
        looped = np.tile(sound, times)
        begin = round((first + length) * RATE)
        looped = looped[: len(made) - begin]
        made[begin : begin + len(looped)] = looped * gain
        end = (begin + len(looped)) / RATE
        scene.truths.append(Truth("repeated sound", begin / RATE, end, first))
    else:
        again = random.uniform(first + length + 1, seconds - length - 1)
        begin = round(again * RATE)
        made[begin : begin + len(sound)] = sound * gain
        scene.truths.append(Truth("repeated sound", begin / RATE, again + length, first))
    if random.random() < 0.3:
        noise = street(random, len(made) / RATE)[: len(made)]
        made += noise * np.sqrt(np.mean(sound**2)) * gain * 10 ** (-random.uniform(3, 9) / 20)
        scene.distractors.append("noise over it")
    return scene


# ---------------------------------------------------------------- files

CODINGS = (
    ("wav", "pcm_s16le", 0),
    ("m4a", "aac", 128_000),
    ("m4a", "aac", 64_000),
    ("ogg", "libopus", 48_000),
    ("mp3", "libmp3lame", 128_000),
    ("webm", "libopus", 32_000),
)
"""(extension, codec, bits a second): what phones, messengers and sites leave of a sound."""


def write_sound(
    path: Path,
    samples: Sound | NDArray[np.float32],
    *,
    codec: str = "pcm_s16le",
    bit_rate: int = 0,
    rate: int = RATE,
    start: Fraction | int = 0,
    skipped: tuple[tuple[float, float], ...] = (),
) -> Path:
    """Writes `samples` ((n,) or (channels, n), full scale ±1) to `path`.

    `start` is the first sample's time in seconds; of the stretches `skipped` (seconds) no packet is written and the
    times go on.
    """
    planes = np.atleast_2d(np.asarray(samples, np.float32))
    with av.open(str(path), "w") as out:
        layout = {1: "mono", 2: "stereo", 6: "5.1"}[len(planes)]
        stream = out.add_stream(codec, rate, layout=layout)
        if bit_rate:
            stream.bit_rate = bit_rate
        first = round(Fraction(start) * rate)
        for at in range(0, planes.shape[1], 960):
            part = np.ascontiguousarray(planes[:, at : at + 960])
            frame = av.AudioFrame.from_ndarray(part, format="fltp", layout=layout)
            frame.sample_rate, frame.pts, frame.time_base = rate, first + at, Fraction(1, rate)
            _mux(out, stream.encode(frame), skipped, Fraction(start))
        _mux(out, stream.encode(None), skipped, Fraction(start))
    return path


def _mux(
    out: av.container.OutputContainer, packets: list[av.Packet], skipped: tuple, start: Fraction
) -> None:
    for packet in packets:
        assert packet.pts is not None and packet.time_base is not None
        at = packet.pts * packet.time_base - start
        if not any(begin <= at < end for begin, end in skipped):
            out.mux(packet)


def coded(scene: Scene, folder: Path, seed: int) -> Path:
    """The scene as a file, coded in the way that the seed's turn gives it."""
    extension, codec, bit_rate = CODINGS[seed % len(CODINGS)]
    with tempfile.NamedTemporaryFile(suffix=f".{extension}", dir=folder, delete=False) as file:
        path = Path(file.name)
    return write_sound(path, scene.samples, codec=codec, bit_rate=bit_rate)
