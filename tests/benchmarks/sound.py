"""Listening: what is found of each kind among what resembles it, on sounds that nothing was tuned on, and how fast.

Peers in the same run: ffmpeg's `silencedetect` for silences and sudden gaps, a plain detector of energy onsets for
impulsive sounds. The limit of speed is decoding alone (PyAV, one thread), in turns, in CPU seconds.
"""

from __future__ import annotations

import re
import resource
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import imageio_ffmpeg
import numpy as np

from catalog.analysis.sound.landmarks import Landmarks
from catalog.analysis.sound.listening import listen
from catalog.analysis.sound.repeats import places_between
from catalog.jobs import SilentContext
from catalog.media.low_sound import low_sound_of
from tests.helpers import sound as made
from tests.helpers.scale import scaled
from tests.helpers.sound import HELD_OUT_SEEDS, Scene, Truth, write_sound

SCENES = 12
MINUTES, ROUNDS = 5, 3
RECORDINGS, LANDMARKS_EACH = 300, 40_000
"""For the speed of comparing one recording with a case: 300 of some six minutes each."""


@dataclass(frozen=True)
class Found:
    kind: str
    moments: tuple[float, ...]
    """Of impulsive sounds: each one's seconds."""
    start: float = 0.0
    end: float = 0.0


@dataclass
class Score:
    truths: int = 0
    hits: int = 0
    wrong: int = 0

    @property
    def recall(self) -> float:
        return self.hits / max(1, self.truths)

    @property
    def precision(self) -> float:
        return self.hits / max(1, self.hits + self.wrong)


def ours(path: Path) -> list[Found]:
    listened = listen(path, context=SilentContext())
    assert listened is not None
    found: list[Found] = []
    for each in listened.proposals:
        start, end = float(each.start), float(each.end)
        count = each.facts.get("count", 1)
        # of a burst the moments between its ends are not told: they are taken to be evenly spread
        moments = tuple(np.linspace(start, end, count)) if count > 1 else (start,)
        found.append(Found(each.kind, moments, start, end))
    return found


