"""A case's vocabulary is edited without an annotation ever losing its words, and every step can be taken back."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from catalog.case import Case
from catalog.errors import ChangedMeanwhile, InvalidInput
from catalog.model.records import Annotation, Assignment, Media, Term, TermAttribute, TermGroup
from catalog.model.vocabulary import load_vocabulary
from catalog.operations import annotate, cases, undo, vocabulary
from catalog.operations.assignments import assign
from catalog.operations.vocabulary_versions import (
    changes_since_version,
    coded_under,
    publish_version,
    version_at,
    versions,
)
from tests.helpers.cases import ACTOR, add_examination, add_media


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("fresh") / "case"
    cases.new_case(path, actor=ACTOR).close()
    return path


@pytest.fixture
def case(fresh: Path, tmp_path: Path) -> Iterator[Case]:
    with Case.open(Path(shutil.copytree(fresh, tmp_path / "case"))) as opened:
        yield opened


@pytest.fixture
def media(case: Case) -> Media:
    return add_media(case)


def code(case: Case, media: Media, term: str, **more: Any) -> Annotation:
    return annotate.add_annotation(
        case, actor=ACTOR, media_uid=media.uid, term_code=term, extent="point", start_pts=90_000, **more
    )


def term(case: Case, code: str) -> Term:
    (found,) = case.find(Term, code=code)
    return found


def climbing(case: Case, **more: Any) -> Term:
    given = {"group": "Acts", "kind": "interval", "labels": {"en": "Person  climbs", "ru": "Лезет"}}
    return vocabulary.add_term(case, actor=ACTOR, definition="Up a wall or pole", **{**given, **more})


def test_a_new_case_holds_the_whole_vocabulary_and_not_only_its_terms(case: Case) -> None:
    brought, own = load_vocabulary(), vocabulary.case_vocabulary(case)
    assert own.groups == brought.groups
    assert own.attributes == brought.attributes
    assert own.title == brought.title
    assert [each.code for each in own.terms] == [each.code for each in brought.terms]
    assert case.count(TermGroup) == 7


def test_a_term_is_added_with_a_code_of_its_own_and_the_colour_of_its_group(case: Case) -> None:
    made = climbing(case, key="4")
    assert (made.code, made.labels["en"], made.key) == ("act.person_climbs", "Person climbs", "4")
    assert made.colour == case.find(TermGroup, name="Acts")[0].colour
    acts = [each.code for each in case.find(Term, order="position") if each.group == "Acts"]
    assert acts[-1] == made.code
    below = vocabulary.add_term(
        case,
        actor=ACTOR,
        group="",
        parent=made.code,
        kind="point",
        labels={"en": "Ladder"},
        definition="Set up",
    )
    assert (below.code, below.group, below.position) == (
        "act.person_climbs.ladder",
        "Acts",
        made.position + 1,
    )
    assert undo.undo(case, actor=ACTOR) == "adding act.person_climbs.ladder"
    assert undo.undo(case, actor=ACTOR) == "adding act.person_climbs"
    assert case.find(Term, order="position")[37].position == 37
    assert not case.differences()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"code": "act.throw"}, "already"),
        ({"code": "Act Throw"}, "cannot be a code"),
        ({"key": "W"}, "belongs to “Long gun”"),
        ({"key": "Space"}, "cannot have the key"),
        ({"colour": "red"}, "not a colour"),
        ({"shape": "heart"}, "no shape"),
        ({"labels": {"ru": "Лезет"}}, "needs an English label"),
        ({"labels": {"en": "A", "Russian!": "Б"}}, "not the code of a language"),
        ({"labels": {"en": "x" * 121}}, "longer than 120"),
        ({"labels": {"en": "a\u202eb"}}, "cannot be printed"),
        ({"kind": "state"}, "not a kind"),
        ({"group": "Nothing"}, "no group"),
        ({"attributes": ["shoe_size"]}, "no attribute"),
        ({"excludes": ["act.dance"]}, ""),
        ({"examples": ["nowhere"]}, "no keyframe"),
    ],
)
def test_what_cannot_be_a_term_is_refused_in_words(case: Case, given: dict[str, Any], words: str) -> None:
    before = case.head()
    if not words:
        assert climbing(case, **given).excludes == []
        return
    with pytest.raises(InvalidInput, match=words):
        climbing(case, **given)
    assert case.head() == before


def test_exclusions_have_two_sides_and_go_with_the_term(case: Case) -> None:
    climbing(case, excludes=["con.ground"])
    assert term(case, "con.ground").excludes == ["act.person_climbs"]
    vocabulary.edit_term(case, "con.ground", actor=ACTOR, excludes=["con.fall"])
    assert term(case, "act.person_climbs").excludes == []
    assert term(case, "con.fall").excludes == ["con.ground"]
    assert undo.undo(case, actor=ACTOR) == "editing con.ground"
    assert term(case, "con.fall").excludes == []
    vocabulary.remove_term(case, "act.person_climbs", actor=ACTOR)
    assert term(case, "con.ground").excludes == []


def test_a_key_can_be_taken_from_the_term_that_has_it_in_one_step(case: Case) -> None:
    with pytest.raises(InvalidInput, match="Long gun"):
        vocabulary.edit_term(case, "act.hold", actor=ACTOR, key="W")
    vocabulary.edit_term(case, "act.hold", actor=ACTOR, key="W", take_key=True)
    assert (term(case, "act.hold").key, term(case, "wpn.long").key) == ("W", "")
    before = term(case, "act.hold").key
    undo.undo(case, actor=ACTOR)
    assert (term(case, "act.hold").key == before, term(case, "wpn.long").key) == (False, "W")


def test_a_used_term_keeps_its_kind_and_is_never_deleted(case: Case, media: Media) -> None:
    climbing(case)
    assert vocabulary.edit_term(case, "act.person_climbs", actor=ACTOR, kind="point").kind == "point"
    made = code(case, media, "act.person_climbs")
    with pytest.raises(InvalidInput, match="1 annotations"):
        vocabulary.edit_term(case, "act.person_climbs", actor=ACTOR, kind="interval")
    annotate.remove_annotation(case, made.uid, actor=ACTOR)
    with pytest.raises(InvalidInput, match="cannot be deleted"):
        vocabulary.remove_term(case, "act.person_climbs", actor=ACTOR)
    vocabulary.remove_term(case, "act.throw", actor=ACTOR)
    assert not case.find(Term, code="act.throw")
    assert undo.undo(case, actor=ACTOR) == "deleting act.throw"


def test_adding_a_term_is_not_undone_once_somebody_else_codes_with_it(case: Case, media: Media) -> None:
    climbing(case)
    annotate.add_annotation(
        case,
        actor="colleague",
        media_uid=media.uid,
        term_code="act.person_climbs",
        extent="point",
        start_pts=0,
    )
    with pytest.raises(ChangedMeanwhile, match="colleague"):
        undo.undo(case, actor=ACTOR)
    assert term(case, "act.person_climbs")


def test_a_retired_term_is_not_offered_and_comes_back_without_a_key_that_went_to_another(case: Case) -> None:
    vocabulary.retire_term(case, "wpn.long", actor=ACTOR)
    vocabulary.edit_term(case, "act.hold", actor=ACTOR, key="W")
    back = vocabulary.bring_back_term(case, "wpn.long", actor=ACTOR)
    assert (back.retired, back.key) == (False, "")
    assert undo.undo(case, actor=ACTOR) == "bringing back wpn.long"
    assert term(case, "wpn.long").retired


def test_merging_moves_every_annotation_in_one_step_and_keeps_the_history(case: Case, media: Media) -> None:
    given = {"attributes": {"hand": "left"}} if "hand" in term(case, "act.blow_object").attributes else {}
    made = [code(case, media, "act.blow_object", **given) for _ in range(3)]
    vocabulary.edit_term(case, "act.blow_body", actor=ACTOR, attributes=[])
    below = vocabulary.add_term(
        case,
        actor=ACTOR,
        group="",
        parent="act.blow_object",
        kind="point",
        labels={"en": "Baton"},
        definition="A",
    )
    asked = Assignment(
        title="Blind",
        coder="colleague",
        media_uids=[media.uid],
        term_codes=["act.blow_object", "act.blow_body"],
        made_by=ACTOR,
        made_utc="2026-11-01T09:30:00.000Z",
    )
    with case.unit_of_work("assignment.add", actor=ACTOR) as work:
        work.add(asked)
    before = case.head()
    assert vocabulary.merge_terms(case, "act.blow_object", "act.blow_body", actor=ACTOR) == 3
    assert case.head() == before + 1
    assert vocabulary.uses(case, "act.blow_object") == 0
    assert vocabulary.uses(case, "act.blow_body") == 3
    old, new = term(case, "act.blow_object"), term(case, "act.blow_body")
    assert (old.retired, old.merged_into) == (True, "act.blow_body")
    assert set(given.get("attributes", {})) <= set(new.attributes)
    assert term(case, below.code).parent == "act.blow_body"
    assert case.find(Assignment)[0].term_codes == ["act.blow_body"]
    told = [each.term_code for _, each in case.versions(made[0].uid)]
    assert told == ["act.blow_object", "act.blow_body"]
    assert undo.undo(case, actor=ACTOR) == "merging away act.blow_object"
    assert vocabulary.uses(case, "act.blow_object") == 3
    assert not term(case, "act.blow_object").retired
    assert undo.redo(case, actor=ACTOR)
    assert vocabulary.uses(case, "act.blow_body") == 3
    assert not case.differences()


def test_a_term_is_not_merged_into_itself_or_into_one_that_is_retired(case: Case) -> None:
    vocabulary.retire_term(case, "act.throw", actor=ACTOR)
    for from_code, into in (("act.lead", "act.lead"), ("act.lead", "act.throw"), ("act.lead", "act.dance")):
        with pytest.raises(InvalidInput):
            vocabulary.merge_terms(case, from_code, into, actor=ACTOR)
    assert not term(case, "act.lead").retired


def test_terms_and_groups_move_with_all_that_stands_under_them(case: Case) -> None:
    vocabulary.move_term(case, "act.hold", actor=ACTOR, group="Acts", parent="act.lead")
    vocabulary.move_term(case, "act.lead", actor=ACTOR, group="Persons", before="per.military")
    codes = [each.code for each in case.find(Term, order="position")]
    at = codes.index("per.police")
    assert codes[at : at + 4] == ["per.police", "act.lead", "act.hold", "per.military"]
    assert term(case, "act.hold").group == "Persons"
    with pytest.raises(InvalidInput, match="under itself"):
        vocabulary.move_term(case, "act.lead", actor=ACTOR, group="Persons", parent="act.hold")
    vocabulary.move_group(case, "Persons", actor=ACTOR, before="Acts")
    assert [each.name for each in case.find(TermGroup, order="position")][:3] == [
        "Weapons and equipment",
        "Persons",
        "Acts",
    ]
    assert [each.position for each in case.find(Term, order="position")] == list(range(66))
    for words in ("moving the group “Persons”", "moving act.lead", "moving act.hold"):
        assert undo.undo(case, actor=ACTOR) == words
    own = [each.code for each in case.find(Term, order="position")]
    assert own == [each.code for each in load_vocabulary().terms]


def test_a_group_is_renamed_with_its_terms_and_deleted_only_when_empty(case: Case) -> None:
    vocabulary.edit_group(case, "Acts", actor=ACTOR, labels={"en": "Actions", "ru": "Действия"}, shape="plus")
    assert term(case, "act.throw").group == "Actions"
    with pytest.raises(InvalidInput, match="terms in"):
        vocabulary.remove_group(case, "Actions", actor=ACTOR)
    with pytest.raises(InvalidInput, match="already"):
        vocabulary.edit_group(case, "Actions", actor=ACTOR, labels={"en": "Persons"})
    vocabulary.add_group(case, actor=ACTOR, labels={"en": "Places"}, colour="#113aa6", shape="cross")
    vocabulary.remove_group(case, "Places", actor=ACTOR)
    assert [each.name for each in case.find(TermGroup)].count("Places") == 0
    assert undo.undo(case, actor=ACTOR) == "deleting the group “Places”"


def test_an_attribute_of_the_cases_own_is_asked_for_and_stays_while_it_is_in_use(
    case: Case, media: Media
) -> None:
    choices = [{"code": "wall", "labels": {"en": "wall"}}, {"code": "pole", "labels": {"en": "pole"}}]
    made = vocabulary.add_attribute(
        case, actor=ACTOR, kind="choice", labels={"en": "Climbs what"}, definition="As seen", choices=choices
    )
    assert made.code == "climbs_what"
    climbing(case, attributes=["climbs_what"])
    with pytest.raises(InvalidInput, match="not a choice"):
        code(case, media, "act.person_climbs", attributes={"climbs_what": "tree"})
    code(case, media, "act.person_climbs", attributes={"climbs_what": "wall"})
    with pytest.raises(InvalidInput, match="1 annotations"):
        vocabulary.remove_attribute(case, "climbs_what", actor=ACTOR)
    with pytest.raises(InvalidInput, match="wall"):
        vocabulary.edit_attribute(case, "climbs_what", actor=ACTOR, choices=choices[1:])
    vocabulary.edit_attribute(case, "climbs_what", actor=ACTOR, choices=choices[:1])
    vocabulary.remove_attribute(case, "readable_text", actor=ACTOR)
    assert not any("readable_text" in each.attributes for each in case.find(Term))
    assert undo.undo(case, actor=ACTOR) == "deleting readable_text"
    assert any("readable_text" in each.attributes for each in case.find(Term))


def test_a_case_made_before_groups_were_kept_gets_them_when_first_edited_and_keeps_them(
    tmp_path: Path,
) -> None:
    with Case.create(tmp_path / "old", actor=ACTOR) as case:
        with case.unit_of_work("vocabulary.install", actor=ACTOR) as work:
            work.add_all(load_vocabulary().terms)
        assert vocabulary.case_vocabulary(case).groups == load_vocabulary().groups
        assert vocabulary.case_vocabulary(case).attributes == load_vocabulary().attributes
        assert case.count(TermGroup) == case.count(TermAttribute) == 0
        vocabulary.edit_group(case, "Acts", actor=ACTOR, colour="#113aa6")
        undo.undo(case, actor=ACTOR)
        assert case.count(TermGroup) == 7
        assert vocabulary.case_vocabulary(case).groups == load_vocabulary().groups


def test_examples_are_keyframes_of_the_case(case: Case, media: Media) -> None:
    keyframe = add_examination(case, media)[0]
    edited = vocabulary.edit_term(case, "act.throw", actor=ACTOR, examples=[keyframe.uid])
    assert edited.examples == [keyframe.uid]
    assert changes_since_version(case) == ["act.throw “Object thrown”: examples"]


def on_a_group(case: Case, media: Media) -> None:
    vocabulary.add_group(case, actor=ACTOR, labels={"en": "Walls"}, colour="#123456")
    words = {"labels": {"en": "Gate"}, "definition": "A gate.", "kind": "point"}
    vocabulary.add_term(case, actor="colleague", group="Walls", **words)


def on_an_attribute(case: Case, media: Media) -> None:
    vocabulary.add_attribute(case, actor=ACTOR, kind="number", labels={"en": "Floor"}, definition="Which.")
    vocabulary.edit_term(case, "act.throw", actor="colleague", attributes=["count", "floor"])


def on_a_choice(case: Case, media: Media) -> None:
    lanes = [{"code": each, "labels": {"en": each}} for each in ("left", "right", "both")]
    made: dict[str, Any] = {"kind": "choice", "labels": {"en": "Lane"}, "definition": "Which."}
    vocabulary.add_attribute(case, actor="colleague", choices=lanes[:2], **made)
    vocabulary.edit_term(case, "act.throw", actor="colleague", attributes=["lane"])
    vocabulary.edit_attribute(case, "lane", actor=ACTOR, choices=lanes)
    point: dict[str, Any] = {"media_uid": media.uid, "extent": "point", "start_pts": 90_000}
    annotate.add_annotation(
        case, actor="colleague", term_code="act.throw", attributes={"lane": "both"}, **point
    )


def on_a_parent(case: Case, media: Media) -> None:
    above = climbing(case)
    words = {"labels": {"en": "Pole"}, "definition": "Up a pole.", "kind": "point"}
    vocabulary.add_term(case, actor="colleague", group="", parent=above.code, **words)


def on_a_key(case: Case, media: Media) -> None:
    vocabulary.edit_term(case, "act.throw", actor=ACTOR, key="")
    vocabulary.edit_term(case, "act.lead", actor="colleague", key="T")


def on_an_assignment(case: Case, media: Media) -> None:
    made = climbing(case)
    assign(case, actor="colleague", coder="second", media_uids=[media.uid], term_codes=[made.code])


@pytest.mark.parametrize(
    "build", [on_a_group, on_an_attribute, on_a_choice, on_a_parent, on_a_key, on_an_assignment]
)
def test_a_step_that_somebody_built_on_is_not_taken_back(
    case: Case, media: Media, build: Callable[[Case, Media], None]
) -> None:
    """Else the vocabulary would name what is not there, and nothing of it could be edited any more."""
    build(case, media)
    before = vocabulary.case_vocabulary(case)
    with pytest.raises(ChangedMeanwhile, match="colleague"):
        undo.undo(case, actor=ACTOR)
    assert vocabulary.case_vocabulary(case) == before
    climbing(case, labels={"en": "Person climbs down"})


# ---------------------------------------------------------------- versions


def test_a_version_says_what_changed_and_each_annotation_which_one_it_was_coded_under(
    case: Case, media: Media
) -> None:
    first = code(case, media, "act.throw")
    assert changes_since_version(case) == []
    with pytest.raises(InvalidInput, match="Nothing changed"):
        publish_version(case, "2.0", actor=ACTOR)
    climbing(case)
    vocabulary.edit_term(case, "act.lead", actor=ACTOR, labels={"en": "Led away", "ru": "Уводят"}, key="4")
    vocabulary.remove_term(case, "wpn.water", actor=ACTOR)
    vocabulary.retire_term(case, "act.carry", actor=ACTOR)
    published = publish_version(case, "2.0", "after the first week", actor=ACTOR)
    assert published.note == "after the first week"
    words = "\n".join(published.changes)
    assert "new term act.person_climbs “Person climbs”" in words
    assert (
        "act.lead “Led away”: label en: “Led away”, was “Person dragged or led away”, ru: “Уводят”" in words
    )
    assert "key 4, was" in words
    assert "term wpn.water “Water cannon” deleted" in words
    assert "act.carry “Goods carried out”: retired" in words
    second = code(case, media, "act.throw")
    vocabulary.merge_terms(case, "act.throw", "act.lead", actor=ACTOR)
    assert [coded_under(case, case.get(Annotation, each.uid)) for each in (first, second)] == ["1.1", "2.0"]
    assert [each.version for each in versions(case)] == ["1.1", "2.0"]
    assert (version_at(case, 1), version_at(case, published.entry - 1)) == ("", "1.1")
    assert version_at(case, published.entry) == "2.0"
    with pytest.raises(InvalidInput, match="already"):
        publish_version(case, "1.1", actor=ACTOR)


def test_undoing_a_version_leaves_the_one_before_and_its_changes(case: Case) -> None:
    climbing(case)
    told = changes_since_version(case)
    publish_version(case, "2.0", actor=ACTOR)
    assert changes_since_version(case) == []
    assert undo.undo(case, actor=ACTOR) == "publishing a version of the vocabulary"
    assert [each.version for each in versions(case)] == ["1.1"]
    assert changes_since_version(case) == told
    assert {each.vocabulary_version for each in case.find(Term)} == {"1.1"}


def test_a_deleted_term_that_comes_back_takes_no_version_with_it(case: Case) -> None:
    vocabulary.remove_term(case, "wpn.water", actor=ACTOR)
    publish_version(case, "2.0", actor="colleague")
    assert undo.undo(case, actor=ACTOR) == "deleting wpn.water"
    assert [each.version for each in versions(case)] == ["1.1", "2.0"]
