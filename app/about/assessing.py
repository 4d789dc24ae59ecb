"""Stating how far a recording can be relied on, and what was stated before: each with who, when and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.about.form import Choice
from app.history.words import when
from app.i18n import said, tr
from catalog.model.about import KIND_LABELS, SCALES, SCALES_MEAN
from catalog.model.records import Assessment
from catalog.operations.about import LONGEST_REASON


class Assessing(QWidget):
    asked = Signal(str, str, str)
    """Kind, value, why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = Choice()
        self.kind.setAccessibleName(tr("What is stated"))
        for kind in SCALES:
            self.kind.addItem(said(KIND_LABELS[kind]), kind)
        self.value = Choice()
        self.value.setAccessibleName(tr("How it is graded"))
        self.meaning = _words()
        self.why = QPlainTextEdit()
        self.why.setAccessibleName(tr("What it rests on"))
        self.why.setPlaceholderText(tr("Such as: two recordings from other sides show the same"))
        self.why.setTabChangesFocus(True)
        self.why.setFixedHeight(self.why.fontMetrics().height() * 3 + 14)
        self.state = QPushButton(tr("State it"))
        self.state.setToolTip(tr("Adds a statement; earlier ones stay"))
        self.told = _words()
        self.told.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.told.setAccessibleName(tr("What was stated"))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(tr("Statement of"), self.kind)
        form.addRow(tr("Grade"), self.value)
        form.addRow("", self.meaning)
        form.addRow(tr("Why"), self.why)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.state, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.told)
        layout.addStretch(1)
        self.kind.currentIndexChanged.connect(lambda _: self._show_scale())
        self.value.currentIndexChanged.connect(lambda _: self._show_meaning())
        self.why.textChanged.connect(self._allow)
        self.state.clicked.connect(self._ask)
        self._editable = True
        self._show_scale()

    def show_statements(self, statements: Sequence[Assessment]) -> None:
        """The newest first."""
        lines = []
        for kind in SCALES:
            of_kind = [each for each in statements if each.kind == kind]
            name = said(KIND_LABELS[kind])
            if not of_kind:
                lines.append(tr("{kind}: nobody has said", kind=name))
            for number, each in enumerate(of_kind):
                told = tr(
                    "{value} ({who}, {when} UTC): {why}",
                    value=said(each.value),
                    who=each.assessed_by,
                    when=when(each.assessed_utc)[:16],
                    why=each.why,
                )
                lines.append(f"{name}: {told}" if number == 0 else "    " + tr("before: {told}", told=told))
        self.told.setText("\n".join(lines))

    def set_editable(self, editable: bool) -> None:
        self._editable = editable
        self.why.setReadOnly(not editable)
        self._allow()

    def clear(self) -> None:
        """The reason of one statement is not that of the next."""
        self.why.clear()

    def _ask(self) -> None:
        self.asked.emit(self.kind.currentData(), self.value.currentData(), self.why.toPlainText().strip())

    def _show_scale(self) -> None:
        kind = str(self.kind.currentData())
        self.value.clear()
        for value in SCALES[kind]:
            self.value.addItem(said(value), value)
        self._show_meaning()

    def _show_meaning(self) -> None:
        kind, value = str(self.kind.currentData()), self.value.currentData()
        meaning = SCALES[kind].get(value, "")
        self.meaning.setText(f"{said(meaning)}\n{said(SCALES_MEAN[kind])}" if meaning else "")

    def _allow(self) -> None:
        text = self.why.toPlainText().strip()
        self.state.setEnabled(self._editable and 0 < len(text) <= LONGEST_REASON)


def _words() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName("dim")
    return label
