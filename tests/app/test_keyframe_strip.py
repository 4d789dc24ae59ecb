"""What a person does with keyframes in the strip: pinned, removed, brought back; which examination is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from app.models.keyframes import Role
from app.player.runs import ExamineDialog
from catalog.case import Case
from catalog.jobs import run
from catalog.model.records import Examination, Keyframe, Media
from catalog.operations import annotate, assignments, examine, keyframes, publish, regions
from tests.helpers.window import ACTOR, _Here, copy_of, only_media, tap, window_on

PIN, UNPIN, REMOVE = "Pin: show it whatever examination is shown", "Unpin", "Remove from the strip"
BACK, SHOW = "Bring back what was removed", "Show the examination of"


@pytest.fixture(scope="session")
def examined_twice(recorded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The recording of `recorded`, examined with few keyframes, then with one each second as well."""
    path = copy_of(recorded, tmp_path_factory.mktemp("twice"))
    with Case.open(path) as case:
        (media,) = case.find(Media)
        for settings in ({"density": "few"}, {"density": "few", "interval_seconds": "1"}):
            run(examine.examine(case, media.uid, actor="tester", settings=settings), _Here())
    return path


@pytest.fixture
def window(qtbot: QtBot, examined_twice: Path, tmp_path: Path) -> Iterator[MainWindow]:
    with window_on(qtbot, copy_of(examined_twice, tmp_path)) as opened:
        yield opened


def shown(window: MainWindow) -> list[Keyframe]:
    model = window.keyframe_model
    return [model.index(row).data(Role.KEYFRAME) for row in range(model.rowCount())]


def menu_of(window: MainWindow, keyframe: Keyframe | None) -> dict[str, QAction]:
    menu = window.strip_menu.menu_for(keyframe, window.strip)
    return {action.text(): action for action in menu.actions() if action.text()}


def inside(action: QAction) -> list[QAction]:
    menu = action.menu()
    assert isinstance(menu, QMenu)
    return menu.actions()


def test_a_removed_keyframe_is_not_shown_and_can_be_brought_back(window: MainWindow) -> None:
    before = shown(window)
    gone = before[1]
    menu_of(window, gone)[REMOVE].trigger()
    assert [each.uid for each in shown(window)] == [each.uid for each in before if each.uid != gone.uid]
    (back,) = inside(menu_of(window, None)[BACK])
    assert f"K{gone.number}" in back.text() or "at 0:00:" in back.text()
    back.trigger()
    assert [each.pts for each in shown(window)] == [each.pts for each in before]
    assert BACK not in menu_of(window, None)


def test_removing_is_undone_by_the_key_that_the_window_names(window: MainWindow) -> None:
    before = shown(window)
    menu_of(window, before[0])[REMOVE].trigger()
    assert "Ctrl+Z" in window.statusBar().currentMessage()
    tap(window, "Ctrl+Z")
    assert shown(window) == before


def test_a_pinned_keyframe_is_shown_whatever_examination_is_and_says_so(
    qtbot: QtBot, window: MainWindow
) -> None:
    runs = inside(menu_of(window, None)[SHOW])
    assert [action.isChecked() for action in runs] == [False, True]
    every_second = shown(window)
    other_run = {each.pts for each in window.session.case.find(Keyframe)} - {
        each.pts
        for each in window.session.case.find(Keyframe)
        if each.examination_uid == min(window.session.examinations, key=lambda run: run.made_utc).uid
    }
    kept = next(each for each in every_second if each.pts in other_run)
    menu_of(window, kept)[PIN].trigger()
    qtbot.waitUntil(lambda: window.session.case.get(Keyframe, kept.uid).pinned, timeout=30_000)
    window.session.refresh()
    assert window.session.case.get(Keyframe, kept.uid).still_object_uid, "what is pinned has a full still"
    runs = inside(menu_of(window, None)[SHOW])
    runs[0].trigger()
    few = shown(window)
    assert len(few) < len(every_second)
    assert kept.pts in {each.pts for each in few}
    row = [each.pts for each in few].index(kept.pts)
    told = str(window.keyframe_model.index(row).data(int(Qt.ItemDataRole.ToolTipRole)))
    assert "Why: " in told and kept.reason in told and "Pinned" in told
    assert UNPIN in menu_of(window, few[row])


