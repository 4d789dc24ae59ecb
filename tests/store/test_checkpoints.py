"""Signed heads of the log: made, kept and checked; what an attacker does to a case is found, or is said not to be."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import keyring
import keyring.backend
import pytest

from catalog.case import CATALOGUE, Case
from catalog.custody import checkpoints as heads
from catalog.custody.chain import canonical, seal
from catalog.custody.own_files import config_folder
from catalog.custody.signing import KEYRING, known_key, own_key
from catalog.errors import CatalogError, InvalidInput
from catalog.model.records import Annotation, Checkpoint, CheckpointReason, StoredObject
from catalog.operations import cases
from catalog.operations.annotate import describe_case
from catalog.operations.checkpoints import sign_head
from catalog.operations.publish import report
from catalog.operations.standing import Standing, custody_of
from catalog.operations.verify import Verification, verify
from catalog.store.history import versions
from tests.helpers.authority import NEEDS_OPENSSL, openssl
from tests.helpers.cases import ACTOR, add_annotation, add_media, add_term, make_case
from tests.helpers.here import run_here
from tests.helpers.tampering import raw

EXPORT = CheckpointReason.EXPORT


@pytest.fixture(scope="module")
def signed_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A case with two signatures, one before and one after an annotation; and the settings of who signed."""
    folder = tmp_path_factory.mktemp("signed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FRAMEWITNESS_CONFIG", str(folder / "settings"))
        with make_case(folder) as case:
            media = add_media(case)
            add_term(case)
            sign_head(case, actor=ACTOR, reason=EXPORT)
            add_annotation(case, media, note="she falls")
            add_annotation(case, media, note="he runs")
            sign_head(case, actor=ACTOR, reason=EXPORT)
            path = case.path
    return path, folder / "settings"


