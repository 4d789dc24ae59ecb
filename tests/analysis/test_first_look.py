"""A first look: the pictures of key packets, each the very frame whose time it bears."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from catalog.analysis.first_look import (
    KeyPicture,
    decodable_alone,
    decoded,
    first_look_of,
    key_pictures,
)
from catalog.jobs import Job, ProcessRunner, SilentContext
from catalog.media.frame_index import FrameIndex
from catalog.media.frame_indexing import build_index
from catalog.model.derived import look_name
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
    every_key = decodable_alone(index) or key_pictures(index)
    shown = list(decoded(video.path, index, 0, every_key))
    assert len(shown) >= (1 if name == "intra_refresh_mp4" else len(every_key))
    for picture, frame in shown:
        drawn = read_number(np.rot90(luma_of(frame.raw), -(video.rotation // 90)))
        assert drawn == video.numbers[picture.number] == video.numbers[frame.number]
        assert frame.pts == picture.pts == index.pts_of(picture.number)


@pytest.mark.parametrize(("rate", "count"), [(60, 8), (25, 3)])
def test_of_a_recording_of_key_frames_alone_few_are_decoded(rate: int, count: int, tmp_path: Path) -> None:
    """One a second, and one in 60 frames."""
    index = indexed(make_video(tmp_path / "intra.mp4", frames=8 * rate, fps=rate, gop=1, size=(96, 64)).path)
    pictures = key_pictures(index)
    assert len(decodable_alone(index)) == 8 * rate and len(pictures) == count
    assert all(abs(gap - 8 / count) <= 0.05 for gap in seconds_between(index, pictures))


def test_long_groups_give_what_there_is(tmp_path: Path) -> None:
    index = indexed(make_video(tmp_path / "long.mp4", frames=300, fps=25, gop=100).path)
    assert sorted(each.number for each in key_pictures(index)) == [0, 100, 200]


def test_a_long_recording_is_thinned_out_evenly(tmp_path: Path) -> None:
    """Twelve hours of one picture a second."""
    made = indexed(make_video(tmp_path / "a.mp4", frames=2, fps=1, gop=1).path)
    every = np.arange(12 * 3600, dtype=np.int64)
    index = replace(
        made, time_base=Fraction(1), pts=every, keys=every, end_pts=len(every),
        seek_keys=every, seek_numbers=every, seek_timestamps=every,
    )  # fmt: skip
    pictures = key_pictures(index)
    assert len(pictures) == 240
    assert max(seconds_between(index, pictures)) <= 12 * 3600 / 240 + 1


def test_the_whole_recording_is_covered_early(tmp_path: Path) -> None:
    index = indexed(make_video(tmp_path / "a.mp4", frames=32 * 60, fps=60, gop=60, size=(96, 64)).path)
    pictures = key_pictures(index)
    assert len(pictures) == 32
    for count in (4, 8, 16):
        gaps = seconds_between(index, pictures[:count])
        assert max(gaps) <= 32 / count + 1, f"after {count} pictures"


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
    video = make_video(tmp_path / "a.mp4", frames=300, fps=25, gop=20)
    given = arguments(video.path, tmp_path)
    with ProcessRunner() as runner:
        handle = runner.start(Job("first look", first_look_of, given))
        done = handle.result(60)
        told = handle.partials()
    assert told == done and len(done) == 5
    assert done == given["moments"] and done != sorted(done)
    index = FrameIndex.load(tmp_path / "index.npz")
    for pts in done:
        assert number_in(tmp_path / look_name(pts)) == video.numbers[index.number_at(pts)]
    assert number_in(tmp_path / "poster.jpg") == number_in(tmp_path / look_name(done[0]))


def test_only_what_is_asked_for_is_made_and_a_poster_that_is_there_stays(tmp_path: Path) -> None:
    video = make_video(tmp_path / "a.mp4", frames=240, fps=25, gop=60)
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


def test_around_a_hole_in_the_file_the_pictures_are_there(tmp_path: Path) -> None:
    video = make_video(tmp_path / "a.ts", frames=600, fps=25, gop=60)
    whole = video.path.read_bytes()
    third = len(whole) // 3 // 188 * 188
    video.path.write_bytes(whole[:third] + whole[2 * third :])
    done = first_look_of(SilentContext(), **arguments(video.path, tmp_path))
    index = FrameIndex.load(tmp_path / "index.npz")
    first = index.pts_of(0)
    shown = {
        round((pts - first) * index.time_base * 25): number_in(tmp_path / look_name(pts)) for pts in done
    }
    assert len(shown) >= 3 and min(shown) < 150 and max(shown) > 400
    assert all(number == at for at, number in shown.items())
