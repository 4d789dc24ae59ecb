"""The exact frame: a number or a time gives the very picture that is shown then, whatever the container's seek does."""

from __future__ import annotations

import contextlib
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.container import InputContainer
from av.video.stream import VideoStream
from numpy.typing import NDArray

from catalog.errors import InvalidInput, MediaUnreadable
from catalog.media.decoding import Decoder, KeyedBy, only
from catalog.media.frame_index import FrameIndex
from catalog.media.opening import open_media
from catalog.media.pixels import pixel_sha256, to_rgb

CACHE_BYTES = 256 * 1024 * 1024
CHEAPER_THAN_A_SEEK = 8
"""Decoding so many frames more is faster than seeking and filling the decoder anew.

Leaving out pictures that nothing refers to on the way would be faster still. It is not done: where a file is
damaged, what conceals the damage then differs, and the frame with it (13 of 30 in one file, measured)."""


@dataclass(frozen=True, slots=True)
class DecodedFrame:
    """A frame by its number (from 0, in presentation order) and PTS; `raw` is as decoded, not turned."""

    number: int
    pts: int
    raw: av.VideoFrame

    @property
    def pixel_format(self) -> str:
        return self.raw.format.name

    @property
    def is_damaged(self) -> bool:
        """Whether the decoder made up parts of it. Other frames of its group may be built on those parts."""
        return bool(self.raw.is_corrupt)

    def pixel_sha256(self) -> str:
        return pixel_sha256(self.raw)

    def rgb(self, *, rotation_degrees: int = 0, sample_aspect: Fraction = Fraction(1)) -> NDArray[np.uint8]:
        """For people's eyes: see `pixels.to_rgb`."""
        return to_rgb(self.raw, rotation_degrees=rotation_degrees, sample_aspect=sample_aspect)


def decode_all(
    path: Path, index: FrameIndex, stream_index: int, *, one_thread: bool = False
) -> Iterator[DecodedFrame]:
    """Every frame that really comes out, once, in order. `number` counts them; damage is passed over.

    Its PTS are what `index.reconciled_with` wants. Where the file's times lie, those of the index are given.

    Pictures of a damaged file come out differently from run to run when several threads decode, in ffmpeg too;
    with one thread they are always the same, and those of `ffmpeg -threads 1` (35 of 36 damaged files, measured).
    """
    with open_media(path) as container:
        decoder = Decoder(container, _video(container, stream_index), index.keyed_by, one_thread=one_thread)
        numbers = _Numbers(index)
        for count, (key, frame) in enumerate(decoder.frames()):
            number = numbers.of_key(key)
            pts = key if number is None and index.keyed_by is KeyedBy.PTS else int(index.pts[number or 0])
            yield DecodedFrame(count, pts, frame)


