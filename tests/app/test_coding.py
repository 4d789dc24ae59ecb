from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from catalog.model.records import Annotation, Term
from catalog.operations import annotate
from tests.helpers.window import (
    annotations,
    click,
    let_go,
    number_on_screen,
    press,
    repeat,
    row_centre,
    tap,
    wait_at_rest,
    window_on,
)

LONGER_THAN_A_TAP = 400


def key_of(window: MainWindow, code: str) -> str:
    term = window.session.term(code)
    assert term is not None and term.key
    return str(term.key)


def test_a_key_never_ends_what_a_colleague_began(qtbot: QtBot, window: MainWindow) -> None:
    key, session = key_of(window, "eq.shield"), window.session
    theirs = session.write(
        annotate.add_annotation,
        session.case,
        actor="colleague",
        media_uid=session.library[0].uid,
        term_code="eq.shield",
        extent="open",
        start_pts=at(window, 2),
    )
    assert theirs is not None
    window.player.go_to_number(10)
    wait_at_rest(qtbot, window)
    tap(window, key)
    window.player.go_to_number(20)
    wait_at_rest(qtbot, window)
    tap(window, key)
    assert session.case.find(Annotation, uid=theirs.uid) == [theirs]
    (mine,) = session.case.find(Annotation, annotator="tester")
    assert (mine.start_pts, mine.end_pts) == (at(window, 10), at(window, 21))


def point_term(window: MainWindow) -> Term:
    return next(term for term in window.session.terms if term.key and term.kind == "point")


def at(window: MainWindow, frame: int) -> int:
    assert window.session.moments is not None
    return window.session.moments.pts_of_frame(frame)


def test_a_tap_of_a_point_term_is_a_point_at_the_frame_on_screen(qtbot: QtBot, window: MainWindow) -> None:
    tap(window, "Right", "Right", "Right")
    wait_at_rest(qtbot, window)
    term = point_term(window)
    tap(window, term.key)
    (made,) = annotations(window)
    assert (made.term_code, made.extent, made.start_pts, made.end_pts) == (
        term.code,
        "point",
        at(window, 3),
        None,
    )
    assert made.annotator == "tester"


def test_a_tap_of_a_span_term_begins_it_and_the_next_tap_ends_it(window: MainWindow) -> None:
    key = key_of(window, "eq.shield")
    window.player.go_to_number(10)
    tap(window, key)
    (begun,) = annotations(window)
    assert (begun.extent, begun.start_pts, begun.end_pts) == ("open", at(window, 10), None)
    assert window.vocabulary.state_of("eq.shield").startswith("begun")
    window.player.go_to_number(20)
    tap(window, key)
    (ended,) = annotations(window)
    assert (ended.extent, ended.end_pts) == ("interval", at(window, 21))
    assert window.vocabulary.state_of("eq.shield") == ""


def test_what_was_begun_survives_a_restart_and_ends_then(qtbot: QtBot, case_path: Path) -> None:
    with window_on(qtbot, case_path) as first:
        first.player.go_to_number(30)
        tap(first, key_of(first, "eq.shield"))
    with window_on(qtbot, case_path) as second:
        assert second.vocabulary.state_of("eq.shield").startswith("begun")
        second.player.go_to_number(40)
        tap(second, key_of(second, "eq.shield"))
        (ended,) = annotations(second)
        assert (ended.start_pts, ended.end_pts) == (at(second, 30), at(second, 41))


def test_a_span_is_not_ended_before_its_beginning(window: MainWindow) -> None:
    key = key_of(window, "eq.shield")
    window.player.go_to_number(30)
    tap(window, key)
    window.player.go_to_number(5)
    tap(window, key)
    (still_open,) = annotations(window)
    assert still_open.extent == "open"
    assert "begun later" in window.statusBar().currentMessage()


def test_holding_a_key_spans_what_went_by_meanwhile(qtbot: QtBot, window: MainWindow) -> None:
    key = key_of(window, "wpn.baton")
    window.player.go_to_number(5)
    press(window, key)
    qtbot.wait(LONGER_THAN_A_TAP)
    assert window.vocabulary.state_of("wpn.baton") == "held"
    assert annotations(window) == []
    tap(window, "Right", "Right")
    let_go(window, key)
    (made,) = annotations(window)
    assert (made.extent, made.start_pts, made.end_pts) == ("interval", at(window, 5), at(window, 8))
    assert window.vocabulary.state_of("wpn.baton") == ""


def test_auto_repeat_of_a_held_key_is_one_span(qtbot: QtBot, window: MainWindow) -> None:
    key = key_of(window, "wpn.baton")
    press(window, key)
    repeat(window, key, 6)
    qtbot.wait(LONGER_THAN_A_TAP)
    repeat(window, key, 6)
    assert annotations(window) == []
    let_go(window, key)
    assert [each.extent for each in annotations(window)] == ["interval"]


