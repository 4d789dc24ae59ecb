"""Making again the small pictures that were in `derived/`, which anybody may empty."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from catalog.analysis.stills import POSTER, write_thumbnail
from catalog.jobs import JobContext
from catalog.media.frame_index import FrameIndex
from catalog.media.frame_reader import FrameReader


def thumbnails_of(
    context: JobContext,
    *,
    path: str,
    stream_index: int,
    index_path: str,
    moments: list[int],
    derived_folder: str,
    rotation_degrees: int,
    sample_aspect: Fraction,
) -> None:
    """Job: the thumbnail of the frame shown at each of `moments` (PTS), and the poster from the first of them."""
    index = FrameIndex.load(Path(index_path))
    derived = Path(derived_folder)
    with FrameReader(Path(path), index, stream_index) as reader:
        for count, pts in enumerate(moments):
            context.report(count, len(moments), "thumbnails")
            frame = reader.frame_at(pts)
            rgb = frame.rgb(rotation_degrees=rotation_degrees, sample_aspect=sample_aspect)
            write_thumbnail(derived / f"thumb-{pts}.jpg", rgb)
            if count == 0:
                write_thumbnail(derived / POSTER, rgb)
