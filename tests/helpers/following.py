"""Following through made clips, and how right it was while it said that it was sure."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from catalog.analysis.tracking import Follower, Track, TrackingSettings, followed, kept_points
from catalog.media.opencv import cv2
from tests.helpers.moving import Clip, overlap

RIGHT = 0.5
"""Intersection over union from which a place is the right one."""
SEEN = 0.5
"""Share of the thing that nothing hides, from which it can be said where it is."""
INSIDE = 0.35


@dataclass
class Told:
    """What was said of one clip, or of several. A frame is wrong where a place is told and it is not there, or the
    thing is hidden."""

    frames: int = 0
    """Told places, but for the first frame's, which was given."""
    could: int = 0
    """Frames up to the first on which the thing is hidden or gone."""
    wrong: int = 0
    overlaps: list[float] = field(default_factory=list)
    seconds: float = 0.0
    """Of CPU."""
    looked_at: int = 0

    def __iadd__(self, other: Told) -> Told:
        self.frames += other.frames
        self.could += other.could
        self.wrong += other.wrong
        self.overlaps += other.overlaps
        self.seconds += other.seconds
        self.looked_at += other.looked_at
        return self

    @property
    def overlap(self) -> float:
        return sum(self.overlaps) / max(1, len(self.overlaps))


def could_tell(clip: Clip) -> int:
    """The first frame on which nobody could say where it is."""
    for number, (inside, uncovered) in enumerate(zip(clip.inside, clip.uncovered, strict=True)):
        if inside < INSIDE or uncovered < SEEN:
            return number
    return len(clip.frames)


def follow(clip: Clip, kind: str = "box") -> Track:
    """By the product's follower; frame numbers stand for PTS."""
    shape, settings = clip.frames[0].shape, TrackingSettings()
    follower = Follower(clip.frames[0], clip.first_points(), kind)
    track = Track([(0, kept_points(clip.first_points(), kind, shape), False)])
    for number in range(1, len(clip.frames)):
        if not followed(track, follower.step(clip.frames[number]), number, kind, shape, settings):
            return track
    track.ended = "limit"
    return track


def follow_by_peer(clip: Clip) -> dict[int, tuple[float, ...]]:
    """By OpenCV's TrackerMIL, the one tracker of opencv-python 5 that works without a model: boxes by frame, as
    long as it says that it has found something."""
    left, top, right, bottom = clip.first_points().ravel()
    tracker = cv2.TrackerMIL.create()
    tracker.init(
        cv2.cvtColor(clip.frames[0], cv2.COLOR_GRAY2BGR),
        (round(left), round(top), round(right - left), round(bottom - top)),
    )
    told: dict[int, tuple[float, ...]] = {}
    for number in range(1, len(clip.frames)):
        found, (x, y, width, height) = tracker.update(cv2.cvtColor(clip.frames[number], cv2.COLOR_GRAY2BGR))
        if not found:
            break
        told[number] = (x, y, x + width, y + height)
    return told


def judged(clip: Clip, boxes: dict[int, tuple[float, ...]]) -> Told:
    told = Told(frames=len(boxes), could=could_tell(clip) - 1)
    for number, box in boxes.items():
        right = overlap(clip.boxes[number], box)
        told.overlaps.append(right)
        told.wrong += right < RIGHT or clip.uncovered[number] < SEEN
    return told


def boxes_of(track: Track) -> dict[int, tuple[float, ...]]:
    return {
        number: tuple(value / 1000 for point in points for value in point)
        for number, points, _ in track.places[1:]
    }


def judged_ours(clip: Clip) -> Told:
    start = time.process_time()
    track = follow(clip)
    spent = time.process_time() - start
    told = judged(clip, boxes_of(track))
    last = track.unsure_pts if track.unsure_pts is not None else track.places[-1][0]
    told.seconds, told.looked_at = spent, max(1, last)
    return told


def judged_peer(clip: Clip) -> Told:
    start = time.process_time()
    boxes = follow_by_peer(clip)
    spent = time.process_time() - start
    told = judged(clip, boxes)
    told.seconds, told.looked_at = spent, max(1, len(boxes))
    return told
