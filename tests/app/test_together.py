"""Recordings side by side on one clock, and the event's timeline, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from app.together import event_painting
from app.together.dialogs import ClockDialog, OffsetDialog
from app.together.event_painting import GUTTER, ROW_HEIGHT, RULER
from app.together.event_rows import read_row
from app.together.follower import Follower, Where
from app.together.pane import Pane
from app.together.proposal import ProposalDialog
from app.together.room import TogetherRoom
from catalog.case import Case
from catalog.model.clock import Line
from catalog.model.records import Alignment, Annotation, Graphic, Media, Suggestion, SuggestionKind
from catalog.operations import alignments, annotate
from catalog.operations.annotate_many import move_annotations
from tests.helpers.video import make_video, read_number
from tests.helpers.window import (
    ACTOR,
    click,
    copy_of,
    make_recorded_case,
    pixels,
    room_in,
    tap,
    wait_at_rest,
    window_on,
)

PATIENCE = 30_000


@pytest.fixture(scope="session")
def event(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """M1 at 25/s; M2 at 30/s, whose clock begins elsewhere; M3 without sound; each frame bears its number."""
    folder = tmp_path_factory.mktemp("event")
    made = [
        make_video(folder / "north.mp4", frames=100, fps=25, b_frames=2, sound=True),
        make_video(folder / "roof.mp4", frames=90, fps=30, first_number=1000, start_offset=2, sound=True),
        make_video(folder / "late.mp4", frames=50, fps=25, first_number=2000),
    ]
    return make_recorded_case(folder / "case", [each.path for each in made])


@pytest.fixture
def window(qtbot: QtBot, event: Path, tmp_path: Path) -> Iterator[MainWindow]:
    path = copy_of(event, tmp_path)
    with Case.open(path) as case:
        one, other, _ = case.find(Media, order="number")
        # M2 begins one second after M1
        alignments.align(
            case,
            one.uid,
            one.first_pts + round(1 / one.time_base),
            other_uid=other.uid,
            other_pts=other.first_pts,
            error_micros=73_000,
            method="eye",
            actor=ACTOR,
        )
    with window_on(qtbot, path) as opened:
        yield opened


def room_of(window: MainWindow) -> TogetherRoom:
    return room_in(window, TogetherRoom)


def beside(qtbot: QtBot, window: MainWindow, *numbers: int) -> TogetherRoom:
    """The panel in front, with these recordings beside the leading one."""
    window.actions_table["side_by_side"].trigger()
    room = room_of(window)
    for number in numbers:
        room.add(window.session.library[number - 1].uid)
    qtbot.waitUntil(lambda: all(each.where is not Where.LOADING for each in room.followers), timeout=PATIENCE)
    return room


def pane_of(room: TogetherRoom, follower: Follower) -> Pane:
    return next(each for each in room.panel.panes if each.follower is follower)


def wait_shown(qtbot: QtBot, follower: Follower) -> None:
    """Until the exact frame of where it stands is there."""
    qtbot.waitUntil(
        lambda: not follower.player.frames.waiting and follower.shown_pts == follower.pts, timeout=PATIENCE
    )


def number_in(pane: Pane) -> int:
    """The frame number that is in the pixels of the pane's own picture."""
    picture = pane.picture
    return read_number(pixels(picture.grab(picture.picture_rect().toAlignedRect()).toImage()))


def test_stepping_the_leading_recording_shows_the_others_exact_frame_of_that_moment(
    qtbot: QtBot, window: MainWindow
) -> None:
    room = beside(qtbot, window, 2)
    (follower,) = room.followers
    window.player.go_to_number(25)
    for step in range(4):
        wait_at_rest(qtbot, window)
        wait_shown(qtbot, follower)
        expected = step * 30 // 25  # frames of M2 since it began, at this frame of M1
        assert number_in(pane_of(room, follower)) == 1000 + expected
        assert number_in(room.panel.panes[0]) == 25 + step
        window.stage.picture.setFocus()
        tap(window, "Right")


def test_outside_of_its_span_a_recording_says_so_and_shows_nothing(qtbot: QtBot, window: MainWindow) -> None:
    room = beside(qtbot, window, 2)
    (follower,) = room.followers
    pane = pane_of(room, follower)
    for number, where, words in ((24, Where.BEFORE, "Not yet begun"), (25, Where.INSIDE, "frame 0")):
        window.player.go_to_number(number)
        wait_at_rest(qtbot, window)
        assert follower.where is where
        assert words in pane.time.text()
    wait_shown(qtbot, follower)
    assert not pane.picture.image.isNull()
    window.session.write(
        alignments.align_by_offset,
        window.session.case,
        window.session.library[0].uid,
        window.session.library[1].uid,
        Fraction(-60),
        error_micros=1000,
        actor=ACTOR,
    )
    qtbot.waitUntil(lambda: follower.where is Where.AFTER, timeout=PATIENCE)
    assert pane.time.text() == "Ended"
    assert pane.picture.image.isNull()


