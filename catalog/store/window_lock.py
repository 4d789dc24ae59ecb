"""One window for each case: the lock that a window holds, and who holds it."""

from __future__ import annotations

import contextlib
import json
import os
import platform
from pathlib import Path

from filelock import FileLock, Timeout

from catalog.errors import CaseInUse, CaseUnusable, CatalogError, StorageFull, from_os_error
from catalog.model.timecode import utc_now
from catalog.texts import phrase

OWNER = "window.owner.json"


def take_window_lock(path: Path) -> FileLock:
    """The lock of the case at `path`. Raises CaseInUse, naming who has it, and CaseUnusable where none can be made."""
    lock = FileLock(path / "window.lock", timeout=0, thread_local=False)  # let go by whichever thread closes
    try:
        lock.acquire()
    except Timeout:
        raise CaseInUse(
            phrase("{name} is open in another window: {owner}.", name=path.name, owner=_owner(path)),
            hint="Close that window first. The command line can work beside it.",
        ) from None
    except OSError as error:
        raise unusable(error, f"locking the case {path.name}") from error
    owner = {"host": platform.node(), "process": os.getpid(), "since": utc_now()}
    with contextlib.suppress(OSError):  # on a full disk the lock holds without a name
        (path / OWNER).write_text(json.dumps(owner), encoding="utf-8")
    return lock


def let_go_of_window_lock(path: Path, lock: FileLock) -> None:
    with contextlib.suppress(OSError):
        (path / OWNER).unlink(missing_ok=True)
    lock.release()


def unusable(error: OSError, what: str) -> CatalogError:
    """The error for a case that cannot be made, opened or locked."""
    found = from_os_error(error, what)
    if isinstance(found, (StorageFull, CaseUnusable)):
        return found
    return CaseUnusable(found.message, hint=found.hint)


def _owner(path: Path) -> str:
    try:
        owner = json.loads((path / OWNER).read_text(encoding="utf-8"))
        return f"process {owner['process']} on {owner['host']}, since {owner['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "who has it is not recorded"
