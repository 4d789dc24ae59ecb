"""The archivist's fields as a form: of one recording, or of many, where they may differ."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.i18n import said, tr
from catalog.model.about import LONGEST_LINE, AboutField, FieldKind, sections

Editor = QLineEdit | QPlainTextEdit | QComboBox
DIFFERENT = None
"""Stands for a field that is not the same in all recordings, or was not looked at."""


class Choice(QComboBox):
    """Turning the wheel over a form scrolls it, and changes nothing in passing."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class FieldForm(QWidget):
    """Knows how its fields stood, and so which of them somebody has changed."""

    left = Signal()
    """A field was left or answered: what was changed in it may be written."""
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editors: dict[str, Editor] = {}
        self._shown: dict[str, str | None] = {}
        self._before: dict[str, str | None] = {}
        """How each field read before anybody typed: an editor may show a text otherwise than it is kept."""
        self._showing = False
        layout = QVBoxLayout(self)
        for section, fields in sections():
            heading = QLabel(said(section))
            heading.setObjectName("heading")
            form = QFormLayout()
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
            form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
            for field in fields:
                label = QLabel(said(field.label))
                label.setWordWrap(True)
                label.setBuddy(self._made(field))
                form.addRow(label, self._editors[field.name])
            layout.addWidget(heading)
            layout.addLayout(form)
        layout.addStretch(1)

    def editor(self, name: str) -> Editor:
        return self._editors[name]

    def show_texts(self, texts: Mapping[str, str | None], *, keep_edited: bool = False) -> None:
        """Shows how the fields stand; None where that is not one text. With `keep_edited` what was typed stays."""
        self._showing = True
        typed = self.changes() if keep_edited else {}
        for name, text in texts.items():
            if name not in typed:
                self._put(name, text)
                self._shown[name] = text
                self._before[name] = self._typed(name)
        self._showing = False

    def changes(self) -> dict[str, str]:
        """The fields that are typed otherwise than they were shown, by name."""
        return {
            name: text
            for name in self._shown
            if (text := self._typed(name)) is not None and text != self._before[name]
        }

    def seen(self) -> dict[str, str]:
        """How the changed fields stood when they were shown, where that was one text."""
        return {name: text for name in self.changes() if (text := self._shown[name]) is not None}

    def set_editable(self, editable: bool) -> None:
        for editor in self._editors.values():
            if isinstance(editor, QComboBox):
                editor.setEnabled(editable)
            else:
                editor.setReadOnly(not editable)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    # ---------------------------------------------------------------- one field

    def _made(self, field: AboutField) -> Editor:
        editor = self._choice(field) if field.kind == FieldKind.CHOICE else self._written(field)
        editor.setAccessibleName(said(field.label))
        if field.hint:
            editor.setToolTip(said(field.hint))
        self._editors[field.name] = editor
        return editor

    def _choice(self, field: AboutField) -> QComboBox:
        choice = Choice()
        choice.addItem(tr("left as they are"), DIFFERENT)
        if not field.of_media:
            choice.addItem(tr("not supplied"), "")
        for value in field.choices:
            choice.addItem(said(value), str(value))
        choice.activated.connect(lambda _: self._on_edited(answered=True))
        return choice

    def _written(self, field: AboutField) -> QLineEdit | QPlainTextEdit:
        if field.kind == FieldKind.TEXT:
            text = QPlainTextEdit()
            text.setTabChangesFocus(True)
            text.setFixedHeight(text.fontMetrics().height() * 4 + 14)
            text.textChanged.connect(lambda: self._on_edited())
            text.installEventFilter(self)
            return text
        line = QLineEdit()
        line.setMaxLength(LONGEST_LINE * (20 if field.kind == FieldKind.KEYWORDS else 1))
        line.textEdited.connect(lambda _: self._on_edited())
        line.editingFinished.connect(self.left)
        return line

    def _on_edited(self, *, answered: bool = False) -> None:
        if not self._showing:
            self.edited.emit()
            if answered:
                self.left.emit()

    def _put(self, name: str, text: str | None) -> None:
        editor = self._editors[name]
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(text) if text is not None else 0)
            view = editor.view()
            assert isinstance(view, QListView)
            view.setRowHidden(0, text is not None)
            return
        editor.setPlaceholderText(tr("left as they are") if text is None else _hint(name))
        if isinstance(editor, QLineEdit):
            editor.setText(text or "")
            editor.setCursorPosition(0)
        else:
            editor.setPlainText(text or "")

    def _typed(self, name: str) -> str | None:
        """None: nothing was chosen where recordings differ."""
        editor = self._editors[name]
        if isinstance(editor, QComboBox):
            chosen = editor.currentData()
            return None if chosen is None else str(chosen)
        text = editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()
        return text.strip()


def _hint(name: str) -> str:
    return next((said(each.hint) for _, fields in sections() for each in fields if each.name == name), "")
