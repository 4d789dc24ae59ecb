"""Following a region from frame to frame, until it is unsure: then it stops, and says why.

Points inside the region are found again in the next frame by optical flow in a pyramid (Lucas and Kanade 1981;
Bouguet 2001); a point counts if it comes back to where it was when the flow is turned round (Kalal, Mikolajczyk and
Matas 2010). A similarity is fitted to those that agree. What lies there is then laid over the first look, which takes
out the small errors that add up, and compared with it cell by cell: a part that is covered shows in its cells.
Nothing here knows what it follows; there is no model of persons or faces.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.analysis.looks import Look, composed, seen_at
from catalog.analysis.results import TrackResult
from catalog.errors import MediaUnreadable
from catalog.jobs import JobContext
from catalog.media.frame_index import FrameIndex
from catalog.media.frame_reader import FrameReader
from catalog.media.opencv import cv2
from catalog.model.records import RegionKind, RegionState
from catalog.model.regions import PIXEL, Points

Plane = NDArray[np.uint8]
Floats = NDArray[np.float64]

HIDDEN_OR_CHANGED = (
    "what is seen there no longer looks like what was marked: it may be hidden, turned or blurred"
)
TOO_FEW = "too little is left there that can be held on to"
APART = "its parts move apart, or something else moves into it"
JUMP = "it would have jumped or changed its size from one frame to the next"
CUT = "the picture cuts to another shot here"
NO_PICTURE = "the recording is damaged here and gives no picture"
_CIRCLE = np.stack([[np.cos(t), np.sin(t)] for t in np.linspace(0, 2 * np.pi, 24, endpoint=False)])
REPORT_EVERY = 5
PARTIAL_EVERY = 10


@dataclass(frozen=True, slots=True)
class TrackingSettings:
    """Chosen on made clips of other seeds than those that the figures are measured on."""

    most_points: int = 90
    least_points: int = 8
    least_share_found: float = 0.3
    """Of the points looked for, so many must be found again and lead back."""
    back_px: float = 1.0
    """How near a point must come back, in pixels of the part that is looked at."""
    agree_px: float = 1.5
    least_agreeing: float = 0.55
    look_longest_px: int = 480
    """The part of the frame that is looked at is made smaller than this."""
    largest_step: float = 0.2
    """Of the frame's longer side."""
    largest_growth: float = 1.2
    """From one frame to the next."""
    sure_cells: float = 0.62
    """Share of the cells that must look as they did."""
    sure_likeness: float = 0.55
    """Normalised correlation with the look that is compared with."""
    clear_cells: float = 0.8
    clear_likeness: float = 0.72
    """Below these a frame is doubtful: when tracking stops, doubtful frames just before are not told."""
    most_taken_back: int = 20
    least_inside: float = 0.35
    """Share of the region's own area that must lie inside the picture."""


@dataclass(slots=True)
class Step:
    """One frame: the region's points in pixels, or why there are none."""

    points: Floats | None
    doubtful: bool = False
    left: bool = False
    why: str = ""


