"""Fixity: objects' bytes read again and compared with what was recorded when they were taken in.

`check_objects` reads all of a store for verify; `read_objects` some of it, gently; `mend_objects` sets apart what is
damaged and puts the right bytes in its place.
"""

from __future__ import annotations

import contextlib
import hashlib
import multiprocessing
import os
import re
import shutil
import stat
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from catalog.errors import from_os_error
from catalog.jobs import JobContext
from catalog.store.objects import ObjectStore, sync_folder
from catalog.texts import marked

CHUNK_BYTES = 4 * 1024 * 1024
_OBJECT_NAME = re.compile(r"([0-9a-f]{2})/(\1[0-9a-f]{62})\.[a-z0-9]{1,8}")
INCOMING = "incoming"
MISSING, UNREADABLE = marked("missing"), marked("cannot be read")
"""What was found instead of a hash."""
LONGEST_REST_SECONDS = 0.5


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


def _hashes(
    context: JobContext, path: Path, done: int, total: int, *, gently: bool = False
) -> tuple[str, str, int]:
    """(SHA-256, SHA-512, size). `gently`: from the disk itself, and resting for as long as each piece took."""
    short, long, size = hashlib.sha256(), hashlib.sha512(), 0
    buffer = bytearray(CHUNK_BYTES)
    view = memoryview(buffer)
    with path.open("rb", buffering=0) as stream:
        if gently:
            _forget(stream.fileno())
        began = time.monotonic()
        while count := stream.readinto(buffer):
            short.update(view[:count])
            long.update(view[:count])
            size += count
            if gently:
                time.sleep(min(time.monotonic() - began, LONGEST_REST_SECONDS))
                began = time.monotonic()
            context.report(done + size, max(total, done + size), "bytes", f"checking {path.name}")
        if gently:
            _forget(stream.fileno())
    return short.hexdigest(), long.hexdigest(), size


def _forget(descriptor: int) -> None:
    """Asks the system to read from the disk, and to keep its memory for what people work with."""
    if hasattr(os, "posix_fadvise"):
        with contextlib.suppress(OSError):
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


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


# ---------------------------------------------------------------- some objects, gently


@dataclass(frozen=True, slots=True)
class Wanted:
    """An object as it is recorded."""

    uid: str
    sha256: str
    sha512: str
    extension: str
    size: int


@dataclass(frozen=True, slots=True)
class Found:
    """What an object's bytes are now. `found` is empty where they are as recorded, else their SHA-256, `MISSING` or
    `UNREADABLE`."""

    uid: str
    found: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of an object. `found` as in `Found`; `set_apart` is the name in `damaged/`, or empty."""

    uid: str
    found: str
    set_apart: str = ""
    restored: bool = False
    why_not: str = ""


def read_objects(
    context: JobContext, *, objects_folder: Path, wanted: list[Wanted], gently: bool = False
) -> list[Found]:
    """Job: reads these objects and tells of each what it is. Writes nothing; progress is in bytes.

    `gently`: at the lowest priority for processor and disk, and resting half of the time.
    """
    if gently:
        _at_low_priority()
    store = ObjectStore(objects_folder)
    total, done = sum(each.size for each in wanted), 0
    found = []
    for each in wanted:
        context.check_cancelled()
        found.append(_found(context, store, each, done, total, gently=gently))
        done += each.size
        context.report(done, total, "bytes", f"checked {each.sha256[:12]}…")
    return found


def _found(
    context: JobContext, store: ObjectStore, wanted: Wanted, done: int, total: int, *, gently: bool
) -> Found:
    path = store.path(wanted.sha256, wanted.extension)
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return Found(wanted.uid, UNREADABLE)
        sha256, sha512, size = _hashes(context, path, done, total, gently=gently)
    except FileNotFoundError:
        return Found(wanted.uid, MISSING)
    except OSError:
        return Found(wanted.uid, UNREADABLE)
    right = (sha256, sha512, size) == (wanted.sha256, wanted.sha512, wanted.size)
    return Found(wanted.uid, "" if right else sha256, size)


def mend_objects(
    context: JobContext, *, case_folder: Path, mirror: Path | None, wanted: list[Wanted]
) -> list[Mended]:
    """Job: reads these objects once more; what is really damaged is moved to `damaged/`, and the right bytes are
    fetched from the mirror, whose copy is hashed first.

    Bytes are never thrown away: a damaged file lies in `damaged/` under its recorded hash and the one it has. Raises
    StorageFull, SourceUnavailable where the case's folder cannot be written.
    """
    store = ObjectStore(case_folder / "objects")
    source = ObjectStore(mirror / "objects") if mirror is not None else None
    mended = []
    for position, each in enumerate(wanted):
        context.report(position, len(wanted), "files", f"looking at {each.sha256[:12]}…")
        found = _found(context, store, each, 0, each.size, gently=False).found
        if not found:
            mended.append(Mended(each.uid, ""))
            continue
        good = source is not None and not _found(context, source, each, 0, each.size, gently=False).found
        try:
            apart = "" if found == MISSING else _set_apart(case_folder, store, each, found)
        except OSError as error:
            raise from_os_error(error, "setting a damaged file apart") from error
        if good and source is not None:
            good = _fetch(context, source, store, each)
        mended.append(Mended(each.uid, found, apart, good, "" if good else _why_not(source)))
    return mended


def _fetch(context: JobContext, source: ObjectStore, store: ObjectStore, wanted: Wanted) -> bool:
    """Whether the right bytes came; what came otherwise, because the mirror changed just now, is not kept."""
    path = source.path(wanted.sha256, wanted.extension)
    taken = store.take(path, extension=wanted.extension, context=context)
    if (taken.sha256, taken.sha512) == (wanted.sha256, wanted.sha512):
        return True
    if taken.is_new:
        store.path(taken.sha256, taken.extension).unlink(missing_ok=True)
    return False


def _why_not(source: ObjectStore | None) -> str:
    if source is None:
        return marked("no mirror is set")
    if not source.folder.is_dir():
        return marked("the mirror is not there")
    return marked("the mirror has no good copy of it")


def _set_apart(case_folder: Path, store: ObjectStore, wanted: Wanted, found: str) -> str:
    """Moves a damaged object to `damaged/` and returns its name there."""
    folder = case_folder / "damaged"
    folder.mkdir(exist_ok=True)
    path = store.path(wanted.sha256, wanted.extension)
    name = f"{wanted.sha256}-is-{found.replace(' ', '-')}{wanted.extension}"
    shutil.move(path, folder / name)
    sync_folder(folder)
    sync_folder(path.parent)
    return name


def _at_low_priority() -> None:
    """Of a process of its own only: a lower priority is for good."""
    if multiprocessing.parent_process() is None:
        return
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(19)
    ionice = shutil.which("ionice")
    if ionice is not None:
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            subprocess.run(
                [ionice, "-c", "3", "-p", str(os.getpid())], check=False, timeout=5, capture_output=True
            )
