"""Work that writes much into the case, in a thread of its own, so that the window's thread stays free.

A child process never opens the catalogue, and a connection to it belongs to one thread: so what writes thousands of
records runs beside the window, in the window's process, behind the same seam as jobs.
"""

from __future__ import annotations

import threading
from typing import Any

from catalog.errors import Cancelled
from catalog.jobs import Job, JobState, Snapshot


class _Context:
    """What the work is given to tell how far it is, and to ask whether it should end."""

    def __init__(self, name: str) -> None:
        self.snapshot = Snapshot(name, JobState.RUNNING)
        self.cancelled = threading.Event()

    def report(self, done: float, total: float | None = None, unit: str = "", text: str = "") -> None:
        self.snapshot = Snapshot(self.snapshot.name, JobState.RUNNING, done, total, unit, text)

    def partial(self, value: object) -> None:
        raise NotImplementedError("what works beside the window hands over its result alone")

    def check_cancelled(self) -> None:
        if self.cancelled.is_set():
            raise Cancelled()


class _Handle:
    def __init__(self, job: Job) -> None:
        self._job = job
        self._context = _Context(job.name)
        self._value: Any = None
        self._error: BaseException | None = None
        self.thread = threading.Thread(target=self._work, name=f"beside: {job.name}")
        self.thread.start()

    def _work(self) -> None:
        try:
            self._value = self._job.function(self._context, **self._job.arguments)
        except BaseException as error:
            self._error = error

    def snapshot(self) -> Snapshot:
        if self.thread.is_alive():
            return self._context.snapshot
        state = JobState.FAILED if self._error else JobState.DONE
        return Snapshot(self._job.name, JobState.CANCELLED if isinstance(self._error, Cancelled) else state)

    def partials(self) -> list[Any]:
        return []

    def cancel(self) -> None:
        self._context.cancelled.set()

    def result(self, timeout_seconds: float | None = None) -> Any:
        self.thread.join(timeout_seconds)
        if self._error is not None:
            raise self._error
        return self._value


class Beside:
    """Runs each job in a thread of this process. `close` waits for those that run: what was asked for is written."""

    def __init__(self) -> None:
        self._handles: list[_Handle] = []

    def start(self, job: Job) -> _Handle:
        self._handles = [each for each in self._handles if each.thread.is_alive()]
        self._handles.append(_Handle(job))
        return self._handles[-1]

    def close(self) -> None:
        for each in self._handles:
            each.thread.join()
        self._handles = []
