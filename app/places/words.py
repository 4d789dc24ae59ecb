"""Matches, their references and what their points tell, as people read them."""

from __future__ import annotations

from app.i18n import marked, tr
from app.moments import Moments
from app.session import CaseSession
from catalog.model.matching import Consistency, Standing
from catalog.model.records import DerivedPicture, PictureKind, PlaceMatch, StoredObject
from catalog.operations.places import MatchPoint, PlaceVerdict, ReferenceKind

KINDS = {
    ReferenceKind.PHOTOGRAPH: marked("photograph"),
    ReferenceKind.MAP: marked("map"),
    ReferenceKind.SATELLITE: marked("satellite view"),
    ReferenceKind.STREET: marked("street view"),
}
VERDICTS = {
    PlaceVerdict.AGREES: marked("Agrees"),
    PlaceVerdict.DISAGREES: marked("Disagrees"),
    PlaceVerdict.CANNOT_TELL: marked("Cannot tell"),
}


def moment_of(session: CaseSession, media_uid: str, pts: int) -> str:
    media = session.media_of(media_uid)
    return Moments(media, world=session.world).clock(pts) if media else ""


def place_line(session: CaseSession, place: PlaceMatch) -> str:
    """“Place 2   M1 0:12.480   photograph “Corner”   agreed by …”"""
    media = session.media_of(place.media_uid)
    parts = [
        tr("Place {number}", number=place.number),
        f"{media.label if media else '?'} {moment_of(session, place.media_uid, place.pts)}",
        reference_line(place.reference),
        standing_line(place),
    ]
    return "   ".join(parts)


def reference_line(reference: dict[str, str]) -> str:
    kind = (
        KINDS.get(ReferenceKind(reference["kind"])) if reference.get("kind") in list(ReferenceKind) else None
    )
    return tr("{kind} “{title}”", kind=tr(kind) if kind else "", title=reference.get("title", ""))


def standing_line(place: PlaceMatch) -> str:
    if not place.result:
        return tr("no result yet")
    if not place.check:
        return tr("not checked by anybody")
    verdict = tr(VERDICTS[PlaceVerdict(place.check)])
    return tr("{verdict}: {who}", verdict=verdict, who=place.checked_by)


def source_line(reference: dict[str, str]) -> str:
    return tr(
        "Source: {source}. Date: {date}.", source=reference.get("source", ""), date=reference.get("date", "")
    )


def stored_line(stored: StoredObject) -> str:
    reference = stored.recipe["reference"]
    return f"{reference_line(reference)}   {source_line(reference)}"


def picture_line(session: CaseSession, picture: DerivedPicture) -> str:
    first = moment_of(session, picture.media_uid, picture.first_pts)
    if picture.kind == PictureKind.PANORAMA:
        last = moment_of(session, picture.media_uid, picture.last_pts)
        return tr("E{number}: panorama, {first} to {last}", number=picture.number, first=first, last=last)
    return tr("E{number}: still as it was seen, {first}", number=picture.number, first=first)


def off_words(told: Consistency, number: int) -> str:
    """How far off the point at this place in the order lies."""
    if told.standing is not Standing.TOLD:
        return ""
    return tr("{pixels} px", pixels=_pixels(told.off_px[number]))


def consistency_words(told: Consistency, points: list[MatchPoint]) -> str:
    if told.standing is Standing.TOO_FEW:
        return tr("From five points on it is told how well they fit one another.")
    if told.standing is Standing.IN_LINE:
        return tr("The points lie nearly on one line. Points beside it would tell more.")
    if told.standing is Standing.EXACT:
        return tr("Four points always fit one another. A fifth would tell something.")
    if told.odd is not None:
        return tr(
            "Point {number} lies {pixels} px from where the others put it; they agree to {rest} px.",
            number=points[told.odd].number,
            pixels=_pixels(told.odd_px),
            rest=_pixels(told.rest_px),
        )
    worst = max(range(len(points)), key=lambda each: told.off_px[each])
    return tr(
        "The points fit one another to {pixels} px of the reference picture; point {number} fits worst.",
        pixels=_pixels(told.off_px[worst]),
        number=points[worst].number,
    )


def caveat() -> str:
    return tr(
        "An aid, not a proof: it holds for points on one plane (the ground, a facade), or pictures from one spot."
    )


def _pixels(value: float) -> str:
    return f"{value:.1f}" if value < 10 else f"{value:.0f}"
