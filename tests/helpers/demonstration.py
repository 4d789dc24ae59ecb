"""`framewitness demo`, run once for all tests as a person runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.helpers.once import made_once


@dataclass(frozen=True)
class Ran:
    folder: Path
    """The case, which nobody may change."""
    said: str
    temporary: Path
    """The folder for temporary files that it was given."""


def demonstration(factory: pytest.TempPathFactory) -> Ran:
    made = made_once(factory, "demonstration", _run)
    said = (made / "said.txt").read_text(encoding="utf-8")
    return Ran(made / "case", said, made / "temporary")


def _run(folder: Path) -> None:
    temporary = folder / "temporary"
    temporary.mkdir()
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")
    environment = {name: text for name, text in os.environ.items() if name.lower() != "no_proxy"} | nowhere
    environment |= {"TMPDIR": str(temporary), "FRAMEWITNESS_ACTOR": "tester", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", "app", "demo", "--case", str(folder / "case"), "--no-window"],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=280,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (folder / "said.txt").write_text(done.stdout, encoding="utf-8")
