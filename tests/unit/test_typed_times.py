"""Timecodes and times of the world: counted only where that means something, and read back to the same frame."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.moments import Moments
from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.jobs import run
from catalog.media.frame_index import FrameIndex, KeyedBy
from catalog.model.clock import Clock
from catalog.model.records import Alignment, Media
from catalog.model.timecode import read_time, timecode
from catalog.operations.alignments import tie_to_utc
from catalog.operations.examine import ensure_index
from catalog.operations.times import resolve_times
from tests.helpers.cases import A_MOMENT, ACTOR
from tests.helpers.video import make_video
from tests.helpers.window import _Here, make_recorded_case
from tests.unit.test_geometry import media_of


def index_of(pts: list[int], time_base: Fraction, *, estimated: bool = False) -> FrameIndex:
    times = np.array(pts, np.int64)
    return FrameIndex(
        time_base=time_base,
        origin_pts=pts[0],
        pts=times,
        keys=times,
        keyed_by=KeyedBy.PTS,
        seek_keys=times[:1],
        seek_numbers=np.zeros(1, np.int64),
        seek_timestamps=times[:1],
        end_pts=pts[-1] + 1,
        estimated=estimated,
    )


def steady(rate: Fraction, time_base: Fraction, count: int = 300, start: int = 0) -> list[int]:
    return [start + round(number / rate / time_base) for number in range(count)]


@pytest.mark.parametrize(
    ("rate", "time_base", "counted"),
    [
        (Fraction(25), Fraction(1, 90_000), 25),
        (Fraction(25), Fraction(1, 25), 25),
        (Fraction(30_000, 1001), Fraction(1, 90_000), 30),
        (Fraction(30_000, 1001), Fraction(1, 1000), 30),
        (Fraction(24_000, 1001), Fraction(1, 1000), 24),
        (Fraction(60), Fraction(1, 15_360), 60),
        (Fraction(25, 2), Fraction(1, 90_000), None),
        (Fraction(1, 2), Fraction(1, 90_000), None),
    ],
)
def test_a_steady_rate_of_whole_frames_has_a_timecode(
    rate: Fraction, time_base: Fraction, counted: int | None
) -> None:
    assert index_of(steady(rate, time_base), time_base).timecode_rate() == counted
    assert index_of(steady(rate, time_base, start=777), time_base).timecode_rate() == counted


@pytest.mark.parametrize("time_base", [Fraction(1, 25), Fraction(1, 1000), Fraction(1, 90_000)])
def test_one_frame_left_out_ends_the_timecode(time_base: Fraction) -> None:
    pts = steady(Fraction(25), time_base)
    del pts[150]
    assert index_of(pts, time_base).timecode_rate() is None


def test_estimated_times_and_a_single_frame_have_no_timecode() -> None:
    time_base = Fraction(1, 90_000)
    assert index_of(steady(Fraction(25), time_base), time_base, estimated=True).timecode_rate() is None
    assert index_of([0], time_base).timecode_rate() is None


@given(st.integers(0, 10**7), st.integers(1, 240))
def test_a_timecode_that_is_typed_means_its_frame(number: int, rate: int) -> None:
    text = timecode(number, rate)
    assert read_time(text, frames_a_second=rate, pts_at_utc=lambda _: None) == ("frame", number)


def test_a_timecode_looks_as_people_know_it() -> None:
    assert timecode(12 * 25 + 5, 25) == "00:00:12:05"
    assert timecode(3600 * 30 + 29, 30) == "01:00:00:29"
    assert timecode(7, 240) == "00:00:00:007"


@pytest.mark.parametrize(
    ("text", "rate", "said"),
    [
        ("00:00:12:05", None, "constant"),
        ("00:00:12:25", 25, "frame 25"),
        ("2011-12-16T06:12:03Z", 25, "Nothing"),
    ],
)
def test_a_time_that_means_nothing_here_is_refused_in_words(text: str, rate: int | None, said: str) -> None:
    with pytest.raises(InvalidInput, match=said) as caught:
        read_time(text, frames_a_second=rate, pts_at_utc=lambda _: None)
    assert caught.value.hint


def test_a_recording_tied_to_utc_is_read_and_typed_in_utc() -> None:
    media = media_of(640, 360)
    time_base = Fraction(1, 25)
    tie = Alignment(
        media_uid=media.uid,
        at_pts=100,
        utc="2011-12-16T06:12:03.000Z",
        error_micros=500_000,
        method="clock in the picture",
        made_by=ACTOR,
        made_utc=A_MOMENT,
    )
    clock = Clock([media], [tie], [])
    moments = Moments(media, index_of(list(range(500)), time_base), lambda: clock)
    assert moments.utc(100) == ("2011-12-16T06:12:03.000Z", 500_000)
    assert moments._pts_at_utc("2011-12-16T06:12:04Z") == 125
    assert Moments(media).utc(100) is None


def test_operations_read_these_forms_as_the_window_does(tmp_path: Path) -> None:
    video = make_video(tmp_path / "square.mp4", frames=60, fps=25, start_offset=0.4)
    with Case.open(make_recorded_case(tmp_path / "case", [video.path])) as case:
        (media,) = case.find(Media)
        at = media.first_pts
        tie_to_utc(
            case,
            media_uid=media.uid,
            at_pts=at,
            utc="2011-12-16T06:12:03Z",
            error_micros=40_000,
            method="typed",
            actor=ACTOR,
        )
        index = FrameIndex.load(run(ensure_index(case, media.uid), _Here()))
        times = run(
            resolve_times(case, media.uid, start="00:00:01:05", end="2011-12-16T06:12:05.000Z"), _Here()
        )
    assert times.start_pts == index.pts_of(30)
    assert times.end_pts == index.pts_of(50)
