"""The records of a case. All are frozen; a changed record is a new one with the same uid (`replace`).

Every field is a string, an integer, a boolean, None, or a list or mapping of such (kept as JSON); no floats,
so that the custody chain hashes one canonical text (RFC 8785) for each record.

Times of a recording are presentation timestamps (PTS), integers in units of the media's time base
(`time_base_numerator / time_base_denominator` seconds); spans are half-open. Times of the world are UTC,
written `2026-11-01T09:30:00.000Z`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Any, ClassVar

from catalog.model.uids import new_uid

Json = dict[str, Any]


class Role(StrEnum):
    """What an object is to the posting or media that holds it."""

    SERVED_STREAM = "served stream"
    MERGED_FILE = "merged file"
    LOCAL_FILE = "local file"
    INFO = "info"
    SUBTITLE = "subtitle"
    THUMBNAIL = "thumbnail"
    STILL = "still"
    REPORT = "report"


class PostingState(StrEnum):
    STARTED = "started"
    ARCHIVED = "archived"
    FAILED = "failed"
    SAVED_BY_HAND = "saved by hand"


class Extent(StrEnum):
    POINT = "point"
    INTERVAL = "interval"
    OPEN = "open"


class Presence(StrEnum):
    SEEN = "seen"
    HEARD = "heard"
    NOT_SEEN = "looked for and not seen"


class Certainty(StrEnum):
    CLEAR = "clear"
    PROBABLE = "probable"
    POSSIBLE = "possible"


CERTAINTY_MEANING = {
    Certainty.CLEAR: "plainly visible or audible; a second person would be expected to agree",
    Certainty.PROBABLE: "more likely than not, with something that hinders a clear view or hearing",
    Certainty.POSSIBLE: "cannot be ruled out, and cannot be confirmed from this recording",
}


class AnnotationStatus(StrEnum):
    UNREVIEWED = "unreviewed"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"


class Graphic(StrEnum):
    UNRATED = "unrated"
    GRAPHIC = "graphic"
    NOT_GRAPHIC = "not graphic"


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
class Record:
    TABLE: ClassVar[str]
    NUMBERED: ClassVar[str | None] = None
    """None, "case", or the field that scopes the permanent number given when the record is first written."""

    uid: str = field(default_factory=new_uid)


@dataclass(frozen=True, kw_only=True)
class CaseDetails(Record):
    """The title block. One record a case; its uid is the case's. Empty text means "not supplied"."""

    TABLE: ClassVar[str] = "case_details"

    name: str
    requester: str = ""
    authority: str = ""
    scope: str = ""
    examiner: str = ""
    summary: str = ""


@dataclass(frozen=True, kw_only=True)
class StoredObject(Record):
    """A byte stream in `objects/`. `recipe` says how a derived one was made: tool, version, parameters."""

    TABLE: ClassVar[str] = "objects"

    sha256: str
    sha512: str
    size: int
    media_type: str
    extension: str
    role: str
    parent_uid: str | None = None
    recipe: Json = field(default_factory=dict)


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
class Term(Record):
    """A code of a controlled vocabulary, as this case holds it. A term in use is retired, never deleted."""

    TABLE: ClassVar[str] = "terms"

    vocabulary: str
    vocabulary_version: str
    code: str
    group: str
    position: int
    kind: str
    """The extent it is coded with: "point" or "interval"."""
    labels: Json
    """Label by language code: {"en": …, "ru": …}."""
    definition: str
    colour: str
    key: str = ""
    """Physical key on a US board, e.g. "Z" or "Shift+Z"; empty: none."""
    attributes: list[str] = field(default_factory=list)
    retired: bool = False


@dataclass(frozen=True, kw_only=True)
class Annotation(Record):
    """What somebody says is seen or heard, and when. `end_pts` is None for a point and while open."""

    TABLE: ClassVar[str] = "annotations"
    NUMBERED: ClassVar[str | None] = "media_uid"

    number: int = 0
    media_uid: str
    term_code: str
    extent: str
    start_pts: int
    end_pts: int | None = None
    presence: str = Presence.SEEN
    certainty: str = Certainty.CLEAR
    attributes: Json = field(default_factory=dict)
    note: str = ""
    annotator: str
    made_utc: str
    status: str = AnnotationStatus.UNREVIEWED
    look_speed: str = ""
    """For "looked for and not seen": how fast it was watched, e.g. "1" or "0.5"."""
    look_with_sound: bool | None = None
    carried_from: str = ""
    """The uid of the annotation of a confirmed copy that this one was carried over from, be it removed since."""


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


@dataclass(frozen=True, kw_only=True)
class ReportIssue(Record):
    """A report that was given out. `as_of` is the custody entry whose state it shows."""

    TABLE: ClassVar[str] = "report_issues"
    NUMBERED: ClassVar[str | None] = "case"

    number: int = 0
    as_of: int
    issued_utc: str
    program: Json
    files: list[Json]
    """`{"name", "sha256", "size"}` of each file written."""


RECORD_TYPES: tuple[type[Record], ...] = (
    CaseDetails,
    StoredObject,
    Posting,
    PostingObject,
    Media,
    Examination,
    Shot,
    Keyframe,
    Term,
    Annotation,
    Suggestion,
    CopyLink,
    ReportIssue,
)
