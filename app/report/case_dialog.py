"""The title block of a case's reports, and where to write one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from app.acquisition.purpose import PurposeChoice
from app.form_dialog import FormDialog
from app.i18n import marked, tr
from catalog.model.records import CaseDetails

_LINES = (
    ("name", marked("Case"), marked("What the case is called")),
    ("requester", marked("Requested by"), marked("Who asked for the examination")),
    ("authority", marked("Authority"), marked("Under what authority or mandate")),
    ("examiner", marked("Examiner"), marked("Who answers for the report")),
)
_TEXTS = (
    ("scope", marked("Scope"), marked("What was to be examined, and what was not")),
    (
        "summary",
        marked("Summary"),
        marked("What a reader should know first. Only what the annotations bear out."),
    ),
)


class TitleBlock(QWidget):
    """The fields of `CaseDetails`. What is left empty is printed as “not supplied”."""

    def __init__(self, details: CaseDetails, *, editable: bool) -> None:
        super().__init__()
        self._fields: dict[str, QLineEdit | QPlainTextEdit] = {}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, label, hint in _LINES:
            line = QLineEdit(getattr(details, name))
            line.setPlaceholderText(tr(hint))
            line.setToolTip(tr(hint))
            line.setReadOnly(not editable)
            line.setAccessibleName(tr(label))
            form.addRow(tr(label), line)
            self._fields[name] = line
        for name, label, hint in _TEXTS:
            text = QPlainTextEdit(getattr(details, name))
            text.setPlaceholderText(tr(hint))
            text.setReadOnly(not editable)
            text.setAccessibleName(tr(label))
            text.setTabChangesFocus(True)
            text.setFixedHeight(text.fontMetrics().height() * 4 + 14)
            form.addRow(tr(label), text)
            self._fields[name] = text

    def texts(self) -> dict[str, str]:
        return {
            name: field.text() if isinstance(field, QLineEdit) else field.toPlainText()
            for name, field in self._fields.items()
        }

    def field(self, name: str) -> QLineEdit | QPlainTextEdit:
        return self._fields[name]


class CaseDialog(FormDialog):
    """Case details alone."""

    def __init__(self, details: CaseDetails, *, editable: bool, parent: QWidget | None = None) -> None:
        super().__init__(tr("Case details"), parent, width=560)
        self.block = TitleBlock(details, editable=editable)
        words = tr("This stands at the head of every report. Empty fields print as “not supplied”.")
        self.ask(_note(words), self.block, only_shows=not editable)


class ReportDialog(FormDialog):
    """Title block and folder of a report. After `accept`, `folder` says where to write it."""

    def __init__(
        self, details: CaseDetails, folder: Path, parent: QWidget | None = None, *, warning: str = ""
    ) -> None:
        """`warning`: what to look at before it is sent."""
        super().__init__(tr("Make a report"), parent, width=600)
        self.folder = folder
        self.block = TitleBlock(details, editable=True)
        self.place = QLineEdit(str(folder))
        self.place.setAccessibleName(tr("Folder for the report"))
        choose = QPushButton(tr("Choose…"))
        choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.addWidget(self.place, 1)
        row.addWidget(choose)
        self.made_for = PurposeChoice()
        form = QFormLayout()
        form.addRow(tr("Made for"), self.made_for)
        form.addRow(tr("Folder"), row)
        self.ask(
            _note(
                tr(
                    "Writes a PDF and one self-contained HTML file with the recordings, annotations, hashes and "
                    "custody entries of the case as it stands now. What is restricted is left out and counted. Empty "
                    "fields print as “not supplied”."
                )
            ),
            self.block,
            form,
            *([warning] if warning else []),
            does=tr("Make report"),
        )

    def accept(self) -> None:
        text = self.place.text().strip()
        if not text:
            self.problem.say(tr("Choose the folder that the report is to be written into."))
            return
        if not self.block.texts()["name"].strip():
            self.problem.say(tr("A case needs a name."))
            return
        self.folder = Path(text).expanduser()
        super().accept()

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Folder for the report"), self.place.text())
        if chosen:
            self.place.setText(chosen)


def _note(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setObjectName("dim")
    return label
