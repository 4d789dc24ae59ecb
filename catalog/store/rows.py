"""Records to rows and back. Lists and mappings are kept as canonical JSON, booleans as 0 and 1."""

from __future__ import annotations

import functools
import json
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from catalog.custody.chain import canonical
from catalog.model.records import RECORD_TYPES, Record
from catalog.model.records.base import UNREAD, field_names

R = TypeVar("R", bound=Record)

KINDS: dict[str, type[Record]] = {record_type.TABLE: record_type for record_type in RECORD_TYPES}
"""Record type by the name of its table, which also names it in the custody chain."""


def to_row(record: Record) -> dict[str, Any]:
    converters = _converters(record.TABLE)
    return {
        name: converters[name][0](value) if name in converters else value
        for name, value in record.values().items()
    }


def from_row(record_type: type[R], row: Mapping[str, Any]) -> R:
    """Without the constructor, which sets a frozen record's fields one by one: half the time of 10,000 rows. Lists and
    mappings wait as text (`Record.__getattr__`). TypeError where something else stands in their column."""
    values = dict(row)
    unread = {}
    for name, (_, read) in _converters(record_type.TABLE).items():
        text = values[name]
        if read is _read_json and isinstance(text, str) and text not in ("{}", "[]"):
            unread[name] = values.pop(name)
        else:
            values[name] = read(text)
    record = object.__new__(record_type)
    record.__dict__.update(values)
    if unread:
        record.__dict__[UNREAD] = unread
    return record


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
