"""Pictures made of frames, and where a frame was taken."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from catalog.model.records.base import Json, Record


class PictureKind(StrEnum):
    """What a derived picture is."""

    ENHANCED_STILL = "enhanced still"
    PANORAMA = "panorama"


@dataclass(frozen=True, kw_only=True)
class DerivedPicture(Record):
    """A picture made from frames of a recording, for people's eyes: its object's recipe says how."""

    TABLE: ClassVar[str] = "derived_pictures"
    NUMBERED: ClassVar[str | None] = "media_uid"

    number: int = 0
    media_uid: str
    kind: str
    object_uid: str
    first_pts: int
    last_pts: int
    recipe: Json
    note: str = ""
    made_by: str
    made_utc: str


@dataclass(frozen=True, kw_only=True)
class PlaceMatch(Record):
    """A frame, or a panorama made of frames, beside a reference picture, with numbered matching points.

    Each point is `{"number", "x", "y", "other_x", "other_y", "note"}` in thousandths of a pixel of either picture
    from its upper left corner: of a frame as it is coded (as regions are), of a stored picture as it is stored.
    """

    TABLE: ClassVar[str] = "place_matches"
    NUMBERED: ClassVar[str | None] = "case"

    number: int = 0
    media_uid: str
    pts: int
    picture_uid: str | None = None
    """The derived picture that stands for the frame; None: the frame itself."""
    reference_object_uid: str
    reference: Json
    """`{"kind": photograph, map, satellite view or street view, "source", "date", "title"}`, as stated."""
    points: list[Json] = field(default_factory=list)
    result: str = ""
    latitude_micro: int | None = None
    longitude_micro: int | None = None
    """Millionths of a degree, WGS 84; None: not stated."""
    error_metres: int | None = None
    note: str = ""
    made_by: str
    made_utc: str
    check: str = ""
    """A second person's verdict: "agrees", "disagrees" or "cannot tell"; empty: nobody checked it yet."""
    check_note: str = ""
    checked_by: str = ""
    checked_utc: str = ""
