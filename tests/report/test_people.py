"""What a report says of the people whom annotations name, of tags and of doubts."""

from __future__ import annotations

from typing import Any

from catalog.model.records import Actor, Annotation
from catalog.report.content import AnnotationCard
from tests.report.cases import MadeCase, street_case, texts_of


def named_case(**changes: Any) -> MadeCase:
    """The street case, in which the first annotation of the first recording says more."""
    case = street_case()
    first = next(each for each in case.records.values() if isinstance(each, Annotation))
    one = case.add(Actor(number=1, name="officer A, helmet 217"))
    other = case.add(Actor(number=2, name="man in a red jacket"))
    case.step("actor.add")
    said = {"actor_uid": one.uid, "target_uid": other.uid, "tags": ["gate", "first row"], **changes}
    case.replace(first, **said)
    case.step("annotation.edit")
    return case


def first_card(case: MadeCase) -> AnnotationCard:
    blocks = [block for section in case.content().sections for block in section.blocks]
    return next(block for block in blocks if isinstance(block, AnnotationCard))


def test_a_card_says_who_acts_whom_it_concerns_the_tags_and_what_is_to_be_checked() -> None:
    card = first_card(named_case(doubt="Ended when the window lost the keyboard; check its end."))
    facts = {fact.label: fact for fact in card.facts}
    assert facts["Who acts"].value == "officer A, helmet 217"
    assert facts["Whom it concerns"].value == "man in a red jacket"
    assert facts["Tags"].value == "gate, first row"
    assert "check its end" in facts["To be checked"].value and facts["To be checked"].form == "missing"


def test_a_case_that_names_nobody_says_nothing_of_it() -> None:
    labels = {fact.label for fact in first_card(street_case()).facts}
    assert not labels & {"Who acts", "Whom it concerns", "Tags", "To be checked"}


def test_a_name_that_only_a_recording_that_is_left_out_has_is_not_told() -> None:
    case = street_case()
    hidden = next(each.uid for each in case.records.values() if getattr(each, "restriction", ""))
    annotation = next(
        each for each in case.records.values() if isinstance(each, Annotation) and each.media_uid == hidden
    )
    one = case.add(Actor(number=1, name="witness in the doorway"))
    case.step("actor.add")
    case.replace(annotation, actor_uid=one.uid)
    case.step("undo", parameters={"entry": 3, "step": "adding H1 (witness in the doorway)"})
    assert "doorway" not in " ".join(texts_of(case.content()))
