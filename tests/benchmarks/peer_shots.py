"""PySceneDetect's detectors with many settings over the same files, for the table of shots.

Each file is decoded once, and every detector is fed every frame as PySceneDetect's own loop feeds it. The detectors
that start from the same measure of a frame (content and adaptive) are handed one measurement.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog.jobs import JobContext


@dataclass(frozen=True)
class Setting:
    """One detector with its settings in words; `make` gives it new, joined with others where there are several."""

    detector: str
    words: str
    make: Callable[[], list[Any]]
    is_default: bool = False


def settings() -> list[Setting]:
    """Every detector at its defaults and over a grid of its thresholds."""
    return [*_content(), *_adaptive(), *_threshold(), *_histogram(), *_hash()]


def boundaries(context: JobContext, *, path: str) -> dict[str, list[int]]:
    """Job: the frames at which each setting (by "detector words") begins a scene."""
    from scenedetect import open_video

    wanted = {f"{each.detector} {each.words}": each.make() for each in settings()}
    shared = _Shared()
    for detectors in wanted.values():
        for detector in detectors:
            shared.give_to(detector)
    found: dict[str, list[int]] = {name: [] for name in wanted}
    video = open_video(path)
    shrink = _shrunk_by(video.frame_size[0])
    while (picture := video.read()) is not False:
        context.check_cancelled()
        position = video.position
        shared.take(position, shrink(picture))
        for name, detectors in wanted.items():
            for detector in detectors:
                found[name] += [cut.frame_num for cut in detector.process_frame(position, shared.picture)]
    for name, detectors in wanted.items():
        for detector in detectors:
            found[name] += [cut.frame_num for cut in detector.post_process(video.position)]
    return {name: sorted(set(frames) - {0}) for name, frames in found.items()}


def by_its_own_loop(path: Path, setting: Setting) -> list[int]:
    """The same for one setting through SceneManager: slow, and what `boundaries` must agree with."""
    from scenedetect import SceneManager, open_video

    manager = SceneManager()
    for each in setting.make():
        manager.add_detector(each)
    manager.detect_scenes(open_video(str(path)))
    return [start.frame_num for start, _ in manager.get_scene_list()[1:]]


class _Shared:
    """The frame under way, and what the content detectors measure of it, measured once."""

    def __init__(self) -> None:
        self._measuring: Any = None
        self._position: Any = None
        self._score: float | None = None
        self.picture: Any = None

    def take(self, position: Any, picture: Any) -> None:
        self._position, self.picture, self._score = position, picture, None

    def give_to(self, detector: Any) -> None:
        from scenedetect.detectors import ContentDetector

        if isinstance(detector, ContentDetector):
            if self._measuring is None:
                self._measuring = ContentDetector()
            detector._calculate_frame_score = self._measured  # type: ignore[method-assign]

    def _measured(self, position: Any, picture: Any) -> float:
        if self._score is None:
            self._score = self._measuring._calculate_frame_score(position, picture)
        return self._score


def _shrunk_by(width: int) -> Callable[[Any], Any]:
    import cv2
    from scenedetect.scene_manager import compute_downscale_factor

    factor = compute_downscale_factor(width)
    if factor <= 1:
        return lambda picture: picture
    return lambda picture: cv2.resize(
        picture,
        (max(1, round(picture.shape[1] / factor)), max(1, round(picture.shape[0] / factor))),
        interpolation=cv2.INTER_LINEAR,
    )


def _content() -> Iterator[Setting]:
    from scenedetect.detectors import ContentDetector

    yield Setting("content", "as it comes", lambda: [ContentDetector()], is_default=True)
    for threshold, shortest in itertools.product((12, 15, 18, 21, 24, 27, 30, 35, 40, 45), (8, 15)):

        def make(threshold: float = threshold, shortest: int = shortest) -> list[Any]:
            return [ContentDetector(threshold=threshold, min_scene_len=shortest)]

        yield Setting("content", f"threshold={threshold} min_scene_len={shortest}", make)


def _adaptive() -> Iterator[Setting]:
    from scenedetect.detectors import AdaptiveDetector, ThresholdDetector

    yield Setting("adaptive", "as it comes", lambda: [AdaptiveDetector()], is_default=True)
    grid = itertools.product((3, 4, 5, 6, 8, 12), (5, 15, 25), (2, 4, 8), (8, 15), (False, True))
    for ratio, least, window, shortest, fades in grid:

        def make(
            ratio: float = ratio,
            least: float = least,
            window: int = window,
            shortest: int = shortest,
            fades: bool = fades,
        ) -> list[Any]:
            own = AdaptiveDetector(
                adaptive_threshold=ratio, min_content_val=least, window_width=window, min_scene_len=shortest
            )
            return [own, ThresholdDetector(min_scene_len=shortest)] if fades else [own]

        words = f"ratio={ratio} min={least} window={window} min_scene_len={shortest}{' + fades' * fades}"
        yield Setting("adaptive", words, make)


def _threshold() -> Iterator[Setting]:
    from scenedetect.detectors import ThresholdDetector

    yield Setting("threshold", "as it comes", lambda: [ThresholdDetector()], is_default=True)
    for threshold, shortest in itertools.product((6, 12, 20, 30, 45), (8, 15)):

        def make(threshold: float = threshold, shortest: int = shortest) -> list[Any]:
            return [ThresholdDetector(threshold=threshold, min_scene_len=shortest)]

        yield Setting("threshold", f"threshold={threshold} min_scene_len={shortest}", make)


def _histogram() -> Iterator[Setting]:
    from scenedetect.detectors import HistogramDetector

    yield Setting("histogram", "as it comes", lambda: [HistogramDetector()], is_default=True)
    for threshold in (0.05, 0.1, 0.2, 0.3):

        def make(threshold: float = threshold) -> list[Any]:
            return [HistogramDetector(threshold=threshold, min_scene_len=8)]

        yield Setting("histogram", f"threshold={threshold} min_scene_len=8", make)


def _hash() -> Iterator[Setting]:
    from scenedetect.detectors import HashDetector

    yield Setting("hash", "as it comes", lambda: [HashDetector()], is_default=True)
    for threshold in (0.35, 0.4, 0.45, 0.5):

        def make(threshold: float = threshold) -> list[Any]:
            return [HashDetector(threshold=threshold, min_scene_len=8)]

        yield Setting("hash", f"threshold={threshold} min_scene_len=8", make)
