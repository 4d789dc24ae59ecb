"""A process that is killed at its n-th step, and what is found afterwards: `python -m tests.helpers.killed …`.

A step is an SQL statement (told by SQLite's trace just before it runs) or a change to a file or folder (told by
Python's audit events). Each try runs in a fork of this process, which imports everything only once.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import sys
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import catalog.store.connection
from catalog.case import Case
from catalog.errors import CaseIsNewer
from catalog.jobs import SilentContext
from catalog.model.records import Annotation, Media, StoredObject, Tombstone
from catalog.operations import cases, erasure
from catalog.operations.erasure_plan import plan_recording
from catalog.operations.mirror import begin_mirror, bring_into_step
from catalog.operations.verify import verify
from catalog.store import migrations
from tests.helpers.cases import ACTOR, add_annotation, add_media, add_term
from tests.helpers.erased import WORD, traces
from tests.helpers.erased import fill as fill_with
from tests.helpers.formats import second_format
from tests.helpers.here import run_here

FILE_EVENTS = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.truncate", "os.link"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Countdown:
    """Kills this process just before its n-th step; 0 only counts."""

    def __init__(self, kill_at: int, folder: Path) -> None:
        self.kill_at = kill_at
        self.folder = str(folder)
        self.steps: list[str] = []

    def step(self, what: str) -> None:
        self.steps.append(what)
        if len(self.steps) == self.kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING
        if (writes or event in FILE_EVENTS) and str(arguments[0]).startswith(self.folder):
            self.step(f"{event} {Path(str(arguments[0])).name}")

    def watch(self) -> None:
        really_open = catalog.store.connection._open

        def traced(uri: str) -> Any:
            db = really_open(uri)
            db.conn.set_trace_callback(self.step)
            return db

        catalog.store.connection._open = traced
        sys.addaudithook(self.audit)


# ---------------------------------------------------------------- what is done, and killed in the middle


def fill(folder: Path, say: Callable[[int], None]) -> None:
    """Makes a case and works in it; `say` is told each entry's number once it is committed."""
    with Case.create(folder / "case", name="Killed", actor=ACTOR) as case:
        say(case.head())
        media = add_media(case)
        say(case.head())
        add_term(case)
        annotations = [add_annotation(case, media, note=f"{n}") for n in range(3)]
        say(case.head())
        with case.unit_of_work("annotation.edit", actor=ACTOR, parameters={"fields": ["note"]}) as work:
            work.replace(replace(annotations[0], note="edited"))
            work.remove(annotations[1])
        say(case.head())
    with Case.open(folder / "case", window=True) as case:
        with case.unit_of_work("undo", actor=ACTOR) as work:
            work.add(annotations[1])
        say(case.head())


def bring_up_to_date(folder: Path, say: Callable[[int], None]) -> None:
    with second_format(), Case.open(folder / "case", window=True) as case:
        add_annotation(case, case.find(Media)[0])
        say(case.head())


def erase(folder: Path, say: Callable[[int], None]) -> None:
    own_settings(folder)
    with cases.open_case(folder / "case", actor=ACTOR) as case:
        (media,) = case.find(Media, title=f"{WORD}.mp4")
        erasure.erase(case, plan_recording(case, media), why="asked for", actor=ACTOR)
        say(case.head())


def own_settings(folder: Path) -> None:
    """What is remembered of signatures is of this try alone."""
    os.environ["FRAMEWITNESS_CONFIG"] = str(folder / "settings")


def copy_to_a_mirror(folder: Path, say: Callable[[int], None]) -> None:
    with Case.open(folder / "case") as case:
        begin_mirror(case, folder / "mirror")
    bring_into_step(SilentContext(), case_path=folder / "case", folder=folder / "mirror")
    say(1)


# ---------------------------------------------------------------- what must hold afterwards


def check_filled(folder: Path, acknowledged: int) -> None:
    left = sorted(path.name for path in folder.iterdir() if path.name != "said")
    if "case" not in left:
        assert acknowledged == 0
        assert all(name.startswith(".case.") and name.endswith(".part") for name in left), left
        Case.create(folder / "case", actor=ACTOR).close()
        return
    check_case(folder / "case", acknowledged)


def check_case(path: Path, acknowledged: int) -> None:
    with Case.open(path, read_only=True) as case:
        assert case.differences() == []
    with Case.open(path, window=True) as case:
        assert case.differences() == []
        assert case.head() >= acknowledged, (
            f"entry {acknowledged} was committed, the last one is {case.head()}"
        )
        for stored in case.find(StoredObject):
            assert case.object_path(stored).stat().st_size == stored.size
        numbers = [each.number for each in case.find(Annotation)]
        media = add_media(case, title="afterwards")
        assert len(set(numbers)) == len(numbers)
        add_annotation(case, media)
        assert case.differences() == []


