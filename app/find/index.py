"""The index of the case's texts, made and kept up to date a little at a time, so that the window never waits."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from app.session import CaseSession
from catalog.errors import CatalogError
from catalog.operations.search import KINDS, Found, TextIndex

STEP_SECONDS = 0.015
"""So long it works before other events have their turn."""


class Index(QObject):
    """Begins when something is first looked for."""

    changed = Signal()
    """More, or other things, can be found now."""

    def __init__(self, session: CaseSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._texts = TextIndex(session.case)
        self._filling: Iterator[None] | None = None
        self._begun = False
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)
        session.history_changed.connect(self._on_written)
        session.assignment_changed.connect(self.changed)

    @property
    def complete(self) -> bool:
        return self._texts.complete

    def begin(self) -> None:
        if not self._begun:
            self._begun = True
            self._fill()

    def find(self, words: str, limit: int) -> list[Found]:
        """In what was read so far. Who codes for an assignment finds nothing of what others said of a recording."""
        return self._texts.find(words, limit, kinds=("recording",) if self._session.assignment else KINDS)

    def close(self) -> None:
        self._timer.stop()

    def _on_written(self) -> None:
        if not self._begun or self._filling is not None:
            return
        if not self._texts.update():
            self._fill()
        self.changed.emit()

    def _fill(self) -> None:
        self._filling = self._texts.fill()
        self._timer.start()

    def _step(self) -> None:
        until = time.monotonic() + STEP_SECONDS
        try:
            while self._filling is not None and time.monotonic() < until:
                if next(self._filling, self) is self:
                    self._filling = None
        except CatalogError as error:
            self._filling = None
            self._timer.stop()
            self._session.failed.emit(error)
            return
        if self._filling is None:
            self._timer.stop()
            if not self._texts.update():  # so much was written meanwhile
                self._fill()
            self.changed.emit()
