"""One step of a mirror: objects first, each hashed on the way and read back, and the catalogue that names them last, so
that a mirror that was cut off is an older one and never a torn one.

What was erased goes first: a catalogue may then name objects that come with the next whole step.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from catalog.case import Case
from catalog.errors import (
    CaseInUse,
    CaseUnusable,
    InvalidInput,
    SourceUnavailable,
    StorageFull,
    from_os_error,
)
from catalog.jobs import JobContext
from catalog.model.records import StoredObject, Tombstone
from catalog.model.timecode import utc_now
from catalog.model.uids import new_uid
from catalog.store.deletion import delete, empty_folder
from catalog.store.description import CATALOGUE, DESCRIPTION
from catalog.store.files import write_synced
from catalog.store.objects import CHUNK_BYTES, ObjectStore, can_be_read, sha256_of, sync_folder
from catalog.texts import phrase

MARK = "mirror.json"
"""Lies in a mirror and names its case, so that no other folder is ever written into."""


@dataclass(slots=True)
class Mirrored:
    """What a step came to. Files are named as in `objects/`."""

    objects: int = 0
    """How many of the case's objects are in the mirror now."""
    copied: int = 0
    size: int = 0
    """Bytes copied."""
    repaired: list[str] = field(default_factory=list)
    """Were damaged in the mirror, and are right again."""
    lacking: list[str] = field(default_factory=list)
    """Damaged or missing in the case and not in the mirror either; nothing damaged was copied."""
    set_apart: list[str] = field(default_factory=list)
    """Could not be read in the mirror, where they lie in `damaged/` now."""
    removed: int = 0
    """Files that were erased from the case, and are gone here too."""

    def in_words(self) -> Iterator[str]:
        yield phrase(
            "{objects} objects are in the mirror; {copied} were copied now ({size} bytes).",
            objects=self.objects,
            copied=self.copied,
            size=f"{self.size:,}",
        )
        if self.removed:
            yield phrase(
                "{removed} files that were erased from the case were deleted there.", removed=self.removed
            )
        yield from self.troubles()

    def troubles(self) -> Iterator[str]:
        """What a person should know even where nobody asked."""
        for name in self.set_apart:
            yield phrase(
                "Could not be read in the mirror, and was set apart there: {name}. The disk may be failing.",
                name=name,
            )
        for name in self.repaired:
            yield phrase("Was damaged in the mirror, and is right again: {name}", name=name)
        for name in self.lacking:
            yield phrase("Damaged or missing in the case, and not in the mirror: {name}", name=name)


def is_mirror(folder: Path) -> bool:
    """Whether a mirror, of whichever case, is there to be seen."""
    try:
        return (folder / MARK).is_file()
    except OSError:
        return False


def begin_mirror(case: Case, folder: Path) -> None:
    """Makes the folder and marks it as this case's mirror; one that is that already stays as it is."""
    _check_place(case.path, folder)
    try:
        if not _mark_of(folder, case.details.uid, first=True):
            folder.mkdir(parents=True, exist_ok=True)
            write_synced(folder / MARK, json.dumps({"case": case.details.uid}).encode())
    except OSError as error:
        raise from_os_error(error, "making the mirror") from error


def bring_into_step(
    context: JobContext, *, case_path: Path, folder: Path, read_all: bool = False, audit: bool = False
) -> Mirrored:
    """Job: see `mirror`. The folder was begun before. `audit`: only if log and records of the case agree."""
    with _at(context, case_path, folder) as step:
        return step.run(read_all=read_all, audit=audit)


def erase_there(context: JobContext, *, case_path: Path, folder: Path) -> None:
    """Leaves nothing in a mirror of what was erased from the case; nothing else is copied. Raises as `mirror` does."""
    with _at(context, case_path, folder) as step:
        step.erase()


@contextlib.contextmanager
def _at(context: JobContext, case_path: Path, folder: Path) -> Iterator[_Step]:
    _check_place(case_path, folder)
    with Case.open(case_path, read_only=True) as case:
        mark = _mark_of(folder, case.details.uid, first=False)
        try:
            with FileLock(folder / ".mirror.lock", timeout=0):
                yield _Step(context, case, folder, mark)
        except Timeout as error:
            raise CaseInUse(
                "The mirror is being brought into step by another program.",
                hint="Wait until it has finished.",
            ) from error
        except StorageFull as error:
            raise StorageFull(
                phrase("The disk that the mirror lies on is full: {folder}", folder=folder),
                hint="Free some space there, or set a mirror on another disk. What was copied stays, and is not "
                "copied again.",
            ) from error
        except OSError as error:
            raise from_os_error(error, "bringing the mirror into step") from error


def _check_place(case_path: Path, folder: Path) -> None:
    here, there = case_path.resolve(), folder.resolve()
    if there.is_relative_to(here) or here.is_relative_to(there):
        raise InvalidInput(
            "A mirror cannot lie inside its case, nor around it.",
            hint="Choose a folder on another disk.",
        )


