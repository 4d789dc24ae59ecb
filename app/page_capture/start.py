"""The side of a page's capture that starts the browser's process, watches it, and ends it. No Qt is loaded here."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import app
from app.page_capture.files import FACTS, HOME
from catalog.errors import SourceUnavailable, WorkerDied
from catalog.jobs import JobContext
from catalog.model.page_visit import PageVisit, PageWish
from catalog.texts import phrase

GRACE_SECONDS = 10.0
"""How much longer than its own limit the process may take, to start and to write its files."""
_DROPPED = ("QT_", "QTWEBENGINE_", "QML", "DBUS_", "XDG_", "CHROME_")


def capture_page(context: JobContext, wish: PageWish, folder: Path) -> PageVisit:
    """A `PageCapturer`: one process for one page, in a group of its own that never outlives this call.

    It ends too when the process that called this ends: then its standard input closes.
    """
    (folder / HOME).mkdir()
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "app.page_capture", str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=said,
            cwd=folder,
            env=_environment(folder),
            process_group=0 if os.name == "posix" else None,
        )
    try:
        assert process.stdin is not None
        with contextlib.suppress(BrokenPipeError):  # it ended at once: its words say why
            process.stdin.write(json.dumps(dataclasses.asdict(wish), default=sorted).encode() + b"\n")
            process.stdin.flush()
        _wait(context, process, wish.seconds + GRACE_SECONDS)
    finally:
        _end(process)
    facts = folder / FACTS
    if process.returncode != 0 or not facts.is_file():
        raise _why(process.returncode, folder)
    return PageVisit(**json.loads(facts.read_text(encoding="utf-8")))


def _environment(folder: Path) -> dict[str, str]:
    """This process' surroundings without proxies, settings of Qt and the folders of the person."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(_DROPPED) and "proxy" not in name.lower()
    }
    home = str(folder / HOME)
    root = str(Path(str(app.__file__)).parent.parent)
    own = dict.fromkeys(("HOME", "TMPDIR", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), home)
    return {
        **kept,
        **own,
        "XDG_DATA_HOME": home,
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        "PYTHONPATH": os.pathsep.join(place for place in [root, *sys.path] if place),
        "QT_QPA_PLATFORM": "offscreen",
        "TZ": "UTC",
        "LANGUAGE": "en",
    }


def _wait(context: JobContext, process: subprocess.Popen[bytes], seconds: float) -> None:
    end = time.monotonic() + seconds
    while process.poll() is None:
        context.check_cancelled()
        if time.monotonic() > end:
            raise SourceUnavailable(
                phrase("The browser did not answer within {seconds} seconds.", seconds=round(seconds)),
                hint="The page may keep it busy for ever. Open the page in a browser of your own.",
            )
        time.sleep(0.03)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Nothing of the process' group is left when this returns."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    if process.poll() is None:
        process.kill()
    process.wait()
    if process.stdin is not None:
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()


def _why(code: int, folder: Path) -> WorkerDied:
    """What the process said last, in words."""
    lines = (folder / "said").read_text(encoding="utf-8", errors="replace").splitlines()
    lines = [line.strip() for line in lines if line.strip()]
    how = f"signal {-code}" if code < 0 else f"exit code {code}"
    signs = ("cannot open shared object", "No usable sandbox", "No module named", "ImportError", "FATAL")
    telling: list[Any] = [line for sign in signs for line in lines if sign in line] or lines[-1:]
    words = telling[0][:300].replace(str(folder), "…") if telling else "it said nothing"
    return WorkerDied(
        phrase("The browser for pages ended unexpectedly ({how}: {words}).", how=how, words=words),
        hint="On a bare Linux, the README names the packages that it needs.",
    )
