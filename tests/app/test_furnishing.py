"""Rooms that nobody sees at first are made once the window stands."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import SIGNAL, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.actions import ACTIONS
from app.furnishing import LATER_ACTIONS
from app.later_rooms import LATER_ROOMS
from app.main_window import MainWindow
from app.rooms import ROOMS
from tests.helpers.window import copy_of, settled, wait_at_rest, window_on

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def said_in(widget: QWidget) -> list[str]:
    """Every text that stands in a panel, tables cell by cell."""
    found = []
    for each in widget.findChildren(QWidget):
        if not each.isVisible():
            continue
        if isinstance(each, QLabel | QLineEdit | QAbstractButton):
            found.append(f"{each.text()} {each.isEnabled()}")
        elif isinstance(each, QAbstractItemView) and each.model() is not None:
            model = each.model()
            found += [
                str(model.index(row, column).data())
                for row in range(model.rowCount())
                for column in range(model.columnCount())
            ]
    return found


def shown_by_later_panels(qtbot: QtBot, window: MainWindow, panels: list[str]) -> dict[str, list[str]]:
    shown = {}
    for id in panels:
        window.docks.bring_up(id)
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not window.work.unfinished, timeout=30_000)
        QApplication.processEvents()
        shown[id] = said_in(window.docks.dock(id).widget())
    return shown


def test_a_room_made_late_shows_what_one_shows_that_was_there_from_the_first(
    qtbot: QtBot, filled: Path, tmp_path: Path
) -> None:
    path = copy_of(filled, tmp_path)
    with window_on(qtbot, path, furnished=True) as window:
        wait_at_rest(qtbot, window)
        panels = [panel.id for room in window.rooms[len(ROOMS) :] for panel in room.panels]
        expected = shown_by_later_panels(qtbot, window, panels)
        assert len(panels) > 8 and all(expected.values())
    path.with_name("window.ini").unlink()
    with window_on(qtbot, path) as window:
        wait_at_rest(qtbot, window)
        window.furnishing.finish()
        assert shown_by_later_panels(qtbot, window, panels) == expected


def test_they_come_by_themselves_and_leave_what_is_in_front(qtbot: QtBot, case_path: Path) -> None:
    with window_on(qtbot, case_path) as window:
        qtbot.waitUntil(lambda: window.timeline.isVisible())
        front = window.docks.in_front()
        assert len(window._rooms) == len(ROOMS)
        window.furnishing.begin()
        qtbot.waitUntil(lambda: window.furnishing.done, timeout=30_000)
        assert len(window._rooms) == len(ROOMS) + len(LATER_ROOMS)
        settled(qtbot, window)
        assert window.docks.in_front() == front
        assert {panel.title for panel in window.panels} <= {each.text() for each in window.docks.toggles()}


def test_a_key_pressed_before_finds_its_room(qtbot: QtBot, case_path: Path) -> None:
    with window_on(qtbot, case_path) as window:
        QTest.keyClick(window, Qt.Key.Key_L, CONTROL | SHIFT)
        assert window.furnishing.done
        assert window.docks.dock("links").isVisible()


def test_a_window_closed_before_leaves_the_layout_as_it_was(qtbot: QtBot, case_path: Path) -> None:
    with window_on(qtbot, case_path, furnished=True) as window:
        window.docks.bring_up("people")
        window.docks.dock("people").setFloating(True)
        qtbot.waitUntil(lambda: "people" in window.docks.in_front())
    with window_on(qtbot, case_path) as window:
        assert window.furnishing.done, "a panel that was in sight is there from the first"
        assert window.docks.dock("people").isFloating() and window.docks.dock("people").isVisible()
        window.docks.dock("people").close()
    with window_on(qtbot, case_path) as window:
        assert not window.furnishing.done
    with window_on(qtbot, case_path) as window:
        window.docks.bring_up("people")
        assert window.docks.dock("people").isFloating(), "its place waited for it"


def test_each_action_that_a_later_room_answers_is_known_before_it_is_there(
    qtbot: QtBot, window: MainWindow
) -> None:
    def answers() -> dict[str, int]:
        return {
            spec.id: window.actions_table[spec.id].receivers(SIGNAL("triggered(bool)")) for spec in ACTIONS
        }

    before = answers()
    window.furnishing.finish()
    assert {id for id, count in answers().items() if count > before[id]} == set(LATER_ACTIONS)
