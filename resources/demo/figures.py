"""Drawn people: capsules and polygons that walk, stand, hold up a shield or raise their hands. Nobody's likeness.

A figure is placed by the point between its feet; its measures are shares of its height. `facing` is 1 to the right
and -1 to the left; `phase` turns once (2 pi) in a cycle of two steps, and `STRIDE` of its height is walked in one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from resources.demo.drawing import Canvas, Point, mixed

STRIDE = 0.82


@dataclass(frozen=True, kw_only=True)
class Looks:
    """What somebody wears and carries."""

    coat: str
    trousers: str
    skin: str = "#c99a78"
    hair: str = "#2c221c"
    boots: str = "#1b1b1f"
    helmet: str = ""
    marking: str = ""
    """Colour of a reflective band around the body; empty: none."""
    shield: bool = False
    baton: bool = False
    object_held: str = ""
    """"unclear" for a dark angular thing, "stone" for something round; empty: nothing."""
    scarf: str = ""
    """Colour of a cloth over mouth and nose; empty: the face is free."""
    backpack: str = ""
    hat: str = ""


@dataclass(frozen=True, kw_only=True)
class Pose:
    phase: float = 0.0
    walking: float = 1.0
    """How wide the steps are: 1 a walk, 0 standing."""
    facing: int = 1
    lean: float = 0.02
    """How far the shoulders are before the hips, a share of the height."""
    hands: str = "swing"
    """"swing", "raised" (both hands up, empty), "forward" (one hand holds out what it holds), "thrown"."""
    baton_up: float = 0.0
    """0 the baton hangs, 1 it is held above the shoulder."""


class _Body:
    """Turns shares of a figure's height into points of the canvas."""

    def __init__(self, canvas: Canvas, foot: Point, height_px: float, facing: int) -> None:
        self.canvas = canvas
        self.foot = foot
        self.h = height_px
        self.facing = facing

    def at(self, forward: float, up: float) -> Point:
        return self.foot[0] + forward * self.h * self.facing, self.foot[1] - up * self.h

    def limb(self, a: Point, b: Point, radius: float, colour: str, radius_b: float | None = None) -> None:
        end = None if radius_b is None else radius_b * self.h
        self.canvas.capsule(a, b, radius * self.h, colour, radius_b=end)

    def oval(self, centre: Point, rx: float, ry: float, colour: str, opacity: float = 1.0) -> None:
        self.canvas.ellipse(centre, rx * self.h, ry * self.h, colour, opacity=opacity)


def draw_from_the_side(canvas: Canvas, foot: Point, height_px: float, looks: Looks, pose: Pose) -> None:
    """One figure walking or standing across the view."""
    body = _Body(canvas, foot, height_px, pose.facing)
    canvas.ellipse(
        (foot[0], foot[1] - 0.005 * height_px),
        0.2 * height_px,
        0.035 * height_px,
        "#000000",
        opacity=0.3,
        softness=0.9,
    )
    bob = 0.012 * math.cos(2 * pose.phase) * pose.walking
    hip = (0.0, 0.505 + bob)
    shoulder = (pose.lean, 0.79 + bob)
    far = mixed(looks.coat, "#000000", 0.3)
    _leg(body, hip, pose.phase + math.pi, pose.walking, mixed(looks.trousers, "#000000", 0.3), looks.boots)
    _far_arm(body, shoulder, pose, looks, far)
    if looks.backpack:
        body.limb(body.at(-0.115, 0.62 + bob), body.at(-0.1, 0.74 + bob), 0.06, looks.backpack)
    _leg(body, hip, pose.phase, pose.walking, looks.trousers, looks.boots)
    _trunk(body, hip, shoulder, looks)
    _head(body, shoulder, looks)
    _near_arm(body, shoulder, pose, looks)
    if looks.shield:
        _shield(body, body.at(0.17, 0.53 + bob), 0.115, 0.29)