def test_what_another_pinned_is_not_pinned_for_who_codes_an_assignment_blind(window: MainWindow) -> None:
    session, case, media = window.session, window.session.case, only_media(window)
    first = min(session.examinations, key=lambda run: run.made_utc)
    in_older = next(each for each in case.find(Keyframe) if each.examination_uid == first.uid)
    theirs, own = [each for each in shown(window) if each.pts != in_older.pts][:2]
    for keyframe, who in ((in_older, "coder"), (theirs, "coder"), (own, ACTOR)):
        run(keyframes.pin_keyframe(case, keyframe.uid, actor=who), _Here())
    made = assignments.assign(case, actor="coder", coder=ACTOR, media_uids=[media.uid])
    session.refresh()
    assert {each.uid for each in shown(window) if each.pinned} == {in_older.uid, theirs.uid, own.uid}
    session.choose_assignment(made)
    assert [each.uid for each in shown(window) if each.pinned] == [own.uid]
    assert in_older.uid not in {each.uid for each in shown(window)}
    (row,) = [row for row, each in enumerate(shown(window)) if each.pts == theirs.pts]
    assert "Pinned" not in str(window.keyframe_model.index(row).data(int(Qt.ItemDataRole.ToolTipRole)))
    assert PIN in menu_of(window, shown(window)[row])


def test_examining_again_asks_how_densely_and_stands_beside_the_first(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, str]] = []
    monkeypatch.setattr(window.intake, "examine", lambda media, settings: asked.append(settings))
    window.actions_table["examine"].trigger()
    dialog = window.commands.dialog
    assert isinstance(dialog, ExamineDialog)
    assert dialog.at_intervals.isChecked() and dialog.seconds.value() == 1, "as it was done last"
    next(each for each in dialog.densities.buttons() if each.objectName() == "many").setChecked(True)
    dialog.at_intervals.setChecked(False)
    dialog.accept()
    assert asked == [{"density": "many", "interval_seconds": "0"}]
    (media,) = window.session.library
    made = run(examine.examine(window.session.case, media.uid, actor="tester", settings=asked[0]), _Here())
    assert made.settings["density"] == "many"
    assert len(window.session.case.find(Examination)) == 3


def test_a_frame_has_one_record_and_one_still_however_often_it_is_taken(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    """Found by an examination, taken by a key, and then the frame on which an annotation and its region begin."""
    case, session = window.session.case, window.session
    found = next(each for each in shown(window) if each is not None and each.pts > 0)
    by_examinations = len(case.find(Keyframe, pts=found.pts))
    window.player.go_to_pts(found.pts)
    tap(window, "C", "C")
    qtbot.waitUntil(lambda: bool(case.find(Keyframe, pts=found.pts, pinned=True)), timeout=30_000)
    qtbot.waitUntil(lambda: not window.work.unfinished, timeout=30_000)
    media = only_media(window)
    later = found.pts + 1024
    annotation = annotate.add_annotation(
        case,
        media_uid=media.uid,
        start_pts=found.pts,
        end_pts=later + 1024,
        term_code="eq.shield",
        extent="interval",
        actor="tester",
    )
    box = [(0, 0), (50_000, 50_000)]
    regions.add_region(case, annotation.uid, actor="tester", kind="box", pts=later, points=box)
    before = len(case.find(Keyframe))
    run(publish.report(case, tmp_path, actor="tester"), _Here())
    session.refresh()
    at_that_frame = case.find(Keyframe, pts=found.pts)
    assert len(at_that_frame) == by_examinations
    assert len({each.still_object_uid for each in at_that_frame}) == 1
    (kept,) = (each for each in shown(window) if each.pts == found.pts)
    assert kept.pinned
    (at_the_region,) = case.find(Keyframe, pts=later)
    assert at_the_region.reason == "where a region is keyed first"
    assert len(case.find(Keyframe)) == before + 1
    run(publish.report(case, tmp_path, actor="tester"), _Here())
    assert len(case.find(Keyframe)) == before + 1
