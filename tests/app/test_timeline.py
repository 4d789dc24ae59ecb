from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from app.timeline.lanes import SPARE, Lane, Placed, lay_out
from app.timeline.scale import Scale
from catalog.model.records import Annotation, Term
from tests.helpers.window import click, copy_of, number_on_screen, tap, wait_at_rest, window_on

SPANS = st.lists(st.tuples(st.integers(0, 1000), st.integers(1, 300)), max_size=40)


def term(code: str, group: str, position: int, kind: str = "interval") -> Term:
    return Term(
        vocabulary="v",
        vocabulary_version="1",
        code=code,
        group=group,
        position=position,
        kind=kind,
        labels={"en": code.title()},
        definition="",
        colour="#446688",
    )


def span(code: str, start: int, end: int | None, extent: str = "interval") -> Annotation:
    return Annotation(
        media_uid="m", term_code=code, extent=extent, start_pts=start, end_pts=end, annotator="t", made_utc=""
    )


def laid_out(annotations: list[Annotation], terms: list[Term], *, open_until_pts: int) -> list[Lane]:
    return lay_out(annotations, terms, open_until_pts=open_until_pts).lanes


def test_lanes_follow_the_vocabulary_and_each_group_has_one_even_without_annotations() -> None:
    retired = dataclasses.replace(term("old", "Old", 3), retired=True)
    terms = [term("fall", "Movement", 2), term("shield", "Weapons", 0), term("blow", "Acts", 1), retired]
    lanes = laid_out([span("fall", 0, 5), span("gone", 1, 2), span("shield", 3, 9)], terms, open_until_pts=10)
    assert [(lane.name, len(lane.annotations)) for lane in lanes] == [
        ("Weapons", 1),
        ("Acts", 0),
        ("Movement", 1),
        ("Other", 1),
    ]
    in_use = laid_out([span("old", 0, 5)], terms, open_until_pts=10)
    assert "Old" in [lane.name for lane in in_use]


def test_a_lane_in_which_nothing_changed_is_taken_over_as_it_is() -> None:
    terms = [term("fall", "Movement", 0), term("shield", "Weapons", 1)]
    falls, shields = [span("fall", 0, 5)], [span("shield", 3, 9)]
    before = lay_out([*falls, *shields], terms, open_until_pts=10)
    after = lay_out([*falls, *shields, span("shield", 4, 5)], terms, open_until_pts=10, before=before)
    assert after.lanes[0] is before.lanes[0]
    assert len(after.lanes[1].rows) == 2
    renamed = [dataclasses.replace(terms[0], labels={"en": "Tumble"}), terms[1]]
    assert lay_out(falls, renamed, open_until_pts=10, before=before).lanes[0].label(0) == "Tumble"


@given(st.data())
def test_what_changed_is_laid_out_again_and_what_did_not_stays_in_its_row(data: st.DataObject) -> None:
    """Nothing is lost, no two overlap, no row is empty, and there are hardly more rows than are needed."""
    terms = [term("fall", "Movement", 0), term("shield", "Weapons", 1)]
    codes = st.sampled_from(["fall", "shield", "gone"])
    made = st.lists(st.tuples(codes, st.integers(0, 60), st.integers(1, 30)), max_size=15)
    first = in_time([span(code, at, at + length) for code, at, length in data.draw(made)])
    kept = [each for each in first if data.draw(st.booleans())]
    later = in_time([*kept, *(span(code, at, at + length) for code, at, length in data.draw(made))])
    before = lay_out(first, terms, open_until_pts=99)
    again = lay_out(later, terms, open_until_pts=99, before=before)
    anew = lay_out(later, terms, open_until_pts=99)
    assert [lane.name for lane in again.lanes] == [lane.name for lane in anew.lanes]
    rows_before = rows_of(before.lanes)
    for one, other in zip(again.lanes, anew.lanes, strict=True):
        assert one.annotations == other.annotations
        assert sorted(each.annotation.uid for each in one.placed) == sorted(
            each.annotation.uid for each in other.placed
        )
        assert len(other.rows) <= len(one.rows) <= len(other.rows) + SPARE
        assert all(len(row.members) for row in one.rows)
        assert not any(overlaps(one.in_row(row)) for row in range(len(one.rows)))
        stayed = {each.uid for each in first} & {each.uid for each in one.annotations}
        rows = rows_of([one])
        is_as_if_anew = rows == rows_of([other])
        assert is_as_if_anew or all(rows[uid] == rows_before[uid] for uid in stayed)


def test_one_more_does_not_move_the_others_to_other_rows() -> None:
    shields = in_time([span("shield", at, at + 10) for at in (5, 10, 15, 20, 25)])
    before = lay_out(shields, [term("shield", "W", 0)], open_until_pts=99)
    assert len(before.lanes[0].rows) == 2
    new = dataclasses.replace(span("shield", 6, 12), number=9)
    later = sorted([*shields, new], key=lambda each: (each.start_pts, each.number))
    after = lay_out(later, before.terms, open_until_pts=99, before=before)
    assert rows_of(after.lanes) == {**rows_of(before.lanes), new.uid: 2}
    known = lay_out(later, before.terms, open_until_pts=99, before=before, changed=([], [new]))
    assert rows_of(known.lanes) == rows_of(after.lanes)
    anew = lay_out(later, before.terms, open_until_pts=99)
    assert rows_of(anew.lanes) != rows_of(after.lanes), "all of them would stand in other rows"


