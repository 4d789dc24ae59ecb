"""A contact sheet: pictures of a first look in one picture, with the time and the number of each frame."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catalog.analysis.first_look import decoded, key_pictures
from catalog.errors import MediaUnreadable
from catalog.jobs import JobContext
from catalog.media.frame_indexing import build_index
from catalog.media.opencv import cv2
from catalog.media.pixels import to_rgb
from catalog.media.probe import probe_file
from catalog.model.timecode import clock
from catalog.texts import phrase

COLUMNS, CELL_PX, GAP_PX, CAPTION_PX = 6, 320, 8, 26
_PAPER, _INK = 255, 40
_BLURRED_PX = 8
"""Pixels of the longer side that are left of a blurred picture, as of the window's thumbnails."""

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Sheet:
    """`image` is a JPEG or PNG file; `estimated`: the file's own times lie, and those printed are players'."""

    image: bytes
    count: int
    estimated: bool


def contact_sheet_of(
    context: JobContext, *, path: str, stream_index: int | None, most: int, blurred: bool, ending: str
) -> Sheet:
    """Job: at most `most` pictures in order of time, as a picture file of that `ending` (".jpg" or ".png").

    `stream_index` None: the one that a case would take. Raises MediaUnreadable for a sound recording.
    """
    probe = probe_file(context, path=path)
    name = Path(path).name
    if probe.kind == "sound":
        raise MediaUnreadable(phrase("“{name}” is a sound recording; it has no pictures.", name=name))
    stream = probe.stream_index if stream_index is None else stream_index
    index = build_index(Path(path), stream, context)
    wanted = key_pictures(index, most=most)
    cells: dict[int, Pixels] = {}
    for picture, frame in decoded(Path(path), index, stream, wanted):
        rgb = to_rgb(
            frame.raw,
            rotation_degrees=probe.rotation_degrees,
            sample_aspect=probe.sample_aspect,
            longest_px=2 * CELL_PX,
        )
        at = clock(picture.pts, time_base=index.time_base, origin_pts=probe.origin_pts)
        words = f"{at}{' estimated' if index.estimated else ''}   frame {picture.number}"
        cells[picture.number] = _cell(_blurred(rgb) if blurred else rgb, words)
        context.report(len(cells), len(wanted), "pictures")
    if not cells:
        raise MediaUnreadable(
            phrase("No key frame of “{name}” can be decoded alone.", name=name),
            hint="Examine the recording: that decodes every frame.",
        )
    done, data = cv2.imencode(ending, _laid_out([cells[number] for number in sorted(cells)]))
    assert done
    return Sheet(data.tobytes(), len(cells), index.estimated)


def _cell(rgb: Pixels, words: str) -> Pixels:
    """The picture 320 pixels wide, its words below; blue first, as OpenCV has it."""
    height = max(1, round(rgb.shape[0] * CELL_PX / rgb.shape[1]))
    small = cv2.resize(cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR), (CELL_PX, height), interpolation=cv2.INTER_AREA)
    caption = np.full((CAPTION_PX, CELL_PX, 3), _PAPER, np.uint8)
    place, ink = (2, CAPTION_PX - 9), (_INK, _INK, _INK)
    cv2.putText(caption, words, place, cv2.FONT_HERSHEY_SIMPLEX, 0.45, ink, 1, cv2.LINE_AA)
    return np.concatenate([small, caption])


def _laid_out(cells: list[Pixels]) -> Pixels:
    columns = min(COLUMNS, len(cells))
    rows = -(-len(cells) // columns)
    height, width = cells[0].shape[0] + GAP_PX, CELL_PX + GAP_PX
    sheet = np.full((rows * height + GAP_PX, columns * width + GAP_PX, 3), _PAPER, np.uint8)
    for place, cell in enumerate(cells):
        top, left = GAP_PX + place // columns * height, GAP_PX + place % columns * width
        sheet[top : top + cell.shape[0], left : left + CELL_PX] = cell[: height - GAP_PX]
    return sheet


def _blurred(rgb: Pixels) -> Pixels:
    scale = _BLURRED_PX / max(rgb.shape[:2])
    few = cv2.resize(rgb, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    wide: Pixels = cv2.resize(few, (rgb.shape[1], rgb.shape[0]), interpolation=cv2.INTER_LINEAR)
    return wide
