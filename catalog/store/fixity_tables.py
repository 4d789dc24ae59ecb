"""The tables of fixity and erasure: runs, tombstones, and when each object was last read.

`object_checks` is no table of records: it is written at every check, stands outside the log, and can be made again by
checking. What a run came to stands in the log, as its record.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.store.database import Database
from catalog.store.tables import integers, make_table, text


@dataclass(frozen=True, slots=True)
class ObjectCheck:
    """When an object was last read, and what its bytes were: empty `found` means as recorded."""

    object_uid: str
    checked_utc: str
    found: str


@dataclass(frozen=True, slots=True)
class CheckCounts:
    """How many objects there are, how many were ever read, how many were not as recorded when they were read last."""

    objects: int
    checked: int
    faulty: int
    oldest_utc: str
    """Of the last checks of all the earliest; empty where none was read."""


def make(db: Database) -> None:
    make_table(
        db,
        "fixity_runs",
        {
            **text("state begun_utc ended_utc asked_by faults"),
            **integers("number wanted of checked size"),
        },
    )
    db.table("fixity_runs").create_index(["number"], unique=True)
    make_table(
        db,
        "tombstones",
        {
            **text("what why erased_by erased_utc state records steps gone objects remarks"),
            **integers("number files"),
        },
    )
    db.table("tombstones").create_index(["number"], unique=True)
    db.execute(
        "CREATE TABLE object_checks (object_uid TEXT PRIMARY KEY REFERENCES objects(uid) ON DELETE CASCADE, "
        "checked_utc TEXT NOT NULL, found TEXT NOT NULL) WITHOUT ROWID"
    )


def write_checks(db: Database, checks: Iterable[ObjectCheck]) -> None:
    """Notes the last check of these objects; one that was erased meanwhile is passed over."""
    db.conn.executemany(
        "INSERT INTO object_checks (object_uid, checked_utc, found) SELECT uid, ?, ? FROM objects WHERE uid = ? "
        "ON CONFLICT (object_uid) DO UPDATE SET checked_utc = excluded.checked_utc, found = excluded.found",
        [(each.checked_utc, each.found, each.object_uid) for each in checks],
    )


def read_checks(db: Database) -> dict[str, ObjectCheck]:
    """The last check of each object that was ever checked, by its uid."""
    rows = db.execute("SELECT object_uid, checked_utc, found FROM object_checks").fetchall()
    return {row[0]: ObjectCheck(*row) for row in rows}


def read_check(db: Database, object_uid: str) -> ObjectCheck | None:
    """The last check of one object; None: it was never read again."""
    row = db.execute(
        "SELECT object_uid, checked_utc, found FROM object_checks WHERE object_uid = ?", [object_uid]
    ).fetchone()
    return ObjectCheck(*row) if row else None


def to_read(db: Database, since: str, now: str, most: int) -> list[tuple[str, str, str, str, int]]:
    """(uid, SHA-256, SHA-512, extension, size) of at most so many objects that were not read since that moment: those
    not read for longest first, and in no order where that is the same. A reading that is said to be later than `now`
    was noted while the clock was wrong, and counts for none."""
    rows = db.execute(
        "SELECT uid, sha256, sha512, extension, size FROM objects LEFT JOIN object_checks ON object_uid = uid "
        "WHERE coalesce(checked_utc, '') < ? OR checked_utc > ? ORDER BY coalesce(checked_utc, ''), random() LIMIT ?",
        [since, now, most],
    ).fetchall()
    return [(uid, short, long, extension, int(size)) for uid, short, long, extension, size in rows]


def read_since(db: Database, since: str, now: str) -> tuple[int, int]:
    """(how many objects were read since that moment and until now, their bytes)."""
    row = db.execute(
        "SELECT count(*), coalesce(sum(size), 0) FROM object_checks JOIN objects ON uid = object_uid "
        "WHERE checked_utc BETWEEN ? AND ?",
        [since, now],
    ).fetchone()
    return int(row[0]), int(row[1])


def faulty(db: Database, since: str = "") -> list[ObjectCheck]:
    """Those that were not as recorded when they were last read, at that moment or later."""
    rows = db.execute(
        "SELECT object_uid, checked_utc, found FROM object_checks WHERE found != '' AND checked_utc >= ? "
        "ORDER BY object_uid",
        [since],
    ).fetchall()
    return [ObjectCheck(*row) for row in rows]


def count_checks(db: Database) -> CheckCounts:
    objects = db.execute("SELECT count(*) FROM objects").fetchone()[0]
    found = db.execute(
        "SELECT count(*), coalesce(sum(found != ''), 0), coalesce(min(checked_utc), '') FROM object_checks"
    ).fetchone()
    return CheckCounts(int(objects), int(found[0]), int(found[1]), str(found[2]))
