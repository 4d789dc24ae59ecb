"""Reads in a thread what would hold the window up, and tells when it is there. Of two questions that follow one another
under the same name only the later one is answered."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from catalog.errors import Cancelled, CatalogError

T = TypeVar("T")
MANY = 500
"""So many annotations, or lines of a transcript, are read while the window waits; more beside it."""


class Reader(QObject):
    """The thread begins with the first question, and ends with `at_end`, in it. Close it before the case.

    `is_break` tells of an error, in the thread, whether it is only that somebody broke off what was being read; what
    is still wanted is read again then.
    """

    failed = Signal(object)
    """CatalogError: what was asked for cannot be read."""
    _answered = Signal(object)

    def __init__(
        self,
        parent: QObject,
        *,
        name: str = "reader",
        at_end: Callable[[], object] = lambda: None,
        is_break: Callable[[Exception], bool] = lambda _: False,
    ) -> None:
        super().__init__(parent)
        self._name, self._at_end, self._is_break = name, at_end, is_break
        self.reads = ""
        """The name of the question that is being answered."""
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

    def ask(
        self,
        name: str,
        read: Callable[[], T],
        take: Callable[[T], object],
        *,
        fail: Callable[[Exception], object] | None = None,
    ) -> None:
        """Has `read` run in the thread, and `take` called with what it gives.

        `fail` is called in its place with what was raised, a fault of the program too, which it raises again. Without
        it `failed` tells of a CatalogError. Of what was cancelled nothing is told.
        """
        if self._closed:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._work_off, name=self._name)
            self._thread.start()
        self._count += 1
        number = self._waiting[name] = self._count

        def run() -> None:
            if self._waiting.get(name) != number:
                return
            answer: Callable[[], object]
            before, self.reads = self.reads, name
            try:
                answer = partial(take, read())
            except Cancelled:
                return
            except Exception as error:  # where faults of the program are caught: in the window's thread
                if self._is_break(error):
                    self._asked.put(run)  # it may have been meant for another question
                    return
                answer = partial(fail or self._fail, error)
            finally:
                self.reads = before
            self._answered.emit((name, number, answer))

        self._asked.put(run)

    def forget(self, name: str) -> None:
        """What was asked under this name is not answered any more."""
        self._waiting.pop(name, None)

    def answer_waiting(self) -> None:
        """In the thread, between two parts of a long answer: answers what was asked meanwhile."""
        with contextlib.suppress(queue.Empty):
            while (step := self._asked.get_nowait()) is not None:
                step()
            self._asked.put(None)  # to close: whoever waits for the next step is to see it

    def close(self) -> None:
        """Nothing is read or told any more; waits for what is being read."""
        self._closed = True
        self._waiting.clear()
        if self._thread is not None:
            self._asked.put(None)
            self._thread.join()
            self._thread = None

    def _work_off(self) -> None:
        try:
            while (step := self._asked.get()) is not None:
                step()
        finally:
            self._at_end()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, CatalogError):
            raise error
        self.failed.emit(error)

    def _answer(self, told: tuple[str, int, Callable[[], object]]) -> None:
        name, number, answer = told
        if self._waiting.get(name) == number:
            del self._waiting[name]
            answer()
