"""Where in the picture an annotation is, at any moment: places at keyed frames and what lies between them.

Points are pairs of thousandths of a pixel of the decoded frame as it is coded (see the record Region). All
arithmetic is of integers, so that the same keys give the same place everywhere.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from catalog.errors import InvalidInput
from catalog.model.records import Annotation, Extent, Region, RegionKind, RegionState
from catalog.model.records.base import Json
from catalog.texts import phrase

PIXEL = 1000
LEAST_SIDE = PIXEL
"""A box no wider or no higher than a pixel is a slip of the hand."""
PERSON, TRACKER = "person", "tracker"

Point: TypeAlias = tuple[int, int]
Points: TypeAlias = tuple[Point, ...]


class Standing(StrEnum):
    """How a place is known."""

    KEYED = "keyed"
    """A person or the tracker put it there on this very frame."""
    BETWEEN = "between"
    """It lies on the way between two keyed frames."""
    NOT_KEYED = "not keyed"
    """It is that of the nearest keyed frame, not moved: nobody said where it is here."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a region is at one moment. For a hidden one, or one out of view, `points` are the last known."""

    points: Points
    state: RegionState
    standing: Standing
    made_by: str
    """Who made the key that it stands on, or that it comes from: "person" or "tracker"."""
    unsure: bool = False
    """Tracking has stopped between the keyed frames around this moment, because it was unsure."""


@dataclass(frozen=True, slots=True)
class Key:
    """A keyed frame."""

    pts: int
    points: Points
    state: RegionState = RegionState.VISIBLE
    made_by: str = PERSON

    @property
    def is_visible(self) -> bool:
        return self.state is RegionState.VISIBLE

    def as_json(self) -> Json:
        points = [list(each) for each in self.points]
        return {"pts": self.pts, "points": points, "state": str(self.state), "made_by": self.made_by}


def keys_of(region: Region) -> list[Key]:
    """The region's keyed frames in order of time."""
    return [
        Key(
            int(each["pts"]),
            tuple((int(x), int(y)) for x, y in each["points"]),
            RegionState(each["state"]),
            str(each["made_by"]),
        )
        for each in region.keys
    ]


def key_at(region: Region, pts: int) -> Key | None:
    return next((each for each in keys_of(region) if each.pts == pts), None)


def lasts(annotation: Annotation, pts: int) -> bool:
    """Whether the annotation is there at the frame with this PTS. An open one lasts until it is ended."""
    if annotation.extent == Extent.POINT:
        return pts == annotation.start_pts
    return annotation.start_pts <= pts and (annotation.end_pts is None or pts < annotation.end_pts)


def place_at(region: Region, pts: int, annotation: Annotation) -> Placed | None:
    """Where the region is at the frame with this PTS; None where its annotation is not.

    Between two visible keys each coordinate goes in a straight line, rounded to the nearest thousandth (a half
    goes up). Before the first key, after the last and from a visible key to one that is not, it stays as it was.
    """
    return placed(keys_of(region), pts, region.unsure_pts) if lasts(annotation, pts) else None


def first_seen_pts(region: Region, annotation: Annotation) -> int | None:
    """The first frame of the annotation on which somebody or the tracker said that the region is visible: its first
    frame or a later keyed one. None where there is none."""
    there = place_at(region, annotation.start_pts, annotation)
    if there is None:
        return None
    if there.state is RegionState.VISIBLE and there.standing is not Standing.NOT_KEYED:
        return annotation.start_pts
    keys = (each for each in keys_of(region) if each.is_visible and lasts(annotation, each.pts))
    return next((each.pts for each in keys), None)