def draw_from_the_front(
    canvas: Canvas, foot: Point, height_px: float, looks: Looks, pose: Pose, *, away: bool = False
) -> None:
    """One figure walking towards the view, or `away` from it."""
    body = _Body(canvas, foot, height_px, pose.facing)
    canvas.ellipse(
        (foot[0], foot[1] - 0.01 * height_px),
        0.19 * height_px,
        0.04 * height_px,
        "#000000",
        opacity=0.3,
        softness=0.9,
    )
    step = math.sin(pose.phase) * pose.walking
    bob = 0.01 * math.cos(2 * pose.phase) * pose.walking
    for side in (-1, 1):
        lift = max(0.0, side * step) * 0.05
        knee = body.at(side * 0.06, 0.27 + lift)
        body.limb(body.at(side * 0.05, 0.5 + bob), knee, 0.055, looks.trousers, 0.045)
        body.limb(knee, body.at(side * 0.062, 0.05 + lift), 0.045, looks.trousers, 0.034)
        body.limb(body.at(side * 0.062, 0.04 + lift), body.at(side * 0.072, 0.018 + lift), 0.034, looks.boots)
    shoulders = [body.at(side * 0.125, 0.775 + bob) for side in (-1, 1)]
    _front_arms(body, shoulders, pose, looks, bob)
    body.limb(body.at(0, 0.52 + bob), body.at(0, 0.72 + bob), 0.1, looks.coat, 0.115)
    body.limb(shoulders[0], shoulders[1], 0.045, looks.coat)
    if looks.marking:
        body.limb(body.at(-0.1, 0.665 + bob), body.at(0.1, 0.665 + bob), 0.016, looks.marking)
    if looks.backpack and away:
        body.limb(body.at(0, 0.6 + bob), body.at(0, 0.72 + bob), 0.075, looks.backpack)
    _front_head(body, bob, looks, away)
    if looks.shield and not away:
        _shield(body, body.at(0.03, 0.47 + bob), 0.17, 0.31)


def _leg(body: _Body, hip: Point, phase: float, walking: float, colour: str, boots: str) -> None:
    thigh = 0.42 * math.sin(phase) * walking
    shin = thigh - (0.04 + 0.62 * max(0.0, math.cos(phase)) * walking)
    knee = (hip[0] + 0.235 * math.sin(thigh), hip[1] - 0.235 * math.cos(thigh))
    ankle = (knee[0] + 0.225 * math.sin(shin), max(knee[1] - 0.225 * math.cos(shin), 0.035))
    body.limb(body.at(*hip), body.at(*knee), 0.068, colour, 0.05)
    body.limb(body.at(*knee), body.at(*ankle), 0.05, colour, 0.034)
    body.limb(body.at(ankle[0], ankle[1] - 0.012), body.at(ankle[0] + 0.065, ankle[1] - 0.016), 0.026, boots)


def _trunk(body: _Body, hip: Point, shoulder: Point, looks: Looks) -> None:
    body.limb(body.at(*hip), body.at(shoulder[0], shoulder[1] - 0.06), 0.078, looks.coat, 0.098)
    body.limb(body.at(hip[0] - 0.02, hip[1]), body.at(shoulder[0] - 0.05, shoulder[1] - 0.06), 0.03,
              mixed(looks.coat, "#000000", 0.14))  # fmt: skip
    if looks.marking:
        middle = (0.6 * shoulder[0], 0.4 * hip[1] + 0.6 * shoulder[1])
        body.limb(
            body.at(middle[0] - 0.07, middle[1]), body.at(middle[0] + 0.07, middle[1]), 0.017, looks.marking
        )


def _head(body: _Body, shoulder: Point, looks: Looks) -> None:
    x, y = shoulder[0] + 0.012, shoulder[1] + 0.125
    body.limb(body.at(x - 0.01, y - 0.1), body.at(x, y - 0.04), 0.032, mixed(looks.skin, "#000000", 0.15))
    if not looks.helmet:
        body.oval(body.at(x - 0.012, y + 0.008), 0.06, 0.068, looks.hair)
    body.oval(body.at(x + 0.008, y - 0.006), 0.05, 0.06, looks.skin)
    body.oval(body.at(x + 0.056, y - 0.012), 0.012, 0.014, looks.skin)
    body.oval(body.at(x + 0.034, y + 0.006), 0.007, 0.008, "#1c1614")
    if looks.scarf:
        body.limb(body.at(x - 0.02, y - 0.05), body.at(x + 0.034, y - 0.036), 0.034, looks.scarf)
    if looks.hat:
        body.limb(body.at(x - 0.034, y + 0.034), body.at(x + 0.03, y + 0.036), 0.034, looks.hat)
        body.limb(body.at(x + 0.03, y + 0.024), body.at(x + 0.078, y + 0.02), 0.01, looks.hat)
    if looks.helmet:
        body.oval(body.at(x - 0.008, y + 0.016), 0.072, 0.07, looks.helmet)
        body.limb(body.at(x - 0.05, y - 0.02), body.at(x - 0.045, y - 0.05), 0.022, looks.helmet)
        body.oval(body.at(x + 0.022, y - 0.012), 0.048, 0.045, mixed(looks.skin, "#9fb4c4", 0.55))
        body.limb(body.at(x - 0.03, y + 0.052), body.at(x + 0.012, y + 0.062), 0.008,
                  mixed(looks.helmet, "#ffffff", 0.35))  # fmt: skip


