"""The case's recordings, and tries that brought nothing, as a Qt list model."""

from __future__ import annotations

import itertools
import operator
import time
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap

from app.copies.search import CopySearch
from app.i18n import said, tr, trn
from app.library.verdicts import Verdicts
from app.models.changes import same_rows
from app.models.thumbnails import Thumbnails
from app.session import CaseSession
from app.watching.shares import Shares
from catalog.model.records import Media, Posting
from catalog.model.timecode import clock_of_seconds

Index = QModelIndex | QPersistentModelIndex
POSTER_SECONDS = 0.012
_UID = operator.attrgetter("uid")


class Role(IntEnum):
    MEDIA = int(Qt.ItemDataRole.UserRole) + 1
    FAILED = int(Qt.ItemDataRole.UserRole) + 2
    """Posting of a try that failed."""
    FACTS = int(Qt.ItemDataRole.UserRole) + 3
    RATING = int(Qt.ItemDataRole.UserRole) + 4
    VERDICT = int(Qt.ItemDataRole.UserRole) + 5
    """Whether all of it is in the case; its words begin the third line of the facts."""


class LibraryModel(QAbstractListModel):
    """Display: label and title; decoration: poster, blurred where the media is concealed.

    Posters are read from their files when they are first seen, so many in one turn of the window's thread as do not
    hold it up; the others are there a moment later.
    """

    posters_came = Signal()

    def __init__(self, session: CaseSession, thumbnails: Thumbnails, copies: CopySearch) -> None:
        super().__init__(session)
        self._copies = copies
        copies.changed.connect(self.repaint)
        self._session = session
        self._thumbnails = thumbnails
        self._only: frozenset[str] | None = None
        """Uids of what is listed; None: everything."""
        self._rows: list[Media | Posting] = self._listed()
        self._spent = 0.0
        """Seconds of this turn that posters took."""
        self._is_late = False
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._next_turn)
        self._shares = Shares(session, self)
        self._verdicts = Verdicts(session, self)
        self._verdicts.changed.connect(self.repaint)
        session.reviews_changed.connect(self.repaint)
        session.library_changed.connect(self._update)
        session.concealment_changed.connect(self.repaint)

    def show_only(self, uids: frozenset[str] | None) -> None:
        self._only = uids
        self._update()

    def _listed(self) -> list[Media | Posting]:
        rows: list[Media | Posting] = [*self._session.library, *self._session.failed_postings]
        if self._only is None:
            return rows
        return list(itertools.compress(rows, map(self._only.__contains__, map(_UID, rows))))

    def _update(self) -> None:
        rows = self._listed()
        if same_rows(rows, self._rows):
            self._rows = rows
            self.repaint()
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def repaint(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def row_of(self, uid: str) -> int | None:
        try:
            return operator.indexOf(map(_UID, self._rows), uid)
        except ValueError:
            return None

    def uid_of(self, row: int) -> str:
        return self._rows[row].uid

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        record = self._rows[index.row()]
        if isinstance(record, Posting):
            return _of_failure(record, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{record.label}  {record.title}"
        if role == Qt.ItemDataRole.DecorationRole:
            return self._poster(record)
        if role == Role.MEDIA:
            return record
        if role == Role.FACTS:
            return self._facts(record)
        if role == Role.RATING:
            return record.graphic
        if role == Role.VERDICT:
            found = self._verdicts.of(record)
            return None if found is None else found.verdict
        if role == Qt.ItemDataRole.ToolTipRole:
            why = ""
            if record.restriction:
                why = "\n" + tr("Left out of reports: {reason}", reason=record.restriction)
            rating = tr("Rating: {rating}", rating=said(record.graphic))
            whole = self._verdicts.told(record)
            told = "".join(f"\n{line}" for line in [*([whole] if whole else []), *self._shares.told(record)])
            return f"{record.label}  {record.title}\n{self._facts(record)}\n{rating}{told}{why}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{record.label} {record.title}, {self._facts(record)}, {said(record.graphic)}"
        return None

    def _poster(self, media: Media) -> QPixmap | None:
        if self._spent > POSTER_SECONDS:
            self._is_late = True
            return None
        began = time.thread_time()
        found = self._thumbnails.poster(media)
        self._spent += time.thread_time() - began
        self._turn.start()
        return found

    def _next_turn(self) -> None:
        late, self._is_late, self._spent = self._is_late, False, 0.0
        if late:
            self.posters_came.emit()

    def _facts(self, media: Media) -> str:
        """Two lines, what the file is and what was made of it; a third where it was watched or may be a copy."""
        facts = [] if media.kind == "video" else [said(media.kind)]
        if media.kind != "photograph":
            facts.append(clock_of_seconds((media.end_pts - media.origin_pts) * media.time_base)[:-4])
        if media.width_px:
            facts.append(
                f"\u2066{media.width_px}×{media.height_px}\u2069"
            )  # width first, whichever way one reads
        count = self._session.annotation_counts.get(media.uid, 0)
        made = [trn("%n annotations", count)]
        if media.kind == "video" and not media.has_sound:
            made.append(tr("silent"))
        if media.restriction:
            made.insert(0, tr("left out of reports"))
        told = (self._verdicts.in_row(media), self._shares.in_row(media), self._copies.in_row(media))
        third = [each for each in told if each]
        return "\n".join([" · ".join(facts), " · ".join(made), *([" · ".join(third)] if third else [])])


def _of_failure(posting: Posting, role: int) -> Any:
    name = posting.url or posting.original_name or posting.source_path
    if role == Qt.ItemDataRole.DisplayRole:
        return name
    if role == Role.FAILED:
        return posting
    if role == Role.FACTS:
        return _why_not(posting)
    if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        return f"{name}\n{_why_not(posting)}\n{said(posting.error_hint)}".strip()
    return None


def _why_not(posting: Posting) -> str:
    return tr("Not archived: {why}", why=said(posting.error))
