"""What is read of the chosen recording: its frames, and what was said in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from app.reader import MANY, Reader
from catalog.case import Case
from catalog.model.records import Assignment, Examination, Keyframe, Media, Shot, Utterance
from catalog.model.selection import current


@dataclass(frozen=True, slots=True)
class Frames:
    """Shots and keyframes of the examination that is shown, and keyframes taken or pinned by hand."""

    keyframes: list[Keyframe] = field(default_factory=list)
    shots: list[Shot] = field(default_factory=list)
    examinations: list[Examination] = field(default_factory=list)
    removed: list[Keyframe] = field(default_factory=list)


def frames_of(case: Case, media_uid: str, *, only_by: str | None) -> Frames:
    """`only_by`: who codes for an assignment; which moments others captured or pinned tells what they saw there."""
    keyframes = case.find(Keyframe, order="pts, number", media_uid=media_uid)
    shots = case.find(Shot, order="start_pts", media_uid=media_uid)
    examinations = case.find(Examination, media_uid=media_uid)
    if only_by is not None:
        keyframes = [
            each if not each.pinned or _pinned_by(case, each) == only_by else replace(each, pinned=False)
            for each in keyframes
            if each.made_by in ("", only_by)
        ]
    removed = [each for each in keyframes if each.removed]
    keyframes, shots = current(keyframes, examinations), current(shots, examinations)
    return Frames(keyframes, shots, examinations, removed)


def _pinned_by(case: Case, keyframe: Keyframe) -> str:
    """Who pinned it last; empty where what tells that was erased."""
    pinned_in = 0
    was_pinned = False
    for entry, version in case.versions(keyframe.uid):
        is_pinned = version is not None and version.pinned
        if is_pinned and not was_pinned:
            pinned_in = entry
        was_pinned = is_pinned
    return case.entries(first=pinned_in, upto=pinned_in)[0].actor if pinned_in else ""


def lines_asked(media: Media | None, assignment: Assignment | None, author: str) -> dict[str, Any]:
    """The lines of a recording that may be seen: what others heard tells what is in it."""
    return {"media_uid": media.uid if media else "", **({"written_by": author} if assignment else {})}


def read_lines(
    case: Case,
    reader: Reader,
    here: dict[str, Any],
    *,
    before: list[Utterance],
    take: Callable[[list[Utterance]], object],
) -> None:
    """Gives `take` the lines that are asked for: at once, or where they are many as soon as they are read beside the
    window; those `before` stay until then if they may all be seen."""

    def read() -> list[Utterance]:
        return case.find(Utterance, order="start_pts, number", **here)

    if case.count(Utterance, **here) <= MANY:
        reader.forget("lines")
        take(read())
        return
    if any(getattr(each, name) != value for each in before for name, value in here.items()):
        take([])
    reader.ask("lines", read, take)
