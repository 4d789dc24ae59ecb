"""The side of a job on a computer of a Dask cluster.

A worker of the cluster runs `do` in one of its threads. The job itself runs in a child process of that worker, as it
would on one's own machine: a cancel ends ffmpeg too, and a crash costs the job, not the worker.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import pickle
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from catalog.errors import CatalogError
from catalog.jobs.job import Job, JobBug, JobState, Snapshot
from catalog.jobs.process_runner import JOBS_A_PROCESS_IN_BATCHES, ProcessHandle, ProcessRunner
from catalog.texts import phrase

POLL_SECONDS = 0.02
RESTS_AT_MOST_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Token:
    """A file that whoever sends jobs has written into the folder that all share, and what stands in it."""

    path: str
    text: str

    def is_seen(self) -> bool:
        try:
            return Path(self.path).read_text(encoding="ascii") == self.text
        except (OSError, UnicodeDecodeError):
            return False


@dataclass(frozen=True, slots=True)
class Found:
    """What one worker is like, as far as it matters to jobs."""

    version: str
    sees_the_folder: bool
    may_write: bool


def look_around(token: Token) -> Found:
    """Run once on each worker: which version this is, and what it can do in the folder that all share."""
    sees, may_write = token.is_seen(), False
    if sees:
        with contextlib.suppress(OSError), tempfile.TemporaryFile(dir=Path(token.path).parent):
            may_write = True
    return Found(own_version(), sees, may_write)


def own_version() -> str:
    return metadata.version("framewitness")


def not_shared(who: str, folder: Path) -> CatalogError:
    return CatalogError(
        phrase("{who} does not see the folder {folder} as this computer does.", who=who, folder=folder),
        hint="Keep the case in a folder that every computer of the cluster has mounted at this very path.",
    )


def do(pickled: bytes, token: Token, grace_seconds: float, topic: str) -> tuple[bytes, int]:
    """Runs a pickled Job and tells `topic` how it goes: (key, kind, number, pickled value).

    The kinds are "begun", "report", "partial" (numbered from 1) and "ended". Returns the pickled answer (kind, value)
    and how many partials there were. What the job raises is an answer. A task that nobody wants any more, because it
    was cancelled or whoever sent it is gone, is cancelled; so is its job.
    """
    from distributed import get_worker

    worker = get_worker()
    key = worker.get_current_task()

    def tell(kind: str, number: int, value: object) -> None:
        worker.log_event(topic, {"key": key, "kind": kind, "number": number, "value": pickle.dumps(value)})

    def is_wanted() -> bool:
        task = worker.state.tasks.get(key)
        return task is not None and task.state in ("executing", "long-running")

    tell("begun", 0, None)
    partials = 0
    try:
        if not token.is_seen():
            raise not_shared(f"The worker {worker.address}", Path(token.path).parent)
        job: Job = pickle.loads(pickled)
        with _lent_runner(grace_seconds) as runner:
            handle = runner.start(job)
            for kind, value in _followed(handle, is_wanted):
                partials += kind == "partial"
                tell(kind, partials, value)
            answer: tuple[str, Any] = ("done", handle.result())
    except JobBug as error:
        answer = ("bug", (str(error), "".join(error.__notes__)))
    except CatalogError as error:
        answer = ("failed", error)
    except Exception as error:  # such as a job that is not known here
        answer = ("bug", (f"{type(error).__name__}: {error}", f"on the worker {worker.address}"))
    tell("ended", partials, None)
    return pickle.dumps(answer), partials


def _followed(handle: ProcessHandle, is_wanted: Any) -> Iterator[tuple[str, Any]]:
    """What a job says, until it ends. It is cancelled when it is not wanted any more."""
    last: Snapshot | None = None
    while True:
        seen = handle.snapshot()
        if last is None or (seen.done, seen.total, seen.unit, seen.text) != (
            last.done,
            last.total,
            last.unit,
            last.text,
        ):
            last = seen
            yield "report", (seen.done, seen.total, seen.unit, seen.text)
        for value in handle.partials():
            yield "partial", value
        if seen.state is not JobState.RUNNING:
            return
        if not is_wanted():
            handle.cancel()
        time.sleep(POLL_SECONDS)


# ---------------------------------------------------------------- processes that rest between jobs

_resting: list[tuple[float, ProcessRunner]] = []
_guard = threading.Lock()


@contextlib.contextmanager
def _lent_runner(grace_seconds: float) -> Iterator[ProcessRunner]:
    """A runner for one thread and one job; it keeps its process for the next job for `RESTS_AT_MOST_SECONDS`."""
    multiprocessing.current_process().daemon = (
        False  # a daemon, as Dask starts its workers, may have no children
    )
    with _guard:
        runner = _resting.pop()[1] if _resting else ProcessRunner(jobs_a_process=JOBS_A_PROCESS_IN_BATCHES)
    runner.grace_seconds = grace_seconds
    try:
        yield runner
    finally:
        with _guard:
            _resting.append((time.monotonic(), runner))
        timer = threading.Timer(RESTS_AT_MOST_SECONDS + 1, _close_rested)
        timer.daemon = True
        timer.start()


def _close_rested() -> None:
    with _guard:
        long_ago = time.monotonic() - RESTS_AT_MOST_SECONDS
        ended = [each for since, each in _resting if since < long_ago]
        _resting[:] = [(since, each) for since, each in _resting if since >= long_ago]
    for each in ended:
        each.close()
