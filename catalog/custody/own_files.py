"""The folder of a user's settings, and files in it that nobody else may read."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def config_folder() -> Path:
    """The folder of this user's settings; FRAMEWITNESS_CONFIG names another."""
    named = os.environ.get("FRAMEWITNESS_CONFIG")
    return Path(named) if named else Path(platformdirs.user_config_dir("framewitness", appauthor=False))


def write_own(path: Path, data: bytes) -> None:
    """Writes a file of settings whole, on the disk, for its owner alone (0600)."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
