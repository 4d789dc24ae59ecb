"""Finds the boundaries between shots in one pass over thumbnails, in bounded memory.

Three questions are asked of each frame, once it has some frames after it:

* *A cut?* The change from the frame before stands out from the changes around it, the blocks of the one frame
  are not found again in the other, and no frame somewhat later is like a frame somewhat earlier: a return means
  a flash, a jolt or something that passed the lens.
* *A fade?* The contrast falls to nothing and rises again on something unlike.
* *A dissolve?* Between two unlike frames each frame is a blend of the two, in growing parts.

The ratio to the neighbours instead of a fixed threshold is PySceneDetect's adaptive detector's idea.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from catalog.analysis.shots.cuts import CutSettings, CutTest
from catalog.analysis.shots.gradual import BlendTest, FadeTest, Gradual, GradualSettings
from catalog.analysis.shots.history import History, Sample, are_one_scene
from catalog.analysis.thumbs import Thumbnail


@dataclass(frozen=True, slots=True)
class Boundary:
    """`frame` is the first frame in which the new shot prevails, counted from 0 in presentation order.

    `first_frame` and `last_frame` (inclusive) are the frames of the transition itself: those of a gradual one
    that show both shots, or a dimmed one; for a cut both are `frame`.
    """

    kind: str
    frame: int
    first_frame: int
    last_frame: int


@dataclass(frozen=True, slots=True)
class DetectorSettings:
    """Times in seconds; the thresholds of each test stand with it."""

    longest_disturbance_seconds: float = 1.2
    """How long something may hide the scene and still count as passing."""
    longest_dissolve_seconds: float = 2.4
    cut: CutSettings = field(default_factory=CutSettings)
    gradual: GradualSettings = field(default_factory=GradualSettings)


class BoundaryDetector:
    """Push thumbnails in presentation order; boundaries come out in order, `delay` frames late or more.

    `rate` is the nominal number of frames a second; only the lengths of windows follow from it. The same
    thumbnails give the same boundaries.
    """

    def __init__(self, rate: float, settings: DetectorSettings | None = None) -> None:
        self.settings = settings or DetectorSettings()
        rate = float(np.clip(rate, 8.0, 60.0))
        self._reach = max(12, round(self.settings.longest_disturbance_seconds * rate))
        self.delay = self._reach + 2
        self._longest = longest = max(24, round(self.settings.longest_dissolve_seconds * rate))
        self._history = History(longest + self.delay + 2 * self._reach)
        self._cuts = CutTest(self._history, self._reach, self.settings.cut)
        self._blends = BlendTest(self._history, longest, max(1, round(rate / 15)), self.settings.gradual)
        self._fades = FadeTest(self._history, self._reach, self.settings.gradual)
        self._shot_start = 0
        self._blend: Gradual | None = None

    def push(self, thumbnail: Thumbnail) -> list[Boundary]:
        """Takes the next frame; returns the boundaries that became certain."""
        self._history.push(thumbnail)
        return list(self._decided(self._history.count - 1 - self.delay))

    @property
    def latest(self) -> Sample:
        """What was measured of the frame pushed last."""
        return self._history[self._history.count - 1]

    @property
    def certain_before(self) -> int:
        """No boundary still to come has a transition that begins before this frame."""
        decided = self._history.count - 1 - self.delay
        starts = [decided - self._longest]
        if self._blend is not None:
            starts.append(self._blend.first)
        if self._fades.dark_since is not None:
            starts.append(self._fades.dark_since)
        return max(0, self._shot_start, min(starts))

    def finish(self) -> list[Boundary]:
        """The boundaries among the last frames. Call once, at the end."""
        count = self._history.count
        found = [each for frame in range(max(0, count - self.delay), count) for each in self._decided(frame)]
        return found + list(self._settled_blend())

    def _decided(self, frame: int) -> Iterator[Boundary]:
        """What can be said once `frame` has all the frames after it that the tests want."""
        if frame < max(1, self._shot_start):
            return
        if self._cuts.at(frame, self._shot_start):
            yield from self._settled_blend()
            self._shot_start = frame
            yield Boundary("cut", frame, frame, frame)
            return
        fade = self._fades.ending_at(frame, self._shot_start)
        if fade is not None:
            if self._blend is not None and self._blend.last < fade.first:
                yield from self._settled_blend()
            self._blend = None
            yield self._gradual(fade)
            return
        if self._blend is not None and frame - self._blend.last > self._reach // 2:
            yield from self._settled_blend()
        better_than = self._blend.score if self._blend else 0.0
        self._blend = self._blends.best_ending_at(frame, self._shot_start, better_than) or self._blend

    def _settled_blend(self) -> Iterator[Boundary]:
        blend, self._blend = self._blend, None
        if blend is None or self._blends.is_doubtful(blend, self._shot_start) or self._returns(blend):
            return
        yield self._gradual(blend)

    def _gradual(self, found: Gradual) -> Boundary:
        self._shot_start = max(self._shot_start, found.last + 1)
        if found.last - found.first < 3:
            return Boundary("cut", found.last + 1, found.last + 1, found.last + 1)
        return Boundary("gradual", found.middle, found.first, found.last)

    def _returns(self, found: Gradual) -> bool:
        """Is the scene from before a gradual change there again after it?"""
        history = self._history
        befores = [
            b for b in (found.first - 1, found.first - 6) if b >= max(self._shot_start, history.oldest)
        ]
        afters = range(found.last + 1, min(found.last + self._reach, history.count), 4)
        limit = self.settings.gradual.same_scene
        return any(are_one_scene(history[b], history[a], limit) for b in befores for a in afters)
