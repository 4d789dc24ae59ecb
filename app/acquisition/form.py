"""The acquisition form: from whom, how, when, through whose hands, and what may be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.i18n import marked, tr
from catalog.model.records import Acquisition, Consent, ConsentState, Purpose
from catalog.operations.acquisition import UNSAID, Form, Said

PURPOSES = {
    Purpose.KEEP: marked("Keep it"),
    Purpose.COURT: marked("Use it in court"),
    Purpose.PUBLISH: marked("Publish it"),
}
STATES = {
    UNSAID: marked("nothing said"),
    ConsentState.GIVEN: marked("allowed"),
    ConsentState.REFUSED: marked("refused"),
    ConsentState.WITHDRAWN: marked("taken back"),
}
LINES = (
    ("received_from", marked("From whom"), marked("A name, a pseudonym, or a description")),
    ("how", marked("How it came"), marked("Such as: on a memory card; by messenger, sent as a file")),
    ("received_as_given", marked("When it came"), marked("As it was said, such as: evening of 3 May 2026")),
    ("original_name", marked("First name of the file"), marked("Where it was made, if it is known")),
)


class AcquisitionForm(QWidget):
    """Fields that nobody touches stay as they are: of `several` recordings each may hold something else."""

    def __init__(self, parent: QWidget | None = None, *, several: bool = False) -> None:
        super().__init__(parent)
        self._several = several
        self.lines: dict[str, QLineEdit] = {}
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, label, hint in LINES:
            self.lines[name] = _line(tr(label), tr(hint))
            form.addRow(tr(label), self.lines[name])
        self.custodians = QPlainTextEdit()
        self.custodians.setAccessibleName(tr("Who had it before"))
        self.custodians.setPlaceholderText(tr("One a line, the first one first"))
        self.custodians.setTabChangesFocus(True)
        self.custodians.setFixedHeight(3 * self.fontMetrics().lineSpacing() + 14)
        form.addRow(tr("Who had it before"), self.custodians)
        self.note = _line(tr("Note"), tr("What else is to be said of how it came"))
        form.addRow(tr("Note"), self.note)
        self.given_by = _line(tr("Who allows it"), tr("Whoever gave it, or whoever is shown"))
        form.addRow(tr("Who allows it"), self.given_by)
        self.states: dict[str, QComboBox] = {}
        self.days: dict[str, QLineEdit] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form)
        layout.addLayout(self._consents())
        self._shown: dict[str, tuple[str, str]] = {}
        self._givers: dict[str, str] = {}
        """Who said what is shown, by purpose: several people may have."""

    def _consents(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(2, 1)
        for row, (purpose, words) in enumerate(PURPOSES.items()):
            name = tr(words)
            state = self.states[purpose] = QComboBox()
            state.setAccessibleName(name)
            if self._several:
                state.addItem(tr("as it stands"), None)
            for value, said in STATES.items():
                state.addItem(tr(said), value)
            day = self.days[purpose] = _line(tr("{purpose}: since when", purpose=name), tr("Day, as given"))
            label = QLabel(name)
            label.setBuddy(state)
            grid.addWidget(label, row, 0)
            grid.addWidget(state, row, 1)
            grid.addWidget(day, row, 2)
        return grid

    def show_records(self, acquisition: Acquisition | None, consents: list[Consent]) -> None:
        """Of one recording: what is known of it already."""
        if acquisition is not None:
            for name, line in self.lines.items():
                line.setText(getattr(acquisition, name))
            self.custodians.setPlainText("\n".join(acquisition.prior_custodians))
            self.note.setText(acquisition.note)
        for consent in consents:
            state, day = self.states[consent.purpose], self.days[consent.purpose]
            state.setCurrentIndex(max(0, state.findData(consent.state)))
            withdrawn = consent.state == ConsentState.WITHDRAWN
            day.setText(consent.withdrawn_on if withdrawn else consent.said_on)
            self._shown[consent.purpose] = (consent.state, day.text())
            self._givers[consent.purpose] = consent.given_by
        self.given_by.setText(next((each.given_by for each in consents if each.given_by), ""))
        for line in (*self.lines.values(), self.note, self.given_by):
            line.setModified(False)
        self.custodians.document().setModified(False)

    def form(self) -> Form:
        """What was filled in or changed."""
        lines = {name: line.text() if line.isModified() else None for name, line in self.lines.items()}
        people = [each.strip() for each in self.custodians.toPlainText().splitlines()]
        changed = self.custodians.document().isModified()
        return Form(
            **lines,
            prior_custodians=tuple(each for each in people if each) if changed else None,
            note=self.note.text() if self.note.isModified() else None,
            consents=tuple(self._said()),
        )

    def _said(self) -> list[Said]:
        said = []
        for purpose, state in self.states.items():
            value, day = state.currentData(), self.days[purpose].text().strip()
            if value == UNSAID and (self._several or purpose in self._shown):
                said.append(Said(str(purpose), UNSAID))
            same = self._shown.get(purpose) == (value, day) and not self.given_by.isModified()
            if not value or same:
                continue
            withdrawn = value == ConsentState.WITHDRAWN
            named, known = self.given_by.text(), self._givers.get(purpose)
            said.append(
                Said(
                    str(purpose),
                    str(value),
                    given_by=named if self.given_by.isModified() or known is None else known,
                    said_on="" if withdrawn else day,
                    withdrawn_on=day if withdrawn else "",
                )
            )
        return said


def _line(name: str, hint: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setPlaceholderText(hint)
    line.setToolTip(hint)
    line.setAlignment(Qt.AlignmentFlag.AlignLeading)
    return line
