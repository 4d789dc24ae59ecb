"""The end of a session, once the window is closed: the log is signed and the mirror brought into step in sight of the
person, who can stop it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEventLoop, QTimer, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox, QProgressBar, QVBoxLayout, QWidget

from app.beside import Beside
from app.form_dialog import in_words
from app.i18n import tr
from catalog.case import Case
from catalog.jobs import Job, JobState, Snapshot
from catalog.operations.cases import end_session

SHOWN_AFTER_MILLISECONDS = 400
LOOK_MILLISECONDS = 40


def ask_to_stop(parent: QWidget, running: Sequence[str], stop: Callable[[], object]) -> None:
    """Tells what would be stopped, by its names; `stop` is called if the person says so."""
    box = QMessageBox(
        QMessageBox.Icon.Question, "Framewitness", tr("Work is still under way."), parent=parent
    )
    box.setInformativeText(
        tr(
            "{names}. If you close now it is stopped; what is archived stays, and the rest can be added again later.",
            names=", ".join(running[:3]),
        )
    )
    button = box.addButton(tr("Stop it and close"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(tr("Keep working"), QMessageBox.ButtonRole.RejectRole))
    button.clicked.connect(stop)
    box.finished.connect(box.deleteLater)
    box.open()


class ClosingDialog(QDialog):
    """Closing it is stopping."""

    stopped = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("{name} is being closed", name=name))
        self.words = in_words(
            tr(
                "What you did is being signed, and the second copy of the case (the mirror), if there is one, is "
                "brought up to date. You can stop: your work is kept, and the mirror goes on when the case is closed "
                "next."
            )
        )
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("How far it is"))
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)  # it lay half on the bar, where nobody could read it
        buttons = QDialogButtonBox()
        self.stop = buttons.addButton(tr("Stop and close"), QDialogButtonBox.ButtonRole.RejectRole)
        self.stop.setAutoDefault(False)  # Enter, meant for something else, stops nothing
        self.stop.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.words)
        layout.addWidget(self.progress)
        layout.addWidget(buttons)
        self.setMinimumWidth(460)

    def show_progress(self, snapshot: Snapshot) -> None:
        if snapshot.fraction is not None:
            self.progress.setRange(0, 1000)
            self.progress.setValue(round(snapshot.fraction * 1000))

    def reject(self) -> None:
        self.stop.setEnabled(False)
        self.stop.setText(tr("Stopping…"))
        self.stopped.emit()


def close_in_sight(case: Case) -> None:
    """Does what is due before a case is closed in a thread; shows how far it is when it takes a moment.

    A mirror that is stopped goes on next time. Raises CatalogError as closing would.
    """
    handle = Beside().start(Job("end the session", end_session, {"case": case}))
    dialog = ClosingDialog(case.details.name)
    dialog.stopped.connect(handle.cancel)
    waiting = QEventLoop()

    def look() -> None:
        snapshot = handle.snapshot()
        dialog.show_progress(snapshot)
        if snapshot.state != JobState.RUNNING:
            waiting.quit()

    looking = QTimer(dialog)
    looking.timeout.connect(look)
    looking.start(LOOK_MILLISECONDS)
    QTimer.singleShot(SHOWN_AFTER_MILLISECONDS, dialog, dialog.show)
    waiting.exec()
    looking.stop()
    dialog.hide()
    dialog.deleteLater()
    handle.result()
