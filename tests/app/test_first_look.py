"""The first look in the strip: there before a recording has been examined, and gone afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from app.models.keyframes import Role
from catalog.case import Case
from catalog.jobs import ProcessRunner, run
from catalog.operations.first_look import first_look, forget_first_look, wants_first_look
from tests.helpers.video import make_video, read_number
from tests.helpers.window import (
    click,
    copy_of,
    corner,
    number_on_screen,
    only_media,
    pixels,
    row_centre,
    tap,
    wait_at_rest,
    window_on,
)

PATIENCE = 60_000


@pytest.fixture
def unseen(case_path: Path) -> Path:
    """A case with one recording of 200 frames and a key frame in each 12, of which there is no first look yet."""
    for path in (case_path / "derived").glob("*/*.jpg"):
        path.unlink()
    return case_path


@pytest.fixture
def looking(qtbot: QtBot, unseen: Path) -> Iterator[MainWindow]:
    """The window on it, once the first look is whole."""
    with window_on(qtbot, unseen) as window:
        qtbot.waitUntil(lambda: len(window.first_look.pictures) == 3, timeout=PATIENCE)
        yield window


def looks_of(case: Path) -> list[Path]:
    return sorted((case / "derived").glob("*/look-*.jpg"))


def rows(window: MainWindow, role: int) -> list[object]:
    model = window.keyframe_model
    return [model.index(row).data(role) for row in range(model.rowCount())]


def picture_of_row(window: MainWindow, row: int) -> QImage:
    image = window.keyframe_model.index(row).data(Qt.ItemDataRole.DecorationRole).toImage()
    assert isinstance(image, QImage)
    return image


def test_pictures_come_one_by_one_coarse_first_and_stand_in_order_of_time(qtbot: QtBot, unseen: Path) -> None:
    with window_on(qtbot, unseen, opened=False) as window:
        came: list[int] = []
        window.first_look.added.connect(came.append)
        qtbot.waitUntil(lambda: len(came) == 3, timeout=PATIENCE)
        assert came != sorted(came)
        assert rows(window, Role.PTS) == sorted(came)
        assert set(rows(window, Role.IS_FIRST_LOOK)) == {True}
        assert all(
            "not a keyframe" in str(text) for text in rows(window, int(Qt.ItemDataRole.AccessibleTextRole))
        )
        moments = window.session.moments
        assert moments is not None
        for row, pts in enumerate(sorted(came)):
            assert read_number(pixels(picture_of_row(window, row))) == moments.number(pts)
        assert not window.library_model.index(0).data(Qt.ItemDataRole.DecorationRole).isNull()


def test_a_click_on_one_goes_to_its_very_frame(qtbot: QtBot, looking: MainWindow) -> None:
    shown = read_number(pixels(picture_of_row(looking, 2)))
    click(looking.strip, row_centre(looking.strip, looking.keyframe_model.index(2)))
    wait_at_rest(qtbot, looking)
    assert number_on_screen(looking) == shown == looking.player.number
    assert rows(looking, Role.IS_CURRENT) == [False, False, True]


def test_a_frame_taken_by_hand_stands_among_them_as_a_keyframe(qtbot: QtBot, looking: MainWindow) -> None:
    looking.player.go_to_number(70)
    tap(looking, "C")
    qtbot.waitUntil(lambda: len(looking.session.keyframes) == 1, timeout=PATIENCE)
    assert looking.keyframe_model.rowCount() == 4
    keyframe_row = rows(looking, Role.IS_FIRST_LOOK).index(False)
    assert rows(looking, Role.PTS)[keyframe_row] == looking.session.keyframes[0].pts
    assert rows(looking, Role.PTS) == sorted(rows(looking, Role.PTS))  # type: ignore[type-var]


def test_the_examinations_keyframes_take_their_place(qtbot: QtBot, looking: MainWindow, unseen: Path) -> None:
    assert len(looks_of(unseen)) == 3
    looking.intake.examine(only_media(looking))
    qtbot.waitUntil(lambda: looking.session.keyframes != [] and not looking.work.busy, timeout=PATIENCE)
    assert rows(looking, Role.PTS) == [each.pts for each in looking.session.keyframes]
    assert set(rows(looking, Role.IS_FIRST_LOOK)) == {False}
    assert looks_of(unseen) == [], "what belongs to no keyframe is removed"


def test_a_recording_that_was_just_archived_is_looked_at_though_another_is_open(
    qtbot: QtBot, case_path: Path, tmp_path: Path
) -> None:
    video = make_video(tmp_path / "second.mp4", frames=120, fps=25, gop=12)
    with window_on(qtbot, case_path) as window:
        chosen, names = window.session.media, []
        window.work.finished.connect(lambda entry: names.append((entry.name, entry.outcome)))
        window.intake.add_paths([video.path])
        qtbot.waitUntil(lambda: "Shots and keyframes of M2" in dict(names), timeout=PATIENCE)
        qtbot.waitUntil(lambda: not window.work.busy, timeout=PATIENCE)
        assert "First look at M2" in dict(names)
        assert window.session.media == chosen and chosen is not None
        assert {path.parent.name for path in looks_of(case_path)} == {chosen.uid}
        assert window.session.failed_postings == []


def test_it_is_blurred_like_keyframes_until_asked_for(qtbot: QtBot, unrated: Path, tmp_path: Path) -> None:
    with window_on(qtbot, copy_of(unrated, tmp_path)) as window:
        qtbot.waitUntil(lambda: window.keyframe_model.rowCount() == 1, timeout=PATIENCE)
        with pytest.raises(ValueError, match="no number"):
            read_number(corner(picture_of_row(window, 0), 0.2))
        window.session.reveal(only_media(window), True)
        assert read_number(corner(picture_of_row(window, 0), 0.2)) == 0


def test_what_is_there_is_used_again_and_what_is_missing_is_made(case_path: Path) -> None:
    with Case.open(case_path) as case, ProcessRunner() as runner:
        (uid,) = [path.name for path in (case_path / "derived").iterdir()]
        there = looks_of(case_path)
        before = {path: path.stat().st_mtime_ns for path in there}
        there[1].unlink()
        assert len(run(first_look(case, uid), runner)) == 3
        assert looks_of(case_path) == there
        assert [path for path in there if path.stat().st_mtime_ns != before[path]] == [there[1]]
        forget_first_look(case, uid)
        assert looks_of(case_path) == []


def test_a_case_that_can_only_be_read_is_left_as_it_is(unseen: Path) -> None:
    with Case.open(unseen, read_only=True) as case, ProcessRunner() as runner:
        (uid,) = [path.name for path in (unseen / "derived").iterdir()]
        assert not wants_first_look(case, uid)
        assert run(first_look(case, uid), runner) == []
        forget_first_look(case, uid)
    assert looks_of(unseen) == []
