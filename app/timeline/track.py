"""Where times and lanes stand in the timeline's viewport. Knows nothing of what is drawn there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from app.timeline.lanes import Lane
from app.timeline.scale import Scale

GUTTER = 164
"""Width of the lanes' names, at the left."""
RULER, SHOTS, KEYS, SOUND, SUGGESTIONS = 22, 20, 12, 34, 20
"""Heights of the parts above the annotations, from the top down; the last two only where there is any."""
ROW, GAP = 19, 4


def lane_height(lane: Lane) -> int:
    return lane.rows * ROW + GAP


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

    @property
    def sound_top(self) -> int:
        return RULER + SHOTS + KEYS

    @property
    def suggestions_top(self) -> int:
        return self.sound_top + (SOUND if self.shows_sound else 0)

    @property
    def head(self) -> int:
        """Where the annotations' lanes begin."""
        return self.suggestions_top + (SUGGESTIONS if self.shows_suggestions else 0)

    @property
    def whole_height(self) -> int:
        """What everything would take without scrolling."""
        return self.head + sum(lane_height(lane) for lane in self.lanes) + 4

    def lane_tops(self) -> list[float]:
        """Where each lane begins in the viewport, scrolled."""
        tops, top = [], self.head - self.scrolled
        for lane in self.lanes:
            tops.append(top)
            top += lane_height(lane)
        return tops
