"""Generated records and values for hypothesis, made from the records' own type hints."""

from __future__ import annotations

import dataclasses
import types
import typing
from typing import Any

from hypothesis import strategies as st

from catalog.model.records import Record

INTEGERS = st.integers(-(2**63), 2**63 - 1)
TEXT = st.text()
ANY_TEXT = st.text(st.characters())
"""With lone surrogates, which file names can bring in."""


def json_values(text: st.SearchStrategy[str] = TEXT) -> st.SearchStrategy[Any]:
    """What a record's JSON fields may hold: no floats, any depth."""
    return st.recursive(
        st.none() | st.booleans() | st.integers() | text,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
        max_leaves=8,
    )


def records(
    record_type: type[Record], text: st.SearchStrategy[str] = TEXT, **fixed: Any
) -> st.SearchStrategy[Record]:
    """Any record of that type; `fixed` sets fields."""
    hints = typing.get_type_hints(record_type)
    fields = {
        field.name: st.just(fixed[field.name])
        if field.name in fixed
        else st.uuids().map(str)
        if field.name == "uid"
        else _of_type(hints[field.name], text)
        for field in dataclasses.fields(record_type)
    }
    return st.builds(record_type, **fields)


def _of_type(hint: Any, text: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    if isinstance(hint, types.UnionType):
        return st.one_of(*(_of_type(each, text) for each in typing.get_args(hint)))
    if typing.get_origin(hint) is list:
        return st.lists(_of_type(typing.get_args(hint)[0], text), max_size=3)
    if typing.get_origin(hint) is dict:
        return st.dictionaries(text, json_values(text), max_size=3)
    return {str: text, int: INTEGERS, bool: st.booleans(), types.NoneType: st.none()}[hint]
