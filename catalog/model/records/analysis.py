"""What the program found in recordings, and what people decided about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from catalog.model.records.base import Json, Record


class SuggestionKind(StrEnum):
    IMPULSIVE = "impulsive sound"
    SILENCE = "silence"
    SOUND_GAP = "sound gap"
    REPEATED = "repeated sound"


class SuggestionState(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


class CopyState(StrEnum):
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


@dataclass(frozen=True, kw_only=True)
class Examination(Record):
    """One run of shot and keyframe finding over a media, with its settings and tool versions."""

    TABLE: ClassVar[str] = "examinations"

    media_uid: str
    made_utc: str
    settings: Json = field(default_factory=dict)
    versions: Json = field(default_factory=dict)
    frame_count: int
    gaps: list[Json] = field(default_factory=list)
    """Damage: `{"after_pts", "before_pts", "text"}` for each stretch that could not be decoded."""
    sound: Json = field(default_factory=dict)
    """What was measured of the sound as a whole; empty where there is none or it was not listened to."""
    chosen_utc: str = ""
    """When a person chose this run to be the one that is shown; empty: nobody did."""


@dataclass(frozen=True, kw_only=True)
class Shot(Record):
    """A stretch without a boundary. Frames and PTS are half-open; `begins_with` is start, cut or gradual."""

    TABLE: ClassVar[str] = "shots"

    media_uid: str
    examination_uid: str
    position: int
    start_pts: int
    end_pts: int
    start_frame: int
    end_frame: int
    begins_with: str
    transition_first_frame: int
    transition_last_frame: int


@dataclass(frozen=True, kw_only=True)
class Keyframe(Record):
    """A frame worth showing: found by an examination, or grabbed by a person (`examination_uid` None).

    `pixel_sha256` is the SHA-256 of the decoded planes, unrotated, without row padding, one after the other.
    """

    TABLE: ClassVar[str] = "keyframes"
    NUMBERED: ClassVar[str | None] = "media_uid"

    number: int = 0
    media_uid: str
    examination_uid: str | None = None
    shot_position: int | None = None
    pts: int
    frame: int
    reason: str
    sharpness_milli: int = 0
    """Variance of the Laplacian of the luma at analysis size, times 1000."""
    pixel_sha256: str
    pixel_format: str
    still_object_uid: str | None = None
    made_by: str = ""
    pinned: bool = False
    """A person wants it shown, whichever examination is."""
    removed: bool = False
    """A person does not want it shown; a later examination that finds its PTS again leaves it so."""


@dataclass(frozen=True, kw_only=True)
class Suggestion(Record):
    """A stretch of a recording that the program proposes to look at or listen to. It counts for nothing until a
    person accepts it, which makes an annotation."""

    TABLE: ClassVar[str] = "suggestions"
    NUMBERED: ClassVar[str | None] = "media_uid"

    number: int = 0
    media_uid: str
    examination_uid: str | None = None
    kind: str
    start_pts: int
    end_pts: int
    facts: Json = field(default_factory=dict)
    """What was measured, by kind: level, rise time, clipping; where else the sound is heard."""
    state: str = SuggestionState.OPEN
    decided_by: str = ""
    decided_utc: str = ""
    became: str = ""
    """The uid of the annotation that accepting it made; that may have been removed since."""


@dataclass(frozen=True, kw_only=True)
class CopyLink(Record):
    """What a person decided about two media that seem to share footage. Candidates are not kept: they are found
    again from the fingerprints."""

    TABLE: ClassVar[str] = "copy_links"

    media_uid: str
    other_uid: str
    state: str
    ranges: list[Json]
    """`{"start_pts", "end_pts", "other_start_pts", "other_end_pts"}`, each in its own media's time base."""
    facts: Json = field(default_factory=dict)
    """How the one differs from the other, and the settings and versions it was found with."""
    decided_by: str
    decided_utc: str
