"""Gates for every test: offscreen Qt, no unexpected log line, no thread or child process left behind."""

from __future__ import annotations

import contextlib
import gc
import logging
import multiprocessing
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from sqlite_utils.db import Database

import catalog.case
from catalog.store.migrations import migrate
from tests.helpers.scale import scaled

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

settings.register_profile(
    "framewitness",
    max_examples=scaled(12),
    deadline=None,  # a busy machine is no fault of the code
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("framewitness")

gc.disable()  # until all tests are collected: nothing that is loaded is garbage, and looking took a third of the time
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["FRAMEWITNESS_ACTOR"] = "tester"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"


@pytest.fixture(scope="session", autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """No test touches the settings, the signing key or the crash log of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("settings")
        patch.setenv("FRAMEWITNESS_CONFIG", str(folder))
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        yield folder


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application speaks English as the program does, with its plurals: not as the test before left it."""
    from app.i18n import use_language

    use_language(qapp, "en")
    return qapp


@pytest.fixture(scope="session", autouse=True)
def tables_made_once() -> Iterator[None]:
    """A new case gets its tables page by page from a catalogue that the migrations made, once: making them anew takes
    longer than most tests. A case that has some is brought up to date by the migrations themselves."""
    with contextlib.closing(
        sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    ) as made:
        migrate(Database(made, execute_plugins=False))

        def copied(db: Database) -> None:
            if db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
                migrate(db)
            else:
                made.backup(db.conn)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(catalog.case, "migrate", copied)
            yield


def pytest_collection_finish() -> None:
    """What pytest and the libraries hold is not looked through for garbage again and again, by the test at hand."""
    gc.collect()
    gc.freeze()
    gc.enable()


LOADED_BEFORE = (
    *("catalog.jobs.child", "catalog.media.frame_child", "catalog.analysis.examine"),
    *("catalog.analysis.copies", "catalog.analysis.sound", "catalog.analysis.first_look"),
    "tests.helpers.ready_for_downloads",
)


@pytest.fixture(scope="module")
def children_ready_made() -> Iterator[None]:
    """Child processes are forked from one that has loaded the decoders and yt-dlp, instead of doing so each time.

    They are processes of their own all the same. How the program itself starts them, anew, is tried in all other
    files: they have the environment and folder of whoever starts them, and these have not.
    """
    ready, asked = multiprocessing.get_context("forkserver"), multiprocessing.get_context
    ready.set_forkserver_preload(list(LOADED_BEFORE))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            multiprocessing, "get_context", lambda method=None: ready if method == "spawn" else asked(method)
        )
        yield


@pytest.fixture(autouse=True)
def no_unexpected_log_line(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning or error in the log fails the test, unless the test took it out of `caplog` itself."""
    yield
    lines = [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert not lines, f"unexpected log lines: {lines}"


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """No thread and no child process outlives the test that started it."""
    before = set(threading.enumerate())
    yield
    end = time.monotonic() + 5
    while time.monotonic() < end:
        threads = [t for t in threading.enumerate() if t not in before and t.is_alive()]
        children = multiprocessing.active_children()
        if not threads and not children:
            return
        time.sleep(0.02)
    raise AssertionError(f"left running: {threads} {children}")
