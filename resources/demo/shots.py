"""The five shots of the street scene: who is in them, how they move, how the camera does.

A shot is painted frame by frame, counted from its own first frame. When somebody raises, holds or throws something
is said once here, in constants that the known truth is made of as well.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from resources.demo import scenery
from resources.demo.drawing import Picture, Pixels, Point
from resources.demo.figures import STRIDE, Looks, Pose
from resources.demo.stage import Stage

Painter = Callable[[Stage, int], None]

BATONS_UP = 46
"""Frame of the first shot from which the batons are held up."""
OBJECT_OUT, OBJECT_AWAY = 18, 84
"""Frames of the second shot between which the unidentified object is held out (half-open)."""
HANDS_UP = 52
"""Frame of the second shot from which two people have their hands up."""
STONE_THROWN = 66
"""Frame of the second shot in which the stone leaves the hand."""
FLASH = {54: 0.93, 55: 0.8, 56: 0.5}
"""Share of white light in frames of the third shot."""
SMOKE_BEGINS = 58
"""Frame of the third shot from which the cloud is seen."""

_OFFICER = Looks(
    coat="#28303e", trousers="#222835", helmet="#3a424e", marking="#e6d84a", shield=True, baton=True
)
_CIVIL = (
    Looks(coat="#8c4a3c", trousers="#3c4654", hair="#3a2a20", backpack="#4c5f3e"),
    Looks(coat="#3f6a7a", trousers="#2c2f38", skin="#b98862", hair="#17120f"),
    Looks(coat="#c2a14d", trousers="#4a4038", skin="#e0b593", hair="#6b4a2a"),
    Looks(coat="#5c6f4a", trousers="#39414d", skin="#8d5f43", hair="#120e0c", hat="#7a2f38"),
    Looks(coat="#7d5a86", trousers="#2f3543", skin="#d3a582", hair="#50321f"),
    Looks(coat="#a9adb2", trousers="#43506a", skin="#c99a78", hair="#2b211b", scarf="#2f3a4c"),
)


@dataclass(frozen=True, kw_only=True)
class Shot:
    """A place, painted over by `paint` frame by frame; the camera drifts by `pan` pixels a frame and shakes."""

    name: str
    frames: int
    place: Callable[[], Pixels]
    paint: Painter
    pan: Point = (0.0, 0.0)
    shake_px: float = 2.6
    flash: dict[int, float] | None = None

    def camera(self, frame: int) -> Point:
        """Where the view's upper left corner lies in the place, in pixels."""
        t = frame / 25
        x = self.pan[0] * (frame - self.frames / 2) + self.shake_px * (
            math.sin(2.1 * t + 0.4) + 0.45 * math.sin(6.7 * t) + 0.2 * math.sin(15.1 * t + 1)
        )
        y = self.pan[1] * (frame - self.frames / 2) + 0.7 * self.shake_px * (
            math.sin(1.7 * t + 1.3) + 0.5 * math.sin(7.9 * t + 0.6) + 0.2 * math.sin(17.3 * t)
        )
        return x, y


class Take:
    """One shot being filmed: its place is drawn once, its frames one by one."""

    def __init__(self, shot: Shot) -> None:
        self._shot = shot
        self._stage = Stage(shot.place())

    def picture(self, frame: int) -> Picture:
        """Frame `frame` of the shot, counted from its first, without grain."""
        self._stage.look_from(self._shot.camera(frame))
        self._shot.paint(self._stage, frame)
        picture = self._stage.picture
        light = (self._shot.flash or {}).get(frame, 0.0)
        if light:
            picture = (picture + light * (250.0 - picture)).astype(np.uint8)
        return picture


def _eased(frame: int, begin: int, length: int) -> float:
    """0 before `begin`, 1 from `begin + length`, smooth between."""
    t = min(max((frame - begin) / length, 0.0), 1.0)
    return t * t * (3 - 2 * t)


def _walked(distance_px: float, height_px: float, offset: float) -> float:
    """The phase of somebody who has walked so far, so that feet do not slide."""
    return 2 * math.pi * distance_px / (STRIDE * height_px) + offset


