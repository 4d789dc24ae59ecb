"""Receiving packages: what they hold becomes part of the case, what is wrong with them is refused, nothing is lost."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from catalog.case import Case
from catalog.errors import InvalidInput, MediaUnreadable, SourceUnavailable
from catalog.model.records import Annex, Annotation, Media, Posting, Record, StoredObject, Term
from catalog.operations.cases import new_case
from catalog.operations.receive import Received, is_package, receive, verify_package
from catalog.operations.verify import verify
from catalog.texts import Phrase
from tests.exchange.bags import make_bag
from tests.exchange.made import WORDS_OF_TWO, packaged, unpack
from tests.exchange.test_package import rewritten
from tests.helpers.cases import ACTOR, add_annotation
from tests.helpers.cli import CommandLine
from tests.helpers.here import run_here
from tests.helpers.video import make_video

pytestmark = pytest.mark.usefixtures("children_ready_made")


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """An empty case of somebody else."""
    new_case(tmp_path / "other", actor="colleague").close()
    return tmp_path / "other"


def received(case_path: Path, package: Path) -> Received:
    with Case.open(case_path) as case:
        return run_here(receive(case, package, actor="colleague"))


def of(path: Path, kind: type[Record]) -> list[Any]:
    with Case.open(path, read_only=True) as case:
        return case.find(kind)


# ---------------------------------------------------------------- what comes in


def test_a_package_becomes_recordings_with_the_annotations_of_their_makers(
    whole: Path, made_case: Path, other: Path
) -> None:
    done = received(other, whole)
    assert [each.label for each in done.media] == ["M1", "M2"]
    there = {each.uid: each for each in of(made_case, Annotation)}
    here = {each.uid: each for each in of(other, Annotation)}
    assert here == there
    assert {each.annotator for each in here.values()} == {ACTOR, "colleague"}
    assert {each.code for each in of(made_case, Term)} <= {each.code for each in of(other, Term)}
    with Case.open(other, read_only=True) as case:
        for media in case.find(Media):
            assert case.object_path(case.get(StoredObject, media.reference_object_uid)).exists()
    assert run_here(verify(other)).faults == []


def test_the_other_log_is_kept_as_an_annex_from_which_it_can_be_checked(
    whole: Path, other: Path, tmp_path: Path
) -> None:
    annex = received(other, whole).annex
    told = json.loads((whole / "data" / "package.json").read_text(encoding="utf-8"))
    assert (annex.label, annex.from_case, annex.case_name) == ("X1", told["case"]["uid"], "A street")
    assert (annex.head_number, annex.head_hash) == (told["head"]["number"], told["head"]["hash"])
    assert annex.tree_root == told["tree"]["root"]
    with Case.open(other, read_only=True) as case:
        log = case.object_path(case.get(StoredObject, str(annex.log_object_uid)))
        unpack(log, tmp_path / "log")
    for each in ("data/custody/log.jsonl", "data/custody/values.jsonl", "manifest-sha256.txt"):
        assert (tmp_path / "log" / each).read_bytes() == (whole / each).read_bytes()


def test_a_second_package_brings_what_the_first_did_not(part: Path, whole: Path, other: Path) -> None:
    received(other, part)
    done = received(other, whole)
    assert [each.label for each in done.media] == ["M2"]
    assert any(isinstance(each, Phrase) for each in done.annex.told), "to be said in other languages"
    assert "M1 there is M1, which is here already" in done.annex.told
    assert sorted(each.note for each in of(other, Annotation)) == sorted(
        ["a note that was edited", "note 1", WORDS_OF_TWO]
    )
    again = received(other, whole)
    assert (again.media, again.annex.taken) == ([], {})
    assert [each.number for each in of(other, Annex)] == [1, 2, 3]
    assert run_here(verify(other)).faults == []


def test_bytes_that_are_here_already_get_what_the_other_case_says_of_them(
    whole: Path, other: Path, made_case: Path
) -> None:
    """The same file was taken in here by itself: one recording, with this case's number, and both codings."""
    from catalog.operations.acquire import add_file

    with Case.open(made_case, read_only=True) as case:
        stored = case.get(StoredObject, case.find(Media, number=2)[0].reference_object_uid)
        file = case.object_path(stored)
    with Case.open(other) as case:
        mine = run_here(add_file(case, file, actor="colleague")).media
        add_annotation(case, mine, note="mine")
    received(other, whole)
    notes = {each.note for each in of(other, Annotation) if each.media_uid == mine.uid}
    assert notes == {"mine", WORDS_OF_TWO}
    assert len(of(other, Media)) == 2
    assert run_here(verify(other)).faults == []


