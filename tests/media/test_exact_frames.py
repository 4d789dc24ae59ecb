"""Every reader, every shape of recording: the frame asked for is the frame given, by its own pixels.

Truth comes from outside: the number drawn into each frame, and ffmpeg's own list of times and hashes. Of each shape
12 requests are made by time and 12 by step; FRAMEWITNESS_TEST_SCALE=84 makes it 1,000 of both, as is done before a
release.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from catalog.jobs import SilentContext
from catalog.media.frame_index import FrameIndex
from catalog.media.frame_indexing import build_index
from catalog.media.frame_reader import DecodedFrame, FrameReader, decode_all
from tests.helpers.rare_shapes import DAMAGED, SHAPES
from tests.helpers.scale import scaled
from tests.helpers.video import MadeVideo, framehash, luma_of, read_number, samples_folder

Made = Callable[[str], MadeVideo]
Indexed = Callable[[str], FrameIndex]
FEW_FRAMES = 150_000
"""Bytes: with more, all frames of these short videos would soon be kept, and nothing be sought."""
THE_FILES_OWN_TIMES_LIE = {"b_frames_avi", "glued_ts", "raw_h264", "packed_b_frames_avi", "lossy_ts"}


def number_drawn_in(frame: DecodedFrame, made: MadeVideo) -> int:
    seen = frame.raw.to_ndarray() if frame.raw.format.is_rgb else luma_of(frame.raw)
    return read_number(np.rot90(seen, -(made.rotation // 90)))


def requests(count: int, length: int, seed: int) -> list[int]:
    """Half of them anywhere, half steps from the one before."""
    chance = random.Random(seed)
    numbers = [chance.randrange(length)]
    for _ in range(count - 1):
        step = numbers[-1] + chance.choice((-3, -2, -1, -1, 1, 1, 2, 5))
        anywhere = chance.randrange(length)
        numbers.append(anywhere if chance.random() < 0.5 else min(max(step, 0), length - 1))
    return numbers


@pytest.mark.parametrize("name", SHAPES)
def test_the_index_has_one_time_for_each_frame_that_is_shown(name: str, made: Made, indexed: Indexed) -> None:
    video, index = made(name), indexed(name)
    assert len(index) == len(video.numbers)
    assert (np.diff(index.pts) > 0).all()
    assert index.end_pts > index.pts[-1]
    assert index.estimated == (name in THE_FILES_OWN_TIMES_LIE)
    if video.times is not None:
        assert [int(pts) * index.time_base for pts in index.pts] == video.times


@pytest.mark.parametrize("name", SHAPES)
def test_frames_asked_for_by_steps_and_leaps_are_those_frames(
    name: str, made: Made, examined: Indexed
) -> None:
    video, index = made(name), examined(name)
    with FrameReader(video.path, index, 0, cache_bytes=FEW_FRAMES) as reader:
        for number in requests(scaled(12), len(index), seed=1):
            frame = reader.frame(number)
            assert number_drawn_in(frame, video) == video.numbers[number]
            assert (frame.number, frame.pts) == (number, index.pts_of(number))
            assert not frame.after_damage


@pytest.mark.parametrize("name", SHAPES)
def test_a_time_gives_the_frame_that_is_shown_then(name: str, made: Made, indexed: Indexed) -> None:
    video, index = made(name), indexed(name)
    ends = [*(int(pts) for pts in index.pts[1:]), index.end_pts]
    chance = random.Random(2)
    with FrameReader(video.path, index, 0, cache_bytes=FEW_FRAMES) as reader:
        for _ in range(scaled(12)):
            number = chance.randrange(len(index))
            moment = chance.randrange(index.pts_of(number), ends[number])
            assert number_drawn_in(reader.frame_at(moment), video) == video.numbers[number]
        assert number_drawn_in(reader.frame_at(index.pts_of(0) - 1), video) == video.numbers[0]
        assert number_drawn_in(reader.frame_at(index.end_pts + 10**6), video) == video.numbers[-1]


@pytest.mark.parametrize("name", SHAPES)
def test_pixels_by_random_access_hash_as_ffmpegs_whole_decode_does(
    name: str, made: Made, examined: Indexed
) -> None:
    video, index = made(name), examined(name)
    printed = framehash(video.path)
    in_order = [(frame.pts, frame.pixel_sha256()) for frame in decode_all(video.path, index, 0)]
    assert [sha for _, sha in in_order] == [sha for _, sha in printed]
    if name != "glued_ts":  # a player may take either clock of the two
        assert [pts for pts, _ in in_order] == [pts for pts, _ in printed]
    with FrameReader(video.path, index, 0, cache_bytes=FEW_FRAMES) as reader:
        for number in requests(scaled(10), len(index), seed=3):
            assert reader.frame(number).pixel_sha256() == printed[number][1]


@pytest.mark.parametrize("name", DAMAGED)
def test_in_a_damaged_recording_each_frame_is_exact_or_said_to_follow_damage(
    name: str, tmp_path: Path
) -> None:
    """The pictures of a group that is damaged differ with the number of threads; their times do not."""
    path = DAMAGED[name](tmp_path).path
    planned = build_index(path, 0, SilentContext())
    whole = list(decode_all(path, planned, 0, one_thread=True))
    printed = [sha for _, sha in framehash(path, threads=1)]
    assert [frame.pixel_sha256() for frame in whole] == printed
    undamaged = not any(frame.is_damaged for frame in whole)
    index = planned.reconciled_with([frame.pts for frame in whole], undamaged=undamaged)
    assert len(index) == len(printed)
    assert index.estimated == (name in THE_FILES_OWN_TIMES_LIE)
    assert index.whole == (len(planned) == len(whole) and undamaged)
    spoilt: dict[int, int] = {}
    for frame in whole:
        if frame.is_damaged:
            spoilt.setdefault(index.group_of(frame.number)[0], frame.number)
    with FrameReader(path, index, 0, cache_bytes=FEW_FRAMES) as reader:
        for number in requests(scaled(12), len(index), seed=5):
            frame = reader.frame_at(index.pts_of(number))
            first = spoilt.get(index.group_of(number)[0])
            assert (frame.number, frame.pts) == (number, index.pts_of(number))
            if first is None:
                assert frame.pixel_sha256() == printed[number]
                assert not frame.after_damage
            elif number >= first:
                assert frame.after_damage


def test_times_of_twelve_hours_are_beyond_what_32_bits_hold(indexed: Indexed) -> None:
    assert indexed("twelve_hours_mp4").pts_of(89) > 2**31
    assert indexed("late_clock_ts").pts_of(0) > 2**32


REAL = sorted((samples_folder() or Path("/nonexistent")).glob("video/*"))


@pytest.mark.skipif(not REAL, reason="no folder of real recordings")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_real_recordings_are_read_exactly_too(path: Path) -> None:
    printed = framehash(path)
    index = build_index(path, 0, SilentContext())
    decoded = [frame.pts for frame in decode_all(path, index, 0)]
    index = index.reconciled_with(decoded)
    assert [int(pts) for pts in index.pts] == [pts for pts, _ in printed]
    with FrameReader(path, index, 0, cache_bytes=FEW_FRAMES) as reader:
        for number in requests(scaled(8), len(index), seed=4):
            assert (reader.frame(number).pts, reader.frame(number).pixel_sha256()) == printed[number]
