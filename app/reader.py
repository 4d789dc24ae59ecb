"""Reads in a thread what would hold the window up, and tells when it is there. Of two questions that follow one another
under the same name only the later one is answered."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from catalog.errors import CatalogError

T = TypeVar("T")
MANY = 500
"""So many annotations, or lines of a transcript, are read while the window waits; more beside it."""


class Reader(QObject):
    """The thread begins with the first question. Close it before the case."""

    failed = Signal(object)
    """CatalogError: what was asked for cannot be read."""
    _answered = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._asked: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._waiting: dict[str, int] = {}
        """The number of the question that is to be answered, by its name."""
        self._count = 0
        self._thread: threading.Thread | None = None
        self._closed = False
        self._answered.connect(self._answer)

    def waits(self, name: str) -> bool:
        """Whether something is being read under this name."""
        return name in self._waiting

    def ask(self, name: str, read: Callable[[], T], take: Callable[[T], object]) -> None:
        """Has `read` run in the thread, and `take` called with what it gives."""
        if self._closed:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._work_off, name="reader")
            self._thread.start()
        self._count += 1
        number = self._waiting[name] = self._count

        def run() -> None:
            if self._waiting.get(name) != number:
                return
            answer: Callable[[], object]
            try:
                answer = partial(take, read())
            except CatalogError as error:
                answer = partial(self.failed.emit, error)
            except Exception as error:  # where faults of the program are caught: in the window's thread
                answer = partial(_raise, error)
            self._answered.emit((name, number, answer))

        self._asked.put(run)

    def forget(self, name: str) -> None:
        """What was asked under this name is not answered any more."""
        self._waiting.pop(name, None)

    def close(self) -> None:
        """Nothing is read or told any more; waits for what is being read."""
        self._closed = True
        self._waiting.clear()
        if self._thread is not None:
            self._asked.put(None)
            self._thread.join()
            self._thread = None

    def _work_off(self) -> None:
        while (step := self._asked.get()) is not None:
            step()

    def _answer(self, told: tuple[str, int, Callable[[], object]]) -> None:
        name, number, answer = told
        if self._waiting.get(name) == number:
            del self._waiting[name]
            answer()


def _raise(error: Exception) -> None:
    raise error
