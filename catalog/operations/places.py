"""Where a recording was made: a frame beside a reference picture, points that match, the result, a second check.

The picture that a frame is compared with is taken into the case as an object, with its source and date as stated. A
match holds numbered points on both, then what follows from it and how far off that may be; another person checks it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from catalog.analysis.reference_pictures import LaidOpen as LaidOpen
from catalog.analysis.reference_pictures import PictureFacts, facts_of_picture, lay_open
from catalog.archive.file_import import TakenFile, take_file
from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.jobs import Job, Operation
from catalog.model.coordinates import parse_place
from catalog.model.records import DerivedPicture, Keyframe, Media, PlaceMatch, Role, StoredObject
from catalog.model.records.base import Json
from catalog.model.regions import PIXEL
from catalog.model.timecode import utc_now
from catalog.operations.examine import grab_keyframe
from catalog.operations.written import written
from catalog.texts import phrase

NOT_KNOWN = "not known"
"""What is written where somebody does not know the source or the date."""
MOST_POINTS = 99
FOR_A_PLACE = "compared with a reference picture"


class ReferenceKind(StrEnum):
    PHOTOGRAPH = "photograph"
    MAP = "map"
    SATELLITE = "satellite view"
    STREET = "street view"


class PlaceVerdict(StrEnum):
    """What a second person says of a match."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    CANNOT_TELL = "cannot tell"


@dataclasses.dataclass(frozen=True, slots=True)
class MatchPoint:
    """One point on both pictures: thousandths of a pixel, of a frame as it is coded, of a stored picture as stored."""

    number: int
    x: int
    y: int
    other_x: int
    other_y: int
    note: str = ""

    def as_json(self) -> Json:
        return dataclasses.asdict(self)


def points_of(place: PlaceMatch) -> list[MatchPoint]:
    return [MatchPoint(**each) for each in place.points]


# ---------------------------------------------------------------- the reference picture


def take_reference(
    case: Case, path: Path, *, kind: str, source: str, date: str, title: str, actor: str
) -> Operation[StoredObject]:
    """Copies a picture into the case to compare frames with, and writes down where it comes from.

    A picture that is in the case already is not stored again; what is stated of it is stated anew. Raises InvalidInput
    where source, date or title are empty ("not known" is an answer), MediaUnreadable for what is no picture,
    SourceUnavailable, StorageFull; then nothing is kept.
    """
    stated = checked_reference(kind=kind, source=source, date=date, title=title)
    facts: PictureFacts = yield Job(f"look at {path.name}", facts_of_picture, {"path": str(path)})
    arguments = {"path": str(path), "objects_folder": str(case.objects.folder)}
    taken: TakenFile = yield Job(f"copy {path.name}", take_file, arguments)

    def write() -> StoredObject:
        recipe = {
            "reference": stated,
            "original_name": taken.original_name,
            "source_path": taken.source_path,
            "modified_utc": taken.modified_utc,
            "width_px": facts.width_px,
            "height_px": facts.height_px,
            "turn_degrees": facts.turn_degrees,
        }
        known = case.find(StoredObject, sha256=taken.taken.sha256)
        work = case.unit_of_work(
            "reference.take", actor=actor, parameters=dict(stated), outputs=[taken.taken.sha256]
        )
        if known and known[0].recipe.get("reference") == stated:
            return known[0]
        with work:
            if known:
                work.replace(
                    dataclasses.replace(known[0], recipe={**recipe, **known[0].recipe, "reference": stated}),
                    since=known[0],
                )
            else:
                work.add(
                    StoredObject(
                        sha256=taken.taken.sha256,
                        sha512=taken.taken.sha512,
                        size=taken.taken.size,
                        media_type=taken.media_type,
                        extension=taken.taken.extension,
                        role=Role.REFERENCE_PICTURE,
                        recipe=recipe,
                    )
                )
        return work.stored(StoredObject)

    return written(write)


def checked_reference(*, kind: str, source: str, date: str, title: str) -> dict[str, str]:
    """What is stated of a reference picture, tidied. Raises InvalidInput for an unknown kind and for what is empty."""
    if kind not in list(ReferenceKind):
        raise InvalidInput(
            phrase("“{kind}” is no kind of reference picture.", kind=kind),
            hint=f"One of: {', '.join(ReferenceKind)}.",
        )
    stated = {"kind": str(kind), "source": source.strip(), "date": date.strip(), "title": title.strip()}
    if not stated["source"] or not stated["date"] or not stated["title"]:
        raise InvalidInput(
            "A reference picture needs a title, a source and a date.",
            hint="Write “not known” where you do not know it: whoever checks this asks for it first.",
        )
    return stated