@dataclass(slots=True)
class Follower:
    """Follows points `(n, 2)` in pixels, given on `luma`, over the frames given to `step` one after the other."""

    luma: Plane
    points: Floats
    kind: str
    settings: TrackingSettings = field(default_factory=TrackingSettings)
    first: Look = field(init=False)
    latest: Look = field(init=False)
    pose: Floats = field(init=False)
    """Similarity (2, 3) from where the region was on the first frame to where it is."""
    since_latest: int = 0
    start: Floats = field(init=False)

    def __post_init__(self) -> None:
        self.luma = np.ascontiguousarray(self.luma)
        self.points = np.asarray(self.points, np.float64)
        self.pose = np.array([[1.0, 0, 0], [0, 1.0, 0]])
        self.start = self.points.copy()
        self.first = self.latest = Look.taken(
            self.luma, self._around(self.points), self._outline(self.points)
        )

    # ------------------------------------------------------------ one frame

    def step(self, luma: Plane) -> Step:
        luma = np.ascontiguousarray(luma)
        moved, why = self._flow(luma)
        if moved is None:
            return Step(None, why=why)
        pose = composed(moved, self.pose)
        seen, pose = self._compared(luma, pose)
        points = self._placed(pose)
        inside = self._share_inside(points)
        if inside < self.settings.least_inside:
            return Step(None, left=True)
        if seen.cells < self.settings.sure_cells or seen.likeness < self.settings.sure_likeness:
            return Step(None, why=HIDDEN_OR_CHANGED)
        doubtful = seen.cells < self.settings.clear_cells or seen.likeness < self.settings.clear_likeness
        self.luma, self.pose, self.points = luma, pose, points
        self._renew(luma, doubtful=doubtful, inside=inside)
        return Step(points, doubtful=doubtful)

    def _flow(self, luma: Plane) -> tuple[Floats | None, str]:
        """The similarity (2, 3) by which the region moved since the last frame, or why it is not known."""
        wanted = self.settings
        left, top, right, bottom = self._looked_at(luma.shape)
        scale = min(1.0, wanted.look_longest_px / max(right - left, bottom - top))
        before, now = (_part(each, left, top, right, bottom, scale) for each in (self.luma, luma))
        offset = np.array([left, top], np.float64)
        outline = (self._outline(self.points) - offset) * scale
        found = _features(before, outline, wanted.most_points)
        if len(found) < wanted.least_points:
            return None, TOO_FEW
        there, kept = _found_again(before, now, found, wanted.back_px)
        if kept.sum() < max(wanted.least_points, wanted.least_share_found * len(found)):
            return None, TOO_FEW
        fitted, agreeing = cv2.estimateAffinePartial2D(
            found[kept], there[kept], method=cv2.RANSAC, ransacReprojThreshold=wanted.agree_px
        )
        if fitted is None or agreeing.sum() < max(wanted.least_points, wanted.least_agreeing * kept.sum()):
            return None, APART
        growth = float(np.hypot(fitted[0, 0], fitted[1, 0]))
        # from the part's own pixels to those of the frame
        fitted[:, 2] = fitted[:, 2] / scale + offset - fitted[:, :2] @ offset
        centre = self.points.mean(axis=0)
        far = np.abs(fitted[:, :2] @ centre + fitted[:, 2] - centre).max()
        if not 1 / wanted.largest_growth < growth < wanted.largest_growth:
            return None, JUMP
        if far > wanted.largest_step * max(luma.shape):
            return None, JUMP
        return np.asarray(fitted, np.float64), ""

    def _compared(self, luma: Plane, pose: Floats) -> tuple[Any, Floats]:
        """What is seen at the pose, against the first look or, where that says little, the latest sure one."""
        clear = self.settings
        seen, better = seen_at(luma, self.first, pose)
        if seen.cells >= clear.clear_cells and seen.likeness >= clear.clear_likeness:
            return seen, better
        late, better_late = seen_at(luma, self.latest, pose)
        return (late, better_late) if late.likeness > seen.likeness else (seen, better)

    def _renew(self, luma: Plane, *, doubtful: bool, inside: float) -> None:
        """Takes a new look now and then while nothing is doubtful, for what slowly turns or changes its light."""
        self.since_latest += 1
        if self.since_latest >= 6 and not doubtful and inside > 0.98:
            outline = self._outline(self.points)
            self.latest = Look.taken(luma, self._around(self.points), outline, pose=self.pose)
            self.since_latest = 0

    # ------------------------------------------------------------ places

    def _placed(self, pose: Floats) -> Floats:
        """The region's points at a pose. A box stays upright: it moves and grows, but does not turn."""
        if self.kind != RegionKind.BOX:
            return moved_by(pose, self.start)
        growth = float(np.hypot(pose[0, 0], pose[1, 0]))
        centre = self.start.mean(axis=0)
        placed: Floats = moved_by(pose, centre[None])[0] + growth * (self.start - centre)
        return placed

    def _outline(self, points: Floats) -> Floats:
        """Corners `(n, 2)` of what is looked for: an outline itself, the ellipse in a box, whose corners mostly show
        what is behind the thing, and a circle around a point."""
        if self.kind == RegionKind.POLYGON:
            return points
        reach = np.full(2, max(12.0, 0.02 * max(self.luma.shape)))
        if self.kind == RegionKind.BOX:
            reach = (points[1] - points[0]) / 2
        return np.asarray(points.mean(axis=0) + reach * _CIRCLE)

    def _around(self, points: Floats) -> tuple[float, float, float, float]:
        outline = self._outline(points)
        (left, top), (right, bottom) = outline.min(axis=0), outline.max(axis=0)
        return float(left), float(top), float(right), float(bottom)

    def _looked_at(self, shape: tuple[int, ...]) -> tuple[int, int, int, int]:
        """The part of the frame in which the region is looked for: its own size and more on each side."""
        left, top, right, bottom = self._around(self.points)
        reach = max(48.0, 0.75 * max(right - left, bottom - top), 0.06 * max(shape))
        return (
            max(0, int(left - reach)),
            max(0, int(top - reach)),
            min(shape[1], int(right + reach) + 1),
            min(shape[0], int(bottom + reach) + 1),
        )

    def _share_inside(self, points: Floats) -> float:
        left, top, right, bottom = self._around(points)
        height, width = self.luma.shape
        across = min(right, width) - max(left, 0.0)
        down = min(bottom, height) - max(top, 0.0)
        if self.kind == RegionKind.POINT and not (0 <= points[0, 0] <= width and 0 <= points[0, 1] <= height):
            return 0.0
        return float(max(0.0, across) * max(0.0, down) / max(1e-9, (right - left) * (bottom - top)))