class FrameReader:
    """Reads frames of one video stream in any order. A context manager; not thread-safe.

    A step forward decodes one frame; steps back come from the frames decoded last, of which `cache_bytes` are kept.
    """

    def __init__(
        self,
        path: Path,
        index: FrameIndex,
        stream_index: int,
        *,
        cache_bytes: int = CACHE_BYTES,
        whole_decode: bool = False,
        while_decoding: Callable[[], None] = lambda: None,
    ) -> None:
        """`whole_decode`: never seek, and decode with one thread, as `decode_all(one_thread=True)` does: slow, and
        the one way in which a damaged file's pictures are the same each time.

        `while_decoding` is called after every frame that is decoded on the way; what it raises ends the way.
        """
        self.path = path
        self.index = index
        self._stream_index = stream_index
        self._whole_decode = whole_decode
        self._while_decoding = while_decoding
        self._numbers = _Numbers(index)
        self._cache = _FrameCache(cache_bytes)
        self._container: InputContainer
        self._decoder: Decoder
        self._frames: Iterator[tuple[int, av.VideoFrame]]
        self._good_aim = 0
        self._point: int
        """The seek point from which the present run of decoding began; -1: the beginning of the file."""
        self._next: int | None
        """The number of the frame that comes out next; None where that is not known."""
        self._trusted_from: int | None
        """From which frame on the present run is right; None while that is not known."""
        self._open()

    def __enter__(self) -> FrameReader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._cache.clear()
        self._container.close()

    def frame_at(self, pts: int) -> DecodedFrame:
        """The frame shown at that time; before the first frame, the first."""
        return self.frame(self.index.number_at(pts))

    def frame(self, number: int) -> DecodedFrame:
        """Raises InvalidInput for a number that the index does not have, MediaUnreadable for a damaged frame."""
        if not 0 <= number < len(self.index):
            last = len(self.index) - 1
            raise InvalidInput(
                f"There is no frame {number} in this recording.", hint=f"Its frames are numbered 0 to {last}."
            )
        raw = self._cache.get(number)
        if raw is None:
            try:
                raw = self._decoded(number)
            except BaseException:
                self._next = None  # wherever decoding stands now, the next request seeks
                raise
        return DecodedFrame(number, self.index.pts_of(number), raw)

    def _decoded(self, number: int) -> av.VideoFrame:
        point = -1 if self._whole_decode else self.index.seek_point_for(number)
        if not self._near(number, point):
            self._begin_at(point)
        back = 1
        while True:
            raw = self._decode_until(number)
            if raw is not None:
                return raw
            if point < 0 or self._trusts(number):
                break
            point = max(-1, point - back)
            back *= 2
            self._begin_at(point)
        raise MediaUnreadable(
            f"Frame {number} of “{self.path.name}” is damaged and gives no picture.",
            hint="The frames beside it can be shown. Examine the media to list what is damaged.",
        )

    def _near(self, number: int, point: int) -> bool:
        """Whether going on from here is right and not slower than a seek."""
        if self._next is None or self._next > number:
            return False
        return point < 0 or int(self.index.seek_numbers[point]) - self._next <= CHEAPER_THAN_A_SEEK

    def _trusts(self, number: int) -> bool:
        return self._trusted_from is not None and self._trusted_from <= number

    def _decode_until(self, number: int) -> av.VideoFrame | None:
        """Goes on decoding: the frame; or None if it was passed, the end came, or what comes cannot be trusted."""
        for key, raw in self._frames:
            self._while_decoding()
            found = self._numbers.of_key(key)
            if found is None or not self._settled(found):
                continue
            if not self._trusts(number):
                return None
            if not self._trusts(found):
                continue
            self._cache.put(found, raw)
            self._next = found + 1
            if found >= number:
                return raw if found == number else None
        self._next = None
        return None

    def _settled(self, found: int) -> bool:
        """Decides, by the first frame that comes after a seek, from which frame on this run can be trusted.

        Leading pictures of an open group come first and lack their references: passed over. If then the very
        frame comes at which the index says that decoding begins, all is well. If another does, the container
        landed late, gave the first picture a wrong time (MPEG program streams do) or the stream is refreshed
        bit by bit (intra refresh) and is not whole yet (measured: frames 10 to 29 after such a point differ):
        then only from the next such point on.
        """
        if self._trusted_from is None:
            begin = int(self.index.seek_numbers[self._point])
            if found < begin:
                return False
            later = self.index.seek_numbers[self.index.seek_numbers > found]
            unsure = int(later[0]) if len(later) else len(self.index)
            self._trusted_from = begin if found == begin else unsure
        return True

    def _begin_at(self, point: int) -> None:
        """Makes the next frames come from the index's seek point; -1: from the beginning of the file."""
        self._next, self._trusted_from, self._point = None, None, point
        if point >= 0:
            with contextlib.suppress(av.FFmpegError, OSError):
                self._land_at(point)
                self._frames = self._decoder.frames()
                return
        self._container.close()
        self._open()

    def _land_at(self, point: int) -> None:
        """Seeks so that the packet of the seek point comes first, or one before it.

        Containers differ in what they want to be asked for: MP4 with B-frames goes a whole group too far back
        for the DTS, MPEG-TS lands late for the PTS, MP4 of variable rate wants neither. What worked is tried
        first the next time.
        """
        index = self.index
        wanted, begin = int(index.seek_keys[point]), int(index.seek_numbers[point])
        aims = [wanted, int(index.seek_timestamps[point])]
        aims += [index.pts_of(number) for number in (begin + 2, begin + 5) if number < len(index)]
        for aim in sorted(range(len(aims)), key=lambda each: each != self._good_aim):
            if self._decoder.seek(aims[aim]) == wanted:
                self._good_aim = aim
                return
        self._decoder.seek(int(index.seek_timestamps[point]))

    def _open(self) -> None:
        self._container = open_media(self.path)
        try:
            stream = _video(self._container, self._stream_index)
        except BaseException:
            self._container.close()
            raise
        self._decoder = Decoder(self._container, stream, self.index.keyed_by, one_thread=self._whole_decode)
        self._frames = self._decoder.frames()
        self._next, self._trusted_from, self._point = 0, 0, -1


class _Numbers:
    """The number of the frame that a decoder calls by a key."""

    def __init__(self, index: FrameIndex) -> None:
        self._order = np.argsort(index.keys, kind="stable")
        self._keys = index.keys[self._order]

    def of_key(self, key: int) -> int | None:
        place = int(np.searchsorted(self._keys, key))
        found = place < len(self._keys) and int(self._keys[place]) == key
        return int(self._order[place]) if found else None


class _FrameCache:
    """The frames decoded last, as many as fit."""

    def __init__(self, limit_bytes: int) -> None:
        self._limit = limit_bytes
        self._frames: OrderedDict[int, av.VideoFrame] = OrderedDict()
        self._bytes = 0

    def get(self, number: int) -> av.VideoFrame | None:
        return self._frames.get(number)

    def put(self, number: int, frame: av.VideoFrame) -> None:
        if number in self._frames:
            self._bytes -= _size_of(self._frames.pop(number))
        self._frames[number] = frame
        self._bytes += _size_of(frame)
        while self._bytes > self._limit and len(self._frames) > 1:
            self._bytes -= _size_of(self._frames.popitem(last=False)[1])

    def clear(self) -> None:
        self._frames.clear()
        self._bytes = 0


def _size_of(frame: av.VideoFrame) -> int:
    return sum(plane.buffer_size for plane in frame.planes)


def _video(container: InputContainer, stream_index: int) -> VideoStream:
    stream = only(container, stream_index) if stream_index < len(container.streams) else None
    if not isinstance(stream, VideoStream):
        raise MediaUnreadable(
            f"Stream {stream_index} of this recording holds no pictures.", hint="Probe the file again."
        )
    return stream
