"""A first look at 1080p H.264 against decoding the file and nothing else, with key frames 1, 2 and 8 seconds apart.

The first look's time is all of it: reading the packets' times for the index, finding the key packets, decoding them
and writing the JPEGs. Decoding alone is PyAV with all threads and no conversion. Both run in a child process of
their own, in turns; a ratio is one of medians. CPU seconds stand beside the wall's, which suffer more from whatever
else the machine does.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av

from catalog.jobs import Job, JobContext, ProcessRunner, SilentContext
from tests.helpers.montage import make_montage
from tests.helpers.scale import scaled
from tests.helpers.video import ffmpeg

SEED, SHOTS, PACE, TIMES, RATE = 301, 4, 4.0, 6, 30
"""Two minutes and more; of shorter recordings the index and the start of the work are the larger part."""
GROUPS = (30, 60, 250)
ROUNDS = 3


@dataclass(frozen=True)
class Spent:
    """Seconds by the clock until the first picture and until all were there, and of CPU; what was made."""

    first_s: float
    wall_s: float
    cpu_s: float
    what: str


def main() -> None:
    with tempfile.TemporaryDirectory() as name, ProcessRunner() as runner:
        once = Path(name) / "once.mp4"
        print("first look: drawing 1080p …", flush=True)
        runner.start(Job("draw", draw, {"path": str(once)})).result(3600)
        for group in GROUPS:
            path = Path(name) / f"{group}.mp4"
            _encoded(once, path, group)
            looks: list[Spent] = []
            alone: list[Spent] = []
            for turn in range(scaled(ROUNDS)):
                out = Path(name) / f"{group}-{turn}"
                out.mkdir()
                given = {"path": str(path), "out": str(out)}
                looks.append(runner.start(Job("first look", look, given)).result(600))
                alone.append(runner.start(Job("decode", decode, given)).result(600))
            print(_line(group, looks, alone), flush=True)


def _line(group: int, looks: list[Spent], alone: list[Spent]) -> str:
    def median(spent: list[Spent], name: str) -> float:
        return statistics.median(getattr(each, name) for each in spent)

    return (
        f"key frames {group:3} apart: {looks[0].what:12} first after {median(looks, 'first_s'):5.2f} s, "
        f"all {median(looks, 'wall_s'):5.2f} s   decoding alone ({alone[0].what}) {median(alone, 'wall_s'):6.2f} s   "
        f"{median(looks, 'wall_s') / median(alone, 'wall_s'):5.3f} of its time, "
        f"{median(looks, 'cpu_s') / median(alone, 'cpu_s'):5.3f} of its CPU time (limit 0.167)"
    )


def draw(context: JobContext, *, path: str) -> None:
    make_montage(Path(path), SEED, shots=SHOTS, pace=PACE, width=1920, height=1080, rate=RATE, crf=23)


def _encoded(once: Path, path: Path, group: int) -> None:
    """The montage several times over, with a key frame each `group` frames and nowhere else."""
    settings = f"keyint={group}:min-keyint={group}:scenecut=0"
    ffmpeg(
        "-stream_loop", str(TIMES - 1), "-i", once, "-c:v", "libx264", "-preset", "veryfast", "-crf", "23",
        "-x264-params", settings, path,
    )  # fmt: skip


def look(context: JobContext, *, path: str, out: str) -> Spent:
    from catalog.analysis.first_look import first_look_of, key_pictures
    from catalog.media.frame_indexing import build_index

    class Clock(SilentContext):
        first: float | None = None

        def partial(self, value: object) -> None:
            self.first = self.first or time.perf_counter()

    clock = Clock()
    wall, cpu = time.perf_counter(), time.process_time()
    index = build_index(Path(path), 0, context)
    index.save(Path(out) / "index.npz")
    made = first_look_of(
        clock,
        path=path,
        stream_index=0,
        index_path=str(Path(out) / "index.npz"),
        moments=[each.pts for each in key_pictures(index)],
        derived_folder=out,
        rotation_degrees=0,
        sample_aspect=Fraction(1),
    )
    now = time.perf_counter()
    return Spent((clock.first or now) - wall, now - wall, time.process_time() - cpu, f"{len(made)} pictures,")


def decode(context: JobContext, *, path: str, out: str) -> Spent:
    wall, cpu = time.perf_counter(), time.process_time()
    with av.open(path) as container:
        container.streams.video[0].thread_type = "AUTO"
        count = sum(1 for _ in container.decode(video=0))
    spent = time.perf_counter() - wall
    return Spent(spent, spent, time.process_time() - cpu, f"{count} frames")


if __name__ == "__main__":
    main()
