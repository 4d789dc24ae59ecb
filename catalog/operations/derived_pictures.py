"""Pictures made from frames for people's eyes: stills of a frame as it was seen. The recording stays as it is."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.jobs import Job, JobContext, Operation
from catalog.media.seeing import Seeing, checked, recipe_of
from catalog.model.records import DerivedPicture, Media, PictureKind, Role, StoredObject
from catalog.model.timecode import utc_now
from catalog.operations.examine import ensure_index, file_of
from catalog.operations.written import written
from catalog.store.objects import TakenObject

if TYPE_CHECKING:
    from catalog.analysis.seen_stills import SeenStill


def seen_still(context: JobContext, **arguments: Any) -> SeenStill:
    from catalog.analysis import seen_stills as room  # with OpenCV, which has its place in the child alone

    return room.seen_still(context, **arguments)


def keep_seen(
    case: Case, media_uid: str, pts: int, seeing: Seeing, *, actor: str, note: str = ""
) -> Operation[DerivedPicture]:
    """The frame shown at `pts`, seen in this way, becomes an object derived from the recording, with its recipe.

    Raises InvalidInput for a sound recording, and where nothing would be done to the frame: that still is
    `grab_keyframe`'s.
    """
    media = case.get(Media, media_uid)
    if media.kind == "sound":
        raise InvalidInput(f"{media.label} is a sound recording; it has no frames.")
    if checked(seeing).is_plain:
        raise InvalidInput(
            "Nothing is done to this picture; it would be a still of the frame itself.",
            hint="Capture the frame as a still instead.",
        )
    made: SeenStill = yield from _made(
        case, media, pts, recipe_of(seeing), objects_folder=str(case.objects.folder)
    )
    reference = case.get(StoredObject, media.reference_object_uid)

    def write() -> DerivedPicture:
        assert made.taken is not None
        stored = stored_picture(case, reference, made.taken, made.recipe, actor=actor)
        picture = DerivedPicture(
            media_uid=media.uid,
            kind=PictureKind.ENHANCED_STILL,
            object_uid=stored.uid,
            first_pts=made.pts,
            last_pts=made.pts,
            recipe=made.recipe,
            note=note.strip(),
            made_by=actor,
            made_utc=utc_now(),
        )
        parameters = {"media": media.label, "pts": made.pts, "steps": made.recipe["steps"]}
        with case.unit_of_work("picture.keep", actor=actor, parameters=parameters) as work:
            work.add(picture)
        return work.stored(DerivedPicture)

    return written(write)


def is_made_again_alike(case: Case, picture_uid: str) -> Operation[bool]:
    """Follows an enhanced still's recipe once more: whether the frame and the picture come out as they did then."""
    picture = case.get(DerivedPicture, picture_uid)
    media = case.get(Media, picture.media_uid)
    recipe = picture.recipe
    made: SeenStill = yield from _made(
        case, media, picture.first_pts, list(recipe["steps"]), objects_folder=None
    )
    names = ("pts", "frame_pixel_sha256", "picture_sha256", "width_px", "height_px")
    return all(made.recipe[name] == recipe[name] for name in names)


def _made(
    case: Case, media: Media, pts: int, steps: list[dict[str, Any]], *, objects_folder: str | None
) -> Operation[SeenStill]:
    index_path = yield from ensure_index(case, media.uid)
    arguments = {
        **file_of(case, media),
        "index_path": str(index_path),
        "pts": pts,
        "steps": steps,
        "rotation_degrees": media.rotation_degrees,
        "sample_aspect": Fraction(media.sample_aspect_numerator, media.sample_aspect_denominator),
        "objects_folder": objects_folder,
    }
    made: SeenStill = yield Job(f"still of {media.label} as it is seen", seen_still, arguments)
    return made


def stored_picture(
    case: Case, reference: StoredObject, taken: TakenObject, recipe: dict[str, Any], *, actor: str
) -> StoredObject:
    """The picture's object; written by itself, so that undoing the picture leaves no bytes that nobody knows."""
    known = case.find(StoredObject, sha256=taken.sha256)
    if known:
        return known[0]
    work = case.unit_of_work(
        "picture.store",
        actor=actor,
        tools=recipe["versions"],
        inputs=[reference.sha256],
        outputs=[taken.sha256],
    )
    with work:
        work.add(
            StoredObject(
                sha256=taken.sha256,
                sha512=taken.sha512,
                size=taken.size,
                media_type="image/png",
                extension=taken.extension,
                role=Role.DERIVED_PICTURE,
                parent_uid=reference.uid,
                recipe=recipe,
            )
        )
    return work.stored(StoredObject)
