"""Killing the process at any statement, and at any change of a file, leaves a case that opens and verifies."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.scale import scaled

TRIES = 12
"""How many steps of each scene are tried; FRAMEWITNESS_TEST_SCALE=100 tries every one."""


@pytest.mark.parametrize(
    ("scene", "tries"), [("fill", TRIES), ("bring up to date", TRIES), ("erase", 6), ("mirror", 6)]
)
def test_killing_at_any_step_leaves_a_case_that_opens_and_verifies(
    tmp_path: Path, scene: str, tries: int
) -> None:
    start = random.randrange(1000)  # seeded anew for each run, so that over many runs every step is tried
    command = [sys.executable, "-m", "tests.helpers.killed", scene, tmp_path, str(scaled(tries)), str(start)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    tried = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(tried) >= min(tried[0]["of"], tries) * 2 // 3
    assert all(each["killed"] for each in tried), [each for each in tried if not each["killed"]]
    wrong = [each for each in tried if each["status"] != 0]
    assert not wrong, "\n".join(
        f"killed at step {each['step']} ({each['at']}): {each['error']}" for each in wrong
    )
