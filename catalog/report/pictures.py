"""Stills for a report: read from the case's own PNG objects, made smaller, and blurred where that is asked for.

The bytes must come out the same on every machine. So scaling and blurring are sums of integers, and the JPEG is
written by libjpeg-turbo's integer transform, whose vector forms give the same bits as its plain one. PNG would
not do: deflate's output differs between builds of zlib.
"""

from __future__ import annotations

import hashlib
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from catalog.report.content import Picture

Pixels: TypeAlias = NDArray[np.uint8]
"""(height, width, 3), blue first, as OpenCV has them."""

JPEG_QUALITY = 86
BLURRED_SIDE_PX = 20
"""Pixels along the longer side that are left of a blurred still; no more can be had back from it."""


def still_picture(png: bytes, *, longest_px: int, blurred: bool, description: str) -> Picture | None:
    """A JPEG of the still, its longer side at most `longest_px`. None where the bytes cannot be decoded."""
    pixels = decoded_pixels(png)
    if pixels is None:
        return None
    pixels = reduced(pixels, longest_px)
    if blurred:
        pixels = blurred_pixels(pixels)
    return jpeg_picture(pixels, description)


def decoded_pixels(png: bytes) -> Pixels | None:
    """None where the bytes cannot be decoded."""
    from catalog.media.opencv import (
        cv2,  # here, so that a window or command without a report need not load it
    )

    decoded: Pixels | None = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_COLOR) if png else None
    return decoded


def jpeg_picture(pixels: Pixels, description: str) -> Picture:
    from catalog.media.opencv import cv2

    made, data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
    assert made
    jpeg = data.tobytes()
    height, width = pixels.shape[:2]
    return Picture(
        f"{hashlib.sha256(jpeg).hexdigest()[:32]}.jpg", jpeg, "image/jpeg", width, height, description
    )


def reduced(pixels: Pixels, longest_px: int) -> Pixels:
    """The picture with each n by n block of pixels averaged into one, n as small as `longest_px` allows."""
    height, width = pixels.shape[:2]
    n = -(-max(height, width) // longest_px)
    if n == 1:
        return pixels
    rows, columns = -(-height // n), -(-width // n)
    padding = ((0, rows * n - height), (0, columns * n - width), (0, 0))
    padded = np.pad(pixels, padding, mode="edge")
    sums = np.zeros((rows, columns, 3), np.uint32)
    for y in range(n):
        for x in range(n):
            sums += padded[y::n, x::n]
    means: Pixels = ((sums + n * n // 2) // (n * n)).astype(np.uint8)
    return means


def blurred_pixels(pixels: Pixels) -> Pixels:
    """So that nothing but light and dark can be made out."""
    height, width = pixels.shape[:2]
    few = reduced(pixels, BLURRED_SIDE_PX)
    size = -(-max(height, width) // BLURRED_SIDE_PX)
    wide = few.repeat(size, axis=0).repeat(size, axis=1)[:height, :width]
    for _ in range(2):
        wide = _box_mean(_box_mean(wide, size, 0), size, 1)
    return wide


def _box_mean(pixels: Pixels, size: int, axis: int) -> Pixels:
    """The mean over `size` pixels along an axis, edges repeated outwards."""
    padding = [(0, 0)] * 3
    padding[axis] = (size // 2 + 1, size - size // 2 - 1)
    sums = np.pad(pixels, padding, mode="edge").cumsum(axis=axis, dtype=np.int64)
    length = pixels.shape[axis]
    upper = sums.take(range(size, size + length), axis=axis)
    lower = sums.take(range(length), axis=axis)
    means: Pixels = ((upper - lower + size // 2) // size).astype(np.uint8)
    return means
