from __future__ import annotations

import itertools
import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtMultimedia import QVideoFrame
from pytestqt.qtbot import QtBot

from app.annotate.not_seen import NotSeenDialog
from app.main_window import MainWindow
from app.models.library import Role
from app.player.playback import Playback
from app.watching.recorder import Recorder
from app.watching.room import WatchingRoom
from catalog.case import Case
from catalog.model.coverage import covered
from catalog.model.records import Annotation, Review, Utterance
from catalog.operations import reviews
from catalog.operations.reviews import Watched
from tests.helpers.video import make_sound
from tests.helpers.window import (
    PATIENCE_MILLISECONDS,
    copy_of,
    make_recorded_case,
    only_media,
    room_in,
    tap,
    wait_at_rest,
    window_on,
)


def recorder(window: MainWindow) -> Recorder:
    """That of the window, on a machine that can be heard."""
    room = room_in(window, WatchingRoom)
    room.recorder.has_output = lambda: True
    return room.recorder


def frames(window: MainWindow, *numbers: int) -> list[int]:
    """PTS of frames; the last number may be that after the last frame."""
    moments = window.session.moments
    assert moments is not None
    last = window.player.last_number
    return [moments.pts_of_frame(n) if n <= last else moments.media.end_pts for n in numbers]


def play_until(qtbot: QtBot, window: MainWindow, frame: int) -> None:
    tap(window, "Space")
    qtbot.waitUntil(lambda: window.player.number >= frame, timeout=PATIENCE_MILLISECONDS)
    tap(window, "Space")
    wait_until_taken_down(qtbot, window)


def wait_until_taken_down(qtbot: QtBot, window: MainWindow) -> None:
    """Until the frame that the player stopped at is in the picture; what is due to be written is written then."""
    wait_at_rest(qtbot, window)
    window.stage.picture.repaint()
    qtbot.wait(1)


def written(window: MainWindow, *, running: bool | None = None) -> list[Review]:
    found = window.session.case.find(Review)
    return [each for each in found if running is None or (each.speed_milli > 0) == running]


def watch(
    window: MainWindow, start: int, end: int, *, speed: int = 1000, sound: bool = True, by: str = "tester"
) -> None:
    """Records that frames `start` to before `end` were watched, as another program would."""
    begin, stop = frames(window, start, end)
    media = only_media(window)
    span = Watched(media_uid=media.uid, start_pts=begin, end_pts=stop, speed_milli=speed, with_sound=sound)
    reviews.add_reviews(window.session.case, [span], actor=by)
    window.session.refresh()


def test_what_is_played_is_recorded_with_speed_and_sound_when_it_pauses(
    qtbot: QtBot, window: MainWindow
) -> None:
    recorder(window)
    wait_until_taken_down(qtbot, window)
    play_until(qtbot, window, 20)
    (review,) = written(window, running=True)
    assert [review.start_pts, review.end_pts] == frames(window, 0, window.player.number + 1)
    assert (review.speed_milli, review.with_sound, review.watched_by) == (1000, True, "tester")
    assert window.session.reviews == written(window)


