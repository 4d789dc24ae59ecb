"""Times as people read and type them: what is shown finds the same frame again, and nothing typed is a crash."""

from __future__ import annotations

import bisect
import math
import re
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.errors import InvalidInput
from catalog.model.timecode import clock, clock_of_seconds, parse_time, seconds_of, utc_now
from tests.helpers.generated import ANY_TEXT

TIME_BASES = st.sampled_from(
    [
        Fraction(1, 90_000),
        Fraction(1, 1000),
        Fraction(1, 12_800),
        Fraction(1001, 30_000),
        Fraction(1, 25),
        Fraction(1, 1_000_000),
        Fraction(1, 48_000),
        Fraction(1, 10_240),
    ]
) | st.builds(Fraction, st.integers(1, 1001), st.integers(1, 1_000_000))


@st.composite
def recordings(draw: st.DrawFn) -> tuple[list[int], Fraction, int]:
    """(PTS of its frames, time base, origin): frames of 2 ms and more, at any rate, before and after 0:00."""
    time_base = draw(TIME_BASES)
    shortest = max(1, math.ceil(Fraction(2, 1000) / time_base))
    lengths = draw(st.lists(st.integers(shortest, shortest * 500), min_size=1, max_size=30))
    origin = draw(st.integers(-(10**7), 10**10))
    pts = [origin + draw(st.integers(-1000, 10**8))]
    for length in lengths:
        pts.append(pts[-1] + length)
    return pts, time_base, origin


def shown_at(text: str, pts: list[int], time_base: Fraction, origin: int) -> int:
    """The frame shown at a typed time: the last one whose PTS is not later."""
    kind, seconds = parse_time(text)
    assert kind == "seconds"
    return pts[bisect.bisect_right(pts, origin + math.floor(Fraction(seconds) / time_base)) - 1]


@given(recordings())
def test_typing_the_shown_time_finds_the_same_frame(recording: tuple[list[int], Fraction, int]) -> None:
    pts, time_base, origin = recording
    for each in pts:
        text = clock(each, time_base=time_base, origin_pts=origin)
        assert shown_at(text, pts, time_base, origin) == each, text


@given(st.fractions(min_value=-(10**6), max_value=10**6))
def test_a_shown_time_is_never_earlier_and_less_than_a_millisecond_later(seconds: Fraction) -> None:
    text = clock_of_seconds(seconds)
    assert re.fullmatch(r"-?\d+:[0-5]\d:[0-5]\d\.\d{3}", text)
    kind, read = parse_time(text)
    assert kind == "seconds"
    assert 0 <= Fraction(read) - seconds < Fraction(1, 1000)


@given(st.integers(-(2**63), 2**63), TIME_BASES, st.integers(-(2**40), 2**40))
def test_seconds_are_exact(pts: int, time_base: Fraction, origin: int) -> None:
    seconds = seconds_of(pts, time_base=time_base, origin_pts=origin)
    assert seconds / time_base + origin == pts


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (Fraction(0), "0:00:00.000"),
        (Fraction(1, 3), "0:00:00.334"),
        (Fraction(3723, 1), "1:02:03.000"),
        (Fraction(59_9991, 10_000), "0:01:00.000"),
        (Fraction(100 * 3600), "100:00:00.000"),
        (Fraction(-3, 2), "-0:00:01.500"),
        (Fraction(-1, 3000), "0:00:00.000"),
    ],
)
def test_times_are_written_as_clocks(seconds: Fraction, text: str) -> None:
    assert clock_of_seconds(seconds) == text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("12.5", ("seconds", Fraction(25, 2))),
        ("0", ("seconds", Fraction(0))),
        ("-0.5", ("seconds", Fraction(-1, 2))),
        (" 7 ", ("seconds", Fraction(7))),
        ("0.1", ("seconds", Fraction(1, 10))),
        ("1:02:03.500", ("seconds", Fraction(7447, 2))),
        ("2:03", ("seconds", Fraction(123))),
        ("90:00", ("seconds", Fraction(5400))),
        ("-0:00:01.500", ("seconds", Fraction(-3, 2))),
        ("frame:300", ("frame", 300)),
        ("pts:-90000", ("pts", -90_000)),
    ],
)
def test_times_are_read_in_every_form_that_is_offered(text: str, read: tuple[str, Fraction | int]) -> None:
    assert parse_time(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "",
        "now",
        "1:2:3:4",
        "1h",
        "12,5",
        "1:",
        ":1",
        "frame:",
        "frame:x",
        "frame:1.5",
        "pts:",
        "nan",
        "inf",
        "1e5",
        "+",
    ],
)
def test_what_is_no_time_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_time(text)
    assert caught.value.hint


TIME_LIKE = st.text(st.sampled_from("0123456789:.-fps rame٣\n"), max_size=30) | ANY_TEXT


@given(TIME_LIKE)
def test_nothing_that_is_typed_is_a_crash(text: str) -> None:
    try:
        kind, value = parse_time(text)
    except InvalidInput:
        return
    assert kind in ("seconds", "frame", "pts")
    assert isinstance(value, Fraction if kind == "seconds" else int)


@pytest.mark.parametrize(
    "text", ["9" * 5000, "1:" + "0" * 5000, "frame:" + "9" * 5000, "9" * 5000 + ":00:00"]
)
def test_a_number_of_thousands_of_digits_is_no_time(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_time(text)


def test_now_is_written_in_utc_to_the_millisecond() -> None:
    text = utc_now()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", text)
    assert abs(datetime.now(UTC) - datetime.fromisoformat(text)) < timedelta(seconds=5)
