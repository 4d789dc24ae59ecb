"""Long work: jobs run in child processes, and operations made of such jobs.

A *job* is a plain function that takes a `JobContext` first. A *runner* starts jobs; each gets a process of its
own in a process group of its own, so a cancel ends ffmpeg and deno with it, and a crash costs one job.
An *operation* is a generator that yields jobs, receives their results, and writes between them; what a
person asks for is one operation. `OperationRun` moves one on without blocking: the command line loops over
`poll`, the window calls it from a timer.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
import time
import traceback
from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

from catalog.errors import Cancelled, CatalogError, WorkerDied

T = TypeVar("T")
GRACE_SECONDS = 3.0
"""How long a cancelled job may take to tidy up before its whole process group is killed."""
REPORTS_PER_SECOND = 10.0


class JobState(StrEnum):
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Job:
    """`function(context, **arguments)`, run elsewhere. Function and arguments must be picklable."""

    name: str
    function: Callable[..., Any]
    arguments: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """How a job stands: `done` of `total` (None: unknown) in `unit` ("bytes", "frames", …), and a text."""

    name: str
    state: JobState
    done: float = 0.0
    total: float | None = None
    unit: str = ""
    text: str = ""
    seconds: float = 0.0

    @property
    def fraction(self) -> float | None:
        return min(1.0, self.done / self.total) if self.total else None


class JobContext(Protocol):
    """What a running job is given to talk to whoever waits for it."""

    def report(self, done: float, total: float | None = None, unit: str = "", text: str = "") -> None: ...

    def partial(self, value: object) -> None: ...

    def check_cancelled(self) -> None: ...


class SilentContext:
    """A JobContext for calling a job's function directly: says nothing, is never cancelled."""

    def report(self, done: float, total: float | None = None, unit: str = "", text: str = "") -> None:
        pass

    def partial(self, value: object) -> None:
        pass

    def check_cancelled(self) -> None:
        pass


class JobHandle(Protocol):
    def snapshot(self) -> Snapshot: ...

    def partials(self) -> list[Any]: ...

    def cancel(self) -> None: ...

    def result(self, timeout_seconds: float | None = None) -> Any: ...


class Runner(Protocol):
    def start(self, job: Job) -> JobHandle: ...

    def close(self) -> None: ...


# ---------------------------------------------------------------- in the child


class _ChildContext:
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
        _kill_group(os.getpid())

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()


def _child_main(pipe: Connection, job: Job) -> None:
    own_process_group()
    context = _ChildContext(pipe)
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


def _kill_group(pid: int, number: int = getattr(signal, "SIGKILL", signal.SIGTERM)) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(pid, number)
        else:
            os.kill(pid, number)


# ---------------------------------------------------------------- in the parent


class JobBug(RuntimeError):
    """A job failed by a fault of the program; carries the child's traceback."""


class ProcessHandle:
    """One job in one spawned process. Not thread-safe: poll it from the thread that started it."""

    def __init__(self, job: Job) -> None:
        spawn = multiprocessing.get_context("spawn")
        self._pipe, child_end = spawn.Pipe(duplex=False)
        self._process = spawn.Process(target=_child_main, args=(child_end, job), name=job.name, daemon=False)
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
                _kill_group(self._process.pid, signal.SIGTERM)
            self._process.terminate()  # one that has only just started has no group yet

    def kill(self) -> None:
        if self._snapshot.state is JobState.RUNNING and self._process.pid is not None:
            _kill_group(self._process.pid)
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
            _kill_group(self._process.pid)

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
            _kill_group(self._process.pid)  # its own children, should any live on
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


# ---------------------------------------------------------------- operations

Operation: TypeAlias = Generator[Job, Any, T]
"""Yields jobs, is sent their results (or has their errors thrown in), returns its outcome."""


