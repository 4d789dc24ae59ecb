"""What one exact frame costs, beside what decoding alone costs in the same run.

The files: 1080p, H.264 with B-frames, in groups of 250 frames (the longest that the common encoder makes by itself),
60 and 30 (sites and phones). The limits, measured between the others: for a step one frame's share of decoding the
whole file with PyAV and all threads; for a seek what PyAV takes from the group's first frame to the one wanted when it
decodes nothing but what others refer to.

Steps as a person makes them come once a frame's time (33 ms), as holding a key does; between them the server reads
ahead. A cold seek goes to a group of which nothing was decoded, a warm one to any frame of a group that was looked at a
few seconds before. The file of an hour has an hour's packets at 1080p and its bytes (1.6 GB).
"""

from __future__ import annotations

import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from catalog.jobs import Job, JobContext, ProcessRunner, SilentContext
from catalog.media.frame_index import FrameIndex
from catalog.media.frame_indexing import build_index
from catalog.media.frame_reader import FrameReader, decode_all
from catalog.media.frame_server import FrameServer
from tests.helpers.scale import scaled
from tests.helpers.video import MadeVideo, draw_number, make_video

SIZE = (1920, 1080)
FPS = 30
GROUP = 250
FRAMES = 2 * GROUP
SHORTER_GROUPS = (60, 30)
ROUNDS = 3
HOUR_SECONDS = 3600


@dataclass(frozen=True)
class Row:
    """Milliseconds; `limit_ms` is what decoding alone takes for the same frames in the same run; `peak_megabytes`
    of the process that decodes, 0 where it was not asked."""

    what: str
    samples: int
    median_ms: float
    p95_ms: float
    limit_ms: float
    peak_megabytes: float
    cpu_ms: float = 0.0
    """Processor time of the process that decodes, for each, what it reads ahead included; 0 where not asked."""

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


def run() -> Iterator[Row]:
    """Measures everything; a row for each kind of request."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        video, index_path = _made(folder, group=GROUP, frames=FRAMES)
        arguments = {"path": str(video.path), "index_path": str(index_path)}
        with ProcessRunner() as runner:
            rows: list[Row] = runner.start(Job("frames", measure, arguments)).result(1800)
        yield from rows
        yield from _served(video.path, index_path, rows[0].limit_ms)
        for group in SHORTER_GROUPS:
            shorter, shorter_index = _made(folder, group=group, frames=4 * group)
            yield from _seeks(shorter.path, shorter_index, group)
        yield _index_of_an_hour(video.path, folder / "hour.mp4")


def _made(folder: Path, *, group: int, frames: int) -> tuple[MadeVideo, Path]:
    """The video and its index, as it is after everything was decoded once."""
    print(f"frames: making {frames} frames of 1080p in groups of {group} …", flush=True)
    video = make_video(
        folder / f"street-{group}.mp4",
        frames=frames,
        fps=FPS,
        size=SIZE,
        gop=group,
        b_frames=2,
        draw=street(),
        codec_options={"preset": "veryfast", "crf": "23", "x264-params": "scenecut=0"},
    )
    index = build_index(video.path, 0, SilentContext())
    decoded = [(frame.pts, frame.is_damaged) for frame in decode_all(video.path, index, 0)]
    index = index.reconciled_with([pts for pts, _ in decoded], undamaged=not any(bad for _, bad in decoded))
    assert index.whole
    index_path = video.path.with_suffix(".npz")
    index.save(index_path)
    return video, index_path


# ---------------------------------------------------------------- in the process that decodes


def measure(context: JobContext, *, path: str, index_path: str) -> list[Row]:
    """A job, so that the peak memory is that of reading alone."""
    video, index = Path(path), FrameIndex.load(Path(index_path))
    chance = random.Random(1)
    forward: list[float] = []
    back: list[float] = []
    share: list[float] = []
    for _ in range(ROUNDS):
        share.append(_share_of_decoding(video))
        with FrameReader(video, index, 0) as reader:
            start = chance.randrange(GROUP, FRAMES - 80)
            reader.frame(start)
            forward += [_milliseconds(lambda n: reader.frame(n), start + step) for step in range(1, 61)]
            back += [_milliseconds(lambda n: reader.frame(n), start + step) for step in range(59, -1, -1)]
    frame_ms = statistics.median(share)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        _row("one step forward, where it is decoded", forward, frame_ms, peak),
        _row("one step back, where it is decoded", back, frame_ms, peak),
    ]


def _share_of_decoding(video: Path) -> float:
    began = time.perf_counter()
    with av.open(str(video)) as container:
        container.streams.video[0].thread_type = "AUTO"
        count = sum(1 for _ in container.decode(video=0))
    return (time.perf_counter() - began) * 1000 / count


# ---------------------------------------------------------------- as the window has it


def _served(video: Path, index_path: Path, frame_ms: float) -> Iterator[Row]:
    """Asked of the child, decoded, made RGB, copied over."""
    with FrameServer() as server:
        for what, direction, pause in (
            ("one step forward, as a picture, held key", 1, 1 / FPS),
            ("one step back, as a picture, held key", -1, 1 / FPS),
            ("one step forward, as a picture, without a pause", 1, 0.0),
        ):
            server.open(video, index_path, 0, 0, Fraction(1))
            number = GROUP + GROUP // 2
            server.request(number)
            time.sleep(0.5)  # a person looks before stepping on
            steps, before = [], _ticks_of(server.pid)
            for _ in range(scaled(100)):
                number += direction
                steps.append(_milliseconds(server.request, number))
                time.sleep(max(0.0, pause - steps[-1] / 1000))
            cpu_ms = (_ticks_of(server.pid) - before) * 10 / len(steps)
            yield replace(_row(what, steps, frame_ms, _peak_of(server.pid)), cpu_ms=cpu_ms)
    yield from _seeks(video, index_path, GROUP)


def _seeks(video: Path, index_path: Path, group: int) -> Iterator[Row]:
    """Cold and warm ones. The limit of a warm one is a picture's way through memory: it is not told."""
    index = FrameIndex.load(index_path)
    chance = random.Random(3)
    cold, way_ms = [], []
    with FrameServer() as server:
        for _ in range(scaled(25)):
            server.open(video, index_path, 0, 0, Fraction(1))
            server.request(0)
            number = chance.randrange(len(index) - group, len(index))
            cold.append(_milliseconds(server.request, number))
            way_ms.append(_milliseconds(lambda n: _bare_way(video, index, n), number))
        yield _row(f"one cold seek, groups of {group}", cold, statistics.median(way_ms), _peak_of(server.pid))
        _wait_until_idle(server)
        first = int(index.group_of(len(index) - 1)[0])
        warm = []
        for _ in range(scaled(50)):
            warm.append(_milliseconds(server.request, chance.randrange(first, len(index))))
            time.sleep(0.1)
        share = _share_of_decoding(video)
        yield _row(f"one warm seek, groups of {group}", warm, share, _peak_of(server.pid))


