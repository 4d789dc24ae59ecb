"""A worker who asks to be forgotten: the name goes from all that the case says and said, and the work stays."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.model.records import (
    Annex,
    Annotation,
    Assignment,
    Capture,
    Checkpoint,
    CheckpointReason,
    Media,
    Posting,
    Review,
    Role,
    Tombstone,
)
from catalog.operations import cases, erasure
from catalog.operations.checkpoints import sign_head
from catalog.operations.erasure_plan import plan_field, plan_recording, plan_worker, workers_of
from catalog.operations.search.case_index import CaseIndex
from catalog.operations.undo import next_undo
from catalog.operations.verify import verify
from tests.helpers.cases import A_MOMENT, ACTOR, add_annotation, add_media, add_term, make_case, take_object
from tests.helpers.erased import KEPT, WORD, traces
from tests.helpers.here import run_here

FORMER = "former worker 1"
WHY = "a worker asked for it"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """A case on which somebody called WORD worked, and others after them."""
    with make_case(tmp_path) as made:
        add_term(made)
        work_on(made, WORD)
        yield made


def work_on(case: Case, worker: str) -> None:
    media = add_media(case)
    (posting,) = case.find(Posting)
    with case.unit_of_work("annotation.add", actor=worker, parameters={"by": worker}) as work:
        work.add(draft := add_to(media.uid, worker, note="kept"))
        work.add(add_to(media.uid, worker, note=f"asked {worker} again"))
        work.add(gone := add_to(media.uid, worker))
        work.add(
            Assignment(title="one", coder=worker, media_uids=[media.uid], made_by=ACTOR, made_utc=A_MOMENT)
        )
        work.add(
            Capture(
                posting_uid=posting.uid, asked_url="", started_utc=A_MOMENT, collector=worker, machine=worker
            )
        )
        work.add(
            Review(
                media_uid=media.uid,
                start_pts=0,
                end_pts=9,
                speed_milli=0,
                with_sound=False,
                watched_by=worker,
                watched_utc=A_MOMENT,
            )
        )
    with case.unit_of_work("annotation.remove", actor=worker) as work:
        work.remove(case.get(Annotation, gone.uid))
    with case.unit_of_work("annotation.edit", actor=ACTOR) as work:
        work.replace(dataclasses.replace(case.get(Annotation, draft.uid), note="by another now"))
    sign_head(case, actor=worker, reason=CheckpointReason.REQUEST)


def add_to(media_uid: str, worker: str, **fields: str) -> Annotation:
    return Annotation(
        media_uid=media_uid,
        term_code="baton.raised",
        extent="point",
        start_pts=0,
        annotator=worker,
        made_utc=A_MOMENT,
        **fields,
    )


def sound(path: Path) -> None:
    checked = run_here(verify(path))
    assert checked.faults == [] and not checked.log.doubts


def test_no_byte_of_a_workers_name_is_found_and_their_work_stands_under_another(case: Case) -> None:
    index = CaseIndex(case)
    index.update()
    assert len(traces(case.path, WORD)) == 2, "in the catalogue and in the index"
    plan = plan_worker(case, WORD, everywhere=True)
    assert FORMER in plan.what and WORD not in plan.what
    erasure.erase(case, plan, why=WHY, actor=ACTOR)
    index.close()
    assert traces(case.path, WORD) == []
    notes = {each.note: each.annotator for each in case.find(Annotation)}
    assert notes == {"by another now": FORMER, f"asked {FORMER} again": FORMER}
    (capture,) = case.find(Capture)
    assert (capture.collector, capture.machine) == (FORMER, "(erased)")
    assert [each.coder for each in case.find(Assignment)] == [FORMER]
    assert [each.signed_by for each in case.find(Checkpoint)] == [FORMER]
    assert workers_of(case) == {ACTOR, FORMER}
    sound(case.path)


def test_the_log_of_another_case_that_names_the_worker_goes_and_who_received_it_is_not_named_again(
    case: Case,
) -> None:
    log = take_object(case, f'{{"annotator": "{WORD}"}}'.encode(), extension=".tar", role=Role.RECEIVED_LOG)
    with case.unit_of_work("package.receive", actor=WORD, parameters={"by": {WORD: 1}}) as work:
        work.add(
            Annex(
                name="theirs",
                verdict="sound",
                received_by=WORD,
                received_utc=A_MOMENT,
                log_object_uid=log.uid,
            )
        )
    erasure.erase(case, plan_worker(case, WORD, everywhere=True), why=WHY, actor=ACTOR)
    assert traces(case.path, WORD) == []
    (annex,) = case.find(Annex)
    assert (annex.received_by, annex.log_object_uid) == (FORMER, None)
    sound(case.path)


def test_the_log_tells_what_one_person_did_from_what_another_did_without_their_names(case: Case) -> None:
    before = [each.actor for each in case.entries()]
    with case.unit_of_work("annotation.note", actor=KEPT):
        pass
    for name in (WORD, KEPT):
        erasure.erase(case, plan_worker(case, name), why=WHY, actor=ACTOR)
    after = [each.actor for each in case.entries()]
    assert after[: len(before)] == [FORMER if each == WORD else each for each in before]
    assert after[len(before)] == "former worker 2"
    assert next_undo(case, actor=WORD) is None and next_undo(case, actor=FORMER) is None
    sound(case.path)


def test_what_stands_for_a_name_outlasts_other_erasures_of_the_same_records(case: Case) -> None:
    erasure.erase(case, plan_worker(case, WORD, everywhere=True), why=WHY, actor=ACTOR)
    note = next(each for each in case.find(Annotation) if each.note.startswith("asked"))
    erasure.erase(case, plan_field(case, note, "note"), why=WHY, actor=ACTOR)
    erasure.erase(case, plan_recording(case, case.find(Media)[0]), why=WHY, actor=ACTOR)
    assert FORMER in {each.actor for each in case.entries()}
    assert traces(case.path, WORD) == []
    sound(case.path)


def test_the_preview_names_what_still_says_the_name_and_it_stays_unless_it_is_to_go_too(case: Case) -> None:
    plan = plan_worker(case, WORD)
    told = "\n".join(erasure.preview(case, plan).stays)
    assert "It is also named in M1-A2" in told and "whose key it is" in told
    erasure.erase(case, plan, why=WHY, actor=ACTOR)
    assert {each.note for each in case.find(Annotation)} == {"by another now", f"asked {WORD} again"}
    sound(case.path)


def test_a_short_name_goes_where_it_stands_alone_and_not_out_of_other_words(tmp_path: Path) -> None:
    with make_case(tmp_path) as case:
        add_term(case)
        kept = add_annotation(case, add_media(case), note="Alarm", annotator="Al")
        erasure.erase(case, plan_worker(case, "Al", everywhere=True), why="also asked", actor=ACTOR)
        assert dataclasses.replace(kept, annotator=FORMER) == case.get(Annotation, kept.uid)
        sound(case.path)


def test_a_longer_name_of_another_worker_stays_whole_and_is_told(tmp_path: Path) -> None:
    with make_case(tmp_path) as case:
        add_term(case)
        media = add_media(case)
        add_annotation(case, media, annotator="Anna")
        kept = add_annotation(case, media, annotator="Anna Long")
        plan = plan_worker(case, "Anna", everywhere=True)
        assert "It is also named in M1-A2" in "\n".join(plan.also)
        erasure.erase(case, plan, why="she asked", actor=ACTOR)
        assert [each.annotator for each in case.find(Annotation)] == [FORMER, kept.annotator]
        sound(case.path)


def test_nobody_erases_the_name_under_which_they_work_or_one_that_nobody_has(case: Case) -> None:
    with pytest.raises(InvalidInput, match="under this name now"):
        erasure.erase(case, plan_worker(case, WORD), why=WHY, actor=WORD.upper())
    with pytest.raises(InvalidInput, match="Nobody did anything") as caught:
        plan_worker(case, "somebody else")
    assert WORD in str(caught.value.hint)
    assert case.count(Tombstone) == 0


def test_whoever_took_another_name_ends_the_session_under_that_one(case: Case) -> None:
    path = case.path
    case.close()
    with cases.open_case(path, actor=WORD) as again:
        cases.work_as(again, ACTOR)
        erasure.erase(again, plan_worker(again, WORD, everywhere=True), why=WHY, actor=ACTOR)
    assert traces(path, WORD) == []
    with Case.open(path, read_only=True) as closed:
        assert closed.find(Checkpoint)[-1].signed_by == ACTOR
