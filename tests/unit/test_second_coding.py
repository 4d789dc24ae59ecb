"""A second look, a second coder who sees nothing of the first, and what is kept of the two."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from catalog.case import Case
from catalog.errors import CaseUnusable, InvalidInput
from catalog.jobs import Operation, ProcessRunner, run
from catalog.model.records import (
    Actor,
    Annotation,
    Assignment,
    AssignmentState,
    Keyframe,
    Media,
    Outcome,
    Posting,
    Region,
    RegionKind,
    Review,
    SecondLook,
    StoredObject,
    Suggestion,
    Term,
    Verdict,
)
from catalog.operations import adjudication, assignments, cases, second_looks, taking_in
from catalog.operations.about_disclosure import restrict_field, restrict_term
from catalog.operations.actors import add_actor, edit_actor
from catalog.operations.annotate import add_annotation, edit_annotation, remove_annotation, restrict
from catalog.operations.annotate_many import edit_many, move_annotations
from catalog.operations.reviews import Watched, add_reviews, coverage
from catalog.operations.undo import undo
from catalog.operations.vocabulary import add_term, merge_terms
from tests.helpers.cases import A_MOMENT, ACTOR, add_examination, add_media, take_object
from tests.helpers.window import _Here

pytestmark = pytest.mark.usefixtures("children_ready_made")

SECOND = 90_000


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with cases.new_case(tmp_path / "case", actor=ACTOR, name="The square") as made:
        add_examination(made, add_media(made))
        yield made


def said(
    case: Case, who: str, code: str, start: float, end: float | None = None, **more: object
) -> Annotation:
    """An annotation by `who` of the case's only recording, in seconds."""
    return add_annotation(
        case,
        actor=who,
        media_uid=case.find(Media)[0].uid,
        term_code=code,
        extent="point" if end is None else "interval",
        start_pts=round(start * SECOND),
        end_pts=None if end is None else round(end * SECOND),
        **more,  # type: ignore[arg-type]
    )


def done(operation: Operation[Any]) -> Any:
    with ProcessRunner() as runner:
        return run(operation, runner)


# ---------------------------------------------------------------- a second look


def test_a_second_look_gives_a_status_and_is_kept_with_what_was_looked_at(case: Case) -> None:
    made = said(case, "coder", "wpn.baton", 1, 2)
    look = second_looks.look_again(
        case, made.uid, Verdict.DISPUTE, actor="colleague", text="It is a torch.", coder_hidden=True
    )
    assert case.get(Annotation, made.uid).status == "disputed"
    assert (look.seen["term_code"], look.seen["end_pts"]) == ("wpn.baton", 2 * SECOND)
    second_looks.look_again(case, made.uid, Verdict.COMMENT, actor="third", text="Hard to say.")
    assert case.get(Annotation, made.uid).status == "disputed"
    assert [each.verdict for each in second_looks.looks_at(case, made.uid)] == ["dispute", "comment"]


def test_nobody_confirms_what_is_their_own_and_a_dispute_needs_a_reason(case: Case) -> None:
    made = said(case, "coder", "wpn.baton", 1, 2)
    with pytest.raises(InvalidInput, match="somebody else"):
        second_looks.look_again(case, made.uid, Verdict.CONFIRM, actor="coder")
    with pytest.raises(InvalidInput, match="why"):
        second_looks.look_again(case, made.uid, Verdict.DISPUTE, actor="colleague", text="  ")
    with pytest.raises(InvalidInput, match="no verdict"):
        second_looks.look_again(case, made.uid, "perhaps", actor="colleague")
    assert case.count(SecondLook) == 0


