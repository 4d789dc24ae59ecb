"""A first look at a recording before it has been examined: its key packets' pictures, in `derived/`."""

from __future__ import annotations

import contextlib
from fractions import Fraction

from catalog.analysis.first_look import first_look_of, key_pictures, look_name
from catalog.case import Case
from catalog.jobs import Job, Operation
from catalog.media.frame_index import FrameIndex
from catalog.model.records import Examination, Media
from catalog.operations.examine import ensure_index, file_of

__all__ = ["first_look", "forget_first_look", "look_name", "wants_first_look"]


def wants_first_look(case: Case, media_uid: str) -> bool:
    """Whether there is something to see that no examination has shown yet, and a place to keep it."""
    media = case.get(Media, media_uid)
    return not case.read_only and media.kind != "sound" and not case.count(Examination, media_uid=media_uid)


def first_look(case: Case, media_uid: str) -> Operation[list[int]]:
    """Makes the pictures that are missing; its job hands over (`partial`) the PTS of each as soon as it is there.

    Returns the PTS of all that are there, in order of time: what an earlier run has left is used again. Nothing for
    a sound recording or in a read-only place.
    """
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
