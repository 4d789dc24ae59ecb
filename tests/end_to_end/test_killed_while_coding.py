"""A window that is killed while somebody codes by keys: the case opens and verifies, and only the gesture under way
may be lost."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from catalog.case import Case
from catalog.jobs import run
from catalog.model.coverage import merged
from catalog.model.records import Media, Review
from catalog.operations.verify import verify
from tests.helpers.coding import digests
from tests.helpers.scale import SCALE, scaled
from tests.helpers.video import make_video
from tests.helpers.window import _Here, make_recorded_case

KILLS = 2
"""FRAMEWITNESS_TEST_SCALE=50 kills it 100 times."""
LONGEST_SECONDS = 8
BATCH_SECONDS = 30
PATIENCE_SECONDS = 90


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("killed")
    video = make_video(folder / "square.mp4", frames=1500, fps=25, b_frames=2, sound=True, gop=50)
    return make_recorded_case(folder / "case", [video.path])


@contextlib.contextmanager
def at_work(what: str, case: Path, said: Path, seed: int = 0) -> Any:
    """Somebody at work in a process of its own, which has said that it is ready; killed at the end, if not before."""
    program = [sys.executable, "-m", "tests.helpers.program", "tests.helpers.coding"]
    command = [*program, what, str(case), str(seed)]
    with said.open("wb") as out, (said.with_suffix(".err")).open("wb") as err:
        process = subprocess.Popen(command, stdout=out, stderr=err, start_new_session=True)
    try:
        end = time.monotonic() + PATIENCE_SECONDS
        while not said.read_bytes().endswith(b"\n"):
            assert process.poll() is None, said.with_suffix(".err").read_text()[-3000:]
            assert time.monotonic() < end, "the window did not come"
            time.sleep(0.02)
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        process.wait()
        wait_for_children(process.pid)


def wait_for_children(group: int) -> None:
    """What the window had started ends by itself once the window is gone, and its own start is over."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    os.killpg(group, signal.SIGKILL)
    raise AssertionError("children of the killed window lived on")


def lines(said: Path) -> list[dict[str, Any]]:
    """What was said in whole lines."""
    return [json.loads(line) for line in said.read_text().splitlines(keepends=True) if line.endswith("\n")]


def check(path: Path, told: list[dict[str, Any]]) -> None:
    known: dict[str, str] = dict(told[0]["known"])
    head = told[0]["head"]
    for each in told:
        if "ended" in each:
            head = each["head"]
            known.update(each["changed"])
            for uid in each["gone"]:
                del known[uid]
    with Case.open(path, window=True) as opened:
        assert opened.differences() == []
        assert opened.head() >= head, (
            f"entry {head} was there before the kill, the last one is {opened.head()}"
        )
        under_way = {uid for entry in opened.entries(first=head + 1) for _, uid in entry.changed}
        found = digests(opened)
        lost = {uid for uid, each in known.items() if found.get(uid) != each} - under_way
        added = set(found) - set(known) - under_way
        assert not lost and not added, f"lost {lost}, added {added}"
        assert "begins" in told[-1] or opened.head() == head, "something was written between two gestures"
    assert run(verify(path), _Here()).sound


@pytest.mark.timeout(3600)
def test_a_window_killed_while_one_codes_loses_at_most_the_gesture_under_way(
    case: Path, tmp_path: Path
) -> None:
    seed = random.randrange(1_000_000)
    chance, ended = random.Random(seed), 0
    for kill in range(scaled(KILLS)):
        said = tmp_path / f"said{kill}"
        with at_work("code", case, said, seed=seed + kill) as process:
            time.sleep(chance.uniform(0, LONGEST_SECONDS))
            assert process.poll() is None, said.with_suffix(".err").read_text()[-3000:]
            process.kill()
            process.wait()
        told = lines(said)
        ended += sum("ended" in each for each in told)
        try:
            check(case, told)
        except AssertionError as error:
            raise AssertionError(f"kill {kill} of seed {seed}, during {told[-1]}: {error}") from error
    assert ended >= scaled(KILLS)


@pytest.mark.timeout(300)
@pytest.mark.skipif(SCALE < 5, reason="takes a minute: run where FRAMEWITNESS_TEST_SCALE is 5 or more")
def test_a_window_killed_while_it_plays_loses_at_most_half_a_minute_of_what_was_watched(
    case: Path, tmp_path: Path
) -> None:
    said = tmp_path / "said"
    with at_work("watch", case, said) as process:
        time.sleep(BATCH_SECONDS + random.uniform(4, 10))
        process.kill()
        process.wait()
        killed_at = time.monotonic()
    painted = [(each["painted"], each["at"]) for each in lines(said) if "painted" in each]
    long_ago = [pts for pts, at in painted if at < killed_at - BATCH_SECONDS - 1]
    with Case.open(case, window=True) as opened:
        (media,) = opened.find(Media)
        spans = merged([(each.start_pts, each.end_pts) for each in opened.find(Review, media_uid=media.uid)])
    lost = [pts for pts in long_ago if not any(start <= pts < end for start, end in spans)]
    assert len(long_ago) > 20
    assert not lost
