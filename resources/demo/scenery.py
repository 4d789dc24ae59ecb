"""The places of the street scene, each drawn once as a picture larger than the view, so that a camera can move in it.

A place is drawn in the view's coordinates: (0, 0) is the view's upper left corner when the camera rests.
"""

from __future__ import annotations

import numpy as np

from resources.demo.drawing import Canvas, Pixels, Point, mixed

WIDTH_PX = 854
HEIGHT_PX = 480
MARGIN_PX = 48
"""How far a place reaches beyond the view on each side."""

_LEFT, _RIGHT = -MARGIN_PX, WIDTH_PX + MARGIN_PX
_TOP, _BOTTOM = -MARGIN_PX, HEIGHT_PX + MARGIN_PX


def blank() -> Canvas:
    shape = (3, HEIGHT_PX + 2 * MARGIN_PX, WIDTH_PX + 2 * MARGIN_PX)
    return Canvas(np.zeros(shape, dtype=np.float32), (-MARGIN_PX, -MARGIN_PX))


def grey_afternoon() -> Pixels:
    """A wide street under clouds: a row of houses, a pavement, a road across the view."""
    canvas, chance = blank(), np.random.default_rng(11)
    _sky(canvas, "#a9b9c6", "#e3dfd6", 210)
    for cloud_x, cloud_y, size in ((90, 40, 90), (330, 18, 120), (610, 52, 100), (790, 25, 80)):
        _cloud(canvas, (cloud_x, cloud_y), size, "#eef0f0", 0.6)
    x = float(_LEFT)
    for width, top, wall in ((150, 74, "#8f9aa1"), (190, 40, "#a3978a"), (130, 96, "#7c8790"), (210, 58, "#b3a595"),
                             (140, 88, "#8b8f8a"), (180, 48, "#99a1a8")):  # fmt: skip
        _facade(canvas, x, top, width, 312 - top, wall, chance, lit=0.12, shop=True)
        x += width
    _ground(canvas, 300, 338, "#9a9a96", "#b0afa9")
    canvas.box(_LEFT, 334, _RIGHT - _LEFT, 5, "#d0cec7")
    _ground(canvas, 339, _BOTTOM, "#5b5f64", "#46494e")
    for start in range(_LEFT, _RIGHT, 120):
        canvas.polygon(
            [(start, 404), (start + 62, 404), (start + 56, 411), (start - 6, 411)], "#d8d6cb", opacity=0.8
        )
    for at in (70, 455, 800):
        _tree(canvas, (at, 326), 120, "#5d6b4c", chance)
    for at in (250, 640):
        _lamp(canvas, (at, 332), 190, lit=False)
    return _textured(canvas, chance, 5.0)


def brick_corner() -> Pixels:
    """A shop front in warm light, near to the camera."""
    canvas, chance = blank(), np.random.default_rng(12)
    canvas.box(_LEFT, _TOP, _RIGHT - _LEFT, 470, "#a5644a", lower_colour="#8b4f3b")
    for row, y in enumerate(range(_TOP, 400, 13)):
        canvas.box(_LEFT, y, _RIGHT - _LEFT, 1.4, "#7d4533")
        for x in range(_LEFT - (row % 2) * 16, _RIGHT, 32):
            canvas.box(x, y, 1.4, 13, "#7d4533")
    for x in (-20, 470):
        canvas.box(x, 96, 330, 262, "#3b2a22")
        canvas.box(x + 10, 106, 310, 200, "#e6c98e", lower_colour="#b98d55")
        for pane in (108, 210):
            canvas.box(x + pane, 106, 5, 200, "#3b2a22")
        canvas.polygon(
            [(x + 30, 300), (x + 120, 110), (x + 160, 110), (x + 70, 300)], "#fff3d2", opacity=0.25
        )
        for step in range(10):
            stripe = "#c9433a" if step % 2 else "#f0e6d6"
            left = x - 12 + step * 35.4
            canvas.polygon([(left + 6, 58), (left + 41, 58), (left + 35.4, 112), (left, 112)], stripe)
            canvas.ellipse((left + 17.7, 112), 17.7, 9, stripe)
    canvas.box(348, 90, 84, 290, "#4b3527", lower_colour="#37261c")
    canvas.box(358, 102, 64, 150, "#7f97a3", lower_colour="#596d78")
    canvas.ellipse((424, 272), 4, 4, "#d8b45a")
    _ground(canvas, 372, _BOTTOM, "#b9a58d", "#8f7c69")
    for x in range(-300, 1200, 90):
        canvas.capsule(
            (427 + (x - 427) * 0.72, 374), (427 + (x - 427) * 1.5, 560), 0.9, "#7b6a58", opacity=0.8
        )
    for y in (396, 430, 480):
        canvas.box(_LEFT, y, _RIGHT - _LEFT, 1.6, "#7b6a58")
    canvas.glow((640, 60), 520, "#ffb060", 0.2)
    return _textured(canvas, chance, 6.0)


