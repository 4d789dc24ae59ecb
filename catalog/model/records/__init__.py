"""The records of a case. All are frozen; a changed record is a new one with the same uid (`replace`).

Every field is a string, an integer, a boolean, None, or a list or mapping of such (kept as JSON); no floats,
so that the custody chain hashes one canonical text (RFC 8785) for each record.

Times of a recording are presentation timestamps (PTS), integers in units of the media's time base
(`time_base_numerator / time_base_denominator` seconds); spans are half-open. Times of the world are UTC,
written `2026-11-01T09:30:00.000Z`.
"""

from __future__ import annotations

from catalog.model.records.analysis import (
    CopyLink,
    CopyState,
    Examination,
    Keyframe,
    Shot,
    Suggestion,
    SuggestionKind,
    SuggestionState,
)
from catalog.model.records.annex import (
    Annex,
    PackageVerdict,
)
from catalog.model.records.archive import (
    Graphic,
    Media,
    Posting,
    PostingObject,
    PostingState,
)
from catalog.model.records.base import (
    CaseDetails,
    Json,
    Record,
    Role,
    StoredObject,
)
from catalog.model.records.capture import (
    Capture,
    CaptureVerdict,
    Completeness,
    NetworkPath,
)
from catalog.model.records.coding import (
    CERTAINTY_MEANING,
    Actor,
    ActorKind,
    Adjudication,
    Annotation,
    AnnotationStatus,
    Assignment,
    AssignmentState,
    Certainty,
    Extent,
    Outcome,
    Presence,
    Region,
    RegionKind,
    RegionState,
    SecondLook,
    Verdict,
)
from catalog.model.records.keeping import (
    Checkpoint,
    CheckpointReason,
    StampState,
    TimeStamp,
)
from catalog.model.records.pages import (
    PageCapture,
)
from catalog.model.records.places import (
    DerivedPicture,
    PictureKind,
    PlaceMatch,
)
from catalog.model.records.queue import (
    QueueItem,
    QueueSource,
    QueueState,
)
from catalog.model.records.reports import (
    ReportIssue,
)
from catalog.model.records.vocabulary import (
    Term,
    TermAttribute,
    TermGroup,
)
from catalog.model.records.watching import (
    Alignment,
    Review,
    Utterance,
)

RECORD_TYPES: tuple[type[Record], ...] = (
    CaseDetails,
    StoredObject,
    Posting,
    PostingObject,
    Capture,
    Completeness,
    PageCapture,
    QueueItem,
    Media,
    Examination,
    Shot,
    Keyframe,
    Term,
    TermGroup,
    TermAttribute,
    Annotation,
    Region,
    Actor,
    Utterance,
    Review,
    Alignment,
    SecondLook,
    Assignment,
    Adjudication,
    DerivedPicture,
    PlaceMatch,
    Suggestion,
    CopyLink,
    ReportIssue,
    Annex,
    Checkpoint,
    TimeStamp,
)

__all__ = [
    "CERTAINTY_MEANING",
    "RECORD_TYPES",
    "Actor",
    "ActorKind",
    "Adjudication",
    "Alignment",
    "Annex",
    "Annotation",
    "AnnotationStatus",
    "Assignment",
    "AssignmentState",
    "Capture",
    "CaptureVerdict",
    "CaseDetails",
    "Certainty",
    "Checkpoint",
    "CheckpointReason",
    "Completeness",
    "CopyLink",
    "CopyState",
    "DerivedPicture",
    "Examination",
    "Extent",
    "Graphic",
    "Json",
    "Keyframe",
    "Media",
    "NetworkPath",
    "Outcome",
    "PackageVerdict",
    "PageCapture",
    "PictureKind",
    "PlaceMatch",
    "Posting",
    "PostingObject",
    "PostingState",
    "Presence",
    "QueueItem",
    "QueueSource",
    "QueueState",
    "Record",
    "Region",
    "RegionKind",
    "RegionState",
    "ReportIssue",
    "Review",
    "Role",
    "SecondLook",
    "Shot",
    "StampState",
    "StoredObject",
    "Suggestion",
    "SuggestionKind",
    "SuggestionState",
    "Term",
    "TermAttribute",
    "TermGroup",
    "TimeStamp",
    "Utterance",
    "Verdict",
]
