"""What helps a coder: what is under way, the reaction delay, doubts, people and tags in the editor, exclusion."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.annotate.room import CodingRoom
from app.main_window import MainWindow
from app.people.actor_dialog import ActorDialog
from catalog.case import Case
from catalog.model.records import Actor, Annotation, Media, Term
from catalog.operations import actors, annotate
from tests.helpers.window import (
    annotations,
    click,
    let_go,
    press,
    room_in,
    row_centre,
    settled,
    tap,
    wait_at_rest,
    window_on,
)

LONGER_THAN_A_TAP = 400
ACTOR = "tester"


def key_of(window: MainWindow, code: str) -> str:
    term = window.session.term(code)
    assert term is not None and term.key
    return str(term.key)


def at(window: MainWindow, frame: int) -> int:
    assert window.session.moments is not None
    return window.session.moments.pts_of_frame(frame)


def coding(window: MainWindow) -> CodingRoom:
    return room_in(window, CodingRoom)


def made_span(window: MainWindow, code: str = "eq.shield", first: int = 10, last: int = 20) -> Annotation:
    session = window.session
    assert session.media is not None
    made = session.write(
        annotate.add_annotation,
        session.case,
        actor=ACTOR,
        media_uid=session.media.uid,
        term_code=code,
        extent="interval",
        start_pts=at(window, first),
        end_pts=at(window, last),
    )
    assert made is not None
    session.choose_annotation(made.uid)
    return made


def exclude(window: MainWindow, code: str, other: str) -> None:
    (term,) = window.session.case.find(Term, code=code)
    with window.session.case.unit_of_work("vocabulary.install", actor=ACTOR) as work:
        work.replace(dataclasses.replace(term, excludes=[other]))
    window.session.refresh()


# ---------------------------------------------------------------- what is under way


def test_what_is_begun_or_held_stands_above_the_picture_and_a_click_ends_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    line = coding(window).under_way
    settled(qtbot, window)
    height = window.stage.picture.height()
    assert line.texts() == [] and not line.nothing.isHidden()
    window.player.go_to_number(10)
    tap(window, key_of(window, "eq.shield"))
    press(window, key_of(window, "wpn.baton"))
    qtbot.waitUntil(lambda: len(line.texts()) == 2, timeout=2000)
    assert line.texts() == ["Baton: held since 0:00:00.400", "Shield: begun 0:00:00.400"]
    assert window.stage.picture.height() == height, "the picture stays where it is"
    assert "Press S" in line.buttons[1].toolTip()
    let_go(window, key_of(window, "wpn.baton"))
    assert line.texts() == ["Shield: begun 0:00:00.400"]
    window.player.go_to_number(15)
    click(line.buttons[0])
    assert line.texts() == []
    assert annotations(window)[0].end_pts == at(window, 16)


def test_all_that_is_begun_ends_by_one_action(window: MainWindow) -> None:
    for code in ("eq.shield", "wpn.baton"):
        tap(window, key_of(window, code))
    window.player.go_to_number(30)
    window.actions_table["end_begun"].trigger()
    assert [each.end_pts for each in annotations(window)] == [at(window, 31)] * 2


def test_many_that_are_begun_leave_the_line_readable(window: MainWindow) -> None:
    terms = [term for term in window.session.terms if term.kind == "interval"][:8]
    for term in terms:
        window.coder.tap(term)
    line = coding(window).under_way
    assert len(line.texts()) == 5 and line.more.text() == "3 more"
    actions = line.more.menu().actions()
    assert len(actions) == 3
    window.player.go_to_number(9)
    actions[0].trigger()
    assert line.more.text() == "2 more"


# ---------------------------------------------------------------- reaction delay


def test_a_reaction_delay_is_taken_off_while_playing_times_the_speed_and_never_at_rest(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.actions_table["reaction_delay"].trigger()
    dialog = coding(window).dialog
    assert dialog is not None
    dialog.setIntValue(400)
    dialog.accept()
    line = coding(window).under_way
    assert line.reaction.text() == "Reaction delay 400 ms" and not line.reaction.isHidden()
    window.player.go_to_number(50)
    tap(window, key_of(window, "eq.shield"))
    assert annotations(window)[0].start_pts == at(window, 50)
    window.player.set_rate(0.5)
    window.player.play()
    qtbot.waitUntil(lambda: window.player.number >= 60, timeout=10_000)
    number = window.player.number
    tap(window, key_of(window, "wpn.baton"))
    window.player.pause()
    window.player.go_to_number(2)
    (_, baton) = annotations(window)
    assert baton.start_pts == at(window, number - 5), "0.4 s at half speed are 5 frames of 1/25 s"
    parameters = [e.parameters for e in window.session.case.entries() if e.action == "annotation.add"]
    assert [each.get("reaction_delay_ms") for each in parameters] == [None, 400]


def test_the_reaction_delay_is_remembered(qtbot: QtBot, case_path: Path) -> None:
    with window_on(qtbot, case_path, opened=False) as first:
        coding(first)._set_reaction(250)
    with window_on(qtbot, case_path, opened=False) as second:
        assert second.coder.reaction_ms == 250


# ---------------------------------------------------------------- doubts


def test_what_ended_with_the_focus_is_marked_until_somebody_checked_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    told: list[str] = []
    window.table.counted.connect(told.append)
    press(window, key_of(window, "wpn.baton"))
    qtbot.wait(LONGER_THAN_A_TAP)
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: len(annotations(window)) == 1, timeout=3000)
    (made,) = annotations(window)
    assert made.doubt == annotate.LOST_KEYBOARD
    assert told[-1] == "1  ⚠ 1 to check"
    assert window.table.proxy.index(0, 0).data() == "A1 ⚠"
    window.table.search.setText("lost the keyboard")
    assert window.table.proxy.rowCount() == 1
    assert "check its end" in window.editor.doubt.words.text() and not window.editor.doubt.isHidden()
    click(window.editor.doubt.checked)
    assert annotations(window)[0].doubt == ""
    assert window.editor.doubt.isHidden() and told[-1] == "0 of 1"
    assert window.session.annotation is not None, "what is filtered out stays chosen"


def test_a_key_let_go_by_hand_leaves_no_doubt(qtbot: QtBot, window: MainWindow) -> None:
    press(window, key_of(window, "wpn.baton"))
    qtbot.wait(LONGER_THAN_A_TAP)
    let_go(window, key_of(window, "wpn.baton"))
    assert annotations(window)[0].doubt == ""


# ---------------------------------------------------------------- terms that exclude each other


def test_beginning_a_term_ends_the_one_that_it_excludes_and_says_so(window: MainWindow) -> None:
    exclude(window, "eq.shield", "wpn.baton")
    tap(window, key_of(window, "wpn.baton"))
    window.player.go_to_number(25)
    tap(window, key_of(window, "eq.shield"))
    assert window.statusBar().currentMessage().startswith("Baton ended. Shield begun")
    baton, shield = annotations(window)
    assert (baton.extent, baton.end_pts, shield.start_pts) == ("interval", at(window, 25), at(window, 25))
    tap(window, "Ctrl+Z")
    assert [each.extent for each in annotations(window)] == ["open"]


def test_an_excluded_term_over_the_same_span_is_refused_in_words(qtbot: QtBot, window: MainWindow) -> None:
    exclude(window, "eq.shield", "wpn.baton")
    made_span(window, "wpn.baton", 10, 20)
    window.player.go_to_number(15)
    with qtbot.waitSignal(window.session.failed) as failed:
        tap(window, key_of(window, "eq.shield"))
    assert "exclude each other" in failed.args[0].message and failed.args[0].hint
    assert len(annotations(window)) == 1


# ---------------------------------------------------------------- people and tags in the editor


def test_who_acts_is_found_by_a_part_of_the_name_and_by_keys_alone(qtbot: QtBot, window: MainWindow) -> None:
    session = window.session
    for name in ("officer A, helmet 217", "officer B", "man in a red jacket"):
        session.write(actors.add_actor, session.case, actor=ACTOR, name=name)
    made_span(window)
    window.editor.who.line.setFocus()
    qtbot.keyClicks(window.editor.who.line, "red")
    completer = window.editor.who.line.completer()
    assert completer.completionCount() == 1
    qtbot.waitUntil(completer.popup().isVisible, timeout=3000)
    QTest.keyClick(completer.popup(), Qt.Key.Key_Down)
    QTest.keyClick(completer.popup(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: annotations(window)[0].actor_uid is not None, timeout=3000)
    third = next(each for each in session.actors if each.number == 3)
    assert annotations(window)[0].actor_uid == third.uid
    assert window.editor.who.line.text() == "H3  man in a red jacket"
    window.editor.whom.line.setFocus()
    qtbot.keyClicks(window.editor.whom.line, "h1")
    completer.popup().hide()
    QTest.keyClick(window.editor.whom.line, Qt.Key.Key_Return)
    assert annotations(window)[0].target_uid == session.actors[0].uid
    assert window.table.proxy.index(0, 10).data() == ("H3 man in a red jacket → H1 officer A, helmet 217")
    window.editor.who.line.clear()
    assert annotations(window)[0].actor_uid is None
    window.editor.whom.line.setFocus()
    window.editor.whom.line.selectAll()
    QTest.keyClick(window.editor.whom.line, Qt.Key.Key_Delete)
    window.stage.picture.setFocus()
    assert annotations(window)[0].target_uid is None


def test_enter_on_a_new_name_names_somebody_new_in_place(qtbot: QtBot, window: MainWindow) -> None:
    made_span(window)
    window.editor.who.line.setFocus()
    qtbot.keyClicks(window.editor.who.line, "officer C")
    QTest.keyClick(window.editor.who.line, Qt.Key.Key_Return)
    dialog = window.editor.dialog
    assert isinstance(dialog, ActorDialog) and dialog.name.text() == "officer C"
    dialog.description.setPlainText("a dented helmet")
    dialog.accept()
    (named,) = window.session.case.find(Actor)
    assert (named.name, named.description) == ("officer C", "a dented helmet")
    assert annotations(window)[0].actor_uid == named.uid


def test_a_name_that_nobody_has_is_not_kept_when_the_field_is_left(qtbot: QtBot, window: MainWindow) -> None:
    made_span(window)
    window.editor.who.line.setFocus()
    qtbot.keyClicks(window.editor.who.line, "somebody")
    window.stage.picture.setFocus()
    assert window.editor.who.line.text() == ""
    assert annotations(window)[0].actor_uid is None and window.session.case.find(Actor) == []


def test_tags_are_typed_with_commas_completed_and_refused_in_words(qtbot: QtBot, window: MainWindow) -> None:
    made_span(window)
    tags = window.editor.tags
    tags.setFocus()
    qtbot.keyClicks(tags, "gate, first row")
    QTest.keyClick(tags, Qt.Key.Key_Return)
    assert annotations(window)[0].tags == ["gate", "first row"]
    made_span(window, "wpn.baton", 30, 40)
    window.stage.picture.setFocus()
    tags.setFocus()
    qtbot.keyClicks(tags, "loud, ga")
    completer = tags.completer()
    assert completer.completionCount() == 1
    qtbot.waitUntil(completer.popup().isVisible, timeout=3000)
    QTest.keyClick(completer.popup(), Qt.Key.Key_Down)
    QTest.keyClick(completer.popup(), Qt.Key.Key_Return)
    assert tags.text() == "loud, gate"
    QTest.keyClick(tags, Qt.Key.Key_Return)
    assert annotations(window)[1].tags == ["loud", "gate"]
    tags.setText("x" * 60)
    QTest.keyClick(tags, Qt.Key.Key_Return)
    assert "cannot be a tag" in window.editor.problem.text()
    assert annotations(window)[1].tags == ["loud", "gate"]
    window.table.search.setText("first row")
    assert window.table.proxy.rowCount() == 1


def test_the_whole_editor_is_reached_by_tab(window: MainWindow) -> None:
    made_span(window)
    editor = window.editor
    editor.certainty.setFocus()  # the first of its fields
    reached = []
    for _ in range(40):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        widget = window.focusWidget()
        if not editor.isAncestorOf(widget):
            break
        reached.append(widget)
    for wanted in (
        *(editor.note, editor.begin.line, editor.end.line, editor.who.line, editor.whom.line, editor.tags),
        editor.history,
    ):
        assert wanted in reached
    assert all(each.accessibleName() or getattr(each, "text", str)() for each in reached)


def test_the_history_of_an_annotation_is_read_in_the_editor(window: MainWindow) -> None:
    made = made_span(window)
    case, session = window.session.case, window.session
    session.write(annotate.edit_annotation, case, made.uid, actor="colleague", certainty="probable")
    named = session.write(actors.add_actor, case, actor=ACTOR, name="officer <A>")
    assert named is not None
    session.write(annotate.edit_annotation, case, made.uid, actor=ACTOR, actor_uid=named.uid, note="left")
    click(window.editor.history)
    text = window.editor.dialog.text.toPlainText()  # type: ignore[union-attr]
    added, changed, again = (
        text.index(each) for each in ("Added, tester", "Changed, colleague", "Changed, t")
    )
    assert added < changed < again
    assert "Certainty: clear → probable" in text
    assert "Who acts: — → H1 officer <A>" in text and "Note: — → left" in text


# ---------------------------------------------------------------- the table


def test_rows_selected_together_are_the_sessions_selection_and_back(window: MainWindow) -> None:
    made = [made_span(window, first=n, last=n + 5) for n in (10, 30, 50, 70)]
    table = window.table.table
    click(table, row_centre(table, window.table.proxy.index(0, 1)))
    assert window.session.selected == {made[0].uid} and window.player.number == 10
    press_shift = Qt.KeyboardModifier.ShiftModifier
    place = row_centre(table, window.table.proxy.index(2, 1))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, press_shift, place)
    assert window.session.selected == {each.uid for each in made[:3]}
    assert window.player.number == 10, "selecting more does not move the picture"
    window.session.select({made[1].uid, made[3].uid}, chosen=made[3].uid)
    rows = {index.row() for index in table.selectionModel().selectedRows()}
    assert rows == {1, 3}
    window.table.proxy.set_text("A4")
    window.session.select({made[0].uid, made[3].uid}, chosen=made[3].uid)
    assert {index.row() for index in table.selectionModel().selectedRows()} == {0}, "the only one listed"
    window.table.proxy.set_text("")
    window.session.choose_annotation(made[2].uid)
    assert {index.row() for index in table.selectionModel().selectedRows()} == {2}


@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
def test_a_selection_is_shown_in_any_order_of_the_rows(window: MainWindow, order: Qt.SortOrder) -> None:
    made = [made_span(window, first=n, last=n + 5) for n in (10, 30, 50)]
    window.table.table.sortByColumn(2, order)
    window.session.select({made[0].uid, made[1].uid}, chosen=made[0].uid)
    from app.models.annotations import UID

    chosen = {index.data(UID) for index in window.table.table.selectionModel().selectedRows()}
    assert chosen == {made[0].uid, made[1].uid}


@pytest.mark.parametrize("field", ["tags", "note", "end"])
def test_what_is_being_typed_is_kept_when_the_window_is_closed(
    qtbot: QtBot, case_path: Path, field: str
) -> None:
    with window_on(qtbot, case_path) as window:
        window.player.go_to_number(10)
        wait_at_rest(qtbot, window)
        tap(window, "S")
        window.player.go_to_number(20)
        wait_at_rest(qtbot, window)
        tap(window, "S")
        editor = window.editor
        widget = editor.end.line if field == "end" else getattr(editor, field)
        widget.setFocus()
        widget.selectAll()
        QTest.keyClicks(widget, "0:00:01.000" if field == "end" else "gate")
    with Case.open(case_path) as case:
        (kept,) = case.find(Annotation)
        media = case.get(Media, kept.media_uid)
    told = {"tags": kept.tags, "note": kept.note, "end": (kept.end_pts or 0) * media.time_base}
    assert told[field] == {"tags": ["gate"], "note": "gate", "end": 1}[field]
