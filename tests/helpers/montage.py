"""Montages with known truth: shots joined by cuts, dissolves and fades, disturbed by what fools detectors.

    montage = make_montage(Path("m.mp4"), seed=3)
    montage.transitions   # what a boundary detector should find
    montage.disturbances  # what it should not
    montage.shots         # how each shot was filmed

Shots are drawn or, with `takes`, real ones. Within them there are flashes, exposure that jumps or ramps, things
passing close to the lens, jolts and whip pans. A third of the cuts between drawn shots join two views of one place.
In files of odd seeds the encoder sets a keyframe where it sees a cut, in those of even seeds at fixed intervals
alone. Everything follows from the seed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from catalog.media.opencv import cv2
from tests.helpers.footage import Filmed, Take, shaken_camera
from tests.helpers.scenes import PLACES, Camera, Image, Scene, fractal_noise, make_camera, see

TUNING_SEEDS = tuple(range(1, 11))
HELD_OUT_SEEDS = tuple(range(101, 113))
"""The detector was tuned on the first and never on the second; figures are told of the second alone."""
DISTURBANCES = ("flash", "flashes", "exposure jump", "exposure ramp", "obstruction", "jolt", "whip pan")
REAL_TUNING_SEEDS = tuple(range(201, 207))
REAL_HELD_OUT_SEEDS = tuple(range(301, 309))
"""Of montages of real takes, which have takes of their own as well: `footage.TUNING_TAKES`, `HELD_OUT_TAKES`."""
MARGIN = 9
"""Frames between a disturbance and the nearest transition, at least."""
_SHORTEST = 13
"""Frames that a shot is seen alone, at least."""


@dataclass(frozen=True)
class Transition:
    """`frame` is the first frame in which the new shot prevails; first and last are the frames of the transition
    itself, inclusive: all mixed or dimmed frames of a gradual one, `frame` twice for a cut."""

    kind: str
    style: str
    frame: int
    first_frame: int
    last_frame: int


@dataclass(frozen=True)
class Disturbance:
    kind: str
    first_frame: int
    last_frame: int


@dataclass(frozen=True)
class Filming:
    """How a shot was filmed: the frames in which it alone is to be seen, both inclusive."""

    camera: str
    first_frame: int
    last_frame: int


@dataclass(frozen=True)
class Montage:
    path: Path
    seed: int
    rate: int
    frame_count: int
    transitions: tuple[Transition, ...]
    disturbances: tuple[Disturbance, ...]
    shots: tuple[Filming, ...]

    def truth(self) -> dict[str, object]:
        return {"seed": self.seed, "rate": self.rate, "frame_count": self.frame_count} | {
            "transitions": [asdict(each) for each in self.transitions],
            "disturbances": [asdict(each) for each in self.disturbances],
            "shots": [asdict(each) for each in self.shots],
        }


@dataclass
class _Join:
    """How a shot is joined to the one before it. Frame counts; `hold` are wholly black frames."""

    style: str
    length: int = 0
    fade_out: int = 0
    hold: int = 0
    fade_in: int = 0
    smooth: bool = False

    def weights(self) -> NDArray[np.float64]:
        """The new shot's share in each mixed frame of a dissolve."""
        share = np.arange(1, self.length + 1) / (self.length + 1)
        return share * share * (3 - 2 * share) if self.smooth else share


@dataclass
class _Shot:
    """One shot: its own frames are counted from 0, including those under a dissolve at either end."""

    scene: Scene | Filmed
    camera: Camera
    filming: str
    length: int
    gain: NDArray[np.float64]
    lift: NDArray[np.float64]
    noise: float
    look: NDArray[np.float64]
    blobs: list[tuple[int, int, NDArray[np.float32], Image, NDArray[np.float64]]] = field(
        default_factory=list
    )


def make_montage(
    path: Path,
    seed: int,
    *,
    shots: int = 24,
    pace: float = 1.0,
    width: int = 480,
    height: int = 270,
    rate: int = 25,
    crf: int = 25,
    takes: Sequence[Take] = (),
) -> Montage:
    """Draws and encodes (H.264 in mp4) a montage, its shots `pace` times as long as usual; returns its truth.

    With `takes` the shots are stretches of them. About 150 frames a second are drawn.
    """
    rng = np.random.default_rng(seed)
    joins, lengths = _plan(rng, shots)
    drawing = _Drawing(rng, width, height, takes)
    frames = drawing.frames(joins, [round(length * pace) for length in lengths])
    count = write_video(
        path, frames, width=width, height=height, rate=rate, crf=crf, keyframes_at_cuts=seed % 2 == 1
    )
    return Montage(
        path=path,
        seed=seed,
        rate=rate,
        frame_count=count,
        transitions=tuple(drawing.transitions),
        disturbances=tuple(drawing.disturbances),
        shots=tuple(drawing.shots),
    )


