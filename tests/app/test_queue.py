from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import messages
from app.job_bridge import Entry, WorkQueue
from app.queue.queue_panel import QueuePanel, in_words
from catalog.errors import SourceUnavailable
from catalog.jobs import Job, JobState, Operation, Snapshot
from tests.helpers import jobs
from tests.helpers.window import click


@pytest.fixture
def queue(qtbot: QtBot) -> Iterator[WorkQueue]:
    made = WorkQueue()
    yield made
    made.close()


def waiting(tidied: Path) -> Operation[None]:
    yield Job("wait", jobs.wait_until_cancelled, {"tidied": str(tidied)})


def counting(to: int) -> Operation[str]:
    counted: str = yield Job("count", jobs.count_up, {"to": to})
    return counted


def failing() -> Operation[None]:
    raise SourceUnavailable("There is no such page.", hint="Check the link.")
    yield


def broken() -> Operation[None]:
    raise ZeroDivisionError("a fault of the program")
    yield


def test_cancel_ends_what_runs_and_the_next_one_starts(
    qtbot: QtBot, queue: WorkQueue, tmp_path: Path
) -> None:
    panel = QueuePanel(queue)
    qtbot.addWidget(panel)
    panel.show()
    arrived: list[object] = []
    long = queue.submit("A long one", lambda: waiting(tmp_path / "tidied"), each=arrived.append)
    after = queue.submit("The next", lambda: counting(3))
    qtbot.waitUntil(lambda: bool(arrived), timeout=15_000)
    assert long.state is JobState.RUNNING
    assert after.state is None
    click(panel.rows[long.id].stop)
    qtbot.waitUntil(lambda: after.state is JobState.DONE, timeout=15_000)
    assert long.state is JobState.CANCELLED
    assert (tmp_path / "tidied").exists()
    assert after.outcome == "counted"
    assert panel.rows[long.id].words.text() == "Cancelled"


def test_what_waits_can_be_cancelled_before_it_began(qtbot: QtBot, queue: WorkQueue, tmp_path: Path) -> None:
    long = queue.submit("A long one", lambda: waiting(tmp_path / "tidied"))
    after = queue.submit("The next", lambda: counting(3))
    qtbot.waitUntil(lambda: long.state is JobState.RUNNING, timeout=10_000)
    queue.cancel(after)
    assert after.state is JobState.CANCELLED and after.run is None
    queue.cancel(long)
    qtbot.waitUntil(lambda: long.finished, timeout=10_000)


def test_each_end_is_told_once(qtbot: QtBot, queue: WorkQueue) -> None:
    ends: list[tuple[str, JobState | None]] = []
    outcomes: list[str] = []
    queue.finished.connect(lambda entry: ends.append((entry.name, entry.state)))
    queue.submit("good", lambda: counting(3), then=outcomes.append)
    queue.submit("bad", failing)
    qtbot.waitUntil(lambda: len(ends) == 2, timeout=10_000)
    qtbot.wait(150)
    assert sorted(ends) == [("bad", JobState.FAILED), ("good", JobState.DONE)]
    assert outcomes == ["counted"]


def test_a_failure_stands_there_in_words_with_what_to_do_and_can_be_tried_again(
    qtbot: QtBot, queue: WorkQueue
) -> None:
    panel = QueuePanel(queue)
    qtbot.addWidget(panel)
    panel.show()
    tries: list[int] = []

    def fails_once() -> Operation[str]:
        tries.append(1)
        return failing() if len(tries) == 1 else counting(2)  # type: ignore[return-value]

    entry = queue.submit("A page", fails_once)
    qtbot.waitUntil(lambda: entry.finished, timeout=10_000)
    row = panel.rows[entry.id]
    assert row.words.text() == "There is no such page.\nCheck the link."
    assert row.again.isVisible() and row.put_away.isVisible() and not row.stop.isVisible()
    again: list[Entry] = []
    queue.added.connect(again.append)
    click(row.again)
    qtbot.waitUntil(lambda: bool(again) and again[0].state is JobState.DONE, timeout=10_000)
    assert entry.id not in panel.rows


def test_a_fault_of_the_program_is_said_and_written_down(
    qtbot: QtBot, queue: WorkQueue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "crash_log", lambda: tmp_path / "logs" / "crashes.log")
    entry = queue.submit("broken", broken)
    qtbot.waitUntil(lambda: entry.finished, timeout=10_000)
    assert "itself went wrong" in entry.message
    assert "a fault of the program" in (tmp_path / "logs" / "crashes.log").read_text()


def test_progress_is_told_with_speed_and_time_left() -> None:
    snapshot = Snapshot("x", JobState.RUNNING, 10e6, 40e6, "bytes", "copying clip.mp4", seconds=5.0)
    assert in_words(snapshot) == "copying clip.mp4: 10.0 of 40.0 MB, 2.0 MB/s, 0:15 left"
    assert in_words(Snapshot("x", JobState.RUNNING, 50, 200, "frames")) == "50 of 200 frames"
    assert in_words(Snapshot("x", JobState.RUNNING)) == "Working…"


def test_work_beside_the_window_is_done_in_a_thread_and_told_in_the_windows(
    qtbot: QtBot, queue: WorkQueue
) -> None:
    threads: list[threading.Thread] = []

    def work() -> Operation[str]:
        threads.append(threading.current_thread())
        counted: str = yield Job("count", jobs.count_up, {"to": 3})
        threads.append(threading.current_thread())
        return counted

    told: list[object] = []
    fault = queue.submit("A fault", failing, beside=True)
    entry = queue.submit(
        "Much", work, then=lambda done: told.append((done, threading.current_thread())), beside=True
    )
    qtbot.waitUntil(lambda: bool(told), timeout=15_000)
    assert told == [("counted", threading.main_thread())]
    assert entry.state is JobState.DONE
    assert len(threads) == 2 and threading.main_thread() not in threads
    assert fault.state is JobState.FAILED and fault.hint == "Check the link."


@pytest.mark.parametrize("by_closing", [False, True])
def test_work_beside_the_window_can_be_stopped(
    qtbot: QtBot, queue: WorkQueue, tmp_path: Path, by_closing: bool
) -> None:
    entry = queue.submit("A long one", lambda: waiting(tmp_path / "tidied"), beside=True)
    qtbot.waitUntil(lambda: entry.snapshot is not None and entry.snapshot.text != "", timeout=15_000)
    if by_closing:
        queue.close()
    else:
        queue.cancel(entry)
        qtbot.waitUntil(lambda: entry.state is JobState.CANCELLED, timeout=15_000)
    assert (tmp_path / "tidied").exists()
