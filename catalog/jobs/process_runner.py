"""Jobs in spawned processes of this machine."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import time
import traceback
from dataclasses import replace
from typing import Any

from catalog.errors import Cancelled, WorkerDied
from catalog.jobs.child import child_main, kill_group
from catalog.jobs.job import Job, JobBug, JobState, Snapshot

GRACE_SECONDS = 3.0
"""How long a cancelled job may take to tidy up before its whole process group is killed."""


class ProcessHandle:
    """One job in one spawned process. Not thread-safe: poll it from the thread that started it."""

    def __init__(self, job: Job) -> None:
        spawn = multiprocessing.get_context("spawn")
        self._pipe, child_end = spawn.Pipe(duplex=False)
        self._process = spawn.Process(target=child_main, args=(child_end, job), name=job.name, daemon=False)
        self._snapshot = Snapshot(job.name, JobState.RUNNING)
        self._partials: list[Any] = []
        self._result: Any = None
        self._error: BaseException | None = None
        self._kill_at: float | None = None
        self._started = time.monotonic()
        self._process.start()
        child_end.close()

    @property
    def pid(self) -> int | None:
        return self._process.pid

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
        """Asks the job to stop; its process group is killed `GRACE_SECONDS` later if it has not."""
        if self._snapshot.state is JobState.RUNNING and self._kill_at is None:
            self._kill_at = time.monotonic() + GRACE_SECONDS
            if self._process.pid is not None:
                kill_group(self._process.pid, signal.SIGTERM)
            self._process.terminate()  # one that has only just started has no group yet

    def kill(self) -> None:
        if self._snapshot.state is JobState.RUNNING and self._process.pid is not None:
            kill_group(self._process.pid)
            self._process.kill()
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
        try:
            while self._snapshot.state is JobState.RUNNING and self._pipe.poll(timeout_seconds):
                self._receive(*self._pipe.recv())
                timeout_seconds = 0.0
            # A child of a dead job may hold the pipe open: then its end never comes.
            running = self._snapshot.state is JobState.RUNNING
            if running and not self._process.is_alive() and not self._pipe.poll(0.0):
                self._end_without_answer()
        except (EOFError, OSError):
            self._end_without_answer()
        except Exception as error:  # an answer that cannot be read back is a bug of the job
            self._receive("bug", (f"{type(error).__name__}: {error}", traceback.format_exc()))
        overdue = self._kill_at is not None and time.monotonic() > self._kill_at
        if overdue and self._snapshot.state is JobState.RUNNING and self._process.pid is not None:
            kill_group(self._process.pid)

    def _receive(self, kind: str, value: Any) -> None:
        if kind == "report":
            done, total, unit, text = value
            self._snapshot = replace(self._snapshot, done=done, total=total, unit=unit, text=text)
        elif kind == "partial":
            self._partials.append(value)
        elif kind == "done":
            self._result = value
            self._end(JobState.DONE, None)
        elif self._kill_at is not None or isinstance(value, Cancelled):
            # The cancel reached ffmpeg as well, so a job may tell of that instead.
            self._end(JobState.CANCELLED, Cancelled())
        elif kind == "failed":
            self._end(JobState.FAILED, value)
        else:
            message, remote_traceback = value
            error = JobBug(message)
            error.add_note(remote_traceback)
            self._end(JobState.FAILED, error)

    def _end_without_answer(self) -> None:
        self._process.join(1.0)
        if self._kill_at is not None:
            self._end(JobState.CANCELLED, Cancelled())
            return
        code = self._process.exitcode
        how = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
        self._end(
            JobState.FAILED,
            WorkerDied(
                f"The process that did “{self._snapshot.name}” ended unexpectedly ({how}).",
                hint="The file may be damaged in a way that stops the decoder, or the machine ran out of memory.",
            ),
        )

    def _end(self, state: JobState, error: BaseException | None) -> None:
        self._snapshot = replace(self._snapshot, state=state)
        self._error = error
        self._pipe.close()
        self._process.join(GRACE_SECONDS)
        if self._process.pid is not None:
            kill_group(self._process.pid)  # its own children, should any live on
        self._process.join()
        self._process.close()


class ProcessRunner:
    """Runs each job in a spawned process on this machine. `close` kills what still runs."""

    def __init__(self) -> None:
        self._handles: list[ProcessHandle] = []

    def start(self, job: Job) -> ProcessHandle:
        self._handles = [h for h in self._handles if h.snapshot().state is JobState.RUNNING]
        handle = ProcessHandle(job)
        self._handles.append(handle)
        return handle

    def close(self) -> None:
        for handle in self._handles:
            handle.kill()
        self._handles.clear()

    def __enter__(self) -> ProcessRunner:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
