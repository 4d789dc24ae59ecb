"""Sound is decoded whole and stands where the file's times say."""

from __future__ import annotations

import itertools
import wave
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from catalog.errors import MediaUnreadable
from catalog.media.audio import BLOCK_VALUES, MOST_MISSING_SECONDS, SoundBlock, SoundGap, SoundReader
from catalog.media.low_sound import LOW_RATE, low_sound_of
from tests.helpers.sound import RATE, pink, write_sound
from tests.helpers.video import make_video


@pytest.fixture(scope="module")
def noise() -> np.ndarray:
    return 0.1 * pink(np.random.default_rng(5), 4.0)


def read(path: Path, **options) -> tuple[SoundReader, list[SoundBlock]]:
    with SoundReader(path, **options) as reader:
        return reader, list(reader.blocks())


def whole(blocks: list[SoundBlock]) -> np.ndarray:
    return np.concatenate([each.samples for each in blocks], axis=1)


@pytest.mark.parametrize("codec", ["pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_f32le", "pcm_f64le"])
def test_every_sample_of_uncompressed_sound_is_read_at_full_scale_one(tmp_path, noise, codec) -> None:
    both = np.stack((noise, -0.5 * noise))
    reader, blocks = read(write_sound(tmp_path / "a.wav", both, codec=codec))
    assert (reader.rate, reader.channels, reader.start, reader.gaps) == (RATE, 2, 0, [])
    assert np.abs(whole(blocks) - both).max() <= (2**-7 if codec == "pcm_u8" else 2**-15)


def test_blocks_follow_each_other_without_a_gap(tmp_path, noise) -> None:
    path = write_sound(tmp_path / "a.wav", noise)
    with SoundReader(path) as reader:
        blocks = list(reader.blocks(1))
    assert len(blocks) >= 4
    assert [each.start for each in blocks[1:]] == [each.end for each in blocks[:-1]]
    assert blocks[-1].end == len(noise)


@pytest.mark.parametrize(
    ("name", "codec"), [("a.m4a", "aac"), ("a.mkv", "libopus"), ("a.ts", "aac"), ("a.mp3", "libmp3lame")]
)
def test_coded_sound_lies_where_it_was_put(tmp_path, noise, name, codec) -> None:
    loud = noise.copy()
    loud[: 2 * RATE] = 0
    start = Fraction(0) if name == "a.mp3" else Fraction(7)
    reader, blocks = read(write_sound(tmp_path / name, loud, codec=codec, bit_rate=128_000, start=start))
    samples = whole(blocks)[0]
    begins = int(np.argmax(np.abs(samples) > 0.02)) / reader.rate + float(reader.start)
    # coders smear an onset over one window of theirs; transport streams add a start time of their own
    own_start = float(reader.start) - 7 if name == "a.ts" else float(start)
    expected = 2 + (7 + own_start if name == "a.ts" else own_start)
    assert begins == pytest.approx(expected, abs=0.05)


def test_packets_that_are_missing_leave_a_gap_of_their_length(tmp_path, noise) -> None:
    path = write_sound(
        tmp_path / "a.mkv", noise, codec="aac", bit_rate=128_000, start=3, skipped=((1.0, 1.5), (2.5, 2.54))
    )
    reader, blocks = read(path)
    assert len(reader.gaps) == 2
    for gap, (start, end) in zip(reader.gaps, ((1.0, 1.5), (2.5, 2.54)), strict=True):
        assert gap.start / RATE == pytest.approx(start, abs=0.025)
        assert (gap.end - gap.start) / RATE == pytest.approx(end - start, abs=0.025)
    assert SoundGap(blocks[0].end, blocks[1].start) == reader.gaps[0]
    after = blocks[1]
    put = noise[after.start + 4096 - 100 : after.start + 12288 + 100]
    likeness = np.correlate(put, after.samples[0, 4096:12288])
    assert abs(int(np.argmax(likeness)) - 100) <= 48, (
        "sound behind a gap stands at its own time, to a millisecond"
    )
    assert likeness.max() > 0.8 * np.sum(after.samples[0, 4096:12288] ** 2)


