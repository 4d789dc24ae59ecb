"""Makes the index of a video's presentation times by reading its packets, never from a frame rate.

A seek that trusts the container alone finds the wrong frame in MPEG-TS, in edited MP4 and in open groups of pictures.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.stream import Stream
from av.video.stream import VideoStream
from numpy.typing import NDArray

from catalog.errors import MediaUnreadable
from catalog.jobs import JobContext
from catalog.media.decoding import Decoder, only, packets
from catalog.media.frame_index import MISSING, FrameIndex, KeyedBy, Times, made_rising, rising, with_frames
from catalog.media.opening import open_media
from catalog.texts import phrase

CHECKED_FRAMES = 24
"""So many first frames are decoded to see that the packets' times tell the truth."""
REPORT_EVERY = 2000


def index_to_file(context: JobContext, *, path: str, stream_index: int, index_path: str) -> int:
    """A job: builds the index and saves it. Returns the number of frames."""
    index = build_index(Path(path), stream_index, context)
    index.save(Path(index_path))
    return len(index)


def build_index(path: Path, stream_index: int, context: JobContext) -> FrameIndex:
    """Indexes a video stream by reading its packets (50,000 and more a second), and checks the first frames. Of a sound
    stream the packets are the steps; nothing of them is decoded.

    Only where the packets' times cannot be true (missing, repeated, running back, or not those of the frames that
    come out) the whole stream is decoded. Raises MediaUnreadable when not one frame can be had.
    """
    with open_media(path) as container:
        stream = only(container, stream_index)
        read = _Packets.read(container, stream, context, path)
        is_sound = isinstance(stream, AudioStream)
        index = read.of_sound() if is_sound else read.as_index()
    if index is not None and not is_sound:
        index = _checked(path, stream_index, index)
    if index is None:
        index = _by_full_decode(path, stream_index, read, context)
    if not len(index):
        raise MediaUnreadable(
            phrase("Not one picture of “{name}” can be decoded.", name=path.name),
            hint="The file is damaged or of a kind that is not known here. Its bytes are kept as they are.",
        )
    return index


@dataclass(frozen=True, eq=False, kw_only=True)
class _Packets:
    """A stream's packets, in file order. A time that is not there is MISSING."""

    pts: Times
    dts: Times
    duration: Times
    key: NDArray[np.bool_]
    hidden: NDArray[np.bool_]
    time_base: Fraction
    origin_pts: int | None
    nominal: int
    """A frame's usual duration in time base units, at least 1."""

    @classmethod
    def read(cls, container: InputContainer, stream: Stream, context: JobContext, path: Path) -> _Packets:
        rows = array("q")  # a tuple for each packet of two hours would take 40 MB
        size = path.stat().st_size
        for packet in packets(container, stream):
            if packet.size == 0 and packet.pts is None and packet.dts is None:
                continue  # the empty packet that drains decoders
            rows.extend(_row(packet))
            if len(rows) % (5 * REPORT_EVERY) == 0:
                context.report(packet.pos or 0, size, "bytes", f"indexing {path.name}")
        table = np.frombuffer(rows, np.int64).reshape(-1, 5)
        time_base = stream.time_base or Fraction(1, 25)
        start = container.start_time
        return cls(
            pts=table[:, 0],
            dts=table[:, 1],
            duration=table[:, 2],
            key=table[:, 3].astype(bool),
            hidden=table[:, 4].astype(bool),
            time_base=time_base,
            origin_pts=None if start is None else round(Fraction(start, 1_000_000) / time_base),
            nominal=_nominal_duration(stream, time_base, table[:, 2]),
        )

    def as_index(self) -> FrameIndex | None:
        """The index that the packets' own times give; None where these cannot be true."""
        shown = np.sort(self.pts[~self.hidden])
        if len(shown) == 0 or MISSING in self.pts or not rising(shown):
            return None
        known_dts = self.dts[self.dts != MISSING]
        if (np.diff(known_dts) < 0).any():
            return None
        last = int(shown[-1])
        duration = int(self.duration[np.flatnonzero(self.pts == last)[0]])
        return self.indexed(shown, shown, KeyedBy.PTS, last + (duration if duration > 0 else self.nominal))

    def of_sound(self) -> FrameIndex:
        """Steps of a sound recording: its packets' times, or steps of their usual length where they have none."""
        heard = (self.pts != MISSING) & ~self.hidden
        steps = np.unique(self.pts[heard])
        end = int((self.pts[heard] + self.duration[heard]).max()) if len(steps) else 0
        if not len(steps):
            steps = np.arange(len(self.pts), dtype=np.int64) * self.nominal
            end = len(steps) * self.nominal
        return self.indexed(steps, steps, KeyedBy.PTS, end)

    def indexed(
        self, pts: Times, keys: Times, keyed_by: KeyedBy, end_pts: int, *, estimated: bool = False
    ) -> FrameIndex:
        points = np.flatnonzero(self.key)
        earlier = np.minimum(
            self.pts[points], np.where(self.dts[points] == MISSING, self.pts[points], self.dts[points])
        )
        index = FrameIndex(
            time_base=self.time_base,
            origin_pts=int(pts[0]) if self.origin_pts is None and len(pts) else self.origin_pts or 0,
            pts=pts,
            keys=keys,
            keyed_by=keyed_by,
            seek_keys=self.dts[points] if keyed_by is KeyedBy.DTS else self.pts[points],
            seek_numbers=np.zeros(len(points), np.int64),
            seek_timestamps=self.dts[points] if keyed_by is KeyedBy.DTS else earlier,
            end_pts=end_pts,
            estimated=estimated,
            packet_count=len(self.pts),
        )
        return with_frames(index, pts, keys)


