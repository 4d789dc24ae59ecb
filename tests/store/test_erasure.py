"""Erasing what somebody at risk asks to have erased: not a trace of it stays, and the log still verifies."""

from __future__ import annotations

import dataclasses
import errno
import gzip
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from catalog.case import Case
from catalog.errors import CaseInUse, CatalogError, ChangedMeanwhile, InvalidInput
from catalog.model.records import (
    Acquisition,
    Actor,
    Annotation,
    CheckpointReason,
    Consent,
    CopyLink,
    CopyState,
    Disclosure,
    EarlierCustody,
    Media,
    PageCapture,
    Posting,
    PostingObject,
    Role,
    StoredObject,
    Tombstone,
)
from catalog.operations import cases, erasure
from catalog.operations.about_disclosure import restrict_field, restrict_term
from catalog.operations.checkpoints import sign_head
from catalog.operations.erasure_plan import (
    Part,
    find_named,
    plan_actor,
    plan_field,
    plan_posting,
    plan_recording,
)
from catalog.operations.erasure_planning import Plan
from catalog.operations.going_out import why_it_stays
from catalog.operations.history import step_in_words
from catalog.operations.search import CaseIndex
from catalog.operations.undo import next_undo, undo
from catalog.operations.verify import verify
from catalog.store import erasure as erasure_store
from catalog.store.search_index import folded
from tests.helpers.cases import A_MOMENT, ACTOR, add_annotation, add_media, add_term, make_case, take_object
from tests.helpers.erased import KEPT, WORD, fill, traces
from tests.helpers.here import run_here


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with make_case(tmp_path) as made:
        add_term(made)
        yield made


def erase(case: Case, plan: Plan) -> Tombstone:
    return erasure.erase(case, plan, why="a person at risk asked for it", actor=ACTOR)


def sound(path: Path) -> list[str]:
    """What verify says of a case that must have no fault."""
    checked = run_here(verify(path))
    assert checked.faults == []
    assert not checked.log.doubts
    return list(checked.in_words())


def test_no_byte_of_an_erased_recording_is_found_anywhere_and_the_signed_log_still_verifies(
    case: Case,
) -> None:
    other = add_media(case, title=KEPT)
    media = fill(case, WORD)
    signed = sign_head(case, actor=ACTOR, reason=CheckpointReason.REQUEST)
    assert len(traces(case.path, WORD)) > 8, "the word stands everywhere before"
    stone = erase(case, plan_recording(case, media))
    assert traces(case.path, WORD) == []
    assert traces(case.path, KEPT) != []
    assert [each.uid for each in case.find(Media)] == [other.uid]
    assert case.object_path(case.get(StoredObject, other.reference_object_uid)).is_file()
    assert (stone.what, stone.state) == (f"recording {media.label}", "done")
    told = "\n".join(sound(case.path))
    assert f"{stone.label}: recording {media.label} was erased" in told
    assert "a person at risk asked for it" in told
    assert case.entry_hashes()[signed.entry] == signed.entry_hash


def test_neither_undo_nor_the_history_brings_back_what_was_erased(case: Case) -> None:
    kept = add_annotation(case, add_media(case, title=KEPT))
    media = fill(case, WORD)
    last = case.head()
    erase(case, plan_recording(case, media))
    words = [step_in_words(case, each) for each in case.entries()]
    assert not any(WORD in each for each in words)
    assert "erasing recording M2" in words
    assert "removing what was erased since" in words
    undone = undo(case, actor=ACTOR)
    assert undone is not None and "A1" in undone and case.find(Annotation, uid=kept.uid) == []
    assert next_undo(case, actor=ACTOR) is None
    assert case.state_as_of(last).all(Annotation) == [kept]
    assert [each.title for each in case.state_as_of(last).all(Media)] == [f"{KEPT}"]
    sound(case.path)