def jumping(path: Path, jumps: list[float], *, packets: int = 6, rate: int = 8000) -> Path:
    """Sound of which every `packets` packets of 50 ms the times jump ahead; sample k holds k modulo 30,000."""
    count = rate // 20
    with av.open(str(path), "w") as out:
        stream = out.add_stream("pcm_s16le", rate, layout="mono")
        at = 0
        for number in range((len(jumps) + 1) * packets):
            if number and number % packets == 0:
                at += round(jumps[number // packets - 1] * rate)
            values = (np.arange(number * count, (number + 1) * count) % 30_000).astype(np.int16)
            frame = av.AudioFrame.from_ndarray(values[None], format="s16", layout="mono")
            frame.sample_rate, frame.pts, frame.time_base = rate, at, Fraction(1, rate)
            out.mux(stream.encode(frame))
            at += count
        out.mux(stream.encode(None))
    return path


def test_a_small_file_cannot_claim_more_than_so_much_missing_sound_in_all(tmp_path) -> None:
    path = jumping(tmp_path / "a.mkv", [2 * 3600.0] * 20)
    assert path.stat().st_size < 200_000
    reader, blocks = read(path)
    hours = [round((each.end - each.start) / reader.rate / 3600) for each in reader.gaps]
    assert (hours, reader.runs_back) == ([2] * 6, 14), "what fits is believed, the rest is taken to follow"
    assert blocks[-1].end / reader.rate <= MOST_MISSING_SECONDS + 7
    assert all(one.end <= other.start for one, other in itertools.pairwise(blocks))
    assert np.array_equal(whole(blocks)[0] * 2**15, np.arange(21 * 6 * 400) % 30_000), "not a sample is lost"


def test_samples_before_a_jump_that_is_not_believed_stay_before_it(tmp_path) -> None:
    path = jumping(tmp_path / "a.mkv", [1.0, 20 * 3600.0, 1.0], packets=3)
    reader, blocks = read(path)
    assert np.array_equal(whole(blocks)[0] * 2**15, np.arange(4 * 3 * 400)), "in order"
    assert reader.runs_back == 1


@pytest.mark.parametrize("rate", [1, 2**31 - 1])
def test_a_rate_that_no_sound_has_is_refused(tmp_path, noise, rate) -> None:
    path = write_sound(tmp_path / "a.wav", noise)
    data = bytearray(path.read_bytes())
    data[24:28] = rate.to_bytes(4, "little")
    path.write_bytes(data)
    with pytest.raises(MediaUnreadable, match="samples a second"):
        read(path)


def test_blocks_of_many_channels_are_shorter(tmp_path) -> None:
    channels, rate = 64, 96_000
    frames = np.zeros((rate * 2, channels), np.int16)
    with wave.open(str(tmp_path / "a.wav"), "wb") as out:
        out.setparams((channels, 2, rate, 0, "NONE", ""))
        out.writeframes(frames.tobytes())
    _, blocks = read(tmp_path / "a.wav")
    assert len(blocks) > 1 and blocks[-1].end == rate * 2
    assert all(each.samples.size <= BLOCK_VALUES for each in blocks)


def test_times_rounded_to_milliseconds_are_no_gaps(tmp_path, noise) -> None:
    reader, blocks = read(write_sound(tmp_path / "a.mkv", noise, codec="aac", bit_rate=128_000))
    assert reader.gaps == []
    assert [each.start for each in blocks[1:]] == [each.end for each in blocks[:-1]]


def test_a_file_without_sound_gives_no_blocks(tmp_path) -> None:
    made = make_video(tmp_path / "a.mp4", frames=5)
    reader, blocks = read(made.path)
    assert (blocks, reader.stream_index) == ([], None)


def test_damaged_packets_are_counted_and_reading_goes_on(tmp_path, noise) -> None:
    path = write_sound(tmp_path / "a.ts", noise, codec="aac", bit_rate=128_000)
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 3000] = np.random.default_rng(1).integers(0, 256, 3000, np.uint8).tobytes()
    path.write_bytes(data)
    _, blocks = read(path)
    assert blocks[-1].end / RATE > 3.8


def test_the_thinned_out_sound_can_be_read_anywhere_and_lies_in_its_place(tmp_path) -> None:
    t = np.arange(4 * RATE) / RATE
    tone = 0.5 * np.sin(2 * np.pi * 440 * t) * (t > 1.5)
    path = write_sound(tmp_path / "a.wav", np.stack((tone, tone)))
    expected = 0.5 * np.sin(2 * np.pi * 440 * np.arange(16_000, 24_000) / LOW_RATE)
    with low_sound_of(path, None) as low:
        assert low.end == pytest.approx(4 * LOW_RATE, abs=2)
        assert low.read(16_000, 8_000) == pytest.approx(expected, abs=0.02)
        assert not low.read(-100, 50).any() and not low.read(low.end, 50).any()


def test_channels_that_cancel_each_other_out_are_heard_all_the_same(tmp_path, noise) -> None:
    path = write_sound(tmp_path / "a.wav", np.stack((noise, -noise)))
    with low_sound_of(path, None) as low:
        assert np.abs(low.read(0, 8000)).max() > 0.01
