"""A mirror is kept in step, never spoilt by damage, and gives back what the case lost."""

from __future__ import annotations

import errno
import hashlib
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from catalog.case import Case
from catalog.custody.fixity import MISSING, mend_objects, read_objects
from catalog.errors import Cancelled, CaseUnusable, InvalidInput, SourceUnavailable, StorageFull
from catalog.jobs import JobContext, SilentContext
from catalog.model.records import FixityRun, Media, StoredObject, Tombstone
from catalog.operations import cases, erasure, fixity, mirror_step
from catalog.operations import mirror as mirroring
from catalog.operations.erasure_plan import plan_recording
from catalog.operations.mirror import Mirrored, set_mirror
from catalog.operations.mirror_settings import keeping_of
from catalog.operations.restore import restore, wanted_of
from catalog.operations.search import find_text
from catalog.operations.verify import verify
from catalog.store.fixity_tables import ObjectCheck, read_checks
from catalog.texts import Phrase
from tests.helpers.cases import ACTOR, add_media, make_case
from tests.helpers.here import run_here


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with make_case(tmp_path) as made:
        add_media(made, title="one.mp4", data=b"the first recording")
        add_media(made, title="two.mp4", data=b"the second recording")
        yield made


@pytest.fixture
def folder(case: Case, tmp_path: Path) -> Path:
    """A mirror in step."""
    place = tmp_path / "disk" / "mirror"
    step(case, place)
    return place


def step(case: Case, folder: Path | None = None, *, read_all: bool = False) -> Mirrored:
    return run_here(mirroring.mirror(case, folder, read_all=read_all))


def spoil(path: Path, data: bytes = b"the first recordinG") -> None:
    path.chmod(0o600)
    path.write_bytes(data)


def first(case: Case) -> StoredObject:
    return case.get(StoredObject, case.find(Media)[0].reference_object_uid)


def in_mirror(case: Case, folder: Path) -> Path:
    return folder / case.object_path(first(case)).relative_to(case.path)


def in_mirror_count(folder: Path) -> int:
    return len(list((folder / "objects").rglob("*.mp4")))


def faults(path: Path) -> list[str]:
    return run_here(verify(path)).faults


def checks(case: Case) -> dict[str, ObjectCheck]:
    with case.object_checks() as db:
        return read_checks(db)


# ---------------------------------------------------------------- the mirror


def test_a_mirror_is_a_case_that_verifies_and_its_place_stands_nowhere_in_the_case(
    case: Case, folder: Path
) -> None:
    assert faults(folder) == []
    with Case.open(folder, read_only=True) as copy:
        assert copy.head() == case.head() and copy.find(Media) == case.find(Media)
    assert keeping_of(case.details.uid).mirror == folder
    for path in case.path.rglob("*"):
        assert not path.is_file() or str(folder).encode() not in path.read_bytes()


def test_only_what_is_new_is_copied(case: Case, folder: Path) -> None:
    add_media(case, data=b"the third")
    (case.path / "exports" / "r.html").write_text("a report")
    done = step(case)
    assert (done.objects, done.copied, done.size) == (3, 1, len(b"the third"))
    assert (folder / "exports" / "r.html").read_text() == "a report"
    assert step(case).copied == 0
    assert faults(folder) == []


def test_a_damaged_object_never_goes_into_the_mirror(case: Case, folder: Path) -> None:
    spoil(case.object_path(first(case)))
    assert step(case, read_all=True).copied == 0
    assert in_mirror(case, folder).read_bytes() == b"the first recording"
    in_mirror(case, folder).unlink()
    done = step(case)
    assert len(done.lacking) == 1 and not in_mirror(case, folder).exists()
    assert len(list((folder / "objects").rglob("*.mp4"))) == 1, "nor under another name"


def test_an_object_that_was_swapped_for_another_spoils_neither_in_the_mirror(
    case: Case, folder: Path
) -> None:
    spoil(case.object_path(first(case)), b"the second recording")
    in_mirror(case, folder).unlink()
    assert len(step(case).lacking) == 1
    assert [each.read_bytes() for each in (folder / "objects").rglob("*.mp4")] == [b"the second recording"]


def test_what_is_damaged_in_the_mirror_is_found_by_reading_all_and_made_right(
    case: Case, folder: Path
) -> None:
    spoil(in_mirror(case, folder))
    assert step(case).repaired == [], "its size is the same"
    assert len(step(case, read_all=True).repaired) == 1
    assert in_mirror(case, folder).read_bytes() == b"the first recording"


