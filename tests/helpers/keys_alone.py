"""Hands that never touch the mouse: everything is reached by Tab, the palette and keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.main_window import MainWindow
from app.palette import Palette
from tests.helpers.window import tap

MOST_TABS = 300


def type_in(text: str) -> None:
    """Types where the focus is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, text)


def press_in_dialog(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def reach(wanted: QWidget) -> None:
    """Presses Tab until the widget has the focus."""
    if not wanted.window().isActiveWindow():
        wanted.window().activateWindow()  # as a desktop's window manager does once a dialog is gone
        QApplication.processEvents()
    passed = []
    for _ in range(MOST_TABS):
        here = QApplication.focusWidget()
        if here is wanted:
            return
        passed.append(here)
        QTest.keyClick(here or wanted.window(), Qt.Key.Key_Tab)
    raise AssertionError(
        f"{wanted} is not reached by Tab; passed {[type(each).__name__ for each in passed[:40]]}"
    )


def push(within: QWidget, text: str) -> None:
    """Reaches a button by Tab and presses Space."""
    found = next(
        each for each in within.findChildren(QPushButton) if each.text() == text and each.isVisible()
    )
    reach(found)
    QTest.keyClick(found, Qt.Key.Key_Space)


def run_action(window: MainWindow, words: str) -> None:
    """By the palette: Ctrl+K, a few letters, Return."""
    tap(window, "Ctrl+K")
    palette = window.shell.dialog
    assert isinstance(palette, Palette)
    QTest.keyClicks(palette.line, words)
    assert palette.shown(), words
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    window.activateWindow()  # as a desktop's window manager does
    QApplication.processEvents()