def placed(keys: Sequence[Key], pts: int, unsure_pts: int | None = None) -> Placed | None:
    """As `place_at`, of the keys alone; None where there are none."""
    if not keys:
        return None
    earlier = [each for each in keys if each.pts <= pts]
    later = [each for each in keys if each.pts > pts]
    last, coming = (earlier[-1] if earlier else None), (later[0] if later else None)
    if last is not None and last.pts == pts:
        return Placed(last.points, last.state, Standing.KEYED, last.made_by)
    unsure = unsure_pts is not None and in_gap(keys, unsure_pts, pts)
    if last is None:
        assert coming is not None
        return Placed(coming.points, coming.state, Standing.NOT_KEYED, coming.made_by, unsure)
    if not last.is_visible:
        return Placed(last.points, last.state, Standing.BETWEEN, last.made_by, unsure)
    if coming is None or not coming.is_visible:
        return Placed(last.points, last.state, Standing.NOT_KEYED, last.made_by, unsure)
    points = _between(last, coming, pts)
    by = TRACKER if TRACKER in (last.made_by, coming.made_by) else PERSON
    return Placed(points, RegionState.VISIBLE, Standing.BETWEEN, by, unsure)


def in_gap(keys: Iterable[Key], one_pts: int, other_pts: int) -> bool:
    """Whether no keyed frame lies between the two moments, or at one of them."""
    low, high = sorted((one_pts, other_pts))
    return not any(low <= each.pts <= high for each in keys)


def _between(first: Key, second: Key, pts: int) -> Points:
    length, gone = second.pts - first.pts, pts - first.pts
    return tuple(
        (_on_the_way(ax, bx, gone, length), _on_the_way(ay, by, gone, length))
        for (ax, ay), (bx, by) in zip(first.points, second.points, strict=True)
    )


def _on_the_way(start: int, end: int, gone: int, length: int) -> int:
    return start + (2 * (end - start) * gone + length) // (2 * length)


# ---------------------------------------------------------------- places that may be kept


def within(kind: str, points: Iterable[Sequence[int]], width_px: int, height_px: int) -> Points:
    """Points as a region of that kind may keep them: inside the frame, a box from its upper left corner to its
    lower right. What reaches out of the frame is cut at its edge.

    Raises InvalidInput for too few points, for a box without an inside, and where there is no picture.
    """
    if width_px <= 0 or height_px <= 0:
        raise InvalidInput("This recording has no picture to draw on.")
    inside = tuple(
        (min(max(int(x), 0), width_px * PIXEL), min(max(int(y), 0), height_px * PIXEL)) for x, y in points
    )
    if kind == RegionKind.BOX:
        return _box(inside)
    if kind == RegionKind.POLYGON:
        if len(set(inside)) < 3:
            raise InvalidInput("An outline needs at least three corners.", hint="Click once for each corner.")
        return inside
    if kind == RegionKind.POINT:
        if len(inside) != 1:
            raise InvalidInput("A point has one place.")
        return inside
    raise InvalidInput(
        phrase("“{kind}” is not a kind of region.", kind=kind),
        hint=phrase("Use one of: {RegionKind}.", RegionKind=", ".join(RegionKind)),
    )


def _box(points: Points) -> Points:
    if len(points) != 2:
        raise InvalidInput("A box has two corners.")
    (ax, ay), (bx, by) = points
    left, right, top, bottom = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
    if right - left < LEAST_SIDE or bottom - top < LEAST_SIDE:
        raise InvalidInput("This box is smaller than a pixel.", hint="Draw it from one corner to the other.")
    return ((left, top), (right, bottom))


