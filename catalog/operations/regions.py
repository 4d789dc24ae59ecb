"""Where in the picture an annotation is: drawing, moving and following it. Each step can be undone.

All times are PTS of frames of the annotation's media, all points thousandths of a pixel of the frame as coded (see
the record Region).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from catalog.analysis.results import TrackResult as TrackResult  # for whoever keeps it
from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.jobs import Job, JobContext, Operation
from catalog.model import regions
from catalog.model.records import Annotation, Examination, Media, Region, RegionState, Shot
from catalog.model.regions import Key, Standing
from catalog.model.selection import current
from catalog.operations.examine import ensure_index, file_of
from catalog.operations.written import written

THINNED_WITHIN = 1500
"""Thousandths of a pixel. Of what tracking found so many keys are kept that each place is given back so closely."""
FORWARD, BACK = 1, -1


def track_file(context: JobContext, **arguments: object) -> TrackResult:
    from catalog.analysis import tracking as room  # with OpenCV, which has its place in the child alone

    return room.track_file(context, **arguments)  # type: ignore[arg-type]


def add_region(
    case: Case,
    annotation_uid: str,
    *,
    actor: str,
    kind: str,
    pts: int,
    points: Iterable[Sequence[int]],
    label: str = "",
) -> Region:
    """Draws a new region on the frame with this PTS and returns it with its permanent number.

    What reaches out of the picture is cut at its edge. Raises InvalidInput for a place that no region can have, and
    for a moment at which the annotation is not.
    """
    annotation = case.get(Annotation, annotation_uid)
    media = case.get(Media, annotation.media_uid)
    _check_moment(annotation, pts)
    key = Key(pts, regions.within(kind, points, media.width_px, media.height_px))
    region = Region(
        annotation_uid=annotation.uid,
        media_uid=media.uid,
        kind=str(kind),
        label=label.strip(),
        keys=[key.as_json()],
    )
    with case.unit_of_work("region.add", actor=actor) as work:
        work.add(region)
    return work.stored(Region)


def set_key(case: Case, uid: str, *, actor: str, pts: int, points: Iterable[Sequence[int]]) -> Region:
    """Says where the region is on the frame with this PTS: a keyed frame by a person, whatever was there before.

    It stays visible, hidden or out of view as it was keyed on that frame; a new keyed frame is visible. Raises
    InvalidInput as `add_region` does.
    """
    region = case.get(Region, uid)
    media = case.get(Media, region.media_uid)
    before = regions.key_at(region, pts)
    inside = regions.within(region.kind, points, media.width_px, media.height_px)
    key = Key(pts, inside, before.state if before else RegionState.VISIBLE)
    return _keyed(case, region, key, "region.move", actor=actor)


def set_state(case: Case, uid: str, *, actor: str, pts: int, state: str) -> Region:
    """Says that from this frame on the region is visible, hidden or out of view: a keyed frame where it was last."""
    region = case.get(Region, uid)
    there = regions.placed(regions.keys_of(region), pts)
    assert there is not None, "a region has at least one keyed frame"
    key = Key(pts, there.points, RegionState(state))
    return _keyed(case, region, key, "region.state", actor=actor)


def remove_key(case: Case, uid: str, *, actor: str, pts: int) -> Region:
    """Takes a keyed frame away. Raises InvalidInput for the only one, or where there is none."""
    return _changed(
        case,
        case.get(Region, uid),
        lambda region: regions.without_key(region, pts),
        "region.unkey",
        actor=actor,
    )


def add_corner(case: Case, uid: str, *, actor: str, edge: int, share_milli: int = 500) -> Region:
    """One corner more on an outline's edge, on each of its keyed frames. See `regions.with_corner`."""
    return _changed(
        case,
        case.get(Region, uid),
        lambda region: regions.with_corner(region, edge, share_milli),
        "region.shape",
        actor=actor,
    )


def remove_corner(case: Case, uid: str, *, actor: str, corner: int) -> Region:
    """One corner less on each keyed frame of an outline. Raises InvalidInput when three are left."""
    return _changed(
        case,
        case.get(Region, uid),
        lambda region: regions.without_corner(region, corner),
        "region.shape",
        actor=actor,
    )


def name_region(case: Case, uid: str, label: str, *, actor: str) -> Region:
    """What stands beside the region in the picture."""
    return _changed(
        case,
        case.get(Region, uid),
        lambda region: dataclasses.replace(region, label=label.strip()),
        "region.name",
        actor=actor,
    )


def remove_region(case: Case, uid: str, *, actor: str) -> None:
    """Takes a region out of the case. Its number is not given again; its versions stay in the history."""
    region = case.get(Region, uid)
    with case.unit_of_work("region.remove", actor=actor) as work:
        work.remove(region)


# ---------------------------------------------------------------- following


