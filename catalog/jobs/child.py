"""The side of a job in the child process: its process group, its context, its answer."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import signal
import threading
import time
import traceback
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from catalog.errors import Cancelled, CatalogError
from catalog.jobs.job import Job

REPORTS_PER_SECOND = 10.0
MOST_RESIDENT_BYTES = 500_000_000
"""A process that holds more than this after a job does no other: whatever it kept goes with it."""


class ChildContext:
    """The JobContext of a job that talks to its parent through a pipe."""

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
    if hasattr(os, "setpgid"):
        with contextlib.suppress(PermissionError):
            os.setpgid(0, 0)
    parent = multiprocessing.parent_process()
    assert parent is not None
    sentinel = parent.sentinel

    def watch() -> None:
        wait([sentinel])
        kill_group(os.getpid())
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()


def child_main(pipe: Connection, jobs_at_most: int) -> None:
    """Does the jobs that come through `pipe`, one after the other, each answered by ("answer", (kind, value, goes on)).

    Goes on only while it is as it was before: nothing that the job started is left, nor a thread, and memory has
    not grown beyond `MOST_RESIDENT_BYTES`.
    """
    own_process_group()
    multiprocessing.current_process().daemon = False  # jobs may have children: they end with the group
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    goes_on = True
    while goes_on:
        try:
            pickled = pipe.recv_bytes()
        except (EOFError, OSError):
            return
        context = ChildContext(pipe)
        signal.signal(signal.SIGTERM, context.request_cancel)
        threads = threading.active_count()
        kind, value = _done(context, pickled)
        jobs_at_most -= 1
        goes_on = jobs_at_most > 0 and threading.active_count() <= threads and _is_small() and _left_nothing()
        if goes_on:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
        with contextlib.suppress(BrokenPipeError):
            try:
                pipe.send(("answer", (kind, value, goes_on)))
            except Exception as error:  # an answer that cannot be pickled is a bug of the job
                pipe.send(("answer", (*_bug(error), goes_on)))
        del context, kind, value
    pipe.close()


def _done(context: ChildContext, pickled: bytes) -> tuple[str, Any]:
    try:
        job: Job = pickle.loads(pickled)
        return "done", job.function(context, **job.arguments)
    except CatalogError as error:
        return "failed", error
    except BaseException as error:
        return _bug(error)


def _bug(error: BaseException) -> tuple[str, Any]:
    return "bug", (f"{type(error).__name__}: {error}", traceback.format_exc())


def _is_small() -> bool:
    """Whether this process still holds little memory; True where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return True
    return pages * os.sysconf("SC_PAGE_SIZE") <= MOST_RESIDENT_BYTES


def _left_nothing() -> bool:
    """Kills what the job has left in this process group. False where that cannot be done."""
    if not hasattr(os, "setpgid"):
        return False
    try:
        # A group can be killed only by somebody who is outside it: for this moment we are in our parent's.
        os.setpgid(0, os.getpgid(os.getppid()))
        kill_group(os.getpid())
        os.setpgid(0, 0)
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass
    except ChildProcessError:
        return True
    except OSError:  # the parent has just gone
        return False
    return True


def kill_group(pid: int, number: int = getattr(signal, "SIGKILL", signal.SIGTERM)) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(pid, number)
        else:
            os.kill(pid, number)
