"""Going through a recording: to shots, keyframes, marks and what nobody watched, over and over; times in every form."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from app.player.player import RATES
from catalog.model.records import Examination, Extent, Keyframe, Media, Shot
from catalog.operations import annotate, reviews
from catalog.operations.alignments import tie_to_utc
from tests.helpers.video import make_video
from tests.helpers.window import (
    ACTOR,
    copy_of,
    make_recorded_case,
    number_on_screen,
    tap,
    wait_at_rest,
    window_on,
)


@pytest.fixture(scope="module")
def uneven(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A recording whose frames come at no steady rate, and a steady one."""
    folder = tmp_path_factory.mktemp("uneven")
    times = [number * 3600 + (number % 3) * 700 for number in range(50)]
    return make_recorded_case(
        folder / "case",
        [
            make_video(folder / "uneven.mp4", frames=50, pts=times).path,
            make_video(folder / "steady.mp4", frames=50, fps=25, sound=True).path,
        ],
    )


@pytest.fixture
def steady(qtbot: QtBot, uneven: Path, tmp_path: Path) -> Iterator[MainWindow]:
    with window_on(qtbot, copy_of(uneven, tmp_path)) as opened:
        opened.session.choose_media(opened.session.library[1])
        wait_at_rest(qtbot, opened)
        opened.stage.picture.setFocus()
        yield opened


def media_of(window: MainWindow) -> Media:
    assert window.session.media is not None
    return window.session.media


def pts_of(window: MainWindow, number: int) -> int:
    assert window.session.moments is not None
    return window.session.moments.pts_of_frame(number)


def numbers_after(window: MainWindow, *keys: str) -> list[int]:
    found = []
    for key in keys:
        tap(window, key)
        found.append(window.player.number)
    return found


def add_finds(window: MainWindow) -> None:
    """Shots at frames 0, 10 and 30, keyframes at 5 and 35, as an examination would leave them."""
    case, media = window.session.case, media_of(window)
    edges = [0, 10, 30, 50]
    with case.unit_of_work("media.examine", actor=ACTOR) as work:
        examination = Examination(media_uid=media.uid, made_utc="2026-11-01T09:30:00.000Z", frame_count=50)
        work.add(examination)
        work.add_all(
            Shot(
                media_uid=media.uid,
                examination_uid=examination.uid,
                position=position,
                start_pts=pts_of(window, first),
                end_pts=pts_of(window, end) if end < 50 else media.end_pts,
                start_frame=first,
                end_frame=end,
                begins_with="start" if position == 0 else "cut",
                transition_first_frame=first,
                transition_last_frame=first,
            )
            for position, (first, end) in enumerate(itertools.pairwise(edges))
        )
        work.add_all(
            Keyframe(
                media_uid=media.uid,
                examination_uid=examination.uid,
                pts=pts_of(window, number),
                frame=number,
                reason="best of its shot",
                pixel_sha256="0" * 64,
                pixel_format="yuv420p",
            )
            for number in (5, 35)
        )
    window.session.refresh()


def test_page_keys_go_to_shots_keyframes_and_marks_both_ways(steady: MainWindow) -> None:
    add_finds(steady)
    assert numbers_after(steady, "PgDown", "PgDown", "PgDown", "PgUp", "PgUp", "PgUp") == [
        10,
        30,
        30,
        10,
        0,
        0,
    ]
    assert "no other shot" in steady.statusBar().currentMessage()
    assert numbers_after(steady, "Shift+PgDown", "Shift+PgDown", "Shift+PgUp") == [5, 35, 5]
    steady.player.go_to_number(12)
    tap(steady, "I")
    steady.player.go_to_number(20)
    tap(steady, "O", "Home")
    assert numbers_after(steady, "Ctrl+PgDown", "Ctrl+PgDown", "Ctrl+PgDown", "Ctrl+PgUp") == [12, 20, 20, 12]


def test_unwatched_stretches_are_gone_to_of_everybody_and_of_oneself(steady: MainWindow) -> None:
    case, media = steady.session.case, media_of(steady)

    def watched(first: int, end: int, by: str) -> None:
        span = reviews.Watched(
            media_uid=media.uid,
            start_pts=pts_of(steady, first),
            end_pts=pts_of(steady, end),
            speed_milli=1000,
            with_sound=True,
        )
        reviews.add_reviews(case, [span], actor=by)

    watched(0, 10, ACTOR)
    watched(20, 30, "colleague")
    steady.session.refresh()
    assert numbers_after(steady, "Alt+PgDown", "Alt+PgDown", "Alt+PgDown") == [10, 30, 30]
    assert "nobody has watched" in steady.statusBar().currentMessage()
    assert numbers_after(steady, "Alt+PgUp") == [10]
    steady.player.go_to_number(0)
    for _ in range(2):
        steady.actions_table["next_unwatched_by_me"].trigger()
    assert steady.player.number == 10


def test_a_marked_span_is_played_over_and_over_until_asked_to_go_on(qtbot: QtBot, steady: MainWindow) -> None:
    player = steady.player
    played: list[int] = []
    player.picture.connect(lambda _, pts: played.append(player.number) if player.running else None)
    player.go_to_number(10)
    tap(steady, "I")
    player.go_to_number(16)
    tap(steady, "O", "Ctrl+P")
    assert "over and over" in steady.stage.span.text()

    def turns() -> int:
        return sum(later < earlier for earlier, later in itertools.pairwise(played))

    qtbot.waitUntil(lambda: turns() >= 2, timeout=20_000)
    assert (min(played), max(played)) == (10, 16)
    tap(steady, "Ctrl+P")
    qtbot.waitUntil(lambda: player.number > 25, timeout=20_000)
    tap(steady, "Space")
    assert "over and over" not in steady.stage.span.text()


