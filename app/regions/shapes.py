"""Boxes, outlines and points as hands move them: what is taken hold of, and what becomes of the shape then.

Places are pixels of the upright picture. A box is its upper left and lower right corner.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from catalog.model.records import RegionKind

Place: TypeAlias = tuple[float, float]
Places: TypeAlias = tuple[Place, ...]


class Hold(Enum):
    CORNER = auto()
    EDGE = auto()
    WHOLE = auto()


@dataclass(frozen=True, slots=True)
class Grip:
    """What of a shape is taken hold of. A box's corners and edges are counted clockwise from the upper left corner
    and the upper edge; an outline's edge goes from the corner of its number to the next."""

    hold: Hold
    number: int = 0
    share: float = 0.5
    """How far along an outline's edge."""


def tidied(kind: str, places: Sequence[Place]) -> Places:
    """A box from its upper left to its lower right corner; everything else as it is."""
    if kind != RegionKind.BOX:
        return tuple(places)
    (ax, ay), (bx, by) = places
    return (min(ax, bx), min(ay, by)), (max(ax, bx), max(ay, by))


def corners(kind: str, places: Places) -> Places:
    """What is drawn: of a box its four corners, clockwise from the upper left one."""
    if kind != RegionKind.BOX:
        return places
    (left, top), (right, bottom) = places
    return (left, top), (right, top), (right, bottom), (left, bottom)


def edge_middles(kind: str, places: Places) -> Places:
    """Where a box can be taken by its edges."""
    if kind != RegionKind.BOX:
        return ()
    around = corners(kind, places)
    return tuple(
        ((ax + bx) / 2, (ay + by) / 2)
        for (ax, ay), (bx, by) in zip(around, around[1:] + around[:1], strict=True)
    )


def grip_at(kind: str, places: Places, place: Place, reach: float, *, handles: bool) -> Grip | None:
    """What lies under a place, within `reach` pixels: a corner before an edge, an edge before the whole.

    Without `handles` only the whole can be had.
    """
    around = corners(kind, places)
    if handles and kind != RegionKind.POINT:
        near = min(range(len(around)), key=lambda n: math.dist(around[n], place))
        if math.dist(around[near], place) <= reach:
            return Grip(Hold.CORNER, near)
    edge, share, off = _nearest_edge(around, place)
    if off <= reach:
        return Grip(Hold.EDGE, edge, share) if handles and kind != RegionKind.POINT else Grip(Hold.WHOLE)
    return Grip(Hold.WHOLE) if len(around) > 2 and _is_inside(around, place) else None


def dragged(kind: str, places: Places, grip: Grip, across: float, down: float) -> Places:
    """The shape after what was taken hold of moved by so much. A box may come to be turned inside out: see `tidied`."""
    if grip.hold is Hold.WHOLE or (grip.hold is Hold.EDGE and kind != RegionKind.BOX):
        return tuple((x + across, y + down) for x, y in places)
    if kind != RegionKind.BOX:
        return tuple(
            (x + across, y + down) if number == grip.number else (x, y)
            for number, (x, y) in enumerate(places)
        )
    (left, top), (right, bottom) = places
    if grip.hold is Hold.CORNER:
        left, right = (left + across, right) if grip.number in (0, 3) else (left, right + across)
        top, bottom = (top + down, bottom) if grip.number in (0, 1) else (top, bottom + down)
    elif grip.number % 2:
        left, right = (left + across, right) if grip.number == 3 else (left, right + across)
    else:
        top, bottom = (top + down, bottom) if grip.number == 0 else (top, bottom + down)
    return (left, top), (right, bottom)


def grown(kind: str, places: Places, across: float, down: float) -> Places:
    """Wider and higher by so many pixels, about its middle; no smaller than two pixels."""
    if kind == RegionKind.POINT:
        return places
    xs, ys = [x for x, _ in places], [y for _, y in places]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    middle = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    wide = max(2.0, width + across) / width if width else 1.0
    high = max(2.0, height + down) / height if height else 1.0
    return tuple((middle[0] + (x - middle[0]) * wide, middle[1] + (y - middle[1]) * high) for x, y in places)


def kept_inside(places: Places, width: float, height: float) -> Places:
    """The shape moved back so that it lies in the picture, as far as it fits."""
    xs, ys = [x for x, _ in places], [y for _, y in places]
    across = max(0.0, -min(xs)) - max(0.0, max(xs) - width)
    down = max(0.0, -min(ys)) - max(0.0, max(ys) - height)
    return tuple((x + across, y + down) for x, y in places)


def in_the_middle(kind: str, width: float, height: float) -> Places:
    """A shape to begin with, for whoever draws by the keys."""
    x, y = width / 2, height / 2
    if kind == RegionKind.POINT:
        return ((x, y),)
    reach_x, reach_y = width / 8, height / 8
    if kind == RegionKind.BOX:
        return (x - reach_x, y - reach_y), (x + reach_x, y + reach_y)
    return (x, y - reach_y), (x + reach_x, y), (x, y + reach_y), (x - reach_x, y)


def _nearest_edge(around: Places, place: Place) -> tuple[int, float, float]:
    """Number of the nearest edge, how far along it, and how far off."""
    best = (0, 0.5, math.inf)
    for number, (start, end) in enumerate(zip(around, around[1:] + around[:1], strict=True)):
        length = math.dist(start, end)
        share = 0.0
        if length:
            share = sum((end[i] - start[i]) * (place[i] - start[i]) for i in (0, 1)) / length**2
            share = min(1.0, max(0.0, share))
        nearest = (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))
        off = math.dist(nearest, place)
        if off < best[2]:
            best = (number, share, off)
    return best


def _is_inside(around: Places, place: Place) -> bool:
    """By counting the edges to its right (even-odd)."""
    x, y = place
    inside = False
    for (ax, ay), (bx, by) in zip(around, around[1:] + around[:1], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            inside = not inside
    return inside