class OperationRun(Generic[T]):
    """One operation under way. `poll` never blocks longer than the operation's own writes take."""

    def __init__(self, operation: Operation[T], runner: Runner, name: str = "") -> None:
        self._operation = operation
        self._runner = runner
        self._handle: JobHandle | None = None
        self._cancel_requested = False
        self._partials: list[Any] = []
        self.error: BaseException | None = None
        self._outcome: T | None = None
        self._snapshot = Snapshot(name, JobState.RUNNING)
        self._advance(lambda: next(operation))

    @property
    def finished(self) -> bool:
        return self._snapshot.state is not JobState.RUNNING

    def poll(self) -> Snapshot:
        """Moves on as far as possible now and tells where the operation stands."""
        if self.finished or self._handle is None:
            return self._snapshot
        handle = self._handle
        seen = handle.snapshot()
        self._partials += handle.partials()
        if seen.state is JobState.RUNNING:
            self._snapshot = seen
        else:
            self._handle = None
            try:
                value = handle.result()
            except Exception as error:
                thrown = error
                self._advance(lambda: self._operation.throw(thrown))
            else:
                self._advance(lambda: self._operation.send(value))
        return self._snapshot

    def partials(self) -> list[Any]:
        arrived, self._partials = self._partials, []
        return arrived

    def cancel(self) -> None:
        self._cancel_requested = True
        if self._handle is not None:
            self._handle.cancel()

    def outcome(self) -> T:
        """What the operation returned, or raises what ended it. Only once `finished`."""
        assert self.finished
        if self.error is not None:
            raise self.error
        return self._outcome  # type: ignore[return-value]

    def _advance(self, step: Callable[[], Job]) -> None:
        try:
            job = step()
            while self._cancel_requested:
                job = self._operation.throw(Cancelled())
            self._snapshot = Snapshot(job.name, JobState.RUNNING)
            self._handle = self._runner.start(job)
        except StopIteration as stop:
            self._outcome = stop.value
            self._snapshot = replace(self._snapshot, state=JobState.DONE)
        except Cancelled as error:
            self.error = error
            self._snapshot = replace(self._snapshot, state=JobState.CANCELLED)
        except Exception as error:
            self.error = error
            self._snapshot = replace(self._snapshot, state=JobState.FAILED)
            self._operation.close()
        except BaseException:  # Ctrl-C in the middle of the operation's own writing
            self.error = Cancelled()
            self._snapshot = replace(self._snapshot, state=JobState.CANCELLED)
            raise


def run(operation: Operation[T], runner: Runner, *, watch: Callable[[Snapshot], None] = lambda _: None) -> T:
    """Runs one operation to its end, showing each snapshot to `watch`. Ctrl-C cancels it and raises Cancelled."""
    return run_all([operation], runner, workers=1, watch=lambda _, snapshot: watch(snapshot))[0].outcome()


def run_all(
    operations: Iterable[Operation[T]],
    runner: Runner,
    *,
    workers: int,
    watch: Callable[[int, Snapshot], None] = lambda _i, _s: None,
) -> list[OperationRun[T]]:
    """Runs operations, at most `workers` at a time, in the order given; one that fails does not stop the rest."""
    started: list[OperationRun[T]] = []
    active: list[OperationRun[T]] = []
    waiting = iter(operations)
    exhausted = False
    try:
        while active or not exhausted:
            while not exhausted and len(active) < workers:
                operation = next(waiting, None)
                if operation is None:
                    exhausted = True
                else:
                    started.append(OperationRun(operation, runner))
                    active.append(started[-1])
            for under_way in active:
                watch(started.index(under_way), under_way.poll())
            active = [each for each in active if not each.finished]
            if active:
                time.sleep(0.03)
    except KeyboardInterrupt:
        _cancel_and_wait(active)
        raise Cancelled from None
    return started


def _cancel_and_wait(runs: list[OperationRun[T]]) -> None:
    for each in runs:
        each.cancel()
    while not all(each.finished for each in runs):
        for each in runs:
            each.poll()
        time.sleep(0.03)
