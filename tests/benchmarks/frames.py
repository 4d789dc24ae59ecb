"""What one exact frame costs, beside what decoding alone costs in the same run.

The file: 1080p, H.264 with B-frames, groups of 250 frames (the longest that the common encoder makes by itself).
The limit: one frame's share of decoding the whole file with PyAV and all threads, measured between the others.
"""

from __future__ import annotations

import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from catalog.jobs import Job, JobContext, ProcessRunner, SilentContext
from catalog.media.frame_index import FrameIndex, build_index
from catalog.media.frame_reader import FrameReader
from catalog.media.frame_server import FrameServer
from tests.helpers.video import draw_number, make_video, scaled

SIZE = (1920, 1080)
GROUP = 250
FRAMES = 2 * GROUP
ROUNDS = 3


@dataclass(frozen=True)
class Row:
    """Milliseconds; `limit_ms` is what decoding alone takes for the same frames in the same run."""

    what: str
    samples: int
    median_ms: float
    p95_ms: float
    limit_ms: float
    peak_megabytes: float

    @property
    def times_the_limit(self) -> float:
        return self.median_ms / self.limit_ms


def street() -> Callable[[int, int, int], NDArray[np.uint8]]:
    """Something that moves and has detail: a wide texture that passes by, with noise, and the frame's number."""
    chance = np.random.default_rng(1)
    coarse = chance.integers(30, 220, (SIZE[1] // 8, SIZE[0] // 4, 3), dtype=np.uint8)
    wall = coarse.repeat(8, axis=0).repeat(8, axis=1)
    grain = chance.integers(0, 12, (SIZE[1], SIZE[0], 3), dtype=np.uint8)

    def draw(number: int, width: int, height: int) -> NDArray[np.uint8]:
        left = number * 5 % (wall.shape[1] - width)
        picture = wall[:height, left : left + width] + np.roll(grain, number * 37, axis=1)
        picture[: height // 4, : width // 4] = draw_number(number, width // 4, height // 4)
        return picture

    return draw


def run() -> list[Row]:
    """Measures everything and returns a row for each kind of request."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"frames: making {FRAMES} frames of 1080p …", flush=True)
        video = make_video(
            folder / "street.mp4",
            frames=FRAMES,
            fps=30,
            size=SIZE,
            gop=GROUP,
            b_frames=2,
            draw=street(),
            codec_options={"preset": "veryfast", "crf": "23", "x264-params": "scenecut=0"},
        )
        index_path = folder / "index.npz"
        build_index(video.path, 0, SilentContext()).save(index_path)
        arguments = {"path": str(video.path), "index_path": str(index_path)}
        with ProcessRunner() as runner:
            rows: list[Row] = runner.start(Job("frames", measure, arguments)).result(1800)
        rows.append(_served(video.path, index_path, rows[0].limit_ms))
    return rows


def measure(context: JobContext, *, path: str, index_path: str) -> list[Row]:
    """A job, so that the peak memory is that of reading alone."""
    video, index = Path(path), FrameIndex.load(Path(index_path))
    chance = random.Random(1)
    forward: list[float] = []
    back: list[float] = []
    seeks: list[float] = []
    on_the_way: list[int] = []
    share: list[float] = []
    for _ in range(ROUNDS):
        share.append(_share_of_decoding(video))
        with FrameReader(video, index, 0) as reader:
            start = chance.randrange(GROUP, FRAMES - 80)
            reader.frame(start)
            forward += [_milliseconds(reader, start + step) for step in range(1, 61)]
            back += [_milliseconds(reader, start + step) for step in range(59, -1, -1)]
        for _ in range(scaled(12)):
            with FrameReader(video, index, 0, cache_bytes=1) as reader:
                reader.frame(0)
                number = chance.randrange(GROUP, FRAMES)
                seeks.append(_milliseconds(reader, number))
                on_the_way.append(number - int(index.seek_numbers[index.seek_point_for(number)]) + 1)
    frame_ms = statistics.median(share)
    way = statistics.median(on_the_way)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        _row("one step forward", forward, frame_ms, peak),
        _row("one step back", back, frame_ms, peak),
        _row(f"one exact seek ({way:.0f} frames after its key)", seeks, frame_ms * way, peak),
    ]


def _served(video: Path, index_path: Path, frame_ms: float) -> Row:
    """The same step as the window has it: asked of the child, decoded, made RGB, copied over."""
    steps: list[float] = []
    with FrameServer() as server:
        server.open(video, index_path, 0, 0, Fraction(1))
        server.request(GROUP)
        for number in range(GROUP + 1, GROUP + 61):
            began = time.perf_counter()
            server.request(number)
            steps.append((time.perf_counter() - began) * 1000)
        peak = _peak_of(server.pid)
    return _row("one step forward, as a picture in the window's process", steps, frame_ms, peak)


def _share_of_decoding(video: Path) -> float:
    began = time.perf_counter()
    with av.open(str(video)) as container:
        container.streams.video[0].thread_type = "AUTO"
        count = sum(1 for _ in container.decode(video=0))
    return (time.perf_counter() - began) * 1000 / count


def _milliseconds(reader: FrameReader, number: int) -> float:
    began = time.perf_counter()
    reader.frame(number)
    return (time.perf_counter() - began) * 1000


def _row(what: str, times: list[float], limit_ms: float, peak_megabytes: float) -> Row:
    p95 = sorted(times)[int(0.95 * len(times))]
    return Row(what, len(times), statistics.median(times), p95, limit_ms, peak_megabytes)


def _peak_of(pid: int | None) -> float:
    """Peak resident megabytes of a living process; 0 where the system does not tell."""
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def main() -> None:
    for row in run():
        print(
            f"{row.what:58} median {row.median_ms:8.3f} ms   p95 {row.p95_ms:8.3f} ms   "
            f"decoding alone {row.limit_ms:8.3f} ms   {row.times_the_limit:5.2f} x   "
            f"peak {row.peak_megabytes:4.0f} MB   ({row.samples})"
        )


if __name__ == "__main__":
    main()
