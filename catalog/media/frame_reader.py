"""The exact frame: a number or a time gives the very picture that is shown then, whatever the container's seek does."""

from __future__ import annotations

import contextlib
import os
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
from catalog.media.decoding import Decoder, only
from catalog.media.frame_index import FrameIndex, KeyedBy
from catalog.media.opening import open_media
from catalog.media.pixels import pixel_sha256, to_rgb
from catalog.texts import phrase

CACHE_BYTES = 256 * 1024 * 1024
CHEAPER_THAN_A_SEEK = 8
"""Decoding so many frames more is faster than seeking and filling the decoder anew."""
WHOLE_BEFORE = 16
"""So many frames before a far one are all decoded on the way to it, for the steps back that may follow."""
SKIPS_SAFELY = {"h264"}
"""Codecs in which a picture that nothing refers to changes no other (every shape in the tests was tried). Not so
in VP9, whose motion vectors may be predicted from any picture; an AV1 decoder does not take the wish back."""
ASKED_SHARE = 4
"""Of the cache one part in so many is for frames that were asked for last, wherever they lie."""


SPARE_THREADS = 4
"""Decoding threads beyond one a core when everything is decoded: whoever looks at the frames keeps the others waiting.
An examination reaches 0.87 of the speed of decoding alone with them and 0.82 without (1080p, 2 cores, measured)."""
LARGEST_WITH_SPARE_THREADS = 1920 * 1088
"""Pixels; each thread holds a picture."""


@dataclass(frozen=True, slots=True)
class DecodedFrame:
    """A frame by its number (from 0, in presentation order) and PTS; `raw` is as decoded, not turned."""

    number: int
    pts: int
    raw: av.VideoFrame
    after_damage: bool = False
    """Whether the decoder had made up parts of this frame, or of one before it in its group, when it came."""
    follows_loss: bool = False
    """Whether packets just before it gave no picture, which it may be built on."""

    @property
    def pixel_format(self) -> str:
        return self.raw.format.name

    @property
    def is_damaged(self) -> bool:
        """Whether the decoder made up parts of it, or may have. Other frames of its group may be built on those."""
        return bool(self.raw.is_corrupt) or self.follows_loss

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
        stream = _video(container, stream_index)
        if not one_thread and stream.width * stream.height <= LARGEST_WITH_SPARE_THREADS:
            stream.thread_count = min(
                16, (os.cpu_count() or 1) + SPARE_THREADS
            )  # ffmpeg advises against more
        decoder = Decoder(container, stream, index.keyed_by, one_thread=one_thread)
        numbers = _Numbers(index)
        for count, (key, frame) in enumerate(decoder.frames()):
            number = numbers.of_key(key)
            pts = key if number is None and index.keyed_by is KeyedBy.PTS else int(index.pts[number or 0])
            yield DecodedFrame(count, pts, frame, follows_loss=decoder.lost_before(frame))


