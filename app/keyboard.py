"""Which key was pressed, by its place on the board, and who gets it.

Under a Russian layout `event.key()` is Cyrillic and shortcuts are dead; under a Kazakh one the digits' row bears
letters. So plain keys are matched by their native scan code. Coding keys need presses and releases, with
auto-repeat told apart, which a QAction does not give: whatever has the focus is listened to before it gets a key.

Nothing listens to the whole application: each event of the program would then wait for Python, the 2,000 that open a
dialog too (measured: 55 to 70 ms in place of 15 to 20, as both ends of it also block and release every widget below).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from app.actions import BY_ID, Actions, Context

# Linux input codes of the main block, which are also the PC's scan codes (set 1).
_ROWS = {2: "1234567890-=", 16: "QWERTYUIOP[]", 30: "ASDFGHJKL;'`", 44: "ZXCVBNM,./"}
_PLACES = {first + i: sign for first, signs in _ROWS.items() for i, sign in enumerate(signs)} | {43: "\\"}
_SCAN_CODE_OFFSET = {"xcb": 8, "wayland": 8, "windows": 0}
_NAMED = {
    Qt.Key.Key_Left: "Left",
    Qt.Key.Key_Right: "Right",
    Qt.Key.Key_Up: "Up",
    Qt.Key.Key_Down: "Down",
    Qt.Key.Key_Home: "Home",
    Qt.Key.Key_End: "End",
    Qt.Key.Key_Space: "Space",
    Qt.Key.Key_Backspace: "Backspace",
    Qt.Key.Key_Delete: "Delete",
    Qt.Key.Key_Return: "Return",
    Qt.Key.Key_Enter: "Enter",
    Qt.Key.Key_Escape: "Escape",
    Qt.Key.Key_PageUp: "PgUp",
    Qt.Key.Key_PageDown: "PgDown",
    Qt.Key.Key_Insert: "Insert",
} | {getattr(Qt.Key, f"Key_F{number}"): f"F{number}" for number in range(1, 13)}
_SHIFTED = dict(zip('!@#$%^&*()_+{}|:"<>?~', "1234567890-=[]\\;',./`", strict=True))
SAME_MS = 2
"""A release and a press so near to one another, by the window system's clock, are one key held down."""
REPEAT_COMES_MS = 30
"""How long the press of a repeat may be on its way."""
_NAVIGATION = {"Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown", "Return", "Enter", "Space"}
_MODIFIERS = (
    (Qt.KeyboardModifier.ControlModifier, "Ctrl"),
    (Qt.KeyboardModifier.AltModifier, "Alt"),
    (Qt.KeyboardModifier.ShiftModifier, "Shift"),
)


def place_of(event: QKeyEvent, platform: str) -> str:
    """The key without modifiers, as on a US board: by scan code where there is one, else by its meaning."""
    named = _NAMED.get(Qt.Key(event.key())) or _on_keypad(event)
    if named:
        return named
    if platform in _SCAN_CODE_OFFSET and event.nativeScanCode():
        place = _PLACES.get(event.nativeScanCode() - _SCAN_CODE_OFFSET[platform])
        if place:
            return place
    return meaning_of(event)


def _on_keypad(event: QKeyEvent) -> str:
    """The signs of the number pad that the main block has only with Shift are keys of their own there."""
    sign = {Qt.Key.Key_Plus: "+", Qt.Key.Key_Asterisk: "*"}.get(Qt.Key(event.key()), "")
    return sign if event.modifiers() & Qt.KeyboardModifier.KeypadModifier else ""


def meaning_of(event: QKeyEvent) -> str:
    """The key without modifiers by what the layout says it is; empty for one that a US board lacks."""
    code = event.key()
    sign = chr(code) if 0x21 <= code <= 0x7E else ""
    return _SHIFTED.get(sign, sign)


def key_text(place: str, modifiers: Qt.KeyboardModifier) -> str:
    """`Ctrl+Shift+Z` and the like."""
    return "+".join([name for flag, name in _MODIFIERS if modifiers & flag] + [place]) if place else ""


def names_of(event: QKeyEvent, platform: str) -> list[str]:
    """What this key may be called, best first. With Ctrl or Alt the layout's letter comes before the place."""
    modifiers = event.modifiers()
    place, meaning = place_of(event, platform), meaning_of(event)
    commanding = bool(modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier))
    ordered = (meaning, place) if commanding and meaning else (place, meaning)
    names = [key_text(place, modifiers) for place in dict.fromkeys(ordered[: 2 if commanding else 1])]
    if event.text() == "?":
        names.insert(0, "?")
    if place == "/" and modifiers == Qt.KeyboardModifier.ShiftModifier:
        names.append("?")  # where a US board has it: a Russian layout has a comma there
    return [name for name in dict.fromkeys(names) if name]


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def takes_text(widget: QWidget | None) -> bool:
    """Whether keys pressed in this widget write something."""
    if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
        return not widget.isReadOnly()
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    return isinstance(widget, QAbstractSpinBox)


