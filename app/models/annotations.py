"""The chosen recording's annotations as a Qt table model; edits are committed at once."""

from __future__ import annotations

import bisect
import operator
from collections.abc import Callable, Collection, Hashable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app import swatch
from app.annotate.words import CHECK_SIGN
from app.columns import TITLE_ROLES
from app.i18n import marked, said, tr
from app.session import CaseSession
from app.vocabulary.words import label_of
from catalog.errors import InvalidInput
from catalog.model.records import CERTAINTY_MEANING, Annotation, Certainty, Extent, Presence
from catalog.operations import annotate

Index = QModelIndex | QPersistentModelIndex
UID = int(Qt.ItemDataRole.UserRole) + 1


class Column(IntEnum):
    NUMBER = 0
    TERM = 1
    BEGIN = 2
    END = 3
    LENGTH = 4
    PRESENCE = 5
    CERTAINTY = 6
    NOTE = 7
    STATUS = 8
    AUTHOR = 9
    PEOPLE = 10
    TAGS = 11


TITLES = (
    *(marked("No."), marked("Term"), marked("Begins"), marked("Ends"), marked("Length"), marked("Presence")),
    *(marked("Certainty"), marked("Note"), marked("Status"), marked("By"), marked("Who"), marked("Tags")),
)
EDITABLE = {Column.TERM, Column.BEGIN, Column.END, Column.CERTAINTY, Column.STATUS, Column.NOTE}


MANY = 64
"""If more rows than this come, go or change at once, all are read again."""


AS_THEY_COME = (Column.BEGIN, Qt.SortOrder.AscendingOrder)
_DECIDES: dict[Column, Callable[[Annotation], Hashable]] = {
    Column.TERM: operator.attrgetter("term_code"),
    Column.PRESENCE: operator.attrgetter("presence"),
    Column.CERTAINTY: operator.attrgetter("certainty"),
    Column.NOTE: operator.attrgetter("note"),
    Column.STATUS: operator.attrgetter("status"),
    Column.AUTHOR: operator.attrgetter("annotator"),
    Column.PEOPLE: operator.attrgetter("actor_uid", "target_uid"),
    Column.TAGS: lambda annotation: tuple(annotation.tags),
}
"""What a cell's text follows from: of very many rows each text is put together once."""
_CODES = {Column.TERM: "term_code", Column.CERTAINTY: "certainty", Column.STATUS: "status"}
"""Columns whose cells are edited as the words that the record holds, whatever language they are shown in."""


