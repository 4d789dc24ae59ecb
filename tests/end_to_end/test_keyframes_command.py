"""What people decide about keyframes: by the command line, through real examinations, and taken back."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from catalog.case import Case
from catalog.jobs import ProcessRunner, run
from catalog.model.records import Examination, Keyframe, Media
from catalog.operations import keyframes as decide
from catalog.operations.acquire import add_file
from catalog.operations.cases import new_case, open_case
from catalog.operations.examine import examine
from catalog.operations.undo import next_undo, redo, undo
from tests.helpers.cli import CommandLine
from tests.helpers.video import make_video

pytestmark = pytest.mark.usefixtures("children_ready_made")


def drifting(number: int, width: int, height: int) -> NDArray[np.uint8]:
    """A texture that drifts slowly: one shot, one view."""
    blocks = np.random.default_rng(4).integers(0, 255, (height // 16, width // 16, 3), dtype=np.uint8)
    return np.roll(np.kron(blocks, np.ones((16, 16, 1), np.uint8)), number // 8, axis=1)


@pytest.fixture(scope="module")
def examined(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with one recording of three seconds, examined with a keyframe every second."""
    folder = tmp_path_factory.mktemp("examined")
    video = make_video(folder / "clip.mp4", frames=75, size=(160, 128), draw=drifting).path
    with new_case(folder / "case", actor="ada") as case, ProcessRunner() as runner:
        media = run(add_file(case, video, actor="ada"), runner).media
        run(examine(case, media.uid, actor="ada", settings={"interval_seconds": "1"}), runner)
    return folder / "case"


@pytest.fixture
def case(examined: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(examined, tmp_path / "case"))


def told(framewitness: CommandLine, case: Path, *options: str) -> dict[str, Any]:
    said = framewitness("keyframes", case, "M1", "--json", *options)
    assert said.code == 0, said.words
    found: dict[str, Any] = json.loads(said.out)
    return found


def shown(told: dict[str, Any]) -> list[str]:
    return [each["label"] for each in told["keyframes"] if each["shown"]]


def taken_at_intervals(case: Case) -> list[Keyframe]:
    """Those that have no still yet."""
    found = [each for each in case.find(Keyframe, order="pts") if each.still_object_uid is None]
    assert all("every 1 s" in each.reason for each in found)
    return found


def test_settings_are_kept_with_the_examination_and_each_keyframe_says_why(
    framewitness: CommandLine, case: Path
) -> None:
    said = framewitness("keyframes", case, "M1")
    assert "1 shot, 4 keyframes, density normal and every 1 s (shown)" in said.words
    assert "every 1 s" in said.words
    assert "sharpest near the middle look of the shot" in said.words
    seconds = [k["seconds"] for k in told(framewitness, case)["keyframes"] if "every 1 s" in k["reason"]]
    assert seconds == [0, 1, 2]


def test_what_was_pinned_or_removed_stays_so_over_another_examination(
    framewitness: CommandLine, case: Path
) -> None:
    pinned, removed = "M1-K1", "M1-K2"
    before = told(framewitness, case, "--pin", pinned, "--remove", removed)
    assert pinned in shown(before)
    assert removed not in shown(before)

    again = framewitness("examine", case, "--again", "--every", "1")
    assert again.code == 0, again.words
    after = told(framewitness, case)
    moments = {each["label"]: each["pts"] for each in after["keyframes"]}
    in_strip = [moments[label] for label in shown(after)]
    assert pinned in shown(after)
    assert in_strip.count(moments[pinned]) == 1
    assert moments[removed] not in in_strip

    framewitness("examine", case, "--again")
    assert pinned in shown(told(framewitness, case))
    assert "(one of 3 examinations" in framewitness("list", case).words

    restored = told(framewitness, case, "--restore", removed, "--run", "2")
    assert moments[removed] in [each["pts"] for each in restored["keyframes"] if each["shown"]]
    assert framewitness("verify", case).code == 0


def test_an_earlier_examination_can_be_chosen_and_is_named_as_the_one_shown(
    framewitness: CommandLine, case: Path
) -> None:
    first = shown(told(framewitness, case))
    framewitness("examine", case, "M1", "--density", "few")
    assert shown(told(framewitness, case)) != first
    chosen = told(framewitness, case, "--run", "1")
    assert shown(chosen) == first
    assert [each["shown"] for each in chosen["examinations"]] == [True, False]


def test_a_moment_that_is_pinned_becomes_a_keyframe_with_a_full_still(
    framewitness: CommandLine, case: Path
) -> None:
    found = told(framewitness, case, "--pin", "frame:33")
    (pinned,) = (each for each in found["keyframes"] if each["pinned"])
    assert pinned["frame"] == 33
    assert pinned["still_object_uid"]
    assert told(framewitness, case, "--pin", "frame:33")["keyframes"] == found["keyframes"]