def test_the_queue_holds_what_others_made_until_it_has_a_verdict_and_again_when_it_changed(
    case: Case,
) -> None:
    own = said(case, "colleague", "eq.shield", 0, 1)
    first, second = said(case, "coder", "wpn.baton", 1, 2), said(case, "coder", "snd.bang", 3)
    begun = add_annotation(
        case, actor="coder", media_uid=first.media_uid, term_code="eq.barrier", extent="open", start_pts=0
    )
    waiting = second_looks.to_look_at(case, actor="colleague")
    assert [each.uid for each in waiting] == [first.uid, second.uid]
    assert own.uid not in {each.uid for each in waiting} and begun.uid not in {each.uid for each in waiting}
    second_looks.look_again(case, first.uid, Verdict.CONFIRM, actor="colleague")
    second_looks.look_again(case, second.uid, Verdict.COMMENT, actor="colleague", text="Faint.")
    assert [each.uid for each in second_looks.to_look_at(case, actor="colleague")] == [second.uid]
    edit_annotation(case, first.uid, actor="coder", end_pts=3 * SECOND)
    assert [each.uid for each in second_looks.to_look_at(case, actor="colleague")] == [first.uid, second.uid]


def test_what_was_confirmed_is_so_no_more_once_it_says_something_else(case: Case) -> None:
    made = said(case, "coder", "wpn.baton", 1, 2)
    second_looks.look_again(case, made.uid, Verdict.CONFIRM, actor="colleague")
    assert edit_annotation(case, made.uid, actor="coder", note="in the left hand").status == "confirmed"
    assert edit_annotation(case, made.uid, actor="coder", end_pts=3 * SECOND).status == "unreviewed"
    undo(case, actor="coder")
    assert case.get(Annotation, made.uid).status == "confirmed"
    move_annotations(case, {made.uid: (0, SECOND)}, actor="coder")
    assert case.get(Annotation, made.uid).status == "unreviewed"
    second_looks.look_again(case, made.uid, Verdict.DISPUTE, actor="colleague", text="A torch.")
    assert edit_annotation(case, made.uid, actor="coder", start_pts=10).status == "disputed"


def test_nobody_confirms_what_is_their_own_by_editing_it(case: Case) -> None:
    made = said(case, "coder", "wpn.baton", 1, 2)
    with pytest.raises(InvalidInput, match="somebody else"):
        edit_annotation(case, made.uid, actor="coder", status="confirmed")
    with pytest.raises(InvalidInput, match="somebody else"):
        edit_many(case, [made.uid], actor="coder", status="confirmed")
    assert edit_annotation(case, made.uid, actor="colleague", status="confirmed").status == "confirmed"


def test_a_second_look_is_undone_with_the_status_it_gave(case: Case) -> None:
    made = said(case, "coder", "wpn.baton", 1, 2)
    second_looks.look_again(case, made.uid, Verdict.CONFIRM, actor="colleague")
    assert undo(case, actor="colleague") is not None
    assert (case.get(Annotation, made.uid).status, case.count(SecondLook)) == ("unreviewed", 0)


# ---------------------------------------------------------------- a second coder


def test_a_blind_copy_holds_the_recording_and_nothing_that_anybody_said_of_it(
    case: Case, tmp_path: Path
) -> None:
    media = case.find(Media)[0]
    said(case, "coder", "wpn.baton", 1, 2, note="with the left hand")
    made = assignments.assign(case, actor=ACTOR, coder="second", media_uids=[media.uid])
    path = done(assignments.blind_copy(case, made.uid, tmp_path / "blind", actor=ACTOR)).path
    with Case.open(path, read_only=True) as copy:
        assert copy.differences() == []
        assert [each.uid for each in copy.find(Media)] == [media.uid]
        assert len(copy.find(Keyframe)) == 3
        assert [copy.count(kind) for kind in (Annotation, Posting, Suggestion, Actor)] == [0, 0, 0, 0]
        everything = b"".join(each.read_bytes() for each in path.rglob("*.sqlite*"))
        assert b"left hand" not in everything and b"/media/card" not in everything
    assert not list(tmp_path.glob(".*part"))
    with pytest.raises(CaseUnusable, match="already exists"):
        done(assignments.blind_copy(case, made.uid, path, actor=ACTOR))


