"""A copy of a case has what the catalogue names, byte for byte, and says what it could not bring along."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.case import Case
from catalog.cli import main
from catalog.errors import CaseUnusable, StorageFull
from catalog.jobs import ProcessRunner, run
from catalog.model.records import StoredObject
from catalog.operations import cases
from catalog.operations.verify import verify
from tests.helpers.cases import add_media, take_object
from tests.helpers.disks import small_disk


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with cases.new_case(tmp_path / "case", actor="ada") as made:
        add_media(made, data=b"first recording")
        take_object(made, b"second", extension=".png")
        take_object(made, b"third", extension=".json")
        yield made


def named(case: Case) -> list[Path]:
    return [case.object_path(stored) for stored in case.find(StoredObject)]


def relative(path: Path, case: Path) -> str:
    return path.relative_to(case / "objects").as_posix()


def overwrite(path: Path, data: bytes) -> None:
    path.chmod(0o600)
    path.write_bytes(data)
    path.chmod(0o400)


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_only_the_objects_that_the_catalogue_names_are_copied(case: Case, tmp_path: Path) -> None:
    case.objects.take_bytes(b"left by interrupted work", extension=".mp4")
    (case.path / "objects" / "ab").mkdir(exist_ok=True)
    (case.path / "objects" / "ab" / "notes.txt").write_bytes(b"not ours")
    assert cases.copy_case(case.path, tmp_path / "copy") == cases.CaseCopy(3, [], [])
    expected = {relative(path, case.path): path.read_bytes() for path in named(case)}
    assert files_of(tmp_path / "copy" / "objects") == expected
    assert not (tmp_path / "copy" / "objects" / "incoming").exists()


def test_a_copy_verifies_and_can_be_worked_on(case: Case, tmp_path: Path) -> None:
    cases.copy_case(case.path, tmp_path / "copy")
    with ProcessRunner() as runner:
        assert run(verify(tmp_path / "copy"), runner).sound
    with cases.open_case(tmp_path / "copy", actor="ben") as copy:
        take_object(copy, b"more")


def test_what_was_issued_is_taken_along(case: Case, tmp_path: Path) -> None:
    folder = case.path / "exports" / "2026"
    folder.mkdir()
    (folder / "report.pdf").write_bytes(b"a report")
    os.utime(folder / "report.pdf", (1_000_000_000, 1_000_000_000))
    (folder / "report.pdf").chmod(0o444)
    cases.copy_case(case.path, tmp_path / "copy")
    assert files_of(tmp_path / "copy" / "exports") == {"2026/report.pdf": b"a report"}
    assert (tmp_path / "copy" / "exports" / "2026" / "report.pdf").stat().st_mtime == 1_000_000_000


def test_a_missing_object_is_named_and_the_rest_is_copied(case: Case, tmp_path: Path) -> None:
    gone, *others = named(case)
    gone.unlink()
    copied = cases.copy_case(case.path, tmp_path / "copy")
    assert copied == cases.CaseCopy(2, [relative(gone, case.path)], [])
    assert not copied.whole
    assert set(files_of(tmp_path / "copy" / "objects")) == {relative(path, case.path) for path in others}


def test_damaged_bytes_are_named_and_kept_under_the_recorded_name(case: Case, tmp_path: Path) -> None:
    damaged = named(case)[0]
    overwrite(damaged, b"rotten")
    copied = cases.copy_case(case.path, tmp_path / "copy")
    assert copied == cases.CaseCopy(2, [], [relative(damaged, case.path)])
    kept = files_of(tmp_path / "copy" / "objects")
    assert kept[relative(damaged, case.path)] == b"rotten"
    assert set(kept) == {relative(path, case.path) for path in named(case)}


@pytest.mark.parametrize(("damaged", "by"), [(0, 2), (2, 0)])
def test_an_object_overwritten_with_another_ones_bytes_does_not_cost_the_other(
    case: Case, tmp_path: Path, damaged: int, by: int
) -> None:
    paths = named(case)
    overwrite(paths[damaged], paths[by].read_bytes())
    copied = cases.copy_case(case.path, tmp_path / "copy")
    assert copied == cases.CaseCopy(2, [], [relative(paths[damaged], case.path)])
    assert files_of(tmp_path / "copy" / "objects") == {
        relative(path, case.path): path.read_bytes() for path in paths
    }


def test_a_thing_that_is_no_file_is_named_and_not_waited_for(case: Case, tmp_path: Path) -> None:
    odd = named(case)[1]
    odd.unlink()
    odd.mkdir()
    assert cases.copy_case(case.path, tmp_path / "copy").differs == [relative(odd, case.path)]


def test_a_copy_is_never_made_over_something_or_inside_the_case(case: Case, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    for target in (tmp_path / "there", case.path, case.path / "exports" / "copy"):
        before = files_of(tmp_path)
        with pytest.raises(CaseUnusable) as caught:
            cases.copy_case(case.path, target)
        assert caught.value.hint
        assert files_of(tmp_path) == before


@pytest.mark.parametrize("size", ["100k", "2m"])
def test_a_disk_without_room_keeps_nothing_of_the_copy(case: Case, tmp_path: Path, size: str) -> None:
    take_object(case, os.urandom(3_000_000))
    with small_disk(tmp_path / "disk", size=size) as disk:
        with pytest.raises(StorageFull, match="copied to is full: copy was not made"):
            cases.copy_case(case.path, disk / "copy")
        assert list(disk.iterdir()) == []


def test_the_command_says_what_is_not_as_recorded_and_ends_with_1(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(None, ["copy", str(case.path), str(tmp_path / "sound")]) == 0
    assert "Copied 3 objects" in capsys.readouterr().out
    gone, damaged, _ = named(case)
    gone.unlink()
    overwrite(damaged, b"rotten")
    assert main(None, ["copy", str(case.path), str(tmp_path / "copy")]) == 1
    said = capsys.readouterr().out
    assert f"Missing in case, so not in the copy: {relative(gone, case.path)}" in said
    assert f"Not as it was recorded: {relative(damaged, case.path)}" in said
