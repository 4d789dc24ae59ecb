"""Deleting for good what an erasure takes, in a case and in its mirrors."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

from catalog.errors import from_os_error
from catalog.store.objects import sync_folder


def delete(path: Path) -> None:
    """Deletes a file or a folder. Raises SourceUnavailable where another program holds it."""
    try:
        folder = path.is_dir() and not path.is_symlink()
        if os.name == "nt":  # what is read-only cannot be deleted there
            for each in [path, *(path.rglob("*") if folder else ())]:
                each.chmod(stat.S_IWRITE)
        if folder:
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise from_os_error(error, f"erasing {path.name}") from error


def empty_folder(folder: Path) -> int:
    """Deletes all that is in a folder, which stays; returns how many files that were. Raises as `delete` does."""
    if not folder.is_dir():
        return 0
    count = 0
    for each in list(folder.iterdir()):
        count += (
            1 if each.is_symlink() or not each.is_dir() else sum(1 for x in each.rglob("*") if x.is_file())
        )
        delete(each)
    sync_folder(folder)
    return count
