"""What a capture brought, as records: the posting's fields, the objects, the media."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from catalog.case import Case
from catalog.model.embedded_names import without_places
from catalog.model.records import Media, StoredObject
from catalog.model.uids import new_uid

if TYPE_CHECKING:
    from catalog.archive.download import Download
    from catalog.archive.gather import BroughtObject
    from catalog.media.probe import Probe


def posting_fields(download: Download) -> dict[str, Any]:
    return {
        "platform": download.platform,
        "title": download.title,
        "uploader": download.uploader,
        "uploader_id": download.uploader_id,
        "description": download.description,
        "published_as_given": download.published_as_given,
        "published_utc": download.published_utc,
        "captured_utc": download.captured_utc,
        "facts": {
            "url reached": download.url_reached,
            "page": download.webpage_url,
            "formats": download.formats,
            "tries": download.tries,
            "warnings": list(download.warnings),
            "response headers": download.response_headers,
            "tools": dict(download.tool_versions),
        },
    }


def object_records(
    case: Case, brought: Iterable[BroughtObject]
) -> tuple[dict[str, StoredObject], list[StoredObject]]:
    """The record of each brought object by SHA-256, and those of them that are new, parents first."""
    known: dict[str, StoredObject] = {}
    new: list[StoredObject] = []
    for each in sorted(brought, key=lambda b: b.parent_sha256 is not None):
        sha256 = each.taken.sha256
        if sha256 in known:
            continue
        existing = case.find(StoredObject, sha256=sha256)
        if not existing:
            existing = [
                StoredObject(
                    sha256=sha256,
                    sha512=each.taken.sha512,
                    size=each.taken.size,
                    media_type=each.media_type,
                    extension=each.taken.extension,
                    role=each.role,
                    parent_uid=known[each.parent_sha256].uid if each.parent_sha256 in known else None,
                    recipe=each.recipe,
                )
            ]
            new += existing
        known[sha256] = existing[0]
    return known, new


def by_sha256(brought: list[BroughtObject], sha256: str) -> BroughtObject:
    return next(each for each in brought if each.taken.sha256 == sha256)


def media_of(
    title: str, probe: Probe, reference: StoredObject, playable: StoredObject, *, has_sound: bool
) -> Media:
    return Media(
        uid=new_uid(),
        title=title,
        kind=probe.kind,
        reference_object_uid=reference.uid,
        stream_index=probe.stream_index,
        playable_object_uid=playable.uid,
        time_base_numerator=probe.time_base_numerator,
        time_base_denominator=probe.time_base_denominator,
        origin_pts=probe.origin_pts,
        first_pts=probe.first_pts,
        end_pts=probe.end_pts,
        frame_count=probe.frame_count,
        times_estimated=probe.times_estimated,
        width_px=probe.width_px,
        height_px=probe.height_px,
        rotation_degrees=probe.rotation_degrees,
        sample_aspect_numerator=probe.sample_aspect_numerator,
        sample_aspect_denominator=probe.sample_aspect_denominator,
        has_sound=has_sound,
        probe=without_places(probe.as_json()),
    )
