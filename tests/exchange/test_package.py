"""Packages as whoever receives them checks them: with sha256sum, with Python alone, with openssl."""

from __future__ import annotations

import ast
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyrage
import pytest

from catalog.case import Case
from catalog.errors import CaseReadOnly, InvalidInput, SourceUnavailable, StorageFull
from catalog.jobs import OperationRun, ProcessRunner
from catalog.model.records import (
    Annotation,
    Assignment,
    Checkpoint,
    Media,
    Posting,
    PostingObject,
    Role,
    StoredObject,
)
from catalog.operations.annotate import restrict
from catalog.operations.authorities import add_authority
from catalog.operations.package import BEGIN, END, package
from catalog.operations.verify import verify
from tests.exchange.made import HOME, SECRET, WORDS_OF_TWO, packaged, unpack
from tests.helpers.authority import NEEDS_OPENSSL, Authority
from tests.helpers.cases import A_MOMENT, ACTOR, add_annotation, add_media, take_object
from tests.helpers.disks import small_disk
from tests.helpers.here import run_here

pytestmark = pytest.mark.usefixtures("children_ready_made")
ROOT = Path(__file__).parents[2]


def alone(package_folder: Path) -> subprocess.CompletedProcess[str]:
    """The package's own verify.py in a bare interpreter: nothing of this project can be imported by it."""
    return subprocess.run(
        [sys.executable, "-I", "-S", "-X", "utf8", "verify.py"],
        cwd=package_folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def summary(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "data" / "package.json").read_text(encoding="utf-8"))
    return found


def everything(folder: Path) -> bytes:
    return b"\0".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def rewritten(folder: Path, path: str, change: Callable[[str], str]) -> None:
    """Changes a file and makes sizes and every manifest agree, as whoever wants to deceive would."""
    target = folder / path
    target.write_text(change(target.read_text(encoding="utf-8")), encoding="utf-8")
    sizes = [each.stat().st_size for each in (folder / "data").rglob("*") if each.is_file()]
    info = (folder / "bag-info.txt").read_text(encoding="utf-8")
    oxum = f"Payload-Oxum: {sum(sizes)}.{len(sizes)}"
    (folder / "bag-info.txt").write_text(re.sub("Payload-Oxum: .*", oxum, info), encoding="utf-8")
    for kind in ("sha256", "sha512"):
        _mended(folder, f"manifest-{kind}.txt", kind, [path])
    for kind in ("sha256", "sha512"):
        _mended(
            folder,
            f"tagmanifest-{kind}.txt",
            kind,
            ["bag-info.txt", "manifest-sha256.txt", "manifest-sha512.txt"],
        )


def _mended(folder: Path, name: str, kind: str, paths: list[str]) -> None:
    text = (folder / name).read_text()
    for each in paths:
        digest = hashlib.new(kind, (folder / each).read_bytes()).hexdigest()
        text = re.sub(rf"^[0-9a-f]+  {re.escape(each)}$", f"{digest}  {each}", text, flags=re.MULTILINE)
    (folder / name).write_text(text)


# ---------------------------------------------------------------- checked without this program


@pytest.mark.parametrize("which", ["whole", "part"])
def test_a_package_checks_with_python_alone(which: str, request: pytest.FixtureRequest) -> None:
    done = alone(request.getfixturevalue(which))
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("Everything that can be checked here agrees.\n")


