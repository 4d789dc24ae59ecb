"""A case folder: made, opened, refused, locked; newer and damaged cases are left as they are."""

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
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.case import CATALOGUE, Case, _describe
from catalog.errors import CaseInUse, CaseIsNewer, CaseReadOnly, CaseUnusable, StorageFull
from catalog.model.records import CaseDetails, Media, Posting, Term
from catalog.store.migrations import FORMAT, TRIGGERS
from tests.helpers.cases import ACTOR, add_media, add_term, make_case
from tests.helpers.disks import read_only, small_disk
from tests.helpers.scale import scaled


def everything_in(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Modification time, mode and bytes of every file and folder, by name."""
    return {
        path.relative_to(folder).as_posix(): (
            path.lstat().st_mtime_ns,
            path.lstat().st_mode,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in [folder, *folder.rglob("*")]
    }


@contextlib.contextmanager
def raw(case: Path) -> Iterator[sqlite3.Connection]:
    """The catalogue as another program opens it."""
    connection = sqlite3.connect(case / CATALOGUE, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


# ---------------------------------------------------------------- making


def test_a_new_case_has_its_folders_its_name_and_one_entry(tmp_path: Path) -> None:
    with Case.create(tmp_path / "Case", name="The square", actor="A. Person") as case:
        assert {path.name for path in case.path.iterdir()} >= {
            CATALOGUE,
            "case.toml",
            "objects",
            "derived",
            "exports",
        }
        assert case.details.name == "The square"
        (entry,) = case.entries()
        assert (entry.number, entry.action, entry.actor) == (1, "case.create", "A. Person")
        assert entry.tools["framewitness"]
        assert case.differences() == []
        described = tomllib.loads((case.path / "case.toml").read_text(encoding="utf-8"))
        assert described == {"format": FORMAT, "name": "The square", "id": case.details.uid}
    assert [path.name for path in tmp_path.iterdir()] == ["Case"]


def test_a_case_without_a_name_is_called_like_its_folder(tmp_path: Path) -> None:
    with Case.create(tmp_path / "Площадь 7", actor=ACTOR) as case:
        assert case.details.name == "Площадь 7"


NAMES = [
    "😀 emoji",
    "\udcff not UTF-8",
    "\x7f\x01\n",
    '"quoted" \\ #',
    "مظاهرة",
    "x" * 200,
    "%41?#&mode=ro",
    "a'b",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_case_may_have_any_name(tmp_path: Path, name: str) -> None:
    with Case.create(tmp_path / "Case", name=name, actor=name) as case:
        stored = case.details.name
    with Case.open(tmp_path / "Case") as case:
        assert case.details.name == stored == name.replace("\udcff", "\\udcff")
        assert tomllib.loads((case.path / "case.toml").read_text(encoding="utf-8"))["name"] == stored


@pytest.mark.parametrize("name", [*NAMES[:2], *NAMES[3:]])
def test_a_case_may_lie_in_a_folder_of_any_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with Case.create(tmp_path / name / name, actor=ACTOR) as case:
        add_media(case)
    with Case.open(tmp_path / name / name) as case:
        assert case.count(Media) == 1
        assert case.differences() == []


@settings(max_examples=scaled(200))
@given(st.text(st.characters()))
def test_a_description_reads_back_whatever_the_name(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    from catalog.store.rows import clean_text

    folder = tmp_path_factory.getbasetemp() / "described"
    folder.mkdir(exist_ok=True)
    _describe(folder, name=clean_text(name), uid="u")
    assert tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))["name"] == clean_text(name)


def test_an_empty_folder_becomes_a_case(tmp_path: Path) -> None:
    (tmp_path / "Case").mkdir()
    Case.create(tmp_path / "Case", actor=ACTOR).close()
    assert Case.open(tmp_path / "Case").close() is None


@pytest.mark.parametrize("what", ["file", "folder", "case"])
def test_a_case_is_never_made_over_something_else(tmp_path: Path, what: str) -> None:
    path = tmp_path / "Case"
    if what == "file":
        path.write_text("mine")
    elif what == "folder":
        (path / "inside").mkdir(parents=True)
    else:
        Case.create(path, actor=ACTOR).close()
    before = everything_in(tmp_path)
    with pytest.raises(CaseUnusable, match="already exists"):
        Case.create(path, actor=ACTOR)
    assert everything_in(tmp_path) == before


def test_a_name_too_long_for_the_disk_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(CaseUnusable):
        Case.create(tmp_path / ("x" * 300), actor=ACTOR)
    with pytest.raises(CaseUnusable):
        Case.open(tmp_path / ("x" * 300))
    assert list(tmp_path.iterdir()) == []


def test_a_case_on_a_full_disk_is_not_half_made(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", size="64k") as disk:
        with pytest.raises(StorageFull) as caught:
            Case.create(disk / "Case", actor=ACTOR)
        assert caught.value.hint
        assert list(disk.iterdir()) == []


def test_a_case_in_a_read_only_place_is_refused_in_words(tmp_path: Path) -> None:
    with read_only(tmp_path), pytest.raises(CaseUnusable) as caught:
        Case.create(tmp_path / "Case", actor=ACTOR)
    assert caught.value.hint


# ---------------------------------------------------------------- opening what is no case


@pytest.mark.parametrize("what", ["nothing", "file", "empty folder", "folder", "no toml", "no catalogue"])
def test_what_is_no_case_is_refused_and_left_as_it_is(tmp_path: Path, what: str) -> None:
    path = tmp_path / "Case"
    if what == "file":
        path.write_text("x")
    elif what.endswith("folder"):
        path.mkdir()
        if what == "folder":
            (path / "clip.mp4").write_text("x")
    elif what.startswith("no "):
        Case.create(path, actor=ACTOR).close()
        (path / ("case.toml" if what == "no toml" else CATALOGUE)).unlink()
    before = everything_in(tmp_path)
    with pytest.raises(CaseUnusable) as caught:
        Case.open(path)
    assert caught.value.hint
    assert everything_in(tmp_path) == before


RUBBISH_TOML = {
    "empty": b"",
    "not toml": b"{{{",
    "not text": b"\xff\xfe\x00",
    "no format": b'name = "x"\n',
    "format is text": b'format = "1"\n',
    "format is a float": b"format = 1.5\n",
    "two formats": b"format = 1\nformat = 2\n",
    "zeros": bytes(4096),
}


@pytest.mark.parametrize("text", RUBBISH_TOML.values(), ids=RUBBISH_TOML.keys())
def test_a_rubbish_description_is_refused_in_words(tmp_path: Path, text: bytes) -> None:
    make_case(tmp_path).close()
    (tmp_path / "case" / "case.toml").write_bytes(text)
    before = everything_in(tmp_path)
    with pytest.raises(CaseUnusable) as caught:
        Case.open(tmp_path / "case")
    assert caught.value.hint
    assert everything_in(tmp_path) == before


RUBBISH_CATALOGUE = {
    "empty": lambda data: b"",
    "text": lambda data: b"Dear diary" * 100,
    "zeros": lambda data: bytes(len(data)),
    "the header alone": lambda data: data[:100],
    "half": lambda data: data[: len(data) // 2],
    "the first page alone": lambda data: data[:4096],
    "another database": lambda data: another_database(),
    "pages overwritten": lambda data: data[:4096] + os.urandom(len(data) - 4096),
}


def another_database() -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE diary (day TEXT)")
    data = connection.serialize()
    connection.close()
    return data


@pytest.mark.parametrize("spoil", RUBBISH_CATALOGUE.values(), ids=RUBBISH_CATALOGUE.keys())
@pytest.mark.parametrize("opened", ["to write", "to read"])
def test_a_rubbish_catalogue_is_refused_in_words(tmp_path: Path, spoil: object, opened: str) -> None:
    with make_case(tmp_path) as case:
        add_media(case)
    catalogue = tmp_path / "case" / CATALOGUE
    catalogue.write_bytes(spoil(catalogue.read_bytes()))  # type: ignore[operator]
    bytes_before = catalogue.read_bytes()
    with (
        pytest.raises(CaseUnusable) as caught,
        Case.open(tmp_path / "case", read_only=opened == "to read") as case,
    ):
        case.differences()
    assert caught.value.hint
    assert catalogue.read_bytes() == bytes_before


def test_damage_deep_in_the_catalogue_is_told_when_it_is_read(tmp_path: Path) -> None:
    with make_case(tmp_path) as case:
        for number in range(30):
            add_media(case, title=f"{number} " + "long title " * 100)
    catalogue = tmp_path / "case" / CATALOGUE
    data = bytearray(catalogue.read_bytes())
    for page in range(len(data) // 2 // 4096, len(data) // 4096):
        data[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    catalogue.write_bytes(bytes(data))
    with pytest.raises(CaseUnusable), Case.open(tmp_path / "case", read_only=True) as case:
        assert case.differences() == []


# ---------------------------------------------------------------- newer


def make_newer(case: Path, where: str) -> None:
    if where == "case.toml":
        text = (case / "case.toml").read_text().replace(f"format = {FORMAT}", f"format = {FORMAT + 1}")
        (case / "case.toml").write_text(text)
    else:
        with raw(case) as connection:
            connection.execute(f"PRAGMA user_version = {FORMAT + 1}")


@pytest.mark.parametrize("where", ["case.toml", "catalogue"])
@pytest.mark.parametrize("options", [{}, {"window": True}, {"read_only": True}], ids=str)
def test_a_newer_case_is_refused_and_not_touched(
    tmp_path: Path, where: str, options: dict[str, bool]
) -> None:
    with make_case(tmp_path) as case:
        add_media(case)
    make_newer(tmp_path / "case", where)
    before = everything_in(tmp_path)
    with pytest.raises(CaseIsNewer, match=f"format {FORMAT + 1}") as caught:
        Case.open(tmp_path / "case", **options)
    assert caught.value.hint and "newer" in caught.value.hint
    assert everything_in(tmp_path) == before


def test_a_newer_format_that_only_the_log_tells_of_is_refused_too(tmp_path: Path) -> None:
    make_case(tmp_path).close()
    killed = tmp_path / "killed"
    with raw(tmp_path / "case") as connection:
        connection.execute(f"PRAGMA user_version = {FORMAT + 1}")
        shutil.copytree(tmp_path / "case", killed)
    (killed / f"{CATALOGUE}-shm").unlink()  # made again by whoever reads
    before = everything_in(killed)
    assert int.from_bytes(before[CATALOGUE][2][60:64], "big") == FORMAT  # the header alone does not tell
    with pytest.raises(CaseIsNewer):
        Case.open(killed)
    after = everything_in(killed)
    assert {name: after[name] for name in before if name != "."} == {
        name: state for name, state in before.items() if name != "."
    }


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
            while reader.count(Term) < 30 and not errors:
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
