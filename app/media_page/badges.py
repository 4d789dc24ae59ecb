"""Badges of a recording: is it all here, are its bytes as they were, is it vouched for. Each a shape and a word."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.i18n import said, tr
from app.library.verdicts import FIXITY, STAMP, draw_verdict
from catalog.model.records import CaptureVerdict
from catalog.operations.page_badges import Badges, BytesState
from catalog.operations.standing import Standing

_FIXITY_SHAPE = {
    BytesState.AS_THEY_WERE: CaptureVerdict.COMPLETE,
    BytesState.DAMAGED: CaptureVerdict.DAMAGED,
    BytesState.NOT_READ: CaptureVerdict.UNKNOWN,
}
_STAMP_SHAPE = {
    Standing.STAMPED: CaptureVerdict.COMPLETE,
    Standing.PENDING: CaptureVerdict.UNKNOWN,
    Standing.FAILED: CaptureVerdict.DAMAGED,
    Standing.SIGNED: CaptureVerdict.UNKNOWN,
    Standing.UNSIGNED: CaptureVerdict.UNKNOWN,
}
"""Drawn as a verdict is."""


def in_words(badges: Badges) -> list[tuple[str, str]]:
    """(shape as of a verdict, words) of each badge."""
    shown = []
    if badges.completeness:
        shown.append((badges.completeness, said(badges.completeness)))
    fixity, standing = BytesState(badges.fixity), Standing(badges.stamp)
    shown.append((str(_FIXITY_SHAPE[fixity]), tr(FIXITY[fixity])))
    shown.append((str(_STAMP_SHAPE[standing]), tr(STAMP[standing])))
    return shown


class BadgeLine(QWidget):
    """The badges of one recording beside each other; empty for none."""

    def __init__(self) -> None:
        super().__init__()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(4)
        self.setAccessibleName(tr("State of the recording"))
        self.words: list[str] = []

    def show_badges(self, badges: Badges | None) -> None:
        while (taken := self._line.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.deleteLater()
        shown = in_words(badges) if badges is not None else []
        for shape, words in shown:
            self._line.addWidget(_Shape(shape))
            label = QLabel(words)
            label.setTextFormat(Qt.TextFormat.PlainText)
            self._line.addWidget(label)
            self._line.addSpacing(10)
        self._line.addStretch(1)
        self.setAccessibleDescription(", ".join(words for _, words in shown))

        self.words = [words for _, words in shown]


class _Shape(QWidget):
    def __init__(self, shape: str) -> None:
        super().__init__()
        self._shape = shape
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        side = self.fontMetrics().ascent() + 2
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_verdict(painter, QRectF(self.rect()), self._shape)
        painter.end()