def test_a_blind_copy_leaves_out_what_is_restricted_says_how_much_and_is_taken_in_again(
    case: Case, tmp_path: Path
) -> None:
    shown = case.find(Media)[0]
    whole = add_media(case, title="The whole of it", data=b"bytes that stay here")
    kept = case.get(StoredObject, whole.reference_object_uid)
    clip_object = take_object(case, b"a part of it", parent_uid=kept.uid)
    clip = add_media(case, title="Clip by Quillon", data=b"a part of it")
    assert clip.reference_object_uid == clip_object.uid
    of_these = [shown.uid, whole.uid, clip.uid]
    made = assignments.assign(
        case,
        actor=ACTOR,
        coder="second",
        media_uids=of_these,
        term_codes=["eq.shield", "wpn.baton", "con.fall"],
        title="As in Clip by Quillon and The whole of it",
        note="Look for wpn.baton",
    )
    restrict(case, whole.uid, "A minor is seen.", actor=ACTOR)
    restrict_term(case, "wpn.baton", "It says who.", actor=ACTOR)
    restrict_field(case, "title", "It names somebody.", actor=ACTOR, media_uid=clip.uid)
    blind = done(assignments.blind_copy(case, made.uid, tmp_path / "blind", actor=ACTOR))
    assert blind.left_out == [
        "1 recording (M2: A minor is seen.)",
        "1 restricted term, with 0 annotations",
        "1 restricted field: Title",
    ]
    with Case.open(blind.path) as copy:
        assert copy.differences() == []
        assert [(each.uid, each.title) for each in copy.find(Media)] == [
            (shown.uid, "clip.mp4"),
            (clip.uid, ""),
        ]
        (given,) = copy.find(Assignment)
        assert given.media_uids == [shown.uid, clip.uid] and given.term_codes == ["eq.shield", "con.fall"]
        assert (given.title, given.note) == ("As in (left out) and (left out)", "Look for (left out)")
        said(copy, "second", "eq.shield", 0, 3, assignment_uid=made.uid)
    everything = b"".join(each.read_bytes() for each in blind.path.rglob("*") if each.is_file())
    for secret in (
        "bytes that stay",
        "The whole of it",
        "Quillon",
        "wpn.baton",
        "A minor",
        "It says who",
        kept.sha256,
    ):
        assert secret.encode() not in everything, secret
    taken = done(taking_in.take_in(case, blind.path, actor=ACTOR))
    assert [each.term_code for each in taken.annotations] == ["eq.shield"]
    assert len(adjudication.pairs(case, made.uid)) == 1
    assert case.get(Assignment, made.uid).media_uids == of_these and case.differences() == []


def test_a_blind_copy_names_no_restricted_term_as_what_took_another_over_nor_what_was_stated_of_a_picture(
    case: Case, tmp_path: Path
) -> None:
    """A photograph of the case that serves as a reference picture carries that in its recipe, and a clip of a sound
    that came apart is of an object that only the posting of a restricted recording holds."""
    merge_terms(case, "eq.shield", "wpn.baton", actor=ACTOR)
    restrict_term(case, "wpn.baton", "It says who.", actor=ACTOR)
    sound = take_object(case, b"sound that stays here")
    stated = {"reference": {"title": "Quillon Square"}, "original_name": "quillon.png", "steps": ["crop"]}
    take_object(case, b"a part of the sound", parent_uid=sound.uid, recipe=stated)
    clip = add_media(case, title="A part", data=b"a part of the sound")
    made = assignments.assign(case, actor=ACTOR, coder="second", media_uids=[clip.uid])
    path = done(assignments.blind_copy(case, made.uid, tmp_path / "blind", actor=ACTOR)).path
    with Case.open(path, read_only=True) as copy:
        (term,) = copy.find(Term, code="eq.shield")
        assert term.retired and not term.merged_into
        (stored,) = copy.find(StoredObject)
        assert stored.recipe == {"steps": ["crop"]} and copy.differences() == []
    everything = b"".join(each.read_bytes() for each in path.rglob("*") if each.is_file()).lower()
    for secret in (b"wpn.baton", b"quillon", b"sound that stays"):
        assert secret not in everything, secret


