"""What stays in the case of whatever is given out: terms and single fields, decided for a recording or for all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.about.form import Choice
from app.flow import Flow
from app.i18n import said, tr
from app.vocabulary.words import label_of
from catalog.model.disclosed_fields import FIELDS
from catalog.model.records import Disclosure, DisclosureKind, Term

DECISION = Qt.ItemDataRole.UserRole


class Staying(QWidget):
    keep_field_asked = Signal(str, bool, str)
    """The field's name, whether of this recording alone, why."""
    keep_term_asked = Signal(str, str)
    """The term's code, why."""
    release_asked = Signal(str, str)
    """The field's name, why."""
    lift_asked = Signal(object)
    """Disclosure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editable = True
        self.what = Choice()
        self.what.setAccessibleName(tr("A field or term"))
        self.where = Choice()
        self.where.setAccessibleName(tr("Of which recordings"))
        self.where.addItem(tr("of this recording"), True)
        self.where.addItem(tr("of all recordings"), False)
        self.why = QLineEdit()
        self.why.setAccessibleName(tr("Why it stays or is released"))
        self.why.setPlaceholderText(tr("Such as: whoever recorded it is at risk"))
        self.keep = self._button(tr("Keep it here"), tr("Leaves it out of reports, packages and exports"))
        self.release = self._button(
            tr("Release it"), tr("Lets the place or time of this recording go out, which stays otherwise")
        )
        self.lift = self._button(tr("Take back"), tr("Takes the chosen decision back"))
        self.decisions = QListWidget()
        self.decisions.setAccessibleName(tr("What was decided"))
        self.decisions.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.decisions.setWordWrap(True)
        self.decisions.setMinimumHeight(self.decisions.fontMetrics().height() * 4)
        intro = QLabel(
            tr(
                "Place and time of recording go out only where they are released. All else goes out, unless it is "
                "kept here. A whole recording is left out by its field “Left out of everything…”."
            )
        )
        intro.setWordWrap(True)
        intro.setObjectName("dim")
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(tr("What"), self.what)
        form.addRow(tr("Where"), self.where)
        form.addRow(tr("Why"), self.why)
        layout = QVBoxLayout(self)
        layout.addWidget(intro)
        layout.addLayout(form)
        layout.addLayout(Flow(self.keep, self.release, self.lift))
        layout.addWidget(self.decisions, 1)
        self.what.currentIndexChanged.connect(lambda _: self._allow())
        self.where.currentIndexChanged.connect(lambda _: self._allow())
        self.why.textChanged.connect(lambda _: self._allow())
        self.decisions.currentRowChanged.connect(lambda _: self._allow())
        self.keep.clicked.connect(self._ask_to_keep)
        self.release.clicked.connect(lambda: self.release_asked.emit(self._chosen()[1], self._reason()))
        self.lift.clicked.connect(self._ask_to_lift)
        self.show_terms([])

    def show_terms(self, terms: Sequence[Term]) -> None:
        """Offers the fields, and these terms."""
        before = self.what.currentData()
        self.what.clear()
        for name, field in FIELDS.items():
            self.what.addItem(said(field.label), f"{DisclosureKind.FIELD}:{name}")
        for term in terms:
            self.what.addItem(tr("Term: {label}", label=label_of(term)), f"{DisclosureKind.TERM}:{term.code}")
        self.what.setCurrentIndex(max(0, self.what.findData(before)))

    def show_decisions(self, decisions: Sequence[tuple[Disclosure, str]]) -> None:
        """Each with the words for what it is of."""
        self.decisions.clear()
        for each, name in decisions:
            words = (
                tr("Goes out: {what}. {why} ({who})", what=name, why=each.reason, who=each.decided_by)
                if each.released
                else tr("Stays here: {what}. {why} ({who})", what=name, why=each.reason, who=each.decided_by)
            )
            item = QListWidgetItem(words)
            item.setData(DECISION, each)
            self.decisions.addItem(item)
        self._allow()

    def set_editable(self, editable: bool) -> None:
        self._editable = editable
        self._allow()

    def done(self) -> None:
        self.why.clear()

    # ---------------------------------------------------------------- what can be asked

    def _chosen(self) -> tuple[str, str]:
        kind, _, name = str(self.what.currentData() or "").partition(":")
        return kind, name

    def _reason(self) -> str:
        return self.why.text().strip()

    def _allow(self) -> None:
        kind, name = self._chosen()
        is_field = kind == DisclosureKind.FIELD
        self.where.setEnabled(self._editable and is_field)
        can = self._editable and bool(self._reason()) and bool(name)
        here = bool(self.where.currentData())
        self.keep.setEnabled(can)
        self.release.setEnabled(can and is_field and here and FIELDS[name].stays_by_default)
        self.lift.setEnabled(self._editable and self.decisions.currentItem() is not None)

    def _ask_to_keep(self) -> None:
        kind, name = self._chosen()
        if kind == DisclosureKind.TERM:
            self.keep_term_asked.emit(name, self._reason())
        else:
            self.keep_field_asked.emit(name, bool(self.where.currentData()), self._reason())

    def _ask_to_lift(self) -> None:
        item = self.decisions.currentItem()
        if item is not None:
            self.lift_asked.emit(item.data(DECISION))

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(text)
        button.setToolTip(tip)
        return button
