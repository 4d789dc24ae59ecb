"""Jobs in spawned processes of this machine."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.reduction import ForkingPickler
from typing import Any

from catalog.errors import Cancelled, WorkerDied
from catalog.jobs.child import child_main, kill_group
from catalog.jobs.job import Job, JobBug, JobState, Snapshot
from catalog.texts import phrase

GRACE_SECONDS = 3.0
"""How long a cancelled job may take to tidy up before its whole process group is killed."""
JOBS_A_PROCESS_IN_BATCHES = 50
"""Starting a process and loading the decoders costs more than looking at a short file."""


class _Worker:
    """A spawned process that does one job after the other, and the parent's end of its pipe."""

    def __init__(self, jobs_at_most: int) -> None:
        spawn = multiprocessing.get_context("spawn")
        self.pipe, child_end = spawn.Pipe()
        self.process = spawn.Process(target=child_main, args=(child_end, jobs_at_most), daemon=True)
        self.process.start()
        child_end.close()
        assert self.process.pid is not None
        self.pid: int = self.process.pid

    def terminate(self) -> None:
        kill_group(self.pid, signal.SIGTERM)
        self.process.terminate()  # one that has only just started has no group yet

    def kill(self) -> None:
        kill_group(self.pid)
        self.process.kill()

    def end(self) -> None:
        """Returns when the process and all of its group have ended; what still runs is killed."""
        self.pipe.close()
        if self.process.is_alive():
            self.kill()
        kill_group(self.pid)  # its own children, should any live on
        self.process.join()
        self.process.close()


class ProcessHandle:
    """One job in a child process. Not thread-safe: poll it from the thread that started it."""

    def __init__(
        self, name: str, worker: _Worker, *, grace_seconds: float, rests: Callable[[_Worker], None]
    ) -> None:
        self._worker = worker
        self._grace_seconds = grace_seconds
        self._rests = rests
        self._snapshot = Snapshot(name, JobState.RUNNING)
        self._partials: list[Any] = []
        self._result: Any = None
        self._error: BaseException | None = None
        self._kill_at: float | None = None
        self._outcome: Callable[[], tuple[JobState, BaseException | None]] | None = None
        """What became of the job, asked for once its process has ended: until then it counts as running."""
        self._leave_by = 0.0
        self._started = time.monotonic()

    @property
    def pid(self) -> int:
        return self._worker.pid

    def snapshot(self) -> Snapshot:
        """Where the job stands; never blocks."""
        self._drain(0.0)
        return self._snapshot

    def partials(self) -> list[Any]:
        """The values that arrived since the last call, in order."""
        self._drain(0.0)
        arrived, self._partials = self._partials, []
        return arrived

    def cancel(self) -> None:
        """Asks the job to stop; its process group is killed after the runner's grace if it has not."""
        if self._snapshot.state is JobState.RUNNING and self._kill_at is None:
            self._kill_at = time.monotonic() + self._grace_seconds
            self._worker.terminate()

    def kill(self) -> None:
        if self._snapshot.state is JobState.RUNNING:
            self._worker.kill()
            self._kill_at = self._kill_at or time.monotonic()
            with contextlib.suppress(TimeoutError):
                self._wait(5.0)

    def result(self, timeout_seconds: float | None = None) -> Any:
        """The job's value, or raises what it raised. TimeoutError if it is not there in time."""
        self._wait(timeout_seconds)
        if self._error is not None:
            raise self._error
        return self._result

    def _wait(self, timeout_seconds: float | None) -> None:
        end = None if timeout_seconds is None else time.monotonic() + timeout_seconds
        while self._snapshot.state is JobState.RUNNING:
            self._drain(0.05)
            if end is not None and time.monotonic() > end and self._snapshot.state is JobState.RUNNING:
                raise TimeoutError(self._snapshot.name)

    def _drain(self, timeout_seconds: float) -> None:
        if self._snapshot.state is not JobState.RUNNING:
            return
        self._snapshot = replace(self._snapshot, seconds=time.monotonic() - self._started)
        if self._outcome is None:
            self._listen(timeout_seconds)
            timeout_seconds = 0.0
        if self._outcome is not None:
            self._finish(timeout_seconds)
        overdue = self._kill_at is not None and time.monotonic() > self._kill_at
        if overdue and self._snapshot.state is JobState.RUNNING:
            self._worker.kill()

    def _listen(self, timeout_seconds: float) -> None:
        pipe = self._worker.pipe
        try:
            while self._is_open() and pipe.poll(timeout_seconds):
                self._receive(*pipe.recv())
                timeout_seconds = 0.0
            # A child of a dead job may hold the pipe open: then its end never comes.
            if self._is_open() and not self._worker.process.is_alive() and not pipe.poll(0.0):
                self._end(self._died)
        except (EOFError, OSError):
            self._end(self._died)
        except Exception as error:  # an answer that cannot be read back is a bug of the job
            self._settle("bug", (f"{type(error).__name__}: {error}", traceback.format_exc()))

    def _is_open(self) -> bool:
        return self._snapshot.state is JobState.RUNNING and self._outcome is None

    def _receive(self, kind: str, value: Any) -> None:
        if kind == "report":
            done, total, unit, text = value
            self._snapshot = replace(self._snapshot, done=done, total=total, unit=unit, text=text)
        elif kind == "partial":
            self._partials.append(value)
        else:
            self._settle(*value)

    def _settle(self, kind: str, value: Any, goes_on: bool = False) -> None:
        goes_on = goes_on and self._kill_at is None
        if kind == "done":
            self._result = value
            self._settled(JobState.DONE, None, goes_on=goes_on)
        elif self._kill_at is not None or isinstance(value, Cancelled):
            # The cancel reached ffmpeg as well, so a job may tell of that instead.
            self._settled(JobState.CANCELLED, Cancelled())
        elif kind == "failed":
            self._settled(JobState.FAILED, value, goes_on=goes_on)
        else:
            message, remote_traceback = value
            error = JobBug(message)
            error.add_note(remote_traceback)
            self._settled(JobState.FAILED, error)

    def _settled(self, state: JobState, error: BaseException | None, *, goes_on: bool = False) -> None:
        if goes_on:
            self._conclude(state, error)
            self._rests(self._worker)
        else:
            self._end(lambda: (state, error))

    def _died(self) -> tuple[JobState, BaseException | None]:
        if self._kill_at is not None:
            return JobState.CANCELLED, Cancelled()
        code = self._worker.process.exitcode
        how = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
        return JobState.FAILED, WorkerDied(
            phrase(
                "The process that did “{name}” ended unexpectedly ({how}).", name=self._snapshot.name, how=how
            ),
            hint="The file may be damaged in a way that stops the decoder, or the machine ran out of memory.",
        )

    def _end(self, outcome: Callable[[], tuple[JobState, BaseException | None]]) -> None:
        """Lets the process go; nobody waits for it here, since this may be the window's thread."""
        self._outcome = outcome
        self._leave_by = time.monotonic() + self._grace_seconds
        self._worker.pipe.close()

    def _finish(self, timeout_seconds: float) -> None:
        """Concludes when the process and all of its group have ended; they are killed after the grace."""
        assert self._outcome is not None
        self._worker.process.join(timeout_seconds)
        if self._worker.process.is_alive():
            if time.monotonic() > self._leave_by:
                self._worker.kill()
            return
        state, error = self._outcome()
        self._worker.end()
        self._conclude(state, error)

    def _conclude(self, state: JobState, error: BaseException | None) -> None:
        self._error = error
        self._snapshot = replace(self._snapshot, state=state)


