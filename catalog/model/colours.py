"""Colours that can be told apart, by those too who see colours otherwise.

Sight without one kind of cone is simulated on linear sRGB after Machado, Oliveira and Fernandes, "A
Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), at full severity; distances are
Euclidean in OKLab (Björn Ottosson, 2020). Colours are texts, #rrggbb.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Mapping

NEAR = 0.08
"""Below this distance two colours are easily taken for one another."""
PALETTE = (
    *("#e7ad18", "#a23c06", "#59996f", "#217fe9", "#9860a0", "#73ccf3", "#44484d"),
    *("#113aa6", "#c8d4a8", "#a696bd", "#e65f2a", "#7a2a06", "#8dbaa1"),
)
"""At least `NEAR` from one another to every kind of sight, and seen on the window's light and dark ground: the
first seven are the default groups', each other one the farthest from those before it in a search of OKLCh."""
UNIMPAIRED = "unimpaired sight"

_SIGHTS: dict[str, tuple[tuple[float, float, float], ...]] = {
    UNIMPAIRED: ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.01182, 0.04294, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.3039),
    ),
}
_CONES = ((0.41222, 0.53633, 0.05145), (0.2119, 0.68068, 0.1074), (0.0883, 0.28172, 0.62998))
_LAB = ((0.21045, 0.79362, -0.00407), (1.978, -2.42859, 0.45059), (0.0259, 0.78277, -0.80868))
Triple = tuple[float, ...]


def distance(one: str, other: str) -> tuple[float, str]:
    """How far two colours are from one another to the sight that tells them worst, and which sight that is."""
    return min(
        (math.dist(a, b), sight)
        for (sight, a), b in zip(_seen(one).items(), _seen(other).values(), strict=True)
    )


def too_near(colour: str, others: Mapping[str, str]) -> list[tuple[str, str]]:
    """(name, sight) of each of `others`, colours by name, that can be taken for `colour`, and by whom."""
    found = ((name, *distance(colour, other)) for name, other in others.items())
    return [(name, sight) for name, how_far, sight in found if how_far < NEAR]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2: 1 (none) to 21."""
    dark, light = sorted(
        sum(w * c for w, c in zip(_WEIGHTS, _linear(each), strict=True)) for each in (one, other)
    )
    return (light + 0.05) / (dark + 0.05)


def shades(colour: str, steps: Iterable[float] = (-0.12, -0.06, 0.0, 0.06, 0.12)) -> list[str]:
    """The colour darker and lighter: each of its channels, as the eye weighs it, scaled alike."""
    root = [value ** (1 / 3) for value in _linear(colour)]
    found = [_written([min(1.0, (value * (1 + 2 * step)) ** 3) for value in root]) for step in steps]
    return list(dict.fromkeys(found))


_WEIGHTS = (0.2126, 0.7152, 0.0722)


@functools.lru_cache(maxsize=512)
def _seen(colour: str) -> dict[str, Triple]:
    """OKLab of the colour as each kind of sight has it."""
    linear = _linear(colour)
    return {sight: _oklab(_times(matrix, linear)) for sight, matrix in _SIGHTS.items()}


def _linear(colour: str) -> Triple:
    values = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return tuple(v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)


def _written(linear: list[float]) -> str:
    values = [12.92 * v if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055 for v in linear]
    return "#" + "".join(f"{round(255 * max(0.0, min(1.0, v))):02x}" for v in values)


def _oklab(linear: Triple) -> Triple:
    cones = tuple(max(0.0, each) ** (1 / 3) for each in _times(_CONES, linear))
    return _times(_LAB, cones)


def _times(matrix: tuple[tuple[float, float, float], ...], vector: Triple) -> Triple:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