def _mark_of(folder: Path, case_uid: str, *, first: bool) -> dict[str, Any]:
    """What the mirror says of itself; empty for a new one."""
    try:
        mark = json.loads((folder / MARK).read_text(encoding="utf-8"))
        found = str(mark["case"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        if not first:
            raise SourceUnavailable(
                phrase("The mirror is not there: {folder}", folder=folder),
                hint="Connect the disk that it lies on, or set another folder.",
            ) from error
        there = (
            [each for each in folder.iterdir() if not each.name.startswith(".mirror.")]
            if folder.is_dir()
            else []
        )
        if there or (folder.exists() and not folder.is_dir()):
            raise InvalidInput(
                phrase("{folder} holds something else.", folder=folder),
                hint="A mirror wants a new or empty folder of its own.",
            ) from error
        return {}
    if found != case_uid:
        raise InvalidInput(
            phrase("{folder} is the mirror of another case.", folder=folder), hint="Choose another folder."
        )
    return dict(mark)


class _Step:
    def __init__(self, context: JobContext, case: Case, folder: Path, mark: dict[str, Any]) -> None:
        self.context = context
        self.case = case
        self.folder = folder
        self.mark = mark
        self.store = ObjectStore(folder / "objects")
        self.done = Mirrored()

    def run(self, *, read_all: bool, audit: bool) -> Mirrored:
        self._check_log()
        with self._catalogue() as part:
            if audit:
                self._audit()
            named = self.case.find(StoredObject)
            self._objects(named, read_all=read_all)
            self._exports()
            self._put_catalogue(part)
        self._delete_erased(named)
        write_synced(self.folder / MARK, json.dumps({**self.mark, "in_step_utc": utc_now()}).encode())
        return self.done

    def erase(self) -> None:
        """The bytes first: there may be no room for a catalogue otherwise."""
        self._check_log()
        self._delete_erased(self.case.find(StoredObject))
        with self._catalogue() as part:
            self._exports_that_went()
            self._put_catalogue(part)

    # ---------------------------------------------------------------- catalogue

    @contextlib.contextmanager
    def _catalogue(self) -> Iterator[Path]:
        """A copy of the case's in the mirror's folder, under another name."""
        for name in ("objects", "derived", "exports"):
            (self.folder / name).mkdir(exist_ok=True)
        for left in [*self.folder.glob(".catalog.*.part*"), *self.folder.glob(".*.part")]:
            left.unlink(missing_ok=True)
        part = self.folder / f".catalog.{new_uid()[-8:]}.part"
        try:
            self._copy_catalogue(part)
            yield part
        finally:
            part.unlink(missing_ok=True)

    def _audit(self) -> None:
        self.context.report(0, None, "", "reading the log")
        faults = self.case.differences()
        if faults:
            raise CaseUnusable(
                phrase("Log and records of the case do not agree: {fault}", fault=faults[0]),
                hint="The mirror was left as it is. Run “framewitness verify” for all of it.",
            )

    def _copy_catalogue(self, part: Path) -> None:
        self.context.report(0, None, "", "copying the catalogue")
        self.case.copy_catalogue(part)
        with contextlib.closing(sqlite3.connect(part)) as copy:
            copy.execute("PRAGMA journal_mode = DELETE")  # so that reading a mirror leaves nothing beside it
            try:
                sound = copy.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            except sqlite3.DatabaseError:
                sound = False
        if not sound:
            raise CaseUnusable(
                "The catalogue of the case is damaged: the mirror was left as it is.",
                hint="Run “framewitness verify”. The mirror holds the case as it was when it was last in step.",
            )
        sync_folder(self.folder)

    def _check_log(self) -> None:
        """It must go on from the one that is in the mirror."""
        last = self._last_entry()
        if last is not None and self.case.entry_hashes().get(last[0]) != last[1]:
            raise CaseUnusable(
                phrase(
                    "The mirror holds step {number}, which is not in the case's log. It was left as it is.",
                    number=last[0],
                ),
                hint="The case is an older copy, or its log was cut or rewritten, or somebody worked in the mirror. "
                "Compare both with “framewitness verify” before you set a new mirror.",
            )

    def _last_entry(self) -> tuple[int, str] | None:
        """The last entry of the log in the mirror; None where it has none that can be read: that is replaced."""
        path = self.folder / CATALOGUE
        if not path.exists():
            return None
        with contextlib.suppress(sqlite3.DatabaseError), contextlib.closing(sqlite3.connect(path)) as db:
            found = db.execute("SELECT number, hash FROM custody ORDER BY number DESC LIMIT 1").fetchone()
            return (int(found[0]), str(found[1])) if found else None
        return None

    def _put_catalogue(self, part: Path) -> None:
        with part.open("rb+") as stream:
            os.fsync(stream.fileno())
        for end in ("-wal", "-shm"):
            (self.folder / f"{CATALOGUE}{end}").unlink(missing_ok=True)
        part.replace(self.folder / CATALOGUE)
        write_synced(self.folder / DESCRIPTION, (self.case.path / DESCRIPTION).read_bytes())

    # ---------------------------------------------------------------- bytes

    def _objects(self, named: list[StoredObject], *, read_all: bool) -> None:
        wanted = [each for each in named if not self._is_there(each, read_all=read_all)]
        total, done = sum(each.size for each in wanted), 0
        free = shutil.disk_usage(self.folder).free
        if total > free:
            raise StorageFull(
                phrase("{total} bytes are to be copied, and {free} are free.", total=total, free=free)
            )
        self.done.objects = len(named) - len(wanted)
        for each in wanted:
            self._copy(each, _PartOf(self.context, done, total))
            done += each.size

    def _is_there(self, stored: StoredObject, *, read_all: bool) -> bool:
        path = self.store.path(stored.sha256, stored.extension)
        try:
            if not path.is_file() or path.stat().st_size != stored.size:
                return False
            self.context.check_cancelled()
            return not read_all or sha256_of(path, from_disk=True) == stored.sha256
        except OSError:  # a bad sector is a damaged copy
            return False

    def _copy(self, stored: StoredObject, context: JobContext) -> None:
        source, target = self.case.object_path(stored), self.store.path(stored.sha256, stored.extension)
        name = f"{stored.sha256[:2]}/{target.name}"
        if not source.is_file():
            self.done.lacking.append(name)
            return
        was_damaged = target.exists()
        if was_damaged and not can_be_read(target):
            self._set_apart(target)
            self.done.set_apart.append(name)
        try:
            taken = self.store.take(source, extension=stored.extension, context=context)
        except SourceUnavailable:
            if can_be_read(source):
                raise  # then the trouble is with the disk of the mirror
            self.done.lacking.append(name)
            return
        if (taken.sha256, taken.sha512) != (stored.sha256, stored.sha512):
            if taken.is_new:  # else these are the bytes of another object, which keeps its own
                self.store.path(taken.sha256, taken.extension).unlink()
            self.done.lacking.append(name)
            return
        self.done.objects += 1
        self.done.copied += 1
        self.done.size += stored.size
        if was_damaged:
            self.done.repaired.append(name)

    def _set_apart(self, target: Path) -> None:
        """Out of the way, on the same bad sectors: were it deleted, the next file might come to lie on them."""
        folder = self.folder / "damaged"
        folder.mkdir(exist_ok=True)
        target.replace(folder / f"{target.stem}-cannot-be-read-{new_uid()[-8:]}{target.suffix}")
        sync_folder(folder)

    def _delete_erased(self, named: list[StoredObject]) -> None:
        """Only what a tombstone names goes: a case that lost its records must not empty its mirror. Half-copied files
        of a step that was cut off go too, and what looking into the mirror left there: its search, small pictures."""
        kept = {f"{each.sha256}{each.extension}" for each in named}
        stones = self.case.find(Tombstone)
        for name in ("derived", "backups") if stones else ():
            empty_folder(self.folder / name)
        for stone in stones:
            for name in set(stone.objects) - kept:
                apart = (self.folder / "damaged").glob(f"{Path(name).stem}*")
                for path in [self.store.folder / name[:2] / name, *apart]:
                    if path.is_file():
                        delete(path)
                        self.done.removed += 1
        for path in self.store.folder.glob("incoming/*.part"):
            path.unlink()

    def _exports(self) -> None:
        """What was made from the case, by difference."""
        source, target = self.case.path / "exports", self.folder / "exports"
        for name in self._exports_that_went():  # first: a folder may stand where a file is to be
            self.context.check_cancelled()
            old, new = target / name, source / name
            if old.is_file() and _facts(old) == _facts(new):
                continue
            old.parent.mkdir(parents=True, exist_ok=True)
            old.unlink(missing_ok=True)  # it may be read-only, as the file that it was copied from
            with new.open("rb") as stream, old.open("xb") as out:
                shutil.copyfileobj(stream, out, CHUNK_BYTES)
                out.flush()
                os.fsync(out.fileno())
            shutil.copystat(new, old)

    def _exports_that_went(self) -> set[Path]:
        """What is gone there goes here; returns what is there."""
        source, target = self.case.path / "exports", self.folder / "exports"
        there = {each.relative_to(source) for each in source.rglob("*") if each.is_file()}
        for each in sorted(target.rglob("*"), reverse=True):
            if each.is_dir() and not any(each.iterdir()):
                each.rmdir()
            elif each.is_file() and each.relative_to(target) not in there:
                each.unlink()
        return there


class _PartOf:
    """Tells of one file's copying as part of all."""

    def __init__(self, context: JobContext, done: int, total: int) -> None:
        self._context, self._done, self._total = context, done, total

    def report(self, done: float, total: float | None = None, unit: str = "", text: str = "") -> None:
        self._context.report(self._done + done, self._total, unit, text)

    def partial(self, value: object) -> None:
        self._context.partial(value)

    def check_cancelled(self) -> None:
        self._context.check_cancelled()


def _facts(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns // 1_000_000
