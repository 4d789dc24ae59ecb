"""One pass gives everything: beside shots and keyframes the fingerprints and the sound, whatever the threads do."""

from __future__ import annotations

import threading
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from catalog.analysis.beside import Ahead, Meanwhile
from catalog.analysis.copies.fingerprints import Fingerprints
from catalog.analysis.examine import examine_file
from catalog.analysis.keyframes import ONLY_POOR
from catalog.analysis.results import ExaminationResult
from catalog.cli.listing import examination_line
from catalog.errors import Cancelled, StorageFull
from catalog.jobs import JobContext, SilentContext
from catalog.media.waveform import Waveform
from catalog.model.records import Examination, Media, Role, Suggestion
from catalog.operations import acquire, suggestions
from catalog.operations.examine import examine
from tests.helpers.cases import ACTOR, add_media, make_case, take_object
from tests.helpers.here import run_here
from tests.helpers.merged import merged
from tests.helpers.montage import Montage
from tests.helpers.sound import RATE, write_sound
from tests.helpers.video import make_video


def looked_at(path: Path, folder: Path, *, context: Any = None, **more: Any) -> ExaminationResult:
    (folder / "derived").mkdir(parents=True)
    return examine_file(
        context or SilentContext(),
        path=str(path),
        stream_index=0,
        objects_folder=str(folder / "objects"),
        derived_folder=str(folder / "derived"),
        settings={},
        **more,
    )


def of_itself(path: Path) -> dict[str, Any]:
    return {"path": str(path), "stream_index": None, "first_frame": None}


