"""The steps of the case as rows, the newest first; older ones are read when somebody scrolls to them."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.columns import TITLE_ROLES
from app.history.words import when
from app.i18n import marked, said, tr
from app.session import CaseSession
from catalog.operations.history import Entry, step_in_words

Index = QModelIndex | QPersistentModelIndex
AT_ONCE = 100
"""So many entries are read at a time."""


class Column(IntEnum):
    NUMBER = 0
    WHEN = 1
    WHO = 2
    WHAT = 3


TITLES = (marked("Entry"), marked("When (UTC)"), marked("Who"), marked("What"))


class StepModel(QAbstractTableModel):
    """Custody entries of everybody, or of one person. Words are made for the rows that are looked at."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__(session)
        self._session = session
        self._rows: list[Entry] = []
        self._words: dict[int, str] = {}
        self._oldest = 1
        """The number of the oldest entry read, one more than the last one where none is."""
        self._newest = 0
        self._only = ""
        session.coders_hidden_changed.connect(self._repaint)

    def show_only(self, actor: str) -> None:
        """Steps of this person; empty: of everybody."""
        self._only = actor
        self.read_again()

    def read_again(self) -> None:
        self.beginResetModel()
        self._newest = self._session.case.head()
        self._oldest = self._newest + 1
        self._rows = []
        self.endResetModel()
        self.fetchMore()

    def read_new(self) -> None:
        """Takes in what was done since."""
        head = self._session.case.head()
        if head <= self._newest or head - self._newest > AT_ONCE:
            if head != self._newest:
                self.read_again()
            return
        new = self._wanted(self._session.case.entries(first=self._newest + 1, upto=head))
        self._newest = head
        if new:
            self.beginInsertRows(QModelIndex(), 0, len(new) - 1)
            self._rows[:0] = new
            self.endInsertRows()

    def _repaint(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, Column.WHO), self.index(len(self._rows) - 1, Column.WHO))

    def entry(self, row: int) -> Entry:
        return self._rows[row]

    def _wanted(self, entries: list[Entry]) -> list[Entry]:
        """Newest first; who codes for an assignment sees only their own."""
        only = self._session.author if self._session.assignment else self._only
        return [each for each in reversed(entries) if not only or each.actor == only]

    # ---------------------------------------------------------------- reading

    def canFetchMore(self, parent: Index | None = None) -> bool:
        return self._oldest > 1 and not (parent is not None and parent.isValid())

    def fetchMore(self, parent: Index | None = None) -> None:
        first, upto = max(1, self._oldest - AT_ONCE), self._oldest - 1
        if upto < 1:
            return
        older = self._wanted(self._session.case.entries(first=first, upto=upto))
        self._oldest = first
        if older:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(older) - 1)
            self._rows += older
            self.endInsertRows()
        elif first > 1:
            self.fetchMore()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role in TITLE_ROLES:
            return tr(TITLES[section])
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        entry = self._rows[index.row()]
        column = Column(index.column())
        if column == Column.NUMBER:
            return str(entry.number)
        if column == Column.WHEN:
            return when(entry.time_utc)
        return self._session.name_of(entry.actor) if column == Column.WHO else self.words(entry)

    def words(self, entry: Entry) -> str:
        if entry.number not in self._words:
            self._words[entry.number] = said(step_in_words(self._session.case, entry))
        return self._words[entry.number]