def test_one_field_is_erased_in_all_its_versions_and_the_rest_of_the_record_stays(case: Case) -> None:
    media = add_media(case)
    annotation = add_annotation(case, media, note=WORD)
    with case.unit_of_work("annotation.edit", actor=ACTOR, parameters={"note": WORD}) as work:
        work.replace(type(annotation)(**{**annotation.values(), "note": f"{WORD} again"}))
    stone = erase(case, plan_field(case, case.get(Annotation, annotation.uid), "note"))
    assert stone.what == "the field “note” of M1-A1"
    assert traces(case.path, WORD) == []
    found = case.get(Annotation, annotation.uid)
    assert found == type(annotation)(**{**annotation.values(), "note": "(erased)"})
    assert next_undo(case, actor=ACTOR) is None
    sound(case.path)


def test_a_field_that_holds_no_words_is_not_erased(case: Case) -> None:
    annotation = add_annotation(case, add_media(case))
    with pytest.raises(InvalidInput, match="term_code") as caught:
        plan_field(case, annotation, "term_code")
    assert "note" in str(caught.value.hint)


def test_a_person_is_erased_where_they_are_named_and_where_words_name_them_too(case: Case) -> None:
    media = add_media(case)
    with case.unit_of_work("actor.add", actor=ACTOR) as work:
        actor = work.add(Actor(name=WORD, description="by the gate"))
        member = work.add(Actor(name="another", member_of=actor.uid))
    annotation = add_annotation(case, media, actor_uid=actor.uid, note=f"{WORD} falls down")
    plan = plan_actor(case, case.get(Actor, actor.uid))
    assert "M1-A1" in " ".join(erasure.preview(case, plan).stays)
    erase(case, plan)
    assert case.get(Annotation, annotation.uid).actor_uid is None
    assert case.get(Actor, member.uid).member_of == ""
    assert traces(case.path, WORD) != [], "the note was to stay"
    sound(case.path)


def test_with_everywhere_the_words_go_from_notes_of_others_too(case: Case) -> None:
    media = add_media(case)
    with case.unit_of_work("actor.add", actor=ACTOR) as work:
        actor = work.add(Actor(name=WORD))
    annotation = add_annotation(case, media, actor_uid=actor.uid, note=f"{WORD} falls down")
    removed = add_annotation(case, media, note=WORD)
    with case.unit_of_work("annotation.remove", actor=ACTOR) as work:
        work.remove(removed)
    erase(case, plan_actor(case, case.get(Actor, actor.uid), everywhere=True))
    assert traces(case.path, WORD) == []
    assert case.get(Annotation, annotation.uid).note == "(erased) falls down"
    sound(case.path)


def test_a_name_goes_from_the_reasons_of_restrictions_too(case: Case) -> None:
    with case.unit_of_work("actor.add", actor=ACTOR) as work:
        actor = work.add(Actor(name=WORD))
    restrict_field(case, "uploader", f"{WORD} asked for it", actor=ACTOR)
    erase(case, plan_actor(case, case.get(Actor, actor.uid), everywhere=True))
    assert traces(case.path, WORD) == []
    assert [each.reason for each in case.find(Disclosure)] == ["(erased) asked for it"]


def test_what_else_names_it_is_told_once_each_and_postings_by_their_numbers(case: Case) -> None:
    stays, goes = (add_media(case, data=each, title=f"{each!r}.mp4") for each in (b"one", b"two"))
    with case.unit_of_work("test", actor=ACTOR) as work:
        work.add(Posting(media_uid=goes.uid, title="The square", uploader="somebody"))
        for _ in range(2):
            stored = work.add(Posting(media_uid=stays.uid, title="The square", uploader="another"))
            for purpose in ("court", "publish"):
                work.add(Consent(posting_uid=stored.uid, purpose=purpose, state="given", note="The square"))
    one, other = (f"P{each.number}" for each in case.find(Posting, uploader="another", order="number"))
    named = next(each for each in plan_recording(case, goes).also if "also named in" in each)
    assert sorted(
        named.removeprefix("It is also named in ").removesuffix(", which stay as they are.").split(", ")
    ) == [
        *(one, f"{one} (consents)", other, f"{other} (consents)"),
    ]


