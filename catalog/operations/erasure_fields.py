"""The single fields that can be erased of a recording, a posting or an annotation and of what hangs on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from catalog.archive.scrub import texts_in
from catalog.case import Case
from catalog.model.records import (
    Acquisition,
    Alignment,
    Annotation,
    Assessment,
    Capture,
    Completeness,
    Consent,
    ContentCredentials,
    DerivedPicture,
    EarlierCustody,
    EmbeddedMetadata,
    EmbeddedPlace,
    Media,
    MediaDetails,
    PageCapture,
    PlaceMatch,
    Posting,
    PostingObject,
    PublicCopy,
    QueueItem,
    Record,
)
from catalog.operations.erasure_text import ERASED_TEXT, erasable_fields, worker_fields

OF_MEDIA: tuple[type[Record], ...] = (
    *(MediaDetails, Assessment, EmbeddedMetadata, EmbeddedPlace, ContentCredentials),
    *(Alignment, DerivedPicture, PlaceMatch),
)
OF_POSTING: tuple[type[Record], ...] = (
    *(Acquisition, Consent, EarlierCustody, Capture, PageCapture, PublicCopy, Completeness),
    *(PostingObject, QueueItem),
)


CODES = frozenset(
    {
        *("assessments.value", "public_copies.made", "queue.source"),
        *("earlier_custody.agreement", "earlier_custody.algorithm", "earlier_custody.program"),
        *("earlier_custody.program_version", "earlier_custody.claimed_hash", "earlier_custody.found_hash"),
        *(
            "captures.extractor",
            "captures.extractor_version",
            "captures.availability",
            "captures.live_status",
        ),
    }
)
"""Hold words of programs, or hashes, without which the rest means nothing."""


@dataclass(frozen=True, slots=True)
class FieldFound:
    """A field in which something stands, or stood. `position` counts records of its kind; 0: it is the only one."""

    record: Record
    name: str
    text: str
    """What stands there now, in short."""
    position: int = 0


def fields_with_something(case: Case, owner: Media | Posting | Annotation) -> list[FieldFound]:
    """The fields of `owner` and of what hangs on it that can be erased by `plan_field`.

    Those that name workers are left out: for these a pseudonym is better.
    """
    found = list(_of(case, owner, 0))
    kinds, field = {Media: (OF_MEDIA, "media_uid"), Posting: (OF_POSTING, "posting_uid")}.get(
        type(owner), ((), "")
    )
    for kind in kinds:
        records = case.find(kind, **{field: owner.uid})
        for position, record in enumerate(records, start=1):
            found += _of(case, record, position if len(records) > 1 else 0)
    return found


def _of(case: Case, record: Record, position: int) -> Iterator[FieldFound]:
    workers = worker_fields(type(record))
    versions = [each for _, each in case.versions(record.uid) if each is not None]
    for name in erasable_fields(type(record)):
        if name in workers or f"{record.TABLE}.{name}" in CODES:
            continue
        if not any(_says(getattr(each, name)) for each in [record, *versions]):
            continue
        yield FieldFound(record, name, _in_short(getattr(record, name)), position)


def _says(value: Any) -> bool:
    return value not in ("", None, ERASED_TEXT) and value != [] and value != {}


def _in_short(value: Any) -> str:
    if isinstance(value, (list, dict)):
        return ", ".join(texts_in(value))
    return "" if value is None else str(value)