def bang_after(seconds: float, *, of: float) -> np.ndarray:
    """Faint noise with one hard knock in it."""
    random = np.random.default_rng(3)
    samples = 0.003 * random.standard_normal(round(of * RATE))
    at, tail = round(seconds * RATE), np.arange(RATE // 4)
    samples[at : at + len(tail)] += 0.9 * np.exp(-tail / 900) * np.cos(tail / 6)
    return samples


def small_video(path: Path, *, frames: int = 100) -> Path:
    return make_video(path, frames=frames, size=(160, 120)).path


@pytest.fixture(scope="module")
def with_a_bang(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four seconds at 25 frames a second, the knock at 2.5 s."""
    folder = tmp_path_factory.mktemp("bang")
    sound = write_sound(folder / "s.m4a", bang_after(2.5, of=4), codec="aac", bit_rate=128_000)
    return merged(small_video(folder / "v.mp4"), sound, folder / "both.mp4")


def test_one_decoding_thread_and_several_give_the_same(montage: Montage, tmp_path: Path) -> None:
    several = looked_at(montage.path, tmp_path / "several")
    one = looked_at(montage.path, tmp_path / "one", one_thread=True)
    assert one == several
    files = [sorted((tmp_path / name / "derived").iterdir()) for name in ("one", "several")]
    assert [path.name for path in files[0]] == [path.name for path in files[1]]
    assert [path.read_bytes() for path in files[0] if path.suffix == ".jpg"] == [
        path.read_bytes() for path in files[1] if path.suffix == ".jpg"
    ]
    a, b = (
        Fingerprints.load(tmp_path / name / "derived" / "fingerprints.npz") for name in ("one", "several")
    )
    for name in ("pts", "hashes", "mirrored", "quality", "keyframe", "area"):
        assert np.array_equal(getattr(a, name), getattr(b, name)), name


def test_there_are_two_fingerprints_a_second_and_one_of_every_keyframe(
    montage: Montage, tmp_path: Path
) -> None:
    result = looked_at(montage.path, tmp_path)
    taken = Fingerprints.load(tmp_path / "derived" / "fingerprints.npz")
    assert {each.pts for each in result.keyframes} == set(taken.pts[taken.keyframe].tolist())
    regular = taken.pts[~taken.keyframe]
    assert len(taken) >= 2 * float((taken.pts[-1] - taken.pts[0]) * taken.time_base)
    assert (np.diff(regular) * float(taken.time_base) > 0.4).all()


def test_a_shot_with_only_dark_frames_has_its_keyframe_fingerprinted_too(tmp_path: Path) -> None:
    black = make_video(tmp_path / "v.mp4", frames=40, draw=lambda number, w, h: np.zeros((h, w, 3), np.uint8))
    (keyframe,) = looked_at(black.path, tmp_path).keyframes
    assert keyframe.reason == ONLY_POOR
    taken = Fingerprints.load(tmp_path / "derived" / "fingerprints.npz")
    assert keyframe.pts in taken.pts[taken.keyframe]


def test_the_sound_is_listened_to_in_the_same_job(with_a_bang: Path, tmp_path: Path) -> None:
    result = looked_at(with_a_bang, tmp_path, sound=of_itself(with_a_bang))
    assert result.sound is not None
    (bang,) = (each for each in result.sound.proposals if each.kind == "impulsive sound")
    assert abs(bang.start - Fraction(5, 2)) < Fraction(1, 50)
    assert Waveform.load(tmp_path / "derived" / "waveform.npz").end > 3.9


def test_a_file_that_is_not_to_be_listened_to_is_not(with_a_bang: Path, tmp_path: Path) -> None:
    assert looked_at(with_a_bang, tmp_path).sound is None
    assert not (tmp_path / "derived" / "waveform.npz").exists()


def test_sound_that_cannot_be_read_leaves_the_pictures_examined(tmp_path: Path) -> None:
    broken = tmp_path / "broken.m4a"
    broken.write_bytes(b"\0" * 5000)
    result = looked_at(small_video(tmp_path / "v.mp4"), tmp_path, sound=of_itself(broken))
    assert result.sound is not None and result.sound.proposals == []
    assert "broken" in result.sound.facts["unreadable"], "that nothing was heard is kept, with the reason"
    with make_case(tmp_path) as case:
        media = add_media(case)
        facts = result.sound.facts
        made = Examination(media_uid=media.uid, made_utc="2024-01-01T00:00:00Z", frame_count=1, sound=facts)
        assert f"its sound could not be read: {facts['unreadable']}" in examination_line(case, media, made)
    assert result.keyframes


def test_a_sound_recording_has_a_waveform_and_proposals_and_no_keyframes(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "s.wav", bang_after(1, of=3))
    result = looked_at(path, tmp_path, sound=of_itself(path))
    assert (result.frame_count, result.shots, result.keyframes) == (0, [], [])
    assert result.sound is not None
    assert [each.kind for each in result.sound.proposals] == ["impulsive sound"]
    assert (tmp_path / "derived" / "waveform.npz").exists()


class CancelledAt(SilentContext):
    """Cancelled once `frames` have been looked at; 0: from the start."""

    def __init__(self, frames: int) -> None:
        self._frames = frames
        self._cancelled = frames == 0

    def report(self, done: float, total: float | None = None, unit: str = "", text: str = "") -> None:
        self._cancelled |= unit == "frames" and done >= self._frames
        self.check_cancelled()

    def check_cancelled(self) -> None:
        if self._cancelled:
            raise Cancelled


@pytest.mark.parametrize("frames", [0, 1, 60])
def test_cancelled_at_any_time_it_leaves_no_file_and_no_thread(
    frames: int, with_a_bang: Path, tmp_path: Path
) -> None:
    before = set(threading.enumerate())
    with pytest.raises(Cancelled):
        looked_at(with_a_bang, tmp_path, context=CancelledAt(frames), sound=of_itself(with_a_bang))
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert set(threading.enumerate()) <= before


def test_a_decoder_that_fails_fails_where_it_would_have_without_a_thread() -> None:
    def three() -> Any:
        yield from (1, 2, 3)
        raise StorageFull("no more")

    seen: list[int] = []
    with Ahead(three(), 2) as ahead, pytest.raises(StorageFull):
        for each in ahead:
            seen.append(each)
    assert seen == [1, 2, 3]


def test_no_more_is_decoded_ahead_than_there_are_places() -> None:
    begun: list[int] = []

    def numbers() -> Any:
        for number in range(100):
            begun.append(number)
            yield number

    with Ahead(numbers(), 3) as ahead:
        for each in ahead:
            assert len(begun) <= each + 5  # three places, the one that is looked at, and the next
            if each == 20:
                break
    assert len(begun) < 30


def test_what_is_done_meanwhile_ends_when_it_is_left() -> None:
    began = threading.Event()

    def for_ever(context: JobContext) -> None:
        began.set()
        while True:
            context.check_cancelled()

    with pytest.raises(KeyError), Meanwhile(for_ever, SilentContext()):
        assert began.wait(10)
        raise KeyError
    assert not [each for each in threading.enumerate() if each.name.startswith("meanwhile")]


def test_what_somebody_decided_on_is_not_suggested_again_by_a_later_examination(
    with_a_bang: Path, tmp_path: Path
) -> None:
    with make_case(tmp_path) as case:
        run_here(acquire.add_file(case, with_a_bang, actor=ACTOR))
        (media,) = case.find(Media)
        first = run_here(examine(case, media.uid, actor=ACTOR))
        (found,) = case.find(Suggestion, media_uid=media.uid, kind="impulsive sound")
        assert found.examination_uid == first.uid
        assert case.get(Examination, first.uid).sound["rate"] == RATE
        assert abs(found.start_pts * media.time_base - Fraction(5, 2)) < Fraction(1, 20)
        suggestions.dismiss(case, found.uid, actor=ACTOR)
        run_here(examine(case, media.uid, actor=ACTOR))
        assert [each.state for each in case.find(Suggestion, kind="impulsive sound")] == ["dismissed"]
        assert case.differences() == []


def test_sound_whose_file_is_missing_from_the_case_is_told_and_the_pictures_are_examined(
    tmp_path: Path,
) -> None:
    video = make_video(tmp_path / "pictures.mp4", frames=20, size=(64, 48)).path
    with make_case(tmp_path) as case:
        media = run_here(acquire.add_file(case, video, actor=ACTOR)).media
        lost = take_object(case, b"a merge that somebody took away", role=Role.MERGED_FILE)
        case.object_path(lost).unlink()
        with case.unit_of_work("media.edit", actor=ACTOR) as work:
            work.replace(replace(media, has_sound=True, playable_object_uid=lost.uid))
        examined = run_here(examine(case, media.uid, actor=ACTOR))
        assert examined.frame_count == 20
        assert "missing" in examined.sound["unreadable"]
