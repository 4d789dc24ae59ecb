"""Found boundaries held against a montage's truth: hits, false ones and misses, by kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from tests.helpers.montage import Transition

TOLERANCE = 1
"""Frames by which a cut may be off; a gradual transition must overlap, with as much leeway at either end."""


class Found(Protocol):
    @property
    def kind(self) -> str: ...
    @property
    def first_frame(self) -> int: ...
    @property
    def last_frame(self) -> int: ...


@dataclass(frozen=True)
class Plain:
    """A boundary as most programs give it: a frame, and nothing of its kind."""

    frame: int
    kind: str = ""

    @property
    def first_frame(self) -> int:
        return self.frame

    @property
    def last_frame(self) -> int:
        return self.frame


@dataclass
class Score:
    hits: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.hits / max(1, self.hits + self.false)

    @property
    def recall(self) -> float:
        return self.hits / max(1, self.hits + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.hits / max(1, 2 * self.hits + self.false + self.missed)

    def add(self, other: Score) -> None:
        self.hits, self.false = self.hits + other.hits, self.false + other.false
        self.missed += other.missed


def scores(truth: Sequence[Transition], found: Iterable[Found]) -> dict[str, Score]:
    """Scores for "all", "cut" and "gradual". Each boundary may hit one transition, each transition count once.

    "all" asks only for the place. By kind, a boundary of the wrong kind is a miss of the one and false as the
    other. A boundary without a kind is never false as "cut" where it hits a gradual transition, nor the reverse:
    it is left out there.
    """
    result = {"all": Score(), "cut": Score(), "gradual": Score()}
    left = list(found)
    for each in truth:
        hit = next((f for f in left if _meets(each, f)), None)
        if hit is None:
            result["all"].missed += 1
            result[each.kind].missed += 1
            continue
        left.remove(hit)
        result["all"].hits += 1
        if hit.kind in ("", each.kind):
            result[each.kind].hits += 1
        else:
            result[each.kind].missed += 1
            result[hit.kind].false += 1
    for extra in left:
        result["all"].false += 1
        for kind in (extra.kind,) if extra.kind else ("cut", "gradual"):
            result[kind].false += 1
    return result


def _meets(truth: Transition, found: Found) -> bool:
    return (
        found.first_frame <= truth.last_frame + TOLERANCE
        and found.last_frame >= truth.first_frame - TOLERANCE
    )
