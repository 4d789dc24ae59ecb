"""A frame's bytes are those that ffmpeg hashes; its picture for people has the right colours, turn and shape."""

from __future__ import annotations

import hashlib
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from av.video.reformatter import ColorRange, Interpolation
from numpy.typing import NDArray

from catalog.jobs import SilentContext
from catalog.media.frame_indexing import build_index
from catalog.media.frame_reader import FrameReader
from catalog.media.pixels import (
    colour_rule,
    colour_words,
    pixel_sha256,
    plane_bytes,
    to_rgb,
    turned,
)
from catalog.media.probe import probe_file
from tests.helpers.video import draw_number, ffmpeg, make_video, read_number

LAYOUTS = [
    "yuv420p",
    "yuvj420p",
    "yuv422p",
    "yuv444p",
    "yuv411p",
    "yuv410p",
    "yuv440p",
    "gray",
    "gray10le",
    "gray16be",
    "nv12",
    "nv16",
    "nv21",
    "p010le",
    "yuv420p10le",
    "yuv422p10le",
    "yuv444p12le",
    "yuva420p",
    "yuva444p10le",
    "rgb24",
    "bgr24",
    "rgba",
    "bgr0",
    "rgb48be",
    "rgb565le",
    "gbrp",
    "gbrp10le",
    "ya8",
    "yuyv422",
    "uyvy422",
    "y210le",
    "monob",
    "pal8",
    "bayer_bggr8",
    "grayf32le",
    "gbrpf32le",
    "x2rgb10le",
]


def noise(layout: str, width: int, height: int) -> av.VideoFrame:
    """A frame whose every byte is random, the padding of its rows too."""
    frame = av.VideoFrame(width, height, layout)
    chance = np.random.default_rng(width)
    for plane in frame.planes:
        plane.update(chance.integers(0, 256, plane.buffer_size, dtype=np.uint8).tobytes())
    return frame


def as_ffmpeg_lays_it_out(frame: av.VideoFrame) -> bytes:
    """The bytes of ffmpeg's own raw video encoder, which is what its framehash hashes."""
    encoder = av.VideoCodecContext.create("rawvideo", "w")
    encoder.width, encoder.height, encoder.pix_fmt = frame.width, frame.height, frame.format.name
    encoder.time_base = Fraction(1, 25)
    return b"".join(bytes(packet) for packet in encoder.encode(frame))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("size", [(64, 48), (67, 35), (1, 1), (33, 2)])
def test_the_bytes_of_every_layout_and_odd_size_are_those_that_ffmpeg_hashes(
    layout: str, size: tuple[int, int]
) -> None:
    frame = noise(layout, *size)
    expected = as_ffmpeg_lays_it_out(frame)
    assert b"".join(bytes(piece) for piece in plane_bytes(frame)) == expected
    assert pixel_sha256(frame) == hashlib.sha256(expected).hexdigest()


def test_one_changed_sample_changes_the_hash_and_padding_does_not() -> None:
    frame = noise("yuv420p", 67, 35)
    before = pixel_sha256(frame)
    rows = np.frombuffer(memoryview(frame.planes[0]), np.uint8).reshape(35, -1).copy()
    assert rows.shape[1] > 67, "this test wants rows with padding"
    rows[3, 67] ^= 1
    frame.planes[0].update(rows.tobytes())
    assert pixel_sha256(frame) == before
    rows[3, 66] ^= 1
    frame.planes[0].update(rows.tobytes())
    assert pixel_sha256(frame) != before


def flat(
    *, height: int = 64, layout: str = "yuv420p", matrix: int = 2, colour_range: int = 0
) -> av.VideoFrame:
    """One colour: Y 120, Cb 90, Cr 170."""
    frame = av.VideoFrame(64, height, layout)
    for plane, value in zip(frame.planes, (120, 90, 170), strict=True):
        plane.update(bytes([value]) * plane.buffer_size)
    frame.colorspace, frame.color_range = matrix, colour_range
    return frame


def by_the_standard(red: float, blue: float, *, full: bool) -> list[int]:
    """RGB of Y 120, Cb 90, Cr 170 by the equations of BT.601, BT.709 or BT.2020 (`red`, `blue`: luma weights)."""
    luma, cb, cr = (120, 90, 170)
    y, b, r = (
        (luma / 255, (cb - 128) / 255, (cr - 128) / 255)
        if full
        else ((luma - 16) / 219, (cb - 128) / 224, (cr - 128) / 224)
    )
    red_out, blue_out = y + 2 * (1 - red) * r, y + 2 * (1 - blue) * b
    green_out = (y - red * red_out - blue * blue_out) / (1 - red - blue)
    return [round(255 * each) for each in (red_out, green_out, blue_out)]


BT601, BT709, BT2020 = (0.299, 0.114), (0.2126, 0.0722), (0.2627, 0.0593)


