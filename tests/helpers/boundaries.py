"""Found boundaries held against a montage's truth: hits, false ones and misses, by kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from tests.helpers.montage import Montage, Transition

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
    pairs, extras = matched(truth, found)
    for each, hit in pairs:
        if hit is None:
            result["all"].missed += 1
            result[each.kind].missed += 1
            continue
        result["all"].hits += 1
        if hit.kind in ("", each.kind):
            result[each.kind].hits += 1
        else:
            result[each.kind].missed += 1
            result[hit.kind].false += 1
    for extra in extras:
        result["all"].false += 1
        for kind in (extra.kind,) if extra.kind else ("cut", "gradual"):
            result[kind].false += 1
    return result


def matched(
    truth: Sequence[Transition], found: Iterable[Found]
) -> tuple[list[tuple[Transition, Found | None]], list[Found]]:
    """Each transition with the boundary that hits it, if any, and the boundaries that hit none."""
    left = list(found)
    pairs: list[tuple[Transition, Found | None]] = []
    for each in truth:
        hit = next((f for f in left if _meets(each, f)), None)
        if hit is not None:
            left.remove(hit)
        pairs.append((each, hit))
    return pairs, left


@dataclass
class Counted:
    """How many there were, and in how many of them what was wanted (or feared) happened."""

    times: int = 0
    happened: int = 0


def recalled(montage: Montage, found: Iterable[Found]) -> dict[str, Counted]:
    """For each style of transition ("cut", "dissolve", "fade"): how many there are and how many were found, by
    their place alone."""
    result: dict[str, Counted] = {}
    for each, hit in matched(montage.transitions, found)[0]:
        count = result.setdefault(each.style, Counted())
        count.times += 1
        count.happened += hit is not None
    return result


def fooled(montage: Montage, found: Iterable[Found]) -> dict[str, Counted]:
    """For each kind of disturbance, and for each way of filming ("filmed fixed" …), how many there are and in how
    many a boundary was found that is none. What lies at a disturbance is not laid to the camera's charge."""
    result: dict[str, Counted] = {}
    extras = matched(montage.transitions, found)[1]
    at_none = list(extras)
    for each in montage.disturbances:
        count = result.setdefault(each.kind, Counted())
        hits = [
            f for f in extras if each.first_frame - 2 <= f.last_frame and f.first_frame <= each.last_frame + 2
        ]
        count.times += 1
        count.happened += bool(hits)
        at_none = [f for f in at_none if f not in hits]
    for shot in montage.shots:
        count = result.setdefault(f"filmed: {shot.camera}", Counted())
        count.times += 1
        count.happened += any(shot.first_frame <= f.first_frame <= shot.last_frame for f in at_none)
    return result


def _meets(truth: Transition, found: Found) -> bool:
    return (
        found.first_frame <= truth.last_frame + TOLERANCE
        and found.last_frame >= truth.first_frame - TOLERANCE
    )