def test_what_was_changed_here_since_stays_and_is_told(whole: Path, other: Path) -> None:
    received(other, whole)
    with Case.open(other) as case:
        changed, gone = case.find(Annotation, order="uid")[:2]
        with case.unit_of_work("annotation.edit", actor="colleague") as work:
            work.replace(replace(changed, note="as I see it"))
            work.remove(gone)
    done = received(other, whole)
    assert any("is here with other content, and stays" in line for line in done.annex.told)
    assert any("was taken away; it does not come back" in line for line in done.annex.told)
    here = {each.uid: each.note for each in of(other, Annotation)}
    assert here[changed.uid] == "as I see it"
    assert gone.uid not in here


def test_a_package_comes_back_into_its_own_case_and_changes_nothing(case_path: Path, tmp_path: Path) -> None:
    packaged(case_path, tmp_path / "out")
    before = {kind: of(case_path, kind) for kind in (Media, Posting, Annotation, Term)}
    done = received(case_path, tmp_path / "out")
    assert not [line for line in done.annex.told if "other content" in line]
    assert {kind: of(case_path, kind) for kind in before} == before


# ---------------------------------------------------------------- what is refused


@pytest.fixture
def hostile(whole: Path, tmp_path: Path) -> Path:
    """A copy of a package, to be spoilt."""
    return shutil.copytree(whole, tmp_path / "hostile")


def refused(other: Path, package: Path, words: str) -> None:
    """It is not taken in, and the case is as it was."""
    with Case.open(other) as case:
        head = case.head()
        with pytest.raises(InvalidInput, match=words):
            run_here(receive(case, package, actor="colleague"))
        assert case.head() == head
    assert run_here(verify(other)).sound
    assert of(other, Media) == []


def test_a_package_with_a_changed_file_is_refused(hostile: Path, other: Path) -> None:
    next((hostile / "data" / "media" / "M1").glob("*.mp4")).write_bytes(b"other")
    refused(other, hostile, "is not taken in")


def test_a_package_whose_records_were_changed_is_refused_though_every_manifest_agrees(
    hostile: Path, other: Path
) -> None:
    rewritten(hostile, "data/records/annotations.jsonl", lambda text: text.replace("edited", "forged"))
    refused(other, hostile, "is not what the log committed to")


def test_a_package_with_a_signature_of_somebody_else_is_refused(hostile: Path, other: Path) -> None:
    name = next((hostile / "data" / "custody" / "signatures").glob("*/checkpoint.json")).relative_to(hostile)
    rewritten(
        hostile,
        name.as_posix(),
        lambda text: re.sub(
            r'"signature":"(..)', lambda m: '"signature":"' + ("00" if m[1] != "00" else "11"), text
        ),
    )
    unsigned(hostile)
    refused(other, hostile, "the signature does not hold")


def test_a_link_in_a_package_is_refused(hostile: Path, other: Path, tmp_path: Path) -> None:
    target = next((hostile / "data" / "media" / "M1").glob("*.mp4"))
    shutil.copy(target, tmp_path / "elsewhere.mp4")
    target.unlink()
    target.symlink_to(tmp_path / "elsewhere.mp4")
    refused(other, hostile, "is a link or a device")


def test_a_record_that_claims_to_be_redacted_is_not_believed_without_the_packagers_signature(
    hostile: Path, other: Path
) -> None:
    forged(hostile, "annotations", lambda each: {**each, "note": "forged"})
    refused(other, hostile, "the signature of the package does not hold")
    unsigned(hostile)
    told = received(other, hostile).annex.remarks
    assert "The package itself is not signed." in told
    assert (
        "2 records had something taken out of them; the log cannot prove those." not in told
    )  # 3 annotations and 1


def unsigned(folder: Path) -> None:
    """As if nobody had signed it."""
    rewritten(
        folder,
        "data/package.json",
        lambda text: re.sub('"package_key": "[0-9a-f]+"', '"package_key": ""', text),
    )
    (folder / "tagmanifest-sha256.sig").unlink()


