"""Faults of the program itself, written down on this machine; nothing is sent anywhere."""

from __future__ import annotations

import traceback
from datetime import UTC, datetime
from pathlib import Path

import platformdirs


def crash_log() -> Path:
    return Path(platformdirs.user_log_dir("framewitness", appauthor=False)) / "crashes.log"


def write_crash(error: BaseException, path: Path) -> bool:
    """Appends the traceback to the log at `path`. Returns whether it could be written; never raises."""
    lines = "".join(traceback.format_exception(error))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as out:
            out.write(f"---- {datetime.now(UTC).isoformat(timespec='seconds')}\n{lines}\n")
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
