"""Formats: each migration is numbered, whole or not at all, and has a case of the format before that it is tried on."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils.db import Database

from catalog.case import CATALOGUE, Case
from catalog.errors import CaseIsNewer, CaseUnusable, StorageFull
from catalog.model.records import (
    Annotation,
    Capture,
    Completeness,
    Examination,
    Keyframe,
    Media,
    PlaceMatch,
    Region,
    RegionKind,
    Review,
    Suggestion,
    SuggestionKind,
    Term,
    Utterance,
)
from catalog.operations.undo import undo
from catalog.store import migrations
from catalog.store.migrations import FORMAT, format_of, migrate, missing_triggers
from tests.helpers.cases import add_annotation, add_examination, add_media, add_term, make_case
from tests.helpers.disks import read_only, small_disk
from tests.helpers.formats import second_format

CASES = Path(__file__).parent / "cases"


def empty() -> Database:
    return Database(sqlite3.connect(":memory:", isolation_level=None), execute_plugins=False)


# ---------------------------------------------------------------- rules


def test_the_format_is_the_number_of_migrations_and_each_has_its_number_in_its_name() -> None:
    names = [each.name for each in migrations.migrations._migrations]
    assert len(names) == FORMAT
    for number, name in enumerate(names, start=1):
        assert re.match(rf"format_{number}_\w+$", name), name


@pytest.mark.parametrize("number", range(1, FORMAT + 1))
def test_every_migration_beyond_the_first_has_a_case_of_the_format_before_and_a_test_on_it(
    number: int,
) -> None:
    """Make the fixture with the last release of that format: close a filled case, and keep its catalogue."""
    if number == 1:
        return
    older = CASES / f"format-{number - 1}.sqlite"
    assert older.is_file(), f"{older.name} is missing"
    header = older.read_bytes()[60:64]
    assert int.from_bytes(header, "big") == number - 1, f"{older.name} is of another format"
    assert f"test_a_case_of_format_{number - 1}_is_brought_up_to_date" in globals()


def test_an_empty_database_gets_the_format_its_tables_and_its_triggers() -> None:
    db = empty()
    assert format_of(db) == 0
    migrate(db)
    assert format_of(db) == FORMAT
    assert missing_triggers(db) == []
    assert {"custody", "media", "annotations"} <= set(db.table_names())
    db.close()


def test_migrating_twice_changes_nothing() -> None:
    db = empty()
    migrate(db)
    before = list(db.conn.iterdump())
    migrate(db)
    assert list(db.conn.iterdump()) == before
    db.close()


def test_a_migration_that_fails_in_the_middle_leaves_nothing_of_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    db = empty()
    monkeypatch.setattr(migrations, "TRIGGERS", {**migrations.TRIGGERS, "wrong": "CREATE TRIGGER wrong"})
    with pytest.raises(sqlite3.OperationalError):
        migrate(db)
    assert (db.table_names(), format_of(db), db.conn.in_transaction) == ([], 0, False)
    db.close()


# ---------------------------------------------------------------- an older case, by a format of the tests' own


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A closed case of this format, which is an older one inside `second_format`."""
    with make_case(tmp_path) as case:
        media = add_media(case)
        add_term(case)
        add_examination(case, media)
        add_annotation(case, media)
        return case.path


def test_an_older_case_is_backed_up_and_then_brought_up_to_date(older: Path, tmp_path: Path) -> None:
    with Case.open(older) as case:
        head, media = case.head(), case.find(Media)
    with second_format():
        with Case.open(older, window=True) as case:
            assert (case.head(), case.find(Media)) == (head, media)
            assert case.differences() == []
            assert case._connections.reader().execute("SELECT uid FROM places").fetchall() == [
                (media[0].uid,)
            ]
            add_annotation(case, media[0])
        assert tomllib.loads((older / "case.toml").read_text())["format"] == FORMAT + 1
        assert int.from_bytes((older / CATALOGUE).read_bytes()[60:64], "big") == FORMAT + 1
        Case.open(older).close()
    (backup,) = (older / "backups").iterdir()
    assert re.fullmatch(rf"catalog-format-{FORMAT}-\d{{4}}-\d\d-\d\dT\d+Z\.sqlite", backup.name)
    restored = tmp_path / "restored"
    shutil.copytree(older, restored)
    shutil.copyfile(backup, restored / CATALOGUE)
    with pytest.raises(CaseIsNewer):
        Case.open(older)
    text = (restored / "case.toml").read_text()
    (restored / "case.toml").write_text(text.replace(f"format = {FORMAT + 1}", f"format = {FORMAT}"))
    with Case.open(restored) as case:
        assert (case.head(), case.find(Media), case.count(Annotation)) == (head, media, 1)
        assert case.differences() == []


