"""A first look: the pictures of key packets alone, spread over a recording, long before it has been decoded.

Each is reached by a seek and decoded from a single packet, so nothing else is decoded: no matter how long the
recording is, at most `MOST` pictures are made, fewer than one a second. They come coarse first, then finer between,
so that the whole recording is covered early.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import av
import numpy as np
from av.video.stream import VideoStream

from catalog.errors import MediaUnreadable, from_os_error
from catalog.jobs import JobContext
from catalog.media.decoding import only, packets
from catalog.media.frame_index import FrameIndex, KeyedBy
from catalog.media.frame_reader import DecodedFrame, FrameReader
from catalog.media.opening import open_media
from catalog.media.pixels import to_rgb
from catalog.model.derived import look_name
from catalog.store.files import write_whole
from catalog.texts import phrase

if TYPE_CHECKING:
    from av.container import InputContainer

MOST = 240
"""Pictures of one recording: a strip of them is looked through in a minute."""
FRAMES_APART = 60
"""Frames for each picture, at least. One costs as much as decoding 5 frames on the way (1080p, measured), on one core
where decoding uses all, and a first look is to take less than a sixth of the time of decoding everything."""
_LONGEST_PX = 640
"""Of the picture that a thumbnail is made from."""
_PACKETS_AFTER_A_SEEK = 600
"""A container may land early; so many packets are read on for the one that is wanted."""
_BLACK = 24.0
"""Mean of a picture that says nothing, and makes no poster."""


@dataclass(frozen=True, slots=True)
class KeyPicture:
    """A frame that can be decoded from one packet: its number and PTS, and its place among the index's seek
    points (None: only by decoding from the beginning)."""

    number: int
    pts: int
    point: int | None


def decodable_alone(index: FrameIndex) -> list[KeyPicture]:
    """Every frame that one packet gives, in order. Empty where frames are known by counting from the start alone."""
    if index.keyed_by is KeyedBy.COUNT:
        return []
    return [
        KeyPicture(int(number), index.pts_of(int(number)), point)
        for point, number in enumerate(index.seek_numbers)
        if number < len(index) and index.keys[number] == index.seek_keys[point]  # else an edit list hides it
    ]


def key_pictures(index: FrameIndex, *, most: int = MOST) -> list[KeyPicture]:
    """The pictures of a first look, coarse first and evenly spread over the recording's time: at most `most`, one a
    second, and one for every `FRAMES_APART` frames. Where key packets lie further apart there are fewer; there is
    always one.
    """
    begin, length = index.pts_of(0), max(1, index.end_pts - index.pts_of(0))
    places = max(1, min(most, int(length * index.time_base), len(index) // FRAMES_APART))
    nearest: dict[int, tuple[float, KeyPicture]] = {}
    for each in decodable_alone(index):
        place = min(places - 1, (each.pts - begin) * places // length)
        off = abs((each.pts - begin) * places / length - place - 0.5)
        if place not in nearest or off < nearest[place][0]:
            nearest[place] = (off, each)
    if not nearest:
        return [KeyPicture(0, begin, None)]
    return _coarse_first([nearest[place][1] for place in sorted(nearest)])


def _coarse_first(pictures: Sequence[KeyPicture]) -> list[KeyPicture]:
    """Each half-way between those before it, by van der Corput's sequence: places sorted by their bits reversed."""
    digits = max(1, (len(pictures) - 1).bit_length())
    return [pictures[k] for k in sorted(range(len(pictures)), key=lambda k: f"{k:0{digits}b}"[::-1])]


