"""Gates for every test: offscreen Qt, no unexpected log line, no thread or child process left behind."""

from __future__ import annotations

import logging
import multiprocessing
import os
import threading
import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.helpers.scale import scaled

settings.register_profile(
    "framewitness",
    max_examples=scaled(20),
    deadline=None,  # a busy machine is no fault of the code
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("framewitness")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["FRAMEWITNESS_ACTOR"] = "tester"


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