def silencedetect(path: Path, seconds: float) -> list[Found]:
    """ffmpeg's detector at its usual threshold of -60 dB."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-nostats", "-i", str(path)]
    command += ["-af", f"silencedetect=noise=-60dB:d={seconds}", "-f", "null", "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    starts = [float(each) for each in re.findall(r"silence_start: (-?[\d.]+)", said)]
    ends = [float(each) for each in re.findall(r"silence_end: (-?[\d.]+)", said)]
    kind = "silence" if seconds >= 2 else "sound gap"
    return [Found(kind, (s,), s, e) for s, e in zip(starts, ends, strict=False)]


def energy_onsets(path: Path) -> list[Found]:
    """Where the energy of 10 ms is 12 dB above the mean of the half second before: the usual plain detector."""
    with low_sound_of(path, None) as low:
        samples = low.read(0, low.end)
    energy = np.square(samples[: len(samples) // 80 * 80]).reshape(-1, 80).mean(1) + 1e-12
    sums = np.concatenate(([0.0], np.cumsum(energy)))
    found: list[Found] = []
    for at in range(50, len(energy)):
        if energy[at] > 16 * (sums[at] - sums[at - 50]) / 50 and (
            not found or at / 100 - found[-1].start > 0.1
        ):
            found.append(Found("impulsive sound", (at / 100,), at / 100))
    return found


def scored(score: Score, truths: list[Truth], found: list[Found]) -> None:
    if (truths and truths[0].kind == "impulsive sound") or any(
        each.kind == "impulsive sound" for each in found
    ):
        moments = [moment for each in found for moment in each.moments]
        hits = sum(any(abs(moment - each.start) < 0.03 for moment in moments) for each in truths)
        wrong = sum(not any(abs(moment - each.start) < 0.03 for each in truths) for moment in moments)
    else:

        def same(one: Found, truth: Truth) -> bool:
            common = min(one.end, truth.end) - max(one.start, truth.start)
            return common > 0.5 * max(one.end - one.start, truth.end - truth.start)

        hits = sum(any(same(one, truth) for one in found) for truth in truths)
        wrong = sum(not any(same(one, truth) for truth in truths) for one in found)
    score.truths, score.hits, score.wrong = score.truths + len(truths), score.hits + hits, score.wrong + wrong


def quality(
    name: str,
    make: Callable[[int], Scene],
    kinds: tuple[str, ...],
    peers: dict[tuple[str, str], Callable[[Path], list[Found]]],
) -> dict[tuple[str, str], Score]:
    """Scores by (who, kind); `peers` by the same."""
    scores = {("framewitness", kind): Score() for kind in kinds} | {key: Score() for key in peers}
    by_distractor: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as folder:
        for seed in list(HELD_OUT_SEEDS)[: scaled(SCENES)]:
            scene = make(seed)
            path = made.coded(scene, Path(folder), seed)
            found = ours(path)
            for (who, kind), score in scores.items():
                answer = found if who == "framewitness" else peers[(who, kind)](path)
                before = score.wrong
                truths = [each for each in scene.truths if each.kind == kind]
                scored(score, truths, [each for each in answer if each.kind == kind])
                if who == "framewitness":
                    lasting = scene.distractors[0]
                    by_distractor[lasting] = by_distractor.get(lasting, 0) + score.wrong - before
            path.unlink()
    for (who, kind), score in scores.items():
        print(
            f"{name}: {kind:16} {who:22} recall {score.recall:.2f} ({score.hits} of {score.truths})   "
            f"precision {score.precision:.2f} ({score.wrong} wrong)",
            flush=True,
        )
    print(f"{name}: wrong ones of ours by what lasts in the scene: {by_distractor}", flush=True)
    return scores


def speed() -> tuple[float, float]:
    """CPU seconds for an hour of stereo AAC: decoding alone, and listening. Medians of interleaved rounds."""
    with tempfile.TemporaryDirectory() as folder:
        random = np.random.default_rng(9)
        minute = 0.05 * np.stack([made.crowd(random, 60.0), made.street(random, 60.0)])
        sound = np.concatenate([minute * gain for gain in (1.0, 0.5, 0.8, 0.3, 0.9)[:MINUTES]], axis=1)
        path = write_sound(Path(folder) / "a.m4a", sound, codec="aac", bit_rate=128_000)
        taken: dict[str, list[float]] = {"decoding alone (PyAV)": [], "listening": []}
        size = 0
        for _ in range(scaled(ROUNDS)):
            began = time.process_time()
            with av.open(str(path)) as container:
                for _frame in container.decode(audio=0):
                    pass
            taken["decoding alone (PyAV)"].append(time.process_time() - began)
            began = time.process_time()
            found = listen(path, context=SilentContext())
            taken["listening"].append(time.process_time() - began)
            assert found is not None
            found.save(Path(folder))
            size = sum((Path(folder) / name).stat().st_size for name in ("waveform.npz", "landmarks.npz"))
    hours = MINUTES / 60
    alone, ours_ = (statistics.median(each) / hours for each in taken.values())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"speed: an hour of stereo AAC at 48 kHz takes {ours_:.1f} s of CPU, decoding alone {alone:.1f} s "
        f"({ours_ / alone:.1f} x); {size / hours / 1e6:.1f} MB an hour on disk; peak memory of this program "
        f"{peak:.0f} MB",
        flush=True,
    )
    return alone, ours_


def comparing() -> float:
    """Seconds to look for one recording's landmarks in those of a case."""
    random = np.random.default_rng(4)

    def landmarks() -> Landmarks:
        codes = np.sort(random.integers(0, 1 << 23, LANDMARKS_EACH, dtype=np.uint32))
        times = random.integers(0, 12_000, LANDMARKS_EACH, dtype=np.uint32)
        nought = Fraction(0)
        return Landmarks(start=nought, file_start=nought, seconds=Fraction(384), codes=codes, times=times)

    one, others = landmarks(), [landmarks() for _ in range(10)]
    began = time.process_time()
    places = [place for other in others for place in places_between(one, other)]
    taken = (time.process_time() - began) / len(others) * RECORDINGS
    print(
        f"comparing: one recording with {RECORDINGS} others, {LANDMARKS_EACH} landmarks each: {taken:.1f} s of CPU "
        f"for where to look ({len(places)} places among unrelated ones)",
        flush=True,
    )
    return taken


def main() -> None:
    quality(
        "impulses",
        made.impulse_scene,
        ("impulsive sound",),
        {("plain energy onsets", "impulsive sound"): energy_onsets},
    )
    quality(
        "silence",
        made.silence_scene,
        ("silence", "sound gap"),
        {
            ("silencedetect 2 s", "silence"): lambda path: silencedetect(path, 2.0),
            ("silencedetect 0.03 s", "sound gap"): lambda path: silencedetect(path, 0.03),
        },
    )
    quality("repeats", made.repeat_scene, ("repeated sound",), {})
    speed()
    comparing()


if __name__ == "__main__":
    main()