def test_a_restricted_title_that_is_a_part_of_a_terms_code_leaves_the_code_as_it_is(
    case: Case, tmp_path: Path
) -> None:
    clip = add_media(case, title="shield", data=b"of a shield")
    restrict_field(case, "title", "It names somebody.", actor=ACTOR, media_uid=clip.uid)
    made = assignments.assign(
        case, actor=ACTOR, coder="second", media_uids=[clip.uid], term_codes=["eq.shield"]
    )
    path = done(assignments.blind_copy(case, made.uid, tmp_path / "blind", actor=ACTOR)).path
    with Case.open(path, read_only=True) as copy:
        assert [each.code for each in copy.find(Term)] == [each.code for each in case.find(Term)]
        assert [each.term_codes for each in copy.find(Assignment)] == [["eq.shield"]]
        assert [each.title for each in copy.find(Media)] == [""]


def test_no_blind_copy_is_made_of_nothing_nor_of_all_terms_where_those_asked_for_are_restricted(
    case: Case, tmp_path: Path
) -> None:
    media = case.find(Media)[0]
    made = assignments.assign(
        case, actor=ACTOR, coder="second", media_uids=[media.uid], term_codes=["wpn.baton"]
    )
    restrict_term(case, "wpn.baton", "It says who.", actor=ACTOR)
    with pytest.raises(InvalidInput, match="No term"):
        done(assignments.blind_copy(case, made.uid, tmp_path / "blind", actor=ACTOR))
    restrict(case, media.uid, "A minor is seen.", actor=ACTOR)
    with pytest.raises(InvalidInput, match="No recording"):
        done(assignments.blind_copy(case, made.uid, tmp_path / "blind", actor=ACTOR))
    assert not list(tmp_path.glob("*blind*"))


def test_a_coder_who_knows_what_was_said_cannot_be_the_second(case: Case) -> None:
    media = case.find(Media)[0]
    said(case, "coder", "wpn.baton", 1, 2)
    with pytest.raises(InvalidInput, match="has annotated M1 already"):
        assignments.assign(case, actor=ACTOR, coder="coder", media_uids=[media.uid])
    with pytest.raises(InvalidInput, match="at least one recording"):
        assignments.assign(case, actor=ACTOR, coder="second", media_uids=[])


def coded_by_a_second(case: Case, tmp_path: Path) -> str:
    """Two coders: they agree on a shield, differ about a baton's end, and each has something alone."""
    media = case.find(Media)[0]
    said(case, "coder", "eq.shield", 0, 3)
    said(case, "coder", "wpn.baton", 1, 2)
    said(case, "coder", "snd.bang", 5)
    made = assignments.assign(case, actor=ACTOR, coder="second", media_uids=[media.uid])
    path = run(assignments.blind_copy(case, made.uid, tmp_path / "blind", actor=ACTOR), _Here()).path
    with Case.open(path) as copy:
        who = {"assignment_uid": made.uid}
        said(copy, "second", "eq.shield", 0, 3, **who)
        baton = said(copy, "second", "wpn.baton", 1, 2.5, **who)
        said(copy, "second", "con.fall", 7, **who)
        region = Region(
            annotation_uid=baton.uid,
            media_uid=media.uid,
            kind=RegionKind.POINT,
            keys=[{"pts": SECOND, "points": [[1000, 1000]], "state": "visible", "made_by": "person"}],
        )
        with copy.unit_of_work("region.add", actor="second") as work:
            work.add(region)
        assignments.hand_in(copy, made.uid, actor="second")
    taken = run(taking_in.take_in(case, path, actor=ACTOR), _Here())
    assert [each.term_code for each in taken.annotations] == ["eq.shield", "wpn.baton", "con.fall"]
    return made.uid


