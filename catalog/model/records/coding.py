"""What people say is seen and heard, where in the picture, and what others say of that."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from catalog.model.records.base import Json, Record


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


class RegionKind(StrEnum):
    BOX = "box"
    POLYGON = "polygon"
    POINT = "point"


class RegionState(StrEnum):
    """How what a region marks stands in the picture from one of its keyed frames on."""

    VISIBLE = "visible"
    HIDDEN = "hidden"
    OUT_OF_VIEW = "out of view"


class ActorKind(StrEnum):
    PERSON = "person"
    GROUP = "group"


class Verdict(StrEnum):
    """What a second look at an annotation came to."""

    CONFIRM = "confirm"
    DISPUTE = "dispute"
    COMMENT = "comment"


class AssignmentState(StrEnum):
    OPEN = "open"
    HANDED_IN = "handed in"
    ADJUDICATED = "adjudicated"


class Outcome(StrEnum):
    """Which coder's annotation an adjudication keeps."""

    FIRST = "first"
    SECOND = "second"
    BOTH = "both"
    NEITHER = "neither"


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
    actor_uid: str | None = None
    """Who acts, among the persons and groups that the case names; None: nobody named."""
    target_uid: str | None = None
    """Whom it concerns, likewise."""
    tags: list[str] = field(default_factory=list)
    doubt: str = ""
    """Why the program itself wants it looked at again, in words: it ended when the window lost the keys."""
    assignment_uid: str | None = None
    """The assignment that it was coded for; None: the case's own coding."""


@dataclass(frozen=True, kw_only=True)
class Region(Record):
    """Where in the picture an annotation is: a box, polygon or point at keyed frames, interpolated between them.

    Each key is `{"pts", "points": [[x, y], …], "state", "made_by"}`. `x` and `y` are thousandths of a pixel of
    the decoded frame as it is coded: not turned upright, pixel aspect not applied, from its upper left corner. A
    box has two points, opposite corners; a polygon three or more, as many in every key; a point one. `state` is a
    RegionState and holds until the next key; only between two visible keys is there a place in between.
    `made_by` is "person" or "tracker". Keys lie in order of their PTS.
    """

    TABLE: ClassVar[str] = "regions"
    NUMBERED: ClassVar[str | None] = "annotation_uid"

    number: int = 0
    annotation_uid: str
    media_uid: str
    kind: str
    label: str = ""
    keys: list[Json]
    unsure_pts: int | None = None
    """Where tracking stopped because it was unsure; None: it did not."""
    unsure_why: str = ""


@dataclass(frozen=True, kw_only=True)
class Actor(Record):
    """A person or group as the case names them: "officer A, helmet 217". Never found by recognising faces."""

    TABLE: ClassVar[str] = "actors"
    NUMBERED: ClassVar[str | None] = "case"

    number: int = 0
    kind: str = ActorKind.PERSON
    name: str
    description: str = ""
    member_of: str = ""
    """The uid of the group that a person is seen with; empty: none named."""

    @property
    def label(self) -> str:
        return f"H{self.number}"


@dataclass(frozen=True, kw_only=True)
class SecondLook(Record):
    """What somebody who looked again says of an annotation, which stays as it is but for its status."""

    TABLE: ClassVar[str] = "second_looks"

    of_annotation: str
    """Its uid, be it removed since."""
    verdict: str
    text: str = ""
    looked_by: str
    looked_utc: str
    coder_hidden: bool = False
    """Whether the first coder's name was kept from whoever looked."""
    seen: Json = field(default_factory=dict)
    """The annotation's term, span, presence, certainty and attributes as they stood then."""


@dataclass(frozen=True, kw_only=True)
class Assignment(Record):
    """Recordings that somebody codes without seeing what others coded; the two are then adjudicated."""

    TABLE: ClassVar[str] = "assignments"
    NUMBERED: ClassVar[str | None] = "case"

    number: int = 0
    title: str
    coder: str
    media_uids: list[str]
    term_codes: list[str] = field(default_factory=list)
    """Only these are coded; empty: all."""
    note: str = ""
    state: str = AssignmentState.OPEN
    made_by: str
    made_utc: str


@dataclass(frozen=True, kw_only=True)
class Adjudication(Record):
    """Which of two coders' annotations is kept, or both, or neither, and why."""

    TABLE: ClassVar[str] = "adjudications"

    assignment_uid: str
    media_uid: str
    first: str = ""
    """The uid of the case's own annotation, be it removed since; empty: it has none there."""
    second: str = ""
    """The uid of the assignment's annotation, likewise."""
    outcome: str
    became: list[str] = field(default_factory=list)
    """Uids of the annotations of the case that came of it."""
    reason: str = ""
    decided_by: str
    decided_utc: str
