from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.main_window import MainWindow

MOST = 200


def walked(window: MainWindow, key: Qt.Key) -> list[QWidget]:
    """What has the focus, one after another, until it comes round to the first again."""
    window.stage.picture.setFocus()
    seen: list[QWidget] = []
    for _ in range(MOST):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in seen:
            break
        seen.append(focused)
        QTest.keyClick(focused, key)
    return seen


def place_of(window: MainWindow, widget: QWidget) -> str:
    """Id of the panel in which a widget stands; "stage" for what is in the middle."""
    for panel in window.panels:
        if window.docks.dock(panel.id).isAncestorOf(widget):
            return panel.id
    return "stage"


def test_tab_reaches_every_control_in_sight_and_comes_round_again(window: MainWindow) -> None:
    seen = walked(window, Qt.Key.Key_Tab)
    assert 10 < len(seen) < MOST
    places = {place_of(window, each) for each in seen}
    assert {"stage", "recordings", "strip", "vocabulary"} <= places
    for each in seen:
        assert each.isVisible() and each.isEnabled()
        assert each.accessibleName() or getattr(each, "text", lambda: "")(), type(each).__name__


def test_shift_tab_walks_the_same_way_back(window: MainWindow) -> None:
    forward = walked(window, Qt.Key.Key_Tab)
    back = walked(window, Qt.Key.Key_Backtab)
    assert set(back) == set(forward)


def test_the_controls_of_one_panel_follow_one_another(window: MainWindow) -> None:
    places = [place_of(window, each) for each in walked(window, Qt.Key.Key_Tab)]
    runs = [place for place, before in zip(places, [None, *places], strict=False) if place != before]
    for panel in ("recordings", "vocabulary", "strip"):
        assert runs.count(panel) == 1, runs
