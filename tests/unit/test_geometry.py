"""A place in a coded frame lies where the decoded picture shows it, and is found again from there."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.media.pixels import turned
from catalog.model.geometry import square_size, to_coded, to_upright, upright_size
from catalog.model.records import Media

TURNS = (0, 90, 180, 270)
ASPECTS = st.builds(Fraction, st.integers(1, 64), st.integers(1, 64))


def media_of(width: int, height: int, *, rotation: int = 0, aspect: Fraction = Fraction(1)) -> Media:
    return Media(
        title="clip.mp4",
        kind="video",
        reference_object_uid="object",
        stream_index=0,
        playable_object_uid="object",
        time_base_numerator=1,
        time_base_denominator=25,
        origin_pts=0,
        first_pts=0,
        end_pts=1,
        frame_count=1,
        width_px=width,
        height_px=height,
        rotation_degrees=rotation,
        sample_aspect_numerator=aspect.numerator,
        sample_aspect_denominator=aspect.denominator,
    )


def test_square_pixels_are_made_by_widening_or_heightening_never_by_shrinking() -> None:
    assert square_size(720, 576, Fraction(16, 11)) == (1047, 576)
    assert square_size(720, 480, Fraction(8, 9)) == (720, 540)
    assert square_size(720, 576, Fraction(1000, 1)) == (720, 576), "taken for damage"


@pytest.mark.parametrize("rotation", TURNS)
def test_a_place_lies_where_the_turned_picture_shows_its_pixel(rotation: int) -> None:
    media = media_of(9, 5, rotation=rotation)
    coded = np.zeros((5, 9, 3), np.uint8)
    coded[3, 7] = 255
    picture = turned(coded, rotation)
    assert upright_size(media) == (picture.shape[1], picture.shape[0])
    x, y = to_upright(media, 7_500, 3_500)
    assert picture[int(y), int(x)].tolist() == [255, 255, 255]
    assert (x % 1, y % 1) == (0.5, 0.5), "its middle"


def test_wide_samples_are_widened_before_the_picture_is_turned() -> None:
    media = media_of(720, 576, rotation=90, aspect=Fraction(16, 11))
    assert upright_size(media) == (576, 1047)
    assert to_upright(media, 720_000, 0) == (576, 1047)
    assert to_upright(media, 0, 576_000) == (0, 0)


def test_a_sound_recording_has_no_size() -> None:
    assert upright_size(media_of(0, 0)) == (0, 0)


@given(
    st.integers(1, 8192),
    st.integers(1, 8192),
    st.sampled_from(TURNS),
    ASPECTS,
    st.floats(-0.5, 1.5),
    st.floats(-0.5, 1.5),
)
def test_a_place_is_found_again_to_the_thousandth(
    width: int, height: int, rotation: int, aspect: Fraction, across: float, down: float
) -> None:
    media = media_of(width, height, rotation=rotation, aspect=aspect)
    place = (round(across * width * 1000), round(down * height * 1000))
    assert to_coded(media, *to_upright(media, *place)) == place


@given(st.integers(1, 4096), st.integers(1, 4096), st.sampled_from(TURNS), ASPECTS)
def test_the_corners_of_the_frame_are_the_corners_of_the_picture(
    width: int, height: int, rotation: int, aspect: Fraction
) -> None:
    media = media_of(width, height, rotation=rotation, aspect=aspect)
    shown_width, shown_height = upright_size(media)
    coded = {(x, y) for x in (0, width * 1000) for y in (0, height * 1000)}
    shown = {(x, y) for x in (0, shown_width) for y in (0, shown_height)}
    assert {tuple(round(each, 6) for each in to_upright(media, *corner)) for corner in coded} == shown
