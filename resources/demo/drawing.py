"""A small canvas with smooth edges, in NumPy alone.

Each shape is drawn by its distance: a pixel whose middle lies half a pixel inside the edge is covered wholly, one
half a pixel outside not at all. Coordinates are pixels, x to the right and y down, the middle of the first pixel at
(0.5, 0.5); `origin` is where the canvas' upper left corner lies in them, so that a camera can move by parts of a
pixel. Colours are "#rrggbb".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
Pixels = NDArray[np.float32]
Picture = NDArray[np.uint8]
"""What is shown: (3, height, width)."""


@lru_cache(maxsize=512)
def colour_of(text: str) -> Pixels:
    """Three values from 0 to 255 for "#rrggbb"."""
    return np.array([int(text[i : i + 2], 16) for i in (1, 3, 5)], dtype=np.float32)


def mixed(one: str, other: str, share: float) -> str:
    """The colour `share` (0 to 1) of the way from `one` to `other`."""
    values = colour_of(one) * (1 - share) + colour_of(other) * share
    return "#" + "".join(f"{round(float(value)):02x}" for value in values)


class Canvas:
    """Shapes on `pixels`: (3, height, width), or 4 with coverage as the last (colours multiplied by it).

    A plane for each colour, because NumPy is several times as fast on them as on interleaved values. Values go from
    0 to 255, as float32 while much is drawn over each other, as uint8 for little on a finished picture.
    """

    def __init__(self, pixels: NDArray[Any], origin: Point = (0.0, 0.0)) -> None:
        self.pixels = pixels
        self.height_px, self.width_px = pixels.shape[1:]
        self._x0, self._y0 = origin
        self._xs = np.arange(self.width_px, dtype=np.float32) + np.float32(0.5 + origin[0])
        self._ys = (np.arange(self.height_px, dtype=np.float32) + np.float32(0.5 + origin[1]))[:, None]

    def capsule(
        self,
        a: Point,
        b: Point,
        radius: float,
        colour: str,
        *,
        radius_b: float | None = None,
        opacity: float = 1,
    ) -> None:
        """A line with round ends from `a` to `b`, `radius` thick at `a` and `radius_b` at `b`."""
        end = radius if radius_b is None else radius_b
        reach = max(radius, end) + 1
        window = self._window(
            min(a[0], b[0]) - reach, min(a[1], b[1]) - reach, max(a[0], b[0]) + reach, max(a[1], b[1]) + reach
        )
        if window is None:
            return
        region, xs, ys = window
        dx, dy = b[0] - a[0], b[1] - a[1]
        px, py = xs - np.float32(a[0]), ys - np.float32(a[1])
        length2 = max(dx * dx + dy * dy, 1e-6)
        along = np.clip(px * np.float32(dx / length2) + py * np.float32(dy / length2), 0, 1)
        px = px - along * np.float32(dx)
        py = py - along * np.float32(dy)
        distance = np.sqrt(px * px + py * py) - (np.float32(radius) + along * np.float32(end - radius))
        _blend(region, 0.5 - distance, colour, opacity)

    def ellipse(
        self, centre: Point, rx: float, ry: float, colour: str, *, opacity: float = 1, softness: float = 0
    ) -> None:
        """An ellipse; with `softness` (a share of the radius) its edge fades over that much."""
        blur = softness * min(rx, ry)
        window = self._window(
            centre[0] - rx * (1 + softness) - 1,
            centre[1] - ry * (1 + softness) - 1,
            centre[0] + rx * (1 + softness) + 1,
            centre[1] + ry * (1 + softness) + 1,
        )
        if window is None:
            return
        region, xs, ys = window
        px, py = (xs - np.float32(centre[0])) / np.float32(rx), (ys - np.float32(centre[1])) / np.float32(ry)
        inside = (1 - np.sqrt(px * px + py * py)) * np.float32(min(rx, ry))
        _blend(region, (inside + blur) / (2 * blur) if blur > 1 else inside + 0.5, colour, opacity)

    def polygon(
        self, corners: Sequence[Point], colour: str, *, opacity: float = 1, lower_colour: str | None = None
    ) -> None:
        """A convex polygon; with `lower_colour` the colour runs from top to bottom."""
        across, down = [x for x, _ in corners], [y for _, y in corners]
        window = self._window(min(across) - 1, min(down) - 1, max(across) + 1, max(down) + 1)
        if window is None:
            return
        region, xs, ys = window
        area = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in _edges(corners))
        turn = 1 if area > 0 else -1
        distance: Pixels | None = None
        for (x1, y1), (x2, y2) in _edges(corners):
            length = float(np.hypot(x2 - x1, y2 - y1))
            if length < 1e-6:
                continue
            nx, ny = turn * (y2 - y1) / length, turn * (x1 - x2) / length
            edge = xs * np.float32(nx) + (ys * np.float32(ny) - np.float32(nx * x1 + ny * y1))
            distance = edge if distance is None else np.maximum(distance, edge)
        if distance is None:
            return
        if lower_colour is None:
            _blend(region, 0.5 - distance, colour, opacity)
        else:
            share = np.clip((ys - min(down)) / max(max(down) - min(down), 1), 0, 1)
            fill = (
                colour_of(colour)[:, None, None] * (1 - share)
                + colour_of(lower_colour)[:, None, None] * share
            )
            _blend(region, 0.5 - distance, fill.astype(np.float32), opacity)

    def box(
        self, x: float, y: float, width: float, height: float, colour: str, *, lower_colour: str | None = None
    ) -> None:
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        self.polygon(corners, colour, lower_colour=lower_colour)

    def glow(self, centre: Point, radius: float, colour: str, strength: float) -> None:
        """Light added around a point, falling off to nothing at `radius`."""
        window = self._window(centre[0] - radius, centre[1] - radius, centre[0] + radius, centre[1] + radius)
        if window is None:
            return
        region, xs, ys = window
        px, py = (
            (xs - np.float32(centre[0])) / np.float32(radius),
            (ys - np.float32(centre[1])) / np.float32(radius),
        )
        fall = np.clip(1 - np.sqrt(px * px + py * py), 0, 1)
        light = fall * fall * np.float32(strength) * colour_of(colour)[:, None, None]
        region[...] = np.minimum(region + light, 255)

    def _window(
        self, x1: float, y1: float, x2: float, y2: float
    ) -> tuple[NDArray[Any], NDArray[np.float32], NDArray[np.float32]] | None:
        """The part of the canvas that a shape within these bounds can touch, with its coordinates."""
        left, right = max(int(x1 - self._x0), 0), min(int(x2 - self._x0) + 1, self.width_px)
        top, bottom = max(int(y1 - self._y0), 0), min(int(y2 - self._y0) + 1, self.height_px)
        if left >= right or top >= bottom:
            return None
        return self.pixels[:, top:bottom, left:right], self._xs[left:right], self._ys[top:bottom]


def _edges(corners: Sequence[Point]) -> list[tuple[Point, Point]]:
    return [(corners[i], corners[(i + 1) % len(corners)]) for i in range(len(corners))]


def _blend(region: NDArray[Any], coverage: Pixels, colour: str | Pixels, opacity: float) -> None:
    cover = np.clip(coverage, 0, 1)
    if opacity != 1:
        cover = cover * np.float32(opacity)
    fill = colour_of(colour)[:, None, None] if isinstance(colour, str) else colour
    colours = region[:3]
    blended = colours + cover * (fill - colours)
    colours[...] = blended + np.float32(0.5) if region.dtype == np.uint8 else blended
    if len(region) == 4:
        region[3] += cover * (255 - region[3])


@dataclass(frozen=True, slots=True)
class Sprite:
    """A figure drawn once, to be laid over many pictures. `foot` is where in it the figure stands, in pixels."""

    colour: NDArray[np.uint16]
    """(3, height, width), 256 times the colour multiplied by its coverage, plus one half for rounding."""
    uncovered: NDArray[np.uint16]
    """(height, width), 256 where nothing is drawn, 0 where all is covered."""
    foot: tuple[int, int]

    @classmethod
    def of(cls, drawn: Pixels, foot: tuple[int, int]) -> Sprite:
        """From a canvas of four channels; empty rows and columns are cut away."""
        rows, columns = np.nonzero(drawn[3].max(1) > 0.5)[0], np.nonzero(drawn[3].max(0) > 0.5)[0]
        top, left = int(rows[0]), int(columns[0])
        part = drawn[:, top : rows[-1] + 1, left : columns[-1] + 1]
        uncovered = np.round(256 * (1 - part[3] / 255))
        colour = np.minimum(part[:3] * 256, (256 - uncovered) * 255) + 127
        return cls(colour.astype(np.uint16), uncovered.astype(np.uint16), (foot[0] - left, foot[1] - top))

    def lay_over(self, picture: Picture, foot: tuple[int, int]) -> None:
        """Draws itself standing at pixel `foot` (x, y); what lies outside of the picture is cut off."""
        height, width = self.uncovered.shape
        left, top = foot[0] - self.foot[0], foot[1] - self.foot[1]
        x1, y1 = max(left, 0), max(top, 0)
        x2, y2 = min(left + width, picture.shape[2]), min(top + height, picture.shape[1])
        if x1 >= x2 or y1 >= y2:
            return
        rows, columns = slice(y1 - top, y2 - top), slice(x1 - left, x2 - left)
        region = picture[:, y1:y2, x1:x2]
        seen = np.multiply(region, self.uncovered[rows, columns], dtype=np.uint16)
        seen += self.colour[:, rows, columns]
        seen >>= 8
        region[...] = seen
