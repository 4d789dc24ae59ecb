"""Care for the person at the window: pauses, warnings before what is distressing, what went wrong last time."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from app.actions import Actions
from app.care.announcing import Announcer
from app.care.pausing import PauseReminder
from app.i18n import tr
from app.notices import Notices
from app.player.player import Player
from app.session import CaseSession
from app.settings import Settings
from catalog.crash_log import crash_log, last_crash


class Care(QObject):
    def __init__(
        self,
        window: QWidget,
        *,
        session: CaseSession,
        player: Player,
        notices: Notices,
        actions: Actions,
        settings: Settings,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._notices = notices
        self._settings = settings
        self.dialog: CrashDialog | None = None
        self.pauses = PauseReminder(
            window, session=session, player=player, notices=notices, settings=settings, actions=actions
        )
        self.announcer = Announcer(self, session=session, player=player, notices=notices, actions=actions)
        actions["crash_log"].triggered.connect(lambda: self.show_crash(crash_log()))

    def close(self) -> None:
        self.pauses.close()

    def tell_of_crash(self, log: Path) -> None:
        """A notice if something went wrong since the last one that was shown."""
        found = last_crash(log)
        if found is not None and found[0] > self._settings.crash_seen:
            self._notices.tell(
                "crash",
                tr(
                    "Framewitness stopped unexpectedly, or something in it went wrong, last time. What you had done is "
                    "in the case."
                ),
                [(tr("What happened…"), lambda: self.show_crash(log))],
            )
            self._settings.crash_seen = found[0]

    def show_crash(self, log: Path) -> None:
        """The newest entry of the log, to read and to copy."""
        found = last_crash(log)
        when, lines = found or ("", tr("Nothing has gone wrong on this machine."))
        dialog = self.dialog = CrashDialog(when, lines, log, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class CrashDialog(QDialog):
    """What was written down, with a button that copies it. Nothing is sent."""

    def __init__(self, when: str, lines: str, log: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("What went wrong last time"))
        words = QLabel(
            tr(
                "It is written in {path}, on this machine only. Nothing is sent anywhere. If you pass it on, read it "
                "first: it may name folders and files.",
                path=str(log),
            )
        )
        words.setWordWrap(True)
        self.text = QPlainTextEdit(f"{when}\n{lines}".strip())
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("What was written down"))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = buttons.addButton(tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(words)
        layout.addWidget(self.text, 1)
        layout.addWidget(buttons, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(self.fontMetrics().averageCharWidth() * 100, self.fontMetrics().height() * 24)
