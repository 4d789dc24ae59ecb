"""The keys of a region that is in hand, or being drawn: while it is, they are its own and not the player's."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from app.player.picture import PictureWidget
from app.regions import shapes
from app.regions.board import Board, Tool
from app.regions.overlay import RegionOverlay
from catalog.model.records import RegionKind

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FAR = 10
"""Pixels that an arrow moves with Shift."""


class Hands:
    """Takes keys on the picture before the window's keyboard does, while there is something to move or to end."""

    def __init__(
        self,
        board: Board,
        overlay: RegionOverlay,
        picture: PictureWidget,
        ask_delete: Callable[[], None],
    ) -> None:
        self._board, self._overlay, self._picture = board, overlay, picture
        self._ask_delete = ask_delete
        picture.takes_first = self._take

    def close(self) -> None:
        self._picture.takes_first = None

    def _take(self, event: QKeyEvent) -> bool:
        does = None if self._picture.concealed else self._does(event)
        if does is None:
            return False
        if event.type() == QEvent.Type.KeyPress:
            does()
        event.accept()
        return True

    def _does(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What a key does now; None: it is not ours."""
        board, modifiers = (
            self._board,
            event.modifiers() & (_CONTROL | _SHIFT | Qt.KeyboardModifier.AltModifier),
        )
        key = Qt.Key(event.key())
        if board.tool is not Tool.SELECT:
            return self._drawing(key) if not modifiers else None
        if not board.in_hand or modifiers & Qt.KeyboardModifier.AltModifier:
            return None
        if key in _ARROWS:
            return lambda: self._arrow(*_ARROWS[key], modifiers)
        if modifiers:
            return None
        if key == Qt.Key.Key_Escape:
            return board.let_go
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return self._ask_delete
        step = {Qt.Key.Key_BracketLeft: -1, Qt.Key.Key_BracketRight: 1}.get(key)
        region = board.region
        if step is not None and region is not None and region.kind == RegionKind.POLYGON:
            return lambda: self._next_corner(step)
        return None

    def _drawing(self, key: Qt.Key) -> Callable[[], None] | None:
        board = self._board
        if key == Qt.Key.Key_Escape:
            return lambda: board.use(Tool.SELECT)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._overlay.finish_outline if board.begun else board.draw_in_the_middle
        if key == Qt.Key.Key_Backspace and board.begun:
            return self._take_back
        return None

    def _take_back(self) -> None:
        self._board.begun.pop()
        self._picture.update()

    def _arrow(self, across: int, down: int, modifiers: Qt.KeyboardModifier) -> None:
        board = self._board
        shown, region = board.chosen_here(), board.region
        if shown is None or region is None:
            board.may_draw()
            return
        far = FAR if modifiers & _SHIFT else 1
        across, down = across * far, down * far
        if modifiers & _CONTROL:
            places = shapes.grown(region.kind, shown.places, across, -down)
        elif board.corner is not None:
            grip = shapes.Grip(shapes.Hold.CORNER, board.corner)
            places = shapes.dragged(region.kind, shown.places, grip, across, down)
        else:
            places = tuple((x + across, y + down) for x, y in shown.places)
        board.move(shapes.kept_inside(places, *board.size), soon=True)

    def _next_corner(self, step: int) -> None:
        board, shown = self._board, self._board.chosen_here()
        if shown is not None:
            count = len(shown.places)
            board.corner = (
                (0 if step > 0 else count - 1) if board.corner is None else (board.corner + step) % count
            )
            board.changed.emit()
