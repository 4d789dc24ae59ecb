"""What a job is, how it stands, and the seam behind which it runs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
EVERY = 50
"""After so many values somebody is told and asked."""


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


def counted(values: Collection[T], context: JobContext, unit: str) -> Iterator[T]:
    """Each of `values`; tells how many were gone through, and raises Cancelled where somebody wants no more."""
    for number, value in enumerate(values):
        if number % EVERY == 0:
            context.check_cancelled()
            context.report(number, len(values), unit)
        yield value
    context.check_cancelled()


class JobHandle(Protocol):
    def snapshot(self) -> Snapshot: ...

    def partials(self) -> list[Any]: ...

    def cancel(self) -> None: ...

    def result(self, timeout_seconds: float | None = None) -> Any: ...


class Runner(Protocol):
    def start(self, job: Job) -> JobHandle: ...

    def close(self) -> None: ...


class JobBug(RuntimeError):
    """A job failed by a fault of the program; carries the child's traceback."""
