"""Chooses the frames of each shot that are worth showing, while the video is being decoded.

A shot is followed view by view: in a view every frame is like one that is held for it (`history.shown_in` of at
least the density's `alike`), moments apart. Each view gives one keyframe, unless an earlier one of the shot shows
all of it. So the keyframes of a shot cover it: no stretch of half as long again as the density's `view_seconds`
goes by without a frame that is like one of them.

Few decoded frames are held: the sharpest of each quarter of a second that is not yet known to lie within one shot,
three of the view under way, one of what may become the next, and the best of the shot.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from catalog.analysis.results import StillResult
from catalog.analysis.shots.detector import Boundary
from catalog.analysis.shots.history import Sample, is_shown_in, shown_in
from catalog.media.frame_reader import DecodedFrame

BEST = "sharpest near the middle look of the shot"
FIRST_VIEW = "first view of a long take"
ONLY_POOR = "the shot has only dark or damaged frames, or frames of a transition"

BLACK = 24.0
"""Mean luma below which a frame says nothing."""
_STILL = 0.85
"""Evidence (`history.shown_in`) from which on the camera has come to rest."""
_STEADY = 4
"""It has when candidates so many apart (a second) are alike."""
_MOST_HELD = 20
"""Decoded frames that wait, at most …"""
_MOST_HELD_BYTES = 112_000_000
"""… and their bytes: 20 frames at 1080p take 62 million; of 4K pictures nine are held …"""
_LEAST_HELD = 4
"""… but never fewer than so many."""
_POOL = 3
"""Decoded frames of a view from which its keyframe is chosen at its end."""
_WITNESSES = 8
"""Moments of a view, at most, to which whatever is to stand for it must be alike."""
_MOST_DUE = 6
"""Frames taken at intervals that wait for their shot to be known, at most."""
_MOST_REMEMBERED = 24
"""Keyframes of a shot with which its later views are compared."""
_BUCKET_SECONDS = 0.25
_WORTH_ASKING = 0.05
"""By how much a frame's worth must exceed another's to take its place: asking what it is like costs time."""
_LUMA_FOR_SHARPNESS = 8.0
"""So many steps of luma away from the middle look weigh as much as being sharp 1/e as much."""


class Density(StrEnum):
    FEW = "few"
    NORMAL = "normal"
    MANY = "many"


@dataclass(frozen=True, slots=True)
class Grain:
    """What a density means. There is at most one keyframe in `view_seconds` beside those of shots' beginnings."""

    view_seconds: float
    """What is to be seen for longer than this has a keyframe like it."""
    later_seconds: float
    """A view that lasts gets another keyframe so often."""
    alike: float
    """Evidence (`history.shown_in`) from which on a keyframe stands for a frame."""
    repeats: bool
    """Whether what comes back in a shot is shown again."""


GRAINS = {
    Density.FEW: Grain(6.0, 300.0, 0.60, repeats=False),
    Density.NORMAL: Grain(2.0, 60.0, 0.70, repeats=False),
    Density.MANY: Grain(1.0, 10.0, 0.80, repeats=True),
}


@dataclass(frozen=True, slots=True)
class KeyframeSettings:
    density: str = Density.NORMAL
    """One of `Density`."""
    interval_seconds: float = 0.0
    """Beside what the pictures ask for, one keyframe every so many seconds; 0: none."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A decoded frame that may become a keyframe."""

    frame: DecodedFrame
    sample: Sample
    sharpness_milli: int

    @property
    def number(self) -> int:
        return self.sample.frame


@dataclass(frozen=True, slots=True)
class Pick:
    """A keyframe. Of each shot one is the best, which gets a full still."""

    candidate: Candidate
    shot: int
    reason: str
    is_best: bool


@dataclass(slots=True)
class _View:
    """A stretch of a shot in which the same is to be seen."""

    began_at: int
    began: str
    """"first", "new" or "later"."""
    alike: float
    pool: list[Candidate] = field(default_factory=list)
    """Frames that are like all witnesses."""
    witnesses: list[Sample] = field(default_factory=list)
    every: int = 1
    """One frame of so many becomes a witness."""
    seen: int = 0
    """Candidates that lay in it."""
    look: NDArray[np.float32] | None = None
    """The sum of their signatures."""
    rival: Candidate | None = None
    """The sharpest frame since the picture became unlike the view."""
    unlike_since: int = 0
    unlike: list[Sample] = field(default_factory=list)
    """The last few frames that were unlike it, in one run."""

    def take(self, candidate: Candidate) -> bool:
        """Whether the frame belongs to the view: one of the pool, at least, is like it."""
        sample = candidate.sample
        like_it = [each for each in self.pool if is_shown_in(sample, each.sample, self.alike)]
        if self.pool and not like_it:
            return False
        self.pool = like_it
        self.look = sample.signature.copy() if self.look is None else self.look + sample.signature
        self._hold(candidate)
        if self.seen % self.every == 0:
            self.witnesses.append(sample)
            if len(self.witnesses) > _WITNESSES:
                self.witnesses, self.every = self.witnesses[::2], 2 * self.every
        self.seen += 1
        self.rival, self.unlike = None, []
        return True

    def _hold(self, candidate: Candidate) -> None:
        """Into the pool, if it is worth more than one of those there and stands for all that was seen before."""
        if len(self.pool) == _POOL:
            least = min(self.pool, key=self.worth)
            if self.worth(candidate) > self.worth(least) + _WORTH_ASKING and self.is_shown_by(
                candidate.sample
            ):
                self.pool.remove(least)
                self.pool.append(candidate)
        elif self.is_shown_by(candidate.sample):
            self.pool.append(candidate)

    def is_shown_by(self, sample: Sample) -> bool:
        """Is the frame like everything in the view?"""
        return all(is_shown_in(witness, sample, self.alike) for witness in self.witnesses)

    def worth(self, candidate: Candidate) -> float:
        """The sharper and the nearer to the mean look of the view, the better."""
        assert self.look is not None
        away = float(np.abs(candidate.sample.signature - self.look / max(1, self.seen)).mean())
        return math.log(1 + candidate.sharpness_milli) - away / _LUMA_FOR_SHARPNESS

    def best(self) -> Candidate:
        return max(self.pool, key=self.worth)


