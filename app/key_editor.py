"""Changing keys: an action, its keys, and what else has the key that is pressed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.actions import ACTIONS, BY_ID, MENUS
from app.i18n import tr
from app.keyboard import names_of
from app.keymap import KeyMap
from app.presets import ABOUT, PRESETS
from app.vocabulary.words import label_of
from catalog.model.records import Term

_ID = int(Qt.ItemDataRole.UserRole) + 1
_BARE = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


class KeyEditor(QDialog):
    """Each change is in force and remembered at once. `terms` are those whose keys may be in the way."""

    def __init__(self, keymap: KeyMap, terms: Sequence[Term], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Change keys"))
        self._keymap = keymap
        self._terms = [term for term in terms if term.key and not term.retired]
        self._pressed = ""
        self.presets = QComboBox()
        self.presets.setAccessibleName(tr("Keys like those of"))
        for name in PRESETS:
            self.presets.addItem(name)
        self.presets.setCurrentText(keymap.preset)
        self._about = QLabel()
        self._about.setObjectName("dim")
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find an action"))
        self.search.setAccessibleName(tr("Find an action"))
        self.search.setClearButtonEnabled(True)
        self.tree = self._made_tree()
        self.catcher = KeyCatcher()
        self.problem = QLabel()
        self.problem.setObjectName("warning")
        self.problem.setWordWrap(True)
        self.give = QPushButton(tr("Give it this key"))
        self.take = QPushButton(tr("Take its last key away"))
        self.reset = QPushButton(tr("As it was"))
        self.clashes = QLabel()
        self.clashes.setWordWrap(True)
        self._lay_out()
        self._connect()
        self._read()
        self.resize(self.fontMetrics().averageCharWidth() * 110, self.fontMetrics().height() * 34)

    def _made_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setAccessibleName(tr("Actions and their keys"))
        tree.setHeaderLabels([tr("Action"), tr("Keys"), ""])
        tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setStretchLastSection(False)
        for menu in MENUS:
            group = QTreeWidgetItem(tree, [tr(menu)])
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for spec in ACTIONS:
                if spec.menu == menu:
                    item = QTreeWidgetItem(group, [tr(spec.text)])
                    item.setData(0, _ID, spec.id)
            group.setExpanded(True)
        return tree

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.addWidget(QLabel(tr("Keys like those of")))
        above.addWidget(self.presets)
        above.addWidget(self._about, 1)
        below = QHBoxLayout()
        below.addWidget(self.catcher, 1)
        below.addWidget(self.give)
        below.addWidget(self.take)
        below.addWidget(self.reset)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for button in (self.give, self.take, self.reset, *buttons.buttons()):
            button.setAutoDefault(False)  # type: ignore[attr-defined]
        layout = QVBoxLayout(self)
        layout.addLayout(above)
        layout.addWidget(self.search)
        layout.addWidget(self.tree, 1)
        layout.addLayout(below)
        layout.addWidget(self.problem)
        layout.addWidget(self.clashes)
        layout.addWidget(buttons)

    def _connect(self) -> None:
        self.presets.textActivated.connect(self._keymap.choose_preset)
        self.search.textChanged.connect(self._filter)
        self.tree.currentItemChanged.connect(lambda *_: self._show_chosen())
        self.catcher.caught.connect(self._on_key)
        self.give.clicked.connect(self._give)
        self.take.clicked.connect(self._take)
        self.reset.clicked.connect(self._reset)
        self._keymap.changed.connect(self._read)

    # ---------------------------------------------------------------- what is shown

    @property
    def chosen(self) -> str:
        """Id of the action in the chosen row, or empty."""
        item = self.tree.currentItem()
        return str(item.data(0, _ID) or "") if item is not None else ""

    def choose(self, action_id: str) -> None:
        for item in self._items():
            if item.data(0, _ID) == action_id:
                self.tree.setCurrentItem(item)

    def _items(self) -> list[QTreeWidgetItem]:
        groups = [self.tree.topLevelItem(index) for index in range(self.tree.topLevelItemCount())]
        found = [group.child(index) for group in groups if group for index in range(group.childCount())]
        return [item for item in found if item is not None]

    def _read(self) -> None:
        for item in self._items():
            action_id = str(item.data(0, _ID))
            item.setText(1, "   ".join(self._keymap.keys(action_id)))
            item.setText(2, tr("changed") if self._keymap.is_changed(action_id) else "")
        self.presets.setCurrentText(self._keymap.preset)
        self._about.setText(tr(ABOUT[self._keymap.preset]))
        found = self._keymap.clashes(self._terms)
        lines = [
            tr(
                "{key} is the key of “{term}” too: it does “{action}” and codes nothing.",
                key=clash.key,
                term=label_of(clash.term),
                action=tr(BY_ID[clash.action_id].text),
            )
            for clash in found
        ]
        self.clashes.setText("\n".join(lines))
        self.clashes.setVisible(bool(lines))
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.chosen
        self.catcher.setEnabled(bool(chosen))
        self.take.setEnabled(bool(chosen) and bool(self._keymap.keys(chosen)))
        self.reset.setEnabled(bool(chosen) and self._keymap.is_changed(chosen))
        self._pressed = ""
        self.catcher.clear()
        self._judge()

    def _filter(self, typed: str) -> None:
        words = typed.casefold().split()
        for item in self._items():
            text = f"{item.text(0)} {item.text(1)}".casefold()
            item.setHidden(not all(word in text for word in words))

    # ---------------------------------------------------------------- what is changed

    def _on_key(self, key: str) -> None:
        self._pressed = key
        self._judge()

    def _judge(self) -> None:
        """Says what the pressed key does already."""
        key, had_by = self._pressed, self._keymap.action_at(self._pressed)
        self.give.setEnabled(bool(key) and had_by != self.chosen)
        term = next((each for each in self._terms if each.key == key), None)
        words = ""
        if key and had_by == self.chosen:
            words = tr("It has this key already.")
        elif key and had_by:
            words = tr(
                "{key} does “{action}” now, which would lose it.", key=key, action=tr(BY_ID[had_by].text)
            )
        elif key and term is not None:
            label = label_of(term)
            words = tr("{key} codes “{term}” now; it would code nothing any more.", key=key, term=label)
        self.problem.setText(words)

    def _give(self) -> None:
        if self.chosen and self._pressed:
            self._keymap.give(self.chosen, self._pressed)

    def _reset(self) -> None:
        if self.chosen:
            self._keymap.reset(self.chosen)

    def _take(self) -> None:
        keys = self._keymap.keys(self.chosen) if self.chosen else ()
        if keys:
            self._keymap.take(self.chosen, keys[-1])


class KeyCatcher(QLineEdit):
    """Shows and tells the key that is pressed in it, by its place on the board, instead of writing it.

    Tab leaves it, so that the keyboard alone is enough.
    """

    caught = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAccessibleName(tr("New key: press it here"))
        self.setPlaceholderText(tr("Click here, then press the new key"))
        self.setToolTip(self.placeholderText())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setPlaceholderText(tr("Press the new key"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _BARE:
            return
        names = names_of(event, QGuiApplication.platformName())
        if names:
            self.setText(names[0])
            self.caught.emit(names[0])