def references(case: Case) -> list[StoredObject]:
    """The reference pictures of the case, in the order they were taken in."""
    return [each for each in case.find(StoredObject) if each.recipe.get("reference")]


def open_picture(case: Case, stored: StoredObject, raw_path: Path) -> Operation[LaidOpen]:
    """Decodes a stored picture in a child, and writes its pixels to `raw_path` for a window to map into its memory."""
    arguments = {"path": str(case.object_path(stored)), "raw_path": str(raw_path)}
    laid: LaidOpen = yield Job(f"picture {stored.sha256[:8]}…", lay_open, arguments)
    return laid


# ---------------------------------------------------------------- a match


def begin_place(
    case: Case,
    *,
    media_uid: str,
    pts: int,
    reference_object_uid: str,
    picture_uid: str | None = None,
    actor: str,
) -> PlaceMatch:
    """Puts a frame, or a picture made of frames of that recording, beside a reference picture.

    What was stated of the reference is kept with the match. Raises InvalidInput where the recording has no picture at
    `pts`, where the made picture is of another recording, and where nothing was stated of the reference.
    """
    media = case.get(Media, media_uid)
    reference = case.get(StoredObject, reference_object_uid)
    if media.kind == "sound":
        raise InvalidInput(phrase("{label} is a sound recording; it has no frames.", label=media.label))
    if not media.first_pts <= pts < max(media.end_pts, media.first_pts + 1):
        raise InvalidInput(phrase("That time lies outside {label}.", label=media.label))
    if picture_uid is not None and case.get(DerivedPicture, picture_uid).media_uid != media_uid:
        raise InvalidInput("That picture was made from another recording.")
    if not reference.recipe.get("reference"):
        raise InvalidInput(
            "Nothing is stated of this picture's source.", hint="Take it in as a reference picture first."
        )
    place = PlaceMatch(
        media_uid=media_uid,
        pts=pts,
        picture_uid=picture_uid,
        reference_object_uid=reference_object_uid,
        reference=dict(reference.recipe["reference"]),
        made_by=actor,
        made_utc=utc_now(),
    )
    with case.unit_of_work("place.begin", actor=actor, inputs=[reference.sha256]) as work:
        work.add(place)
    return work.stored(PlaceMatch)


def begin_from_frame(
    case: Case, media_uid: str, pts: int, reference_object_uid: str, *, actor: str
) -> Operation[PlaceMatch]:
    """As `begin_place` with the frame shown at `pts`, of which a still is made first where there is none."""
    known = [each for each in case.find(Keyframe, media_uid=media_uid, pts=pts) if each.still_object_uid]
    keyframe = (
        known[0]
        if known
        else (yield from grab_keyframe(case, media_uid, pts, actor=actor, reason=FOR_A_PLACE))
    )
    return begin_place(
        case, media_uid=media_uid, pts=keyframe.pts, reference_object_uid=reference_object_uid, actor=actor
    )


def left_object(case: Case, place: PlaceMatch) -> StoredObject | None:
    """The stored picture that stands on the left: the made picture, or the frame's still; None where none was made."""
    if place.picture_uid is not None:
        return case.get(StoredObject, case.get(DerivedPicture, place.picture_uid).object_uid)
    for each in case.find(Keyframe, media_uid=place.media_uid, pts=place.pts):
        if each.still_object_uid is not None:
            return case.get(StoredObject, each.still_object_uid)
    return None


def set_points(case: Case, uid: str, points: Iterable[MatchPoint], *, actor: str) -> PlaceMatch:
    """Puts these points in the place of those that were there. A check made before no longer stands then.

    Raises InvalidInput where a number is given twice, or a point lies outside its picture.
    """
    place = case.get(PlaceMatch, uid)
    chosen = sorted(points, key=lambda each: each.number)
    if len({each.number for each in chosen}) < len(chosen) or any(each.number < 1 for each in chosen):
        raise InvalidInput("Each point needs a number of its own, from 1 on.")
    if len(chosen) > MOST_POINTS:
        raise InvalidInput(phrase("A match has at most {most} points.", most=MOST_POINTS))
    size, other = left_size(case, place), reference_size(case, place)
    for each in chosen:
        if not (_inside(each.x, each.y, size) and _inside(each.other_x, each.other_y, other)):
            raise InvalidInput(
                phrase("Point {number} lies outside its picture.", number=each.number),
                hint="Drag it back into the picture.",
            )
    tidied = [dataclasses.replace(each, note=each.note.strip()).as_json() for each in chosen]
    return _changed(
        case, place, "place.points", actor=actor, parameters={"points": len(tidied)}, points=tidied
    )


