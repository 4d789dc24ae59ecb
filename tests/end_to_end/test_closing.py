"""Closing the window while it plays with sound never freezes it."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.scale import scaled
from tests.helpers.video import make_video
from tests.helpers.window import make_recorded_case

CLOSINGS = 2
"""FRAMEWITNESS_TEST_SCALE=16 closes it 32 times."""


@pytest.mark.timeout(900)
def test_the_window_can_be_closed_while_it_plays_with_sound(tmp_path: Path) -> None:
    video = make_video(tmp_path / "square.mp4", frames=200, fps=25, b_frames=2, sound=True)
    case = make_recorded_case(tmp_path / "case", [video.path])
    seed = random.randrange(1_000_000)
    times = scaled(CLOSINGS)
    command = [
        sys.executable,
        "-m",
        "tests.helpers.program",
        "tests.helpers.closing",
        str(case),
        str(times),
        str(seed),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    closed = [line for line in done.stdout.splitlines() if line.isdecimal()]
    assert done.returncode == 0, f"seed {seed}, stuck after {len(closed)} closings:\n{done.stderr[-6000:]}"
    assert closed[-1] == str(times)