def decoded(
    path: Path, index: FrameIndex, stream_index: int, pictures: Sequence[KeyPicture]
) -> Iterator[tuple[KeyPicture, DecodedFrame]]:
    """The pictures in the order given; those that are damaged or cannot be reached are passed over."""
    with open_media(path) as container:
        stream = only(container, stream_index)
        if not isinstance(stream, VideoStream):
            raise MediaUnreadable(
                phrase(
                    "Stream {stream_index} of this recording holds no pictures.", stream_index=stream_index
                )
            )
        stream.thread_type, stream.thread_count = "NONE", 1  # with several, one packet alone comes out late
        for picture in pictures:
            raw = None
            if picture.point is not None:
                packet = _packet(container, stream, index, picture.point)
                raw = _from_one(stream, packet) if packet is not None else None
            if raw is not None:
                yield picture, DecodedFrame(picture.number, picture.pts, raw)
    if len(pictures) == 1 and pictures[0].point is None:
        with FrameReader(path, index, stream_index, cache_bytes=1) as reader:
            yield pictures[0], reader.frame(pictures[0].number)


def _packet(
    container: InputContainer, stream: VideoStream, index: FrameIndex, point: int
) -> av.Packet[VideoStream] | None:
    """The packet of the seek point. Containers differ in what they want to be asked for (see `FrameReader`); MPEG
    program streams give wrong times at first, so that it is best come upon from the point before."""
    wanted, begin = int(index.seek_keys[point]), int(index.seek_numbers[point])
    aims = [wanted, int(index.seek_timestamps[point]), index.pts_of(min(begin + 2, len(index) - 1))]
    for aim in (*aims, int(index.seek_timestamps[max(0, point - 1)])):
        with contextlib.suppress(av.FFmpegError, OSError):
            container.seek(aim, stream=stream, backward=True, any_frame=False)
            for packet in islice(packets(container, stream), _PACKETS_AFTER_A_SEEK):
                key = packet.dts if index.keyed_by is KeyedBy.DTS else packet.pts
                if packet.is_keyframe and key is not None and key >= wanted:
                    if key == wanted:
                        return packet
                    break
    return None


def _from_one(stream: VideoStream, packet: av.Packet[VideoStream]) -> av.VideoFrame | None:
    """What the decoder makes of one packet; it must be sought in afterwards. None where that is nothing whole."""
    with contextlib.suppress(av.FFmpegError, OSError):
        frames = [*stream.codec_context.decode(packet), *stream.codec_context.decode(None)]
        if frames and not frames[0].is_corrupt:
            return frames[0]
    return None


def first_look_of(
    context: JobContext,
    *,
    path: str,
    stream_index: int,
    index_path: str,
    moments: list[int],
    derived_folder: str,
    rotation_degrees: int,
    sample_aspect: Fraction,
) -> list[int]:
    """Job: a JPEG of each of those of `key_pictures` whose PTS are in `moments`, as `look-{pts}.jpg`.

    Each PTS is handed over (`partial`) once its picture is there; returns them all, in that order. The poster is
    written where there is none. What was written before a cancel or a failure stays: it is as good as the rest.
    """
    # here, so that planning a first look loads no OpenCV into the window
    from catalog.analysis.stills import POSTER, thumbnail_jpeg

    index, derived, wanted = FrameIndex.load(Path(index_path)), Path(derived_folder), set(moments)
    pictures = [each for each in key_pictures(index) if each.pts in wanted]
    done: list[int] = []
    for picture, frame in decoded(Path(path), index, stream_index, pictures):
        rgb = to_rgb(
            frame.raw,
            rotation_degrees=rotation_degrees,
            sample_aspect=sample_aspect,
            longest_px=_LONGEST_PX,
        )
        jpeg = thumbnail_jpeg(rgb)
        try:
            derived.mkdir(parents=True, exist_ok=True)
            write_whole(derived / look_name(picture.pts), jpeg)
            if not (derived / POSTER).exists() and float(np.mean(rgb[::8, ::8])) >= _BLACK:
                write_whole(derived / POSTER, jpeg)
        except OSError as error:
            raise from_os_error(error, "writing the pictures of a first look") from error
        context.partial(picture.pts)
        done.append(picture.pts)
        context.report(len(done), len(pictures), "pictures")
    return done