def test_rows_are_packed_anew_where_one_is_left_empty() -> None:
    long, short = in_time([span("shield", 0, 50), span("shield", 1, 9)])
    before = lay_out([long, short], [term("shield", "W", 0)], open_until_pts=99)
    assert rows_of(before.lanes) == {long.uid: 0, short.uid: 1}
    after = lay_out([short], before.terms, open_until_pts=99, before=before)
    assert rows_of(after.lanes) == {short.uid: 0}


def rows_of(lanes: Sequence[Lane]) -> dict[str, int]:
    return {each.annotation.uid: each.row for lane in lanes for each in lane.placed}


def overlaps(in_row: list[Placed]) -> bool:
    return any(one.end_pts > other.start_pts for one, other in pairwise(in_row))


def in_time(annotations: list[Annotation]) -> list[Annotation]:
    numbered = [dataclasses.replace(each, number=number) for number, each in enumerate(annotations, 1)]
    return sorted(numbered, key=lambda each: (each.start_pts, each.number))


def test_what_is_begun_keeps_its_row_to_the_end() -> None:
    (lane,) = laid_out([span("shield", 3, None, "open")], [term("shield", "W", 0)], open_until_pts=50)
    assert (lane.placed[0].start_pts, lane.placed[0].end_pts) == (3, 50)


@given(SPANS)
def test_no_two_spans_of_a_row_overlap_and_there_are_no_more_rows_than_needed(
    spans: list[tuple[int, int]],
) -> None:
    annotations = [span("shield", start, start + length) for start, length in sorted(spans)]
    for lane in laid_out(annotations, [term("shield", "W", 0)], open_until_pts=0):
        assert len(lane.placed) == len(spans)
        for row in range(len(lane.rows)):
            assert not overlaps(lane.in_row(row))
        deepest = max((sum(s <= at < s + n for s, n in spans) for at, _ in spans), default=0)
        assert len(lane.rows) == deepest


@given(st.floats(0.2, 20), st.floats(0, 800), st.floats(1, 4000))
def test_zooming_keeps_what_is_under_the_mouse_unless_an_end_is_reached(
    factor: float, x: float, length: float
) -> None:
    scale = Scale(length=length, width=800)
    scale.show_all()
    scale.zoom(3.0, 300)
    held = scale.seconds(x)
    scale.zoom(factor, x)
    assert 0 <= scale.start <= max(0.0, length - scale.shown) + 1e-6
    if 1e-6 < scale.start < length - scale.shown - 1e-6:
        assert abs(scale.seconds(x) - held) < 1e-6 * length


def test_a_click_goes_to_that_time_and_on_an_annotation_chooses_it(qtbot: QtBot, window: MainWindow) -> None:
    timeline, moments = window.timeline, window.session.moments
    assert moments is not None
    window.vocabulary.choose("wpn.long")
    window.player.go_to_number(40)
    tap(window, "I")
    window.player.go_to_number(160)
    tap(window, "O", "Return")
    made = window.session.annotation
    assert made is not None
    window.session.choose_annotation(None)
    qtbot.wait(50)
    click(timeline, timeline.place_of(moments.pts_of_frame(100)))
    assert window.session.annotation == made
    assert abs(window.player.number - 100) <= 1
    wait_at_rest(qtbot, window)
    assert number_on_screen(window) == window.player.number


def test_zoom_by_keys_keeps_the_cursor_in_sight_and_ctrl_0_shows_all(window: MainWindow) -> None:
    scale = window.timeline.scale
    window.player.go_to_number(150)
    for _ in range(12):
        tap(window, "Ctrl+Up")
    cursor = scale.x(window.timeline.seconds(window.timeline.cursor_pts))
    assert scale.shown < 1.5
    assert 0 <= cursor <= scale.width
    tap(window, "Home")
    assert 0 <= scale.x(0.0) <= scale.width
    tap(window, "Ctrl+0")
    assert scale.shown >= scale.length - 1e-6


def test_rows_grow_with_the_text_in_them(qtbot: QtBot, filled: Path, tmp_path: Path) -> None:
    path = copy_of(filled, tmp_path)
    heights: dict[int, tuple[int, int]] = {}
    for percent in (100, 150):
        with window_on(qtbot, path, text_percent=percent) as window:
            timeline = window.timeline
            timeline.grab()
            row, needed = timeline.track.row, math.ceil(QFontMetricsF(timeline.font()).height())
            assert row - 3 >= needed, "no letter is cut off"
            lane = next(each for each in timeline.track.lanes if each.rows)
            heights[percent] = (row, timeline.track.lane_height(lane))
            annotation = lane.annotations[int(lane.rows[0].members[0])]
            place = timeline.place_of(annotation.start_pts, lane=timeline.track.lanes.index(lane))
            assert timeline.annotation_at(QPointF(place.x() + 1, place.y())) == annotation
    assert heights[150][0] >= 1.3 * heights[100][0] and heights[150][1] > heights[100][1]
