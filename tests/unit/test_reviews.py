from __future__ import annotations

import itertools
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.cli.listing import case_lines
from catalog.errors import InvalidInput
from catalog.model.coverage import merged, missing, percent, share, within
from catalog.model.records import Review
from catalog.operations import reviews
from catalog.operations.reviews import Watched
from catalog.operations.undo import next_undo
from tests.helpers.cases import add_media, make_case

SECOND = 90_000


@pytest.fixture
def case(tmp_path: Path):
    with make_case(tmp_path) as made:
        yield made


def watch(case, media, start, end, *, speed=1000, sound=True, by="tester") -> None:
    span = Watched(
        media_uid=media.uid,
        start_pts=round(start * SECOND),
        end_pts=round(end * SECOND),
        speed_milli=speed,
        with_sound=sound,
    )
    reviews.add_reviews(case, [span], actor=by)


def seconds(spans) -> list[tuple[float, float]]:
    return [(start / SECOND, end / SECOND) for start, end in spans]


def test_what_was_watched_in_pieces_is_told_as_one_span(case) -> None:
    media = add_media(case)
    for start, end in ((4, 6), (1, 3), (2, 4), (8, 9)):
        watch(case, media, start, end)
    assert seconds(reviews.coverage(case, media.uid)) == [(1, 6), (8, 9)]
    assert seconds(reviews.unwatched(case, media.uid)) == [(0, 1), (6, 8), (9, 10)]
    assert reviews.share(case, media.uid) == Fraction(6, 10)
    assert reviews.share(case, media.uid, span=(5 * SECOND, 9 * SECOND)) == Fraction(1, 2)


def test_coverage_tells_apart_who_watched_how_fast_and_with_what_sound(case) -> None:
    media = add_media(case)
    watch(case, media, 0, 2)
    watch(case, media, 2, 4, speed=8000)
    watch(case, media, 4, 6, speed=0, sound=False)
    watch(case, media, 6, 8, by="colleague", sound=False)

    def covered(**wanted) -> list[tuple[float, float]]:
        return seconds(reviews.coverage(case, media.uid, **wanted))

    assert covered() == [(0, 8)]
    assert covered(actor="tester") == [(0, 6)]
    assert covered(actor="tester", max_speed_milli=1000) == [(0, 2), (4, 6)]
    assert covered(with_sound=True) == [(0, 4)]
    assert covered(with_sound=False) == [(4, 8)]
    assert covered(actor="colleague", with_sound=True) == []


def test_watching_is_written_as_one_step_and_cannot_be_undone(case) -> None:
    media = add_media(case)
    head = case.head()
    span = {"media_uid": media.uid, "speed_milli": 1000, "with_sound": True}
    made = reviews.add_reviews(
        case,
        [Watched(start_pts=0, end_pts=SECOND, **span), Watched(start_pts=5 * SECOND, end_pts=10**9, **span)],
        actor="tester",
    )
    assert case.head() == head + 1
    assert seconds((each.start_pts, each.end_pts) for each in made) == [(0, 1), (5, 10)]
    assert case.find(Review) == made
    assert next_undo(case, actor="tester") is None
    assert case.differences() == []


def test_sound_counts_only_where_there_is_some_and_it_was_running(case) -> None:
    silent = add_media(case, has_sound=False)
    watch(case, silent, 0, 1)
    stepped = add_media(case)
    watch(case, stepped, 0, 1, speed=0, sound=True)
    assert [each.with_sound for each in case.find(Review)] == [False, False]


def test_a_photograph_is_watched_by_being_shown(case) -> None:
    photograph = add_media(case, kind="photograph", end_pts=0, frame_count=1)
    watch(case, photograph, 0, 1, speed=0)
    assert reviews.share(case, photograph.uid) == 1


@pytest.mark.parametrize("changes", [{"end_pts": 0}, {"speed_milli": -1}])
def test_impossible_watching_is_refused(case, changes) -> None:
    media = add_media(case)
    span = {"media_uid": media.uid, "start_pts": 0, "end_pts": 9, "speed_milli": 1000, "with_sound": True}
    with pytest.raises(InvalidInput):
        reviews.add_reviews(case, [Watched(**(span | changes))], actor="tester")
    assert case.count(Review) == 0


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=12)


@given(spans, st.integers(0, 60), st.integers(0, 60))
def test_covered_and_missing_parts_are_each_moment_once(given_spans, start, end) -> None:
    def moments(found) -> list[int]:
        return [moment for a, b in found for moment in range(a, b)]

    whole = merged(given_spans)
    assert set(moments(whole)) == {moment for a, b in given_spans for moment in range(a, b)}
    assert all(a < b for a, b in whole)
    assert all(one[1] < two[0] for one, two in itertools.pairwise(whole))
    both = moments(within(whole, start, end)) + moments(missing(whole, start, end))
    assert sorted(both) == list(range(start, end))
    if end > start:
        assert share(whole, start, end) == Fraction(len(moments(within(whole, start, end))), end - start)


def test_only_all_of_it_is_a_hundred_percent_and_only_nothing_is_none() -> None:
    parts = (Fraction(0), Fraction(1, 1000), Fraction(1, 2), Fraction(999, 1000), Fraction(1))
    assert [percent(part) for part in parts] == [0, 1, 50, 99, 100]


def test_the_list_of_a_case_says_how_much_was_watched(case) -> None:
    media = add_media(case)
    before = next(line for line in case_lines(case) if line.startswith("M1"))
    watch(case, media, 0, 2.5)
    after = next(line for line in case_lines(case) if line.startswith("M1"))
    assert "watched" not in before
    assert "watched 25 %" in after