@dataclass(frozen=True, slots=True)
class _Best:
    """The keyframe of the longest view of a shot so far; `reason` is why it was chosen, were it not the best."""

    candidate: Candidate
    reason: str
    seen: int


class KeyframeChooser:
    """Offer every frame in order, tell the boundaries as they are found, and how far they are certain.

    `emit` is called once for each keyframe, as soon as its picture is not needed here any more; a frame chosen both
    for what it shows and by the interval comes twice (see `joined`).
    """

    def __init__(
        self, rate: float, emit: Callable[[Pick], None], settings: KeyframeSettings | None = None
    ) -> None:
        settings = settings or KeyframeSettings()
        self._grain = grain = GRAINS[Density(settings.density)]
        self._bucket = max(1, round(_BUCKET_SECONDS * rate))
        self._view_frames, self._later_frames = round(grain.view_seconds * rate), grain.later_seconds * rate
        self._rate = rate
        self._emit = emit
        self._waiting: deque[Candidate] = deque()
        self._interval = _Interval(Fraction(settings.interval_seconds).limit_denominator(1000))
        self._ahead: deque[Boundary] = deque()
        self._opened_by = Boundary("start", 0, -1, -1)
        self._shot = 0
        self._view: _View | None = None
        self._best: _Best | None = None
        self._chosen: list[Sample] = []
        """Of the keyframes of the shot under way."""
        self.without: list[int] = []
        """Positions of the shots in which no frame was fit to be shown."""

    def wants(self, frame: DecodedFrame) -> bool:
        """Is it the frame for one of the fixed intervals? Then it must be offered."""
        return self._interval.is_due(frame)

    def offer(self, candidate: Candidate) -> None:
        """Holds the frame if it is the sharpest of its quarter second so far, and neither black nor damaged."""
        if candidate.frame.is_damaged:
            return
        self._interval.offer(candidate)
        if candidate.sample.brightness < BLACK:
            return
        bucket = candidate.number // self._bucket
        if self._waiting and self._waiting[-1].number // self._bucket == bucket:
            if self._waiting[-1].sharpness_milli >= candidate.sharpness_milli:
                return
            self._waiting.pop()
        self._waiting.append(candidate)
        if len(self._waiting) > most_held(candidate.frame):
            dullest = min(range(1, len(self._waiting) - 1), key=lambda k: self._waiting[k].sharpness_milli)
            del self._waiting[dullest]

    def settle(self, boundaries: list[Boundary], until: int) -> None:
        """Boundaries found since the last call; frames before `until` lie in no transition but those told."""
        self._ahead.extend(boundaries)
        bound = until // self._bucket * self._bucket
        for due in self._interval.due(bound):
            shot = self._shot + sum(due.number >= each.frame for each in self._ahead)
            self._emit(Pick(due, shot, self._interval.reason, is_best=False))
        while self._waiting and self._waiting[0].number < bound:
            candidate = self._waiting.popleft()
            while self._ahead and candidate.number >= self._ahead[0].frame:
                self._next_shot()
            following = self._ahead[0].first_frame if self._ahead else candidate.number + 1
            if self._opened_by.last_frame < candidate.number < following or self._is_first_of_cut(candidate):
                self._consider(candidate)

    def finish(self, boundaries: list[Boundary], count: int) -> None:
        """The last boundaries, and the number of frames. Emits what is left."""
        self.settle(boundaries, count + self._bucket)
        while self._ahead:
            self._next_shot()
        self._close_shot()

    def _is_first_of_cut(self, candidate: Candidate) -> bool:
        return self._opened_by.kind == "cut" and candidate.number == self._opened_by.frame

    def _next_shot(self) -> None:
        self._close_shot()
        self._opened_by = self._ahead.popleft()
        self._shot += 1

    def _close_shot(self) -> None:
        view = self._view
        if view is not None and view.rival is not None and len(view.unlike) == _STEADY:
            self._begin_view("new", view.rival)
        self._close_view()
        if self._best is None:
            self.without.append(self._shot)
        else:
            self._emit(Pick(self._best.candidate, self._shot, BEST, is_best=True))
        self._best, self._chosen = None, []

    def _close_view(self) -> None:
        """The keyframe of the view or that of the longest view before it stays, the other's picture is handed on."""
        view, self._view = self._view, None
        if view is None:
            return
        candidate = view.best()
        if view.began == "new" and not self._grain.repeats and any(map(view.is_shown_by, self._chosen)):
            return
        new = _Best(candidate, self._reason(view, candidate), view.seen)
        self._chosen = [*self._chosen[1 - _MOST_REMEMBERED :], candidate.sample]
        if self._best is None:
            self._best = new
            return
        handed_on, self._best = (self._best, new) if new.seen > self._best.seen else (new, self._best)
        self._emit(Pick(handed_on.candidate, self._shot, handed_on.reason, is_best=False))

    def _reason(self, view: _View, candidate: Candidate) -> str:
        if not self._chosen:
            return FIRST_VIEW
        last = self._chosen[-1]
        if view.began == "later":
            return f"{round((candidate.number - last.frame) / self._rate)} s further into the same view"
        unlike = round(100 * (1 - min(1.0, shown_in(candidate.sample, last))))
        return f"new content: {unlike} % unlike the keyframe before"

    def _consider(self, candidate: Candidate) -> None:
        view = self._view
        if view is None:
            self._begin_view("first", candidate)
        elif not view.take(candidate):
            self._unlike(view, candidate)
        elif candidate.number - view.began_at >= self._later_frames:
            self._begin_view("later", candidate)

    def _unlike(self, view: _View, candidate: Candidate) -> None:
        """A new view has begun once it stands still, or after the old has been out of sight for a while."""
        if view.rival is None:
            view.rival, view.unlike_since = candidate, candidate.number
        elif (
            candidate.sharpness_milli > view.rival.sharpness_milli
            or candidate.number - view.rival.number > self._view_frames // 2
        ):
            view.rival = candidate
        earlier = view.unlike[0] if len(view.unlike) == _STEADY else None
        steady = earlier is not None and is_shown_in(candidate.sample, earlier, _STILL)
        view.unlike = [*view.unlike[1 - _STEADY :], candidate.sample]
        is_late = candidate.number - view.unlike_since >= self._view_frames
        if is_late or (steady and candidate.number - view.began_at >= self._view_frames):
            rival = view.rival
            self._begin_view("new", rival)
            assert self._view is not None
            self._view.take(candidate)

    def _begin_view(self, began: str, first: Candidate) -> None:
        self._close_view()
        self._view = _View(first.number, began, self._grain.alike)
        self._view.take(first)


