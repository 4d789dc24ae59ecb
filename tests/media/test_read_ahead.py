"""What is decoded while nobody asks: what is there for the next request, what it costs, and when it stops."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.jobs import SilentContext
from catalog.media import read_ahead
from catalog.media.frame_index import FrameIndex
from catalog.media.frame_indexing import build_index
from catalog.media.frame_reader import FrameReader, decode_all
from catalog.media.read_ahead import AHEAD, ReadAhead
from tests.helpers.rare_shapes import long_group_mp4
from tests.helpers.video import MadeVideo, framehash, luma_of, make_video, read_number

FRAME_BYTES = 192 * 128 * 3 // 2


class Counted:
    """Counts the frames that a reader decodes."""

    def __init__(self) -> None:
        self.frames = 0

    def __call__(self) -> None:
        self.frames += 1


@pytest.fixture(scope="module")
def video(tmp_path_factory: pytest.TempPathFactory) -> MadeVideo:
    """300 frames in groups of 100."""
    return make_video(
        tmp_path_factory.mktemp("ahead") / "long.mp4",
        frames=300,
        gop=100,
        b_frames=2,
        codec_options={"x264-params": "scenecut=0"},
    )


@pytest.fixture
def decoded() -> Counted:
    return Counted()


@pytest.fixture
def reader(video: MadeVideo, decoded: Counted) -> Iterator[FrameReader]:
    index = build_index(video.path, 0, SilentContext())
    with FrameReader(video.path, index, 0, cache_bytes=800 * FRAME_BYTES, while_decoding=decoded) as opened:
        yield opened


def used_up(ahead: ReadAhead) -> int:
    """Reads ahead until there is nothing left to do; how many steps that took."""
    for steps in range(2000):
        pause = ahead.step()
        if pause is None:
            return steps
        time.sleep(pause)
    raise AssertionError("it never ends")


def show(ahead: ReadAhead, reader: FrameReader, number: int) -> None:
    assert read_number(luma_of(reader.frame(number).raw)) == number
    ahead.turn_to(number)


def kept(reader: FrameReader) -> list[int]:
    return [number for number in range(len(reader.index)) if reader.kept(number) is not None]


def test_what_follows_comes_first_and_then_the_whole_group(
    reader: FrameReader, decoded: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead = ReadAhead(reader)
    show(ahead, reader, 150)
    monkeypatch.setattr(read_ahead, "QUIET_SECONDS", 3600.0)
    assert ahead.step() == 0.0
    while ahead.step() == 0.0:
        pass
    assert set(range(151, 151 + AHEAD)) <= set(kept(reader)), "nobody was quiet long enough to go back"
    monkeypatch.setattr(read_ahead, "QUIET_SECONDS", 0.0)
    used_up(ahead)
    assert set(range(100, 200)) <= set(kept(reader))
    decoded.frames = 0
    for number in (*range(150, 200), *range(199, 99, -1), 177, 105):
        assert read_number(luma_of(reader.frame(number).raw)) == number
    assert decoded.frames == 0


def test_a_step_back_fills_what_lies_before_at_once(reader: FrameReader) -> None:
    ahead = ReadAhead(reader)
    show(ahead, reader, 150)
    show(ahead, reader, 149)
    assert ahead.next_shown()[:3] == [148, 147, 150]
    while ahead.step() == 0.0:
        pass
    assert set(range(100, 149)) <= set(kept(reader))


def test_near_a_groups_start_the_group_before_is_read_too(reader: FrameReader) -> None:
    ahead = ReadAhead(reader)
    show(ahead, reader, 105)
    used_up(ahead)
    assert set(range(105)) <= set(kept(reader))


@pytest.mark.parametrize("room", [1, 2, 5, 40])
def test_no_more_is_read_than_there_is_room_for(room: int, video: MadeVideo, decoded: Counted) -> None:
    index = build_index(video.path, 0, SilentContext())
    limit = room * FRAME_BYTES
    with FrameReader(video.path, index, 0, cache_bytes=limit, while_decoding=decoded) as reader:
        ahead = ReadAhead(reader)
        for number in (150, 151, 20, 299, 0):
            show(ahead, reader, number)
            used_up(ahead)
            assert len(kept(reader)) <= room
            assert number in kept(reader)
        steps = decoded.frames
        assert used_up(ahead) == 0
        assert decoded.frames == steps


def test_frames_that_give_no_picture_are_passed_over(video: MadeVideo) -> None:
    index = build_index(video.path, 0, SilentContext())
    ghosts = sorted({*index.pts.tolist(), int(index.pts[30]) + 7, int(index.pts[30]) + 9})
    with FrameReader(video.path, index.reconciled_with(ghosts), 0, cache_bytes=800 * FRAME_BYTES) as reader:
        ahead = ReadAhead(reader)
        reader.frame(28)
        ahead.turn_to(28)
        used_up(ahead)
        assert set(range(31)) | set(range(33, 60)) <= set(kept(reader))


class GivenUp(Exception):
    pass


def test_when_it_is_interrupted_it_goes_on_where_it_stood(video: MadeVideo) -> None:
    """A request that comes in between is answered from where the decoder stands."""
    decoded = [0]
    stops = {20, 21, 45, 90}

    def interrupt() -> None:
        decoded[0] += 1
        if decoded[0] in stops:
            raise GivenUp

    index = build_index(video.path, 0, SilentContext())
    with FrameReader(video.path, index, 0, cache_bytes=800 * FRAME_BYTES, while_decoding=interrupt) as reader:
        ahead = ReadAhead(reader)
        show(ahead, reader, 3)
        interrupted = 0
        for _ in range(300):
            try:
                if ahead.step() is None:
                    break
            except GivenUp:
                interrupted += 1
            time.sleep(0.002)
        assert interrupted == len(stops)
        assert set(range(100)) <= set(kept(reader))
        assert decoded[0] <= 100 + AHEAD + 5, "no frame was decoded twice"


def test_the_memory_of_the_machine_bounds_what_is_kept() -> None:
    assert 0 < read_ahead.cache_bytes() <= read_ahead.MOST_BYTES


# ---------------------------------------------------------------- on the way to a far frame


def whole_index(video: MadeVideo) -> FrameIndex:
    index = build_index(video.path, 0, SilentContext())
    return index.reconciled_with([frame.pts for frame in decode_all(video.path, index, 0)], undamaged=True)


def test_on_the_way_to_a_far_frame_only_what_others_refer_to_is_decoded(
    tmp_path: Path, decoded: Counted
) -> None:
    video = long_group_mp4(tmp_path)
    index = whole_index(video)
    printed = [sha for _, sha in framehash(video.path)]
    with FrameReader(video.path, index, 0, cache_bytes=1, while_decoding=decoded) as reader:
        for number in (70, 148, 74, 149, 60):
            decoded.frames = 0
            assert reader.frame(number).pixel_sha256() == printed[number]
            way = number - index.group_of(number)[0] + 1
            assert decoded.frames < 0.75 * way
            decoded.frames = 0
            assert reader.frame(min(149, number + 1)).pixel_sha256() == printed[min(149, number + 1)]
            assert decoded.frames <= 1 or number == 74, "what follows comes whole"


def test_steps_back_from_a_far_frame_need_no_decoding(tmp_path: Path, decoded: Counted) -> None:
    video = long_group_mp4(tmp_path)
    with FrameReader(video.path, whole_index(video), 0, while_decoding=decoded) as reader:
        reader.frame(70)
        decoded.frames = 0
        for number in range(69, 54, -1):
            assert read_number(luma_of(reader.frame(number).raw)) == number
        assert decoded.frames == 0


def test_nothing_is_left_out_in_a_recording_not_known_to_be_whole(tmp_path: Path, decoded: Counted) -> None:
    video = long_group_mp4(tmp_path)
    index = whole_index(video).reconciled_with(whole_index(video).pts, undamaged=False)
    assert not index.whole
    with FrameReader(video.path, index, 0, while_decoding=decoded) as reader:
        reader.frame(70)
        assert decoded.frames >= 71


def test_where_leaving_out_loses_the_frame_it_is_decoded_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As happens with decoders that do not take the wish back (AV1's): tried with one that never does."""
    video = long_group_mp4(tmp_path)
    index = whole_index(video)
    printed = [sha for _, sha in framehash(video.path)]
    leave_out = FrameReader._leave_out_before

    def all_of_them(reader: FrameReader, number: int) -> bool:
        done = leave_out(reader, number)
        if done:
            reader._decoder.skips_before = 10**15
        return done

    monkeypatch.setattr(FrameReader, "_leave_out_before", all_of_them)
    with FrameReader(video.path, index, 0, cache_bytes=1) as reader:
        for number in (70, 71, 72, 73, 131, 40):
            assert reader.frame(number).pixel_sha256() == printed[number]