def conclude(
    case: Case,
    uid: str,
    *,
    actor: str,
    result: str,
    coordinates: str = "",
    error_metres: int | None = None,
    note: str = "",
) -> PlaceMatch:
    """Says what follows from the match. A check made before no longer stands then.

    `coordinates` is what people write or copy (see `catalog.model.coordinates.parse_place`); empty: no place stated.
    Raises InvalidInput without a result, for coordinates that cannot be read, and for coordinates without an error.
    """
    place = case.get(PlaceMatch, uid)
    if not result.strip():
        raise InvalidInput(
            "A conclusion needs words.",
            hint="For example: “The corner of two named streets, seen from the south”.",
        )
    latitude, longitude = parse_place(coordinates) if coordinates.strip() else (None, None)
    if error_metres is not None and error_metres < 1:
        raise InvalidInput("An error is at least 1 metre.")
    if latitude is not None and error_metres is None:
        raise InvalidInput(
            "Coordinates need an error in metres.", hint="How far from there may the camera have stood?"
        )
    fields: dict[str, Any] = {
        "result": result.strip(),
        "latitude_micro": latitude,
        "longitude_micro": longitude,
        "error_metres": error_metres,
        "note": note.strip(),
    }
    return _changed(case, place, "place.conclude", actor=actor, parameters={}, **fields)


def check_place(case: Case, uid: str, verdict: str, *, note: str = "", actor: str) -> PlaceMatch:
    """A second person's verdict. Raises InvalidInput for whoever made the match, set its points or concluded from it,
    and where there is no result to check yet."""
    place = case.get(PlaceMatch, uid)
    if verdict not in list(PlaceVerdict):
        raise InvalidInput(
            phrase("“{verdict}” is no verdict.", verdict=verdict), hint=f"One of: {', '.join(PlaceVerdict)}."
        )
    if actor.strip() in makers(case, place):
        raise InvalidInput(
            "Whoever worked on a match cannot check it.",
            hint="Ask a second person to open the case and look.",
        )
    if not place.result:
        raise InvalidInput("There is no result to check yet.", hint="Conclude first.")
    after = dataclasses.replace(
        place, check=str(verdict), check_note=note.strip(), checked_by=actor, checked_utc=utc_now()
    )
    with case.unit_of_work("place.check", actor=actor, parameters={"verdict": str(verdict)}) as work:
        work.replace(after, since=place)
    return after


def makers(case: Case, place: PlaceMatch) -> set[str]:
    """Everybody who made the match, set its points or concluded from it, as far as the history tells."""
    found = {place.made_by}
    for number, _ in case.versions(place.uid):
        (entry,) = case.entries(first=number, upto=number)
        if entry.action in ("place.begin", "place.points", "place.conclude"):
            found.add(entry.actor)
    return found


def remove_place(case: Case, uid: str, *, actor: str) -> None:
    """Takes a match out of the case; its number is not given again. The reference picture stays."""
    place = case.get(PlaceMatch, uid)
    with case.unit_of_work("place.remove", actor=actor) as work:
        work.remove(place)


# ---------------------------------------------------------------- sizes


def left_size(case: Case, place: PlaceMatch) -> tuple[int, int]:
    """Width and height in pixels of the frame as it is coded, or of the picture that stands for it."""
    if place.picture_uid is None:
        media = case.get(Media, place.media_uid)
        return media.width_px, media.height_px
    recipe = case.get(DerivedPicture, place.picture_uid).recipe
    return int(recipe["width_px"]), int(recipe["height_px"])


def reference_size(case: Case, place: PlaceMatch) -> tuple[int, int]:
    """Width and height in pixels of the reference picture as it is stored."""
    recipe: Mapping[str, Any] = case.get(StoredObject, place.reference_object_uid).recipe
    return int(recipe["width_px"]), int(recipe["height_px"])


def _inside(x: int, y: int, size: tuple[int, int]) -> bool:
    return 0 <= x <= size[0] * PIXEL and 0 <= y <= size[1] * PIXEL


def _changed(
    case: Case, place: PlaceMatch, action: str, *, actor: str, parameters: Mapping[str, Any], **fields: Any
) -> PlaceMatch:
    after = dataclasses.replace(place, **fields)
    if after == place:
        return place
    after = dataclasses.replace(after, check="", check_note="", checked_by="", checked_utc="")
    with case.unit_of_work(action, actor=actor, parameters=parameters) as work:
        work.replace(after, since=place)
    return after
