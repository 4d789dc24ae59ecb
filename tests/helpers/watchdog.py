"""How long the window's thread is kept busy by one turn of its event loop, or by one key or click of a test.

Wall time lies on a busy machine, so that the processor time of the thread itself is measured; a call that waits
without working is not seen by it. Processor time grows on a busy machine too, if less: a turn that took over the limit
is divided by how much slower than at best the processor is right after it (`tests.helpers.pace`).

What a test does itself is no turn: only what runs within the loops, keys and clicks that it calls. No filter hears
every event and nothing of Qt's is overridden: a filter in Python made each of the 2,000 events that open a dialog three
times as long, and `QApplication.notify` would be entered by Qt's own threads, which then wait for the interpreter while
it waits for them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEvent, QEventLoop, QObject
from PySide6.QtTest import QTest
from shiboken6 import isValid

from tests.helpers.pace import Pace

LIMIT_MS = 50.0


@dataclass(frozen=True, slots=True)
class Busy:
    """One turn that took long: what it began with, the thread's own milliseconds, and what is left of them on a
    processor that nobody else uses."""

    began: str
    cpu_ms: float
    alone_ms: float


@dataclass(slots=True)
class Watched:
    """Turns that took over the limit, and how many there were in all; the longest as it was measured."""

    turns: int = 0
    worst_ms: float = 0.0
    slow: list[Busy] = field(default_factory=list)

    def __str__(self) -> str:
        lines = [f"{each.alone_ms:7.1f} ms of {each.cpu_ms:.1f}  {each.began}" for each in self.slow]
        return f"{self.turns} turns, the longest {self.worst_ms:.1f} ms\n" + "\n".join(lines)


class _FirstEvent(QObject):
    """Hears the first event of a turn, and no other."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = ""

    def listen(self) -> None:
        self.heard = ""
        application = QCoreApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def cease(self) -> None:
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, receiver: QObject, event: QEvent) -> bool:  # noqa: N802 — Qt calls it so
        self.cease()
        name = receiver.objectName()
        self.heard = f"{event.type().name} to {type(receiver).__name__}" + (f"#{name}" if name else "")
        return False


class _Watchdog:
    """A turn lies between two signals of the event loop, and a key or click of a test is one by itself."""

    def __init__(self, watched: Watched) -> None:
        self._watched = watched
        self._pace = Pace()
        self._inside = 0
        """Loops, keys and clicks that have not returned."""
        self._since = 0.0
        self._by_hand = ""
        self._first = _FirstEvent()
        self._originals: list[tuple[type, str, Any]] = []
        self._dispatcher = QAbstractEventDispatcher.instance()
        self._dispatcher.awake.connect(self._next)
        self._dispatcher.aboutToBlock.connect(self._next)
        for kind, names in _ENTERED.items():
            for name in names:
                getattr(kind, name)  # PySide puts it there when it is asked for first
                original = kind.__dict__[name]
                self._originals.append((kind, name, original))
                measured = self._measured(getattr(kind, name), name)
                setattr(
                    kind, name, staticmethod(measured) if isinstance(original, staticmethod) else measured
                )
        for name, parts in _IN_PARTS.items():
            self._originals.append((QTest, name, QTest.__dict__[name]))
            setattr(QTest, name, staticmethod(parts))

    def end(self) -> None:
        self._dispatcher.awake.disconnect(self._next)
        self._dispatcher.aboutToBlock.disconnect(self._next)
        self._first.cease()
        for kind, name, original in reversed(self._originals):
            setattr(kind, name, original)

    def _measured(self, call: Callable[..., Any], name: str) -> Callable[..., Any]:
        def measured(*args: Any, **more: Any) -> Any:
            if self._inside == 0:
                by_hand = name.startswith(("key", "mouse"))
                self._begin(f"{name} {args[1]!r} to {type(args[0]).__name__}" if by_hand else "")
            self._inside += 1
            try:
                return call(*args, **more)
            finally:
                self._inside -= 1
                if self._inside == 0:
                    self._turned()

        return measured

    def _next(self) -> None:
        if self._inside:
            self._turned()
            self._begin("")

    def _begin(self, by_hand: str) -> None:
        self._by_hand = by_hand
        self._first.listen()
        self._since = time.thread_time()

    def _turned(self) -> None:
        milliseconds = (time.thread_time() - self._since) * 1000
        self._first.cease()
        self._watched.turns += 1
        self._watched.worst_ms = max(self._watched.worst_ms, milliseconds)
        if milliseconds > LIMIT_MS:
            alone = milliseconds / self._pace.slowdown()
            if alone > LIMIT_MS:
                self._watched.slow.append(Busy(self._by_hand or self._first.heard, milliseconds, alone))


def _key_click(widget: Any, key: Any, *more: Any) -> None:
    QTest.keyPress(widget, key, *more)
    if isValid(widget):
        QTest.keyRelease(widget, key, *more)


def _key_clicks(widget: Any, text: str, *more: Any) -> None:
    for each in text:
        QTest.keyClick(widget, each, *more)


def _mouse_click(widget: Any, *more: Any) -> None:
    QTest.mousePress(widget, *more)
    if isValid(widget):
        QTest.mouseRelease(widget, *more)


_ENTERED: dict[type, tuple[str, ...]] = {
    QEventLoop: ("exec",),
    QCoreApplication: ("processEvents", "sendEvent", "sendPostedEvents"),
    QTest: ("qWait", "keyPress", "keyRelease", "mousePress", "mouseRelease", "mouseMove", "mouseDClick"),
}
"""By these a test lets the window's code run."""
_IN_PARTS = {"keyClick": _key_click, "keyClicks": _key_clicks, "mouseClick": _mouse_click}
"""What presses and lets go does two things, each a turn of its own."""


@contextmanager
def watching() -> Iterator[Watched]:
    """Measures every turn until the block ends."""
    watched = Watched()
    watchdog = _Watchdog(watched)
    try:
        yield watched
    finally:
        watchdog.end()
