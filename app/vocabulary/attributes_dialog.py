"""The attributes that terms can offer: added, worded, and deleted while no annotation has them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import tr
from app.problem import ProblemLine
from app.session import CaseSession
from app.vocabulary.language_tabs import LanguageTabs
from app.vocabulary.words import ATTRIBUTE_KINDS, in_window_language
from catalog.errors import CatalogError
from catalog.model.records import Json
from catalog.model.vocabulary import Attribute
from catalog.operations import vocabulary

_CODE = int(Qt.ItemDataRole.UserRole)


class AttributesDialog(QDialog):
    """Changes are written when “Save” is pressed, each as a step of its own."""

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Attributes"))
        self._session = session
        self.rows = QListWidget()
        self.rows.setAccessibleName(tr("Attributes"))
        self.new = QPushButton(tr("New"))
        self.delete = QPushButton(tr("Delete"))
        self.save = QPushButton(tr("Save"))
        self.texts = LanguageTabs(with_definition=False)
        self.definition = QLineEdit()
        self.definition.setAccessibleName(tr("Definition"))
        self.kind = QComboBox()
        self.kind.setAccessibleName(tr("What is said"))
        for kind, words in ATTRIBUTE_KINDS.items():
            self.kind.addItem(tr(words), kind)
        self.choices = QPlainTextEdit()
        self.choices.setAccessibleName(tr("Choices"))
        self.choices.setTabChangesFocus(True)
        self.choices.setPlaceholderText(
            tr("One a line, in English; in other languages after a bar: left | ru: левая")
        )
        self.problem = ProblemLine()
        self._lay_out()
        self.rows.currentItemChanged.connect(lambda *_: self._show())
        self.kind.currentIndexChanged.connect(self._enable)
        self.new.clicked.connect(self._start_new)
        self.save.clicked.connect(self._save)
        self.delete.clicked.connect(self._delete)
        session.terms_changed.connect(self._read)
        self._read()
        self.resize(760, 460)

    def code(self) -> str:
        """Of the chosen attribute; empty for one that is being made."""
        item = self.rows.currentItem()
        return str(item.data(_CODE)) if item is not None else ""

    def _read(self) -> None:
        before = self.code()
        self.rows.blockSignals(True)
        self.rows.clear()
        for each in self._session.vocabulary.attributes:
            item = QListWidgetItem(in_window_language(each.labels, otherwise=each.code))
            item.setData(_CODE, each.code)
            self.rows.addItem(item)
            if each.code == before:
                self.rows.setCurrentItem(item)
        self.rows.blockSignals(False)
        self._show()

    def _known(self) -> Attribute | None:
        return next((each for each in self._session.vocabulary.attributes if each.code == self.code()), None)

    def _show(self) -> None:
        known = self._known()
        spoken = [*self._session.vocabulary.languages, *self._session.vocabulary.partly]
        self.texts.show_texts(known.labels if known else {}, {}, spoken)
        self.definition.setText(known.definition if known else "")
        self.kind.setCurrentIndex(self.kind.findData(known.kind if known else "text"))
        lines = []
        for choice in known.choices if known else ():
            others = [f"{code}: {text}" for code, text in choice.labels.items() if code != "en"]
            lines.append(" | ".join([str(choice.labels.get("en", choice.code)), *others]))
        self.choices.setPlainText("\n".join(lines))
        self.problem.say("")
        self._enable()

    def _enable(self) -> None:
        writable = not self._session.case.read_only
        known = self._known()
        self.kind.setEnabled(known is None)
        self.choices.setEnabled(self.kind.currentData() == "choice")
        self.delete.setEnabled(writable and known is not None)
        self.save.setEnabled(writable)
        self.new.setEnabled(writable)

    def _start_new(self) -> None:
        self.rows.setCurrentRow(-1)
        self._show()
        self.texts.add_language("en")

    def _choices(self) -> list[Json]:
        """Of the lines; a choice that was there keeps its code."""
        known = self._known()
        codes = {str(each.labels.get("en")): each.code for each in known.choices} if known else {}
        found: list[Json] = []
        for line in self.choices.toPlainText().splitlines():
            label, *others = (part.strip() for part in line.split("|"))
            if not label:
                continue
            labels = {"en": label}
            for other in others:
                language, _, text = other.partition(":")
                if text.strip():
                    labels[language.strip()] = text.strip()
            found.append({"code": codes.get(label, label), "labels": labels})
        return found

    def _save(self) -> None:
        labels, definition = self.texts.labels(), self.definition.text()
        kind, known = str(self.kind.currentData()), self._known()
        choices = self._choices() if kind == "choice" else []
        if known is not None:
            self._try(
                vocabulary.edit_attribute, known.code, labels=labels, definition=definition, choices=choices
            )
            return
        made = self._try(
            vocabulary.add_attribute, kind=kind, labels=labels, definition=definition, choices=choices
        )
        for row in range(self.rows.count()):
            if made is not None and self.rows.item(row).data(_CODE) == made.code:
                self.rows.setCurrentRow(row)

    def _delete(self) -> None:
        self._try(vocabulary.remove_attribute, self.code())

    def _try(self, operation: Callable[..., Any], *args: Any, **more: Any) -> Any:
        """Writes; what stands in the way is said here, and what was typed stays."""
        session = self._session
        try:
            done = operation(session.case, *args, actor=session.author, **more)
        except CatalogError as error:
            self.problem.say(error)
            return None
        session.refresh()
        return done

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Definition"), self.definition)
        form.addRow(tr("What is said"), self.kind)
        form.addRow(tr("Choices"), self.choices)
        about = QLabel(tr("What more annotations can say. A term offers those that are chosen for it."))
        about.setWordWrap(True)
        left = QVBoxLayout()
        left.addWidget(self.rows, 1)
        row = QHBoxLayout()
        row.addWidget(self.new)
        row.addWidget(self.delete)
        left.addLayout(row)
        right = QVBoxLayout()
        right.addWidget(self.texts)
        right.addLayout(form)
        right.addWidget(self.problem)
        right.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        middle = QHBoxLayout()
        middle.addLayout(left, 1)
        middle.addLayout(right, 2)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        buttons.rejected.connect(self.reject)
        for button in (self.new, self.delete, self.save):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.addWidget(about)
        layout.addLayout(middle)
        layout.addWidget(buttons)