def check_brought_up_to_date(folder: Path, acknowledged: int) -> None:
    path = folder / "case"
    try:
        with Case.open(path, read_only=True) as case:
            assert case.differences() == []
            assert case.count(Annotation) == 3
            assert "places" not in case._connections.reader().table_names()
        was_migrated = False
    except CaseIsNewer:
        was_migrated = True
    backups = list((path / "backups").glob("*.sqlite"))
    assert backups or not was_migrated, "brought up to date without a backup"
    for backup in backups:
        with sqlite3.connect(backup) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection.execute("PRAGMA user_version").fetchone() == (migrations.FORMAT,)
        connection.close()
    with second_format():
        Case.open(path).close()
        check_case(path, acknowledged)
        with Case.open(path, read_only=True) as case:
            assert case._connections.reader().execute("SELECT count(*) FROM places").fetchone()[0] >= 1


def check_erased(folder: Path, acknowledged: int) -> None:
    """Either nothing was erased, or the next opening ends it."""
    own_settings(folder)
    path = folder / "case"
    with Case.open(path, read_only=True) as case:
        begun = case.count(Tombstone) > 0
        there = case.count(Media, title=f"{WORD}.mp4")
        assert there == (not begun)
    with cases.open_case(path, actor=ACTOR) as case:
        assert erasure.under_way(case) == []
    assert traces(path, WORD) == [] if begun else len(traces(path, WORD)) > 5
    checked = run_here(verify(path))
    assert (checked.faults, checked.log.doubts) == ([], [])
    assert begun or not acknowledged


def check_mirrored(folder: Path, acknowledged: int) -> None:
    mirror = folder / "mirror"
    if (mirror / "catalog.sqlite").exists() and (mirror / "case.toml").exists():
        assert run_here(verify(mirror)).faults == []
    copy_to_a_mirror(folder, lambda _: None)
    assert run_here(verify(mirror)).faults == []
    assert run_here(verify(folder / "case")).faults == []


# ---------------------------------------------------------------- forks


Work = Callable[[Path, Callable[[int], None]], None]
Check = Callable[[Path, int], None]
SCENES: dict[str, tuple[Work, Check]] = {
    "fill": (fill, check_filled),
    "bring up to date": (bring_up_to_date, check_brought_up_to_date),
    "erase": (erase, check_erased),
    "mirror": (copy_to_a_mirror, check_mirrored),
}


def in_a_fork(work: Callable[[], None]) -> tuple[int, str]:
    """(exit status as os.waitpid gives it, what it wrote or raised)."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(read)
        try:
            work()
            os._exit(0)
        except BaseException:
            os.write(write, traceback.format_exc()[-4000:].encode())
            os._exit(1)
    os.close(write)
    with os.fdopen(read, "rb") as stream:
        text = stream.read().decode()
    return os.waitpid(pid, 0)[1], text


def prepare_words(folder: Path) -> None:
    with Case.create(folder / "case", name="Killed", actor=ACTOR) as case:
        add_term(case)
        add_media(case)
        fill_with(case, WORD)


def run_killed(work: Work, folder: Path, kill_at: int) -> tuple[int, str]:
    def child() -> None:
        said = os.open(folder / "said", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        countdown = Countdown(kill_at, folder)
        countdown.watch()
        work(folder, lambda entry: os.write(said, f"{entry}\n".encode()) and None)
        (folder / "steps").write_text(json.dumps(countdown.steps))

    return in_a_fork(child)


def last_said(folder: Path) -> int:
    return int((folder / "said").read_text().split()[-1]) if (folder / "said").stat().st_size else 0


def prepare(scene: str, folder: Path) -> None:
    folder.mkdir()
    if scene == "bring up to date":
        in_a_fork(lambda: fill(folder, lambda _: None))
    if scene in ("erase", "mirror"):
        in_a_fork(lambda: prepare_words(folder))


def main(base: Path, start: int, tries: dict[str, int]) -> None:
    """Tries about so many steps of each scene, evenly spread, or all; prints a line of JSON for each. `start` shifts
    them."""
    for scene, count in tries.items():
        folder = base / scene.replace(" ", "-")
        folder.mkdir()
        try_scene(scene, folder, count, start)


def try_scene(scene: str, base: Path, tries: int, start: int) -> None:
    work, check = SCENES[scene]
    prepare(scene, base / "whole")
    status, text = run_killed(work, base / "whole", 0)
    assert status == 0, text
    steps = json.loads((base / "whole" / "steps").read_text())
    prepare(scene, base / "ready")
    stride = max(1, round(len(steps) / tries))
    for number in range(1 + start % stride, len(steps) + 1, stride):
        folder = base / str(number)
        shutil.copytree(base / "ready", folder)
        status, text = run_killed(work, folder, number)
        killed = os.WIFSIGNALED(status)
        if killed:
            acknowledged = last_said(folder)
            (folder / "said").unlink()
            status, text = in_a_fork(lambda: check(folder, acknowledged))  # noqa: B023
        of = {"scene": scene, "step": number, "of": len(steps)}
        outcome = {**of, "killed": killed, "status": status, "error": text}
        print(json.dumps({**outcome, "at": steps[number - 1][:100]}), flush=True)
        shutil.rmtree(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), json.loads(sys.argv[3]))
