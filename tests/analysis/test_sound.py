"""What is heard in a recording is proposed at its true times, and what only resembles it is not."""

from __future__ import annotations

import threading
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from catalog.analysis.sound.listening import SoundFindings, listen, listen_to_file
from catalog.errors import Cancelled
from catalog.jobs import SilentContext
from catalog.media.waveform import Waveform
from catalog.model.timecode import pts_span
from tests.helpers import sound as made
from tests.helpers.sound import RATE, pink, write_sound
from tests.helpers.video import make_video


def heard(path: Path, **options) -> SoundFindings:
    found = listen(path, context=SilentContext(), **options)
    assert found is not None
    return found


def kinds(found: SoundFindings) -> list[str]:
    return [each.kind for each in found.proposals]


def street(seconds: float, dbfs: float = -40, seed: int = 4) -> np.ndarray:
    return 10 ** (dbfs / 20) * pink(np.random.default_rng(seed), seconds)


def with_bangs(*moments: float, seconds: float = 6.0, peak: float = 0.5) -> np.ndarray:
    sound = street(seconds)
    for number, moment in enumerate(moments):
        bang = made.bang(np.random.default_rng(number))
        sound[round(moment * RATE) : round(moment * RATE) + len(bang)] += peak * bang
    return sound


@pytest.mark.parametrize(
    ("name", "codec"), [("a.wav", "pcm_s16le"), ("a.m4a", "aac"), ("a.ogg", "libopus"), ("a.ts", "aac")]
)
def test_a_bang_is_proposed_where_it_is_with_its_level_and_rise(tmp_path, name, codec) -> None:
    path = write_sound(tmp_path / name, with_bangs(3.0), codec=codec, bit_rate=128_000)
    found = heard(path)
    assert kinds(found) == ["impulsive sound"]
    (bang,) = found.proposals
    assert float(bang.start - found.waveform.start) == pytest.approx(
        3.0, abs=0.045 if name == "a.ts" else 0.01
    )
    assert bang.facts["peak_milli_dbfs"] == pytest.approx(-6000, abs=2500)
    assert bang.facts["rise_micros"] < 6000
    assert (bang.facts["clipped"], bang.facts["count"]) == (False, 1)


def test_samples_at_full_scale_are_counted_as_clipped(tmp_path) -> None:
    sound = np.clip(with_bangs(3.0, peak=4.0), -1, 1)
    (bang,) = heard(write_sound(tmp_path / "a.wav", sound)).proposals
    truly = int((np.abs(sound) >= 0.999).sum())
    assert bang.facts["clipped"] is True
    assert truly > 3
    assert bang.facts["clipped_samples"] == truly


def test_many_impulses_in_a_row_are_one_burst_with_their_count(tmp_path) -> None:
    moments = [2.0 + 0.25 * n for n in range(9)]
    (burst,) = heard(write_sound(tmp_path / "a.wav", with_bangs(*moments))).proposals
    assert burst.facts["count"] == 9
    assert float(burst.start) == pytest.approx(2.0, abs=0.01)
    assert float(burst.end) == pytest.approx(4.0, abs=0.1)


@pytest.mark.parametrize("name", sorted(made.DISTRACTORS))
def test_what_rises_slowly_or_lies_low_is_not_impulsive(tmp_path, name) -> None:
    sound = street(20.0)
    for number in range(6):
        each = made.DISTRACTORS[name](np.random.default_rng([9, number]))
        at = round((2 + 3 * number) * RATE)
        sound[at : at + len(each)] += 0.4 * each[: len(sound) - at]
    assert kinds(heard(write_sound(tmp_path / "a.wav", sound))).count("impulsive sound") <= 1


def test_sound_that_sets_in_and_stays_is_not_impulsive(tmp_path) -> None:
    sound = np.concatenate((street(3.0, -50), street(3.0, -20, seed=8)))
    assert kinds(heard(write_sound(tmp_path / "a.wav", sound))) == []


@pytest.mark.parametrize(("name", "codec"), [("a.wav", "pcm_s16le"), ("a.m4a", "aac"), ("a.ogg", "libopus")])
@pytest.mark.parametrize("length", [0.06, 0.8])
def test_a_sudden_gap_is_proposed_with_its_ends(tmp_path, name, codec, length) -> None:
    sound = street(6.0, -24)
    sound[3 * RATE : round((3 + length) * RATE)] = 0
    (gap,) = heard(write_sound(tmp_path / name, sound, codec=codec, bit_rate=96_000)).proposals
    assert (gap.kind, gap.facts["missing"]) == ("sound gap", False)
    assert float(gap.start) == pytest.approx(3.0, abs=0.025)
    assert float(gap.end) == pytest.approx(3 + length, abs=0.025)


