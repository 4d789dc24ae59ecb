"""Places of regions at any moment, and the steps that change them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.analysis.results import TrackResult
from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.model.records import Annotation, Region, RegionState
from catalog.model.regions import (
    PERSON,
    TRACKER,
    Key,
    Standing,
    key_at,
    keys_of,
    place_at,
    placed,
    thinned,
    with_corner,
    with_key,
    within,
    without_corner,
    without_key,
)
from catalog.operations import annotate, cases, regions
from catalog.operations.undo import next_undo, redo, undo
from tests.helpers.cases import add_media

HIDDEN, AWAY = RegionState.HIDDEN, RegionState.OUT_OF_VIEW


def box(pts: int, left: int, top: int = 0, **fields: object) -> Key:
    return Key(pts, ((left, top), (left + 40_000, top + 30_000)), **fields)  # type: ignore[arg-type]


def region(*keys: Key, **fields: object) -> Region:
    given = {"annotation_uid": "a", "media_uid": "m", "kind": "box", **fields}
    return Region(keys=[key.as_json() for key in keys], **given)  # type: ignore[arg-type]


def annotation(start: int, end: int | None, extent: str = "interval") -> Annotation:
    return Annotation(
        media_uid="m", term_code="t", extent=extent, start_pts=start, end_pts=end, annotator="x", made_utc=""
    )


def left_of(found: object) -> int:
    return found.points[0][0]  # type: ignore[attr-defined, no-any-return]


# ---------------------------------------------------------------- where it is


def test_between_two_keyed_frames_it_is_on_the_straight_way() -> None:
    found = placed([box(0, 0), box(300, 1000, 300)], 100)
    assert found is not None
    assert found.points == ((333, 100), (40_333, 30_100))
    assert (found.standing, found.state) == (Standing.BETWEEN, RegionState.VISIBLE)


@given(st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9), st.integers(1, 10**6), st.data())
def test_the_way_is_exact_within_half_a_thousandth_and_the_same_at_its_ends(
    start: int, end: int, length: int, data: st.DataObject
) -> None:
    gone = data.draw(st.integers(0, length))
    found = placed([Key(0, ((start, 0),)), Key(length, ((end, 0),))], gone)
    assert found is not None
    error = abs(left_of(found) * length - (start * length + (end - start) * gone))
    assert 2 * error <= length
    if gone in (0, length):
        assert left_of(found) == (start if gone == 0 else end)


def test_before_the_first_and_after_the_last_keyed_frame_it_is_not_moved_and_says_so() -> None:
    it = region(box(100, 5000), box(200, 9000))
    lasting = annotation(0, 300)
    early, late = place_at(it, 50, lasting), place_at(it, 299, lasting)
    assert early is not None and late is not None
    assert (left_of(early), early.standing) == (5000, Standing.NOT_KEYED)
    assert (left_of(late), late.standing) == (9000, Standing.NOT_KEYED)
    assert place_at(it, 300, lasting) is None, "the annotation's end is half-open"
    assert place_at(it, 200, lasting).standing is Standing.KEYED  # type: ignore[union-attr]


def test_a_point_has_its_region_on_its_one_frame_and_an_open_one_on_all_that_follow() -> None:
    it = region(box(100, 5000))
    assert place_at(it, 100, annotation(100, None, "point")) is not None
    assert place_at(it, 101, annotation(100, None, "point")) is None
    assert place_at(it, 10**9, annotation(100, None, "open")) is not None


def test_hidden_and_out_of_view_hold_until_the_next_keyed_frame_and_nothing_moves_meanwhile() -> None:
    keys = [box(0, 0), box(100, 1000, state=HIDDEN), box(200, 9000), box(300, 9000, state=AWAY)]
    states = [placed(keys, pts).state for pts in (50, 100, 199, 200, 299, 300, 999)]  # type: ignore[union-attr]
    visible = RegionState.VISIBLE
    assert states == [visible, HIDDEN, HIDDEN, visible, visible, AWAY, AWAY]
    assert left_of(placed(keys, 50)) == 0, "nobody saw it on its way to where it was hidden"
    assert left_of(placed(keys, 150)) == 1000


def test_from_where_following_became_unsure_it_is_told_up_to_the_next_keyed_frame() -> None:
    keys = [box(0, 0), box(100, 1000, made_by=TRACKER), box(300, 5000)]
    told = [placed(keys, pts, 140).unsure for pts in (50, 100, 101, 140, 299, 300, 400)]  # type: ignore[union-attr]
    assert told == [False, False, True, True, True, False, False]


# ---------------------------------------------------------------- what may be kept


def test_a_box_is_turned_the_right_way_round_and_cut_at_the_edge_of_the_picture() -> None:
    assert within("box", [(90_000, 80_000), (-5_000, 10_000)], 64, 48) == ((0, 10_000), (64_000, 48_000))


@pytest.mark.parametrize(
    ("kind", "points"),
    [
        ("box", [(0, 0), (500, 9000)]),
        ("box", [(70_000, 0), (90_000, 9000)]),
        ("box", [(0, 0)]),
        ("polygon", [(0, 0), (9000, 9000)]),
        ("polygon", [(0, 0), (9000, 9000), (0, 0)]),
        ("point", [(0, 0), (1, 1)]),
        ("circle", [(0, 0)]),
    ],
)
def test_what_has_no_inside_is_refused(kind: str, points: list[tuple[int, int]]) -> None:
    with pytest.raises(InvalidInput):
        within(kind, points, 64, 48)


def test_a_sound_recording_has_no_picture_to_draw_on() -> None:
    with pytest.raises(InvalidInput, match="no picture"):
        within("point", [(0, 0)], 0, 0)


# ---------------------------------------------------------------- changing keys


def test_a_key_takes_the_place_of_one_at_the_same_frame_and_order_is_kept() -> None:
    it = with_key(with_key(region(box(100, 0)), box(50, 7)), box(100, 9))
    assert [(key.pts, key.points[0][0]) for key in keys_of(it)] == [(50, 7), (100, 9)]
    assert [key.pts for key in keys_of(without_key(it, 50))] == [100]
    with pytest.raises(InvalidInput, match="only keyed frame"):
        without_key(without_key(it, 50), 100)
    with pytest.raises(InvalidInput, match="not keyed"):
        without_key(it, 51)


def test_a_person_who_keys_the_stretch_that_was_unsure_settles_it_and_nobody_else_does() -> None:
    it = region(box(0, 0), box(100, 0, made_by=TRACKER), unsure_pts=140, unsure_why="lost")
    assert with_key(it, box(50, 0)).unsure_pts == 140
    assert with_key(it, box(140, 0, made_by=TRACKER)).unsure_pts == 140
    for pts in (120, 140, 900):
        settled = with_key(it, box(pts, 0))
        assert (settled.unsure_pts, settled.unsure_why) == (None, "")


def test_a_corner_more_or_less_is_so_on_every_keyed_frame() -> None:
    square = ((0, 0), (1000, 0), (1000, 1000), (0, 1000))
    it = region(Key(0, square), Key(10, tuple((x + 500, y) for x, y in square)), kind="polygon")
    more = with_corner(it, 3, 250)
    assert [key.points[4] for key in keys_of(more)] == [(0, 750), (500, 750)]
    assert keys_of(without_corner(more, 4)) == keys_of(it)
    with pytest.raises(InvalidInput, match="three corners"):
        without_corner(without_corner(it, 0), 0)
    with pytest.raises(InvalidInput, match="as many corners"):
        with_key(it, Key(20, square[:3]))


@given(st.lists(st.integers(-4000, 4000), min_size=2, max_size=60), st.integers(0, 3000))
def test_thinned_keys_give_every_place_back_within_the_tolerance(steps: list[int], tolerance: int) -> None:
    lefts = [sum(steps[:n]) for n in range(1, len(steps) + 1)]
    keys = [Key(10 * n, ((left, 0),)) for n, left in enumerate(lefts)]
    few = thinned(keys, tolerance)
    assert few[0] == keys[0] and few[-1] == keys[-1] and set(few) <= set(keys)
    for key in keys:
        assert abs(left_of(placed(few, key.pts)) - key.points[0][0]) <= tolerance


def test_a_straight_way_needs_two_keys_and_a_change_of_state_keeps_its_own() -> None:
    straight = [box(n, 1000 * n) for n in range(50)]
    assert [key.pts for key in thinned(straight, 1)] == [0, 49]
    away = [*straight, box(50, 49_000, state=AWAY)]
    assert [key.pts for key in thinned(away, 1)] == [0, 49, 50]


# ---------------------------------------------------------------- operations


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with cases.new_case(tmp_path / "case", actor="tester") as made:
        yield made


@pytest.fixture
def shield(case: Case) -> Annotation:
    media = add_media(case)
    return annotate.add_annotation(
        case,
        actor="tester",
        media_uid=media.uid,
        term_code="eq.shield",
        extent="interval",
        start_pts=90_000,
        end_pts=180_000,
    )


BOX = [(100_000, 50_000), (300_000, 250_000)]


def test_each_step_of_a_region_can_be_undone_by_its_name(case: Case, shield: Annotation) -> None:
    by = {"actor": "tester"}
    made = regions.add_region(case, shield.uid, kind="box", pts=90_000, points=BOX, **by)
    assert made.number == 1
    steps = [
        lambda: regions.set_key(case, made.uid, pts=120_000, points=[(0, 0), (90_000, 90_000)], **by),
        lambda: regions.set_state(case, made.uid, pts=150_000, state="hidden", **by),
        lambda: regions.remove_key(case, made.uid, pts=120_000, **by),
        lambda: regions.name_region(case, made.uid, " helmet 217 ", **by),
        lambda: regions.remove_region(case, made.uid, **by),
    ]
    states = [case.find(Region)]
    for step in steps:
        step()
        states.append(case.find(Region))
    assert [len(each[0].keys) for each in states[:-1]] == [1, 2, 3, 2, 2]
    assert states[4][0].label == "helmet 217" and states[5] == []
    for state in reversed(states[:-1]):
        assert "region 1 of M1-A1" in (next_undo(case, actor="tester") or "")
        undo(case, actor="tester")
        assert case.find(Region) == state
    for state in states[1:]:
        redo(case, actor="tester")
        assert case.find(Region) == state
    assert case.differences() == []


def test_nothing_is_marked_where_the_annotation_does_not_last(case: Case, shield: Annotation) -> None:
    with pytest.raises(InvalidInput, match="does not last"):
        regions.add_region(case, shield.uid, actor="tester", kind="box", pts=180_000, points=BOX)
    made = regions.add_region(case, shield.uid, actor="tester", kind="box", pts=90_000, points=BOX)
    with pytest.raises(InvalidInput, match="does not last"):
        regions.set_key(case, made.uid, actor="tester", pts=89_999, points=BOX)
    assert len(case.find(Region)[0].keys) == 1


def test_it_cannot_be_followed_from_where_nobody_said_it_is(case: Case, shield: Annotation) -> None:
    made = regions.add_region(case, shield.uid, actor="tester", kind="box", pts=90_000, points=BOX)
    with pytest.raises(InvalidInput, match="Nobody has said where"):
        next(regions.track_region(case, made.uid, actor="tester", from_pts=120_000))
    regions.set_state(case, made.uid, actor="tester", pts=150_000, state="hidden")
    with pytest.raises(InvalidInput, match="Nobody has said where"):
        next(regions.track_region(case, made.uid, actor="tester", from_pts=150_000))


def track(places: list[tuple[int, int, str]], **fields: object) -> TrackResult:
    told = [(pts, ((left, 0), (left + 40_000, 30_000)), state) for pts, left, state in places]
    given = {
        "from_pts": told[0][0],
        "until_pts": 180_000,
        "reached_pts": told[-1][0],
        "places": told,
        "ended": "limit",
    }
    return TrackResult(**{**given, **fields})  # type: ignore[arg-type]


def test_what_was_followed_is_one_step_thinned_and_leaves_what_a_person_keyed(
    case: Case, shield: Annotation
) -> None:
    made = regions.add_region(
        case, shield.uid, actor="tester", kind="box", pts=90_000, points=[(0, 0), (40_000, 30_000)]
    )
    regions.set_key(case, made.uid, actor="tester", pts=150_000, points=[(9_000, 0), (49_000, 30_000)])
    way = [(90_000 + 3_000 * n, 1_000 * n, "visible") for n in range(19)]
    head = case.head()
    after = regions.keep_track(case, made.uid, track(way), actor="tester")
    assert case.head() == head + 1
    assert [(key.pts, key.made_by) for key in keys_of(after)] == [
        (90_000, PERSON),
        (144_000, TRACKER),
        (150_000, PERSON),
    ]
    back = [(150_000 - 3_000 * n, 0, "visible") for n in range(5)]
    again = regions.keep_track(
        case, made.uid, track(back, until_pts=90_000, unsure_pts=135_000, unsure_why="lost"), actor="tester"
    )
    assert [key.pts for key in keys_of(again)] == [90_000, 138_000, 150_000]
    assert again.unsure_pts == 135_000
    assert key_at(again, 150_000).made_by == PERSON  # type: ignore[union-attr]


def test_leaving_the_picture_is_kept_as_such(case: Case, shield: Annotation) -> None:
    made = regions.add_region(
        case, shield.uid, actor="tester", kind="box", pts=90_000, points=[(0, 0), (40_000, 30_000)]
    )
    way = [(90_000, 0, "visible"), (93_000, 500, "visible"), (96_000, 500, "out of view")]
    after = regions.keep_track(case, made.uid, track(way, ended="left"), actor="tester")
    assert [key.state for key in keys_of(after)] == ["visible", "visible", "out of view"]


def test_a_region_goes_with_its_annotation_and_comes_back_with_it(case: Case, shield: Annotation) -> None:
    made = regions.add_region(case, shield.uid, actor="tester", kind="box", pts=120_000, points=BOX)
    annotate.remove_annotation(case, shield.uid, actor="tester")
    assert case.find(Region) == []
    undo(case, actor="tester")
    assert case.find(Region) == [made]
