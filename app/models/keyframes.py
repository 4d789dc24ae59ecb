"""Keyframes of the chosen recording as a Qt list model."""

from __future__ import annotations

import bisect
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.models.thumbnails import Thumbnails
from app.session import CaseSession

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    PTS = int(Qt.ItemDataRole.UserRole) + 1
    IS_CURRENT = int(Qt.ItemDataRole.UserRole) + 2


class KeyframeModel(QAbstractListModel):
    """Display: time; decoration: thumbnail, blurred where the media is concealed."""

    def __init__(self, session: CaseSession, thumbnails: Thumbnails) -> None:
        super().__init__(session)
        self._session = session
        self._thumbnails = thumbnails
        self._pts: list[int] = []
        self.current_row = -1
        session.keyframes_changed.connect(self._reset)
        session.media_chosen.connect(lambda _: self._reset())
        session.concealment_changed.connect(self.repaint)

    def _reset(self) -> None:
        self.beginResetModel()
        self._pts = [each.pts for each in self._session.keyframes]
        self.current_row = -1
        self.endResetModel()

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
        keyframe = self._session.keyframes[index.row()]
        media, moments = self._session.media, self._session.moments
        if media is None or moments is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return moments.clock(keyframe.pts)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._thumbnails.of_frame(media, keyframe.pts)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            label = f"{media.label}-K{keyframe.number}"
            return f"{label}: {moments.clock(keyframe.pts)}, frame {keyframe.frame}, {keyframe.reason}"
        if role == Role.PTS:
            return keyframe.pts
        if role == Role.IS_CURRENT:
            return index.row() == self.current_row
        return None
