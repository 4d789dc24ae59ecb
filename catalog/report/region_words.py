"""Where in the picture an annotation is, in words and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from catalog.model.records import Annotation, Media, Region, RegionKind, RegionState
from catalog.model.regions import PIXEL, TRACKER, Key, Points, Standing, keys_of, lasts, placed
from catalog.report.content import Fact
from catalog.report.facts import short_moment

_NAMES = {RegionKind.BOX: "box", RegionKind.POLYGON: "outline", RegionKind.POINT: "point"}
MOST_STATES = 12
"""So many changes between visible, hidden and out of view are told of one region; of more, how many."""


def region_facts(media: Media, annotation: Annotation, regions: Sequence[Region]) -> Iterable[Fact]:
    """One fact for each region: where it is on the annotation's first frame, how it is known, and what is not."""
    for region in regions:
        yield Fact(f"Region R{region.number}", "; ".join(_told(media, annotation, region)))


def _told(media: Media, annotation: Annotation, region: Region) -> Iterable[str]:
    keys = keys_of(region)
    there = placed(keys, annotation.start_pts)
    if there is None:
        yield "no keyed frame"
        return
    name = f"“{region.label}”: " if region.label else ""
    kind = _NAMES[RegionKind(region.kind)]
    inside = [each for each in keys if lasts(annotation, each.pts)]
    first = next((each for each in inside if each.is_visible), inside[0] if inside else None)
    if there.standing is Standing.NOT_KEYED and first is not None:
        pts, points, on = first.pts, first.points, "its first keyed frame"
        if first is not inside[0]:
            on = "the first keyed frame on which it is visible"
    else:
        pts, points, on = annotation.start_pts, there.points, "the annotation’s first frame"
    yield (
        f"{name}{kind} {_pixels(region.kind, points)} on {on}, {short_moment(media, pts)} (PTS {pts}), counted from "
        "the upper left corner of the frame as it is coded: not turned upright, pixel aspect not applied"
    )
    by_program = sum(each.made_by == TRACKER for each in keys)
    count = f"{len(keys)} keyed frame{'s' if len(keys) > 1 else ''}"
    yield f"{count}, {by_program} of them by following" if by_program else f"{count}, drawn by hand"
    if len([each for each in keys if each.is_visible]) > 1:
        yield "straight ways in between"
    yield from _states(media, keys)
    if region.unsure_pts is not None:
        yield f"following stopped as unsure at {short_moment(media, region.unsure_pts)}: {region.unsure_why}"


def _states(media: Media, keys: Sequence[Key]) -> Iterable[str]:
    changes = [
        each
        for number, each in enumerate(keys)
        if each.state is not (keys[number - 1].state if number else RegionState.VISIBLE)
    ]
    for each in changes[:MOST_STATES]:
        yield f"{each.state} from {short_moment(media, each.pts)}"
    if len(changes) > MOST_STATES:
        yield f"and {len(changes) - MOST_STATES} more such changes"


def _pixels(kind: str, points: Points) -> str:
    """`120,80–300,260 px`; tenths only where the place is not a whole pixel."""
    between = "–" if kind == RegionKind.BOX else " "
    return between.join(f"{_number(x)},{_number(y)}" for x, y in points) + " px"


def _number(thousandths: int) -> str:
    tenths = (thousandths * 10 + PIXEL // 2) // PIXEL
    whole, rest = divmod(tenths, 10)
    return f"{whole}.{rest}" if rest else str(whole)
