"""Videos made for tests: every frame carries its number in its own pixels, so that a reader can be checked.

`make_video` writes one with PyAV; `PRESETS` are the shapes that recordings come in, each by its name.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import av
import imageio_ffmpeg
import numpy as np
from numpy.typing import NDArray

from tests.helpers.numbers import draw_number
from tests.helpers.numbers import luma_of as luma_of
from tests.helpers.numbers import read_number as read_number

SOUND_RATE = 48_000


@dataclass(frozen=True)
class MadeVideo:
    """A video and what is true of it. `times` are seconds as the stream counts them, of each shown frame; None
    where the file's own times lie."""

    path: Path
    numbers: list[int]
    times: list[Fraction] | None
    rotation: int = 0
    """Clockwise turn that makes the picture upright."""
    sample_aspect: Fraction = Fraction(1)
    has_sound: bool = False


# ---------------------------------------------------------------- writing


def make_video(
    path: Path,
    *,
    frames: int = 40,
    fps: Fraction | int = 25,
    pts: Sequence[int] | None = None,
    time_base: Fraction | None = None,
    codec: str = "libx264",
    pixel_format: str = "yuv420p",
    size: tuple[int, int] = (192, 128),
    gop: int = 12,
    b_frames: int = 0,
    container: str | None = None,
    container_options: Mapping[str, str] | None = None,
    codec_options: Mapping[str, str] | None = None,
    start_offset: Fraction | float = 0,
    rotation: int = 0,
    sample_aspect: Fraction = Fraction(1),
    sound: bool = False,
    sound_offset: Fraction | float = 0,
    first_number: int = 0,
    draw: Callable[[int, int, int], NDArray[np.uint8]] = draw_number,
    metadata: Mapping[str, str] | None = None,
) -> MadeVideo:
    """Writes `frames` frames, numbered from `first_number`, at a constant rate or at `pts` (in `time_base`).

    `size` is the coded (width, height); with `rotation` the picture is drawn upright and then turned back by
    so much, with a display matrix that tells. Offsets are seconds. `draw(number, width, height)` gives RGB.
    """
    time_base = time_base or (Fraction(1, 90_000) if pts is not None else 1 / Fraction(fps))
    shift = round(Fraction(start_offset) / time_base)
    all_pts = [shift + each for each in (pts if pts is not None else range(frames))]
    with av.open(str(path), "w", format=container, options=dict(container_options or {})) as out:
        out.metadata.update(metadata or {})
        stream = out.add_stream(codec, rate=Fraction(fps), options=_codec_options(codec, codec_options))
        stream.width, stream.height = size
        stream.pix_fmt = pixel_format
        coder = stream.codec_context
        coder.thread_type = "FRAME"  # one slice a picture, as most recordings have
        coder.time_base = time_base
        coder.gop_size = gop
        coder.max_b_frames = b_frames
        stream.time_base = time_base
        if sample_aspect != 1:
            coder.sample_aspect_ratio = sample_aspect
        if rotation:
            stream.set_display_rotation(-rotation)  # libav counts anticlockwise
        audio = (
            out.add_stream("libopus" if str(path).endswith("webm") else "aac", SOUND_RATE) if sound else None
        )
        for number, moment in enumerate(all_pts, first_number):
            out.mux(stream.encode(_frame(number, moment, time_base, size, pixel_format, rotation, draw)))
        out.mux(stream.encode(None))
        if audio is not None:
            seconds = (all_pts[-1] - all_pts[0]) * time_base + 1 / Fraction(fps)
            for chunk in _sound_frames(seconds, Fraction(sound_offset)):
                out.mux(audio.encode(chunk))
            out.mux(audio.encode(None))
    return MadeVideo(
        path=path,
        numbers=list(range(first_number, first_number + len(all_pts))),
        times=[each * time_base for each in all_pts],
        rotation=rotation,
        sample_aspect=sample_aspect,
        has_sound=sound,
    )


def make_sound(path: Path, *, seconds: float = 2.0) -> Path:
    """A sound recording without any picture."""
    with av.open(str(path), "w") as out:
        stream = out.add_stream("aac", SOUND_RATE)
        for chunk in _sound_frames(Fraction(seconds), Fraction(0)):
            out.mux(stream.encode(chunk))
        out.mux(stream.encode(None))
    return path


