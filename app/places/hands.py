"""Keys over the two pictures: while one of them has the focus these are its own and not the player's."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from app.places.board import Board, Side
from app.player.picture import PictureWidget

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
FAR = 10
"""Pixels that an arrow moves with Shift."""
CLOSER = 1.25


class Hands:
    """Takes keys on either picture before the window's keyboard does."""

    def __init__(self, board: Board, pictures: dict[Side, PictureWidget]) -> None:
        self._board, self._pictures = board, pictures
        for side, picture in pictures.items():
            picture.takes_first = partial(self._take, side)

    def close(self) -> None:
        for picture in self._pictures.values():
            picture.takes_first = None

    def _take(self, side: Side, event: QKeyEvent) -> bool:
        does = None if self._pictures[side].concealed else self._does(event, side)
        if does is None or event.type() == QEvent.Type.KeyRelease:
            return False
        if event.type() == QEvent.Type.KeyPress:
            does()
        event.accept()
        return True

    def _does(self, event: QKeyEvent, side: Side) -> Callable[[], None] | None:
        """What a key does now; None: it is not ours."""
        board, picture, key = self._board, self._pictures[side], Qt.Key(event.key())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return None
        if board.place is None:
            return None
        if key in _ARROWS:
            across, down = _ARROWS[key]
            return lambda: self._arrow(side, across, down, FAR if shift else 1)
        return {
            Qt.Key.Key_Return: lambda: self._put(side),
            Qt.Key.Key_Enter: lambda: self._put(side),
            Qt.Key.Key_Delete: board.remove,
            Qt.Key.Key_Backspace: board.remove,
            Qt.Key.Key_Escape: board.let_go,
            Qt.Key.Key_PageUp: lambda: board.step(-1),
            Qt.Key.Key_PageDown: lambda: board.step(1),
            Qt.Key.Key_Plus: lambda: picture.zoom_by(CLOSER),
            Qt.Key.Key_Equal: lambda: picture.zoom_by(CLOSER),
            Qt.Key.Key_Minus: lambda: picture.zoom_by(1 / CLOSER),
            Qt.Key.Key_0: lambda: picture.set_zoom(None),
        }.get(key)

    def _put(self, side: Side) -> None:
        """A point in the middle of what is seen, to be moved by the arrows; then the other picture has its turn."""
        picture = self._pictures[side]
        half = self._board.half
        if half is not None and half[0] is side:
            self._pictures[side.other].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._board.put(side, picture.to_picture(picture.mapping.area.center()))

    def _arrow(self, side: Side, across: int, down: int, far: int) -> None:
        """Moves the point in hand as it is seen, whichever way the picture is turned; without one, what is seen."""
        board, picture = self._board, self._pictures[side]
        at = None
        if board.point is not None:
            at = board.at(board.point, side)
        elif board.half is not None and board.half[0] is side:
            at = board.half[1]
        if at is None:
            picture.pan(across * 6.0 * far, down * 6.0 * far)
            return
        turns = picture.quarter_turns % 4
        x, y = {0: (across, down), 1: (down, -across), 2: (-across, -down), 3: (-down, across)}[turns]
        board.move(side, (at[0] + far * x, at[1] + far * y), soon=True)
