"""What both ways through the whole window need: with the mouse as well, and by keys alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from catalog.model.records import Examination, Media
from tests.helpers.video import draw_number

LONG = 120_000
"""Milliseconds that archiving, examining and typesetting may take on a busy machine."""


def draw_shots(number: int, width: int, height: int) -> NDArray[np.uint8]:
    """The number in the upper left fifth; around it a place that is another one every 50 frames."""
    shot = number // 50
    colour = np.array([(150, 60, 30), (30, 60, 190), (60, 180, 60)][shot % 3], np.uint8)
    blocks = np.random.default_rng(shot).integers(0, 60, (9, 16, 3), np.uint8) + colour
    picture = np.repeat(np.repeat(blocks, height // 9 + 1, 0), width // 16 + 1, 1)[:height, :width].copy()
    picture[: height // 5, : width // 5] = draw_number(number, width // 5, height // 5)
    return picture


def dialog_of(qtbot: QtBot, kind: type[QWidget]) -> QWidget:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind), timeout=5000)
    found = QApplication.activeModalWidget()
    assert found is not None
    found.activateWindow()  # as a desktop's window manager does
    qtbot.waitUntil(found.isActiveWindow, timeout=5000)
    return found


def wait_for_quiet(qtbot: QtBot, window: MainWindow, recordings: int) -> None:
    """Until so many recordings are there, each examined, and nothing runs."""

    def is_quiet() -> bool:
        case = window.session.case
        return case.count(Media) == recordings == case.count(Examination) and not window.work.busy

    qtbot.waitUntil(is_quiet, timeout=LONG)


def furnish(qtbot: QtBot, window: MainWindow) -> None:
    """The rest of its rooms come, as they do in the first second after a start."""
    window.furnishing.begin()
    qtbot.waitUntil(lambda: window.furnishing.done, timeout=LONG)
