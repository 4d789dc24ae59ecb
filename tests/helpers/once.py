"""What is made once for all the processes that tests run in."""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from filelock import FileLock

T = TypeVar("T")


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that `make` has filled. Who comes while another process fills it waits. Nobody may change what is in it,
    and `name` is one for all tests."""
    root = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent
    folder, made = root / name, root / f"{name}.made"
    with FileLock(f"{folder}.lock"):
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)  # of one that failed
            folder.mkdir()
            make(folder)
            made.touch()
    return folder


def known_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], T]) -> T:
    """What `make` returned, which may name the files that it left in its folder."""

    def keep(folder: Path) -> None:
        (folder / "known.pickle").write_bytes(pickle.dumps(make(folder)))

    known: T = pickle.loads((made_once(factory, name, keep) / "known.pickle").read_bytes())
    return known
