"""Keys over the two pictures: while one of them has the focus these are its own and not the player's."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
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


class Hands(QObject):
    """Listens before the window's keyboard does, and only while a picture has the focus."""

    def __init__(self, board: Board, pictures: dict[Side, PictureWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._board, self._pictures = board, pictures
        self._side: Side | None = None
        for picture in pictures.values():
            picture.installEventFilter(self)

    def close(self) -> None:
        self._listen(None)
        for picture in self._pictures.values():
            picture.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        side = next((side for side, each in self._pictures.items() if each is watched), None)
        if side is None:
            return False
        if event.type() == QEvent.Type.FocusIn:
            self._listen(side)
        elif event.type() == QEvent.Type.FocusOut:
            self._listen(None)
        elif isinstance(event, QKeyEvent) and self._side is side and event.type() != QEvent.Type.KeyRelease:
            return self._key(event, side)
        return False

    def _listen(self, side: Side | None) -> None:
        application = QCoreApplication.instance()
        if application is not None and (side is None) != (self._side is None):
            (application.removeEventFilter if side is None else application.installEventFilter)(self)
        self._side = side

    def _key(self, event: QKeyEvent, side: Side) -> bool:
        does = None if self._pictures[side].concealed else self._does(event, side)
        if does is None:
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
