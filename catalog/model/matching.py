"""Whether numbered points of two pictures fit one another, as far as that can be told from the points alone.

Where the things marked lie on one plane (a square's ground, a facade), or both pictures were taken from one place, a
homography takes the points of one picture to those of the other (Hartley and Zisserman, Multiple View Geometry, 2nd
ed., chapter 4: the normalised direct linear transformation). Points at other depths do not fit it, so this is an aid
to the eye and no proof in either direction. NumPy alone: it may run in a window.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
LEAST_POINTS = 4
LEAST_TO_NAME_ONE = 6
"""With five, each four of them fit exactly: which one is off cannot be told."""
LEAST_SPREAD = 0.01
"""Of the points' extent: points nearer to one line than that say nothing of the rest of the plane."""
ODD_FACTOR = 4.0
"""A point is named when it lies so many times farther off than the others agree, and more than ODD_PX."""
ODD_PX = 3.0


class Standing(StrEnum):
    """What the points can tell."""

    TOO_FEW = "too few"
    EXACT = "exact"
    """Four always fit: a fifth would tell something."""
    IN_LINE = "in line"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Consistency:
    """`off_px` has for each point, in the order given, how far from its place in the second picture the homography
    of all points (of all but the odd one, where there is one) puts it, in that picture's pixels; empty unless
    `standing` is TOLD."""

    standing: Standing
    off_px: tuple[float, ...] = ()
    odd: int | None = None
    """The place in the order of the one point that disagrees with all the others, where one plainly does."""
    odd_px: float = 0.0
    """How far it lies from where the others put it."""
    rest_px: float = 0.0
    """How far the worst of the others lies off once it is left out."""


def consistency(points: Sequence[tuple[float, float]], others: Sequence[tuple[float, float]]) -> Consistency:
    """Compares points of one picture with those of the other, both in pixels, pair by pair."""
    here, there = np.asarray(points, np.float64), np.asarray(others, np.float64)
    if len(here) < LEAST_POINTS:
        return Consistency(Standing.TOO_FEW)
    if _in_line(here) or _in_line(there):
        return Consistency(Standing.IN_LINE)
    if len(here) == LEAST_POINTS:
        return Consistency(Standing.EXACT)
    off = _off(homography(here, there), here, there)
    told = tuple(float(each) for each in off)
    if len(here) < LEAST_TO_NAME_ONE:
        return Consistency(Standing.TOLD, told)
    return _with_odd_one(here, there, told)


def _with_odd_one(here: Floats, there: Floats, told: tuple[float, ...]) -> Consistency:
    """Leaves out each point in turn: the odd one is that without which the rest agree best."""
    best: tuple[float, int, Floats] | None = None
    for number in range(len(here)):
        rest = np.arange(len(here)) != number
        if _in_line(here[rest]) or _in_line(there[rest]):
            continue
        matrix = homography(here[rest], there[rest])
        off = _off(matrix, here, there)
        worst = float(off[rest].max())
        if best is None or worst < best[0]:
            best = worst, number, off
    if best is None or best[2][best[1]] <= max(ODD_PX, ODD_FACTOR * best[0]):
        return Consistency(Standing.TOLD, told)
    worst, number, off = best
    without = tuple(float(each) for each in off)
    return Consistency(Standing.TOLD, without, odd=number, odd_px=without[number], rest_px=worst)


def homography(points: Floats, others: Floats) -> Floats:
    """The matrix (3, 3) that takes points `(n, 2)`, n at least 4, to the others with the least algebraic error."""
    here, into_here = _normalised(points)
    there, into_there = _normalised(others)
    rows = []
    for (x, y), (u, v) in zip(here, there, strict=True):
        rows.append([-x, -y, -1, 0, 0, 0, u * x, u * y, u])
        rows.append([0, 0, 0, -x, -y, -1, v * x, v * y, v])
    _, _, last = np.linalg.svd(np.array(rows))
    matrix: Floats = np.linalg.inv(into_there) @ last[-1].reshape(3, 3) @ into_here
    return matrix / (matrix[2, 2] if abs(matrix[2, 2]) > 1e-12 else 1.0)


def projected(matrix: Floats, points: Floats) -> Floats:
    """Where the homography puts points `(n, 2)`; far away where it puts one at infinity."""
    whole = np.column_stack([points, np.ones(len(points))]) @ matrix.T
    depth = np.where(np.abs(whole[:, 2:]) < 1e-9, 1e-9, whole[:, 2:])
    return np.asarray(whole[:, :2] / depth)


def _off(matrix: Floats, here: Floats, there: Floats) -> Floats:
    return np.asarray(np.linalg.norm(projected(matrix, here) - there, axis=1))


def _normalised(points: Floats) -> tuple[Floats, Floats]:
    """The points with their middle at 0 and a mean distance of √2 from it, and the matrix that does it."""
    centre = points.mean(axis=0)
    spread = float(np.linalg.norm(points - centre, axis=1).mean()) or 1.0
    scale = np.sqrt(2) / spread
    matrix = np.array([[scale, 0, -scale * centre[0]], [0, scale, -scale * centre[1]], [0, 0, 1]])
    return (points - centre) * scale, matrix


def _in_line(points: Floats) -> bool:
    """Whether all points but one lie on a line, or nearly so: then they fix no plane."""
    if len(points) <= LEAST_POINTS:
        groups = [np.delete(points, each, axis=0) for each in range(len(points))]
    else:
        groups = [points]
    return any(_flat(group) for group in groups)


def _flat(points: Floats) -> bool:
    sizes = np.linalg.svd(points - points.mean(axis=0), compute_uv=False)
    return bool(sizes[-1] <= LEAST_SPREAD * max(sizes[0], 1e-9))
