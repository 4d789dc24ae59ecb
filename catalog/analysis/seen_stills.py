"""A frame as it was seen with more contrast, by channel or field, sharper or turned: as a PNG with its recipe.

OpenCV is loaded by the job alone, so that reading its result loads none of it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from catalog.analysis.png import ENCODER, png_of
from catalog.jobs import JobContext
from catalog.media.frame_index import FrameIndex
from catalog.media.frame_reader import FrameReader
from catalog.media.pixels import colour_words
from catalog.media.seeing import plain_picture, recipe_of, see, seeing_of
from catalog.store.objects import ObjectStore, TakenObject


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenStill:
    """`recipe` has all that is needed to make the very same pixels again; `taken` is None where none was kept."""

    pts: int
    recipe: dict[str, Any]
    taken: TakenObject | None


def seen_still(
    context: JobContext,
    *,
    path: str,
    stream_index: int,
    index_path: str,
    pts: int,
    steps: list[dict[str, Any]],
    rotation_degrees: int,
    sample_aspect: Fraction,
    objects_folder: str | None,
) -> SeenStill:
    """Job: the frame shown at `pts` with `steps` (see `recipe_of`) done to it; kept where there is a folder for it.

    `recipe["picture_sha256"]` is the hash of the picture's RGB bytes, row by row, whatever file they are kept in.
    """
    index = FrameIndex.load(Path(index_path))
    seeing = seeing_of(steps)
    with FrameReader(Path(path), index, stream_index, while_decoding=context.check_cancelled) as reader:
        frame = reader.frame(index.number_at(pts))
        plain = plain_picture(
            frame.raw, lines=seeing.lines, rotation_degrees=rotation_degrees, sample_aspect=sample_aspect
        )
        seen = see(plain, seeing)
        recipe = {
            "tool": "framewitness",
            "decoder": f"PyAV {av.__version__}",
            "encoder": ENCODER,
            "versions": _versions(),
            "pts": frame.pts,
            "frame": frame.number,
            "frame_pixel_sha256": frame.pixel_sha256(),
            "frame_pixel_format": frame.pixel_format,
            "colour": colour_words(frame.raw),
            "rotation_degrees": rotation_degrees,
            "sample_aspect": f"{sample_aspect.numerator}:{sample_aspect.denominator}",
            "steps": recipe_of(seeing),
            "width_px": seen.shape[1],
            "height_px": seen.shape[0],
            "picture_sha256": picture_sha256(seen),
        }
        at = frame.pts
    taken = None
    if objects_folder is not None:
        taken = ObjectStore(Path(objects_folder)).take_bytes(png_of(seen), extension=".png")
    return SeenStill(pts=at, recipe=recipe, taken=taken)


def picture_sha256(rgb: NDArray[np.uint8]) -> str:
    """SHA-256 of a picture's RGB bytes, row by row."""
    return hashlib.sha256(np.ascontiguousarray(rgb).data).hexdigest()


def _versions() -> dict[str, str]:
    from catalog.media.opencv import cv2

    return {"av": av.__version__, "opencv": str(cv2.__version__), "numpy": np.__version__}
