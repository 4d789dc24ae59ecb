"""Annotations moved, drawn, selected, merged and copied on the timeline, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from app.timeline.editing import TimelineEditing
from catalog.model.records import Annotation, Shot
from catalog.operations import annotate, undo
from tests.helpers.window import ACTOR, annotations, number_on_screen, room_in, tap, wait_at_rest

NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
SHIELDS = 0
"""The lane of weapons and equipment."""


def made(window: MainWindow, first: int, end: int, term: str = "eq.shield", **fields: object) -> Annotation:
    """A span from frame `first` up to but without frame `end`."""
    moments, media = window.session.moments, window.session.media
    assert moments is not None
    assert media is not None
    added = annotate.add_annotation(
        window.session.case,
        actor=ACTOR,
        media_uid=media.uid,
        term_code=term,
        extent="interval",
        start_pts=moments.pts_of_frame(first),
        end_pts=moments.pts_of_frame(end),
        **fields,  # type: ignore[arg-type]
    )
    window.session.refresh()
    return added


def frames(window: MainWindow) -> list[tuple[int, int]]:
    """(first frame, frame after the last) of the recording's spans, in order of their numbers."""
    moments = window.session.moments
    assert moments is not None
    assert moments.index is not None
    edges = [*moments.index.pts.tolist(), moments.media.end_pts]
    return [(edges.index(each.start_pts), edges.index(each.end_pts)) for each in annotations(window)]


def place(window: MainWindow, frame: float, lane: int = SHIELDS, row: int = 0) -> QPoint:
    moments, media = window.session.moments, window.session.media
    assert moments is not None
    assert media is not None
    ticks = moments.pts_of_frame(1) - moments.pts_of_frame(0)
    return window.timeline.place_of(media.first_pts + round(frame * ticks), lane, row)


def drag(
    window: MainWindow,
    start: QPoint,
    end: QPoint,
    modifiers: Qt.KeyboardModifier = NONE,
    *,
    drop: bool = True,
) -> None:
    viewport = window.timeline.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, modifiers, start)
    for step in (0.3, 0.7, 1.0):
        where = start + (end - start) * step
        move(window, where, modifiers)
    if drop:
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, modifiers, end)


