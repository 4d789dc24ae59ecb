"""Seeing better: each step does what it says, the file stays as it is, and a recipe gives the same pixels again."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from catalog.errors import InvalidInput
from catalog.media.frame_index import FrameIndex
from catalog.media.frame_reader import FrameReader
from catalog.media.frame_server import FrameServer
from catalog.media.seeing import (
    PLAIN,
    Channel,
    Lines,
    Seeing,
    curve,
    deinterlaced,
    plain_picture,
    recipe_of,
    see,
    seeing_of,
)
from tests.helpers.video import MadeVideo, read_number

SEEINGS = st.builds(
    Seeing,
    lines=st.sampled_from(list(Lines)).map(str),
    channel=st.sampled_from(list(Channel)).map(str),
    contrast=st.integers(-99, 99),
    brightness=st.integers(-100, 100),
    gamma_centi=st.integers(10, 1000),
    local_contrast_tenths=st.integers(0, 400),
    sharpening=st.integers(0, 500),
    quarter_turns=st.integers(0, 3),
)


@pytest.fixture(scope="module")
def street() -> NDArray[np.uint8]:
    """A dim picture with soft shapes and a little noise, odd in both sizes."""
    chance = np.random.default_rng(4)
    y, x = np.mgrid[0:131, 0:203]
    waves = 60 + 25 * np.sin(x / 9.0) + 20 * np.cos(y / 13.0)
    colours = np.stack([waves, waves * 0.8, waves * 1.1], axis=2) + chance.normal(0, 2, (131, 203, 3))
    return np.clip(colours, 0, 255).astype(np.uint8)


@given(SEEINGS)
def test_a_recipe_says_all_that_was_done(seeing: Seeing) -> None:
    assert seeing_of(recipe_of(seeing)) == seeing


def test_nothing_to_do_is_no_step_and_gives_the_picture_itself(street: NDArray[np.uint8]) -> None:
    assert recipe_of(PLAIN) == []
    assert see(street, PLAIN) is street


@pytest.mark.parametrize(
    "recipe",
    [
        [{"step": "make faces clear"}],
        [{"step": "sharpen (unsharp mask)", "sharpening": 501}],
        [{"step": "sharpen (unsharp mask)", "sharpening": "much"}],
        [{"step": "show one channel", "channel": "infrared"}],
    ],
)
def test_a_recipe_that_cannot_be_followed_is_refused(recipe: list[dict[str, object]]) -> None:
    with pytest.raises(InvalidInput):
        seeing_of(recipe)


@given(SEEINGS)
def test_no_way_of_seeing_changes_the_picture_it_is_given(seeing: Seeing) -> None:
    picture = np.random.default_rng(5).integers(0, 256, (24, 32, 3), dtype=np.uint8)
    before = picture.copy()
    seen = see(deinterlaced(picture, seeing.lines), seeing)
    assert (picture == before).all()
    assert seen.dtype == np.uint8 and seen.flags.c_contiguous
    assert seen.shape == ((32, 24, 3) if seeing.quarter_turns % 2 else (24, 32, 3))
    assert (see(deinterlaced(picture, seeing.lines), seeing) == seen).all(), "the same each time"


def test_the_curve_is_the_one_that_stands_in_its_definition() -> None:
    assert curve(PLAIN).tolist() == list(range(256))
    for seeing in (
        Seeing(contrast=20, brightness=-10, gamma_centi=150),
        Seeing(contrast=-60),
        Seeing(brightness=35),
    ):
        for value in range(256):
            wanted = (value / 255 - 0.5) * (100 + seeing.contrast) / (100 - seeing.contrast) + 0.5
            wanted = min(max(wanted + seeing.brightness / 100, 0), 1) ** (100 / seeing.gamma_centi) * 255
            assert abs(int(curve(seeing)[value]) - wanted) <= 0.5 + 1e-9


def test_one_channel_is_shown_in_grey(street: NDArray[np.uint8]) -> None:
    for number, channel in enumerate((Channel.RED, Channel.GREEN, Channel.BLUE)):
        seen = see(street, Seeing(channel=channel))
        assert all((seen[:, :, each] == street[:, :, number]).all() for each in range(3))
    red, green, blue = (street[:, :, each].astype(float) for each in range(3))
    luma = 0.299 * red + 0.587 * green + 0.114 * blue
    assert np.abs(see(street, Seeing(channel=Channel.LUMA))[:, :, 0] - luma).max() <= 1
    difference = (blue - luma) * 0.564 + 128
    assert np.abs(see(street, Seeing(channel=Channel.CHROMA_BLUE))[:, :, 0] - difference).max() <= 1
    difference = (red - luma) * 0.713 + 128
    assert np.abs(see(street, Seeing(channel=Channel.CHROMA_RED))[:, :, 0] - difference).max() <= 1


def test_local_contrast_brings_out_what_a_dim_picture_holds(street: NDArray[np.uint8]) -> None:
    def spread(picture: NDArray[np.uint8]) -> float:
        return float(see(picture, Seeing(channel=Channel.LUMA))[:, :, 0].std())

    little, much = (spread(see(street, Seeing(local_contrast_tenths=each))) for each in (10, 80))
    assert spread(street) < little < much


def test_sharpening_steepens_an_edge_and_leaves_a_plain_field() -> None:
    picture = np.full((40, 60, 3), 80, np.uint8)
    picture[:, 30:] = 160
    seen = see(picture, Seeing(sharpening=100))
    assert seen[20, 29, 0] < 80 < 160 < seen[20, 30, 0]
    assert (seen[:, :20] == 80).all() and (seen[:, 40:] == 160).all()


def test_quarter_turns_go_clockwise(street: NDArray[np.uint8]) -> None:
    once = see(street, Seeing(quarter_turns=1))
    assert (once[0, -1] == street[0, 0]).all()
    assert (see(once, Seeing(quarter_turns=3)) == street).all()


@pytest.mark.parametrize("height", [4, 5, 8, 9, 131])
def test_a_field_alone_shows_its_own_lines_and_means_between_them(height: int) -> None:
    picture = np.random.default_rng(height).integers(0, 256, (height, 6, 3), dtype=np.uint8)
    for lines, first in ((Lines.UPPER, 0), (Lines.LOWER, 1)):
        seen = deinterlaced(picture, lines)
        assert (seen[first::2] == picture[first::2]).all()
        for row in range(1 + first, height - 1, 2):
            mean = (picture[row - 1].astype(int) + picture[row + 1] + 1) // 2
            assert (seen[row] == mean).all()
        edge = seen[0] if first else seen[-1]
        assert (edge == (picture[1] if first else picture[first::2][-1])).all()


def test_blending_lays_both_fields_over_each_other() -> None:
    picture = np.zeros((20, 10, 3), np.uint8)
    picture[::2] = 200
    assert (deinterlaced(picture, Lines.BLENDED)[2:-2] == 100).all()


def test_importing_it_loads_no_opencv() -> None:
    script = "import catalog.media.seeing, catalog.media.frame_server, sys; print('cv2' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "False"


# ---------------------------------------------------------------- through the frame server


Made = Callable[[str], MadeVideo]
Indexed = Callable[[str], FrameIndex]


@pytest.fixture
def server() -> Iterator[FrameServer]:
    with FrameServer() as served:
        yield served


@pytest.mark.parametrize("name", ["rotated_90", "wide_samples", "mpeg2_interlaced"])
@pytest.mark.parametrize(
    "seeing",
    [
        Seeing(contrast=30, local_contrast_tenths=20, sharpening=80),
        Seeing(lines=Lines.UPPER, brightness=10),
        Seeing(channel=Channel.LUMA),
    ],
)
def test_the_child_gives_the_pixels_that_the_functions_give(
    server: FrameServer, made: Made, indexed: Indexed, tmp_path: Path, name: str, seeing: Seeing
) -> None:
    video, index = made(name), indexed(name)
    index.save(tmp_path / "index.npz")
    server.open(video.path, tmp_path / "index.npz", 0, video.rotation, video.sample_aspect)
    plain = server.request(7)
    served = server.request(7, seeing)
    assert served.seeing == seeing and plain.seeing == PLAIN
    with FrameReader(video.path, index, 0) as reader:
        upright = plain_picture(
            reader.frame(7).raw,
            lines=seeing.lines,
            rotation_degrees=video.rotation,
            sample_aspect=video.sample_aspect,
        )
    assert (served.rgb == see(upright, seeing)).all()
    assert (server.request(7).rgb == plain.rgb).all(), "and back to the plain one"


def test_steps_and_turns_of_a_knob_in_any_order_give_the_right_frame(
    server: FrameServer, made: Made, indexed: Indexed, tmp_path: Path
) -> None:
    video = made("cfr_mp4")
    indexed("cfr_mp4").save(tmp_path / "index.npz")
    server.open(video.path, tmp_path / "index.npz", 0)
    bright = Seeing(brightness=10)
    first = {number: server.request(number).rgb for number in (3, 4, 5)}
    for number, seeing in (
        (3, bright),
        (4, bright),
        (4, PLAIN),
        (5, bright),
        (3, PLAIN),
        (3, bright),
        (5, PLAIN),
    ):
        picture = server.request(number, seeing)
        assert read_number(picture.rgb) == number
        assert (picture.rgb == see(first[number], seeing)).all()
        time.sleep(0.01)  # it makes others ready meanwhile


def test_preparing_while_a_frame_is_on_its_way_loses_nothing(
    server: FrameServer, made: Made, indexed: Indexed, tmp_path: Path
) -> None:
    video = made("long_group_mp4")
    indexed("long_group_mp4").save(tmp_path / "index.npz")
    server.open(video.path, tmp_path / "index.npz", 0)
    server.ask(90)
    server.prepare()
    assert read_number(server.request(90, timeout_seconds=10).rgb) == 90
    server.prepare()
    assert read_number(server.request(12, Seeing(sharpening=50), timeout_seconds=10).rgb) == 12