def test_two_frames_that_show_the_same_moment_are_aligned_by_eye_with_the_mouse_alone(
    qtbot: QtBot, window: MainWindow
) -> None:
    room = beside(qtbot, window, 3)
    (follower,) = room.followers
    pane = pane_of(room, follower)
    assert follower.where is Where.NOT_ALIGNED
    assert "Not aligned with M1" in pane.lying.text()
    window.player.go_to_number(40)
    for _ in range(3):
        click(pane.forward)
    wait_shown(qtbot, follower)
    assert number_in(pane) == 2003
    click(pane.same)
    (made,) = (each for each in window.session.case.find(Alignment) if each.other_uid == follower.media.uid)
    assert (made.method, made.error_micros) == ("eye", 80_000)
    window.player.go_to_number(50)
    wait_shown(qtbot, follower)
    assert follower.player.number == 13
    assert "Begins 1.480 s after M1" in pane.lying.text()
    window.actions_table["undo"].trigger()
    qtbot.waitUntil(lambda: follower.where is Where.NOT_ALIGNED, timeout=PATIENCE)


def test_a_held_recording_stays_and_an_offset_that_is_tried_is_kept_by_ear(
    qtbot: QtBot, window: MainWindow
) -> None:
    room = beside(qtbot, window, 2)
    (follower,) = room.followers
    pane = pane_of(room, follower)
    window.player.go_to_number(35)
    wait_shown(qtbot, follower)
    before = follower.pts
    click(pane.hold)
    window.player.go_to_number(45)
    wait_at_rest(qtbot, window)
    assert follower.pts == before and follower.where is Where.HELD
    click(pane.hold)
    wait_shown(qtbot, follower)
    assert follower.pts > before
    room.panel.metres.setValue(10)
    for _ in range(12):
        click(pane.later)
    assert "+120 ms" in pane.lying.text()
    shown = follower.pts
    click(pane.keep)
    assert follower.nudge == 0 and follower.pts == shown
    made = window.session.case.find(Alignment)[-1]
    assert made.method == "ear"
    assert made.error_micros == 30_000 + 29_155  # what an ear tells apart, and sound over 10 m
    # its picture begins one second after M1's, and its own 0:00 two seconds before that
    assert "Begins 1.120 s before M1" in pane.lying.text()


def test_all_run_together_and_come_to_rest_on_the_frames_of_one_moment(
    qtbot: QtBot, window: MainWindow
) -> None:
    room = beside(qtbot, window, 2)
    (follower,) = room.followers
    window.player.go_to_number(30)
    wait_shown(qtbot, follower)
    window.stage.picture.setFocus()
    tap(window, "Space")
    qtbot.waitUntil(lambda: follower.player.running and window.player.number > 50, timeout=PATIENCE)
    tap(window, "Space")
    wait_at_rest(qtbot, window)
    wait_shown(qtbot, follower)
    since = Fraction(window.player.number - 25, 25)
    assert follower.player.number == since * 30 // 1
    assert number_in(pane_of(room, follower)) == 1000 + follower.player.number


def test_what_may_be_graphic_is_blurred_and_silent_here_too(qtbot: QtBot, window: MainWindow) -> None:
    room = beside(qtbot, window, 2)
    (follower,) = room.followers
    pane = pane_of(room, follower)
    window.player.go_to_number(30)
    wait_shown(qtbot, follower)
    annotate.rate_graphic(window.session.case, follower.media.uid, Graphic.GRAPHIC, actor=ACTOR)
    window.session.refresh()
    room.panel.sound.setCurrentIndex(room.panel.sound.findData("all"))
    room.panel._on_heard()
    qtbot.waitUntil(lambda: pane.picture.concealed, timeout=PATIENCE)
    assert follower.player._muted
    with pytest.raises(ValueError):
        number_in(pane)
    pane.picture.show_asked.emit()
    assert not pane.picture.concealed and not follower.player._muted
    assert number_in(pane) == 1000 + follower.player.number


def test_only_the_chosen_recording_is_heard(qtbot: QtBot, window: MainWindow) -> None:
    room = beside(qtbot, window, 2)
    (follower,) = room.followers
    assert follower.player._muted and not window.stage.silent
    room.panel.sound.setCurrentIndex(room.panel.sound.findData(follower.media.uid))
    room.panel._on_heard()
    assert not follower.player._muted and window.stage.silent


