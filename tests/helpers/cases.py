"""Builders of cases with plausible records, for tests of what stands on them.

The objects are real files in the store, but not videos: what decodes them wants `tests.helpers.video`.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from catalog.case import Case
from catalog.model.records import (
    Annotation,
    Examination,
    Extent,
    Keyframe,
    Media,
    Posting,
    PostingObject,
    PostingState,
    Role,
    Shot,
    StoredObject,
    Term,
)

ACTOR = "tester"
A_MOMENT = "2026-11-01T09:30:00.000Z"


def make_case(folder: Path, *, name: str = "A case") -> Case:
    """A new case in `folder/case`, open; close it or use it with `with`."""
    return Case.create(folder / "case", name=name, actor=ACTOR)


def take_object(
    case: Case, data: bytes, *, extension: str = ".mp4", role: str = Role.LOCAL_FILE, **fields: Any
) -> StoredObject:
    """Lays `data` into the store and commits its record; the same bytes again give the record that is there."""
    taken = case.objects.take_bytes(data, extension=extension)
    known = case.find(StoredObject, sha256=taken.sha256)
    if known:
        return known[0]
    kind = {".mp4": "video/mp4", ".png": "image/png", ".json": "application/json"}.get(extension, "")
    with case.unit_of_work("object.take", actor=ACTOR, outputs=[taken.sha256]) as work:
        work.add(
            StoredObject(
                sha256=taken.sha256,
                sha512=taken.sha512,
                size=taken.size,
                media_type=kind or "application/octet-stream",
                extension=taken.extension,
                role=role,
                **fields,
            )
        )
    return work.stored(StoredObject)


def add_media(case: Case, *, title: str = "clip.mp4", data: bytes | None = None, **fields: Any) -> Media:
    """A 10 s recording of 300 frames at 30/s (time base 1/90000), 1280x720, with its object and posting.

    Each call without `data` lays down other bytes. `fields` are fields of Media.
    """
    if data is None:
        data = f"{title} {case.count(Media)}".encode("utf-8", "replace")
    stored = take_object(case, data)
    media = Media(
        **{
            "title": title,
            "kind": "video",
            "reference_object_uid": stored.uid,
            "stream_index": 0,
            "playable_object_uid": stored.uid,
            "time_base_numerator": 1,
            "time_base_denominator": 90_000,
            "origin_pts": 0,
            "first_pts": 0,
            "end_pts": 900_000,
            "frame_count": 300,
            "width_px": 1280,
            "height_px": 720,
            "has_sound": True,
            "probe": {"container": "mov,mp4,m4a,3gp,3g2,mj2", "streams": [{"index": 0, "codec": "h264"}]},
            **fields,
        }
    )
    posting = Posting(
        source_path=f"/media/card/{title}",
        original_name=title,
        obtained="copied from disk",
        state=PostingState.ARCHIVED,
        title=title,
        captured_utc=A_MOMENT,
        captured_by=ACTOR,
        media_uid=media.uid,
    )
    with case.unit_of_work("acquire.file", actor=ACTOR, outputs=[stored.sha256]) as work:
        work.add(media)
        work.add(posting)
        work.add(
            PostingObject(posting_uid=posting.uid, object_uid=stored.uid, role=Role.LOCAL_FILE, name=title)
        )
    return work.stored(Media)


def add_term(case: Case, code: str = "baton.raised", **fields: Any) -> Term:
    """A term of a made-up vocabulary; `install_vocabulary` of the operations brings the real one."""
    term = Term(
        **{
            "vocabulary": "test",
            "vocabulary_version": "1",
            "code": code,
            "group": "force",
            "position": case.count(Term) + 1,
            "kind": "interval",
            "labels": {"en": code, "ru": "дубинка поднята"},
            "definition": "A baton is held above the shoulder.",
            "colour": "#aa3300",
            **fields,
        }
    )
    with case.unit_of_work("vocabulary.install", actor=ACTOR) as work:
        work.add(term)
    return work.stored(Term)


def add_annotation(case: Case, media: Media, *, term_code: str = "baton.raised", **fields: Any) -> Annotation:
    """An annotation over the recording's second second, written without the operations' checks."""
    second = media.time_base_denominator // media.time_base_numerator
    annotation = Annotation(
        **{
            "media_uid": media.uid,
            "term_code": term_code,
            "extent": Extent.INTERVAL,
            "start_pts": media.origin_pts + second,
            "end_pts": media.origin_pts + 2 * second,
            "annotator": ACTOR,
            "made_utc": A_MOMENT,
            **fields,
        }
    )
    with case.unit_of_work("annotation.add", actor=ACTOR) as work:
        work.add(annotation)
    return work.stored(Annotation)


def add_examination(case: Case, media: Media, *, shots: int = 3) -> list[Keyframe]:
    """An examination that found `shots` shots of one length and a keyframe with a still in each."""
    examination = Examination(media_uid=media.uid, made_utc=A_MOMENT, frame_count=media.frame_count)
    length = media.frame_count // shots
    ticks = (media.end_pts - media.first_pts) // media.frame_count
    stills = [
        take_object(case, f"still {n} of {media.uid}".encode(), extension=".png", role=Role.STILL)
        for n in range(shots)
    ]
    with case.unit_of_work("media.examine", actor=ACTOR) as work:
        work.add(examination)
        for n, still in enumerate(stills):
            first, last = n * length, (n + 1) * length if n < shots - 1 else media.frame_count
            work.add(
                Shot(
                    media_uid=media.uid,
                    examination_uid=examination.uid,
                    position=n,
                    start_pts=media.first_pts + first * ticks,
                    end_pts=media.first_pts + last * ticks,
                    start_frame=first,
                    end_frame=last,
                    begins_with="cut" if n else "start",
                    transition_first_frame=first,
                    transition_last_frame=first,
                )
            )
            middle = (first + last) // 2
            work.add(
                Keyframe(
                    media_uid=media.uid,
                    examination_uid=examination.uid,
                    shot_position=n,
                    pts=media.first_pts + middle * ticks,
                    frame=middle,
                    reason="sharpest of its shot",
                    sharpness_milli=120_000 + n,
                    pixel_sha256=hashlib.sha256(f"{media.uid} {middle}".encode()).hexdigest(),
                    pixel_format="yuv420p",
                    still_object_uid=still.uid,
                )
            )
    assert work.committed is not None
    return [change.after for change in work.committed.changes if isinstance(change.after, Keyframe)]
