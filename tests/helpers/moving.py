"""Short clips of one thing that moves before a background, with what is true of it on each frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catalog.media.opencv import cv2
from tests.helpers.video import MadeVideo, make_video

Plane = NDArray[np.uint8]
WIDTH, HEIGHT, FRAMES = 480, 270, 110
TROUBLES = ("plain", "pole", "passer", "leaves", "cut", "shake", "blur", "faint", "turns", "dims")
"""What happens in a clip: nothing, it goes behind a standing or a passing thing, out of the picture, the picture
cuts, the camera shakes, everything is blurred for a while, it is hardly darker than what is behind it and the picture
is noisy, it turns its other side, the light goes down and comes back."""
TUNING_SEEDS = range(100, 108)
HELD_OUT_SEEDS = range(900, 908)


@dataclass
class Clip:
    """`boxes` are (left, top, right, bottom) in pixels, whole even where part is out of the picture; `inside` is the
    share of the thing that is in the picture, `uncovered` the share of that which nothing hides; `cut` the first
    frame of another shot."""

    frames: list[Plane] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)
    inside: list[float] = field(default_factory=list)
    uncovered: list[float] = field(default_factory=list)
    cut: int | None = None

    def first_points(self) -> NDArray[np.float64]:
        left, top, right, bottom = self.boxes[0]
        return np.array([[left, top], [right, bottom]])


def make_clip(seed: int, trouble: str, *, frames: int = FRAMES) -> Clip:
    """The same seed and trouble draw the same clip, to the pixel."""
    return _Scene(seed, trouble, frames).drawn()


def write_clip(path: Path, clip: Clip, *, fps: int = 25) -> MadeVideo:
    """The clip as a video, lossless, so that its pixels are the clip's."""

    def draw(number: int, width: int, height: int) -> NDArray[np.uint8]:
        return np.repeat(clip.frames[number][:, :, None], 3, axis=2)

    return make_video(
        path, frames=len(clip.frames), fps=fps, size=(WIDTH, HEIGHT), draw=draw, codec_options={"crf": "4"}
    )


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Intersection over union of two boxes (left, top, right, bottom), each cut at the picture's edge."""
    (al, at, ar, ab), (bl, bt, br, bb) = _cut(one), _cut(other)
    across, down = min(ar, br) - max(al, bl), min(ab, bb) - max(at, bt)
    both = max(0.0, across) * max(0.0, down)
    either = (ar - al) * (ab - at) + (br - bl) * (bb - bt) - both
    return both / either if either > 0 else 0.0


def _cut(box: tuple[float, ...]) -> tuple[float, float, float, float]:
    left, top, right, bottom = box
    return max(0.0, left), max(0.0, top), max(0.0, min(WIDTH, right)), max(0.0, min(HEIGHT, bottom))


