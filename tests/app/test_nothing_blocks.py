from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from tests.helpers.pace import Pace
from tests.helpers.watchdog import watching
from tests.helpers.window import annotations, tap, wait_at_rest


def test_the_watchdog_sees_a_call_that_takes_too_long_and_not_what_the_test_itself_does(
    qtbot: QtBot, window: MainWindow
) -> None:
    pace = Pace()

    def work() -> None:
        pace.work(200)

    window.marks.changed.connect(work)
    with watching() as watched:
        work()
        QApplication.processEvents()
        work()
        assert watched.slow == []
        QTimer.singleShot(0, window, work)
        qtbot.waitUntil(lambda: bool(watched.slow), timeout=5000)
        tap(window, "Right", "I")
        work()
    timer, key = watched.slow
    assert key.began.startswith("keyPress") and "Key_I" in key.began
    assert timer.cpu_ms > 100 and key.cpu_ms > 100


def test_watching_and_coding_keep_the_windows_thread_free(qtbot: QtBot, window: MainWindow) -> None:
    window.steps.closing.click()
    with watching() as watched:
        for key in ("Right", "Right", "Shift+Right", "N", "S", "Right", "S", "Ctrl+Z", "Home"):
            tap(window, key)
            wait_at_rest(qtbot, window)
    assert len(annotations(window)) >= 1
    assert watched.turns > 30
    assert watched.slow == [], str(watched)
