"""Connections to `catalog.sqlite`: one writer on a thread of its own, a query-only reader for each thread."""

from __future__ import annotations

import concurrent.futures
import contextlib
import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from catalog.errors import CaseInUse, CaseReadOnly, CaseUnusable, CatalogError, ChangedMeanwhile, StorageFull
from catalog.store.database import Database
from catalog.texts import phrase

T = TypeVar("T")
BUSY_MILLISECONDS = 15_000


class Connections:
    """All connections to one catalogue. `read_only`: no writer; `unwritable`: the place cannot be written at all.

    `close` ends the writer's thread and closes every reader; the object cannot be used afterwards.
    """

    def __init__(self, path: Path, *, read_only: bool = False, unwritable: bool = False) -> None:
        self._path = path
        self.read_only = read_only or unwritable
        self._uri = uri_of(path)
        self._readers: dict[threading.Thread, Database] = {}
        self._closed = False
        self._local = threading.local()
        self._lock = threading.Lock()
        self._copy: tempfile.TemporaryDirectory[str] | None = None
        self._writer: Database | None = None
        self._writer_thread: concurrent.futures.ThreadPoolExecutor | None = None
        if unwritable:
            self._uri = self._unwritable_uri()
        if not self.read_only:
            self._writer_thread = concurrent.futures.ThreadPoolExecutor(
                1, thread_name_prefix="catalog-writer"
            )

    def reader(self) -> Database:
        """This thread's connection. Writing on it raises; never hand out an open cursor."""
        found: Database | None = getattr(self._local, "reader", None)
        if found is None:
            found = _open(self._uri)
            found.execute("PRAGMA query_only = ON")
            self._local.reader = found
            with self._lock:
                for thread in [each for each in self._readers if not each.is_alive()]:
                    self._readers.pop(thread).close()
                self._readers[threading.current_thread()] = found
        return found

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[Database]:
        """This thread's connection, seeing the catalogue as of one moment until the block is left."""
        db = self.reader()
        db.execute("BEGIN")
        try:
            yield db
        finally:
            db.execute("ROLLBACK")

    def write(self, step: Callable[[Database], T]) -> T:
        """Runs `step` on the writer's thread inside one BEGIN IMMEDIATE transaction: all of it or nothing.

        Raises CaseReadOnly, CaseInUse (somebody else kept the catalogue locked), StorageFull.
        """
        if self._writer_thread is None:
            raise CaseReadOnly(
                "This case is open for reading only.",
                hint="Copy the case to a disk that can be written, and open the copy.",
            )
        return self._writer_thread.submit(self._write, step).result()

    def on_writer(self, step: Callable[[Database], T]) -> T:
        """Runs `step` on the writer's thread outside a transaction (for migrations)."""
        assert self._writer_thread is not None
        return self._writer_thread.submit(lambda: step(self._writer_connection())).result()

    def close(self) -> None:
        with self._lock:
            closed, self._closed = self._closed, True
            for reader in self._readers.values():
                reader.close()
            self._readers.clear()
        if closed:
            return
        if self._writer_thread is not None:
            self._writer_thread.submit(self._close_writer).result()
            self._writer_thread.shutdown()
        if self._copy is not None:
            self._copy.cleanup()

    def _writer_connection(self) -> Database:
        if self._writer is None:
            self._writer = _open(self._uri)
            self._writer.execute("PRAGMA journal_mode = WAL")
            self._writer.execute("PRAGMA synchronous = FULL")
        return self._writer

    def _write(self, step: Callable[[Database], T]) -> T:
        with translated(self._path):
            db = self._writer_connection()
            db.execute("PRAGMA query_only = OFF")
            db.execute("BEGIN IMMEDIATE")
            try:
                # A unit's records may come in any order: what refers to what is checked when it is committed.
                db.execute("PRAGMA defer_foreign_keys = ON")
                result = step(db)
                db.conn.execute("COMMIT")
            except BaseException:
                if db.conn.in_transaction:
                    db.conn.execute("ROLLBACK")
                raise
            finally:
                db.execute("PRAGMA query_only = ON")
            return result

    def _close_writer(self) -> None:
        if self._writer is not None:
            self._writer.execute("PRAGMA query_only = OFF")  # so that the log is folded in on closing
            self._writer.close()
            self._writer = None

    def _unwritable_uri(self) -> str:
        """How to open the catalogue where nothing may be created.

        Beside its log and the log's index it is read as it is, while somebody else may be writing to it. Without
        a log it is `immutable`; a log whose index is gone can be read only from a copy.
        """
        log, index = (self._path.with_name(self._path.name + end) for end in ("-wal", "-shm"))
        if log.exists() and index.exists():
            return self._uri + "?mode=ro"
        if not log.exists() or log.stat().st_size == 0:
            return self._uri + "?mode=ro&immutable=1"
        self._copy = tempfile.TemporaryDirectory(prefix="framewitness-")
        for source in (self._path, log):
            shutil.copyfile(source, Path(self._copy.name) / source.name)
        return uri_of(Path(self._copy.name) / self._path.name)


def uri_of(path: Path) -> str:
    return f"file:{quote(os.fsencode(path.absolute()))}"


def _open(uri: str) -> Database:
    connection = sqlite3.connect(
        uri, uri=True, check_same_thread=False, timeout=BUSY_MILLISECONDS / 1000, isolation_level=None
    )
    db = Database(connection, execute_plugins=False)
    db.execute("PRAGMA foreign_keys = ON")
    return db


@contextlib.contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turns SQLite's errors that the world causes into the house's own."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _translation(error, path) or error from error


def _translation(error: sqlite3.DatabaseError, path: Path) -> CatalogError | None:
    text = str(error)
    if isinstance(error, sqlite3.IntegrityError) and "UNIQUE" in text:
        return ChangedMeanwhile(
            "Another program wrote the same thing at the same moment; this was not written twice.",
            hint="Look at how it stands now, and do it again if it is still wanted.",
        )
    if "locked" in text or "busy" in text:
        return CaseInUse(
            "Another program keeps writing to this case.",
            hint="Wait until it has finished, then do it again; nothing was changed.",
        )
    if "full" in text:
        return StorageFull(
            "The disk under the case is full; nothing was changed.", hint="Free some space and do it again."
        )
    if "readonly" in text or "disk I/O" in text:
        return CaseReadOnly(
            phrase("The catalogue cannot be written ({value}).", value=text),
            hint="Check the disk and the folder's permissions.",
        )
    if "malformed" in text or "not a database" in text or "unable to open" in text:
        return CaseUnusable(
            phrase("{path} cannot be read as a catalogue ({value}).", path=path, value=text),
            hint="Restore it from a copy of the case; the files in objects/ are unharmed by this.",
        )
    return None


def data_version(db: Database) -> int:
    value: Any = db.execute("PRAGMA data_version").fetchone()[0]
    return int(value)
