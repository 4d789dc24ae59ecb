"""Fingerprints: the same bits as the published method gives, whatever frames a picture or turns it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from catalog.analysis.copies.fingerprints import (
    Fingerprints,
    FingerprintTaker,
    active_area,
    distances,
    pdq,
    small_luma,
)
from catalog.errors import MediaUnreadable
from catalog.media.opencv import cv2
from tests.helpers.scenes import PLACES, Scene, make_camera, see

Picture = NDArray[np.uint8]
SECOND = Fraction(1, 25)


def view(seed: int, *, width: int = 384, height: int = 216, place: str = "street") -> Picture:
    rng = np.random.default_rng(seed)
    scene = Scene(rng, width, height, place)
    picture: Picture = cv2.cvtColor(see(scene, make_camera(rng, scene, 10, "tripod"), 3), cv2.COLOR_RGB2GRAY)
    return picture


def bits(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> int:
    return int(distances(one, other[None])[0])


def taken(pictures: list[Picture], rotation_degrees: int = 0) -> Fingerprints:
    taker = FingerprintTaker(SECOND, rotation_degrees)
    for number, picture in enumerate(pictures):
        taker.take(13 * number, picture)
    return taker.result()


def boxed(picture: Picture, *, across: int = 0, down: int = 0, level: int = 0) -> Picture:
    framed: Picture = cv2.copyMakeBorder(
        picture, down, down, across, across, cv2.BORDER_CONSTANT, value=level
    )
    return framed


@pytest.mark.parametrize("place", PLACES)
def test_bits_are_those_of_the_method_as_published(place: str) -> None:
    """Written out once more from the paper, slowly: two passes of a box each way, 64 samples, 16 frequencies."""
    picture = view(5, place=place)
    hashed, _, quality = pdq(picture)
    samples = slow_samples(picture)
    assert quality == slow_quality(samples)
    if quality >= 50:
        assert int((np.unpackbits(hashed) != slow_bits(samples)).sum()) <= 4


def test_the_peer_finds_the_same_bits() -> None:
    pdqhash = pytest.importorskip("pdqhash")
    for seed in range(12):
        picture = view(seed, place=PLACES[seed % len(PLACES)])
        hashed, _, quality = pdq(picture)
        theirs, their_quality = pdqhash.compute(cv2.cvtColor(picture, cv2.COLOR_GRAY2RGB))
        assert quality == their_quality
        assert quality < 50 or int((np.unpackbits(hashed)[::-1] != theirs).sum()) <= 4


def test_a_mirrored_picture_has_the_mirrored_fingerprint() -> None:
    for seed in range(6):
        picture = view(seed)
        hashed, mirrored, _ = pdq(picture)
        turned, back, _ = pdq(np.ascontiguousarray(picture[:, ::-1]))
        assert bits(mirrored, turned) <= 24
        assert bits(hashed, back) <= 24


def test_one_picture_stays_near_itself_and_others_far() -> None:
    hashes = []
    for seed in range(8):
        picture = view(seed)
        again = cv2.imdecode(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 25])[1], 0)
        smaller = cv2.resize(again, (200, 112), interpolation=cv2.INTER_AREA)
        assert bits(pdq(picture)[0], pdq(smaller)[0]) <= 31
        hashes.append(pdq(picture)[0])
    between = [bits(a, b) for n, a in enumerate(hashes) for b in hashes[:n]]
    assert min(between) >= 80


def test_large_pictures_are_made_smaller_first() -> None:
    large = cv2.resize(view(3), (1920, 1080), interpolation=cv2.INTER_CUBIC)
    small = small_luma(large)
    assert max(small.shape) == 512
    reduced = cv2.resize(large, (320, 180), interpolation=cv2.INTER_AREA)
    assert bits(pdq(small)[0], pdq(reduced)[0]) <= 31


@pytest.mark.parametrize(
    ("across", "down", "level"), [(0, 40, 0), (70, 0, 16), (60, 30, 0), (0, 36, 255), (90, 0, 128)]
)
def test_borders_are_left_out(across: int, down: int, level: int) -> None:
    pictures = [view(seed) for seed in (1, 2, 3)]
    plain, framed = (
        taken(pictures),
        taken([boxed(p, across=across, down=down, level=level) for p in pictures]),
    )
    near = np.bitwise_count(plain.hashes ^ framed.hashes).sum(axis=1)
    assert near.max() <= 31, near
    left, top, right, bottom = framed.area[0] / 10_000
    height, width = pictures[0].shape
    assert left == pytest.approx(across / (width + 2 * across), abs=0.012)
    assert top == pytest.approx(down / (height + 2 * down), abs=0.012)
    assert right == pytest.approx(1 - left, abs=0.012)
    assert bottom == pytest.approx(1 - top, abs=0.012)


def test_a_picture_of_a_phone_inside_a_wide_one_is_cropped_to_the_phone() -> None:
    upright = view(4, width=120, height=216)
    left, top, right, bottom = active_area(boxed(upright, across=132))
    assert (top, bottom) == (0, 216)
    assert 132 <= left <= 134
    assert 250 <= right <= 252


def test_what_passes_the_lens_once_is_no_border() -> None:
    """A dark thing over the left edge of one frame looks like a pillar."""
    pictures = [view(seed) for seed in (1, 2, 3)]
    pictures[1][:, :50] = 3
    assert active_area(pictures[1])[0] >= 50
    assert taken(pictures).area[1].tolist() == [0, 0, 10_000, 10_000]


def test_a_plain_or_black_picture_has_no_quality() -> None:
    assert pdq(np.zeros((216, 384), np.uint8))[2] == 0
    sky = np.repeat(np.linspace(90, 180, 216).astype(np.uint8)[:, None], 384, axis=1)
    assert pdq(sky)[2] < 50
    assert pdq(view(1))[2] >= 50


def test_a_phones_sideways_picture_is_turned_upright_first() -> None:
    upright = view(6)
    for degrees, turns in ((90, 1), (180, 2), (270, 3)):
        coded = np.ascontiguousarray(np.rot90(upright, turns))
        assert bits(taken([coded], degrees).hashes[0], taken([upright]).hashes[0]) == 0


def test_two_a_second_are_wanted_whatever_the_rate_of_frames() -> None:
    picture = view(1)
    for rate in (10, 25, 60):
        taker = FingerprintTaker(Fraction(1, rate))
        for pts in range(7 * rate, 17 * rate):  # ten seconds, not from zero
            if taker.wants(pts):
                taker.take(pts, picture)
        times = taker.result().pts / rate
        assert len(times) == 20
        assert np.diff(times) == pytest.approx(0.5, abs=0.1)


def test_after_a_gap_the_beat_goes_on() -> None:
    picture = view(1)
    taker = FingerprintTaker(SECOND)
    asked = [
        pts for pts in (0, 5, 13, 20, 200, 201, 213, 226) if taker.wants(pts) and not taker.take(pts, picture)
    ]
    assert asked == [0, 13, 200, 213, 226]


def test_keyframes_are_taken_beside_the_beat_and_once() -> None:
    picture = view(1)
    taker = FingerprintTaker(SECOND)
    taker.take(0, picture)
    taker.take(25, picture)
    taker.take(7, picture, keyframe=True)  # chosen late
    taker.take(25, picture, keyframe=True)
    found = taker.result()
    assert found.pts.tolist() == [0, 7, 25]
    assert found.keyframe.tolist() == [False, True, True]


def test_what_was_saved_is_read_back(tmp_path: Path) -> None:
    made = taken([boxed(view(seed), down=30) for seed in (1, 2)])
    made.save(tmp_path / "f.npz")
    back = Fingerprints.load(tmp_path / "f.npz")
    assert back.time_base == made.time_base
    for name in ("pts", "hashes", "mirrored", "quality", "keyframe", "area"):
        assert np.array_equal(getattr(back, name), getattr(made, name)), name
    assert list(tmp_path.iterdir()) == [tmp_path / "f.npz"]


@pytest.mark.parametrize("damage", [b"", b"no archive at all", None])
def test_a_damaged_or_missing_file_says_so(tmp_path: Path, damage: bytes | None) -> None:
    path = tmp_path / "f.npz"
    if damage is not None:
        path.write_bytes(damage)
    with pytest.raises(MediaUnreadable, match="cannot be used"):
        Fingerprints.load(path)


def test_arrays_that_do_not_belong_together_are_refused(tmp_path: Path) -> None:
    taken([view(1), view(2)]).save(tmp_path / "f.npz")
    with np.load(tmp_path / "f.npz") as stored:
        arrays = dict(stored)
    arrays["hashes"] = arrays["hashes"][:1]
    np.savez(tmp_path / "f.npz", **arrays)
    with pytest.raises(MediaUnreadable, match="hashes"):
        Fingerprints.load(tmp_path / "f.npz")


# ---------------------------------------------------------------- the method, written out slowly


def slow_samples(picture: Picture) -> NDArray[np.float64]:
    """64 × 64 samples. A box of `size` lies over the places -(size-1)//2 … size//2 around its middle."""
    rows: NDArray[np.float64] = picture.astype(np.float64)
    for axis, length in enumerate(picture.shape):
        size = (length + 127) // 128
        before, after = (size - 1) // 2, size // 2
        for _ in range(2):
            padded = np.pad(rows, [(before, after) if axis == a else (0, 0) for a in (0, 1)], mode="edge")
            rows = sum(np.take(padded, range(k, k + length), axis=axis) for k in range(size)) / size
    at = [[int((n + 0.5) * length / 64) for n in range(64)] for length in picture.shape]
    return rows[np.ix_(*at)]


def slow_quality(samples: NDArray[np.float64]) -> int:
    total = 0
    for axis in (0, 1):
        total += sum(
            int(abs(step) * 100 / 255) for step in np.diff(samples.astype(np.float32), axis=axis).flat
        )
    return min(100, total // 90)


def slow_bits(samples: NDArray[np.float64]) -> NDArray[np.bool_]:
    basis = np.array([[np.cos(np.pi * (2 * x + 1) * k / 128) for x in range(64)] for k in range(1, 17)])
    transformed = basis @ samples @ basis.T
    return (transformed > sorted(transformed.flat)[127]).ravel()
