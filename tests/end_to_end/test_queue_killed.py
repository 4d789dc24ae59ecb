"""The queue from the command line: killed in the middle it goes on, and ends with the bytes of the server."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from catalog.case import Case
from catalog.cli import progress
from catalog.cli import queue as cli_queue
from catalog.model.records import Media, QueueItem, StoredObject
from tests.helpers.cli import CommandLine
from tests.helpers.here_runner import HereRunner
from tests.helpers.site import Site, Way
from tests.helpers.video import make_video


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("clips")
    return [
        make_video(folder / f"{n}.mp4", frames=40, first_number=n * 100, size=(640, 360)).path
        for n in range(3)
    ]


def received(case: Path) -> int:
    parts = (case / "objects" / "incoming").glob("*/*.part")
    return max((path.stat().st_size for path in parts), default=0)


@pytest.fixture
def without_children(monkeypatch: pytest.MonkeyPatch) -> None:
    """What commands of this process have done is done in it: children load yt-dlp anew for each."""
    for module in (progress, cli_queue):
        monkeypatch.setattr(module, "ProcessRunner", HereRunner)


def test_a_queue_that_was_killed_goes_on_and_ends_with_the_bytes_of_the_server(
    framewitness: CommandLine, without_children: None, tmp_path: Path, clips: list[Path]
) -> None:
    """The program that is killed is a real one, with real children."""
    case, table = tmp_path / "case", tmp_path / "links.csv"
    framewitness("new", case, "--actor", "tester")
    with Site() as site:
        slow = Way(bytes_per_second=clips[0].stat().st_size / 20)
        links = [site.add_video(f"{n}.mp4", clip, slow if n == 0 else None) for n, clip in enumerate(clips)]
        table.write_text("place;url\n" + "".join(f"square {n};{link}\n" for n, link in enumerate(links)))
        said = framewitness("queue", case, "--list", table, "--actor", "tester")
        assert said.code == 0 and "kept as fields: place" in said.words
        command = [
            sys.executable,
            "-m",
            "app",
            "queue",
            str(case),
            "--run",
            "--pause",
            "0",
            "--actor",
            "tester",
        ]
        program = subprocess.Popen(
            [*command, "--proxy", ""], start_new_session=True, stderr=subprocess.DEVNULL
        )
        try:
            end = time.monotonic() + 120
            enough = clips[0].stat().st_size // 10
            while received(case) < enough:
                assert program.poll() is None and time.monotonic() < end
                time.sleep(0.02)
        finally:
            os.kill(program.pid, signal.SIGKILL)
            program.wait()
        with Case.open(case, read_only=True) as left:
            assert [each.state for each in left.find(QueueItem, order="number")] == [
                "running",
                "waiting",
                "waiting",
            ]
        site.add_video("0.mp4", clips[0])
        said = framewitness("queue", case, "--run", "--pause", "0", "--proxy", "", "--actor", "tester")
        assert said.code == 0, said.words
        assert any(each.range and not each.range.startswith("bytes=0-") for each in site.asked("0.mp4"))
    rows = json.loads(framewitness("queue", case, "--json").out)
    assert [(row["state"], row["fields"]) for row in rows] == [
        ("done", {"place": f"square {n}"}) for n in range(3)
    ]
    with Case.open(case, read_only=True) as after:
        for row, clip in zip(rows, clips, strict=True):
            (media,) = after.find(Media, number=int(row["media"][1:]))
            stored = after.get(StoredObject, media.reference_object_uid)
            assert after.object_path(stored).read_bytes() == clip.read_bytes()
    assert framewitness("verify", case).code == 0


def test_of_a_playlist_only_what_was_picked_is_taken_and_links_can_be_moved_cancelled_and_tried_again(
    framewitness: CommandLine, without_children: None, tmp_path: Path
) -> None:
    case = tmp_path / "case"
    framewitness("new", case, "--actor", "tester")
    with Site() as site:
        feed = site.add_feed("feed.xml", [(f"Clip {n}", f"{n}.mp4") for n in range(1, 6)])
        shown = framewitness("queue", case, "--from", feed, "--proxy", "")
        assert "5 shown of 5" in shown.words and "Clip 3" in shown.words
        assert framewitness("queue", case).out == "The queue is empty.\n"
        framewitness("queue", case, "--from", feed, "--pick", "2,4-5", "--proxy", "")
        assert framewitness("queue", case, "--from", feed, "--pick", "9", "--proxy", "").code == 2
        (again,) = framewitness("queue", case, "--add", site.url("2.mp4")).out.splitlines()
        assert "stands in the queue already, as Q1" in again
        framewitness("queue", case, "--move", "Q3", "--before", "Q1")
        framewitness("queue", case, "--cancel", "Q2")
        said = framewitness("queue", case, "--run", "--pause", "0", "--proxy", "", "--no-page")
        assert said.code == 1
        assert "There is nothing at" in said.words
        rows = json.loads(framewitness("queue", case, "--json").out)
        assert [(row["queue"], row["title"], row["state"]) for row in rows] == [
            ("Q3", "Clip 5", "failed"),
            ("Q1", "Clip 2", "failed"),
            ("Q2", "Clip 4", "cancelled"),
        ]
        framewitness("queue", case, "--retry", "failed", "--retry", "Q2")
        assert {row["state"] for row in json.loads(framewitness("queue", case, "--json").out)} == {"waiting"}