def _front_head(body: _Body, bob: float, looks: Looks, away: bool) -> None:
    x, y = 0.0, 0.915 + bob
    body.limb(body.at(x, y - 0.11), body.at(x, y - 0.04), 0.034, mixed(looks.skin, "#000000", 0.18))
    body.oval(body.at(x, y + 0.008), 0.058, 0.07, looks.helmet or looks.hair)
    if looks.helmet:
        body.oval(body.at(x, y + 0.012), 0.073, 0.074, looks.helmet)
    if not away:
        body.oval(body.at(x, y - 0.012), 0.048, 0.056, looks.skin)
        for side in (-1, 1):
            body.oval(body.at(x + side * 0.018, y), 0.006, 0.007, "#1c1614")
        if looks.scarf:
            body.limb(body.at(x - 0.02, y - 0.045), body.at(x + 0.02, y - 0.045), 0.03, looks.scarf)
        if looks.helmet:
            body.oval(body.at(x, y - 0.016), 0.053, 0.052, "#a8bccb", 0.55)
            body.limb(
                body.at(x - 0.05, y + 0.032),
                body.at(x + 0.05, y + 0.032),
                0.011,
                mixed(looks.helmet, "#ffffff", 0.3),
            )
    if looks.hat:
        body.limb(body.at(x - 0.03, y + 0.04), body.at(x + 0.03, y + 0.04), 0.036, looks.hat)


def _arm(body: _Body, shoulder: Point, upper: float, lower: float, coat: str, skin: str) -> Point:
    """An arm whose two parts hang at these angles (0 down, pi/2 forward, pi up); gives where its hand is."""
    elbow = (shoulder[0] + 0.165 * math.sin(upper), shoulder[1] - 0.165 * math.cos(upper))
    hand = (elbow[0] + 0.15 * math.sin(lower), elbow[1] - 0.15 * math.cos(lower))
    body.limb(body.at(*shoulder), body.at(*elbow), 0.042, coat, 0.034)
    body.limb(body.at(*elbow), body.at(*hand), 0.034, coat, 0.026)
    body.oval(body.at(*hand), 0.027, 0.027, skin)
    return hand


def _far_arm(body: _Body, shoulder: Point, pose: Pose, looks: Looks, coat: str) -> None:
    swing = -0.5 * math.sin(pose.phase + math.pi) * pose.walking
    skin = looks.boots if looks.helmet else mixed(looks.skin, "#000000", 0.2)
    start = (shoulder[0] + 0.02, shoulder[1] - 0.015)
    if pose.hands == "raised":
        _arm(body, start, 2.3, 3.0, coat, skin)
    elif looks.shield:
        _arm(body, start, 0.5, 1.6, coat, skin)
    else:
        _arm(body, start, swing, swing + 0.35, coat, skin)


def _near_arm(body: _Body, shoulder: Point, pose: Pose, looks: Looks) -> None:
    swing = -0.5 * math.sin(pose.phase) * pose.walking
    skin = looks.boots if looks.helmet else looks.skin
    coat = mixed(looks.coat, "#ffffff", 0.07)
    start = (shoulder[0] - 0.015, shoulder[1] - 0.02)
    if pose.hands == "raised":
        _arm(body, start, 2.5, 3.1, coat, skin)
    elif pose.hands == "thrown":
        _arm(body, start, 1.9, 1.5, coat, skin)
    elif looks.baton:
        raise_by = pose.baton_up
        hand = _arm(body, start, -0.25 - 1.2 * raise_by, 0.9 + 1.7 * raise_by, coat, skin)
        angle = 0.9 + 1.5 * raise_by
        tip = (
            hand[0] + 0.3 * math.sin(angle),
            hand[1] + 0.3 * math.cos(angle) * (1 if raise_by > 0 else 0.5),
        )
        tail = (hand[0] - 0.2 * (tip[0] - hand[0]), hand[1] - 0.2 * (tip[1] - hand[1]))
        body.limb(body.at(*tail), body.at(*tip), 0.015, "#121214", 0.013)
    elif pose.hands == "forward":
        hand = _arm(body, start, 0.75, 1.75, coat, skin)
        _held(body, hand, looks.object_held)
    else:
        hand = _arm(body, start, swing, swing + 0.35, coat, skin)
        _held(body, hand, looks.object_held)


