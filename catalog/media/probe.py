"""What a file is: its container and streams, and which of them is the recording's reference."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.sidedata.sidedata import SideData
from av.stream import Disposition, Stream
from av.video.stream import VideoStream

from catalog.errors import MediaUnreadable
from catalog.jobs import JobContext
from catalog.media.decoding import Decoder, only, packets
from catalog.media.frame_index import FrameIndex, KeyedBy
from catalog.media.frame_indexing import build_index
from catalog.media.opening import open_media
from catalog.media.pixels import colour_words
from catalog.texts import phrase

Json = dict[str, Any]

NOT_THE_VIDEO = Disposition.attached_pic | Disposition.timed_thumbnails
PICTURE_FORMATS = {"image2", "gif", "webp", "apng", "jpegxl_anim"}
PICTURE_BRANDS = {"avif", "avis", "heic", "heix", "mif1", "msf1"}


@dataclass(frozen=True, kw_only=True)
class Probe:
    """Times are PTS of the reference stream, in units of its time base (a fraction of a second)."""

    container: str
    size: int
    start_us: int | None
    """The container's start time in microseconds; None where it names none."""
    duration_us: int | None
    streams: list[Json]
    metadata: dict[str, str]
    kind: str
    """ "video", "sound" or "photograph"."""
    stream_index: int
    time_base_numerator: int
    time_base_denominator: int
    origin_pts: int
    """What people call 0:00, as players do: the container's start."""
    first_pts: int
    end_pts: int
    """Half-open."""
    frame_count: int
    """From the index of packets; 0 for a sound recording."""
    times_estimated: bool
    width_px: int
    height_px: int
    """As coded, before rotation and sample aspect; 0 for a sound recording."""
    rotation_degrees: int
    """Clockwise turn that makes the picture upright: 0, 90, 180 or 270."""
    sample_aspect_numerator: int
    sample_aspect_denominator: int
    has_sound: bool
    colour: str = ""
    """How the picture's colours are read, and whether the file says so."""
    remarks: list[str] = field(default_factory=list)
    """What is odd about the file, in sentences for people."""

    @property
    def time_base(self) -> Fraction:
        return Fraction(self.time_base_numerator, self.time_base_denominator)

    @property
    def sample_aspect(self) -> Fraction:
        return Fraction(self.sample_aspect_numerator, self.sample_aspect_denominator)

    def as_json(self) -> Json:
        """Every field; texts, integers, booleans, None, lists and mappings of them. No floats."""
        return dataclasses.asdict(self)


def probe_file(context: JobContext, *, path: str) -> Probe:
    """A job: reads all packets once and decodes the first frame, so that "it opens" means something.

    Raises SourceUnavailable when the file cannot be had, MediaUnreadable when it is no recording.
    """
    return probe_and_index(context, Path(path))[0]


def probe_and_index(context: JobContext, file: Path) -> tuple[Probe, FrameIndex | None]:
    """What `probe_file` gives, and the index of the reference stream's packets; None for a sound recording."""
    with open_media(file) as container:
        stream = _reference_stream(container, file)
        facts: Json = {
            "container": container.format.name,
            "size": file.stat().st_size,
            "start_us": container.start_time,
            "duration_us": container.duration,
            "streams": [_stream_facts(each) for each in container.streams],
            "metadata": dict(container.metadata),
            "has_sound": any(each.type == "audio" for each in container.streams),
            "stream_index": stream.index,
        }
        # A stream must not be asked anything once its container is closed: PyAV then reads freed memory (seen).
        stream_index, declared, only_sound = stream.index, stream.frames, stream.type == "audio"
    if only_sound:
        return Probe(**facts, **_of_sound(context, file, stream_index)), None
    index = build_index(file, stream_index, context)
    return Probe(**facts, **_of_pictures(file, stream_index, index, facts, declared)), index


def _reference_stream(container: InputContainer, path: Path) -> Stream:
    """The video that is meant to be watched; without one the sound. Cover art is neither."""
    pictures = [
        s for s in container.streams if isinstance(s, VideoStream) and not s.disposition & NOT_THE_VIDEO
    ]
    sounds = [s for s in container.streams if isinstance(s, AudioStream)]
    for group in (pictures, sounds):
        if group:
            return next((s for s in group if s.disposition & Disposition.default), group[0])
    if any(s.type == "video" for s in container.streams):
        raise MediaUnreadable(
            phrase("“{name}” holds pictures of a kind that cannot be decoded here.", name=path.name)
        )
    raise MediaUnreadable(
        phrase("“{name}” has neither pictures nor sound in it.", name=path.name),
        hint="It may be a file of subtitles or data.",
    )


# ---------------------------------------------------------------- pictures


def _of_pictures(path: Path, stream_index: int, index: FrameIndex, facts: Json, declared: int) -> Json:
    with open_media(path) as container:
        stream = only(container, stream_index)
        assert isinstance(stream, VideoStream)
        aspect = stream.sample_aspect_ratio or Fraction(1)
        frame = next((frame for _, frame in Decoder(container, stream, KeyedBy.COUNT).frames()), None)
    if frame is None:
        raise MediaUnreadable(phrase("Not one picture of “{name}” can be decoded.", name=path.name))
    photograph = len(index) == 1 and _is_picture_format(facts)
    numbers = (0, 0, 1) if photograph else (index.origin_pts, index.pts_of(0), index.end_pts)
    return {
        "kind": "photograph" if photograph else "video",
        "time_base_numerator": index.time_base.numerator,
        "time_base_denominator": index.time_base.denominator,
        "origin_pts": numbers[0],
        "first_pts": numbers[1],
        "end_pts": numbers[2],
        "frame_count": len(index),
        "times_estimated": index.estimated,
        "width_px": frame.width,
        "height_px": frame.height,
        "rotation_degrees": clockwise(frame.rotation),
        "sample_aspect_numerator": aspect.numerator if aspect > 0 else 1,
        "sample_aspect_denominator": aspect.denominator if aspect > 0 else 1,
        "colour": colour_words(frame),
        "remarks": _remarks(frame, index, declared, facts),
    }