@pytest.mark.parametrize(
    ("frame", "weights", "full", "words"),
    [
        (flat(matrix=1), BT709, False, "BT.709 (as tagged), limited range"),
        (flat(matrix=6, height=720), BT601, False, "BT.601 (as tagged), limited range"),
        (flat(matrix=9), BT2020, False, "BT.2020 (as tagged), limited range"),
        (flat(height=576), BT601, False, "BT.601 (untagged: chosen for a height of 576), limited range"),
        (flat(height=720), BT709, False, "BT.709 (untagged: chosen for a height of 720), limited range"),
        (flat(matrix=1, colour_range=2), BT709, True, "BT.709 (as tagged), full range"),
        (flat(layout="yuvj420p"), BT601, True, "BT.601 (untagged: chosen for a height of 64), full range"),
    ],
)
def test_colours_follow_the_tag_and_else_the_height(
    frame: av.VideoFrame, weights: tuple[float, float], full: bool, words: str
) -> None:
    shown = to_rgb(frame)
    assert np.abs(shown.astype(int) - by_the_standard(*weights, full=full)).max() <= 1
    assert colour_words(frame) == words


def test_rgb_is_shown_as_it_is() -> None:
    picture = draw_number(3, 64, 48)
    frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
    assert np.array_equal(to_rgb(frame), picture)
    assert colour_words(frame) == "RGB, as coded"


YUV = ["yuv420p", "yuvj420p", "yuv422p", "yuv444p", "yuv411p", "yuv410p", "yuv440p", "nv12", "nv21"]
YUV += ["yuv420p10le", "yuv422p10le", "yuv444p10le", "yuva420p", "yuyv422", "uyvy422"]


@pytest.mark.parametrize("layout", YUV)
@pytest.mark.parametrize("size", [(64, 48), (324, 20), (322, 18), (67, 35)])
def test_the_quicker_way_to_rgb_gives_the_very_bytes_of_the_direct_one(
    layout: str, size: tuple[int, int]
) -> None:
    frame = noise(layout, *size)
    if "10" in layout:
        for plane in frame.planes:
            samples = np.frombuffer(memoryview(plane), np.uint16) & 1023
            plane.update(samples.tobytes())
    matrix, colour_range = colour_rule(frame)
    direct = frame.reformat(
        format="rgb24",
        src_colorspace=matrix,
        src_color_range=colour_range,
        dst_color_range=ColorRange.JPEG,
        interpolation=Interpolation.BILINEAR | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INT,
    )
    assert np.array_equal(to_rgb(frame), direct.to_ndarray())


def test_high_dynamic_range_is_said_and_not_tone_mapped() -> None:
    for transfer, name in ((16, "PQ"), (18, "HLG"), (1, "")):
        frame = noise("yuv420p10le", 64, 48)
        frame.colorspace, frame.color_trc, frame.color_range = 9, transfer, 1
        words = colour_words(frame)
        assert words.startswith("BT.2020 (as tagged), limited range")
        assert words.endswith(f"high dynamic range ({name}), shown without tone mapping") == bool(name)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_picture_is_turned_clockwise(degrees: int) -> None:
    picture: NDArray[np.uint8] = np.zeros((4, 6, 3), np.uint8)
    picture[0, 0] = 255  # top left
    where = {0: (0, 0), 90: (0, -1), 180: (-1, -1), 270: (-1, 0)}[degrees]
    result = turned(picture, degrees)
    assert result.shape == ((4, 6, 3) if degrees % 180 == 0 else (6, 4, 3))
    assert result.flags.c_contiguous
    assert (result[where] == 255).all()
    assert result.sum() == 3 * 255


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_turned_phone_video_with_wide_samples_stands_as_ffmpeg_shows_it(
    tmp_path: Path, rotation: int
) -> None:
    video = make_video(
        tmp_path / "phone.mp4", frames=3, rotation=rotation, sample_aspect=Fraction(4, 3), size=(192, 128)
    )
    shown_by_ffmpeg = tmp_path / "shown.png"
    ffmpeg("-i", video.path, "-frames:v", "1", shown_by_ffmpeg)  # it turns by itself
    with av.open(str(shown_by_ffmpeg)) as container:
        truth = next(container.decode(video=0)).to_ndarray(format="rgb24")
    probe = probe_file(SilentContext(), path=str(video.path))
    assert (probe.rotation_degrees, probe.sample_aspect) == (rotation, Fraction(4, 3))
    with FrameReader(video.path, build_index(video.path, 0, SilentContext()), 0) as reader:
        shown = reader.frame(0).rgb(rotation_degrees=rotation, sample_aspect=probe.sample_aspect)
    assert read_number(shown) == read_number(truth) == 0
    assert shown.shape == ((128, 256, 3) if rotation == 180 else (256, 128, 3))
