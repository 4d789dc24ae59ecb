"""A case that cannot be written, that others have open, and that is closed."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.case import CATALOGUE, Case
from catalog.errors import CaseInUse, CaseReadOnly, CaseUnusable
from catalog.model.records import CaseDetails, Media, Posting, Term
from catalog.store.migrations import TRIGGERS
from tests.helpers.cases import ACTOR, add_media, add_term, make_case
from tests.helpers.disks import read_only
from tests.helpers.folders import everything_in
from tests.helpers.scale import scaled


@contextlib.contextmanager
def raw(case: Path) -> Iterator[sqlite3.Connection]:
    """The catalogue as another program opens it."""
    connection = sqlite3.connect(case / CATALOGUE, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


# ---------------------------------------------------------------- read-only places


def test_a_case_in_a_read_only_place_opens_for_reading(tmp_path: Path) -> None:
    with make_case(tmp_path) as case:
        media = add_media(case)
    before = everything_in(tmp_path / "case")
    with read_only(tmp_path / "case") as path:
        with Case.open(path, window=True) as case:
            assert case.read_only
            assert case.find(Media) == [media]
            assert case.differences() == []
            assert case.derived(media.uid) == path / "derived" / media.uid
            with (
                pytest.raises(CaseReadOnly) as caught,
                case.unit_of_work("media.rename", actor=ACTOR) as work,
            ):
                work.remove(media)
            assert caught.value.hint
        assert everything_in(path) == before


def leave_a_log(folder: Path, *, index: bool) -> Path:
    """A case whose last writer was killed: what it wrote last stands in the log alone."""
    with make_case(folder) as case:
        add_media(case, title="in the catalogue")
        add_media(case, title="in the log")
        killed = folder / "killed"
        shutil.copytree(case.path, killed)
    assert (killed / f"{CATALOGUE}-wal").stat().st_size > 0
    if not index:
        (killed / f"{CATALOGUE}-shm").unlink()
    return killed


@pytest.mark.parametrize("index", [True, False], ids=["with its index", "without its index"])
def test_a_left_over_log_is_read_in_a_read_only_place_too(tmp_path: Path, index: bool) -> None:
    killed = leave_a_log(tmp_path, index=index)
    before = everything_in(killed)
    with read_only(killed):
        with Case.open(killed) as case:
            assert [media.title for media in case.find(Media)] == ["in the catalogue", "in the log"]
            assert case.differences() == []
        assert everything_in(killed) == before


def test_a_left_over_log_is_folded_in_where_the_case_can_be_written(tmp_path: Path) -> None:
    killed = leave_a_log(tmp_path, index=True)
    with Case.open(killed) as case:
        assert case.count(Media) == 2
        add_media(case, title="another")
    assert not (killed / f"{CATALOGUE}-wal").exists()
    with Case.open(killed) as case:
        assert case.count(Media) == 3
        assert case.differences() == []


WRITES_ON_DEMAND = """
import sys
from pathlib import Path
from catalog.case import Case
from tests.helpers.cases import add_media
with Case.open(Path(sys.argv[1])) as case:
    add_media(case)
    print("ready", flush=True)
    for line in sys.stdin:
        for _ in range(int(line)):
            add_media(case)
        print("written", flush=True)