@pytest.mark.parametrize("which", ["whole", "part"])
def test_a_package_checks_with_sha256sum_alone(which: str, request: pytest.FixtureRequest) -> None:
    if shutil.which("sha256sum") is None:
        pytest.skip("there is no sha256sum here")
    folder = request.getfixturevalue(which)
    command = re.search(r"sha256sum -c .*", (folder / "README.txt").read_text(encoding="utf-8"))
    assert command is not None
    done = subprocess.run(command[0].split(), cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    checked = {line.rpartition(":")[0] for line in done.stdout.splitlines() if line.endswith(": OK")}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert there - checked == {
        *("tagmanifest-sha256.txt", "tagmanifest-sha512.txt", "tagmanifest-sha256.sig"),
    }


def test_the_signatures_of_package_and_log_check_with_openssl_alone(whole: Path) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("there is no openssl here")
    commands = re.findall(r"openssl pkeyutl .*", (whole / "README.txt").read_text(encoding="utf-8"))
    assert len(commands) == 2
    for command in commands:
        done = subprocess.run(command.split(), cwd=whole, capture_output=True, text=True)
        assert (done.returncode, done.stdout.strip()) == (0, "Signature Verified Successfully")


@NEEDS_OPENSSL
def test_the_time_stamp_goes_out_and_checks_with_openssl_alone(
    case_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRAMEWITNESS_CONFIG", str(tmp_path / "settings"))
    with Authority(tmp_path / "authority") as authority:
        add_authority(authority.url, certificates=authority.certificates)
        packaged(case_path, tmp_path / "out")
    commands = re.findall(r"openssl ts .*", (tmp_path / "out" / "README.txt").read_text(encoding="utf-8"))
    assert len(commands) == 1
    done = subprocess.run(commands[0].split(), cwd=tmp_path / "out", capture_output=True, text=True)
    assert (done.returncode, "Verification: OK" in done.stdout + done.stderr) == (0, True)
    assert alone(tmp_path / "out").returncode == 0
    signed = next((tmp_path / "out" / "data" / "custody" / "signatures").glob("*/checkpoint.json"))
    signed.write_bytes(signed.read_bytes() + b" ")
    assert subprocess.run(commands[0].split(), cwd=tmp_path / "out", capture_output=True).returncode != 0
    assert "this time stamp is over something else" in alone(tmp_path / "out").stdout


def test_a_signature_over_another_statement_does_not_check_with_openssl(whole: Path, tmp_path: Path) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("there is no openssl here")
    copy = shutil.copytree(whole, tmp_path / "copy")
    (signature,) = summary(copy)["signatures"]
    statement = copy / "data" / signature["folder"] / "statement.json"
    statement.write_bytes(statement.read_bytes().replace(b'"entry":', b'"entry": '))
    done = subprocess.run(signature["commands"][0].split(), cwd=copy, capture_output=True, text=True)
    assert done.returncode != 0


def test_the_checking_program_is_python_3_9_and_needs_the_standard_library_alone() -> None:
    text = (ROOT / "resources" / "package" / "verify.py").read_text(encoding="utf-8")
    tree = ast.parse(text, feature_version=(3, 9))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [each.name for each in node.names] if isinstance(node, ast.Import) else [node.module or ""]
        )
    }
    assert imported <= sys.stdlib_module_names
    assert "file_digest" not in text  # came with 3.11


# ---------------------------------------------------------------- what is found


