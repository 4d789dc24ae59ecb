"""Any position in any kind of recording: what was annotated is, after the window was closed and opened again, the same
frame on screen, in the still that is kept, and in the file that is exported. Every frame carries its number."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import av
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from app.player.go_to import GoToDialog
from catalog.case import Case
from catalog.jobs import run
from catalog.model.records import Annotation, Keyframe, Media, StoredObject
from catalog.operations.frames import export_frame
from tests.helpers.cli import CommandLine
from tests.helpers.scale import SCALE, scaled
from tests.helpers.video import PRESETS, read_number
from tests.helpers.window import (
    ACTOR,
    PATIENCE_MILLISECONDS,
    _Here,
    annotations,
    click,
    make_recorded_case,
    number_on_screen,
    row_centre,
    tap,
    wait_at_rest,
    window_on,
)

pytestmark = pytest.mark.usefixtures("children_ready_made")

KINDS = (
    "vfr_mp4",
    "vfr_mkv",
    "b_frames_mp4",
    "open_gop_mp4",
    "ts_with_offset",
    "delayed_start_mp4",
    "late_mkv",
    "trimmed_b_frames_mp4",
    "rotated_90",
    "rotated_180",
    "rotated_270",
    "fragmented_mp4",
)
POSITIONS = 12
"""One in each of six kinds drawn by lot; FRAMEWITNESS_TEST_SCALE=84 tries 84 in each of the twelve, 1008."""


@dataclass(frozen=True)
class Place:
    """What was seen at one annotation, when it was made."""

    annotation_uid: str
    number: int
    pts: int


def read_png(path: Path) -> int:
    with av.open(str(path)) as container:
        return read_number(next(container.decode(video=0)).to_ndarray(format="rgb24"))


def open_recording(qtbot: QtBot, window: MainWindow, row: int) -> None:
    """By the mouse, from the list."""
    view = window.library.view
    click(view, row_centre(view, view.model().index(row, 0)))
    media = window.session.library[row]
    qtbot.waitUntil(
        lambda: window.player.media is not None and window.player.media.uid == media.uid,
        timeout=PATIENCE_MILLISECONDS,
    )
    window.stage.picture.setFocus()
    wait_at_rest(qtbot, window)


def go_somewhere(qtbot: QtBot, window: MainWindow, chance: random.Random) -> None:
    """To any frame, by a typed time in one of its forms, or by steps."""
    moments, number = window.session.moments, chance.randrange(window.player.last_number + 1)
    assert moments is not None
    pts = moments.pts_of_frame(number)
    typed = chance.choice([f"frame:{number}", f"pts:{pts}", moments.bare_clock(pts), ""])
    if typed:
        tap(window, "G")
        dialog = window.findChild(GoToDialog)
        assert dialog is not None
        dialog.line.selectAll()
        QTest.keyClicks(dialog.line, typed)
        QTest.keyClick(dialog.line, Qt.Key.Key_Return)
        assert dialog.result() == GoToDialog.DialogCode.Accepted, dialog.problem.text()
    else:
        tap(window, "Home", *["Right"] * number)
    wait_at_rest(qtbot, window)
    assert window.player.number == number, f"typed {typed!r}"


def annotate_somewhere(qtbot: QtBot, window: MainWindow, chance: random.Random) -> Place:
    go_somewhere(qtbot, window, chance)
    tap(window, "X")
    made = window.session.annotation
    assert made is not None and made.start_pts == window.player.pts
    return Place(made.uid, number_on_screen(window), made.start_pts)


def find_again(qtbot: QtBot, window: MainWindow, places: dict[str, Place]) -> dict[str, str]:
    """From annotation to annotation by keys, each captured; the uid of each still, by the annotation's."""
    stills = {}
    tap(window, "End")
    wait_at_rest(qtbot, window)
    for each in reversed(annotations(window)):
        if window.session.annotation is None or window.session.annotation.uid != each.uid:
            tap(window, "Alt+Left")
        chosen = window.session.annotation
        if chosen is None or chosen.uid != each.uid:  # several on one frame
            window.session.choose_annotation(each.uid)
            window.player.go_to_pts(each.start_pts)
        wait_at_rest(qtbot, window)
        place = places[each.uid]
        assert window.player.pts == place.pts
        assert number_on_screen(window) == place.number
        tap(window, "C")
        qtbot.waitUntil(lambda: not window.work.busy, timeout=PATIENCE_MILLISECONDS)
        media = window.session.media
        assert media is not None
        (still,) = {
            keyframe.still_object_uid
            for keyframe in window.session.case.find(Keyframe, media_uid=media.uid)
            if keyframe.pts == place.pts and keyframe.examination_uid is None
        }
        stills[each.uid] = still
    return stills


def check_stills(path: Path, places: dict[str, Place], stills: dict[str, str], out: Path) -> None:
    with Case.open(path, window=True) as case:
        media_of = {each.uid: each.media_uid for each in case.find(Annotation)}
        for uid, place in places.items():
            assert read_png(case.object_path(case.get(StoredObject, stills[uid]))) == place.number
            asked = f"pts:{place.pts}"
            run(export_frame(case, media_of[uid], asked, out, actor=ACTOR, overwrite=True), _Here())
            assert read_png(out) == place.number


@pytest.mark.timeout(7200)
def test_an_annotated_frame_is_the_same_one_after_reopening_as_a_still_and_as_a_file(
    qtbot: QtBot, tmp_path: Path, framewitness: CommandLine
) -> None:
    seed = random.randrange(1_000_000)
    chance = random.Random(seed)
    kinds = KINDS if SCALE > 1 else chance.sample(KINDS, 6)
    videos = [PRESETS[kind](tmp_path) for kind in kinds]
    path = make_recorded_case(tmp_path / "case", [each.path for each in videos])
    places, stills = dict[str, Place](), dict[str, str]()
    with window_on(qtbot, path) as window:
        for row in range(len(kinds)):
            open_recording(qtbot, window, row)
            for _ in range(max(1, scaled(POSITIONS) // len(KINDS))):
                place = annotate_somewhere(qtbot, window, chance)
                assert place.number == videos[row].numbers[window.player.number], f"seed {seed}"
                places[place.annotation_uid] = place
    with window_on(qtbot, path) as window:
        for row in range(len(kinds)):
            open_recording(qtbot, window, row)
            stills |= find_again(qtbot, window, places)
    assert set(stills) == set(places)
    check_stills(path, places, stills, tmp_path / "exported.png")
    with Case.open(path, read_only=True) as case:
        annotation = case.find(Annotation)[-1]
        label = next(each.label for each in case.find(Media) if each.uid == annotation.media_uid)
    said = framewitness(
        "frame", path, label, "--at", f"pts:{annotation.start_pts}", "--out", tmp_path / "by-command.png"
    )
    assert said.code == 0, said.words
    assert read_png(tmp_path / "by-command.png") == places[annotation.uid].number