def _bare_way(video: Path, index: FrameIndex, number: int) -> None:
    """From the key to the frame, no other picture decoded but what is referred to. Opening is not counted in the
    seeks either, but takes a hundredth of it."""
    wanted = index.pts_of(number)
    with av.open(str(video)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        stream.codec_context.skip_frame = "NONREF"
        container.seek(int(index.seek_timestamps[index.seek_point_for(number)]), stream=stream)
        for frame in container.decode(stream):
            if frame.pts is not None and frame.pts >= wanted:
                return


def _wait_until_idle(server: FrameServer) -> None:
    """Until the child has used less than a tenth of a second's processor time for half a second; 30 s at most."""
    for _ in range(60):
        before = _ticks_of(server.pid)
        time.sleep(0.5)
        if _ticks_of(server.pid) - before < 5:
            return


# ---------------------------------------------------------------- the index of an hour


def _index_of_an_hour(video: Path, hour: Path) -> Row:
    """Made three times, as the first step of every import, and loaded. The limit: reading the packets alone."""
    print("frames: laying an hour of packets end to end …", flush=True)
    _looped(video, hour, HOUR_SECONDS)
    wall, limit = [], []
    for _ in range(ROUNDS):
        began, used = time.perf_counter(), time.process_time()
        index = build_index(hour, 0, SilentContext())
        wall.append((time.perf_counter() - began) * 1000)
        cpu = time.process_time() - used
        began = time.perf_counter()
        with av.open(str(hour)) as container:
            for _ in container.demux(video=0):
                pass
        limit.append((time.perf_counter() - began) * 1000)
    stored = hour.with_suffix(".npz")
    index.save(stored)
    loaded = _milliseconds(lambda _: FrameIndex.load(stored), 0)
    what = f"index of an hour ({len(index)} frames; {cpu:.2f} s of processor time; loaded in {loaded:.0f} ms)"
    return replace(_row(what, wall, statistics.median(limit), 0), samples=ROUNDS)


def _looped(source: Path, target: Path, seconds: int) -> None:
    """The same packets again and again, with times that go on."""
    with av.open(str(source)) as taken, av.open(str(target), "w") as out:
        stream = taken.streams.video[0]
        copy = out.add_stream_from_template(stream)
        time_base = stream.time_base
        assert time_base is not None
        kept = [
            (bytes(each), each.pts, each.dts, each.duration, each.is_keyframe)
            for each in taken.demux(stream)
            if each.size
        ]
        span = sum(duration for _, _, _, duration, _ in kept)
        for offset in range(0, round(seconds / time_base), span):
            for data, pts, dts, duration, is_keyframe in kept:
                packet = av.Packet(data)
                packet.pts, packet.dts = (pts or 0) + offset, (dts or 0) + offset
                packet.duration, packet.is_keyframe = duration, is_keyframe
                packet.time_base, packet.stream = time_base, copy
                out.mux_one(packet)


# ---------------------------------------------------------------- rows


def _milliseconds(take: Callable[[int], object], number: int) -> float:
    began = time.perf_counter()
    take(number)
    return (time.perf_counter() - began) * 1000


def _row(what: str, times: list[float], limit_ms: float, peak_megabytes: float) -> Row:
    p95 = sorted(times)[int(0.95 * len(times))]
    return Row(what, len(times), statistics.median(times), p95, limit_ms, peak_megabytes)


def _peak_of(pid: int | None) -> float:
    """Peak resident megabytes of a living process; 0 where the system does not tell."""
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def _ticks_of(pid: int | None) -> int:
    """Processor time of a process and its threads in clock ticks (hundredths of a second); 0 where not told."""
    stat = Path(f"/proc/{pid}/stat")
    fields = stat.read_text().rpartition(")")[2].split() if stat.exists() else []
    return int(fields[11]) + int(fields[12]) if fields else 0


def main() -> None:
    for row in run():
        peak = f"peak {row.peak_megabytes:4.0f} MB   " if row.peak_megabytes else ""
        peak += f"processor {row.cpu_ms:5.1f} ms each   " if row.cpu_ms else ""
        print(
            f"{row.what:58} median {row.median_ms:8.3f} ms   p95 {row.p95_ms:8.3f} ms   "
            f"decoding alone {row.limit_ms:8.3f} ms   {row.times_the_limit:5.2f} x   {peak}({row.samples})",
            flush=True,
        )


if __name__ == "__main__":
    main()