def test_what_was_restricted_and_refused_holds_on_where_its_words_are_those_of_what_goes(case: Case) -> None:
    term, (stays, goes) = "baton.raised", (add_media(case, data=each) for each in (b"one", b"two"))
    (posting,) = case.find(Posting, media_uid=stays.uid)
    restrict_term(case, term, "it tells where the camera stood", actor=ACTOR)
    with case.unit_of_work("test", actor=ACTOR) as work:
        work.add(Consent(posting_uid=posting.uid, purpose="court", state="refused", recorded_by=ACTOR))
        work.replace(dataclasses.replace(goes, title=term))
        work.add(Posting(media_uid=goes.uid, uploader="court"))
    plan = plan_recording(case, case.get(Media, goes.uid), everywhere=True)
    assert "It is also named in" in " ".join(erasure.preview(case, plan).stays)
    erase(case, plan)
    assert [each.name for each in case.find(Disclosure)] == [term]
    assert "refused" in why_it_stays(case, stays, "court")
    with pytest.raises(InvalidInput, match="not a field that can be erased"):
        plan_field(case, case.find(Consent)[0], "purpose")


@pytest.mark.parametrize("part", Part)
def test_what_a_posting_says_goes_and_the_recording_stays(case: Case, part: Part) -> None:
    media = fill(case, WORD)
    (posting,) = case.find(Posting, media_uid=media.uid)
    erase(case, plan_posting(case, posting, part))
    assert case.count(PageCapture) == 0
    assert [each.role for each in case.find(PostingObject)] == [Role.LOCAL_FILE]
    now = case.get(Posting, posting.uid)
    assert (now.uploader, now.media_uid) == ("(erased)" if part is Part.PERSON else WORD, media.uid)
    assert case.object_path(case.get(StoredObject, media.reference_object_uid)).is_file()
    sound(case.path)


def test_what_a_posting_says_of_a_person_goes_with_who_gave_it_and_other_postings_keep_how_they_came(
    case: Case,
) -> None:
    media, other = fill(case, WORD), add_media(case, title=KEPT)
    (posting,) = case.find(Posting, media_uid=media.uid)
    (beside,) = case.find(Posting, media_uid=other.uid)
    with case.unit_of_work("acquisition.fill_in", actor=ACTOR) as work:
        for each in (posting, beside):
            work.replace(
                dataclasses.replace(
                    case.get(Posting, each.uid), obtained="copied from disk", captured_by=ACTOR
                )
            )
        work.add(
            Consent(posting_uid=posting.uid, purpose="publish", state="refused", given_by=WORD, note=WORD)
        )
        work.add(Acquisition(posting_uid=posting.uid, received_from=WORD, prior_custodians=[WORD]))
        work.add(
            EarlierCustody(
                posting_uid=posting.uid,
                program="another",
                file_name=f"{WORD}.mp4",
                agreement="agrees",
                facts={"uploader": WORD},
            )
        )
    erase(case, plan_posting(case, case.get(Posting, posting.uid), Part.PERSON, everywhere=True))
    kept = case.get(Posting, beside.uid)
    assert (kept.obtained, kept.captured_by, kept.title) == ("copied from disk", ACTOR, beside.title)
    assert case.get(Posting, posting.uid).obtained == "(erased)"
    (consent,) = case.find(Consent)
    assert (consent.state, consent.given_by) == ("refused", "(erased)"), "a refusal holds on"
    left = {Path(each).parts[0] for each in traces(case.path, WORD)}
    assert left == {"objects", "damaged"}, "the bytes of the recording itself"
    sound(case.path)


