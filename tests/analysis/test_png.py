"""Stills are put together by a few lines of ours around a fast compressor: other readers must see the very pixels."""

from __future__ import annotations

import io

import av
import numpy as np
import pytest

from catalog.analysis.png import png_of
from catalog.media.opencv import cv2


@pytest.mark.parametrize("size", [(1, 1), (1, 7), (5, 1), (33, 17), (270, 480)])
def test_opencv_and_ffmpeg_read_back_the_very_pixels(size: tuple[int, int]) -> None:
    chance = np.random.default_rng(sum(size))
    noise = chance.integers(0, 256, (*size, 3), dtype=np.uint8)
    flat = np.full((*size, 3), 7, np.uint8)
    for picture in (noise, flat, noise[::-1], noise[:, :, ::-1]):
        png = png_of(picture)
        read = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_UNCHANGED)
        assert np.array_equal(read[:, :, ::-1], picture)
        with av.open(io.BytesIO(png), format="png_pipe") as container:
            frame = next(container.decode(video=0))
            assert frame.format.name == "rgb24"
            assert np.array_equal(frame.to_ndarray(), picture)


def test_the_same_picture_gives_the_same_bytes() -> None:
    picture = np.random.default_rng(1).integers(0, 256, (90, 160, 3), dtype=np.uint8)
    assert png_of(picture) == png_of(picture.copy())
