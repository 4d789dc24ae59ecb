"""What the case holds, as lines for people and as JSON for programs."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from catalog.case import Case
from catalog.model.coverage import percent
from catalog.model.records import (
    Annotation,
    Assessment,
    Capture,
    CaseDetails,
    Completeness,
    Examination,
    Keyframe,
    Media,
    MediaDetails,
    Posting,
    PostingObject,
    PostingState,
    PublicCopy,
    Record,
    Shot,
    StoredObject,
    Term,
)
from catalog.model.selection import current
from catalog.model.timecode import clock, seconds_of
from catalog.operations.captures import verdicts
from catalog.operations.going_out import GoingOut
from catalog.operations.reviews import share


def case_lines(case: Case) -> Iterator[str]:
    details = case.details
    yield f"{details.name}: {case.count(Media)} recordings, {case.count(Annotation)} annotations"
    for media in case.find(Media, order="number"):
        end = moment(media, media.end_pts)
        estimated = ", times estimated" if media.times_estimated else ""
        sound = "with sound" if media.has_sound else "without sound"
        part = percent(share(case, media.uid))
        watched = f", watched {part} %" if part else ""
        left_out = f", left out of reports: {media.restriction}" if media.restriction else ""
        size = "" if media.kind == "sound" else f", {media.frame_count} frames"
        long = "" if media.kind == "photograph" else f", {end}{size}, {sound}"
        yield (
            f"{media.label}  {media.title}  ({media.kind}{long}, "
            f"{media.graphic}{estimated}{watched}{left_out})"
        )
        shots, keyframes = _found(case, media)
        runs = case.count(Examination, media_uid=media.uid)
        several = f" (one of {runs} examinations: framewitness keyframes)" if runs > 1 else ""
        yield f"    {len(shots)} shots, {len(keyframes)} keyframes{several}"
        for annotation in case.find(
            Annotation, media_uid=media.uid, assignment_uid=None, order="start_pts, number"
        ):
            yield "    " + annotation_line(media, annotation)
    found = verdicts(case)
    for posting in case.find(Posting, order="number"):
        yield posting_line(posting, found.get(posting.uid))


def _found(case: Case | GoingOut, media: Media) -> tuple[list[Shot], list[Keyframe]]:
    """What the shown examination found, and the keyframes taken by hand."""
    examinations = case.find(Examination, media_uid=media.uid)
    return (
        current(case.find(Shot, media_uid=media.uid, order="start_pts"), examinations),
        current(case.find(Keyframe, media_uid=media.uid, order="pts"), examinations),
    )


def posting_line(posting: Posting, completeness: Completeness | None) -> str:
    where = posting.url or posting.source_path
    state = posting.state
    if state == PostingState.STARTED:
        state = "not finished (add it again to go on)"
    error = f": {posting.error}" if posting.error else ""
    verdict = f", {completeness.verdict}" if completeness is not None else ""
    why = f": {completeness.why}" if completeness is not None and completeness.why else ""
    return f"P{posting.number}  {where}  {state}{error}{verdict}{why}"


def moment(media: Media, pts: int) -> str:
    """A time as people read it, marked where the recording's own times run back or are missing."""
    text = clock(pts, time_base=media.time_base, origin_pts=media.origin_pts)
    return f"{text} est." if media.times_estimated else text


def annotation_line(media: Media, annotation: Annotation) -> str:
    span = moment(media, annotation.start_pts)
    if annotation.end_pts is not None:
        span += f"–{moment(media, annotation.end_pts)}"
    note = f"  {annotation.note}" if annotation.note else ""
    said = f"{annotation.term_code}  {annotation.presence}, {annotation.certainty}"
    return f"{media.label}-A{annotation.number}  {span}  {said}{note}"


def examination_line(case: Case, media: Media, examination: Examination) -> str:
    shots = case.count(Shot, examination_uid=examination.uid)
    keyframes = case.count(Keyframe, examination_uid=examination.uid)
    gaps = f", {len(examination.gaps)} damaged stretches" if examination.gaps else ""
    unheard = f"; {sound_unread(examination)}" if sound_unread(examination) else ""
    return f"{media.label}  {examination.frame_count} frames, {shots} shots, {keyframes} keyframes{gaps}{unheard}"


def sound_unread(examination: Examination) -> str:
    """Why an examination heard nothing though there is sound; empty where it did or there is none."""
    why = examination.sound.get("unreadable", "")
    return f"its sound could not be read: {why}" if why else ""


