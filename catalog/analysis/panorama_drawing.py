"""Frames that were fitted to one another, drawn as one picture: on a plane or a cylinder, piece by piece.

A `Layout` holds everything that the drawing goes by, and can be written down as text and read again exactly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.errors import InvalidInput
from catalog.jobs import JobContext, SilentContext
from catalog.media.opencv import cv2

Rgb = NDArray[np.uint8]
Floats = NDArray[np.float64]

PLANE, CYLINDER = "plane", "cylinder"
MOST_PIXELS = 36_000_000
LONGEST_PX = 16_000
LARGEST_SHARE = 6.0
"""A picture on a plane that takes more room than so many times all its frames is stretched beyond use."""
MOST_DEGREES = 320
LEAST_LIKE_TURNING = 0.08
"""How far a homography may be from that of a turn, as the largest difference in a rotation matrix."""
TILE_PX = 512
MOST_OVER = 9
"""So many frames, those whose middle is nearest, are looked at for one piece."""
EDGE_PX = 2.0
COARSE = 8
"""Gains are found on a picture made so many times smaller."""
SMALLEST_GAIN, LARGEST_GAIN = 0.6, 1.7


@dataclass(frozen=True, slots=True)
class Layout:
    """`matrices` take pixels of each frame to pixels of the middle one, with determinant 1. The picture's pixel
    (x, y) lies at (left + x / scale, top + y / scale): on the plane in the middle frame's pixels, on the cylinder
    in `focal_px` times the angle and the height. `frame_scale` is how much smaller frames are drawn from."""

    surface: str
    matrices: tuple[tuple[float, ...], ...]
    frame_width: int
    frame_height: int
    width: int
    height: int
    left: float
    top: float
    scale: float
    frame_scale: float = 1.0
    focal_px: float = 0.0
    gains: tuple[tuple[float, float, float], ...] = ()

    @property
    def frame_size(self) -> tuple[int, int]:
        """Width and height of the frames that are drawn from."""
        return round(self.frame_width * self.frame_scale), round(self.frame_height * self.frame_scale)

    def reduced(self, scale: float) -> Layout:
        """The same, from frames made smaller, and drawn smaller."""
        if scale >= 1:
            return self
        return replace(
            self,
            frame_scale=scale,
            scale=self.scale * scale,
            width=max(1, int(self.width * scale)),
            height=max(1, int(self.height * scale)),
        )

    def as_recipe(self) -> dict[str, Any]:
        """As JSON values; numbers that are not whole are texts that give the very same number again."""
        names = ("left", "top", "scale", "frame_scale", "focal_px")
        whole = ("surface", "frame_width", "frame_height", "width", "height")
        return {
            **{name: getattr(self, name) for name in whole},
            **{name: repr(getattr(self, name)) for name in names},
            "homographies": [[repr(value) for value in each] for each in self.matrices],
            "gains": [[repr(value) for value in each] for each in self.gains],
        }

    @classmethod
    def from_recipe(cls, told: dict[str, Any]) -> Layout:
        return cls(
            surface=told["surface"],
            matrices=tuple(tuple(float(value) for value in each) for each in told["homographies"]),
            frame_width=told["frame_width"],
            frame_height=told["frame_height"],
            width=told["width"],
            height=told["height"],
            left=float(told["left"]),
            top=float(told["top"]),
            scale=float(told["scale"]),
            frame_scale=float(told["frame_scale"]),
            focal_px=float(told["focal_px"]),
            gains=tuple((float(a), float(b), float(c)) for a, b, c in told["gains"]),
        )

    def with_gains(self, frames: Sequence[Rgb]) -> Layout:
        """The same with a gain for each frame and colour that makes them alike where they overlap."""
        found = _gains(self, frames)
        return replace(self, gains=tuple((float(a), float(b), float(c)) for a, b, c in found))

    def matrix(self, number: int) -> Floats:
        return np.array(self.matrices[number]).reshape(3, 3)


def of_unit_size(matrix: Floats) -> Floats:
    """The homography with determinant 1, so that what lies before the camera has a positive depth."""
    size = float(np.linalg.det(matrix))
    return np.asarray(matrix / np.cbrt(size if abs(size) > 1e-12 else 1.0))


# ---------------------------------------------------------------- where they lie


def laid_out(matrices: Sequence[Floats], width: int, height: int, *, wide_degrees: float) -> Layout:
    """On the plane of the middle frame, or on a cylinder where the camera turns and its field is wider than that.

    Raises InvalidInput where frames reach beyond what can be drawn.
    """
    corners = np.array([[0, 0, 1], [width, 0, 1], [width, height, 1], [0, height, 1]], np.float64)
    matrices = [of_unit_size(each) for each in matrices]
    focal = _focal(matrices, width, height)
    if focal is not None:
        around = _around(matrices, corners, focal, width, height)
        if np.degrees(np.ptp(around[:, 0])) > wide_degrees:
            return _layout(CYLINDER, matrices, around * focal, width, height, focal)
    there = np.vstack([corners @ each.T for each in matrices])
    if (there[:, 2] <= 0.05).any():
        raise _too_wide()
    flat = there[:, :2] / there[:, 2:]
    if np.prod(np.ptp(flat, axis=0)) > LARGEST_SHARE * len(matrices) * width * height:
        raise _too_wide()
    return _layout(PLANE, matrices, flat, width, height, 0.0)


def _too_wide() -> InvalidInput:
    return InvalidInput(
        "The view turns too far to be laid on one picture.",
        hint="Mark a part of the pan, and stitch the rest apart.",
    )


def _layout(
    surface: str, matrices: Sequence[Floats], places: Floats, width: int, height: int, focal: float
) -> Layout:
    (left, top), (right, bottom) = places.min(axis=0), places.max(axis=0)
    across, down = max(1.0, right - left), max(1.0, bottom - top)
    scale = min(1.0, (MOST_PIXELS / (across * down)) ** 0.5, LONGEST_PX / max(across, down))
    return Layout(
        surface=surface,
        matrices=tuple(tuple(float(value) for value in each.reshape(-1)) for each in matrices),
        frame_width=width,
        frame_height=height,
        width=max(1, int(across * scale)),
        height=max(1, int(down * scale)),
        left=float(left),
        top=float(top),
        scale=float(scale),
        focal_px=float(focal),
    )


def _around(matrices: Sequence[Floats], corners: Floats, focal: float, width: int, height: int) -> Floats:
    """Angle and height, in focal lengths, of points along each frame's edge."""
    into = np.linalg.inv(_camera(focal, width, height))
    shares = np.linspace(0, 1, 9)[:, None]
    edge = np.vstack(
        [a + (b - a) * shares for a, b in zip(corners, np.roll(corners, -1, axis=0), strict=True)]
    )
    angles, heights, last = [], [], 0.0
    middle = np.array([width / 2, height / 2, 1.0])
    for each in matrices:
        x, _, z = into @ each @ middle
        turn = float(np.arctan2(x, z))
        rays = edge @ (into @ each).T
        own = np.arctan2(rays[:, 0], rays[:, 2])
        angles.append(turn + (own - turn + np.pi) % (2 * np.pi) - np.pi)
        heights.append(rays[:, 1] / np.hypot(rays[:, 0], rays[:, 2]))
        last = max(last, abs(turn))
    if np.degrees(2 * last) > MOST_DEGREES or np.abs(np.concatenate(heights)).max() > 4:
        raise _too_wide()
    return np.column_stack([np.concatenate(angles), np.concatenate(heights)])


