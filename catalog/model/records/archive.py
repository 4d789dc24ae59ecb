"""Where recordings were found, and the recordings."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from catalog.model.records.base import Json, Record


class PostingState(StrEnum):
    STARTED = "started"
    ARCHIVED = "archived"
    FAILED = "failed"
    SAVED_BY_HAND = "saved by hand"


class Graphic(StrEnum):
    UNRATED = "unrated"
    GRAPHIC = "graphic"
    NOT_GRAPHIC = "not graphic"


@dataclass(frozen=True, kw_only=True)
class Posting(Record):
    """Where something was found: one try to have it from one place. A failed try is a posting too."""

    TABLE: ClassVar[str] = "postings"
    NUMBERED: ClassVar[str | None] = "case"

    number: int = 0
    url: str = ""
    source_path: str = ""
    """Where a local file lay, as given; empty for a link."""
    original_name: str = ""
    obtained: str = ""
    """How the bytes came: "yt-dlp", "copied from disk", or what a person said of a file saved by hand."""
    state: str = PostingState.STARTED
    platform: str = ""
    title: str = ""
    uploader: str = ""
    uploader_id: str = ""
    description: str = ""
    published_as_given: str = ""
    published_utc: str = ""
    captured_utc: str = ""
    captured_by: str = ""
    error: str = ""
    error_hint: str = ""
    media_uid: str | None = None
    facts: Json = field(default_factory=dict)
    """What else is known of the capture: format ids, tries, file times, tool versions."""


@dataclass(frozen=True, kw_only=True)
class PostingObject(Record):
    """An object that a posting brought, and as what."""

    TABLE: ClassVar[str] = "posting_objects"

    posting_uid: str
    object_uid: str
    role: str
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Media(Record):
    """One recording. Its times are those of the reference stream: the video as served, never of a merge."""

    TABLE: ClassVar[str] = "media"
    NUMBERED: ClassVar[str | None] = "case"

    number: int = 0
    title: str
    kind: str
    """"video", "sound" or "photograph"."""
    reference_object_uid: str
    stream_index: int
    playable_object_uid: str
    """What a player opens: the merged file where sound came apart, else the reference object."""
    time_base_numerator: int
    time_base_denominator: int
    origin_pts: int
    """The PTS that people call 0:00 — the reference container's start time, as players do — in time base units."""
    first_pts: int
    end_pts: int
    """Half-open end: the last frame's PTS plus its duration."""
    frame_count: int
    times_estimated: bool = False
    width_px: int
    height_px: int
    """As coded, before rotation and pixel aspect."""
    rotation_degrees: int = 0
    """Clockwise turn that makes the picture upright: 0, 90, 180 or 270."""
    sample_aspect_numerator: int = 1
    sample_aspect_denominator: int = 1
    has_sound: bool = False
    graphic: str = Graphic.UNRATED
    restriction: str = ""
    """Why exporters leave this media out; empty: unrestricted."""
    probe: Json = field(default_factory=dict)

    @property
    def time_base(self) -> Fraction:
        return Fraction(self.time_base_numerator, self.time_base_denominator)

    @property
    def label(self) -> str:
        return f"M{self.number}"
