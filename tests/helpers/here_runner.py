"""Jobs run as threads of this process, for what is asked of those who start them."""

from __future__ import annotations

import contextlib
import gc
import threading
import warnings
from dataclasses import replace
from typing import Any

from catalog.archive.download import download_link
from catalog.archive.listing import list_link
from catalog.errors import Cancelled
from catalog.jobs import Job, JobState, Snapshot
from tests.helpers import many_downloads
from tests.helpers.here import open_to_others


class HereRunner:
    """A `Runner` whose jobs are threads of this process: a child takes 1 to 2 s to load yt-dlp.

    They take turns: decoders in two threads of a process can wait for each other for ever.
    """

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._handles: list[_Handle] = []
        self._until_closed = contextlib.ExitStack()
        self._until_closed.enter_context(open_to_others())
        # What yt-dlp leaves open when it fails goes with the child in real life.
        self._until_closed.enter_context(warnings.catch_warnings())
        warnings.simplefilter("ignore", ResourceWarning)

    def start(self, job: Job) -> _Handle:
        if job.function in (download_link, list_link):
            many_downloads.prepare()
        self._handles.append(_Handle(job, self._turn))
        return self._handles[-1]

    def close(self) -> None:
        for each in self._handles:
            each.cancel()
            each.join()
        if self._handles:
            self._handles.clear()
            gc.collect()
        self._until_closed.close()


class _Handle:
    """A `JobHandle`, and the context of its own job."""

    def __init__(self, job: Job, turn: threading.Lock) -> None:
        self._turn = turn
        self._cancelled = threading.Event()
        self._snapshot = Snapshot(job.name, JobState.RUNNING)
        self._partials: list[Any] = []
        self._value: Any = None
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._run, args=(job,), name=f"job {job.name}")
        self._thread.start()

    def _run(self, job: Job) -> None:
        state = JobState.DONE
        try:
            with self._turn:
                self._value = job.function(self, **job.arguments)
        except Exception as error:
            self._error = _copy_of(error)
            state = JobState.CANCELLED if isinstance(error, Cancelled) else JobState.FAILED
        self._snapshot = replace(self._snapshot, state=state)

    def join(self) -> None:
        self._thread.join()

    # ---------------------------------------------------------------- the handle

    def snapshot(self) -> Snapshot:
        return self._snapshot

    def partials(self) -> list[Any]:
        arrived, self._partials = self._partials, []
        return arrived

    def cancel(self) -> None:
        self._cancelled.set()

    def result(self, timeout_seconds: float | None = None) -> Any:
        self._thread.join(timeout_seconds)
        if self._error is not None:
            raise self._error
        return self._value

    # ---------------------------------------------------------------- the context

    def report(self, done: float, total: float | None = None, unit: str = "", text: str = "") -> None:
        self.check_cancelled()
        self._snapshot = replace(self._snapshot, done=done, total=total, unit=unit, text=text)

    def partial(self, value: Any) -> None:
        self._partials.append(value)

    def check_cancelled(self) -> None:
        if self._cancelled.is_set():
            raise Cancelled()


def _copy_of(error: Exception) -> Exception:
    """The error as it would come from another process: without its causes, which hold sockets. Not by `pickle`: Dask,
    once it is loaded, has the causes go along."""
    make, given, *rest = error.__reduce__()
    made: Exception = make(*given)
    if rest and rest[0]:
        made.__setstate__(rest[0])
    return made
