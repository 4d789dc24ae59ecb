"""Reading stored files again, the mirror, and restoring: a dialog that stays up to date while it is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.fixity import words
from app.form_dialog import heading, in_a_row, in_words
from app.i18n import tr
from app.problem import ProblemLine
from app.session import CaseSession
from catalog.errors import CatalogError
from catalog.operations import fixity
from catalog.operations.mirror import forget_mirror, set_mirror


class FixityDialog(QDialog):
    check_asked = Signal(int)
    """With the share to be read, in percent; 100: all."""
    mirror_asked = Signal(bool)
    """Whether everything in the mirror is to be read again."""
    restore_asked = Signal()
    stop_asked = Signal()
    clean_asked = Signal()

    def __init__(self, session: CaseSession, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Stored files and their mirror"))
        self._session = session
        self.state = in_words("")
        self.check_all = _button(tr("Check all now"), lambda: self.check_asked.emit(100))
        self.check_some = _button(tr("Check a tenth now"), lambda: self.check_asked.emit(10))
        self.stop = _button(tr("Stop"), self.stop_asked.emit)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("How far it is"))
        self.progress.setTextVisible(False)  # it lay half on the bar, where nobody could read it
        self.days = QSpinBox()
        self.days.setRange(0, 3650)
        self.days.setSpecialValueText(tr("never by itself"))
        self.days.setAccessibleName(tr("Days between checks"))
        self.days.editingFinished.connect(self._set_days)
        self.folder = in_words("")
        self.folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.choose = _button(tr("Choose a folder…"), self._choose)
        self.mirror_now = _button(tr("Bring it into step now"), lambda: self.mirror_asked.emit(False))
        self.mirror_all = _button(tr("Read all of it again"), lambda: self.mirror_asked.emit(True))
        self.forget = _button(tr("No mirror any more"), lambda: self.set_folder(None))
        self.to_clean = in_words("")
        self.to_clean.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.clean = _button(tr("Try again now"), self.clean_asked.emit)
        self.gone = _button(tr("These folders are no more"), self._forget_destroyed)
        self.restore = _button(tr("Restore from the mirror"), self.restore_asked.emit)
        self.problem = ProblemLine()
        self._running = False
        self._lay_out()
        session.history_changed.connect(self.refresh)
        self.refresh()
        self.check_all.setFocus()

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        every = QHBoxLayout()
        label = QLabel(tr("While the window is open, check all every so many days:"))
        label.setWordWrap(True)
        label.setBuddy(self.days)
        every.addWidget(label, 1)
        every.addWidget(self.days)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(self.state)
        layout.addLayout(in_a_row(self.check_all, self.check_some, self.restore))
        layout.addLayout(in_a_row(self.progress, self.stop))
        layout.addLayout(every)
        layout.addWidget(heading(tr("Mirror")))
        layout.addWidget(
            in_words(
                tr(
                    "A second copy of the case in a folder of yours, best on another disk. It is brought into step "
                    "when you close the case. A damaged file is never copied over a good one. What is erased here "
                    "goes there too."
                )
            )
        )
        layout.addWidget(self.folder)
        layout.addLayout(in_a_row(self.choose, self.mirror_now, self.mirror_all, self.forget))
        layout.addWidget(self.to_clean)
        layout.addLayout(in_a_row(self.clean, self.gone))
        layout.addWidget(self.problem)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.setMinimumWidth(640)

    # ---------------------------------------------------------------- what is shown

    def refresh(self) -> None:
        case = self._session.case
        try:
            standing = fixity.standing(case)
        except CatalogError as error:
            self.problem.say(error)
            return
        self.state.setText(words.told(standing))
        mirror = standing.keeping.mirror
        self.folder.setText(str(mirror) if mirror is not None else tr("No folder is set."))
        away = standing.keeping.to_clean
        self.to_clean.setText(
            tr("What was erased may still lie in: {folders}", folders=", ".join(map(str, away)))
        )
        for widget in (self.to_clean, self.clean, self.gone):
            widget.setVisible(bool(away))
        if not self.days.hasFocus():
            self.days.setValue(standing.keeping.every_days)
        free = not self._running and not case.read_only
        for each in (self.check_all, self.check_some):
            each.setEnabled(free and standing.counts.objects > 0)
        self.restore.setEnabled(free and standing.counts.faulty > 0)
        for each in (self.mirror_now, self.mirror_all, self.forget):
            each.setEnabled(free and mirror is not None)
        self.choose.setEnabled(free)
        self.stop.setVisible(self._running)
        self.progress.setVisible(self._running)

    def show_running(self, fraction: float | None) -> None:
        """How far the work is that was asked for here; 1: it has ended."""
        self._running = fraction != 1
        self.progress.setRange(0, 0 if fraction is None else 1000)
        if fraction is not None:
            self.progress.setValue(round(fraction * 1000))
        if self._running != self.stop.isVisibleTo(self):
            self.refresh()

    # ---------------------------------------------------------------- settings

    def _forget_destroyed(self) -> None:
        """A person says that the folders which cannot be reached are no more."""
        case = self._session.case
        try:
            for folder in fixity.standing(case).keeping.to_clean:
                forget_mirror(case, folder)
        except CatalogError as error:
            self.problem.say(error)
        self.refresh()

    def _set_days(self) -> None:
        try:
            fixity.set_schedule(self._session.case, self.days.value())
        except CatalogError as error:
            self.problem.say(error)
        self.refresh()

    def _choose(self) -> None:
        dialog = QFileDialog(self, tr("Folder of the mirror"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda path: self.set_folder(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def set_folder(self, folder: Path | None) -> None:
        """Sets the mirror's folder, and has it filled."""
        self.problem.say("")
        try:
            set_mirror(self._session.case, folder)
        except CatalogError as error:
            self.problem.say(error)
            return
        self.refresh()
        if folder is not None:
            self.mirror_asked.emit(False)


def _button(text: str, do: object) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.clicked.connect(do)
    return button
