"""Fields for the attributes that a term offers: a text, a count, yes or no, or a choice; all may stay unsaid."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from app.i18n import tr
from app.vocabulary.words import in_window_language
from catalog.model.records import Term
from catalog.model.vocabulary import LONGEST_TEXT, Attribute, Vocabulary

UNSAID = "—"


class AttributeFields(QWidget):
    """Emits all attributes, unknown ones kept, whenever one was changed by a person."""

    changed = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._values: dict[str, Any] = {}
        self._setters: dict[str, Callable[[Any], None]] = {}
        self._offered: list[Attribute] = []

    def show_values(self, vocabulary: Vocabulary, term: Term | None, values: dict[str, Any]) -> None:
        """Fields for what `term` offers in the case's vocabulary, filled with `values`."""
        offered = vocabulary.attributes_of(term) if term is not None else []
        self._values = dict(values)
        if offered != self._offered:
            self._offered = offered
            self._build()
        for code, set_value in self._setters.items():
            set_value(values.get(code))

    def _build(self) -> None:
        while self._form.rowCount():
            self._form.removeRow(0)
        self._setters = {}
        for attribute in self._offered:
            field = self._field(attribute)
            label = in_window_language(attribute.labels, otherwise=attribute.code)
            field.setAccessibleName(label)
            field.setToolTip(attribute.definition)
            self._form.addRow(label, field)

    def _field(self, attribute: Attribute) -> QWidget:
        if attribute.kind == "text":
            return self._text(attribute)
        if attribute.kind == "number":
            return self._number(attribute)
        options: list[tuple[str, Any]] = [(UNSAID, None)]
        if attribute.kind == "yes_no":
            options += [(tr("yes"), True), (tr("no"), False)]
        else:
            options += [
                (in_window_language(each.labels, otherwise=each.code), each.code)
                for each in attribute.choices
            ]
        return self._choice(attribute, options)

    def _text(self, attribute: Attribute) -> QWidget:
        field = QLineEdit()
        field.setMaxLength(LONGEST_TEXT)
        field.editingFinished.connect(lambda: self._say(attribute.code, field.text().strip() or None))
        self._setters[attribute.code] = lambda value: field.setText(str(value or ""))
        return field

    def _number(self, attribute: Attribute) -> QWidget:
        field = QSpinBox()
        field.setRange(-1, 99_999)
        field.setSpecialValueText(UNSAID)
        field.setKeyboardTracking(False)
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        def set_value(value: Any) -> None:
            field.blockSignals(True)
            field.setValue(int(value) if str(value).isdecimal() else -1)
            field.blockSignals(False)

        field.valueChanged.connect(lambda value: self._say(attribute.code, value if value >= 0 else None))
        self._setters[attribute.code] = set_value
        return field

    def _choice(self, attribute: Attribute, options: list[tuple[str, Any]]) -> QWidget:
        field = ChoiceBox()
        for text, value in options:
            field.addItem(text, value)
        field.activated.connect(lambda row: self._say(attribute.code, field.itemData(row)))

        def set_value(value: Any) -> None:
            row = next((i for i, (_, each) in enumerate(options) if each is value or each == value), 0)
            field.setCurrentIndex(row)

        self._setters[attribute.code] = set_value
        return field

    def _say(self, code: str, value: Any) -> None:
        if value == self._values.get(code) and type(value) is type(self._values.get(code)):
            return
        if value is None:
            self._values.pop(code, None)
        else:
            self._values[code] = value
        self.changed.emit(dict(self._values))


class ChoiceBox(QComboBox):
    """A combo box that a coder's keys and the wheel pass by: chosen by click, or with the focus by Tab."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def may_be_narrow(self, letters: int) -> None:
        """Lets the box have room for so many letters only: what is longer ends with dots, and the tool tip has it."""
        self.setMinimumContentsLength(letters)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.currentTextChanged.connect(self.setToolTip)
        self.setToolTip(self.currentText())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        width = room.width() - (0 if option.currentIcon.isNull() else option.iconSize.width() + 6)
        text = self.currentText()
        option.currentText = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