def shot_lines(found: dict[str, Any]) -> Iterator[str]:
    """The answer of `framewitness shots FILE` in lines."""
    yield f"{found['frame_count']} frames"
    if found["times_estimated"]:
        yield "The times are estimated: those in the file run back or are missing."
    unit = "s est." if found["times_estimated"] else "s"
    for boundary in found["boundaries"]:
        first, last = boundary["first_frame"], boundary["last_frame"]
        spread = f" (frames {first} to {last})" if boundary["kind"] == "gradual" else ""
        yield f"{boundary['kind']:8} frame {boundary['frame']}, {float(boundary['seconds']):.3f} {unit}{spread}"
    for keyframe in found["keyframes"]:
        yield f"keyframe frame {keyframe['frame']}, {float(keyframe['seconds']):.3f} {unit}: {keyframe['reason']}"


def term_lines(terms: list[Term]) -> Iterator[str]:
    group = ""
    for term in terms:
        if term.group != group:
            group = term.group
            yield group
        key = f"  [{term.key}]" if term.key and not term.retired else ""
        labels = " / ".join(str(label) for label in term.labels.values())
        into = f", merged into {term.merged_into}" if term.merged_into else ""
        retired = f"  (retired{into})" if term.retired else ""
        yield f"  {term.code:18} {term.kind:8} {labels}{key}{retired}"


def term_json(term: Term) -> dict[str, Any]:
    return plain(term)


def plain(record: Record) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}


def case_json(case: Case, going: GoingOut) -> dict[str, Any]:
    """What goes out of a case as JSON values; seconds are derived and written beside each PTS."""
    objects = {each.uid: each for each in going.find(StoredObject)}
    return {
        "case": {**plain(going.find(CaseDetails)[0]), "last_entry": case.head()},
        "left_out": going.left_out(),
        "media": [_media_json(going, media, objects) for media in going.find(Media, order="number")],
        "postings": [
            {
                **plain(posting),
                "label": f"P{posting.number}",
                "capture": _newest(going, Capture, posting),
                "completeness": _newest(going, Completeness, posting),
                "public_copies": [plain(each) for each in going.find(PublicCopy, posting_uid=posting.uid)],
                "objects": [
                    {"role": held.role, "name": held.name, **_object_json(objects[held.object_uid])}
                    for held in going.find(PostingObject, posting_uid=posting.uid)
                ],
            }
            for posting in going.find(Posting, order="number")
        ],
    }


def _newest(going: GoingOut, kind: type[Record], posting: Posting) -> dict[str, Any] | None:
    found = going.find(kind, posting_uid=posting.uid)
    return plain(found[-1]) if found else None


def _object_json(stored: StoredObject) -> dict[str, Any]:
    return {
        "sha256": stored.sha256,
        "sha512": stored.sha512,
        "size": stored.size,
        "media_type": stored.media_type,
        "path": f"objects/{stored.sha256[:2]}/{stored.sha256}{stored.extension}",
    }


def _media_json(going: GoingOut, media: Media, objects: dict[str, StoredObject]) -> dict[str, Any]:
    def seconds(pts: int) -> float:
        return float(seconds_of(pts, time_base=media.time_base, origin_pts=media.origin_pts))

    def still(keyframe: Keyframe) -> dict[str, Any] | None:
        uid = keyframe.still_object_uid
        return None if uid is None else _object_json(objects[uid])

    shots, keyframes = _found(going, media)
    return {
        **plain(media),
        "label": media.label,
        "description": next(map(plain, going.find(MediaDetails, media_uid=media.uid)), None),
        "assessments": [plain(each) for each in going.find(Assessment, media_uid=media.uid)],
        "reference_object": _object_json(objects[media.reference_object_uid]),
        "playable_object": _object_json(objects[media.playable_object_uid]),
        "shots": [{**plain(shot), "seconds": seconds(shot.start_pts)} for shot in shots],
        "keyframes": [
            {
                **plain(each),
                "label": f"{media.label}-K{each.number}",
                "seconds": seconds(each.pts),
                "still": still(each),
            }
            for each in keyframes
        ],
        "annotations": [
            {
                **plain(each),
                "label": f"{media.label}-A{each.number}",
                "start_seconds": seconds(each.start_pts),
                "end_seconds": None if each.end_pts is None else seconds(each.end_pts),
            }
            for each in going.find(
                Annotation, media_uid=media.uid, assignment_uid=None, order="start_pts, number"
            )
        ],
    }