def test_what_the_second_coder_made_lies_beside_the_cases_own(case: Case, tmp_path: Path) -> None:
    uid = coded_by_a_second(case, tmp_path)
    assert case.differences() == []
    assert case.find(assignments.Assignment)[0].state == AssignmentState.HANDED_IN
    assert case.count(Annotation, assignment_uid=None) == 3
    assert case.count(Region) == 1
    before = case.head()
    done(taking_in.take_in(case, tmp_path / "blind", actor=ACTOR))
    assert case.count(Annotation) == 6, "taking it in twice brings nothing twice"
    assert case.head() == before + 1
    found = adjudication.pairs(case, uid)
    assert [(bool(each.first), bool(each.second), each.agrees) for each in found] == [
        (True, True, True),
        (True, True, False),
        (True, False, False),
        (False, True, False),
    ]


def test_a_tampered_copy_is_not_taken_in(case: Case, tmp_path: Path) -> None:
    uid = coded_by_a_second(case, tmp_path)
    with sqlite3.connect(tmp_path / "blind" / "catalog.sqlite") as db:
        db.execute("UPDATE annotations SET note = 'slipped in'")
    db.close()
    before = case.head()
    with pytest.raises(CaseUnusable, match="does not verify"):
        done(taking_in.take_in(case, tmp_path / "blind", actor=ACTOR))
    assert case.head() == before and uid


def test_pairs_are_those_that_comparing_each_with_each_finds(case: Case) -> None:
    """Chance annotations of both coders; the time taken grows with what overlaps, not with all times all."""
    chance, media = random.Random(5), case.find(Media)[0]
    made = assignments.assign(case, actor=ACTOR, coder="second", media_uids=[media.uid])
    with case.unit_of_work("annotation.carry", actor=ACTOR) as work:
        for number in range(160):
            start = chance.randrange(9 * SECOND)
            length = chance.choice([None, chance.randrange(1, SECOND), chance.randrange(1, 5 * SECOND)])
            work.add(
                Annotation(
                    media_uid=media.uid,
                    term_code=chance.choice(["eq.shield", "con.fall"]),
                    extent="point" if length is None else "interval",
                    start_pts=start,
                    end_pts=None if length is None else min(start + length, media.end_pts),
                    annotator=("coder", "second")[number % 2],
                    assignment_uid=(None, made.uid)[number % 2],
                    made_utc=A_MOMENT,
                )
            )
    firsts = case.find(Annotation, assignment_uid=None)
    seconds = case.find(Annotation, assignment_uid=made.uid)
    likely = sorted(
        (-shared, one.start_pts, one.uid, other.uid)
        for one in firsts
        for other in seconds
        if one.term_code == other.term_code and (shared := adjudication._shared_milli(media, one, other)) > 0
    )
    expected: dict[str, str] = {}
    for _, _, one_uid, other_uid in likely:
        if one_uid not in expected and other_uid not in expected.values():
            expected[one_uid] = other_uid
    found = adjudication.pairs(case, made.uid)
    assert {e.first.uid: e.second.uid for e in found if e.first and e.second} == expected
    assert len(expected) > 30 and len(found) == 160 - len(expected)


def test_each_outcome_of_an_adjudication_keeps_what_it_says(case: Case, tmp_path: Path) -> None:
    uid = coded_by_a_second(case, tmp_path)
    shield, baton, bang, fall = adjudication.pairs(case, uid)
    assert baton.first and bang.first and fall.second and shield.first
    adjudication.adjudicate(case, uid, shield, Outcome.FIRST, actor=ACTOR)
    adjudication.adjudicate(case, uid, baton, Outcome.SECOND, actor=ACTOR, reason="The end is seen.")
    adjudication.adjudicate(case, uid, bang, Outcome.NEITHER, actor=ACTOR)
    with pytest.raises(InvalidInput, match="1 pairs are not decided"):
        adjudication.finish(case, uid, actor=ACTOR)
    adjudication.adjudicate(case, uid, fall, Outcome.SECOND, actor=ACTOR)
    own = {each.term_code: each for each in case.find(Annotation, assignment_uid=None)}
    assert own["wpn.baton"].end_pts == round(2.5 * SECOND) and own["wpn.baton"].number == baton.first.number
    assert {code: each.status for code, each in own.items()} == {
        "eq.shield": "confirmed",
        "wpn.baton": "confirmed",
        "snd.bang": "disputed",
        "con.fall": "confirmed",
    }
    assert own["con.fall"].annotator == "second"
    assert all(each.decision is not None for each in adjudication.pairs(case, uid))
    assert adjudication.finish(case, uid, actor=ACTOR).state == AssignmentState.ADJUDICATED
    assert case.differences() == []


