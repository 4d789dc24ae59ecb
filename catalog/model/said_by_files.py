"""Where and when a file was recorded, as it says itself: in what was read out of it, and in what it is called."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection
from typing import Any

from catalog.model.embedded_names import is_place
from catalog.model.records import (
    ContentCredentials,
    EarlierCustody,
    EmbeddedMetadata,
    Media,
    Posting,
)

_PLACE = re.compile(r"(?i)coordinates|iso.?6709")
_TIME = re.compile(
    r"(?i)creation|created|(^|[^a-z])date|date$|date_?time|modified|timecode|(^|[^a-z])year|recorded_?time"
    r"|^time$|^when$"
)
_BY_KEYS = {Media.TABLE: "probe", Posting.TABLE: "facts", EarlierCustody.TABLE: "facts"}
_OF_THE_SERVER = "response headers"
"""Under this name stands when a server answered and where it sent whoever asked: nothing of the recording."""
_WHEN = re.compile(r" \([^()]*\d[^()]*\)$")

_DAY = r"(?:0[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d\d"
_CLOCK = r"(?:[-_. T]{0,3}(?:at[-_. ])?\d{1,2}[-_.:h ]?[0-5]\d(?:[-_.:m ]?[0-5]\d(?:[-_.]?\d{1,6})?)?)?"
_STAMP = re.compile(
    rf"(?<!\d)(?:({_YEAR}([-_. ]?){_MONTH}\2{_DAY}|{_DAY}([-_. ]){_MONTH}\3{_YEAR}){_CLOCK}|1\d{{9}}(?:\d{{3}})?)(?!\d)"
)
"""A day, with or without its time, or seconds or milliseconds since 1970."""
_LINK_OR_STAMP = re.compile(rf"://\S*|{_STAMP.pattern}")


def stamps_in(name: str) -> set[str]:
    """The days and times that cameras, telephones and messengers put into the names of files: `20261121_091405`."""
    return {found[0].strip() for found in _STAMP.finditer(name)}


def without_stamps(text: str, stamps: Collection[str], instead: str) -> str:
    """The text with these stamps replaced, inside of words too, but not in links: those are a field of their own."""
    return _LINK_OR_STAMP.sub(
        lambda found: instead if found[0] in stamps or found[1] in stamps else found[0], text
    )


def without_place(table: str, values: dict[str, Any]) -> dict[str, Any]:
    """Those of a record's attributes that may tell where the file was recorded, with what is left of them."""
    name = _BY_KEYS.get(table)
    if name is not None:
        return _changed(values, {name: _without(values[name], _is_place)})
    return _changed(values, {"raw": {}}) if table == EmbeddedMetadata.TABLE else {}


def without_time(table: str, values: dict[str, Any]) -> dict[str, Any]:
    """As `without_place`, of when it was recorded, or signed with content credentials."""
    name = _BY_KEYS.get(table)
    if name is not None:
        return _changed(values, {name: _without(values[name], _is_time)})
    if table == EmbeddedMetadata.TABLE:
        facts = [each for each in values["facts"] if each["kind"] != "time"]
        return _changed(values, {"raw": {}, "facts": facts})
    if table == ContentCredentials.TABLE:
        actions = [_WHEN.sub("", each) for each in values["actions"]]
        return _changed(values, {"raw": {}, "signed_as_given": "", "actions": actions})
    return {}


def tells_place(table: str, values: dict[str, Any]) -> bool:
    """Whether a record does tell where: `raw`, which is left out as a whole, may hold nothing of it."""
    return _tells(values, without_place(table, values), _is_place)


def tells_time(table: str, values: dict[str, Any]) -> bool:
    """As `tells_place`, of when."""
    return _tells(values, without_time(table, values), _is_time)


def _tells(values: dict[str, Any], changed: dict[str, Any], is_told_by: Callable[[str], bool]) -> bool:
    return any(name != "raw" or _without(values["raw"], is_told_by) is not values["raw"] for name in changed)


def _changed(values: dict[str, Any], left: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in left.items() if value != values[name]}


def _without(value: Any, is_told_by: Callable[[str], bool]) -> Any:
    """The value without what stands under such names; itself where there is none."""
    if isinstance(value, dict):
        left = {
            name: each if name == _OF_THE_SERVER else _without(each, is_told_by)
            for name, each in value.items()
            if not is_told_by(str(name))
        }
        same = len(left) == len(value) and all(left[name] is value[name] for name in left)
        return value if same else left
    if isinstance(value, list):
        new = [_without(each, is_told_by) for each in value]
        return value if all(one is other for one, other in zip(new, value, strict=True)) else new
    return value


@functools.lru_cache(10_000)
def _is_place(name: str) -> bool:
    return is_place(name) or _PLACE.search(name) is not None


@functools.lru_cache(10_000)
def _is_time(name: str) -> bool:
    return _TIME.search(name) is not None
