from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from app import theme
from app.docks import _TabCorner
from app.main_window import MainWindow
from catalog.jobs import run
from catalog.operations import acquire, cases
from tests.helpers.window import _Here, click, settled, window_on

SHARE = 0.45
"""Of the window's height that the picture has at least, in the layout that one finds first."""


def bars(window: MainWindow) -> list[QTabBar]:
    found = window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [bar for bar in found if bar.isVisible()]


def tabs(window: MainWindow) -> list[str]:
    return [bar.tabText(index) for bar in bars(window) for index in range(bar.count())]


def title_of(dock: QDockWidget) -> QLabel:
    label = dock.titleBarWidget().findChild(QLabel, "panelTitle")
    assert isinstance(label, QLabel)
    return label


def test_the_picture_has_nearly_half_of_the_height_at_first(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1440, 900)
    window.steps.closing.click()
    settled(qtbot, window)
    assert (window.width(), window.height()) == (1440, 900), "nothing makes the window larger"
    assert window.stage.picture.height() >= SHARE * window.height()
    assert window.stage.picture.width() >= SHARE * window.width()


def test_each_panel_in_sight_has_its_title_once(qtbot: QtBot, window: MainWindow) -> None:
    settled(qtbot, window)
    in_tabs = tabs(window)
    for panel in window.panels:
        dock = window.docks.dock(panel.id)
        if dock.isVisible() and dock.windowTitle() not in in_tabs:
            assert title_of(dock).isVisible(), panel.id
        elif not window.docks.in_full_bar(dock):
            assert not title_of(dock).isVisible(), panel.id
    for heading in ("Recordings", "Vocabulary", "Work"):
        shown = [
            label for label in window.findChildren(QLabel) if label.text() == heading and label.isVisible()
        ]
        assert len(shown) == 1


def test_what_stands_behind_a_tab_is_not_visible_and_comes_up_when_asked(
    qtbot: QtBot, window: MainWindow
) -> None:
    settled(qtbot, window)
    assert window.timeline.isVisible() and not window.table.isVisible() and not window.copies.isVisible()
    window.docks.bring_up("annotations")
    settled(qtbot, window)
    assert window.table.isVisible() and not window.timeline.isVisible()


def test_a_panel_can_be_closed_taken_out_and_put_back_by_its_buttons(
    qtbot: QtBot, window: MainWindow
) -> None:
    settled(qtbot, window)
    dock = window.docks.dock("strip")
    bar = dock.titleBarWidget()
    click(bar.take_out)
    assert dock.isFloating()
    click(bar.take_out)
    assert not dock.isFloating()
    click(bar.close_it)
    assert not dock.isVisible()
    window.docks.bring_up("strip")
    assert dock.isVisible()


def test_the_buttons_beside_the_tabs_are_those_of_the_panel_in_front(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.docks.bring_up("annotations")
    settled(qtbot, window)
    (bar,) = [bar for bar in bars(window) if bar.tabText(0) == "Timeline"]
    corner = bar.findChild(_TabCorner)
    assert corner.geometry().right() <= bar.width()
    click(corner.close_it)
    assert not window.docks.dock("annotations").isVisible()
    assert window.docks.dock("timeline").isVisible()


def test_the_layout_is_remembered_and_can_be_put_back(qtbot: QtBot, case_path: Path) -> None:
    with window_on(qtbot, case_path) as window:
        window.docks.dock("work").close()
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, window.docks.dock("recordings"))
    with window_on(qtbot, case_path, furnished=True) as window:
        settled(qtbot, window)
        recordings = window.docks.dock("recordings")
        assert not window.docks.dock("work").isVisible()
        assert window.dockWidgetArea(recordings) == Qt.DockWidgetArea.RightDockWidgetArea
        window.actions_table["reset_layout"].trigger()
        settled(qtbot, window)
        assert window.docks.dock("work").isVisible()
        assert window.dockWidgetArea(recordings) == Qt.DockWidgetArea.LeftDockWidgetArea
        assert set(tabs(window)) >= {"Timeline", "Annotation"}


def cut_off(window: MainWindow) -> list[str]:
    return [
        widget.text()
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and hasattr(widget, "text")
        and type(widget).__name__ in ("QPushButton", "QToolButton", "ChoiceBox")
        and widget.height() < widget.minimumSizeHint().height()
    ]


@pytest.mark.parametrize("percent", [100, 125, 150])
def test_text_may_grow_by_half_and_the_window_still_fits(
    qtbot: QtBot, window: MainWindow, percent: int
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = application.font().pointSizeF()
    window.resize(1440, 900)
    try:
        window.actions_table[f"text_{percent}"].trigger()
        settled(qtbot, window)
        assert application.font().pointSizeF() == pytest.approx(before * percent / 100)
        assert window.minimumSizeHint().width() <= 1440
        assert window.minimumSizeHint().height() <= 900
        qtbot.waitUntil(lambda: cut_off(window) == [], timeout=3000)
        assert window._settings.text_percent == percent
    finally:
        theme.apply(application, "light")
    assert application.font().pointSizeF() == before


def test_when_the_first_recording_comes_the_timeline_is_in_front_and_not_the_empty_table(
    qtbot: QtBot, recorded: Path, tmp_path: Path
) -> None:
    cases.new_case(tmp_path / "new", actor="tester").close()
    with window_on(qtbot, tmp_path / "new") as window:
        settled(qtbot, window)
        assert not window.timeline.isVisible()
        session = window.session
        run(acquire.add_file(session.case, recorded.with_name("square.mp4"), actor="tester"), _Here())
        session.refresh()
        settled(qtbot, window)
        assert window.timeline.isVisible()
        assert not window.table.isVisible() and not window.copies.isVisible()