def write_video(
    path: Path,
    frames: Iterator[Image],
    *,
    width: int,
    height: int,
    rate: int,
    crf: int = 25,
    preset: str = "veryfast",
    keyframes_at_cuts: bool = True,
) -> int:
    """Encodes RGB pictures as H.264 (yuv420p) at a constant rate; returns how many there were."""
    count = 0
    options = {"crf": str(crf), "preset": preset}
    if not keyframes_at_cuts:
        options |= {"sc_threshold": "0", "g": str(2 * rate)}
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=rate, options=options)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.time_base = Fraction(1, rate)
        for picture in frames:
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts, frame.time_base = count, Fraction(1, rate)
            container.mux(stream.encode(frame))
            count += 1
        container.mux(stream.encode(None))
    return count


# ---------------------------------------------------------------- the plan


def _plan(rng: np.random.Generator, shots: int) -> tuple[list[_Join], list[int]]:
    joins = [_Join("start")]
    for _ in range(shots - 1):
        chance = rng.random()
        if chance < 0.62:
            joins.append(_Join("cut"))
        elif chance < 0.83:
            joins.append(_Join("dissolve", length=int(rng.integers(6, 36)), smooth=bool(rng.random() < 0.3)))
        else:
            out, hold, back = (int(rng.integers(low, high)) for low, high in ((5, 22), (0, 9), (5, 22)))
            joins.append(_Join("fade", fade_out=out, hold=hold, fade_in=back))
    lengths = [int(np.clip(rng.lognormal(3.9, 0.6), _SHORTEST, 180)) for _ in joins]
    return joins, [length + 14 * (a.style != "cut") for length, a in zip(lengths, joins, strict=True)]


class _Drawing:
    """Yields a montage's pictures in order, and fills in the truth as it goes."""

    def __init__(self, rng: np.random.Generator, width: int, height: int, takes: Sequence[Take]) -> None:
        self._rng = rng
        self._width, self._height = width, height
        self._takes = takes
        self._grain = [rng.standard_normal((height, width, 3)).astype(np.float32) for _ in range(5)]
        self._number = 0
        self.transitions: list[Transition] = []
        self.disturbances: list[Disturbance] = []
        self.shots: list[Filming] = []

    def frames(self, joins: list[_Join], lengths: list[int]) -> Iterator[Image]:
        shot: _Shot | None = None
        for position, (join, clear) in enumerate(zip(joins, lengths, strict=True)):
            after = joins[position + 1] if position + 1 < len(joins) else _Join("end")
            head, tail = join.length + join.fade_in, after.length + after.fade_out
            previous = shot
            shot = self._shot(previous, head + clear + tail, join.style, least=head + tail + _SHORTEST)
            clear = shot.length - head - tail
            hurt = _disturb(self._rng, shot, head + MARGIN, head + clear - MARGIN)
            yield from self._joined(join, previous, shot)
            at = self._number
            self.disturbances += [Disturbance(kind, at + a - head, at + b - head) for kind, a, b in hurt]
            self.shots.append(Filming(shot.filming, at, at + clear - 1))
            for k in range(head, head + clear):
                yield self._picture(shot, k)
            self._number += clear

    def _joined(self, join: _Join, previous: _Shot | None, shot: _Shot) -> Iterator[Image]:
        """The mixed or dimmed frames between two shots."""
        number = self._number
        if join.style == "cut":
            self.transitions.append(Transition("cut", "cut", number, number, number))
        elif join.style == "dissolve":
            assert previous is not None
            shares = join.weights()
            for k, share in enumerate(shares):
                old = self._picture(previous, previous.length - join.length + k)
                yield cv2.addWeighted(self._picture(shot, k), float(share), old, float(1 - share), 0)
            middle = number + int(np.argmax(shares >= 0.5))
            self._number += join.length
            self.transitions.append(Transition("gradual", "dissolve", middle, number, self._number - 1))
        elif join.style == "fade":
            assert previous is not None
            for k in range(join.fade_out):
                old = self._picture(previous, previous.length - join.fade_out + k)
                yield (old * (1 - (k + 1) / (join.fade_out + 1))).astype(np.uint8)
            for _ in range(join.hold):
                yield np.zeros((self._height, self._width, 3), np.uint8)
            for k in range(join.fade_in):
                yield (self._picture(shot, k) * ((k + 1) / (join.fade_in + 1))).astype(np.uint8)
            begin = number + join.fade_out + join.hold
            self._number = begin + join.fade_in
            self.transitions.append(Transition("gradual", "fade", begin, number, self._number - 1))

    def _picture(self, shot: _Shot, index: int) -> Image:
        return _expose(shot, index, self._grain[int(self._rng.integers(len(self._grain)))])

    def _shot(self, previous: _Shot | None, length: int, style: str, *, least: int) -> _Shot:
        if self._takes:
            return _filmed_shot(self._rng, self._takes, previous, self._width, self._height, length, least)
        return _make_shot(self._rng, previous, self._width, self._height, length, style)


