"""One try of a link at a time, in this program and others."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from catalog.archive.links import work_folder_name
from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.texts import phrase


@contextlib.contextmanager
def only_try(case: Case, url: str) -> Iterator[None]:
    """Holds the link while it is tried: two would share one work folder."""
    incoming = case.objects.folder / "incoming"
    if case.read_only:
        yield  # the first write says so
        return
    incoming.mkdir(exist_ok=True)
    lock = FileLock(incoming / f"{work_folder_name(url)}.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise InvalidInput(
            phrase("{url} is being worked on already.", url=url),
            hint="Wait until that has ended, or cancel it.",
        ) from None
    try:
        yield
    finally:
        Path(lock.lock_file).unlink(missing_ok=True)
        lock.release()
        with contextlib.suppress(OSError):
            incoming.rmdir()
