"""Examining a 1080p file against decoding it and nothing else, and against PySceneDetect finding scenes and saving
one image of each.

Everything runs in a child process of its own, in turns, in one run; a ratio is one of medians. Decoding alone is
PyAV with all threads and no conversion.
"""

from __future__ import annotations

import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import av

from catalog.jobs import Job, JobContext, ProcessRunner
from tests.helpers.montage import make_montage
from tests.helpers.scale import scaled

SEED, SHOTS, PACE, TIMES, RATE = 301, 6, 4.0, 2, 30
"""Shots of five seconds or so. The montage stands in the file twice, since drawing takes far longer than all else."""
ROUNDS = 3


@dataclass(frozen=True)
class Row:
    """Frames a second (median of the rounds) and peak resident memory of the child."""

    what: str
    frames_a_second: float
    peak_megabytes: float
    ratio_to_decoding: float
    found: str = ""


def run() -> list[Row]:
    """Makes the file and measures; rows for decoding, examining and the two detectors of the peer."""
    with tempfile.TemporaryDirectory() as name, ProcessRunner() as runner:
        print("examine: drawing 1080p …", flush=True)
        path = str(Path(name) / "montage.mp4")
        frame_count: int = runner.start(Job("draw", draw, {"path": path})).result(3600)
        size = Path(path).stat().st_size
        seconds = frame_count / RATE
        print(
            f"examine: {frame_count} frames, {seconds:.0f} s, {size * 8 / seconds / 1e6:.1f} Mbit/s",
            flush=True,
        )
        jobs: dict[str, Callable[..., tuple[float, float, str]]] = {
            "decoding alone (PyAV, all threads)": decode,
            "framewitness examine": examine,
            "PySceneDetect adaptive, an image a scene": peer_adaptive,
            "PySceneDetect content, an image a scene": peer_content,
        }
        taken: dict[str, list[tuple[float, float, str]]] = {what: [] for what in jobs}
        for round_number in range(scaled(ROUNDS)):
            for what, job in jobs.items():
                with tempfile.TemporaryDirectory(dir=name) as out:
                    taken[what].append(runner.start(Job(what, job, {"path": path, "out": out})).result(3600))
            print(f"examine: round {round_number + 1}", flush=True)
    alone = statistics.median(each[0] for each in taken["decoding alone (PyAV, all threads)"])
    return [
        Row(
            what,
            frame_count / statistics.median(each[0] for each in runs),
            max(each[1] for each in runs),
            alone / statistics.median(each[0] for each in runs),
            runs[0][2],
        )
        for what, runs in taken.items()
    ]


def draw(context: JobContext, *, path: str) -> int:
    """Writes the file; returns how many frames it has."""
    once = Path(path).with_name("once.mp4")
    made = make_montage(once, SEED, shots=SHOTS, pace=PACE, width=1920, height=1080, rate=RATE, crf=23)
    with av.open(path, "w") as out:
        stream = None
        for turn in range(TIMES):
            with av.open(str(once)) as container:
                video = container.streams.video[0]
                stream = stream or out.add_stream_from_template(video)
                assert video.time_base is not None
                shift = round(turn * made.frame_count / RATE / video.time_base)
                for packet in container.demux(video):
                    if packet.dts is None or packet.pts is None:
                        continue
                    packet.pts, packet.dts, packet.stream = packet.pts + shift, packet.dts + shift, stream
                    out.mux(packet)
    once.unlink()
    return made.frame_count * TIMES


def decode(context: JobContext, *, path: str, out: str) -> tuple[float, float, str]:
    began = time.perf_counter()
    with av.open(path) as container:
        container.streams.video[0].thread_type = "AUTO"
        count = sum(1 for _ in container.decode(video=0))
    return time.perf_counter() - began, _peak(), f"{count} frames"


def examine(context: JobContext, *, path: str, out: str) -> tuple[float, float, str]:
    from catalog.analysis.examine import examine_file

    derived = Path(out) / "derived"
    derived.mkdir()
    began = time.perf_counter()
    result = examine_file(
        context,
        path=path,
        stream_index=0,
        objects_folder=str(Path(out) / "objects"),
        derived_folder=str(derived),
        settings={},
    )
    stills = sum(each.still is not None for each in result.keyframes)
    found = f"{len(result.shots)} shots, {len(result.keyframes)} keyframes, {stills} full stills"
    return time.perf_counter() - began, _peak(), found


def peer_adaptive(context: JobContext, *, path: str, out: str) -> tuple[float, float, str]:
    from scenedetect import AdaptiveDetector

    return _peer(path, out, AdaptiveDetector())


def peer_content(context: JobContext, *, path: str, out: str) -> tuple[float, float, str]:
    from scenedetect import ContentDetector

    return _peer(path, out, ContentDetector())


def _peer(path: str, out: str, detector: object) -> tuple[float, float, str]:
    from scenedetect import SceneManager, open_video
    from scenedetect.output import save_images

    began = time.perf_counter()
    video = open_video(path)
    manager = SceneManager()
    manager.add_detector(detector)
    manager.detect_scenes(video)
    scenes = manager.get_scene_list(start_in_scene=True)
    save_images(scenes, video, num_images=1, output_dir=out)  # JPEG, their default
    images = len(list(Path(out).glob("*.jpg")))
    return time.perf_counter() - began, _peak(), f"{len(scenes)} scenes, {images} images"


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    rows = run()
    ours = next(row for row in rows if row.what.startswith("framewitness"))
    for row in rows:
        print(
            f"{row.what:42} {row.frames_a_second:6.1f} frames/s   {row.ratio_to_decoding:5.2f} of decoding alone   "
            f"examine is {ours.frames_a_second / row.frames_a_second:5.2f} x   "
            f"peak {row.peak_megabytes:4.0f} MB   {row.found}"
        )


if __name__ == "__main__":
    main()