class AnnotationModel(QAbstractTableModel):
    """Rows stand in the order that was asked for last, and stay so while records change.

    The model sorts by itself: a proxy would ask for two cells at each of its hundred thousand comparisons.
    """

    def __init__(self, session: CaseSession) -> None:
        super().__init__(session)
        self._session = session
        self._rows: list[Annotation] = []
        self._by_uid: dict[str, Annotation] = {}
        self._taken: list[Annotation] | None = None
        """The session's list that the rows were made of."""
        self._column, self._order = AS_THEY_COME
        session.annotations_changed.connect(self._update)
        session.media_chosen.connect(lambda _: self._update())
        session.terms_changed.connect(self._reset)
        session.coders_hidden_changed.connect(self._reset)
        session.actors_changed.connect(self._repaint)

    # ---------------------------------------------------------------- following the case

    def _reset(self) -> None:
        self.beginResetModel()
        self._taken = self._session.annotations
        self._rows = self._sorted(self._taken)
        self._by_uid = {each.uid: each for each in self._rows}
        self.endResetModel()

    def _update(self) -> None:
        """Takes over what changed, row by row, so that a cell being edited and the selection stay."""
        annotations = self._session.annotations
        if self._taken is annotations:
            return
        left, come = self._session.annotations_since(self._taken or [])
        if max(len(come), len(left)) > MANY:
            self._reset()
            return
        before = {each.uid: each for each in left}
        now = {each.uid for each in come}
        new = [each for each in come if each.uid not in before]
        changed = [each for each in come if before.get(each.uid, each) is not each]
        lost = {uid for uid in before if uid not in now}
        gone = [row for row, each in enumerate(self._rows) if each.uid in lost] if lost else []
        if len(gone) == len(self._rows):
            self._reset()
            return
        self._taken = annotations
        for row in reversed(gone):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._by_uid[self._rows.pop(row).uid]
            self.endRemoveRows()
        for each in changed:
            self._take_over(each)
        for each in new:
            row = self._row_for(each, self._rows)
            self.beginInsertRows(QModelIndex(), row, row)
            self._rows.insert(row, each)
            self._by_uid[each.uid] = each
            self.endInsertRows()

    def _take_over(self, annotation: Annotation) -> None:
        """Puts a record in the place of the one before, and its row where it belongs now."""
        row = self.row_of(annotation.uid)
        assert row is not None
        self._rows[row] = self._by_uid[annotation.uid] = annotation
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
        others = self._rows[:row] + self._rows[row + 1 :]
        target = self._row_for(annotation, others)
        if target != row:
            self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), target + (target > row))
            others.insert(target, annotation)
            self._rows = others
            self.endMoveRows()

    # ---------------------------------------------------------------- order

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By what is meant in a column, not by its text."""
        if column < 0 or (column, order) == (self._column, self._order):  # a view asks twice for each click
            return
        self._column, self._order = Column(column), order
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        uids = [self._rows[index.row()].uid for index in before]
        self._rows = self._sorted(self._rows)
        wanted = set(uids)
        rows = {each.uid: row for row, each in enumerate(self._rows) if each.uid in wanted} if wanted else {}
        after = [self.index(rows[uid], index.column()) for uid, index in zip(uids, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _sorted(self, annotations: list[Annotation]) -> list[Annotation]:
        if annotations is self._taken and (self._column, self._order) == AS_THEY_COME:
            return list(annotations)
        is_down = self._order == Qt.SortOrder.DescendingOrder
        by_number = sorted(annotations, key=operator.attrgetter("number"), reverse=is_down)
        keys = self._sort_keys(by_number)
        rows = sorted(range(len(keys)), key=keys.__getitem__, reverse=is_down)
        return [by_number[row] for row in rows]

    def _sort_keys(self, annotations: list[Annotation]) -> list[Any]:
        """As `_sort_key` of each."""
        decides = _DECIDES.get(self._column)
        if decides is None:
            return [self._sort_key(each, self._column) for each in annotations]
        causes = list(map(decides, annotations))
        example = dict(zip(causes, annotations, strict=True))
        texts = {cause: self._sort_key(each, self._column) for cause, each in example.items()}
        return [texts[cause] for cause in causes]

    def _key(self, annotation: Annotation) -> tuple[Any, int]:
        return self._sort_key(annotation, self._column), annotation.number

    def _row_for(self, annotation: Annotation, rows: list[Annotation]) -> int:
        """Where it belongs among rows that are in order."""
        key = self._key(annotation)
        if self._order == Qt.SortOrder.AscendingOrder:
            return bisect.bisect_right(rows, key, key=self._key)
        return len(rows) - bisect.bisect_left(rows[::-1], key, key=self._key)

    def _repaint(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(Column) - 1))

    def row_of(self, uid: str) -> int | None:
        """Where the order puts it; all rows are looked through only if it is not there."""
        known = self._by_uid.get(uid)
        if known is None:
            return None
        row = self._row_for(known, self._rows) - 1
        if row >= 0 and self._rows[row] is known:
            return row
        return operator.indexOf(map(operator.attrgetter("uid"), self._rows), uid)

    def rows_of(self, uids: Collection[str]) -> list[int]:
        """Of those of these that are here, in order."""
        if uids == self._by_uid.keys():
            return list(range(len(self._rows)))
        return [row for row, each in enumerate(self._rows) if each.uid in uids]

    def annotation(self, row: int) -> Annotation:
        return self._rows[row]

    def words(self, annotation: Annotation) -> str:
        """All that its row says."""
        return " ".join(self._text(annotation, column) for column in Column)

    # ---------------------------------------------------------------- reading

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role in TITLE_ROLES:
            return tr(TITLES[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and index.column() in EDITABLE and not self._session.case.read_only:
            annotation = self._rows[index.row()]
            if index.column() != Column.END or annotation.extent != Extent.POINT:
                flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        annotation = self._rows[index.row()]
        column = Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            if role == Qt.ItemDataRole.EditRole and column in _CODES:
                return getattr(annotation, _CODES[column])
            return self._text(annotation, column)
        if role == UID:
            return annotation.uid
        if role == Qt.ItemDataRole.DecorationRole and column == Column.TERM:
            term = self._session.term(annotation.term_code)
            return swatch.icon(term) if term else None
        if role == Qt.ItemDataRole.ToolTipRole:
            if column == Column.CERTAINTY:
                return said(CERTAINTY_MEANING[Certainty(annotation.certainty)])
            if column == Column.PRESENCE:
                return said(annotation.presence)
            if column == Column.NUMBER and annotation.doubt:
                return tr(annotation.doubt)
            return annotation.note if column == Column.NOTE else self._text(annotation, column)
        return None

    def _text(self, annotation: Annotation, column: Column) -> str:
        moments = self._session.moments
        if moments is None:
            return ""
        end = annotation.end_pts
        if column == Column.TERM:
            term = self._session.term(annotation.term_code)
            return label_of(term) if term else annotation.term_code
        if column == Column.END and end is None:
            return tr("open") if annotation.extent == Extent.OPEN else ""
        match column:
            case Column.NUMBER:
                return f"A{annotation.number}" + (f" {CHECK_SIGN}" if annotation.doubt else "")
            case Column.BEGIN:
                return moments.clock(annotation.start_pts)
            case Column.END:
                return moments.clock(end) if end is not None else ""
            case Column.LENGTH:
                return moments.length(annotation.start_pts, end) if end is not None else ""
            case Column.PRESENCE:
                is_not = annotation.presence == Presence.NOT_SEEN
                return tr("not seen") if is_not else said(annotation.presence)
            case Column.CERTAINTY:
                return said(annotation.certainty)
            case Column.STATUS:
                return said(annotation.status)
            case Column.NOTE:
                return annotation.note.replace("\n", " ")
            case Column.AUTHOR:
                return self._session.name_of(annotation.annotator)
            case Column.PEOPLE:
                return self._people(annotation)
        return ", ".join(annotation.tags)

    def _people(self, annotation: Annotation) -> str:
        """Who acts, and after an arrow whom it concerns."""
        who, whom = (self._session.actor(uid) for uid in (annotation.actor_uid, annotation.target_uid))
        texts = [f"{who.label} {who.name}" if who else "", f"→ {whom.label} {whom.name}" if whom else ""]
        return " ".join(filter(None, texts))

    def _sort_key(self, annotation: Annotation, column: Column) -> Any:
        if column == Column.NUMBER:
            return annotation.number
        if column == Column.BEGIN:
            return float(annotation.start_pts)
        if column == Column.END:
            return float(annotation.end_pts if annotation.end_pts is not None else annotation.start_pts)
        if column == Column.LENGTH:
            return float((annotation.end_pts or annotation.start_pts) - annotation.start_pts)
        return self._text(annotation, column).casefold()

    # ---------------------------------------------------------------- writing

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        annotation, column = self._rows[index.row()], Column(index.column())
        if value == self.data(index, int(Qt.ItemDataRole.EditRole)):
            return False
        try:
            changes = self._changes(annotation, column, str(value))
        except InvalidInput as error:
            self._session.failed.emit(error)
            return False
        done = self._session.write(
            annotate.edit_annotation,
            self._session.case,
            annotation.uid,
            actor=self._session.author,
            **changes,
        )
        return done is not None

    def _changes(self, annotation: Annotation, column: Column, value: str) -> dict[str, Any]:
        moments = self._session.moments
        assert moments is not None
        if column == Column.BEGIN:
            return {"start_pts": moments.parse(value)}
        if column == Column.END:
            return {"end_pts": moments.parse(value, is_end=True), "extent": str(Extent.INTERVAL)}
        names = {
            Column.TERM: "term_code",
            Column.CERTAINTY: "certainty",
            Column.STATUS: "status",
            Column.NOTE: "note",
        }
        return {names[column]: value}
