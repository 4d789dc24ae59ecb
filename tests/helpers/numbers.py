"""A number as large black and white blocks in a picture, drawn and read back."""

from __future__ import annotations

from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

COLUMNS, ROWS = 8, 4
MARKER, CHECK = 0b10110010, 0x5A
DARK, BRIGHT = 40, 215


def draw_number(number: int, width: int, height: int) -> NDArray[np.uint8]:
    """A picture `(height, width, 3)` of 8 x 4 blocks: a marker, 16 bits of number, a check; tinted by number."""
    high, low = divmod(number & 0xFFFF, 256)
    rows = [MARKER, high, low, high ^ low ^ CHECK]
    bits = np.array([[row >> (7 - column) & 1 for column in range(COLUMNS)] for row in rows], np.uint8)
    row_of = np.arange(height) * ROWS // height
    column_of = np.arange(width) * COLUMNS // width
    luma = np.where(bits[row_of][:, column_of], BRIGHT, DARK).astype(np.int16)
    tint = np.array([number * 7 % 30, number * 11 % 30, number * 13 % 30], np.int16) - 15
    return np.clip(luma[:, :, None] + tint, 0, 255).astype(np.uint8)


def read_number(picture: NDArray[Any]) -> int:
    """The number in an upright grey `(h, w)` or RGB `(h, w, 3)` picture of any size and depth.

    Raises ValueError where there is none: a wrong turn, a broken or grey picture.
    """
    grey = picture.astype(np.float64)
    if grey.ndim == 3:
        grey = grey.mean(axis=2)
    height, width = grey.shape
    means = np.empty((ROWS, COLUMNS))
    for row in range(ROWS):
        for column in range(COLUMNS):
            top, bottom = (height * (4 * row + 1)) // (4 * ROWS), (height * (4 * row + 3)) // (4 * ROWS)
            left, right = (
                (width * (4 * column + 1)) // (4 * COLUMNS),
                (width * (4 * column + 3)) // (4 * COLUMNS),
            )
            means[row, column] = grey[top : max(bottom, top + 1), left : max(right, left + 1)].mean()
    bits = means > (means.max() + means.min()) / 2
    marker, high, low, check = (int("".join(str(int(bit)) for bit in row), 2) for row in bits)
    if marker != MARKER or check != high ^ low ^ CHECK:
        raise ValueError(f"no number in this picture: {[marker, high, low, check]}")
    return high * 256 + low


def luma_of(frame: av.VideoFrame) -> NDArray[Any]:
    """The luma plane as decoded, `(h, w)`, uint8 or uint16, for `read_number` (of unrotated pictures)."""
    plane = frame.planes[0]
    kind = np.uint16 if frame.format.components[0].bits > 8 else np.uint8
    rows = np.frombuffer(memoryview(plane), kind).reshape(frame.height, -1)
    return rows[:, : frame.width]
