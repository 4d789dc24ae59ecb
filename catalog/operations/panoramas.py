"""Panoramas: one wide picture stitched from a pan, kept as an object derived from the recording with its recipe."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.jobs import Job, JobContext, Operation
from catalog.model.records import DerivedPicture, Media, PictureKind, StoredObject
from catalog.model.timecode import utc_now
from catalog.operations.derived_pictures import stored_picture
from catalog.operations.examine import ensure_index, file_of
from catalog.operations.written import written
from catalog.texts import phrase

if TYPE_CHECKING:
    from catalog.analysis.panorama import Panorama


def stitched(context: JobContext, **arguments: Any) -> Panorama:
    from catalog.analysis import panorama as room  # with OpenCV, which has its place in the child alone

    return room.panorama(context, **arguments)


def stitched_again(context: JobContext, **arguments: Any) -> Panorama:
    from catalog.analysis import panorama as room

    return room.panorama_again(context, **arguments)


def stitch_panorama(
    case: Case, media_uid: str, start_pts: int, end_pts: int, *, actor: str, note: str = ""
) -> Operation[DerivedPicture]:
    """Stitches the frames from `start_pts` up to `end_pts` and keeps the picture.

    Raises InvalidInput where the view does not move or the frames have too little in common, and for a sound
    recording; then nothing is kept.
    """
    media = case.get(Media, media_uid)
    if media.kind != "video":
        raise InvalidInput(phrase("{label} has no moving picture.", label=media.label))
    if end_pts <= start_pts:
        raise InvalidInput("The end of a span must lie after its start.")
    index_path = yield from ensure_index(case, media.uid)
    arguments = {
        **_file(case, media),
        "index_path": str(index_path),
        "start_pts": start_pts,
        "end_pts": end_pts,
        "objects_folder": str(case.objects.folder),
    }
    made: Panorama = yield Job(f"panorama of {media.label}", stitched, arguments)
    reference = case.get(StoredObject, media.reference_object_uid)

    def write() -> DerivedPicture:
        assert made.taken is not None
        stored = stored_picture(case, reference, made.taken, made.recipe, actor=actor)
        picture = DerivedPicture(
            media_uid=media.uid,
            kind=PictureKind.PANORAMA,
            object_uid=stored.uid,
            first_pts=made.first_pts,
            last_pts=made.last_pts,
            recipe=made.recipe,
            note=note.strip(),
            made_by=actor,
            made_utc=utc_now(),
        )
        parameters = {"media": media.label, "frames": len(made.recipe["frames"])}
        with case.unit_of_work("picture.stitch", actor=actor, parameters=parameters) as work:
            work.add(picture)
        return work.stored(DerivedPicture)

    return written(write)


def is_stitched_again_alike(case: Case, picture_uid: str) -> Operation[bool]:
    """Follows a panorama's recipe once more: whether the frames and the picture come out as they did then."""
    picture = case.get(DerivedPicture, picture_uid)
    media = case.get(Media, picture.media_uid)
    index_path = yield from ensure_index(case, media.uid)
    arguments = {
        **_file(case, media),
        "index_path": str(index_path),
        "recipe": picture.recipe,
        "objects_folder": None,
    }
    made: Panorama = yield Job(f"panorama of {media.label} once more", stitched_again, arguments)
    names = ("frames", "picture_sha256", "width_px", "height_px")
    return all(made.recipe[name] == picture.recipe[name] for name in names)


def _file(case: Case, media: Media) -> dict[str, Any]:
    return {
        **file_of(case, media),
        "rotation_degrees": media.rotation_degrees,
        "sample_aspect": Fraction(media.sample_aspect_numerator, media.sample_aspect_denominator),
    }
