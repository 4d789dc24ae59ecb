"""Conditions on recordings: what a field has to be. Kept with saved searches, and combined by "and"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from catalog.model.records import Json
from catalog.store.search_index import folded

Value = str | int | bool


class FieldKind(StrEnum):
    CHOICE = "choice"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes or no"


class Relation(StrEnum):
    ANY_OF = "any of"
    NONE_OF = "none of"
    HAS = "has the words"
    HAS_NOT = "has not the words"
    BETWEEN = "between"
    YES = "yes"
    NO = "no"
    IS_EMPTY = "is empty"
    IS_FILLED = "is filled"


RELATIONS: dict[FieldKind, tuple[Relation, ...]] = {
    FieldKind.CHOICE: (
        Relation.ANY_OF,
        Relation.NONE_OF,
        Relation.HAS,
        Relation.IS_EMPTY,
        Relation.IS_FILLED,
    ),
    FieldKind.TEXT: (Relation.HAS, Relation.HAS_NOT, Relation.IS_EMPTY, Relation.IS_FILLED),
    FieldKind.NUMBER: (Relation.BETWEEN, Relation.IS_EMPTY, Relation.IS_FILLED),
    FieldKind.DATE: (Relation.BETWEEN, Relation.IS_EMPTY, Relation.IS_FILLED),
    FieldKind.YES_NO: (Relation.YES, Relation.NO),
}
"""What may be asked of a field, the most likely first."""


_NEGATIVE = frozenset({Relation.NONE_OF, Relation.HAS_NOT, Relation.NO, Relation.IS_EMPTY})


@dataclass(frozen=True, slots=True)
class Condition:
    """`field` names one of `catalog.operations.search.fields`.

    `values` are what a choice may be, the words, or the lower and the upper end (either None: open) of a number or a
    date; of a date `2026-11-01` stands for the whole day, UTC.
    """

    field: str
    relation: str
    values: tuple[Value | None, ...] = ()

    def as_json(self) -> Json:
        return {"field": self.field, "relation": self.relation, "values": list(self.values)}

    @property
    def is_negative(self) -> bool:
        """Whether it holds for what has no value that it accepts."""
        return self.relation in _NEGATIVE

    def accepted(self, values: Iterable[Value], fold: Callable[[str], str] = folded) -> Iterator[Value]:
        """Those of the values that recordings have that make the condition hold, or, of a negative one, not hold.

        `fold` gives what `folded` does.
        """
        match self.relation:
            case Relation.ANY_OF | Relation.NONE_OF:
                return (value for value in values if value in self.values)
            case Relation.HAS | Relation.HAS_NOT:
                words = folded(" ".join(str(each) for each in self.values)).split()
                return (value for value in values if _has_all(fold(str(value)), words))
            case Relation.BETWEEN:
                return filter(self._lies_between, values)
        return (value for value in values if value != "" and value is not False)

    def _lies_between(self, value: Value) -> bool:
        low, high = (*self.values, None, None)[:2]
        if isinstance(value, str):
            return bool(value) and (
                (low is None or value >= str(low)) and (high is None or value[: len(str(high))] <= str(high))
            )
        if isinstance(low, str) or isinstance(high, str):
            return False  # kept by somebody else, of a field that is no number here
        return (low is None or value >= low) and (high is None or value <= high)


def _has_all(text: str, words: list[str]) -> bool:
    return all(word in text for word in words)


def condition_of(kept: Json) -> Condition | None:
    """The condition that was kept; None where it is none: it may come from a later version, or from anybody."""
    values: Any = kept.get("values", [])
    if not isinstance(kept.get("field"), str) or kept.get("relation") not in set(Relation):
        return None
    if not isinstance(values, list) or not all(isinstance(each, str | int | None) for each in values):
        return None
    if kept["relation"] == Relation.BETWEEN and len({type(each) for each in values} - {type(None)}) > 1:
        return None
    return Condition(kept["field"], kept["relation"], tuple(values))
