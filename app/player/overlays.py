"""What may be drawn over the picture and be moved there by the mouse."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

from app.player.mapping import PictureMapping


class Overlay(Protocol):
    """Something over the picture, in `PictureWidget.overlays`; the last of them is drawn on top and asked first.

    Places of mouse events are the widget's: `PictureWidget.to_picture` gives those in the picture. Nothing is drawn
    or asked while the picture is kept back. Whoever changes what is drawn calls `PictureWidget.update`.
    """

    def paint(self, painter: QPainter, mapping: PictureMapping) -> None:
        """The painter draws in the widget's own places and is clipped to the picture's area."""

    def press(self, event: QMouseEvent) -> bool:
        """Whether it takes the press; then it alone gets the moves up to the release, and nothing is panned."""

    def move(self, event: QMouseEvent) -> bool:
        """While it holds a press; and with no button down, to show what would be taken. Whether it did anything."""

    def release(self, event: QMouseEvent) -> bool: ...

    def double_click(self, event: QMouseEvent) -> bool: ...

    def key(self, event: QKeyEvent) -> bool:
        """A key that is no action's and no code's, while the picture has the focus."""
