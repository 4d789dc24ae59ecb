"""Which frames of a long take are chosen: by the stated measure they cover it, at each density."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from fractions import Fraction

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from catalog.analysis.keyframes import (
    BEST,
    GRAINS,
    Candidate,
    Density,
    KeyframeChooser,
    KeyframeSettings,
    Pick,
    most_held,
)
from catalog.analysis.shots.detector import BoundaryDetector
from catalog.analysis.shots.history import Sample, shown_in
from catalog.analysis.thumbs import analysis_picture, planes_of, sharpness_milli, thumbnail
from catalog.media.frame_reader import DecodedFrame
from catalog.media.opencv import cv2
from tests.helpers.scenes import PLACES, Camera, Scene, see

RATE, STRIDE = 25, 3
WIDTH, HEIGHT = 192, 108
STOP, WAY = 75, 40
"""Frames that the camera rests at each place, and that it takes to the next."""


@dataclass(frozen=True)
class Chosen:
    picks: list[Pick]
    samples: list[Sample]
    """Of every frame that was offered."""

    @property
    def numbers(self) -> list[int]:
        return [each.candidate.number for each in self.picks]


def long_take(stops: list[int], *, seed: int = 1) -> list[NDArray[np.uint8]]:
    """One take over places side by side, which rests at each of `stops` (numbers of places) and goes on."""
    rng = np.random.default_rng(seed)
    scenes = [Scene(rng, WIDTH, HEIGHT, PLACES[k % 4]) for k in range(max(stops) + 1)]
    scene = scenes[0]
    scene.canvas = np.hstack([each.canvas[:, : 2 * WIDTH] for each in scenes])
    scene.figures = []
    xs: list[float] = []
    for here, then in itertools.pairwise([*stops, stops[-1]]):
        xs += [2 * WIDTH * here + WIDTH] * STOP
        ease = (1 - np.cos(np.linspace(0, np.pi, WAY))) / 2
        xs += list(2 * WIDTH * (here + ease * (then - here)) + WIDTH) if then != here else []
    path = np.zeros((len(xs) + 1, 4))
    path[:, 0] = np.array([*xs, xs[-1]]) + rng.normal(0, 0.5, len(xs) + 1)
    path[:, 1], path[:, 2] = scene.canvas.shape[0] / 2, 1.0
    camera = Camera(path, np.full(len(path), 0.5))
    return [see(scene, camera, number) for number in range(len(xs))]


def chosen_from(pictures: list[NDArray[np.uint8]], settings: KeyframeSettings | None = None) -> Chosen:
    """The keyframes of the pictures as one shot, as the decoding pass would have them."""
    picks: list[Pick] = []
    samples: list[Sample] = []
    detector = BoundaryDetector(RATE)
    chooser = KeyframeChooser(RATE, picks.append, settings)
    for number, picture in enumerate(pictures):
        raw = av.VideoFrame.from_ndarray(picture, format="rgb24").reformat(format="yuv420p")
        raw.pts, raw.time_base = number, Fraction(1, RATE)
        planes = planes_of(raw)
        detector.push(thumbnail(*planes))
        frame = DecodedFrame(number, number, raw)
        if number % STRIDE == 0 or chooser.wants(frame):
            chooser.offer(Candidate(frame, detector.latest, sharpness_milli(analysis_picture(planes[0]))))
            samples.append(detector.latest)
        chooser.settle([], detector.certain_before)
    chooser.finish([], len(pictures))
    return Chosen(sorted(picks, key=lambda pick: pick.candidate.number), samples)


def longest_without(chosen: Chosen, alike: float) -> float:
    """Seconds of the longest stretch in which no frame is like any keyframe."""
    longest = since = 0
    for sample in chosen.samples:
        is_shown = any(shown_in(sample, pick.candidate.sample) >= alike for pick in chosen.picks)
        since = 0 if is_shown else since + STRIDE
        longest = max(longest, since)
    return longest / RATE


@pytest.fixture(scope="module")
def pan() -> list[NDArray[np.uint8]]:
    return long_take([0, 1, 2, 3, 4])


@pytest.fixture(scope="module")
def of_pan(pan: list[NDArray[np.uint8]]) -> dict[Density, Chosen]:
    return {density: chosen_from(pan, KeyframeSettings(density)) for density in Density}


@pytest.mark.parametrize("density", list(Density))
def test_the_keyframes_of_a_long_take_cover_it_by_the_measure_of_their_density(
    density: Density, of_pan: dict[Density, Chosen]
) -> None:
    grain = GRAINS[density]
    assert longest_without(of_pan[density], grain.alike) <= 1.5 * grain.view_seconds + 0.25


@pytest.mark.parametrize("density", [Density.NORMAL, Density.MANY])
def test_whoever_reads_only_the_strip_sees_every_place_where_the_camera_rested(
    density: Density, of_pan: dict[Density, Chosen]
) -> None:
    for place in range(5):
        start = place * (STOP + WAY)
        assert any(start - WAY // 2 <= number < start + STOP + WAY // 2 for number in of_pan[density].numbers)


def test_denser_means_more_keyframes_and_each_has_its_bound(of_pan: dict[Density, Chosen]) -> None:
    few, normal, many = (len(of_pan[density].picks) for density in Density)
    assert few <= normal <= many
    seconds = len(of_pan[Density.NORMAL].samples) * STRIDE / RATE
    for density, count in zip(Density, (few, normal, many), strict=True):
        assert count <= seconds / GRAINS[density].view_seconds + 2


def test_where_nothing_changes_only_many_are_told_apart_by_time() -> None:
    still = long_take([0]) * 4
    assert len(chosen_from(still).picks) == 1
    assert [
        pick.reason for pick in chosen_from(still, KeyframeSettings(Density.MANY)).picks if not pick.is_best
    ]


def test_one_keyframe_of_the_take_is_the_best_and_the_others_say_how_new_they_are(
    of_pan: dict[Density, Chosen],
) -> None:
    picks = of_pan[Density.NORMAL].picks
    assert [pick.reason for pick in picks if pick.is_best] == [BEST]
    others = [pick.reason for pick in picks if not pick.is_best]
    assert others
    assert all(
        reason.startswith("new content: ") or reason == "first view of a long take" for reason in others
    )


def test_what_comes_back_in_a_take_is_shown_again_only_where_many_are_wanted() -> None:
    there_and_back = long_take([0, 1, 0])
    once = chosen_from(there_and_back)
    again = chosen_from(there_and_back, KeyframeSettings(Density.MANY))
    back = 2 * (STOP + WAY)
    assert not [number for number in once.numbers if number > back]
    assert [number for number in again.numbers if number > back]


def blurred(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), 2.0), np.uint8)


def test_a_still_picture_has_one_keyframe_and_a_blurred_moment_is_not_it() -> None:
    take = long_take([0])
    pictures = [blurred(picture) if number < 60 else picture for number, picture in enumerate(take)]
    assert [number >= 60 for number in chosen_from(pictures).numbers] == [True]


def test_at_fixed_intervals_the_very_frames_are_taken_and_say_so() -> None:
    chosen = chosen_from(long_take([0, 1]), KeyframeSettings(interval_seconds=2))
    every = [pick.candidate.number for pick in chosen.picks if pick.reason == "every 2 s"]
    assert every == [0, 50, 100, 150]


def test_bars_at_the_sides_do_not_make_two_places_alike() -> None:
    pictures = long_take([0, 1])
    for picture in pictures:
        picture[:, :40] = picture[:, -40:] = 0
    assert len(chosen_from(pictures).picks) >= 2


@pytest.mark.parametrize(
    ("size", "held"), [((640, 360), 20), ((1920, 1080), 20), ((3840, 2160), 9), ((7680, 4320), 4)]
)
def test_of_large_pictures_fewer_wait_so_that_memory_stays_bounded(size: tuple[int, int], held: int) -> None:
    frame = DecodedFrame(0, 0, av.VideoFrame(*size, "yuv420p"))
    assert most_held(frame) == held
