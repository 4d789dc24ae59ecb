"""The marked span: set by I and O, used by Enter."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Marks(QObject):
    """`begin` and the half-open `end` as PTS; either may be missing."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.begin: int | None = None
        self.end: int | None = None

    @property
    def span(self) -> tuple[int, int] | None:
        if self.begin is None or self.end is None:
            return None
        return self.begin, self.end

    def set_begin(self, pts: int) -> None:
        self.begin = pts
        if self.end is not None and self.end <= pts:
            self.end = None
        self.changed.emit()

    def set_end(self, pts: int) -> None:
        self.end = pts
        if self.begin is not None and self.begin >= pts:
            self.begin = None
        self.changed.emit()

    def clear(self) -> None:
        self.begin = self.end = None
        self.changed.emit()