class FrameReader:
    """Reads frames of one video stream in any order. A context manager; not thread-safe.

    A step forward decodes one frame; steps back come from the frames decoded before, of which those nearest to the
    one asked for last are kept, as many as fit into `cache_bytes`. On the way to a far frame of an H.264 stream
    that is known to be whole, pictures that no other refers to are left out.
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

        `while_decoding` is called after every frame that is decoded on the way; what it raises ends the way. The
        frames decoded so far are kept, and the next request may go on from there.
        """
        self.path = path
        self.index = index
        self._stream_index = stream_index
        self._whole_decode = whole_decode
        self._while_decoding = while_decoding
        self._numbers = _Numbers(index)
        self._cache = _FrameCache(cache_bytes)
        self._damaged_from: dict[int, int] = {}
        """For each group, by its first frame, the first of its frames that the decoder made up in part."""
        self._container: InputContainer | None = None
        self._one_thread: bool
        """As `whole_decode` asks, or from where several threads gave no picture to the next request that seeks."""
        self._is_fresh: bool
        """Whether the decoder has decoded nothing yet."""
        self._decoder: Decoder
        self._frames: Iterator[tuple[int, av.VideoFrame]]
        self._may_skip = False
        self._all_from: int
        """In the present run every frame from this one on comes out."""
        self._good_aim = 0
        self._point: int
        """The seek point from which the present run of decoding began; -1: the beginning of the file."""
        self._next: int | None
        """From this frame on all that come out are new and none is left out; None where that is not known."""
        self._trusted_from: int | None
        """From which frame on the present run is right; None while that is not known."""
        self._open(one_thread=whole_decode)

    def __enter__(self) -> FrameReader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._cache.clear()
        if self._container is not None:
            self._container.close()

    def frame_at(self, pts: int) -> DecodedFrame:
        """The frame shown at that time; before the first frame, the first."""
        return self.frame(self.index.number_at(pts))

    def frame(self, number: int) -> DecodedFrame:
        """Raises InvalidInput for a number that the index does not have, MediaUnreadable for a damaged frame."""
        if not 0 <= number < len(self.index):
            last = len(self.index) - 1
            raise InvalidInput(
                phrase("There is no frame {number} in this recording.", number=number),
                hint=phrase("Its frames are numbered 0 to {last}.", last=last),
            )
        is_back = number < self._cache.centre
        self._cache.ask(number)
        raw = self._cache.get(number)
        return self._named(number, self._decoded(number, is_back=is_back) if raw is None else raw)

    # ------------------------------------------------------------ for reading ahead

    def kept(self, number: int) -> DecodedFrame | None:
        """The frame, if it need not be decoded."""
        raw = self._cache.get(number)
        return None if raw is None else self._named(number, raw)

    def keep(self, number: int, low: int, high: int) -> None:
        """That frame is looked at now; frames of the half-open range are the last to be let go."""
        self._cache.ask(number)
        self._cache.keep(low, high)

    def room_for(self) -> int:
        """How many frames the cache holds, by the largest so far; 0 before the first."""
        return self._cache.room_for()

    def go_on_to(self, number: int) -> bool:
        """Decodes one frame more on the way to that one, from its seek point if need be, and keeps it.

        False when the frame has come or been passed. Raises what `frame` raises.
        """
        if self._cache.get(number) is not None:
            return False
        point = self._point_for(number)
        if not self._near(number, point):
            self._begin_at(point)
        for found, _ in self._coming():
            if not self._trusts(number):
                return False
            if self._trusts(found):
                return found < number
        return False

    # ------------------------------------------------------------ decoding

    def _named(self, number: int, raw: av.VideoFrame) -> DecodedFrame:
        spoilt = self._damaged_from.get(self.index.group_of(number)[0]) if self._damaged_from else None
        return DecodedFrame(number, self.index.pts_of(number), raw, spoilt is not None and spoilt <= number)

    def _point_for(self, number: int) -> int:
        return -1 if self._whole_decode else self.index.seek_point_for(number)

    def _decoded(self, number: int, *, is_back: bool) -> av.VideoFrame:
        point = self._point_for(number)
        back, skip = 1, True
        if self._near(number, point):
            skip = (
                not is_back
            )  # who steps back wants what was read ahead from the group's start to be complete
        else:
            if self._one_thread and not self._whole_decode:
                self._open(one_thread=False)
            self._begin_at(point)
        while True:
            skipped = skip and self._leave_out_before(number - WHOLE_BEFORE)
            raw = self._decode_until(number)
            if raw is not None:
                return raw
            if skipped:  # once more with every picture, before anything is said to be missing
                skip = False
            elif point >= 0 and not self._trusts(number):
                point = max(-1, point - back)
                back *= 2
            elif self._one_thread:
                break
            else:  # where a file ends in a broken packet, several threads do not give the last frames
                self._open(one_thread=True)
            self._begin_at(point)
        raise MediaUnreadable(
            phrase(
                "Frame {number} of “{name}” is damaged and gives no picture.",
                number=number,
                name=self.path.name,
            ),
            hint="The frames beside it can be shown. Examine the media to list what is damaged.",
        )

    def _near(self, number: int, point: int) -> bool:
        """Whether going on from here is right and not slower than a seek."""
        if self._next is None or self._next > number:
            return False
        return point < 0 or int(self.index.seek_numbers[point]) - self._next <= CHEAPER_THAN_A_SEEK

    def _leave_out_before(self, number: int) -> bool:
        """From here to that frame decodes only what others refer to, if that is safe and worth while."""
        first = self._next if self._next is not None else int(self.index.seek_numbers[max(0, self._point)])
        if not self._may_skip or number - first <= CHEAPER_THAN_A_SEEK:
            return False
        self._decoder.skips_before = int(self.index.keys[number])
        self._all_from = number
        return True

    def _trusts(self, number: int) -> bool:
        return self._trusted_from is not None and self._trusted_from <= number

    def _decode_until(self, number: int) -> av.VideoFrame | None:
        """Goes on decoding: the frame; or None if it was passed, the end came, or what comes cannot be trusted."""
        for found, raw in self._coming():
            if not self._trusts(number):
                return None
            if found >= number:
                return raw if found == number else None
        return None

    def _coming(self) -> Iterator[tuple[int, av.VideoFrame]]:
        """The frames that come out, by their numbers; those that can be trusted are kept."""
        self._is_fresh = False
        while True:
            try:
                key, raw = next(self._frames)
            except BaseException as end:
                self._next = None
                if isinstance(end, StopIteration):
                    return
                raise
            found = self._numbers.of_key(key)
            known = found is not None and self._settled(found)
            if found is not None and known and self._trusts(found):
                self._note_damage(found, raw)
                self._cache.put(found, raw)
                self._next = max(found + 1, self._all_from)
            self._while_decoding()
            if found is not None and known:
                yield found, raw

    def _note_damage(self, number: int, raw: av.VideoFrame) -> None:
        if self._decoder.lost_before(raw) or raw.is_corrupt:
            group = self.index.group_of(number)[0]
            self._damaged_from[group] = min(number, self._damaged_from.get(group, number))

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
        if point >= 0:
            if not (self.index.whole or self._is_fresh):
                # a decoder that has met damage may spoil other groups after a seek (up to 25 of 90 frames, measured)
                self._open(one_thread=self._one_thread)
            self._next, self._trusted_from, self._point, self._all_from = None, None, point, 0
            self._decoder.skips_before = None
            with contextlib.suppress(av.FFmpegError, OSError):
                self._land_at(point)
                self._frames = self._decoder.frames()
                return
        self._open(one_thread=self._one_thread)

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

    def _open(self, *, one_thread: bool) -> None:
        if self._container is not None:
            self._container.close()
        self._container = open_media(self.path)
        try:
            stream = _video(self._container, self._stream_index)
        except BaseException:
            self._container.close()
            raise
        self._one_thread, self._is_fresh = one_thread, True
        self._decoder = Decoder(self._container, stream, self.index.keyed_by, one_thread=one_thread)
        self._frames = self._decoder.frames()
        self._may_skip = (
            self.index.whole
            and self.index.keyed_by is KeyedBy.PTS
            and stream.codec_context.codec.canonical_name in SKIPS_SAFELY
        )
        self._next, self._trusted_from, self._point, self._all_from = 0, 0, -1, 0


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
    """Frames nearest to the one asked for last, as many as fit; and a few that were asked for before."""

    def __init__(self, limit_bytes: int) -> None:
        self._limit = limit_bytes
        self._frames: dict[int, av.VideoFrame] = {}
        self._bytes = 0
        self._largest = 0
        self._asked: OrderedDict[int, None] = OrderedDict()
        self.centre = 0
        self._kept = range(0)

    def get(self, number: int) -> av.VideoFrame | None:
        return self._frames.get(number)

    def ask(self, number: int) -> None:
        """This is what is looked at now: what lies far from it goes first."""
        self.centre = number
        self._asked[number] = None
        self._asked.move_to_end(number)

    def keep(self, low: int, high: int) -> None:
        self._kept = range(low, high)

    def put(self, number: int, frame: av.VideoFrame) -> None:
        if number in self._frames:
            self._bytes -= _size_of(self._frames.pop(number))
        self._frames[number] = frame
        size = _size_of(frame)
        self._bytes += size
        self._largest = max(self._largest, size)
        while len(self._asked) * size * ASKED_SHARE > self._limit and len(self._asked) > 1:
            self._asked.popitem(last=False)
        while self._bytes > self._limit and len(self._frames) > 1:
            farthest = max(self._frames, key=self._worth_least)
            self._bytes -= _size_of(self._frames.pop(farthest))

    def room_for(self) -> int:
        return self._limit // self._largest if self._largest else 0

    def _worth_least(self, number: int) -> tuple[bool, bool, int]:
        return number not in self._asked, number not in self._kept, abs(number - self.centre)

    def clear(self) -> None:
        self._frames.clear()
        self._asked.clear()
        self._bytes = 0


def _size_of(frame: av.VideoFrame) -> int:
    return sum(plane.buffer_size for plane in frame.planes)


def _video(container: InputContainer, stream_index: int) -> VideoStream:
    stream = only(container, stream_index) if stream_index < len(container.streams) else None
    if not isinstance(stream, VideoStream):
        raise MediaUnreadable(
            phrase("Stream {stream_index} of this recording holds no pictures.", stream_index=stream_index),
            hint="Probe the file again.",
        )
    return stream
