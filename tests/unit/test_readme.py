"""README says what the program does: a rule is a test."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from click import Context

from app.actions import as_markdown
from catalog.cli import cli

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme() -> None:
    named = set(re.findall(r"^\| `framewitness ([a-z-]+)", README, re.MULTILINE))
    assert named == set(cli.list_commands(Context(cli)))


def test_every_dependency_is_explained_in_a_line() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    names = {re.split(r"[\[<>=~ ]", requirement)[0] for requirement in wanted}
    rows = re.findall(r"^\| ([a-zA-Z0-9_, -]+) \| .+ \|$", README, re.MULTILINE)
    explained = {name.strip().lower() for row in rows for name in row.split(",")}
    assert names <= explained, names - explained


def test_the_keys_in_the_readme_are_those_of_the_window() -> None:
    investigators = README.partition("## For investigators")[2].partition("\n## ")[0]
    (table,) = re.findall(r"<!-- keys -->\n(.*?)\n<!-- /keys -->", investigators, re.DOTALL)
    assert table == as_markdown()


def test_the_pictures_that_the_readme_shows_are_there() -> None:
    for target in re.findall(r"!\[[^]]*\]\(([^)]+)\)", README):
        assert (ROOT / target).is_file(), target
