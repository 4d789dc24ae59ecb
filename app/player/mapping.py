"""Where in a widget the picture lies: fitted or zoomed, moved, turned further by hand."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform


@dataclass(frozen=True)
class PictureMapping:
    """Between places in the upright picture, in its pixels, and places in the widget, in Qt's (logical) pixels.

    `quarter_turns` are clockwise turns that the person added; places in the picture are those before them, so that
    what is drawn over it stays where it belongs. `scale` is widget pixels for one of the picture; `origin` is
    where the upper left corner of the turned picture lies; `area` is the part of the widget given to it.
    """

    width: float
    height: float
    quarter_turns: int
    scale: float
    origin: QPointF
    area: QRectF

    @property
    def rect(self) -> QRectF:
        """Where the whole picture lies; more than `area` where it is zoomed."""
        return QRectF(self.origin, _turned(self.width, self.height, self.quarter_turns) * self.scale)

    @property
    def transform(self) -> QTransform:
        """From the picture to the widget, for painters."""
        transform = QTransform.fromTranslate(self.origin.x(), self.origin.y())
        transform.scale(self.scale, self.scale)
        across, down = {
            0: (0.0, 0.0),
            1: (self.height, 0.0),
            2: (self.width, self.height),
            3: (0.0, self.width),
        }[self.quarter_turns % 4]
        transform.translate(across, down)
        transform.rotate(90 * (self.quarter_turns % 4))
        return transform

    def to_widget(self, x: float, y: float) -> QPointF:
        return self.transform.map(QPointF(x, y))

    def to_picture(self, place: QPointF) -> tuple[float, float]:
        """The place in the picture; outside it, less than 0 or more than its width and height."""
        inverse, _ = self.transform.inverted()
        found = inverse.map(place)
        return found.x(), found.y()


def map_picture(
    size: QSizeF,
    area: QRectF,
    *,
    quarter_turns: int = 0,
    scale: float | None = None,
    centre: tuple[float, float] = (0.5, 0.5),
) -> PictureMapping:
    """A picture of `size` in `area`. `scale` None fits it in; else the place `centre`, in shares of the upright
    picture's width and height, is brought to the middle of the area, as far as the picture still fills it."""
    turned = _turned(size.width(), size.height(), quarter_turns)
    fitted = min(
        area.width() / max(1.0, turned.width()),
        area.height() / max(1.0, turned.height()),
    )
    chosen = fitted if scale is None else scale
    x, y = (0.5, 0.5) if scale is None else _turned_share(centre, quarter_turns)
    left = _placed(area.left(), area.width(), turned.width() * chosen, x)
    top = _placed(area.top(), area.height(), turned.height() * chosen, y)
    origin = QPointF(round(left), round(top))
    return PictureMapping(size.width(), size.height(), quarter_turns % 4, chosen, origin, area)


def _placed(start: float, room: float, length: float, share: float) -> float:
    """Where a length begins of which `share` is to lie in the middle of the room, without leaving room empty."""
    if length <= room:
        return start + (room - length) / 2
    return min(start, max(start + room - length, start + room / 2 - share * length))


def _turned(width: float, height: float, quarter_turns: int) -> QSizeF:
    return QSizeF(height, width) if quarter_turns % 2 else QSizeF(width, height)


def _turned_share(share: tuple[float, float], quarter_turns: int) -> tuple[float, float]:
    x, y = share
    return {0: (x, y), 1: (1 - y, x), 2: (1 - x, 1 - y), 3: (y, 1 - x)}[quarter_turns % 4]
