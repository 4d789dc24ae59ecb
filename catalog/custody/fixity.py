"""Fixity: every object's bytes read again and compared with what was recorded when they were taken in."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from catalog.jobs import JobContext

CHUNK_BYTES = 4 * 1024 * 1024
_OBJECT_NAME = re.compile(r"([0-9a-f]{2})/(\1[0-9a-f]{62})\.[a-z0-9]{1,8}")
INCOMING = "incoming"


@dataclass(slots=True)
class FixityResult:
    """What stands in `objects/` against what the records say: each list holds a line for each file.

    `differs`, `missing` and `left_over` are faults. `unrecorded` and `unfinished` were left by interrupted work.
    """

    differs: list[str] = field(default_factory=list)
    """An object whose bytes, size or kind of file is not what was recorded, or that cannot be read."""
    missing: list[str] = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)
    """A file that no record knows, and that has a foreign name or bytes that do not match its name."""
    unrecorded: list[str] = field(default_factory=list)
    """A complete file whose bytes match its name, but that no record knows."""
    unfinished: list[str] = field(default_factory=list)
    """A file under `objects/incoming/`."""
    files: int = 0
    """How many files were read whole, with `size` bytes in all."""
    size: int = 0


@dataclass(frozen=True, slots=True)
class _Expected:
    sha256: str
    sha512: str
    size: int


def check_objects(
    context: JobContext,
    *,
    objects_folder: str,
    expected: list[tuple[str, str, str, int]],
) -> FixityResult:
    """Job: reads every file of an object store once and compares it with `expected`.

    `expected` holds (SHA-256, SHA-512, extension, size in bytes) of every recorded object. Progress is in bytes.
    Changes nothing; a file that cannot be read is named in `differs`, not raised.
    """
    folder = Path(objects_folder)
    wanted = {
        f"{short[:2]}/{short}{suffix}": _Expected(short, long, n) for short, long, suffix, n in expected
    }
    present = dict(_files(folder))
    result = FixityResult()
    result.missing = [name for name in wanted if name not in present]
    to_read: dict[str, int] = {}
    for name, status in present.items():
        if name.split("/")[0] == INCOMING:
            result.unfinished.append(f"{name} ({status.st_size:,} bytes)")
        elif name in wanted and not stat.S_ISREG(status.st_mode):
            result.differs.append(f"{name}: is not a plain file")
        elif name in wanted or (_OBJECT_NAME.fullmatch(name) and stat.S_ISREG(status.st_mode)):
            to_read[name] = status.st_size
        else:
            result.left_over.append(f"{name}: not the name of an object")
    total, done = sum(to_read.values()), 0
    for name, size in to_read.items():
        _check_one(context, folder, name, wanted.get(name), result, done, total)
        done += size
        context.report(done, total, "bytes", f"checked {name}")
    return result


def _check_one(
    context: JobContext,
    folder: Path,
    name: str,
    wanted: _Expected | None,
    result: FixityResult,
    done: int,
    total: int,
) -> None:
    try:
        sha256, sha512, size = _hashes(context, folder / name, done, total)
    except FileNotFoundError:
        if wanted is not None:
            result.missing.append(name)
        return
    except OSError as error:
        lines = result.left_over if wanted is None else result.differs
        lines.append(f"{name}: cannot be read ({error.strerror})")
        return
    result.files += 1
    result.size += size
    if wanted is not None:
        fault = _fault(wanted, sha256, sha512, size)
        if fault:
            result.differs.append(f"{name}: {fault}")
    elif name[3:67] == sha256:
        result.unrecorded.append(f"{name} ({size:,} bytes)")
    else:
        result.left_over.append(f"{name}: no record knows it, and its bytes do not match its name")


def _fault(wanted: _Expected, sha256: str, sha512: str, size: int) -> str:
    if sha256 != wanted.sha256:
        lengths = "" if size == wanted.size else f"; {size:,} bytes instead of {wanted.size:,}"
        return f"its SHA-256 is now {sha256}{lengths}"
    if sha512 != wanted.sha512:
        return f"its SHA-512 is {sha512}, not the one recorded"
    if size != wanted.size:
        return f"it has {size:,} bytes, recorded are {wanted.size:,}"
    return ""


def _hashes(context: JobContext, path: Path, done: int, total: int) -> tuple[str, str, int]:
    short, long, size = hashlib.sha256(), hashlib.sha512(), 0
    buffer = bytearray(CHUNK_BYTES)
    view = memoryview(buffer)
    with path.open("rb", buffering=0) as stream:
        while count := stream.readinto(buffer):
            short.update(view[:count])
            long.update(view[:count])
            size += count
            context.report(done + size, max(total, done + size), "bytes", f"checking {path.name}")
    return short.hexdigest(), long.hexdigest(), size


def _files(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Everything under `folder` that is not a folder: path from there with "/", and its own status (links too)."""
    for parent, folders, names in os.walk(folder):
        for link in [name for name in folders if (Path(parent) / name).is_symlink()]:
            names.append(link)
        folders.sort()
        for name in sorted(names):
            path = Path(parent) / name
            try:
                yield path.relative_to(folder).as_posix(), path.lstat()
            except FileNotFoundError:
                continue
