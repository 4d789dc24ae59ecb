"""The one pass over all frames of a video, in which shots and keyframes are found and fingerprints are taken."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import numpy as np

from catalog.analysis.beside import Ahead, Behind
from catalog.analysis.copies.fingerprints import FingerprintTaker
from catalog.analysis.keyframes import Candidate, KeyframeChooser, Pick
from catalog.analysis.results import StillResult
from catalog.analysis.settings import ExaminationSettings
from catalog.analysis.shots.detector import Boundary, BoundaryDetector
from catalog.analysis.stills import StillMaker
from catalog.analysis.thumbs import analysis_picture, planes_of, sharpness_milli, thumbnail
from catalog.jobs import JobContext
from catalog.media.frame_index import FrameIndex
from catalog.media.frame_reader import DecodedFrame, decode_all

LOOKED_AT_A_SECOND = 8
"""Frames a second whose sharpness is measured. Measuring all of them costs a tenth of decoding them."""
_REPORT_EVERY = 8
_MOST_BEHIND = 2
"""Keyframes that may wait for being compressed; each holds a decoded frame."""
_MOST_AHEAD = 4
"""Decoded frames that may wait for being looked at, so that the decoder does not stand still meanwhile."""


@dataclass(slots=True)
class Seen:
    """What one pass saw. The arrays have a place for each decoded frame, by its number; the sharpness of frames
    that were not measured is -1."""

    fingerprints: FingerprintTaker
    """Twice a second, and of every keyframe."""
    boundaries: list[Boundary] = field(default_factory=list)
    keyframes: list[StillResult] = field(default_factory=list)
    shots_without: list[int] = field(default_factory=list)
    """Shots in which no frame was fit to be a keyframe."""
    pts: array[int] = field(default_factory=lambda: array("q"))
    sharpness: array[int] = field(default_factory=lambda: array("q"))
    damaged: bytearray = field(default_factory=bytearray)
    """1 for frames that the decoder made up in part, and those that follow in their group."""

    @property
    def is_whole(self) -> bool:
        return not any(self.damaged)

    def fingerprint(self, keyframe: DecodedFrame) -> None:
        self.fingerprints.take(keyframe.pts, planes_of(keyframe.raw)[0], keyframe=True)


def decoding_pass(
    context: JobContext,
    path: Path,
    stream_index: int,
    index: FrameIndex,
    maker: StillMaker,
    *,
    settings: ExaminationSettings,
    one_thread: bool,
) -> Seen:
    """Decodes every frame once, on a thread that runs a little ahead; keyframes are compressed on another.

    What is found does not depend on how the threads take turns. Raises Cancelled and what the maker raises; the
    maker then still knows what it has laid down, and no thread is left.
    """
    seen = Seen(FingerprintTaker(index.time_base, maker.rotation_degrees))
    rate = nominal_rate(index)
    stride = max(1, round(rate / LOOKED_AT_A_SECOND))
    frames = decode_all(path, index, stream_index, one_thread=one_thread)
    compressing: Behind[Pick, StillResult] = Behind(lambda pick: _made(maker, pick), _MOST_BEHIND)
    with compressing as behind, Ahead(frames, _MOST_AHEAD) as ahead:

        def emit(pick: Pick) -> None:
            seen.fingerprint(pick.candidate.frame)
            behind.start(pick)

        detector = BoundaryDetector(rate, settings.shots)
        chooser = KeyframeChooser(rate, emit, settings.keyframes)
        tainted_until = 0
        for frame in ahead:
            if frame.is_damaged:
                tainted_until = index.group_of(index.number_at(frame.pts))[1]
            tainted = tainted_until > 0 and index.number_at(frame.pts) < tainted_until
            planes = planes_of(frame.raw)
            found = detector.push(thumbnail(*planes))
            looked_at = frame.number % stride == 0 or chooser.wants(frame)
            seen.pts.append(frame.pts)
            seen.sharpness.append(sharpness_milli(analysis_picture(planes[0])) if looked_at else -1)
            seen.damaged.append(tainted)
            seen.boundaries += found
            if seen.fingerprints.wants(frame.pts):
                seen.fingerprints.take(frame.pts, planes[0])
            if looked_at and not tainted:
                chooser.offer(Candidate(frame, detector.latest, seen.sharpness[-1]))
            chooser.settle(found, detector.certain_before)
            if frame.number % _REPORT_EVERY == 0:
                context.report(frame.number, len(index), "frames")
        found = detector.finish()
        seen.boundaries += found
        if seen.pts:
            chooser.finish(found, len(seen.pts))
        seen.shots_without = chooser.without
        seen.keyframes = sorted(behind.results(), key=lambda still: still.frame)
    return seen


def best_number(seen: Seen, first: int, end: int) -> int:
    """The sharpest frame from `first` up to `end`, an undamaged one if there is any."""
    numbers = range(first, end)
    whole = [number for number in numbers if not seen.damaged[number]]
    return max(whole or numbers, key=lambda number: seen.sharpness[number])


def nominal_rate(index: FrameIndex) -> float:
    """Frames a second by the median step; 25 where there is but one frame."""
    steps = np.diff(index.pts)
    return float(1 / (Fraction(max(1, int(np.median(steps)))) * index.time_base)) if len(steps) else 25.0


def measured(frame: DecodedFrame) -> int:
    """The frame's sharpness, as the pass measures it."""
    return sharpness_milli(analysis_picture(planes_of(frame.raw)[0]))


def _made(maker: StillMaker, pick: Pick) -> StillResult:
    candidate = pick.candidate
    return maker.make(
        candidate.frame, candidate.sharpness_milli, shot=pick.shot, reason=pick.reason, full=pick.is_best
    )
