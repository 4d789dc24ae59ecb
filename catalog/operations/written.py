"""Writes that are tried again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from catalog.errors import ChangedMeanwhile

T = TypeVar("T")
TRIES_AT_ONCE = 5
"""How often a unit is written again when another program got in between."""


def written(write: Callable[[], T]) -> T:
    """Tries a write again when another program got in between reading and writing."""
    for _ in range(TRIES_AT_ONCE - 1):
        try:
            return write()
        except ChangedMeanwhile:
            continue
    return write()
