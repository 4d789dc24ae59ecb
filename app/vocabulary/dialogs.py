"""Dialogs of the vocabulary editor: a new term, a new group, merging two terms, a new version."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from app import swatch
from app.i18n import tr, trn
from app.problem import ProblemLine
from app.session import CaseSession
from app.vocabulary.words import KINDS, in_window_language, label_of
from catalog.model.colours import PALETTE
from catalog.model.records import Term
from catalog.model.vocabulary import SHAPES
from catalog.operations.vocabulary import proposed_code, uses
from catalog.operations.vocabulary_versions import Version


class _Asking(QDialog):
    """A form with a line for what is wrong, and two buttons."""

    def __init__(self, title: str, about: str, do: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.problem = ProblemLine()
        intro = QLabel(about)
        intro.setWordWrap(True)
        intro.setTextFormat(Qt.TextFormat.PlainText)
        intro.setVisible(bool(about))
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(do)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(intro)
        layout.addLayout(self.form)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(480)

    def add(self, words: str, field: QWidget) -> None:
        field.setAccessibleName(words)
        self.form.addRow(words, field)


class NewTermDialog(_Asking):
    """A term in a group, or under the term `parent_code`. The code is proposed until somebody types another."""

    def __init__(
        self, session: CaseSession, *, group: str, parent_code: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(
            tr("New term"),
            tr("A term says what is seen or heard, for all sides alike; not what it means."),
            tr("Add"),
            parent,
        )
        self._session = session
        self._parent_code = parent_code
        self.group = QComboBox()
        for each in session.vocabulary.groups:
            self.group.addItem(in_window_language(each.labels), each.name)
        self.group.setCurrentIndex(max(0, self.group.findData(group)))
        self.label = QLineEdit()
        self.label.textChanged.connect(self._propose)
        self.group.currentIndexChanged.connect(self._propose)
        self.definition = QLineEdit()
        self.definition.setPlaceholderText(tr("What has to be seen or heard"))
        self.definition.setToolTip(self.definition.placeholderText())
        self.kind = QComboBox()
        for kind, words in KINDS.items():
            self.kind.addItem(tr(words), kind)
        self.code = QLineEdit()
        self.code.setPlaceholderText(tr("Given for good: annotations refer to it"))
        self.code.setToolTip(self.code.placeholderText())
        if parent_code:
            above = session.term(parent_code)
            self.form.addRow(tr("Under"), QLabel(label_of(above) if above else parent_code))
        else:
            self.add(tr("Group"), self.group)
        self.add(tr("English label"), self.label)
        self.add(tr("Definition"), self.definition)
        self.add(tr("Kind"), self.kind)
        self.add(tr("Code"), self.code)
        self.label.setFocus()

    def _propose(self) -> None:
        if not self.code.isModified():
            group, label = str(self.group.currentData()), self.label.text()
            self.code.setText(
                proposed_code(self._session.case, group=group, label=label, parent=self._parent_code)
            )

    def accept(self) -> None:
        if not self.label.text().strip() or not self.definition.text().strip():
            self.problem.say(tr("Give a label and a definition."))
            return
        if self._session.term(self.code.text().strip()) is not None:
            self.problem.say(tr("There is a term with this code already."))
            return
        super().accept()


class NewGroupDialog(_Asking):
    """A group gets a colour and a shape that no other has, while there are some."""

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(tr("New group"), "", tr("Add"), parent)
        self._session = session
        groups = session.vocabulary.groups
        colours, shapes = {each.colour for each in groups}, {each.shape for each in groups}
        self.colour = next((each for each in PALETTE if each not in colours), PALETTE[-1])
        self.shape = next((each for each in SHAPES if each not in shapes), SHAPES[0])
        self.label = QLineEdit()
        self.add(tr("English name"), self.label)

    def accept(self) -> None:
        name = self.label.text().strip()
        if not name or name in {each.name for each in self._session.vocabulary.groups}:
            self.problem.say(tr("Give a name that no other group has."))
            return
        super().accept()


class MergeDialog(_Asking):
    """After `accept`, `into` is the code of the term that takes over the annotations."""

    def __init__(self, session: CaseSession, term: Term, parent: QWidget | None = None) -> None:
        super().__init__(tr("Merge “{term}” into another term", term=label_of(term)), "", tr("Merge"), parent)
        self._session = session
        self._term = term
        self.into = ""
        self.choice = QComboBox()
        self.choice.setEditable(True)
        self.choice.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = self.choice.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        for each in session.terms:
            if each.code != term.code and not each.retired:
                self.choice.addItem(swatch.icon(each), f"{label_of(each)}  ({each.code})", each.code)
        self.choice.setCurrentIndex(-1)
        self.choice.currentIndexChanged.connect(self._tell)
        self.effect = QLabel()
        self.effect.setWordWrap(True)
        self.add(tr("Into"), self.choice)
        self.form.addRow("", self.effect)
        self._tell()

    def _tell(self) -> None:
        count = uses(self._session.case, self._term.code)
        words = [
            trn("%n annotations move, in one step that can be undone.", count),
            tr("The old term is retired; how each was coded before stays in its history."),
        ]
        into = self._session.term(str(self.choice.currentData() or ""))
        if into is not None and into.kind != self._term.kind:
            words.append(
                tr("Mind: one term is for spans and the other for points. Annotations keep their times.")
            )
        self.effect.setText(" ".join(words))

    def accept(self) -> None:
        row = self.choice.findText(self.choice.currentText())
        self.into = str(self.choice.itemData(row) or "") if row >= 0 else ""
        if not self.into:
            self.problem.say(tr("Choose the term that takes over."))
            return
        super().accept()


class VersionsDialog(_Asking):
    """What changed since the version in force, those before it, and a number for a new one."""

    def __init__(
        self, versions: Sequence[Version], changes: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            tr("Versions of the vocabulary"),
            tr(
                "A version says which words annotations were made with. Publish one when the changes are settled."
            ),
            tr("Publish"),
            parent,
        )
        self.changes = QListWidget()
        self.changes.setAccessibleName(tr("Changes since the last version"))
        self.changes.setWordWrap(True)
        self.changes.addItems(list(changes) or [tr("Nothing was changed.")])
        self.before = QListWidget()
        self.before.setWordWrap(True)
        for each in reversed(versions):
            when = f"{each.time_utc[:16].replace('T', ' ')} UTC"
            self.before.addItem(
                "  ·  ".join(part for part in (each.version, when, each.actor, each.note) if part)
            )
            for change in each.changes:
                self.before.addItem(f"      {change}")
        self.number = QLineEdit(_next(versions[-1].version) if versions else "1.0")
        self.note = QLineEdit()
        self.note.setPlaceholderText(tr("Why, in a few words"))
        self.add(tr("Changed since"), self.changes)
        self.add(tr("Versions"), self.before)
        self.add(tr("New version"), self.number)
        self.add(tr("Note"), self.note)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(changes))
        self.resize(720, 560)


def _next(version: str) -> str:
    """1.1 after 1.0; the version itself with .1 where it does not end in a number."""
    head, point, last = version.rpartition(".")
    return f"{head}{point}{int(last) + 1}" if last.isdecimal() else f"{version}.1"
