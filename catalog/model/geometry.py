"""Where a place of a frame as it is coded lies in the picture as people see it: upright, with square pixels.

Places in a coded frame are thousandths of a pixel, integers; in the upright picture they are pixels, floats. Both
count from the upper left corner of their picture, x to the right, y down; a pixel's middle lies at its half.
"""

from __future__ import annotations

from fractions import Fraction

from catalog.model.records import Media

LARGEST_STRETCH = 8
"""Sample aspects beyond this are taken for damage and ignored."""
THOUSAND = 1000


def square_size(width: int, height: int, sample_aspect: Fraction) -> tuple[int, int]:
    """Width and height, before rotation, that show the picture with square pixels."""
    if not Fraction(1, LARGEST_STRETCH) <= sample_aspect <= LARGEST_STRETCH:
        return width, height
    if sample_aspect >= 1:
        return round(width * sample_aspect), height
    return width, round(height / sample_aspect)


def upright_size(media: Media) -> tuple[int, int]:
    """Width and height in pixels of the media's picture as it is shown. (0, 0) for a sound recording."""
    width, height = _square(media)
    return (height, width) if media.rotation_degrees % 180 else (width, height)


def to_upright(media: Media, x: float, y: float) -> tuple[float, float]:
    """Pixels in the upright picture of a place in thousandths of a pixel of the coded frame.

    Places outside the frame are mapped alike. ZeroDivisionError for a sound recording.
    """
    width, height = _square(media)
    across = x * width / (media.width_px * THOUSAND)
    down = y * height / (media.height_px * THOUSAND)
    return {
        0: (across, down),
        90: (height - down, across),
        180: (width - across, height - down),
        270: (down, width - across),
    }[media.rotation_degrees % 360]


def to_coded(media: Media, x: float, y: float) -> tuple[int, int]:
    """The inverse of `to_upright`, to the nearest thousandth of a pixel."""
    width, height = _square(media)
    across, down = {
        0: (x, y),
        90: (y, height - x),
        180: (width - x, height - y),
        270: (width - y, x),
    }[media.rotation_degrees % 360]
    return (
        round(across * media.width_px * THOUSAND / width),
        round(down * media.height_px * THOUSAND / height),
    )


def _square(media: Media) -> tuple[int, int]:
    aspect = Fraction(media.sample_aspect_numerator, media.sample_aspect_denominator)
    return square_size(media.width_px, media.height_px, aspect)
