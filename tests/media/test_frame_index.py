"""The index of frames: which frame is shown when, kept in a file, corrected by what a decode really gave."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.errors import MediaUnreadable, StorageFull
from catalog.jobs import Job, ProcessRunner, SilentContext
from catalog.media import frame_indexing
from catalog.media.frame_index import FrameIndex, KeyedBy
from catalog.media.frame_indexing import build_index, index_to_file
from catalog.media.frame_reader import FrameReader, decode_all
from catalog.media.probe import probe_file
from tests.helpers.disks import small_disk
from tests.helpers.video import MadeVideo, luma_of, make_sound, read_number

Made = Callable[[str], MadeVideo]
Indexed = Callable[[str], FrameIndex]
ARRAYS = ("pts", "keys", "seek_keys", "seek_numbers", "seek_timestamps")


def index_of(times: list[int]) -> FrameIndex:
    pts = np.array(times, np.int64)
    start = pts[:1]
    return FrameIndex(
        time_base=Fraction(1, 1000),
        origin_pts=times[0],
        pts=pts,
        keys=pts,
        keyed_by=KeyedBy.PTS,
        seek_keys=start,
        seek_numbers=np.zeros(1, np.int64),
        seek_timestamps=start,
        end_pts=times[-1] + 40,
        estimated=False,
    )


def same(one: FrameIndex, other: FrameIndex) -> bool:
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in ARRAYS) and (
        one.time_base,
        one.origin_pts,
        one.keyed_by,
        one.end_pts,
        one.estimated,
        one.packet_count,
    ) == (
        other.time_base,
        other.origin_pts,
        other.keyed_by,
        other.end_pts,
        other.estimated,
        other.packet_count,
    )


@given(
    times=st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=50, unique=True).map(sorted),
    moment=st.integers(-(10**6) - 9, 10**6 + 9),
)
def test_the_frame_at_a_time_is_the_last_that_is_not_later(times: list[int], moment: int) -> None:
    index = index_of(times)
    not_later = [number for number, pts in enumerate(times) if pts <= moment]
    assert index.number_at(moment) == (not_later[-1] if not_later else 0)
    assert [index.number_at(index.pts_of(number)) for number in range(len(times))] == list(range(len(times)))


def test_there_is_no_time_of_a_frame_that_is_not_there() -> None:
    index = index_of([0, 40])
    for number in (-1, 2):
        with pytest.raises(IndexError):
            index.pts_of(number)


@pytest.mark.parametrize("name", ["vfr_mp4", "b_frames_avi", "glued_ts", "trimmed_b_frames_mp4"])
def test_an_index_is_the_same_after_saving_and_loading(name: str, indexed: Indexed, tmp_path: Path) -> None:
    path = tmp_path / "index.npz"
    indexed(name).save(path)
    assert same(FrameIndex.load(path), indexed(name))
    assert [each.name for each in tmp_path.iterdir()] == ["index.npz"]


@pytest.mark.parametrize("damage", ["missing", "text", "cut", "empty", "newer"])
def test_a_damaged_or_newer_index_file_says_that_it_must_be_made_again(damage: str, tmp_path: Path) -> None:
    path = tmp_path / "index.npz"
    index_of([0, 40, 80]).save(path)
    if damage == "missing":
        path.unlink()
    elif damage == "text":
        path.write_text("no index")
    elif damage == "newer":
        with np.load(path) as stored:
            arrays = dict(stored)
        arrays["numbers"][0] += 1
        np.savez(path, **arrays)
    else:
        path.write_bytes(path.read_bytes()[: 300 if damage == "cut" else 0])
    with pytest.raises(MediaUnreadable) as caught:
        FrameIndex.load(path)
    assert "anew" in str(caught.value.hint)


def test_an_index_file_that_runs_code_is_refused(tmp_path: Path) -> None:
    class Bomb:
        def __reduce__(self) -> tuple[object, ...]:
            return Path.touch, (tmp_path / "exploded",)

    path = tmp_path / "index.npz"
    np.savez(path, numbers=np.array([Bomb()], dtype=object))
    with pytest.raises(MediaUnreadable):
        FrameIndex.load(path)
    assert not (tmp_path / "exploded").exists()


def test_a_full_disk_leaves_no_half_index(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", size="64k") as disk:
        path = disk / "index.npz"
        with pytest.raises(StorageFull):
            index_of(list(range(0, 4_000_000, 40))).save(path)
        assert list(disk.iterdir()) == []


def test_an_edit_lists_hidden_packets_are_counted_but_not_shown(indexed: Indexed) -> None:
    index = indexed("trimmed_mp4")
    assert (len(index), index.packet_count) == (75, 100)
    assert index.pts_of(0) == 0
    assert index.seek_timestamps[0] < 0, "decoding begins at a hidden frame"


def test_zero_is_the_containers_start_as_players_take_it(indexed: Indexed) -> None:
    delayed = indexed("delayed_start_mp4")
    assert (delayed.pts_of(0) - delayed.origin_pts) * delayed.time_base == Fraction(3, 5)
    late = indexed("late_mkv")
    assert (late.pts_of(0) - late.origin_pts) * late.time_base == 1


def test_where_the_packets_times_lie_frames_are_told_apart_by_other_means(indexed: Indexed) -> None:
    assert indexed("vfr_mp4").keyed_by is KeyedBy.PTS
    assert indexed("b_frames_avi").keyed_by is KeyedBy.DTS
    assert indexed("glued_ts").keyed_by is KeyedBy.COUNT


def test_a_decode_without_loss_changes_nothing(made: Made, indexed: Indexed) -> None:
    for name in ("open_gop_mp4", "b_frames_avi", "glued_ts"):
        index = indexed(name)
        decoded = [frame.pts for frame in decode_all(made(name).path, index, 0)]
        assert index.reconciled_with(decoded) is index


def test_frames_that_do_not_come_out_are_dropped(made: Made, indexed: Indexed) -> None:
    for name in ("open_gop_mp4", "b_frames_avi"):
        video, index = made(name), indexed(name)
        left = np.delete(index.pts, [5, 30, 31])
        corrected = index.reconciled_with(left)
        numbers = [number for number in video.numbers if number not in (5, 30, 31)]
        assert np.array_equal(corrected.pts, left)
        with FrameReader(video.path, corrected, 0) as reader:
            for number in (0, 4, 5, 28, 29, 40, len(left) - 1):
                assert read_number(luma_of(reader.frame(number).raw)) == numbers[number]


def test_times_that_run_back_in_a_full_decode_are_replaced_and_called_estimated(indexed: Indexed) -> None:
    index = indexed("vfr_mp4")
    decoded = [0, 100, 200, 50, 150, 250]
    corrected = index.reconciled_with(decoded)
    assert corrected.pts.tolist() == [0, 100, 200, 300, 400, 500]
    assert corrected.estimated
    assert corrected.keyed_by is KeyedBy.COUNT


def test_an_index_is_made_by_a_job_in_a_child(made: Made, indexed: Indexed, tmp_path: Path) -> None:
    path = tmp_path / "index.npz"
    arguments = {"path": str(made("vfr_mkv").path), "stream_index": 0, "index_path": str(path)}
    with ProcessRunner() as runner:
        assert runner.start(Job("index", index_to_file, arguments)).result(60) == 50
    assert same(FrameIndex.load(path), indexed("vfr_mkv"))


def test_reading_packets_is_reported_on_the_way(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    reports: list[tuple[float, float | None, str]] = []

    class Heard(SilentContext):
        def report(self, done: float, total: float | None = None, unit: str = "", text: str = "") -> None:
            reports.append((done, total, unit))

    monkeypatch.setattr(frame_indexing, "REPORT_EVERY", 20)
    video = made("cfr_mp4")
    build_index(video.path, 0, Heard())
    assert len(reports) == 3
    assert all(total == video.path.stat().st_size and 0 < done < total for done, total, _ in reports)


def test_a_sound_recording_has_a_step_for_each_packet_that_is_heard(tmp_path: Path) -> None:
    path = make_sound(tmp_path / "voice.m4a", seconds=2)
    probe = probe_file(SilentContext(), path=str(path))
    index = build_index(path, probe.stream_index, SilentContext())
    assert (int(index.pts[0]), index.end_pts) == (probe.first_pts, probe.end_pts)
    assert len(index) > 50
    assert (index.pts[1:] > index.pts[:-1]).all()