def _texture(
    rng: np.random.Generator, width: int, height: int, mean: float, spread: float
) -> NDArray[np.float32]:
    """Noise at several sizes of grain, as surfaces have."""
    picture = np.zeros((height, width), np.float32)
    for grain, weight in ((2, 0.35), (5, 0.6), (13, 1.0), (40, 1.0)):
        small = rng.standard_normal((height // grain + 2, width // grain + 2)).astype(np.float32)
        picture += weight * cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)
    return mean + spread * picture / picture.std()


class _Scene:
    def __init__(self, seed: int, trouble: str, frames: int) -> None:
        self.rng = rng = np.random.default_rng([seed, TROUBLES.index(trouble)])
        self.trouble, self.count = trouble, frames
        faint = trouble == "faint"
        self.background = _texture(rng, 2 * WIDTH, 2 * HEIGHT, 120, 22)
        self.size = float(rng.uniform(52, 96)), float(rng.uniform(60, 104))
        mean = 120 + (12 if faint else rng.choice([-35, 35]))
        self.thing = _texture(rng, 128, 128, mean, 8 if faint else rng.uniform(16, 30))
        self.back_side = _texture(rng, 128, 128, mean + 10, 22)
        self.cover = _texture(rng, 256, 2 * HEIGHT, 95, 24)
        self.other = _texture(rng, 2 * WIDTH, 2 * HEIGHT, 130, 30)
        self.is_round = bool(rng.random() < 0.5)
        self.speed = rng.uniform(1.0, 2.6) * rng.choice([-1, 1]) * (WIDTH / 480)
        self.sway = rng.uniform(6, 26), rng.uniform(25, 60), rng.uniform(0, 6.28)
        self.growth = rng.uniform(-0.25, 0.35)
        self.pan = rng.uniform(-0.8, 0.8, 2)
        self.event = int(rng.integers(frames * 4 // 10, frames * 6 // 10))
        self.noise = 4.0 if faint else 2.0

    def drawn(self) -> Clip:
        clip = Clip(cut=self.event if self.trouble == "cut" else None)
        for n in range(self.count):
            frame, box, inside, uncovered = self._frame(n)
            clip.frames.append(frame)
            clip.boxes.append(box)
            clip.inside.append(inside)
            clip.uncovered.append(uncovered)
        return clip

    def _camera(self, n: int) -> NDArray[np.float64]:
        shift = self.pan * n
        if self.trouble == "shake":
            rng = np.random.default_rng([n, 7])
            shift = shift + rng.normal(0, 7, 2) + 9 * np.sin([n * 0.9, n * 1.3])
        return np.asarray(shift)

    def _centre(self, n: int) -> tuple[float, float]:
        amplitude, period, phase = self.sway
        speed = self.speed * (3.2 if self.trouble == "leaves" else 1.0)
        start = WIDTH * (0.5 - 0.26 * np.sign(self.speed))
        x = start + speed * n
        if self.trouble == "pole":
            x = start + 2.4 * np.sign(speed) * n
        elif self.trouble != "leaves":  # to and fro inside the picture
            reach = WIDTH * 0.55
            x = start + np.sign(speed) * (reach / 2) * (1 - np.cos(abs(speed) * n / reach * 2.4))
        y = HEIGHT * 0.5 + amplitude * np.sin(2 * np.pi * n / period + phase)
        return float(x), float(y)

    def _frame(self, n: int) -> tuple[Plane, tuple[float, float, float, float], float, float]:
        camera = self._camera(n)
        if self.trouble == "cut" and n >= self.event:
            picture = _shifted(self.other, camera)
            return self._finished(picture, n), (0.0, 0.0, 0.0, 0.0), 0.0, 0.0
        picture = _shifted(self.background, camera)
        x, y = self._centre(n)
        if self.trouble == "shake":
            x, y = x - camera[0] + self.pan[0] * n, y - camera[1] + self.pan[1] * n
        scale = 1 + self.growth * np.sin(np.pi * n / self.count)
        width, height = self.size[0] * scale, self.size[1] * scale
        box = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        alpha = self._laid_on(picture, box, n)
        area = width * height * (np.pi / 4 if self.is_round else 1)
        there = float(alpha.sum())
        alpha[self._covered(picture, n) > 0] = 0
        uncovered = float(alpha.sum()) / there if there > 0 else 0.0
        return self._finished(picture, n), box, min(1.0, there / area), uncovered

    def _laid_on(
        self, picture: NDArray[np.float32], box: tuple[float, float, float, float], n: int
    ) -> NDArray[np.float32]:
        left, top, right, bottom = box
        to_frame = np.array([[(right - left) / 128, 0, left], [0, (bottom - top) / 128, top]])
        texture = self.thing
        if self.trouble == "turns":
            share = float(np.clip((n - self.event) / 25, 0, 1))
            edge = round(128 * share)
            texture = np.hstack([self.back_side[:, 128 - edge :], self.thing[:, : 128 - edge]])
        shape = np.zeros((128, 128), np.float32)
        if self.is_round:
            cv2.ellipse(shape, (64, 64), (64, 64), 0, 0, 360, 1.0, -1)
        else:
            shape[:] = 1.0
        laid = cv2.warpAffine(texture, to_frame, (WIDTH, HEIGHT), borderMode=cv2.BORDER_REPLICATE)
        alpha: NDArray[np.float32] = cv2.warpAffine(shape, to_frame, (WIDTH, HEIGHT))
        picture += alpha * (laid - picture)
        return alpha

    def _covered(self, picture: NDArray[np.float32], n: int) -> NDArray[np.float32]:
        cover = np.zeros((HEIGHT, WIDTH), np.float32)
        if self.trouble not in ("pole", "passer"):
            return cover
        if self.trouble == "pole":
            middle, wide = self._centre(self.event)[0], self.size[0] * 1.1
        else:  # it comes from ahead and covers the thing for a while
            middle = self._centre(self.event)[0] + (n - self.event) * 5.0
            wide = self.size[0] * 1.5
        left = int(np.clip(middle - wide / 2, 0, WIDTH))
        right = int(np.clip(middle + wide / 2, 0, WIDTH))
        if right > left:
            offset = int(left - (middle - wide / 2))
            picture[:, left:right] = self.cover[:HEIGHT, offset : offset + right - left]
            cover[:, left:right] = 1
        return cover

    def _finished(self, picture: NDArray[np.float32], n: int) -> Plane:
        past = n - self.event
        if self.trouble == "blur" and past > 0:
            picture = cv2.GaussianBlur(picture, (0, 0), 0.4 + 7 * float(np.sin(np.pi * min(1, past / 40))))
        if self.trouble == "dims" and past > 0:
            low = 1 - 0.65 * float(np.sin(np.pi * min(1, past / 40)))
            picture = picture * low + 8
        rng = np.random.default_rng([n, 3])
        picture = picture + rng.normal(0, self.noise, picture.shape).astype(np.float32)
        done: Plane = np.clip(np.rint(picture), 0, 255).astype(np.uint8)
        return done


def _shifted(texture: NDArray[np.float32], camera: NDArray[np.float64]) -> NDArray[np.float32]:
    """A window of the texture, moved by the camera."""
    move = np.array([[1, 0, -WIDTH / 2 - camera[0]], [0, 1, -HEIGHT / 2 - camera[1]]])
    seen: NDArray[np.float32] = cv2.warpAffine(
        texture, move, (WIDTH, HEIGHT), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT
    )
    return seen


def each_clip(seeds: range, troubles: tuple[str, ...] = TROUBLES) -> Iterator[tuple[str, int, Clip]]:
    for trouble in troubles:
        for seed in seeds:
            yield trouble, seed, make_clip(seed, trouble)
