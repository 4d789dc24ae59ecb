"""How each posting of a recording was captured, in rows: whom was asked, what was answered, what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from catalog.archive.missing import explained_missing
from catalog.case import Case
from catalog.model.obtained import explained_obtained
from catalog.model.records import (
    Capture,
    Posting,
    PostingObject,
    PostingState,
    PublicCopy,
    StoredObject,
)
from catalog.operations.page_rows import Row, Section, filled, size_text, utc_text
from catalog.texts import marked, phrase

MOST_OBJECTS = 60
_STATES = {
    PostingState.ARCHIVED: marked("archived"),
    PostingState.FAILED: marked("tried, and it failed"),
    PostingState.STARTED: marked("begun, and not ended"),
    PostingState.SAVED_BY_HAND: marked("saved by hand"),
}


def captured(case: Case, media_uid: str) -> Iterator[Section]:
    """Each posting with its captures, the first one first."""
    for posting in case.find(Posting, media_uid=media_uid, order="number"):
        yield Section(_title(posting), tuple(_posting_rows(posting)))
        for capture in case.find(Capture, posting_uid=posting.uid, order="started_utc, rowid"):
            yield Section(marked("How it was captured"), tuple(_capture_rows(capture)))
            yield from _headers(capture)
        yield from _public_copies(case, posting)
        yield Section(marked("What it brought"), tuple(_object_rows(case, posting)))


def _title(posting: Posting) -> str:
    return phrase(
        "Posting P{number}: {name}",
        number=posting.number,
        name=posting.title or posting.url or posting.original_name or posting.source_path,
    )


def _posting_rows(posting: Posting) -> Iterator[Row]:
    yield Row(marked("State"), _STATES[PostingState(posting.state)])
    if posting.error:
        yield Row(marked("Why it failed"), posting.error, missing=True)
    yield from filled(marked("How it was obtained"), explained_obtained(posting.obtained))
    yield from filled(marked("Name of the file"), posting.original_name)
    yield from filled(marked("Platform"), posting.platform)
    yield from filled(marked("Title"), posting.title)
    yield from filled(marked("Uploader"), posting.uploader)
    yield from filled(marked("Uploader's identifier"), posting.uploader_id, fixed=True)
    yield from filled(marked("Published, as the page says"), posting.published_as_given)
    yield from filled(marked("Published"), utc_text(posting.published_utc))
    yield from filled(marked("Description"), posting.description)
    for warning in posting.facts.get("warnings") or ():
        yield Row(marked("Remark of the downloader"), str(warning))


def _capture_rows(capture: Capture) -> Iterator[Row]:
    yield Row(marked("Link asked"), capture.asked_url, fixed=True)
    yield from filled(marked("Link reached"), capture.reached_url, fixed=True)
    for step in capture.redirects:
        told = phrase("{status}, to {link}", status=step["status"], link=step["to"])
        yield Row(marked("Redirect"), told, fixed=True)
    yield Row(marked("Begun at"), utc_text(capture.started_utc))
    yield from filled(marked("Ended at"), utc_text(capture.ended_utc))
    if capture.clock_offset_ms is not None:
        yield Row(
            marked("Clock of the server"), _offset(capture.clock_offset_ms, capture.clock_error_ms or 0)
        )
    yield from filled(marked("Captured by"), capture.collector)
    yield from filled(marked("On the computer"), capture.machine)
    yield Row(marked("Way"), capture.network_path)
    yield from filled(marked("Address of the server"), capture.server_address, fixed=True)
    for name, value in capture.certificate.items():
        text = ", ".join(value) if isinstance(value, list) else str(value)
        yield from filled(_CERTIFICATE.get(name, name), text, fixed=True)
    yield from filled(
        marked("Read by"), " · ".join(filter(None, (capture.extractor, capture.extractor_version)))
    )
    yield from filled(marked("Who may see it"), capture.availability)
    yield from filled(marked("Live or not"), capture.live_status.replace("_", " "))
    yield from filled(marked("Released, as the page says"), capture.released_as_given)
    yield from filled(marked("Released"), utc_text(capture.released_utc))
    for each in capture.missing:
        what, why = explained_missing(each)
        yield Row(what, why, missing=True)


_CERTIFICATE = {
    "subject": marked("Certificate of"),
    "issuer": marked("Certificate issued by"),
    "names": marked("Certificate's names"),
    "serial number": marked("Certificate's serial number"),
    "valid from": marked("Certificate valid from"),
    "valid until": marked("Certificate valid until"),
    "sha256": marked("Certificate's SHA-256"),
    "protocol": marked("Encryption"),
    "cipher": marked("Cipher"),
}


def _offset(offset_ms: int, error_ms: int) -> str:
    seconds, error = f"{abs(offset_ms) / 1000:.1f}", f"{error_ms / 1000:.1f}"
    if abs(offset_ms) <= error_ms:
        return phrase("as this computer's, within {error} s", error=error)
    if offset_ms > 0:
        return phrase("{seconds} s ahead of this computer's, ± {error} s", seconds=seconds, error=error)
    return phrase("{seconds} s behind this computer's, ± {error} s", seconds=seconds, error=error)


def _headers(capture: Capture) -> Iterator[Section]:
    if capture.response_headers:
        rows = tuple(Row(name, value, fixed=True) for name, value in capture.response_headers)
        yield Section(marked("The server's answer, as it was sent"), rows)


def _public_copies(case: Case, posting: Posting) -> Iterator[Section]:
    for copy in case.find(PublicCopy, posting_uid=posting.uid, order="asked_utc, rowid"):
        rows = [
            Row(marked("Public archive"), copy.archive),
            *filled(marked("Link of the copy"), copy.copy_url, fixed=True),
            Row(marked("Asked for"), utc_text(copy.asked_utc)),
            Row(marked("Asked by"), copy.asked_by),
            Row(marked("Way"), copy.network_path),
            *filled(marked("Time of the copy, as the archive says"), copy.copied_as_given),
        ]
        if copy.error:
            rows.append(Row(marked("Why there is none"), copy.error, missing=True))
        elif not copy.copy_url:
            rows.append(Row(marked("Its answer"), marked("none was noted as yet"), missing=True))
        yield Section(marked("Copy at a public archive"), tuple(rows))


def _object_rows(case: Case, posting: Posting) -> Iterator[Row]:
    brought = case.find(PostingObject, posting_uid=posting.uid)
    for each in brought[:MOST_OBJECTS]:
        found: list[Any] = case.find(StoredObject, uid=each.object_uid)
        if found:
            told = phrase(
                "{name}, {size}", name=each.name or found[0].extension, size=size_text(found[0].size)
            )
            yield Row(each.role, told)
    if len(brought) > MOST_OBJECTS:
        yield Row(marked("More"), phrase("{count} more files", count=len(brought) - MOST_OBJECTS))
    if not brought:
        yield Row(marked("Files"), marked("none"), missing=True)
