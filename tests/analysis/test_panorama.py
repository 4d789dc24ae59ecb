"""Panoramas of made pans, against the scene that they were made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from catalog.analysis.panorama import WIDE_DEGREES
from catalog.analysis.panorama_drawing import CYLINDER, PLANE, Layout, draw, laid_out, of_unit_size
from catalog.case import Case
from catalog.errors import Cancelled, InvalidInput
from catalog.jobs import SilentContext, run
from catalog.media.opencv import cv2
from catalog.model.records import DerivedPicture, Media, Role, StoredObject
from catalog.operations import acquire, cases, undo
from catalog.operations.panoramas import is_stitched_again_alike, stitch_panorama
from tests.helpers.panning import drawn_scene, judged, made_pan
from tests.helpers.scale import scaled
from tests.helpers.window import _Here

ACTOR = "tester"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with cases.new_case(tmp_path / "case", actor=ACTOR, name="The square") as made:
        yield made


def taken(case: Case, path: Path) -> Media:
    return run(acquire.add_file(case, path, actor=ACTOR), _Here()).media


def stitched(case: Case, media: Media) -> DerivedPicture:
    return run(stitch_panorama(case, media.uid, media.first_pts, media.end_pts, actor=ACTOR), _Here())


def pixels_of(case: Case, picture: DerivedPicture) -> np.ndarray:
    stored = case.get(StoredObject, picture.object_uid)
    return cv2.imread(str(case.object_path(stored)), cv2.IMREAD_COLOR)[:, :, ::-1].copy()


@pytest.mark.parametrize("seed", range(21, 21 + scaled(1)))
def test_a_pan_becomes_one_picture_that_is_made_again_alike(case: Case, tmp_path: Path, seed: int) -> None:
    pan = made_pan(tmp_path / "pan.mp4", seed=seed, frames=28, scene_width=1500, walker=True)
    media = taken(case, pan.path)
    picture = stitched(case, media)
    told = judged(pan, pixels_of(case, picture))
    assert told.error < 2.5 and told.off_px < 1.5 and told.covered > 0.9, told
    stored = case.get(StoredObject, picture.object_uid)
    assert (stored.role, stored.parent_uid) == (Role.DERIVED_PICTURE, media.reference_object_uid)
    pts = [each["pts"] for each in picture.recipe["frames"]]
    assert pts == sorted(pts) and len(picture.recipe["layout"]["homographies"]) == len(pts) >= 8
    assert run(is_stitched_again_alike(case, picture.uid), _Here())
    assert undo.undo(case, actor=ACTOR) == f"stitching M1-E{picture.number}"
    assert case.find(DerivedPicture) == []
    assert not case.differences()


def test_a_view_that_does_not_move_is_refused_and_says_so(case: Case, tmp_path: Path) -> None:
    media = taken(case, made_pan(tmp_path / "still.mp4", frames=8, still=True).path)
    with pytest.raises(InvalidInput, match="hardly moves"):
        stitched(case, media)
    assert case.find(DerivedPicture) == []


def test_a_plain_wall_gives_nothing_to_go_by(case: Case, tmp_path: Path) -> None:
    media = taken(case, made_pan(tmp_path / "wall.mp4", frames=8, plain=True).path)
    with pytest.raises(InvalidInput, match="too little in common") as told:
        stitched(case, media)
    assert "0:00.000" in told.value.message


def test_a_wide_turn_is_drawn_on_a_cylinder_and_a_narrow_one_on_a_plane() -> None:
    focal, width, height = 500.0, 480, 270
    camera = np.array([[focal, 0, width / 2], [0, focal, height / 2], [0, 0, 1]])

    def turned(degrees: float) -> np.ndarray:
        a = np.radians(degrees)
        turn = np.array([[np.cos(a), 0, np.sin(a)], [0, 1, 0], [-np.sin(a), 0, np.cos(a)]])
        return of_unit_size(camera @ turn @ np.linalg.inv(camera))

    wide = laid_out([turned(each) for each in range(-80, 81, 10)], width, height, wide_degrees=WIDE_DEGREES)
    assert wide.surface == CYLINDER
    assert wide.focal_px == pytest.approx(focal, rel=0.02)
    assert wide.width == pytest.approx(focal * np.radians(160) + 2 * focal * np.arctan(240 / focal), rel=0.02)
    narrow = laid_out([turned(each) for each in (-4, 0, 4)], width, height, wide_degrees=WIDE_DEGREES)
    assert narrow.surface == PLANE
    again = Layout.from_recipe(wide.as_recipe())
    assert again == wide
    assert all(isinstance(each, str) for row in wide.as_recipe()["homographies"] for each in row)


def test_who_walks_through_is_left_out_and_exposure_is_evened_out() -> None:
    scene = drawn_scene(31, 700, 300)
    matrices, frames = [], []
    for number in range(8):
        matrices.append(np.array([[1.0, 0, 40 * number], [0, 1, 0], [0, 0, 1]]))
        frame = scene[:, 40 * number : 40 * number + 400].astype(np.float64) * (0.86 + 0.04 * number)
        left = 20 + 45 * number - 40 * number + 150
        frame[100:260, left : left + 14] = (230, 10, 210)
        frames.append(np.clip(frame, 0, 255).astype(np.uint8))
    layout = laid_out(matrices, 400, 300, wide_degrees=WIDE_DEGREES).with_gains(frames)
    picture = draw(frames, layout).astype(np.float64)
    part, truth = (
        picture[4:-4, 120:560],
        scene[4:-4, 120 : 120 + 440][: picture.shape[0] - 8].astype(np.float64),
    )
    scale = truth.mean() / part.mean()
    assert np.abs(part * scale - truth).mean() < 3
    plain = draw(frames, replace(layout, gains=((1.0, 1.0, 1.0),) * 8)).astype(np.float64)[4:-4, 120:560]
    assert np.abs(plain * truth.mean() / plain.mean() - truth).mean() > np.abs(part * scale - truth).mean()


def test_drawing_stops_where_it_is_asked_to() -> None:
    class Stopped(SilentContext):
        def check_cancelled(self) -> None:
            raise Cancelled

    frame = np.full((100, 100, 3), 80, np.uint8)
    layout = replace(
        laid_out([np.eye(3)] * 2, 100, 100, wide_degrees=WIDE_DEGREES), gains=((1.0, 1.0, 1.0),) * 2
    )
    with pytest.raises(Cancelled):
        draw([frame, frame], layout, Stopped())
