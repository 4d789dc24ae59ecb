"""Recordings on one clock: set, composed over paths, tied to UTC, contradicted, undone."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.model.clock import UTC, Clock, Line, utc_seconds, utc_text
from catalog.model.records import Alignment, CopyLink, CopyState, Media
from catalog.operations import alignments
from catalog.operations.undo import next_undo, redo, undo
from tests.helpers.cases import A_MOMENT, ACTOR, add_media, make_case

MS = 1000


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with make_case(tmp_path) as made:
        yield made


def align(
    case: Case, one: Media, at: int, other: Media, there: int, *, error: int = 40 * MS, drift: int = 0
) -> Alignment:
    return alignments.align(
        case,
        one.uid,
        at,
        other_uid=other.uid,
        other_pts=there,
        error_micros=error,
        method="eye",
        drift_ppb=drift,
        actor=ACTOR,
    )


def confirm_copy(case: Case, one: Media, other: Media, *ranges: tuple[int, int, int, int]) -> CopyLink:
    """Each range as start and end PTS in the one and in the other."""
    names = ("start_pts", "end_pts", "other_start_pts", "other_end_pts")
    link = CopyLink(
        media_uid=one.uid,
        other_uid=other.uid,
        state=CopyState.CONFIRMED,
        ranges=[dict(zip(names, each, strict=True)) for each in ranges],
        decided_by=ACTOR,
        decided_utc=A_MOMENT,
    )
    with case.unit_of_work("copy.confirm", actor=ACTOR) as work:
        work.add(link)
    return link


def test_a_moment_of_one_recording_is_found_in_the_other_whatever_their_time_bases(case: Case) -> None:
    one = add_media(case)
    other = add_media(case, time_base_denominator=12_800, origin_pts=25_600, first_pts=25_600)
    align(case, one, 90_000, other, 25_600 + 5 * 12_800)
    clock = alignments.clock_of(case)
    assert clock.moment(one, 180_000, other) == 25_600 + 6 * 12_800
    assert clock.moment(other, 25_600 + 6 * 12_800, one) == 180_000
    assert clock.moment(one, 90_000 + 7, other) == 25_600 + 5 * 12_800  # not after the moment


def test_recordings_that_nothing_ties_have_no_common_clock(case: Case) -> None:
    one, other = add_media(case), add_media(case)
    assert alignments.offset_of(case, one.uid, other.uid) is None
    assert alignments.utc_of(case, one, 0) is None
    assert alignments.pts_at_utc(case, one, A_MOMENT) is None
    same = alignments.offset_of(case, one.uid, one.uid)
    assert same is not None and same.error_micros == 0 and not same.path


def test_errors_add_up_along_the_path_that_is_told(case: Case) -> None:
    a, b, c = (add_media(case) for _ in range(3))
    first = align(case, a, 0, b, 90_000, error=40 * MS)
    second = align(case, c, 0, b, 180_000, error=25 * MS)
    found = alignments.offset_of(case, a.uid, c.uid)
    assert found is not None
    assert found.error_micros == 65 * MS
    assert found.line.at(Fraction(5)) == 4
    assert [each.source for each in found.path] == [first, second]
    assert [(each.one, each.other) for each in found.path] == [(a.uid, b.uid), (b.uid, c.uid)]


def test_of_two_paths_the_one_with_less_error_is_taken_but_a_tie_between_the_two_goes_first(
    case: Case,
) -> None:
    a, b, c, d = (add_media(case) for _ in range(4))
    align(case, a, 0, b, 0, error=10 * MS)
    align(case, b, 0, d, 0, error=10 * MS)
    align(case, a, 0, c, 900, error=30 * MS)
    align(case, c, 0, d, 0, error=30 * MS)
    over_b = alignments.offset_of(case, a.uid, d.uid)
    assert over_b is not None and over_b.error_micros == 20 * MS and over_b.line.offset == 0
    align(case, a, 0, d, 900, error=30 * MS)
    direct = alignments.offset_of(case, a.uid, d.uid)
    assert direct is not None and direct.error_micros == 30 * MS and direct.line.offset == Fraction(1, 100)


def test_the_last_alignment_of_two_counts_and_taking_it_out_brings_back_the_one_before(case: Case) -> None:
    a, b = add_media(case), add_media(case)
    before = align(case, a, 0, b, 90_000)
    last = align(case, b, 0, a, 90_000)
    assert alignments.clock_of(case).moment(a, 90_000, b) == 0
    assert alignments.remove_alignment(case, last.uid, actor=ACTOR) == before
    assert alignments.clock_of(case).moment(a, 0, b) == 90_000
    assert alignments.remove_alignment(case, before.uid, actor=ACTOR) is None
    assert alignments.clock_of(case).moment(a, 0, b) is None


def test_a_clock_that_runs_faster_is_told_and_reckoned_with(case: Case) -> None:
    a, b = add_media(case), add_media(case)
    align(case, a, 0, b, 0, drift=50_000)  # a gains 50 millionths
    found, back = alignments.offset_of(case, a.uid, b.uid), alignments.offset_of(case, b.uid, a.uid)
    assert found is not None and back is not None
    assert found.drift_ppb == 50_000
    assert back.drift_ppb == pytest.approx(-50_000, abs=3)
    assert back.line.at(Fraction(10_000)) == Fraction("10000.5")
    assert found.line.at(Fraction("10000.5")) == 10_000


def test_a_clock_in_the_picture_gives_each_frame_its_time_of_the_world(case: Case) -> None:
    media = add_media(case)
    alignments.tie_to_utc(
        case, media.uid, 90_000, "2026-11-01T12:00:00+06:00", error_micros=500 * MS, actor=ACTOR
    )
    assert alignments.utc_of(case, media, 90_000) == ("2026-11-01T06:00:00.000Z", 500 * MS)
    assert alignments.utc_of(case, media, 93_000) == ("2026-11-01T06:00:00.034Z", 500 * MS)
    assert alignments.pts_at_utc(case, media, "2026-11-01T06:00:01Z") == 180_000
    assert alignments.pts_at_utc(case, media, "2026-11-01T05:59:00Z") == -59 * 90_000


def test_a_recording_gets_its_time_of_the_world_from_the_one_it_is_aligned_with(case: Case) -> None:
    shown, other = add_media(case), add_media(case)
    alignments.tie_to_utc(case, shown.uid, 0, "2026-11-01T06:00:00Z", error_micros=500 * MS, actor=ACTOR)
    align(case, other, 0, shown, 270_000, error=40 * MS)
    assert alignments.utc_of(case, other, 0) == ("2026-11-01T06:00:03.000Z", 540 * MS)


def test_ways_that_differ_by_more_than_their_errors_are_told(case: Case) -> None:
    a, b, c = (add_media(case) for _ in range(3))
    align(case, a, 0, b, 0)
    align(case, b, 0, c, 0)
    align(case, a, 0, c, 90 * 119)  # 119 ms of 120 that the three errors allow
    assert alignments.clock_of(case).conflicts() == []
    wrong = align(case, a, 0, c, 90 * 121, error=40 * MS)
    (conflict,) = alignments.clock_of(case).conflicts()
    assert conflict.clocks == {a.uid, b.uid, c.uid}
    assert (conflict.apart_micros, conflict.allowed_micros) == (121 * MS, 120 * MS)
    assert wrong in [each.source for each in (conflict.tie, *conflict.path)]


def test_two_clocks_in_pictures_contradict_each_other_where_the_recordings_are_aligned(case: Case) -> None:
    a, b = add_media(case), add_media(case)
    align(case, a, 0, b, 0)
    for media, second in ((a, 0), (b, 7)):
        alignments.tie_to_utc(
            case, media.uid, 0, f"2026-11-01T06:00:0{second}Z", error_micros=500 * MS, actor=ACTOR
        )
    (conflict,) = alignments.clock_of(case).conflicts()
    assert UTC in conflict.clocks
    assert conflict.apart_micros == 7000 * MS


def test_a_confirmed_copy_at_the_same_speed_aligns_by_a_frame_of_each(case: Case) -> None:
    a, b = add_media(case), add_media(case)
    confirm_copy(case, a, b, (0, 450_000, 90_000, 540_000), (500_000, 600_000, 590_000, 690_000))
    found = alignments.offset_of(case, a.uid, b.uid)
    assert found is not None
    assert found.line == Line(Fraction(1), Fraction(1))
    assert found.error_micros == 66_667  # frames of a thirtieth of a second
    assert found.path[0].method == "confirmed copy"


@pytest.mark.parametrize(
    "ranges",
    [
        [(0, 450_000, 90_000, 990_000)],
        [(0, 450_000, 90_000, 540_000), (500_000, 600_000, 700_000, 800_000)],
    ],
    ids=["at another speed", "with a part taken out"],
)
def test_a_copy_that_is_not_the_same_throughout_aligns_nothing(
    case: Case, ranges: list[tuple[int, int, int, int]]
) -> None:
    a, b = add_media(case), add_media(case)
    confirm_copy(case, a, b, *ranges)
    assert alignments.offset_of(case, a.uid, b.uid) is None


def test_what_a_person_sets_goes_before_what_a_copy_says(case: Case) -> None:
    a, b = add_media(case), add_media(case)
    confirm_copy(case, a, b, (0, 450_000, 90_000, 540_000))
    align(case, a, 0, b, 0, error=900 * MS)
    found = alignments.offset_of(case, a.uid, b.uid)
    assert found is not None and found.line.offset == 0


def test_recordings_that_are_tied_to_each_other_are_found_as_groups(case: Case) -> None:
    a, b, c, d, _ = (add_media(case) for _ in range(5))
    align(case, a, 0, b, 0)
    align(case, b, 0, c, 0)
    alignments.tie_to_utc(case, d.uid, 0, A_MOMENT, error_micros=MS, actor=ACTOR)
    assert alignments.clock_of(case).groups() == [{a.uid, b.uid, c.uid}, {d.uid, UTC}]


def test_aligning_is_undone_and_done_again_and_named(case: Case) -> None:
    a, b = add_media(case), add_media(case)
    align(case, a, 0, b, 90_000)
    alignments.tie_to_utc(case, a.uid, 0, A_MOMENT, error_micros=MS, actor=ACTOR)
    assert next_undo(case, actor=ACTOR) == "tying to UTC M1"
    undo(case, actor=ACTOR)
    assert alignments.utc_of(case, a, 0) is None
    assert next_undo(case, actor=ACTOR) == "aligning M1 and M2"
    undo(case, actor=ACTOR)
    assert alignments.clock_of(case).moment(a, 0, b) is None
    redo(case, actor=ACTOR)
    assert alignments.clock_of(case).moment(a, 0, b) == 90_000
    (stored,) = case.find(Alignment)
    alignments.remove_alignment(case, stored.uid, actor=ACTOR)
    undo(case, actor=ACTOR)
    assert case.find(Alignment) == [stored]


def test_what_cannot_be_meant_is_refused_and_leaves_nothing(case: Case) -> None:
    a, b = add_media(case), add_media(case)
    head = case.head()
    wrong = [
        {"other_uid": a.uid},
        {"error_micros": 0},
        {"method": "guess"},
        {"drift_ppb": 20_000_000},
        {"other_pts": 10**30},
        {"error_micros": 10**30},
    ]
    for each in wrong:
        said = {"other_uid": b.uid, "other_pts": 0, "error_micros": MS, "method": "eye", **each}
        with pytest.raises(InvalidInput):
            alignments.align(case, a.uid, 0, actor=ACTOR, **said)  # type: ignore[arg-type]
    outside = ("9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00")
    for text in ("noon", "2026-11-01T06:00:00", "2026-13-01T06:00:00Z", *outside):
        with pytest.raises(InvalidInput):
            alignments.tie_to_utc(case, a.uid, 0, text, error_micros=MS, actor=ACTOR)
    assert case.head() == head


times = st.integers(-(10**12), 10**12)


@given(pts=times, at=times, there=times, drift=st.integers(-(10**7), 10**7))
def test_going_over_to_another_clock_and_back_is_exact(pts: int, at: int, there: int, drift: int) -> None:
    one, other = _media(90_000), _media(12_800)
    made = Alignment(
        media_uid=one.uid,
        at_pts=at,
        other_uid=other.uid,
        other_pts=there,
        drift_ppb=drift,
        error_micros=1,
        method="eye",
        made_by=ACTOR,
        made_utc=A_MOMENT,
    )
    clock = Clock([one, other], [made], [])
    to, back = clock.between(one.uid, other.uid), clock.between(other.uid, one.uid)
    assert to is not None and back is not None
    assert back.line.at(to.line.at(Fraction(pts, 90_000))) == Fraction(pts, 90_000)
    assert to.line.at(Fraction(at, 90_000)) == Fraction(there, 12_800)


@given(pts=st.integers(0, 10**9), start=st.integers(0, 4 * 10**12))
def test_a_time_of_the_world_that_is_told_leads_back_to_the_same_frame(pts: int, start: int) -> None:
    media = _media(30)
    made = Alignment(
        media_uid=media.uid,
        at_pts=7,
        utc=utc_text(Fraction(start, 1000)),
        error_micros=1,
        method="typed",
        made_by=ACTOR,
        made_utc=A_MOMENT,
    )
    clock = Clock([media], [made], [])
    told = clock.utc_of(media, pts)
    assert told is not None
    assert clock.pts_at_utc(media, told[0]) == pts


@given(milliseconds=st.integers(-(10**12), 10**14))
def test_a_time_of_the_world_is_written_and_read_exactly(milliseconds: int) -> None:
    assert utc_seconds(utc_text(Fraction(milliseconds, 1000))) == Fraction(milliseconds, 1000)


def _media(rate: int) -> Media:
    return Media(
        title="clip",
        kind="video",
        reference_object_uid="",
        stream_index=0,
        playable_object_uid="",
        time_base_numerator=1,
        time_base_denominator=rate,
        origin_pts=0,
        first_pts=0,
        end_pts=10 * rate,
        frame_count=300,
        width_px=2,
        height_px=2,
    )