def _held(body: _Body, hand: Point, what: str) -> None:
    if what == "unclear":
        body.limb(
            body.at(hand[0] + 0.005, hand[1] - 0.005),
            body.at(hand[0] + 0.085, hand[1] + 0.035),
            0.021,
            "#17171b",
        )
        body.limb(
            body.at(hand[0] + 0.06, hand[1] + 0.02), body.at(hand[0] + 0.05, hand[1] - 0.03), 0.012, "#17171b"
        )
    elif what == "stone":
        body.oval(body.at(hand[0] + 0.02, hand[1] + 0.02), 0.034, 0.03, "#77716a")


def _front_arms(body: _Body, shoulders: list[Point], pose: Pose, looks: Looks, bob: float) -> None:
    coat = mixed(looks.coat, "#000000", 0.12)
    skin = looks.boots if looks.helmet else looks.skin
    swing = 0.03 * math.sin(pose.phase) * pose.walking
    for side, shoulder in zip((-1, 1), shoulders, strict=True):
        if looks.baton and side == -1:
            elbow = body.at(-0.2, 0.66 + bob + 0.05 * pose.baton_up)
            hand = body.at(-0.215, 0.6 + bob + 0.24 * pose.baton_up)
            tip = body.at(-0.215 - 0.05 + 0.1 * pose.baton_up, 0.88 + bob + 0.24 * pose.baton_up)
            tail = body.at(-0.212, 0.56 + bob + 0.24 * pose.baton_up)
            body.limb(tail, tip, 0.015, "#101012", 0.013)
        elif pose.hands == "raised":
            elbow, hand = body.at(side * 0.2, 0.85 + bob), body.at(side * 0.19, 1.0 + bob)
        else:
            elbow = body.at(side * 0.165, 0.62 + bob)
            hand = body.at(side * 0.17, 0.48 + bob + side * swing)
        body.limb(shoulder, elbow, 0.043, coat, 0.036)
        body.limb(elbow, hand, 0.036, coat, 0.028)
        body.oval(hand, 0.029, 0.029, skin)


def _shield(body: _Body, centre: Point, half_width: float, half_height: float) -> None:
    """A tall clear shield with a dark rim and a light stripe, before whoever carries it."""
    w, t, bevel = half_width * body.h, half_height * body.h, 0.045 * body.h

    def outline(grow: float) -> list[Point]:
        x, y, cut = w + grow, t + grow, bevel
        corners = [
            (-x + cut, -y),
            (x - cut, -y),
            (x, -y + cut),
            (x, y - cut),
            (x - cut, y),
            (-x + cut, y),
            (-x, y - cut),
            (-x, -y + cut),
        ]
        return [(centre[0] + dx, centre[1] + dy) for dx, dy in corners]

    body.canvas.polygon(outline(0.012 * body.h), "#20262d", opacity=0.85)
    body.canvas.polygon(outline(-0.004 * body.h), "#b9cdd9", opacity=0.62, lower_colour="#6f8798")
    band = 0.05 * body.h
    y = centre[1] - 0.1 * body.h
    body.canvas.polygon(
        [(centre[0] - w, y - band), (centre[0] + w, y - band), (centre[0] + w, y + band), (centre[0] - w, y + band)],
        "#223a66", opacity=0.9,
    )  # fmt: skip
    body.canvas.capsule((centre[0] - 0.6 * w, y), (centre[0] + 0.6 * w, y), 0.014 * body.h, "#eef2f4")
    body.canvas.capsule(
        (centre[0] - 0.55 * w, centre[1] + 0.75 * t), (centre[0] + 0.2 * w, centre[1] + 0.02 * t), 0.018 * body.h,
        "#ffffff", opacity=0.3,
    )  # fmt: skip
