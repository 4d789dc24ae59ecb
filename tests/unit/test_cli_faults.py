from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from catalog.cli import main, progress
from catalog.operations import cases


def test_a_fault_of_the_program_is_one_sentence_and_a_traceback_in_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(progress, "crash_log", lambda: tmp_path / "crashes.log")
    monkeypatch.setattr(cases, "new_case", broken)
    assert main(None, ["new", str(tmp_path / "case")]) == 1
    said = capfd.readouterr().err
    assert "Something in Framewitness itself went wrong" in said
    assert "Traceback" not in said
    assert "ZeroDivisionError: a bug" in (tmp_path / "crashes.log").read_text()


def test_an_output_that_nobody_reads_to_its_end_is_no_fault_of_the_program(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    assert main(None, ["new", str(folder)]) == 0
    state = tmp_path / "state"
    command = [sys.executable, "-m", "app", "terms", str(folder), "--json"]
    environment = os.environ | {"XDG_STATE_HOME": str(state)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        said = program.stderr.read().decode()
    assert said == ""
    assert list(state.rglob("*.log")) == []
