"""Examining whole files: shots, keyframes, stills and gaps, on made media of every awkward kind."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from catalog.analysis.examine import examine_file, shots_of_bare_file, still_of
from catalog.analysis.keyframes import BEST, ONLY_POOR
from catalog.analysis.results import ExaminationResult
from catalog.errors import Cancelled, InvalidInput, MediaUnreadable
from catalog.jobs import Job, ProcessRunner, SilentContext
from catalog.media.frame_index import FrameIndex
from catalog.media.frame_indexing import build_index
from catalog.media.frame_reader import FrameReader
from catalog.media.opencv import cv2
from catalog.store.objects import sha256_of
from tests.helpers.montage import Montage
from tests.helpers.scenes import Scene, make_camera, see
from tests.helpers.video import make_video


@dataclass(frozen=True)
class Folders:
    objects: Path
    derived: Path

    def files(self) -> set[Path]:
        return {
            path for folder in (self.objects, self.derived) for path in folder.rglob("*") if path.is_file()
        }


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    made = Folders(tmp_path / "objects", tmp_path / "derived")
    made.objects.mkdir()
    made.derived.mkdir()
    return made


@pytest.fixture(scope="session")
def known(
    montages: list[Montage], tmp_path_factory: pytest.TempPathFactory
) -> tuple[ExaminationResult, Folders]:
    """The first montage, examined once for all tests that only look at the outcome."""
    folder = tmp_path_factory.mktemp("known")
    made = Folders(folder / "objects", folder / "derived")
    made.derived.mkdir()
    return examined(montages[0].path, made), made


def examined(path: Path, folders: Folders, context: SilentContext | None = None) -> ExaminationResult:
    return examine_file(
        context or SilentContext(),
        path=str(path),
        stream_index=0,
        objects_folder=str(folders.objects),
        derived_folder=str(folders.derived),
        settings={},
    )


class Takes:
    """Draws two takes one after the other, cut at frame 30, as `make_video` wants it."""

    def __init__(self, width: int, height: int) -> None:
        rngs = [np.random.default_rng(seed) for seed in (21, 22)]
        self._scenes = [
            Scene(rng, width, height, place) for rng, place in zip(rngs, ("street", "trees"), strict=True)
        ]
        self._cameras = [
            make_camera(rng, scene, 60, "tripod") for rng, scene in zip(rngs, self._scenes, strict=True)
        ]

    def __call__(self, number: int, width: int, height: int) -> NDArray[np.uint8]:
        which = number >= 30
        return see(self._scenes[which], self._cameras[which], number % 30)


def two_takes(path: Path, *, size: tuple[int, int] = (192, 128), **options: object) -> Path:
    rotation = options.get("rotation", 0)
    drawn = size[::-1] if rotation in (90, 270) else size
    return make_video(path, frames=60, size=size, draw=Takes(*drawn), **options).path  # type: ignore[arg-type]


def test_every_shot_has_one_full_still_of_a_frame_within_it(
    montage: Montage, known: tuple[ExaminationResult, Folders]
) -> None:
    result, folders = known
    assert result.frame_count == montage.frame_count
    assert len(result.shots) > 5
    for shot in result.shots:
        stills = [k for k in result.keyframes if k.shot == shot.position and k.still is not None]
        assert len(stills) == 1
        assert shot.start_frame <= stills[0].frame < shot.end_frame
        still = stills[0].still
        assert still is not None
        path = folders.objects / still.sha256[:2] / f"{still.sha256}.png"
        assert sha256_of(path) == still.sha256
        assert stills[0].still_recipe["pts"] == stills[0].pts


def test_no_keyframe_lies_in_a_transition_or_is_black(
    montage: Montage, known: tuple[ExaminationResult, Folders]
) -> None:
    result, folders = known
    fit = [k for k in result.keyframes if k.reason != ONLY_POOR]
    for keyframe in fit:
        assert not any(
            shot.begins_with == "gradual"
            and shot.transition_first_frame <= keyframe.frame <= shot.transition_last_frame
            for shot in result.shots
        )
        thumb = cv2.imread(str(folders.derived / f"thumb-{keyframe.pts}.jpg"))
        assert thumb.mean() > 5
    assert len(fit) >= 0.9 * len(result.shots)


def test_the_shots_cover_every_frame_once_and_their_times_are_the_frames(
    montage: Montage, known: tuple[ExaminationResult, Folders]
) -> None:
    result, folders = known
    index = FrameIndex.load(folders.derived / "index.npz")
    assert len(index) == montage.frame_count
    assert [s.start_frame for s in result.shots] == [0, *(s.end_frame for s in result.shots[:-1])]
    assert result.shots[-1].end_frame == montage.frame_count
    assert result.shots[-1].end_pts == index.end_pts
    assert all(index.pts_of(s.start_frame) == s.start_pts for s in result.shots)


def test_a_keyframe_names_the_very_frame_its_hash_is_of(
    montage: Montage, known: tuple[ExaminationResult, Folders]
) -> None:
    result, _ = known
    index = build_index(montage.path, 0, SilentContext())
    with FrameReader(montage.path, index, 0) as reader:
        for keyframe in result.keyframes:
            frame = reader.frame_at(keyframe.pts)
            assert frame.number == keyframe.frame
            assert frame.pixel_sha256() == keyframe.pixel_sha256
            assert frame.pixel_format == keyframe.pixel_format


def test_the_sharpest_frame_of_a_shot_is_chosen(tmp_path: Path, folders: Folders) -> None:
    takes = Takes(192, 128)

    def draw(number: int, width: int, height: int) -> NDArray[np.uint8]:
        picture = takes(number, width, height)
        return (
            picture
            if number in (16, 17, 18, 43, 44, 45)
            else np.asarray(cv2.GaussianBlur(picture, (0, 0), 2.0), np.uint8)
        )

    path = make_video(tmp_path / "v.mp4", frames=60, draw=draw, codec_options={"crf": "10"}).path
    first, second = (keyframe.frame for keyframe in examined(path, folders).keyframes)
    assert first in (16, 17, 18)
    assert second in (43, 44, 45)


def test_a_long_take_that_turns_to_something_else_has_a_keyframe_of_each_view(
    tmp_path: Path, folders: Folders
) -> None:
    scene = Scene(np.random.default_rng(31), 192, 128, "street")
    camera = make_camera(np.random.default_rng(32), scene, 250, "held")
    width = scene.canvas.shape[1]
    ease = np.clip((np.arange(251) - 100) / 40, 0, 1)
    camera.path[:, 0] += (ease - 0.5) * width * 0.55 - (camera.path[0, 0] - width / 2)
    path = make_video(
        tmp_path / "v.mp4", frames=250, draw=lambda number, w, h: see(scene, camera, number)
    ).path
    result = examined(path, folders)
    assert len(result.shots) == 1
    assert len(result.keyframes) >= 2
    assert {k.reason for k in result.keyframes} >= {BEST}
    assert any(k.frame < 115 for k in result.keyframes)
    assert any(k.frame > 135 for k in result.keyframes)
    assert sum(k.still is not None for k in result.keyframes) == 1


def test_twice_examined_gives_the_same_twice(
    montage: Montage, known: tuple[ExaminationResult, Folders], folders: Folders
) -> None:
    first, before = known
    assert examined(montage.path, folders) == first
    assert {p.name: p.read_bytes() for p in folders.derived.iterdir() if p.suffix == ".jpg"} == {
        p.name: p.read_bytes() for p in before.derived.iterdir() if p.suffix == ".jpg"
    }


def test_variable_frame_rates_keep_their_times(tmp_path: Path, folders: Folders) -> None:
    chance = np.random.default_rng(5)
    pts = np.cumsum(chance.integers(1500, 9000, 60)).tolist()
    path = two_takes(tmp_path / "vfr.mp4", pts=pts, time_base=Fraction(1, 90_000))
    result = examined(path, folders)
    index = build_index(path, 0, SilentContext())
    assert [(s.begins_with, s.start_frame) for s in result.shots] == [("start", 0), ("cut", 30)]
    assert result.shots[1].start_pts == index.pts_of(30)
    assert [index.pts_of(k.frame) for k in result.keyframes] == [k.pts for k in result.keyframes]


def test_thumbnails_of_a_turned_phone_video_stand_upright(tmp_path: Path, folders: Folders) -> None:
    path = two_takes(tmp_path / "phone.mp4", size=(192, 128), rotation=90)
    keyframe = examined(path, folders).keyframes[0]
    thumb = cv2.imread(str(folders.derived / f"thumb-{keyframe.pts}.jpg"))
    drawn = cv2.cvtColor(Takes(128, 192)(keyframe.frame, 128, 192), cv2.COLOR_RGB2BGR)
    assert thumb.shape == drawn.shape
    as_it_is = np.abs(thumb.astype(int) - drawn).mean()
    upside_down = np.abs(thumb[::-1, ::-1].astype(int) - drawn).mean()
    assert as_it_is < 0.5 * upside_down


def test_wide_pixels_are_made_square_in_thumbnails(tmp_path: Path, folders: Folders) -> None:
    path = two_takes(tmp_path / "wide.mp4", sample_aspect=Fraction(4, 3))
    keyframe = examined(path, folders).keyframes[0]
    assert cv2.imread(str(folders.derived / f"thumb-{keyframe.pts}.jpg")).shape == (128, 256, 3)


@pytest.mark.parametrize("pixel_format", ["yuv420p10le", "yuv444p", "yuv422p"])
def test_other_pixel_formats_are_cut_at_the_same_frame(
    pixel_format: str, tmp_path: Path, folders: Folders
) -> None:
    path = two_takes(tmp_path / "v.mp4", pixel_format=pixel_format)
    result = examined(path, folders)
    assert [s.start_frame for s in result.shots] == [0, 30]
    assert result.keyframes[0].pixel_format == pixel_format


def damaged(path: Path, at: float) -> Path:
    """The file with some of its picture data overwritten, its index left whole."""
    content = bytearray(path.read_bytes())
    data = content.index(b"mdat")
    start = data + int((len(content) - data) * at)
    content[start : start + 400] = bytes(range(200)) * 2
    path.write_bytes(content)
    return path


def test_a_damaged_file_is_gone_through_and_its_gap_is_named(tmp_path: Path, folders: Folders) -> None:
    path = damaged(two_takes(tmp_path / "v.mp4"), 0.5)
    first = examined(path, folders)
    assert first.gaps
    for gap in first.gaps:
        assert gap["after_pts"] < gap["before_pts"]
        assert "frames" in gap["text"]
        for keyframe in first.keyframes:
            if keyframe.reason != ONLY_POOR:
                assert not gap["after_pts"] < keyframe.pts < gap["before_pts"]
    assert first.keyframes
    assert examined(path, Folders(tmp_path / "o", tmp_path / "d")) == first


def test_a_whole_file_has_no_gaps(known: tuple[ExaminationResult, Folders]) -> None:
    assert known[0].gaps == []


class CancelledAfter(SilentContext):
    def __init__(self, frames: int) -> None:
        self._frames = frames

    def report(self, done: float, total: float | None = None, unit: str = "", text: str = "") -> None:
        if unit == "frames" and done >= self._frames:
            raise Cancelled


def test_a_run_cancelled_half_way_leaves_nothing(montage: Montage, folders: Folders) -> None:
    half = montage.frame_count * 3 // 4
    with pytest.raises(Cancelled):
        examined(montage.path, folders, CancelledAfter(half))
    assert folders.files() == set()


def test_cancelling_takes_back_no_still_that_was_there_before(
    montage: Montage, known: tuple[ExaminationResult, Folders]
) -> None:
    _, folders = known
    kept = folders.files()
    with pytest.raises(Cancelled):
        examined(montage.path, folders, CancelledAfter(montage.frame_count * 3 // 4))
    assert folders.files() == kept


def test_a_run_that_cannot_write_its_thumbnails_takes_back_its_stills(
    montage: Montage, folders: Folders
) -> None:
    folders.derived.rmdir()
    folders.derived.write_text("in the way")
    with pytest.raises(Exception, match="thumbnails"):
        examined(montage.path, folders)
    assert not [path for path in folders.objects.rglob("*") if path.is_file()]


def test_examining_works_as_a_job_in_a_child_process_and_reports_frames(
    tmp_path: Path, folders: Folders
) -> None:
    path = two_takes(tmp_path / "v.mp4")
    arguments = {
        "path": str(path),
        "stream_index": 0,
        "objects_folder": str(folders.objects),
        "derived_folder": str(folders.derived),
        "settings": {},
    }
    with ProcessRunner() as runner:
        result = runner.start(Job("examine", examine_file, arguments)).result(60)
    assert [s.start_frame for s in result.shots] == [0, 30]
    assert pickle.loads(pickle.dumps(result)) == result


def test_a_photograph_has_itself_for_its_only_keyframe(tmp_path: Path, folders: Folders) -> None:
    picture = Takes(320, 200)(3, 320, 200)
    path = tmp_path / "photo.png"
    cv2.imwrite(str(path), cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
    result = examined(path, folders)
    assert [(k.pts, k.frame, k.shot, k.reason) for k in result.keyframes] == [(0, 0, None, "the photograph")]
    assert result.shots == []
    assert (folders.derived / "thumb-0.jpg").exists()
    assert (folders.derived / "poster.jpg").exists()


def test_a_sound_recording_has_no_shots_and_no_keyframes(tmp_path: Path, folders: Folders) -> None:
    path = tmp_path / "sound.wav"
    with av.open(str(path), "w") as out:
        stream = out.add_stream("pcm_s16le", rate=8000, layout="mono")
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 8000), np.int16), format="s16", layout="mono")
        frame.sample_rate = 8000
        out.mux(stream.encode(frame))
    result = examined(path, folders)
    assert (result.frame_count, result.shots, result.keyframes, result.gaps) == (0, [], [], [])
    with pytest.raises(MediaUnreadable, match="sound recording"):
        shots_of_bare_file(SilentContext(), path=str(path), settings={})


def test_a_file_wholly_black_still_has_a_keyframe_and_says_why(tmp_path: Path, folders: Folders) -> None:
    path = make_video(
        tmp_path / "v.mp4", frames=20, draw=lambda number, w, h: np.zeros((h, w, 3), np.uint8)
    ).path
    (keyframe,) = examined(path, folders).keyframes
    assert keyframe.reason == ONLY_POOR
    assert keyframe.still is not None


def test_one_still_by_hand_is_the_frame_shown_at_that_time(tmp_path: Path, folders: Folders) -> None:
    path = two_takes(tmp_path / "v.mp4")
    index = build_index(path, 0, SilentContext())
    index.save(tmp_path / "index.npz")
    still = still_of(
        SilentContext(),
        path=str(path),
        stream_index=0,
        index_path=str(tmp_path / "index.npz"),
        pts=index.pts_of(41) + 1,
        objects_folder=str(folders.objects),
        derived_folder=str(folders.derived),
    )
    assert (still.frame, still.pts) == (41, index.pts_of(41))
    with FrameReader(path, index, 0) as reader:
        assert reader.frame(41).pixel_sha256() == still.pixel_sha256
    assert (folders.derived / f"thumb-{still.pts}.jpg").exists()
    assert still.still is not None


def test_shots_of_a_bare_file_are_plain_values_and_nothing_is_written(tmp_path: Path) -> None:
    path = two_takes(tmp_path / "v.mp4")
    before = set(tmp_path.rglob("*"))
    found = shots_of_bare_file(SilentContext(), path=str(path), settings={})
    assert set(tmp_path.rglob("*")) == before
    assert found["fps"] == 25
    assert found["frame_count"] == 60
    assert [(b["kind"], b["frame"], b["first_frame"], b["last_frame"]) for b in found["boundaries"]] == [
        ("cut", 30, 30, 30)
    ]
    assert found["boundaries"][0]["seconds"] == pytest.approx(30 / 25)
    assert [k["shot"] for k in found["keyframes"]] == [0, 1]
    assert set(found["keyframes"][0]) == {
        "frame", "pts", "seconds", "shot", "reason", "sharpness", "pixel_sha256",
    }  # fmt: skip


def test_a_threshold_can_be_set_by_its_name_and_an_unknown_one_is_refused(tmp_path: Path) -> None:
    path = str(two_takes(tmp_path / "v.mp4"))
    strict = shots_of_bare_file(SilentContext(), path=path, settings={"cut.least_change": "200"})
    assert strict["boundaries"] == []
    with pytest.raises(InvalidInput, match="shinyness"):
        shots_of_bare_file(SilentContext(), path=path, settings={"shinyness": "3"})
