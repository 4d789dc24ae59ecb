"""What is other in a long list than it was: found without looking into each of ten thousand records."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class _WithUid(Protocol):
    @property
    def uid(self) -> str: ...


def same_rows(before: Sequence[_WithUid], after: Sequence[_WithUid]) -> bool:
    """Whether both list the same records in the same order, however these have changed."""
    return len(before) == len(after) and all(map(_is_same_row, before, after))


def _is_same_row(one: _WithUid, other: _WithUid) -> bool:
    return one is other or one.uid == other.uid


def changed_part(before: Sequence[T], after: Sequence[T]) -> tuple[Sequence[T], Sequence[T]]:
    """What went and what came: the parts of both lists between the same beginning and the same end.

    The same is the very same object; all that is unchanged and lies between two changes is in both parts.
    """
    shorter = min(len(before), len(after))
    first = _alike(map(operator.is_, before, after), shorter)
    last = min(_alike(map(operator.is_, reversed(before), reversed(after)), shorter), shorter - first)
    return before[first : len(before) - last], after[first : len(after) - last]


def _alike(same: Iterable[bool], count: int) -> int:
    found = list(same)
    return found.index(False) if False in found else count
