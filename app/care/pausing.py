"""A reminder to pause after a time of watching what may be graphic."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QInputDialog, QWidget

from app.actions import Actions
from app.i18n import tr, trn
from app.notices import Notices
from app.player.player import Player
from app.session import CaseSession
from app.settings import Settings
from catalog.model.records import Graphic

LOOK_SECONDS = 1.0
RESTED_SECONDS = 300.0
"""After so long without exposure the count begins anew."""
POSTPONED_SECONDS = 600.0


class PauseReminder(QObject):
    """Counts the time in which a recording that may be graphic stands revealed in the window that is in front,
    whether it plays or not."""

    def __init__(
        self,
        window: QWidget,
        *,
        session: CaseSession,
        player: Player,
        notices: Notices,
        settings: Settings,
        actions: Actions,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._player = player
        self._notices = notices
        self._settings = settings
        self.exposed_seconds = 0.0
        self._rested_seconds = 0.0
        self._due_seconds = self._first_due()
        self._last = time.monotonic()
        self.dialog: QInputDialog | None = None
        actions["pause_reminder"].triggered.connect(self.ask)
        self._timer = QTimer(self)
        self._timer.setInterval(round(LOOK_SECONDS * 1000))
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()

    def close(self) -> None:
        self._timer.stop()

    def _first_due(self) -> float:
        return self._settings.pause_minutes * 60.0

    @property
    def exposed(self) -> bool:
        """Whether something that may be graphic is plainly seen now."""
        media, session = self._session.media, self._session
        may_be = media is not None and media.graphic != Graphic.NOT_GRAPHIC
        return may_be and not session.concealed(media) and self._window.isActiveWindow()

    def _on_tick(self) -> None:
        now = time.monotonic()
        passed, self._last = now - self._last, now
        self.pass_time(min(passed, 5 * LOOK_SECONDS))  # a computer that slept was not watched

    def pass_time(self, seconds: float) -> None:
        """So much time went by with what is on screen now."""
        if self.exposed:
            self.exposed_seconds += seconds
            self._rested_seconds = 0.0
        else:
            self._rested_seconds += seconds
            if self._rested_seconds >= RESTED_SECONDS:
                self.start_anew()
        if 0 < self._due_seconds <= self.exposed_seconds:
            self._remind()

    def start_anew(self) -> None:
        self.exposed_seconds, self._due_seconds = 0.0, self._first_due()
        self._notices.withdraw("pause")

    def _remind(self) -> None:
        self._due_seconds = self.exposed_seconds + POSTPONED_SECONDS
        minutes = round(self.exposed_seconds / 60)
        self._notices.tell(
            "pause",
            tr("You have watched what may be graphic for {minutes} min. A pause does good.", minutes=minutes),
            [(tr("Pause now"), self._pause), (tr("In ten minutes"), lambda: None)],
        )

    def _pause(self) -> None:
        """Stops the player and hides the picture again, so that the pause is one."""
        self._player.pause()
        media = self._session.media
        if media is not None:
            self._session.reveal(media, False)
        self.start_anew()

    def ask(self) -> None:
        """Asks after how many minutes to remind."""
        dialog = self.dialog = QInputDialog(self._window)
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setWindowTitle(tr("Remind me to pause"))
        dialog.setLabelText(tr("After so many minutes of watching what may be graphic (0: never):"))
        dialog.setIntRange(0, 240)
        dialog.setIntValue(self._settings.pause_minutes)
        dialog.intValueSelected.connect(self._set_minutes)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _set_minutes(self, minutes: int) -> None:
        self._settings.pause_minutes = minutes
        self._due_seconds = self._first_due()
        never = tr("You will not be reminded to pause.")
        self._session.said.emit(trn("You will be reminded after %n minutes.", minutes) if minutes else never)
