"""The boundary detector, on montages whose truth is known and on single traps."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from catalog.analysis.shots.detector import Boundary, BoundaryDetector
from catalog.analysis.thumbs import Thumbnail, planes_of, thumbnail
from catalog.media.opencv import cv2
from tests.helpers.boundaries import Score, scores
from tests.helpers.montage import Montage
from tests.helpers.scenes import Scene, make_camera, see

Picture = NDArray[np.uint8]


def thumbnails_of(montage: Montage) -> list[Thumbnail]:
    with av.open(str(montage.path)) as container:
        return [thumbnail(*planes_of(frame)) for frame in container.decode(video=0)]


def detect(thumbnails: Iterable[Thumbnail], rate: float = 25) -> list[Boundary]:
    detector = BoundaryDetector(rate)
    found = [each for small in thumbnails for each in detector.push(small)]
    return found + detector.finish()


@pytest.fixture(scope="session")
def found_in_montages(montages: list[Montage]) -> list[tuple[Montage, list[Boundary]]]:
    return [(montage, detect(thumbnails_of(montage))) for montage in montages]


def as_thumbnail(rgb: Picture) -> Thumbnail:
    frame = av.VideoFrame.from_ndarray(rgb, format="rgb24").reformat(format="yuv420p")
    return thumbnail(*planes_of(frame))


def takes(*seeds: int, length: int = 60, style: str = "held") -> list[list[Picture]]:
    """Pictures of one take for each seed, of different places."""
    pictures = []
    for seed in seeds:
        rng = np.random.default_rng(seed)
        scene = Scene(rng, 160, 90, ("street", "trees", "interior")[seed % 3])
        camera = make_camera(rng, scene, length, style)
        pictures.append([see(scene, camera, frame) for frame in range(length)])
    return pictures


def found_in(pictures: list[Picture]) -> list[Boundary]:
    return detect(as_thumbnail(picture) for picture in pictures)


def mixed(old: Picture, new: Picture, share: float) -> Picture:
    return np.asarray(cv2.addWeighted(new, share, old, 1 - share, 0), np.uint8)


def test_montages_never_seen_before_are_cut_where_they_were_joined(
    found_in_montages: list[tuple[Montage, list[Boundary]]],
) -> None:
    total = {kind: Score() for kind in ("all", "cut", "gradual")}
    for montage, found in found_in_montages:
        for kind, score in scores(montage.transitions, found).items():
            total[kind].add(score)
    assert total["cut"].f1 >= 0.95, total
    assert total["all"].f1 >= 0.9, total


def test_a_hard_cut_is_placed_at_the_very_frame(
    found_in_montages: list[tuple[Montage, list[Boundary]]],
) -> None:
    for montage, boundaries in found_in_montages:
        found = {each.frame for each in boundaries if each.kind == "cut"}
        true = {each.frame for each in montage.transitions if each.kind == "cut"}
        near = {f for f in found if any(abs(f - t) <= 3 for t in true)}
        assert near <= true
        assert near


def test_the_same_pictures_give_the_same_boundaries(
    found_in_montages: list[tuple[Montage, list[Boundary]]],
) -> None:
    montage, found = found_in_montages[0]
    assert detect(thumbnails_of(montage)) == found


def test_boundaries_come_in_order_and_do_not_overlap(
    found_in_montages: list[tuple[Montage, list[Boundary]]],
) -> None:
    for _, found in found_in_montages:
        for before, after in itertools.pairwise(found):
            assert before.first_frame <= before.last_frame < after.first_frame
        assert all(each.first_frame <= each.frame <= each.last_frame + 1 for each in found)


def test_a_cut_between_two_takes_is_found_at_its_frame() -> None:
    first, second = takes(1, 2)
    assert found_in(first + second) == [Boundary("cut", 60, 60, 60)]


def test_one_take_has_no_boundary() -> None:
    for take in takes(3, 4, style="walking"):
        assert found_in(take) == []


def bright(picture: Picture, step: int) -> Picture:
    return np.clip(picture.astype(np.int16) * 2 + 90, 0, 255).astype(np.uint8)


def dark(picture: Picture, step: int) -> Picture:
    return (picture * 0.55).astype(np.uint8)


def behind_a_coat(picture: Picture, step: int) -> Picture:
    """Somebody a little wider than the view goes past from left to right in 14 frames."""
    width = picture.shape[1]
    edge = round((step + 1) * width * 2.3 / 15)
    covered = picture.copy()
    covered[:, max(0, edge - round(width * 1.2)) : edge] = (50, 40, 35)
    return np.asarray(cv2.blur(covered, (9, 9)), np.uint8)


@pytest.mark.parametrize(
    ("frames", "change"),
    [(range(30, 31), bright), (range(30, 33), bright), (range(30, 60), dark), (range(25, 39), behind_a_coat)],
    ids=[
        "a flash of one frame",
        "a flash of three",
        "light that goes down for good",
        "somebody before the lens",
    ],
)
def test_what_only_looks_like_a_cut_is_none(frames: range, change: Callable[[Picture, int], Picture]) -> None:
    (take,) = takes(5)
    for number in frames:
        take[number] = change(take[number], number - frames.start)
    assert found_in(take) == []


def test_cutting_away_and_back_to_the_same_scene_are_two_cuts() -> None:
    first, away = takes(6, 7, length=100)
    found = found_in(first[:40] + away[:20] + first[60:])
    assert [(each.kind, each.frame) for each in found] == [("cut", 40), ("cut", 60)]


@pytest.mark.parametrize("length", [8, 16, 30])
def test_a_dissolve_is_gradual_and_its_frames_are_named(length: int) -> None:
    first, second = takes(8, 9, length=100, style="tripod")
    mix = [mixed(first[60 + k], second[k], (k + 1) / (length + 1)) for k in range(length)]
    (found,) = found_in(first[:60] + mix + second[length:])
    assert found.kind == "gradual"
    assert abs(found.first_frame - 60) <= 2
    assert abs(found.last_frame - (59 + length)) <= 2
    assert abs(found.frame - (60 + length // 2)) <= 2


@pytest.mark.parametrize(
    "black", [0, 4, 200], ids=["no black", "a moment of black", "eight seconds of black"]
)
def test_a_fade_through_black_is_one_boundary_however_long_the_black(black: int) -> None:
    first, second = takes(10, 11)
    out = [(picture * (1 - (k + 1) / 13)).astype(np.uint8) for k, picture in enumerate(first[48:])]
    back = [(picture * ((k + 1) / 13)).astype(np.uint8) for k, picture in enumerate(second[:12])]
    (found,) = found_in(first[:48] + out + [np.zeros_like(first[0])] * black + back + second[12:])
    assert found.kind == "gradual"
    assert abs(found.frame - (60 + black)) <= 2
    assert abs(found.first_frame - 48) <= 2
    assert abs(found.last_frame - (71 + black)) <= 2


def test_black_before_the_first_picture_and_after_the_last_is_no_boundary() -> None:
    (take,) = takes(12)
    black = [np.zeros_like(take[0])] * 30
    assert found_in(black + take + black) == []


def test_the_detector_holds_no_more_of_a_long_video_than_of_a_short_one() -> None:
    (take,) = takes(13, length=30)
    detector = BoundaryDetector(25)
    small = [as_thumbnail(picture) for picture in take]
    sizes = []
    for count in (300, 900):
        for number in range(count):
            detector.push(small[number % 30])
        history = detector._history
        sizes.append(sum(each is not None for each in history._samples) + len(history._alike))
    assert sizes[0] <= history.size * 5
    assert sizes[1] <= history.size * 5


def test_a_video_of_one_frame_or_none_has_no_boundary() -> None:
    assert detect([]) == []
    assert found_in(takes(1)[0][:1]) == []


def keyframes_in(path: Path) -> set[int]:
    """Frames, by their number, that the encoder wrote without reference to others."""
    with av.open(str(path)) as container:
        return {number for number, frame in enumerate(container.decode(video=0)) if frame.key_frame}


def test_half_of_the_montages_have_keyframes_at_most_cuts_and_half_at_hardly_any(
    montages: list[Montage],
) -> None:
    at_cuts = {}
    for montage in montages[:2]:
        cuts = {each.frame for each in montage.transitions if each.kind == "cut"}
        at_cuts[montage.seed % 2] = len(cuts & keyframes_in(montage.path)) / len(cuts)
    assert at_cuts[1] >= 0.7
    assert at_cuts[0] < 0.2
