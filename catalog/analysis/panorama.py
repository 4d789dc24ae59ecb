"""One wide picture from a pan: frames laid over one another by what is seen in both.

First a coarse look finds how far the view moves from frame to frame (ORB features; Rublee et al. 2011), and chooses
sharp frames at even steps of the way. Then each chosen frame is fitted, from the middle outwards, to those beside it
that lie already, by SIFT features (Lowe 2004) and RANSAC. Where the homographies are those of a camera that turns
(Szeliski and Shum 1997) and the field is wide, the picture is drawn on a cylinder, else on the middle frame's plane.
Gains even out the exposure; where three frames or more show a place the median is taken, so that who walks through is
mostly left out. What is in the picture was not all there at one moment: it is for finding a place, not a time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.analysis.panorama_drawing import Layout, draw, laid_out, of_unit_size
from catalog.analysis.png import ENCODER, png_of
from catalog.errors import InvalidInput, MediaUnreadable
from catalog.jobs import JobContext
from catalog.media.frame_index import FrameIndex
from catalog.media.frame_reader import FrameReader
from catalog.media.opencv import cv2
from catalog.model.matching import projected
from catalog.store.objects import ObjectStore, TakenObject
from catalog.texts import phrase

Rgb = NDArray[np.uint8]
Gray = NDArray[np.uint8]
Floats = NDArray[np.float64]
Matched = tuple[Floats, Floats]
"""Places `(n, 2)` in one frame and in another, pixels of the whole frame."""

COARSE_PX = 640
FINE_PX = 1280
MOST_LOOKED_AT = 300
MOST_USED = 48
MEMORY_BYTES = 400 * 1024 * 1024
"""Frames that are drawn are made smaller where all of them would take more."""
STEP = 0.08
"""Of the frame's width: how far apart frames are chosen, where there are not too many."""
LEAST_WAY = 0.12
"""Of the frame's width: a view that moves less shows no more than a frame does."""
LEAST_COMMON = 16
LEAST_SHARE = 0.3
"""Of the features matched, so many must agree on one homography."""
AGREE_PX = 2.5
CONTRAST = 0.015
"""Features down to this contrast count: in dim and compressed pictures the usual 0.04 leaves hardly any."""
BESIDE = 4
"""Each frame is fitted to so many of those that lie nearest to it."""
WIDE_DEGREES = 70
"""Of the whole picture: on a plane its ends would be drawn 1.5 times as wide as its middle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panorama:
    """`recipe` has all that is needed to make the same pixels again; `taken` is None where none was kept."""

    first_pts: int
    last_pts: int
    recipe: dict[str, Any]
    taken: TakenObject | None


@dataclass(slots=True)
class _Looked:
    """A frame of the coarse look. `way` is how far the view has moved since the first one, in frame widths."""

    number: int
    sharpness: float
    way: float = 0.0


@dataclass(slots=True)
class _Fitting:
    """A chosen frame: its features, and the homography from its pixels to those of the middle frame."""

    number: int
    pts: int
    places: Floats
    features: NDArray[np.float32]
    matrix: Floats = field(default_factory=lambda: np.eye(3))


def panorama(
    context: JobContext,
    *,
    path: str,
    stream_index: int,
    index_path: str,
    start_pts: int,
    end_pts: int,
    rotation_degrees: int,
    sample_aspect: Fraction,
    objects_folder: str | None,
) -> Panorama:
    """Job: stitches the frames shown from `start_pts` up to `end_pts`.

    Raises InvalidInput where the view does not move, where two frames have too little in common, and where they
    cannot be laid on one picture; MediaUnreadable where a frame gives no picture.
    """
    index = FrameIndex.load(Path(index_path))
    with FrameReader(Path(path), index, stream_index, while_decoding=context.check_cancelled) as reader:

        def frame(number: int) -> Rgb:
            return reader.frame(number).rgb(rotation_degrees=rotation_degrees, sample_aspect=sample_aspect)

        numbers = _span(index, start_pts, end_pts)
        chosen = chosen_frames(frame, numbers, context, index)
        fitted = fitted_frames(frame, chosen, context, index)
        height, width = frame(chosen[0]).shape[:2]
        layout = laid_out([each.matrix for each in fitted], width, height, wide_degrees=WIDE_DEGREES)
        kept = MEMORY_BYTES / (len(fitted) * width * height * 3)
        layout = layout.reduced(min(1.0, kept**0.5))
        placed = _drawn_frames(frame, fitted, layout, context)
        layout = layout.with_gains(placed)
        picture = draw(placed, layout, context)
        told = _recipe(reader, fitted, layout, picture, rotation_degrees, sample_aspect, len(numbers))
    return _kept(fitted, told, picture, objects_folder)


def panorama_again(
    context: JobContext,
    *,
    path: str,
    stream_index: int,
    index_path: str,
    recipe: dict[str, Any],
    rotation_degrees: int,
    sample_aspect: Fraction,
    objects_folder: str | None,
) -> Panorama:
    """Job: draws the picture that a recipe tells of once more, from the same frames, laid where they lay."""
    index = FrameIndex.load(Path(index_path))
    layout = Layout.from_recipe(recipe["layout"])
    with FrameReader(Path(path), index, stream_index, while_decoding=context.check_cancelled) as reader:

        def frame(number: int) -> Rgb:
            return reader.frame(number).rgb(rotation_degrees=rotation_degrees, sample_aspect=sample_aspect)

        fitted = [
            _Fitting(index.number_at(pts), pts, np.zeros((0, 2)), np.zeros((0, 128), np.float32))
            for pts in (each["pts"] for each in recipe["frames"])
        ]
        placed = _drawn_frames(frame, fitted, layout, context)
        picture = draw(placed, layout, context)
        told = _recipe(
            reader, fitted, layout, picture, rotation_degrees, sample_aspect, recipe["frames_in_span"]
        )
    return _kept(fitted, told, picture, objects_folder)


def _kept(fitted: list[_Fitting], told: dict[str, Any], picture: Rgb, folder: str | None) -> Panorama:
    taken = None
    if folder is not None:
        taken = ObjectStore(Path(folder)).take_bytes(png_of(picture), extension=".png")
    return Panorama(first_pts=fitted[0].pts, last_pts=fitted[-1].pts, recipe=told, taken=taken)


def _span(index: FrameIndex, start_pts: int, end_pts: int) -> range:
    first = index.number_at(start_pts)
    last = max(first + 1, int(np.searchsorted(index.pts, end_pts, side="left")))
    if last - first < 2:
        raise InvalidInput(
            "A panorama needs more than one frame.", hint="Mark the span in which the view turns."
        )
    return range(first, last)


def _recipe(
    reader: FrameReader,
    fitted: list[_Fitting],
    layout: Layout,
    picture: Rgb,
    rotation_degrees: int,
    sample_aspect: Fraction,
    in_span: int,
) -> dict[str, Any]:
    parameters = (
        COARSE_PX,
        FINE_PX,
        MOST_LOOKED_AT,
        MOST_USED,
        STEP,
        LEAST_COMMON,
        LEAST_SHARE,
        AGREE_PX,
        CONTRAST,
        BESIDE,
    )
    names = [
        "coarse_px",
        "fine_px",
        "most_looked_at",
        "most_used",
        "step",
        "least_common",
        "least_share",
        "agree_px",
        "contrast",
        "beside",
    ]
    hashes = [(each, reader.frame(each.number).pixel_sha256()) for each in fitted]
    return {
        "tool": "framewitness",
        "step": "panorama",
        "decoder": f"PyAV {version('av')}",
        "encoder": ENCODER,
        "versions": {"av": version("av"), "opencv": str(cv2.__version__), "numpy": np.__version__},
        "rotation_degrees": rotation_degrees,
        "sample_aspect": f"{sample_aspect.numerator}:{sample_aspect.denominator}",
        "frames_in_span": in_span,
        "frames": [{"pts": one.pts, "frame": one.number, "pixel_sha256": sha256} for one, sha256 in hashes],
        "parameters": {name: str(value) for name, value in zip(names, parameters, strict=True)},
        "layout": layout.as_recipe(),
        "width_px": picture.shape[1],
        "height_px": picture.shape[0],
        "picture_sha256": hashlib.sha256(np.ascontiguousarray(picture).data).hexdigest(),
    }


# ---------------------------------------------------------------- which frames


def chosen_frames(
    frame: Callable[[int], Rgb], numbers: Sequence[int], context: JobContext, index: FrameIndex
) -> list[int]:
    """Numbers of sharp frames at even steps of the view's way, in order of time."""
    every = -(-len(numbers) // MOST_LOOKED_AT)
    looked = _looked_at(frame, numbers[::every], context, index)
    ways = np.array([each.way for each in looked])
    if ways[-1] < LEAST_WAY:
        raise InvalidInput(
            "The view hardly moves in this span: a panorama would show no more than one frame does.",
            hint="Mark the span in which the camera turns, or capture one frame as a still.",
        )
    steps = int(min(MOST_USED - 1, max(2, np.ceil(ways[-1] / STEP))))
    chosen: list[int] = []
    for way in np.linspace(0, ways[-1], steps + 1):
        near = np.flatnonzero(np.abs(ways - way) <= ways[-1] / steps / 3)
        if len(near) == 0:
            near = np.array([int(np.argmin(np.abs(ways - way)))])
        best = max((looked[each] for each in near), key=lambda each: (each.sharpness, -each.number))
        if best.number not in chosen:
            chosen.append(best.number)
    return sorted(chosen)


def _looked_at(
    frame: Callable[[int], Rgb], numbers: Sequence[int], context: JobContext, index: FrameIndex
) -> list[_Looked]:
    finder = cv2.ORB_create(1200)
    looked: list[_Looked] = []
    before: tuple[Floats, NDArray[Any]] | None = None
    for done, number in enumerate(numbers):
        gray, scale = _gray(frame(number), COARSE_PX)
        now = _found(finder, gray, scale)
        here = _Looked(number, float(cv2.Laplacian(gray, cv2.CV_64F).var()))
        if before is not None:
            width = gray.shape[1] * scale
            step = _moved(before, now, width)
            if step is None:
                raise _apart(index, looked[-1].number, number)
            here.way = looked[-1].way + step
        looked.append(here)
        before = now
        context.report(done, 2 * len(numbers), "frames", "looking how the view moves")
    return looked


def _moved(
    before: tuple[Floats, NDArray[Any]], now: tuple[Floats, NDArray[Any]], width: float
) -> float | None:
    """How far the view moved, in frame widths; None where too little agrees."""
    matched = _matched(before, now, cv2.NORM_HAMMING)
    found = None if matched is None else _agreeing(*matched, AGREE_PX * 2)
    if found is None:
        return None
    matrix, here, _ = found
    middle = here.mean(axis=0, keepdims=True)
    return float(np.linalg.norm(projected(matrix, middle) - middle)) / width


def _apart(index: FrameIndex, one: int, other: int) -> InvalidInput:
    def moment(number: int) -> str:
        seconds = float((index.pts_of(number) - index.origin_pts) * index.time_base)
        return f"{int(seconds // 60)}:{seconds % 60:06.3f}"

    return InvalidInput(
        phrase(
            "The frames at {one} and {other} have too little in common to be laid over one another.",
            one=moment(one),
            other=moment(other),
        ),
        hint="Mark a span within one shot, where the camera turns slowly and the picture is sharp; a view of a plain "
        "wall or the sky gives nothing to go by.",
    )


# ---------------------------------------------------------------- how they lie


def fitted_frames(
    frame: Callable[[int], Rgb], numbers: Sequence[int], context: JobContext, index: FrameIndex
) -> list[_Fitting]:
    """Each frame with the homography to the middle one, fitted from there outwards to those that lie already."""
    finder = cv2.SIFT_create(3000, contrastThreshold=CONTRAST)
    fitted: list[_Fitting] = []
    for done, number in enumerate(numbers):
        gray, scale = _gray(frame(number), FINE_PX)
        places, features = _found(finder, gray, scale)
        fitted.append(_Fitting(number, index.pts_of(number), places, features))
        context.report(len(numbers) + done, 2 * len(numbers), "frames", "finding what is seen in both")
    middle = len(fitted) // 2
    for way in (range(middle - 1, -1, -1), range(middle + 1, len(fitted))):
        for at in way:
            context.check_cancelled()
            _fit(fitted, at, middle, index)
    return fitted


def _fit(fitted: list[_Fitting], at: int, middle: int, index: FrameIndex) -> None:
    """Fits one frame to up to BESIDE of its neighbours towards the middle, all at once, so that errors add up less."""
    towards = 1 if at < middle else -1
    nearest = fitted[at + towards]
    back = np.linalg.inv(nearest.matrix)
    here, there = [], []
    for beside in range(at + towards, at + towards * (BESIDE + 1), towards):
        if not min(at, middle) <= beside <= max(at, middle):
            break
        other = fitted[beside]
        matched = _matched(
            (fitted[at].places, fitted[at].features), (other.places, other.features), cv2.NORM_L2
        )
        found = None if matched is None else _agreeing(*matched, AGREE_PX)
        if found is None:
            break
        here.append(found[1])
        there.append(projected(back @ other.matrix, found[2]))  # in the nearest one's pixels
    final = _agreeing(np.vstack(here), np.vstack(there), AGREE_PX) if here else None
    if final is None:
        raise _apart(index, *sorted((fitted[at].number, nearest.number)))
    fitted[at].matrix = of_unit_size(nearest.matrix @ final[0])


def _gray(rgb: Rgb, longest_px: int) -> tuple[Gray, float]:
    """The picture in grey, made smaller, and how many of its pixels one of them is."""
    gray = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    scale = max(gray.shape) / longest_px
    if scale <= 1:
        return gray, 1.0
    size = round(gray.shape[1] / scale), round(gray.shape[0] / scale)
    return cv2.resize(gray, size, interpolation=cv2.INTER_AREA), scale


def _found(finder: Any, gray: Gray, scale: float) -> tuple[Floats, NDArray[Any]]:
    points, features = finder.detectAndCompute(gray, None)
    places = np.array([each.pt for each in points], np.float64).reshape(-1, 2)
    # a pixel's middle lies at 0 for OpenCV
    return (places + 0.5) * scale - 0.5, np.zeros((0, 1), np.uint8) if features is None else features


def _matched(
    one: tuple[Floats, NDArray[Any]], other: tuple[Floats, NDArray[Any]], norm: int
) -> Matched | None:
    """Features that look like one another and like no other (Lowe's ratio)."""
    if min(len(one[1]), len(other[1])) < LEAST_COMMON:
        return None
    pairs = cv2.BFMatcher(norm).knnMatch(one[1], other[1], k=2)
    good = [best for best, *second in pairs if not second or best.distance < 0.75 * second[0].distance]
    if len(good) < LEAST_COMMON:
        return None
    return one[0][[each.queryIdx for each in good]], other[0][[each.trainIdx for each in good]]


def _agreeing(here: Floats, there: Floats, within_px: float) -> tuple[Floats, Floats, Floats] | None:
    """The homography from here to there that most agree on, and those that do; None where too few do."""
    matrix, kept = cv2.findHomography(here, there, cv2.RANSAC, within_px, maxIters=4000, confidence=0.999)
    if matrix is None or not np.isfinite(matrix).all():
        return None
    inside = kept.reshape(-1).astype(bool)
    if inside.sum() < max(LEAST_COMMON, LEAST_SHARE * len(here)):
        return None
    return matrix, here[inside], there[inside]


def _drawn_frames(
    frame: Callable[[int], Rgb], fitted: Sequence[_Fitting], layout: Layout, context: JobContext
) -> list[Rgb]:
    placed = []
    for done, each in enumerate(fitted):
        context.report(done, len(fitted), "frames", "laying frames down")
        rgb = frame(each.number)
        size = layout.frame_size
        if (rgb.shape[1], rgb.shape[0]) != size:
            if rgb.shape[1] < size[0]:
                raise MediaUnreadable("The recording's frames are not all of one size.")
            rgb = cv2.resize(rgb, size, interpolation=cv2.INTER_AREA)
        placed.append(rgb)
    return placed
