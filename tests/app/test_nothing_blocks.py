from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from tests.helpers.watchdog import LIMIT_MS, watching
from tests.helpers.window import annotations, tap, wait_at_rest


def test_the_watchdog_sees_a_call_that_takes_too_long(qtbot: QtBot, window: MainWindow) -> None:
    def work() -> None:
        QApplication.sendEvent(window, QEvent(QEvent.Type.User))
        end = time.thread_time() + 0.08
        while time.thread_time() < end:
            pass

    with watching(LIMIT_MS) as watched:
        QTimer.singleShot(0, window, work)
        qtbot.waitUntil(lambda: bool(watched.slow), timeout=5000)
    assert max(each.cpu_ms for each in watched.slow) >= 80


def test_watching_and_coding_keep_the_windows_thread_free(qtbot: QtBot, window: MainWindow) -> None:
    window.steps.closing.click()
    with watching() as watched:
        for key in ("Right", "Right", "Shift+Right", "N", "S", "Right", "S", "Ctrl+Z", "Home"):
            tap(window, key)
            wait_at_rest(qtbot, window)
    assert len(annotations(window)) >= 1
    assert watched.events > 50
    assert watched.slow == [], str(watched)
