"""More shapes that recordings come in, beside `video.PRESETS`: long, fast, old, woven, and damaged ones."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from tests.helpers.video import PRESETS, MadeVideo, make_still, make_video

TWELVE_HOURS = 12 * 3600
X264 = {"preset": "fast"}


def cfr_mkv(folder: Path) -> MadeVideo:
    return make_video(
        folder / "cfr.mkv", frames=60, fps=25, time_base=Fraction(1, 25), b_frames=2, gop=15, sound=True
    )


def long_group_mp4(folder: Path) -> MadeVideo:
    """Groups so long that pictures are left out on the way; a pyramid of B-frames, several references."""
    options = {**X264, "x264-params": "bframes=5:b-adapt=0:b-pyramid=normal:ref=4:weightp=2:scenecut=0"}
    return make_video(folder / "long.mp4", frames=150, gop=75, b_frames=5, codec_options=options)


def long_open_group_ts(folder: Path) -> MadeVideo:
    options = {**X264, "x264-params": "open-gop=1:bframes=3:b-adapt=0:scenecut=0:keyint=50"}
    return make_video(
        folder / "open.ts", frames=120, gop=50, b_frames=3, codec_options=options, start_offset=2
    )


def temporal_direct_mkv(folder: Path) -> MadeVideo:
    """B-frames that take their motion from the picture after them."""
    options = {**X264, "x264-params": "bframes=3:b-adapt=0:direct=temporal:scenecut=0"}
    return make_video(
        folder / "direct.mkv",
        frames=120,
        gop=60,
        b_frames=3,
        time_base=Fraction(1, 25),
        codec_options=options,
    )


def h264_interlaced(folder: Path) -> MadeVideo:
    options = {**X264, "flags": "+ildct+ilme", "x264-params": "interlaced=1:tff=1:bframes=2:b-adapt=0"}
    return make_video(folder / "woven.mp4", frames=60, gop=30, b_frames=2, codec_options=options)


def vp9_webm(folder: Path) -> MadeVideo:
    """With pictures that are never shown and only referred to."""
    options = {"deadline": "good", "cpu-used": "5", "auto-alt-ref": "1", "lag-in-frames": "12", "crf": "30"}
    return make_video(
        folder / "hidden.webm",
        codec="libvpx-vp9",
        pts=list(range(0, 2000, 40)),
        time_base=Fraction(1, 1000),
        gop=25,
        codec_options=options,
    )


def full_range(folder: Path) -> MadeVideo:
    return make_video(folder / "full.mp4", pixel_format="yuvj420p", b_frames=2)


def untagged_hd(folder: Path) -> MadeVideo:
    return make_video(folder / "hd.mp4", frames=16, size=(1280, 720), b_frames=1)


def fps_120(folder: Path) -> MadeVideo:
    return make_video(folder / "fast.mp4", frames=120, fps=120, gop=40, b_frames=2)


def twelve_hours_mp4(folder: Path) -> MadeVideo:
    """A frame every eight minutes: times beyond 2**31 in 1/90000 s."""
    step = TWELVE_HOURS * 90_000 // 89
    return make_video(folder / "day.mp4", pts=[each * step for each in range(90)], b_frames=2)


def twelve_hours_mkv(folder: Path) -> MadeVideo:
    step = TWELVE_HOURS * 1000 // 89
    return make_video(
        folder / "day.mkv", pts=[each * step for each in range(90)], time_base=Fraction(1, 1000), sound=False
    )


def late_clock_ts(folder: Path) -> MadeVideo:
    """A broadcast whose clock stands beyond 2**32 when it begins."""
    return make_video(folder / "clock.ts", frames=50, start_offset=50_000, b_frames=2)


def packed_b_frames_avi(folder: Path) -> MadeVideo:
    """As DivX 5 wrote it: a B-frame lies in the same chunk as the frame after it, an empty one fills its place."""
    plain = make_video(folder / "plain.avi", codec="mpeg4", frames=61, gop=12, b_frames=1)
    path = folder / "packed.avi"
    with av.open(str(plain.path)) as taken, av.open(str(path), "w") as out:
        stream = taken.streams.video[0]
        copy = out.add_stream_from_template(stream)
        copy.codec_context.codec_tag = "DX50"
        kept = [(bytes(each), each.is_keyframe) for each in taken.demux(stream) if each.size]
        chunks: list[tuple[bytes, bool]] = []
        for data, is_key in kept:
            if _vop_kind(data) == 2:  # a B-frame: into the chunk before, which holds what it refers to
                before, key = chunks[-1]
                chunks[-1] = (before + data, key)
                chunks.append((b"\x00\x00\x01\xb6\x50\x80\x7f", False))  # "not coded"
            else:
                chunks.append((_signed_divx(data) if is_key else data, is_key))
        for place, (data, is_key) in enumerate(chunks):
            packet = av.Packet(data)
            packet.pts = packet.dts = place
            packet.duration, packet.time_base, packet.stream = 1, Fraction(1, 25), copy
            packet.is_keyframe = is_key
            out.mux_one(packet)
    plain.path.unlink()
    return MadeVideo(path, plain.numbers, None)


def _vop_kind(data: bytes) -> int:
    """0: I, 1: P, 2: B, 3: sprite (ISO 14496-2, vop_coding_type)."""
    return data[data.index(b"\x00\x00\x01\xb6") + 4] >> 6


def _signed_divx(data: bytes) -> bytes:
    """With the words in front of the picture by which decoders know such packing."""
    at = data.index(b"\x00\x00\x01\xb6")
    return data[:at] + b"\x00\x00\x01\xb2DivX503b1393p" + data[at:]


def still_png(folder: Path) -> MadeVideo:
    return make_still(folder / "still.png")


def still_jpg(folder: Path) -> MadeVideo:
    return make_still(folder / "still.jpg")


RARE: dict[str, Callable[[Path], MadeVideo]] = {
    make.__name__: make
    for make in (
        cfr_mkv,
        long_group_mp4,
        long_open_group_ts,
        temporal_direct_mkv,
        h264_interlaced,
        vp9_webm,
        full_range,
        untagged_hd,
        fps_120,
        twelve_hours_mp4,
        twelve_hours_mkv,
        late_clock_ts,
        packed_b_frames_avi,
        still_png,
        still_jpg,
    )
}


# ---------------------------------------------------------------- damaged
# The noise is such that the decoder says where it made up pictures. There is other noise of which it says nothing:
# what it then shows differs with the number of threads, and nobody can tell without decoding twice.


def with_noise(video: MadeVideo, *, seed: int, spots: int = 6) -> Path:
    """The same file with runs of 30 bytes of noise in its pictures."""
    path = video.path.with_name(f"damaged-{seed}{video.path.suffix}")
    shutil.copy(video.path, path)
    data = bytearray(path.read_bytes())
    chance = np.random.default_rng(seed)
    for spot in chance.integers(len(data) // 5, len(data) * 7 // 10, spots):
        data[spot : spot + 30] = chance.bytes(30)
    path.write_bytes(data)
    return path


def without_packets(video: MadeVideo, *, seed: int, runs: int = 5) -> Path:
    """A broadcast of which `runs` runs of ten transport packets were never received."""
    packets = video.path.read_bytes()
    rows = [packets[at : at + 188] for at in range(0, len(packets), 188)]
    for start in sorted(np.random.default_rng(seed).integers(40, len(rows) - 20, runs), reverse=True):
        del rows[start : start + 10]
    path = video.path.with_name(f"lost-{seed}{video.path.suffix}")
    path.write_bytes(b"".join(rows))
    return path


def cut_short(video: MadeVideo, *, share: float = 0.6) -> Path:
    """Only the beginning of the file."""
    data = video.path.read_bytes()
    path = video.path.with_name(f"short{video.path.suffix}")
    path.write_bytes(data[: int(len(data) * share)])
    return path


def _made_to_be_damaged(folder: Path, name: str, **wishes: object) -> MadeVideo:
    return make_video(folder / name, frames=90, gop=15, b_frames=2, **wishes)  # type: ignore[arg-type]


def damaged_ts(folder: Path) -> MadeVideo:
    return _shaped(folder, "sent.ts", lambda made: with_noise(made, seed=6, spots=2))


def lossy_ts(folder: Path) -> MadeVideo:
    return _shaped(folder, "sent.ts", lambda made: without_packets(made, seed=1))


def broken_packets_mp4(folder: Path) -> MadeVideo:
    return _shaped(folder, "whole.mp4", lambda made: with_noise(made, seed=4, spots=2))


def broken_packets_mkv(folder: Path) -> MadeVideo:
    return _shaped(folder, "whole.mkv", lambda made: with_noise(made, seed=6, spots=1))


def cut_short_mp4(folder: Path) -> MadeVideo:
    """Its index stands in front, as on sites, so that it opens."""
    return _shaped(folder, "whole.mp4", cut_short, container_options={"movflags": "faststart"})


def cut_short_mkv(folder: Path) -> MadeVideo:
    return _shaped(folder, "whole.mkv", cut_short)


def cut_short_ts(folder: Path) -> MadeVideo:
    return _shaped(folder, "whole.ts", cut_short)


def _shaped(folder: Path, name: str, spoil: Callable[[MadeVideo], Path], **wishes: object) -> MadeVideo:
    whole = _made_to_be_damaged(folder, name, **wishes)
    path = spoil(whole)
    whole.path.unlink()
    return replace(whole, path=path, numbers=[], times=None)


DAMAGED: dict[str, Callable[[Path], MadeVideo]] = {
    make.__name__: make
    for make in (
        damaged_ts,
        lossy_ts,
        broken_packets_mp4,
        broken_packets_mkv,
        cut_short_mp4,
        cut_short_mkv,
        cut_short_ts,
    )
}

SHAPES = {**PRESETS, **RARE}