def _camera(focal: float, width: int, height: int) -> Floats:
    return np.array([[focal, 0, width / 2], [0, focal, height / 2], [0, 0, 1.0]])


def _focal(matrices: Sequence[Floats], width: int, height: int) -> float | None:
    """The focal length in pixels of a camera that only turns; None where these are not homographies of a turn."""
    centred = np.array([[1, 0, width / 2], [0, 1, height / 2], [0, 0, 1.0]])
    back = np.linalg.inv(centred)
    found = [each for matrix in matrices for each in _focals_of(of_unit_size(back @ matrix @ centred))]
    if len(found) < len(matrices) / 2:
        return None
    focal = float(np.median(found))
    if not 0.3 * width < focal < 10 * width:
        return None
    camera = _camera(focal, width, height)
    for matrix in matrices:
        turn = np.linalg.inv(camera) @ matrix @ camera
        left, _, right = np.linalg.svd(turn)
        if np.abs(turn - left @ right).max() > LEAST_LIKE_TURNING:
            return None
    return focal


def _focals_of(matrix: Floats) -> Iterator[float]:
    """Focal lengths of both frames of a homography about the middle (Szeliski and Shum 1997, equations 21 and 22)."""
    (a, b, c), (d, e, f), (g, h, _) = matrix
    for first, second in (
        ((-(a * b + d * e), g * h), (a * a + d * d - b * b - e * e, h * h - g * g)),
        ((-c * f, a * d + b * e), (f * f - c * c, a * a + b * b - d * d - e * e)),
    ):
        above, below = first if abs(first[1]) > abs(second[1]) else second
        if abs(below) > 1e-12 and above / below > 0:
            yield float(np.sqrt(above / below))


