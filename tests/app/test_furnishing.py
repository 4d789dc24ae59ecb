"""Rooms that nobody sees at first are made once the window stands."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import SIGNAL, QAbstractListModel, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.actions import ACTIONS
from app.later_rooms import LATER_ROOMS
from app.main_window import MainWindow
from app.rooms import ROOMS
from tests.helpers.watchdog import watching
from tests.helpers.window import copy_of, settled, wait_at_rest, window_on

LATER_PANELS = {id: title for room in LATER_ROOMS for id, title in room.panels.items()}
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
                for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount())
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


def choose_one_with_a_region(window: MainWindow) -> None:
    window.session.choose_annotation(window.session.regions[0].annotation_uid)


def test_a_room_made_late_shows_what_one_shows_that_was_there_from_the_first(
    qtbot: QtBot, filled: Path, tmp_path: Path
) -> None:
    path = copy_of(filled, tmp_path)
    with window_on(qtbot, path, furnished=True) as window:
        wait_at_rest(qtbot, window)
        choose_one_with_a_region(window)
        panels = [panel.id for room in window.rooms[len(ROOMS) :] for panel in room.panels]
        expected = shown_by_later_panels(qtbot, window, panels)
        assert len(panels) > 8 and all(expected.values())
    path.with_name("window.ini").unlink()
    with window_on(qtbot, path) as window:
        wait_at_rest(qtbot, window)
        choose_one_with_a_region(window)
        window.furnishing.finish()
        assert shown_by_later_panels(qtbot, window, panels) == expected


def test_they_come_by_themselves_and_leave_what_is_in_front(qtbot: QtBot, case_path: Path) -> None:
    with window_on(qtbot, case_path) as window:
        qtbot.waitUntil(lambda: window.timeline.isVisible())
        for id in ("page", "places"):
            window.docks.bring_up(id)
        settled(qtbot, window)
        front = window.docks.in_front()
        assert "places" in front and len(window._rooms) == len(ROOMS) + 2
        window.furnishing.begin()
        qtbot.waitUntil(lambda: window.furnishing.done, timeout=30_000)
        assert len(window._rooms) == len(ROOMS) + len(LATER_ROOMS)
        settled(qtbot, window)
        assert window.docks.in_front() == front
        assert {panel.title for panel in window.panels} <= {each.text() for each in window.docks.toggles()}


def test_a_key_pressed_before_finds_its_room(qtbot: QtBot, case_path: Path) -> None:
    with window_on(qtbot, case_path) as window:
        QTest.keyClick(window, Qt.Key.Key_L, CONTROL | SHIFT)
        assert window.docks.dock("links").isVisible()
        assert len(window._rooms) == len(ROOMS) + 1, "and brings no other"


def test_asking_for_a_room_in_the_first_second_holds_nothing_up(qtbot: QtBot, case_path: Path) -> None:
    for room in LATER_ROOMS:
        room.load()  # as it is a moment after the start
    with window_on(qtbot, case_path) as window:
        wait_at_rest(qtbot, window)
        settled(qtbot, window)
        with watching() as watched:
            for id in ("places", "event_timeline", "media_page", "people", "transcript"):
                QTimer.singleShot(0, window, window.actions_table[id].trigger)
                qtbot.wait(50)
                settled(qtbot, window)
        assert watched.slow == [], str(watched)
        assert len(window._rooms) == len(ROOMS) + 5


def test_the_list_of_panels_names_those_that_are_not_there_and_brings_the_one_that_is_chosen(
    qtbot: QtBot, case_path: Path
) -> None:
    with window_on(qtbot, case_path) as window:
        names = [each.text() for each in window.docks.toggles()]
        assert len(window._rooms) == len(ROOMS)
        (action,) = [each for each in window.docks.toggles() if each.objectName() == "panel_places"]
        action.trigger()
        assert window.docks.dock("places").isVisible() and len(window._rooms) == len(ROOMS) + 1
        window.furnishing.finish()
        assert [each.text() for each in window.docks.toggles()] == names
        assert names[-len(LATER_PANELS) :] == list(LATER_PANELS.values())


def tabs_in_order(qtbot: QtBot, window: MainWindow) -> list[str]:
    for id in LATER_PANELS:
        window.docks.bring_up(id)
    settled(qtbot, window)
    bars = window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [bar.tabText(index) for bar in bars if bar.isVisible() for index in range(bar.count())]


def test_in_whatever_order_they_come_their_tabs_stand_as_ever(
    qtbot: QtBot, recorded: Path, tmp_path: Path
) -> None:
    path = copy_of(recorded, tmp_path)
    with window_on(qtbot, path, furnished=True) as window:
        expected = tabs_in_order(qtbot, window)
        assert set(LATER_PANELS.values()) <= set(expected)
    path.with_name("window.ini").unlink()
    with window_on(qtbot, path) as window:
        for id in reversed(LATER_PANELS):
            window.docks.dock(id)
        assert tabs_in_order(qtbot, window) == expected


def test_a_window_closed_before_leaves_the_layout_as_it_was(qtbot: QtBot, case_path: Path) -> None:
    with window_on(qtbot, case_path, furnished=True) as window:
        window.docks.bring_up("people")
        window.docks.dock("people").setFloating(True)
        qtbot.waitUntil(lambda: "people" in window.docks.in_front())
    with window_on(qtbot, case_path) as window:
        assert "people" in window.docks, "a panel that was in sight is there from the first"
        assert window.docks.dock("people").isFloating() and window.docks.dock("people").isVisible()
        window.docks.dock("people").close()
    with window_on(qtbot, case_path) as window:
        assert len(window._rooms) == len(ROOMS)
    with window_on(qtbot, case_path) as window:
        window.docks.bring_up("places")
    with window_on(qtbot, case_path) as window:
        window.docks.bring_up("people")
        assert window.docks.dock("people").isFloating(), "its place waited for it"


def test_what_each_later_room_answers_and_shows_is_known_before_it_is_there(
    qtbot: QtBot, window: MainWindow
) -> None:
    def answers() -> dict[str, int]:
        return {
            spec.id: window.actions_table[spec.id].receivers(SIGNAL("triggered(bool)")) for spec in ACTIONS
        }

    for room in LATER_ROOMS:
        before, panels = answers(), len(window._panels)
        window._furnish(room.load())
        assert tuple(id for id, count in answers().items() if count > before[id]) == room.actions
        assert {each.id: each.title for each in window._panels[panels:]} == room.panels
