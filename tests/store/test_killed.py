"""Killing the process at any statement, and at any change of a file, leaves a case that opens and verifies."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

from tests.helpers.scale import scaled

TRIES = {"fill": 8, "bring up to date": 8, "erase": 5, "mirror": 5}
"""How many steps of each scene are tried; FRAMEWITNESS_TEST_SCALE=100 tries every one."""


def test_killing_at_any_step_leaves_a_case_that_opens_and_verifies(tmp_path: Path) -> None:
    start = random.randrange(1000)  # seeded anew for each run, so that over many runs every step is tried
    tries = json.dumps({scene: scaled(count) for scene, count in TRIES.items()})
    command = [sys.executable, "-m", "tests.helpers.killed", tmp_path, str(start), tries]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    every = [json.loads(line) for line in done.stdout.splitlines()]
    for scene, count in TRIES.items():
        tried = [each for each in every if each["scene"] == scene]
        assert len(tried) >= min(tried[0]["of"], count) * 2 // 3
        assert all(each["killed"] for each in tried), [each for each in tried if not each["killed"]]
    wrong = [each for each in every if each["status"] != 0]
    assert not wrong, "\n".join(
        f"{each['scene']}, killed at step {each['step']} ({each['at']}): {each['error']}" for each in wrong
    )