# ---------------------------------------------------------------- drawing


def _maps(
    layout: Layout, number: int, x: Floats, y: Floats
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """For places of the picture (columns `x`, rows `y`): where they lie in the frame that is drawn from, and how far
    inside it, in its pixels; negative outside."""
    across, down = np.meshgrid(layout.left + x / layout.scale, layout.top + y / layout.scale)
    if layout.surface == PLANE:
        rays = np.stack([across, down, np.ones_like(across)], axis=-1)
    else:
        focal, angle = layout.focal_px, across / layout.focal_px
        cos = np.cos(angle)
        right = focal * np.sin(angle) + layout.frame_width / 2 * cos
        rays = np.stack([right, down + layout.frame_height / 2 * cos, cos], axis=-1)
    there = rays @ np.linalg.inv(layout.matrix(number)).T
    depth = there[..., 2]
    before = depth > 1e-9
    depth = np.where(before, depth, 1.0)
    u = ((there[..., 0] / depth + 0.5) * layout.frame_scale - 0.5).astype(np.float32)
    v = ((there[..., 1] / depth + 0.5) * layout.frame_scale - 0.5).astype(np.float32)
    width, height = layout.frame_size
    inside = np.minimum(np.minimum(u, width - 1 - u), np.minimum(v, height - 1 - v)) - EDGE_PX
    return u, v, np.where(before, inside, -1.0).astype(np.float32)


def _piece(frame: Rgb, maps: tuple[NDArray[np.float32], ...], gain: Sequence[float]) -> NDArray[np.float32]:
    taken = cv2.remap(frame, maps[0], maps[1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(taken.astype(np.float32) * np.array(gain, np.float32))


def draw(frames: Sequence[Rgb], layout: Layout, context: JobContext | None = None) -> Rgb:
    """`uint8 (height, width, 3)`, black where no frame shows anything."""
    context = context or SilentContext()
    picture = np.zeros((layout.height, layout.width, 3), np.uint8)
    tops = range(0, layout.height, TILE_PX)
    for done, top in enumerate(tops):
        for left in range(0, layout.width, TILE_PX):
            context.check_cancelled()
            bottom, right = min(layout.height, top + TILE_PX), min(layout.width, left + TILE_PX)
            picture[top:bottom, left:right] = _tile(frames, layout, left, top, right, bottom)
        context.report(done + 1, len(tops), "rows", "drawing the panorama")
    return picture


def _tile(frames: Sequence[Rgb], layout: Layout, left: int, top: int, right: int, bottom: int) -> Rgb:
    x, y = np.arange(left, right, dtype=np.float64), np.arange(top, bottom, dtype=np.float64)
    ends = (
        np.array([left, (left + right) / 2, right - 1.0]),
        np.array([top, (top + bottom) / 2, bottom - 1.0]),
    )
    near = []
    for number in range(len(frames)):
        inside = _maps(layout, number, *ends)[2]
        near.append((-float(inside.max()), number))
    pieces: list[NDArray[np.float32]] = []
    insides: list[NDArray[np.float32]] = []
    for _, number in sorted(near)[: MOST_OVER + 3]:
        maps = _maps(layout, number, x, y)
        if (maps[2] > 0).any() and len(pieces) < MOST_OVER:
            pieces.append(_piece(frames[number], maps, layout.gains[number]))
            insides.append(maps[2])
    if not pieces:
        return np.zeros((bottom - top, right - left, 3), np.uint8)
    return _blended(np.stack(pieces), np.stack(insides))


def _blended(pieces: NDArray[np.float32], insides: NDArray[np.float32]) -> Rgb:
    """The median where three and more show a place, else the mean weighted by how far inside each frame it lies."""
    there = insides > 0
    count = there.sum(axis=0)
    weights = np.where(there, insides, 0)[..., None]
    mean = (pieces * weights).sum(axis=0) / np.maximum(weights.sum(axis=0), 1e-6)
    if (count >= 3).any():
        ordered = np.sort(np.where(there[..., None], pieces, np.inf), axis=0)
        low, high = np.maximum((count - 1) // 2, 0), np.maximum(count // 2, 0)
        low, high = (np.broadcast_to(each[None, ..., None], (1, *mean.shape)) for each in (low, high))
        middle = np.take_along_axis(ordered, low, axis=0)[0] + np.take_along_axis(ordered, high, axis=0)[0]
        mean = np.where((count >= 3)[..., None], middle / 2, mean)
    return np.where((count > 0)[..., None], np.clip(np.rint(mean), 0, 255), 0).astype(np.uint8)


def _gains(layout: Layout, frames: Sequence[Rgb]) -> Floats:
    """`(frames, 3)`: the logarithms are fitted by least squares to what overlapping frames show of the same places,
    with a small pull towards 1 (Brown and Lowe 2007, section 6)."""
    x = np.arange(COARSE / 2, layout.width, COARSE)
    y = np.arange(COARSE / 2, layout.height, COARSE)
    seen = []
    for number, frame in enumerate(frames):
        maps = _maps(layout, number, x, y)
        good = maps[2] > 0
        rows, columns = np.flatnonzero(good.any(axis=1)), np.flatnonzero(good.any(axis=0))
        if len(rows) == 0:
            seen.append((0, 0, np.zeros((0, 0, 3), np.float32), np.zeros((0, 0), bool)))
            continue
        part = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        piece = _piece(frame, (maps[0][part], maps[1][part]), (1.0, 1.0, 1.0))
        usable = good[part] & (piece.min(axis=-1) > 8) & (piece.max(axis=-1) < 247)
        seen.append((int(rows[0]), int(columns[0]), piece, usable))
    count = len(frames)
    normal, wanted = np.eye(count) * 0.05, np.zeros((count, 3))
    for i in range(count):
        for j in range(i + 1, count):
            ratio, share = _ratio(seen[i], seen[j], frames[0].size / 3 / COARSE**2)
            if share > 0.01:
                normal[i, i] += share
                normal[j, j] += share
                normal[[i, j], [j, i]] -= share
                wanted[i] += share * ratio
                wanted[j] -= share * ratio
    solved = np.linalg.solve(normal, wanted)
    return np.asarray(np.clip(np.exp(solved - solved.mean(axis=0)), SMALLEST_GAIN, LARGEST_GAIN))


_Seen = tuple[int, int, NDArray[np.float32], NDArray[np.bool_]]


def _ratio(one: _Seen, other: _Seen, whole: float) -> tuple[Floats, float]:
    """The median logarithm of how much brighter the other is in each colour, and the share of a frame they share."""
    top, left = max(one[0], other[0]), max(one[1], other[1])
    bottom = min(one[0] + one[3].shape[0], other[0] + other[3].shape[0])
    right = min(one[1] + one[3].shape[1], other[1] + other[3].shape[1])
    if bottom <= top or right <= left:
        return np.zeros(3), 0.0
    parts = [
        np.s_[top - each[0] : bottom - each[0], left - each[1] : right - each[1]] for each in (one, other)
    ]
    both = one[3][parts[0]] & other[3][parts[1]]
    if both.sum() < 50:
        return np.zeros(3), 0.0
    apart = np.log(other[2][parts[1]][both]) - np.log(one[2][parts[0]][both])
    return np.asarray(np.median(apart, axis=0), np.float64), float(both.sum() / whole)
