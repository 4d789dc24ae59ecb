"""Fixity, mirror, restoring and erasing on the command line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from catalog.case import Case
from catalog.model.records import Annotation, Media, StoredObject, Tombstone
from tests.helpers.cases import add_annotation, add_media, add_term, make_case
from tests.helpers.cli import CommandLine
from tests.helpers.erased import WORD, fill, traces

pytestmark = pytest.mark.usefixtures("children_ready_made")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(capsys)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with make_case(tmp_path) as case:
        add_term(case)
        add_annotation(case, add_media(case))
        return case.path


def test_damage_is_found_told_and_mended_from_the_mirror(
    run: CommandLine, path: Path, tmp_path: Path
) -> None:
    assert run("mirror", path, tmp_path / "mirror").code == 0
    with Case.open(path, read_only=True) as case:
        (stored,) = [each for each in case.find(StoredObject) if each.extension == ".mp4"]
        file = case.object_path(stored)
    right = file.read_bytes()
    file.chmod(0o600)
    file.write_bytes(b"spoilt")
    said = run("fixity", path, "--gently")
    assert said.code == 0 and "restored from the mirror" in said.words
    assert file.read_bytes() == right
    (tmp_path / "mirror").rename(tmp_path / "away")
    file.unlink()
    said = run("fixity", path)
    assert said.code == 1 and "is missing, and the mirror is not there" in said.words
    (tmp_path / "away").rename(tmp_path / "mirror")
    assert run("restore", path).code == 0
    assert file.read_bytes() == right
    assert run("verify", path).code == 0
    assert "No check is due" in run("fixity", path, "--if-due").words


def test_an_erasure_is_shown_confirmed_by_its_name_and_done(run: CommandLine, path: Path) -> None:
    with Case.open(path) as case:
        label = fill(case, WORD).label
    said = run("erase", path, label, "--why", "asked for", "--confirm", "yes")
    assert said.code == 2 and "nothing was erased" in said.words
    assert "pages as they were seen: 1" in said.words and "tombstone" in said.words
    said = run("erase", path, label, "--why", "asked for", "--confirm", label)
    assert said.code == 0 and WORD not in said.words.partition("This stays")[2]
    assert traces(path, WORD) == []
    with Case.open(path, read_only=True) as case:
        assert case.count(Media) == 1 and case.count(Tombstone) == 1
    said = run("verify", path)
    assert said.code == 0 and f"recording {label} was erased" in said.words


def test_a_workers_name_is_erased_also_from_a_mirror_that_was_away_and_is_cleaned_when_it_is_back(
    run: CommandLine, path: Path, tmp_path: Path
) -> None:
    mirror, away = tmp_path / "mirror", tmp_path / "away"
    with Case.open(path) as case, case.unit_of_work("annotation.edit", actor=WORD) as work:
        work.replace(replace(case.find(Annotation)[0], annotator=WORD))
    assert run("mirror", path, mirror).code == 0
    assert run("mirror", path, "--forget").code == 0
    mirror.rename(away)
    asked = ("erase", path, WORD, "--worker", "--why", "asked for", "--confirm", "former worker 1")
    assert run(*asked, "--actor", WORD).code == 2
    said = run(*asked)
    assert said.code == 0 and f"Still in a mirror that could not be reached: {mirror}" in said.words
    assert traces(path, WORD) == [] and traces(away, WORD) != []
    said = run("mirror", path, "--clean")
    assert said.code == 1 and str(mirror) in said.words
    away.rename(mirror)
    assert run("mirror", path, "--clean").code == 0
    assert traces(mirror, WORD) == []
    assert run("mirror", path, mirror, "--destroyed").code == 0
    assert run("mirror", path, mirror, "--destroyed").code == 2, "it is forgotten"


def test_of_a_case_that_is_open_in_a_window_nothing_is_erased(run: CommandLine, path: Path) -> None:
    with Case.open(path, window=True) as case:
        said = run("erase", path, "M1", "--why", "asked for", "--confirm", "M1")
        assert said.code != 0 and case.count(Media) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        ("fixity", "--percent", "5", "--count", "5"),
        ("fixity", "--percent", "0"),
        ("fixity", "--every", "-1"),
        ("mirror",),
        ("mirror", "--destroyed"),
        ("erase", "nobody", "--worker", "--why", "x"),
        ("erase", "P1", "--why", "x"),
        ("erase", "M9", "--why", "x"),
        ("erase", "M1-A1", "--why", "x"),
        ("erase", "M1-A1", "--field", "uid", "--why", "x"),
        ("erase", "M1", "--why", " ", "--confirm", "M1"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_hint(
    run: CommandLine, path: Path, wrong: tuple[str, ...]
) -> None:
    said = run(wrong[0], path, *wrong[1:])
    assert said.code == 2 and said.err