def moved_by(pose: Floats, points: Floats) -> Floats:
    moved: Floats = points @ pose[:, :2].T + pose[:, 2]
    return moved


def _part(luma: Plane, left: int, top: int, right: int, bottom: int, scale: float) -> Plane:
    part = np.ascontiguousarray(luma[top:bottom, left:right])
    if scale < 1:
        size = max(8, round(part.shape[1] * scale)), max(8, round(part.shape[0] * scale))
        part = cv2.resize(part, size, interpolation=cv2.INTER_AREA)
    return part


def _features(picture: Plane, outline: Floats, most: int) -> NDArray[np.float32]:
    """Corners `(n, 2)` inside the outline that can be found again."""
    mask = np.zeros(picture.shape, np.uint8)
    cv2.fillPoly(mask, [np.round(outline).astype(np.int32)], 255)
    side = float(max(4.0, np.sqrt(max(1.0, mask.sum() / 255))))
    found = cv2.goodFeaturesToTrack(picture, most, 0.01, max(2.0, side / 14), mask=mask, blockSize=5)
    return np.zeros((0, 2), np.float32) if found is None else found.reshape(-1, 2)


def _found_again(
    before: Plane, now: Plane, points: NDArray[np.float32], back_px: float
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Where the points are in the other picture, and which of them lead back to where they came from."""
    how = {
        "winSize": (17, 17),
        "maxLevel": 4,
        "criteria": (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 20, 0.03),
    }
    given = points.reshape(-1, 1, 2)
    there, found, _ = cv2.calcOpticalFlowPyrLK(before, now, given, None, **how)
    again, returned, _ = cv2.calcOpticalFlowPyrLK(now, before, there, None, **how)
    off = np.linalg.norm(again - given, axis=2).reshape(-1)
    kept = (found.reshape(-1) == 1) & (returned.reshape(-1) == 1) & (off < back_px)
    return there.reshape(-1, 2), kept


# ---------------------------------------------------------------- a recording


@dataclass(slots=True)
class Track:
    """What is known so far. `places` are (PTS, points in thousandths of a pixel, doubtful)."""

    places: list[tuple[int, Points, bool]]
    ended: str = "stopped"
    unsure_pts: int | None = None
    unsure_why: str = ""
    left_pts: int | None = None


def track_file(
    context: JobContext,
    *,
    path: str,
    stream_index: int,
    index_path: str,
    kind: str,
    points: Points,
    from_pts: int,
    until_pts: int,
    direction: int,
    cuts: Sequence[int],
) -> TrackResult:
    """Follows a region over the exact frames of a file, from the one at `from_pts` to the last before `until_pts`
    (`direction` 1), or back to the first after it (-1). `cuts` are PTS of first frames of shots.

    Hands over what it has every second or so. Raises MediaUnreadable where the first frame gives no picture.
    """
    settings = TrackingSettings()
    index = FrameIndex.load(Path(index_path))
    told = {
        "settings": {
            "method": "optical flow, compared with the first and the latest look",
            **{name: str(value) for name, value in asdict(settings).items()},
        },
        "versions": {"opencv": cv2.__version__, "av": version("av")},
    }
    with FrameReader(Path(path), index, stream_index, while_decoding=context.check_cancelled) as reader:
        numbers = _numbers(index, from_pts, until_pts, direction)
        track = Track([(index.pts_of(numbers[0]), points, False)])
        shape = (0, 0)
        follower: Follower | None = None
        for done, number in enumerate(numbers):
            context.check_cancelled()
            pts = index.pts_of(number)
            try:
                luma = reader.frame(number).raw.to_ndarray(format="gray").astype(np.uint8, copy=False)
            except MediaUnreadable:
                if follower is None:
                    raise
                _stop(track, "unsure", pts, NO_PICTURE, settings)
                break
            if follower is None:
                follower, shape = Follower(luma, np.array(points) / PIXEL, kind, settings), luma.shape
                continue
            crossed = pts if direction > 0 else index.pts_of(number + 1)
            if crossed in cuts:
                _stop(track, "cut", pts, CUT, settings)
                break
            if not followed(track, follower.step(luma), pts, kind, shape, settings):
                break
            if done % REPORT_EVERY == 0:
                context.report(done, len(numbers), "frames", "following")
            if done % PARTIAL_EVERY == 0:
                context.partial(_result(track, from_pts, until_pts, **told))
        else:
            track.ended = "limit"
    return _result(track, from_pts, until_pts, **told)


def _numbers(index: FrameIndex, from_pts: int, until_pts: int, direction: int) -> range:
    """Frame numbers from the one shown at `from_pts` on."""
    first = index.number_at(from_pts)
    if direction > 0:
        return range(first, max(first + 1, int(np.searchsorted(index.pts, until_pts, side="left"))))
    return range(first, min(first, int(np.searchsorted(index.pts, until_pts, side="right"))) - 1, -1)


def followed(
    track: Track,
    step: Step,
    pts: int,
    kind: str,
    shape: tuple[int, ...],
    settings: TrackingSettings,
) -> bool:
    """Notes one step; False when it was the last."""
    if step.left:
        track.ended, track.left_pts = "left", pts
        return False
    if step.points is None:
        _stop(track, "unsure", pts, step.why, settings)
        return False
    track.places.append((pts, kept_points(step.points, kind, shape), step.doubtful))
    return True


def kept_points(points: Floats, kind: str, shape: tuple[int, ...]) -> Points:
    """Pixels as a region keeps them: thousandths, inside the frame."""
    height, width = shape[0] * PIXEL, shape[1] * PIXEL
    scaled = np.rint(points * PIXEL).astype(np.int64)
    return tuple((int(min(max(x, 0), width)), int(min(max(y, 0), height))) for x, y in scaled)


def _stop(track: Track, ended: str, pts: int, why: str, settings: TrackingSettings) -> None:
    """It ends here as unsure; frames just before that were doubtful already are taken back."""
    track.ended, track.unsure_pts, track.unsure_why = ended, pts, why
    if ended == "cut":
        return
    taken = list(
        itertools.takewhile(lambda place: place[2], track.places[: -settings.most_taken_back - 1 : -1])
    )
    taken = taken[: len(track.places) - 1]
    if taken:
        track.unsure_pts = taken[-1][0]
        del track.places[-len(taken) :]


def _result(track: Track, from_pts: int, until_pts: int, **told: Any) -> TrackResult:
    places = [(pts, points, str(RegionState.VISIBLE)) for pts, points, _ in track.places]
    if track.left_pts is not None:
        places.append((track.left_pts, places[-1][1], str(RegionState.OUT_OF_VIEW)))
    return TrackResult(
        from_pts=from_pts,
        until_pts=until_pts,
        reached_pts=places[-1][0],
        places=places,
        ended=track.ended,
        unsure_pts=track.unsure_pts,
        unsure_why=track.unsure_why,
        **told,
    )