def forged(folder: Path, table: str, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Changes the records of a table and marks them as having had something taken out, which no log proves."""

    def rewrite(text: str) -> str:
        found = [change(json.loads(line)) for line in text.splitlines()]
        return "".join(json.dumps({**each, "(left out)": ["title"]}) + "\n" for each in found)

    rewritten(folder, f"data/records/{table}.jsonl", rewrite)


HOSTILE: dict[str, tuple[str, Callable[[dict[str, Any]], dict[str, Any]], str]] = {
    "a uid that is a path": ("media", lambda each: {**each, "uid": "../../../out"}, "its uid is none"),
    "a number that is text": ("media", lambda each: {**each, "end_pts": "100"}, "is not what it should be"),
    "a number that no table holds": (
        "media",
        lambda each: {**each, "end_pts": 2**70},
        "is not what it should be",
    ),
    "a list that is text": ("annotations", lambda each: {**each, "tags": "all"}, "is not what it should be"),
    "a broken number": ("annotations", lambda each: {**each, "attributes": {"x": 1.5}}, "cannot be read"),
    "a missing field": (
        "annotations",
        lambda each: {name: each[name] for name in each if name != "term_code"},
        "something is missing",
    ),
    "a colour that is none": ("terms", lambda each: {**each, "colour": "url(http://x)"}, "colour"),
    "a time base of another stream": (
        "media",
        lambda each: {**each, "time_base_denominator": 0},
        "does not fit its bytes",
    ),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_record_that_cannot_be_is_refused(what: str, hostile: Path, other: Path) -> None:
    table, change, words = HOSTILE[what]
    forged(hostile, table, change)
    unsigned(hostile)
    refused(other, hostile, words)


@pytest.mark.parametrize("path", ["../../../../etc/hostname", "/etc/hostname", "custody/../../bagit.txt"])
def test_a_list_of_files_that_leads_out_is_refused(path: str, hostile: Path, other: Path) -> None:
    rewritten(
        hostile,
        "data/files.jsonl",
        lambda text: re.sub(r'"path": "media[^"]*"', f'"path": {json.dumps(path)}', text, count=1),
    )
    refused(other, hostile, "is not taken in")


def test_a_recording_that_cannot_be_decoded_is_refused(case_path: Path, other: Path, tmp_path: Path) -> None:
    from tests.helpers.cases import add_media

    with Case.open(case_path) as case:
        add_media(case, data=b"no recording at all")
    packaged(case_path, tmp_path / "out")
    with Case.open(other) as case, pytest.raises(MediaUnreadable):
        run_here(receive(case, tmp_path / "out", actor="colleague"))
    assert of(other, Media) == []


# ---------------------------------------------------------------- bags of other programs


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    made = make_video(tmp_path / "clip.mp4", frames=5, size=(64, 48))
    files = {"data/clip.mp4": made.path.read_bytes(), "data/notes.txt": b"from a phone"}
    return make_bag(tmp_path / "foreign", files=files, algorithms=("md5",))


def test_the_recordings_in_a_bag_of_another_program_are_taken_in(foreign: Path, other: Path) -> None:
    done = received(other, foreign)
    assert [each.title for each in done.media] == ["clip.mp4"]
    assert (done.annex.from_case, done.annex.log_object_uid) == ("", None)
    again = received(other, foreign)
    assert again.media == []
    assert "data/clip.mp4: these very bytes are M1 here already" in again.annex.told
    assert run_here(verify(other)).faults == []


def test_a_bag_that_is_not_valid_or_has_names_that_clash_is_refused(tmp_path: Path, other: Path) -> None:
    refused(other, make_bag(tmp_path / "one", tags={"bag-info.txt": "Payload-Oxum: 1.1\n"}), "Payload-Oxum")
    two = make_bag(tmp_path / "two", files={"data/A.mp4": b"1", "data/a.mp4": b"2"})
    if len(list((two / "data").iterdir())) == 2:
        refused(other, two, "some systems cannot tell it from")
    refused(other, make_bag(tmp_path / "three", files={"data/nul.mp4": b"1"}), "name of a device")


def test_where_there_is_no_package_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceUnavailable, match="There is no package"):
        run_here(verify_package(tmp_path / "nowhere"))


# ---------------------------------------------------------------- on the command line


def test_the_whole_way_on_the_command_line(
    case_path: Path, other: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = CommandLine(capsys)
    out = tmp_path / "out"
    said = command("package", case_path, "--out", out, "--media", "M1")
    assert said.code == 0, said.words
    number = hashlib.sha256((out / "tagmanifest-sha256.txt").read_bytes()).hexdigest()
    assert number in said.out
    assert is_package(out)
    assert not is_package(case_path)
    checked = command("verify", out)
    assert (checked.code, "everything agrees" in checked.out) == (0, True)
    taken = command("receive", other, out)
    assert (taken.code, "M1 one.mp4" in taken.words) == (0, True)
    assert command("package", case_path, "--out", out).code == 2
    next((out / "data" / "media" / "M1").glob("*.mp4")).write_bytes(b"other")
    assert command("verify", out).code == 1
    assert command("receive", other, out).code == 2
