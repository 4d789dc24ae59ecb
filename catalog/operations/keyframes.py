"""What people decide about keyframes: which stay in the strip, which go, and which examination's are shown.

What was decided is decided for a moment of a recording, not for one examination: a later one that finds the same
frame leaves it so. All of it can be undone.
"""

from __future__ import annotations

import re
from dataclasses import replace

from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.jobs import Operation
from catalog.model.records import Examination, Keyframe, Media
from catalog.model.timecode import utc_now
from catalog.operations.examine import grab_keyframe, still_made
from catalog.operations.written import written
from catalog.texts import phrase


def pin_keyframe(case: Case, uid: str, *, actor: str, pinned: bool = True) -> Operation[Keyframe]:
    """Keeps a keyframe in the strip whichever examination is shown, or ends that; makes its full still if it has
    none. A removed one is restored by pinning it. Raises MediaUnreadable where the file does not give the frame
    that was recorded; nothing is changed then."""
    keyframe = case.get(Keyframe, uid)
    if pinned and keyframe.still_object_uid is None:
        yield from still_made(case, uid, actor=actor)

    def write() -> Keyframe:
        before = case.get(Keyframe, uid)
        after = replace(before, pinned=pinned, removed=before.removed and not pinned)
        if after == before:
            return before
        with case.unit_of_work("keyframe.pin" if pinned else "keyframe.unpin", actor=actor) as work:
            work.replace(after, since=before)
            if before.removed and not after.removed:
                for other in _at_the_same_moment(case, before):
                    work.replace(replace(other, removed=False), since=other)
        return after

    return written(write)


def pin_moment(case: Case, media_uid: str, pts: int, *, actor: str) -> Operation[Keyframe]:
    """Pins the keyframe at exactly `pts`, or takes the frame shown then as a new one and pins it."""
    known = [each for each in case.find(Keyframe, media_uid=media_uid, pts=pts) if not each.removed]
    keyframe = max(known, key=lambda each: (each.pinned, each.number), default=None)
    if keyframe is None:
        keyframe = yield from grab_keyframe(case, media_uid, pts, actor=actor)
    return (yield from pin_keyframe(case, keyframe.uid, actor=actor))


def remove_keyframe(case: Case, uid: str, *, actor: str) -> Keyframe:
    """Takes a keyframe out of the strip, whichever examination found it. Its record and its still are kept."""
    return _set_removed(case, uid, True, actor=actor)


def restore_keyframe(case: Case, uid: str, *, actor: str) -> Keyframe:
    """Puts a removed keyframe back."""
    return _set_removed(case, uid, False, actor=actor)


def choose_examination(case: Case, uid: str, *, actor: str) -> Examination:
    """Shows what this examination found, until another is chosen or made. Raises KeyError for an unknown uid."""
    before = case.get(Examination, uid)
    media = case.get(Media, before.media_uid)
    after = replace(before, chosen_utc=utc_now())
    with case.unit_of_work("examination.choose", actor=actor, parameters={"media": media.label}) as work:
        work.replace(after, since=before)
    return after


def keyframe_named(case: Case, name: str) -> Keyframe:
    """The keyframe with a label such as M3-K4, or a uid. Raises InvalidInput when there is none."""
    label = re.fullmatch(r"M(\d+)-K(\d+)", name.strip().upper())
    if label:
        for media in case.find(Media, number=int(label[1])):
            for found in case.find(Keyframe, media_uid=media.uid, number=int(label[2])):
                return found
    for found in case.find(Keyframe, uid=name.strip()):
        return found
    raise InvalidInput(
        phrase("This case has no keyframe “{name}”.", name=name),
        hint="“framewitness keyframes CASE MEDIA” lists them: M3-K4 and so on.",
    )


def examination_named(case: Case, media: Media, name: str) -> Examination:
    """One of a media's examinations by its place in order of time, from 1. Raises InvalidInput when there is none."""
    runs = runs_of(case, media)
    if not name.isdecimal() or not 1 <= int(name) <= len(runs):
        raise InvalidInput(
            phrase("{label} has no examination {name}.", label=media.label, name=name),
            hint=phrase(
                "It has been examined {count} times: give a number from 1 to {count}.", count=len(runs)
            )
            if runs
            else phrase("Examine it first: framewitness examine CASE {label}", label=media.label),
        )
    return runs[int(name) - 1]


def runs_of(case: Case, media: Media) -> list[Examination]:
    """The media's examinations in order of time."""
    return sorted(case.find(Examination, media_uid=media.uid), key=lambda each: (each.made_utc, each.uid))


def _set_removed(case: Case, uid: str, removed: bool, *, actor: str) -> Keyframe:
    def write() -> Keyframe:
        before = case.get(Keyframe, uid)
        if before.removed == removed:
            return before
        after = replace(before, removed=removed, pinned=before.pinned and not removed)
        with case.unit_of_work("keyframe.remove" if removed else "keyframe.restore", actor=actor) as work:
            work.replace(after, since=before)
            for other in _at_the_same_moment(case, before):
                work.replace(
                    replace(other, removed=removed, pinned=other.pinned and not removed), since=other
                )
        return after

    return written(write)


def _at_the_same_moment(case: Case, keyframe: Keyframe) -> list[Keyframe]:
    return [
        each
        for each in case.find(Keyframe, media_uid=keyframe.media_uid, pts=keyframe.pts)
        if each.uid != keyframe.uid
    ]