def test_a_held_key_that_x11_lifts_for_no_time_at_all_is_one_span(qtbot: QtBot, window: MainWindow) -> None:
    """Qt flags a repeat only if it sees the press together with the release; on a busy machine it does not."""
    window.keyboard._platform = "xcb"
    n = ord("N")

    def send(kind: QEvent.Type, milliseconds: int) -> None:
        event = QKeyEvent(kind, n, Qt.KeyboardModifier.NoModifier, 57, 0, 0, "n")
        event.setTimestamp(milliseconds)
        QApplication.sendEvent(window.stage.picture, event)

    send(QEvent.Type.KeyPress, 1000)
    qtbot.wait(LONGER_THAN_A_TAP)
    for milliseconds in (1660, 1700, 1740):
        send(QEvent.Type.KeyRelease, milliseconds)  # both stand in the queue at once, as X11 sends them
        send(QEvent.Type.KeyPress, milliseconds)
        qtbot.wait(40)
    assert annotations(window) == []
    window.player.go_to_number(12)
    send(QEvent.Type.KeyRelease, 1800)
    window.player.go_to_number(20)
    qtbot.waitUntil(lambda: len(annotations(window)) == 1, timeout=2000)
    (made,) = annotations(window)
    assert (made.extent, made.start_pts, made.end_pts) == ("interval", at(window, 0), at(window, 13))
    send(QEvent.Type.KeyPress, 2000)
    send(QEvent.Type.KeyRelease, 2050)
    qtbot.waitUntil(lambda: len(annotations(window)) == 2, timeout=2000)
    assert annotations(window)[1].extent == "open"


def test_a_span_held_while_the_window_loses_the_focus_ends_there(qtbot: QtBot, window: MainWindow) -> None:
    key = key_of(window, "wpn.baton")
    window.player.go_to_number(50)
    press(window, key)
    qtbot.wait(LONGER_THAN_A_TAP)
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: len(annotations(window)) == 1, timeout=3000)
    (made,) = annotations(window)
    assert (made.extent, made.start_pts, made.end_pts) == ("interval", at(window, 50), at(window, 51))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=3000)
    let_go(window, key)
    assert len(annotations(window)) == 1


def test_two_keys_held_together_make_two_spans(qtbot: QtBot, window: MainWindow) -> None:
    first, second = key_of(window, "wpn.baton"), key_of(window, "eq.shield")
    press(window, first)
    press(window, second)
    qtbot.wait(LONGER_THAN_A_TAP)
    let_go(window, first)
    let_go(window, second)
    assert [(each.term_code, each.extent) for each in annotations(window)] == [
        ("wpn.baton", "interval"),
        ("eq.shield", "interval"),
    ]


def test_while_a_note_is_typed_no_key_codes_or_moves(qtbot: QtBot, window: MainWindow) -> None:
    tap(window, point_term(window).key)
    window.editor.note.setFocus()
    qtbot.keyClicks(window.editor.note, "s n k j , . ?")
    tap(window, "Right", "Home")
    assert len(annotations(window)) == 1
    assert window.player.number == 0 and not window.player.running
    window.stage.picture.setFocus()
    (noted,) = annotations(window)
    assert noted.note == "s n k j , . ?"


def test_a_note_is_in_the_case_when_typing_pauses(qtbot: QtBot, window: MainWindow) -> None:
    tap(window, point_term(window).key)
    window.editor.note.setFocus()
    qtbot.keyClicks(window.editor.note, "left of the lamp")
    qtbot.waitUntil(lambda: annotations(window)[0].note == "left of the lamp", timeout=5000)


def test_play_and_pause_works_while_typing(qtbot: QtBot, window: MainWindow) -> None:
    tap(window, point_term(window).key)
    window.editor.note.setFocus()
    tap(window, "Ctrl+Space")
    assert window.player.running
    tap(window, "Ctrl+Space")
    assert not window.player.running
    wait_at_rest(qtbot, window)


def test_undo_and_redo_by_keys(window: MainWindow) -> None:
    term = point_term(window)
    tap(window, term.key)
    window.player.go_to_number(9)
    tap(window, term.key)
    tap(window, "Ctrl+Z")
    assert [each.start_pts for each in annotations(window)] == [at(window, 0)]
    tap(window, "Ctrl+Z")
    assert annotations(window) == []
    assert window.table.proxy.rowCount() == 0
    tap(window, "Ctrl+Shift+Z", "Ctrl+Shift+Z")
    assert [each.start_pts for each in annotations(window)] == [at(window, 0), at(window, 9)]
    assert window.table.proxy.rowCount() == 2


def test_marks_and_enter_add_the_chosen_term_over_the_marked_span(window: MainWindow) -> None:
    window.vocabulary.choose("wpn.long")
    window.player.go_to_number(12)
    tap(window, "I")
    window.player.go_to_number(30)
    tap(window, "O", "Return")
    (made,) = annotations(window)
    assert (made.term_code, made.extent) == ("wpn.long", "interval")
    assert (made.start_pts, made.end_pts) == (at(window, 12), at(window, 31))
    assert window.marks.span is None