def test_pinning_makes_the_full_still_and_undo_takes_back_the_pin_alone(case: Path) -> None:
    with open_case(case, actor="ada") as opened, ProcessRunner() as runner:
        keyframe = taken_at_intervals(opened)[0]
        pinned = run(decide.pin_keyframe(opened, keyframe.uid, actor="ada"), runner)
        assert pinned.pinned
        assert pinned.still_object_uid is not None
        assert next_undo(opened, actor="ada") == f"pinning M1-K{keyframe.number}"
        undo(opened, actor="ada")
        after = opened.get(Keyframe, keyframe.uid)
        assert (after.pinned, after.still_object_uid) == (False, pinned.still_object_uid)
        redo(opened, actor="ada")
        assert opened.get(Keyframe, keyframe.uid).pinned
        assert opened.differences() == []


def test_removing_restoring_and_choosing_are_undone(case: Path) -> None:
    with open_case(case, actor="ada") as opened:
        keyframe = opened.find(Keyframe, order="pts")[0]
        decide.remove_keyframe(opened, keyframe.uid, actor="ada")
        assert undo(opened, actor="ada") == f"removing M1-K{keyframe.number}"
        assert opened.get(Keyframe, keyframe.uid) == keyframe
        (run_made,) = opened.find(Examination)
        decide.choose_examination(opened, run_made.uid, actor="ada")
        assert undo(opened, actor="ada") == "choosing what is shown of M1"
        assert opened.find(Examination) == [run_made]


def test_a_still_is_not_made_of_a_frame_that_is_not_what_was_found(case: Path) -> None:
    with open_case(case, actor="ada") as opened, ProcessRunner() as runner:
        keyframe = taken_at_intervals(opened)[0]
        with opened.unit_of_work("keyframe.remove", actor="ada") as work:
            work.replace(replace(keyframe, pixel_sha256="0" * 64), since=keyframe)
        with pytest.raises(Exception, match="does not decode as it did"):
            run(decide.pin_keyframe(opened, keyframe.uid, actor="ada"), runner)
        assert not opened.get(Keyframe, keyframe.uid).pinned


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("keyframes", "CASE", "M1", "--pin", "M1-K99"), "no keyframe “M1-K99”"),
        (("keyframes", "CASE", "M1", "--run", "7"), "M1 has no examination 7"),
        (("examine", "CASE", "--again", "--density", "lots"), "few, normal, many"),
        (("examine", "CASE", "--again", "--every", "0.2"), "every 0.2 s are not possible"),
    ],
)
def test_what_cannot_be_meant_is_said_and_changes_nothing(
    options: tuple[str, ...], words: str, framewitness: CommandLine, case: Path
) -> None:
    before = told(framewitness, case)
    said = framewitness(*(str(case) if each == "CASE" else each for each in options))
    assert said.code == 2
    assert words in said.words
    assert told(framewitness, case) == before


def test_settings_are_refused_for_a_bare_file_too(framewitness: CommandLine, case: Path) -> None:
    with open_case(case, actor="ada") as opened:
        media = opened.find(Media)[0]
        file = next(opened.objects.folder.rglob("*.mp4"))
        assert media.frame_count == 75
    assert framewitness("shots", file, "--density", "lots").code == 2
    said = framewitness("shots", file, "--every", "1")
    assert said.words.count("every 1 s") == 3


def test_undoing_a_removal_brings_the_moment_back_in_examinations_made_since(case: Path) -> None:
    with open_case(case, actor="ada") as opened, ProcessRunner() as runner:
        media = opened.find(Media)[0]
        gone = taken_at_intervals(opened)[0]
        decide.remove_keyframe(opened, gone.uid, actor="ada")
        run(examine(opened, media.uid, actor="ada", settings={"interval_seconds": "1"}), runner)
        at_the_moment = opened.find(Keyframe, pts=gone.pts)
        assert [each.removed for each in at_the_moment] == [True, True]
        assert undo(opened, actor="ada") is not None
        assert [each.removed for each in opened.find(Keyframe, pts=gone.pts)] == [False, False]
        assert redo(opened, actor="ada") is not None
        assert [each.removed for each in opened.find(Keyframe, pts=gone.pts)] == [True, True]
        assert opened.differences() == []


def test_a_still_made_since_does_not_stand_in_the_way_of_undoing_a_removal(case: Path) -> None:
    with open_case(case, actor="ada") as opened, ProcessRunner() as runner:
        found = taken_at_intervals(opened)[0]
        decide.remove_keyframe(opened, found.uid, actor="ada")
        run(decide.pin_keyframe(opened, found.uid, actor="ada"), runner)
        assert undo(opened, actor="ada") is not None
        assert undo(opened, actor="ada") is not None
        (now,) = opened.find(Keyframe, uid=found.uid)
        assert (now.removed, now.pinned) == (False, False)
        assert now.still_object_uid is not None
        assert opened.differences() == []
