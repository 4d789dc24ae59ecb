"""Files written whole or not at all: beside their place first, then put into it."""

from __future__ import annotations

import os
from pathlib import Path

from catalog.model.uids import new_uid


def write_whole(path: Path, content: bytes) -> None:
    """Raises OSError; nothing half-written is left then, and what was there before stays."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write_synced(path: Path, content: bytes) -> None:
    """As `write_whole`, on the disk before it takes its name; two programs may do it at once. Raises OSError."""
    part = path.with_name(f".{path.name}.{new_uid()[-8:]}.part")
    with part.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    part.replace(path)
