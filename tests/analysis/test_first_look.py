"""A first look: the pictures of key packets, each the very frame whose time it bears."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from catalog.analysis.first_look import KeyPicture, decoded, first_look_of, key_pictures, look_name
from catalog.jobs import Job, ProcessRunner, SilentContext
from catalog.media.frame_index import FrameIndex, build_index
from tests.helpers.video import PRESETS, luma_of, make_still, make_video, read_number


def indexed(path: Path) -> FrameIndex:
    return build_index(path, 0, SilentContext())


def seconds_between(index: FrameIndex, pictures: list[KeyPicture]) -> list[float]:
    pts = sorted(each.pts for each in pictures)
    return [float((b - a) * index.time_base) for a, b in pairwise(pts)]


@pytest.mark.parametrize("name", PRESETS)
def test_each_picture_is_the_frame_whose_number_and_time_it_bears(name: str, tmp_path: Path) -> None:
    video = PRESETS[name](tmp_path)
    index = indexed(video.path)
    every_key = key_pictures(index, a_second=1000)
    shown = list(decoded(video.path, index, 0, every_key))
    assert len(shown) >= (1 if name == "intra_refresh_mp4" else len(every_key))
    for picture, frame in shown:
        drawn = read_number(np.rot90(luma_of(frame.raw), -(video.rotation // 90)))
        assert drawn == video.numbers[picture.number] == video.numbers[frame.number]
        assert frame.pts == picture.pts == index.pts_of(picture.number)


def test_a_recording_of_key_frames_alone_gives_one_picture_a_second(tmp_path: Path) -> None:
    index = indexed(make_video(tmp_path / "intra.mp4", frames=250, fps=25, gop=1).path)
    pictures = key_pictures(index)
    assert len(index.seek_numbers) == 250 and len(pictures) == 10
    assert all(0.9 <= gap <= 1.1 for gap in seconds_between(index, pictures))


def test_long_groups_give_what_there_is(tmp_path: Path) -> None:
    index = indexed(make_video(tmp_path / "long.mp4", frames=300, fps=25, gop=100).path)
    assert sorted(each.number for each in key_pictures(index)) == [0, 100, 200]


def test_a_long_recording_is_thinned_out_evenly(tmp_path: Path) -> None:
    """Twelve hours in 600 frames."""
    sparse = make_video(tmp_path / "long.mkv", pts=[k * 72_000 for k in range(600)],
                        time_base=Fraction(1, 1000), gop=1)  # fmt: skip
    index = indexed(sparse.path)
    pictures = key_pictures(index)
    assert len(pictures) == 240
    assert max(seconds_between(index, pictures)) < 2 * 12 * 3600 / 240 + 72


def test_the_whole_recording_is_covered_early(tmp_path: Path) -> None:
    index = indexed(make_video(tmp_path / "a.mp4", frames=64 * 25, fps=25, gop=25, size=(96, 64)).path)
    pictures = key_pictures(index)
    assert len(pictures) == 64
    for count in (4, 8, 16, 32):
        gaps = seconds_between(index, pictures[:count])
        assert max(gaps) <= 64 / count + 1, f"after {count} pictures"


def arguments(path: Path, folder: Path, **changed: Any) -> dict[str, Any]:
    index = indexed(path)
    index.save(folder / "index.npz")
    return {
        "path": str(path),
        "stream_index": 0,
        "index_path": str(folder / "index.npz"),
        "moments": [each.pts for each in key_pictures(index)],
        "derived_folder": str(folder),
        "rotation_degrees": 0,
        "sample_aspect": Fraction(1),
        **changed,
    }


def number_in(jpeg: Path) -> int:
    with av.open(str(jpeg)) as container:
        return read_number(next(container.decode(video=0)).to_ndarray(format="gray"))


def test_pictures_are_handed_over_while_the_job_runs_and_lie_in_the_folder(tmp_path: Path) -> None:
    video = make_video(tmp_path / "a.mp4", frames=200, fps=25, gop=25)
    given = arguments(video.path, tmp_path)
    with ProcessRunner() as runner:
        handle = runner.start(Job("first look", first_look_of, given))
        done = handle.result(60)
        told = handle.partials()
    assert told == done and len(done) == 8
    assert done[:3] == given["moments"][:3] == [0, done[1], done[2]] and done[1] > done[2]
    index = FrameIndex.load(tmp_path / "index.npz")
    for pts in done:
        assert number_in(tmp_path / look_name(pts)) == video.numbers[index.number_at(pts)]
    assert number_in(tmp_path / "poster.jpg") == 0


def test_only_what_is_asked_for_is_made_and_a_poster_that_is_there_stays(tmp_path: Path) -> None:
    video = make_video(tmp_path / "a.mp4", frames=100, fps=25, gop=25)
    (tmp_path / "poster.jpg").write_bytes(b"of a keyframe")
    given = arguments(video.path, tmp_path)
    wanted = given["moments"][2:]
    assert first_look_of(SilentContext(), **{**given, "moments": wanted}) == wanted
    assert {each.name for each in tmp_path.glob("look-*")} == {look_name(pts) for pts in wanted}
    assert (tmp_path / "poster.jpg").read_bytes() == b"of a keyframe"


def test_a_photograph_is_its_own_first_look(tmp_path: Path) -> None:
    photograph = make_still(tmp_path / "a.png")
    assert first_look_of(SilentContext(), **arguments(photograph.path, tmp_path)) == [0]
    assert number_in(tmp_path / look_name(0)) == photograph.numbers[0]


def test_damaged_pictures_are_left_out_and_the_rest_is_there(tmp_path: Path) -> None:
    video = make_video(tmp_path / "a.ts", frames=200, fps=25, gop=25)
    whole = bytearray(video.path.read_bytes())
    given = arguments(video.path, tmp_path)
    for place in range(len(whole) // 3, len(whole) // 2, 97):
        whole[place] ^= 0xFF
    video.path.write_bytes(whole)
    index = FrameIndex.load(tmp_path / "index.npz")
    done = first_look_of(SilentContext(), **given)
    assert 3 <= len(done) < 8
    for pts in done:
        assert number_in(tmp_path / look_name(pts)) == video.numbers[index.number_at(pts)]
