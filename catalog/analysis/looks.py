"""What a followed region looked like once, and how much what lies under it now looks the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalog.media.opencv import cv2

Plane = NDArray[np.uint8]
Floats = NDArray[np.float64]

LOOK_PX = 64
"""Longer side of a look. Smaller than most regions, so that a little blur or noise says nothing."""
LEAST_PX = 12
CELLS = 5
"""A look is compared in so many cells along its longer side, that a part that is covered shows."""
LIKE = 0.45
"""Normalised correlation from which a cell looks the same."""
NEARLY_THE_SAME = 0.985
"""Likeness above which nothing is to be corrected."""
LARGEST_SHIFT = 8
"""Pixels of a look; what is farther off is no small error."""
FLAT = 3.0
"""Standard deviation, in steps of luma, below which a cell has nothing to compare."""


@dataclass(frozen=True, slots=True)
class Look:
    """`picture` (h, w) float32 and `mask` (h, w) of the region in it; `to_picture` (2, 3) maps the pixels of the
    frame on which the region was drawn first to those of `picture`."""

    picture: NDArray[np.float32]
    mask: NDArray[np.bool_]
    to_picture: Floats

    @classmethod
    def taken(
        cls,
        luma: Plane,
        around: tuple[float, float, float, float],
        outline: Floats,
        *,
        pose: Floats | None = None,
    ) -> Look:
        """The look of what lies in `around` (left, top, right, bottom) on this frame. `pose` (2, 3) is how the
        region came there from the frame on which it was drawn first."""
        left, top, right, bottom = around
        longest = max(right - left, bottom - top, 1.0)
        scale = min(1.0, LOOK_PX / longest) if longest > LEAST_PX else LEAST_PX / longest
        size = max(4, round((right - left) * scale)), max(4, round((bottom - top) * scale))
        to_picture = np.array([[scale, 0, -left * scale], [0, scale, -top * scale]])
        picture = _sampled(luma, to_picture, size)
        mask = np.zeros(picture.shape, np.uint8)
        cv2.fillPoly(mask, [np.round((outline - [left, top]) * scale).astype(np.int32)], 255)
        start = to_picture if pose is None else composed(to_picture, pose)
        return cls(picture, mask > 0, start)


@dataclass(frozen=True, slots=True)
class Seen:
    """`cells`: the share of comparable cells that look the same; `likeness`: correlation of the whole, -1 to 1."""

    cells: float
    likeness: float


def seen_at(luma: Plane, look: Look, pose: Floats) -> tuple[Seen, Floats]:
    """How the look is seen on a frame if the region came there by `pose`; and the pose with what is left of its
    error taken out, where that makes it look more the same."""
    seen, picture = _seen(luma, look, pose)
    for find in (_correction, _shift):
        if seen.likeness >= NEARLY_THE_SAME:
            break
        correction = find(look, picture)
        if correction is None:
            continue
        # what is at u of the look lies at correction(u) of the picture, which shows the frame through `pose`
        better = composed(composed(composed(pose, inverse_of(look.to_picture)), correction), look.to_picture)
        seen_better, picture_better = _seen(luma, look, better)
        if seen_better.likeness > seen.likeness:
            seen, picture, pose = seen_better, picture_better, better
    return seen, pose


def _seen(luma: Plane, look: Look, pose: Floats) -> tuple[Seen, NDArray[np.float32]]:
    to_look = composed(look.to_picture, inverse_of(pose))
    size = look.picture.shape[1], look.picture.shape[0]
    picture = _sampled(luma, to_look, size)
    whole = np.full(luma.shape, 255, np.uint8) if _reaches_out(luma, to_look, size) else None
    mask = look.mask
    if whole is not None:
        mask = mask & (cv2.warpAffine(whole, to_look, size, flags=cv2.INTER_NEAREST) > 0)
    return _compared(look.picture, picture, mask), picture


def _compared(was: NDArray[np.float32], now: NDArray[np.float32], mask: NDArray[np.bool_]) -> Seen:
    height, width = was.shape
    side = max(4, -(-max(height, width) // CELLS))
    same = compared = 0
    for top in range(0, height, side):
        for left in range(0, width, side):
            cell = mask[top : top + side, left : left + side]
            if cell.sum() < 0.4 * side * side:
                continue
            a = was[top : top + side, left : left + side][cell]
            b = now[top : top + side, left : left + side][cell]
            flat = (a.std() < FLAT, b.std() < FLAT)
            if all(flat):
                continue
            compared += 1
            same += not any(flat) and _correlation(a, b) >= LIKE
    likeness = _correlation(was[mask], now[mask]) if mask.sum() >= 16 else 0.0
    return Seen(same / compared if compared else 0.0, likeness)


def _correlation(a: NDArray[np.float32], b: NDArray[np.float32]) -> float:
    a, b = a - a.mean(), b - b.mean()
    length = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return float((a * b).sum()) / length if length > 1e-6 else 0.0


def _correction(look: Look, picture: NDArray[np.float32]) -> Floats | None:
    """The similarity (2, 3) that is left between the look and what is seen now; None where it is not known."""
    was, now = look.picture.astype(np.uint8), picture.astype(np.uint8)
    found = cv2.goodFeaturesToTrack(was, 60, 0.01, 3, mask=look.mask.astype(np.uint8) * 255, blockSize=3)
    if found is None or len(found) < 8:
        return None
    how = {"winSize": (11, 11), "maxLevel": 1}
    there, forth, _ = cv2.calcOpticalFlowPyrLK(was, now, found, None, **how)
    again, back, _ = cv2.calcOpticalFlowPyrLK(now, was, there, None, **how)
    kept = ((forth == 1) & (back == 1)).reshape(-1) & (
        np.linalg.norm(again - found, axis=2).reshape(-1) < 0.7
    )
    if kept.sum() < 8:
        return None
    fitted, agreeing = cv2.estimateAffinePartial2D(
        found[kept], there[kept], method=cv2.RANSAC, ransacReprojThreshold=1.0
    )
    if fitted is None or agreeing.sum() < max(8, 0.5 * kept.sum()):
        return None
    small = (
        abs(float(np.hypot(fitted[0, 0], fitted[1, 0])) - 1) < 0.1
        and np.abs(fitted[:, 2]).max() < LARGEST_SHIFT
    )
    return np.asarray(fitted, np.float64) if small else None


def _shift(look: Look, picture: NDArray[np.float32]) -> Floats | None:
    """As `_correction`, but only a shift, found from all pixels (Evangelidis and Psarakis 2008): where contrast is
    low and noise high, single points say nothing."""
    start = np.eye(2, 3, dtype=np.float32)
    until = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 12, 0.01)
    mask = look.mask.astype(np.uint8) * 255
    try:
        _, found = cv2.findTransformECC(
            look.picture, picture, start, cv2.MOTION_TRANSLATION, until, mask, gaussFiltSize=5
        )
    except cv2.error:  # it did not converge
        return None
    shift = np.asarray(found, np.float64)
    return shift if np.abs(shift[:, 2]).max() < LARGEST_SHIFT else None


def _sampled(luma: Plane, to_picture: Floats, size: tuple[int, int]) -> NDArray[np.float32]:
    """The frame seen through a similarity, averaged where it makes it smaller."""
    scale = float(np.hypot(to_picture[0, 0], to_picture[1, 0]))
    back = inverse_of(to_picture)
    corners = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], np.float64)
    around = corners @ back[:, :2].T + back[:, 2]
    (left, top), (right, bottom) = np.floor(around.min(axis=0)) - 4, np.ceil(around.max(axis=0)) + 4
    left, top = max(0, int(left)), max(0, int(top))
    right, bottom = min(luma.shape[1], int(right)), min(luma.shape[0], int(bottom))
    if right - left < 2 or bottom - top < 2:
        return np.zeros((size[1], size[0]), np.float32)
    part = np.ascontiguousarray(luma[top:bottom, left:right])
    shifted = to_picture.copy()
    shifted[:, 2] += to_picture[:, :2] @ [left, top]
    if scale < 0.75:
        part = cv2.GaussianBlur(part, (0, 0), 0.45 / scale)
    seen: NDArray[np.float32] = cv2.warpAffine(
        part, shifted, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    ).astype(np.float32)
    return seen


def _reaches_out(luma: Plane, to_picture: Floats, size: tuple[int, int]) -> bool:
    back = inverse_of(to_picture)
    corners = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], np.float64)
    around = corners @ back[:, :2].T + back[:, 2]
    return bool((around < 0).any() or (around > [luma.shape[1], luma.shape[0]]).any())


def composed(second: Floats, first: Floats) -> Floats:
    """The similarity that does `first`, then `second`."""
    return np.hstack([second[:, :2] @ first[:, :2], (second[:, :2] @ first[:, 2] + second[:, 2])[:, None]])


def inverse_of(pose: Floats) -> Floats:
    turned: Floats = np.asarray(cv2.invertAffineTransform(pose), np.float64)
    return turned
