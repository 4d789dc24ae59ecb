"""How long the window's thread is kept busy by one turn of its event loop, or by one key or click of a test.

Wall time lies on a busy machine, so that the processor time of the thread itself is measured; a call that waits
without working is not seen by it, and is looked for by wall time where a test is alone.

Nothing of Qt's is overridden: `QApplication.notify` in Python would be entered by Qt's own threads too, which then
wait for the interpreter while it waits for them (closing a player that played stood still so, measured).
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEvent, QObject

from tests.helpers.scale import SCALE

LIMIT_MS = 50.0
ALLOWED_MS = LIMIT_MS if SCALE > 1 else 3 * LIMIT_MS
"""Beside other tests on the same cores a turn's own processor time has been seen to double; with
FRAMEWITNESS_TEST_SCALE above 1 a test is taken to be alone."""
_BY_HAND = {
    *(QEvent.Type.KeyPress, QEvent.Type.KeyRelease),
    *(QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick),
}


@dataclass(frozen=True, slots=True)
class Busy:
    """One turn that took long: the last event in it, and the thread's own milliseconds."""

    receiver: str
    event: str
    cpu_ms: float


@dataclass(slots=True)
class Watched:
    """Turns that took over the limit, and how many events were seen."""

    events: int = 0
    worst_ms: float = 0.0
    slow: list[Busy] = field(default_factory=list)

    def __str__(self) -> str:
        lines = [f"{each.cpu_ms:7.1f} ms  {each.event} to {each.receiver}" for each in self.slow]
        return f"{self.events} events, the longest turn {self.worst_ms:.1f} ms\n" + "\n".join(lines)


class _Watchdog(QObject):
    """Stands at the gate of the event loop: what lies between two of its signals is one turn.

    A key or click that a test sends comes past the loop, and begins a turn too: otherwise several would be one.
    """

    def __init__(self, watched: Watched, limit_ms: float) -> None:
        super().__init__()
        self._watched, self._limit_ms = watched, limit_ms
        self._since: float | None = None
        """The thread's time at the first event of this turn; what a test itself does before it is left out."""
        self._last: tuple[type, str, QEvent.Type] = (QObject, "", QEvent.Type.None_)
        """The last event's receiver, by class and name, and its kind: put into words only where a turn was slow, as
        a dialog that opens has 2,000 events, and what is done here for each is counted with it."""
        self._dispatcher = QAbstractEventDispatcher.instance()
        self._dispatcher.awake.connect(self._turned)
        self._dispatcher.aboutToBlock.connect(self._turned)
        application = QCoreApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def end(self) -> None:
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._dispatcher.awake.disconnect(self._turned)
        self._dispatcher.aboutToBlock.disconnect(self._turned)
        self._turned()

    def eventFilter(self, receiver: QObject, event: QEvent) -> bool:  # noqa: N802 — Qt calls it so
        kind = event.type()
        if kind in _BY_HAND:
            self._turned()
        if self._since is None:
            self._since = time.thread_time()
        self._watched.events += 1
        self._last = (type(receiver), receiver.objectName(), kind)
        return False

    def _turned(self) -> None:
        since, self._since = self._since, None
        if since is None:
            return
        milliseconds = (time.thread_time() - since) * 1000
        self._watched.worst_ms = max(self._watched.worst_ms, milliseconds)
        if milliseconds > self._limit_ms:
            receiver, name, kind = self._last
            named = f"{receiver.__name__}#{name}" if name else receiver.__name__
            self._watched.slow.append(Busy(named, kind.name, milliseconds))


@contextmanager
def watching(limit_ms: float = ALLOWED_MS) -> Iterator[Watched]:
    """Measures every turn until the block ends. A test that itself works hard between two turns is measured with it."""
    watched = Watched()
    watchdog = _Watchdog(watched, limit_ms)
    try:
        yield watched
    finally:
        watchdog.end()
