"""Reading frames in any order: what it costs, what it keeps, and what it says where a file is damaged."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from catalog.errors import CatalogError, InvalidInput, MediaUnreadable
from catalog.jobs import SilentContext
from catalog.media import frame_reader
from catalog.media.frame_index import FrameIndex
from catalog.media.frame_indexing import build_index
from catalog.media.frame_reader import FrameReader, decode_all
from tests.helpers.video import MadeVideo, framehash, luma_of, make_video, read_number, samples_folder

Made = Callable[[str], MadeVideo]
Indexed = Callable[[str], FrameIndex]


class Counted:
    """Counts the frames that a reader decodes."""

    def __init__(self) -> None:
        self.frames = 0

    def __call__(self) -> None:
        self.frames += 1


@pytest.fixture
def long_group(tmp_path: Path) -> MadeVideo:
    """100 frames in groups of 50."""
    return make_video(tmp_path / "long.mp4", frames=100, gop=50, b_frames=2)


def index_of(video: MadeVideo) -> FrameIndex:
    return build_index(video.path, 0, SilentContext())


def test_a_step_forward_decodes_one_frame_and_a_step_back_none(long_group: MadeVideo) -> None:
    decoded = Counted()
    with FrameReader(long_group.path, index_of(long_group), 0, while_decoding=decoded) as reader:
        reader.frame(5)
        decoded.frames = 0
        reader.frame(70)
        assert decoded.frames <= 21, "from the beginning of its group"
        decoded.frames = 0
        for number in range(71, 91):
            reader.frame(number)
        assert decoded.frames == 20
        for number in range(90, 49, -1):
            assert read_number(luma_of(reader.frame(number).raw)) == number
        assert decoded.frames == 20


def test_what_is_kept_is_bounded_in_bytes(long_group: MadeVideo) -> None:
    frame_bytes = 192 * 128 * 3 // 2
    decoded = Counted()
    with FrameReader(
        long_group.path, index_of(long_group), 0, cache_bytes=8 * frame_bytes, while_decoding=decoded
    ) as reader:
        reader.frame(49)
        decoded.frames = 0
        for number in (48, 47, 46):
            reader.frame(number)
        assert decoded.frames == 0
        for number in range(49, -1, -1):
            assert read_number(luma_of(reader.frame(number).raw)) == number
        assert 0 < decoded.frames < 50 * 50 / 2, (
            "going back decodes in stretches, not from the start each time"
        )


def test_the_next_group_is_reached_by_going_on_and_a_far_one_by_a_seek(long_group: MadeVideo) -> None:
    decoded = Counted()
    with FrameReader(long_group.path, index_of(long_group), 0, while_decoding=decoded) as reader:
        reader.frame(49)
        decoded.frames = 0
        reader.frame(50)
        assert decoded.frames == 1
        reader.frame(5)
        reader.frame(10)
        decoded.frames = 0
        reader.frame(95)
        assert decoded.frames <= 46


@pytest.mark.parametrize("number", [-1, 100, 10**9])
def test_a_frame_that_the_recording_does_not_have_is_refused(number: int, long_group: MadeVideo) -> None:
    with FrameReader(long_group.path, index_of(long_group), 0) as reader:
        with pytest.raises(InvalidInput) as caught:
            reader.frame(number)
        assert "0 to 99" in str(caught.value.hint)


class GivenUp(Exception):
    pass


def test_a_reading_that_is_given_up_leaves_the_reader_right(long_group: MadeVideo) -> None:
    patience = [1000]

    def lose_patience() -> None:
        patience[0] -= 1
        if patience[0] < 0:
            raise GivenUp

    index = index_of(long_group)
    with FrameReader(long_group.path, index, 0, cache_bytes=1, while_decoding=lose_patience) as reader:
        for number, after in ((11, 0), (20, 4), (70, 3), (71, 0), (99, 25)):
            reader.frame(10)
            patience[0] = after
            with pytest.raises(GivenUp):
                reader.frame(number)
            patience[0] = 1000
            for asked in (number, 11, number):
                assert read_number(luma_of(reader.frame(asked).raw)) == asked


def test_a_stream_without_pictures_is_refused(made: Made, indexed: Indexed) -> None:
    for stream_index in (1, 9):
        with pytest.raises(MediaUnreadable, match="holds no pictures"):
            FrameReader(made("cfr_mp4").path, indexed("cfr_mp4"), stream_index)


def damaged(video: MadeVideo, *, seed: int, spots: int = 6) -> Path:
    """The same file with runs of noise in its pictures."""
    path = video.path.with_name(f"damaged-{seed}{video.path.suffix}")
    shutil.copy(video.path, path)
    data = bytearray(path.read_bytes())
    chance = np.random.default_rng(seed)
    for spot in chance.integers(len(data) // 5, len(data) * 7 // 10, spots):
        data[spot : spot + 30] = chance.bytes(30)
    path.write_bytes(data)
    return path


DAMAGED = ["b_frames_mp4", "ts_with_offset", "vfr_mkv", "intra_refresh_mp4"]


@pytest.mark.parametrize("name", DAMAGED)
@pytest.mark.parametrize("seed", [1, 2])
def test_with_one_thread_made_up_pictures_are_the_same_each_time(name: str, seed: int, made: Made) -> None:
    path = damaged(made(name), seed=seed)
    index = build_index(path, 0, SilentContext())
    whole = [(frame.pts, frame.pixel_sha256()) for frame in decode_all(path, index, 0, one_thread=True)]
    again = [(frame.pts, frame.pixel_sha256()) for frame in decode_all(path, index, 0, one_thread=True)]
    assert again == whole
    index = index.reconciled_with([pts for pts, _ in whole])
    chance = random.Random(seed)
    with FrameReader(path, index, 0, whole_decode=True) as reader:
        for number in (*chance.sample(range(len(index)), 5), len(index) - 1, 0):
            assert reader.frame(number).pixel_sha256() == whole[number][1]


def test_made_up_pictures_are_marked_and_are_those_of_stock_ffmpeg(made: Made) -> None:
    path = damaged(made("b_frames_mp4"), seed=2)
    index = build_index(path, 0, SilentContext())
    marked = [
        (frame.is_damaged, frame.pixel_sha256()) for frame in decode_all(path, index, 0, one_thread=True)
    ]
    assert 0 < sum(is_damaged for is_damaged, _ in marked) < 20
    assert [sha for _, sha in marked] == [sha for _, sha in framehash(path, threads=1)]


@pytest.mark.parametrize("name", DAMAGED[:3])
@pytest.mark.parametrize("seed", [1, 2, 5])
def test_frames_of_undamaged_groups_of_a_damaged_recording_are_exact(
    name: str, seed: int, made: Made
) -> None:
    path = damaged(made(name), seed=seed, spots=1)
    index = build_index(path, 0, SilentContext())
    whole = list(decode_all(path, index, 0))
    index = index.reconciled_with([frame.pts for frame in whole])
    spoilt = {each for frame in whole if frame.is_damaged for each in range(*index.group_of(frame.number))}
    sound = [number for number in range(len(index)) if number not in spoilt]
    with FrameReader(path, index, 0) as reader:
        for number in random.Random(seed).sample(sound, min(15, len(sound))):
            assert reader.frame(number).pixel_sha256() == whole[number].pixel_sha256()
        for number in spoilt:
            assert reader.frame(number).pts == index.pts_of(number), "it is shown all the same"


def test_a_frame_that_gives_no_picture_says_so_and_the_rest_can_be_had(made: Made) -> None:
    """An index not yet reconciled names a frame that cannot be decoded."""
    video = made("cfr_mp4")
    index = index_of(video)
    ghost = int(index.pts[30]) + 7
    with_ghost = index.reconciled_with(np.insert(index.pts, 31, ghost))
    with FrameReader(video.path, with_ghost, 0) as reader:
        with pytest.raises(MediaUnreadable, match="Frame 31"):
            reader.frame(31)
        assert read_number(luma_of(reader.frame(30).raw)) == 30
        assert read_number(luma_of(reader.frame(32).raw)) == 31


CORRUPTED = (samples_folder() or Path("/nonexistent")) / "video" / "corrupted.mp4"


@pytest.mark.skipif(not CORRUPTED.exists(), reason="no folder of real recordings")
def test_reading_goes_on_past_the_place_where_others_stop() -> None:
    index = build_index(CORRUPTED, 0, SilentContext())
    decoded = [frame.pts for frame in decode_all(CORRUPTED, index, 0)]
    assert (len(index), len(decoded)) == (50, 49)
    assert len(index.reconciled_with(decoded)) == 49


def test_a_trusting_reader_would_have_been_wrong(
    made: Made, indexed: Indexed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The distrust of what follows a seek is what makes program streams right: without it frames are not."""
    monkeypatch.setattr(FrameReader, "_settled", _trusting)
    video, index = made("program_stream"), indexed("program_stream")
    wrong = 0
    for number in range(0, len(index), 3):
        with FrameReader(video.path, index, 0) as reader:
            reader._begin_at(index.seek_point_for(number))
            try:
                wrong += read_number(luma_of(reader.frame(number).raw)) != number
            except (CatalogError, ValueError):
                wrong += 1
    assert wrong > 0


def _trusting(reader: FrameReader, found: int) -> bool:
    reader._trusted_from = 0
    return True


def test_the_cache_has_the_size_that_is_promised() -> None:
    assert frame_reader.CACHE_BYTES == 256 * 1024 * 1024
