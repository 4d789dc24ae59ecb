"""While a window stands, Python's collector works in the window's thread and between what a person does."""

from __future__ import annotations

import gc
import threading
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

import app.garbage
from app.garbage import TICKS_TO_BE_AWAY, TICKS_TO_WHOLE, YOUNG, Garbage
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


def test_all_is_looked_through_only_while_nothing_plays_and_where_it_is_little_or_nobody_works(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends: list[threading.Thread] = []
    resting = False
    state = [Qt.ApplicationState.ApplicationActive]
    monkeypatch.setattr(QGuiApplication, "applicationState", lambda: state[0])
    parent = QObject()
    garbage = Garbage(lambda: resting, parent)

    def grown_old() -> None:
        old = Knot(ends)
        gc.collect(0)  # still held
        del old

    def tick(times: int) -> None:
        for _ in range(times):
            garbage._tick()

    try:
        Knot(ends)
        gc.collect(0)
        grown_old()
        monkeypatch.setattr(app.garbage, "FEW", 10_000_000)
        tick(TICKS_TO_WHOLE)
        assert len(ends) == 1, "while it plays"
        resting = True
        tick(TICKS_TO_WHOLE)
        assert len(ends) == 2
        grown_old()
        monkeypatch.setattr(app.garbage, "FEW", 10)
        garbage._still = 0
        tick(TICKS_TO_WHOLE + 5)
        assert len(ends) == 2, "too much to be looked through while somebody works"
        state[0] = Qt.ApplicationState.ApplicationInactive
        tick(1)
        assert len(ends) == 3
        state[0] = Qt.ApplicationState.ApplicationActive
        Knot(ends)
        many = [[each] for each in range(YOUNG + 10)]
        tick(1)
        assert len(ends) == 3, "as many new ones too"
        state[0] = Qt.ApplicationState.ApplicationInactive
        tick(1)
        assert len(ends) == 4 and many
        state[0] = Qt.ApplicationState.ApplicationActive
        grown_old()
        tick(TICKS_TO_BE_AWAY)
        assert len(ends) == 5, "nothing happened for a minute"
    finally:
        garbage.close()
