"""The whole picture, small in a corner, while only a part of it is seen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from app.player.mapping import PictureMapping, map_picture

SIZE = QSize(168, 126)
MARGIN = 10


class Overview:
    """Where it lies, what is drawn in it, and which place of the picture a place in it means."""

    def __init__(self) -> None:
        self._small = QImage()
        self._of: int | None = None

    def place(self, mapping: PictureMapping) -> PictureMapping | None:
        """The picture in small, in the area's lower right corner; None where all of it is seen."""
        whole = mapping.area.adjusted(-0.5, -0.5, 0.5, 0.5).contains(mapping.rect)
        if whole or min(mapping.area.width(), mapping.area.height()) < 1.5 * SIZE.height():
            return None
        shape = mapping.rect.size().scaled(QSizeF(SIZE), Qt.AspectRatioMode.KeepAspectRatio)
        corner = mapping.area.bottomRight() - QPointF(MARGIN, MARGIN)
        area = QRectF(corner.x() - shape.width(), corner.y() - shape.height(), shape.width(), shape.height())
        size = QRectF(0, 0, mapping.width, mapping.height).size()
        return map_picture(size, area, quarter_turns=mapping.quarter_turns)

    def paint(self, painter: QPainter, mapping: PictureMapping, image: QImage) -> None:
        small = self.place(mapping)
        if small is None:
            return
        if self._of != image.cacheKey():
            self._of = image.cacheKey()
            self._small = image.scaled(
                QSize(2 * SIZE.width(), 2 * SIZE.height()), Qt.AspectRatioMode.KeepAspectRatio
            )
        painter.save()
        painter.setPen(QPen(QColor(255, 255, 255, 150), 1))
        painter.setBrush(Qt.GlobalColor.black)
        painter.drawRect(small.rect.adjusted(-1, -1, 1, 1))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setTransform(small.transform, True)
        painter.drawImage(QRectF(0, 0, small.width, small.height), self._small)
        painter.restore()
        self._paint_seen(painter, mapping, small)

    def _paint_seen(self, painter: QPainter, mapping: PictureMapping, small: PictureMapping) -> None:
        corners = (mapping.area.topLeft(), mapping.area.bottomRight())
        first, last = (small.to_widget(*mapping.to_picture(corner)) for corner in corners)
        seen = QRectF(first, last).normalized() & small.rect
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((Qt.GlobalColor.black, 3), (Qt.GlobalColor.white, 1)):
            painter.setPen(QPen(colour, width))
            painter.drawRect(seen)

    def meant(self, mapping: PictureMapping, place: QPointF) -> tuple[float, float] | None:
        """The place of the picture that lies under a place of the overview; None outside it."""
        small = self.place(mapping)
        return small.to_picture(place) if small is not None and small.rect.contains(place) else None