def test_silence_that_sound_fades_into_is_no_gap_and_a_pause_of_a_second_is_nothing(tmp_path) -> None:
    t = np.arange(12 * RATE) / RATE
    quiet = np.interp(t, (0, 2, 2.5, 5.5, 6, 8, 8.3, 9.2, 9.5), (1, 1, 0, 0, 1, 1, 0, 0, 1))
    (silence,) = heard(write_sound(tmp_path / "a.wav", street(12.0, -24) * quiet)).proposals
    assert silence.kind == "silence"
    assert (float(silence.start), float(silence.end)) == (
        pytest.approx(2.5, abs=0.1),
        pytest.approx(5.5, abs=0.1),
    )


def test_sound_that_is_silent_from_end_to_end_is_one_silence(tmp_path) -> None:
    (silence,) = heard(write_sound(tmp_path / "a.wav", np.zeros(5 * RATE))).proposals
    assert (silence.kind, silence.start, silence.end) == ("silence", 0, 5)
    assert silence.facts["digital"] is True


def test_missing_packets_are_a_gap_that_says_so(tmp_path) -> None:
    path = write_sound(
        tmp_path / "a.mkv", street(6.0, -24), codec="aac", bit_rate=128_000, start=2, skipped=((3.0, 3.4),)
    )
    (gap,) = heard(path).proposals
    assert (gap.kind, gap.facts["missing"]) == ("sound gap", True)
    assert float(gap.start) == pytest.approx(5.0, abs=0.03)
    assert float(gap.end - gap.start) == pytest.approx(0.4, abs=0.03)


def test_the_same_bytes_give_the_same_findings(tmp_path) -> None:
    path = write_sound(tmp_path / "a.m4a", with_bangs(2.0, 4.0), codec="aac", bit_rate=96_000)
    one, other = heard(path), heard(path)
    assert (one.proposals, one.facts) == (other.proposals, other.facts)
    assert np.array_equal(one.landmarks.codes, other.landmarks.codes)
    assert np.array_equal(one.waveform.low, other.waveform.low)


def test_a_merge_is_told_on_the_clock_of_the_recording(tmp_path) -> None:
    video = make_video(tmp_path / "a.mkv", frames=50, start_offset=5, sound=True, time_base=Fraction(1, 25))
    own = heard(video.path)
    moved = heard(video.path, first_frame=Fraction(105))
    assert moved.waveform.start - own.waveform.start == 100
    assert moved.facts["start_micros"] - own.facts["start_micros"] == 100_000_000


def test_a_recording_without_sound_has_no_findings(tmp_path) -> None:
    assert listen(make_video(tmp_path / "a.mp4", frames=5).path, context=SilentContext()) is None


def test_listening_ends_when_it_is_cancelled_from_another_thread(tmp_path) -> None:
    path = write_sound(tmp_path / "a.wav", street(30.0))
    cancelled = threading.Event()

    class Context(SilentContext):
        def check_cancelled(self) -> None:
            if cancelled.is_set():
                raise Cancelled

    with pytest.raises(Cancelled):
        listen(path, context=Context(), on_seconds=lambda _: cancelled.set())


def test_the_job_leaves_waveform_and_landmarks_and_returns_the_rest(tmp_path) -> None:
    path = write_sound(tmp_path / "a.wav", with_bangs(3.0))
    derived = tmp_path / "derived"
    derived.mkdir()
    summary = listen_to_file(
        SilentContext(), path=str(path), stream_index=None, first_frame=None, derived_folder=str(derived)
    )
    assert summary is not None and len(summary.proposals) == 1
    assert sorted(each.name for each in derived.iterdir()) == ["landmarks.npz", "waveform.npz"]
    assert float(Waveform.load(derived / "waveform.npz").end) == pytest.approx(6, abs=0.002)


def test_spans_cover_what_was_heard_in_the_units_of_the_recording_and_stay_inside_it() -> None:
    limits = {"time_base": Fraction(1, 25), "first_pts": 10, "end_pts": 100}
    assert pts_span(Fraction(1), Fraction(2), **limits) == (25, 50)
    assert pts_span(Fraction("1.01"), Fraction("1.02"), **limits) == (25, 26)
    assert pts_span(Fraction("1.039"), Fraction("1.041"), **limits) == (25, 27)
    assert pts_span(Fraction(-1), Fraction(1), **limits) == (10, 25)
    assert pts_span(Fraction(3), Fraction(9), **limits) == (75, 100)
    assert pts_span(Fraction(4), Fraction(9), **limits) is None
    assert pts_span(Fraction(0), Fraction("0.3"), **limits) is None