def test_who_gave_a_recording_is_neither_named_by_the_reason_nor_kept_elsewhere_unsaid(case: Case) -> None:
    media, other = add_media(case, title="one"), add_media(case, title="other")
    for each in (media, other):
        (posting,) = case.find(Posting, media_uid=each.uid)
        with case.unit_of_work("acquisition.fill_in", actor=ACTOR) as work:
            work.add(Acquisition(posting_uid=posting.uid, received_from=WORD))
    plan = plan_recording(case, media)
    with pytest.raises(InvalidInput, match="names what is to go"):
        erasure.check_reason(plan, f"{WORD} asked for it")
    assert "acquisition" in " ".join(erasure.preview(case, plan).stays)
    (posting,) = case.find(Posting, media_uid=media.uid)
    (acquired,) = case.find(Acquisition, posting_uid=posting.uid)
    assert plan_field(case, acquired, "prior_custodians").what


def test_bytes_that_another_recording_holds_too_stay(case: Case) -> None:
    one, other = add_media(case, title=WORD), add_media(case, title=KEPT)
    shared = take_object(case, b"subtitles of both", extension=".srt", role=Role.SUBTITLE)
    with case.unit_of_work("archive.end", actor=ACTOR) as work:
        for media in (one, other):
            (posting,) = case.find(Posting, media_uid=media.uid)
            work.add(PostingObject(posting_uid=posting.uid, object_uid=shared.uid, role=Role.SUBTITLE))
    erase(case, plan_recording(case, one))
    assert case.object_path(shared).is_file() and case.count(StoredObject, uid=shared.uid) == 1
    sound(case.path)


def test_the_preview_names_recordings_that_show_the_same_and_stay(case: Case) -> None:
    one, copy, clip = (add_media(case, title=f"{n} {WORD}") for n in ("one", "copy", "clip"))
    cut = case.get(StoredObject, clip.reference_object_uid)
    with case.unit_of_work("copy.confirm", actor=ACTOR) as work:
        work.add(
            CopyLink(
                media_uid=copy.uid,
                other_uid=one.uid,
                state=CopyState.CONFIRMED,
                ranges=[],
                decided_by=ACTOR,
                decided_utc=A_MOMENT,
            )
        )
        work.replace(dataclasses.replace(cut, parent_uid=one.reference_object_uid))
    plan = plan_recording(case, one)
    assert any(each.endswith("unless erased too: M2, M3") for each in erasure.preview(case, plan).stays)
    erase(case, plan)
    assert [each.label for each in case.find(Media)] == ["M2", "M3"] and case.count(CopyLink) == 0
    sound(case.path)


@pytest.mark.parametrize("packed", [bytes, gzip.compress], ids=["plain", "gzipped"])
def test_the_preview_names_stored_files_that_hold_the_word_and_stay(
    case: Case, packed: Callable[[bytes], bytes]
) -> None:
    media = add_media(case)
    (posting,) = case.find(Posting)
    told = json.dumps({"uploader": WORD}).encode()
    info = take_object(case, packed(told), extension=".json", role=Role.INFO)
    with case.unit_of_work("archive.end", actor=ACTOR) as work:
        work.add(PostingObject(posting_uid=posting.uid, object_uid=info.uid, role=Role.INFO))
        work.replace(dataclasses.replace(posting, uploader=WORD))
    plan = plan_field(case, case.get(Posting, posting.uid), "uploader")
    assert "Stored files that name it and stay: P1 info" in erasure.preview(case, plan).stays
    person = plan_posting(case, case.get(Posting, posting.uid), Part.PERSON)
    assert not any("Stored files" in each for each in erasure.preview(case, person).stays)
    assert case.count(Media, uid=media.uid) == 1


