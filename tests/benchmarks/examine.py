"""Examining a 1080p file with sound against decoding its pictures and nothing else, and against PySceneDetect finding
scenes and saving one image of each.

Everything runs in a child process of its own, in turns, in one run; a ratio is one of medians. Decoding alone is
PyAV with all threads and no conversion. Examining is all of it: boundaries, keyframes with hashes, stills and
thumbnails, fingerprints, and the sound with its waveform and proposals. Processor time stands beside, since it is
less disturbed by what else a machine does.

With a path for its argument (`python -m tests.benchmarks.examine FILE`) it measures that file.
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np

from catalog.jobs import Job, JobContext, ProcessRunner
from tests.helpers.merged import merged
from tests.helpers.montage import make_montage
from tests.helpers.scale import scaled
from tests.helpers.sound import BACKGROUNDS, write_sound

SEED, TIMES, RATE = 301, 2, 30
"""The montage stands in the file twice, since drawing takes far longer than all else."""
FILES = {"12 shots a minute": (6, 4.0), "30 shots a minute": (12, 1.6)}
"""Shots, and the pace that `make_montage` wants for so many a minute: each shot costs a full still."""
ROUNDS = 3
ALONE = "decoding alone (PyAV, all threads)"
OURS = "framewitness examine"


@dataclass(frozen=True)
class Run:
    """One run of one job in a child: wall clock, processor time, peak resident memory, and what it found."""

    seconds: float
    processor_seconds: float
    peak_megabytes: float
    found: str


@dataclass(frozen=True)
class Row:
    """Medians of the rounds, but for the peak, which is the greatest."""

    what: str
    frames_a_second: float
    processor_milliseconds_a_frame: float
    peak_megabytes: float
    ratio_to_decoding: float
    processor_ratio_to_decoding: float
    found: str


def measure(path: Path, rounds: int) -> list[Row]:
    """Rows for decoding, examining and the two detectors of the peer."""
    jobs: dict[str, Callable[..., Run]] = {
        ALONE: decode,
        OURS: examine,
        "PySceneDetect adaptive, an image a scene": peer_adaptive,
        "PySceneDetect content, an image a scene": peer_content,
    }
    taken: dict[str, list[Run]] = {what: [] for what in jobs}
    with ProcessRunner() as runner:
        for round_number in range(rounds):
            for what, job in jobs.items():
                with tempfile.TemporaryDirectory(dir=path.parent) as out:
                    arguments = {"path": str(path), "out": out}
                    taken[what].append(runner.start(Job(what, job, arguments)).result(3600))
            print(f"examine: round {round_number + 1}", flush=True)
    frames = int(taken[ALONE][0].found.split()[0])
    alone, alone_processor = _medians(taken[ALONE])
    rows = []
    for what, runs in taken.items():
        seconds, processor = _medians(runs)
        rows.append(
            Row(
                what,
                frames / seconds,
                1000 * processor / frames,
                max(each.peak_megabytes for each in runs),
                alone / seconds,
                alone_processor / processor,
                runs[0].found,
            )
        )
    return rows


def _medians(runs: list[Run]) -> tuple[float, float]:
    return (
        statistics.median(each.seconds for each in runs),
        statistics.median(each.processor_seconds for each in runs),
    )


def draw(context: JobContext, *, path: str, shots: int, pace: float) -> int:
    """Writes the file; returns how many frames it has."""
    once, video, sound = (Path(path).with_name(f"{name}") for name in ("once.mp4", "video.mp4", "sound.m4a"))
    made = make_montage(once, SEED, shots=shots, pace=pace, width=1920, height=1080, rate=RATE, crf=23)
    with av.open(str(video), "w") as out:
        stream = None
        for turn in range(TIMES):
            with av.open(str(once)) as container:
                source = container.streams.video[0]
                stream = stream or out.add_stream_from_template(source)
                assert source.time_base is not None
                shift = round(turn * made.frame_count / RATE / source.time_base)
                for packet in container.demux(source):
                    if packet.dts is None or packet.pts is None:
                        continue
                    packet.pts, packet.dts, packet.stream = packet.pts + shift, packet.dts + shift, stream
                    out.mux(packet)
    frame_count = made.frame_count * TIMES
    heard = BACKGROUNDS["street"](np.random.default_rng(SEED), frame_count / RATE)
    write_sound(sound, 0.1 * heard, codec="aac", bit_rate=128_000)
    merged(video, sound, Path(path))
    for each in (once, video, sound):
        each.unlink()
    return frame_count


class _Clock:
    """Wall clock and processor time of this process since it was made."""

    def __init__(self) -> None:
        self._wall, self._processor = time.perf_counter(), time.process_time()

    def run(self, found: str) -> Run:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return Run(time.perf_counter() - self._wall, time.process_time() - self._processor, peak, found)


def decode(context: JobContext, *, path: str, out: str) -> Run:
    clock = _Clock()
    with av.open(path) as container:
        container.streams.video[0].thread_type = "AUTO"
        count = sum(1 for _ in container.decode(video=0))
    return clock.run(f"{count} frames")


def examine(context: JobContext, *, path: str, out: str) -> Run:
    from catalog.analysis.examine import examine_file

    derived = Path(out) / "derived"
    derived.mkdir()
    clock = _Clock()
    result = examine_file(
        context,
        path=path,
        stream_index=0,
        objects_folder=str(Path(out) / "objects"),
        derived_folder=str(derived),
        settings={},
        sound={"path": path, "stream_index": None, "first_frame": None},
    )
    stills = sum(each.still is not None for each in result.keyframes)
    found = f"{len(result.shots)} shots, {len(result.keyframes)} keyframes, {stills} full stills"
    heard = "no sound" if result.sound is None else f"{len(result.sound.proposals)} proposals for the ear"
    return clock.run(f"{found}, {heard}")


def peer_adaptive(context: JobContext, *, path: str, out: str) -> Run:
    from scenedetect import AdaptiveDetector

    return _peer(path, out, AdaptiveDetector())


def peer_content(context: JobContext, *, path: str, out: str) -> Run:
    from scenedetect import ContentDetector

    return _peer(path, out, ContentDetector())


def _peer(path: str, out: str, detector: object) -> Run:
    from scenedetect import SceneManager, open_video
    from scenedetect.output import save_images

    clock = _Clock()
    video = open_video(path)
    manager = SceneManager()
    manager.add_detector(detector)
    manager.detect_scenes(video)
    scenes = manager.get_scene_list(start_in_scene=True)
    save_images(scenes, video, num_images=1, output_dir=out)  # JPEG, their default
    images = len(list(Path(out).glob("*.jpg")))
    return clock.run(f"{len(scenes)} scenes, {images} images")


def tables(given: list[str]) -> Iterator[tuple[str, list[Row]]]:
    for name in given:
        yield Path(name).name, measure(Path(name).absolute(), scaled(ROUNDS))
    for what, (shots, pace) in {} if given else FILES.items():
        with tempfile.TemporaryDirectory() as folder, ProcessRunner() as runner:
            print("examine: drawing 1080p …", flush=True)
            path = Path(folder) / "montage.mp4"
            arguments = {"path": str(path), "shots": shots, "pace": pace}
            seconds = runner.start(Job("draw", draw, arguments)).result(3600) / RATE
            rate = path.stat().st_size * 8 / seconds / 1e6
            yield f"{what}: {seconds:.0f} s, {rate:.1f} Mbit/s", measure(path, scaled(ROUNDS))


def main(given: list[str] | None = None) -> None:
    for what, rows in tables(given or []):
        ours = next(row for row in rows if row.what == OURS)
        print(what)
        for row in rows:
            print(
                f"  {row.what:42} {row.frames_a_second:6.1f} frames/s   "
                f"{row.ratio_to_decoding:5.2f} of decoding alone "
                f"({row.processor_ratio_to_decoding:4.2f} by processor time, "
                f"{row.processor_milliseconds_a_frame:5.2f} ms a frame)   "
                f"examine is {ours.frames_a_second / row.frames_a_second:5.2f} x   "
                f"peak {row.peak_megabytes:4.0f} MB   {row.found}",
                flush=True,
            )


if __name__ == "__main__":
    main(sys.argv[1:])
