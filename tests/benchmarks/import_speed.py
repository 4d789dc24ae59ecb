"""Taking a file into the object store against `cp` followed by `sha256sum`, in turns, in one run.

The store copies, hashes twice, flushes to the disk, reads back and compares. One peer's `cp` is given a `sync` of its
copy too, since without one it leaves the bytes in memory; one makes both hashes.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from catalog.jobs import Job, JobContext, ProcessRunner
from catalog.store.objects import ObjectStore
from tests.helpers.scale import scaled

MEGABYTES = 2048
ROUNDS = 3


@dataclass(frozen=True)
class Row:
    """Median seconds, and how many times as long the import took."""

    what: str
    seconds: float
    megabytes_a_second: float
    import_takes: float
    peak_megabytes: float


def run() -> list[Row]:
    with tempfile.TemporaryDirectory() as name, ProcessRunner() as runner:
        folder = Path(name)
        source = folder / "source.mp4"
        with source.open("wb") as out:
            for _ in range(MEGABYTES):
                out.write(os.urandom(1024 * 1024))
        taken: dict[str, list[tuple[float, float]]] = {}
        for _ in range(scaled(ROUNDS)):
            for what, act in _acts(runner).items():
                with tempfile.TemporaryDirectory(dir=folder) as place:
                    taken.setdefault(what, []).append(act(source, Path(place)))
    medians = {what: statistics.median(each[0] for each in times) for what, times in taken.items()}
    ours = medians["import (ObjectStore.take)"]
    return [
        Row(what, seconds, MEGABYTES / seconds, ours / seconds, max(each[1] for each in taken[what]))
        for what, seconds in medians.items()
    ]


def _acts(runner: ProcessRunner) -> dict[str, Callable[[Path, Path], tuple[float, float]]]:
    def taken(source: Path, place: Path) -> tuple[float, float]:
        arguments = {"source": str(source), "place": str(place)}
        answer: tuple[float, float] = runner.start(Job("take", take, arguments)).result(600)
        return answer

    return {
        "import (ObjectStore.take)": taken,
        "cp, then sha256sum": lambda source, place: _by_tools(source, place, "cp", "sha256sum"),
        "cp and sync, then sha256sum": lambda source, place: _by_tools(
            source, place, "cp", "sync", "sha256sum"
        ),
        "cp and sync, then sha256sum and sha512sum": lambda source, place: _by_tools(
            source, place, "cp", "sync", "sha256sum", "sha512sum"
        ),
    }


def take(context: JobContext, *, source: str, place: str) -> tuple[float, float]:
    import resource

    began = time.perf_counter()
    ObjectStore(Path(place)).take(Path(source))
    seconds = time.perf_counter() - began
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _by_tools(source: Path, place: Path, *tools: str) -> tuple[float, float]:
    copy = place / source.name
    began = time.perf_counter()
    for tool in tools:
        of = [source, copy] if tool == "cp" else [copy]
        subprocess.run([tool, *of], check=True, capture_output=True)
    return time.perf_counter() - began, 0.0


def main() -> None:
    for row in run():
        memory = f"   peak {row.peak_megabytes:4.0f} MB" if row.peak_megabytes else ""
        print(
            f"{row.what:44} {row.seconds:6.2f} s   {row.megabytes_a_second:6.0f} MB/s   "
            f"import takes {row.import_takes:5.2f} times as long{memory}"
        )


if __name__ == "__main__":
    main()