def centre(points: Points) -> Point:
    """The middle of the upright rectangle around the points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs) + max(xs)) // 2, (min(ys) + max(ys)) // 2


# ---------------------------------------------------------------- changing


def with_key(region: Region, key: Key) -> Region:
    """The region with this keyed frame, in the place of one at the same moment.

    A person's key in the gap in which tracking became unsure settles that. Raises InvalidInput where the key has
    another number of points than the others.
    """
    others = [each for each in keys_of(region) if each.pts != key.pts]
    if any(len(each.points) != len(key.points) for each in others):
        raise InvalidInput(
            "A region has as many corners on each of its keyed frames.",
            hint="Add or remove a corner with the region's own buttons: that changes all of them.",
        )
    settled = (
        region.unsure_pts is not None and key.made_by == PERSON and in_gap(others, region.unsure_pts, key.pts)
    )
    changed = replace(region, unsure_pts=None, unsure_why="") if settled else region
    return _with_keys(changed, [*others, key])


def without_key(region: Region, pts: int) -> Region:
    """The region without its keyed frame at `pts`. Raises InvalidInput for the last one, or where there is none."""
    keys = keys_of(region)
    left = [each for each in keys if each.pts != pts]
    if len(left) == len(keys):
        raise InvalidInput("The region is not keyed on this frame.", hint="Go to one of its keyed frames.")
    if not left:
        raise InvalidInput("This is the region's only keyed frame.", hint="Delete the whole region instead.")
    return _with_keys(region, left)


def with_tracked(
    region: Region,
    from_pts: int,
    tracked: Sequence[Key],
    *,
    unsure_pts: int | None,
    unsure_why: str,
    until_pts: int,
) -> Region:
    """The region with the keys that tracking gave, from `from_pts` (whose key stays) up to `until_pts`.

    What an earlier tracking put between the two is replaced; what a person keyed stays.
    """
    low, high = sorted((from_pts, until_pts))
    kept = [
        each
        for each in keys_of(region)
        if each.made_by == PERSON or each.pts == from_pts or not low <= each.pts <= high
    ]
    there = {each.pts for each in kept}
    keys = [*kept, *(each for each in tracked if each.pts not in there)]
    settled = region.unsure_pts is not None and low <= region.unsure_pts <= high
    changed = region
    if unsure_pts is not None or settled:
        changed = replace(region, unsure_pts=unsure_pts, unsure_why=unsure_why)
    return _with_keys(changed, keys)


def with_corner(region: Region, edge: int, share_milli: int = 500) -> Region:
    """A polygon with one corner more on every keyed frame: on the edge from corner `edge` to the next, after so
    many thousandths of it."""

    def more(points: Points) -> Points:
        (ax, ay), (bx, by) = points[edge], points[(edge + 1) % len(points)]
        new = _on_the_way(ax, bx, share_milli, 1000), _on_the_way(ay, by, share_milli, 1000)
        return (*points[: edge + 1], new, *points[edge + 1 :])

    return _reshaped(region, more)


def without_corner(region: Region, corner: int) -> Region:
    """A polygon with one corner less on every keyed frame. Raises InvalidInput when three are left."""
    if len(keys_of(region)[0].points) <= 3:
        raise InvalidInput(
            "An outline needs at least three corners.", hint="Delete the whole region instead."
        )
    return _reshaped(region, lambda points: (*points[:corner], *points[corner + 1 :]))


def _reshaped(region: Region, change: Callable[[Points], Points]) -> Region:
    if region.kind != RegionKind.POLYGON:
        raise InvalidInput("Only an outline has corners that can be added or removed.")
    return _with_keys(region, [replace(each, points=change(each.points)) for each in keys_of(region)])


def _with_keys(region: Region, keys: Iterable[Key]) -> Region:
    return replace(region, keys=[each.as_json() for each in sorted(keys, key=lambda key: key.pts)])


# ---------------------------------------------------------------- fewer keys


def thinned(keys: Sequence[Key], tolerance: int) -> list[Key]:
    """As few of the keys, in order of time, as give back each place within `tolerance` thousandths of a pixel.

    The first and the last stay, and each where the state changes. Between them the farthest key from the straight
    way is kept, and then again on both sides of it (Douglas and Peucker 1973, in time instead of the plane).
    """
    if len(keys) < 3:
        return list(keys)
    fixed = [0, len(keys) - 1]
    for number in range(1, len(keys)):
        if keys[number].state is not keys[number - 1].state:
            fixed += [number - 1, number]
    kept = set(fixed)
    ends = sorted(kept)
    spans = list(itertools.pairwise(ends))
    while spans:
        first, last = spans.pop()
        worst, where = max(
            ((_off_the_way(keys[first], keys[last], keys[n]), n) for n in range(first + 1, last)),
            default=(0, first),
        )
        if worst > tolerance:
            kept.add(where)
            spans += [(first, where), (where, last)]
    return [keys[number] for number in sorted(kept)]


def _off_the_way(first: Key, last: Key, key: Key) -> int:
    if not (first.is_visible and last.is_visible):
        return 0
    way = _between(first, last, key.pts)
    return max(max(abs(x - wx), abs(y - wy)) for (x, y), (wx, wy) in zip(key.points, way, strict=True))
