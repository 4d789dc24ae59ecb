"""Cases with recordings whose frames carry their number, made once and copied for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from catalog.model.records import Graphic
from tests.helpers.filled import make_filled_case
from tests.helpers.once import made_once
from tests.helpers.video import make_video
from tests.helpers.window import copy_of, draw_small, make_recorded_case, window_on


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One recording of 200 frames at 25/s with sound, rated not graphic."""

    def make(folder: Path) -> None:
        video = make_video(folder / "square.mp4", frames=200, fps=25, b_frames=2, sound=True)
        make_recorded_case(folder / "case", [video.path])

    return made_once(tmp_path_factory, "recorded", make) / "case"


@pytest.fixture(scope="session")
def unrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One recording of 60 frames; the number stands in the upper left fifth of each, as a detail would."""

    def make(folder: Path) -> None:
        video = make_video(
            folder / "street.mp4", frames=60, fps=25, sound=True, size=(480, 270), draw=draw_small, gop=60
        )
        make_recorded_case(folder / "case", [video.path], graphic=Graphic.UNRATED)

    return made_once(tmp_path_factory, "unrated", make) / "case"


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two recordings of a drawn scene with something in every panel."""
    made = made_once(tmp_path_factory, "filled", lambda folder: make_filled_case(folder / "case", folder))
    return made / "case"


@pytest.fixture
def case_path(recorded: Path, tmp_path: Path) -> Path:
    return copy_of(recorded, tmp_path)


@pytest.fixture
def window(qtbot: QtBot, case_path: Path) -> Iterator[MainWindow]:
    """The window on a copy of `recorded`, at its first frame."""
    with window_on(qtbot, case_path) as opened:
        yield opened


@pytest.fixture(scope="module", autouse=True)
def quick_children(children_ready_made: None) -> None:
    """Each window has a child that decodes; hundreds of windows are opened here."""
