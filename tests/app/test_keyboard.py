from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from app.keyboard import names_of

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
EVDEV = {"Q": 16, "Z": 44, "N": 49, "1": 2, "3": 4, ",": 51, "/": 53, "[": 26}


def pressed(place: str, meaning: int, text: str, modifiers: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    """A key at a place of the board under X11, whose scan codes are the kernel's plus 8."""
    return QKeyEvent(QEvent.Type.KeyPress, meaning, modifiers, EVDEV[place] + 8, 0, 0, text)


@pytest.mark.parametrize(
    ("place", "meaning", "text", "expected"),
    [
        ("Z", 0x042F, "я", "Z"),  # Russian
        ("N", 0x0422, "т", "N"),
        (",", 0x0411, "б", ","),
        ("[", 0x0425, "х", "["),
        ("1", 0x0022, '"', "1"),  # Kazakh: the digits' row bears other signs
        ("3", 0x04A2, "ң", "3"),
        ("Q", int(Qt.Key.Key_A), "a", "Q"),  # French
        ("Z", int(Qt.Key.Key_Z), "z", "Z"),
    ],
)
def test_a_plain_key_is_known_by_its_place_under_any_layout(
    place: str, meaning: int, text: str, expected: str
) -> None:
    assert names_of(pressed(place, meaning, text), "xcb") == [expected]


def test_a_shifted_key_is_the_second_plane_of_its_place() -> None:
    assert names_of(pressed("Z", 0x042F, "Я", SHIFT), "xcb") == ["Shift+Z"]


def test_a_command_goes_by_its_letter_and_under_a_foreign_script_by_its_place() -> None:
    french = pressed("Q", int(Qt.Key.Key_A), "", CTRL)
    assert names_of(french, "xcb")[0] == "Ctrl+A"
    russian = pressed("Z", 0x042F, "", CTRL)
    assert names_of(russian, "xcb") == ["Ctrl+Z"]


def test_the_question_mark_is_found_wherever_the_layout_has_it() -> None:
    assert "?" in names_of(pressed("/", int(Qt.Key.Key_Question), "?", SHIFT), "xcb")
    german = QKeyEvent(QEvent.Type.KeyPress, int(Qt.Key.Key_Question), SHIFT, 12 + 8, 0, 0, "?")
    assert "?" in names_of(german, "xcb")


def test_the_question_mark_is_found_by_its_place_under_a_russian_layout_too() -> None:
    assert "?" in names_of(pressed("/", int(Qt.Key.Key_Comma), ",", SHIFT), "xcb")
    assert "?" not in names_of(pressed("/", int(Qt.Key.Key_Period), "."), "xcb")


def test_a_sign_of_the_number_pad_is_a_key_of_its_own() -> None:
    keypad = Qt.KeyboardModifier.KeypadModifier
    event = QKeyEvent(QEvent.Type.KeyPress, int(Qt.Key.Key_Asterisk), keypad, 55 + 8, 0, 0, "*")
    assert names_of(event, "xcb") == ["*"]
    shifted = QKeyEvent(QEvent.Type.KeyPress, int(Qt.Key.Key_Asterisk), SHIFT, 9 + 8, 0, 0, "*")
    assert names_of(shifted, "xcb") == ["Shift+8"]


def test_without_a_scan_code_the_meaning_is_taken() -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, int(Qt.Key.Key_Z), NONE, "z")
    assert names_of(event, "offscreen") == ["Z"]
    assert names_of(pressed("Z", int(Qt.Key.Key_Y), "y"), "offscreen") == ["Y"]


def test_a_shifted_sign_is_the_key_that_bears_it() -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, int(Qt.Key.Key_Exclam), SHIFT, "!")
    assert names_of(event, "offscreen") == ["Shift+1"]
