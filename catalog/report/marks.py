"""Marks drawn on the pictures of a report, by integers alone, so that the bytes are the same everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from catalog.report.pictures import Pixels

_DIGITS = ("75557", "26227", "71747", "71717", "55711", "74717", "74757", "71244", "75757", "75717")
"""Five rows of three pixels each, as bits."""
_INK, _PAPER, _LINE = (255, 255, 255), (16, 14, 12), (77, 211, 255)


def draw_cross(pixels: Pixels, x: int, y: int, number: int) -> None:
    """A cross that leaves the place itself free, and the number beside it."""
    size = _size(pixels)
    arm, gap = 5 * size, 2 * size
    for colour, half in ((_PAPER, size), (_LINE, size // 2)):
        for a, b in ((gap, arm), (-arm, -gap)):
            _fill(pixels, x + a, y - half, x + b, y + half + 1, colour)
            _fill(pixels, x - half, y + a, x + half + 1, y + b, colour)
    _draw_number(pixels, x, y, number)


def draw_region(pixels: Pixels, points: Sequence[tuple[int, int]], number: int) -> None:
    """A closed line through the points, its inside left free, and the number at its first point; a cross for one."""
    if len(points) == 1:
        draw_cross(pixels, *points[0], number)
        return
    from catalog.media.opencv import cv2

    line: Any = np.array(points, np.int32).reshape(-1, 1, 2)
    size = _size(pixels)
    for colour, thickness in ((_PAPER, 2 * size + 1), (_LINE, size)):
        cv2.polylines(pixels, [line], isClosed=True, color=colour, thickness=thickness, lineType=cv2.LINE_8)
    _draw_number(pixels, *points[0], number)


def _draw_number(pixels: Pixels, x: int, y: int, number: int) -> None:
    size, digits = _size(pixels), str(number)
    gap = 2 * size
    wide, high = (4 * len(digits) + 1) * size, 7 * size
    left = x + gap if x + gap + wide <= pixels.shape[1] else x - gap - wide
    top = y - gap - high if y >= gap + high else y + gap
    _fill(pixels, left - size, top - size, left + wide + size, top + high + size, _INK)
    _fill(pixels, left, top, left + wide, top + high, _PAPER)
    for place, digit in enumerate(digits):
        for row, bits in enumerate(_DIGITS[int(digit)]):
            for column in range(3):
                if int(bits) >> (2 - column) & 1:
                    from_x = left + (1 + 4 * place + column) * size
                    from_y = top + (1 + row) * size
                    _fill(pixels, from_x, from_y, from_x + size, from_y + size, _INK)


def _size(pixels: Pixels) -> int:
    return int(max(2, max(pixels.shape[:2]) // 160))


def _fill(pixels: Pixels, left: int, top: int, right: int, bottom: int, colour: tuple[int, int, int]) -> None:
    pixels[max(0, top) : max(0, bottom), max(0, left) : max(0, right)] = colour
