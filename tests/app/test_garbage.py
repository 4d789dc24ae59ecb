"""While a window stands, Python's collector works in the window's thread and between what a person does."""

from __future__ import annotations

import gc
import threading
import weakref
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.garbage import TICKS_TO_WHOLE, YOUNG, Garbage
from tests.helpers.window import window_on


class Knot:
    """Holds itself, so that only the collector can free it; says in which thread it went."""

    def __init__(self, ends: list[threading.Thread]) -> None:
        self.own = self
        weakref.finalize(self, lambda: ends.append(threading.current_thread()))


def test_garbage_that_a_worker_makes_goes_in_the_windows_thread(qtbot: QtBot, case_path: Path) -> None:
    ends: list[threading.Thread] = []

    def work() -> None:
        for _ in range(YOUNG + 1000):
            Knot(ends)

    with window_on(qtbot, case_path):
        worker = threading.Thread(target=work)
        worker.start()
        worker.join()
        assert ends == []
        qtbot.waitUntil(lambda: len(ends) == YOUNG + 1000, timeout=10_000)
        assert set(ends) == {threading.main_thread()}
    assert gc.isenabled()


def test_all_is_looked_through_only_while_nothing_plays(qtbot: QtBot) -> None:
    ends: list[threading.Thread] = []
    resting = False
    parent = QObject()
    garbage = Garbage(lambda: resting, parent)
    try:
        Knot(ends)
        gc.collect(0)
        old = Knot(ends)
        gc.collect(0)  # still held: it has grown old
        del old
        for _ in range(TICKS_TO_WHOLE + 5):
            garbage._tick()
        assert len(ends) == 1
        resting = True
        garbage._tick()
        assert len(ends) == 2
    finally:
        garbage.close()
