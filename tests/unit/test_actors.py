from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.case import Case
from catalog.errors import ChangedMeanwhile, InvalidInput
from catalog.model.records import Actor, Annotation
from catalog.operations import actors, annotate, cases
from catalog.operations.undo import next_undo, redo, undo
from tests.helpers.cases import add_media


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with cases.new_case(tmp_path / "case", actor="tester") as made:
        yield made


def person(case: Case, name: str = "officer A, helmet 217", **fields: str) -> Actor:
    return actors.add_actor(case, actor="tester", name=name, **fields)


def annotated(case: Case, **fields: object) -> Annotation:
    media = add_media(case)
    return annotate.add_annotation(
        case,
        actor="tester",
        media_uid=media.uid,
        term_code="eq.shield",
        extent="interval",
        start_pts=90_000,
        end_pts=180_000,
        **fields,  # type: ignore[arg-type]
    )


def test_a_person_gets_a_short_permanent_number_that_is_never_given_twice(case: Case) -> None:
    first = person(case)
    actors.remove_actor(case, first.uid, actor="tester")
    second = person(case, "  officer   B ")
    assert (first.label, second.label, second.name) == ("H1", "H2", "officer B")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": "  "}, "need a name"),
        ({"name": "x" * 121}, "too long"),
        ({"name": "OFFICER a, helmet 217"}, "called that already"),
        ({"name": "officer B", "kind": "crowd"}, "neither a person nor a group"),
        ({"name": "officer B", "member_of": "nobody"}, "no such group"),
        ({"name": "a row of officers", "kind": "group", "member_of": "H1"}, "Only a person"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(
    case: Case, fields: dict[str, str], said: str
) -> None:
    person(case)
    head = case.head()
    with pytest.raises(InvalidInput) as caught:
        actors.add_actor(case, actor="tester", **fields)
    assert said in caught.value.message
    assert case.head() == head


def test_a_person_is_with_a_group_and_a_group_with_members_stays_one(case: Case) -> None:
    row = person(case, "the row of shields", kind="group")
    one = person(case, member_of=row.uid)
    assert case.get(Actor, one.uid).member_of == row.uid
    with pytest.raises(InvalidInput, match="members of this group"):
        actors.edit_actor(case, row.uid, actor="tester", kind="person")


def test_an_annotation_names_who_acts_and_whom_it_concerns(case: Case) -> None:
    one, other = person(case), person(case, "man in a red jacket")
    made = annotated(case, actor_uid=one.uid)
    annotate.edit_annotation(case, made.uid, actor="tester", target_uid=other.uid)
    assert [each.uid for each in actors.annotations_of(case, one.uid)] == [made.uid]
    assert [each.uid for each in actors.annotations_of(case, other.uid)] == [made.uid]
    with pytest.raises(InvalidInput, match="no such person"):
        annotate.edit_annotation(case, made.uid, actor="tester", actor_uid="somebody")


def test_whom_an_annotation_names_is_not_removed(case: Case) -> None:
    one = person(case)
    annotated(case, actor_uid=one.uid)
    with pytest.raises(InvalidInput, match="named by 1 annotation"):
        actors.remove_actor(case, one.uid, actor="tester")
    assert case.find(Actor) == [one]


def test_two_that_turn_out_to_be_one_are_merged_with_all_that_names_them_in_one_step(case: Case) -> None:
    one, other = person(case), person(case, "officer with a dented helmet", description="left of the gate")
    first, second = annotated(case, actor_uid=other.uid), annotated(case, target_uid=other.uid)
    merged = actors.merge_actors(case, other.uid, one.uid, actor="tester")
    assert case.find(Actor) == [merged]
    assert "officer with a dented helmet" in merged.description and "left of the gate" in merged.description
    assert case.get(Annotation, first.uid).actor_uid == one.uid
    assert case.get(Annotation, second.uid).target_uid == one.uid
    assert case.differences() == []
    assert undo(case, actor="tester") == "merging into H1 (officer A, helmet 217)"
    assert case.find(Actor, order="number") == [one, other]
    assert case.get(Annotation, first.uid) == first and case.get(Annotation, second.uid) == second
    redo(case, actor="tester")
    assert case.find(Actor) == [merged]


def test_a_person_and_a_group_are_not_merged(case: Case) -> None:
    one, row = person(case), person(case, "the row of shields", kind="group")
    with pytest.raises(InvalidInput, match="cannot be merged"):
        actors.merge_actors(case, one.uid, row.uid, actor="tester")
    with pytest.raises(InvalidInput, match="one and the same"):
        actors.merge_actors(case, one.uid, one.uid, actor="tester")


def test_adding_editing_and_removing_are_undone_and_named(case: Case) -> None:
    one = person(case)
    renamed = actors.edit_actor(case, one.uid, actor="tester", name="officer A")
    actors.remove_actor(case, one.uid, actor="tester")
    assert undo(case, actor="tester") == "removing H1 (officer A)"
    assert case.find(Actor) == [renamed]
    undo(case, actor="tester")
    assert case.find(Actor) == [one]
    assert next_undo(case, actor="tester") == "adding H1 (officer A, helmet 217)"


def test_adding_somebody_whom_a_colleague_named_since_is_not_undone(case: Case) -> None:
    one = person(case)
    made = annotated(case)
    undo(case, actor="tester")
    annotate.add_annotation(
        case,
        actor="colleague",
        media_uid=made.media_uid,
        term_code="eq.shield",
        extent="point",
        start_pts=0,
        actor_uid=one.uid,
    )
    head = case.head()
    with pytest.raises(
        ChangedMeanwhile, match=r"later change by colleague .* stands in the way of adding H1"
    ):
        undo(case, actor="tester")
    assert case.head() == head


def test_an_annotation_does_not_come_back_with_somebody_who_is_gone(case: Case) -> None:
    one = person(case)
    made = annotated(case, actor_uid=one.uid)
    annotate.remove_annotation(case, made.uid, actor="tester")
    actors.remove_actor(case, one.uid, actor="colleague")
    with pytest.raises(ChangedMeanwhile, match="later change by colleague"):
        undo(case, actor="tester")
    undo(case, actor="colleague")
    undo(case, actor="tester")
    assert case.find(Annotation) == [made]


def test_people_are_found_by_label_and_by_name(case: Case) -> None:
    one = person(case)
    for text in ("H1", "h1", "Officer A, helmet 217", one.uid):
        assert actors.actor_named(case, text) == one
    with pytest.raises(InvalidInput, match="nobody “H7”"):
        actors.actor_named(case, "H7")
