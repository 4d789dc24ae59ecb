"""The records of how a link was captured, and of whether all of it is here."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalog.archive.options import CaptureOptions
from catalog.archive.tried import Tried, left_in
from catalog.archive.verdict import CANCELLED, LEFT_OUT, judged, judged_unfinished, reasons
from catalog.case import Case
from catalog.errors import Cancelled, CatalogError, MediaUnreadable, WorkerDied
from catalog.jobs import Job, Operation
from catalog.model.records import Capture, Completeness, Json, Posting, StoredObject
from catalog.model.timecode import utc_now
from catalog.texts import marked

if TYPE_CHECKING:
    from catalog.archive.download import Download

__all__ = ["check_completeness", "completeness_of", "reasons", "told", "verdicts"]


def capture_of(posting: Posting, facts: Json, *, actor: str) -> Capture:
    return Capture(posting_uid=posting.uid, collector=actor, **facts)


def capture_of_failed(posting: Posting, tried: Tried | None, *, machine: str, actor: str) -> Capture:
    """What is known of a try that failed; of one that ended before it had any answer, that it was made."""
    facts = {
        "asked_url": posting.url,
        "started_utc": posting.captured_utc,
        "ended_utc": utc_now(),
        "machine": machine,
        "missing": [
            {"what": marked("the server's answer"), "why": marked("The try ended before there was one.")}
        ],
    }
    return capture_of(posting, tried.capture if tried is not None else facts, actor=actor)


def completeness_of_failed(posting: Posting, work_folder: Path) -> Completeness:
    streams = left_in(work_folder)
    verdict, why = judged_unfinished(streams)
    return Completeness(
        posting_uid=posting.uid, verdict=verdict, why=why, streams=streams, made_utc=utc_now()
    )


def check_completeness(
    case: Case, posting: Posting, download: Download, options: CaptureOptions, *, actor: str
) -> Operation[Completeness]:
    """Decodes what was served, each stream by a job of its own, and records the verdict.

    Cancelling ends the decoding and not more: the recording is in the case, and the verdict says that it was not
    decoded.
    """
    from catalog.archive.completeness import decode_whole

    decoded: dict[str, Json] = {}
    why_not = "" if options.decode_check else LEFT_OUT
    for received in download.received if options.decode_check else []:
        path = _path(case, download, received["sha256"])
        try:
            decoded[received["sha256"]] = yield Job(
                f"decode {path.name[:8]}", decode_whole, {"path": str(path)}
            )
        except Cancelled:
            why_not = CANCELLED
            break
        except CatalogError as error:  # the decoder died of it: that is a fault of the recording as well
            decoded[received["sha256"]] = _undecodable(error)
    return _recorded(case, completeness_of(case, posting, download, decoded, why_not=why_not), actor=actor)


def record_unread(
    case: Case, posting: Posting, download: Download, error: CatalogError, *, actor: str
) -> None:
    """The verdict on what came and was not taken for a recording. Its bytes are in the case with the posting."""
    decoded = {}
    if isinstance(error, (MediaUnreadable, WorkerDied)):
        decoded[download.reference_sha256] = _undecodable(error)
    _recorded(case, completeness_of(case, posting, download, decoded), actor=actor)


def _recorded(case: Case, record: Completeness, *, actor: str) -> Completeness:
    with case.unit_of_work("archive.check", actor=actor, parameters={"verdict": record.verdict}) as work:
        work.add(record)
    return record


def _undecodable(error: CatalogError) -> Json:
    return {"tracks": [], "errors": [error.message], "versions": {}}


def completeness_of(
    case: Case, posting: Posting, download: Download, decoded: Mapping[str, Json], *, why_not: str = ""
) -> Completeness:
    """The record for a posting whose objects are in the case. `decoded` has what `decode_whole` gave, by SHA-256."""
    uids = {each.taken.sha256: _uid(case, each.taken.sha256) for each in download.objects}
    streams = [_stream(each, decoded.get(each["sha256"]), uids) for each in download.received]
    verdict, why = judged(
        streams,
        page_micros=download.page_micros,
        decoded=len(decoded) == len(streams),
        live=download.capture.get("live_status") == "is_live",
    )
    versions = {name: text for each in decoded.values() for name, text in each["versions"].items()}
    return Completeness(
        posting_uid=posting.uid,
        verdict=verdict,
        why=" ".join(filter(None, (why, why_not))),
        streams=streams,
        made_utc=utc_now(),
        versions=versions,
    )


def _stream(received: Json, decoded: Json | None, uids: Mapping[str, str | None]) -> Json:
    tracks: list[dict[str, Any]] = decoded["tracks"] if decoded else []
    fragments = received["fragments"]
    if fragments is not None:
        fragments = {**fragments, "list_object_uid": uids.get(received["list_sha256"])}
    return {
        "object_uid": uids.get(received["sha256"]),
        "bytes_expected": received["bytes_expected"],
        "bytes_received": received["bytes_received"],
        "fragments": fragments,
        "declared_micros": received["declared_micros"],
        "decoded_micros": max(
            (each for track in tracks if (each := track["decoded_micros"]) is not None), default=None
        ),
        "errors": decoded["errors"] if decoded else [],
        "tracks": tracks,
    }


def _path(case: Case, download: Download, sha256: str) -> Path:
    taken = next(each.taken for each in download.objects if each.taken.sha256 == sha256)
    return case.objects.path(sha256, taken.extension)


def _uid(case: Case, sha256: str) -> str | None:
    return next((each.uid for each in case.find(StoredObject, sha256=sha256)), None)


def verdicts(case: Case) -> dict[str, Completeness]:
    """What holds for each posting that has a verdict, by the posting's uid."""
    return {each.posting_uid: each for each in case.find(Completeness)}


def told(tried: Tried | None) -> dict[str, Any]:
    """What the page of a failed try said, as fields of its posting."""
    known = {each.name for each in dataclasses.fields(Posting)}
    return {name: value for name, value in (tried.described if tried else {}).items() if name in known}
