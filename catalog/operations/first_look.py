"""A first look at a recording before it has been examined: its key packets' pictures, in `derived/`."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from catalog.case import Case
from catalog.errors import InvalidInput, MediaUnreadable, from_os_error
from catalog.jobs import Job, JobContext, Operation
from catalog.media.frame_index import FrameIndex
from catalog.model.derived import look_name
from catalog.model.records import Examination, Graphic, Media, Purpose
from catalog.operations.examine import ensure_index, file_of
from catalog.operations.going_out import going_out
from catalog.store.files import write_whole
from catalog.texts import phrase

__all__ = ["contact_sheet", "first_look", "forget_first_look", "wants_first_look"]


def wants_first_look(case: Case, media_uid: str) -> bool:
    """Whether there is something to see that no examination has shown yet, and a place to keep it."""
    media = case.get(Media, media_uid)
    return not case.read_only and media.kind != "sound" and not case.count(Examination, media_uid=media_uid)


def first_look(case: Case, media_uid: str) -> Operation[list[int]]:
    """Makes the pictures that are missing; its job hands over (`partial`) the PTS of each as soon as it is there.

    Returns the PTS of all that are there, in order of time: what an earlier run has left is used again. Nothing for
    a sound recording or in a read-only place.
    """
    from catalog.analysis.first_look import first_look_of, key_pictures

    media = case.get(Media, media_uid)
    if case.read_only or media.kind == "sound":
        return []
    derived = case.derived(media_uid)
    index_path = yield from ensure_index(case, media_uid)
    planned = [each.pts for each in key_pictures(FrameIndex.load(index_path))]
    there = [pts for pts in planned if (derived / look_name(pts)).exists()]
    missing = [pts for pts in planned if pts not in there]
    if missing:
        arguments = {
            **file_of(case, media),
            "index_path": str(index_path),
            "moments": missing,
            "derived_folder": str(derived),
            "rotation_degrees": media.rotation_degrees,
            "sample_aspect": Fraction(media.sample_aspect_numerator, media.sample_aspect_denominator),
        }
        there += yield Job(f"first look at {media.label}", first_look_of, arguments)
    return sorted(there)


def forget_first_look(case: Case, media_uid: str) -> None:
    """Removes the pictures, once an examination has given keyframes. The poster stays."""
    if case.read_only:
        return
    for path in case.derived(media_uid).glob("look-*.jpg"):
        with contextlib.suppress(OSError):  # shown by somebody right now; anybody may delete it at any time
            path.unlink()


@dataclass(frozen=True, slots=True)
class WrittenSheet:
    count: int
    blurred: bool
    estimated: bool
    remarks: list[str]
    """What whoever gets it must know."""


def contact_sheet(
    source: Case | Path,
    media_uid: str,
    out: Path,
    *,
    most: int,
    reveal: bool = False,
    overwrite: bool = False,
    purpose: str = Purpose.COURT,
) -> Operation[WrittenSheet]:
    """Writes a contact sheet of a case's media, or of a bare file (then without `media_uid`), to `out`.

    Pictures of what is not rated "not graphic" are blurred unless `reveal`; a bare file is never rated. Raises
    InvalidInput when `out` exists (unless `overwrite`), when its ending is none of .jpg, .jpeg and .png, and for a
    recording that does not go out for the purpose.
    """
    ending = out.suffix.lower()
    if ending not in (".jpg", ".jpeg", ".png"):
        raise InvalidInput(
            phrase("“{name}” is no name for a picture.", name=out.name),
            hint="Give a name that ends in .jpg or .png.",
        )
    if out.exists() and not overwrite:
        raise InvalidInput(
            phrase("{out} exists already.", out=out), hint="Give another name, or --overwrite."
        )
    blurred, remarks = not reveal, list[str]()
    file: dict[str, Any] = {"path": str(source), "stream_index": None}
    if isinstance(source, Case):
        media, remarks = going_out(source, media_uid, purpose)
        if media.kind == "sound":
            raise MediaUnreadable(
                phrase("{label} is a sound recording; it has no pictures.", label=media.label)
            )
        blurred = blurred and media.graphic != Graphic.NOT_GRAPHIC
        file = file_of(source, media)
    arguments = {**file, "most": most, "blurred": blurred, "ending": ending}
    sheet = yield Job("contact sheet", contact_sheet_of, arguments)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        write_whole(out, sheet.image)
    except OSError as error:
        raise from_os_error(error, f"writing {out}") from error
    return WrittenSheet(sheet.count, blurred, sheet.estimated, remarks)


def contact_sheet_of(context: JobContext, **arguments: Any) -> Any:
    from catalog.analysis import contact_sheet as room  # with OpenCV, which has its place in the child alone

    return room.contact_sheet_of(context, **arguments)
