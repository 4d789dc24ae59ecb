"""Sound that is heard twice is found, within one recording or two; sirens, hums and chants are not taken for it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from catalog.analysis.sound.common_sound import Heard, sounds_in_common
from catalog.analysis.sound.landmarks import Landmarks
from catalog.analysis.sound.listening import Proposal, listen
from catalog.errors import MediaUnreadable
from catalog.jobs import SilentContext
from tests.helpers import sound as made
from tests.helpers.sound import RATE, crowd, pink, write_sound


def repeats(path: Path) -> list[Proposal]:
    found = listen(path, context=SilentContext())
    assert found is not None
    return [each for each in found.proposals if each.kind == "repeated sound"]


@pytest.fixture(scope="module")
def voices() -> np.ndarray:
    return 0.05 * crowd(np.random.default_rng(12), 24.0)


def looped(voices: np.ndarray, gain: float = 0.5) -> np.ndarray:
    """From second 20 on the sound of the four seconds before, twice."""
    loop = voices[16 * RATE : 20 * RATE] * gain
    return np.concatenate((voices[: 20 * RATE], loop, loop))


@pytest.mark.parametrize(
    ("name", "codec", "bit_rate"),
    [("a.wav", "pcm_s16le", 0), ("a.m4a", "aac", 64_000), ("a.ogg", "libopus", 32_000)],
)
def test_a_loop_is_one_repeat_with_its_lag_whatever_the_coding_and_level(
    tmp_path, voices, name, codec, bit_rate
) -> None:
    (repeat,) = repeats(write_sound(tmp_path / name, looped(voices), codec=codec, bit_rate=bit_rate))
    assert repeat.facts["lag_micros"] == pytest.approx(4_000_000, abs=300)
    assert (float(repeat.start), float(repeat.end)) == (
        pytest.approx(20, abs=0.15),
        pytest.approx(28, abs=0.15),
    )
    assert repeat.other is not None
    assert float(repeat.start - repeat.other[0]) == pytest.approx(4, abs=0.001)


def test_a_stretch_that_comes_again_much_later_is_found_under_new_noise(tmp_path, voices) -> None:
    sound = voices.copy()
    sound[18 * RATE : 22 * RATE] = voices[4 * RATE : 8 * RATE]
    sound += 0.02 * pink(np.random.default_rng(3), 24.0)
    (repeat,) = repeats(write_sound(tmp_path / "a.m4a", sound, codec="aac", bit_rate=96_000))
    assert repeat.facts["lag_micros"] == pytest.approx(14_000_000, abs=300)
    assert (float(repeat.start), float(repeat.end)) == (
        pytest.approx(18, abs=0.2),
        pytest.approx(22, abs=0.2),
    )


@pytest.mark.parametrize("name", sorted(made.BACKGROUNDS))
def test_what_only_comes_again_and_again_is_no_repeat(tmp_path, name) -> None:
    sound = 0.1 * made.BACKGROUNDS[name](np.random.default_rng(31), 25.0)
    assert repeats(write_sound(tmp_path / "a.wav", sound / 3)) == []


def test_silence_is_no_repeat(tmp_path) -> None:
    assert repeats(write_sound(tmp_path / "a.wav", np.zeros(20 * RATE))) == []


def listened(folder: Path, name: str, sound: np.ndarray, *, codec: str, **options) -> Heard:
    path = write_sound(folder / name, sound, codec=codec, bit_rate=96_000, **options)
    found = listen(path, context=SilentContext())
    assert found is not None
    found.landmarks.save(folder / f"{name}.npz")
    return Heard(
        media_uid=name, path=str(path), stream_index=None, landmarks_path=str(folder / f"{name}.npz")
    )


def test_sound_that_two_recordings_share_is_found_with_its_place_in_each(tmp_path, voices) -> None:
    other = 0.05 * crowd(np.random.default_rng(77), 20.0)
    other[5 * RATE : 11 * RATE] = 0.4 * voices[10 * RATE : 16 * RATE]
    sounds = [
        listened(tmp_path, "whole.m4a", voices, codec="aac"),
        listened(tmp_path, "part.mkv", other, codec="libopus", start=3),
        listened(tmp_path, "else.m4a", 0.05 * crowd(np.random.default_rng(78), 15.0), codec="aac"),
    ]
    (common,) = sounds_in_common(SilentContext(), sounds=sounds)
    assert (common.media_uid, common.other_uid) == ("whole.m4a", "part.mkv")
    found = [float(each) for each in (common.start, common.end, common.other_start, common.other_end)]
    assert found == pytest.approx([10, 16, 8, 14], abs=0.2)
    assert common.share_milli == pytest.approx(300, abs=20)
    assert sounds_in_common(SilentContext(), sounds=sounds, only="else.m4a") == []


def test_a_copy_shares_nearly_all_of_its_sound_and_damaged_landmarks_are_passed_over(
    tmp_path, voices
) -> None:
    sounds = [
        listened(tmp_path, "one.m4a", voices, codec="aac"),
        listened(tmp_path, "two.ogg", voices[6 * RATE :] * 0.3, codec="libopus"),
        listened(tmp_path, "three.wav", voices, codec="pcm_s16le"),
    ]
    Path(sounds[2].landmarks_path).write_bytes(b"nothing")
    (common,) = sounds_in_common(SilentContext(), sounds=sounds)
    assert common.share_milli > 950
    assert float(common.start - common.other_start) == pytest.approx(6, abs=0.03)


def test_landmarks_are_the_same_when_they_are_read_back_and_say_when_they_cannot(tmp_path, voices) -> None:
    heard = listened(tmp_path, "a.wav", voices, codec="pcm_s16le")
    marks = Landmarks.load(Path(heard.landmarks_path))
    assert len(marks.codes) > 200 and float(marks.seconds) == pytest.approx(24, abs=0.01)
    assert (np.diff(marks.codes.astype(np.int64)) >= 0).all()
    Path(heard.landmarks_path).write_bytes(Path(heard.landmarks_path).read_bytes()[:-900])
    with pytest.raises(MediaUnreadable):
        Landmarks.load(Path(heard.landmarks_path))
