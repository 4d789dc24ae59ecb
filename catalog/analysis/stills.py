"""Frames made into files: a full PNG for the object store, a small JPEG for the window."""

from __future__ import annotations

from fractions import Fraction
from os import SEEK_END
from pathlib import Path
from typing import IO, Any

import av
import numpy as np
from numpy.typing import NDArray

from catalog.analysis.png import ENCODER, png_of
from catalog.analysis.results import StillResult
from catalog.analysis.thumbs import shrunk
from catalog.errors import from_os_error
from catalog.media.frame_reader import DecodedFrame
from catalog.media.opencv import cv2
from catalog.media.pixels import colour_words
from catalog.store.files import write_whole
from catalog.store.objects import ObjectStore, TakenObject

THUMBNAIL_WIDTH = 320
POSTER = "poster.jpg"


class StillMaker:
    """Makes keyframes into files: upright, with square pixels. The thumbnails wait in a nameless file until
    `write_thumbnails`, so that a job that is cancelled leaves `derived/` as it was, and hours of a recording take no
    memory for them. One of `write_thumbnails` and `forget` is called at the end."""

    def __init__(self, store: ObjectStore | None, rotation_degrees: int, sample_aspect: Fraction) -> None:
        self._store = store
        self.rotation_degrees = rotation_degrees
        self._sample_aspect = sample_aspect
        self._thumbnails: dict[int, tuple[int, int]] = {}
        """Where each begins and how long it is in the nameless file, by PTS."""
        self._waiting: IO[bytes] | None = None
        self._laid_down: list[TakenObject] = []

    def make(
        self, frame: DecodedFrame, sharpness_milli: int, *, shot: int | None, reason: str, full: bool
    ) -> StillResult:
        """The keyframe's hash and thumbnail and, if `full`, its PNG in the store. Without a store: the hash alone."""
        still, made_by = None, {}
        if self._store is not None:
            rgb = frame.rgb(rotation_degrees=self.rotation_degrees, sample_aspect=self._sample_aspect)
            self._keep(frame.pts, thumbnail_jpeg(rgb))
            if full:
                still, made_by = self._lay_down(rgb), self._recipe(frame)
        return StillResult(
            pts=frame.pts,
            frame=frame.number,
            sharpness_milli=sharpness_milli,
            pixel_sha256=frame.pixel_sha256(),
            pixel_format=frame.pixel_format,
            still=still,
            still_recipe=made_by,
            reason=reason,
            shot=shot,
        )

    def write_thumbnails(self, derived: Path, *, poster_pts: int | None = None) -> None:
        """Writes `thumb-{pts}.jpg` for every keyframe made, and the poster. Raises StorageFull and the like."""
        try:
            derived.mkdir(parents=True, exist_ok=True)
            for pts in self._thumbnails:
                write_whole(derived / f"thumb-{pts}.jpg", self._kept(pts))
            if poster_pts is not None:
                write_whole(derived / POSTER, self._kept(poster_pts))
        except OSError as error:
            raise from_os_error(error, "writing thumbnails") from error
        self._forget_thumbnails()

    def forget(self) -> None:
        """Takes back everything made so far, stills that were new to the store among it: the work has failed or
        begins anew."""
        if self._store is not None:
            for taken in self._laid_down:
                self._store.path(taken.sha256, taken.extension).unlink(missing_ok=True)
        self._laid_down.clear()
        self._forget_thumbnails()

    def _keep(self, pts: int, jpeg: bytes) -> None:
        assert self._store is not None
        try:
            if self._waiting is None:
                self._waiting = self._store.nameless()
            self._thumbnails[pts] = self._waiting.seek(0, SEEK_END), len(jpeg)
            self._waiting.write(jpeg)
        except OSError as error:
            raise from_os_error(error, "keeping a thumbnail") from error

    def _kept(self, pts: int) -> bytes:
        assert self._waiting is not None
        start, length = self._thumbnails[pts]
        self._waiting.seek(start)
        return self._waiting.read(length)

    def _forget_thumbnails(self) -> None:
        self._thumbnails.clear()
        if self._waiting is not None:
            self._waiting.close()
            self._waiting = None

    def _lay_down(self, rgb: NDArray[np.uint8]) -> TakenObject:
        assert self._store is not None
        taken = self._store.take_bytes(png_of(rgb), extension=".png")
        if taken.is_new:
            self._laid_down.append(taken)
        return taken

    def _recipe(self, frame: DecodedFrame) -> dict[str, Any]:
        return {
            "tool": "framewitness",
            "decoder": f"PyAV {av.__version__}",
            "encoder": ENCODER,
            "pts": frame.pts,
            "frame": frame.number,
            "colour": colour_words(frame.raw),
            "rotation_degrees": self.rotation_degrees,
            "sample_aspect": f"{self._sample_aspect.numerator}:{self._sample_aspect.denominator}",
        }


def thumbnail_jpeg(rgb: NDArray[np.uint8]) -> bytes:
    """The picture (h, w, 3) RGB as a JPEG, at most 320 pixels wide."""
    width = min(THUMBNAIL_WIDTH, rgb.shape[1])
    height = max(1, round(rgb.shape[0] * width / rgb.shape[1]))
    small = shrunk(rgb, (width, height))
    done, data = cv2.imencode(".jpg", cv2.cvtColor(small, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, 82])
    assert done
    return bytes(data)


def write_thumbnail(path: Path, rgb: NDArray[np.uint8]) -> None:
    """A JPEG at most 320 pixels wide, which appears whole or not at all."""
    write_whole(path, thumbnail_jpeg(rgb))