def test_a_migration_that_fails_leaves_the_older_case_as_it_was(older: Path) -> None:
    def half_done(db: Database) -> None:
        db.execute("CREATE TABLE places (uid TEXT)")
        db.execute("DELETE FROM annotations")
        raise RuntimeError("a fault in the migration")

    with second_format(half_done), pytest.raises(RuntimeError, match="a fault in the migration"):
        Case.open(older, window=True)
    with Case.open(older, window=True) as case:
        assert case.count(Annotation) == 1
        assert case.differences() == []
        assert "places" not in case._connections.reader().table_names()


def test_an_older_case_on_a_full_disk_stays_as_it_is(older: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", size="1400k") as disk:
        path = shutil.copytree(older, disk / "case")
        room = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
        (disk / "filler").write_bytes(bytes(max(0, room - 60_000)))
        before = (path / CATALOGUE).read_bytes()
        with second_format(), pytest.raises(StorageFull):
            Case.open(path)
        assert (path / CATALOGUE).read_bytes() == before
        assert [each.name for each in path.glob("backups/*")] == []
        (disk / "filler").unlink()
        with Case.open(path) as case:
            assert case.differences() == []


def test_an_older_case_is_not_brought_up_to_date_by_opening_it_for_reading(older: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in older.rglob("*")}
    with second_format():
        with pytest.raises(CaseUnusable, match=f"older format {FORMAT}") as caught:
            Case.open(older, read_only=True)
        assert caught.value.hint
        with read_only(older), pytest.raises(CaseUnusable, match=f"older format {FORMAT}"):
            Case.open(older)
    after = {
        path: path.stat().st_mtime_ns for path in older.rglob("*") if not path.name.endswith(("-shm", "-wal"))
    }
    assert {path: before[path] for path in after} == after


def test_a_description_left_behind_by_an_interruption_is_put_right(older: Path) -> None:
    with second_format():
        Case.open(older).close()
        text = (older / "case.toml").read_text()
        (older / "case.toml").write_text(text.replace(f"format = {FORMAT + 1}", f"format = {FORMAT}"))
        Case.open(older).close()
        assert tomllib.loads((older / "case.toml").read_text())["format"] == FORMAT + 1
    assert len(list((older / "backups").iterdir())) == 1


OPENS_AS_LATER = """
import os, sys
from pathlib import Path
from catalog.case import Case
from tests.helpers.cases import add_media
from tests.helpers.formats import second_format

sys.stdin.readline()
with second_format(), Case.open(Path(sys.argv[1])) as case:
    add_media(case, title=f"added by {os.getpid()}")
"""


def test_two_programs_that_open_an_older_case_at_once_bring_it_up_to_date_once(older: Path) -> None:
    command = [sys.executable, "-c", OPENS_AS_LATER, older]
    programs = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)
    ]
    for program in programs:
        assert program.stdin is not None
        print(file=program.stdin, flush=True)
    errors = [program.communicate()[1] for program in programs]
    assert [program.returncode for program in programs] == [0, 0, 0], errors
    with second_format(), Case.open(older) as case:
        assert case.count(Media) == 4
        assert case.differences() == []


# ---------------------------------------------------------------- real older formats


def of_format(number: int, folder: Path) -> Path:
    """A closed case of that format, made by the release that wrote it (its objects are left out)."""
    path = folder / f"format {number}"
    for name in ("objects", "derived", "exports"):
        (path / name).mkdir(parents=True)
    shutil.copyfile(CASES / f"format-{number}.sqlite", path / CATALOGUE)
    with contextlib.closing(sqlite3.connect(path / CATALOGUE)) as db:
        uid, name = db.execute("SELECT uid, name FROM case_details").fetchone()
    description = f'format = {number}\nname = "{name}"\nid = "{uid}"\n'
    (path / "case.toml").write_text(description, encoding="utf-8")
    return path


