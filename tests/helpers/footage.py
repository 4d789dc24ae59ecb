"""Real recordings for montages and tests, and what a person who looked at every frame of them wrote down.

`TAKES` are the single takes within the recordings, `BOUNDARIES` what lies between them in each whole file. Takes of
some recordings serve for tuning alone and those of the others for figures that are told.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from catalog.media.opencv import cv2
from tests.helpers.scenes import STEADINESS, Camera, Image
from tests.helpers.video import samples_folder

CANVAS = 1.2
"""How much wider and higher than the picture the filmed canvas is: room for shaking the picture."""


@dataclass(frozen=True)
class Take:
    """Frames `first` to `end` (half-open, in presentation order) of a recording, one take without any boundary.

    `camera` is how it was filmed; `sides` is the share of the width left out at either side, where bars are.
    """

    file: str
    first: int
    end: int
    camera: str
    sides: float = 0.0

    @property
    def length(self) -> int:
        return self.end - self.first


TUNING_TAKES = (
    Take("video/bikes.mp4", 0, 30, "moving"),
    Take("video/bikes.mp4", 30, 76, "fixed"),
    Take("video/bikes.mp4", 76, 137, "fixed"),
    Take("video/bikes.mp4", 137, 187, "fixed"),
    Take("video/bikes.mp4", 187, 242, "fixed"),
    Take("video/carphone_pristine.mp4", 0, 120, "fixed"),
    Take("video/pos_video.mp4", 8, 45, "fixed"),
    Take("video/pos_video.mp4", 45, 165, "moving"),
    Take("video/pos_video.mp4", 165, 293, "moving"),
    Take("video/pos_video.mp4", 293, 379, "fixed"),
    Take("copies/pattern-hd-no-bar.mp4", 0, 206, "hand-held"),
)
HELD_OUT_TAKES = (
    Take("video/nasa_13013.mp4", 0, 127, "fixed"),
    Take("video/nasa_13013.mp4", 150, 202, "moving"),
    Take("video/nasa_13013.mp4", 202, 325, "moving"),
    Take("video/c2pa_video1.mp4", 0, 60, "hand-held"),
    Take("video/realshort.mp4", 0, 36, "hand-held"),
    Take("video/vtest.avi", 0, 795, "fixed"),
    Take("copies/doorknob-hd-no-bar.mp4", 0, 120, "hand-held"),
    Take("copies/chair-orig-22-sd-bar.mp4", 0, 673, "hand-held", sides=0.1),
)

BOUNDARIES: dict[str, tuple[tuple[str, int, int], ...]] = {
    "video/bikes.mp4": tuple(("cut", at, at) for at in (30, 76, 137, 187, 242)),
    "video/pos_video.mp4": tuple(("cut", at, at) for at in (8, 45, 165, 293)),
    "video/nasa_13013.mp4": (("gradual", 127, 149), ("cut", 202, 202)),
    "video/carphone_pristine.mp4": (),
    "video/c2pa_video1.mp4": (),
    "video/realshort.mp4": (),
    "video/vtest.avi": (),
    "copies/doorknob-hd-no-bar.mp4": (),
    "copies/pattern-hd-no-bar.mp4": (),
    "copies/pattern-sd-grey-bar.mp4": (),
    "copies/chair-orig-22-sd-bar.mp4": (),
    "copies/chair-22-sd-grey-bar.mp4": (),
    "copies/chair-22-with-small-logo-bar.mp4": (),
}
"""Kind, first and last frame of every boundary in whole files. In a pattern one a hand passes the lens at 192-201."""
HAND_HELD = (
    "video/c2pa_video1.mp4",
    "video/realshort.mp4",
    "copies/doorknob-hd-no-bar.mp4",
    "copies/pattern-hd-no-bar.mp4",
    "copies/pattern-sd-grey-bar.mp4",
    "copies/chair-orig-22-sd-bar.mp4",
    "copies/chair-22-sd-grey-bar.mp4",
    "copies/chair-22-with-small-logo-bar.mp4",
)
"""Single takes from the hand: not one boundary."""


def sample(name: str) -> Path | None:
    """The path of a recording, where the folder of real recordings is there."""
    folder = samples_folder()
    return folder / name if folder and (folder / name).exists() else None


class Filmed:
    """A stretch of a take in place of a drawn scene: the same `see`, a picture (h, w, 3) RGB for each frame."""

    place = "filmed"

    def __init__(self, take: Take, start: int, length: int, width: int, height: int) -> None:
        self.take = take
        self.width, self.height = width, height
        self.scale = width / 480
        self.canvas_size = (round(width * CANVAS), round(height * CANVAS))
        self._frames = _frames_of(take, self.canvas_size)[start : start + length]

    def see(self, camera: Camera, frame: int) -> Image:
        """What is filmed, seen through `camera`, which stands before the middle of it and may shake."""
        frame = min(frame, len(self._frames) - 1)
        size = (self.width, self.height)
        here, then = camera.path[frame, :2], camera.path[min(frame + 1, len(camera.path) - 1), :2]
        moved = float(np.abs(then - here).max()) * camera.blur[frame]
        samples = int(np.clip(moved / (3 * self.scale), 1, 5))
        seen = [
            cv2.warpAffine(
                self._frames[frame],
                camera.view(frame + camera.blur[frame] * k / samples, *size),
                size,
                flags=cv2.INTER_LINEAR,
                borderMode=cv2.BORDER_REFLECT,
            )
            for k in range(samples)
        ]
        return seen[0] if samples == 1 else np.mean(seen, axis=0).astype(np.uint8)


def shaken_camera(rng: np.random.Generator, scene: Filmed, length: int, style: str) -> Camera:
    """A camera before the middle of the canvas, unsteady as `style` says: shake on top of what was filmed."""
    t = np.arange(length + 1)
    amount = STEADINESS[style] * scene.scale
    path = np.zeros((length + 1, 4))
    for axis in range(2):
        sway = sum(
            rng.uniform(0.3, 1.0) * 3 / k * np.sin(t * k * rng.uniform(0.08, 0.16) + rng.uniform(0, 6))
            for k in (1, 2, 4)
        )
        path[:, axis] = scene.canvas_size[axis] / 2 + amount * (sway + rng.normal(0, 0.35, length + 1))
    path[:, 2] = rng.uniform(1.0, 1.25)
    path[:, 3] = amount * 0.003 * np.sin(t * rng.uniform(0.05, 0.2) + rng.uniform(0, 6))
    return Camera(path, np.full(length + 1, rng.uniform(0.0, 0.7)))


@lru_cache(maxsize=24)
def _frames_of(take: Take, size: tuple[int, int]) -> NDArray[np.uint8]:
    """The take's frames (n, h, w, 3) RGB, cut to the canvas' proportions and scaled to it."""
    path = sample(take.file)
    assert path is not None, f"{take.file} is not among the real recordings"
    frames = []
    with av.open(str(path)) as container:
        for number, frame in enumerate(container.decode(video=0)):
            if number >= take.end:
                break
            if number >= take.first:
                picture = np.asarray(frame.to_ndarray(format="rgb24"), np.uint8)
                frames.append(_fitted(picture, take.sides, size))
    return np.stack(frames)


def _fitted(picture: Image, sides: float, size: tuple[int, int]) -> Image:
    bar = round(picture.shape[1] * sides)
    picture = picture[:, bar : picture.shape[1] - bar]
    height, width = picture.shape[:2]
    wanted = size[0] / size[1]
    if width / height > wanted:
        spare = round((width - height * wanted) / 2)
        picture = picture[:, spare : width - spare]
    else:
        spare = round((height - width / wanted) / 2)
        picture = picture[spare : height - spare]
    fitted: Image = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return fitted
