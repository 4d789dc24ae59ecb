"""The queue of links as a table: one row for each link, moved by dragging."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QDate,
    QDateTime,
    QLocale,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from app import theme
from app.columns import TITLE_ROLES
from app.i18n import marked, said, tr
from app.models.changes import same_rows
from app.queue.links import LinkQueue
from app.queue.queue_panel import in_words
from app.session import CaseSession
from catalog.model.records import Media, Posting, QueueItem, QueueState

Index = QModelIndex | QPersistentModelIndex
MIME = "application/x-framewitness-links"
UID = int(Qt.ItemDataRole.UserRole) + 1


class Column(IntEnum):
    NUMBER = 0
    STATE = 1
    LINK = 2
    HOW = 3
    TRIES = 4


_TITLES = {
    Column.NUMBER: marked("No."),
    Column.STATE: marked("State"),
    Column.LINK: marked("Link"),
    Column.HOW: marked("How it stands"),
    Column.TRIES: marked("Tries"),
}
STATES = {
    QueueState.WAITING: marked("Waiting"),
    QueueState.RUNNING: marked("Running"),
    QueueState.DONE: marked("Done"),
    QueueState.FAILED: marked("Failed"),
    QueueState.CANCELLED: marked("Cancelled"),
}
UNFINISHED = (QueueState.RUNNING, QueueState.WAITING, QueueState.FAILED)


class LinksModel(QAbstractTableModel):
    """Rows in the order of the queue, those of the chosen states. `moved` tells what was dropped before what."""

    moved = Signal(list, object)
    """Uids, and the uid of the row before which they were dropped (None: at the end)."""

    def __init__(self, session: CaseSession, links: LinkQueue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._links = links
        self._states: tuple[str, ...] = ()
        self._words = ""
        self.rows: list[QueueItem] = []
        self._row_of: dict[str, int] | None = None
        """Made when it is first asked for: the queue may have many thousands of links."""
        self._told: dict[str, tuple[QueueItem | None, str]] = {}
        """What words are looked for in, by uid, with the row as it then stood."""
        links.progressed.connect(self._on_progress)
        self.read_again()

    def show_only(self, states: Sequence[str], words: str) -> None:
        """Rows in these states (none given: all) that have all these words."""
        self._states, self._words = tuple(states), words
        self.read_again()

    def read_again(self) -> None:
        """Takes the rows as they stand now; the view keeps its place where the same rows are shown."""
        words = self._words.casefold().split()
        rows = self._links.rows
        if self._states or words:
            rows = [each for each in rows if self._is_shown(each, words)]
        same = same_rows(rows, self.rows)
        if not same:
            self.beginResetModel()
        self.rows = rows
        self._row_of = None
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(Column) - 1))

    def row_of(self, uid: str) -> int | None:
        if self._row_of is None:
            self._row_of = {each.uid: number for number, each in enumerate(self.rows)}
        return self._row_of.get(uid)

    def _is_shown(self, item: QueueItem, words: list[str]) -> bool:
        if self._states and item.state not in self._states:
            return False
        if not words:
            return True
        known, told = self._told.get(item.uid, (None, ""))
        if known is not item:
            parts = (f"q{item.number}", item.url, item.title, item.source_name, *item.fields.values())
            told = " ".join(map(str, parts)).casefold()
            self._told[item.uid] = (item, told)
        return all(word in told for word in words)

    def _on_progress(self, uids: list[str]) -> None:
        for uid in uids:
            row = self.row_of(uid)
            if row is not None:
                self.dataChanged.emit(self.index(row, Column.HOW), self.index(row, Column.HOW))

    # ---------------------------------------------------------------- Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- as Qt declares it
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- as Qt declares it
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role in TITLE_ROLES:
            return tr(_TITLES[Column(section)])
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        item = self.rows[index.row()]
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(item, column)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{item.title}\n{item.url}".strip() if column is Column.LINK else self._text(item, column)
        if role == Qt.ItemDataRole.ForegroundRole and column in (Column.STATE, Column.HOW):
            return _ink(item)
        if role == UID:
            return item.uid
        return None

    def _text(self, item: QueueItem, column: Column) -> str:
        if column is Column.NUMBER:
            return f"Q{item.number}"
        if column is Column.STATE:
            return tr(STATES[QueueState(item.state)])
        if column is Column.LINK:
            return f"{item.title} – {item.url}" if item.title else item.url
        if column is Column.TRIES:
            return str(item.tries) if item.tries else ""
        return self.how(item)

    def how(self, item: QueueItem) -> str:
        """How a link stands, in words: its progress, what it brought, why it waits or failed."""
        if item.state == QueueState.RUNNING:
            snapshot = self._links.snapshot(item.uid)
            return in_words(snapshot) if snapshot is not None else tr("In another program")
        if item.state == QueueState.DONE:
            return self._brought(item)
        if item.state == QueueState.WAITING and item.next_try_utc:
            return tr("Next try at {time}: {why}", time=local_time(item.next_try_utc), why=said(item.error))
        return said(item.error)

    def _brought(self, item: QueueItem) -> str:
        media = media_of(self._session, item)
        if media is None:
            return ""
        if item.was_known:
            return tr("{label}: these very bytes were in the case already", label=media.label)
        return tr("Archived as {label}", label=media.label)

    # ---------------------------------------------------------------- dragging

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.rows[index.row()].state == QueueState.WAITING and not self._session.case.read_only:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        mime = QMimeData()
        mime.setData(MIME, "\n".join(self.rows[row].uid for row in rows).encode())
        return mime

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not data.hasFormat(MIME):
            return False
        uids = bytes(data.data(MIME).data()).decode().split("\n")
        place = row if row >= 0 else (parent.row() if parent.isValid() else len(self.rows))
        self.moved.emit(uids, self.waiting_from(place, uids))
        return False  # the rows come anew from the case: Qt is to remove none

    def waiting_from(self, row: int, without: Sequence[str] = ()) -> str | None:
        """The first row from `row` on that waits and is none of `without`; None: there is none."""
        for item in self.rows[row:]:
            if item.state == QueueState.WAITING and item.uid not in without:
                return item.uid
        return None


def media_of(session: CaseSession, item: QueueItem) -> Media | None:
    """The recording that a link brought."""
    found = session.case.find(Posting, uid=item.posting_uid) if item.posting_uid else []
    return session.media_of(found[0].media_uid) if found and found[0].media_uid else None


def local_time(utc: str) -> str:
    """The hour and minute of a moment, on this computer's clock; with the day where that is another."""
    moment = QDateTime.fromString(utc, Qt.DateFormat.ISODateWithMs).toLocalTime()
    short = QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)
    if moment.date() == QDate.currentDate():
        return short
    return f"{QLocale().toString(moment.date(), QLocale.FormatType.ShortFormat)} {short}"


def _ink(item: QueueItem) -> Any:
    colours = theme.look()
    if item.state == QueueState.FAILED:
        return QColor(colours.failure)
    if item.state in (QueueState.CANCELLED, QueueState.DONE):
        return QColor(colours.dim)
    return None
