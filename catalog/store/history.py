"""Reading the custody chain: its entries in full, and every record as it stood after any entry."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from catalog.custody.chain import Link, canonical, commitment, entry_hash, faults
from catalog.model.records import Record
from catalog.store.database import Database
from catalog.store.erasure import stand_ins
from catalog.store.rows import KINDS, R, clean_text, from_row, from_values, number_scope

ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Entry:
    """A custody entry with the values that stand beside it. An erased value reads `ERASED`; for the erased name of a
    worker stands what it was replaced by."""

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


@dataclass(frozen=True, slots=True)
class SealedValue:
    """A value beside the chain with the salt of its commitment; salt and value are None where it was erased."""

    entry: int
    slot: str
    kind: str | None
    uid: str | None
    salt: str | None
    value: str | None


@dataclass(frozen=True, slots=True)
class SealedLog:
    """The log itself: its entries' own texts, and the values that they commit to."""

    links: list[Link]
    values: list[SealedValue]


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

    def changed(self, records: Iterable[Record]) -> State:
        """This state with these records in the place of those with their uids."""
        return State({**self._records, **{each.uid: each for each in records}})


def head(db: Database) -> int:
    found = db.execute("SELECT max(number) FROM custody").fetchone()[0]
    return int(found or 0)


def links(db: Database) -> Iterator[Link]:
    rows = db.execute("SELECT number, body, hash FROM custody ORDER BY number").fetchall()
    return (Link(number, str(body), text_hash) for number, body, text_hash in rows)


def sealed(db: Database, number: int) -> SealedLog:
    """The log up to an entry, in its order."""
    values = db.execute(
        "SELECT entry, slot, kind, uid, salt, value FROM custody_values WHERE entry <= ? ORDER BY entry, slot",
        [number],
    ).fetchall()
    return SealedLog(
        [link for link in links(db) if link.number <= number], [SealedValue(*each) for each in values]
    )


def hashes(db: Database) -> dict[int, str]:
    """SHA-256 of each entry's text as it stands now, by its number."""
    return {link.number: entry_hash(link.body) for link in links(db)}


def count_but(db: Database, first: int, actions: tuple[str, ...]) -> tuple[int, int]:
    """(how many entries from `first` on have none of these actions, number of the first such one or 0).

    An entry's text begins with its action, so that none has to be parsed.
    """
    conditions = "".join(" AND substr(body, 1, ?) != ?" for _ in actions)
    heads = [f'{{"action":{canonical(action)},' for action in actions]
    found = db.execute(
        f"SELECT count(*), coalesce(min(number), 0) FROM custody WHERE number >= ?{conditions}",
        [first, *(part for head in heads for part in (len(head), head))],
    ).fetchone()
    return int(found[0]), int(found[1])


def erased_values(db: Database) -> tuple[int, int]:
    """(how many values beside the chain were erased, of how many entries)."""
    found = db.execute(
        "SELECT count(*), count(DISTINCT entry) FROM custody_values WHERE salt IS NULL AND value IS NULL"
    ).fetchone()
    return int(found[0]), int(found[1])


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
    instead = stand_ins(db) if any(row[3] is None for row in rows) else {}
    return [_entry(row, instead.get(row[0], ERASED)) for row in rows]


def changes(
    db: Database, first: int, upto: int, kinds: Sequence[str] = (), *, most: int = -1
) -> dict[str, set[str]]:
    """Uids of the records that entries `first` to `upto` (included) wrote or removed, by their kind; of these kinds
    alone, where any are given. With `most` no more than so many of each kind: of 10,000 all take 16 ms.

    An entry's text is not parsed, which takes 50 ms where it changed 10,000 records.
    """
    of_these = f" AND kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
    values = "FROM custody_values WHERE entry BETWEEN ? AND ? AND uid IS NOT NULL"
    there = db.execute(f"SELECT DISTINCT kind {values}{of_these}", [first, upto, *kinds]).fetchall()
    return {
        kind: {
            uid
            for (uid,) in db.execute(
                f"SELECT DISTINCT uid {values} AND kind = ? LIMIT ?", [first, upto, kind, most]
            )
        }
        for (kind,) in there
    }


def _entry(row: tuple[int, str, str, str | None, str | None], stand_in: str) -> Entry:
    number, own_hash, body_text, actor, parameters = row
    body = json.loads(body_text)
    return Entry(
        number=number,
        hash=own_hash,
        previous_hash=body["previous"],
        time_utc=body["time"],
        action=body["action"],
        outcome=body["outcome"],
        actor=stand_in if actor is None else json.loads(actor),
        tools=body["tools"],
        parameters={ERASED: True} if parameters is None else json.loads(parameters),
        inputs=body["inputs"],
        outputs=body["outputs"],
        changed=[(change["kind"], change["uid"]) for change in body["changes"]],
    )


