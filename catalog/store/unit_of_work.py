"""The one way to write: a unit of work gathers changed records and commits them with one custody entry.

    with case.unit_of_work("annotation.edit", actor=who) as work:
        work.replace(edited)

Nothing is written while the block runs. Leaving it commits rows and entry in one transaction; an exception
leaves neither. A record that somebody else changed since it was read raises ChangedMeanwhile. Units do not nest.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from catalog.custody.chain import GENESIS, canonical, commitment, new_salt, seal
from catalog.errors import ChangedMeanwhile, RecordGone
from catalog.model.records import Record
from catalog.model.timecode import utc_now
from catalog.store.connection import Connections
from catalog.store.database import Database
from catalog.store.erasure import Erasures
from catalog.store.rows import R, clean_text, number_scope, records_of, to_row

T = TypeVar("T")
NOTHING = "null"
"""Canonical text of "no such record": what a removal commits to."""


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after, either None. Numbers are given on commit, so `after` is as stored."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Changes:
    """What a unit committed: the number of its custody entry, and the changes in the order they were made."""

    entry: int
    changes: tuple[Change, ...]

    def only(self, record_type: type[R]) -> R:
        """The single stored record of that type in this unit."""
        (found,) = (c.after for c in self.changes if isinstance(c.after, record_type))
        return found


@dataclass
class UnitOfWork:
    """Gathers changes; `inputs` and `outputs` are SHA-256 of objects that the step read and made."""

    connections: Connections
    action: str
    actor: str
    tools: Mapping[str, str]
    parameters: Mapping[str, Any]
    outcome: str = "done"
    inputs: list[str] = field(default_factory=list)
    outputs: list[str] = field(default_factory=list)
    erasures: Erasures = field(default_factory=Erasures)
    """Values of earlier entries that go with this one."""
    committed: Changes | None = None
    _pending: dict[str, Change] = field(default_factory=dict)

    def add(self, record: R) -> R:
        record = _storable(record)
        if record.uid in self._pending:
            raise ValueError(f"{record.uid} is in this unit already")
        self._pending[record.uid] = Change(None, record)
        return record

    def add_all(self, records: Iterable[Record]) -> None:
        for record in records:
            self.add(record)

    def replace(self, record: R, *, since: R | None = None) -> R:
        """Puts `record` in the place of the one with its uid. KeyError where there is none.

        `since` is the record as it was read when the change was decided on: with it, a change that somebody else
        committed after that reading raises ChangedMeanwhile on leaving the block. ValueError for a number that
        is not the one it was given for good.
        """
        record = _storable(record)
        present = self._before(record)
        if present is not None and _number(present) != _number(record):
            raise ValueError(f"{record.TABLE} {record.uid}: a permanent number cannot be changed")
        self._pending[record.uid] = Change(present if since is None else since, record)
        return record

    def remove(self, record: Record) -> None:
        """Takes `record`, as it was read, out of the case. KeyError where it is not there.

        A change that somebody else committed after that reading raises ChangedMeanwhile on leaving the block.
        """
        pending = self._pending.get(record.uid)
        if pending is None:
            self._before(record)
            self._pending[record.uid] = Change(record, None)
        elif pending.before is None:  # added in this very unit: it never was
            del self._pending[record.uid]
        else:
            self._pending[record.uid] = Change(pending.before, None)

    def stored(self, record_type: type[R]) -> R:
        """After the block: the single record of that type, with its permanent number."""
        assert self.committed is not None
        return self.committed.only(record_type)

    def _before(self, record: Record) -> Record | None:
        if record.uid in self._pending:
            return self._pending[record.uid].before
        found = _stored(self.connections.reader(), type(record), record.uid)
        if found is None:
            raise RecordGone
        return found

    def __enter__(self) -> UnitOfWork:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.committed = self.connections.write(self._commit)

    def _commit(self, db: Database) -> Changes:
        head = db.execute("SELECT number, hash FROM custody ORDER BY number DESC LIMIT 1").fetchone()
        previous_number, previous_hash = head or (0, GENESIS)
        number = previous_number + 1
        applied = tuple(_apply(db, change) for change in self._pending.values())
        values = _Values(number)
        body = {
            "time": utc_now(),
            "action": clean_text(self.action),
            "outcome": clean_text(self.outcome),
            "tools": clean_text(dict(self.tools)),
            "actor": values.commit("actor", clean_text(self.actor)),
            "parameters": values.commit("parameters", clean_text(dict(self.parameters))),
            "inputs": list(self.inputs),
            "outputs": list(self.outputs),
            "changes": _change_bodies(db, applied, values),
        }
        link = seal(body, number=number, previous_hash=previous_hash)
        _insert(db, "custody", {"number": number, "hash": link.hash, "body": link.body})
        for row in values.rows:
            _insert(db, "custody_values", row)
        self.erasures.apply(db, number)
        return Changes(number, applied)


class _Values:
    """The salted values of one entry, gathered as rows."""

    def __init__(self, entry: int) -> None:
        self.entry = entry
        self.rows: list[dict[str, Any]] = []

    def commit(self, slot: str, value: Any, *, kind: str | None = None, uid: str | None = None) -> str:
        salt, text = new_salt(), canonical(value)
        self.rows.append(
            {"entry": self.entry, "slot": slot, "kind": kind, "uid": uid, "salt": salt, "value": text}
        )
        return commitment(salt, text)


def _change_bodies(db: Database, applied: tuple[Change, ...], values: _Values) -> list[dict[str, Any]]:
    chain = _Commitments(db)
    bodies = []
    for position, change in enumerate(applied):
        record = change.record
        after = change.after.values() if change.after else None
        bodies.append(
            {
                "kind": record.TABLE,
                "uid": record.uid,
                "before": chain.last_of(record.uid),
                "after": values.commit(f"change {position:06}", after, kind=record.TABLE, uid=record.uid),
            }
        )
    return bodies


class _Commitments:
    """The commitments that the chain holds for records' present states; each entry is read once."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._changes: dict[int, list[dict[str, Any]]] = {}

    def last_of(self, uid: str) -> str | None:
        """The "after" of the record's last change."""
        found = self._db.execute(
            "SELECT entry, CAST(substr(slot, 8) AS INTEGER) FROM custody_values "
            "WHERE uid = ? ORDER BY entry DESC LIMIT 1",
            [uid],
        ).fetchone()
        if found is None:
            return None
        entry, position = found
        if entry not in self._changes:
            (body,) = self._db.execute("SELECT body FROM custody WHERE number = ?", [entry]).fetchone()
            self._changes[entry] = json.loads(body)["changes"]
        return str(self._changes[entry][position]["after"])


