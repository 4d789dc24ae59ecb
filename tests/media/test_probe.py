"""What a file is, said of recordings of many shapes, and in plain words of files that are none."""

from __future__ import annotations

import json
import os
import struct
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from catalog.errors import CatalogError, MediaUnreadable, SourceUnavailable
from catalog.jobs import Job, ProcessRunner, SilentContext
from catalog.media.frame_indexing import build_index
from catalog.media.frame_reader import FrameReader
from catalog.media.probe import Probe, probe_file
from tests.helpers.video import MadeVideo, ffmpeg, luma_of, make_sound, make_still, make_video, read_number

Made = Callable[[str], MadeVideo]


def probed(path: Path) -> Probe:
    return probe_file(SilentContext(), path=str(path))


def numbers_only(value: Any) -> bool:
    """Whether there is no float in it, however deep."""
    if isinstance(value, dict):
        return all(isinstance(key, str) and numbers_only(each) for key, each in value.items())
    if isinstance(value, list):
        return all(map(numbers_only, value))
    return value is None or type(value) in (str, int, bool)


def test_a_video_with_sound_is_described_whole(made: Made) -> None:
    probe = probed(made("cfr_mp4").path)
    assert (probe.kind, probe.stream_index, probe.has_sound) == ("video", 0, True)
    assert (probe.width_px, probe.height_px) == (192, 128)
    assert probe.time_base == Fraction(1, 30_000)
    assert (probe.origin_pts, probe.first_pts, probe.end_pts, probe.frame_count) == (0, 0, 60_060, 60)
    video, sound = probe.streams
    assert (video["codec"], video["pixel_format"], video["average_rate"]) == ("h264", "yuv420p", "30000/1001")
    assert (sound["type"], sound["codec"], sound["sample_rate"]) == ("audio", "aac", 48_000)
    assert probe.remarks == []


def test_what_it_says_has_no_floats_and_survives_json(made: Made, tmp_path: Path) -> None:
    paths = [made("vfr_mkv").path, make_sound(tmp_path / "a.m4a"), make_still(tmp_path / "a.jpg").path]
    for path in paths:
        stated = probed(path).as_json()
        assert numbers_only(stated)
        assert json.loads(json.dumps(stated)) == stated


def test_the_makers_metadata_is_kept(tmp_path: Path) -> None:
    told = {"creation_time": "2026-05-01T10:00:00.000000Z", "title": "Площадь", "comment": "x" * 300}
    probe = probed(make_video(tmp_path / "told.mkv", frames=2, metadata=told).path)
    kept = {key.lower(): value for key, value in probe.metadata.items()}
    assert told.items() <= kept.items()


def test_a_title_in_broken_unicode_does_not_stop_it(tmp_path: Path) -> None:
    video = make_video(tmp_path / "broken.mkv", frames=2, metadata={"title": "TITLETITLE"})
    video.path.write_bytes(video.path.read_bytes().replace(b"TITLETITLE", b"TIT\xff\xfe\xc3TITL"))
    assert probed(video.path).metadata["title"].startswith("TIT\ufffd")


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("rotated_90", {"rotation_degrees": 90, "width_px": 192, "height_px": 128}),
        ("rotated_180", {"rotation_degrees": 180}),
        ("rotated_270", {"rotation_degrees": 270}),
        ("wide_samples", {"sample_aspect_numerator": 64, "sample_aspect_denominator": 45}),
        ("odd_size", {"width_px": 177, "height_px": 131}),
        ("delayed_start_mp4", {"origin_pts": 0, "first_pts": 7680}),
        ("late_mkv", {"origin_pts": 4000, "first_pts": 5000, "end_pts": 6600}),
        ("webm_without_duration", {"duration_us": None, "frame_count": 40, "end_pts": 1600}),
        ("trimmed_mp4", {"frame_count": 75, "first_pts": 0}),
        ("one_frame", {"kind": "video", "frame_count": 1}),
        ("b_frames_avi", {"times_estimated": True}),
    ],
)
def test_shapes_of_recordings_are_recognized(name: str, facts: dict[str, object], made: Made) -> None:
    stated = probed(made(name).path).as_json()
    assert {key: stated[key] for key in facts} == facts


def test_interlaced_and_made_up_times_are_remarked_on(made: Made) -> None:
    assert "Interlaced" in probed(made("mpeg2_interlaced").path).remarks[0]
    assert "times" in probed(made("b_frames_avi").path).remarks[0]


def test_a_sound_recording_has_the_time_base_of_its_sound(tmp_path: Path) -> None:
    probe = probed(make_sound(tmp_path / "voice.m4a", seconds=2))
    assert (probe.kind, probe.has_sound, probe.frame_count, probe.width_px) == ("sound", True, 0, 0)
    assert probe.time_base == Fraction(1, 48_000)
    assert abs((probe.end_pts - probe.first_pts) * probe.time_base - 2) < Fraction(1, 20)


@pytest.mark.parametrize("ending", ["png", "jpg"])
def test_a_photograph_has_the_single_moment_0(ending: str, tmp_path: Path) -> None:
    probe = probed(make_still(tmp_path / f"photo.{ending}").path)
    assert (probe.kind, probe.frame_count, probe.first_pts, probe.origin_pts) == ("photograph", 1, 0, 0)