class ProcessRunner:
    """Runs jobs in spawned processes on this machine, each in a process group of its own; `close` kills what runs.

    By default each job has a process that ends with it. In batches of short jobs a process may do up to
    `jobs_a_process` of them, one after the other: it ends earlier when a job crashed, had a bug, was cancelled or
    left something behind. What a hostile file might do to the process that reads it, it could then do to the
    results of those read after it. Where there are no process groups (Windows), each job has its own process.
    """

    def __init__(self, *, jobs_a_process: int = 1, grace_seconds: float = GRACE_SECONDS) -> None:
        self._jobs_a_process = jobs_a_process
        self.grace_seconds = grace_seconds
        self._handles: list[ProcessHandle] = []
        self._resting: list[_Worker] = []

    def start(self, job: Job) -> ProcessHandle:
        """Raises what pickling raises, where function or arguments cannot be sent."""
        pickled = bytes(ForkingPickler.dumps(job))
        self._handles = [h for h in self._handles if h.snapshot().state is JobState.RUNNING]
        handle = ProcessHandle(
            job.name,
            self._worker_with(pickled),
            grace_seconds=self.grace_seconds,
            rests=self._resting.append,
        )
        self._handles.append(handle)
        return handle

    def _worker_with(self, pickled: bytes) -> _Worker:
        """A worker that has been sent the job: one that rests, or a new one."""
        while self._resting:
            worker = self._resting.pop()
            with contextlib.suppress(OSError):
                if worker.process.is_alive():
                    worker.pipe.send_bytes(pickled)
                    return worker
            worker.end()
        worker = _Worker(self._jobs_a_process)
        with contextlib.suppress(OSError):  # it died at once: the handle will tell
            worker.pipe.send_bytes(pickled)
        return worker

    def close(self) -> None:
        for handle in self._handles:
            handle.kill()
        self._handles.clear()
        while self._resting:
            self._resting.pop().end()

    def __enter__(self) -> ProcessRunner:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