def test_a_film_played_to_its_end_is_watched_whole_though_the_player_is_late_and_leaves_out_the_last_frames(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder(window)
    wait_until_taken_down(qtbot, window)
    on_frame = Playback._on_frame

    def late(playback: Playback, frame: QVideoFrame) -> None:
        if 300_000 <= frame.startTime() <= 7_700_000:  # of 8 s
            on_frame(playback, frame)

    monkeypatch.setattr(Playback, "_on_frame", late)
    window.player.set_rate(8.0)
    tap(window, "Space")
    qtbot.waitUntil(lambda: not window.player.running, timeout=PATIENCE_MILLISECONDS)
    wait_until_taken_down(qtbot, window)
    spans = covered(written(window, running=True))
    assert [spans[0][0], spans[-1][1]] == frames(window, 0, 200)


def test_a_sound_recording_heard_from_its_start_to_its_end_is_watched_whole(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = make_recorded_case(tmp_path / "case", [make_sound(tmp_path / "radio.m4a", seconds=2.0)])
    with window_on(qtbot, path) as window:
        watching = recorder(window)
        tap(window, "Space")
        qtbot.waitUntil(lambda: window.player.running, timeout=PATIENCE_MILLISECONDS)
        qtbot.waitUntil(lambda: not window.player.running, timeout=PATIENCE_MILLISECONDS)
        watching.write()
        media = only_media(window)
        spans = covered(written(window, running=True))
        assert spans == [(media.first_pts, media.end_pts)]
        assert all(each.with_sound for each in written(window))


def test_a_still_that_is_gone_to_after_a_span_was_played_does_not_count_with_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    recorder(window)
    wait_at_rest(qtbot, window)
    start, end, then = frames(window, 0, 10, 20)
    window.player.play_span(start, end, then_pts=then)
    qtbot.waitUntil(lambda: not window.player.running, timeout=PATIENCE_MILLISECONDS)
    wait_until_taken_down(qtbot, window)
    (review,) = written(window, running=True)
    assert review.end_pts <= frames(window, 12)[0]


def test_a_muted_playing_at_twice_the_speed_is_recorded_as_such(qtbot: QtBot, window: MainWindow) -> None:
    watching = recorder(window)
    tap(window, "L", "Ctrl+M")
    play_until(qtbot, window, 40)
    assert {(each.speed_milli, each.with_sound) for each in written(window, running=True)} == {(2000, False)}
    tap(window, "Ctrl+M")
    watching.has_output = lambda: False  # a machine without a loudspeaker
    play_until(qtbot, window, 60)
    watching.write()
    assert not any(each.with_sound for each in written(window))


def test_a_blurred_picture_is_not_watched(qtbot: QtBot, unrated: Path, tmp_path: Path) -> None:
    with window_on(qtbot, copy_of(unrated, tmp_path)) as window:
        recorder(window)
        play_until(qtbot, window, 20)
        assert written(window) == []
        tap(window, "Ctrl+E")
        play_until(qtbot, window, 40)
        (review,) = written(window, running=True)
        assert review.start_pts >= frames(window, 19)[0]


def test_a_minimised_window_is_not_watched(qtbot: QtBot, window: MainWindow) -> None:
    recorder(window)
    window.player.play()
    qtbot.waitUntil(lambda: window.player.number >= 5, timeout=PATIENCE_MILLISECONDS)
    window.setWindowState(Qt.WindowState.WindowMinimized)
    number = window.player.number
    qtbot.waitUntil(lambda: window.player.number >= number + 15, timeout=PATIENCE_MILLISECONDS)
    window.player.pause()
    wait_until_taken_down(qtbot, window)
    assert written(window, running=True)
    assert max(each.end_pts for each in written(window)) <= frames(window, number + 3)[0]


def test_what_lies_between_two_ends_of_a_jump_is_not_watched(qtbot: QtBot, window: MainWindow) -> None:
    recorder(window)
    tap(window, "Space")
    qtbot.waitUntil(lambda: window.player.number >= 8, timeout=PATIENCE_MILLISECONDS)
    window.player.go_to_number(150)
    jumped_from = window.player.number
    assert jumped_from == 150
    qtbot.waitUntil(lambda: window.player.number >= 160, timeout=PATIENCE_MILLISECONDS)
    tap(window, "Space")
    wait_until_taken_down(qtbot, window)
    spans = covered(written(window, running=True))
    assert len(spans) == 2
    assert spans[0][1] <= frames(window, 100)[0]
    assert spans[1][0] >= frames(window, 148)[0]


def stand(qtbot: QtBot, window: MainWindow, milliseconds: int = 160) -> None:
    wait_at_rest(qtbot, window)
    qtbot.wait(milliseconds)


def test_frames_that_were_stepped_through_count_as_frame_by_frame(qtbot: QtBot, window: MainWindow) -> None:
    watching = recorder(window)
    stand(qtbot, window)
    for _ in range(3):
        tap(window, "Right")
        stand(qtbot, window)
    tap(window, "Right")
    wait_at_rest(qtbot, window)  # and on at once: this one was not looked at
    window.player.go_to_number(100)
    stand(qtbot, window)
    watching.write()
    (review,) = written(window)
    assert [review.start_pts, review.end_pts] == frames(window, 0, 4)
    assert (review.speed_milli, review.with_sound) == (0, False)


def test_what_was_watched_is_written_when_the_window_closes(qtbot: QtBot, case_path: Path) -> None:
    with window_on(qtbot, case_path) as window:
        recorder(window)
        play_until(qtbot, window, 10)
        play_until(qtbot, window, 20)  # so soon after the first pause that it waits to be written
        last = window.player.pts
    with Case.open(case_path) as case:
        assert covered(case.find(Review))[-1][1] >= last
        assert case.differences() == []


def test_many_short_pauses_do_not_flood_the_log(qtbot: QtBot, window: MainWindow) -> None:
    recorder(window)
    head, begun = window.session.case.head(), time.monotonic()
    for frame in (5, 10, 15, 20):
        play_until(qtbot, window, frame)
    assert window.session.case.head() <= head + 1 + (time.monotonic() - begun) // 5


def test_the_list_of_recordings_says_how_much_was_watched(qtbot: QtBot, window: MainWindow) -> None:
    def told(role: int) -> str:
        return str(window.library_model.data(window.library_model.index(0), role))

    assert "watched" not in told(Role.FACTS)
    watch(window, 0, 50)
    assert "watched 25 %" in told(Role.FACTS)
    watch(window, 50, 200, by="colleague")
    assert "watched whole" in told(Role.FACTS)
    assert "Watched by colleague: 75 %" in told(Qt.ItemDataRole.ToolTipRole)


def test_what_was_watched_of_a_recording_that_is_not_chosen_any_more_is_said_too(window: MainWindow) -> None:
    media = only_media(window)
    look = Watched(
        media_uid=media.uid,
        start_pts=media.first_pts,
        end_pts=media.end_pts,
        speed_milli=1000,
        with_sound=False,
    )
    window.session.choose_media(None)
    facts = window.library_model.index(0)
    assert "watched" not in str(window.library_model.data(facts, Role.FACTS))
    window.session.write(reviews.add_reviews, window.session.case, [look], actor="tester")
    assert "watched whole" in str(window.library_model.data(facts, Role.FACTS))


def test_a_transcript_is_not_read_again_whenever_what_was_watched_is_written(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, find = [], Case.find

    def noted(case: Case, record_type: Any, **how: Any) -> Any:
        read.append(record_type)
        return find(case, record_type, **how)

    monkeypatch.setattr(Case, "find", noted)
    watch(window, 0, 50)
    assert Review in read and Utterance not in read


# ---------------------------------------------------------------- looked for and not seen


def asked(window: MainWindow) -> NotSeenDialog:
    tap(window, "Ctrl+N")
    dialog = window.commands.dialog
    assert isinstance(dialog, NotSeenDialog)
    return dialog


def mark(window: MainWindow, start: int, end: int) -> None:
    begin, stop = frames(window, start, end)
    window.marks.set_begin(begin)
    window.marks.set_end(stop)


def choose_term(window: MainWindow) -> None:
    window.vocabulary.choose("eq.shield")


def test_speed_and_sound_of_a_look_are_proposed_from_what_was_watched(window: MainWindow) -> None:
    watch(window, 0, 60, speed=500)
    watch(window, 60, 120, speed=2000)
    watch(window, 120, 200, speed=8000, by="colleague")
    choose_term(window)
    mark(window, 0, 50)
    dialog = asked(window)
    assert (dialog.speed_box.currentData(), dialog.sound_box.currentData()) == ("0.5", True)
    assert "You watched the whole span" in dialog.watched.text()
    dialog.accept()
    (made,) = window.session.case.find(Annotation)
    assert (made.look_speed, made.look_with_sound) == ("0.5", True)
    mark(window, 0, 120)
    dialog = asked(window)
    assert dialog.speed_box.currentData() == "2"
    dialog.reject()


def test_a_span_that_was_not_watched_is_warned_of(window: MainWindow) -> None:
    choose_term(window)
    dialog = asked(window)
    assert (dialog.speed_box.currentData(), dialog.sound_box.currentData()) == ("", None)
    assert "not recorded that you watched any" in dialog.watched.text()
    dialog.accept()
    assert dialog.isVisible(), "nothing is assumed"
    dialog.reject()
    watch(window, 0, 50, sound=False)
    watch(window, 50, 100, by="colleague")
    choose_term(window)
    mark(window, 0, 100)
    dialog = asked(window)
    assert (dialog.speed_box.currentData(), dialog.sound_box.currentData()) == ("1", False)
    assert "you watched 50 % of this span" in dialog.watched.text()
    assert "0:00:02.000–0:00:04.000" in dialog.watched.text()
    dialog.sound_box.setCurrentIndex(1)
    assert "not recorded that you watched any" in dialog.watched.text()
    watch(window, 0, 100)
    assert "You watched the whole span" in dialog.watched.text(), "it follows what is written meanwhile"
    dialog.reject()


@pytest.mark.parametrize("speed", [8.0])
def test_at_the_highest_speed_left_out_frames_count_between_those_shown(
    qtbot: QtBot, window: MainWindow, speed: float
) -> None:
    """Whatever this machine manages to show: no span reaches over more than half a second without a frame."""
    recorder(window)
    painted: list[int] = []
    window.player.picture.connect(lambda _, pts: painted.append(pts))
    window.player.set_rate(speed)
    play_until(qtbot, window, 190)
    media = only_media(window)
    half = int(0.5 / media.time_base)
    for review in written(window, running=True):
        assert review.speed_milli == 8000
        inside = sorted(pts for pts in set(painted) if review.start_pts <= pts <= review.end_pts)
        assert all(b - a <= half for a, b in itertools.pairwise(inside))
