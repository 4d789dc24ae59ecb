"""Files of arrays in `derived/`: written whole or not at all, read so that whatever is wrong with one is one error."""

from __future__ import annotations

import contextlib
import os
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from catalog.errors import MediaUnreadable, from_os_error
from catalog.later import np
from catalog.texts import phrase

DAMAGE = (
    *(OSError, EOFError, zipfile.BadZipFile, zlib.error, RuntimeError, MemoryError),
    *(ValueError, TypeError, KeyError, IndexError, ZeroDivisionError),
)
"""What reading a file of arrays raises, depending on which of its bytes are damaged."""


def save_arrays(path: Path, doing: str, **arrays: Any) -> None:
    """Writes one `.npz` file that appears whole or not at all. `doing` names it in StorageFull and the like."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("wb") as out:
            np.savez(out, **arrays)
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(path)
    except OSError as error:
        raise from_os_error(error, doing) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def stored_arrays(path: Path, what: str, *, hint: str) -> Iterator[Mapping[str, Any]]:
    """The arrays of such a file, by name, to be read inside the block.

    Raises MediaUnreadable, saying that `what` cannot be used, when the file is missing or damaged, and for whatever
    reading it or making something of it raises inside the block, such as ValueError for another version.
    """
    try:
        # given an open file: np.load leaves its own open where the archive is damaged
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            yield stored
    except DAMAGE as error:
        raise MediaUnreadable(
            phrase("{what} cannot be used ({error}).", what=what, error=error), hint=hint
        ) from error
