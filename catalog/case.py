"""A case folder: made, opened, locked, read, and written through its one door.

MyCase/
  case.toml            format, name, id
  catalog.sqlite       everything but the bytes (WAL)
  objects/ab/ab….mp4   bytes by SHA-256, read-only
  derived/ (can be made again; may be deleted at any time)  exports/  backups/
"""

from __future__ import annotations

import contextlib
import functools
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from filelock import FileLock

from catalog.errors import CaseUnusable, CatalogError, RecordGone
from catalog.jobs import JobContext, SilentContext
from catalog.model.records import CaseDetails, Record, StoredObject
from catalog.model.timecode import utc_now
from catalog.model.uids import new_uid
from catalog.store import erasure, history
from catalog.store.connection import Connections, data_version, translated
from catalog.store.database import Database
from catalog.store.description import CATALOGUE, damaged, describe, newer, told_format
from catalog.store.fixity_tables import (
    ObjectCheck,
    read_check,
    write_checks,
)
from catalog.store.migrations import FORMAT, format_of, migrate, missing_triggers
from catalog.store.objects import ObjectStore
from catalog.store.rows import R, clean_text, from_value, records_of
from catalog.store.unit_of_work import UnitOfWork
from catalog.store.window_lock import let_go_of_window_lock, take_window_lock, unusable
from catalog.texts import phrase


@functools.cache
def program_version() -> str:
    """Looked up once: every step of work names it."""
    try:
        return version("framewitness")
    except PackageNotFoundError:
        return "not installed"


