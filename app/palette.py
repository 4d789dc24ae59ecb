"""Everything the window can do, in one list that narrows as one types: actions, panels, terms of the vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.i18n import tr

Index = QModelIndex | QPersistentModelIndex
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what it does, where it stands, its keys, and what runs it. `also` is found too, but not shown."""

    text: str
    place: str
    keys: str
    run: Callable[[], object]
    enabled: bool = True
    also: str = ""

    @property
    def words(self) -> tuple[str, str, str]:
        return self.text, self.place, self.keys


def narrowed(entries: Iterable[Entry], typed: str) -> list[Entry]:
    """Entries that have every typed word in them; those that begin with what was typed come first."""
    words = typed.casefold().split()

    def rank(entry: Entry) -> int | None:
        text = entry.text.casefold()
        whole = f"{text} {entry.place.casefold()} {entry.keys.casefold()} {entry.also.casefold()}"
        if not all(word in whole for word in words):
            return None
        if not words or text.startswith(words[0]):
            return 0
        return 1 if all(word in text for word in words) else 2

    ranked = [(rank(entry), entry) for entry in entries]
    return [
        entry
        for _, entry in sorted((pair for pair in ranked if pair[0] is not None), key=lambda p: p[0] or 0)
    ]


class Palette(QDialog):
    """Enter or a click runs the line and closes; what cannot be done now is shown faint and does nothing."""

    def __init__(
        self,
        entries: list[Entry],
        parent: QWidget | None = None,
        *,
        otherwise: Callable[[str], list[Entry]] = lambda typed: [],
    ) -> None:
        """`otherwise` gives the lines that are offered for words that no entry has."""
        super().__init__(parent)
        self.setWindowTitle(tr("Find an action"))
        self._entries = entries
        self._otherwise = otherwise
        self.line = QLineEdit()
        self.line.setPlaceholderText(
            tr("Type a few letters: an action, a panel, or a term of the vocabulary")
        )
        self.line.setAccessibleName(tr("Find an action"))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._narrow)
        self.line.installEventFilter(self)
        self._model = _Lines(self)
        self.table = self._made_table()
        self.nothing = QLabel(
            tr("Nothing that can be done here is called that. Fewer letters find more; or:")
        )
        self.nothing.setObjectName("dim")
        self.nothing.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.addWidget(self.line)
        layout.addWidget(self.nothing)
        layout.addWidget(self.table, 1)
        self._narrow("")
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * 100, metrics.height() * 26)

    def _made_table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName(tr("Actions"))
        table.setModel(self._model)
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.horizontalHeader().hide()
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 8)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.clicked.connect(lambda _: self.run())
        return table

    def shown(self) -> list[str]:
        """The texts of the lines that are left."""
        return [each.text for each in self._model.entries]

    def _narrow(self, typed: str) -> None:
        found = narrowed(self._entries, typed)
        self.nothing.setVisible(not found)
        found = found or self._otherwise(typed.strip())
        self._model.show(found)
        metrics = self.table.fontMetrics()
        for column in (1, 2):
            widest = max((metrics.horizontalAdvance(each.words[column]) for each in found), default=0)
            self.table.setColumnWidth(column, widest + 12)
        first = next((row for row, entry in enumerate(found) if entry.enabled), 0)
        self.table.selectRow(first)

    def run(self) -> None:
        """Does what the chosen line says, once this dialog is gone."""
        row = self.table.currentIndex().row()
        if row >= 0 and self._model.entries[row].enabled:
            entry = self._model.entries[row]
            self.accept()
            entry.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.run()
                return True
            if event.key() in _MOVES:
                self.table.keyPressEvent(event)
                return True
        return False


class _Lines(QAbstractTableModel):
    """The lines that are left: some hundred, which as items of Qt's took longer to make than a frame to draw."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 3

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if index.isValid() and role == Qt.ItemDataRole.DisplayRole:
            return self.entries[index.row()].words[index.column()]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.entries[index.row()].enabled:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.ItemIsSelectable
