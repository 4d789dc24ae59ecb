"""A case folder: made, opened, refused, locked; newer and damaged cases are left as they are."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.case import CATALOGUE, Case
from catalog.errors import CaseIsNewer, CaseUnusable, StorageFull
from catalog.model.records import Media
from catalog.store.description import describe
from catalog.store.migrations import FORMAT
from tests.helpers.cases import ACTOR, add_media, make_case
from tests.helpers.disks import read_only, small_disk
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


@settings(max_examples=scaled(80))
@given(st.text(st.characters()))
def test_a_description_reads_back_whatever_the_name(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    from catalog.store.rows import clean_text

    folder = tmp_path_factory.getbasetemp() / "described"
    folder.mkdir(exist_ok=True)
    describe(folder, name=clean_text(name), uid="u")
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
