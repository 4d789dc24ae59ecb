from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.model.records import Annotation, Media, Region
from catalog.operations import annotate, annotate_many, cases
from catalog.operations.undo import next_undo, redo, undo
from tests.helpers.cases import add_media

WHO = "tester"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with cases.new_case(tmp_path / "case", actor=WHO) as made:
        yield made


@pytest.fixture
def media(case: Case) -> Media:
    return add_media(case)


def span(case: Case, media: Media, start: int, end: int | None, **fields: object) -> Annotation:
    given = {"term_code": "eq.shield", "extent": "interval" if end is not None else "point", **fields}
    return annotate.add_annotation(
        case,
        actor=WHO,
        media_uid=media.uid,
        start_pts=start,
        end_pts=end,
        **given,  # type: ignore[arg-type]
    )


def box(case: Case, annotation: Annotation) -> Region:
    key = {
        "pts": annotation.start_pts,
        "points": [[0, 0], [9000, 9000]],
        "state": "visible",
        "made_by": "person",
    }
    with case.unit_of_work("region.add", actor=WHO) as work:
        work.add(
            Region(annotation_uid=annotation.uid, media_uid=annotation.media_uid, kind="box", keys=[key])
        )
    return work.stored(Region)


def spans(case: Case) -> list[tuple[int, int | None, str]]:
    return [(e.start_pts, e.end_pts, e.term_code) for e in case.find(Annotation, order="start_pts, number")]


def test_several_get_the_same_certainty_in_one_step_that_one_undo_takes_back(
    case: Case, media: Media
) -> None:
    made = [span(case, media, start, start + 900) for start in (0, 1000, 2000)]
    head = case.head()
    changed = annotate_many.edit_many(case, [each.uid for each in made], actor=WHO, certainty="possible")
    assert len(changed) == 3
    assert case.head() == head + 1
    assert {each.certainty for each in case.find(Annotation)} == {"possible"}
    assert next_undo(case, actor=WHO) == f"editing {media.label}-A1 (eq.shield) and 2 more"
    undo(case, actor=WHO)
    assert {each.certainty for each in case.find(Annotation)} == {"clear"}
    assert case.differences() == []


def test_only_those_that_differ_are_written_and_nothing_where_none_does(case: Case, media: Media) -> None:
    sure, unsure = span(case, media, 0, 900), span(case, media, 0, 900, certainty="possible")
    (changed,) = annotate_many.edit_many(case, [sure.uid, unsure.uid], actor=WHO, certainty="possible")
    assert changed.uid == sure.uid
    head = case.head()
    assert annotate_many.edit_many(case, [sure.uid, unsure.uid], actor=WHO, certainty="possible") == []
    assert case.head() == head


def test_one_that_cannot_be_moved_keeps_all_where_they_are(case: Case, media: Media) -> None:
    one, other = span(case, media, 0, 900), span(case, media, 1000, 1900)
    before = spans(case)
    with pytest.raises(InvalidInput):
        annotate_many.move_annotations(
            case, {one.uid: (100, 1000), other.uid: (media.end_pts, media.end_pts + 900)}, actor=WHO
        )
    assert spans(case) == before
    annotate_many.move_annotations(case, {one.uid: (100, 1000), other.uid: (1100, 2000)}, actor=WHO)
    assert [each[:2] for each in spans(case)] == [(100, 1000), (1100, 2000)]
    undo(case, actor=WHO)
    assert spans(case) == before


def test_removing_takes_regions_along_and_undo_brings_both_back(case: Case, media: Media) -> None:
    gone, stays = span(case, media, 0, 900), span(case, media, 1000, 1900)
    regions = [box(case, gone), box(case, stays)]
    assert annotate_many.remove_many(case, [gone.uid], actor=WHO) == 1
    assert case.find(Annotation) == [stays]
    assert case.find(Region) == [regions[1]]
    undo(case, actor=WHO)
    assert sorted(case.find(Region), key=lambda each: each.uid) == sorted(regions, key=lambda e: e.uid)
    redo(case, actor=WHO)
    assert case.find(Annotation) == [stays]
    assert case.differences() == []