def test_split_and_delete_work_on_the_chosen_annotation(window: MainWindow) -> None:
    window.vocabulary.choose("wpn.long")
    tap(window, "I")
    window.player.go_to_number(30)
    tap(window, "O", "Return")
    window.player.go_to_number(15)
    tap(window, "B")
    assert [(each.start_pts, each.end_pts) for each in annotations(window)] == [
        (at(window, 0), at(window, 15)),
        (at(window, 15), at(window, 31)),
    ]
    tap(window, "Delete")
    assert [each.end_pts for each in annotations(window)] == [at(window, 15)]


def test_the_next_and_previous_annotation_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    key = point_term(window).key
    for frame in (20, 60, 100):
        window.player.go_to_number(frame)
        tap(window, key)
    window.player.go_to_number(30)
    tap(window, "Alt+Right")
    assert window.player.number == 60
    tap(window, "Alt+Right")
    assert window.player.number == 100
    tap(window, "Alt+Left", "Alt+Left")
    wait_at_rest(qtbot, window)
    assert number_on_screen(window) == 20


def test_a_click_in_the_table_goes_to_the_annotation_and_a_double_click_edits_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    key = point_term(window).key
    for frame in (20, 60):
        window.player.go_to_number(frame)
        tap(window, key)
    table = window.table.table
    note = window.table.proxy.index(0, 7)
    click(table, row_centre(table, note))
    wait_at_rest(qtbot, window)
    assert number_on_screen(window) == 20
    click(table, row_centre(table, note), double=True)
    qtbot.keyClicks(table.focusWidget(), "seen twice")
    tap(window, "Return")
    qtbot.waitUntil(lambda: annotations(window)[0].note == "seen twice", timeout=3000)


def test_the_mouse_alone_can_code(window: MainWindow) -> None:
    tree = window.vocabulary.tree
    window.vocabulary.choose("wpn.long")
    place = row_centre(tree, tree.currentIndex())
    click(tree, place)
    assert annotations(window) == []
    click(window.vocabulary.add_button)
    assert [each.extent for each in annotations(window)] == ["open"]
    click(tree, place, double=True)
    assert [each.extent for each in annotations(window)] == ["interval"]


def test_looked_for_and_not_seen_asks_for_span_speed_and_sound(qtbot: QtBot, window: MainWindow) -> None:
    window.vocabulary.choose("wpn.handgun")
    tap(window, "Ctrl+N")
    dialog = window.commands.dialog
    dialog.accept()  # type: ignore[union-attr]
    assert "how fast" in dialog.problem.text()  # type: ignore[union-attr]
    assert annotations(window) == []
    dialog.end.setText("4")  # type: ignore[union-attr]
    dialog.speed_box.setCurrentIndex(dialog.speed_box.findData("0.5"))  # type: ignore[union-attr]
    dialog.sound_box.setCurrentIndex(dialog.sound_box.findData(True))  # type: ignore[union-attr]
    dialog.accept()  # type: ignore[union-attr]
    (made,) = annotations(window)
    assert (made.presence, made.look_speed, made.look_with_sound) == ("looked for and not seen", "0.5", True)
    assert (made.start_pts, made.end_pts) == (at(window, 0), at(window, 100))


def test_the_editor_changes_what_it_shows(window: MainWindow) -> None:
    window.vocabulary.choose("wpn.long")
    tap(window, "I")
    window.player.go_to_number(30)
    tap(window, "O", "Return")
    editor = window.editor
    editor.begin.line.setText("frame:4")
    editor.begin.line.editingFinished.emit()
    window.player.go_to_number(40)
    click(editor.end.now)
    editor.certainty.setCurrentIndex(editor.certainty.findData("possible"))
    editor.certainty.activated.emit(editor.certainty.currentIndex())
    (made,) = annotations(window)
    assert (made.start_pts, made.end_pts, made.certainty) == (at(window, 4), at(window, 41), "possible")
    editor.begin.line.setText("frame:100")
    editor.begin.line.editingFinished.emit()
    assert not editor.problem.isHidden() and "after the beginning" in editor.problem.text()
    assert annotations(window) == [made]


def test_term_certainty_and_note_are_seen_without_scrolling_in_the_window_as_it_comes(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(1440, 900)
    window.player.go_to_number(10)
    tap(window, "S", "S")
    editor = window.editor
    qtbot.waitUntil(lambda: not window.docks._settling.isActive() and editor.heading.isVisible())
    QApplication.processEvents()
    for each in (editor.heading, editor.certainty, editor.note, editor.begin):
        assert each.visibleRegion().boundingRect() == each.rect(), each.accessibleName()