_ACTION = "substr(c.body, 12, instr(substr(c.body, 12, 100), '\"') - 1)"
"""What an entry's text begins with: parsing it takes long where it changed very many records."""


def steps_of(
    db: Database, actor: str, actions: list[str], *, before: int | None = None, most: int | None = None
) -> list[tuple[int, str, dict[str, Any]]]:
    """(number, action, parameters) of this actor's entries with one of these actions, newest first.

    An entry of which something was erased is left out: what it did cannot be told any more, nor taken back. Only
    those before entry `before`, and not more than `most`, where these are given.
    """
    written = {canonical(clean_text(each))[1:-1]: each for each in actions}
    marks = ", ".join("?" * len(written))
    rows = db.execute(
        f"SELECT c.number, {_ACTION}, p.value FROM custody c "
        "JOIN custody_values a ON a.entry = c.number AND a.slot = 'actor' AND a.value = ? "
        "JOIN custody_values p ON p.entry = c.number AND p.slot = 'parameters' AND p.value IS NOT NULL "
        f"WHERE c.number < ? AND {_ACTION} IN ({marks}) "
        "AND NOT EXISTS (SELECT 1 FROM custody_values e WHERE e.entry = c.number AND e.salt IS NULL) "
        "ORDER BY c.number DESC LIMIT ?",
        [
            canonical(clean_text(actor)),
            head(db) + 1 if before is None else before,
            *written,
            -1 if most is None else most,
        ],
    ).fetchall()
    return [(number, written[action], json.loads(parameters)) for number, action, parameters in rows]


def state_as_of(db: Database, number: int) -> State:
    """Rebuilt from the values beside the chain, so it does not depend on what the tables hold now.

    A record whose last value then was erased since is left out.
    """
    records: dict[str, Record] = {}
    for uid, (kind, value) in _last_values(db, number).items():
        values = None if value is None else json.loads(value)
        if values is not None:
            records[uid] = from_values(KINDS[kind], values)
    return State(records)


def _last_values(db: Database, number: int) -> dict[str, tuple[str, str | None]]:
    """(kind, canonical text) of each record's last value up to an entry, by uid; None: erased."""
    rows = db.execute(
        "SELECT uid, kind, value FROM custody_values WHERE uid IS NOT NULL AND entry <= ? ORDER BY entry, slot",
        [number],
    ).fetchall()
    return {uid: (kind, value) for uid, kind, value in rows}


def versions(
    db: Database, uid: str, *, upto: int | None = None, last: int | None = None
) -> list[tuple[int, Record | None]]:
    """Each version of one record with the number of the entry that made it, oldest first; None: removed.

    With `last` only so many of the newest.
    """
    rows = db.execute(
        "SELECT entry, kind, value FROM custody_values WHERE uid = ? AND value IS NOT NULL AND entry <= ? "
        "ORDER BY entry DESC LIMIT ?",
        [uid, head(db) if upto is None else upto, -1 if last is None else last],
    ).fetchall()[::-1]
    found: list[tuple[int, Record | None]] = []
    for entry, kind, value in rows:
        values = json.loads(value)
        found.append((entry, None if values is None else from_values(KINDS[kind], values)))
    return found


def first_entry_of(db: Database, uid: str) -> int:
    """Number of the entry that made a record; 0: there never was one."""
    found = db.execute("SELECT min(entry) FROM custody_values WHERE uid = ?", [uid]).fetchone()[0]
    return int(found or 0)


def entries_of(db: Database, uids: Iterable[str], *, last: int) -> list[Entry]:
    """The last so many entries that wrote any of these records, oldest first."""
    numbers: set[int] = set()
    for uid in uids:
        found = db.execute(
            "SELECT DISTINCT entry FROM custody_values WHERE uid = ? ORDER BY entry DESC LIMIT ?", [uid, last]
        ).fetchall()
        numbers.update(int(row[0]) for row in found)
    wanted = sorted(numbers)[-last:]
    return [each for number in wanted for each in entries(db, first=number, upto=number)]


def ever(db: Database, kind: str, where: dict[str, str]) -> list[str]:
    """Uids of the records of a kind that had these texts in these fields in any version, removed ones included."""
    conditions = "".join(" AND json_extract(value, ?) = ?" for _ in where)
    values = [part for name, text in where.items() for part in (f"$.{name}", text)]
    rows = db.execute(
        "SELECT DISTINCT uid FROM custody_values WHERE kind = ? AND value IS NOT NULL AND value != 'null'"
        + conditions,
        [kind, *values],
    ).fetchall()
    return [str(row[0]) for row in rows]


def differences(db: Database) -> Iterator[str]:
    """What is wrong with chain, values, tables and counters, in words; nothing when all agree.

    Read all of it inside one transaction, or what others write meanwhile shows as a difference.
    """
    yield from faults(links(db))
    yield from _wrong_values(db)
    yield from _wrong_rows(db)
    yield from _wrong_counters(db)


