"""The conditions that recordings have to meet to be listed; each change shows at once what is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.find.condition_words import RELATIONS_SAID, typed_value, value_said
from app.find.narrowing import Narrowing, Query
from app.find.searching import Searching
from app.flow import Flow
from app.i18n import said, tr
from app.session import CaseSession
from catalog.operations.search import RELATIONS, Condition, Field, FieldKind, Relation

MOST_CHOICES = 300
VALUE = int(Qt.ItemDataRole.UserRole)
Choices = Callable[[str, Callable[["Counter[str | int | bool]"], None]], None]


class ConditionRow(QWidget):
    """One condition: a field, what is asked of it, and the values."""

    changed = Signal()
    removed = Signal()

    def __init__(
        self, session: CaseSession, fields: list[Field], choices: Choices, condition: Condition | None = None
    ) -> None:
        super().__init__()
        self._session = session
        self._fields = {each.name: each for each in fields}
        self._choices = choices
        self._wanted = set(condition.values) if condition else set()
        self.field = QComboBox()
        self.field.setAccessibleName(tr("What is asked of a recording"))
        self.field.setMaxVisibleItems(24)
        for each in fields:
            self.field.addItem(f"{said(each.section)}: {said(each.label)}", each.name)
        self.relation = QComboBox()
        self.relation.setAccessibleName(tr("How it is compared"))
        self.words, self.low, self.high = (QLineEdit() for _ in range(3))
        self.words.setAccessibleName(tr("Words"))
        self.low.setAccessibleName(tr("From"))
        self.high.setAccessibleName(tr("To"))
        self.unit = QLabel()
        self.listed = QListWidget()
        self.listed.setAccessibleName(tr("Values"))
        self.listed.setMaximumHeight(self.fontMetrics().height() * 8)
        remove = QPushButton(tr("Remove"))
        remove.setAccessibleName(tr("Remove this condition"))
        remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        remove.setAutoDefault(False)
        remove.clicked.connect(self.removed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 8)
        layout.addLayout(Flow(self.field, self.relation, self.words, self.low, self.high, self.unit, remove))
        layout.addWidget(self.listed)
        self._show(condition)
        self.field.currentIndexChanged.connect(lambda _: self._on_field())
        self.relation.currentIndexChanged.connect(lambda _: self._on_relation())
        for line in (self.words, self.low, self.high):
            line.textChanged.connect(lambda _: self.changed.emit())
        self.listed.itemChanged.connect(lambda _: self.changed.emit())

    @property
    def condition(self) -> Condition | None:
        """None while values are missing, or are no numbers or dates."""
        name, relation = self.field.currentData(), self.relation.currentData()
        if relation in (Relation.ANY_OF, Relation.NONE_OF):
            items = [self.listed.item(row) for row in range(self.listed.count())]
            chosen = [each.data(VALUE) for each in items if each.checkState() is Qt.CheckState.Checked]
            return Condition(name, relation, tuple(chosen)) if chosen else None
        if relation in (Relation.HAS, Relation.HAS_NOT):
            words = self.words.text().strip()
            return Condition(name, relation, (words,)) if words else None
        if relation == Relation.BETWEEN:
            kind = self._kind
            ends = [typed_value(line.text(), kind) for line in (self.low, self.high)]
            wrong = any(
                end is None and line.text().strip() for end, line in zip(ends, self._ends, strict=True)
            )
            return None if wrong or ends == [None, None] else Condition(name, relation, tuple(ends))
        return Condition(name, relation)

    # ---------------------------------------------------------------- parts

    @property
    def _ends(self) -> tuple[QLineEdit, QLineEdit]:
        return self.low, self.high

    @property
    def _kind(self) -> FieldKind:
        return FieldKind(self._fields[self.field.currentData()].kind)

    def _show(self, condition: Condition | None) -> None:
        if condition is not None:
            self.field.setCurrentIndex(max(0, self.field.findData(condition.field)))
        self._offer_relations()
        if condition is not None:
            self.relation.setCurrentIndex(max(0, self.relation.findData(condition.relation)))
            if condition.relation in (Relation.HAS, Relation.HAS_NOT):
                self.words.setText(" ".join(map(str, condition.values)))
            if condition.relation == Relation.BETWEEN:
                for line, value in zip(self._ends, condition.values, strict=False):
                    line.setText("" if value is None else str(value))
        self._show_values()

    def _on_field(self) -> None:
        self._wanted = set()
        self._offer_relations()
        self._show_values()
        self.changed.emit()

    def _on_relation(self) -> None:
        self._show_values()
        self.changed.emit()

    def _offer_relations(self) -> None:
        self.relation.blockSignals(True)
        self.relation.clear()
        for each in RELATIONS[self._kind]:
            self.relation.addItem(tr(RELATIONS_SAID[each]), str(each))
        self.relation.blockSignals(False)

    def _show_values(self) -> None:
        relation = self.relation.currentData()
        between = relation == Relation.BETWEEN
        field = self._fields[self.field.currentData()]
        is_date = field.kind is FieldKind.DATE
        self.words.setVisible(relation in (Relation.HAS, Relation.HAS_NOT))
        for line, text in ((self.low, tr("from")), (self.high, tr("to"))):
            line.setVisible(between)
            line.setPlaceholderText(f"{text} 2026-11-01" if is_date else text)
        self.unit.setText(said(field.unit))
        self.unit.setVisible(between and bool(field.unit))
        listed = relation in (Relation.ANY_OF, Relation.NONE_OF)
        self.listed.setVisible(listed)
        if listed:
            self._choices(field.name, partial(self._list, field.name))

    def _list(self, name: str, found: Counter[str | int | bool]) -> None:
        if name != self.field.currentData():
            return
        wanted = self._wanted | {
            self.listed.item(row).data(VALUE)
            for row in range(self.listed.count())
            if self.listed.item(row).checkState() is Qt.CheckState.Checked
        }
        self.listed.blockSignals(True)
        self.listed.clear()
        values = [value for value, _ in found.most_common(MOST_CHOICES)]
        for value in [*(each for each in wanted if each not in values and each is not None), *values]:
            text = value_said(self._session, name, value)
            item = QListWidgetItem(f"{text}  ({found[value]})", self.listed)
            item.setData(VALUE, value)
            item.setCheckState(Qt.CheckState.Checked if value in wanted else Qt.CheckState.Unchecked)
        self._wanted = set()
        self.listed.blockSignals(False)


class FilterDialog(QDialog):
    """Every change is asked for at once, and stays when the dialog is closed."""

    keep_asked = Signal()

    def __init__(
        self,
        session: CaseSession,
        searching: Searching,
        narrowing: Narrowing,
        *,
        count: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Filter the recordings"))
        self._session = session
        self._searching = searching
        self._narrowing = narrowing
        self._count = count
        self._fields: list[Field] = []
        self.rows: list[ConditionRow] = []
        about = QLabel(tr("Only recordings that meet all of these conditions are listed."))
        about.setWordWrap(True)
        self._holder = QWidget()
        self._lines = QVBoxLayout(self._holder)
        self._lines.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(self._holder)
        self.add = QPushButton(tr("Add a condition"))
        self.add.clicked.connect(lambda: self.add_row().field.setFocus())
        self.add.setEnabled(False)
        self.clear = QPushButton(tr("Remove all"))
        self.clear.clicked.connect(self.remove_all)
        self.keep = QPushButton(tr("Keep this search…"))
        self.keep.clicked.connect(self.keep_asked)
        self.told = QLabel()
        self.told.setAccessibleName(tr("How many recordings are listed"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        below = QHBoxLayout()
        for button in (self.add, self.clear, self.keep):
            button.setAutoDefault(False)  # Enter in a field is not to add another condition
            below.addWidget(button)
        below.addWidget(self.told, 1)
        below.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.addWidget(about)
        layout.addWidget(area, 1)
        layout.addLayout(below)
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * 110, metrics.height() * 26)
        narrowing.changed.connect(self._tell)
        narrowing.asked.connect(self._tell)
        self._tell()
        searching.ask("fields", lambda reading: reading.holdings.fields(), self._take_fields)

    def add_row(self, condition: Condition | None = None) -> ConditionRow:
        row = ConditionRow(self._session, self._fields, self._ask_choices, condition)
        row.field.currentIndexChanged.connect(lambda _: self._prepare(row))
        row.changed.connect(self._apply)
        row.removed.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._lines.insertWidget(self._lines.count() - 1, row)
        self._prepare(row)
        self._tell()
        return row

    def remove_all(self) -> None:
        for row in list(self.rows):
            self._remove(row)

    # ---------------------------------------------------------------- parts

    def _take_fields(self, fields: list[Field]) -> None:
        blind = self._session.assignment is not None
        self._fields = fields = [each for each in fields if not (blind and each.tells_of_coding)]
        self.add.setEnabled(True)
        names = {each.name for each in fields}
        for condition in self._narrowing.query.conditions:
            if condition.field in names:
                self.add_row(condition)
        if not self.rows:
            self.add_row()

    def _prepare(self, row: ConditionRow) -> None:
        """While somebody thinks of a value."""
        self._narrowing.prepare([row.field.currentData()])

    def _ask_choices(self, name: str, then: Callable[[Counter[str | int | bool]], None]) -> None:
        self._searching.ask(f"choices of {name}", lambda reading: reading.holdings.choices(name), then)

    def _remove(self, row: ConditionRow) -> None:
        self.rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._apply()

    def _apply(self) -> None:
        query = self._narrowing.query
        conditions = tuple(each.condition for each in self.rows if each.condition is not None)
        self._narrowing.ask(Query(query.words, conditions, query.collection))
        self._tell()

    def _tell(self) -> None:
        self.told.setText(self._count())
        self.clear.setEnabled(bool(self.rows))
        query = self._narrowing.query
        can_keep = bool(query.words.strip() or query.conditions) and not self._session.case.read_only
        self.keep.setEnabled(can_keep)
