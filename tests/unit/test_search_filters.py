"""Filters by every field, collections, and searches that are kept."""

from __future__ import annotations

from dataclasses import fields as fields_of
from dataclasses import replace
from pathlib import Path

import pytest

from catalog.case import Case
from catalog.errors import InvalidInput, RecordGone
from catalog.model.records import (
    Assessment,
    Assignment,
    Capture,
    CaptureVerdict,
    Completeness,
    Media,
    MediaDetails,
    Posting,
    PostingState,
    QueueItem,
)
from catalog.operations import annotate, collections
from catalog.operations.search import RELATIONS, Condition, FieldKind, Holdings, Relation, condition_of
from catalog.operations.undo import next_undo, redo, undo
from tests.helpers.cases import A_MOMENT, ACTOR, add_annotation, add_media, add_term, make_case


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory):
    """M1 found at two places, M2 from a file and silent, M3 restricted; a try that brought nothing. Only read."""
    with make_case(tmp_path_factory.mktemp("filters")) as made:
        fill(made)
        yield made


@pytest.fixture
def own_case(tmp_path: Path):
    with make_case(tmp_path) as made:
        add_media(made, title="one")
        add_media(made, title="two")
        yield made


def fill(case: Case) -> None:
    first = add_media(case, title="Ёлка on the square", has_sound=True)
    second = add_media(
        case, title="two", end_pts=90_000 * 125, graphic="graphic", width_px=1920, has_sound=False
    )
    third = add_media(case, title="three", restriction="shows a minor", has_sound=False)
    with case.unit_of_work("archive.end", actor=ACTOR) as work:
        for platform, published, verdict in (
            ("telegram", "2026-11-01T09:30:00.000Z", CaptureVerdict.PARTIAL),
            ("youtube", "2026-11-03T00:00:00.000Z", CaptureVerdict.COMPLETE),
        ):
            posting = work.add(
                Posting(
                    url=f"https://{platform}.example/1",
                    platform=platform,
                    uploader="Channel seven",
                    published_utc=published,
                    media_uid=first.uid,
                )
            )
            work.add(Capture(posting_uid=posting.uid, asked_url=posting.url, started_utc=A_MOMENT))
            work.add(Completeness(posting_uid=posting.uid, verdict=verdict, made_utc=A_MOMENT))
            work.add(
                QueueItem(
                    url=posting.url,
                    posting_uid=posting.uid,
                    fields={"District": "North"} if platform == "telegram" else {},
                    added_by=ACTOR,
                    added_utc=A_MOMENT,
                )
            )
        work.add(Posting(url="https://gone.example/1", platform="gone", state=PostingState.FAILED))
        work.add(MediaDetails(media_uid=second.uid, keywords=["night", "harbour"], time_error_seconds=30))
        for value in ("unverified", "verified"):
            work.add(
                Assessment(
                    media_uid=third.uid,
                    kind="status",
                    value=value,
                    why="seen",
                    assessed_by=ACTOR,
                    assessed_utc=A_MOMENT,
                )
            )
    add_term(case)
    for start_pts in (0, 90_000):
        add_annotation(case, third, start_pts=start_pts)


def matching(case: Case, *conditions: Condition) -> list[str]:
    """Labels of recordings, and links of tries that brought none."""
    found = Holdings(case).matching(conditions)
    media = [each.label for each in case.find(Media, order="number") if each.uid in found]
    return media + [each.url for each in case.find(Posting) if each.uid in found]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Condition("platform", Relation.ANY_OF, ("telegram", "nothing")), ["M1"]),
        (Condition("platform", Relation.NONE_OF, ("telegram",)), ["M2", "M3", "https://gone.example/1"]),
        (Condition("platform", Relation.HAS, ("TUBE",)), ["M1"]),
        (Condition("title", Relation.HAS, ("елка SQUARE",)), ["M1"]),
        (Condition("title", Relation.HAS_NOT, ("two",)), ["M1", "M3", "https://gone.example/1"]),
        (Condition("verdict", Relation.ANY_OF, ("partial",)), ["M1"]),
        (Condition("verdict", Relation.IS_EMPTY), ["M2", "M3", "https://gone.example/1"]),
        (Condition("published", Relation.BETWEEN, ("2026-11-02", None)), ["M1"]),
        (Condition("published", Relation.BETWEEN, ("2026-11-01", "2026-11-01")), ["M1"]),
        (Condition("published", Relation.BETWEEN, (None, "2026-10-31")), []),
        (Condition("duration", Relation.BETWEEN, (11, None)), ["M2"]),
        (Condition("duration", Relation.BETWEEN, (None, 10)), ["M1", "M3"]),
        (Condition("width", Relation.BETWEEN, (1920, 1920)), ["M2"]),
        (Condition("sound", Relation.YES), ["M1"]),
        (Condition("restricted", Relation.YES), ["M3"]),
        (Condition("restricted", Relation.NO), ["M1", "M2", "https://gone.example/1"]),
        (Condition("restriction", Relation.HAS, ("minor",)), ["M3"]),
        (Condition("graphic", Relation.ANY_OF, ("graphic",)), ["M2"]),
        (Condition("annotations", Relation.BETWEEN, (1, None)), ["M3"]),
        (Condition("annotations", Relation.BETWEEN, (0, 0)), ["M1", "M2"]),
        (Condition("terms", Relation.ANY_OF, ("baton.raised",)), ["M3"]),
        (Condition("status", Relation.ANY_OF, ("unverified",)), []),
        (Condition("status", Relation.ANY_OF, ("verified",)), ["M3"]),
        (Condition("about: keywords", Relation.ANY_OF, ("harbour",)), ["M2"]),
        (Condition("about: time_error_seconds", Relation.BETWEEN, (30, 30)), ["M2"]),
        (Condition("list: District", Relation.ANY_OF, ("North",)), ["M1"]),
        (Condition("state", Relation.ANY_OF, ("failed",)), ["https://gone.example/1"]),
        (Condition("watched", Relation.NO), ["M1", "M2", "M3", "https://gone.example/1"]),
        (Condition("no such field", Relation.IS_EMPTY), []),
    ],
    ids=lambda each: f"{each.field} {each.relation} {each.values}" if isinstance(each, Condition) else "",
)
def test_recordings_are_filtered_by(case: Case, condition: Condition, expected: list[str]) -> None:
    assert matching(case, condition) == expected
    assert condition_of(condition.as_json()) == condition


