"""What others wrote below a posting, as it was kept with it: a list that a search leads into."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.find.searching import Reading, Searching
from app.i18n import tr, trn
from app.session import CaseSession
from catalog.model.records import Media, Posting
from catalog.operations.search import Kind, Text

Index = QModelIndex | QPersistentModelIndex
PAGE = 200
"""So many are read at a time."""
BEFORE = 60
"""So many are shown before the one that was looked for."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Comments that follow one another, of how many, and whether there are some before them."""

    posting: Posting | None = None
    comments: list[Text] = field(default_factory=list)
    count: int = 0
    has_earlier: bool = False


class CommentModel(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.comments: list[Text] = []

    def show(self, comments: list[Text]) -> None:
        self.beginResetModel()
        self.comments = comments
        self.endResetModel()

    def add(self, comments: list[Text]) -> None:
        count = len(self.comments)
        self.beginInsertRows(QModelIndex(), count, count + len(comments) - 1)
        self.comments = [*self.comments, *comments]
        self.endInsertRows()

    def row_of(self, position: int) -> int | None:
        return next((row for row, each in enumerate(self.comments) if each.position == position), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- as Qt declares it
        return 0 if parent.isValid() else len(self.comments)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        comment = self.comments[index.row()]
        when = f"{comment.time[:16].replace('T', ' ')} UTC" if comment.time else ""
        head = " · ".join(part for part in (comment.who, when) if part) or tr("unnamed")
        return f"{head}\n{comment.text.strip()}"


class CommentsPanel(QWidget):
    """The comments of the chosen recording's posting, or of the one that a search led to."""

    def __init__(self, session: CaseSession, searching: Searching, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._searching = searching
        self._posting: Posting | None = None
        self._wanted: int | None = None
        self._count = 0
        self._ended = True
        """Whether the last comment is among those shown."""
        self.model = CommentModel(self)
        self.told = QLabel()
        self.told.setObjectName("dim")
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.earlier = QPushButton(tr("Show those before"))
        self.earlier.clicked.connect(lambda: self._read(first=0))
        self.later = QPushButton(tr("Show more"))
        self.later.clicked.connect(self._read_on)
        self.view = QListView()
        self.view.setAccessibleName(tr("Comments"))
        self.view.setModel(self.model)
        self.view.setWordWrap(True)
        self.view.setSpacing(3)
        self.view.setAlternatingRowColors(True)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        above = QHBoxLayout()
        above.setContentsMargins(6, 4, 6, 4)
        above.addWidget(self.told, 1)
        above.addWidget(self.earlier)
        above.addWidget(self.later)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(above)
        layout.addWidget(self.view, 1)
        session.media_chosen.connect(lambda _: self._follow())
        session.assignment_changed.connect(self._follow)
        searching.updated.connect(self._again)
        self._show(_Part())

    def show_posting(self, uid: str, *, at: int) -> None:
        """The comments of a posting, that at this position in front and chosen."""
        self._posting = next(iter(self._session.case.find(Posting, uid=uid)), None)
        self._wanted = at
        row = self.model.row_of(at) if self.model.comments else None
        if row is not None and self._posting and self.model.comments[0].place == self._posting.number:
            self._choose(row)
        else:
            self._read(first=max(0, at - BEFORE))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._posting is None or self._posting.media_uid != self._media_uid:
            self._follow()

    # ---------------------------------------------------------------- parts

    @property
    def _media_uid(self) -> str | None:
        return self._session.media.uid if self._session.media else None

    def _follow(self) -> None:
        """Another recording was chosen: that of the posting that is shown, or one whose posting is to be shown."""
        if self._posting is not None and self._posting.media_uid == self._media_uid:
            return
        self._posting = self._wanted = None
        if self.isVisible():
            self._read()
        else:
            self._show(_Part())

    def _again(self) -> None:
        if self.isVisible() and not self.model.comments:
            self._read()

    def _read(self, *, first: int = 0) -> None:
        if self._session.assignment:  # what others wrote tells what is in the recording
            self._show(_Part())
            return
        posting, media = self._posting, self._session.media
        self._searching.ask("comments", lambda reading: _part(reading, posting, media, first), self._show)

    def _read_on(self) -> None:
        last = self.model.comments[-1] if self.model.comments else None
        if last is None:
            return
        self._searching.ask(
            "comments",
            lambda reading: _texts(reading, last.place, last.position + 1),
            self._show_more,
        )

    def _show(self, part: _Part) -> None:
        self._posting, self._count = part.posting or self._posting, part.count
        self._ended = len(part.comments) < PAGE
        self.model.show(part.comments)
        self.earlier.setVisible(part.has_earlier)
        self._tell()
        row = self.model.row_of(self._wanted) if self._wanted is not None else None
        if row is not None:
            self._choose(row)

    def _show_more(self, comments: list[Text]) -> None:
        self._ended = len(comments) < PAGE
        if comments:
            self.model.add(comments)
        self._tell()

    def _tell(self) -> None:
        shown = len(self.model.comments)
        self.later.setVisible(not self._ended)
        if self._posting is not None and shown:
            label = f"P{self._posting.number}"
            told = trn("%n comments of {label}", self._count, label=label)
            if shown < self._count:
                told = tr("{told}, {shown} shown", told=told, shown=shown)
        else:
            told = tr("No comments are kept with this recording. They are kept where “Keep the comments too” was "
                      "chosen when its link was added.")  # fmt: skip
        self.told.setText(told)

    def _choose(self, row: int) -> None:
        index = self.model.index(row)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)


def _part(reading: Reading, posting: Posting | None, media: Media | None, first: int) -> _Part:
    if posting is None and media is not None:
        owned = reading.holdings.whose({media.uid}).postings
        counts = {number: _count(reading, number) for number in owned}
        best = max(counts, key=lambda number: (counts[number], -number), default=None)
        if best is None or not counts[best]:
            return _Part()
        posting = reading.posting(best)
    if posting is None:
        return _Part()
    number = posting.number
    count = _count(reading, number)
    comments = _texts(reading, number, first)
    return _Part(posting, comments, count, has_earlier=first > 0 and count > len(comments))


def _count(reading: Reading, place: int) -> int:
    index = reading.case_index
    return index.sound(lambda: index.index.count(Kind.COMMENT, place))


def _texts(reading: Reading, place: int, first: int) -> list[Text]:
    index = reading.case_index
    return index.sound(lambda: index.index.texts(Kind.COMMENT, place, first=first, limit=PAGE))