def test_a_mirror_cut_off_between_two_objects_goes_on_where_it_was(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "mirror"
    really = mirror_step._Step._copy
    copied: list[str] = []

    def once(self: mirror_step._Step, stored: StoredObject, context: JobContext) -> None:
        if copied:
            raise KeyboardInterrupt
        copied.append(stored.uid)
        really(self, stored, context)

    monkeypatch.setattr(mirror_step._Step, "_copy", once)
    with pytest.raises(KeyboardInterrupt):
        step(case, place)
    assert not (place / "catalog.sqlite").exists(), "no catalogue names what is not there"
    monkeypatch.setattr(mirror_step._Step, "_copy", really)
    assert step(case).copied == 1
    assert faults(place) == []


def test_a_case_that_was_cut_back_does_not_spoil_its_mirror(case: Case, folder: Path) -> None:
    add_media(case, data=b"later")
    step(case)
    before = (folder / "catalog.sqlite").read_bytes()
    with closing(sqlite3.connect(case.path / "catalog.sqlite")) as db:
        db.execute("DROP TRIGGER custody_no_delete")
        db.execute("DELETE FROM custody WHERE number = (SELECT max(number) FROM custody)")
        db.commit()
    with pytest.raises(CaseUnusable, match="not in the case's log"):
        step(case)
    assert (folder / "catalog.sqlite").read_bytes() == before
    assert "not in the case's log" in keeping_of(case.details.uid).mirror_problem


def test_a_case_that_lost_its_records_does_not_empty_its_mirror(case: Case, folder: Path) -> None:
    with closing(sqlite3.connect(case.path / "catalog.sqlite")) as db:
        db.execute("DELETE FROM object_checks")
        for table in ("posting_objects", "postings", "media", "objects"):
            db.execute(f"DELETE FROM {table}")
        db.commit()
    with pytest.raises(CaseUnusable, match="do not agree"):
        step(case)
    mirroring.mirror_at_end(case)  # which looks less closely
    assert in_mirror_count(folder) == 2


@pytest.mark.parametrize("place", ["inside", "around", "full", "other"])
def test_no_other_folder_is_written_into(case: Case, tmp_path: Path, place: str) -> None:
    folder = {"inside": case.path / "objects" / "m", "around": tmp_path}.get(place, tmp_path / "m")
    if place == "full":
        folder.mkdir()
        (folder / "letter.txt").write_text("mine")
    if place == "other":
        with make_case(tmp_path / "x") as other:
            step(other, folder)
    there = sorted(tmp_path.rglob("*"))
    with pytest.raises(InvalidInput):
        set_mirror(case, folder)
    assert sorted(tmp_path.rglob("*")) == there


def test_a_mirror_whose_disk_is_not_there_is_not_made_anew_in_its_place(case: Case, folder: Path) -> None:
    away = folder.with_name("unplugged")
    folder.rename(away)
    with pytest.raises(SourceUnavailable, match="not there"):
        step(case)
    assert not folder.exists()
    mirroring.mirror_at_end(case)  # closing is not spoilt by that
    assert "not there" in keeping_of(case.details.uid).mirror_problem
    away.rename(folder)
    mirroring.mirror_at_end(case)
    assert keeping_of(case.details.uid).mirror_problem == ""


def test_a_full_disk_is_said_and_what_was_copied_stays(
    case: Case, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_media(case, data=b"x" * 5000)
    usage = shutil.disk_usage(folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=4999))
    with pytest.raises(StorageFull, match=str(folder)) as caught:
        step(case)
    assert caught.value.hint
    assert faults(folder) == []


def test_a_file_that_became_a_folder_among_the_exports_and_the_other_way_round_do_not_stop_the_mirror(
    case: Case, folder: Path
) -> None:
    exports = case.path / "exports"
    (exports / "one").mkdir(parents=True)
    (exports / "one" / "in it.csv").write_text("a")
    (exports / "other").write_text("b")
    step(case, folder)
    shutil.rmtree(exports / "one")
    (exports / "other").unlink()
    (exports / "one").write_text("c")
    (exports / "other").mkdir()
    (exports / "other" / "in it.csv").write_text("d")
    step(case, folder)
    mirrored = folder / "exports"
    assert (mirrored / "one").read_text() == "c" and (mirrored / "other" / "in it.csv").read_text() == "d"


def test_at_the_end_of_a_session_the_mirror_holds_it(case: Case, folder: Path) -> None:
    with cases.open_case(case.path, actor=ACTOR) as opened:
        add_media(opened, data=b"of this session")
    with Case.open(folder, read_only=True) as copy:
        assert copy.count(Media) == 3
        assert copy.head() == case.head(), "its signature, too"


def test_a_file_in_the_mirror_that_cannot_be_read_is_set_apart_and_copied_anew_and_the_rest_goes_on(
    case: Case, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, really = in_mirror(case, folder), hashlib.file_digest

    def failing(stream: Any, *arguments: Any) -> Any:
        if Path(stream.name) == bad and stream.fileno() and bad.stat().st_ino == sector:
            raise OSError(errno.EIO, "bad sector")
        return really(stream, *arguments)

    sector = bad.stat().st_ino
    monkeypatch.setattr(hashlib, "file_digest", failing)
    add_media(case, data=b"the third")
    done = step(case, read_all=True)
    assert (len(done.set_apart), len(done.repaired), done.copied) == (1, 1, 2)
    assert any("set apart there" in each for each in done.in_words())
    assert all(isinstance(each, Phrase) for each in done.in_words()), "to be said in other languages"
    assert bad.read_bytes() == b"the first recording"
    (apart,) = (folder / "damaged").iterdir()
    assert apart.stat().st_ino == sector, "the same sectors, where nothing else will come to lie"
    erase_first(case)
    assert traces_of_first(folder) == []


def test_a_step_that_was_stopped_at_the_end_of_a_session_is_gone_on_with_at_the_next(
    case: Case, folder: Path
) -> None:
    class Stopped(SilentContext):
        def check_cancelled(self) -> None:
            raise Cancelled

    with cases.open_case(case.path, actor=ACTOR) as opened:
        add_media(opened, data=b"of this session")
        cases.end_session(Stopped(), case=opened)
        opened.close()
    assert "has not ended" in keeping_of(case.details.uid).mirror_problem
    assert in_mirror_count(folder) == 2
    with cases.open_case(case.path, actor=ACTOR):
        pass
    assert keeping_of(case.details.uid).mirror_problem == ""
    assert in_mirror_count(folder) == 3 and faults(folder) == []


# ---------------------------------------------------------------- what is erased


def erase_first(case: Case) -> Tombstone:
    return erasure.erase(case, plan_recording(case, case.find(Media)[0]), why="asked for", actor=ACTOR)


def traces_of_first(folder: Path) -> list[str]:
    there = [path for path in folder.rglob("*") if path.is_file()]
    return [each.name for each in there if b"one.mp4" in (data := each.read_bytes()) or b"first rec" in data]


def test_an_erasure_reaches_the_mirror(case: Case, folder: Path) -> None:
    erase_first(case)
    assert faults(folder) == []
    assert traces_of_first(folder) == []


def test_an_erasure_takes_what_looking_into_a_mirror_left_there(case: Case, folder: Path) -> None:
    with Case.open(folder) as there:
        assert find_text(there, "one.mp4", 9) != []
    (folder / "backups").mkdir()
    (folder / "backups" / "catalog-3.sqlite").write_bytes(b"one.mp4")
    assert {"search.sqlite", "catalog-3.sqlite"} <= set(traces_of_first(folder))
    erase_first(case)
    assert traces_of_first(folder) == []


def test_an_erasure_reaches_folders_that_were_the_mirror_once_and_those_that_are_away_as_soon_as_they_are_back(
    case: Case, folder: Path, tmp_path: Path
) -> None:
    second, third, away = tmp_path / "second", tmp_path / "third", tmp_path / "away"
    step(case, second)
    step(case, third)
    second.rename(away)
    add_media(case, data=b"that came later")
    stone = erase_first(case)
    assert traces_of_first(folder) == traces_of_first(third) == []
    assert in_mirror_count(third) == 2 and in_mirror_count(folder) == 1, "nothing new goes into an old one"
    assert "earlier and could not be reached: 1" in " ".join(stone.remarks)
    assert keeping_of(case.details.uid).to_clean == (second,)
    for path in case.path.rglob("*"):
        assert not path.is_file() or str(tmp_path).encode() not in path.read_bytes()
    away.rename(second)
    assert traces_of_first(second) != []
    with cases.open_case(case.path, actor=ACTOR):
        pass
    assert traces_of_first(second) == []
    assert keeping_of(case.details.uid).to_clean == ()


def test_a_full_disk_does_not_keep_what_was_erased_in_a_mirror(
    case: Case, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_media(case, data=b"x" * 5000)
    usage = shutil.disk_usage(folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=4999))
    erase_first(case)
    assert traces_of_first(folder) == []
    assert "full" in keeping_of(case.details.uid).mirror_problem


def test_settings_that_cannot_be_read_do_not_keep_what_is_erased(case: Case, own_settings: Path) -> None:
    (own_settings / "keeping.json").write_text("rubbish")
    try:
        plan = plan_recording(case, case.find(Media)[0])
        assert "could not be read" in " ".join(erasure.preview(case, plan).stays)
        stone = erasure.erase(case, plan, why="asked for", actor=ACTOR)
    finally:
        (own_settings / "keeping.json").unlink()
    assert stone.state == "done" and "could not be read" in stone.remarks[0]
    assert str(own_settings) not in stone.remarks[0]


@pytest.mark.parametrize("reached", [True, False])
def test_settings_that_cannot_be_written_let_an_erasure_end(
    case: Case, folder: Path, own_settings: Path, tmp_path: Path, *, reached: bool
) -> None:
    second = tmp_path / "second"
    step(case, second)
    if not reached:
        folder.rename(tmp_path / "away")
    lock = own_settings / ".keeping.lock"
    lock.unlink(missing_ok=True)
    lock.mkdir()  # as on a full disk, or where the folder is read-only: nothing is written, by root neither
    try:
        stone = erase_first(case)
    finally:
        lock.rmdir()
    assert stone.state == "done" and erasure.under_way(case) == []
    assert traces_of_first(second) == []
    told = " ".join(stone.remarks)
    assert ("settings of this computer could not be written" in told) == (not reached)
    assert str(own_settings) not in told and str(folder) not in told
    if reached:
        assert traces_of_first(folder) == []
    mirroring.forget_mirror(case, folder)


def test_an_earlier_mirror_that_was_destroyed_is_not_asked_for_any_more(
    case: Case, folder: Path, tmp_path: Path
) -> None:
    step(case, tmp_path / "second")
    shutil.rmtree(folder)
    erase_first(case)
    assert mirroring.clean_mirrors(case).keys() == {folder}
    mirroring.forget_mirror(case, folder)
    assert mirroring.clean_mirrors(case) == {}
    with pytest.raises(InvalidInput):
        mirroring.forget_mirror(case, folder)


# ---------------------------------------------------------------- checking and restoring


def check(case: Case, **options: object) -> fixity.Checked:
    return run_here(fixity.check(case, actor=ACTOR, **options))  # type: ignore[arg-type]


@pytest.mark.parametrize("how", ["changed", "missing", "cut"])
def test_what_is_damaged_is_set_apart_and_restored_from_the_mirror(
    case: Case, folder: Path, how: str
) -> None:
    path = case.object_path(first(case))
    spoil(path, {"cut": b"the fir"}.get(how, b"the first recordinG"))
    if how == "missing":
        path.unlink()
    done = check(case)
    assert path.read_bytes() == b"the first recording"
    assert done.sound and len(done.restored.restored) == 1
    assert all(isinstance(each, Phrase) for each in done.in_words()), "to be said in other languages"
    assert fixity.standing(case).counts.faulty == 0
    apart = [each.name for each in (case.path / "damaged").glob("*")] if how != "missing" else []
    assert apart == done.restored.set_apart
    if how == "changed":
        (name,) = apart
        assert name.startswith(f"{first(case).sha256}-is-{done.run.faults[0]['found']}")
    (entry,) = [each for each in case.entries() if each.action == "fixity.mend"]
    assert entry.outputs == [first(case).sha256]
    assert faults(case.path) == []


def test_without_a_mirror_it_is_set_apart_and_said_to_be_missing(case: Case) -> None:
    spoil(case.object_path(first(case)))
    done = check(case)
    assert not done.sound
    assert "no mirror is set" in done.restored.lost[0]
    assert checks(case)[first(case).uid].found == MISSING
    assert [each.read_bytes() for each in (case.path / "damaged").iterdir()] == [b"the first recordinG"]


def test_a_mirror_that_is_damaged_too_gives_nothing_back(case: Case, folder: Path) -> None:
    spoil(case.object_path(first(case)))
    spoil(in_mirror(case, folder), b"the first recordinX")
    done = check(case)
    assert "no good copy" in done.restored.lost[0]
    assert not case.object_path(first(case)).exists()


def test_a_sample_reads_what_was_not_read_for_longest(case: Case) -> None:
    read = []
    for _ in range(4):
        before = {uid: each.checked_utc for uid, each in checks(case).items()}
        assert check(case, sample=1).run.checked == 1
        now = checks(case)
        (uid,) = [uid for uid, each in now.items() if before.get(uid) != each.checked_utc]
        read.append(uid)
    assert read[0] != read[1] and read[:2] == read[2:]


def test_a_check_that_was_cut_off_goes_on_where_it_stood(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixity, "SLICE_OBJECTS", 1)
    operation = fixity.check(case, actor=ACTOR)
    job = next(operation)
    operation.send(job.function(SilentContext(), **job.arguments))  # one is read, and then the power goes
    operation.close()
    assert fixity.standing(case).under_way is not None and fixity.standing(case).counts.checked == 1
    before = dict(checks(case))
    done = check(case)
    assert (done.run.number, done.run.checked) == (1, 2)
    assert {**checks(case), **before} == checks(case), "what was read is not read again"
    assert case.count(FixityRun) == 1


def test_a_check_is_due_after_so_many_days(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not fixity.standing(case).due, "nobody asked for it"
    fixity.set_schedule(case, 7)
    assert fixity.standing(case).due
    check(case)
    assert not fixity.standing(case).due
    monkeypatch.setattr(fixity, "utc_now", lambda: fixity._later(case.find(FixityRun)[0].ended_utc, 7))
    assert fixity.standing(case).due


@pytest.mark.parametrize("begun", ["before it was set back", "after"])
def test_what_was_read_while_the_clock_was_wrong_is_read_again(
    case: Case, monkeypatch: pytest.MonkeyPatch, begun: str
) -> None:
    with monkeypatch.context() as wrong:
        wrong.setattr(fixity, "utc_now", lambda: "2999-01-01T00:00:00.000Z")
        if begun == "after":
            check(case)
        else:
            operation = fixity.check(case, actor=ACTOR)
            next(operation)  # its first slice is asked for, and the window is closed
            operation.close()
            assert case.find(FixityRun)[0].begun_utc.startswith("2999")
    fixity.set_schedule(case, 30)
    assert fixity.standing(case).due
    spoil(case.object_path(first(case)))
    done = check(case)
    assert (done.run.checked, len(done.run.faults)) == (2, 1)
    assert not fixity.standing(case).due


def test_a_clock_that_is_set_back_during_a_check_does_not_keep_it_reading_for_ever(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = fixity.check(case, actor=ACTOR)
    monkeypatch.setattr(fixity, "SLICE_OBJECTS", 1)
    job = next(operation)
    monkeypatch.setattr(fixity, "utc_now", lambda: "2001-01-01T00:00:00.000Z")
    for _ in range(6):
        try:
            job = operation.send(read_objects(SilentContext(), **job.arguments))
        except StopIteration as ended:
            assert ended.value.run.checked == 2
            return
    pytest.fail("it reads on and on")


def test_what_is_erased_while_it_is_fetched_from_the_mirror_does_not_come_back(
    case: Case, folder: Path
) -> None:
    step(case, folder)
    media = case.find(Media, order="number")[0]
    stored = case.get(StoredObject, media.reference_object_uid)
    path = case.object_path(stored)
    spoil(path)
    operation = restore(case, actor=ACTOR, wanted=[wanted_of(stored)])
    job = next(operation)
    mended = mend_objects(SilentContext(), **job.arguments)
    assert mended[0].restored
    apart = case.path / "damaged" / mended[0].set_apart
    fetched, damaged = path.read_bytes(), apart.read_bytes()
    erasure.erase(case, plan_recording(case, media), why="at risk", actor=ACTOR)
    path.write_bytes(fetched)  # as where it was laid down a moment later
    apart.write_bytes(damaged)
    with pytest.raises(StopIteration):
        operation.send(mended)
    assert not path.exists() and list((case.path / "damaged").iterdir()) == []