# ---------------------------------------------------------------- a line advances across a wide street


def _paint_wide_street(stage: Stage, frame: int) -> None:
    lift = _eased(frame, BATONS_UP - 12, 12)
    advance = 1.25 * frame
    people = [(-28 + 54 * place + advance, 352 + 15 * (place % 4), place) for place in range(8)]
    for x, y, place in sorted(people, key=lambda each: each[1]):
        height = 128 + 0.42 * (y - 352)
        looks = replace(_OFFICER, shield=place % 4 != 3, baton=place % 2 == 1)
        phase = _walked(advance, 140, place * 1.1)
        raised = lift * (0.75 + 0.25 * math.sin(2 * phase)) if looks.baton else 0.0
        pose = Pose(phase=phase, lean=0.045, baton_up=raised, walking=0.8)
        stage.from_the_side((x, y), height, looks, pose)
    back = 0.55 * max(0, frame - 30)
    for place, looks in enumerate(_CIVIL):
        y = 356 + 17 * (place % 3) + 6 * (place // 3)
        height = 124 + 0.42 * (y - 352)
        x = 598 + 46 * place + 12 * (place % 2) + back
        walking = 0.75 if frame > 30 else 0.0
        hands = "raised" if place == 1 and frame > 70 else "swing"
        pose = Pose(phase=-_walked(back, height, place), facing=-1, walking=walking, hands=hands)
        stage.from_the_side((x, y), height, looks, pose)


# ---------------------------------------------------------------- people by a shop, near


def _paint_shop_front(stage: Stage, frame: int) -> None:
    sway = 0.06 * math.sin(frame / 9)
    up = "raised" if frame >= HANDS_UP else "swing"
    step = 0.5 * max(0, frame - 60)
    _stand(stage, (700 + step, 436), 262, _CIVIL[2], frame, up, walked=step)
    _stand(stage, (590 + 0.6 * step, 446), 270, _CIVIL[4], frame, "swing", walked=0.6 * step)
    with_stone = replace(_CIVIL[5], object_held="stone" if frame < STONE_THROWN else "")
    throw = (
        "thrown"
        if STONE_THROWN <= frame < STONE_THROWN + 9
        else "forward"
        if frame < STONE_THROWN
        else "swing"
    )
    lean = 0.07 if throw == "thrown" else 0.02
    _stand(stage, (455, 452), 278, with_stone, frame, throw, lean=lean)
    out = OBJECT_OUT <= frame < OBJECT_AWAY
    holder = replace(_CIVIL[3], object_held="unclear" if out else "")
    _stand(stage, (300, 462), 288, holder, frame, "forward" if out else "swing", lean=0.03 + sway * 0.2)
    _stand(stage, (160 + step, 466), 284, _CIVIL[1], frame, up, walked=step)
    flown = frame - STONE_THROWN
    if 0 <= flown < 18:
        at = (372 - 24.0 * flown, 226 - 15.0 * flown + 0.9 * flown * flown)
        stage.canvas.capsule((at[0] + 9, at[1] + 1), at, 6, "#77716a", radius_b=8)


def _stand(
    stage: Stage, foot: Point, height: float, looks: Looks, frame: int, hands: str, *, lean: float = 0.02,
    walked: float = 0.0,
) -> None:  # fmt: skip
    breath = 0.004 * math.sin(frame / 7 + foot[0])
    phase = -_walked(walked, height, 0) if walked else 0.3
    pose = Pose(phase=phase, walking=0.8 if walked else 0.12, facing=-1, lean=lean + breath, hands=hands)
    stage.from_the_side(foot, height, looks, pose)


# ---------------------------------------------------------------- the line from the front, a flash behind it


def _paint_line_from_the_front(stage: Stage, frame: int) -> None:
    smoke = frame - SMOKE_BEGINS
    for puff in range(7 if smoke >= 0 else 0):
        angle, grown = puff * 2.4, min(smoke / 30, 1.8)
        x = 262 + 60 * grown * math.cos(angle) + 0.6 * smoke
        y = 258 - 52 * grown * abs(math.sin(angle)) - 0.7 * smoke
        stage.canvas.ellipse((x, y), 20 + 44 * grown, 15 + 34 * grown, "#cfc6c8", opacity=0.42, softness=0.9)
    for place in range(6):
        _front(stage, 150 + 112 * place, 424, 236, frame, place + 7)
    for place in range(4):
        _front(stage, 88 + 226 * place, 556 + 0.06 * frame, 400, frame, place)


def _front(stage: Stage, x: float, y: float, height: float, frame: int, place: int) -> None:
    looks = replace(_OFFICER, coat="#252a36", trousers="#1d212b", shield=place != 9, marking="#d8c94a")
    phase = frame / 6.5 + place
    pose = Pose(phase=phase, walking=0.8, baton_up=0.55 + 0.4 * math.sin(phase + 1))
    stage.from_the_front((x + 0.012 * height * math.sin(phase), y), height, looks, pose)


# ---------------------------------------------------------------- the crossing from above


def _paint_crossing(stage: Stage, frame: int) -> None:
    moved = 0.85 * frame
    for place in range(7):
        line_y = 70 + moved + 5 * math.sin(place * 2.0)
        looks = replace(_OFFICER, shield=place not in (2, 5))
        pose = Pose(
            phase=_walked(moved, 60, place * 0.9), walking=0.8, baton_up=0.4 if place in (2, 5) else 0.1
        )
        stage.from_the_front((262 + 54 * place, line_y), 100, looks, pose)
    run = 1.5 * frame
    for place, looks in enumerate((*_CIVIL, *_CIVIL[:3])):
        x = 236 + 46 * place + (14 if place % 2 else 0) + 0.12 * run * (place - 4)
        y = 268 + 30 * ((place * 5) % 4) + run * (0.8 + 0.06 * (place % 3))
        pose = Pose(phase=_walked(run, 66, place), walking=1.0)
        stage.from_the_front((x, y), 112 + 3 * ((place * 5) % 4), looks, pose)


# ---------------------------------------------------------------- a side street at night


def _paint_night(stage: Stage, frame: int) -> None:
    turn = math.sin(frame / 2.8)
    for side in (-1, 1):
        strength = max(0.0, side * turn)
        stage.canvas.ellipse((184 + 12 * side, 228), 9, 6, "#6ea8ff", opacity=0.35 + 0.6 * strength)
        stage.canvas.glow((184 + 12 * side, 226), 150, "#3f7dff", 0.55 * strength)
    walked = 1.1 * frame
    dim = (
        replace(_CIVIL[0], coat="#5a3a3c", trousers="#222a3a", skin="#8f715f", backpack="#2f3b2c"),
        replace(_CIVIL[1], coat="#2c4658", trousers="#1b2030", skin="#856450"),
    )
    for place, looks in enumerate(dim):
        x = 382 + 64 * place + walked
        pose = Pose(phase=_walked(walked, 150, place * 2.0), walking=0.9, lean=0.03)
        stage.from_the_side((x, 400 + 9 * place), 150, looks, pose)
    guard = replace(
        _OFFICER, coat="#1c2433", trousers="#171d2a", helmet="#2a3242", skin="#8f715f", shield=False
    )
    stage.from_the_side((318, 392), 152, guard, Pose(phase=0.3, walking=0.05))


SHOTS = (
    Shot(
        name="wide street",
        frames=120,
        place=scenery.grey_afternoon,
        paint=_paint_wide_street,
        pan=(0.16, 0.0),
    ),
    Shot(
        name="shop front",
        frames=110,
        place=scenery.brick_corner,
        paint=_paint_shop_front,
        pan=(-0.08, 0.02),
        shake_px=3.2,
    ),
    Shot(
        name="line from the front",
        frames=128,
        place=scenery.evening_avenue,
        paint=_paint_line_from_the_front,
        flash=FLASH,
    ),
    Shot(
        name="crossing from above",
        frames=115,
        place=scenery.crossing_from_above,
        paint=_paint_crossing,
        pan=(0.1, -0.06),
        shake_px=2.0,
    ),
    Shot(name="night", frames=95, place=scenery.blue_night, paint=_paint_night, pan=(0.14, 0.0)),
)
