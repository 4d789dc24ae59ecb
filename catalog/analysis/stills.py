"""Frames made into files: a full PNG for the object store, a small JPEG for the window."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from catalog.analysis.opencv import cv2
from catalog.analysis.thumbs import planes_of, shrunk
from catalog.media.frame_reader import DecodedFrame
from catalog.media.pixels import colour_words
from catalog.store.objects import ObjectStore, TakenObject

THUMBNAIL_WIDTH = 320
SHARPNESS_SIDE = 320


def sharpness_milli(luma: NDArray[np.uint8]) -> int:
    """Variance of the Laplacian of the luma, its longer side averaged down to 320, times 1000."""
    scale = min(1.0, SHARPNESS_SIDE / max(luma.shape))
    size = max(1, round(luma.shape[1] * scale)), max(1, round(luma.shape[0] * scale))
    small = luma if scale == 1.0 else shrunk(luma, size)
    return round(float(cv2.Laplacian(small, cv2.CV_32F).var()) * 1000)


def luma_of(frame: av.VideoFrame) -> NDArray[np.uint8]:
    return planes_of(frame)[0]


def recipe(frame: DecodedFrame, *, rotation_degrees: int, sample_aspect: Fraction) -> dict[str, Any]:
    """How the PNG came from the frame, for its record."""
    return {
        "tool": "framewitness",
        "decoder": f"PyAV {av.__version__}",
        "pts": frame.pts,
        "frame": frame.number,
        "colour": colour_words(frame.raw),
        "rotation_degrees": rotation_degrees,
        "sample_aspect": f"{sample_aspect.numerator}:{sample_aspect.denominator}",
    }


def lay_down_png(store: ObjectStore, rgb: NDArray[np.uint8]) -> TakenObject:
    done, data = cv2.imencode(".png", cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_PNG_COMPRESSION, 3])
    assert done
    return store.take_bytes(data.tobytes(), extension=".png")


def write_thumbnail(path: Path, rgb: NDArray[np.uint8]) -> None:
    """A JPEG at most 320 pixels wide, which appears whole or not at all."""
    width = min(THUMBNAIL_WIDTH, rgb.shape[1])
    height = max(1, round(rgb.shape[0] * width / rgb.shape[1]))
    small = cv2.resize(rgb, (width, height), interpolation=cv2.INTER_AREA)
    done, data = cv2.imencode(".jpg", cv2.cvtColor(small, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, 82])
    assert done
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data.tobytes())
    part.replace(path)


def upright(frame: DecodedFrame, facts: Mapping[str, Any]) -> NDArray[np.uint8]:
    return frame.rgb(rotation_degrees=facts["rotation_degrees"], sample_aspect=facts["sample_aspect"])