def _row(packet: Any) -> tuple[int, int, int, bool, bool]:
    pts = MISSING if packet.pts is None else packet.pts
    dts = MISSING if packet.dts is None else packet.dts
    return pts, dts, packet.duration or 0, packet.is_keyframe, packet.is_discard


def _nominal_duration(stream: Stream, time_base: Fraction, durations: Times) -> int:
    known = durations[durations > 0]
    if len(known):
        return int(np.median(known))
    rate = stream.average_rate or stream.guessed_rate
    return max(1, round(1 / rate / time_base)) if rate else 1


def _checked(path: Path, stream_index: int, index: FrameIndex) -> FrameIndex | None:
    """The index without leading packets that give no picture (a recording cut in the middle of a group).

    None when the first frames come out with other times than the packets have.
    """
    with open_media(path) as container:
        stream = only(container, stream_index)
        assert isinstance(stream, VideoStream)
        decoder = Decoder(container, stream, KeyedBy.PTS)
        seen: list[int] = []
        for key, _ in decoder.frames():
            seen.append(key)
            if len(seen) == CHECKED_FRAMES:
                break
    if not seen:
        return None
    first = int(np.searchsorted(index.pts, seen[0]))
    if not np.array_equal(index.pts[first : first + len(seen)], np.array(seen, np.int64)):
        return None
    return with_frames(index, index.pts[first:], index.keys[first:]) if first else index


def _by_full_decode(path: Path, stream_index: int, read: _Packets, context: JobContext) -> FrameIndex:
    """Every frame decoded once, each traced to its packet by a number given in place of the packet's PTS."""
    traced: list[int] = []
    decoder_dts: list[int] = []
    with open_media(path) as container:
        stream = only(container, stream_index)
        assert isinstance(stream, VideoStream)
        decoder = Decoder(container, stream, KeyedBy.PTS)
        for ordinal, packet in enumerate(packets(container, stream)):
            packet.pts = ordinal
            for frame in decoder.decoded(packet):
                if frame.pts is not None and frame.pts < len(read.pts):
                    traced.append(frame.pts)
                    decoder_dts.append(MISSING if frame.dts is None else frame.dts)
            if ordinal % 50 == 0:
                context.report(ordinal, len(read.pts), "frames", f"reading the times of {path.name}")
    packet_of = np.array(traced, np.int64)
    pts, dts = read.pts[packet_of], read.dts[packet_of]
    if len(packet_of) and MISSING not in pts and rising(pts):
        return read.indexed(pts, pts, KeyedBy.PTS, int(pts[-1]) + read.nominal)
    times = np.array(decoder_dts, np.int64)
    if len(times) and (MISSING in times or not rising(times)):
        times = made_rising(times, read.nominal)
    end_pts = int(times[-1]) + read.nominal if len(times) else 0
    unique = len(np.unique(dts)) == len(dts) and (np.diff(read.dts) > 0).all() and MISSING not in read.dts
    if unique:
        return read.indexed(times, dts, KeyedBy.DTS, end_pts, estimated=True)
    counts = np.arange(len(times), dtype=np.int64)
    return read.indexed(times, counts, KeyedBy.COUNT, end_pts, estimated=True)