def evening_avenue() -> Pixels:
    """A street that runs to the horizon under an evening sky, seen from low in its middle."""
    canvas, chance = blank(), np.random.default_rng(13)
    _sky(canvas, "#4d5a86", "#f2a765", 262)
    canvas.glow((470, 235), 330, "#ffd08a", 0.55)
    canvas.ellipse((470, 226), 26, 26, "#ffe9bd")
    for x, y, size in ((120, 60, 120), (430, 100, 150), (720, 40, 120)):
        _cloud(canvas, (x, y), size, "#c97f77", 0.35)
    vanish = (440.0, 250.0)
    for side, walls in (
        (-1, ("#54495a", "#6a5661", "#4a4456", "#5e5060")),
        (1, ("#5b4f58", "#463f50", "#6b5a5f", "#50485a")),
    ):
        for place, wall in enumerate(walls):
            _receding_house(canvas, vanish, side, place, wall, chance)
    _ground(canvas, 262, _BOTTOM, "#6f6064", "#39353f")
    canvas.polygon(
        [(432, 262), (448, 262), (760, _BOTTOM), (120, _BOTTOM)], "#4f4950", lower_colour="#2d2a33"
    )
    for step in range(7):
        near, far = 262 + 6 * 1.62**step, 262 + 9 * 1.62**step
        half = 0.9 * 1.5**step
        canvas.polygon([(440 - half, near), (440 + half, near), (440 + half * 1.35, far), (440 - half * 1.35, far)],
                       "#d9c9a8", opacity=0.7)  # fmt: skip
    return _textured(canvas, chance, 5.0)


def crossing_from_above() -> Pixels:
    """A crossing seen from a high window: asphalt, stripes, pavements, parked cars, the tops of trees."""
    canvas, chance = blank(), np.random.default_rng(14)
    canvas.box(_LEFT, _TOP, _RIGHT - _LEFT, _BOTTOM - _TOP, "#7f8a86", lower_colour="#69736f")
    canvas.polygon(
        [(230, _TOP), (640, _TOP), (790, _BOTTOM), (70, _BOTTOM)], "#c9c6bb", lower_colour="#b5b1a5"
    )
    canvas.polygon(
        [(244, _TOP), (626, _TOP), (770, _BOTTOM), (92, _BOTTOM)], "#70757c", lower_colour="#5a5f66"
    )
    for step in range(9):
        left = 186 + step * 56.0
        canvas.polygon(
            [(left + 8, 236), (left + 34, 236), (left + 31, 292), (left + 1, 292)], "#e6e4da", opacity=0.9
        )
    for y in (_TOP, 60, 160, 340, 440):
        canvas.polygon([(431, y), (437, y), (438, y + 52), (430, y + 52)], "#e6e4da", opacity=0.75)
    for x, y, paint in ((150, 84, "#8c3b34"), (112, 330, "#3c5873"), (716, 190, "#b8b5aa")):
        _car_from_above(canvas, x, y, paint)
    for at in ((40, 190), (30, 430), (760, 40), (830, 330), (800, 470), (170, -20)):
        _tree_top(canvas, at, 52, "#4f6b45", chance)
    canvas.polygon([(_LEFT, _TOP), (150, _TOP), (60, 90), (_LEFT, 110)], "#a2896f", lower_colour="#8a745d")
    return _textured(canvas, chance, 6.0)


def blue_night() -> Pixels:
    """A side street at night: lamps, a van with a marking, a fence across half of the way."""
    canvas, chance = blank(), np.random.default_rng(15)
    _sky(canvas, "#0b1226", "#1d2a47", 260)
    x = float(_LEFT)
    for width, top, wall in ((210, 30, "#1a2338"), (170, 80, "#222c45"), (240, 10, "#161e31"), (190, 60, "#1f2942"),
                             (200, 34, "#182136")):  # fmt: skip
        _facade(canvas, x, top, width, 330 - top, wall, chance, lit=0.3, shop=False)
        x += width
    _ground(canvas, 318, _BOTTOM, "#2b3346", "#131823")
    canvas.box(_LEFT, 344, _RIGHT - _LEFT, 3, "#47506a")
    _van(canvas, 70, 232)
    for at in (395, 760):
        _lamp(canvas, (at, 348), 236, lit=True)
    for x in range(500, 860, 90):
        _fence(canvas, x, 330)
    return _textured(canvas, chance, 3.5)


