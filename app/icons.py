"""The window's icons, drawn as paths in the palette's colour: sharp at any scale, right in both looks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPixmapCache, QPolygonF

from app import theme

GRID = 24.0
Draw = Callable[[QPainter], None]


def _polygon(painter: QPainter, *points: tuple[float, float]) -> None:
    painter.setBrush(painter.pen().color())
    painter.drawPolygon(QPolygonF([QPointF(*point) for point in points]))


def _lines(painter: QPainter, *points: tuple[float, float]) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(*point) for point in points]))


def _play(p: QPainter) -> None:
    _polygon(p, (8, 5), (19, 12), (8, 19))


def _pause(p: QPainter) -> None:
    _polygon(p, (7, 5), (10, 5), (10, 19), (7, 19))
    _polygon(p, (14, 5), (17, 5), (17, 19), (14, 19))


def _back(p: QPainter) -> None:
    _polygon(p, (18, 6), (10, 12), (18, 18))
    _lines(p, (7, 6), (7, 18))


def _forward(p: QPainter) -> None:
    _polygon(p, (6, 6), (14, 12), (6, 18))
    _lines(p, (17, 6), (17, 18))


def _earlier(p: QPainter) -> None:
    _lines(p, (15, 5), (8, 12), (15, 19))


def _later(p: QPainter) -> None:
    _lines(p, (9, 5), (16, 12), (9, 19))


def _camera(p: QPainter) -> None:
    p.drawRoundedRect(QRectF(3, 7, 18, 12), 2, 2)
    p.drawEllipse(QPointF(12, 13), 3.5, 3.5)
    _lines(p, (8, 7), (9.5, 4.5), (14.5, 4.5), (16, 7))


def _link(p: QPainter) -> None:
    p.drawRoundedRect(QRectF(2.5, 9, 10, 6), 3, 3)
    p.drawRoundedRect(QRectF(11.5, 9, 10, 6), 3, 3)
    _lines(p, (9, 12), (15, 12))


def _file(p: QPainter) -> None:
    _lines(p, (6, 3), (14, 3), (18, 7), (18, 21), (6, 21), (6, 3))
    _lines(p, (12, 10), (12, 17))
    _lines(p, (8.5, 13.5), (15.5, 13.5))


def _report(p: QPainter) -> None:
    _lines(p, (5, 3), (19, 3), (19, 21), (5, 21), (5, 3))
    for y in (8, 12, 16):
        _lines(p, (8, y), (16 if y < 16 else 12, y))


def _undo(p: QPainter) -> None:
    path = QPainterPath(QPointF(5, 9))
    path.lineTo(14, 9)
    path.arcTo(QRectF(9, 9, 10, 9), 90, -180)
    path.lineTo(9, 18)
    p.drawPath(path)
    _lines(p, (9, 5), (5, 9), (9, 13))


def _redo(p: QPainter) -> None:
    p.translate(GRID, 0)
    p.scale(-1, 1)
    _undo(p)


def _sound(p: QPainter) -> None:
    _polygon(p, (4, 9), (8, 9), (12, 5), (12, 19), (8, 15), (4, 15))
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawArc(QRectF(11, 8, 6, 8), -60 * 16, 120 * 16)
    p.drawArc(QRectF(11, 5, 10, 14), -60 * 16, 120 * 16)


def _muted(p: QPainter) -> None:
    _polygon(p, (4, 9), (8, 9), (12, 5), (12, 19), (8, 15), (4, 15))
    _lines(p, (15, 9), (21, 15))
    _lines(p, (21, 9), (15, 15))


def _eye(p: QPainter) -> None:
    path = QPainterPath(QPointF(2, 12))
    path.quadTo(12, 2, 22, 12)
    path.quadTo(12, 22, 2, 12)
    p.drawPath(path)
    p.drawEllipse(QPointF(12, 12), 3, 3)


def _keys(p: QPainter) -> None:
    p.drawRoundedRect(QRectF(2, 6, 20, 12), 2, 2)
    for x in (6, 10, 14, 18):
        p.drawPoint(QPointF(x, 10))
    _lines(p, (8, 14.5), (16, 14.5))


def _close(p: QPainter) -> None:
    _lines(p, (6, 6), (18, 18))
    _lines(p, (18, 6), (6, 18))


def _float(p: QPainter) -> None:
    p.drawRect(QRectF(4, 9, 11, 11))
    _lines(p, (9, 9), (9, 4), (20, 4), (20, 15), (15, 15))


def _again(p: QPainter) -> None:
    p.drawArc(QRectF(4, 4, 16, 16), 60 * 16, 290 * 16)
    _lines(p, (11, 2), (16, 5), (12.5, 9))


_DRAWINGS: dict[str, Draw] = {
    "play": _play,
    "pause": _pause,
    "back": _back,
    "forward": _forward,
    "earlier": _earlier,
    "later": _later,
    "camera": _camera,
    "link": _link,
    "file": _file,
    "report": _report,
    "undo": _undo,
    "redo": _redo,
    "sound": _sound,
    "muted": _muted,
    "eye": _eye,
    "keys": _keys,
    "close": _close,
    "float": _float,
    "again": _again,
}


def icon(name: str) -> QIcon:
    """The icon in the colours now in force, with a fainter one for disabled controls."""
    made = QIcon()
    colours = theme.look()
    made.addPixmap(_pixmap(name, QColor(colours.text)), QIcon.Mode.Normal)
    made.addPixmap(_pixmap(name, theme.mixed(colours.dim, colours.window, 0.5)), QIcon.Mode.Disabled)
    return made


def _pixmap(name: str, colour: QColor) -> QPixmap:
    key = f"framewitness/{name}/{colour.name(QColor.NameFormat.HexArgb)}"
    pixmap = QPixmap()
    if not QPixmapCache.find(key, pixmap):
        pixmap = _drawn(name, colour)
        QPixmapCache.insert(key, pixmap)
    return pixmap


def _drawn(name: str, colour: QColor) -> QPixmap:
    pixmap = QPixmap(72, 72)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(72 / GRID, 72 / GRID)
    painter.setPen(
        QPen(colour, 1.7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    _DRAWINGS[name](painter)
    painter.end()
    return pixmap
