"""What is shown of the chosen recording, read beside the window while it is in sight, and again after each step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.room import Desk
from catalog.case import Case
from catalog.errors import RecordGone

SETTLED_MILLISECONDS = 250
"""Many steps one after the other are read once."""
T = TypeVar("T")


class Following(Generic[T]):
    """Has `read` called with the case and the recording's uid, and `show` with what it gives: None where another
    recording was chosen, or where this one is gone. `panel` calls `seen` whenever it comes into sight."""

    def __init__(
        self,
        desk: Desk,
        panel: QWidget,
        read: Callable[[Case, str], T],
        show: Callable[[T | None], object],
    ) -> None:
        self._desk, self._panel = desk, panel
        self._read_of, self._show = read, show
        self._stale = True
        self._asked = 0
        """How often it was read: only what was asked for last is shown."""
        self._settling = QTimer(panel)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED_MILLISECONDS)
        self._settling.timeout.connect(self._read)
        desk.session.media_chosen.connect(lambda _: self._on_chosen())
        desk.session.history_changed.connect(self._on_changed)

    def close(self) -> None:
        self._settling.stop()

    def seen(self) -> None:
        if self._stale:
            self._read()

    def _on_chosen(self) -> None:
        self._show(None)
        self._stale = True
        self._asked += 1
        self._read()

    def _on_changed(self) -> None:
        self._stale = True
        if self._panel.isVisible():
            self._settling.start()

    def _read(self) -> None:
        media, case = self._desk.session.media, self._desk.session.case
        if not self._panel.isVisible() or media is None:
            return
        uid = media.uid
        self._stale = False
        self._asked += 1
        asked = self._asked

        def read(_: object) -> T | None:
            try:
                return self._read_of(case, uid)
            except RecordGone:
                return None

        self._desk.work.write_beside(
            tr("Reading about the recording"), read, then=lambda found: self._take(asked, found)
        )

    def _take(self, asked: int, found: T | None) -> None:
        if asked == self._asked:
            self._show(found)
