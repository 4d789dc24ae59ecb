"""The outline of a sound shows what is in it, at any zoom."""

from __future__ import annotations

import itertools
from fractions import Fraction

import numpy as np
import pytest

from catalog.errors import MediaUnreadable
from catalog.media.waveform import Waveform, WaveformMaker

RATE = 48_000


def made_of(samples: np.ndarray, *, start: Fraction = Fraction(0), pieces: int = 7) -> Waveform:
    planes = np.atleast_2d(samples).astype(np.float32)
    maker = WaveformMaker(RATE, len(planes))
    edges = np.linspace(0, planes.shape[1], pieces + 1).astype(int)
    for first, last in itertools.pairwise(edges.tolist()):
        maker.take(first, planes[:, first:last])
    return maker.result(start)


@pytest.fixture
def noise() -> np.ndarray:
    return np.random.default_rng(3).uniform(-0.5, 0.5, 3 * RATE + 17)


def test_each_bin_holds_the_extremes_of_its_samples(noise) -> None:
    waveform = made_of(noise)
    assert (waveform.bin_samples, len(waveform.low)) == (48, 3001)
    shown = waveform.columns(Fraction(0), 100 * waveform.bin_seconds, 100)
    bins = noise[:4800].reshape(100, 48)
    assert shown[:, 0] == pytest.approx(bins.min(1), abs=0.006)
    assert shown[:, 1] == pytest.approx(bins.max(1), abs=0.006)


def test_how_the_samples_came_in_pieces_does_not_matter(noise) -> None:
    one, many = made_of(noise, pieces=1), made_of(noise, pieces=53)
    assert np.array_equal(one.low, many.low) and np.array_equal(one.high, many.high)


def test_a_click_of_one_sample_is_seen_at_every_zoom(noise) -> None:
    noise *= 0.01
    noise[70_000] = -0.9
    waveform = made_of(noise)
    for count in (1, 7, 100, 1500, 40_000):
        shown = waveform.columns(waveform.start, waveform.end, count)
        assert np.nanmin(shown) == pytest.approx(-0.9, abs=0.01), count
        at = int(np.nanargmin(shown[:, 0]))
        assert at / count * 3 == pytest.approx(70_000 / RATE, abs=3 / count + 0.002)


def test_what_is_in_one_channel_alone_is_seen() -> None:
    left, right = np.zeros(RATE), np.zeros(RATE)
    left[10_000], right[20_000] = 0.7, -0.6
    shown = made_of(np.stack((left, right))).columns(Fraction(0), Fraction(1), 1)
    assert shown[0] == pytest.approx([-0.6, 0.7], abs=0.01)


def test_quiet_sound_is_told_from_none() -> None:
    waveform = made_of(np.concatenate((np.zeros(RATE), np.full(RATE, 10 ** (-84 / 20)))))
    shown = waveform.columns(Fraction(0), Fraction(2), 8)
    assert not shown[:3].any()
    assert shown[5, 1] == pytest.approx(10 ** (-84 / 20), rel=0.3)


def test_a_gap_in_the_stream_is_shown_as_nothing_and_what_follows_in_its_place() -> None:
    maker = WaveformMaker(RATE, 1)
    loud = np.full((1, RATE), 0.5, np.float32)
    maker.take(0, loud)
    maker.take(2 * RATE + 20, loud)
    waveform = maker.result(Fraction(5))
    shown = waveform.columns(Fraction(5), Fraction(8), 300)
    assert np.isnan(shown[101:199]).all()
    assert shown[:99, 1] == pytest.approx(0.5, abs=0.01) and shown[202:299, 1] == pytest.approx(0.5, abs=0.01)
    assert waveform.columns(Fraction(5), Fraction(8), 1)[0, 1] == pytest.approx(0.5, abs=0.01)
    assert float(waveform.end) == pytest.approx(8, abs=0.002)
    assert np.isnan(waveform.columns(Fraction(8) + 1, Fraction(9) + 1, 4)).all(), "and nothing behind its end"


def test_a_saved_waveform_is_the_same_when_it_is_read_back(tmp_path, noise) -> None:
    waveform = made_of(noise, start=Fraction(-7, 90_000))
    waveform.save(tmp_path / "waveform.npz")
    again = Waveform.load(tmp_path / "waveform.npz")
    assert (again.start, again.rate, again.channels) == (Fraction(-7, 90_000), RATE, 1)
    assert np.array_equal(again.low, waveform.low) and np.array_equal(again.high, waveform.high)
    assert [each.name for each in tmp_path.iterdir()] == ["waveform.npz"]


def test_an_hour_is_small_on_disk(tmp_path) -> None:
    bins = np.random.default_rng(1).integers(-127, 127, 3_600_000, dtype=np.int8)
    hour = Waveform(start=Fraction(0), rate=RATE, bin_samples=48, channels=2, low=bins, high=bins)
    hour.save(tmp_path / "waveform.npz")
    assert (tmp_path / "waveform.npz").stat().st_size < 7.5e6


@pytest.mark.parametrize("damage", [b"", b"PK\3\4 nothing", None])
def test_a_waveform_that_cannot_be_read_says_so(tmp_path, noise, damage) -> None:
    path = tmp_path / "waveform.npz"
    if damage is None:
        made_of(noise).save(path)
        damage = path.read_bytes()[:-3000]
    path.write_bytes(damage)
    with pytest.raises(MediaUnreadable):
        Waveform.load(path)


def test_whichever_byte_of_a_stored_waveform_is_damaged_it_is_refused_or_whole(tmp_path) -> None:
    waveform = made_of(np.full(480, 0.25))
    path = tmp_path / "waveform.npz"
    waveform.save(path)
    stored = path.read_bytes()
    refused = 0
    for at in range(len(stored)):
        for flipped in (0x01, 0xFF):
            path.write_bytes(stored[:at] + bytes([stored[at] ^ flipped]) + stored[at + 1 :])
            try:
                loaded = Waveform.load(path)
            except MediaUnreadable:
                refused += 1
            else:
                assert np.array_equal(loaded.low, waveform.low) and np.array_equal(loaded.high, waveform.high)
    assert refused > len(stored)


def test_a_single_array_in_place_of_a_waveform_is_refused(tmp_path) -> None:
    with (tmp_path / "waveform.npz").open("wb") as out:
        np.save(out, np.zeros(3))
    with pytest.raises(MediaUnreadable):
        Waveform.load(tmp_path / "waveform.npz")