"""


def test_a_read_only_view_sees_what_is_written_from_elsewhere(tmp_path: Path) -> None:
    make_case(tmp_path).close()
    view = tmp_path / "view"
    view.mkdir()
    command = [sys.executable, "-c", WRITES_ON_DEMAND, tmp_path / "case"]
    with (
        read_only(view, of=tmp_path / "case"),
        subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path.cwd()
        ) as writer,
    ):
        assert writer.stdin is not None and writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        with Case.open(view) as reader:
            assert reader.read_only
            assert reader.count(Media) == 1
            seen = reader.data_version()
            print(50, file=writer.stdin, flush=True)
            assert writer.stdout.readline() == "written\n"
            assert reader.data_version() != seen
            assert reader.count(Media) == 51
            assert reader.differences() == []
        writer.stdin.close()


def test_opening_for_reading_beside_a_writer_sees_what_it_writes(tmp_path: Path) -> None:
    with make_case(tmp_path) as writer, Case.open(tmp_path / "case", read_only=True) as reader:
        add_media(writer)
        assert reader.count(Media) == 1
        with pytest.raises(CaseReadOnly), reader.unit_of_work("x", actor=ACTOR) as work:
            work.add(Posting(url="https://example.org"))


def test_differences_are_read_as_of_one_moment_while_others_write(tmp_path: Path) -> None:
    with make_case(tmp_path) as writer, Case.open(tmp_path / "case", read_only=True) as reader:
        stop = threading.Event()
        errors: list[BaseException] = []

        def write() -> None:
            try:
                number = 0
                while not stop.is_set():
                    number += 1
                    add_term(writer, f"term {number}")
            except BaseException as error:
                errors.append(error)

        writing = threading.Thread(target=write)
        writing.start()
        try:
            found = []
            while reader.count(Term) < scaled(8) and not errors:
                found.append(reader.differences())
        finally:
            stop.set()
            writing.join()
        assert not errors
        assert found and not any(found)


# ---------------------------------------------------------------- the window's lock

OPENS_A_WINDOW = """
import sys, time
from pathlib import Path
from catalog.case import Case
case = Case.open(Path(sys.argv[1]), window=True)
print("open", flush=True)
sys.stdin.read()
case.close()
"""


@contextlib.contextmanager
def another_window(case: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", OPENS_A_WINDOW, case], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == "open\n"
        try:
            yield window
        finally:
            assert window.stdin is not None
            window.stdin.close()
            window.wait(30)


def test_a_second_window_is_told_who_has_the_case_and_the_command_line_works_beside_it(
    tmp_path: Path,
) -> None:
    make_case(tmp_path).close()
    path = tmp_path / "case"
    with another_window(path) as window:
        with pytest.raises(CaseInUse, match=rf"process {window.pid} on .+, since 20\d\d-") as caught:
            Case.open(path, window=True)
        assert caught.value.hint
        with Case.open(path) as case:
            add_media(case)
    assert not (path / "window.owner.json").exists()
    with Case.open(path, window=True) as case:
        assert case.count(Media) == 1
        assert json.loads((path / "window.owner.json").read_text())["process"] == os.getpid()


def test_a_window_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    make_case(tmp_path).close()
    with another_window(tmp_path / "case") as window:
        window.send_signal(signal.SIGKILL)
        window.wait(30)
        Case.open(tmp_path / "case", window=True).close()


def test_a_second_window_in_the_same_program_is_refused_too(tmp_path: Path) -> None:
    make_case(tmp_path).close()
    with Case.open(tmp_path / "case", window=True), pytest.raises(CaseInUse):
        Case.open(tmp_path / "case", window=True)
    Case.open(tmp_path / "case", window=True).close()


def test_a_rubbish_note_of_the_owner_does_not_hide_that_the_case_is_in_use(tmp_path: Path) -> None:
    make_case(tmp_path).close()
    with Case.open(tmp_path / "case", window=True):
        for note in (b"", b"[]", b"\xff", b'{"process": 1}'):
            (tmp_path / "case" / "window.owner.json").write_bytes(note)
            with pytest.raises(CaseInUse, match="not recorded"):
                Case.open(tmp_path / "case", window=True)


def test_the_lock_is_let_go_when_opening_fails_and_when_another_thread_closes(tmp_path: Path) -> None:
    make_case(tmp_path).close()
    path = tmp_path / "case"
    with raw(path) as connection:
        connection.execute("DROP TRIGGER custody_no_update")
    with pytest.raises(CaseUnusable):
        Case.open(path, window=True)
    with raw(path) as connection:
        connection.execute(TRIGGERS["custody_no_update"])
    case = Case.open(path, window=True)
    closing = threading.Thread(target=case.close)
    closing.start()
    closing.join()
    Case.open(path, window=True).close()


# ---------------------------------------------------------------- closing


def test_closing_twice_is_harmless_and_leaves_no_log(tmp_path: Path) -> None:
    case = make_case(tmp_path)
    add_media(case)
    case.close()
    case.close()
    assert not list(case.path.glob("*-wal")) and not list(case.path.glob("*-shm"))


def test_reading_works_from_any_thread_and_ended_threads_leave_no_connection(tmp_path: Path) -> None:
    with make_case(tmp_path) as case:
        media = add_media(case)
        found: list[list[Media]] = []
        for _ in range(20):
            thread = threading.Thread(target=lambda: found.append(case.find(Media)))
            thread.start()
            thread.join()
        assert found == [[media]] * 20
        links = [each.readlink() for each in Path("/proc/self/fd").iterdir() if each.is_symlink()]
        assert len([each for each in links if each == case.path / CATALOGUE]) < 8


def test_a_reader_cannot_write_past_the_door(tmp_path: Path) -> None:
    with make_case(tmp_path) as case, pytest.raises(sqlite3.OperationalError, match="readonly"):
        case._connections.reader().execute("DELETE FROM case_details")


def test_the_data_version_tells_of_every_writer(tmp_path: Path) -> None:
    with make_case(tmp_path) as case:
        seen = {case.data_version()}
        assert case.data_version() in seen
        add_term(case)
        assert case.data_version() not in seen
        seen.add(case.data_version())
        with Case.open(case.path) as other:
            add_term(other, "another")
        assert case.data_version() not in seen


def test_the_catalogue_can_be_copied_while_it_is_written(tmp_path: Path) -> None:
    with make_case(tmp_path) as case:
        add_media(case)
        copy = tmp_path / "copy"
        shutil.copytree(case.path, copy, ignore=shutil.ignore_patterns("catalog*"))
        case.copy_catalogue(copy / CATALOGUE)
        add_media(case)
    with Case.open(copy) as copied:
        assert copied.count(Media) == 1
        assert copied.count(CaseDetails) == 1
        assert copied.differences() == []
