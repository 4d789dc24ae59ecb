"""How alike two small pictures are, whatever the camera, the light or a passer-by did between them."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from catalog.analysis.opencv import cv2

Thumb = NDArray[np.uint8]

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
    found = weights = 0.0
    for block, around in _blocks(*before.shape):
        texture = float(cv2.meanStdDev(before[block])[1][0, 0])
        if texture < LEAST_TEXTURE:
            continue
        best = cv2.minMaxLoc(cv2.matchTemplate(after[around], before[block], cv2.TM_CCOEFF_NORMED))[1]
        weight = min(texture, FULL_TEXTURE)
        found += weight * min(max(best, 0.0), 1.0)
        weights += weight
    return found / weights if weights else None


@lru_cache(maxsize=512)
def _blocks(height: int, width: int) -> list[tuple[tuple[slice, slice], tuple[slice, slice]]]:
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
