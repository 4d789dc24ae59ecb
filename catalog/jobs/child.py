"""The side of a job in the child process: its process group, its context, its answer."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
import time
import traceback
from multiprocessing.connection import Connection, wait

from catalog.errors import Cancelled, CatalogError
from catalog.jobs.job import Job

REPORTS_PER_SECOND = 10.0


class ChildContext:
    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._cancelled = False
        self._last_report = 0.0
        self._sending = threading.Lock()  # a downloader reports from several threads

    def report(self, done: float, total: float | None = None, unit: str = "", text: str = "") -> None:
        self.check_cancelled()
        now = time.monotonic()
        if now - self._last_report >= 1 / REPORTS_PER_SECOND or (total is not None and done >= total):
            self._last_report = now
            self._send(("report", (done, total, unit, text)))

    def partial(self, value: object) -> None:
        self.check_cancelled()
        self._send(("partial", value))

    def _send(self, message: tuple[str, object]) -> None:
        with self._sending:
            self._pipe.send(message)

    def check_cancelled(self) -> None:
        if self._cancelled:
            raise Cancelled

    def request_cancel(self, *_: object) -> None:
        self._cancelled = True


def own_process_group() -> None:
    """Puts this child into a process group of its own that is killed when the parent process ends."""
    if hasattr(os, "setsid"):
        with contextlib.suppress(PermissionError):
            os.setsid()
    parent = multiprocessing.parent_process()
    assert parent is not None
    sentinel = parent.sentinel

    def watch() -> None:
        wait([sentinel])
        kill_group(os.getpid())

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()


def child_main(pipe: Connection, job: Job) -> None:
    own_process_group()
    context = ChildContext(pipe)
    signal.signal(signal.SIGTERM, context.request_cancel)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        answer: tuple[str, object] = ("done", job.function(context, **job.arguments))
    except CatalogError as error:
        answer = ("failed", error)
    except BaseException as error:
        answer = ("bug", (f"{type(error).__name__}: {error}", traceback.format_exc()))
    with contextlib.suppress(BrokenPipeError):
        try:
            pipe.send(answer)
        except Exception as error:  # an answer that cannot be pickled is a bug of the job
            pipe.send(("bug", (f"{type(error).__name__}: {error}", traceback.format_exc())))
    pipe.close()


def kill_group(pid: int, number: int = getattr(signal, "SIGKILL", signal.SIGTERM)) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(pid, number)
        else:
            os.kill(pid, number)
