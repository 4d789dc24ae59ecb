"""Records to rows and back. Lists and mappings are kept as canonical JSON, booleans as 0 and 1."""

from __future__ import annotations

import functools
import json
import types
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from catalog.custody.chain import canonical
from catalog.model.records import RECORD_TYPES, Record
from catalog.model.records.base import UNREAD, field_names
from catalog.store.database import Database

R = TypeVar("R", bound=Record)

EMPTY = ("{}", "[]")

KINDS: dict[str, type[Record]] = {record_type.TABLE: record_type for record_type in RECORD_TYPES}
"""Record type by the name of its table, which also names it in the custody chain."""


def to_row(record: Record) -> dict[str, Any]:
    converters = _converters(record.TABLE)
    return {
        name: converters[name][0](value) if name in converters else value
        for name, value in record.values().items()
    }


def from_row(record_type: type[R], row: Mapping[str, Any]) -> R:
    """One record; see `from_rows`."""
    return from_rows(record_type, list(row), [tuple(row.values())])[0]


def from_rows(record_type: type[R], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> list[R]:
    """Records from rows whose columns have these names, in their order.

    Without the constructor, which sets a frozen record's fields one by one: a third of the time of 10,000 rows. Lists
    and mappings wait as text (`Record.__getattr__`). TypeError where something else stands in their column.
    """
    converters = _converters(record_type.TABLE)
    texts = [name for name, (_, read) in converters.items() if read is _read_json]
    flags = [name for name in converters if name not in texts]
    make, put = object.__new__, object.__setattr__
    found = []
    for row in rows:
        values = dict(zip(names, row, strict=True))
        unread = {}
        for name in texts:
            text = values[name]
            if isinstance(text, str) and text not in EMPTY:
                unread[name] = values.pop(name)
            else:
                values[name] = _read_json(text)
        for name in flags:
            if values[name] is not None:
                values[name] = bool(values[name])
        if unread:
            values[UNREAD] = unread
        record = make(record_type)
        put(record, "__dict__", values)
        found.append(record)
    return found


def records_of(db: Database, record_type: type[R], query: str, values: Sequence[Any]) -> list[R]:
    """What a query gives, in its order. Without `Database.query`, which makes a mapping of each row and takes as long
    again."""
    cursor = db.execute(query, values)
    return from_rows(record_type, [column[0] for column in cursor.description], cursor.fetchall())


def from_value(record_type: type[Record], field: str, value: Any) -> Any:
    """One field's value as the record has it, from its column."""
    converters = _converters(record_type.TABLE)
    return converters[field][1](value) if field in converters else value


def from_values(record_type: type[R], values: Mapping[str, Any]) -> R:
    """A record from values committed earlier; fields that did not exist then take their defaults."""
    names = field_names(record_type)
    return record_type(**{name: value for name, value in values.items() if name in names})


@functools.cache
def _converters(kind: str) -> dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]]:
    found: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {}
    for name, hint in typing.get_type_hints(KINDS[kind]).items():
        options = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
        if any(typing.get_origin(option) in (dict, list) for option in options):
            found[name] = (canonical, _read_json)
        elif bool in options:
            found[name] = (
                lambda value: None if value is None else int(value),
                lambda value: None if value is None else bool(value),
            )
    return found


def _read_json(text: str) -> Any:
    """Most are empty, and are not parsed."""
    return {} if text == "{}" else [] if text == "[]" else json.loads(text)


def clean_text(value: Any) -> Any:
    """The value with what UTF-8 cannot carry (lone surrogates, from file names) written as escapes, lists as lists."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, dict):
        return {clean_text(key): clean_text(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [clean_text(each) for each in value]
    return value


def number_scope(record: Record) -> str:
    """The name of the counter that gives this record its number: one a case, or one for each media."""
    if record.NUMBERED in (None, "case"):
        return record.TABLE
    return f"{record.TABLE} {getattr(record, str(record.NUMBERED))}"
