"""Keyframes of the chosen recording as a Qt list model."""

from __future__ import annotations

import bisect
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.i18n import said, tr
from app.models.thumbnails import Thumbnails
from app.player.first_look import FirstLook
from app.session import CaseSession
from catalog.model.records import Keyframe

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    PTS = int(Qt.ItemDataRole.UserRole) + 1
    IS_CURRENT = int(Qt.ItemDataRole.UserRole) + 2
    IS_FIRST_LOOK = int(Qt.ItemDataRole.UserRole) + 3
    """Whether the picture is one of a first look, and no keyframe."""
    KEYFRAME = int(Qt.ItemDataRole.UserRole) + 4


class KeyframeModel(QAbstractListModel):
    """The keyframes and, until the recording has been examined, the pictures of a first look between them.

    Display: time; decoration: thumbnail, blurred where the media is concealed.
    """

    def __init__(self, session: CaseSession, thumbnails: Thumbnails, first_look: FirstLook) -> None:
        super().__init__(session)
        self._session = session
        self._thumbnails = thumbnails
        self._first_look = first_look
        self._pts: list[int] = []
        self._keyframes: list[Keyframe | None] = []
        """By row; None: a picture of a first look."""
        self.current_row = -1
        session.keyframes_changed.connect(self._reset)
        session.media_chosen.connect(lambda _: self._reset())
        session.concealment_changed.connect(self.repaint)
        first_look.added.connect(self._insert)
        first_look.changed.connect(self._reset)

    def _reset(self) -> None:
        self.beginResetModel()
        taken = {each.pts for each in self._session.keyframes}
        rows: list[tuple[int, Keyframe | None]] = [(each.pts, each) for each in self._session.keyframes]
        rows += [(pts, None) for pts in self._first_look.pictures if pts not in taken]
        rows.sort(key=lambda row: row[0])
        self._pts = [pts for pts, _ in rows]
        self._keyframes = [keyframe for _, keyframe in rows]
        self.current_row = -1
        self.endResetModel()

    def _insert(self, pts: int) -> None:
        row = bisect.bisect_left(self._pts, pts)
        if self._pts[row : row + 1] == [pts]:
            return
        self.beginInsertRows(QModelIndex(), row, row)
        self._pts.insert(row, pts)
        self._keyframes.insert(row, None)
        if self.current_row >= row:
            self.current_row += 1
        self.endInsertRows()

    @property
    def media_uid(self) -> str | None:
        return self._session.media.uid if self._session.media else None

    @property
    def more_is_coming(self) -> bool:
        """Whether a first look is being made of the recording."""
        return self._first_look.under_way

    def repaint(self) -> None:
        if self._pts:
            self.dataChanged.emit(self.index(0), self.index(len(self._pts) - 1))

    def row_at(self, pts: int) -> int:
        return bisect.bisect_right(self._pts, pts) - 1

    def set_current(self, row: int) -> None:
        before, self.current_row = self.current_row, row
        for changed in (before, row):
            if 0 <= changed < len(self._pts):
                self.dataChanged.emit(self.index(changed), self.index(changed))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._pts)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or index.row() >= len(self._pts):
            return None
        pts, keyframe = self._pts[index.row()], self._keyframes[index.row()]
        media, moments = self._session.media, self._session.moments
        if media is None or moments is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return moments.clock(pts)
        if role == Qt.ItemDataRole.DecorationRole:
            of = self._thumbnails.of_first_look if keyframe is None else self._thumbnails.of_frame
            return of(media, pts)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            if keyframe is None:
                return tr(
                    "First look, not a keyframe: {time}, frame {number}",
                    time=moments.clock(pts),
                    number=moments.number(pts),
                )
            label = f"{media.label}-K{keyframe.number}"
            pinned = f"\n{tr('Pinned: shown whatever examination is shown')}" if keyframe.pinned else ""
            return tr(
                "{label}: {time}, frame {frame}\nWhy: {reason}{pinned}",
                label=label,
                time=moments.clock(pts),
                frame=keyframe.frame,
                reason=said(keyframe.reason),
                pinned=pinned,
            )
        if role == Role.PTS:
            return pts
        if role == Role.IS_CURRENT:
            return index.row() == self.current_row
        if role == Role.KEYFRAME:
            return keyframe
        if role == Role.IS_FIRST_LOOK:
            return keyframe is None
        return None
