"""Chooses the frames of each shot that are worth showing, while the video is being decoded.

Few decoded frames are held: the sharpest of each quarter of a second that is not yet known to lie within one
shot, and the sharpest of the shot under way.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from catalog.analysis.history import Sample, one_scene
from catalog.analysis.shots import Boundary
from catalog.media.frame_reader import DecodedFrame

SHARPEST = "sharpest of the shot"
FIRST_VIEW = "first view of a long take"
NEW_VIEW = "new view within a long take"
LATER = "a minute on within a long take"
ONLY_POOR = "the shot has only dark or damaged frames, or frames of a transition"

BLACK = 24.0
"""Mean luma below which a frame says nothing."""
_UNLIKE, _ALIKE = 0.66, 0.82
"""Evidence (`history.one_scene`) below which a view is new, and above which two frames show the same view."""
_STEADY = 4
"""A view stands still when candidates so many apart (a second) are alike."""
_MOST_HELD = 20
"""Decoded frames that wait, at most; 60 MB at 1080p."""
_BUCKET_SECONDS, _VIEW_SECONDS, _LATER_SECONDS = 0.25, 2.0, 60.0


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

    reason: str
    anchor: Sample
    best: Candidate
    rival: Candidate | None = None
    """The sharpest frame since the picture became unlike the anchor."""
    unlike_since: int = 0
    unlike: list[Sample] = field(default_factory=list)
    """The last few frames that were unlike it, in one run."""


class KeyframeChooser:
    """Offer every frame in order, tell the boundaries as they are found, and how far they are certain.

    `emit` is called once for each keyframe, as soon as its picture is not needed here any more.
    """

    def __init__(self, rate: float, emit: Callable[[Pick], None]) -> None:
        self._bucket = max(1, round(_BUCKET_SECONDS * rate))
        self._view_frames, self._later_frames = round(_VIEW_SECONDS * rate), round(_LATER_SECONDS * rate)
        self._emit = emit
        self._waiting: deque[Candidate] = deque()
        self._ahead: deque[Boundary] = deque()
        self._opened_by = Boundary("start", 0, -1, -1)
        self._shot = 0
        self._view: _View | None = None
        self._best: tuple[Candidate, str] | None = None
        self.without: list[int] = []
        """Positions of the shots in which no frame was fit to be shown."""

    def offer(self, candidate: Candidate) -> None:
        """Holds the frame if it is the sharpest of its quarter second so far, and neither black nor damaged."""
        if candidate.sample.brightness < BLACK or candidate.frame.is_damaged:
            return
        bucket = candidate.number // self._bucket
        if self._waiting and self._waiting[-1].number // self._bucket == bucket:
            if self._waiting[-1].sharpness_milli >= candidate.sharpness_milli:
                return
            self._waiting.pop()
        self._waiting.append(candidate)
        if len(self._waiting) > _MOST_HELD:
            dullest = min(range(1, _MOST_HELD), key=lambda k: self._waiting[k].sharpness_milli)
            del self._waiting[dullest]

    def settle(self, boundaries: list[Boundary], until: int) -> None:
        """Boundaries found since the last call; frames before `until` lie in no transition but those told."""
        self._ahead.extend(boundaries)
        bound = until // self._bucket * self._bucket
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
        self._close_view()
        if self._best is None:
            self.without.append(self._shot)
        else:
            self._emit(Pick(self._best[0], self._shot, SHARPEST, is_best=True))
        self._best = None

    def _close_view(self) -> None:
        """The sharper of the view's best and the shot's stays, the other's picture is handed on."""
        if self._view is None:
            return
        new = (self._view.best, self._view.reason)
        self._view = None
        if self._best is None:
            self._best = new
            return
        stays_new = new[0].sharpness_milli > self._best[0].sharpness_milli
        handed_on, self._best = (self._best, new) if stays_new else (new, self._best)
        self._emit(Pick(handed_on[0], self._shot, handed_on[1], is_best=False))

    def _consider(self, candidate: Candidate) -> None:
        view = self._view
        if view is None:
            self._view = _View(FIRST_VIEW, candidate.sample, candidate)
            return
        old_enough = candidate.number - view.anchor.frame >= self._view_frames
        if old_enough and one_scene(view.anchor, candidate.sample) < _UNLIKE:
            self._unlike(view, candidate)
            return
        view.rival, view.unlike = None, []
        if candidate.number - view.anchor.frame >= self._later_frames:
            self._begin_view(LATER, candidate)
        elif candidate.sharpness_milli > view.best.sharpness_milli:
            view.best = candidate

    def _unlike(self, view: _View, candidate: Candidate) -> None:
        """A new view has begun once it stands still, or after the old has been out of sight for a while."""
        if view.rival is None:
            view.rival, view.unlike_since = candidate, candidate.number
        elif candidate.sharpness_milli > view.rival.sharpness_milli:
            view.rival = candidate
        earlier = view.unlike[0] if len(view.unlike) == _STEADY else None
        steady = earlier is not None and one_scene(earlier, candidate.sample) >= _ALIKE
        view.unlike = [*view.unlike[1 - _STEADY :], candidate.sample]
        if steady or candidate.number - view.unlike_since >= self._view_frames:
            self._begin_view(NEW_VIEW, view.rival, anchor=candidate.sample)

    def _begin_view(self, reason: str, best: Candidate, *, anchor: Sample | None = None) -> None:
        self._close_view()
        self._view = _View(reason, anchor or best.sample, best)
