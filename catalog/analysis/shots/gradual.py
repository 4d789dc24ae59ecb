"""The tests for gradual transitions: dissolves, and fades through black or white."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from catalog.analysis.shots.history import History, Sample, are_one_scene, one_scene

_BARE = 5.0
"""Contrast (standard deviation of luma) below which a picture is a poor witness."""
_DIMMED = 0.85
"""Evidence (`history.one_scene`) from which on a darker picture counts as a bright one, dimmed."""


@dataclass(frozen=True, slots=True)
class Gradual:
    """A gradual transition: its first and last frame, the first in which the new shot prevails, how plain it is."""

    first: int
    last: int
    middle: int
    score: float
    residual: float = 0.0
    """What the model of a dissolve leaves unexplained, as a share of the change."""


@dataclass(frozen=True, slots=True)
class GradualSettings:
    """Thresholds of both tests; changes are in steps of 8-bit luma."""

    least_change: float = 9.0
    """Root mean square difference of the pictures on either side of a dissolve."""
    most_residual: float = 0.5
    """What a blend may leave unexplained, as a share of that difference …"""
    most_motion: float = 13.0
    """… and in steps of luma: what cameras and people move meanwhile."""
    same_scene: float = 0.82
    """Evidence from which on both sides count as one scene (`history.one_scene`)."""
    most_doubt: float = 0.74
    """See `BlendTest.is_doubtful`."""
    same_scene_faded: float = 0.95
    """The same where both sides are seen to dim towards the dark: nothing that passes the lens does that."""
    fade_depth: float = 0.4
    """The contrast in the middle of a fade, as a share of that on either side, at most."""


class BlendTest:
    """Looks for dissolves: stretches in which each frame is a blend of the frames at both ends, in growing parts.

    A linear model as in Truong, Dorai and Venkatesh (2000), on pictures so coarse that slow motion does not break
    it. A turning camera or a walker changes the picture otherwise and leaves a large residual.
    """

    def __init__(self, history: History, longest: int, stride: int, settings: GradualSettings) -> None:
        self._history = history
        self._windows = sorted({int(length) for length in np.geomspace(6, longest, 9)})
        self._stride = stride
        self._ask_again: dict[int, int] = {}
        """By the length of a window: the frame before which it need not be looked at, its ends being alike."""
        self.settings = settings

    def best_ending_at(self, end: int, shot_start: int, better_than: float) -> Gradual | None:
        """The plainest dissolve whose window ends at `end`, if its score beats `better_than`."""
        best: Gradual | None = None
        for length in self._windows:
            if end - length < max(shot_start, self._history.oldest):
                break
            if end % max(self._stride, length // 8) or end < self._ask_again.get(length, 0):
                continue
            found = self._between(end - length, end, shot_start, best.score if best else better_than)
            best = found or best
        return best

    def is_doubtful(self, found: Gradual, shot_start: int) -> bool:
        """Once frames after the dissolve are known: is it rather a camera or a scene in constant motion?

        Speaks against a dissolve: what the blend leaves unexplained, as much change on both sides of it as in it,
        likeness of the two pictures, and a bare wall for one of them, which a slow pan reaches just so.
        """
        history = self._history
        start, end = max(found.first - 1, history.oldest), min(found.last + 1, history.count - 1)
        doubt = found.residual + 0.3 * self._restlessness(start, end, shot_start)
        likeness = max(0.0, one_scene(history[start], history[end]) - 0.5)
        bare = 0.3 if min(history[start].contrast, history[end].contrast) < _BARE else 0.0
        return doubt + 0.35 * likeness + bare > self.settings.most_doubt

    def _restlessness(self, start: int, end: int, shot_start: int) -> float:
        """How much changes in as long a time before or after (the calmer side), as a share of the change within."""
        history, length = self._history, end - start
        oldest, newest = max(shot_start, history.oldest), history.count - 1
        outside = []
        if start - 3 >= oldest:
            outside.append(_rms(history[max(oldest, start - length)], history[start]))
        if end + 3 <= newest:
            outside.append(_rms(history[end], history[min(newest, end + length)]))
        return min(outside, default=0.0) / max(_rms(history[start], history[end]), 1e-6)

    def _between(self, start: int, end: int, shot_start: int, better_than: float) -> Gradual | None:
        history, settings = self._history, self.settings
        pictures = history.signatures(start, end + 1)
        change = pictures[-1] - pictures[0]
        energy = float(change @ change)
        size = float(np.sqrt(energy / len(change)))
        if size < max(settings.least_change, 1.03 * better_than):
            return None
        along = pictures @ change
        share = (along - along[0]) / energy
        growth = share[1:] - share[:-1]
        if growth.min() < -0.07 or growth.max() > max(0.28, 2.2 / (end - start)):
            return None
        moved = pictures - pictures[0]
        unexplained = np.sqrt(((moved - share[:, None] * change) ** 2).sum(axis=1) / energy)
        residual, score = float(unexplained.max()), size * (1 - float(unexplained.max()))
        if (
            residual > min(settings.most_residual, settings.most_motion / size + 0.08)
            or score <= 1.03 * better_than
        ):
            return None
        mixed = np.flatnonzero((share > 0.04) & (share < 0.96))
        if len(mixed) < 4 or history[start].is_blank or history[end].is_blank:
            return None
        if residual + 0.3 * self._restlessness(start, end, shot_start) > settings.most_doubt:
            return None
        if are_one_scene(history[start], history[end], settings.same_scene):
            self._ask_again[end - start] = end + max(3, (end - start) // 3)
            return None  # the dearest question, asked last and not of every frame
        middle = start + int(np.argmax(share >= 0.5))
        return Gradual(start + int(mixed[0]), start + int(mixed[-1]), middle, score, residual)


class FadeTest:
    """Looks for pictures that fade out and others that come after: a dip in contrast with unlike sides.

    Remembers the picture before a black stretch, which may last longer than the history.
    """

    def __init__(self, history: History, reach: int, settings: GradualSettings) -> None:
        self._history = history
        self._reach = reach
        self.settings = settings
        self._before: Sample | None = None
        self._darkest: Sample | None = None

    @property
    def dark_since(self) -> int | None:
        """While the picture is black: the first frame that was dimmed."""
        return None if self._before is None else self._before.frame + 1

    def ending_at(self, frame: int, shot_start: int) -> Gradual | None:
        """The fade whose last dark frame is `frame`. Wants some frames after it."""
        history = self._history
        if frame + 2 >= history.count:
            return None
        here = history[frame]
        if here.is_blank:
            if self._before is None:
                self._before = history[self._climb(frame, -1, shot_start)]
                self._darkest = here
            self._darkest = min(self._darkest or here, here, key=lambda sample: sample.contrast)
            if history[frame + 1].is_blank:
                return None
            before, darkest = self._before, self._darkest
            self._before = self._darkest = None
        else:
            self._before = self._darkest = None
            if here.contrast > history.contrasts(max(frame - 3, shot_start), frame + 4).min():
                return None
            before, darkest = history[self._climb(frame, -1, shot_start)], here
        after = history[self._climb(frame, +1, shot_start)]
        if before.frame >= darkest.frame or after.frame <= frame:
            return None
        return self._judged(before, darkest, frame + 1, after)

    def _judged(self, before: Sample, darkest: Sample, end: int, after: Sample) -> Gradual | None:
        settings = self.settings
        if darkest.contrast > settings.fade_depth * min(before.contrast, after.contrast):
            return None
        sides = (self._dims(before, darkest.frame), self._dims(after, end - 1))
        if False in sides or not (
            darkest.is_blank or (None not in sides and _nears_black(darkest, before, after))
        ):
            return None
        limit = settings.same_scene if None in sides else settings.same_scene_faded
        if one_scene(before, after) >= limit:
            return None
        return Gradual(before.frame + 1, after.frame - 1, min(end, after.frame), before.contrast)

    def _dims(self, bright: Sample, dark: int) -> bool | None:
        """Is the picture half-way to `dark` the bright one, dimmed? None for a change too sudden to tell."""
        history = self._history
        if bright.frame < history.oldest or abs(bright.frame - dark) <= 2:
            return None
        way = 1 if dark > bright.frame else -1
        for frame in range(bright.frame + way, dark, way):
            if history[frame].contrast <= 0.6 * bright.contrast:
                return one_scene(bright, history[frame]) >= _DIMMED
        return None

    def _climb(self, start: int, way: int, shot_start: int) -> int:
        """The frame up to which contrast goes on rising from the dip at `start` (to the left or to the right)."""
        history = self._history
        low = max(shot_start, history.oldest, start - self._reach)
        high = min(history.count - 1, start + self._reach)
        best, flat_since = start, 0
        for frame in range(start + way, (high + 1) if way > 0 else (low - 1), way):
            if history[frame].contrast > history[best].contrast * 1.02 + 0.2:
                best, flat_since = frame, 0
            elif history[best].contrast > 4.0:
                flat_since += 1
                if flat_since >= 3:
                    break
        return best


def _rms(a: Sample, b: Sample) -> float:
    change = a.signature - b.signature
    return float(np.sqrt(change @ change / len(change)))


def _nears_black(dark: Sample, before: Sample, after: Sample) -> bool:
    """Has the light gone, and not only the contrast as before a bare wall? (White counts like black.)"""
    left = [abs(each.brightness - 16) for each in (dark, before, after)]
    to_white = [abs(235 - each.brightness) for each in (dark, before, after)]
    return any(rest[0] <= 0.5 * min(rest[1:]) for rest in (left, to_white))
