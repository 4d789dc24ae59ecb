"""Taking values and salts out from beside the custody chain, and out of every page of the catalogue's file.

The chain's own text holds only commitments, times, actions, uids and hashes of bytes; it stays and still verifies.
"""

from __future__ import annotations

import json
import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from catalog.custody.chain import canonical
from catalog.errors import CaseInUse
from catalog.store.database import Database

BEGIN, END = "erasure.begin", "erasure.end"
"""The entries of an erasure. What stands in the place of a worker's name is among the parameters of the first."""
PATIENCE_SECONDS = 10.0
_SLICE = 400


@dataclass(slots=True)
class Erasures:
    """What a unit of work erases of earlier entries: all values of these records, the parameters of `steps`, and who
    did it of `unnamed`."""

    uids: set[str] = field(default_factory=set)
    steps: set[int] = field(default_factory=set)
    unnamed: set[int] = field(default_factory=set)

    def apply(self, db: Database, before: int) -> None:
        """Erases values of entries with a number under `before`. Removals ("null") say nothing, and stay."""
        for uids in _slices(sorted(self.uids)):
            db.execute(
                "UPDATE custody_values SET salt = NULL, value = NULL WHERE entry < ? AND value IS NOT NULL "
                f"AND value != 'null' AND uid IN ({_marks(uids)})",
                [before, *uids],
            )
        for slot, entries in (("parameters", self.steps), ("actor", self.unnamed)):
            for numbers in _slices(sorted(entries)):
                db.execute(
                    "UPDATE custody_values SET salt = NULL, value = NULL WHERE entry < ? AND slot = ? "
                    f"AND entry IN ({_marks(numbers)})",
                    [before, slot, *numbers],
                )


def erased(db: Database) -> list[tuple[int, str, str | None]]:
    """(entry, slot, uid of the record or None) of every value that was erased, in the order of the log."""
    rows = db.execute(
        "SELECT entry, slot, uid FROM custody_values WHERE salt IS NULL AND value IS NULL ORDER BY entry, slot"
    ).fetchall()
    return [(int(entry), str(slot), uid) for entry, slot, uid in rows]


def removed_records(db: Database, present: Collection[str]) -> dict[str, tuple[str, str]]:
    """(kind, last value) by uid of records that are not among `present`: removed earlier, and still told beside the
    chain."""
    rows = db.execute(
        "SELECT uid, kind, value FROM custody_values WHERE uid IS NOT NULL AND value IS NOT NULL AND value != 'null' "
        "ORDER BY entry"
    ).fetchall()
    return {uid: (kind, value) for uid, kind, value in rows if uid not in present}


def values_of(db: Database, uids: Iterable[str]) -> list[str]:
    """Every value that these records ever had, as canonical texts."""
    found: list[str] = []
    for slice_ in _slices(sorted(uids)):
        rows = db.execute(
            f"SELECT value FROM custody_values WHERE value IS NOT NULL AND uid IN ({_marks(slice_)})", slice_
        ).fetchall()
        found += [row[0] for row in rows]
    return found


def entries_of(db: Database, uids: Iterable[str]) -> set[int]:
    """Numbers of the entries that changed one of these records."""
    found: set[int] = set()
    for slice_ in _slices(sorted(uids)):
        asked = f"SELECT DISTINCT entry FROM custody_values WHERE uid IN ({_marks(slice_)})"
        found.update(row[0] for row in db.execute(asked, slice_).fetchall())
    return found


def parameters(db: Database) -> list[tuple[int, str, str]]:
    """(entry, action, parameters as canonical text) of each entry that still has them."""
    rows = db.execute(
        "SELECT entry, json_extract(body, '$.action'), value FROM custody_values JOIN custody ON number = entry "
        "WHERE slot = 'parameters' AND value IS NOT NULL AND value != '{}'"
    ).fetchall()
    return [(int(number), str(action), str(value)) for number, action, value in rows]


def naming(db: Database, words: Iterable[str]) -> set[str]:
    """Uids of the records of which some value, now or earlier, holds one of these words."""
    found: set[str] = set()
    for word in words:
        part = json.dumps(word, ensure_ascii=False)[1:-1]
        asked = "SELECT DISTINCT uid FROM custody_values WHERE uid IS NOT NULL AND instr(value, ?) > 0"
        found.update(row[0] for row in db.execute(asked, [part]).fetchall())
    return found


def workers(db: Database) -> set[str]:
    """The names under which steps were taken."""
    asked = "SELECT DISTINCT value FROM custody_values WHERE slot = 'actor' AND value IS NOT NULL"
    return {str(json.loads(row[0])) for row in db.execute(asked).fetchall()}


def entries_by(db: Database, worker: str) -> list[int]:
    """Numbers of the entries that name this worker as who took the step."""
    asked = "SELECT entry FROM custody_values WHERE slot = 'actor' AND value = ? ORDER BY entry"
    return [int(row[0]) for row in db.execute(asked, [canonical(worker)]).fetchall()]


def stand_ins(db: Database) -> dict[int, str]:
    """What stands now for the erased name of who took a step, by the entry's number."""
    rows = db.execute(  # of the entries that set a tombstone, found by an index: a window asks for it
        "SELECT value FROM custody_values WHERE slot = 'parameters' AND value IS NOT NULL AND entry IN "
        "(SELECT (SELECT min(entry) FROM custody_values v WHERE v.uid = t.uid) FROM tombstones t)"
    ).fetchall()
    found: dict[int, str] = {}
    for (value,) in rows:
        told = json.loads(value)
        found.update(dict.fromkeys(told.get("unnamed", []), told.get("stand_in", "")))
    return found


def values_naming(db: Database, word: str) -> list[tuple[str, str, str]]:
    """(uid, kind, value as canonical text) of every value of a record, now or earlier, that holds this word."""
    part = json.dumps(word, ensure_ascii=False)[1:-1]
    asked = "SELECT uid, kind, value FROM custody_values WHERE uid IS NOT NULL AND instr(value, ?) > 0 ORDER BY entry"
    return [(str(uid), str(kind), str(value)) for uid, kind, value in db.execute(asked, [part]).fetchall()]


def scrub(db: Database) -> None:
    """Writes the catalogue's file anew without its free pages and empties the write-ahead log.

    On the writer's connection, outside a transaction. Raises CaseInUse where somebody goes on reading what was.
    """
    patience = db.execute("PRAGMA busy_timeout").fetchone()[0]
    db.execute("PRAGMA query_only = OFF")
    db.execute("PRAGMA secure_delete = ON")
    db.execute(f"PRAGMA busy_timeout = {round(1000 * PATIENCE_SECONDS)}")
    try:
        db.execute("VACUUM")
        end = time.monotonic() + PATIENCE_SECONDS
        while db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            if time.monotonic() > end:
                raise CaseInUse(
                    "Another program goes on reading what was erased, so it is not gone from the disk yet.",
                    hint="Close other windows and programs that have this case open; it is gone on with when the "
                    "case is opened next.",
                )
            time.sleep(0.1)
    finally:
        db.execute(f"PRAGMA busy_timeout = {patience}")
        db.execute("PRAGMA query_only = ON")


def _slices(things: list) -> Iterable[list]:  # type: ignore[type-arg]
    return (things[at : at + _SLICE] for at in range(0, len(things), _SLICE))


def _marks(things: list) -> str:  # type: ignore[type-arg]
    return ", ".join("?" * len(things))
