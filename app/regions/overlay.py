"""Regions drawn over the picture, and moved there by the mouse.

Nothing is told by colour alone: a line is whole where the place is known, dashed where it only stays as it was,
dotted where the thing is hidden, and the words beside it say so.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF

from app.i18n import tr
from app.player.mapping import PictureMapping
from app.player.picture import PictureWidget
from app.regions import shapes
from app.regions.board import Board, Shown, Tool
from app.regions.shapes import Grip, Hold, Place, Places
from app.session import CaseSession
from app.vocabulary.words import label_of
from catalog.model.records import RegionKind, RegionState
from catalog.model.regions import TRACKER, Standing

REACH = 8.0
"""Pixels of the window within which something is taken hold of."""
HANDLE = 4.0
CROSS = 9.0
LEAST_DRAG = 3.0
"""Pixels of the window; a shorter drag with the box tool is a click, which draws nothing."""
_HALO, _PAPER = QColor(0, 0, 0, 170), QColor(16, 17, 18, 205)
_INK = QColor("#f2f2f0")
_FALLBACK = "#e8e8e6"


class RegionOverlay:
    """An `app.player.overlays.Overlay`."""

    def __init__(self, session: CaseSession, board: Board, picture: PictureWidget) -> None:
        self._session, self._board, self._picture = session, board, picture
        self._grip: Grip | None = None
        self._from: Place = (0.0, 0.0)
        self._was: Places = ()
        self._to: Place | None = None
        """Where the mouse is while something is being drawn."""

    # ---------------------------------------------------------------- painting

    def paint(self, painter: QPainter, mapping: PictureMapping) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        away = []
        for shown in self._board.shown():
            if shown.placed.state is RegionState.OUT_OF_VIEW:
                away.append(f"{_words_of(shown)}  {tr('out of view')}")
            else:
                self._paint_region(painter, mapping, shown)
        self._paint_begun(painter, mapping)
        for number, text in enumerate(away):
            corner = mapping.rect.intersected(mapping.area).topLeft()
            _paint_words(painter, text, corner + QPointF(8, 8 + 22 * number), mapping.area)

    def _paint_region(self, painter: QPainter, mapping: PictureMapping, shown: Shown) -> None:
        region = shown.region
        chosen, of_chosen = self._is_chosen(shown), region in self._board.of_annotation()
        term = self._session.term(shown.annotation.term_code)
        colour = QColor(term.colour if term and term.colour else _FALLBACK)
        width = 3.0 if chosen else 2.0 if of_chosen else 1.4
        places = shapes.corners(region.kind, shown.places)
        polygon = QPolygonF([mapping.to_widget(x, y) for x, y in places])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(_HALO, width + 2.0), _lined(QPen(colour, width), shown)):
            painter.setPen(pen)
            if region.kind == RegionKind.POINT:
                _paint_cross(painter, polygon.at(0))
            else:
                painter.drawPolygon(polygon)
        if chosen and self._board.in_hand:
            self._paint_handles(painter, mapping, shown)
        words = _words_of(shown, None if term is None else label_of(term))
        words = "  ".join([words, *state_words(shown, in_full=chosen)])
        bounds = polygon.boundingRect().adjusted(-2, -2, 2, 2)
        if region.kind == RegionKind.POINT:
            bounds.adjust(-CROSS, -CROSS, CROSS, CROSS)
        place = bounds.topLeft() - QPointF(0, 22)
        if place.y() < mapping.area.top():
            place = bounds.bottomLeft() + QPointF(0, 4)
        _paint_words(painter, words, place, mapping.area, bold=chosen)

    def _paint_handles(self, painter: QPainter, mapping: PictureMapping, shown: Shown) -> None:
        painter.setPen(QPen(QColor("#101112"), 1.0))
        kind = shown.region.kind
        if kind == RegionKind.POINT:
            return
        for number, (x, y) in enumerate(shapes.corners(kind, shown.places)):
            held = kind == RegionKind.POLYGON and number == self._board.corner
            painter.setBrush(QColor("#101112") if held else QColor("#ffffff"))
            size = HANDLE + (2 if held else 0)
            painter.drawRect(_square(mapping.to_widget(x, y), size))
        painter.setBrush(QColor("#ffffff"))
        for x, y in shapes.edge_middles(kind, shown.places):
            painter.drawRect(_square(mapping.to_widget(x, y), HANDLE - 1))

    def _paint_begun(self, painter: QPainter, mapping: PictureMapping) -> None:
        begun, to = self._board.begun, self._to
        if not begun:
            return
        places: Places = (*begun, to) if to is not None else tuple(begun)
        if self._board.tool is Tool.BOX and len(places) == 2:
            places = shapes.corners(RegionKind.BOX, shapes.tidied(RegionKind.BOX, places))
            places = (*places, places[0])
        line = QPolygonF([mapping.to_widget(x, y) for x, y in places])
        for pen in (QPen(_HALO, 4.0), QPen(QColor("#ffffff"), 2.0)):
            painter.setPen(pen)
            painter.drawPolyline(line)
        painter.setBrush(QColor("#ffffff"))
        for x, y in begun:
            painter.drawRect(_square(mapping.to_widget(x, y), HANDLE - 1))

    def _is_chosen(self, shown: Shown) -> bool:
        region = self._board.region
        return region is not None and region.uid == shown.region.uid

    # ---------------------------------------------------------------- the mouse

    def press(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        place = self._picture.to_picture(event.position())
        if self._board.tool is not Tool.SELECT:
            self._press_drawing(place)
            return True
        return self._take(place)

    def _press_drawing(self, place: Place) -> None:
        board = self._board
        if not board.may_draw():
            return
        place = self._kept(place)
        if board.tool is Tool.POINT:
            board.draw(RegionKind.POINT, (place,))
        elif board.tool is Tool.BOX:
            board.begun = [place]
        else:
            first = board.begun[0] if board.begun else None
            if first is not None and len(board.begun) > 2 and self._apart(first, place) <= REACH:
                self.finish_outline()
            else:
                board.begun.append(place)
        self._picture.update()

    def _take(self, place: Place) -> bool:
        """Takes hold of what lies there: of the chosen region's handles first, then of the smallest region."""
        found = self._under(place)
        if found is None:
            if self._board.in_hand:
                self._board.let_go()
            return False
        shown, grip = found
        if not (self._is_chosen(shown) and self._board.in_hand):
            self._board.choose(shown.region.uid, in_hand=True)
            self._session.said.emit(
                tr("Region in hand: drag it, or use the arrows; Ctrl+arrows change its size; Esc lets go.")
            )
        is_corner = grip.hold is Hold.CORNER and shown.region.kind == RegionKind.POLYGON
        self._board.corner = grip.number if is_corner else None
        self._grip, self._from, self._was = grip, place, shown.places
        return True

    def _under(self, place: Place) -> tuple[Shown, Grip] | None:
        reach = REACH / max(1e-6, self._picture.mapping.scale)
        all_shown = [each for each in self._board.shown() if each.placed.state is not RegionState.OUT_OF_VIEW]
        found: list[tuple[Shown, Grip]] = []
        for shown in reversed(all_shown):
            handles = self._is_chosen(shown) and self._board.in_hand
            grip = shapes.grip_at(shown.region.kind, shown.places, place, reach, handles=handles)
            if grip is not None:
                if handles and grip.hold is not Hold.WHOLE:
                    return shown, grip
                found.append((shown, grip))
        return min(found, key=lambda each: _extent(each[0].places), default=None)

    def move(self, event: QMouseEvent) -> bool:
        board = self._board
        place = self._picture.to_picture(event.position())
        if board.begun:
            self._to = self._kept(place)
            self._picture.update()
            return True
        if self._grip is None or board.region is None:
            return self._show_cursor(place)
        across, down = place[0] - self._from[0], place[1] - self._from[1]
        if self._apart(self._from, place) < LEAST_DRAG and board.chosen_here() is not None:
            return True
        places = shapes.dragged(board.region.kind, self._was, self._grip, across, down)
        if self._grip.hold is Hold.WHOLE:
            places = shapes.kept_inside(places, *board.size)
        board.move(tuple(self._kept(each) for each in places))
        return True

    def release(self, event: QMouseEvent) -> bool:
        board = self._board
        self._grip = None
        if board.tool is Tool.BOX and board.begun:
            start, end = board.begun[0], self._kept(self._picture.to_picture(event.position()))
            board.begun, self._to = [], None
            if self._apart(start, end) >= LEAST_DRAG:
                board.draw(RegionKind.BOX, (start, end))
            self._picture.update()
            return True
        board.settle()
        return True

    def double_click(self, event: QMouseEvent) -> bool:
        """Ends an outline that is being drawn; on one in hand a corner goes, or one is put on the edge."""
        board, region = self._board, self._board.region
        if board.tool is Tool.POLYGON and board.begun:
            self.finish_outline()
            return True
        if region is None or not board.in_hand or region.kind != RegionKind.POLYGON:
            return False
        found = self._under(self._picture.to_picture(event.position()))
        if found is None or not self._is_chosen(found[0]):
            return False
        if found[1].hold is Hold.CORNER:
            board.remove_corner(found[1].number)
        elif found[1].hold is Hold.EDGE:
            board.add_corner(found[1].number, found[1].share)
        self._grip = None
        return True

    def key(self, event: QKeyEvent) -> bool:
        return False

    def finish_outline(self) -> None:
        corners, self._to = tuple(self._board.begun), None
        if len(corners) < 3:
            self._session.said.emit(tr("An outline needs at least three corners: click once for each."))
            return
        self._board.begun = []
        self._board.draw(RegionKind.POLYGON, corners)

    # ---------------------------------------------------------------- places

    def _kept(self, place: Place) -> Place:
        width, height = self._board.size
        return min(max(place[0], 0.0), float(width)), min(max(place[1], 0.0), float(height))

    def _apart(self, one: Place, other: Place) -> float:
        """In pixels of the window."""
        scale = self._picture.mapping.scale
        return max(abs(one[0] - other[0]), abs(one[1] - other[1])) * scale

    def _show_cursor(self, place: Place) -> bool:
        if self._board.tool is not Tool.SELECT:
            self._picture.setCursor(Qt.CursorShape.CrossCursor)
        elif self._under(place) is not None:
            self._picture.setCursor(Qt.CursorShape.SizeAllCursor)
        else:
            self._picture.unsetCursor()
            return False
        return True