def test_what_is_decided_is_not_decided_again_before_that_is_taken_back(case: Case, tmp_path: Path) -> None:
    uid = coded_by_a_second(case, tmp_path)
    fall = adjudication.pairs(case, uid)[-1]
    adjudication.adjudicate(case, uid, fall, Outcome.SECOND, actor=ACTOR)
    for pair in (fall, adjudication.pairs(case, uid)[-1]):
        with pytest.raises(InvalidInput, match=f"{ACTOR} has decided"):
            adjudication.adjudicate(case, uid, pair, Outcome.SECOND, actor="colleague")
    assert case.count(Annotation, term_code="con.fall", assignment_uid=None) == 1
    undo(case, actor=ACTOR)
    adjudication.adjudicate(case, uid, fall, Outcome.NEITHER, actor="colleague")
    assert case.count(Annotation, term_code="con.fall", assignment_uid=None) == 0


def test_an_adjudication_is_undone_whole(case: Case, tmp_path: Path) -> None:
    uid = coded_by_a_second(case, tmp_path)
    before = {each.uid: each for each in case.find(Annotation)}
    fall = adjudication.pairs(case, uid)[-1]
    adjudication.adjudicate(case, uid, fall, Outcome.SECOND, actor=ACTOR)
    assert undo(case, actor=ACTOR) is not None
    assert {each.uid: each for each in case.find(Annotation)} == before
    assert adjudication.pairs(case, uid)[-1] == fall


def test_the_second_coder_does_not_decide_and_an_absent_annotation_is_not_chosen(
    case: Case, tmp_path: Path
) -> None:
    uid = coded_by_a_second(case, tmp_path)
    bang = adjudication.pairs(case, uid)[2]
    with pytest.raises(InvalidInput, match="coded second"):
        adjudication.adjudicate(case, uid, bang, Outcome.FIRST, actor="second")
    for outcome in (Outcome.SECOND, Outcome.BOTH):
        with pytest.raises(InvalidInput):
            adjudication.adjudicate(case, uid, bang, outcome, actor=ACTOR)
    assert replace(bang) == adjudication.pairs(case, uid)[2]


# ---------------------------------------------------------------- taking in twice


def again(case: Case, tmp_path: Path) -> taking_in.TakenIn:
    taken = run(taking_in.take_in(case, tmp_path / "blind", actor=ACTOR), _Here())
    assert case.differences() == []
    return taken


def test_what_the_second_coder_watched_comes_with_what_they_looked_for_in_vain(
    case: Case, tmp_path: Path
) -> None:
    coded_by_a_second(case, tmp_path)
    media = case.find(Media)[0]
    seen = Watched(media_uid=media.uid, start_pts=0, end_pts=5 * SECOND, speed_milli=1000, with_sound=False)
    with Case.open(tmp_path / "blind") as copy:
        add_reviews(copy, [seen], actor="second")
    again(case, tmp_path)
    again(case, tmp_path)
    assert coverage(case, media.uid, actor="second") == [(0, 5 * SECOND)]
    assert case.count(Review) == 1