def clockwise(libav_rotation: int) -> int:
    """The clockwise quarter turns in degrees that make a picture upright (libav counts anticlockwise)."""
    return round(-libav_rotation / 90) * 90 % 360


def _is_picture_format(facts: Json) -> bool:
    container = facts["container"]
    brand = facts["metadata"].get("major_brand", "").strip()
    return container.endswith("_pipe") or container in PICTURE_FORMATS or brand in PICTURE_BRANDS


def _remarks(frame: av.VideoFrame, index: FrameIndex, declared: int, facts: Json) -> list[str]:
    remarks = []
    if index.estimated:
        remarks.append(
            "The file's own times are missing or run back; those used are what players make of it."
        )
    if facts["container"].startswith("mov,") and index.packet_count < declared:
        remarks.append(
            f"The file is cut off: of {declared} frames that its index names, {index.packet_count} are there."
        )
    if _is_mirrored(frame):
        remarks.append("The file asks players to mirror the picture; it is shown here as it was coded.")
    if frame.interlaced_frame:
        remarks.append("Interlaced: each picture weaves two moments; it is shown as it was coded.")
    return remarks


def _is_mirrored(frame: av.VideoFrame) -> bool:
    """Whether the display matrix flips the picture, which a turn alone cannot do."""
    try:
        matrix = frame.side_data.get("DISPLAYMATRIX")
    except ValueError:  # PyAV 18 knows no name for EXIF side data, and fails on every photograph of a phone
        return False
    if not isinstance(matrix, SideData):
        return False
    a, b, _, c, d = (int(each) for each in np.frombuffer(bytes(matrix), np.int32)[:5])
    return a * d - b * c < 0


# ---------------------------------------------------------------- sound


def _of_sound(context: JobContext, path: Path, stream_index: int) -> Json:
    with open_media(path) as container:
        stream = only(container, stream_index)
        time_base = stream.time_base or Fraction(1, 1000)
        first: int | None = None
        end = 0
        for count, packet in enumerate(packets(container, stream)):
            if packet.pts is not None and not packet.is_discard:
                first = packet.pts if first is None else min(first, packet.pts)
                end = max(end, packet.pts + (packet.duration or 0))
            if count % 1000 == 0:
                context.report(packet.pos or 0, path.stat().st_size, "bytes", f"reading {path.name}")
        start = container.start_time
    if first is None or not _sound_decodes(path, stream_index):
        raise MediaUnreadable(phrase("The sound of “{name}” cannot be decoded.", name=path.name))
    origin = first if start is None else round(Fraction(start, 1_000_000) / time_base)
    return {
        "kind": "sound",
        "time_base_numerator": time_base.numerator,
        "time_base_denominator": time_base.denominator,
        "origin_pts": origin,
        "first_pts": first,
        "end_pts": end,
        "frame_count": 0,
        "times_estimated": False,
        "width_px": 0,
        "height_px": 0,
        "rotation_degrees": 0,
        "sample_aspect_numerator": 1,
        "sample_aspect_denominator": 1,
    }


def _sound_decodes(path: Path, stream_index: int) -> bool:
    with open_media(path) as container:
        stream = only(container, stream_index)
        assert isinstance(stream, AudioStream)
        for packet in packets(container, stream):
            try:
                if stream.codec_context.decode(packet):
                    return True
            except (av.FFmpegError, OSError):
                continue
    return False


# ---------------------------------------------------------------- facts of any stream


def _stream_facts(stream: Stream) -> Json:
    facts: Json = {
        "index": stream.index,
        "type": stream.type,
        "codec": _codec_name(stream),
        "profile": stream.profile if stream.type in ("video", "audio") else None,
        "time_base": _fraction_text(stream.time_base),
        "start_pts": stream.start_time,
        "duration": stream.duration,
        "declared_frames": stream.frames,
        "disposition": [flag.name for flag in Disposition if flag & stream.disposition],
        "metadata": dict(stream.metadata),
    }
    if isinstance(stream, VideoStream):
        coder = stream.codec_context
        facts |= {
            "pixel_format": coder.pix_fmt,
            "width": coder.width,
            "height": coder.height,
            "sample_aspect": _fraction_text(stream.sample_aspect_ratio),
            "average_rate": _fraction_text(stream.average_rate),
            "colour_matrix": int(coder.colorspace),
            "colour_primaries": int(coder.color_primaries),
            "colour_transfer": int(coder.color_trc),
            "colour_range": int(coder.color_range),
            "bit_rate": coder.bit_rate,
        }
    elif isinstance(stream, AudioStream):
        coder_of_sound = stream.codec_context
        facts |= {
            "sample_rate": coder_of_sound.sample_rate,
            "layout": coder_of_sound.layout.name,
            "sample_format": coder_of_sound.format.name if coder_of_sound.format else None,
            "bit_rate": coder_of_sound.bit_rate,
        }
    return facts


def _codec_name(stream: Stream) -> str:
    coder = stream.codec_context
    return coder.name if coder is not None else "unknown"


def _fraction_text(value: Fraction | None) -> str | None:
    return None if value is None else f"{value.numerator}/{value.denominator}"
