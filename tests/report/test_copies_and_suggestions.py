"""What a report says of confirmed copies, of what was carried over from them, and of the program's suggestions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from catalog.model.records import (
    Annotation,
    CopyLink,
    CopyState,
    Examination,
    Keyframe,
    Media,
    Suggestion,
    SuggestionKind,
    SuggestionState,
)
from catalog.report.content import AnnotationCard, Facts, ReportContent, Section, Strip, Table
from tests.report.cases import MadeCase, digest, street_case, texts_of

RANGE = {"start_pts": 90_000, "end_pts": 270_000, "other_start_pts": 0, "other_end_pts": 50}


@pytest.fixture
def street() -> MadeCase:
    return street_case(keyframes=4)


def medium(case: MadeCase, number: int) -> Media:
    return next(each for each in case.state.all(Media) if each.number == number)


def link(case: MadeCase, one: int, other: int, state: str = CopyState.CONFIRMED) -> CopyLink:
    made: CopyLink = case.add(
        CopyLink(
            media_uid=medium(case, one).uid,
            other_uid=medium(case, other).uid,
            state=state,
            ranges=[RANGE],
            facts={"mirrored": "yes"},
            decided_by="A. Annotator",
            decided_utc="2026-11-21T12:00:00.000Z",
        )
    )
    case.step("copy.confirm")
    return made


def section(content: ReportContent, anchor: str) -> Section | None:
    return next((each for each in content.sections if each.anchor == anchor), None)


def said(content: ReportContent, anchor: str) -> str:
    found = section(content, anchor)
    return "\n".join(texts_of(found)) if found else ""


def test_a_confirmed_copy_is_told_of_in_both_recordings_each_in_its_own_times(street: MadeCase) -> None:
    link(street, 1, 3)
    content = street.content()
    (here,) = [block for block in section(content, "m1-copies").blocks if isinstance(block, Table)]
    (there,) = [block for block in section(content, "m3-copies").blocks if isinstance(block, Table)]
    assert [row[2:] + row[:2] for row in here.rows] == list(there.rows)
    assert here.rows[0][2] == "0:00:00.000 est."
    assert "M3, as a person confirmed" in said(content, "m1-copies")
    assert "mirrored" in said(content, "m3-copies").lower()


def test_a_dismissed_one_is_not_told_of(street: MadeCase) -> None:
    link(street, 1, 3, CopyState.DISMISSED)
    assert section(street.content(), "m1-copies") is None


def test_of_a_copy_that_is_left_out_only_that_there_is_one_is_told(street: MadeCase) -> None:
    left_out = next(each for each in street.state.all(Media) if each.restriction)
    link(street, 1, left_out.number)
    text = said(street.content(), "m1-copies")
    assert "A recording that is left out of this report shares footage" in text
    assert left_out.label not in text
    assert "mirrored" not in text.lower()
    assert section(street.content(), f"{left_out.label.lower()}-copies") is None


def test_custody_tells_no_more_of_what_was_suggested_or_removed_in_a_recording_that_is_left_out(
    street: MadeCase,
) -> None:
    left_out = next(each for each in street.state.all(Media) if each.restriction)
    street.add(
        Suggestion(number=3, media_uid=left_out.uid, kind=SuggestionKind.IMPULSIVE, start_pts=1, end_pts=2)
    )
    street.step("suggestion.dismiss")
    street.step("undo", parameters={"step": f"dismissing {left_out.label}-S3 (impulsive sound)"})
    street.step("copy.confirm", parameters={"media": ["M1", left_out.label]})
    street.step("undo", parameters={"step": f"dismissing {left_out.label}0-S3 (silence)"})
    details = said(street.content(), "custody")
    assert "impulsive" not in details
    assert details.count(f"about {left_out.label}, which this report leaves out") >= 3
    assert f"dismissing {left_out.label}0-S3 (silence)" in details


def test_the_earliest_known_posting_of_copies_is_named(street: MadeCase) -> None:
    link(street, 1, 3)
    facts = [
        fact
        for block in section(street.content(), "m3-copies").blocks
        if isinstance(block, Facts)
        for fact in block.rows
    ]
    (earliest,) = [fact.value for fact in facts if fact.label == "Earliest known posting"]
    assert earliest.endswith("of M1")


def test_an_annotation_says_where_it_was_carried_over_from(street: MadeCase) -> None:
    source = next(each for each in street.state.all(Annotation) if each.media_uid == medium(street, 1).uid)
    values: dict[str, Any] = {
        "media_uid": medium(street, 3).uid,
        "term_code": source.term_code,
        "extent": "point",
        "start_pts": 10,
        "annotator": "A. Annotator",
        "made_utc": "2026-11-21T12:10:00.000Z",
    }
    street.add(Annotation(number=90, carried_from=source.uid, **values))
    street.add(Annotation(number=91, carried_from="an annotation that is gone", **values))
    street.step("copy.carry")
    content = street.content()
    cards = {
        block.label: {fact.label: fact.value for fact in block.facts}
        for each in content.sections
        for block in each.blocks
        if isinstance(block, AnnotationCard)
    }
    assert cards["M3-A90"]["Carried over"] == f"from M1-A{source.number}, at the same moment of the footage"
    assert "not in this report" in cards["M3-A91"]["Carried over"]
    assert "Carried over" not in cards[f"M1-A{source.number}"]


def test_suggestions_are_counted_by_what_people_made_of_them_and_are_no_annotations(street: MadeCase) -> None:
    before = section(street.content(), "summary")
    states = [SuggestionState.OPEN, SuggestionState.OPEN, SuggestionState.ACCEPTED, SuggestionState.DISMISSED]
    for number, state in enumerate(states, start=1):
        street.add(
            Suggestion(
                number=number,
                media_uid=medium(street, 1).uid,
                kind=SuggestionKind.IMPULSIVE,
                start_pts=number,
                end_pts=number + 1,
                state=state,
            )
        )
    content = street.content()
    assert "1 accepted, 1 dismissed, 2 not decided by anybody" in said(content, "m1-suggestions")
    assert section(content, "summary") == before
    assert section(content, "m3-suggestions") is None


def test_a_keyframe_that_was_taken_out_of_the_strip_still_shows_the_annotation_that_begins_there(
    street: MadeCase,
) -> None:
    shown = next(each for each in street.state.all(Annotation) if each.media_uid == medium(street, 3).uid)
    grabbed = next(each for each in street.state.all(Keyframe) if each.pts == shown.start_pts)
    street.replace(grabbed, removed=True)
    street.step("keyframe.remove")
    content = street.content()
    card = next(
        block
        for each in content.sections
        for block in each.blocks
        if isinstance(block, AnnotationCard) and block.label == "M3-A1"
    )
    assert card.still.picture is not None
    assert not [b for b in section(content, "m3-keyframes").blocks if isinstance(b, Strip)]


def test_pinned_keyframes_come_first_into_a_strip_that_is_too_short_for_all() -> None:
    street = street_case(keyframes=60)
    frames = [each for each in street.state.all(Keyframe) if each.media_uid == medium(street, 1).uid]
    chosen = sorted(frames, key=lambda each: each.pts)[7:12]
    still = next(each.still_object_uid for each in frames if each.still_object_uid)
    for each in chosen:
        street.replace(each, pinned=True, still_object_uid=still)
    street.step("keyframe.pin")
    (strip,) = [b for b in section(street.content(), "m1-keyframes").blocks if isinstance(b, Strip)]
    printed = [still.lines[0] for still in strip.stills]
    assert len(printed) == 24
    assert {f"M1-K{each.number}" for each in chosen} <= set(printed)


def test_the_run_that_a_person_chose_is_the_one_shown(street: MadeCase) -> None:
    first = next(each for each in street.state.all(Examination))
    later = street.add(replace(first, made_utc="2026-11-21T12:30:00.000Z", gaps=[]))
    street.add(
        Keyframe(
            number=900,
            media_uid=first.media_uid,
            examination_uid=later.uid,
            pts=1,
            frame=0,
            reason="only one",
            pixel_sha256=digest("x"),
            pixel_format="yuv420p",
        )
    )
    street.step("media.examine")
    assert "of 1 keyframes" in said(street.content(), "m1-keyframes")
    street.replace(first, chosen_utc="2026-11-21T13:00:00.000Z")
    street.step("examination.choose")
    content = street.content()
    assert "of 4 keyframes" in said(content, "m1-keyframes")
    technical = said(content, "m1-technical")
    assert "the one shown here" in technical
    assert "not shown here" in technical