def track_region(
    case: Case,
    uid: str,
    *,
    actor: str,
    from_pts: int,
    direction: int = FORWARD,
    seconds: Fraction | int | None = None,
) -> Operation[tuple[Region, TrackResult]]:
    """Follows a region from where it is on a frame, until that becomes unsure; then writes all of it as one step.

    It goes to the annotation's end (or beginning), for at most so many seconds, and no farther than the next frame
    that a person keyed: what was drawn by hand is never overwritten, what was tracked before is. Its job hands over
    (`partial`) a TrackResult of what it has so far, now and then: where somebody stops it, nothing is written, and
    `keep_track` writes the last of those if they want it kept.

    Raises InvalidInput where the region is not to be seen on that frame.
    """
    region = case.get(Region, uid)
    annotation = case.get(Annotation, region.annotation_uid)
    media = case.get(Media, region.media_uid)
    there = regions.place_at(region, from_pts, annotation)
    if there is None or there.state is not RegionState.VISIBLE or there.standing is Standing.NOT_KEYED:
        raise InvalidInput(
            "Nobody has said where the region is on this frame, so it cannot be followed from here.",
            hint="Go to one of its keyed frames, or put it in its place on this one.",
        )
    index_path = yield from ensure_index(case, media.uid)
    arguments = {
        **file_of(case, media),
        "index_path": str(index_path),
        "kind": region.kind,
        "points": there.points,
        "from_pts": from_pts,
        "until_pts": _limit(region, annotation, media, from_pts, direction, seconds),
        "direction": direction,
        "cuts": _cuts(case, media),
    }
    result: TrackResult = yield Job(f"follow {media.label}-A{annotation.number}", track_file, arguments)
    return keep_track(case, uid, result, actor=actor), result


def keep_track(case: Case, uid: str, result: TrackResult, *, actor: str) -> Region:
    """Writes what tracking gave, thinned to the keys that straight ways between them need (`THINNED_WITHIN`).

    Where it became unsure, keys of an earlier tracking beyond that go too, up to where this one was to end: they came
    from what was corrected since.
    """

    def change(region: Region) -> Region:
        forward = result.reached_pts >= result.from_pts
        found = [
            Key(pts, points, RegionState(state), regions.TRACKER) for pts, points, state in result.places
        ]
        ordered = found if forward else found[::-1]
        return regions.with_tracked(
            region,
            result.from_pts,
            regions.thinned(ordered, THINNED_WITHIN),
            unsure_pts=result.unsure_pts,
            unsure_why=result.unsure_why,
            until_pts=result.reached_pts if result.unsure_pts is None else result.until_pts,
        )

    return _changed(
        case,
        case.get(Region, uid),
        change,
        "region.track",
        actor=actor,
        parameters={
            "from_pts": result.from_pts,
            "reached_pts": result.reached_pts,
            "ended": result.ended,
            "thinned_within_milli_px": THINNED_WITHIN,
            **result.settings,
        },
        tools=result.versions,
    )


def _limit(
    region: Region,
    annotation: Annotation,
    media: Media,
    from_pts: int,
    direction: int,
    seconds: Fraction | int | None,
) -> int:
    """The PTS at which following ends at the latest; itself not followed to."""
    by_hand = [each.pts for each in regions.keys_of(region) if each.made_by == regions.PERSON]
    ticks = None if seconds is None else round(Fraction(seconds) / media.time_base)
    if direction == FORWARD:
        ends = [media.end_pts if annotation.end_pts is None else annotation.end_pts]
        ends += [pts for pts in by_hand if pts > from_pts]
        return min(ends if ticks is None else [*ends, from_pts + ticks + 1])
    starts = [annotation.start_pts - 1, *(pts for pts in by_hand if pts < from_pts)]
    return max(starts if ticks is None else [*starts, from_pts - ticks - 1])


def _cuts(case: Case, media: Media) -> list[int]:
    """PTS of the first frame of each shot but the first, in the examination that is shown."""
    shots = current(
        case.find(Shot, media_uid=media.uid, order="start_pts"),
        case.find(Examination, media_uid=media.uid),
    )
    return [each.start_pts for each in shots if each.begins_with != "start"]


# ---------------------------------------------------------------- writing


def _check_moment(annotation: Annotation, pts: int) -> None:
    if not regions.lasts(annotation, pts):
        raise InvalidInput(
            "The annotation does not last on this frame, so nothing can be marked in it.",
            hint="Go to a frame of the annotation, or make the annotation longer.",
        )


def _keyed(case: Case, region: Region, key: Key, action: str, *, actor: str) -> Region:
    _check_moment(case.get(Annotation, region.annotation_uid), key.pts)
    return _changed(case, region, lambda before: regions.with_key(before, key), action, actor=actor)


def _changed(
    case: Case,
    region: Region,
    change: Callable[[Region], Region],
    action: str,
    *,
    actor: str,
    parameters: dict[str, object] | None = None,
    tools: dict[str, str] | None = None,
) -> Region:
    """Writes what `change` makes of the region as it stands; nothing where that is the same."""

    def write() -> Region:
        before = case.get(Region, region.uid)
        after = change(before)
        if after != before:
            work = case.unit_of_work(action, actor=actor, parameters=parameters or {}, tools=tools or {})
            with work:
                work.replace(after, since=before)
        return after

    return written(write)
