"""The way from an empty case to a report, ticked off as it is walked; put away for good when one likes."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from app.actions import Actions
from app.i18n import marked, tr
from app.icons import icon
from app.player.player import Player
from app.report.reporting import Reporting
from app.session import CaseSession
from app.settings import Settings
from catalog.model.records import ReportIssue

STEPS = {
    "case": marked("Make a case"),
    "add": marked("Add a recording"),
    "watch": marked("Watch it"),
    "code": marked("Press a key for what you see"),
    "report": marked("Make a report"),
}
_HINTS = {
    "case": marked("The case is this folder; everything stays in it."),
    "add": marked("From a link or from files: Case menu, or drop it into the window."),
    "watch": marked("{key:play} plays; {key:frame_back} and {key:frame_forward} go frame by frame."),
    "code": marked("The keys stand on the right, in the vocabulary."),
    "report": marked("Case menu, Make a report."),
}


class FirstSteps(QFrame):
    """A line of five steps. Shown in a case where the way has not been walked yet, until somebody closes it."""

    closed = Signal()

    def __init__(
        self,
        *,
        session: CaseSession,
        player: Player,
        reporting: Reporting,
        actions: Actions,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAccessibleName(tr("First steps"))
        self._session = session
        self._settings = settings
        self._watched = False
        self._lay_out()
        session.library_changed.connect(self.show_progress)
        session.annotations_changed.connect(self.show_progress)
        session.media_chosen.connect(lambda _: self.show_progress())
        player.moved.connect(lambda pts: self._on_moved(player))
        reporting.made.connect(lambda _: self.show_progress())
        actions.keymap.changed.connect(self.show_progress)
        actions["first_steps"].triggered.connect(self.show_again)
        self.show_progress()
        begun = bool(session.library) and self.done()["code"]
        self.setVisible(not settings.steps_closed and not begun and not session.case.read_only)

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 3, 4, 3)
        line.setSpacing(12)
        heading = QLabel(tr("First steps"))
        heading.setObjectName("heading")
        line.addWidget(heading)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setWordWrap(True)
        line.addWidget(self.words, 1)
        self.closing = QToolButton()
        self.closing.setObjectName("slim")
        self.closing.setToolTip(tr("Put the first steps away; the Help menu shows them again"))
        self.closing.setAccessibleName(self.closing.toolTip())
        self.closing.clicked.connect(self._close_for_good)
        line.addWidget(self.closing)
        self.draw_icons()

    def draw_icons(self) -> None:
        self.closing.setIcon(icon("close"))

    def done(self) -> dict[str, bool]:
        """Which steps were taken in this case."""
        session = self._session
        coded = bool(session.annotations) or any(session.annotation_counts.values())
        reported = session.case.count(ReportIssue) > 0
        return {
            "case": True,
            "add": bool(session.library),
            "watch": self._watched or coded,
            "code": coded,
            "report": reported,
        }

    def show_progress(self) -> None:
        """Each step with a tick or its number; the next one in bold, with how it is done."""
        done = self.done()
        following = next((id for id, is_done in done.items() if not is_done), "")
        parts = [
            f"<b>{escape(text)}</b> – {escape(tr(_HINTS[id]))}" if id == following else escape(text)
            for id, text in zip(STEPS, self.texts(), strict=True)
        ]
        self.words.setText(" &nbsp;&nbsp; ".join(parts))

    def texts(self) -> list[str]:
        """The steps as they are told now."""
        done = self.done()
        return [
            f"{'✓' if done[id] else f'{number}.'} {tr(text)}"
            for number, (id, text) in enumerate(STEPS.items(), 1)
        ]

    def _on_moved(self, player: Player) -> None:
        if not self._watched and player.loaded and player.number > 0:
            self._watched = True
            self.show_progress()

    def show_again(self) -> None:
        self._settings.steps_closed = False
        self.show_progress()
        self.show()

    def _close_for_good(self) -> None:
        self._settings.steps_closed = True
        self.hide()
        self.closed.emit()
