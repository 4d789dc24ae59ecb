"""A field that records which key is pressed, by its place on the board."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.i18n import tr
from app.keyboard import place_of
from catalog.model.vocabulary import KEY

_CLEARING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class KeyField(QLineEdit):
    """Shows a term's key. Pressing a letter or digit, with Shift or without, asks for it; Backspace for none."""

    key_asked = Signal(str)
    refused = Signal(str)
    """A key that no term can have, as it is called."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAccessibleName(tr("Key"))
        self.setAccessibleDescription(
            tr("Press a letter or digit, with Shift or without. Backspace: no key.")
        )
        self.setToolTip(self.accessibleDescription())
        self.setPlaceholderText(tr("Press a key here"))
        self._platform = QGuiApplication.platformName()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _CLEARING:
            self.key_asked.emit("")
            return
        place = place_of(event, self._platform)
        name = f"Shift+{place}" if shift else place
        others = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if others or event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape) or not place:
            super().keyPressEvent(event)
        elif KEY.fullmatch(name):
            self.key_asked.emit(name)
        elif len(place) == 1:
            self.refused.emit(name)
        else:
            super().keyPressEvent(event)
