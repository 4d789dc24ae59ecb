"""What the jobs about copies are given and give back. Free of OpenCV, so that reading a result loads none of it.

Times are seconds: PTS times time base of the media they belong to.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from catalog.analysis.copies.matching import SharedRange


Area = tuple[int, int, int, int]
WHOLE: Area = (0, 0, 10_000, 10_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A media whose fingerprints lie in a file, and when it begins and ends."""

    uid: str
    path: str
    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """Footage that two media share, by their fingerprints."""

    one_uid: str
    other_uid: str
    ranges: tuple[SharedRange, ...]
    one_area: Area = WHOLE
    """Left, top, right, bottom of the picture without uniform borders, as shares of 10,000: the usual one."""
    other_area: Area = WHOLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    shared: tuple[Shared, ...]
    unusable: tuple[str, ...]
    """Media whose fingerprints cannot be read and must be made again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Footing:
    """A file to look into: where it is, and how its pictures stand upright."""

    path: str
    stream_index: int
    rotation_degrees: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ToCompare:
    one: Footing
    other: Footing
    ranges: tuple[SharedRange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Closely:
    """What aligned frames of two media showed. A side is "one", "other" or empty."""

    ranges: tuple[SharedRange, ...]
    """With moments exact to the frame, where the picture moves."""
    frames: int = 0
    """Pairs of frames that were laid over each other."""
    same_pixels: bool = False
    """Some decoded frame is the same bit for bit in both: the stream was not encoded again."""
    grey_side: str = ""
    overlaid_side: str = ""
    overlaid: bool = False
    overlaid_where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """What is known of a file that is in no case."""

    kind: str
    start: float
    end: float
    time_base: Fraction
    origin_pts: int
    footing: Footing
    facts: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundStill:
    """Where a picture comes from: a media and a moment of it."""

    uid: str
    seconds: float
    distance: int
    """Bits of 256 that differ."""
    mirrored: bool
    verified: bool
    """Details of the picture were found in the frame, at places that fit together."""