def test_what_was_changed_here_since_it_came_stays_and_is_counted(case: Case, tmp_path: Path) -> None:
    uid = coded_by_a_second(case, tmp_path)
    shield, baton, fall = case.find(Annotation, assignment_uid=uid, order="number")
    with Case.open(tmp_path / "blind") as copy:
        person = add_actor(copy, actor="second", name="officer A")
        for each in (shield, baton, fall):
            edit_annotation(copy, each.uid, actor="second", note="of the copy", actor_uid=person.uid)
    again(case, tmp_path)
    edit_actor(case, person.uid, actor="colleague", name="officer A, helmet 217")
    edit_annotation(case, shield.uid, actor="colleague", note="set right here")
    remove_annotation(case, baton.uid, actor="colleague")
    with Case.open(tmp_path / "blind") as copy:
        edit_annotation(copy, fall.uid, actor="second", note="new in the copy")
    taken = again(case, tmp_path)
    assert taken.kept == 3, "the name, the note and what was deleted"
    assert case.get(Actor, person.uid).name == "officer A, helmet 217"
    assert case.get(Annotation, shield.uid).note == "set right here"
    assert case.get(Annotation, fall.uid).note == "new in the copy"
    assert not case.count(Annotation, uid=baton.uid)


def test_what_was_deleted_in_the_copy_goes_here_too_unless_it_was_decided_on(
    case: Case, tmp_path: Path
) -> None:
    uid = coded_by_a_second(case, tmp_path)
    shield, baton, fall = case.find(Annotation, assignment_uid=uid, order="number")
    adjudication.adjudicate(case, uid, adjudication.pairs(case, uid)[0], Outcome.FIRST, actor=ACTOR)
    with Case.open(tmp_path / "blind") as copy:
        for each in (shield, baton):
            remove_annotation(copy, each.uid, actor="second")
    taken = again(case, tmp_path)
    assert [each.uid for each in taken.annotations] == [shield.uid, fall.uid]
    assert case.count(Region) == 0


def test_terms_that_the_case_lacks_are_not_taken_in_and_merged_ones_come_under_their_new_code(
    case: Case, tmp_path: Path
) -> None:
    uid = coded_by_a_second(case, tmp_path)
    merge_terms(case, "wpn.baton", "wpn.device", actor=ACTOR)
    with Case.open(tmp_path / "blind") as copy:
        said(copy, "second", "wpn.baton", 4, 5, assignment_uid=uid)
    again(case, tmp_path)
    codes = {each.term_code for each in case.find(Annotation, assignment_uid=uid)}
    assert codes == {"eq.shield", "wpn.device", "con.fall"}
    with Case.open(tmp_path / "blind") as copy:
        own = add_term(
            copy,
            actor="second",
            group=copy.find(Term)[0].group,
            labels={"en": "Umbrella"},
            definition="An umbrella is seen.",
            kind="point",
        )
        said(copy, "second", own.code, 6, assignment_uid=uid)
    before = case.head()
    with pytest.raises(InvalidInput, match="lacks"):
        again(case, tmp_path)
    assert case.head() == before


def test_an_annotation_of_the_case_is_never_overwritten_by_one_of_a_copy(case: Case, tmp_path: Path) -> None:
    uid = coded_by_a_second(case, tmp_path)
    own = case.find(Annotation, assignment_uid=None)[0]
    with Case.open(tmp_path / "blind") as copy, copy.unit_of_work("slip.in", actor="second") as work:
        work.add(replace(own, note="slipped in", assignment_uid=uid, number=0))
    assert again(case, tmp_path).kept == 1
    assert case.get(Annotation, own.uid) == own


def test_the_second_coders_places_in_the_picture_come_with_their_word(case: Case, tmp_path: Path) -> None:
    uid = coded_by_a_second(case, tmp_path)
    baton = adjudication.pairs(case, uid)[1]
    assert baton.first is not None
    adjudication.adjudicate(case, uid, baton, Outcome.SECOND, actor=ACTOR)
    assert case.count(Region, annotation_uid=baton.first.uid) == 1
    undo(case, actor=ACTOR)
    assert case.count(Region, annotation_uid=baton.first.uid) == 0
