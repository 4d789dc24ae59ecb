"""Reading the custody chain: its entries in full, and every record as it stood after any entry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlite_utils.db import Database

from catalog.custody.chain import Link, canonical, commitment, faults
from catalog.model.records import Record
from catalog.store.rows import KINDS, R, from_row, from_values, to_values

ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Entry:
    """A custody entry with the values that stand beside it. An erased value reads `ERASED`."""

    number: int
    hash: str
    previous_hash: str
    time_utc: str
    action: str
    outcome: str
    actor: str
    tools: dict[str, str]
    parameters: dict[str, Any]
    inputs: list[str]
    outputs: list[str]
    changed: list[tuple[str, str]]
    """(kind, uid) of each record that the step changed."""


class State:
    """Every record as of one custody entry, in the order they were first written."""

    def __init__(self, records: dict[str, Record]) -> None:
        self._records = records

    def all(self, record_type: type[R]) -> list[R]:
        return [record for record in self._records.values() if type(record) is record_type]

    def get(self, record_type: type[R], uid: str) -> R:
        record = self._records[uid]
        assert isinstance(record, record_type)
        return record


def head(db: Database) -> int:
    found = db.execute("SELECT max(number) FROM custody").fetchone()[0]
    return int(found or 0)


def links(db: Database) -> Iterator[Link]:
    rows = db.execute("SELECT number, body, hash FROM custody ORDER BY number").fetchall()
    return (Link(number, body, text_hash) for number, body, text_hash in rows)


def entries(db: Database, *, first: int = 1, upto: int | None = None) -> list[Entry]:
    """Entries `first` to `upto` (included; None: the last)."""
    last = head(db) if upto is None else upto
    rows = db.execute(
        "SELECT number, hash, body, "
        "(SELECT value FROM custody_values WHERE entry = number AND slot = 'actor'), "
        "(SELECT value FROM custody_values WHERE entry = number AND slot = 'parameters') "
        "FROM custody WHERE number BETWEEN ? AND ? ORDER BY number",
        [first, last],
    ).fetchall()
    return [_entry(*row) for row in rows]


def _entry(number: int, own_hash: str, body_text: str, actor: str | None, parameters: str | None) -> Entry:
    body = json.loads(body_text)
    return Entry(
        number=number,
        hash=own_hash,
        previous_hash=body["previous"],
        time_utc=body["time"],
        action=body["action"],
        outcome=body["outcome"],
        actor=ERASED if actor is None else json.loads(actor),
        tools=body["tools"],
        parameters={ERASED: True} if parameters is None else json.loads(parameters),
        inputs=body["inputs"],
        outputs=body["outputs"],
        changed=[(change["kind"], change["uid"]) for change in body["changes"]],
    )


def steps_of(db: Database, actor: str, actions: list[str]) -> list[tuple[int, str, dict[str, Any]]]:
    """(number, action, parameters) of this actor's entries with one of these actions, oldest first."""
    marks = ", ".join("?" * len(actions))
    rows = db.execute(
        "SELECT c.number, json_extract(c.body, '$.action'), p.value FROM custody c "
        "JOIN custody_values a ON a.entry = c.number AND a.slot = 'actor' AND a.value = ? "
        "JOIN custody_values p ON p.entry = c.number AND p.slot = 'parameters' AND p.value IS NOT NULL "
        f"WHERE json_extract(c.body, '$.action') IN ({marks}) ORDER BY c.number",
        [canonical(actor), *actions],
    ).fetchall()
    return [(number, action, json.loads(parameters)) for number, action, parameters in rows]


def state_as_of(db: Database, number: int) -> State:
    """Rebuilt from the values beside the chain, so it does not depend on what the tables hold now."""
    rows = db.execute(
        "SELECT kind, uid, value FROM custody_values WHERE uid IS NOT NULL AND value IS NOT NULL "
        "AND entry <= ? ORDER BY entry, slot",
        [number],
    ).fetchall()
    latest: dict[str, tuple[str, str]] = {}
    for kind, uid, value in rows:
        latest[uid] = (kind, value)
    records: dict[str, Record] = {}
    for uid, (kind, value) in latest.items():
        values = json.loads(value)
        if values is not None:
            records[uid] = from_values(KINDS[kind], values)
    return State(records)


def versions(db: Database, uid: str, *, upto: int | None = None) -> list[tuple[int, Record | None]]:
    """Each version of one record with the number of the entry that made it, oldest first; None: removed."""
    rows = db.execute(
        "SELECT entry, kind, value FROM custody_values WHERE uid = ? AND value IS NOT NULL AND entry <= ? "
        "ORDER BY entry",
        [uid, head(db) if upto is None else upto],
    ).fetchall()
    found: list[tuple[int, Record | None]] = []
    for entry, kind, value in rows:
        values = json.loads(value)
        found.append((entry, None if values is None else from_values(KINDS[kind], values)))
    return found


def differences(db: Database) -> Iterator[str]:
    """What is wrong with chain, values and tables, in words; nothing when all agree."""
    yield from faults(links(db))
    yield from _wrong_values(db)
    yield from _wrong_rows(db)


def _wrong_values(db: Database) -> Iterator[str]:
    stored: dict[int, dict[str, tuple[str | None, str | None]]] = {}
    for entry, slot, salt, value in db.execute(
        "SELECT entry, slot, salt, value FROM custody_values"
    ).fetchall():
        stored.setdefault(entry, {})[slot] = (salt, value)
    for link in links(db):
        try:
            body = json.loads(link.body)
            promised = {"actor": body["actor"], "parameters": body["parameters"]}
            promised |= {f"change {n:06}": change["after"] for n, change in enumerate(body["changes"])}
        except (ValueError, KeyError, TypeError):
            continue  # the chain's own check has named it
        present = stored.pop(link.number, {})
        for slot, promise in promised.items():
            salt, value = present.pop(slot, ("", ""))
            if salt is None and value is None:
                continue
            if not salt or value is None or commitment(salt, value) != promise:
                yield f"custody entry {link.number}: the value of “{slot}” differs from what the chain holds"
        for slot in present:
            yield f"custody entry {link.number}: “{slot}” stands beside the chain and not in it"
    for entry in stored:
        yield f"custody values of entry {entry}: there is no such entry"


def _wrong_rows(db: Database) -> Iterator[str]:
    """Rows that differ from the last state the chain committed to: changes made past the one door."""
    state = state_as_of(db, head(db))
    for kind, record_type in KINDS.items():
        expected = {record.uid: to_values(record) for record in state.all(record_type)}
        for row in db.query(f"SELECT * FROM {kind}"):
            uid = row["uid"]
            try:
                found = to_values(from_row(record_type, row))
            except (ValueError, TypeError):
                found = {}
            promised = expected.pop(uid, None)
            if promised is None:
                yield f"{kind} {uid}: a record that custody knows nothing of"
            elif promised != found:
                fields = ", ".join(name for name in promised if promised[name] != found.get(name))
                yield f"{kind} {uid}: changed outside custody ({fields})"
        for uid in expected:
            yield f"{kind} {uid}: removed outside custody"
