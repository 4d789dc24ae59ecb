"""Rules of the house that a machine can hold."""

from __future__ import annotations

import ast
import functools
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PRODUCT = ("app", "catalog", "resources")
FILE_LINES, FUNCTION_LINES = 450, 60

REASONS: dict[str, str] = {}
"""Files and functions ("path::name") that may be longer, with the reason why."""

TOP_LEVEL = {
    *(".ci", ".gitignore", "LICENSE", "README.md", "pyproject.toml"),
    *("app", "catalog", "resources", "tests"),
}


def tracked() -> list[Path]:
    """Files under version control that are there, from the root."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("this is not a checkout")
    return [Path(name) for name in done.stdout.split("\0") if name and (ROOT / name).exists()]


@functools.cache
def product_modules() -> dict[Path, ast.Module]:
    return {
        path: ast.parse((ROOT / path).read_text(encoding="utf-8"))
        for path in tracked()
        if path.suffix == ".py" and path.parts[0] in PRODUCT
    }


def functions(module: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


IMPORTS_EVERYTHING = """
import importlib, pkgutil, sys
import catalog
for found in pkgutil.walk_packages(catalog.__path__, "catalog."):
    importlib.import_module(found.name)
print(*sorted(name for name in sys.modules if name.split(".")[0] in ("PySide6", "shiboken6", "app")))
print(sum(name.split(".")[0] == "catalog" for name in sys.modules))
"""


def test_the_whole_catalog_can_be_imported_without_qt() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", IMPORTS_EVERYTHING],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    of_the_window, count = done.stdout.splitlines()
    assert of_the_window == ""
    assert int(count) > 30


def test_files_are_short_or_have_a_reason() -> None:
    long = {
        path.as_posix(): lines
        for path in product_modules()
        if (lines := len((ROOT / path).read_text(encoding="utf-8").splitlines())) > FILE_LINES
    }
    assert {name: lines for name, lines in long.items() if name not in REASONS} == {}


def test_functions_are_short_or_have_a_reason() -> None:
    long = {
        f"{path.as_posix()}::{function.name}": lines
        for path, module in product_modules().items()
        for function in functions(module)
        if (lines := (function.end_lineno or 0) - function.lineno + 1) > FUNCTION_LINES
    }
    assert {name: lines for name, lines in long.items() if name not in REASONS} == {}


def test_every_reason_is_still_needed() -> None:
    for name in REASONS:
        path, _, function = name.partition("::")
        text = (ROOT / path).read_text(encoding="utf-8")
        if not function:
            assert len(text.splitlines()) > FILE_LINES, f"{name} is short again"
            continue
        (found,) = (each for each in functions(ast.parse(text)) if each.name == function)
        assert (found.end_lineno or 0) - found.lineno + 1 > FUNCTION_LINES, f"{name} is short again"


def test_nothing_lies_at_the_top_level_but_what_belongs_there() -> None:
    assert {path.parts[0] for path in tracked()} <= TOP_LEVEL


def test_the_core_prints_nothing() -> None:
    for path, module in product_modules().items():
        if path.parts[0] != "catalog" or path.parts[1] in ("cli", "cli.py"):
            continue
        for node in ast.walk(module):
            name = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            assert name not in ("print", "sys.stdout.write", "sys.stderr.write"), f"{path}:{node.lineno}"  # type: ignore[attr-defined]


def test_no_module_of_the_product_is_called_by_what_says_nothing() -> None:
    names = {part.removesuffix(".py") for path in product_modules() for part in path.parts}
    assert not names & {"utils", "util", "helpers", "common", "manager", "managers", "misc"}


def test_fields_of_records_are_asked_for_by_name_or_all_together() -> None:
    """`vars` does not see a field that was read from the case and not asked for yet."""
    for path, module in product_modules().items():
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id != "vars", f"{path}:{node.lineno}: use Record.values"
