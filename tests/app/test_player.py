from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from app.models.keyframes import Role
from app.player.opening import offset_of
from app.player.player import RATES
from catalog.jobs import SilentContext
from catalog.media.probe import probe_file
from tests.helpers.cases import add_media, make_case
from tests.helpers.scale import scaled
from tests.helpers.video import PRESETS, MadeVideo, ffmpeg, make_video, read_number
from tests.helpers.window import (
    copy_of,
    make_recorded_case,
    number_on_screen,
    pixels,
    tap,
    wait_at_rest,
    window_on,
)

SHAPES = ("cfr_mp4", "vfr_mkv", "ts_with_offset", "delayed_start_mp4", "rotated_90", "trimmed_b_frames_mp4")
"""What gets times wrong: odd rates, start offsets, edit lists, and a picture that is turned."""


@pytest.fixture(scope="module")
def shapes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, MadeVideo]]:
    """A case with a recording of each shape, in that order, and what is true of them."""
    folder = tmp_path_factory.mktemp("shapes")
    made = {name: PRESETS[name](folder) for name in SHAPES}
    return make_recorded_case(folder / "case", [each.path for each in made.values()]), made


@pytest.fixture
def shown(
    qtbot: QtBot,
    shapes: tuple[Path, dict[str, MadeVideo]],
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> Iterator[tuple[MainWindow, MadeVideo]]:
    """The window with the recording of the parameter's shape chosen, at rest on its first frame."""
    path, made = shapes
    with window_on(qtbot, copy_of(path, tmp_path), opened=False) as window:
        window.session.choose_media(window.session.library[SHAPES.index(request.param)])
        wait_at_rest(qtbot, window)
        window.stage.picture.setFocus()
        yield window, made[request.param]


@pytest.mark.parametrize("shown", SHAPES, indirect=True)
def test_the_frame_at_rest_is_the_indexed_one_wherever_one_goes(
    qtbot: QtBot, shown: tuple[MainWindow, MadeVideo]
) -> None:
    window, made = shown
    choose = random.Random(11)
    assert number_on_screen(window) == made.numbers[0]
    for _ in range(scaled(8)):
        number = choose.randrange(len(made.numbers))
        window.player.go_to_number(number)
        wait_at_rest(qtbot, window)
        assert number_on_screen(window) == made.numbers[number]
        assert f"frame {number} of {len(made.numbers)}" in window.stage.transport.details.text()
        assert f"PTS {window.player.pts}" in window.stage.transport.details.text()
    window.player.go_to_number(20)
    tap(window, ".", "Right", ",")
    wait_at_rest(qtbot, window)
    assert number_on_screen(window) == made.numbers[21]


@pytest.mark.parametrize("shown", SHAPES, indirect=True)
def test_pausing_stays_on_the_very_frame_that_was_running(
    qtbot: QtBot, shown: tuple[MainWindow, MadeVideo]
) -> None:
    window, made = shown
    running: list[int] = []

    def read(image: QImage, pts: int) -> None:
        if window.player.running:
            running.append(read_number(pixels(image)))

    window.player.picture.connect(read)
    window.player.go_to_number(
        20
    )  # in the second group of pictures: Qt's player cannot reach the first of TS
    wait_at_rest(qtbot, window)
    tap(window, "Space")
    qtbot.waitUntil(lambda: len(running) > 6, timeout=10_000)
    tap(window, "K")
    wait_at_rest(qtbot, window)
    assert running[0] == made.numbers[20]
    assert number_on_screen(window) == running[-1] == made.numbers[window.player.number]
    assert running == sorted(running)


def test_playing_to_the_end_rests_on_the_last_frame(qtbot: QtBot, window: MainWindow) -> None:
    tap(window, "End")
    window.player.go_to_number(190)
    tap(window, "Space")
    qtbot.waitUntil(lambda: not window.player.running, timeout=10_000)
    wait_at_rest(qtbot, window)
    assert number_on_screen(window) == 199


def test_every_way_to_write_a_time_goes_to_its_frame(qtbot: QtBot, window: MainWindow) -> None:
    moments = window.session.moments
    assert moments is not None
    forms = {
        "2.5": 62,
        "0:02.5": 62,
        "0:00:03.960": 99,
        "frame:100": 100,
        f"pts:{moments.pts_of_frame(7)}": 7,
    }
    for text, number in forms.items():
        tap(window, "G")
        dialog = window.commands.dialog
        dialog.line.setText(text)  # type: ignore[union-attr]
        dialog.accept()  # type: ignore[union-attr]
        wait_at_rest(qtbot, window)
        assert number_on_screen(window) == number
    tap(window, "G")
    dialog = window.commands.dialog
    dialog.line.setText("9:00")  # type: ignore[union-attr]
    dialog.accept()  # type: ignore[union-attr]
    assert "outside" in dialog.problem.text()  # type: ignore[union-attr]
    dialog.reject()  # type: ignore[union-attr]
    assert window.player.number == 7


def test_seconds_tens_of_seconds_and_both_ends_by_keys(window: MainWindow) -> None:
    positions = []
    for key in ("Shift+Right", "Shift+Right", "Shift+Left", "Up", "Home", "End", "Down", "Down"):
        tap(window, key)
        positions.append(window.player.number)
    assert positions == [25, 50, 25, 199, 0, 199, 0, 0]


def test_speed_by_keys(window: MainWindow) -> None:
    tap(window, "J")
    assert window.player.rate == 0.5
    tap(window, "J", "J", "J", "J")
    assert window.player.rate == RATES[0]
    tap(window, "Backspace", "L", "L")
    assert window.player.rate == 4.0
    tap(window, "Backspace", "]")
    assert window.player.rate == pytest.approx(1.1)
    tap(window, "[", "[")
    assert window.player.rate < 1.0


def test_playing_writes_nothing_into_the_terminal(
    qtbot: QtBot, window: MainWindow, capfd: pytest.CaptureFixture[str]
) -> None:
    capfd.readouterr()
    tap(window, "Space")
    qtbot.waitUntil(lambda: window.player.number >= 3, timeout=30_000)
    tap(window, "Space")
    wait_at_rest(qtbot, window)
    said = capfd.readouterr()
    assert (
        "Input #" not in said.err
        and "Stream #" not in said.err
        and str(window.session.case.path) not in said.err
    )


def test_a_still_by_key_is_a_keyframe_of_the_frame_on_screen(qtbot: QtBot, window: MainWindow) -> None:
    window.player.go_to_number(33)
    tap(window, "C")
    qtbot.waitUntil(lambda: len(window.session.keyframes) == 1, timeout=30_000)
    (keyframe,) = window.session.keyframes
    assert (keyframe.frame, keyframe.pts, keyframe.reason) == (33, window.player.pts, "grabbed by hand")
    model = window.keyframe_model
    rows = [model.index(row).data(Role.KEYFRAME) for row in range(model.rowCount())]
    assert [each for each in rows if each is not None] == [keyframe], "beside the pictures of a first look"


def test_a_merge_plays_in_step_with_the_stream_as_served(tmp_path: Path) -> None:
    served = make_video(tmp_path / "served.mp4", frames=50, fps=25, b_frames=2, start_offset=0.6)
    sound = make_video(tmp_path / "sound.mp4", frames=50, fps=25, sound=True)
    ffmpeg(
        "-i",
        served.path,
        "-i",
        sound.path,
        "-map",
        "0:v",
        "-map",
        "1:a",
        "-c",
        "copy",
        tmp_path / "merged.mp4",
    )
    own = probe_file(SilentContext(), path=str(served.path))
    merged = probe_file(SilentContext(), path=str(tmp_path / "merged.mp4"))
    with make_case(tmp_path) as case:
        media = add_media(
            case,
            time_base_numerator=own.time_base_numerator,
            time_base_denominator=own.time_base_denominator,
            origin_pts=own.origin_pts,
            first_pts=own.first_pts,
            end_pts=own.end_pts,
        )
    first_of_merge_us = (merged.first_pts - merged.origin_pts) * merged.time_base * 1_000_000
    first_of_own_us = (own.first_pts - own.origin_pts) * own.time_base * 1_000_000
    assert first_of_merge_us + offset_of(media, merged) == pytest.approx(float(first_of_own_us), abs=1)