def _make_shot(
    rng: np.random.Generator, previous: _Shot | None, width: int, height: int, length: int, style: str
) -> _Shot:
    camera_style = str(rng.choice(["tripod", "held", "walking", "running"], p=[0.25, 0.4, 0.23, 0.12]))
    same_place = previous is not None and style == "cut" and rng.random() < 0.33
    if same_place and previous is not None and isinstance(previous.scene, Scene):
        scene = previous.scene
        old = previous.camera.path[-1, :2]
        turn = rng.uniform(0, 2 * np.pi)
        centre = (float(old[0] + width * 0.75 * np.cos(turn)), float(old[1] + height * 0.85 * np.sin(turn)))
        camera = make_camera(rng, scene, length, camera_style, centre)
        camera.path[:, 2] *= rng.choice([0.7, 1.0, 1.6])
    else:
        scene = Scene(rng, width, height, str(rng.choice(PLACES)))
        camera = make_camera(rng, scene, length, camera_style)
    look = np.clip(rng.normal(1, 0.07, 3), 0.8, 1.2)
    noise = float(rng.uniform(0, 9 if scene.place == "night" else 5))
    light = np.full(length, rng.uniform(0.8, 1.15))
    return _Shot(scene, camera, camera_style, length, light, np.zeros(length), noise, look)


def _filmed_shot(
    rng: np.random.Generator,
    takes: Sequence[Take],
    previous: _Shot | None,
    width: int,
    height: int,
    length: int,
    least: int,
) -> _Shot:
    """A stretch of a take other than the one before: `length` frames or, where the take is short, `least` and more."""
    before = previous.scene.take if previous is not None and isinstance(previous.scene, Filmed) else None
    fit = [take for take in takes if take != before and take.length >= least]
    take = fit[int(rng.integers(len(fit)))]
    length = min(length, take.length)
    start = int(rng.integers(take.length - length + 1))
    shake = str(rng.choice(["tripod", "held", "walking"], p=[0.6, 0.25, 0.15]))
    scene = Filmed(take, start, length, width, height)
    camera = shaken_camera(rng, scene, length, shake)
    filming = take.camera if shake == "tripod" else f"{take.camera}, shaken"
    look, light = np.clip(rng.normal(1, 0.04, 3), 0.9, 1.1), np.full(length, rng.uniform(0.85, 1.1))
    return _Shot(scene, camera, filming, length, light, np.zeros(length), 0.0, look)


# ---------------------------------------------------------------- what happens within a shot


def _disturb(rng: np.random.Generator, shot: _Shot, low: int, high: int) -> list[tuple[str, int, int]]:
    """Puts disturbances into the shot's frames low…high, apart from each other; returns (kind, first, last)."""
    done: list[tuple[str, int, int]] = []
    at = low + int(rng.integers(0, 12))
    while high - at > 4 and rng.random() < 0.75:
        kind = str(rng.choice(DISTURBANCES))
        if kind == "whip pan" and isinstance(shot.scene, Filmed):
            continue  # there is nothing filmed beside the picture
        length = min(high - at, int(rng.integers(*_LENGTHS[kind])))
        if length >= _LENGTHS[kind][0]:
            _APPLY[kind](rng, shot, at, length)
            done.append((kind, at, at + length - 1))
            at += length
        at += int(rng.integers(10, 50))
    return done


def _flash(rng: np.random.Generator, shot: _Shot, at: int, length: int) -> None:
    decay = np.exp(-np.arange(length) * rng.uniform(0.5, 1.6))
    shot.gain[at : at + length] *= 1 + rng.uniform(0.8, 3.0) * decay
    shot.lift[at : at + length] += rng.uniform(20, 130) * decay


def _flashes(rng: np.random.Generator, shot: _Shot, at: int, length: int) -> None:
    for start in range(at, at + length, int(rng.integers(3, 7))):
        _flash(rng, shot, start, min(2, at + length - start))


def _exposure_jump(rng: np.random.Generator, shot: _Shot, at: int, length: int) -> None:
    shot.gain[at:] *= _exposure_step(rng, shot.gain[-1])


def _exposure_ramp(rng: np.random.Generator, shot: _Shot, at: int, length: int) -> None:
    target = _exposure_step(rng, shot.gain[-1])
    shot.gain[at : at + length] *= np.linspace(1, target, length)
    shot.gain[at + length :] *= target


