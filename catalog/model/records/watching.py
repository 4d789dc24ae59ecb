"""What was watched, what was said in it, and how recordings lie to one another in time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from catalog.model.records.base import Json, Record


@dataclass(frozen=True, kw_only=True)
class Utterance(Record):
    """What was said, as somebody wrote it down, and as somebody translated it. Languages are BCP 47 tags."""

    TABLE: ClassVar[str] = "utterances"
    NUMBERED: ClassVar[str | None] = "media_uid"

    number: int = 0
    media_uid: str
    start_pts: int
    end_pts: int
    speaker: str = ""
    language: str = ""
    original: str
    translation_language: str = ""
    translation: str = ""
    translator: str = ""
    note: str = ""
    written_by: str
    made_utc: str
    source_object_uid: str | None = None
    """The subtitle file that it was read from; None: written by hand."""


@dataclass(frozen=True, kw_only=True)
class Review(Record):
    """A span that was watched: its frames reached a visible picture that was not blurred. Half-open."""

    TABLE: ClassVar[str] = "reviews"

    media_uid: str
    start_pts: int
    end_pts: int
    speed_milli: int
    """Playing speed times 1000; 0: frame by frame."""
    with_sound: bool
    watched_by: str
    watched_utc: str


@dataclass(frozen=True, kw_only=True)
class Alignment(Record):
    """How one recording's clock lies to another's, or to UTC: its `at_pts` is the other's `other_pts`, or `utc`.

    Of several between the same two the last one made counts.
    """

    TABLE: ClassVar[str] = "alignments"

    media_uid: str
    at_pts: int
    other_uid: str | None = None
    """The other media; None: UTC."""
    other_pts: int = 0
    utc: str = ""
    drift_ppb: int = 0
    """How much faster this recording's clock runs than the other's, in billionths."""
    error_micros: int
    """Half-width of the interval that the offset lies in, in millionths of a second, as stated or estimated."""
    method: str
    """"ear", "eye", "typed", "sound" or "clock in the picture"."""
    facts: Json = field(default_factory=dict)
    note: str = ""
    made_by: str
    made_utc: str
