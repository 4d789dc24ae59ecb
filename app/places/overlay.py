"""Numbered points over one of the two pictures, and the mouse that sets and moves them.

A point is told by its number and by the shape around it; the exact place stays free within the cross.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF

from app.i18n import tr
from app.places.board import Board, Place, Side
from app.player.mapping import PictureMapping
from app.player.picture import PictureWidget

REACH = 13.0
"""Pixels of the window within which a point is taken hold of."""
MOVED = 4.0
"""A press that moves less is a click."""
ARM, GAP = 11.0, 3.0
BADGE = 11.0
SHAPES = ("circle", "square", "diamond", "triangle", "pentagon", "hexagon")
_CORNERS = {
    "square": (4, 45),
    "diamond": (4, 0),
    "triangle": (3, -90),
    "pentagon": (5, -90),
    "hexagon": (6, 0),
}
_DARK, _LIGHT, _HAND = QColor(12, 13, 14, 230), QColor("#ffffff"), QColor("#ffd34d")


def shape_of(number: int) -> str:
    return SHAPES[(number - 1) % len(SHAPES)]


class PointsOverlay:
    """An `app.player.overlays.Overlay` of one side."""

    def __init__(self, board: Board, side: Side, picture: PictureWidget) -> None:
        self._board, self._side, self._picture = board, side, picture
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._holds = False
        """Whether the press took hold of a point."""
        self._moved = False
        board.changed.connect(picture.update)

    # ---------------------------------------------------------------- painting

    def paint(self, painter: QPainter, mapping: PictureMapping) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        board = self._board
        for point in board.points:
            if point.number != board.number:
                self._paint(painter, mapping, board.at(point, self._side), point.number)
        if board.point is not None:
            self._paint(painter, mapping, board.at(board.point, self._side), board.point.number, in_hand=True)
        if board.half is not None:
            if board.half[0] is self._side:
                self._paint(painter, mapping, board.half[1], board.next_number, in_hand=True, half=True)
            else:
                self._say(painter, mapping, tr("Now point {number} here", number=board.next_number))

    def _paint(
        self,
        painter: QPainter,
        mapping: PictureMapping,
        place: Place,
        number: int,
        *,
        in_hand: bool = False,
        half: bool = False,
    ) -> None:
        at = mapping.to_widget(*place)
        colour = _HAND if in_hand else _LIGHT
        for pen in (QPen(_DARK, 4.5 if in_hand else 3.5), QPen(colour, 2.2 if in_hand else 1.4)):
            if half:
                pen.setDashPattern([1.6, 1.2])
            painter.setPen(pen)
            for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                way = QPointF(x, y)
                painter.drawLine(at + way * GAP, at + way * ARM)
        middle = self._badge_at(at, mapping)
        painter.setPen(
            QPen(colour, 2.6 if in_hand else 1.4, Qt.PenStyle.DashLine if half else Qt.PenStyle.SolidLine)
        )
        painter.setBrush(_DARK)
        paint_shape(painter, shape_of(number), middle, BADGE + (2 if in_hand else 0))
        font = painter.font()
        font.setBold(True)
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(colour)
        box = QRectF(middle.x() - 16, middle.y() - 10, 32, 20)
        if shape_of(number) == "triangle":
            box.translate(0, 2)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(number))

    def _badge_at(self, at: QPointF, mapping: PictureMapping) -> QPointF:
        """Beside the point, turned inwards at the edges of what is seen."""
        across = -1 if at.x() + 2.6 * BADGE > mapping.area.right() else 1
        down = 1 if at.y() - 2.6 * BADGE < mapping.area.top() else -1
        return at + QPointF(across, down) * 1.5 * BADGE

    def _say(self, painter: QPainter, mapping: PictureMapping, text: str) -> None:
        font = painter.font()
        font.setPixelSize(13)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(text) + 18
        box = QRectF(mapping.area.center().x() - width / 2, mapping.area.bottom() - 32, width, 24)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_DARK)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(_HAND)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)

    # ---------------------------------------------------------------- the mouse

    def press(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        self._pressed = self._last = event.position()
        self._moved = False
        number = self._under(event.position())
        self._holds = number is not None
        if number is not None:
            self._board.half = None
            self._board.take(number)
        return True

    def move(self, event: QMouseEvent) -> bool:
        if self._pressed is None:
            near = self._under(event.position()) is not None
            self._picture.setCursor(Qt.CursorShape.OpenHandCursor if near else Qt.CursorShape.CrossCursor)
            return True
        now = event.position()
        self._moved = self._moved or (now - self._pressed).manhattanLength() > MOVED
        if self._moved and self._holds:
            self._board.move(self._side, self._picture.to_picture(now), dragging=True)
        elif self._moved:
            self._picture.pan(self._last.x() - now.x(), self._last.y() - now.y())
        self._last = now
        return True

    def release(self, event: QMouseEvent) -> bool:
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            return False
        if self._holds and self._moved:
            self._board.write()
        elif not self._holds and not self._moved:
            place = self._picture.to_picture(event.position())
            width, height = self._board.size(self._side)
            if 0 <= place[0] <= width and 0 <= place[1] <= height:
                self._board.put(self._side, place)
        return True

    def double_click(self, event: QMouseEvent) -> bool:
        return self.press(event)

    def key(self, event: QKeyEvent) -> bool:
        return False  # `app.places.hands` has them before the player does

    def _under(self, where: QPointF) -> int | None:
        board, mapping = self._board, self._picture.mapping
        near = []
        for point in board.points:
            at = mapping.to_widget(*board.at(point, self._side))
            apart = min(_apart(at, where), _apart(self._badge_at(at, mapping), where))
            near.append((apart, point.number))
        apart, number = min(near, default=(math.inf, 0))
        return number if apart <= REACH else None


def paint_shape(painter: QPainter, shape: str, middle: QPointF, radius: float) -> None:
    if shape == "circle":
        painter.drawEllipse(middle, radius, radius)
        return
    count, start = _CORNERS[shape]
    reach = radius * (1.5 if shape == "triangle" else 1.25)
    angles = [math.radians(start + 360 * number / count) for number in range(count)]
    painter.drawPolygon(QPolygonF([middle + QPointF(math.cos(a), math.sin(a)) * reach for a in angles]))


def _apart(one: QPointF, other: QPointF) -> float:
    return math.hypot(one.x() - other.x(), one.y() - other.y())