def test_another_recording_takes_the_lead_where_it_stands(qtbot: QtBot, window: MainWindow) -> None:
    room = beside(qtbot, window, 2)
    (follower,) = room.followers
    window.player.go_to_number(50)
    wait_shown(qtbot, follower)
    click(pane_of(room, follower).lead)
    qtbot.waitUntil(
        lambda: window.player.media is not None and window.player.media.label == "M2", timeout=PATIENCE
    )
    wait_at_rest(qtbot, window)
    assert window.player.number == 30
    (other,) = room.followers
    assert other.media.label == "M1"
    qtbot.waitUntil(lambda: other.where is Where.INSIDE, timeout=PATIENCE)
    wait_shown(qtbot, other)
    assert number_in(pane_of(room, other)) == 50


def test_an_offset_is_typed_with_its_error_and_nonsense_is_told(qtbot: QtBot, window: MainWindow) -> None:
    room = beside(qtbot, window, 3)
    (follower,) = room.followers
    room.aligning.ask_offset(pane_of(room, follower))
    dialog = room.aligning.dialog
    assert isinstance(dialog, OffsetDialog)
    dialog.field.setText("soon")
    dialog.accept()
    assert dialog.isVisible() and dialog.problem.isVisible()
    dialog.field.setText("0:02.500")
    dialog.error.setValue(0.2)
    dialog.accept()
    found = alignments.offset_seconds(window.session.case, window.session.library[0].uid, follower.media.uid)
    assert found == Fraction("2.5")
    qtbot.waitUntil(lambda: "typed" in pane_of(room, follower).lying.text(), timeout=PATIENCE)


def test_a_clock_in_the_picture_ties_the_leading_recording_to_utc(qtbot: QtBot, window: MainWindow) -> None:
    window.player.go_to_number(50)
    wait_at_rest(qtbot, window)
    window.actions_table["clock_in_picture"].trigger()
    dialog = room_of(window).aligning.dialog
    assert isinstance(dialog, ClockDialog)
    dialog.clock.setText("25:00:00")
    dialog.accept()
    assert dialog.problem.isVisible()
    dialog.clock.setText("14:05:09")
    dialog.zone.setText("+06:00")
    dialog.date.setDate(dialog.date.date().fromString("2026-11-01", "yyyy-MM-dd"))
    dialog.error.setValue(0.5)
    dialog.accept()
    media = window.session.library[0]
    told = alignments.utc_of(window.session.case, media, window.player.pts)
    assert told == ("2026-11-01T08:05:09.000Z", 500_000)
    (made,) = (each for each in window.session.case.find(Alignment) if each.other_uid is None)
    assert made.method == "clock in the picture"


def test_sound_that_tells_nothing_is_said_to_be_unsure_and_cannot_be_accepted(
    qtbot: QtBot, window: MainWindow
) -> None:
    """Both have one and the same steady tone, which is the same at every offset."""
    room = beside(qtbot, window, 2)
    room.aligning.propose(room.panel.panes[1])
    qtbot.waitUntil(lambda: isinstance(room.aligning.dialog, ProposalDialog), timeout=PATIENCE)
    dialog = room.aligning.dialog
    assert isinstance(dialog, ProposalDialog)
    assert dialog.words.text().startswith("Unsure.")
    dialog.accept()
    qtbot.waitUntil(lambda: not window.work.busy, timeout=PATIENCE)
    assert all(each.method != "sound" for each in window.session.case.find(Alignment))


def test_contradicting_alignments_are_told(qtbot: QtBot, window: MainWindow) -> None:
    room = beside(qtbot, window, 2)
    case, (one, other, third) = window.session.case, window.session.library
    for first, second, offset in ((one, third, 1), (other, third, 9)):
        window.session.write(
            alignments.align_by_offset,
            case,
            first.uid,
            second.uid,
            Fraction(offset),
            error_micros=1000,
            actor=ACTOR,
        )
    assert "contradict each other: M1, M2, M3" in room.panel.told.text()


# ---------------------------------------------------------------- the event's timeline


def event_in_front(qtbot: QtBot, window: MainWindow) -> TogetherRoom:
    window.actions_table["event_timeline"].trigger()
    room = room_of(window)
    qtbot.waitUntil(
        lambda: bool(room.event_panel.timeline.event_shown.rows) and not room.event_panel.timeline.reading,
        timeout=PATIENCE,
    )
    return room


def test_the_event_shows_aligned_recordings_on_one_clock_and_why_others_stand_apart(
    qtbot: QtBot, window: MainWindow
) -> None:
    room = event_in_front(qtbot, window)
    shown = room.event_panel.timeline.event_shown
    assert [row.media.label for row in shown.rows] == ["M1", "M2"]
    assert shown.rows[1].start - shown.rows[0].start == pytest.approx(1.0, abs=1e-6)
    (apart,) = shown.apart
    assert (apart.media.label, apart.why) == ("M3", "not aligned with M1")
    assert "not aligned with them: 1" in room.event_panel.words.text()