CHANGES: dict[str, tuple[str, Callable[[str], str], str]] = {
    "a record": (
        "data/records/annotations.jsonl",
        lambda text: text.replace("edited", "forged"),
        "not what the log",
    ),
    "an entry": (
        "data/custody/log.jsonl",
        lambda text: text.replace("case.create", "case.forged"),
        "was changed",
    ),
    "a value": (
        "data/custody/values.jsonl",
        lambda text: text.replace("note 0", "note 9"),
        "not what the log",
    ),
    "a proof": (
        "data/custody/proofs.jsonl",
        lambda text: (
            re.sub(r'"path": \["..', '"path": ["00', text, count=1) if '"path": ["00' not in text else ""
        ),
        "is not proved",
    ),
    "an entry less": ("data/custody/log.jsonl", lambda text: "".join(text.splitlines(True)[:-1]), "head"),
    "the root": (
        "data/package.json",
        lambda text: re.sub(r'"root": "[0-9a-f]{8}', '"root": "00000000', text),
        "does not hold the root",
    ),
    "the list of files": (
        "data/files.jsonl",
        lambda text: re.sub(r'"sha256": "[0-9a-f]{8}', '"sha256": "00000000', text, count=1),
        "is not the object that the log knows",
    ),
    "a statement": (
        "data/package.json",
        lambda text: re.sub(r'"uid": "[0-9a-f]{8}', '"uid": "00000000', text),
        "does not speak of this log",
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_that_every_manifest_hides_is_found(what: str, part: Path, tmp_path: Path) -> None:
    path, change, words = CHANGES[what]
    copy = shutil.copytree(part, tmp_path / "copy")
    rewritten(copy, path, change)
    done = alone(copy)
    assert done.returncode == 1
    assert words in done.stdout


def test_a_changed_missing_or_added_file_is_found(part: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(part, tmp_path / "copy")
    next((copy / "data" / "media" / "M1").glob("*.mp4")).write_bytes(b"other")
    (copy / "data" / "records" / "media.jsonl").unlink()
    (copy / "data" / "more.txt").write_text("more")
    done = alone(copy)
    assert done.returncode == 1
    assert "mp4: its bytes are not those that the manifest names (sha256)" in done.stdout
    assert "data/records/media.jsonl: is missing" in done.stdout
    assert "data/more.txt: no manifest names it" in done.stdout


# ---------------------------------------------------------------- what goes out, and what does not


def test_a_part_of_a_case_goes_out_with_proofs_and_without_the_rest(part: Path, made_case: Path) -> None:
    told = summary(part)
    log = lines(part / "data" / "custody" / "log.jsonl")
    assert told["media"] == ["M1"]
    assert not told["whole"]
    assert 0 < len(log) < told["head"]["number"]
    assert {each["number"] for each in lines(part / "data" / "custody" / "proofs.jsonl")} == {
        each["number"] for each in log if each["number"] <= told["tree"]["size"]
    }
    with Case.open(made_case, read_only=True) as case:
        two = case.find(Media, number=2)[0]
        hidden = case.get(StoredObject, two.reference_object_uid)
        notes = [each.note for each in case.find(Annotation, media_uid=case.find(Media, number=1)[0].uid)]
    said = everything(part)
    for text in (WORDS_OF_TWO, hidden.sha256, "two.mp4"):
        assert text.encode() not in said
    assert sorted(each["note"] for each in lines(part / "data" / "records" / "annotations.jsonl")) == sorted(
        notes
    )
    assert {each["code"] for each in lines(part / "data" / "records" / "terms.jsonl")} == {"baton.raised"}


def test_everything_goes_out_with_every_entry_of_the_log(whole: Path) -> None:
    told = summary(whole)
    assert told["media"] == ["M1", "M2"]
    assert told["entries_shown"] == told["head"]["number"]
    assert {each["code"] for each in lines(whole / "data" / "records" / "terms.jsonl")} == {
        "baton.raised",
        "not.used",
    }


@pytest.mark.parametrize("which", ["whole", "part"])
def test_no_secret_and_no_place_on_the_senders_machine_goes_out(
    which: str, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(which)
    said = everything(folder)
    for text in (SECRET, HOME, str(folder.parent), str(Path.home())):
        assert text.encode() not in said, text
    assert any("keys" in line for line in summary(folder)["left_out"])
    (posting,) = [
        each for each in lines(folder / "data" / "records" / "postings.jsonl") if each["title"] == "a title"
    ]
    assert sorted(posting["(left out)"]) == ["facts", "source_path", "url"]
    assert posting["url"] == "https://example.org/watch?v=1"
    scrubbed = json.loads(next((folder / "data" / "media" / "M1").glob("info*.json")).read_text())
    assert (scrubbed["title"], "http_headers" in scrubbed) == ("a title", False)


def test_what_is_restricted_stays_and_is_counted(case_path: Path, tmp_path: Path) -> None:
    with Case.open(case_path) as case:
        two = case.find(Media, number=2)[0]
        sha256 = case.get(StoredObject, two.reference_object_uid).sha256
        restrict(case, two.uid, "a witness is at risk", actor=ACTOR)
    done = packaged(case_path, tmp_path / "out")
    assert done.filled.media == ["M1"]
    assert "M2 (video): a witness is at risk" in done.filled.left_out
    said = everything(tmp_path / "out")
    for text in (WORDS_OF_TWO, sha256, "two.mp4", two.uid):
        assert text.encode() not in said, text
    assert alone(tmp_path / "out").returncode == 0


def test_a_restricted_recording_cannot_be_chosen(case_path: Path, tmp_path: Path) -> None:
    with Case.open(case_path) as case:
        restrict(case, case.find(Media, number=1)[0].uid, "a witness is at risk", actor=ACTOR)
    with pytest.raises(InvalidInput, match="M1 does not go out: a witness is at risk"):
        packaged(case_path, tmp_path / "out", media=(1,))
    assert not (tmp_path / "out").exists()


@pytest.fixture
def with_a_clip(case_path: Path) -> Path:
    """M3 is cut from M1."""
    with Case.open(case_path) as case:
        one = case.find(Media, number=1)[0]
        cut = take_object(case, b"cut from it", parent_uid=one.reference_object_uid)
        with case.unit_of_work("clip.make", actor=ACTOR) as work:
            work.add(
                replace(
                    one, uid="0199aaaa-0000-7000-8000-000000000001", number=0, reference_object_uid=cut.uid
                )
            )
    return case_path


def test_a_clip_takes_its_whole_recording_with_it(with_a_clip: Path, tmp_path: Path) -> None:
    done = packaged(with_a_clip, tmp_path / "out", media=(3,))
    assert done.filled.media == ["M1", "M3"]
    assert "M1 goes with it: M3 is a part of it." in done.filled.left_out


def test_a_clip_of_a_restricted_recording_names_the_restriction(with_a_clip: Path, tmp_path: Path) -> None:
    with Case.open(with_a_clip) as case:
        one = case.find(Media, number=1)[0]
        restrict(case, one.uid, "faces of children", actor=ACTOR)
        three = case.find(Media, number=3)[0]
        with case.unit_of_work("media.edit", actor=ACTOR) as work:  # it plays by itself
            work.replace(replace(three, playable_object_uid=three.reference_object_uid))
    done = packaged(with_a_clip, tmp_path / "out", media=(3,))
    assert done.filled.media == ["M3"]
    assert "M3 is a part of M1, which is left out: faces of children" in done.filled.left_out


def test_the_report_goes_with_everything_and_not_with_a_part(case_path: Path, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="The report tells of M2 too"):
        packaged(case_path, tmp_path / "part", media=(1,), with_report=True)
    packaged(case_path, tmp_path / "whole", with_report=True)
    assert sorted(path.suffix for path in (tmp_path / "whole" / "data" / "report").iterdir()) == [
        ".html",
        ".pdf",
    ]
    assert alone(tmp_path / "whole").returncode == 0


def test_what_a_second_coder_does_blind_stays(case_path: Path, tmp_path: Path) -> None:
    with Case.open(case_path) as case:
        one = case.find(Media, number=1)[0]
        blind = Assignment(
            title="blind", coder="colleague", media_uids=[one.uid], made_by=ACTOR, made_utc=A_MOMENT
        )
        with case.unit_of_work("assignment.make", actor=ACTOR) as work:
            work.add(blind)
        add_annotation(case, one, note="coded blind", assignment_uid=blind.uid)
        add_annotation(case, one, note="coded openly")
    done = packaged(case_path, tmp_path / "out")
    said = everything(tmp_path / "out")
    assert b"coded openly" in said
    assert b"coded blind" not in said
    assert "2 records of the work in the case, not of its recordings" in done.filled.left_out
    assert alone(tmp_path / "out").returncode == 0


# ---------------------------------------------------------------- what the case keeps of it


def test_the_log_tells_of_the_package_and_the_case_still_verifies(case_path: Path, tmp_path: Path) -> None:
    done = packaged(case_path, tmp_path / "out", media=(1,))
    with Case.open(case_path, read_only=True) as case:
        begun, ended = (next(each for each in case.entries() if each.action == name) for name in (BEGIN, END))
        assert begun.parameters["media"] == ["M1"]
        assert begun.parameters["tree_root"] == done.filled.tree_root
        assert ended.parameters["sha256"] == done.filled.tag_manifest_sha256
        assert [each.entry for each in case.find(Checkpoint)] == [begun.number]
    assert run_here(verify(case_path)).faults == []


def test_nothing_is_written_over_and_nothing_into_the_case(case_path: Path, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    with Case.open(case_path) as case:
        head = case.head()
    for out in (tmp_path / "there", tmp_path / "dangling", case_path / "exports" / "out"):
        with pytest.raises(InvalidInput):
            packaged(case_path, out)
    with Case.open(case_path) as case:
        assert case.head() == head
    with Case.open(case_path, read_only=True) as case, pytest.raises(CaseReadOnly):
        run_here(package(case, tmp_path / "out", actor=ACTOR))


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_damaged_recording_is_not_packaged(case_path: Path, tmp_path: Path) -> None:
    with Case.open(case_path) as case:
        stored = case.get(StoredObject, case.find(Media, number=1)[0].reference_object_uid)
        path = case.object_path(stored)
        path.chmod(0o600)
        path.write_bytes(b"other")
        (tmp_path / "out").mkdir()
        with pytest.raises(SourceUnavailable, match="missing or damaged"):
            run_here(package(case, tmp_path / "out" / "package", actor=ACTOR))
        assert case.entries()[-1].outcome == "failed"
    assert leftovers(tmp_path / "out") == []


def test_a_cancelled_packaging_leaves_nothing(case_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with Case.open(case_path) as case:
        add_media(case, data=os.urandom(30_000_000))
        runner = ProcessRunner()
        try:
            under_way = OperationRun(package(case, out / "package", actor=ACTOR), runner)
            while not leftovers(out) and not under_way.finished:
                under_way.poll()
                time.sleep(0.005)
            under_way.cancel()
            while not under_way.finished:
                under_way.poll()
                time.sleep(0.005)
        finally:
            runner.close()
        assert type(under_way.error).__name__ == "Cancelled"
        assert case.entries()[-1].outcome == "cancelled"
    assert leftovers(out) == []


def test_a_full_disk_leaves_nothing(case_path: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", size="1m") as disk, Case.open(case_path) as case:
        add_media(case, data=os.urandom(3_000_000))
        with pytest.raises(StorageFull):
            run_here(package(case, disk / "package", actor=ACTOR))
        assert leftovers(disk) == []


def test_a_killed_packaging_leaves_no_package_under_the_name(case_path: Path, tmp_path: Path) -> None:
    """Killed with its children in the middle of copying: the case is sound, and packaging it again works."""
    out = tmp_path / "out"
    out.mkdir()
    with Case.open(case_path) as case:
        add_media(case, data=os.urandom(20_000_000))
    program = subprocess.Popen(
        [
            *(sys.executable, "-c", "import sys; from catalog.cli import main; main(None, sys.argv[1:])"),
            *("package", str(case_path), "--out", str(out / "package")),
        ],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while not leftovers(out) and program.poll() is None:
        time.sleep(0.005)
    program.kill()
    program.wait()
    assert all(name.startswith(".") and name.endswith(".part") for name in leftovers(out))
    assert run_here(verify(case_path)).faults == []
    packaged(case_path, out / "package")
    assert alone(out / "package").returncode == 0


# ---------------------------------------------------------------- for one recipient


def test_an_encrypted_package_is_for_its_recipient_alone(case_path: Path, tmp_path: Path) -> None:
    mine, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    out = tmp_path / "out"
    out.mkdir()
    done = packaged(case_path, out / "package", recipient=str(mine.to_public()))
    assert leftovers(out) == ["package.tar.age"]
    assert leftovers(case_path / "exports") == []
    sealed = done.path.read_bytes()
    assert b"A street" not in sealed
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(sealed, [other])
    (tmp_path / "plain.tar").write_bytes(pyrage.decrypt(sealed, [mine]))
    unpack(tmp_path / "plain.tar", tmp_path / "opened")
    assert alone(tmp_path / "opened" / "package").returncode == 0


def test_a_recipient_that_is_none_is_refused_before_anything_is_written(
    case_path: Path, tmp_path: Path
) -> None:
    with pytest.raises(InvalidInput, match="is no public key"):
        packaged(case_path, tmp_path / "package", recipient="age1nobody")
    with Case.open(case_path) as case:
        assert BEGIN not in {each.action for each in case.entries()}


def test_of_a_page_what_was_given_to_its_visitor_alone_stays(case_path: Path, tmp_path: Path) -> None:
    page = b'<video src="https://cdn.example/v.mp4?id=7&amp;ip=203.0.113.77&amp;sig=AbC"><p>Words.</p>'
    plain = b"<p>A page that holds nothing of the kind.</p>"
    with Case.open(case_path) as case:
        [posting] = case.find(Posting, title="a title")
        for number, (data, role, suffix) in enumerate(
            [
                (page, Role.PAGE_SOURCE, ".html"),
                (b"Content-Type: text/html\r\n\r\n" + page, Role.PAGE_MHTML, ".mhtml"),
                (plain, Role.PAGE_SOURCE, ".html"),
            ]
        ):
            taken = case.objects.take_bytes(data, extension=suffix)
            stored = StoredObject(
                sha256=taken.sha256,
                sha512=taken.sha512,
                size=taken.size,
                media_type="text/html",
                extension=suffix,
                role=role,
            )
            with case.unit_of_work("page.capture", actor=ACTOR) as work:
                work.add(stored)
                work.add(
                    PostingObject(
                        posting_uid=posting.uid,
                        object_uid=stored.uid,
                        role=role,
                        name=f"page{number}{suffix}",
                    )
                )
    done = packaged(case_path, tmp_path / "out")
    assert b"203.0.113.77" not in everything(tmp_path / "out")
    assert b"AbC" not in everything(tmp_path / "out")
    assert any("links and keys given to whoever fetched" in line for line in done.filled.left_out)
    told = [
        each for each in lines(tmp_path / "out" / "data" / "files.jsonl") if each["role"].startswith("page")
    ]
    assert [each["path"] is None for each in told] == [True, True, False]
    instead = (tmp_path / "out" / "data" / told[0]["instead"]).read_bytes()
    assert instead == page.replace(b"203.0.113.77", b"left-out").replace(b"AbC", b"left-out")
    assert alone(tmp_path / "out").returncode == 0
