"""Small and read-only disks, really mounted. Tests that need one are skipped where mounting is not allowed."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest


def _mount(*arguments: str) -> None:
    if sys.platform != "linux":
        pytest.skip("mounting needs Linux")
    try:
        done = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no mount command")
    if done.returncode:
        pytest.skip(f"mounting is not allowed here: {done.stderr.strip()}")


def _unmount(point: Path) -> None:
    done = subprocess.run(["umount", str(point)], capture_output=True, text=True, check=False)
    if done.returncode:  # somebody still holds a file: take it out of the tree, then say so
        subprocess.run(["umount", "-l", str(point)], check=True)
        raise AssertionError(f"a file on {point} was left open: {done.stderr.strip()}")


@contextlib.contextmanager
def small_disk(point: Path, *, size: str = "2m") -> Iterator[Path]:
    """A disk of `size` (as mount -o size= takes it) at the new folder `point`."""
    point.mkdir()
    _mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(point))
    try:
        yield point
    finally:
        _unmount(point)


@contextlib.contextmanager
def read_only(point: Path, *, of: Path | None = None) -> Iterator[Path]:
    """The folder `of` (by default the same one) at `point`, where nothing can be written, not by root either."""
    _mount("--bind", str(of or point), str(point))
    try:
        _mount("-o", "remount,ro,bind", str(point))
        yield point
    finally:
        _unmount(point)