def test_a_click_on_another_recordings_bang_goes_to_that_moment_in_the_leading_one(
    qtbot: QtBot, window: MainWindow
) -> None:
    case, other = window.session.case, window.session.library[1]
    at = other.first_pts + round(Fraction(3, 2) / other.time_base)
    bang = Suggestion(media_uid=other.uid, kind=SuggestionKind.IMPULSIVE, start_pts=at, end_pts=at + 1)
    with case.unit_of_work("suggestions.add", actor=ACTOR) as work:
        work.add(bang)
    window.session.refresh()
    room = event_in_front(qtbot, window)
    timeline = room.event_panel.timeline
    row = timeline.event_shown.rows[1]
    (seconds,) = row.bangs
    x = round(GUTTER + timeline.scale.x(seconds - timeline.event_shown.start))
    place = QPoint(x, round(RULER + 1.5 * ROW_HEIGHT))
    assert "impulsive sound" in timeline.words_at(place)
    QTest.mouseClick(timeline.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    wait_at_rest(qtbot, window)
    pixel = 1 / timeline.scale.per_second
    assert window.player.number / 25 == pytest.approx(2.5, abs=pixel + 0.04)
    assert window.session.media is not None and window.session.media.label == "M1"


def test_who_codes_an_assignment_sees_no_bangs_that_the_program_suggests(case_path: Path) -> None:
    with Case.open(case_path) as case:
        (media,) = case.find(Media)[:1]
        bang = Suggestion(
            media_uid=media.uid,
            kind=SuggestionKind.IMPULSIVE,
            start_pts=media.first_pts,
            end_pts=media.end_pts,
        )
        with case.unit_of_work("suggestions.add", actor=ACTOR) as work:
            work.add(bang)
        line = Line(Fraction(1), Fraction(0))
        assert [len(read_row(case, media, line, each).bangs) for each in (None, "assignment")] == [1, 0]


def test_an_annotation_made_in_one_recording_appears_on_the_event(qtbot: QtBot, window: MainWindow) -> None:
    room = event_in_front(qtbot, window)
    media = window.session.library[0]
    code = window.session.terms[0].code
    made = window.session.write(
        annotate.add_annotation,
        window.session.case,
        actor=ACTOR,
        media_uid=media.uid,
        term_code=code,
        extent="interval",
        start_pts=media.first_pts,
        end_pts=media.end_pts,
    )
    assert isinstance(made, Annotation)
    timeline = room.event_panel.timeline
    qtbot.waitUntil(lambda: len(timeline.event_shown.rows[0].marks.start) == 1, timeout=PATIENCE)
    place = QPoint(round(GUTTER + 20), round(RULER + 0.6 * ROW_HEIGHT))
    assert f"M1-A{made.number}" in timeline.words_at(place)


def test_what_is_changed_in_another_recording_is_drawn_as_it_stands_now(
    qtbot: QtBot, window: MainWindow
) -> None:
    """As many annotations as before, and another place: the row was kept as it had been read."""
    case, other = window.session.case, window.session.library[1]
    span = {"start_pts": other.first_pts, "end_pts": other.first_pts + 2}
    code = window.session.terms[0].code
    made = annotate.add_annotation(
        case, actor=ACTOR, media_uid=other.uid, term_code=code, extent="interval", **span
    )
    window.session.refresh()
    timeline = event_in_front(qtbot, window).event_panel.timeline
    qtbot.waitUntil(lambda: len(timeline.event_shown.rows[1].marks.start) == 1, timeout=PATIENCE)
    before = timeline.event_shown.rows[1].marks.start[0]
    start, end = other.end_pts - 3, other.end_pts - 1
    window.session.write(move_annotations, case, {made.uid: (start, end)}, actor=ACTOR)
    qtbot.waitUntil(lambda: list(timeline.event_shown.rows[1].marks.start) > [before], timeout=PATIENCE)


def test_columns_of_the_event_get_the_colour_of_the_last_span_over_them_like_one_by_one() -> None:
    chance = np.random.default_rng(5)
    for _ in range(50):
        number = int(chance.integers(1, 40))
        starts = np.sort(chance.integers(-16, 60, number))
        ends = starts + chance.integers(0, 25, number)
        colours = chance.integers(1, 2**32, number, dtype=np.uint32)
        columns, expected = np.zeros(50, np.uint32), np.zeros(50, np.uint32)
        event_painting._fill(columns, starts, ends, colours)
        for start, end, colour in zip(starts.tolist(), ends.tolist(), colours.tolist(), strict=True):
            expected[max(0, start) : max(1, end)] = colour
        assert (columns == expected).all()