def _keeps(widget: QWidget | None, name: str) -> bool:
    """Whether a widget that has the focus needs this key for itself; `own_keys` of its class names others."""
    if name in getattr(widget, "own_keys", ()):
        return True
    if isinstance(widget, QAbstractButton):
        return name in ("Space", "Return", "Enter")
    if isinstance(widget, QAbstractItemView | QComboBox | QSlider):
        return name in _NAVIGATION
    return False


class Keyboard(QObject):
    """Hands the main window's keys to actions and to the coder.

    `takes_first` of a widget, where it has one, is asked before: it says whether it took the key.
    """

    code_pressed = Signal(str)
    code_lifted = Signal(str)
    """The key went up, or seems to: X11 repeats a held key by lifting it for no time at all."""
    code_released = Signal(str)
    """What was lifted last is truly up."""
    focus_lost = Signal()
    """The window is no longer in front, or a field that takes text has the focus: what was held is over."""

    def __init__(self, window: QWidget, actions: Actions, is_code: Callable[[str], bool]) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._is_code = is_code
        self._held: dict[str, str] = {}
        """Codes that are down, by the place of their key: modifiers may be let go first."""
        self._lifted_at: dict[str, int] = {}
        """When each place was last let go, in the window system's milliseconds."""
        self._platform = QGuiApplication.platformName()
        self._focused: QWidget | None = None
        """What has the focus and is listened to, beside the window itself."""
        window.installEventFilter(self)
        self._following = _application().focusChanged.connect(self._follow_focus)
        self._follow_focus()

    def detach(self) -> None:
        """Listens to nothing any more; once is enough."""
        QObject.disconnect(self._following)
        self._listen_to(None)
        self._window.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if not isinstance(watched, QWidget):
                return False
            takes_first: Callable[[QKeyEvent], bool] | None = getattr(watched, "takes_first", None)
            if takes_first is not None and takes_first(event):
                return True
            return self._is_ours(watched) and self._key(watched, event)
        if watched is self._window and event.type() == QEvent.Type.WindowDeactivate:
            self._let_go()
        return False

    def _follow_focus(self) -> None:
        self._listen_to(QApplication.focusWidget())
        if takes_text(self._focused):
            self._let_go()

    def _listen_to(self, widget: QWidget | None) -> None:
        if self._focused is not None and isValid(self._focused) and self._focused is not self._window:
            self._focused.removeEventFilter(self)
        self._focused = widget
        if widget is not None and widget is not self._window:
            widget.installEventFilter(self)

    def _is_ours(self, widget: QWidget) -> bool:
        return widget.window() is self._window and QApplication.activeModalWidget() is None

    def _key(self, widget: QWidget, event: QKeyEvent) -> bool:
        place = place_of(event, self._platform)
        if event.type() == QEvent.Type.KeyRelease:
            return self._lift(place, event)
        repeated = self._is_repeated(place, event)
        if event.type() == QEvent.Type.KeyPress:
            self._lifted_at.pop(place, None)
        for name in names_of(event, self._platform):
            action_id = self._actions.keymap.action_at(name)
            if action_id is not None and self._may_act(action_id, widget, name):
                if event.type() == QEvent.Type.KeyPress:
                    self._trigger(action_id, repeated=repeated)
                event.accept()
                return True
            if action_id is None and self._is_code(name) and not takes_text(widget):
                if event.type() == QEvent.Type.KeyPress and not repeated:
                    self._press(name, place)
                event.accept()
                return True
        return False

    def _is_repeated(self, place: str, event: QKeyEvent) -> bool:
        """Whether the key has been down all the while.

        Under X11 Qt flags a repeat only if the press is there already when it sees the release (measured: on a
        busy machine a held key came as up to three presses). The two bear one and the same time.
        """
        if event.isAutoRepeat():
            return True
        lifted_at = self._lifted_at.get(place)
        return self._platform == "xcb" and lifted_at is not None and event.timestamp() - lifted_at <= SAME_MS

    def _may_act(self, action_id: str, widget: QWidget, name: str) -> bool:
        if BY_ID[action_id].context is Context.ALWAYS:
            return True
        return not takes_text(widget) and not _keeps(widget, name)

    def _trigger(self, action_id: str, *, repeated: bool) -> None:
        if not repeated or BY_ID[action_id].repeats:
            self._actions[action_id].trigger()

    def _press(self, name: str, place: str) -> None:
        self._release(place)
        self._held[place] = name
        self.code_pressed.emit(name)

    def _lift(self, place: str, event: QKeyEvent) -> bool:
        if event.isAutoRepeat():
            return place in self._held
        self._lifted_at[place] = lifted_at = event.timestamp()
        if place not in self._held:
            return False
        self.code_lifted.emit(self._held[place])
        if self._platform == "xcb":
            QTimer.singleShot(REPEAT_COMES_MS, self, lambda: self._release_if_up(place, lifted_at))
        else:
            self._release(place)
        return True

    def _release_if_up(self, place: str, lifted_at: int) -> None:
        if self._lifted_at.get(place) == lifted_at:
            self._release(place)

    def _release(self, place: str) -> None:
        if place in self._held:
            self.code_released.emit(self._held.pop(place))

    def _let_go(self) -> None:
        if self._held:
            self._held.clear()
            self.focus_lost.emit()