def test_a_merge_covers_all_from_first_to_last_and_keeps_notes_regions_and_the_least_certainty(
    case: Case, media: Media
) -> None:
    late = span(case, media, 4000, 5000, note="held high", certainty="probable")
    early = span(case, media, 1000, 2000, note="held low", attributes={"count": 2})
    box(case, early), box(case, late), box(case, late)
    merged = annotate_many.merge_annotations(case, [late.uid, early.uid], actor=WHO)
    assert case.find(Annotation) == [merged]
    assert (merged.uid, merged.number, merged.start_pts, merged.end_pts) == (
        early.uid,
        early.number,
        1000,
        5000,
    )
    assert (merged.note, merged.certainty, merged.attributes) == (
        "held low\nheld high",
        "probable",
        {"count": 2},
    )
    kept = case.find(Region, annotation_uid=merged.uid, order="number")
    assert [(each.number, each.keys[0]["pts"]) for each in kept] == [(1, 1000), (2, 4000), (3, 4000)]
    undo(case, actor=WHO)
    assert spans(case) == [(1000, 2000, "eq.shield"), (4000, 5000, "eq.shield")]
    assert len(case.find(Region, annotation_uid=late.uid)) == 2
    assert case.differences() == []


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"term_code": "eq.armour"}, "same term"),
        ({"presence": "heard"}, "differ in seen"),
        ({"attributes": {"count": 3}}, "differ in “count”"),
        ({"end": None}, "Only spans"),
    ],
)
def test_what_says_different_things_is_not_merged(
    case: Case, media: Media, other: dict[str, object], said: str
) -> None:
    one = span(case, media, 0, 900, attributes={"count": 2})
    fields = dict(other)
    two = span(case, media, 1000, fields.pop("end", 1900), **fields)  # type: ignore[arg-type]
    head = case.head()
    with pytest.raises(InvalidInput, match=said):
        annotate_many.merge_annotations(case, [one.uid, two.uid], actor=WHO)
    with pytest.raises(InvalidInput, match="nothing to merge"):
        annotate_many.merge_annotations(case, [one.uid], actor=WHO)
    assert case.head() == head


def test_a_copy_to_another_term_keeps_span_note_and_regions_and_leaves_the_first(
    case: Case, media: Media
) -> None:
    shield = span(case, media, 1000, 2000, note="two of them", attributes={"count": 2})
    helmet = span(case, media, 0, 900, term_code="eq.armour")
    box(case, shield)
    (made,) = annotate_many.copy_to_term(case, [shield.uid, helmet.uid], "eq.armour", actor="colleague")
    assert (made.start_pts, made.end_pts, made.term_code) == (1000, 2000, "eq.armour")
    assert (made.note, made.annotator, made.status) == ("two of them", "colleague", "unreviewed")
    assert case.get(Annotation, shield.uid) == shield
    assert len(case.find(Region, annotation_uid=made.uid)) == 1
    with pytest.raises(InvalidInput, match="of that term already"):
        annotate_many.copy_to_term(case, [helmet.uid], "eq.armour", actor=WHO)
    undo(case, actor="colleague")
    assert len(case.find(Annotation)) == 2
    assert len(case.find(Region)) == 1


def test_many_are_read_with_their_recording_and_those_of_another_are_found_too(
    case: Case, media: Media
) -> None:
    elsewhere = span(case, add_media(case), 0, 900)
    here = [span(case, media, start * 100, start * 100 + 90) for start in range(20)]
    uids = [each.uid for each in [*here, elsewhere]]
    changed = annotate_many.edit_many(case, uids, actor="colleague", status="confirmed")
    assert {each.uid for each in changed} == set(uids)
    assert case.find(Annotation, uid=elsewhere.uid) == [dataclasses.replace(elsewhere, status="confirmed")]
