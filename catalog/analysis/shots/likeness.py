"""How alike two small pictures are, whatever the camera, the light or a passer-by did between them."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from catalog.media.opencv import cv2

Thumb = NDArray[np.uint8]
Place = tuple[slice, slice]

COLUMNS, ROWS = 6, 3
LEAST_BLOCK = 6
"""Pixels; smaller blocks are found everywhere."""
LEAST_TEXTURE = 2.0
"""Blocks whose luma has a smaller standard deviation say nothing and are left out."""
FULL_TEXTURE = 20.0
"""Blocks count by their texture, up to this much."""


def likeness(before: Thumb, after: Thumb) -> float | None:
    """How well the textured blocks of `before` are found again in `after`: 0 (not at all) to 1 (all of them).

    Both are luma thumbnails (h, w) uint8. Each block is searched for in the neighbourhood of its own place by
    normalised correlation, which does not mind a change of light; moved, shaken or half hidden pictures of one
    scene stay above 0.7, two different scenes come to about 0.5. None when `before` has no texture at all.
    """
    blocks = _textured(before)
    weights = sum(weight for _, _, weight in blocks)
    found = sum(weight * _found(before[block], after[around]) for block, around, weight in blocks)
    return found / weights if blocks else None


def is_like(before: Thumb, after: Thumb, least: float, *, bare: float = 0.0) -> bool:
    """Whether `likeness` (`bare` for None) comes to `least`; looks for no more blocks than it takes to know."""
    blocks = _textured(before)
    if not blocks:
        return least <= bare
    unsure = sum(weight for _, _, weight in blocks)
    needed = least * unsure
    for block, around, weight in blocks:
        if needed <= 0.0 or needed > unsure:
            break
        needed -= weight * _found(before[block], after[around])
        unsure -= weight
    return needed <= 0.0


def _textured(picture: Thumb) -> list[tuple[Place, Place, float]]:
    """Where the blocks that say something lie, where each is searched for, and how much it counts."""
    blocks = []
    for block, around in _blocks(*picture.shape):
        texture = float(cv2.meanStdDev(picture[block])[1][0, 0])
        if texture >= LEAST_TEXTURE:
            blocks.append((block, around, min(texture, FULL_TEXTURE)))
    return blocks


def _found(block: Thumb, around: Thumb) -> float:
    best = cv2.minMaxLoc(cv2.matchTemplate(around, block, cv2.TM_CCOEFF_NORMED))[1]
    return min(max(float(best), 0.0), 1.0)


@lru_cache(maxsize=512)
def _blocks(height: int, width: int) -> list[tuple[Place, Place]]:
    """Where the blocks lie, and where each is searched for."""
    block_w, block_h = max(LEAST_BLOCK, width // 6), max(LEAST_BLOCK, height // 4)
    reach_x, reach_y = width // 5, height // 4
    places = []
    for top in np.linspace(0, height - block_h, ROWS).astype(int).tolist():
        for left in np.linspace(0, width - block_w, COLUMNS).astype(int).tolist():
            block = (slice(top, top + block_h), slice(left, left + block_w))
            around = (
                slice(max(0, top - reach_y), top + block_h + reach_y),
                slice(max(0, left - reach_x), left + block_w + reach_x),
            )
            places.append((block, around))
    return places
