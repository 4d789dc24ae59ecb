"""What jobs of this room give back. Free of OpenCV, so that reading a result loads none of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from catalog.store.objects import TakenObject

if TYPE_CHECKING:
    from catalog.analysis.sound.listening import SoundSummary


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundShot:
    """Frames and PTS are half-open; the fields are those of `records.Shot`."""

    position: int
    start_pts: int
    end_pts: int
    start_frame: int
    end_frame: int
    begins_with: str
    transition_first_frame: int
    transition_last_frame: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StillResult:
    """One frame: when it is, the hash of its decoded pixels, and its PNG, where one was laid into the store."""

    pts: int
    frame: int
    sharpness_milli: int
    pixel_sha256: str
    pixel_format: str
    still: TakenObject | None
    still_recipe: dict[str, Any] = field(default_factory=dict)
    reason: str = ""
    shot: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExaminationResult:
    frame_count: int
    settings: dict[str, Any]
    versions: dict[str, str]
    gaps: list[dict[str, Any]]
    shots: list[FoundShot]
    keyframes: list[StillResult]
    sound: SoundSummary | None = None
    """None where there is no sound that can be decoded, or it was not to be listened to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackResult:
    """How a region was followed from one frame on, or back. `places` are (PTS, points, state) of each frame looked
    at, the first frame's too, in the order in which they came; points as in `records.Region`."""

    from_pts: int
    until_pts: int
    """Where following would have ended at the latest; itself not followed to."""
    reached_pts: int
    """The last frame whose place is told."""
    places: list[tuple[int, tuple[tuple[int, int], ...], str]]
    ended: str
    """"limit", "unsure", "cut", "left" (the picture) or "stopped" (by somebody, on the way)."""
    unsure_pts: int | None = None
    """The first frame whose place is not told because it was unsure."""
    unsure_why: str = ""
    settings: dict[str, Any] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
