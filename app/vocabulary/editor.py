"""The vocabulary editor: the tree of terms on the left, everything about the chosen one on the right.

A window beside the main one, so that a frame can be looked for and taken as an example while it is open.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import tr
from app.room import Desk
from app.vocabulary.attributes_dialog import AttributesDialog
from app.vocabulary.dialogs import MergeDialog, NewGroupDialog, NewTermDialog, VersionsDialog
from app.vocabulary.group_form import GroupForm
from app.vocabulary.import_dialog import ImportDialog
from app.vocabulary.term_form import TermForm
from app.vocabulary.tree import Move, VocabularyTree
from app.vocabulary.words import label_of
from catalog.errors import CatalogError
from catalog.operations import vocabulary
from catalog.operations.vocabulary_draft import uses
from catalog.operations.vocabulary_files import SUFFIXES, apply_import, export_vocabulary
from catalog.operations.vocabulary_versions import changes_since_version, publish_version, versions


class VocabularyEditor(QDialog):
    """Every change is in the case at once, and can be undone here as well."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._session = desk.session
        self.dialog: QDialog | None = None
        self.setWindowTitle(tr("Vocabulary"))
        self.setModal(False)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find a term"))
        self.search.setAccessibleName(tr("Find a term"))
        self.search.setClearButtonEnabled(True)
        self.tree = VocabularyTree()
        self.show_retired = QCheckBox(tr("Show retired terms"))
        self.term_form = TermForm(desk)
        self.group_form = GroupForm(desk.session)
        self.nothing = QLabel(tr("Choose a group or a term."))
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        self.add = QToolButton()
        self.more = QToolButton()
        self.retire = QPushButton()
        self.merge = QPushButton(tr("Merge…"))
        self.delete = QPushButton(tr("Delete"))
        self.said = QLabel()
        self.said.setObjectName("dim")
        self.said.setWordWrap(True)
        self._lay_out()
        self._connect()
        self._read()
        self.resize(980, 720)

    # ---------------------------------------------------------------- what is shown

    def choose(self, code: str) -> None:
        """Shows this term."""
        self.tree.choose(code)

    def _read(self) -> None:
        session = self._session
        self.tree.read(session.vocabulary, session.terms, retired=self.show_retired.isChecked())
        self.tree.filter(self.search.text())
        version = session.vocabulary.version
        self.setWindowTitle(
            tr("Vocabulary {name}, version {version}", name=session.vocabulary.name, version=version)
        )

    def _show(self) -> None:
        code, group = self.tree.code(), self.tree.group()
        term = self._session.term(code) if code else None
        writable = not self._session.case.read_only
        if term is not None:
            self.term_form.show_term(code)
        elif group:
            self.group_form.show_group(group)
        self.stack.setCurrentIndex(1 if term is not None else 2 if group else 0)
        self.retire.setText(tr("Bring back") if term is not None and term.retired else tr("Retire"))
        self.retire.setEnabled(writable and term is not None)
        self.merge.setEnabled(writable and term is not None and not term.retired)
        self.delete.setEnabled(writable and (term is not None or bool(group)))
        for form in (self.term_form, self.group_form):
            form.setEnabled(writable)

    # ---------------------------------------------------------------- terms and groups

    def _write(self, operation: Callable[..., Any], *args: Any, **more: Any) -> Any:
        session = self._session
        return session.write(operation, session.case, *args, actor=session.author, **more)

    def new_term(self, *, below: bool = False) -> None:
        session = self._session
        term = session.term(self.tree.code())
        group = term.group if term is not None else self.tree.group()
        parent_code = term.code if below and term is not None else ""
        dialog = NewTermDialog(session, group=group, parent_code=parent_code, parent=self)
        dialog.accepted.connect(lambda: self._add_term(dialog, parent_code))
        self._open(dialog)

    def _add_term(self, dialog: NewTermDialog, parent_code: str) -> None:
        made = self._write(
            vocabulary.add_term,
            group=str(dialog.group.currentData()),
            labels={"en": dialog.label.text()},
            definition=dialog.definition.text(),
            kind=str(dialog.kind.currentData()),
            code=dialog.code.text(),
            parent=parent_code,
        )
        if made is not None:
            self.search.clear()
            self.tree.choose(made.code)

    def new_group(self) -> None:
        dialog = NewGroupDialog(self._session, self)

        def add() -> None:
            labels = {"en": dialog.label.text()}
            made = self._write(vocabulary.add_group, labels=labels, colour=dialog.colour, shape=dialog.shape)
            if made is not None:
                self.tree.choose(made.name)

        dialog.accepted.connect(add)
        self._open(dialog)

    def _move(self, move: Move) -> None:
        if move.code:
            place = {"group": move.group, "parent": move.parent, "before": move.before}
            self._write(vocabulary.move_term, move.code, **place)
        else:
            self._write(vocabulary.move_group, move.group, before=move.before)

    def _retire(self) -> None:
        term = self._session.term(self.tree.code())
        if term is None:
            return
        if term.retired:
            self._write(vocabulary.bring_back_term, term.code)
            return
        self.show_retired.setChecked(True)
        self._write(vocabulary.retire_term, term.code)

    def _merge(self) -> None:
        term = self._session.term(self.tree.code())
        if term is None:
            return
        dialog = MergeDialog(self._session, term, self)

        def merge() -> None:
            session, into = self._session, dialog.into
            case, author = session.case, session.author

            def say(moved: int) -> None:
                self.tree.choose(into)
                self._say(tr("{count} annotations were moved. {key:undo} takes it back.", count=moved))

            session.write_many(
                tr("Merging {term} into another term", term=label_of(term)),
                uses(case, term.code),
                lambda context: vocabulary.merge_terms(case, term.code, into, actor=author, context=context),
                say,
            )

        dialog.accepted.connect(merge)
        self._open(dialog)

    def _delete(self) -> None:
        """Only what was never used goes; for the rest the error says what to do instead."""
        code, group = self.tree.code(), self.tree.group()
        if code:
            self._write(vocabulary.remove_term, code)
        elif group:
            self._write(vocabulary.remove_group, group)

    # ---------------------------------------------------------------- the whole

    def show_attributes(self) -> None:
        self._open(AttributesDialog(self._session, self))

    def show_versions(self) -> None:
        case = self._session.case
        dialog = VersionsDialog(versions(case), changes_since_version(case), self)

        def publish() -> None:
            done = self._write(publish_version, dialog.number.text(), dialog.note.text())
            if done is not None:
                self._say(tr("This is version {version} now.", version=done.version))

        dialog.accepted.connect(publish)
        self._open(dialog)

    def ask_for_file(self) -> None:
        """A file to read in."""
        dialog = QFileDialog(self, tr("Read in a vocabulary"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        dialog.setNameFilter(tr("Vocabularies ({patterns})", patterns=patterns))
        dialog.fileSelected.connect(lambda name: self.read_in(Path(name)))
        self._open(dialog)

    def read_in(self, path: Path) -> None:
        """Shows what the file would change, and writes it when that is agreed to."""
        dialog = ImportDialog(self._session, path, self)

        def apply() -> None:
            plan = dialog.plan
            if plan is not None:
                author = self._session.author
                said = tr("{file} was read in. {key:undo} takes it back.", file=plan.source)
                self._session.write_many(
                    tr("Reading in a vocabulary"),
                    len(plan.new) + len(plan.changed) + len(plan.retired),
                    lambda _: apply_import(plan, actor=author),
                    lambda _: self._say(said),
                )

        dialog.accepted.connect(apply)
        self._open(dialog)

    def ask_where_to_write(self) -> None:
        dialog = QFileDialog(self, tr("Write the vocabulary to a file"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("toml")
        dialog.setNameFilters(
            [tr("Everything: TOML (*.toml)"), tr("A table: CSV (*.csv)"), tr("For BORIS (*.boris)")]
        )
        dialog.selectFile(f"{self._session.vocabulary.name}.toml")
        dialog.fileSelected.connect(lambda name: self.write_to(Path(name)))
        self._open(dialog)

    def write_to(self, path: Path) -> None:
        try:
            lost = export_vocabulary(self._session.case, path)
        except CatalogError as error:
            self._session.failed.emit(error)
            return
        words = tr("Written to {file}.", file=path.name)
        self._say(" ".join([words, *([tr("Left out:"), *lost] if lost else [])]))

    def _say(self, text: str) -> None:
        self.said.setText(text)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # ---------------------------------------------------------------- parts

    def _connect(self) -> None:
        session = self._session
        session.terms_changed.connect(self._read)
        session.annotations_changed.connect(self._show)
        session.said.connect(self._say)
        self.search.textChanged.connect(self.tree.filter)
        self.show_retired.toggled.connect(self._read)
        self.tree.chosen.connect(self._show)
        self.tree.move_asked.connect(self._move)
        self.group_form.renamed.connect(self.tree.choose)
        self.retire.clicked.connect(self._retire)
        self.merge.clicked.connect(self._merge)
        self.delete.clicked.connect(self._delete)
        self._shortcuts = {"undo": QShortcut(self), "redo": QShortcut(self)}
        self._shortcuts["undo"].activated.connect(session.undo)
        self._shortcuts["redo"].activated.connect(session.redo)
        self._desk.actions.keymap.changed.connect(self._take_keys)
        self._take_keys()

    def _take_keys(self) -> None:
        """Undo and redo by the window's own keys for them."""
        for action_id, shortcut in self._shortcuts.items():
            keys = self._desk.actions.keymap.keys(action_id)
            shortcut.setKeys([QKeySequence(key) for key in keys])

    def _menu(self, button: QToolButton, text: str, rows: list[tuple[str, Callable[[], Any]]]) -> None:
        menu = QMenu(button)
        for words, slot in rows:
            menu.addAction(words).triggered.connect(lambda _=False, slot=slot: slot())
        button.setText(text)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)

    def _lay_out(self) -> None:
        self._menu(
            self.add,
            tr("Add"),
            [
                (tr("A term…"), self.new_term),
                (tr("A term under the chosen one…"), lambda: self.new_term(below=True)),
                (tr("A group…"), self.new_group),
            ],
        )
        self._menu(
            self.more,
            tr("Whole vocabulary"),
            [
                (tr("Attributes…"), self.show_attributes),
                (tr("Versions…"), self.show_versions),
                (tr("Read in from a file…"), self.ask_for_file),
                (tr("Write to a file…"), self.ask_where_to_write),
            ],
        )
        self.add.setEnabled(not self._session.case.read_only)
        self.tree.setToolTip(tr("Drag to move. With the keys: Alt and an arrow."))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        column.addWidget(self.show_retired)
        column.addLayout(_buttons(self.add, self.more))
        self.stack.addWidget(self.nothing)
        for form in (self.term_form, self.group_form):
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setFrameShape(QScrollArea.Shape.NoFrame)
            area.setWidget(form)
            self.stack.addWidget(area)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack, 1)
        column.addWidget(self.said)
        column.addLayout(_buttons(self.retire, self.merge, self.delete))
        splitter = QSplitter()
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([360, 620])
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.addWidget(splitter)


def _buttons(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        if isinstance(button, QPushButton):
            button.setAutoDefault(False)
        row.addWidget(button)
    row.addStretch(1)
    return row