def test_the_chosen_annotations_span_is_looped_and_one_that_ends_with_the_recording_too(
    qtbot: QtBot, steady: MainWindow
) -> None:
    media, player = media_of(steady), steady.player
    tap(steady, "Ctrl+P")
    assert "Mark a span" in steady.statusBar().currentMessage()
    made = annotate.add_annotation(
        steady.session.case,
        actor=ACTOR,
        media_uid=media.uid,
        term_code=steady.session.terms[0].code,
        extent=str(Extent.INTERVAL),
        start_pts=pts_of(steady, 42),
        end_pts=media.end_pts,
    )
    steady.session.refresh()
    steady.session.choose_annotation(made.uid)
    player.set_rate(2.0)
    played: list[int] = []
    player.picture.connect(lambda _, pts: played.append(player.number) if player.running else None)
    tap(steady, "Ctrl+P")
    qtbot.waitUntil(lambda: any(b < a for a, b in itertools.pairwise(played)), timeout=20_000)
    assert min(played) == 42 and max(played) == 49
    steady.session.choose_media(steady.session.library[0])
    assert not player.loops


def test_playing_around_the_mark_comes_back_to_where_one_was(qtbot: QtBot, steady: MainWindow) -> None:
    player = steady.player
    tap(steady, "Ctrl+/")
    assert "no mark" in steady.statusBar().currentMessage()
    player.go_to_number(30)
    tap(steady, "I")
    player.go_to_number(3)
    played: list[int] = []
    player.picture.connect(lambda _, pts: played.append(player.number) if player.running else None)
    player.set_rate(4.0)
    tap(steady, "Ctrl+/")
    qtbot.waitUntil(lambda: not player.running, timeout=20_000)
    wait_at_rest(qtbot, steady)
    assert min(played) == 5, "a second before"
    assert (player.number, number_on_screen(steady)) == (3, 3)


def test_voices_keep_their_pitch_from_a_tenth_to_eight_times(qtbot: QtBot, steady: MainWindow) -> None:
    assert (RATES[0], RATES[-1]) == (0.1, 8.0)
    tap(steady, "Space")
    playback = steady.player._playback
    assert playback is not None and playback.keeps_pitch
    for rate in (0.1, 8.0):
        steady.player.set_rate(rate)
        assert playback._player.playbackRate() == pytest.approx(rate)
        assert playback.keeps_pitch
    tap(steady, "Space")


def test_the_read_out_has_every_form_and_each_can_be_typed(qtbot: QtBot, steady: MainWindow) -> None:
    media = media_of(steady)
    tie_to_utc(
        steady.session.case,
        media.uid,
        pts_of(steady, 0),
        "2011-12-16T06:12:03Z",
        error_micros=500_000,
        actor=ACTOR,
    )
    steady.session.refresh()
    steady.player.go_to_number(30)
    wait_at_rest(qtbot, steady)
    details = steady.stage.transport.details.text()
    for form in ("00:00:01:05", "1.200000 s", "frame 30 of 50", f"PTS {pts_of(steady, 30)}"):
        assert form in details
    assert "UTC 2011-12-16T06:12:04.200Z ± 0.5 s" in details
    for typed in ("00:00:01:05", "2011-12-16T06:12:04.200Z", "2011-12-16 12:12:04.2+06:00"):
        steady.player.go_to_number(0)
        tap(steady, "G")
        dialog = steady.commands.dialog
        dialog.line.setText(typed)  # type: ignore[union-attr]
        dialog.accept()  # type: ignore[union-attr]
        wait_at_rest(qtbot, steady)
        assert number_on_screen(steady) == 30


def test_a_varying_rate_says_that_it_has_no_timecode(qtbot: QtBot, steady: MainWindow) -> None:
    steady.session.choose_media(steady.session.library[0])
    wait_at_rest(qtbot, steady)
    transport = steady.stage.transport
    assert "no timecode" in transport.details.text()
    assert "constant rate" in transport.details.toolTip()
    tap(steady, "G")
    dialog = steady.commands.dialog
    dialog.line.setText("00:00:01:05")  # type: ignore[union-attr]
    dialog.accept()  # type: ignore[union-attr]
    assert "no timecode" in dialog.problem.text()  # type: ignore[union-attr]
    dialog.reject()  # type: ignore[union-attr]


def test_an_index_that_is_read_again_leaves_the_player_where_it_is_by_then(
    qtbot: QtBot, steady: MainWindow
) -> None:
    """An examination ends while somebody steps: the place from before the reading came back."""
    loads: list[int] = []
    steady.opener.opened.connect(lambda: loads.append(steady.player.number))
    steady.player.go_to_number(3)
    steady.opener.reload()
    steady.player.go_to_number(20)
    qtbot.waitUntil(lambda: loads == [20], timeout=20_000)
    wait_at_rest(qtbot, steady)
    assert number_on_screen(steady) == 20


def test_of_one_recording_chosen_twice_in_a_row_only_the_last_opening_counts(
    qtbot: QtBot, steady: MainWindow
) -> None:
    here, other = steady.session.media, next(e for e in steady.session.library if e != steady.session.media)
    opened: list[int] = []
    steady.opener.opened.connect(lambda: opened.append(1))
    for each in (other, here, other):
        steady.session.choose_media(each)
    qtbot.waitUntil(lambda: steady.player.loaded and not steady.work.busy, timeout=20_000)
    assert opened == [1] and steady.player.media == other
