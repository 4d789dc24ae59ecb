"""Where times and lanes stand in the timeline's viewport. Knows nothing of what is drawn there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from app.timeline.lanes import Lane, Row
from app.timeline.scale import Scale
from catalog.later import np
from catalog.model.records import Annotation

if TYPE_CHECKING:
    from numpy.typing import NDArray

GUTTER = 164
"""Width of the lanes' names, at the left."""
RULER, SHOTS, WATCHED, SOUND, SUGGESTIONS = 25, 23, 11, 28, 18
"""Heights of the parts above the annotations, from the top down; the last two only where there is any."""
ROW, GAP, EMPTY = 19, 4, 16
"""A row of annotations, what is between two lanes, and a lane without any; rows are higher where text is larger."""
LEAST = 3.0
"""No span is drawn narrower."""
POINT = 6.0
"""Half of a point's diamond."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is in the lanes: `member` of the lane's annotations in `row`, or none there."""

    lane: Lane
    row: int
    member: int | None = None

    @property
    def annotation(self) -> Annotation | None:
        return None if self.member is None else self.lane.annotations[self.member]


@dataclass(slots=True)
class Track:
    """One recording laid out over a viewport of `width` x `height` pixels.

    `x` counts from the end of the gutter; `scrolled` is how many pixels the annotations' lanes are pushed up.
    """

    scale: Scale = field(default_factory=Scale)
    first_pts: int = 0
    time_base: Fraction = Fraction(0)
    width: float = 0.0
    height: float = 0.0
    scrolled: float = 0.0
    shows_sound: bool = False
    shows_suggestions: bool = False
    lanes: Sequence[Lane] = ()
    awaits: bool = False
    """Whether there are annotations that are not laid out yet."""
    speech: Sequence[Row] = ()
    """Rows of what was said, above the lanes."""
    row: int = ROW
    """Height of a row, which the text in it sets."""
    _seconds_per_tick: float = field(init=False)

    def __post_init__(self) -> None:
        self._seconds_per_tick = float(self.time_base)

    def seconds(self, pts: int) -> float:
        """From the first frame, which stands at the left edge."""
        return (pts - self.first_pts) * self._seconds_per_tick

    def x(self, pts: int) -> float:
        return self.scale.x(self.seconds(pts))

    def is_in_view(self, start_x: float, end_x: float, margin: float = 20.0) -> bool:
        return end_x >= -margin and start_x <= self.scale.width + margin

    def xs(self, pts: NDArray[np.int64]) -> NDArray[np.floating[Any]]:
        """`x` of many."""
        seconds = (pts - self.first_pts) * self._seconds_per_tick
        found: NDArray[np.floating[Any]] = (seconds - self.scale.start) * self.scale.per_second
        return found

    def pts_at(self, x: float) -> float:
        """The time at a place, in ticks; not yet a frame's."""
        return self.first_pts + self.scale.seconds(x) / max(self._seconds_per_tick, 1e-12)

    def ticks(self, pixels: float) -> float:
        """How long so many pixels are, in ticks of the time base."""
        return pixels / self.scale.per_second / max(self._seconds_per_tick, 1e-12)

    # ---------------------------------------------------------------- from the top down

    @property
    def watched_top(self) -> int:
        return RULER + SHOTS

    @property
    def sound_top(self) -> int:
        return self.watched_top + WATCHED

    @property
    def suggestions_top(self) -> int:
        return self.sound_top + (SOUND if self.shows_sound else 0)

    @property
    def head(self) -> int:
        """Where the part that scrolls begins: what was said, and the annotations' lanes."""
        return self.suggestions_top + (SUGGESTIONS if self.shows_suggestions else 0)

    @property
    def box(self) -> int:
        """Height of what is drawn in a row."""
        return self.row - 3

    @property
    def empty(self) -> int:
        return self.row - ROW + EMPTY

    def lane_height(self, lane: Lane) -> int:
        return len(lane.rows) * self.row + GAP if lane.rows else self.empty

    @property
    def speech_height(self) -> int:
        return len(self.speech) * self.row + GAP if self.speech else 0

    @property
    def speech_top(self) -> float:
        return self.head - self.scrolled

    @property
    def whole_height(self) -> int:
        """What everything would take without scrolling."""
        return self.head + self.speech_height + sum(self.lane_height(lane) for lane in self.lanes) + 4

    def lane_tops(self) -> list[float]:
        """Where each lane begins in the viewport, scrolled."""
        tops, top = [], self.speech_top + self.speech_height
        for lane in self.lanes:
            tops.append(top)
            top += self.lane_height(lane)
        return tops

    def row_top(self, spot: Spot) -> float:
        """Where the annotation's box begins, downwards."""
        top = dict(zip((id(lane) for lane in self.lanes), self.lane_tops(), strict=True))[id(spot.lane)]
        return top + spot.row * self.row + GAP / 2 + 1

    # ---------------------------------------------------------------- what is where

    def spot_at(self, x: float, y: float) -> Spot | None:
        """What is in the lanes at a place; None above and below them."""
        if y < self.head:
            return None
        for lane, top in zip(self.lanes, self.lane_tops(), strict=True):
            if top <= y < top + self.lane_height(lane):
                row = min(int((y - top - GAP / 2) // self.row), len(lane.rows) - 1) if lane.rows else 0
                return Spot(lane, max(0, row), self._member_at(lane, max(0, row), x))
        return None

    def _member_at(self, lane: Lane, row: int, x: float) -> int | None:
        """The annotation of a row that is drawn at `x`; of several the nearest one's, the last of those."""
        found, distance = None, 1e9
        for member, start, end in self.drawn(lane, row, x, x):
            away = max(start - x, x - end, 0.0)
            if away <= 2.0 and away <= distance:
                found, distance = member, away
        return found

    def drawn(self, lane: Lane, row: int, left: float, right: float) -> list[tuple[int, float, float]]:
        """(member, left, right) of what is drawn in a row and touches `left` … `right`, points with all their width."""
        if row >= len(lane.rows):
            return []
        there, margin = lane.rows[row], POINT + 4
        points, opens = lane.flags("points"), lane.flags("opens")
        part = there.between(self.pts_at(left - margin), self.pts_at(right + margin))
        found = []
        for member, start, end in zip(
            there.members[part].tolist(),
            self.xs(there.starts[part]).tolist(),
            self.xs(there.ends[part]).tolist(),
            strict=True,
        ):
            wide = (start, max(end, start + LEAST))
            if points[member]:
                wide = (start - POINT, start + POINT)
            elif opens[member]:
                wide = (start - 4.0, start + 8.0)
            if wide[1] >= left - 2 and wide[0] <= right + 2:
                found.append((member, *wide))
        return found