def _apply(db: Database, change: Change) -> Change:
    table, uid = change.record.TABLE, change.record.uid
    if change.before is not None and _stored(db, type(change.before), uid) != change.before:
        raise ChangedMeanwhile(
            "Somebody else changed this in the meantime; your change was not written.",
            hint="Look at how it stands now, and make the change again if it is still wanted.",
        )
    if change.after is None:
        db.execute(f"DELETE FROM {table} WHERE uid = ?", [uid])
        return change
    if change.before is None:
        numbered = _numbered(db, change.after)
        _insert(db, table, to_row(numbered))
        return Change(None, numbered)
    row = to_row(change.after)
    setting = ", ".join(f'"{name}" = ?' for name in row)
    db.execute(f"UPDATE {table} SET {setting} WHERE uid = ?", [*row.values(), uid])
    return change


def _insert(db: Database, table: str, row: Mapping[str, Any]) -> None:
    """sqlite-utils' own insert looks the table up each time: ten times as long for a record."""
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values()))


def _stored(db: Database, record_type: type[R], uid: str) -> R | None:
    found = records_of(db, record_type, f"SELECT * FROM {record_type.TABLE} WHERE uid = ?", [uid])
    return found[0] if found else None


def _numbered(db: Database, record: R) -> R:
    """The record with its permanent number, which is never given twice, not even after a removal."""
    if record.NUMBERED is None:
        return record
    scope = number_scope(record)
    found = db.execute("SELECT last FROM counters WHERE scope = ?", [scope]).fetchone()
    last = found[0] if found else 0
    given = _number(record)
    number = given or last + 1
    if number > last:
        db.execute(
            "INSERT INTO counters (scope, last) VALUES (?, ?) ON CONFLICT (scope) DO UPDATE SET last = excluded.last",
            [scope, number],
        )
    return record if given else dataclasses.replace(record, number=number)  # type: ignore[call-arg]


def _number(record: Record) -> int | None:
    return getattr(record, "number", None) if record.NUMBERED else None


def _storable(record: R) -> R:
    """The record with text that UTF-8 cannot carry (lone surrogates, from file names) written as escapes."""
    values = record.values()
    cleaned = clean_text(values)
    return record if cleaned == values else type(record)(**cleaned)