def test_a_case_of_format_1_is_brought_up_to_date(tmp_path: Path) -> None:
    path = of_format(1, tmp_path)
    with Case.open(path, window=True) as case:
        assert (case.head(), case.differences()) == (18, [])
        assert sorted((each.number, each.note) for each in case.find(Annotation)) == [
            (1, ""),
            (1, "kept"),
            (2, "after"),
        ]
        assert {each.carried_from for each in case.find(Annotation)} == {""}
        assert {(each.pinned, each.removed) for each in case.find(Keyframe)} == {(False, False)}
        assert {(str(each.sound), each.chosen_utc) for each in case.find(Examination)} == {("{}", "")}
        past = case.state_as_of(18)
        assert {each.uid for each in past.all(Keyframe)} == {each.uid for each in case.find(Keyframe)}
        media = case.find(Media, number=1)[0]
        proposed = Suggestion(media_uid=media.uid, kind=SuggestionKind.SILENCE, start_pts=0, end_pts=9)
        first = case.find(Keyframe, media_uid=media.uid, number=1)[0]
        with case.unit_of_work("keyframe.pin", actor="tester") as work:
            work.replace(replace(first, pinned=True))
            work.add(proposed)
        assert case.find(Suggestion)[0].number == 1
        assert case.differences() == []
        assert case.differences() == []
        assert undo(case, actor="tester") is not None
        assert (case.find(Keyframe, pinned=True), case.count(Suggestion)) == ([], 0)
        assert case.differences() == []
    with Case.open(path, read_only=True) as case:
        assert first in case.find(Keyframe)
    assert len(list((path / "backups").glob("catalog-format-1-*.sqlite"))) == 1


def test_a_case_of_format_2_is_brought_up_to_date(tmp_path: Path) -> None:
    path = of_format(2, tmp_path)
    with Case.open(path, window=True) as case:
        assert (case.head(), case.differences()) == (22, [])
        annotated = case.find(Annotation, note="kept")[0]
        assert (annotated.tags, annotated.doubt) == ([], "")
        assert (annotated.actor_uid, annotated.target_uid, annotated.assignment_uid) == (None, None, None)
        assert {(each.shape, each.distressing) for each in case.find(Term)} == {("", False)}
        assert {
            str(each.definitions) + str(each.excludes) + str(each.examples) for each in case.find(Term)
        } == {"{}[][]"}
        past = case.state_as_of(22)
        assert {each.uid for each in past.all(Term)} == {each.uid for each in case.find(Term)}
        key = {"pts": annotated.start_pts, "points": [[0, 0], [9000, 9000]], "state": "visible"}
        region = Region(
            annotation_uid=annotated.uid, media_uid=annotated.media_uid, kind=RegionKind.BOX, keys=[key]
        )
        with case.unit_of_work("region.add", actor="tester") as work:
            work.add(region)
        assert (case.find(Region)[0].number, case.find(Region)[0].keys) == (1, [key])
        with case.unit_of_work("annotation.remove", actor="tester") as work:
            work.remove(annotated)
            work.remove(case.find(Region)[0])
        assert undo(case, actor="tester") is not None
        assert case.find(Region)[0].annotation_uid == case.find(Annotation, note="kept")[0].uid
        assert case.differences() == []
    assert len(list((path / "backups").glob("catalog-format-2-*.sqlite"))) == 1


def test_a_case_of_format_3_is_brought_up_to_date(tmp_path: Path) -> None:
    path = of_format(3, tmp_path)
    with Case.open(path, window=True) as case:
        assert case.differences() == []
        counts = [case.count(each) for each in (Media, Annotation, Region, Utterance, Review, PlaceMatch)]
        assert counts == [2, 6, 1, 2, 1, 1]
        assert case.count(Capture) == case.count(Completeness) == 0
        media = case.find(Media, number=1)[0]
        undo(case, actor="tester")
        assert case.count(Review) == 1, "watching is not undone"
        add_annotation(case, media)
        assert case.differences() == []