def move(window: MainWindow, where: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """A move with the left button down, as the window system sends it."""
    viewport = window.timeline.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(where),
        QPointF(viewport.mapToGlobal(where)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        modifiers,
    )
    QApplication.sendEvent(viewport, event)


def click(window: MainWindow, where: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(window.timeline.viewport(), Qt.MouseButton.LeftButton, modifiers, where)


@pytest.fixture
def closer(window: MainWindow) -> Iterator[MainWindow]:
    """The window, its timeline tall enough and zoomed so that frames 40 to 100 fill it."""
    window.resize(1400, 950)
    moments = window.session.moments
    assert moments is not None
    window.timeline.show_span(moments.pts_of_frame(50), moments.pts_of_frame(90))
    yield window


def test_an_edge_is_dragged_to_a_frame_which_is_shown_on_the_way_in_one_step(
    qtbot: QtBot, closer: MainWindow
) -> None:
    made(closer, 50, 70)
    head = closer.session.case.head()
    drag(closer, place(closer, 70), place(closer, 80.3), ALT, drop=False)
    wait_at_rest(qtbot, closer)
    assert number_on_screen(closer) == 79  # the last frame that belongs to it
    assert frames(closer) == [(50, 70)]
    QTest.mouseRelease(closer.timeline.viewport(), Qt.MouseButton.LeftButton, ALT, place(closer, 80.3))
    assert frames(closer) == [(50, 80)]
    assert closer.session.case.head() == head + 1
    undo.undo(closer.session.case, actor=ACTOR)
    assert frames(closer) == [(50, 70)]


def test_escape_takes_a_drag_back_and_the_marks_stay(qtbot: QtBot, closer: MainWindow) -> None:
    made(closer, 50, 70)
    closer.player.go_to_number(60)
    tap(closer, "I")
    head = closer.session.case.head()
    drag(closer, place(closer, 50), place(closer, 56), drop=False)
    assert closer.player.number == 56
    tap(closer, "Escape")
    assert closer.player.number == 60
    assert closer.marks.begin is not None
    QTest.mouseRelease(closer.timeline.viewport(), Qt.MouseButton.LeftButton, NONE, place(closer, 56))
    assert frames(closer) == [(50, 70)]
    assert closer.session.case.head() == head


def test_near_a_shot_boundary_an_edge_lies_on_it_unless_alt_is_held(closer: MainWindow) -> None:
    made(closer, 50, 60)
    closer.session.shots = [shot(closer, 0, 0, 75), shot(closer, 1, 75, 200)]
    closer.timeline.zoom_all()
    beside = place(closer, 75) - QPoint(6, 0)
    assert place(closer, 76).x() - place(closer, 75).x() < 6
    drag(closer, place(closer, 60), beside, ALT)
    assert frames(closer)[0][1] in (73, 74)
    tap(closer, "Ctrl+Z")
    closer.player.go_to_number(10)  # the cursor too is something that edges are drawn to
    drag(closer, place(closer, 60), beside)
    assert frames(closer) == [(50, 75)]


def shot(window: MainWindow, position: int, first: int, end: int) -> Shot:
    moments = window.session.moments
    assert moments is not None
    return Shot(
        media_uid=moments.media.uid,
        examination_uid="none",
        position=position,
        start_pts=moments.pts_of_frame(first),
        end_pts=moments.pts_of_frame(end) if end < 200 else moments.media.end_pts,
        start_frame=first,
        end_frame=end,
        begins_with="cut" if first else "start",
        transition_first_frame=first,
        transition_last_frame=first,
    )


def test_a_whole_annotation_is_moved_and_all_that_is_selected_with_it(closer: MainWindow) -> None:
    one, other, stays = made(closer, 50, 55), made(closer, 60, 66), made(closer, 70, 75)
    closer.session.select({one.uid, other.uid}, chosen=one.uid)
    drag(closer, place(closer, 52.5), place(closer, 56.5), ALT)
    assert frames(closer) == [(54, 59), (64, 70), (70, 75)]
    assert closer.session.selected == {one.uid, other.uid}
    closer.session.choose_annotation(stays.uid)
    drag(closer, place(closer, 72.5), place(closer, 82.5), ALT)
    assert frames(closer)[2] == (80, 85)


def test_a_drag_across_an_empty_part_draws_the_chosen_term_or_asks_for_one(closer: MainWindow) -> None:
    closer.vocabulary.choose("eq.shield")
    drag(closer, place(closer, 60.2), place(closer, 70.2), ALT)
    (drawn,) = annotations(closer)
    assert (drawn.term_code, frames(closer)) == ("eq.shield", [(60, 70)])
    assert closer.session.annotation == drawn
    acts = next(n for n, lane in enumerate(closer.timeline.track.lanes) if not lane.annotations)
    name = closer.timeline.track.lanes[acts].name
    drag(closer, place(closer, 60.2, acts), place(closer, 64.2, acts), ALT)
    menu = editing(closer).menu
    assert menu is not None
    terms = [each for each in closer.session.terms if each.group == name and not each.retired]
    assert [each.text() for each in menu.actions()] == [term.labels["en"] for term in terms]
    menu.actions()[0].trigger()
    menu.close()
    assert annotations(closer)[1].term_code == terms[0].code


def editing(window: MainWindow) -> TimelineEditing:
    return room_in(window, TimelineEditing)


def test_ctrl_shift_and_a_band_select_several_and_delete_takes_them_all(closer: MainWindow) -> None:
    one, two, three = made(closer, 50, 55), made(closer, 60, 66), made(closer, 70, 75)
    click(closer, place(closer, 52))
    assert closer.session.selected == {one.uid}
    click(closer, place(closer, 72), CTRL)
    assert closer.session.selected == {one.uid, three.uid}
    click(closer, place(closer, 72), CTRL)
    assert closer.session.selected == {one.uid}
    click(closer, place(closer, 72), SHIFT)
    assert closer.session.selected == {one.uid, two.uid, three.uid}
    click(closer, place(closer, 63))
    assert closer.session.selected == {two.uid}
    drag(closer, place(closer, 57), place(closer, 71), SHIFT)
    assert closer.session.selected == {two.uid, three.uid}
    tap(closer, "Delete")
    assert annotations(closer) == [one]
    tap(closer, "Ctrl+Z")
    assert annotations(closer) == [one, two, three]


def test_keys_do_what_the_mouse_does(qtbot: QtBot, closer: MainWindow) -> None:
    made(closer, 50, 55), made(closer, 60, 66)
    tap(closer, "Alt+Right")
    tap(closer, "Ctrl+]", "Ctrl+]", "Ctrl+[")
    assert frames(closer)[0] == (51, 55)
    tap(closer, "Ctrl+Shift+[")
    assert frames(closer)[0] == (51, 54)
    wait_at_rest(qtbot, closer)
    assert number_on_screen(closer) == 53
    tap(closer, "Ctrl+.")
    assert frames(closer)[0] == (52, 55)
    tap(closer, "Ctrl+Shift+Down", "Ctrl+Shift+M")
    assert frames(closer) == [(52, 66)]
    tap(closer, "Ctrl+A")
    closer.actions_table["certainty_possible"].trigger()
    assert annotations(closer)[0].certainty == "possible"
    tap(closer, "Ctrl+T")
    menu = editing(closer).menu
    assert menu is not None
    group = menu.actions()[0].menu()
    armour = next(each for each in group.actions() if each.text() == "Protective gear")
    armour.trigger()
    menu.close()
    assert [each.term_code for each in annotations(closer)] == ["eq.shield", "eq.armour"]


def test_no_annotation_is_moved_out_of_the_recording_or_made_shorter_than_a_frame(closer: MainWindow) -> None:
    made(closer, 50, 52)
    drag(closer, place(closer, 52), place(closer, 42), ALT)
    assert frames(closer) == [(50, 51)]
    closer.timeline.zoom_all()
    for _ in range(3):
        tap(closer, "Ctrl+,")
    assert frames(closer) == [(47, 48)]
    closer.player.go_to_number(199)
    closer.actions_table["move_here"].trigger()
    assert frames(closer) == [(199, 200)]
    tap(closer, "Ctrl+.")
    assert frames(closer) == [(199, 200)]
