"""Made pans: a large drawn scene looked at through a moving frame, with what is true of each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from catalog.media.opencv import cv2

Rgb = NDArray[np.uint8]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Pan:
    """`matrices` take pixels of each frame to pixels of the scene."""

    path: Path
    scene: Rgb
    matrices: list[Floats]
    size: tuple[int, int]


def drawn_scene(seed: int, width: int = 2200, height: int = 900) -> Rgb:
    """A street drawn from rectangles, windows, lines and grain: things that can be found again."""
    random = np.random.default_rng(seed)
    scene = np.empty((height, width, 3), np.uint8)
    scene[:] = np.linspace(205, 120, height)[:, None, None].astype(np.uint8)
    left = 0
    while left < width:
        wide, top = int(random.integers(110, 260)), int(random.integers(60, height // 2))
        colour = random.integers(50, 215, 3).tolist()
        cv2.rectangle(scene, (left, top), (left + wide, height - 150), colour, -1)
        for y in range(top + 20, height - 190, int(random.integers(44, 70))):
            for x in range(left + 14, left + wide - 24, int(random.integers(34, 52))):
                shade = random.integers(20, 245, 3).tolist()
                cv2.rectangle(
                    scene,
                    (x, y),
                    (x + int(random.integers(12, 24)), y + int(random.integers(16, 34))),
                    shade,
                    -1,
                )
        left += wide + int(random.integers(0, 30))
    for _ in range(260):
        centre = int(random.integers(0, width)), int(random.integers(height - 150, height))
        cv2.circle(scene, centre, int(random.integers(2, 11)), random.integers(20, 240, 3).tolist(), -1)
    grain = random.normal(0, 9, scene.shape)
    soft = cv2.GaussianBlur(scene.astype(np.float32), (0, 0), 0.8)
    return np.asarray(np.clip(soft + grain, 0, 255).astype(np.uint8))


def made_pan(
    path: Path,
    *,
    seed: int = 1,
    frames: int = 60,
    size: tuple[int, int] = (480, 270),
    scene_width: int = 2200,
    walker: bool = False,
    still: bool = False,
    plain: bool = False,
    exposure: float = 0.12,
) -> Pan:
    """A pan from left to right over the scene with a little turn, zoom, shake, noise and changing exposure."""
    random = np.random.default_rng(seed + 1000)
    scene = drawn_scene(seed, scene_width)
    if plain:
        scene[:] = 128
    width, height = size
    matrices, pictures = [], []
    for number in range(frames):
        share = 0.0 if still else number / (frames - 1)
        middle = np.array(
            [500 + share * (scene.shape[1] - 1000), scene.shape[0] / 2 + 60 * np.sin(3 * share)]
        )
        middle += random.normal(0, 0.6, 2)
        angle, zoom = 0.05 * np.sin(4 * share), 1.25 + 0.12 * np.sin(5 * share)
        turn = zoom * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        matrix = np.eye(3)
        matrix[:2, :2], matrix[:2, 2] = turn, middle - turn @ [width / 2, height / 2]
        seen = cv2.warpPerspective(scene, matrix, size, flags=cv2.INTER_AREA | cv2.WARP_INVERSE_MAP)
        shown = seen.astype(np.float32) * (1 + exposure * np.sin(7 * share)) + random.normal(0, 3, seen.shape)
        if walker:
            at = int(width * (0.15 + 0.7 * ((3 * share) % 1)))
            shown[height // 3 : height - 20, at : at + 26] = (225, 20, 200)
        matrices.append(matrix)
        pictures.append(np.clip(shown, 0, 255).astype(np.uint8))
    _write(path, pictures, size)
    return Pan(path, scene, matrices, size)


def _write(path: Path, pictures: list[Rgb], size: tuple[int, int]) -> None:
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=25, options={"preset": "ultrafast", "crf": "16"})
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        stream.codec_context.gop_size = 12
        for number, picture in enumerate(pictures):
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts = number
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))


@dataclass(frozen=True)
class Judged:
    """`error` is the mean absolute difference of grey values, `off_px` the mean distance from the truth, in pixels of
    the scene, and `covered` the share of what the frames showed."""

    error: float
    off_px: float
    covered: float


def judged(pan: Pan, picture: Rgb) -> Judged:
    """Lays a panorama, whoever made it, over the scene by what is seen in both, and compares."""
    gray, truth = (cv2.cvtColor(each, cv2.COLOR_RGB2GRAY) for each in (picture, pan.scene))
    finder = cv2.SIFT_create(3000)
    here, features = finder.detectAndCompute(gray, None)
    there, others = finder.detectAndCompute(truth, None)
    pairs = cv2.BFMatcher(cv2.NORM_L2).knnMatch(features, others, k=2)
    good = [one for one, two in pairs if one.distance < 0.7 * two.distance]
    from_points = np.array([here[each.queryIdx].pt for each in good])
    to_points = np.array([there[each.trainIdx].pt for each in good])
    matrix, _ = cv2.findHomography(from_points, to_points, cv2.RANSAC, 12.0, maxIters=5000)
    laid = np.column_stack([from_points, np.ones(len(good))]) @ matrix.T
    off = np.linalg.norm(laid[:, :2] / laid[:, 2:] - to_points, axis=1)
    size = (truth.shape[1], truth.shape[0])
    drawn = cv2.warpPerspective(gray, matrix, size)
    covered = cv2.warpPerspective((picture.max(axis=-1) > 0).astype(np.uint8), matrix, size) > 0
    shown = np.zeros(truth.shape, bool)
    for each in pan.matrices:
        shown |= cv2.warpPerspective(np.ones(pan.size[::-1], np.uint8), each, size) > 0
    inside = cv2.erode((covered & shown).astype(np.uint8), np.ones((7, 7))) > 0
    smooth = [cv2.GaussianBlur(each, (0, 0), 1.5).astype(np.float32) for each in (drawn, truth)]
    scale = float(smooth[1][inside].mean() / smooth[0][inside].mean())
    error = float(np.abs(smooth[0] * scale - smooth[1])[inside].mean())
    return Judged(error, float(off[off < 12].mean()), float((covered & shown).sum() / shown.sum()))