def _exposure_step(rng: np.random.Generator, gain: float) -> float:
    """A change of light by up to twice or half that leaves a picture."""
    darker, brighter = rng.uniform(0.45, 0.7), rng.uniform(1.35, 1.9)
    return float(
        darker if gain * brighter > 1.7 or (gain * darker > 0.4 and rng.random() < 0.5) else brighter
    )


def _obstruction(rng: np.random.Generator, shot: _Shot, at: int, length: int) -> None:
    """Something dark or coloured and out of focus goes past the lens, hiding part of the view or all of it."""
    h, w = shot.scene.height, shot.scene.width
    wide = rng.uniform(0.35, 1.5)
    mask = np.zeros((h, int(w * wide)), np.float32)
    cv2.ellipse(mask, (mask.shape[1] // 2, int(h * rng.uniform(0.4, 0.7))), (mask.shape[1] // 2 - 2, int(h * 0.9)),
                0, 0, 360, 1.0, -1)  # fmt: skip
    mask = cv2.GaussianBlur(mask, (0, 0), 8 * shot.scene.scale)
    texture = 25 * fractal_noise(rng, *mask.shape, roughness=0.5)[..., None]
    cloth = np.clip(rng.integers(5, 150, 3) + texture, 0, 255).astype(np.uint8)
    way = np.linspace(-mask.shape[1], w, length) * rng.choice([-1, 1])
    left = way if way[0] < 0 else way + w - mask.shape[1]
    shot.blobs.append((at, at + length, mask, cloth, left))


def _jolt(rng: np.random.Generator, shot: _Shot, at: int, length: int) -> None:
    size = rng.uniform(0.05, 0.16) * shot.scene.width
    fade = np.hanning(length + 2)[1:-1, None]
    shot.camera.path[at : at + length, :2] += rng.normal(0, size, (length, 2)) * fade
    shot.camera.path[at : at + length, 3] += rng.normal(0, 0.05, length) * fade[:, 0]
    shot.camera.blur[at : at + length] = rng.uniform(0.2, 0.6)


def _whip_pan(rng: np.random.Generator, shot: _Shot, at: int, length: int) -> None:
    assert isinstance(shot.scene, Scene)
    h, w = shot.scene.canvas.shape[:2]
    here = shot.camera.path[at, :2]
    aim = np.array([w * 0.5, h * 0.5]) + (np.array([w * 0.5, h * 0.5]) - here) * rng.uniform(0.3, 1.0)
    aim[0] += np.sign(aim[0] - here[0]) * w * rng.uniform(0.1, 0.22)
    ease = (1 - np.cos(np.linspace(0, np.pi, length))) / 2
    shot.camera.path[at : at + length, :2] += ease[:, None] * (aim - here)
    shot.camera.path[at + length :, :2] += aim - here
    shot.camera.blur[at : at + length] = rng.uniform(0.4, 0.9)


_LENGTHS = {
    "flash": (1, 6), "flashes": (8, 26), "exposure jump": (1, 2), "exposure ramp": (4, 18),
    "obstruction": (6, 26), "jolt": (3, 13), "whip pan": (8, 18),
}  # fmt: skip
_APPLY = {
    "flash": _flash, "flashes": _flashes, "exposure jump": _exposure_jump, "exposure ramp": _exposure_ramp,
    "obstruction": _obstruction, "jolt": _jolt, "whip pan": _whip_pan,
}  # fmt: skip


def _expose(shot: _Shot, index: int, grain: NDArray[np.float32]) -> Image:
    """The picture as the camera's sensor and electronics give it: light, colour cast, what is in front, grain."""
    index = min(index, shot.length - 1)
    if isinstance(shot.scene, Filmed):
        picture = shot.scene.see(shot.camera, index)
    else:
        picture = see(shot.scene, shot.camera, index)
    for first, end, mask, cloth, left in shot.blobs:
        if first <= index < end:
            _cover(picture, mask, cloth, round(float(left[index - first])))
    exposed = picture * (shot.gain[index] * shot.look).astype(np.float32)
    exposed += np.float32(shot.lift[index]) + np.float32(shot.noise) * grain
    pixels: Image = np.clip(exposed, 0, 255, out=exposed).astype(np.uint8)
    return pixels


def _cover(picture: Image, mask: NDArray[np.float32], cloth: Image, left: int) -> None:
    w, wide = picture.shape[1], mask.shape[1]
    a, b = max(0, left), min(w, left + wide)
    if a < b:
        part = mask[:, a - left : b - left, None]
        picture[:, a:b] = (picture[:, a:b] * (1 - part) + cloth[:, a - left : b - left] * part).astype(
            np.uint8
        )