def test_all_conditions_must_hold_and_none_means_all(case: Case) -> None:
    assert len(matching(case)) == 4
    shown = Condition("sound", Relation.YES)
    assert matching(case, shown, Condition("platform", Relation.ANY_OF, ("youtube",))) == ["M1"]
    assert matching(case, shown, Condition("graphic", Relation.ANY_OF, ("graphic",))) == []


def test_every_field_can_be_asked_for_in_every_way_it_offers(case: Case) -> None:
    holdings = Holdings(case)
    everything = holdings.matching(())
    for field in holdings.fields():
        values = list(holdings.choices(field.name))
        assert all(isinstance(each, (str, int)) for each in values), field.name
        empty = holdings.matching([Condition(field.name, Relation.IS_EMPTY)])
        filled = holdings.matching([Condition(field.name, Relation.IS_FILLED)])
        assert empty | filled == everything and not empty & filled, field.name
        for relation in RELATIONS[FieldKind(field.kind)]:
            given = {
                Relation.BETWEEN: ("2026-01-01", None) if field.kind is FieldKind.DATE else (1, None)
            }.get(relation, tuple(values[:1]))
            assert holdings.matching([Condition(field.name, relation, given)]) <= everything, field.name


def test_a_field_that_was_prepared_is_asked_for_without_reading_any_record(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    holdings = Holdings(case)
    holdings.prepare(["title", "published", "no such field"])
    monkeypatch.setattr(case, "columns", lambda *_: pytest.fail("read once more"))
    assert len(holdings.matching([Condition("title", Relation.HAS, ("two",))])) == 1
    assert len(holdings.matching([Condition("published", Relation.BETWEEN, ("2026-11-02", None))])) == 1
    with pytest.raises(pytest.fail.Exception):
        holdings.matching([Condition("platform", Relation.ANY_OF, ("telegram",))])


def test_every_field_of_a_recording_and_of_a_posting_is_a_filter_or_has_a_reason_not_to_be(
    case: Case,
) -> None:
    by_another_name = {
        *("has_sound", "width_px", "height_px", "times_estimated", "restriction", "end_pts"),
        *("original_name", "published_utc", "captured_utc", "captured_by"),
    }
    numbers_and_plumbing = {
        *("uid", "number", "reference_object_uid", "stream_index", "playable_object_uid", "probe", "facts"),
        *("time_base_numerator", "time_base_denominator", "origin_pts", "first_pts", "frame_count"),
        *("rotation_degrees", "sample_aspect_numerator", "sample_aspect_denominator", "media_uid"),
        *("source_path", "published_as_given", "error", "error_hint"),
    }
    names = {each.name for each in Holdings(case).fields()}
    there = {each.name for record in (Media, Posting) for each in fields_of(record)}
    assert there - names <= by_another_name | numbers_and_plumbing


@pytest.mark.parametrize(
    "kept",
    [
        {},
        {"field": 7, "relation": "any of", "values": []},
        {"field": "title", "relation": "like", "values": []},
        {"field": "title", "relation": "any of", "values": "text"},
        {"field": "title", "relation": "any of", "values": [["x"]]},
        {"field": "duration", "relation": "between", "values": [1, "2"]},
    ],
)
def test_a_kept_condition_that_is_none_is_told_from_one(kept: dict[str, object]) -> None:
    assert condition_of(kept) is None


def test_a_kept_condition_on_a_number_that_names_none_holds_for_nothing(case: Case) -> None:
    kept = condition_of({"field": "duration", "relation": "between", "values": ["long", None]})
    assert kept is not None
    assert matching(case, kept) == []


def test_who_coded_for_an_assignment_is_no_choice(own_case: Case) -> None:
    media = own_case.find(Media)[0]
    made = add_annotation(own_case, media)
    with own_case.unit_of_work("assignment.add", actor=ACTOR) as work:
        given = work.add(
            Assignment(title="blind", media_uids=[media.uid], coder=ACTOR, made_by=ACTOR, made_utc=A_MOMENT)
        )
        work.replace(replace(made, assignment_uid=given.uid))
    assert not Holdings(own_case).choices("annotators")


def test_what_is_written_changes_what_matches(own_case: Case) -> None:
    holdings = Holdings(own_case)
    graphic = [Condition("graphic", Relation.ANY_OF, ("graphic",))]
    assert holdings.matching(graphic) == set()
    one = own_case.find(Media)[0]
    annotate.rate_graphic(own_case, one.uid, "graphic", actor=ACTOR)
    assert holdings.matching(graphic) == {one.uid}
    made = collections.make_collection(own_case, "Yard", uids=[one.uid], actor=ACTOR)
    in_yard = [Condition("collections", Relation.ANY_OF, ("Yard",))]
    assert holdings.matching(in_yard) == {one.uid}
    collections.take_from_collection(own_case, made.uid, [one.uid], actor=ACTOR)
    assert holdings.matching(in_yard) == set()
    assert holdings.choices("graphic") == {"graphic": 1, "unrated": 1}


def test_recordings_and_postings_are_gathered_in_a_collection_and_each_step_can_be_undone(
    own_case: Case,
) -> None:
    case = own_case
    one, two = (each.uid for each in case.find(Media))
    with case.unit_of_work("archive.fail", actor=ACTOR) as work:
        failed = work.add(Posting(url="https://gone.example", state=PostingState.FAILED))
    made = collections.make_collection(case, "  The   yard ", uids=[one], actor=ACTOR)
    assert (made.name, collections.members(case, made.uid)) == ("The yard", {one})
    assert collections.add_to_collection(case, made.uid, [one, two, two, failed.uid], actor=ACTOR) == 2
    assert collections.add_to_collection(case, made.uid, [one], actor=ACTOR) == 0
    assert collections.members(case, made.uid) == {one, two, failed.uid}
    assert next_undo(case, actor=ACTOR) == "adding to the collection “The yard”"
    undo(case, actor=ACTOR)
    assert collections.members(case, made.uid) == {one}
    redo(case, actor=ACTOR)
    assert collections.take_from_collection(case, made.uid, [two, "gone"], actor=ACTOR) == 1
    collections.rename_collection(case, made.uid, "Backyard", actor=ACTOR)
    collections.remove_collection(case, made.uid, actor=ACTOR)
    assert collections.collections(case) == []
    for _ in range(3):
        undo(case, actor=ACTOR)
    assert [each.name for each in collections.collections(case)] == ["The yard"]
    assert collections.members(case, made.uid) == {one, two, failed.uid}
    assert case.differences() == []


def test_a_collection_needs_a_name_of_its_own_and_what_is_in_the_case(own_case: Case) -> None:
    made = collections.make_collection(own_case, "Yard", actor=ACTOR)
    for name in ("", "  ", "yard", "x" * 300):
        with pytest.raises(InvalidInput):
            collections.make_collection(own_case, name, actor=ACTOR)
    assert collections.rename_collection(own_case, made.uid, "YARD", actor=ACTOR).name == "YARD"
    for uid, uids in ((made.uid, ["gone"]), ("gone", [])):
        with pytest.raises(RecordGone):
            collections.add_to_collection(own_case, uid, uids, actor=ACTOR)
    assert collections.members(own_case, made.uid) == set()


def test_a_search_is_kept_changed_under_its_name_and_removed(own_case: Case) -> None:
    case = own_case
    condition = Condition("duration", Relation.BETWEEN, (None, 60))
    collections.save_search(case, "Short ones", words="", conditions=[condition], actor=ACTOR)
    kept = collections.save_search(case, "short ones", words="gate", conditions=[condition], actor=ACTOR)
    assert collections.saved_searches(case) == [kept]
    assert [condition_of(each) for each in kept.conditions] == [condition] and kept.words == "gate"
    assert next_undo(case, actor=ACTOR) == "changing the search “Short ones”"
    undo(case, actor=ACTOR)
    assert collections.saved_searches(case) == [replace(kept, words="")]
    collections.remove_search(case, kept.uid, actor=ACTOR)
    assert collections.saved_searches(case) == []
    for name, words in (("", "gate"), ("Nothing", "  ")):
        with pytest.raises(InvalidInput):
            collections.save_search(case, name, words=words, conditions=[], actor=ACTOR)