def _wrong_values(db: Database) -> Iterator[str]:
    stored: dict[int, dict[str, tuple[str | None, ...]]] = {}
    for entry, slot, *value in db.execute(
        "SELECT entry, slot, salt, value, kind, uid FROM custody_values"
    ).fetchall():
        stored.setdefault(entry, {})[slot] = tuple(value)
    for link in links(db):
        present = stored.pop(link.number, {})
        try:
            promised = _promised(json.loads(link.body))
        except (ValueError, KeyError, TypeError, AttributeError):
            continue  # the chain's own check has named it
        for slot, (promise, *of_record) in promised.items():
            salt, value, *stands_for = present.pop(slot, ("", "", *of_record))
            if stands_for != of_record:
                yield f"custody entry {link.number}: the value of “{slot}” stands for another record"
            if not (salt is None and value is None) and not _keeps(promise, salt, value):
                yield f"custody entry {link.number}: the value of “{slot}” differs from what the chain holds"
        for slot in present:
            yield f"custody entry {link.number}: “{slot}” stands beside the chain and not in it"
    for entry in stored:
        yield f"custody values of entry {entry}: there is no such entry"


def _promised(body: dict[str, Any]) -> dict[str, tuple[str | None, ...]]:
    """(commitment, kind, uid) by slot: what must stand beside an entry."""
    found: dict[str, tuple[str | None, ...]] = {
        "actor": (body["actor"], None, None),
        "parameters": (body["parameters"], None, None),
    }
    for position, change in enumerate(body["changes"]):
        found[f"change {position:06}"] = (change["after"], change["kind"], change["uid"])
    return found


def _keeps(promise: str | None, salt: str | None, value: str | None) -> bool:
    try:
        return bool(salt) and commitment(str(salt), str(value)) == promise
    except ValueError:  # the salt is not hexadecimal
        return False


def _wrong_rows(db: Database) -> Iterator[str]:
    """Rows that differ from the last state the chain committed to: changes made past the one door."""
    expected: dict[str, dict[str, dict[str, Any]]] = {}
    untold, erased = set(), set()
    for uid, (kind, text) in _last_values(db, head(db)).items():
        if text is None:
            erased.add(uid)
        try:
            values = None if text is None else json.loads(text)
            if values is not None:
                expected.setdefault(kind, {})[uid] = from_values(KINDS[kind], values).values()
        except (ValueError, TypeError, KeyError, AttributeError):
            text = None  # the check of the values has named it
        if text is None:
            untold.add(uid)
    for kind, record_type in KINDS.items():
        promised = expected.get(kind, {})
        try:
            rows = list(db.query(f"SELECT * FROM {kind}"))
        except sqlite3.OperationalError as error:
            yield f"{kind}: the table cannot be read ({error})"
            continue
        if set(db.table(kind).columns_dict) != {field.name for field in dataclasses.fields(record_type)}:
            yield f"{kind}: its columns are not those that this format has"
        for row in rows:
            uid = row.get("uid", "without a uid")
            if uid in erased:  # or an erasure would be a way to change a record unseen
                yield f"{kind} {uid}: erased from custody, but the record is still there: it may say anything"
            elif uid not in untold:
                yield from _wrong_row(record_type, row, promised.pop(uid, None), f"{kind} {uid}")
        for uid in promised:
            yield f"{kind} {uid}: removed outside custody"


def _wrong_row(
    record_type: type[Record], row: dict[str, Any], promised: dict[str, Any] | None, name: str
) -> Iterator[str]:
    try:
        found = from_row(record_type, row).values()
    except (ValueError, TypeError):
        found = {}
    if promised is None:
        yield f"{name}: a record that custody knows nothing of"
    elif promised != found:
        fields = ", ".join(name for name in promised if promised[name] != found.get(name))
        yield f"{name}: changed outside custody ({fields})"


def _wrong_counters(db: Database) -> Iterator[str]:
    """Counters that were set back, so that a permanent number could be given a second time."""
    given: dict[str, int] = {}
    for kind, text in db.execute("SELECT kind, value FROM custody_values WHERE value IS NOT NULL").fetchall():
        if kind not in KINDS or KINDS[kind].NUMBERED is None or text == "null":
            continue
        try:
            record = from_values(KINDS[kind], json.loads(text))
        except (ValueError, TypeError, AttributeError):
            continue
        scope = number_scope(record)
        given[scope] = max(given.get(scope, 0), record.values()["number"])
    last = dict(db.execute("SELECT scope, last FROM counters").fetchall())
    for scope, number in given.items():
        if last.get(scope, 0) < number:
            yield f"the counter of {scope} stands at {last.get(scope, 0)}, but number {number} was given"
