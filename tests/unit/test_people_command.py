from __future__ import annotations

import json
from pathlib import Path

import pytest

from catalog.operations import annotate, cases
from catalog.operations.actors import actor_named
from tests.helpers.cases import add_media
from tests.helpers.cli import CommandLine


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(capsys)


def test_people_are_named_and_listed_with_their_annotations(command: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "case"
    cases.new_case(path, actor="tester").close()
    assert "names nobody yet" in command("people", path).words
    command("people", path, "--add", "the row of shields", "--group")
    command("people", path, "--add", "officer A", "--with", "H1", "--description", "helmet 217")
    with cases.open_case(path, actor="tester") as case:
        media = add_media(case)
        told = json.loads(command("people", path, "--json").out)
        annotate.add_annotation(
            case,
            actor="tester",
            media_uid=media.uid,
            term_code="eq.shield",
            extent="point",
            start_pts=0,
            actor_uid=actor_named(case, "officer A").uid,
        )
    assert [(each["label"], each["kind"], each["with"]) for each in told] == [
        ("H1", "group", ""),
        ("H2", "person", "H1"),
    ]
    assert "H2 officer A (person, with H1; annotations: 1)" in command("people", path).words


def test_somebody_who_cannot_be_named_is_refused_in_words(command: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "case"
    cases.new_case(path, actor="tester").close()
    said = command("people", path, "--add", "officer A", "--with", "H9")
    assert said.code == 2 and "nobody “H9”" in said.words
