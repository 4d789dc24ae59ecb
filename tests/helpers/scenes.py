"""Made street scenes: a textured canvas, figures that move on it, and a camera that pans, shakes and zooms.

Nothing is photographed. A scene is drawn once, larger than the picture; a frame is what the camera sees of it.
All sizes are in pixels of a picture 480 wide and scale with it; everything follows from the generator's seed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalog.media.opencv import cv2

Image = NDArray[np.uint8]
PLACES = ("street", "square", "interior", "trees", "night", "wall", "sky")
CANVAS_FACTOR = 2.4
"""How much wider and higher than the picture a scene's canvas is."""


def fractal_noise(
    rng: np.random.Generator, height: int, width: int, *, roughness: float
) -> NDArray[np.float32]:
    """Cloudy texture in -1…1, from broad patches down to single pixels; rougher means more fine detail."""
    total = np.zeros((height, width), np.float32)
    cells, weight = 3, 1.0
    while cells < max(height, width):
        grid = rng.standard_normal((max(2, cells * height // width), cells)).astype(np.float32)
        total += weight * cv2.resize(grid, (width, height), interpolation=cv2.INTER_CUBIC)
        cells, weight = cells * 2, weight * roughness
    return total / max(1e-6, float(np.abs(total).max()))


def _colour(rng: np.random.Generator, low: int = 20, high: int = 235) -> tuple[int, int, int]:
    base = rng.integers(low, high)
    tint = rng.normal(0, 15, 3)
    return tuple(int(v) for v in np.clip(base + tint, 0, 255))  # type: ignore[return-value]


class Scene:
    """A drawn place with moving figures. `canvas` is RGB uint8; figures are drawn over it frame by frame."""

    def __init__(self, rng: np.random.Generator, width: int, height: int, place: str) -> None:
        self.place = place
        self.width, self.height = width, height
        self.scale = width / 480
        self.canvas = self._draw(rng, int(width * CANVAS_FACTOR), int(height * CANVAS_FACTOR))
        self.figures = self._people(rng, count=int(rng.integers(0, 24)))

    def _draw(self, rng: np.random.Generator, w: int, h: int) -> Image:
        ground, sky = np.array(_colour(rng)), np.array(_colour(rng))
        horizon = int(h * rng.uniform(0.3, 0.6))
        picture = np.empty((h, w, 3), np.float32)
        slope: NDArray[np.float32] = np.linspace(0, 1, h, dtype=np.float32)[:, None, None]
        picture[:] = np.where(np.arange(h)[:, None, None] < horizon, sky, ground) + (
            slope - 0.5
        ) * rng.uniform(-70, 70)
        depth, roughness = {
            "sky": (45, 0.5),
            "night": (30, 0.7),
            "trees": (130, 0.9),
            "wall": (90, 0.85),
        }.get(self.place, (70, 0.8))
        noise = fractal_noise(rng, h, w, roughness=roughness)
        picture += depth * noise[..., None] * rng.uniform(0.6, 1.2, 3).astype(np.float32)
        canvas = np.clip(picture, 0, 255).astype(np.uint8)
        drawer = {"street": self._houses, "square": self._houses, "night": self._lamps, "trees": self._trunks}
        drawer.get(self.place, self._blocks)(rng, canvas, horizon)
        if self.place == "night":
            canvas = (canvas * rng.uniform(0.25, 0.5)).astype(np.uint8)
        return canvas

    def _houses(self, rng: np.random.Generator, canvas: Image, horizon: int) -> None:
        h, w = canvas.shape[:2]
        x = 0
        while x < w:
            width = int(rng.integers(40, 150) * self.scale)
            top = int(horizon - rng.uniform(0.05, 0.9) * horizon)
            bottom = min(h - 1, int(horizon + rng.uniform(0.02, 0.15) * h))
            cv2.rectangle(canvas, (x, top), (x + width, bottom), _colour(rng), -1)
            pane = _colour(rng)
            step = int(rng.integers(14, 28) * self.scale)
            for wx in range(x + step // 2, x + width - step // 2, step):
                for wy in range(top + step // 2, bottom - step, int(step * 1.4)):
                    if rng.random() < 0.85:
                        cv2.rectangle(canvas, (wx, wy), (wx + step // 2, wy + int(step * 0.8)), pane, -1)
            x += width + int(rng.integers(0, 30) * self.scale)
        self._blocks(rng, canvas, horizon, count=int(rng.integers(6, 25)))

    def _lamps(self, rng: np.random.Generator, canvas: Image, horizon: int) -> None:
        h, w = canvas.shape[:2]
        self._houses(rng, canvas, horizon)
        for _ in range(int(rng.integers(12, 45))):
            centre = (int(rng.integers(0, w)), int(rng.integers(0, h)))
            cv2.circle(
                canvas,
                centre,
                int(rng.integers(2, 12) * self.scale),
                (255, 255, int(rng.integers(150, 255))),
                -1,
            )

    def _trunks(self, rng: np.random.Generator, canvas: Image, horizon: int) -> None:
        h, w = canvas.shape[:2]
        for _ in range(int(rng.integers(8, 30))):
            x, thick = int(rng.integers(0, w)), max(1, int(rng.integers(3, 18) * self.scale))
            foot = int(horizon + rng.uniform(0, 0.4) * h)
            cv2.line(
                canvas,
                (x, foot),
                (x + int(rng.integers(-40, 40) * self.scale), 0),
                _colour(rng, 15, 110),
                thick,
            )

    def _blocks(
        self, rng: np.random.Generator, canvas: Image, horizon: int, count: int | None = None
    ) -> None:
        h, w = canvas.shape[:2]
        few = 8 if self.place == "sky" else 45
        for _ in range(int(rng.integers(few // 2, few)) if count is None else count):
            x, y = int(rng.integers(0, w)), int(rng.integers(0, h))
            size = rng.integers(8, 90, 2) * self.scale
            corners = (np.array([x, y]) + rng.uniform(-1, 1, (int(rng.integers(3, 7)), 2)) * size).astype(
                np.int32
            )
            cv2.fillConvexPoly(canvas, cv2.convexHull(corners), _colour(rng), cv2.LINE_AA)

    def _people(self, rng: np.random.Generator, count: int) -> list[dict[str, object]]:
        h, w = self.canvas.shape[:2]
        return [
            {
                "at": rng.uniform(0.15, 0.85, 2) * (w, h),
                "speed": rng.normal(0, 1.6, 2) * (1, 0.25) * self.scale,
                "size": float(rng.uniform(14, 75) * self.scale),
                "coat": _colour(rng),
                "skin": (int(rng.integers(90, 230)), int(rng.integers(70, 180)), int(rng.integers(50, 150))),
                "phase": float(rng.uniform(0, 6)),
            }
            for _ in range(count)
        ]

    def draw_figures(self, picture: Image, view: NDArray[np.float64], moment: float) -> None:
        """Draws the figures as they stand `moment` frames into the scene, seen through `view` (2 × 3)."""
        zoom = float(np.hypot(view[0, 0], view[0, 1]))
        for person in self.figures:
            at = np.asarray(person["at"]) + moment * np.asarray(person["speed"])
            x, y = view @ np.array([at[0], at[1], 1.0])
            size = float(person["size"]) * zoom  # type: ignore[arg-type]
            if not (-size < x < self.width + size and -2 * size < y < self.height + 2 * size):
                continue
            swing = np.sin(moment * 0.5 + float(person["phase"])) * size * 0.25  # type: ignore[arg-type]
            body = (int(x), int(y))
            thick = max(1, int(size / 7))
            for side in (-1, 1):
                cv2.line(picture, body, (int(x + side * swing), int(y + size)), (25, 25, 30), thick)
                cv2.line(
                    picture,
                    (int(x), int(y - size * 0.5)),
                    (int(x + side * swing * 1.6), int(y)),
                    person["coat"],
                    thick,
                )
            cv2.ellipse(
                picture, body, (int(size * 0.28), int(size * 0.6)), 0, 0, 360, person["coat"], -1, cv2.LINE_AA
            )
            cv2.circle(
                picture,
                (int(x), int(y - size * 0.75)),
                max(1, int(size * 0.2)),
                person["skin"],
                -1,
                cv2.LINE_AA,
            )


@dataclass
class Camera:
    """Where the camera looks, frame by frame: `path` is (n, 4): centre x, centre y, zoom, roll in radians."""

    path: NDArray[np.float64]
    blur: NDArray[np.float64]
    """How far the view moves during one exposure, as a share of the way to the next frame, for each frame."""

    def view(self, frame: float, width: int, height: int) -> NDArray[np.float64]:
        """The 2 × 3 matrix from canvas to picture at a (fractional) frame."""
        low = int(np.clip(np.floor(frame), 0, len(self.path) - 1))
        high = min(low + 1, len(self.path) - 1)
        x, y, zoom, roll = self.path[low] + (frame - low) * (self.path[high] - self.path[low])
        turn = zoom * np.array([[np.cos(roll), -np.sin(roll)], [np.sin(roll), np.cos(roll)]])
        shift = np.array([width / 2, height / 2]) - turn @ np.array([x, y])
        return np.column_stack([turn, shift])


STEADINESS = {"tripod": 0.0, "held": 1.0, "walking": 2.6, "running": 5.5}


def make_camera(
    rng: np.random.Generator, scene: Scene, length: int, style: str, centre: tuple[float, float] | None = None
) -> Camera:
    """A camera of a style: a tripod that may pan or zoom, a hand, a walk, a run."""
    h, w = scene.canvas.shape[:2]
    t = np.arange(length + 1)
    middle = (w * rng.uniform(0.36, 0.64), h * rng.uniform(0.36, 0.64)) if centre is None else centre
    amount = STEADINESS[style] * scene.scale
    pan = rng.normal(0, 0.8, 2) * scene.scale if rng.random() < 0.45 else np.zeros(2)
    path = np.zeros((length + 1, 4))
    for axis in range(2):
        sway = sum(
            rng.uniform(0.3, 1.0) * 3 / k * np.sin(t * k * rng.uniform(0.08, 0.16) + rng.uniform(0, 6))
            for k in (1, 2, 4)
        )
        path[:, axis] = (
            middle[axis] + pan[axis] * (t - length / 2) + amount * (sway + rng.normal(0, 0.35, length + 1))
        )
    grow = rng.normal(0, 0.0025) if rng.random() < 0.35 else 0.0
    path[:, 2] = rng.uniform(0.85, 1.35) * np.exp(grow * (t - length / 2))
    path[:, 3] = rng.normal(0, 0.03) + amount * 0.003 * np.sin(t * rng.uniform(0.05, 0.2) + rng.uniform(0, 6))
    return Camera(path, np.full(length + 1, rng.uniform(0.0, 0.7)))


def see(scene: Scene, camera: Camera, frame: int) -> Image:
    """The picture (h, w, 3) RGB that the camera has of the scene at its frame `frame`, motion blur included."""
    here, then = camera.path[frame, :2], camera.path[min(frame + 1, len(camera.path) - 1), :2]
    moved = float(np.abs(then - here).max()) * camera.blur[frame]
    samples = int(np.clip(moved / (3 * scene.scale), 1, 5))
    size = (scene.width, scene.height)
    total: NDArray[np.float32] | None = None
    for k in range(samples):
        moment = frame + camera.blur[frame] * k / samples
        view = camera.view(moment, *size)
        picture = cv2.warpAffine(
            scene.canvas, view, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT
        )
        scene.draw_figures(picture, view, moment)
        if samples == 1:
            return picture
        total = picture.astype(np.float32) if total is None else total + picture
    assert total is not None
    blurred: Image = (total / samples).astype(np.uint8)
    return blurred