@pytest.fixture
def settings(signed_once: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = shutil.copytree(signed_once[1], tmp_path / "settings")
    monkeypatch.setenv("FRAMEWITNESS_CONFIG", str(copy))
    return copy


@pytest.fixture
def path(signed_once: tuple[Path, Path], settings: Path, tmp_path: Path) -> Path:
    """A copy of that case, on the computer that signed it, which remembers it at this very place."""
    copy = shutil.copytree(signed_once[0], tmp_path / "case")
    with Case.open(copy, read_only=True) as case:
        uid = case.details.uid
    for _, head in list(heads.remembered(uid)):
        heads.remember(copy, head)
    return copy


@pytest.fixture
def elsewhere(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From now on this is another computer, which never saw the case."""
    return lambda: monkeypatch.setenv("FRAMEWITNESS_CONFIG", str(tmp_path / "another computer"))


def verified(path: Path, *against: str) -> Verification:
    return run_here(verify(path, against=against))


def faults(path: Path, *against: str) -> str:
    return "\n".join(verified(path, *against).faults)


# ---------------------------------------------------------------- the key


def test_the_key_is_made_once_and_kept_in_a_file_that_nobody_else_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRAMEWITNESS_CONFIG", str(tmp_path / "new"))
    assert known_key() is None
    first, second = own_key(), own_key()
    assert first.public_key == second.public_key
    path = config_folder() / "signing-key.pem"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    private = path.read_text()
    assert private not in repr(first) and first.public_key not in private
    assert {each.name for each in config_folder().iterdir()} == {".key.lock", "key.json", "signing-key.pem"}


def test_a_key_that_others_can_read_is_not_used(settings: Path) -> None:
    (settings / "signing-key.pem").chmod(0o644)
    with pytest.raises(CatalogError, match="Others can read"):
        own_key()


def test_a_damaged_key_is_not_replaced_in_silence(settings: Path) -> None:
    (settings / "signing-key.pem").write_text("nothing")
    with pytest.raises(CatalogError, match="damaged"):
        own_key()


def test_a_key_that_was_lost_is_replaced_and_the_one_before_is_still_named(settings: Path) -> None:
    lost = own_key().public_key
    (settings / "signing-key.pem").unlink()
    assert own_key().public_key != lost
    found = known_key()
    assert found is not None and found.earlier == (lost,)


class _Ring(keyring.backend.KeyringBackend):
    """A keyring that works, as that of a desktop does."""

    priority = 5  # type: ignore[assignment]

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise keyring.errors.KeyringLocked
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def ring() -> Iterator[_Ring]:
    before, made = keyring.get_keyring(), _Ring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def test_the_key_lies_in_the_keyring_where_one_works_and_not_on_the_disk(
    ring: _Ring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRAMEWITNESS_CONFIG", str(tmp_path / "new"))
    made = own_key()
    assert own_key().public_key == made.public_key
    found = known_key()
    assert found is not None and found.kept == KEYRING
    (secret,) = ring.kept.values()
    everything = b"".join(each.read_bytes() for each in (tmp_path / "new").iterdir())
    assert secret.encode() not in everything and not (tmp_path / "new" / "signing-key.pem").exists()
    ring.locked = True
    with pytest.raises(CatalogError, match="keyring"):
        own_key()


# ---------------------------------------------------------------- signing


def test_a_signature_covers_the_log_and_what_only_speaks_of_the_log_is_not_signed_again(path: Path) -> None:
    with Case.open(path) as case:
        last = sign_head(case, actor=ACTOR, reason=EXPORT)
        assert last == case.find(Checkpoint, order="entry")[-1], "nothing was new"
        describe_case(case, actor=ACTOR, scope="more")
        assert custody_of(case).unsigned_entries == 1
        again = sign_head(case, actor=ACTOR, reason=EXPORT)
        assert again.entry == case.head() - 1 > last.entry
        assert custody_of(case).standing is Standing.SIGNED and custody_of(case).unsigned_entries == 0
    assert verified(path).sound


def test_the_end_of_a_session_signs_what_was_written_and_nothing_where_nothing_was(tmp_path: Path) -> None:
    with cases.new_case(tmp_path / "case", actor=ACTOR) as case:
        head = case.head()
    with cases.open_case(tmp_path / "case", actor=ACTOR) as case:
        (first,) = case.find(Checkpoint)
        assert (first.entry, first.reason, case.head()) == (head, "end of a session", head + 1)
    with cases.open_case(tmp_path / "case", actor=ACTOR) as case:
        assert case.head() == head + 1, "only looked at"
        describe_case(case, actor=ACTOR, scope="written")
    with cases.open_case(tmp_path / "case", actor=ACTOR) as case:
        assert case.count(Checkpoint) == 2 and case.head() == head + 3
    assert verified(tmp_path / "case").sound


def test_a_session_whose_work_failed_is_signed_too_and_its_own_error_is_the_one_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases.new_case(tmp_path / "case", actor=ACTOR).close()
    (config_folder() / "signing-key.pem").chmod(0o644)
    try:
        with (
            pytest.raises(InvalidInput, match="of its own"),
            cases.open_case(tmp_path / "case", actor=ACTOR) as case,
        ):
            describe_case(case, actor=ACTOR, scope="written")
            raise InvalidInput("An error of its own.")
        with (
            pytest.raises(CatalogError, match=r"kept, but its log was not signed: Others can read"),
            cases.open_case(tmp_path / "case", actor=ACTOR) as case,
        ):
            assert case.details.scope == "written"
            describe_case(case, actor=ACTOR, scope="again")
    finally:
        (config_folder() / "signing-key.pem").chmod(0o600)
    told = "\n".join(verified(tmp_path / "case").in_words())
    assert "Not signed yet: 2 entries" in told


def test_a_report_is_signed_for_with_the_entry_that_tells_of_it_and_is_the_same_when_made_again(
    path: Path, settings: Path, tmp_path: Path
) -> None:
    with Case.open(path) as case:
        describe_case(case, actor=ACTOR, scope="for the report")
        issued = run_here(report(case, tmp_path / "out", actor=ACTOR))
        signed = case.find(Checkpoint, order="entry")[-1]
        told = {each.number: each.action for each in case.entries()}
        assert (told[signed.entry], signed.reason) == ("report.issue", "export")
        again = run_here(report(case, tmp_path / "out", actor=ACTOR))
        assert (again.as_of, again.sha256) == (issued.as_of, issued.sha256), "signing moves no evidence"
        (settings / "signing-key.pem").chmod(0o644)
        unsigned = run_here(report(case, tmp_path / "out", actor=ACTOR))
        assert any("The log was not signed" in line for line in unsigned.remarks)


@NEEDS_OPENSSL
def test_openssl_alone_checks_a_signature(path: Path, tmp_path: Path) -> None:
    from catalog.custody.signing import public_pem

    with Case.open(path, read_only=True) as case:
        signed = case.find(Checkpoint, order="entry")[-1]
        file = json.loads(case.object_path(case.get(StoredObject, signed.object_uid)).read_bytes())
    for name, data in (
        ("statement", canonical(file["statement"]).encode()),
        ("signature", bytes.fromhex(file["signature"])),
        ("key", public_pem(file["key"]).encode()),
    ):
        (tmp_path / name).write_bytes(data)
    names = ("-in", tmp_path / "statement", "-sigfile", tmp_path / "signature")
    command = ("pkeyutl", "-verify", "-pubin", "-inkey", tmp_path / "key", "-rawin", *names)
    assert "Successfully" in openssl(*command)
    statement = (tmp_path / "statement").read_bytes()
    (tmp_path / "statement").write_bytes(statement.replace(b'"entry":', b'"entry":1'))
    openssl(*command, fails=True)


# ---------------------------------------------------------------- what an attacker does


def rewrite(path: Path, *, first: int, note: str) -> None:
    """Puts other words into an annotation of entry `first` or later, and makes every later hash fit again."""
    with raw(path) as db:
        entry, slot, uid, value = db.execute(
            "SELECT entry, slot, uid, value FROM custody_values WHERE kind = 'annotations' AND entry >= ? "
            "ORDER BY entry LIMIT 1",
            [first],
        ).fetchone()
        told = canonical({**json.loads(value), "note": note})
        db.execute("DROP INDEX IF EXISTS custody_values_of_record")
        db.execute("UPDATE custody_values SET value = ? WHERE entry = ? AND slot = ?", [told, entry, slot])
        db.execute("UPDATE annotations SET note = ? WHERE uid = ?", [note, uid])
        _seal_anew(db, entry)


def _seal_anew(db: sqlite3.Connection, first: int) -> None:
    """Computes the commitments and hashes of all entries from `first` on."""
    from catalog.custody.chain import commitment

    previous = db.execute("SELECT hash FROM custody WHERE number = ?", [first - 1]).fetchone()[0]
    for number, text in db.execute(
        "SELECT number, body FROM custody WHERE number >= ? ORDER BY number", [first]
    ).fetchall():
        body = json.loads(text)
        kept = {
            slot: commitment(salt, value)
            for slot, salt, value in db.execute(
                "SELECT slot, salt, value FROM custody_values WHERE entry = ?", [number]
            )
        }
        body["actor"], body["parameters"] = kept["actor"], kept["parameters"]
        for position, change in enumerate(body["changes"]):
            change["after"] = kept[f"change {position:06}"]
        link = seal(body, number=number, previous_hash=previous)
        db.execute("UPDATE custody SET body = ?, hash = ? WHERE number = ?", [link.body, link.hash, number])
        previous = link.hash


def cut_after(path: Path, last: int) -> None:
    """Takes the log's entries after `last` away, and puts every record back to what it was then."""
    with Case.open(path, read_only=True) as case:
        touched = {(kind, uid) for each in case.entries(first=last + 1) for kind, uid in each.changed}
        reader = case._connections.reader()
        then = {uid: versions(reader, uid, upto=last) for _, uid in touched}
    with raw(path) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        for kind, uid in touched:
            assert not then[uid], "what is cut away here was made, not changed"
            db.execute(f"DELETE FROM {kind} WHERE uid = ?", [uid])
        db.execute("DELETE FROM custody_values WHERE entry > ?", [last])
        db.execute("DELETE FROM custody WHERE number > ?", [last])
        numbers = db.execute("SELECT media_uid, max(number) FROM annotations GROUP BY 1").fetchall()
        db.execute("DELETE FROM counters WHERE scope LIKE 'annotations%'")
        for media_uid, number in numbers:
            db.execute("INSERT INTO counters VALUES (?, ?)", [f"annotations {media_uid}", number])


def second_annotation(path: Path) -> int:
    with Case.open(path, read_only=True) as case:
        return [each.number for each in case.entries() if each.action == "annotation.add"][-1]


def test_a_rewritten_log_whose_hashes_all_agree_is_found_by_its_signature(
    path: Path, elsewhere: Callable[[], None]
) -> None:
    rewrite(path, first=1, note="she was pushed")
    elsewhere()
    with Case.open(path, read_only=True) as case:
        assert case.differences() == [], "the log agrees with itself"
        assert case.find(Annotation, note="she was pushed")
    found = faults(path)
    assert "the log was rewritten" in found and "the signature of entry" in found


def test_a_cut_tail_is_found_by_the_signature_after_the_cut_though_rows_and_hashes_agree(
    path: Path, elsewhere: Callable[[], None]
) -> None:
    """The attacker forgets the checkpoint's file among the objects."""
    elsewhere()
    cut_after(path, second_annotation(path) - 1)
    with Case.open(path, read_only=True) as case:
        assert case.differences() == []
        assert [each.note for each in case.find(Annotation)] == ["she falls"]
    assert "its tail was cut off" in faults(path)


def test_a_cut_tail_is_found_by_what_this_computer_remembers_where_all_traces_in_the_case_are_gone(
    path: Path, elsewhere: Callable[[], None], tmp_path: Path
) -> None:
    with Case.open(path, read_only=True) as case:
        last = case.find(Checkpoint, order="entry")[-1]
        file = case.object_path(case.get(StoredObject, last.object_uid))
    kept = tmp_path / "kept by a colleague.json"
    shutil.copyfile(file, kept)
    cut_after(path, second_annotation(path) - 1)
    file.unlink()
    assert "was signed on this computer" in faults(path)
    elsewhere()
    told = verified(path)
    assert told.sound, "this cannot be found on another computer by what is in the case alone"
    assert "--against" in "\n".join(told.in_words()), "and that is said"
    assert "its tail was cut off" in faults(path, str(kept))
    assert "its tail was cut off" in faults(path, f"{last.entry}:{last.entry_hash}")


def test_another_copy_of_the_case_that_lacks_what_was_signed_elsewhere_is_a_question_and_no_fault(
    path: Path, tmp_path: Path
) -> None:
    older = shutil.copytree(path, tmp_path / "older")
    with Case.open(path) as case:
        describe_case(case, actor=ACTOR, scope="newer")
        sign_head(case, actor=ACTOR, reason=EXPORT)
    told = verified(older)
    assert told.sound and any("an older copy" in line for line in told.log.doubts)
    assert verified(path).sound and verified(path).log.doubts == []


def test_a_signature_that_was_tampered_with_or_taken_away_is_found(
    path: Path, elsewhere: Callable[[], None]
) -> None:
    elsewhere()
    with raw(path) as db:
        db.execute("UPDATE checkpoints SET signature = replace(signature, '1', '2')")
    assert "does not hold" in faults(path)
    with raw(path) as db:
        db.execute("DELETE FROM checkpoints")
    assert "was taken out of the case" in faults(path)


def test_settings_that_cannot_be_read_keep_nobody_from_checking(path: Path, settings: Path) -> None:
    (settings / "key.json").write_text("rubbish")
    (settings / "time-stamp-authorities.json").write_text("rubbish")
    for memory in (settings / "signed-heads").iterdir():
        memory.write_text("[1.5]")
    assert verified(path).sound


@pytest.mark.parametrize("rubbish", ["entry = 'x'", "public_key = 'zz'", "made_utc = 5", "entry = 1.5"])
def test_rubbish_in_the_table_of_signatures_is_a_fault_and_no_crash(path: Path, rubbish: str) -> None:
    with raw(path) as db:
        db.execute(f"UPDATE checkpoints SET {rubbish}")
    assert "checkpoints" in faults(path) or "does not hold" in faults(path)


def test_swapped_bytes_of_an_object_are_found_whatever_its_length_and_times(path: Path) -> None:
    with Case.open(path, read_only=True) as case:
        stored = case.find(StoredObject)[0]
        file = case.object_path(stored)
    times = file.stat()
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.chmod(0o600)
    file.write_bytes(data)
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    file.chmod(0o444)
    assert "differs" in faults(path) and "SHA-256 is now" in faults(path)


def resign_everything(path: Path) -> None:
    """Signs every head again with the key of whoever has the computer now, and makes the log fit."""
    with Case.open(path, read_only=True) as case:
        uid = case.details.uid
        signed = case.find(Checkpoint, order="entry")
        objects = {each.uid: case.get(StoredObject, each.object_uid) for each in signed}
        store = case.objects
    for each in signed:
        with raw(path) as db:
            db.execute("DROP INDEX IF EXISTS custody_values_of_record")
            (entry_hash,) = db.execute("SELECT hash FROM custody WHERE number = ?", [each.entry]).fetchone()
            key = own_key()
            head = heads.Head(uid, each.entry, entry_hash, each.made_utc, key.public_key)
            head = replace(head, signature=key.sign(head.statement.encode()))
            before = objects[each.uid]
            old = store.path(before.sha256, before.extension)
            old.chmod(0o600)
            old.unlink()
            taken = store.take_bytes(head.text.encode(), extension=".json")
            new = {"entry_hash": entry_hash, "public_key": key.public_key, "signature": head.signature}
            of_file = {"sha256": taken.sha256, "sha512": taken.sha512, "size": taken.size}
            for table, record_uid, fields in (
                ("checkpoints", each.uid, new),
                ("objects", before.uid, of_file),
            ):
                setting = ", ".join(f"{name} = ?" for name in fields)
                db.execute(f"UPDATE {table} SET {setting} WHERE uid = ?", [*fields.values(), record_uid])
                (value,) = db.execute(
                    "SELECT value FROM custody_values WHERE uid = ?", [record_uid]
                ).fetchone()
                told = canonical({**json.loads(value), **fields})
                db.execute("UPDATE custody_values SET value = ? WHERE uid = ?", [told, record_uid])
            _seal_anew(db, each.entry + 1)


def test_a_rewritten_case_signed_anew_with_another_key_is_found_where_somebody_kept_something(
    path: Path, settings: Path, elsewhere: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Case.open(path, read_only=True) as case:
        first = case.find(Checkpoint, order="entry")[0]
        kept = tmp_path / "kept.json"
        shutil.copyfile(case.object_path(case.get(StoredObject, first.object_uid)), kept)
        last = case.find(Checkpoint, order="entry")[-1]
    rewrite(path, first=1, note="she was pushed")
    monkeypatch.setenv("FRAMEWITNESS_CONFIG", str(tmp_path / "of the attacker"))
    resign_everything(path)
    monkeypatch.setenv("FRAMEWITNESS_CONFIG", str(settings))
    assert "was signed on this computer" in faults(path), "this computer remembers what it signed"
    elsewhere()
    told = verified(path, str(kept))
    assert told.sound, "up to there nothing was changed"
    said = "\n".join(told.in_words())
    assert "found only by what lies outside" in said, "and it is said what is not found"
    assert first.public_key not in said
    assert "the log was rewritten" in faults(path, f"{last.entry}:{last.entry_hash}")


def test_a_case_rewritten_after_its_first_signature_shows_another_key_under_the_same_name(
    path: Path, elsewhere: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first signature pins the key: the attacker cannot make it fit, and leaves it as it is."""
    with Case.open(path, read_only=True) as case:
        first, last = case.find(Checkpoint, order="entry")
    monkeypatch.setenv("FRAMEWITNESS_CONFIG", str(tmp_path / "of the attacker"))
    rewrite(path, first=first.entry + 1, note="she was pushed")
    elsewhere()
    assert f"the signature of entry {last.entry}" in faults(path), "it does not fit yet"
    monkeypatch.setenv("FRAMEWITNESS_CONFIG", str(tmp_path / "of the attacker"))
    with contextlib.closing(sqlite3.connect(path / CATALOGUE)) as db:
        assert db.execute("SELECT count(*) FROM checkpoints").fetchone() == (2,)
    only_last(path, last)
    elsewhere()
    told = verified(path)
    assert any("signs with another key" in line for line in told.log.doubts)


def only_last(path: Path, last: Checkpoint) -> None:
    """As `resign_everything`, of the last signature alone."""
    with pytest.MonkeyPatch.context() as patch:
        real = Case.find
        patch.setattr(
            Case,
            "find",
            lambda self, kind, **where: [
                each
                for each in real(self, kind, **where)
                if kind is not Checkpoint or each.uid == last.uid  # type: ignore[attr-defined]
            ],
        )
        resign_everything(path)


@pytest.mark.parametrize("given", ["nothing", "0:abc", "no such file.json", "5:" + "g" * 64])
def test_what_is_no_checkpoint_is_refused(path: Path, given: str) -> None:
    with pytest.raises(InvalidInput, match="no checkpoint"):
        verified(path, given)


def test_a_checkpoint_of_another_case_or_one_that_was_changed_is_refused(path: Path, tmp_path: Path) -> None:
    with make_case(tmp_path / "other") as other:
        sign_head(other, actor=ACTOR, reason=EXPORT)
        (stored,) = other.find(StoredObject)
        file = other.object_path(stored)
    with pytest.raises(InvalidInput, match="another case"):
        verified(path, str(file))
    changed = tmp_path / "changed.json"
    changed.write_text(file.read_text().replace('"entry":1', '"entry":2'))
    with pytest.raises(InvalidInput, match="does not hold"):
        verified(path, str(changed))
