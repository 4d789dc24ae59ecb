"""Copies as a person meets them: listed, confirmed or dismissed, undone, annotations carried over."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import pytest

from catalog.case import Case
from catalog.cli import progress
from catalog.errors import Cancelled, CatalogError, ChangedMeanwhile, InvalidInput, WorkerDied
from catalog.jobs import Operation, SilentContext
from catalog.media.frame_index import FrameIndex
from catalog.model.derived import FINGERPRINTS_OF_ALL
from catalog.model.records import Annotation, CopyLink, CopyState, Media, StoredObject
from catalog.operations import acquire, cases, copies
from catalog.operations.undo import next_undo, redo, undo
from catalog.store.unit_of_work import UnitOfWork
from tests.helpers.cases import ACTOR, add_annotation
from tests.helpers.cli import CommandLine
from tests.helpers.copies import MadeCopy, decoded, make_copy
from tests.helpers.here_runner import HereRunner
from tests.helpers.montage import make_montage

pytestmark = pytest.mark.usefixtures("children_ready_made")

T = TypeVar("T")


def at_once(operation: Operation[T]) -> T:
    """Runs an operation with its jobs in this process; the command line's test runs them in children."""
    try:
        job = next(operation)
        while True:
            try:
                found = job.function(SilentContext(), **job.arguments)
            except CatalogError as error:
                job = operation.throw(error)
            else:
                job = operation.send(found)
    except StopIteration as stop:
        outcome: T = stop.value
        return outcome


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("copies")


@pytest.fixture(scope="module")
def made(folder: Path) -> MadeCopy:
    """A copy without its middle; the original lies beside it."""
    make_montage(folder / "original.mp4", 211, shots=5, width=192, height=108, crf=18)
    return make_copy(folder / "original.mp4", folder / "shortened.mp4", "middle removed")


@pytest.fixture(scope="module")
def kept(folder: Path, made: MadeCopy) -> Path:
    """A case with both, searched once, so that its fingerprints are there."""
    path = folder / "case"
    with cases.new_case(path, actor=ACTOR) as case:
        for name in ("original.mp4", "shortened.mp4"):
            at_once(acquire.add_file(case, folder / name, actor=ACTOR))
        at_once(copies.find_copies(case))
    return path


@pytest.fixture
def case(kept: Path, tmp_path: Path) -> Iterator[Case]:
    cases.copy_case(kept, tmp_path / "case")
    with Case.open(tmp_path / "case") as opened:
        yield opened


def found_of(case: Case, number: int) -> copies.CopyCandidate:
    media = case.find(Media, number=number)[0]
    (found,) = at_once(copies.find_copies(case, media_uid=media.uid))
    return found


def seconds(media: Media, pts: int) -> float:
    return float((pts - media.origin_pts) * media.time_base)


def test_what_is_shared_and_what_is_missing_is_told_in_words_and_times(case: Case, made: MadeCopy) -> None:
    found = found_of(case, 2)
    original, copy = case.find(Media, order="number")
    assert (found.media_uid, found.other_uid, found.state) == (copy.uid, original.uid, copies.CANDIDATE)
    assert len(found.ranges) == 2
    for each, truth in zip(found.ranges, made.ranges, strict=True):
        assert seconds(copy, each.start_pts) == pytest.approx(truth.copy_start, abs=0.5)
        assert seconds(original, each.other_end_pts) == pytest.approx(truth.end, abs=0.5)
    ((start, end),) = found.only_there
    assert seconds(original, start) == pytest.approx(made.ranges[0].end, abs=0.5)
    assert seconds(original, end) == pytest.approx(made.ranges[1].start, abs=0.5)
    assert found.only_here == ()
    assert "of M1 is missing in M2" in found.words
    assert "Neither has sound" in found.words
    assert "Earliest known posting: P1 of M1" in found.words
    assert (case.path / "derived" / FINGERPRINTS_OF_ALL).exists()


def test_the_other_sees_the_same_from_its_side(case: Case) -> None:
    one, other = found_of(case, 1), found_of(case, 2)
    assert len(one.only_here) == 1
    assert one.only_there == ()
    assert "of M1 is not in M2" in one.words
    ends = [(each.start_pts, each.other_start_pts) for each in one.ranges]
    assert [s for s, _ in ends] == pytest.approx([each.other_start_pts for each in other.ranges], abs=9000)


