"""The test for a hard cut between two frames, and for what only looks like one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from catalog.analysis.shots.history import History, apart

_NEAR = 6
"""Frames on either side that a cut's change must stand out from."""
_LAGS_BEFORE = (0, 2, 5, 10, 18, 28, 41, 60)
_LAGS_AFTER = (0, 1, 3, 6, 10, 16, 23, 30, 41, 60)
_SHORTEST_SHOT = 8
"""Frames that a picture must stand between two changes to count as a shot and not as a disturbance."""


@dataclass(frozen=True, slots=True)
class CutSettings:
    """Thresholds of the test; changes are in steps of 8-bit luma."""

    least_change: float = 3.5
    least_ratio: float = 2.6
    """To the median of the changes around it (plus one step, for still pictures)."""
    same_step: float = 0.74
    """Neighbouring frames at least this alike belong to one shot, however much they differ."""
    same_scene: float = 0.72
    """Frames further apart at least this alike show one scene."""


class CutTest:
    """Is there a cut right before a frame? Wants up to `reach` frames on either side; nothing is remembered."""

    def __init__(self, history: History, reach: int, settings: CutSettings) -> None:
        self._history = history
        self._reach = reach
        self.settings = settings

    def at(self, frame: int, shot_start: int) -> bool:
        """Whether a shot begins with `frame`; frames before `shot_start` belong to other shots."""
        history = self._history
        if frame - shot_start < 2 or not self._stands_out(frame):
            return False
        if history[frame - 1].is_blank or history[frame].is_blank:
            return False  # into or out of black: the test for fades decides
        if history.alike(frame - 1, frame) >= self.settings.same_step:
            return False
        return not self._comes_back(frame, shot_start)

    def _stands_out(self, frame: int) -> bool:
        history = self._history
        change = float(history.changes(frame, frame + 1)[0])
        if (
            change < self.settings.least_change
            or change < history.changes(max(frame - 2, 1), frame + 3).max()
        ):
            return False
        before = history.changes(max(frame - _NEAR, 1), frame)
        around = np.concatenate([before, history.changes(frame + 1, frame + 1 + _NEAR)])
        return change >= self.settings.least_ratio * (float(np.median(around)) + 1.0 if len(around) else 1.0)

    def _comes_back(self, frame: int, shot_start: int) -> bool:
        """Is the picture from before there again later, what lies between being no shot of its own?

        That is a flash, a jolt, or somebody who walks past the lens: entering it or leaving it.
        """
        history = self._history
        oldest = max(shot_start, history.oldest)
        befores = [frame - 1 - lag for lag in _LAGS_BEFORE if frame - 1 - lag >= oldest]
        afters = [frame + lag for lag in _LAGS_AFTER if frame + lag < history.count]
        pairs = [(a, b) for a in befores for b in afters if b - a <= self._reach]
        jump = apart(history[frame - 1], history[frame])
        for before, after in sorted(pairs, key=lambda pair: pair[1] - pair[0]):
            if apart(history[before], history[after]) > 0.8 * jump + 4.0:
                continue
            across = history.alike(before, after)
            if across < self.settings.same_scene:
                continue
            left, right = history.alike(before, frame - 1), history.alike(frame, after)
            if min(left, right) > across:
                continue  # each side holds together better than with the other: like by chance
            entering = right <= left
            if not self._is_a_shot(*((frame, after) if entering else (before + 1, frame)), entering=entering):
                return True
        return False

    def _is_a_shot(self, first: int, end: int, *, entering: bool) -> bool:
        """Is what begins with `first` (or ends before `end`) steady for a while, as when a film cuts away and back?"""
        changes = self._history.changes(first + 1, end)
        if len(changes) < _SHORTEST_SHOT:
            return False
        other = first + 1 + int(np.argmax(changes))
        first, end = (first, other) if entering else (other, end)
        return (
            end - first >= _SHORTEST_SHOT and self._history.alike(first, end - 1) >= self.settings.same_step
        )
