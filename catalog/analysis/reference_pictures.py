"""Pictures that others made (photographs, maps, satellite views), read in a job and never in a window.

Places in such a picture count in its pixels as it is stored: a turn that a camera wrote beside the pixels is told, and
done where the picture is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from catalog.errors import MediaUnreadable, from_os_error
from catalog.jobs import JobContext
from catalog.media.opening import open_media
from catalog.texts import phrase

LARGEST_BYTES = 512 * 1024 * 1024
LARGEST_PIXELS = 200_000_000
MOST_SHOWN_PIXELS = 24_000_000
"""A window is given no more; a larger picture is made smaller for it."""
SMALL_PX = 1600
_TURNS = {1: 0, 3: 180, 6: 90, 8: 270}


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """Pixels as stored, and the clockwise turn (0, 90, 180 or 270) that makes the picture upright."""

    width_px: int
    height_px: int
    turn_degrees: int


@dataclass(frozen=True, slots=True)
class LaidOpen:
    """A picture's pixels in a file of their own: rows of blue, green, red and 255, once `full` (width, height) and
    after it once `small`, for a window to draw where the whole picture is in sight."""

    facts: PictureFacts
    raw_path: str
    full: tuple[int, int]
    small: tuple[int, int]


def facts_of_picture(context: JobContext, *, path: str) -> PictureFacts:
    """A job: decodes the whole file once. Raises MediaUnreadable for what is no picture, or one too large to be held
    in memory, SourceUnavailable where it cannot be read."""
    pixels, turn = decoded(Path(path))
    return PictureFacts(pixels.shape[1], pixels.shape[0], turn)


def lay_open(context: JobContext, *, path: str, raw_path: str) -> LaidOpen:
    """A job: writes the pixels for a window to map into its memory, made smaller where there are very many."""
    from catalog.media.opencv import cv2

    pixels, turn = decoded(Path(path))
    height, width = pixels.shape[:2]
    context.check_cancelled()
    full = _smaller(pixels, (MOST_SHOWN_PIXELS / (width * height)) ** 0.5)
    small = _smaller(full, SMALL_PX / max(full.shape[:2]))
    try:
        with Path(raw_path).open("wb") as out:
            for each in (full, small):
                out.write(cv2.cvtColor(each, cv2.COLOR_BGR2BGRA).data)
    except OSError as error:
        raise from_os_error(error, "writing a picture to be shown") from error
    facts = PictureFacts(width, height, turn)
    return LaidOpen(facts, raw_path, (full.shape[1], full.shape[0]), (small.shape[1], small.shape[0]))


def _smaller(pixels: NDArray[np.uint8], scale: float) -> NDArray[np.uint8]:
    from catalog.media.opencv import cv2

    if scale >= 1:
        return pixels
    size = max(1, int(pixels.shape[1] * scale)), max(1, int(pixels.shape[0] * scale))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)


def decoded(path: Path) -> tuple[NDArray[np.uint8], int]:
    """Pixels `(height, width, 3)`, blue first, as stored, and the clockwise turn that makes them upright."""
    with open_media(
        path
    ) as container:  # reads the head alone, so that a huge picture is refused before it is decoded
        streams = container.streams.video
        size = streams[0].width * streams[0].height if streams else 0
    try:
        length = path.stat().st_size
        data = path.read_bytes() if length <= LARGEST_BYTES else b""
    except OSError as error:
        raise from_os_error(error, f"reading {path.name}") from error
    if size > LARGEST_PIXELS or not data:
        raise MediaUnreadable(
            phrase("“{name}” is too large a picture to be shown.", name=path.name),
            hint="Save the part of it that matters as a picture of its own, and say so in its title.",
        )
    pixels = pixels_of(data) if size else None
    if pixels is None:
        raise MediaUnreadable(
            phrase("“{name}” is no picture that can be read.", name=path.name),
            hint="Save it as PNG or JPEG, and take that in. A page or a document is not a picture.",
        )
    return pixels, turn_of(data)


def pixels_of(data: bytes) -> NDArray[np.uint8] | None:
    """Pixels `(height, width, 3)`, blue first, as stored; None for what is no picture."""
    from catalog.media.opencv import cv2

    how = cv2.IMREAD_COLOR | cv2.IMREAD_IGNORE_ORIENTATION
    try:
        found: Any = cv2.imdecode(np.frombuffer(data, np.uint8), how) if data else None
    except cv2.error:
        return None
    return None if found is None else np.asarray(found, np.uint8)


def turn_of(data: bytes) -> int:
    """The clockwise turn that a JPEG's EXIF block asks for (tag 0x0112); 0 where there is none, or a mirrored one."""
    if data[:2] != b"\xff\xd8":
        return 0
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] not in (0xDA, 0xD9):
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        block = data[at + 4 : at + 2 + length]
        if data[at + 1] == 0xE1 and block.startswith(b"Exif\0\0"):
            return _TURNS.get(_orientation(block[6:]), 0)
        at += 2 + max(2, length)
    return 0


def _orientation(tiff: bytes) -> int:
    order: Literal["little", "big"] = "little" if tiff[:2] == b"II" else "big"

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], order)

    table = number(4, 4)
    for entry in range(min(number(table, 2), 200)):
        at = table + 2 + 12 * entry
        if number(at, 2) == 0x0112:
            return number(at + 8, 2)
    return 1
