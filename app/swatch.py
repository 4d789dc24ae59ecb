"""A term's mark: its shape in its colour; a term of spans has a bar under it. The same in every list."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPixmapCache

from app import theme
from app.i18n import marked
from catalog.model.records import Extent, Term

SIZE = QSize(14, 14)
SHAPE_NAMES = {
    "square": marked("Square"),
    "triangle": marked("Triangle"),
    "circle": marked("Circle"),
    "diamond": marked("Diamond"),
    "star": marked("Star"),
    "plus": marked("Plus"),
    "hourglass": marked("Hourglass"),
    "triangle_down": marked("Triangle, point down"),
    "ring": marked("Ring"),
    "cross": marked("Cross"),
}
_BAR = 0.2
"""The bar's height and the gap above it, as a share of the mark's."""


def draw(painter: QPainter, place: QRectF, term: Term) -> None:
    """Draws the mark; the shape is `term.shape`, which the session fills with the group's."""
    is_span = term.kind != Extent.POINT
    room = place.adjusted(0, 0, 0, -place.height() * _BAR) if is_span else place
    painter.setPen(QPen(theme.mixed(term.colour, theme.look().text, 0.45), 1))
    painter.setBrush(QColor(term.colour))
    painter.drawPath(path(term.shape, room))
    if is_span:
        bar = QRectF(place.left(), 0, place.width(), place.height() * _BAR * 0.62)
        bar.moveBottom(place.bottom())
        painter.drawRect(bar)


def path(shape: str, place: QRectF) -> QPainterPath:
    """The outline of a shape in the largest square within `place`; a diamond for one without a name."""
    side = min(place.width(), place.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(place.center())
    found = QPainterPath()
    if shape == "square":
        found.addRect(square.adjusted(side * 0.06, side * 0.06, -side * 0.06, -side * 0.06))
    elif shape == "circle":
        found.addEllipse(square)
    elif shape == "ring":
        found.setFillRule(Qt.FillRule.OddEvenFill)
        found.addEllipse(square)
        found.addEllipse(square.center(), side * 0.24, side * 0.24)
    else:
        _add_corners(found, square.center(), side / 2, shape)
    return found


def _add_corners(found: QPainterPath, middle: QPointF, radius: float, shape: str) -> None:
    corners = _CORNERS.get(shape, _CORNERS["diamond"])
    points = [
        middle + QPointF(math.sin(math.radians(turn)), -math.cos(math.radians(turn))) * (far * radius)
        for turn, far in corners
    ]
    found.moveTo(points[0])
    for point in points[1:]:
        found.lineTo(point)
    found.closeSubpath()


def _arms(first: float) -> list[tuple[float, float]]:
    """A plus whose first arm points to `first` degrees."""
    half, inner = math.degrees(math.atan2(0.3, 1.0)), math.hypot(0.3, 0.3)
    tip = math.hypot(1.0, 0.3)
    return [
        corner
        for arm in range(4)
        for corner in (
            (first + arm * 90 - half, tip),
            (first + arm * 90 + half, tip),
            (first + arm * 90 + 45, inner),
        )
    ]


_CORNERS: dict[str, list[tuple[float, float]]] = {
    "diamond": [(0, 1), (90, 1), (180, 1), (270, 1)],
    "triangle": [(0, 1.05), (125, 1.15), (235, 1.15)],
    "triangle_down": [(180, 1.05), (305, 1.15), (55, 1.15)],
    "hourglass": [(-42, 1.35), (42, 1.35), (90, 0.12), (138, 1.35), (222, 1.35), (270, 0.12)],
    "star": [(turn, 1.15 if turn % 72 == 0 else 0.48) for turn in range(0, 360, 36)],
    "plus": [(turn, far * 0.95) for turn, far in _arms(0)],
    "cross": [(turn, far * 0.95) for turn, far in _arms(45)],
}
"""Degrees clockwise from the top, and how far from the middle in half sides."""


def icon(term: Term) -> QIcon:
    """The mark alone; the same when its row is selected. Drawn once: lists ask for it at each row that they paint."""
    is_span = term.kind != Extent.POINT
    key = f"mark {term.shape} {term.colour} {is_span} {theme.look().text}"
    pixmap = QPixmap()
    if not QPixmapCache.find(key, pixmap):
        pixmap = _drawn(term)
        QPixmapCache.insert(key, pixmap)
    made = QIcon(pixmap)
    made.addPixmap(pixmap, QIcon.Mode.Selected)
    return made


def _drawn(term: Term) -> QPixmap:
    pixmap = QPixmap(SIZE * 3)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(3, 3)
    draw(painter, QRectF(1, 1, SIZE.width() - 2, SIZE.height() - 2), term)
    painter.end()
    return pixmap


def sample(*, colour: str, shape: str, kind: str = Extent.POINT) -> Term:
    """A term that is nothing but its looks: to draw a group's mark."""
    return Term(
        vocabulary="",
        vocabulary_version="",
        code="",
        group="",
        position=0,
        kind=kind,
        labels={},
        definition="",
        colour=colour,
        shape=shape,
    )
