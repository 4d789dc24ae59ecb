"""A second look and a second coder in the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from app.models.annotations import Column
from app.second_look.coders_panel import CodersPanel
from app.second_look.looking_panel import LookingPanel
from app.second_look.room import SecondLookRoom
from catalog.case import Case
from catalog.jobs import ProcessRunner, run
from catalog.model.records import Adjudication, Annotation, Assignment, Media, SecondLook
from catalog.operations import assignments
from catalog.operations.annotate import add_annotation
from tests.helpers.window import ACTOR, click, only_media, tap, wait_at_rest, window_on


def room_of(window: MainWindow) -> SecondLookRoom:
    (room,) = [each for each in window.rooms if isinstance(each, SecondLookRoom)]
    return room


def looking(window: MainWindow) -> LookingPanel:
    window.actions_table["second_look"].trigger()
    QApplication.processEvents()
    return room_of(window).looking


def coders(window: MainWindow) -> CodersPanel:
    window.actions_table["two_coders"].trigger()
    QApplication.processEvents()
    return room_of(window).coders


def said(case: Case, who: str, code: str, start_frame: int, **more: object) -> Annotation:
    media = case.find(Media)[0]
    ticks = (media.end_pts - media.first_pts) // media.frame_count
    start = media.first_pts + start_frame * ticks
    return add_annotation(
        case,
        actor=who,
        media_uid=media.uid,
        term_code=code,
        extent="interval",
        start_pts=start,
        end_pts=start + 3 * ticks,
        **more,  # type: ignore[arg-type]
    )


def test_a_queue_of_what_others_coded_is_gone_through_with_reasons(qtbot: QtBot, window: MainWindow) -> None:
    case = window.session.case
    first, second = said(case, "coder", "wpn.baton", 5), said(case, "coder", "eq.shield", 20)
    said(case, ACTOR, "eq.barrier", 30)
    window.session.refresh()
    panel = looking(window)
    assert [panel.list.item(i).text().split()[0] for i in range(panel.list.count())] == ["M1-A1", "M1-A2"]
    panel.list.setCurrentRow(1)
    panel.list.setCurrentRow(0)
    wait_at_rest(qtbot, window)
    assert window.player.pts == first.start_pts
    assert not panel.dispute.isEnabled() and "Coded by coder" in panel.words.text()
    panel.why.setFocus()
    qtbot.keyClicks(panel.why, "It is a torch.")
    click(panel.dispute)
    (look,) = case.find(SecondLook)
    assert (look.text, look.looked_by, case.get(Annotation, first.uid).status) == (
        "It is a torch.",
        ACTOR,
        "disputed",
    )
    assert panel.list.count() == 1 and panel.why.text() == ""
    panel.hide_coder.setChecked(True)
    assert "Coded by hidden" in panel.words.text()
    click(panel.confirm)
    assert case.get(Annotation, second.uid).status == "confirmed"
    assert case.find(SecondLook, of_annotation=second.uid)[0].coder_hidden
    assert panel.list.count() == 0 and "Nothing" in panel.words.text()
    assert panel.list.hasFocus()
    tap(window, "Ctrl+Z")
    qtbot.waitUntil(lambda: panel.list.count() == 1, timeout=3000)


def test_two_coders_from_the_assignment_to_the_decision(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    case = window.session.case
    said(case, ACTOR, "wpn.baton", 5)
    window.session.refresh()
    panel = coders(window)
    click(panel.assign)
    dialog = room_of(window).dialog
    assert dialog is not None
    dialog.ok.click()  # type: ignore[union-attr]
    assert dialog.isVisible() and "Say who" in dialog.problem.text()  # type: ignore[union-attr]
    qtbot.keyClicks(dialog.coder, "second")  # type: ignore[union-attr]
    dialog.ok.click()  # type: ignore[union-attr]
    (assignment,) = case.find(Assignment)
    assert assignment.media_uids == [only_media(window).uid]
    target = tmp_path / "blind"
    room_of(window).copy_to(assignment, target)
    qtbot.waitUntil(target.exists, timeout=30_000)
    qtbot.waitUntil(lambda: not window.work.busy, timeout=30_000)
    with Case.open(target) as copy:
        said(copy, "second", "wpn.baton", 6, assignment_uid=assignment.uid)
        said(copy, "second", "eq.shield", 30, assignment_uid=assignment.uid)
        assignments.hand_in(copy, assignment.uid, actor="second")
    room_of(window).take_in(target)
    qtbot.waitUntil(lambda: panel.table.rowCount() == 2, timeout=30_000)
    assert len(window.session.annotations) == 1, "the second coding is not among the case's own"
    panel.table.selectRow(0)
    click(panel.outcomes[next(o for o in panel.outcomes if str(o) == "second")])
    assert panel.table.currentRow() == 1, "it goes on to what is not decided"
    click(panel.outcomes[next(o for o in panel.outcomes if str(o) == "neither")])
    assert [each.outcome for each in case.find(Adjudication)] == ["second", "neither"]
    assert [each.start_pts for each in window.session.annotations] == [
        case.find(Annotation, annotator="second")[0].start_pts
    ]
    click(panel.finish)
    assert case.find(Assignment)[0].state == "adjudicated"


def test_the_second_coder_sees_and_makes_only_the_assignments_annotations(
    qtbot: QtBot, case_path: Path, tmp_path: Path
) -> None:
    with Case.open(case_path) as case:
        said(case, "coder", "wpn.baton", 5)
        made = assignments.assign(case, actor="coder", coder=ACTOR, media_uids=[case.find(Media)[0].uid])
        with ProcessRunner() as runner:
            run(assignments.blind_copy(case, made.uid, tmp_path / "blind", actor="coder"), runner)
    with window_on(qtbot, tmp_path / "blind") as window:
        qtbot.waitUntil(lambda: window.session.assignment is not None, timeout=3000)
        wait_at_rest(qtbot, window)
        tap(window, "S", "Right", "Right", "S")
        (coded,) = window.session.case.find(Annotation)
        assert (coded.assignment_uid, coded.annotator) == (made.uid, ACTOR)
        panel = coders(window)
        assert not panel.table.isVisible() and "You are coding" in panel.words.text()
        click(panel.hand_in)
        assert window.session.assignment is None
        assert window.session.case.find(Assignment)[0].state == "handed in"
        assert window.session.annotations == []


def test_while_coders_are_hidden_no_panel_names_them(qtbot: QtBot, window: MainWindow) -> None:
    made = said(window.session.case, "coder", "wpn.baton", 5)
    window.session.refresh()
    window.session.choose_annotation(made.uid)
    model = window.table.model
    by = model.index(0, Column.AUTHOR)
    assert (by.data(), "By coder" in window.editor.author.text()) == ("coder", True)
    looking(window).hide_coder.setChecked(True)
    window.session.choose_annotation(None)
    window.session.choose_annotation(made.uid)
    assert (model.index(0, Column.AUTHOR).data(), "By coder" in window.editor.author.text()) == (
        "hidden",
        False,
    )