@pytest.mark.parametrize(("orientation", "clockwise"), [(1, 0), (6, 90), (3, 180), (8, 270)])
def test_a_photograph_of_a_phone_is_turned_as_it_says(
    orientation: int, clockwise: int, tmp_path: Path
) -> None:
    photo = make_still(tmp_path / "phone.jpg").path
    tag = struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0)
    exif = b"Exif\0\0II*\0" + struct.pack("<IH", 8, 1) + tag + bytes(4)
    plain = photo.read_bytes()
    photo.write_bytes(plain[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + plain[2:])
    probe = probed(photo)
    assert (probe.kind, probe.rotation_degrees) == ("photograph", clockwise)


def test_a_percent_sign_in_a_name_is_no_pattern(tmp_path: Path) -> None:
    wanted = make_still(tmp_path / "a%03d.png", size=(64, 48)).path
    for number in range(3):
        make_still(tmp_path / f"a{number:03}.png", size=(192, 128))
    probe = probed(wanted)
    assert (probe.frame_count, probe.width_px) == (1, 64)


def test_cover_art_is_not_the_video(tmp_path: Path) -> None:
    cover, sound = make_still(tmp_path / "cover.png").path, make_sound(tmp_path / "sound.m4a")
    song = tmp_path / "song.m4a"
    ffmpeg(
        "-i",
        sound,
        "-i",
        cover,
        "-map",
        "0",
        "-map",
        "1",
        "-c",
        "copy",
        "-disposition:v",
        "attached_pic",
        song,
    )
    assert probed(song).kind == "sound"
    film, clip = make_video(tmp_path / "film.mp4", frames=9).path, tmp_path / "clip.mp4"
    marks = ["-disposition:v:0", "attached_pic", "-disposition:v:1", "default"]
    ffmpeg("-i", cover, "-i", film, "-map", "0", "-map", "1", "-c", "copy", *marks, clip)
    probe = probed(clip)
    assert (probe.kind, probe.frame_count) == ("video", 9)


def test_probing_runs_in_a_child(made: Made) -> None:
    path = made("vfr_mp4").path
    with ProcessRunner() as runner:
        answer = runner.start(Job("probe", probe_file, {"path": str(path)})).result(60)
    assert answer == probed(path)


# ---------------------------------------------------------------- files that are no recordings


def cut(video: MadeVideo, share: float) -> Path:
    data = video.path.read_bytes()
    video.path.write_bytes(data[: int(len(data) * share)])
    return video.path


def without_pictures(video: MadeVideo) -> Path:
    """The same file with zeros for its pictures."""
    data = bytearray(video.path.read_bytes())
    begin, end = data.find(b"mdat") + 4, data.find(b"moov") - 4
    data[begin:end] = bytes(end - begin)
    return written(video.path, bytes(data))


def written(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


BAD: dict[str, tuple[Callable[[Path], Path], str]] = {
    "text": (lambda f: written(f / "x.mp4", "Привет, this is a note.\n" * 40), "is text, not a recording"),
    "page": (lambda f: written(f / "x.mp4", "<!doctype html><HTML>Log in</HTML>"), "is a web page"),
    "empty": (lambda f: written(f / "x.mp4", b""), "is empty"),
    "zeros": (lambda f: written(f / "x.mp4", bytes(50_000)), "nothing but zeros"),
    "noise": (lambda f: written(f / "x.mp4", np.random.default_rng(1).bytes(50_000)), "cannot be opened"),
    "no moov": (lambda f: cut(make_video(f / "x.mp4"), 0.5), "cut off before its index"),
    "no pictures": (
        lambda f: without_pictures(make_video(f / "x.mp4")),
        "Not one picture",
    ),
    "playlist": (lambda f: written(f / "x.m3u8", "#EXTM3U\n#EXTINF:1,\ny.mp4\n"), "playlist"),
    "folder": (lambda f: f, "is a folder"),
    "pipe": (lambda f: os.mkfifo(f / "x.mp4") or f / "x.mp4", "a device or a pipe"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_file_that_is_no_recording_is_refused_with_a_clear_sentence(kind: str, tmp_path: Path) -> None:
    make, words = BAD[kind]
    path = make(tmp_path)
    with pytest.raises(MediaUnreadable) as caught:
        probed(path)
    assert words in caught.value.message
    assert f"“{path.name}”" in caught.value.message
    assert caught.value.hint


def test_a_file_that_is_not_there_is_not_called_damaged(tmp_path: Path) -> None:
    with pytest.raises(SourceUnavailable):
        probed(tmp_path / "gone.mp4")


@pytest.mark.parametrize(
    "script", ["ffconcat version 1.0\nfile secret.mp4\n", "#EXTM3U\n#EXTINF:2,\nsecret.mp4\n#EXT-X-ENDLIST\n"]
)
def test_a_script_named_mp4_does_not_have_another_file_opened(script: str, tmp_path: Path) -> None:
    make_video(tmp_path / "secret.mp4", frames=5)
    with pytest.raises(MediaUnreadable, match="points to recordings"):
        probed(written(tmp_path / "innocent.mp4", script))


def test_a_recording_cut_off_after_its_index_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    made = make_video(tmp_path / "cut.mp4", b_frames=2, container_options={"movflags": "faststart"})
    path = cut(made, 0.6)
    probe = probed(path)
    assert 10 < probe.frame_count < 40
    assert "cut off" in probe.remarks[0]
    index = build_index(path, 0, SilentContext())
    whole = 0
    with FrameReader(path, index, 0) as reader:
        for number in range(len(index) - 4):  # the last ones may lack what they refer to
            assert read_number(luma_of(reader.frame(number).raw)) == number
            whole += 1
    assert whole > 6


def test_bad_files_are_told_of_by_a_child_as_well(tmp_path: Path) -> None:
    with ProcessRunner() as runner, pytest.raises(CatalogError, match="is text"):
        runner.start(Job("probe", probe_file, {"path": str(written(tmp_path / "x.mp4", "text"))})).result(60)
