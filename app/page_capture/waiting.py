"""Waiting for what a browser answers later, one thing after the other, and never longer than all may take."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer

from app.page_capture.remarks import NO_ANSWER
from catalog.texts import phrase


class TooLong(Exception):
    """What was waited for did not come in time."""


class Gone(Exception):
    """The page's process has ended: nothing more will come."""


class Clock:
    """Waits within a limit for everything together, from its making on."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._gone = ""
        self._loop: QEventLoop | None = None

    def end(self, why: str) -> None:
        """From now on whoever waits, and whoever comes to wait, gets Gone."""
        self._gone = self._gone or why
        if self._loop is not None:
            self._loop.quit()

    def wait_for(self, begin: Callable[[Callable[[object], None]], object], seconds: float) -> Any:
        """What `begin`'s callback is given first. Raises TooLong, Gone."""
        answers: list[object] = []
        loop = QEventLoop()

        def answer(value: object = None) -> None:
            answers.append(value)
            loop.quit()

        self._check()
        begin(answer)
        if not answers:
            self._turn(loop, min(seconds, self._end - time.monotonic()))
        if answers:
            return answers[0]
        self._check()
        raise TooLong(phrase(NO_ANSWER, seconds=round(seconds)))

    def pause(self, seconds: float) -> None:
        self._check()
        self._turn(QEventLoop(), min(seconds, max(0.0, self._end - time.monotonic())))
        self._check()

    def _turn(self, loop: QEventLoop, seconds: float) -> None:
        timer = QTimer()
        timer.setSingleShot(True)
        timer.timeout.connect(loop.quit)
        timer.start(max(0, round(seconds * 1000)))
        self._loop = loop
        try:
            loop.exec()
        finally:
            self._loop = None
            timer.stop()

    def _check(self) -> None:
        if self._gone:
            raise Gone(self._gone)
        if time.monotonic() > self._end:
            raise TooLong("the time for the whole page had run out")