def most_held(frame: DecodedFrame) -> int:
    """How many frames of this size may wait."""
    size = sum(plane.buffer_size for plane in frame.raw.planes)
    return min(_MOST_HELD, max(_LEAST_HELD, _MOST_HELD_BYTES // max(1, size)))


class _Interval:
    """Takes the first frame at or after each multiple of an interval, counted from the first frame."""

    def __init__(self, seconds: Fraction) -> None:
        self._seconds = seconds
        self._begun: Fraction | None = None
        self._next = Fraction(0)
        self._taken: deque[Candidate] = deque()

    @property
    def reason(self) -> str:
        return f"every {float(self._seconds):g} s"

    def is_due(self, frame: DecodedFrame) -> bool:
        return bool(self._seconds) and self._passed(frame) >= self._next

    def offer(self, candidate: Candidate) -> None:
        if self.is_due(candidate.frame):
            self._taken.append(candidate)
            self._next = (self._passed(candidate.frame) // self._seconds + 1) * self._seconds

    def _passed(self, frame: DecodedFrame) -> Fraction:
        """Seconds since the first frame."""
        assert frame.raw.time_base is not None
        at = frame.pts * frame.raw.time_base
        self._begun = at if self._begun is None else self._begun
        return at - self._begun

    def due(self, bound: int) -> list[Candidate]:
        """Those before frame `bound`, and the oldest where many wait, as in a long stretch of black."""
        ready = []
        while self._taken and (self._taken[0].number < bound or len(self._taken) > _MOST_DUE):
            ready.append(self._taken.popleft())
        return ready


def joined(stills: list[StillResult]) -> list[StillResult]:
    """In order of time, each frame once: with its still, where it has one, and all reasons for which it was chosen."""
    by_frame: dict[int, StillResult] = {}
    for each in stills:
        other = by_frame.get(each.frame)
        if other is not None:
            kept, more = (each, other) if each.still is not None else (other, each)
            each = replace(kept, reason=f"{kept.reason}; {more.reason}")
        by_frame[each.frame] = each
    return [by_frame[number] for number in sorted(by_frame)]