class Case:
    """An open case. Close it, or use it as a context manager.

    Reads work from any thread. Writing goes through `unit_of_work` alone.
    """

    def __init__(self, path: Path, connections: Connections, window_lock: FileLock | None) -> None:
        self.path = path
        self.objects = ObjectStore(path / "objects")
        self._connections = connections
        self._window_lock = window_lock
        self._scratch: tempfile.TemporaryDirectory[str] | None = None
        self.before_closing: Callable[[JobContext], None] | None = None
        """Called once when the case is closed, while it can still be written. Its CatalogError is raised after."""
        self.proxy: str | None = None
        """The way to whoever is asked for the case itself (time stamps), as in CaptureOptions; written nowhere."""
        self.way_known = True
        """False: nobody is asked before a person said by which way."""

    # ---------------------------------------------------------------- making and opening

    @classmethod
    def create(cls, path: Path, *, name: str = "", actor: str) -> Case:
        """Makes the folder `path`, which must not exist or be empty, and opens the new case.

        Built beside its place and moved there whole: an interruption leaves no half-made case under the name.
        Raises CaseUnusable when something is there already or the place cannot be written, StorageFull.
        """
        path = path.absolute()
        building = path.with_name(f".{path.name}.{new_uid()[-8:]}.part")
        name = clean_text(name or path.name)
        case_uid = new_uid()
        try:
            if path.exists() and (not path.is_dir() or any(path.iterdir())):
                raise CaseUnusable(
                    phrase("{path} already exists and is not empty.", path=path),
                    hint="Choose a new name, or open the case that is there.",
                )
            path.parent.mkdir(parents=True, exist_ok=True)
            for folder in ("objects", "derived", "exports"):
                (building / folder).mkdir(parents=True)
            with translated(building), contextlib.closing(Connections(building / CATALOGUE)) as connections:
                connections.on_writer(migrate)
                with cls(building, connections, None).unit_of_work("case.create", actor=actor) as work:
                    work.add(CaseDetails(uid=case_uid, name=name))
            describe(building, name=name, uid=case_uid)
            with contextlib.suppress(FileNotFoundError):
                path.rmdir()
            building.rename(path)
        except OSError as error:
            raise unusable(error, f"making the case {path.name}") from error
        finally:
            shutil.rmtree(building, ignore_errors=True)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, window: bool = False, read_only: bool = False) -> Case:
        """Opens a case; with `window` takes its window lock.

        Raises CaseUnusable (no case there, damaged, its custody log unprotected), CaseIsNewer (left untouched),
        CaseInUse (another window has it). A place that cannot be written opens for reading. An older case is
        backed up to `backups/`, then migrated.
        """
        path = path.absolute()
        described = told_format(path)
        unwritable = not (os.access(path, os.W_OK) and os.access(path / CATALOGUE, os.W_OK))
        read_only = read_only or unwritable
        lock = take_window_lock(path) if window and not read_only else None
        try:
            connections = Connections(path / CATALOGUE, read_only=read_only, unwritable=unwritable)
        except OSError as error:
            raise unusable(error, f"opening the case {path.name}") from error
        case = cls(path, connections, lock)
        try:
            with translated(path):
                case._check_format(described)
                missing = missing_triggers(connections.reader())
            if missing and not read_only:
                raise CaseUnusable(
                    phrase(
                        "The custody log of {name} has lost its protection ({missing}).",
                        name=path.name,
                        missing=", ".join(missing),
                    ),
                    hint="Somebody changed the catalogue with another program. Run “framewitness verify” on it, "
                    "and go back to a copy that verifies.",
                )
        except BaseException:
            case.close()
            raise
        return case

    def close(self) -> None:
        lock, self._window_lock = self._window_lock, None
        last, self.before_closing = self.before_closing, None
        try:
            if last is not None:
                last(SilentContext())
        finally:
            self._let_go(lock)

    def _let_go(self, lock: FileLock | None) -> None:
        try:
            self._connections.close()
        finally:
            if self._scratch is not None:
                self._scratch.cleanup()
                self._scratch = None
            if lock is not None:
                let_go_of_window_lock(self.path, lock)

    def __enter__(self) -> Case:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        with contextlib.suppress(CatalogError) if kind is not None else contextlib.nullcontext():
            self.close()  # what ended the block is not to be hidden by what came of closing

    def _check_format(self, described: int) -> None:
        """Brings an older case up to date. The log may hold a later format than the file's header tells."""
        found = format_of(self._connections.reader())
        if found > FORMAT:
            raise newer(self.path, found)
        if found < 1:
            raise damaged(self.path)
        if found < FORMAT and self.read_only:
            raise CaseUnusable(
                phrase(
                    "{name} has the older format {found} and is not brought up to date while it is "
                    "opened for reading.",
                    name=self.path.name,
                    found=found,
                ),
                hint="Open it once where it can be written, or copy it to such a disk and open the copy.",
            )
        try:
            if found < FORMAT:
                self._bring_up_to_date(found)
            if described < FORMAT and not self.read_only:
                describe(self.path, name=self.details.name, uid=self.details.uid)
        except OSError as error:
            raise unusable(error, f"bringing {self.path.name} up to date") from error

    def _bring_up_to_date(self, old_format: int) -> None:
        backups = self.path / "backups"
        backups.mkdir(exist_ok=True)
        stamp = utc_now().replace(":", "").replace(".", "")
        target = backups / f"catalog-format-{old_format}-{stamp}.sqlite"
        part = backups / f".{new_uid()}.part"
        try:
            self.copy_catalogue(part)
            part.rename(target)
        finally:
            part.unlink(missing_ok=True)
        self._connections.on_writer(migrate)

    # ---------------------------------------------------------------- reading

    @property
    def read_only(self) -> bool:
        return self._connections.read_only

    @property
    def details(self) -> CaseDetails:
        return self.find(CaseDetails)[0]

    def get(self, record_type: type[R], uid: str) -> R:
        """The record with this uid. RecordGone (a KeyError) if there is none."""
        found = self.find(record_type, uid=uid)
        if not found:
            raise RecordGone
        return found[0]

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Database]:
        with translated(self.path):
            yield self._connections.reader()

    def find(self, record_type: type[R], *, order: str = "rowid", **where: Any) -> list[R]:
        """Records whose fields equal those given (None: is empty), in the order of the columns in `order`."""
        condition, values = _condition(where)
        with self._reading() as db:
            asked = f"SELECT * FROM {record_type.TABLE}{condition} ORDER BY {order}"
            return records_of(db, record_type, asked, values)

    def columns(
        self, record_type: type[Record], names: Sequence[str], *, slice_rows: int = 400
    ) -> Iterator[list[tuple[Any, ...]]]:
        """Some fields of all records as they lie in the table (lists and mappings as JSON text), in slices.

        Seven times as fast as `find`; each slice is read for itself, so that others can write in between.
        """
        chosen = ", ".join(f'"{name}"' for name in names)
        query = f"SELECT rowid, {chosen} FROM {record_type.TABLE} WHERE rowid > ? ORDER BY rowid LIMIT ?"
        last = -1
        while True:
            with self._reading() as db:
                rows = db.execute(query, [last, slice_rows]).fetchall()
            if not rows:
                return
            yield [tuple(row[1:]) for row in rows]
            last = int(rows[-1][0])

    def overlapping(self, record_type: type[R], start_pts: int, end_pts: int, **where: Any) -> list[R]:
        """As `find`, of those that lie partly in the half-open span; one without an end lies at its start alone."""
        condition, values = _condition(where)
        condition += " AND start_pts < ? AND coalesce(end_pts, start_pts + 1) > ? ORDER BY start_pts"
        asked = f"SELECT * FROM {record_type.TABLE}{condition}"
        with self._reading() as db:
            return records_of(db, record_type, asked, [*values, end_pts, start_pts])

    def count(self, record_type: type[R], **where: Any) -> int:
        condition, values = _condition(where)
        asked = f"SELECT count(*) FROM {record_type.TABLE}{condition}"
        with self._reading() as db:
            return int(db.execute(asked, values).fetchone()[0])

    def count_by(self, record_type: type[R], by: str, **where: Any) -> dict[Any, int]:
        condition, values = _condition(where)
        with self._reading() as db:
            asked = f'SELECT "{by}", count(*) FROM {record_type.TABLE}{condition} GROUP BY 1'
            return dict(db.execute(asked, values).fetchall())

    def distinct(self, record_type: type[R], field: str) -> list[Any]:
        """Each value that a field has in some record, once."""
        with self._reading() as db:
            rows = list(db.query(f'SELECT DISTINCT "{field}" FROM {record_type.TABLE}'))
        return [from_value(record_type, field, row[field]) for row in rows]

    def head(self) -> int:
        """Number of the last custody entry."""
        with self._reading() as db:
            return history.head(db)

    def entries(self, *, first: int = 1, upto: int | None = None) -> list[history.Entry]:
        with self._reading() as db:
            return history.entries(db, first=first, upto=upto)

    def changes(self, *types: type[Record], first: int, upto: int, most: int = -1) -> dict[str, set[str]]:
        """Uids of the records that entries `first` to `upto` (included) wrote or removed, by the names of their tables;
        of these types alone, where any are given, and no more than `most` of each."""
        with self._reading() as db:
            return history.changes(db, first, upto, [each.TABLE for each in types], most=most)

    def entry_hashes(self) -> dict[int, str]:
        """SHA-256 of each entry's text, computed anew, by its number."""
        with self._reading() as db:
            return history.hashes(db)

    def entries_but(self, actions: tuple[str, ...], *, first: int) -> tuple[int, int]:
        """(how many entries from `first` on have none of these actions, number of the first such one or 0)."""
        with self._reading() as db:
            return history.count_but(db, first, actions)

    def erased_values(self) -> tuple[int, int]:
        """(how many values beside the chain were erased, of how many entries)."""
        with self._reading() as db:
            return history.erased_values(db)

    def steps_of(
        self, actor: str, actions: list[str], *, before: int | None = None, most: int | None = None
    ) -> list[tuple[int, str, dict[str, Any]]]:
        """(number, action, parameters) of this actor's entries with one of these actions, newest first."""
        with self._reading() as db:
            return history.steps_of(db, actor, actions, before=before, most=most)

    def sealed(self, number: int) -> history.SealedLog:
        """The log's own texts up to an entry, with the salted values that they commit to."""
        with self._reading() as db:
            return history.sealed(db, number)

    def state_as_of(self, number: int) -> history.State:
        with self._reading() as db:
            return history.state_as_of(db, number)

    def versions(
        self, uid: str, *, upto: int | None = None, last: int | None = None
    ) -> list[tuple[int, Any]]:
        """Every version of a record (or the `last` ones) with the entry that made it, oldest first; None: removed."""
        with self._reading() as db:
            return history.versions(db, uid, upto=upto, last=last)

    def ever(self, record_type: type[R], **where: str) -> list[str]:
        """Uids of the records that had these texts in these fields in any version, removed ones included."""
        with self._reading() as db:
            return history.ever(db, record_type.TABLE, where)

    def differences(self) -> list[str]:
        """What is wrong with chain, values, tables, counters and triggers, in words; as of one moment."""
        with translated(self.path), self._connections.snapshot() as db:
            missing = missing_triggers(db)
            found = [f"the protection “{name}” of the custody log is missing" for name in missing]
            try:
                found.extend(history.differences(db))
            except sqlite3.OperationalError as error:  # "no such table: custody"
                found.append(f"the catalogue lacks something that every case has ({error})")
        return found

    def data_version(self) -> int:
        """Changes whenever another connection, in this program or another, has written."""
        with self._reading() as db:
            return data_version(db)

    def copy_catalogue(self, target: Path) -> None:
        """Writes the catalogue as of one moment to `target`, while others may go on writing to it."""
        with translated(self.path), contextlib.closing(sqlite3.connect(target)) as copy:
            self._connections.reader().conn.backup(copy)

    # ---------------------------------------------------------------- writing

    def unit_of_work(
        self,
        action: str,
        *,
        actor: str,
        parameters: Mapping[str, Any] | None = None,
        tools: Mapping[str, str] | None = None,
        outcome: str = "done",
        inputs: list[str] | None = None,
        outputs: list[str] | None = None,
    ) -> UnitOfWork:
        """A context manager: records given to it are committed with one custody entry on leaving the block."""
        return UnitOfWork(
            connections=self._connections,
            action=action,
            actor=actor,
            tools={"framewitness": program_version(), **(tools or {})},
            parameters=parameters or {},
            outcome=outcome,
            inputs=inputs or [],
            outputs=outputs or [],
        )

    @contextlib.contextmanager
    def values_beside_the_log(self) -> Iterator[Database]:
        """For `catalog.store.erasure`, which looks for what has to go: the catalogue as of one moment."""
        with translated(self.path), self._connections.snapshot() as db:
            yield db

    def scrub(self) -> None:
        """Leaves nothing in the catalogue's files of what was erased. Raises CaseInUse where others still read it."""
        with translated(self.path):
            self._connections.on_writer(erasure.scrub)

    @contextlib.contextmanager
    def object_checks(self) -> Iterator[Database]:
        """For `catalog.store.fixity_tables`, which knows when each object was last read."""
        with self._reading() as db:
            yield db

    def object_check(self, uid: str) -> ObjectCheck | None:
        """When one object was last read, and what was found; None: never since it came."""
        with self._reading() as db:
            return read_check(db, uid)

    def first_entry_of(self, uid: str) -> int:
        """Number of the entry that made a record; 0: there never was one."""
        with self._reading() as db:
            return history.first_entry_of(db, uid)

    def entries_of(self, uids: Iterable[str], *, last: int) -> list[history.Entry]:
        """The last so many entries that wrote any of these records, oldest first."""
        with self._reading() as db:
            return history.entries_of(db, uids, last=last)

    def note_checks(self, checks: list[ObjectCheck]) -> None:
        """Notes when these objects were last read; outside the log, as another check can say it again."""
        self._connections.write(lambda db: write_checks(db, checks))

    # ---------------------------------------------------------------- places

    def object_path(self, stored: StoredObject) -> Path:
        return self.objects.path(stored.sha256, stored.extension)

    def derived(self, media_uid: str) -> Path:
        """The folder of what can be made again for one media; made where the case can be written."""
        folder = self.path / "derived" / media_uid
        if not self.read_only:
            folder.mkdir(parents=True, exist_ok=True)
        return folder

    def scratch(self, media_uid: str) -> Path:
        """As `derived`, for a case that cannot be written: a folder that goes when the case is closed."""
        if self._scratch is None:
            self._scratch = tempfile.TemporaryDirectory(prefix="framewitness-")
        folder = Path(self._scratch.name) / media_uid
        folder.mkdir(exist_ok=True)
        return folder


def _condition(where: Mapping[str, Any]) -> tuple[str, list[Any]]:
    parts = [f'"{name}" IS ?' for name in where]
    return f" WHERE {' AND '.join(parts)}" if parts else "", list(where.values())
