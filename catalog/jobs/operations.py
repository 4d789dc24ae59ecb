"""Operations: generators of jobs that write between them, moved on without blocking."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable
from dataclasses import replace
from typing import Any, Generic, TypeAlias, TypeVar

from catalog.errors import Cancelled
from catalog.jobs.job import Job, JobHandle, JobState, Runner, Snapshot

T = TypeVar("T")

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
    """Runs one operation to its end, showing each snapshot to `watch`, which cancels it by raising Cancelled. Ctrl-C
    cancels it and raises Cancelled."""
    return run_all([operation], runner, workers=1, watch=lambda _, snapshot: watch(snapshot))[0].outcome()


def run_all(
    operations: Iterable[Operation[T]],
    runner: Runner,
    *,
    workers: int,
    watch: Callable[[int, Snapshot], None] = lambda _i, _s: None,
) -> list[OperationRun[T]]:
    """Runs operations, at most `workers` at a time, in the order given; one that fails does not stop the rest.

    One whose watching raises Cancelled is cancelled, and goes on until it has ended.
    """
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
                try:
                    watch(started.index(under_way), under_way.poll())
                except Cancelled:
                    under_way.cancel()
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
