"""The command line as a person meets it: exit code, standard output, standard error."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from catalog.cli import main


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def words(self) -> str:
        """Everything said, on one line, so that line breaks of the terminal do not matter."""
        return " ".join(f"{self.out} {self.err}".split())


class CommandLine:
    """Runs commands in this process (their jobs run in children as always)."""

    def __init__(self, captured: pytest.CaptureFixture[str]) -> None:
        self._captured = captured

    def __call__(self, *arguments: str | Path) -> Said:
        self._captured.readouterr()
        code = main(None, [str(each) for each in arguments])
        seen = self._captured.readouterr()
        return Said(code, seen.out, seen.err)

    def listed(self, case: Path) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self("list", case, "--json").out)
        return found


def in_a_process(*arguments: str | Path, **environment: str) -> Said:
    """Runs a command as a program of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "app", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=240,
        env={**os.environ, **environment},
    )
    return Said(done.returncode, done.stdout, done.stderr)
