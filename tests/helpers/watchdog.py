"""How long the window's thread is kept busy by one event.

Wall time lies on a busy machine, so that the processor time of the thread itself is measured; a call that waits
without working is not seen by it, and is looked for by wall time where a test is alone.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

LIMIT_MS = 50.0


@dataclass(frozen=True, slots=True)
class Busy:
    """One event that took long: what it was for, and the thread's own milliseconds."""

    receiver: str
    event: str
    cpu_ms: float


@dataclass(slots=True)
class Watched:
    """Events that took over the limit, and how many were measured."""

    events: int = 0
    worst_ms: float = 0.0
    slow: list[Busy] = field(default_factory=list)

    def __str__(self) -> str:
        lines = [f"{each.cpu_ms:7.1f} ms  {each.event} to {each.receiver}" for each in self.slow]
        return f"{self.events} events, the longest {self.worst_ms:.1f} ms\n" + "\n".join(lines)


def _named(receiver: QObject) -> str:
    names = []
    each: QObject | None = receiver
    while each is not None and len(names) < 3:
        names.append(type(each).__name__ + (f"#{each.objectName()}" if each.objectName() else ""))
        each = each.parent()
    return " in ".join(names)


class WatchdogApplication(QApplication):
    """Measures each event that is delivered at the top; those sent from within belong to it."""

    watched: Watched | None = None
    limit_ms = LIMIT_MS
    _depth = 0

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if self.watched is None or self._depth:
            return super().notify(receiver, event)
        kind = event.type()
        self._depth += 1
        before = time.thread_time()
        try:
            return super().notify(receiver, event)
        finally:
            self._depth -= 1
            self._count(receiver, kind, (time.thread_time() - before) * 1000)

    def _count(self, receiver: QObject, kind: QEvent.Type, milliseconds: float) -> None:
        watched = self.watched
        if watched is None:
            return
        watched.events += 1
        watched.worst_ms = max(watched.worst_ms, milliseconds)
        if milliseconds > self.limit_ms:
            watched.slow.append(Busy(_named(receiver), kind.name, milliseconds))


@contextmanager
def watching(limit_ms: float = LIMIT_MS) -> Iterator[Watched]:
    """Measures every event until the block ends. The application must be a `WatchdogApplication`."""
    application = QCoreApplication.instance()
    assert isinstance(application, WatchdogApplication)
    watched = Watched()
    application.watched, application.limit_ms = watched, limit_ms
    try:
        yield watched
    finally:
        application.watched = None
