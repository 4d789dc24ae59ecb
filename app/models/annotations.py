"""The chosen recording's annotations as a Qt table model; edits are committed at once."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app import swatch
from app.annotate.words import CHECK_SIGN
from app.i18n import tr
from app.session import CaseSession
from catalog.errors import InvalidInput
from catalog.model.records import CERTAINTY_MEANING, Annotation, Certainty, Extent, Presence
from catalog.operations import annotate

Index = QModelIndex | QPersistentModelIndex
SORT = int(Qt.ItemDataRole.UserRole) + 1
UID = int(Qt.ItemDataRole.UserRole) + 2


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
    *("No.", "Term", "Begins", "Ends", "Length", "Presence", "Certainty", "Note", "Status", "By"),
    *("Who", "Tags"),
)
EDITABLE = {Column.TERM, Column.BEGIN, Column.END, Column.CERTAINTY, Column.STATUS, Column.NOTE}


class AnnotationModel(QAbstractTableModel):
    """Rows keep their place while records change; the view sorts through a proxy, by role `SORT`."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__(session)
        self._session = session
        self._rows: list[Annotation] = []
        session.annotations_changed.connect(self._update)
        session.media_chosen.connect(lambda _: self._reset())
        session.terms_changed.connect(self._reset)
        session.actors_changed.connect(self._repaint)

    # ---------------------------------------------------------------- following the case

    def _reset(self) -> None:
        self.beginResetModel()
        self._rows = list(self._session.annotations)
        self.endResetModel()

    def _update(self) -> None:
        """Takes over what changed, row by row, so that a cell being edited and the selection stay."""
        now = {each.uid: each for each in self._session.annotations}
        if self._rows and not any(each.uid in now for each in self._rows):
            self._reset()
            return
        for row in reversed(range(len(self._rows))):
            if self._rows[row].uid not in now:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._rows[row]
                self.endRemoveRows()
        for row, before in enumerate(self._rows):
            after = now[before.uid]
            if after is not before and after != before:
                self._rows[row] = after
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
        known = {each.uid for each in self._rows}
        new = [each for each in self._session.annotations if each.uid not in known]
        if new:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(new) - 1)
            self._rows += new
            self.endInsertRows()

    def _repaint(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(Column) - 1))

    def row_of(self, uid: str) -> int | None:
        return next((row for row, each in enumerate(self._rows) if each.uid == uid), None)

    def annotation(self, row: int) -> Annotation:
        return self._rows[row]

    # ---------------------------------------------------------------- reading

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return TITLES[section]
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
            if role == Qt.ItemDataRole.EditRole and column == Column.TERM:
                return annotation.term_code
            return self._text(annotation, column)
        if role == SORT:
            return self._sort_key(annotation, column)
        if role == UID:
            return annotation.uid
        if role == Qt.ItemDataRole.DecorationRole and column == Column.TERM:
            term = self._session.term(annotation.term_code)
            return swatch.icon(term) if term else None
        if role == Qt.ItemDataRole.ToolTipRole:
            if column == Column.CERTAINTY:
                return CERTAINTY_MEANING[Certainty(annotation.certainty)]
            if column == Column.PRESENCE:
                return annotation.presence
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
            return str(term.labels.get("en", term.code)) if term else annotation.term_code
        if column == Column.END and end is None:
            return "open" if annotation.extent == Extent.OPEN else ""
        texts = {
            Column.NUMBER: f"A{annotation.number}" + (f" {CHECK_SIGN}" if annotation.doubt else ""),
            Column.BEGIN: moments.clock(annotation.start_pts),
            Column.END: moments.clock(end) if end is not None else "",
            Column.LENGTH: moments.length(annotation.start_pts, end) if end is not None else "",
            Column.PRESENCE: "not seen" if annotation.presence == Presence.NOT_SEEN else annotation.presence,
            Column.CERTAINTY: annotation.certainty,
            Column.STATUS: annotation.status,
            Column.NOTE: annotation.note.replace("\n", " "),
            Column.AUTHOR: annotation.annotator,
            Column.PEOPLE: self._people(annotation),
            Column.TAGS: ", ".join(annotation.tags),
        }
        return str(texts[column])

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