def make_still(path: Path, *, number: int = 7, size: tuple[int, int] = (192, 128)) -> MadeVideo:
    """A PNG or JPEG, by its ending."""
    codec, pixels = ("png", "rgb24") if path.suffix == ".png" else ("mjpeg", "yuvj420p")
    with av.open(str(path), "w", format="image2", options={"update": "1"}) as out:
        stream = out.add_stream(codec, rate=1)
        stream.width, stream.height = size
        stream.pix_fmt = pixels
        frame = av.VideoFrame.from_ndarray(draw_number(number, *size), format="rgb24").reformat(format=pixels)
        frame.pts = 0
        out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return MadeVideo(path, [number], [Fraction(0)])


def ffmpeg(*arguments: str | Path) -> None:
    """Runs the project's own ffmpeg; its words are in the error when it fails."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-nostdin", "-y", *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True)


def framehash(path: Path, *, stream_index: int = 0, threads: int = 0) -> list[tuple[int, str]]:
    """PTS and SHA-256 of every frame's pixels, as stock ffmpeg prints them by the command that a report names."""
    with av.open(str(path)) as container:
        time_base = container.streams[stream_index].time_base
    assert time_base is not None
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-noautorotate", "-copyts"]
    command += ["-threads", str(threads), "-i", str(path)]
    command += ["-map", f"0:{stream_index}", "-fps_mode", "passthrough"]
    command += ["-enc_time_base", f"{time_base.numerator}:{time_base.denominator}"]
    command += ["-f", "framehash", "-hash", "sha256", "-"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rows = [line.split(",") for line in printed.splitlines() if not line.startswith("#")]
    return [(int(row[2]), row[-1].strip()) for row in rows]


def samples_folder() -> Path | None:
    """The folder of real recordings, where there is one: beside the project's parent folder, or named by
    FRAMEWITNESS_SAMPLES."""
    named = os.environ.get("FRAMEWITNESS_SAMPLES")
    folder = Path(named) if named else Path(__file__).parents[2].parent / "shared" / "samples"
    return folder if folder.is_dir() else None


def _codec_options(codec: str, given: Mapping[str, str] | None) -> dict[str, str]:
    os.environ.setdefault("SVT_LOG", "1")  # errors alone; the AV1 encoder writes to the terminal otherwise
    options = {
        "libx264": {"preset": "ultrafast", "crf": "20"},
        "libx265": {"preset": "ultrafast", "x265-params": "log-level=none"},
        "libvpx-vp9": {"deadline": "realtime", "cpu-used": "8", "crf": "30"},
        "libsvtav1": {"preset": "8", "crf": "20"},
        "mpeg2video": {"b": "4000000"},
        "mpeg4": {"b": "4000000"},
    }.get(codec, {})
    return {**options, **(given or {})}


def _frame(
    number: int,
    pts: int,
    time_base: Fraction,
    size: tuple[int, int],
    pixel_format: str,
    rotation: int,
    draw: Callable[[int, int, int], NDArray[np.uint8]],
) -> av.VideoFrame:
    width, height = size if rotation % 180 == 0 else size[::-1]
    coded = np.ascontiguousarray(np.rot90(draw(number, width, height), rotation // 90))
    frame = av.VideoFrame.from_ndarray(coded, format="rgb24").reformat(format=pixel_format)
    frame.pts, frame.time_base = pts, time_base
    return frame


def _sound_frames(seconds: Fraction, offset: Fraction) -> list[av.AudioFrame]:
    samples = np.arange(int(seconds * SOUND_RATE))
    wave = (0.2 * np.sin(samples * (2 * np.pi * 440 / SOUND_RATE))).astype(np.float32)
    chunks = []
    for start in range(0, len(wave), 960):
        piece = wave[start : start + 960]
        chunk = av.AudioFrame.from_ndarray(piece[None, :], format="fltp", layout="mono")
        chunk.sample_rate, chunk.time_base = SOUND_RATE, Fraction(1, SOUND_RATE)
        chunk.pts = start + round(offset * SOUND_RATE)
        chunks.append(chunk)
    return chunks


# ---------------------------------------------------------------- the shapes recordings come in


def _uneven(count: int, seed: int = 5) -> list[int]:
    """Presentation times in 1/90000 s with gaps between 1/60 s and 1/4 s."""
    steps = np.random.default_rng(seed).integers(1500, 22_500, count)
    return [0, *(int(each) for each in np.cumsum(steps)[:-1])]


def _delayed(made: MadeVideo, seconds: Fraction) -> MadeVideo:
    """Muxers that may write neither negative times nor an edit list move everything by the B-frames' delay."""
    assert made.times is not None
    return replace(made, times=[each + seconds for each in made.times])


def cfr_mp4(folder: Path) -> MadeVideo:
    return make_video(folder / "cfr.mp4", frames=60, fps=Fraction(30_000, 1001), sound=True)


def vfr_mp4(folder: Path) -> MadeVideo:
    return make_video(folder / "vfr.mp4", pts=_uneven(50), b_frames=2)


def vfr_mkv(folder: Path) -> MadeVideo:
    milliseconds = [each // 90 for each in _uneven(50, seed=6)]
    return make_video(folder / "vfr.mkv", pts=milliseconds, time_base=Fraction(1, 1000), sound=True)


def b_frames_mp4(folder: Path) -> MadeVideo:
    options = {"preset": "fast", "b-pyramid": "normal", "bf": "4", "b-adapt": "0"}
    return make_video(folder / "b.mp4", frames=60, gop=20, b_frames=4, codec_options=options)


def open_gop_mp4(folder: Path) -> MadeVideo:
    options = {"preset": "fast", "x264-params": "open-gop=1:bframes=3:b-adapt=0:scenecut=0:keyint=12"}
    return make_video(folder / "open.mp4", frames=60, b_frames=3, codec_options=options)


def ts_with_offset(folder: Path) -> MadeVideo:
    return make_video(folder / "offset.ts", start_offset=10, b_frames=2, sound=True, sound_offset=10)


def delayed_start_mp4(folder: Path) -> MadeVideo:
    return make_video(folder / "delayed.mp4", start_offset=Fraction(3, 5), b_frames=2, sound=True)


def trimmed_mp4(folder: Path) -> MadeVideo:
    """Cut without re-encoding in the middle of a group of pictures: an edit list hides the first packets."""
    whole = make_video(folder / "whole.mp4", frames=100, gop=40)
    path = folder / "trimmed.mp4"
    ffmpeg("-ss", "1", "-i", whole.path, "-c", "copy", path)
    whole.path.unlink()
    return MadeVideo(path, list(range(25, 100)), [Fraction(each, 25) for each in range(75)])


def trimmed_b_frames_mp4(folder: Path) -> MadeVideo:
    whole = make_video(folder / "whole_b.mp4", frames=100, gop=40, b_frames=3)
    path = folder / "trimmed_b.mp4"
    ffmpeg("-ss", "1", "-i", whole.path, "-c", "copy", path)
    whole.path.unlink()
    return MadeVideo(path, list(range(25, 100)), [Fraction(each, 25) for each in range(75)])


def trimmed_at_both_ends_mp4(folder: Path) -> MadeVideo:
    """The same, with an edit list that also hides the packets after its first second."""
    made = trimmed_b_frames_mp4(folder)
    data = bytearray(made.path.read_bytes())
    at = (
        data.find(b"elst") + 12
    )  # past version and count: the length of the one entry, in the movie's time scale
    scale_at = data.find(b"mvhd") + 16
    data[at : at + 4] = data[scale_at : scale_at + 4]
    path = folder / "both_ends.mp4"
    path.write_bytes(data)
    made.path.unlink()
    assert made.times is not None
    return MadeVideo(path, made.numbers[:25], made.times[:25])


def rotated_90(folder: Path) -> MadeVideo:
    return make_video(folder / "rotated90.mp4", rotation=90)


def rotated_180(folder: Path) -> MadeVideo:
    return make_video(folder / "rotated180.mp4", rotation=180)


def rotated_270(folder: Path) -> MadeVideo:
    return make_video(folder / "rotated270.mov", rotation=270, b_frames=1)


def fragmented_mp4(folder: Path) -> MadeVideo:
    options = {"movflags": "frag_keyframe+empty_moov+default_base_moof"}
    made = make_video(folder / "fragmented.mp4", b_frames=2, container_options=options, sound=True)
    return _delayed(made, Fraction(2, 25))


def webm_without_duration(folder: Path) -> MadeVideo:
    return make_video(
        folder / "live.webm",
        codec="libvpx-vp9",
        time_base=Fraction(1, 1000),
        pts=list(range(0, 1600, 40)),
        container_options={"live": "1"},
    )


def odd_size(folder: Path) -> MadeVideo:
    return make_video(folder / "odd.mkv", size=(177, 131), pixel_format="yuv444p", time_base=Fraction(1, 25))


def odd_size_420(folder: Path) -> MadeVideo:
    return make_video(folder / "odd420.mkv", size=(177, 131), codec="ffv1", gop=1)


def wide_samples(folder: Path) -> MadeVideo:
    return make_video(folder / "wide.mp4", size=(180, 144), sample_aspect=Fraction(64, 45))


def ten_bit(folder: Path) -> MadeVideo:
    return make_video(folder / "ten.mp4", pixel_format="yuv420p10le", b_frames=2)


def hevc(folder: Path) -> MadeVideo:
    return make_video(folder / "hevc.mp4", codec="libx265", b_frames=3, container_options={"brand": "mp42"})


def mpeg2_interlaced(folder: Path) -> MadeVideo:
    options = {"flags": "+ilme+ildct", "alternate_scan": "1"}
    made = make_video(
        folder / "interlaced.ts", codec="mpeg2video", size=(192, 128), b_frames=2, codec_options=options
    )
    return _delayed(made, Fraction(1, 25))


def av1_mp4(folder: Path) -> MadeVideo:
    return make_video(folder / "av1.mp4", codec="libsvtav1", frames=30)


def mpeg4_avi(folder: Path) -> MadeVideo:
    return make_video(folder / "mpeg4.avi", codec="mpeg4")


def one_frame(folder: Path) -> MadeVideo:
    return make_video(folder / "one.mp4", frames=1)


def late_mkv(folder: Path) -> MadeVideo:
    """A long start offset in Matroska, with sound that begins before the picture."""
    return make_video(
        folder / "late.mkv", start_offset=5, sound=True, sound_offset=4, time_base=Fraction(1, 25)
    )


def intra_refresh_mp4(folder: Path) -> MadeVideo:
    """No whole picture after the first: a band of it is refreshed in each frame, as drones and live encoders do."""
    options = {"preset": "fast", "x264-params": "intra-refresh=1:keyint=20:bframes=0"}
    return make_video(folder / "refresh.mp4", frames=90, codec_options=options)


def program_stream(folder: Path) -> MadeVideo:
    made = make_video(
        folder / "disc.mpg", codec="mpeg2video", frames=60, b_frames=2, codec_options={"b": "800000"}
    )
    return _delayed(made, Fraction(27, 50))


def b_frames_avi(folder: Path) -> MadeVideo:
    """AVI has no room for presentation times: those that a reader makes up run back."""
    return replace(make_video(folder / "b.avi", frames=60, b_frames=2), times=None)


def glued_ts(folder: Path) -> MadeVideo:
    """Two recordings one after the other: the clock starts again in the middle."""
    part = make_video(folder / "part.ts", frames=40, b_frames=2)
    path = folder / "glued.ts"
    path.write_bytes(part.path.read_bytes() * 2)
    part.path.unlink()
    return MadeVideo(path, part.numbers * 2, None)


def cut_in_ts(folder: Path) -> MadeVideo:
    """A broadcast caught in the middle of a group: its first packets give no picture."""
    whole = make_video(folder / "broadcast.ts", frames=60, gop=20)
    data = whole.path.read_bytes()
    path = folder / "cut_in.ts"
    path.write_bytes(data[188 * 12 :])
    whole.path.unlink()
    return MadeVideo(path, list(range(20, 60)), [Fraction(each, 25) for each in range(20, 60)])


def raw_h264(folder: Path) -> MadeVideo:
    """A bare stream as some recorders of surveillance write: no container, no times."""
    return replace(make_video(folder / "raw.h264", frames=40, b_frames=1), times=None)


PRESETS: dict[str, Callable[[Path], MadeVideo]] = {
    make.__name__: make
    for make in (
        cfr_mp4,
        vfr_mp4,
        vfr_mkv,
        b_frames_mp4,
        open_gop_mp4,
        ts_with_offset,
        delayed_start_mp4,
        trimmed_mp4,
        trimmed_b_frames_mp4,
        trimmed_at_both_ends_mp4,
        rotated_90,
        rotated_180,
        rotated_270,
        fragmented_mp4,
        webm_without_duration,
        odd_size,
        odd_size_420,
        wide_samples,
        ten_bit,
        hevc,
        mpeg2_interlaced,
        av1_mp4,
        mpeg4_avi,
        one_frame,
        late_mkv,
        intra_refresh_mp4,
        program_stream,
        b_frames_avi,
        glued_ts,
        cut_in_ts,
        raw_h264,
    )
}
