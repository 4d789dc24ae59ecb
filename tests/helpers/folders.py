"""What stands in a folder, to see whether anything was touched."""

from __future__ import annotations

from pathlib import Path


def everything_in(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Modification time, mode and bytes of every file and folder, by name."""
    return {
        path.relative_to(folder).as_posix(): (
            path.lstat().st_mtime_ns,
            path.lstat().st_mode,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in [folder, *folder.rglob("*")]
    }
