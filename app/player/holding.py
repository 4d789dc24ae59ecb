"""A frame that is held beside the one that is shown: next to it, on one side of a line, or in turn with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from app.i18n import marked, tr
from app.player.mapping import PictureMapping

BLINK_MILLISECONDS = 600
"""Slower than three changes a second, which can trigger seizures (WCAG 2.3.1)."""
GRAB_PX = 8
GAP_PX = 2
PILL = QColor(16, 17, 18, 200)


class Mode(StrEnum):
    BESIDE = "beside"
    WIPE = "wipe"
    BLINK = "blink"


MODE_NAMES = {
    Mode.BESIDE: marked("Side by side"),
    Mode.WIPE: marked("Wipe: held on the left of a line"),
    Mode.BLINK: marked("Blink between the two"),
}


@dataclass(frozen=True)
class HeldFrame:
    """A picture as it was seen when it was held; `display` is its shape, `words` tell which frame it is."""

    image: QImage
    display: QSize
    words: str


class Holding:
    """What is held, and which part of the widget belongs to which of the two pictures."""

    def __init__(self) -> None:
        self.held: HeldFrame | None = None
        self.mode = Mode.BESIDE
        self.share = 0.5
        """Where the line of a wipe stands, from the left."""
        self.is_held_turn = False
        """While blinking, whether it is the held one's turn."""

    def areas(self, whole: QRectF) -> tuple[QRectF, QRectF]:
        """Where the picture that is shown is fitted in, and the held one."""
        if self.held is None or self.mode is not Mode.BESIDE:
            return whole, whole
        half = (whole.width() - GAP_PX) / 2
        left = QRectF(whole.left(), whole.top(), half, whole.height())
        return left.translated(half + GAP_PX, 0), left

    def parts(self, whole: QRectF) -> tuple[QRectF, QRectF]:
        """What of the widget shows the picture that is shown, and what the held one; either may be empty."""
        nothing = QRectF()
        if self.held is None:
            return whole, nothing
        if self.mode is Mode.BESIDE:
            return self.areas(whole)
        if self.mode is Mode.BLINK:
            return (nothing, whole) if self.is_held_turn else (whole, nothing)
        line = self.line(whole)
        left = QRectF(whole.left(), whole.top(), line - whole.left(), whole.height())
        return QRectF(line, whole.top(), whole.right() - line, whole.height()), left

    def line(self, whole: QRectF) -> float:
        return round(whole.left() + self.share * whole.width())

    def is_on_line(self, place: QPointF, whole: QRectF) -> bool:
        on_it = abs(place.x() - self.line(whole)) <= GRAB_PX
        return self.held is not None and self.mode is Mode.WIPE and on_it

    def move_line(self, x: float, whole: QRectF) -> None:
        self.share = min(max((x - whole.left()) / max(1.0, whole.width()), 0.0), 1.0)

    def paint(self, painter: QPainter, whole: QRectF, mapping: PictureMapping, *, smooth: bool) -> None:
        """The held picture in its part, the line of a wipe, and words over both."""
        held = self.held
        if held is None:
            return
        _, part = self.parts(whole)
        if not part.isEmpty():
            painter.save()
            painter.setClipRect(part)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
            painter.setTransform(mapping.transform, True)
            painter.drawImage(QRectF(0, 0, mapping.width, mapping.height), held.image)
            painter.restore()
        if self.mode is Mode.WIPE:
            self._paint_line(painter, whole)
        self._paint_words(painter, whole, held)

    def _paint_line(self, painter: QPainter, whole: QRectF) -> None:
        x = self.line(whole)
        for colour, width in ((Qt.GlobalColor.black, 4), (Qt.GlobalColor.white, 2)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(QPointF(x, whole.top()), QPointF(x, whole.bottom()))
        middle = QPointF(x, whole.center().y())
        painter.setBrush(Qt.GlobalColor.white)
        painter.setPen(QPen(Qt.GlobalColor.black, 1.5))
        painter.drawEllipse(middle, 9, 9)
        for step in (-4, 4):
            painter.drawLine(middle + QPointF(step / 2, -3), middle + QPointF(step, 0))
            painter.drawLine(middle + QPointF(step, 0), middle + QPointF(step / 2, 3))

    def _paint_words(self, painter: QPainter, whole: QRectF, held: HeldFrame) -> None:
        here, there = self.parts(whole)
        if not there.isEmpty():
            pill(painter, there, tr("Held: {frame}", frame=held.words))
        if not here.isEmpty():
            pill(painter, here, tr("Shown"), right=self.mode is not Mode.BLINK)


def pill(painter: QPainter, part: QRectF, text: str, *, right: bool = False) -> None:
    """Words on a dark ground in an upper corner of a part of the picture, cut where it is too narrow."""
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, int(part.width()) - 36))
    box = QRectF(0, 0, metrics.horizontalAdvance(shown) + 16, metrics.height() + 8)
    box.moveTopLeft(part.topLeft() + QPointF(10, 10))
    if right:
        box.moveRight(part.right() - 10)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(PILL)
    painter.drawRoundedRect(box, 5, 5)
    painter.setPen(QColor("#f0f0ee"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), shown)
