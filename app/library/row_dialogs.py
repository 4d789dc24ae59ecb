"""What a row's menu asks: a file saved by hand for a link that failed, and why a recording stays out of reports."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import tr
from app.problem import ProblemLine
from catalog.model.records import Media, Posting


class SavedByHandDialog(QDialog):
    """After `accept`, `path` is a file that is there, and `obtained` says how somebody came by it."""

    def __init__(self, posting: Posting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Join a file saved by hand"))
        self.path = Path()
        self.obtained = ""
        self.chooser: QFileDialog | None = None
        self.place = _line(tr("File saved by hand"))
        self.choose = QPushButton(tr("Choose…"))
        self.choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.addWidget(self.place, 1)
        row.addWidget(self.choose)
        self.how = _line(
            tr("How it was obtained"), tr("Such as: screen recording by a colleague on the day it was posted")
        )
        form = QFormLayout()
        form.addRow(tr("File"), row)
        form.addRow(tr("How it was obtained"), self.how)
        self.problem = ProblemLine()
        _lay_out(
            self,
            posting.url,
            tr(
                "This link could not be archived. A file that somebody saved from it by other means is copied, "
                "hashed and kept with it. Reports print how it was obtained."
            ),
            form,
            self.problem,
            tr("Join"),
        )

    def accept(self) -> None:
        name, how = self.place.text().strip(), self.how.text().strip()
        path = Path(name).expanduser()
        if not name or not path.is_file():
            self.problem.say(
                tr("There is no file “{name}”.", name=name) if name else tr("Choose the file first.")
            )
            return
        if not how:
            self.problem.say(tr("Say how the file was obtained: who saved it, and by what means."))
            return
        self.path, self.obtained = path, how
        super().accept()

    def _choose(self) -> None:
        self.chooser = QFileDialog(self, tr("The file saved by hand"))
        self.chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.chooser.fileSelected.connect(self.place.setText)
        self.chooser.finished.connect(self.chooser.deleteLater)
        self.chooser.open()


class LeaveOutDialog(QDialog):
    """After `accept`, `reason` says why the recording stays out of reports."""

    def __init__(self, media: Media, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Leave out of reports"))
        self.reason = ""
        self.why = _line(tr("Reason"), tr("Such as: shows a minor, or shared in confidence"))
        form = QFormLayout()
        form.addRow(tr("Reason"), self.why)
        self.problem = ProblemLine()
        _lay_out(
            self,
            f"{media.label}  {media.title}",
            tr(
                "It stays in the case. Reports show nothing of it; they say that it was left out, and print the "
                "reason."
            ),
            form,
            self.problem,
            tr("Leave out"),
        )

    def accept(self) -> None:
        self.reason = self.why.text().strip()
        if not self.reason:
            self.problem.say(tr("Give the reason; reports print it."))
            return
        super().accept()


def _line(name: str, hint: str = "") -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setPlaceholderText(hint)
    line.setToolTip(hint)  # where the line is too short for it
    return line


def _lay_out(
    dialog: QDialog, about: str, words: str, form: QFormLayout, problem: ProblemLine, do: str
) -> None:
    intro = QLabel(f"{about}\n\n{words}")
    intro.setTextFormat(Qt.TextFormat.PlainText)  # a link or a title may hold anything
    intro.setWordWrap(True)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    buttons.button(QDialogButtonBox.StandardButton.Ok).setText(do)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    layout = QVBoxLayout(dialog)
    layout.setSpacing(12)
    layout.addWidget(intro)
    layout.addLayout(form)
    layout.addWidget(problem)
    layout.addWidget(buttons)
    dialog.setMinimumWidth(560)
