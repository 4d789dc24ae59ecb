"""The lines of the chosen recording's transcript as a Qt table model. Cells are edited in place."""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from app.columns import TITLE_ROLES
from app.i18n import marked, tr
from app.session import CaseSession
from catalog.errors import InvalidInput
from catalog.model.records import Utterance
from catalog.operations import transcripts

Index = QModelIndex | QPersistentModelIndex
AT_ONCE = 100
"""Where more lines come or go than this, the whole table is read anew."""


class Column(IntEnum):
    BEGIN = 0
    END = 1
    SPEAKER = 2
    ORIGINAL = 3
    TRANSLATION = 4
    BY = 5


TITLES = {
    Column.BEGIN: marked("Begins"),
    Column.END: marked("Ends"),
    Column.SPEAKER: marked("Speaker"),
    Column.ORIGINAL: marked("Original"),
    Column.TRANSLATION: marked("Translation"),
    Column.BY: marked("Written, translated by"),
}
FIELDS = {
    Column.BEGIN: "start_pts",
    Column.END: "end_pts",
    Column.SPEAKER: "speaker",
    Column.ORIGINAL: "original",
    Column.TRANSLATION: "translation",
}


def is_right_to_left(text: str) -> bool:
    """By its first letter that has a direction (Unicode's bidirectional algorithm, rules P2 and P3)."""
    strong = (kind for sign in text if (kind := unicodedata.bidirectional(sign)) in ("L", "R", "AL"))
    return next(strong, "L") != "L"


def flat(text: str) -> str:
    return " ".join(text.split())


class TranscriptModel(QAbstractTableModel):
    """`translation_language` is given to translations that are entered, where their line has none yet."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__(session)
        self._session = session
        self._lines: list[Utterance] = list(session.utterances)
        self._current: set[str] = set()
        self.translation_language = ""
        session.utterances_changed.connect(self._update)
        session.coders_hidden_changed.connect(self._name_again)

    def line(self, row: int) -> Utterance:
        return self._lines[row]

    def row_of(self, uid: str) -> int | None:
        return next((row for row, each in enumerate(self._lines) if each.uid == uid), None)

    def show_position(self, pts: int) -> int | None:
        """Marks the lines that are spoken at `pts`; the row of the last of them, if they are others than before."""
        now = {each.uid for each in self._lines if each.start_pts <= pts < each.end_pts}
        if now == self._current:
            return None
        before, self._current = self._current, now
        for row in (row for row, each in enumerate(self._lines) if each.uid in before ^ now):
            self.dataChanged.emit(self.index(row, 0), self.index(row, Column.BY))
        return max((row for row, each in enumerate(self._lines) if each.uid in now), default=None)

    def _name_again(self) -> None:
        if self._lines:
            last = self.index(len(self._lines) - 1, Column.BY)
            self.dataChanged.emit(self.index(0, Column.BY), last)

    def _reset(self, lines: list[Utterance]) -> None:
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def _update(self) -> None:
        """Row by row, so that a cell that is being typed in stays open."""
        now = list(self._session.utterances)
        if abs(len(now) - len(self._lines)) > AT_ONCE:
            self._reset(now)
            return
        kept = {each.uid for each in now}
        if sum(each.uid not in kept for each in self._lines) > AT_ONCE:
            self._reset(now)
            return
        for row in reversed(range(len(self._lines))):
            if self._lines[row].uid not in kept:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._lines[row]
                self.endRemoveRows()
        known = {each.uid for each in self._lines}
        if [each.uid for each in self._lines] != [each.uid for each in now if each.uid in known]:
            self._reset(now)
            return
        for row, each in enumerate(now):
            if each.uid not in known:
                self.beginInsertRows(QModelIndex(), row, row)
                self._lines.insert(row, each)
                self.endInsertRows()
            elif self._lines[row] != each:
                self._lines[row] = each
                self.dataChanged.emit(self.index(row, 0), self.index(row, Column.BY))

    # ---------------------------------------------------------------- as Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role in TITLE_ROLES:
            return tr(TITLES[Column(section)])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if Column(index.column()) in FIELDS and not self._session.case.read_only:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            text = self._text(line, column)
            spoken_now = column is Column.BEGIN and line.uid in self._current
            return f"▸ {text}" if spoken_now and role == Qt.ItemDataRole.DisplayRole else text
        if role == Qt.ItemDataRole.FontRole and line.uid in self._current:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ToolTipRole and column in (Column.ORIGINAL, Column.TRANSLATION):
            return line.original if column is Column.ORIGINAL else line.translation
        if role == Qt.ItemDataRole.AccessibleTextRole:
            spoken = tr("spoken now") if line.uid in self._current else ""
            return " ".join(each for each in (self._text(line, column), spoken) if each)
        return None

    def _text(self, line: Utterance, column: Column) -> str:
        moments = self._session.moments
        if column in (Column.BEGIN, Column.END):
            return moments.clock(getattr(line, FIELDS[column])) if moments is not None else ""
        if column is Column.BY:
            people = [line.written_by, line.translator] if line.translator else [line.written_by]
            return ", ".join(dict.fromkeys(self._session.name_of(each) for each in people))
        return flat(getattr(line, FIELDS[column]))

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        line, column = self._lines[index.row()], Column(index.column())
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or text == self._text(line, column):
            return False
        changes: dict[str, Any] = {FIELDS[column]: text}
        if column in (Column.BEGIN, Column.END):
            try:
                changes = {FIELDS[column]: self._pts(text, is_end=column is Column.END)}
            except InvalidInput as error:
                self._session.failed.emit(error)
                return False
        if column is Column.TRANSLATION and not line.translation_language:
            changes["translation_language"] = self.translation_language
        session = self._session
        done = session.write(
            transcripts.edit_utterance, session.case, line.uid, actor=session.author, **changes
        )
        return done is not None

    def _pts(self, text: str, *, is_end: bool) -> int:
        moments = self._session.moments
        assert moments is not None
        return moments.parse(text, is_end=is_end)
