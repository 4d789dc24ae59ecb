"""Every page of help has a picture of the real window, and the picture can be taken.

`FRAMEWITNESS_HELP_PICTURES=1 pytest tests/app/test_help_pictures.py` takes them anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.help.pages import FOLDER, PAGES
from tests.helpers.pictures import is_blank, light_enough, of_page
from tests.helpers.window import copy_of, window_on

WRITTEN = bool(os.environ.get("FRAMEWITNESS_HELP_PICTURES"))
SAMPLE = ("annotating", "reports")
"""Taken at every run; all of them where they are written."""
MOST_BYTES = 250_000


@pytest.mark.parametrize("page", PAGES)
def test_the_picture_of_a_page_is_there_and_moderate(page: str) -> None:
    path = FOLDER / f"{page}.png"
    assert path.stat().st_size <= MOST_BYTES
    image = QImage(str(path))
    assert image.width() >= 400 and image.height() >= 250
    assert not is_blank(image)


def test_the_pictures_can_be_taken_of_the_real_window(qtbot: QtBot, filled: Path, tmp_path: Path) -> None:
    with window_on(qtbot, copy_of(filled, tmp_path), furnished=True) as window:
        for page in PAGES if WRITTEN else SAMPLE:
            image = light_enough(of_page(qtbot, window, page))
            assert image.save(str((FOLDER if WRITTEN else tmp_path) / f"{page}.png"))
            assert not is_blank(image)
            assert image.width() >= 400 and image.height() >= 250