def _words_of(shown: Shown, term: str | None = None) -> str:
    """“A3 R1 Shield”, and what somebody called the region."""
    words = [f"A{shown.annotation.number} R{shown.region.number}", term or "", shown.region.label]
    return " ".join(each for each in words if each)


def state_words(shown: Shown, *, in_full: bool) -> list[str]:
    """What is to be known of a place that is not simply there."""
    placed = shown.placed
    words = []
    if placed.state is RegionState.HIDDEN:
        words.append(tr("hidden"))
    elif placed.state is RegionState.OUT_OF_VIEW:
        words.append(tr("out of view"))
    elif placed.standing is Standing.NOT_KEYED:
        words.append(tr("not keyed here"))
    elif in_full and placed.made_by == TRACKER:
        words.append(tr("followed by the program"))
    if placed.unsure:
        words.append(tr("unsure"))
    return words


def _lined(pen: QPen, shown: Shown) -> QPen:
    if shown.placed.state is RegionState.HIDDEN:
        pen.setDashPattern([1.0, 2.5])
    elif shown.placed.standing is Standing.NOT_KEYED or shown.placed.unsure:
        pen.setDashPattern([5.0, 3.5])
    return pen


def _paint_cross(painter: QPainter, at: QPointF) -> None:
    painter.drawEllipse(at, CROSS - 3, CROSS - 3)
    painter.drawLine(at - QPointF(CROSS, 0), at + QPointF(CROSS, 0))
    painter.drawLine(at - QPointF(0, CROSS), at + QPointF(0, CROSS))


def _paint_words(painter: QPainter, text: str, place: QPointF, area: QRectF, *, bold: bool = False) -> None:
    """White on dark, moved into the area where it would reach out."""
    font = painter.font()
    font.setBold(bold)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    box = QRectF(place.x(), place.y(), metrics.horizontalAdvance(text) + 10, metrics.height() + 4)
    box.moveLeft(max(area.left(), min(box.left(), area.right() - box.width())))
    box.moveTop(max(area.top(), min(box.top(), area.bottom() - box.height())))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_PAPER)
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(_INK)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)


def _square(middle: QPointF, reach: float) -> QRectF:
    return QRectF(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach)


def _extent(places: Places) -> float:
    xs, ys = [x for x, _ in places], [y for _, y in places]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))