def _sky(canvas: Canvas, above: str, below: str, horizon: float) -> None:
    canvas.box(_LEFT, _TOP, _RIGHT - _LEFT, horizon - _TOP, above, lower_colour=below)


def _ground(canvas: Canvas, top: float, bottom: float, above: str, below: str) -> None:
    canvas.box(_LEFT, top, _RIGHT - _LEFT, bottom - top, above, lower_colour=below)


def _cloud(canvas: Canvas, at: Point, size: float, colour: str, opacity: float) -> None:
    for dx, dy, share in ((0, 0, 1.0), (-0.6, 0.1, 0.6), (0.65, 0.08, 0.65), (0.2, -0.14, 0.7)):
        canvas.ellipse((at[0] + dx * size, at[1] + dy * size), size * share, 0.26 * size * share, colour,
                       opacity=opacity * 0.7, softness=0.9)  # fmt: skip


def _facade(
    canvas: Canvas, x: float, y: float, width: float, height: float, wall: str, chance: np.random.Generator,
    *, lit: float, shop: bool,
) -> None:  # fmt: skip
    canvas.box(x, y, width, height, mixed(wall, "#ffffff", 0.08), lower_colour=mixed(wall, "#000000", 0.12))
    canvas.box(x - 2, y - 6, width + 4, 8, mixed(wall, "#000000", 0.3))
    canvas.box(x + width - 3, y, 3, height, mixed(wall, "#000000", 0.25))
    columns, storeys = max(2, int(width // 44)), max(2, int((height - 60) // 48))
    for column in range(columns):
        for storey in range(storeys):
            left = x + (column + 0.5) * width / columns - 11
            top = y + 16 + storey * (height - 66) / storeys
            glass = (
                "#f3cf86" if chance.random() < lit else mixed("#4c5a68", wall, 0.25 + 0.3 * chance.random())
            )
            canvas.box(left - 2.5, top - 2.5, 27, 35, mixed(wall, "#ffffff", 0.3))
            canvas.box(left, top, 22, 30, glass, lower_colour=mixed(glass, "#000000", 0.25))
            canvas.box(left + 10, top, 2, 30, mixed(wall, "#ffffff", 0.2))
    if shop:
        canvas.box(x + 14, y + height - 52, width - 30, 40, "#39424a", lower_colour="#2a3138")
        canvas.box(x + 14, y + height - 60, width - 30, 9, mixed(wall, "#7a2f2a", 0.5))


def _receding_house(
    canvas: Canvas, vanish: Point, side: int, place: int, wall: str, chance: np.random.Generator
) -> None:
    """A house in a row that runs to the vanishing point; `place` 0 is the nearest."""
    far_share, near_share = 0.56**place * 0.6, 0.56**place
    top, base = -190 + 70 * (place % 2), 262 + 62

    def corner(share: float, y: float) -> Point:
        return vanish[0] + side * 470 * share, vanish[1] + (y - vanish[1]) * share

    canvas.polygon([corner(near_share, top), corner(far_share, top), corner(far_share, base), corner(near_share, base)],
                   mixed(wall, "#ffb070", 0.1), lower_colour=mixed(wall, "#000000", 0.2))  # fmt: skip
    for column in range(3):
        share = far_share + (near_share - far_share) * (column + 0.5) / 3
        half = (near_share - far_share) * 0.09
        for storey in range(5):
            y = top + 40 + storey * 80
            glass = "#ffcf80" if chance.random() < 0.35 else "#2f2c3a"
            canvas.polygon([corner(share + half, y), corner(share - half, y), corner(share - half, y + 44),
                            corner(share + half, y + 44)], glass, opacity=0.85)  # fmt: skip


def _tree(canvas: Canvas, foot: Point, height: float, leaves: str, chance: np.random.Generator) -> None:
    canvas.capsule(foot, (foot[0], foot[1] - 0.6 * height), 5, "#4a3c30", radius_b=3)
    for _ in range(26):
        dx, dy = chance.normal(0, 0.17, 2) * height
        shade = mixed(leaves, "#ffffff" if dy < 0 else "#000000", 0.18 * chance.random())
        canvas.ellipse((foot[0] + dx, foot[1] - 0.82 * height + dy), 15, 13, shade, opacity=0.92)


def _tree_top(canvas: Canvas, at: Point, radius: float, leaves: str, chance: np.random.Generator) -> None:
    canvas.ellipse((at[0] + 10, at[1] + 14), radius, 0.9 * radius, "#000000", opacity=0.3, softness=0.4)
    for _ in range(34):
        dx, dy = np.clip(chance.normal(0, 0.42, 2), -0.9, 0.9) * radius
        shade = mixed(leaves, "#e8f0c0" if dx + dy < 0 else "#000000", 0.25 * chance.random())
        canvas.ellipse((at[0] + dx, at[1] + dy), 14, 12, shade, opacity=0.95)


def _lamp(canvas: Canvas, foot: Point, height: float, *, lit: bool) -> None:
    top = (foot[0], foot[1] - height)
    canvas.capsule(foot, top, 3, "#2b2f33", radius_b=2)
    canvas.capsule(top, (top[0] + 26, top[1] - 6), 2, "#2b2f33")
    canvas.ellipse((top[0] + 30, top[1] - 3), 10, 4.5, "#ffe7b0" if lit else "#3a3f44")
    if lit:
        canvas.glow((top[0] + 30, top[1]), 230, "#ffcf80", 0.7)
        canvas.ellipse((foot[0] + 30, foot[1] + 36), 150, 34, "#ffd690", opacity=0.32, softness=0.95)


def _car_from_above(canvas: Canvas, x: float, y: float, paint: str) -> None:
    canvas.ellipse((x + 6, y + 8), 34, 60, "#000000", opacity=0.35, softness=0.3)
    canvas.capsule((x, y - 34), (x, y + 34), 25, paint)
    canvas.polygon([(x - 18, y - 26), (x + 18, y - 26), (x + 15, y - 10), (x - 15, y - 10)], "#26303a")
    canvas.polygon([(x - 16, y + 20), (x + 16, y + 20), (x + 18, y + 34), (x - 18, y + 34)], "#26303a")
    canvas.box(x - 15, y - 8, 30, 26, mixed(paint, "#ffffff", 0.18))


def _van(canvas: Canvas, x: float, y: float) -> None:
    canvas.ellipse((x + 120, y + 142), 140, 13, "#000000", opacity=0.5, softness=0.8)
    body = [(0, 8), (12, 0), (190, 0), (236, 62), (246, 72), (246, 124), (0, 124)]
    canvas.polygon([(x + dx, y + dy) for dx, dy in body], "#c8cdd6", lower_colour="#868d9c")
    canvas.polygon([(x + 152, y + 12), (x + 184, y + 12), (x + 220, y + 62), (x + 152, y + 62)], "#223046")
    for left in (16, 62, 108):
        canvas.box(x + left, y + 14, 38, 40, "#223046")
    canvas.box(x, y + 76, 246, 17, "#2a4a8c")
    for left in range(0, 246, 22):
        canvas.polygon([(x + left, y + 97), (x + left + 12, y + 97), (x + left + 6, y + 107), (x + left - 2, y + 107)],
                       "#e8c94a", opacity=0.9)  # fmt: skip
    for wheel in (52, 196):
        canvas.ellipse((x + wheel, y + 124), 23, 23, "#0e1016")
        canvas.ellipse((x + wheel, y + 124), 11, 11, "#5a606c")
    canvas.ellipse((x + 240, y + 84), 5, 8, "#ffe9b0")
    canvas.box(x + 92, y - 9, 44, 10, "#1a2030")


def _fence(canvas: Canvas, x: float, y: float) -> None:
    for across in (y, y + 62):
        canvas.capsule((x, across), (x + 84, across), 2.6, "#9aa3b5")
    for upright in range(0, 85, 12):
        canvas.capsule((x + upright, y), (x + upright, y + 62), 1.5, "#858ea1")
    for foot in (8, 76):
        canvas.capsule((x + foot - 10, y + 76), (x + foot + 10, y + 76), 2.4, "#858ea1")
        canvas.capsule((x + foot, y + 62), (x + foot, y + 76), 2.4, "#858ea1")


def _textured(canvas: Canvas, chance: np.random.Generator, strength: float) -> Pixels:
    """The place with the unevenness that walls and asphalt have: fine grain and broad stains."""
    height, width = canvas.pixels.shape[1:]
    fine = chance.normal(0, strength * 0.6, (height, width))
    coarse = np.kron(chance.normal(0, strength, (height // 6 + 1, width // 6 + 1)), np.ones((6, 6)))[
        :height, :width
    ]
    smooth = (coarse + np.roll(coarse, 3, 0) + np.roll(coarse, 3, 1) + np.roll(coarse, (3, 3), (0, 1))) / 4
    grain = (fine + smooth).astype(np.float32)
    return np.clip(canvas.pixels + grain, 0, 255)
