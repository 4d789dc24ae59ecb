"""What was erased stays erased through packages: they tell of it, hold nothing of it, and bring nothing back."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.model.records import Annex, Annotation, Media, Posting, StoredObject, Tombstone
from catalog.operations import erasure
from catalog.operations.about_disclosure import restrict_field
from catalog.operations.acquire import add_file
from catalog.operations.erasure_plan import plan_field, plan_recording
from catalog.operations.publish import report
from catalog.operations.receive import receive, verify_package
from catalog.operations.verify import verify
from tests.exchange.bags import make_bag
from tests.exchange.made import WORDS_OF_TWO, packaged
from tests.helpers.cases import ACTOR
from tests.helpers.erased import traces
from tests.helpers.here import run_here

WHY = "the person who filmed asked for it"


@pytest.fixture
def without_two(case_path: Path) -> Path:
    """The case after M2 was erased."""
    erase_two(case_path)
    return case_path


def erase_two(path: Path) -> None:
    with Case.open(path) as case:
        (two,) = case.find(Media, number=2)
        erasure.erase(case, plan_recording(case, two), why=WHY, actor=ACTOR)


def all_traces(folder: Path) -> list[str]:
    return [*traces(folder, WORDS_OF_TWO), *traces(folder, "two.mp4")]


def test_a_package_made_after_an_erasure_checks_everywhere_and_tells_of_it(
    without_two: Path, tmp_path: Path
) -> None:
    done = packaged(without_two, tmp_path / "out")
    told = f"recording M2 was erased at {{}} by {ACTOR} ({WHY})".split("{}")
    for part in told:
        assert part in (done.path / "README.txt").read_text()
    assert run_here(verify_package(done.path)).sound
    ran = subprocess.run(
        [sys.executable, "-I", done.path / "verify.py"], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0 and WHY in ran.stdout
    assert all_traces(done.path) == []


def test_what_was_erased_here_does_not_come_back_with_an_earlier_package(
    case_path: Path, whole: Path
) -> None:
    erase_two(case_path)
    with Case.open(case_path) as case:
        before = case.head()
        with pytest.raises(InvalidInput, match="would bring back what was erased"):
            run_here(receive(case, whole, actor=ACTOR))
        assert case.head() == before
    assert all_traces(case_path) == []


@pytest.mark.parametrize("sender", ["another case", "another program"])
def test_the_same_bytes_do_not_come_back_under_other_uids_from_elsewhere(
    case_path: Path, made_case: Path, tmp_path: Path, sender: str
) -> None:
    with Case.open(made_case, read_only=True) as case:
        two = case.get(StoredObject, case.find(Media, number=2)[0].reference_object_uid)
        data = case.object_path(two).read_bytes()
    erase_two(case_path)
    if sender == "another program":
        make_bag(tmp_path / "sent", files={"data/some name.mp4": data})
    else:
        with Case.create(tmp_path / "theirs", actor="colleague") as theirs:
            (tmp_path / "some name.mp4").write_bytes(data)
            run_here(add_file(theirs, tmp_path / "some name.mp4", actor="colleague"))
        packaged(tmp_path / "theirs", tmp_path / "sent")
    before = sorted(case_path.rglob("*"))
    with Case.open(case_path) as case:
        head = case.head()
        with pytest.raises(InvalidInput, match="would bring back what was erased"):
            run_here(receive(case, tmp_path / "sent", actor=ACTOR))
        assert case.head() == head
        run_here(add_file(case, made_case / two_path(two), actor=ACTOR))  # somebody wants it here again
        run_here(receive(case, tmp_path / "sent", actor=ACTOR))
    assert [
        each for each in before if not each.exists() and each.suffix not in (".sqlite-wal", ".sqlite-shm")
    ] == []


def two_path(stored: StoredObject) -> Path:
    return Path("objects") / stored.sha256[:2] / f"{stored.sha256}{stored.extension}"


def test_a_package_with_what_an_erasure_left_of_a_record_comes_back_and_one_with_its_words_does_not(
    case_path: Path, tmp_path: Path
) -> None:
    packaged(case_path, tmp_path / "before")
    with Case.open(case_path) as case:
        (annotation,) = [each for each in case.find(Annotation) if each.note == WORDS_OF_TWO]
        erasure.erase(case, plan_field(case, annotation, "note"), why=WHY, actor=ACTOR)
    packaged(case_path, tmp_path / "after")
    with Case.open(case_path) as case:
        assert run_here(receive(case, tmp_path / "after", actor=ACTOR)).annex.taken == {}
        with pytest.raises(InvalidInput, match="1 annotations"):
            run_here(receive(case, tmp_path / "before", actor=ACTOR))


def test_erased_words_do_not_come_back_in_a_field_of_which_the_sender_left_something_out(
    case_path: Path, made_case: Path, tmp_path: Path
) -> None:
    with Case.open(case_path) as case:
        posting = case.find(Posting, title="a title")[0]
        with case.unit_of_work("test", actor=ACTOR) as work:
            work.replace(replace(posting, uploader="Uploader", description=f"{WORDS_OF_TWO}, by Uploader"))
    theirs = shutil.copytree(case_path, tmp_path / "theirs")
    with Case.open(theirs) as case:
        restrict_field(case, "uploader", WHY, actor=ACTOR)
    packaged(theirs, tmp_path / "sent", media=(1,))
    with Case.open(case_path) as case:
        posting = case.get(Posting, posting.uid)
        erasure.erase(case, plan_field(case, posting, "uploader_id"), why=WHY, actor=ACTOR)
        run_here(receive(case, tmp_path / "sent", actor=ACTOR))
        erasure.erase(case, plan_field(case, posting, "description"), why=WHY, actor=ACTOR)
        with pytest.raises(InvalidInput, match="would bring back what was erased from this case: 1 postings"):
            run_here(receive(case, tmp_path / "sent", actor=ACTOR))


def test_a_package_that_tells_of_an_erasure_is_received(without_two: Path, tmp_path: Path) -> None:
    done = packaged(without_two, tmp_path / "out")
    with Case.create(tmp_path / "other", actor=ACTOR) as case:
        got = run_here(receive(case, done.path, actor=ACTOR))
        assert [each.title for each in got.media] == ["one.mp4"]
        assert any(WHY in each for each in got.annex.told)
        assert case.count(Tombstone) == 0, "it speaks of the other case"
    assert run_here(verify(tmp_path / "other")).faults == []


def test_erasing_what_was_received_takes_the_log_that_came_with_it(whole: Path, tmp_path: Path) -> None:
    with Case.create(tmp_path / "other", actor=ACTOR) as case:
        run_here(receive(case, whole, actor=ACTOR))
    assert all_traces(tmp_path / "other") != []
    erase_two(tmp_path / "other")
    assert all_traces(tmp_path / "other") == []
    with Case.open(tmp_path / "other") as case:
        (annex,) = case.find(Annex)
        assert annex.log_object_uid is None and "erased" in annex.remarks[-1]
        assert [each.label for each in case.find(Media)] == ["M1"]
        assert all(case.object_path(each).is_file() for each in case.find(StoredObject))
        assert all(each.media_uid for each in case.find(Posting))
    assert run_here(verify(tmp_path / "other")).faults == []


def test_a_report_tells_of_what_was_erased(without_two: Path, tmp_path: Path) -> None:
    with Case.open(without_two) as case:
        run_here(report(case, tmp_path / "report", actor=ACTOR))
    (page,) = (tmp_path / "report").glob("*.html")
    assert "recording M2 was erased at" in page.read_text() and WHY in page.read_text()
    assert traces(tmp_path / "report", WORDS_OF_TWO) == []


def test_no_report_shows_half_of_how_a_case_stood_before_an_erasure(
    without_two: Path, tmp_path: Path
) -> None:
    with Case.open(without_two) as case:
        (begun,) = [each.number for each in case.entries() if each.action == "erasure.begin"]
        with pytest.raises(InvalidInput, match="cannot be shown whole any more"):
            run_here(report(case, tmp_path / "then", actor=ACTOR, as_of=begun - 1))
        assert not (tmp_path / "then").exists()
