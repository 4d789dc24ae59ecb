"""Faults of the program itself, written down on this machine; nothing is sent anywhere.

While a window is open it keeps a file of its own beside the log, and a lock. A file whose lock nobody holds belongs to
a window that never came to its end; what Python could still write into it (`faulthandler`) goes into the log.
"""

from __future__ import annotations

import faulthandler
import os
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import platformdirs
from filelock import FileLock, Timeout

HEAD = "---- "
UNEXPECTED = "The window stopped without being closed."


def crash_log() -> Path:
    return Path(platformdirs.user_log_dir("framewitness", appauthor=False)) / "crashes.log"


def write_crash(error: BaseException, path: Path) -> bool:
    """Appends the traceback to the log at `path`. Returns whether it could be written; never raises."""
    return _append("".join(traceback.format_exception(error)), path)


def _append(lines: str, path: Path) -> bool:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as out:
            out.write(f"{HEAD}{datetime.now(UTC).isoformat(timespec='microseconds')}\n{lines}\n")
    except OSError:
        return False
    return True


def in_words(error: BaseException, path: Path) -> tuple[str, str]:
    """(what happened, where it is written) for a person."""
    if write_crash(error, path):
        where = f"What happened is written in {path}. It stays on this machine; nothing is sent anywhere."
    else:
        where = f"It could not be written down in {path}: {type(error).__name__}: {error}"
    return "Something in Framewitness itself went wrong. What you had done before is in the case.", where


def last_crash(path: Path) -> tuple[str, str] | None:
    """(when, UTC in ISO 8601; what was written) of the newest entry of the log at `path`; None where there is none."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    begin = text.rfind(HEAD) if text.startswith(HEAD) or f"\n{HEAD}" in text else -1
    if begin < 0:
        return None
    when, _, lines = text[begin + len(HEAD) :].partition("\n")
    return when.strip(), lines.strip()


class Watch:
    """Says, once this program is gone, whether it was closed: made when a window opens, closed with it.

    What it left behind by windows that never came to their end is put into the log when it is made. Nothing is raised
    where the folder cannot be written: then nothing is kept.
    """

    def __init__(self, log: Path) -> None:
        self._file: IO[str] | None = None
        self._path = log.with_name(f"window-{os.getpid()}.txt")
        self._lock = FileLock(self._path.with_suffix(".lock"), timeout=0)
        try:
            log.parent.mkdir(parents=True, exist_ok=True)
            _collect(log)
            self._lock.acquire()
            self._file = self._path.open("w", encoding="utf-8")
        except (OSError, Timeout):
            return
        faulthandler.enable(self._file)

    def close(self) -> None:
        """The window was closed as it should be."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
            self._path.unlink(missing_ok=True)
            _release(self._lock)


def _collect(log: Path) -> None:
    """Puts what windows left behind into the log, and takes their files away."""
    for left in sorted(log.parent.glob("window-*.txt")):
        lock = FileLock(left.with_suffix(".lock"), timeout=0)
        try:
            lock.acquire()
            lines = left.read_text(encoding="utf-8", errors="replace").strip()
        except (OSError, Timeout):
            continue  # that window is open
        _append(f"{UNEXPECTED}\n{lines}".strip(), log)
        left.unlink(missing_ok=True)
        _release(lock)


def _release(lock: FileLock) -> None:
    lock.release()
    Path(lock.lock_file).unlink(missing_ok=True)
