"""What is in front of the camera: a place that is seen from a moving camera, and figures that are set into it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from resources.demo.drawing import Canvas, Picture, Pixels, Point, Sprite
from resources.demo.figures import Looks, Pose, draw_from_the_front, draw_from_the_side
from resources.demo.scenery import HEIGHT_PX, MARGIN_PX, WIDTH_PX

STEPS = 40
"""Drawn positions of a walk's cycle: a figure that is in one again is not drawn again."""
GRAIN = 8
"""Room that is kept at both ends of the values, so that grain can be added to bytes without overflowing."""

Drawer = Callable[[Canvas, Point, float, Looks, Pose], None]


class Stage:
    """One place; `look_from` begins a new picture, which figures and shapes are then drawn on.

    Points are pixels of the place, as in `scenery`. The camera moves in quarters of a pixel: all sixteen positions
    of the place between pixels are computed once. Figures stand on whole pixels of the picture.
    """

    def __init__(self, place: Pixels) -> None:
        self._places = [[_shifted(place, x / 4, y / 4) for x in range(4)] for y in range(4)]
        self._sprites: dict[tuple[object, ...], Sprite] = {}
        self._camera: Point = (0.0, 0.0)
        self.look_from((0.0, 0.0))

    def look_from(self, camera: Point) -> None:
        """A new picture, with the view's upper left corner at `camera`."""
        reach = MARGIN_PX - 2
        x, y = (round(4 * min(max(each, -reach), reach)) for each in camera)
        left, top = x // 4 + MARGIN_PX, y // 4 + MARGIN_PX
        place = self._places[y % 4][x % 4]
        self._camera = x / 4, y / 4
        self.picture: Picture = place[:, top : top + HEIGHT_PX, left : left + WIDTH_PX].copy()
        self.canvas = Canvas(self.picture, self._camera)

    def from_the_side(self, foot: Point, height_px: float, looks: Looks, pose: Pose) -> None:
        self._set(draw_from_the_side, foot, height_px, looks, pose)

    def from_the_front(self, foot: Point, height_px: float, looks: Looks, pose: Pose) -> None:
        self._set(draw_from_the_front, foot, height_px, looks, pose)

    def _set(self, draw: Drawer, foot: Point, height_px: float, looks: Looks, pose: Pose) -> None:
        step = round(pose.phase * STEPS / (2 * math.pi)) % STEPS
        pose = replace(
            pose,
            phase=step * 2 * math.pi / STEPS,
            lean=round(500 * pose.lean) / 500,
            baton_up=round(8 * pose.baton_up) / 8,
        )
        key = (draw, round(height_px), looks, pose)
        sprite = self._sprites.get(key)
        if sprite is None:
            sprite = self._sprites[key] = _drawn(draw, round(height_px), looks, pose)
        sprite.lay_over(self.picture, (round(foot[0] - self._camera[0]), round(foot[1] - self._camera[1])))


def _drawn(draw: Drawer, height_px: int, looks: Looks, pose: Pose) -> Sprite:
    foot = (round(0.75 * height_px), round(1.35 * height_px))
    sheet = np.zeros((4, round(1.45 * height_px), 2 * foot[0]), dtype=np.float32)
    draw(Canvas(sheet), foot, height_px, looks, pose)
    return Sprite.of(sheet, foot)


def _shifted(place: Pixels, x: float, y: float) -> Picture:
    """The place moved left and up by parts of a pixel, as bytes with room for grain."""
    right, below = np.roll(place, -1, 2), np.roll(place, -1, 1)
    moved = place * ((1 - x) * (1 - y)) + right * (x * (1 - y))
    if y:
        moved += below * ((1 - x) * y) + np.roll(below, -1, 2) * (x * y)
    return np.clip(moved + 0.5, GRAIN, 255 - GRAIN).astype(np.uint8)
