"""A term's or group's words: a tab for each language, with its label and definition."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QInputDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabWidget,
    QToolButton,
    QWidget,
)

from app.i18n import tr
from app.vocabulary.words import LANGUAGES, language_name
from catalog.model.records import Json
from catalog.operations.vocabulary_draft import LONGEST_DEFINITION, LONGEST_LABEL

_ENGLISH = "en"


class LanguageTabs(QTabWidget):
    """Tells `changed` when a field that was changed is left, or Enter pressed in a label."""

    changed = Signal()

    def __init__(self, *, with_definition: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._with_definition = with_definition
        self._labels: dict[str, QLineEdit] = {}
        self._definitions: dict[str, _Definition] = {}
        self.tabBar().setAccessibleName(tr("Languages"))
        self.setAccessibleName(tr("Languages"))
        self.more = QToolButton()
        self.more.setText("+")
        self.more.setAccessibleName(tr("Add a language"))
        self.more.setToolTip(tr("Add a language"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.more.setMenu(self.menu)
        self.setCornerWidget(self.more, Qt.Corner.TopRightCorner)

    def show_texts(self, labels: Json, definitions: Json, languages: list[str]) -> None:
        """Shows these words, with empty tabs for the other `languages` of the vocabulary."""
        wanted = list(dict.fromkeys([_ENGLISH, *languages, *labels, *definitions]))
        if wanted != list(self._labels):
            self._build(wanted)
        for language, field in self._labels.items():
            field.setText(str(labels.get(language, "")))
            field.setModified(False)
        for language, text in self._definitions.items():
            text.setPlainText(str(definitions.get(language, "")))
            text.document().setModified(False)

    def labels(self) -> dict[str, str]:
        return {language: field.text() for language, field in self._labels.items()}

    def definitions(self) -> dict[str, str]:
        return {language: field.toPlainText() for language, field in self._definitions.items()}

    def add_language(self, code: str) -> None:
        """An empty tab for a language, in front."""
        if code and code not in self._labels:
            self._add(code)
        if code:
            self.setCurrentIndex(list(self._labels).index(code))
            self._labels[code].setFocus()

    def _build(self, languages: list[str]) -> None:
        shown = self.tabText(self.currentIndex())
        self.clear()
        self._labels, self._definitions = {}, {}
        for language in languages:
            self._add(language)
        for index in range(self.count()):
            if self.tabText(index) == shown:
                self.setCurrentIndex(index)

    def _add(self, language: str) -> None:
        name = language_name(language)
        label = self._labels[language] = QLineEdit()
        label.setMaxLength(LONGEST_LABEL)
        label.setAccessibleName(tr("Label in {language}", language=name))
        label.editingFinished.connect(lambda: self._say(label.isModified()))
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(8, 8, 8, 8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Label"), label)
        if self._with_definition:
            text = self._definitions[language] = _Definition()
            text.setAccessibleName(tr("Definition in {language}", language=name))
            text.left.connect(lambda: self._say(text.document().isModified()))
            form.addRow(tr("Definition"), text)
        self.addTab(page, name)

    def _say(self, is_modified: bool) -> None:
        if is_modified:
            self.changed.emit()

    def _fill_menu(self) -> None:
        self.menu.clear()
        for code in LANGUAGES:
            if code not in self._labels:
                action = self.menu.addAction(f"{language_name(code)}  ({code})")
                action.triggered.connect(lambda _=False, code=code: self.add_language(code))
        self.menu.addSeparator()
        self.menu.addAction(tr("Another language…")).triggered.connect(self._ask_for_language)

    def _ask_for_language(self) -> None:
        self.dialog = QInputDialog(self)
        self.dialog.setWindowTitle(tr("Add a language"))
        self.dialog.setLabelText(tr("The language's code, such as ky or pt-BR:"))
        self.dialog.textValueSelected.connect(lambda text: self.add_language(text.strip()))
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()


class _Definition(QPlainTextEdit):
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 14)
        self.textChanged.connect(self._keep_short)

    def _keep_short(self) -> None:
        if len(self.toPlainText()) > LONGEST_DEFINITION:
            self.setPlainText(self.toPlainText()[:LONGEST_DEFINITION])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
