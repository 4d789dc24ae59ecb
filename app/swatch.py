"""A term's mark: a diamond for a point, a bar for a span, in its colour. The same in every list."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from app import theme
from catalog.model.records import Extent, Term

SIZE = QSize(14, 14)


def draw(painter: QPainter, place: QRectF, term: Term) -> None:
    painter.setPen(QPen(theme.mixed(term.colour, theme.look().text, 0.45), 1))
    painter.setBrush(QColor(term.colour))
    if term.kind == Extent.POINT:
        middle, half = place.center(), place.width() / 2
        corners = ((-half, 0.0), (0.0, -half), (half, 0.0), (0.0, half))
        painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))
    else:
        painter.drawRoundedRect(place.adjusted(0, 3, 0, -3), 1.5, 1.5)


def icon(term: Term) -> QIcon:
    """The mark alone; the same when its row is selected."""
    pixmap = QPixmap(SIZE * 3)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(3, 3)
    draw(painter, QRectF(1, 1, SIZE.width() - 2, SIZE.height() - 2), term)
    painter.end()
    made = QIcon(pixmap)
    made.addPixmap(pixmap, QIcon.Mode.Selected)
    return made
