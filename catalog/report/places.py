"""What a report says of where recordings were made: both pictures with their numbered points, the result, the check."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from catalog.analysis.reference_pictures import pixels_of
from catalog.model.coordinates import place_text
from catalog.model.geometry import THOUSAND, to_upright
from catalog.model.matching import Consistency, Standing, consistency
from catalog.model.records import DerivedPicture, Media, PlaceMatch, StoredObject
from catalog.report.characters import shortened
from catalog.report.content import (
    Block,
    Column,
    Fact,
    Facts,
    Pair,
    Paragraph,
    Picture,
    Quotation,
    Section,
    Still,
    Table,
)
from catalog.report.facts import fact, optional, short_moment
from catalog.report.holdings import Holdings, Recording
from catalog.report.marks import draw_cross
from catalog.report.pictures import Pixels, blurred_pixels, jpeg_picture, reduced
from catalog.report.stills import Stills

PAIR_PX = 1000
_NATURE = (
    "Each match was made by a person who compared the two pictures. How well the points fit one another is reckoned "
    "from the points alone. It counts only where they lie on one plane, or both pictures were taken from the same "
    "spot, and proves nothing in either direction."
)
_COLUMNS = (
    Column("Point", 8, "figures"),
    Column("In the recording’s picture, px", 24, "figures"),
    Column("In the reference, px", 24, "figures"),
    Column("Off by", 12, "figures"),
    Column("Note", 52),
)
Marked = Sequence[tuple[int, float, float]]
"""Number, and place in pixels of the picture as it is stored."""


def place_sections(holdings: Holdings, stills: Stills) -> Iterable[Section]:
    """Nothing at all in a case in which no place was worked on."""
    by_uid = {each.media.uid: each for each in holdings.shown}
    shown = [each for each in holdings.places if each.media_uid in by_uid]
    if not shown:
        return
    yield Section(
        1, "", "Where recordings were made", "places", (Paragraph(_NATURE, "quiet"),), new_page=True
    )
    for place in shown:
        media = by_uid[place.media_uid].media
        title = f"Place {place.number}: {media.label} at {short_moment(media, place.pts)}"
        blocks = tuple(_blocks(holdings, stills, by_uid[place.media_uid], place))
        yield Section(2, "", title, f"place-{place.number}", blocks)


def _blocks(holdings: Holdings, stills: Stills, recording: Recording, place: PlaceMatch) -> Iterable[Block]:
    media, reference = recording.media, holdings.objects[place.reference_object_uid]
    made = holdings.derived_pictures.get(place.picture_uid or "")
    yield Pair(_left(holdings, stills, recording, place, made), _right(holdings, stills, reference, place))
    yield Facts((*_frame_facts(holdings, media, place, made), *_reference_facts(reference, place)))
    if place.points:
        here = [(each["x"] / THOUSAND, each["y"] / THOUSAND) for each in place.points]
        there = [(each["other_x"] / THOUSAND, each["other_y"] / THOUSAND) for each in place.points]
        told = consistency(here, there)
        rows = tuple(_row(each, told, number) for number, each in enumerate(place.points))
        yield Table(_COLUMNS, rows)
        yield Paragraph(_told(told, place), "quiet")
    yield Facts(tuple(_result_facts(place)))
    if place.note:
        yield Quotation(place.note, "How it was come to, as stated with the result")
    if place.check_note:
        yield Quotation(place.check_note, f"Of the check, in the words of {place.checked_by}")


# ---------------------------------------------------------------- words


def _frame_facts(
    holdings: Holdings, media: Media, place: PlaceMatch, made: DerivedPicture | None
) -> Iterable[Fact]:
    if made is None:
        yield Fact("Frame", f"{media.label} at {short_moment(media, place.pts)} (PTS {place.pts})")
        return
    span = f"{short_moment(media, made.first_pts)} to {short_moment(media, made.last_pts)}"
    frames = made.recipe.get("frames")
    of = (
        f"made of {len(frames)} frames from {span}"
        if frames
        else f"made of the frame at {span.split(' to ')[0]}"
    )
    yield Fact("Picture", f"{media.label}-E{made.number}, {made.kind}, {of}; not a frame as it was recorded")
    stored = holdings.objects.get(made.object_uid)
    yield fact("Its SHA-256", stored.sha256 if stored else "", "code")


def _reference_facts(reference: StoredObject, place: PlaceMatch) -> Iterable[Fact]:
    stated = place.reference
    yield Fact("Reference", f"{stated['kind']}: {stated['title']}")
    yield fact("Source, as stated", stated["source"])
    yield fact("Date, as stated", stated["date"])
    yield Fact("SHA-256 of the reference", reference.sha256, "code")


def _result_facts(place: PlaceMatch) -> Iterable[Fact]:
    yield Fact("Result", place.result) if place.result else Fact("Result", "none yet", "missing")
    if place.latitude_micro is not None and place.longitude_micro is not None:
        where = place_text(place.latitude_micro, place.longitude_micro)
        yield Fact("Coordinates", f"{where} (latitude, longitude, WGS 84)")
    yield from optional("Error", f"± {place.error_metres} m" if place.error_metres else "")
    yield Fact("Begun by", f"{place.made_by}, {place.made_utc}")
    if place.check:
        yield Fact("Second person", f"{place.checked_by}, {place.checked_utc}: {place.check}")
    else:
        yield Fact("Second person", "nobody has checked it", "missing")


def _row(point: dict[str, object], told: Consistency, number: int) -> tuple[str, ...]:
    off = ""
    if told.standing is Standing.TOLD:
        off = f"{told.off_px[number]:.0f} px"
    places = [f"{_whole(point[x])}, {_whole(point[y])}" for x, y in (("x", "y"), ("other_x", "other_y"))]
    return str(point["number"]), *places, off, shortened(str(point["note"]), 300)


def _whole(thousandths: object) -> str:
    assert isinstance(thousandths, int)
    return str((thousandths + THOUSAND // 2) // THOUSAND)


def _told(told: Consistency, place: PlaceMatch) -> str:
    if told.standing is Standing.TOLD and told.odd is not None:
        number = place.points[told.odd]["number"]
        return (
            f"Point {number} lies {told.odd_px:.0f} px from where the others put it; they agree to "
            f"{told.rest_px:.0f} px of the reference picture."
        )
    return {
        Standing.TOO_FEW: "Fewer than four points: nothing can be reckoned from them.",
        Standing.IN_LINE: "The points lie nearly on one line: nothing can be reckoned from them.",
        Standing.EXACT: "Four points always fit one another: nothing follows from that they do.",
        Standing.TOLD: f"The points fit one another to {max(told.off_px, default=0):.0f} px of the reference picture.",
    }[told.standing]


# ---------------------------------------------------------------- pictures


def _left(
    holdings: Holdings, stills: Stills, recording: Recording, place: PlaceMatch, made: DerivedPicture | None
) -> Still:
    media, points = recording.media, place.points
    if made is not None:
        stored = holdings.objects.get(made.object_uid)
        at = [(each["number"], each["x"] / THOUSAND, each["y"] / THOUSAND) for each in points]
    else:
        keyframe = recording.keyframe_at(place.pts)
        stored = holdings.objects.get(keyframe.still_object_uid or "") if keyframe else None
        at = [(each["number"], *to_upright(media, each["x"], each["y"])) for each in points]
    line = f"{media.label}-E{made.number}" if made else f"{media.label} at {short_moment(media, place.pts)}"
    return _still(stills, stored, media, at, 0, line)


def _right(holdings: Holdings, stills: Stills, reference: StoredObject, place: PlaceMatch) -> Still:
    owner = _owner(holdings, reference)
    line = f"Reference: {place.reference['kind']}, {place.reference['date']}"
    if owner is not None and owner.left_out:
        return Still(None, "left out: it belongs to a recording that is left out of this report", (line,))
    at = [(each["number"], each["other_x"] / THOUSAND, each["other_y"] / THOUSAND) for each in place.points]
    turn = int(reference.recipe.get("turn_degrees", 0))
    return _still(stills, reference, owner.media if owner else None, at, turn, line)


def _owner(holdings: Holdings, stored: StoredObject) -> Recording | None:
    """The recording that an object is of, or was made from: a frame of one can be held against another."""
    made_from = {stored.uid}
    while stored.parent_uid is not None and stored.parent_uid in holdings.objects:
        stored = holdings.objects[stored.parent_uid]
        made_from.add(stored.uid)
    return next((e for e in holdings.recordings if made_from & {o.uid for o in e.objects}), None)


def _still(
    stills: Stills, stored: StoredObject | None, media: Media | None, at: Marked, turn: int, line: str
) -> Still:
    data, absence, blurred = stills.read(stored, media)
    if data is None:
        return Still(None, absence, (line,))
    pixels = pixels_of(data)
    if pixels is None:
        return Still(None, "the picture’s file cannot be decoded", (line,))
    what = f"{line}, with {len(at)} numbered points" + (", blurred" if blurred else "")
    return Still(
        marked_picture(pixels, at, turn_degrees=turn, blurred=blurred, description=what), "", (line,)
    )


def marked_picture(
    pixels: Pixels, at: Marked, *, turn_degrees: int, blurred: bool, description: str
) -> Picture:
    """A JPEG of the picture made upright, its longer side at most PAIR_PX, with numbered crosses on it."""
    height, width = pixels.shape[:2]
    small = reduced(pixels, PAIR_PX)
    n = -(-max(height, width) // PAIR_PX)
    small = blurred_pixels(small) if blurred else small
    turns = turn_degrees // 90 % 4
    drawn = np.ascontiguousarray(np.rot90(small, -turns))
    for number, x, y in at:
        across, down = {0: (x, y), 1: (height - y, x), 2: (width - x, height - y), 3: (y, width - x)}[turns]
        draw_cross(drawn, int(across / n), int(down / n), number)
    return jpeg_picture(drawn, description)
