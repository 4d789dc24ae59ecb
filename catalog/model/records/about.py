"""What an archivist says of a recording, how far it can be relied on, and what stays in the case."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from catalog.model.records.base import Record


class AssessmentKind(StrEnum):
    STATUS = "status"
    CONFIDENCE = "confidence"
    LIKELIHOOD = "likelihood"


class DisclosureKind(StrEnum):
    TERM = "term"
    FIELD = "field"


@dataclass(frozen=True, kw_only=True)
class MediaDetails(Record):
    """The archivist's fields of a recording; one record a recording at most. Empty means "not supplied".

    `catalog.model.about` holds their names, their kinds and what a choice may be.
    """

    TABLE: ClassVar[str] = "media_details"

    media_uid: str
    reference_code: str = ""
    summary: str = ""
    keywords: list[str] = field(default_factory=list)
    priority: str = ""
    content_type: str = ""
    language: str = ""
    creator: str = ""
    """Whoever recorded it, as stated; who posted it stands with the posting."""
    testify: str = ""
    """Whether the creator is willing to testify."""
    device: str = ""
    original: str = ""
    """Whether this is the original."""
    generation: str = ""
    original_exists: str = ""
    original_place: str = ""
    edited: str = ""
    recorded_place: str = ""
    latitude_micro: int | None = None
    longitude_micro: int | None = None
    """Millionths of a degree, WGS 84; None: not stated."""
    place_error_metres: int | None = None
    recorded_utc: str = ""
    recorded_as_given: str = ""
    """The time in the words of whoever stated it, with its time zone."""
    time_error_seconds: int | None = None
    """Half-width of the interval that the time lies in, as stated."""
    weather: str = ""
    landmarks: str = ""
    weapons: str = ""
    alleged_violation: str = ""
    rights: str = ""
    custody_notes: str = ""
    finding_aids: str = ""


@dataclass(frozen=True, kw_only=True)
class Assessment(Record):
    """A person's statement of a recording's status, confidence or likelihood. The newest of a kind holds."""

    TABLE: ClassVar[str] = "assessments"

    media_uid: str
    kind: str
    value: str
    """One of `catalog.model.about.SCALES[kind]`."""
    why: str
    assessed_by: str
    assessed_utc: str


@dataclass(frozen=True, kw_only=True)
class Disclosure(Record):
    """Whether a term, or a field, goes out with reports, packages and exports; `catalog.model.disclosure` applies it.

    Without `released` it stays here, with everything that says it; with it a field goes out that stays by default.
    """

    TABLE: ClassVar[str] = "disclosures"

    kind: str
    name: str
    """A term's code, or a field's name in `catalog.model.disclosure.FIELDS`."""
    media_uid: str | None = None
    """Of which recording; None: of every one."""
    released: bool = False
    reason: str
    decided_by: str
    decided_utc: str
