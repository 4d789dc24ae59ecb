"""Everything the window can do, in one list that narrows as one types: actions, panels, terms of the vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
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

_ENTRY = int(Qt.ItemDataRole.UserRole) + 1
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
        self._model = QStandardItemModel(0, 3, self)
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
        for column, mode in enumerate(
            (
                QHeaderView.ResizeMode.Stretch,
                QHeaderView.ResizeMode.ResizeToContents,
                QHeaderView.ResizeMode.ResizeToContents,
            )
        ):
            table.horizontalHeader().setSectionResizeMode(column, mode)
        table.clicked.connect(lambda _: self.run())
        return table

    def shown(self) -> list[str]:
        """The texts of the lines that are left."""
        return [self._model.item(row, 0).text() for row in range(self._model.rowCount())]

    def _narrow(self, typed: str) -> None:
        self._model.removeRows(0, self._model.rowCount())
        found = narrowed(self._entries, typed)
        self.nothing.setVisible(not found)
        found = found or self._otherwise(typed.strip())
        for entry in found:
            items = [QStandardItem(text) for text in (entry.text, entry.place, entry.keys)]
            for item in items if not entry.enabled else ():
                item.setEnabled(False)
            items[0].setData(entry, _ENTRY)
            self._model.appendRow(items)
        first = next((row for row, entry in enumerate(found) if entry.enabled), 0)
        self.table.selectRow(first)

    def run(self) -> None:
        """Does what the chosen line says, once this dialog is gone."""
        item = self._model.item(self.table.currentIndex().row(), 0) if self._model.rowCount() else None
        entry = item.data(_ENTRY) if item is not None else None
        if isinstance(entry, Entry) and entry.enabled:
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