def test_while_somebody_reads_what_was_it_stays_under_way_and_is_ended_later(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    media = fill(case, WORD)
    monkeypatch.setattr(erasure_store, "PATIENCE_SECONDS", 0.2)
    with closing(sqlite3.connect(case.path / "catalog.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM media").fetchone()
        with pytest.raises(CaseInUse) as caught:
            erase(case, plan_recording(case, media))
        assert caught.value.hint and len(erasure.under_way(case)) == 1
        assert any("has not ended" in each for each in run_here(verify(case.path)).log.doubts)
        other.execute("ROLLBACK")
    erasure.go_on(case, actor=ACTOR)
    assert erasure.under_way(case) == [] and traces(case.path, WORD) == []
    sound(case.path)


def test_no_file_of_the_search_keeps_a_word_though_somebody_goes_on_reading_it(case: Case) -> None:
    media = fill(case, WORD)
    with closing(CaseIndex(case)) as index:
        index.update()
        add_annotation(case, media, note=f"later {WORD}")
        with closing(sqlite3.connect(index.path, isolation_level=None)) as reader, ExitStack() as held:
            reader.execute("BEGIN")
            assert reader.execute("SELECT count(*) FROM texts").fetchone()[0] > 0
            index.update()
            files = [
                each for each in index.path.parent.glob("search.sqlite*") if not each.name.endswith("-shm")
            ]
            opened = [held.enter_context(each.open("rb")) for each in files]
            assert any(folded(WORD).encode() in each.read() for each in opened)
            erase(case, plan_recording(case, media))
            assert traces(case.path, WORD) == traces(case.path, folded(WORD)) == []
            for each in opened:
                each.seek(0)
                assert folded(WORD).encode() not in each.read(), "nor in what the reader holds open"
    with closing(CaseIndex(case)) as again:
        again.update()
        assert again.index.places([folded(WORD)]) == {}


def test_what_somebody_hung_on_it_meanwhile_stops_an_erasure_before_it_begins(case: Case) -> None:
    media = fill(case, WORD)
    plan = plan_recording(case, media)
    late = add_annotation(case, media, note="written after the look")
    with pytest.raises(ChangedMeanwhile):
        erase(case, plan)
    assert case.count(Tombstone) == 0 and case.get(Media, media.uid) == media
    assert case.get(Annotation, late.uid) == late
    sound(case.path)


def test_a_folder_that_cannot_be_emptied_keeps_it_under_way_until_the_next_opening(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    media = fill(case, WORD)

    def refused(_: Path) -> None:
        raise PermissionError(errno.EACCES, "held by somebody")

    with monkeypatch.context() as patch:
        patch.setattr(erasure, "sync_folder", refused)
        with pytest.raises(CatalogError, match="erasing files"):
            erase(case, plan_recording(case, media))
    with cases.open_case(case.path, actor=ACTOR):
        assert erasure.under_way(case) == []
    assert traces(case.path, WORD) == []


def test_a_name_that_was_written_into_the_reason_of_a_tombstone_can_go_too(case: Case) -> None:
    media = fill(case, KEPT)
    erasure.erase(case, plan_recording(case, media), why=f"{WORD} asked", actor=ACTOR)
    assert find_named(case, "T1") == case.find(Tombstone)[0]
    erase(case, plan_field(case, find_named(case, "T1"), "why"))
    assert traces(case.path, WORD) == []
    assert case.find(Tombstone, number=1)[0].why == "(erased)"
    sound(case.path)


@pytest.mark.parametrize("why", [" ", f"asked by {WORD.upper()}"])
def test_an_erasure_wants_a_reason_that_does_not_name_what_goes(case: Case, why: str) -> None:
    media = add_media(case, title=WORD)
    with pytest.raises(InvalidInput, match="reason"):
        erasure.erase(case, plan_recording(case, media), why=why, actor=ACTOR)
    assert case.count(Media) == 1 and case.count(Tombstone) == 0


def test_values_taken_away_without_a_tombstone_are_to_be_explained(case: Case) -> None:
    add_annotation(case, add_media(case))
    with case.unit_of_work("annotation.edit", actor=ACTOR, parameters={"why": "x"}) as work:
        work.erasures.steps.add(case.head())
    told = run_here(verify(case.path)).log
    assert any("no tombstone says when and why" in each for each in told.doubts)