def test_confirming_annotations_carried_over_and_undo(case: Case) -> None:
    original, copy = case.find(Media, order="number")
    second = original.time_base_denominator // original.time_base_numerator
    found = found_of(case, 2)
    link = copies.confirm_copy(case, found, actor=ACTOR)
    later = found.ranges[1]
    inside = later.other_start_pts + second
    spans = {
        "kept": (inside, inside + second),
        "point": (inside + 7, None),
        "removed": (found.only_there[0][0] + second // 2, found.only_there[0][0] + second),
    }
    noted = {
        name: add_annotation(
            case,
            original,
            term_code="eq.shield",
            extent="point" if end is None else "interval",
            start_pts=start,
            end_pts=end,
            note=name,
        )
        for name, (start, end) in spans.items()
    }
    carry = copies.carry_annotations(case, link.uid, actor=ACTOR, from_media_uid=original.uid)
    carried = at_once(carry)
    again = at_once(copies.carry_annotations(case, link.uid, actor=ACTOR, from_media_uid=original.uid))
    assert "M1 has 3 annotations" in found_of(case, 2).words
    assert (carried.outside, carried.unsure, carried.already) == (1, 0, 0)
    assert (again.annotations, again.already) == ([], 2)
    by_name = {each.note: each for each in carried.annotations}
    assert by_name.keys() == {"kept", "point"}
    index = FrameIndex.load(case.derived(copy.uid) / "index.npz")
    for name, each in by_name.items():
        assert each.media_uid == copy.uid
        assert each.carried_from == noted[name].uid
        assert each.status == "unreviewed"
        assert each.start_pts in index.pts
        shift = seconds(copy, each.start_pts) - seconds(original, noted[name].start_pts)
        expected = seconds(copy, later.start_pts) - seconds(original, later.other_start_pts)
        assert shift == pytest.approx(expected, abs=0.021)  # half a frame
    assert by_name["kept"].end_pts is not None
    assert seconds(copy, by_name["kept"].end_pts) - seconds(copy, by_name["kept"].start_pts) == pytest.approx(
        1, abs=0.04
    )
    assert undo(case, actor=ACTOR) is not None
    assert case.find(Annotation, media_uid=copy.uid) == []
    assert redo(case, actor=ACTOR) is not None
    assert len(case.find(Annotation, media_uid=copy.uid)) == 2


def test_only_what_the_copy_bears_out_is_carried_over(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    original, copy = case.find(Media, order="number")
    found = found_of(case, 2)
    inside = found.ranges[1].other_start_pts + 9000
    link = copies.confirm_copy(case, found, actor=ACTOR)
    point = {"extent": "point", "start_pts": inside, "end_pts": None}
    bang = add_annotation(case, original, term_code="snd.bang", presence="heard", **point)
    add_annotation(
        case,
        original,
        term_code="eq.shield",
        presence="looked for and not seen",
        start_pts=inside,
        end_pts=inside + 9000,
        look_speed="1",
        look_with_sound=True,
    )
    silent = at_once(copies.carry_annotations(case, link.uid, actor=ACTOR, from_media_uid=original.uid))
    assert (silent.annotations, silent.not_seen, silent.unheard, silent.outside) == ([], 1, 1, 0)
    said = CommandLine(capsys)("copies", case.path, "M2", "--carry", "M1").out
    assert "holds only for M1, which was watched: 1." in said
    assert "heard and M2 has no sound: 1." in said
    with case.unit_of_work("media.probe", actor=ACTOR) as work:
        work.replace(replace(copy, has_sound=True))
    loud = at_once(copies.carry_annotations(case, link.uid, actor=ACTOR, from_media_uid=original.uid))
    assert [each.carried_from for each in loud.annotations] == [bang.uid]
    assert (loud.not_seen, loud.unheard) == (1, 0)


def test_in_a_mirrored_copy_the_other_hand_is_noted(case: Case) -> None:
    original = case.find(Media, number=1)[0]
    found = found_of(case, 2)
    as_it_is, turned = found.ranges
    found = replace(found, ranges=(as_it_is, replace(turned, mirrored=True)))
    link = copies.confirm_copy(case, found, actor=ACTOR)
    attributes = {"hand": "left", "readable_text": "left"}
    both_hands = {"hand": "both"}
    for start, noted in (
        (as_it_is.other_start_pts, attributes),
        (turned.other_start_pts, attributes),
        (turned.other_start_pts, both_hands),
    ):
        add_annotation(
            case,
            original,
            term_code="wpn.handgun",
            extent="point",
            start_pts=start + 9000,
            end_pts=None,
            attributes=noted,
        )
    carried = at_once(copies.carry_annotations(case, link.uid, actor=ACTOR, from_media_uid=original.uid))
    assert [each.attributes for each in carried.annotations] == [
        attributes,
        {"hand": "right", "readable_text": "left"},
        both_hands,
    ]
    assert carried.exchanged == 1


def test_two_who_decide_of_a_pair_at_once_leave_one_link(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    one_way, other_way = found_of(case, 1), found_of(case, 2)
    begin = case.unit_of_work

    def after_somebody_else(*what: Any, **how: Any) -> UnitOfWork:
        with Case.open(case.path) as also:
            copies.confirm_copy(also, other_way, actor="somebody else")
        return begin(*what, **how)

    monkeypatch.setattr(case, "unit_of_work", after_somebody_else)
    with pytest.raises(ChangedMeanwhile):
        copies.confirm_copy(case, one_way, actor=ACTOR)
    (link,) = case.find(CopyLink)
    assert link.decided_by == "somebody else"
    assert uuid.UUID(link.uid).version == 7


def test_a_decision_is_kept_changed_and_undone(case: Case) -> None:
    found = found_of(case, 2)
    first = copies.dismiss_copy(case, found, actor=ACTOR)
    assert found_of(case, 1).state == CopyState.DISMISSED
    second = copies.confirm_copy(case, found, actor="somebody else")
    assert second.uid == first.uid
    assert next_undo(case, actor="somebody else") == "confirming as copies M2 and M1"
    undo(case, actor="somebody else")
    assert case.get(CopyLink, first.uid).state == CopyState.DISMISSED
    undo(case, actor=ACTOR)
    assert case.find(CopyLink) == []


def test_nothing_is_carried_over_before_somebody_confirmed(case: Case) -> None:
    link = copies.dismiss_copy(case, found_of(case, 2), actor=ACTOR)
    carry: Operation[copies.Carried] = copies.carry_annotations(
        case, link.uid, actor=ACTOR, from_media_uid=link.media_uid
    )
    with pytest.raises(InvalidInput, match="confirmed"):
        at_once(carry)


def test_an_emptied_derived_folder_is_made_again(case: Case) -> None:
    for path in (case.path / "derived").rglob("fingerprints*"):
        path.unlink()
    broken = case.derived(case.find(Media, number=1)[0].uid) / "fingerprints.npz"
    broken.write_bytes(b"damaged")
    assert len(found_of(case, 1).ranges) == 2


def test_what_is_damaged_in_a_read_only_case_is_made_elsewhere(case: Case) -> None:
    first = case.find(Media, number=1)[0]
    damaged = [case.derived(first.uid) / name for name in ("fingerprints.npz", "index.npz")]
    case.close()
    for path in damaged:
        path.write_bytes(b"damaged")
    with Case.open(case.path, read_only=True) as reading:
        assert len(found_of(reading, 1).ranges) == 2
        assert copies.not_comparable(reading) == []
    assert [path.read_bytes() for path in damaged] == [b"damaged", b"damaged"]


def test_what_cannot_be_cleared_away_is_no_reason_to_stop(case: Case) -> None:
    first = case.find(Media, number=1)[0]
    path = case.derived(first.uid) / "fingerprints.npz"
    path.unlink(missing_ok=True)
    path.mkdir()
    assert at_once(copies.find_copies(case)) == []
    assert copies.not_comparable(case) == [first]


def test_where_laying_frames_over_each_other_fails_the_fingerprints_stand(case: Case) -> None:
    def outcome(error: CatalogError) -> list[copies.CopyCandidate]:
        search = copies.find_copies(case)
        job = next(search)
        while True:
            try:
                if job.function is copies.look_closely:
                    job = search.throw(error)
                else:
                    job = search.send(job.function(SilentContext(), **job.arguments))
            except StopIteration as stop:
                found: list[copies.CopyCandidate] = stop.value
                return found

    (found,) = outcome(WorkerDied("It ended."))
    assert len(found.ranges) == 2
    assert not found.looked_closely
    with pytest.raises(Cancelled):
        outcome(Cancelled())


@pytest.fixture
def photographs(case: Case, folder: Path) -> list[Media]:
    """Two of one moment of M1, and one in which there is nothing to see."""
    from catalog.media.opencv import cv2

    moment = next(islice(decoded(folder / "original.mp4"), 80, None))[:, :, ::-1]
    pictures = {"moment": moment, "again": cv2.resize(moment, None, fx=1.5, fy=1.5), "plain": moment * 0 + 90}
    for name, picture in pictures.items():
        cv2.imwrite(str(folder / f"{name}.png"), picture)
        at_once(acquire.add_file(case, folder / f"{name}.png", actor=ACTOR))
    return case.find(Media, kind="photograph", order="number")


def test_among_all_of_a_case_every_pair_with_a_photograph_is_told_once(
    case: Case, photographs: list[Media]
) -> None:
    unreadable = case.object_path(case.get(StoredObject, photographs[2].reference_object_uid))
    unreadable.chmod(0o600)
    unreadable.write_bytes(b"damaged")
    jobs: list[str] = []
    search = copies.find_copies(case)
    job = next(search)
    with pytest.raises(StopIteration) as stop:
        while True:
            jobs.append(job.name)
            try:
                found = job.function(SilentContext(), **job.arguments)
            except CatalogError as error:
                job = search.throw(error)
            else:
                job = search.send(found)
    labels = {each.uid: each.label for each in case.find(Media)}
    pairs = [tuple(sorted((labels[each.media_uid], labels[each.other_uid]))) for each in stop.value.value]
    assert len(pairs) == len(set(pairs))
    assert {("M1", "M3"), ("M1", "M4"), ("M3", "M4"), ("M1", "M2")} <= set(pairs)
    assert len(jobs) == len(set(jobs)), "fingerprints that cannot be made were tried more than once"


def test_a_photograph_that_cannot_be_looked_for_is_said_when_it_was_named(
    case: Case,
    photographs: list[Media],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(progress, "ProcessRunner", HereRunner)
    said = CommandLine(capsys)
    plain = said("copies", case.path, "M5")
    assert plain.code == 1 and "too plain" in plain.words
    assert "Nothing was found" not in plain.words
    case.object_path(case.get(StoredObject, photographs[0].reference_object_uid)).unlink()
    missing = said("copies", case.path, "M3")
    assert missing.code == 1 and "The file of M3 is missing" in missing.words


def test_a_photograph_is_found_though_fingerprints_are_damaged(case: Case, photographs: list[Media]) -> None:
    broken = case.derived(case.find(Media, number=1)[0].uid) / "fingerprints.npz"
    broken.write_bytes(b"damaged")
    found = at_once(copies.find_copies(case, media_uid=photographs[0].uid))
    assert case.find(Media, number=1)[0].uid in {each.other_uid for each in found}


def test_the_command_line_lists_confirms_and_finds_a_picture(
    case: Case, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from catalog.media.opencv import cv2

    said = CommandLine(capsys)
    with monkeypatch.context() as patch:
        patch.setattr(progress, "ProcessRunner", HereRunner)
        listed = json.loads(said("copies", case.path, "M2", "--json", "--quick").out)
        assert [each["other"] for each in listed["copies"]] == ["M1"]
        assert len(listed["copies"][0]["ranges"]) == 2
        assert listed["copies"][0]["looked_closely"] is False
        assert "confirmed" in said("copies", case.path, "M2", "--confirm", "M1", "--quick").out
        assert "M2 – M1  confirmed" in said("copies", case.path, "M2", "--quick").out
        assert said("copies", case.path, "M2", "--confirm", "M2").code == 2
    picture = next(islice(decoded(folder / "original.mp4"), 80, None))[:, :, ::-1]
    cv2.imwrite(str(folder / "still.png"), picture)
    told = said("copies", case.path, folder / "still.png")
    assert "The file – M1  candidate: “still.png” shows M1 at 00:03" in told.out
