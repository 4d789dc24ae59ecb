"""An index of a video's presentation times, made by reading its packets, never from a frame rate.

It says which frame is shown at which time, and where decoding must begin to reach each frame exactly. A seek that
trusts the container alone finds the wrong frame in MPEG-TS, in edited MP4 and in open groups of pictures.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
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
from catalog.media.arrays import save_arrays, stored_arrays
from catalog.media.decoding import Decoder, KeyedBy, only, packets
from catalog.media.opening import open_media
from catalog.texts import phrase

Times = NDArray[np.int64]
FORMAT_VERSION = 2
CHECKED_FRAMES = 24
"""So many first frames are decoded to see that the packets' times tell the truth."""
REPORT_EVERY = 2000
MISSING = np.iinfo(np.int64).min


@dataclass(frozen=True, eq=False, kw_only=True)
class FrameIndex:
    """Frames are numbered from 0 in presentation order; times are PTS in units of `time_base` seconds."""

    time_base: Fraction
    origin_pts: int
    """What people call 0:00: the container's start time, as players take it."""
    pts: Times
    """One for each shown frame, strictly rising."""
    keys: Times
    """What the decoder calls each frame (see `KeyedBy`); the same as `pts` in sound files."""
    keyed_by: KeyedBy
    seek_keys: Times
    """The keys of the frames at which decoding can begin, in file order."""
    seek_numbers: Times
    """For each of them the first shown frame that can be had from there, not falling."""
    seek_timestamps: Times
    """For each of them the smaller of its PTS and DTS: what the container must be asked for."""
    end_pts: int
    """Half-open end: the last frame's PTS plus its duration."""
    estimated: bool
    """The file's own times run back or are missing; those here are what players make of it."""
    packet_count: int = 0
    """Packets of the stream in the file, those that an edit list hides too."""
    whole: bool = False
    """Everything was decoded once: each frame came out, and the decoder made up no part of any."""

    def __len__(self) -> int:
        return len(self.pts)

    def number_at(self, pts: int) -> int:
        """The frame shown at that time: the last one that is not later; before the first, the first."""
        return max(0, int(np.searchsorted(self.pts, pts, side="right")) - 1)

    def pts_of(self, number: int) -> int:
        """Raises IndexError outside 0 … len-1."""
        if not 0 <= number < len(self.pts):
            raise IndexError(number)
        return int(self.pts[number])

    def seek_point_for(self, number: int) -> int:
        """The position in `seek_timestamps` of the last point from which the frame can be had; -1: none."""
        return int(np.searchsorted(self.seek_numbers, number, side="right")) - 1

    def group_of(self, number: int) -> tuple[int, int]:
        """The half-open range of frames that are decoded together with this one, from one seek point to the next.

        What is damaged in it may spoil all of it.
        """
        points = self.seek_numbers
        first = points[points <= number]
        end = points[points > number]
        return int(first[-1]) if len(first) else 0, int(end[0]) if len(end) else len(self)

    def timecode_rate(self) -> int | None:
        """How many frames a second a timecode counts; None where the frames do not come at one constant rate, or at
        one that is no whole number (30000/1001 and its like count as the whole number above).

        Constant: every PTS is where that rate puts it, to one unit of the time base and a quarter of a frame.
        """
        count = len(self.pts)
        if count < 2 or self.estimated:
            return None
        mean = (count - 1) / (float(self.pts[-1] - self.pts[0]) * self.time_base)
        nominal = round(mean)
        if nominal < 1:
            return None
        for rate in (Fraction(nominal), Fraction(nominal * 1000, 1001)):
            step = float(1 / (rate * self.time_base))
            if np.abs(self.pts - self.pts[0] - np.arange(count) * step).max() <= min(1.0, step / 4):
                return nominal
        return None

    def reconciled_with(self, decoded_pts: Sequence[int] | Times, *, undamaged: bool = False) -> FrameIndex:
        """The index of what a full decode really gave: packets that yield no picture are dropped.

        `decoded_pts` are the frames' PTS in the order in which they came. If they do not rise, times are made
        that do, `estimated` is set, and frames are known by counting from then on. `undamaged`: the decoder
        called none of these frames damaged; if all frames came out too, the index is `whole` from then on.
        """
        decoded = np.asarray(decoded_pts, np.int64)
        if len(decoded) == 0:
            return self
        if np.array_equal(decoded, self.pts):
            return self if self.whole == undamaged else replace(self, whole=undamaged)
        if not _rising(decoded):
            return _counted(self, decoded)
        if np.isin(decoded, self.pts).all():
            kept = np.isin(self.pts, decoded)
            return _with_frames(self, self.pts[kept], self.keys[kept])
        if self.keyed_by is KeyedBy.PTS:
            return _with_frames(self, decoded, decoded)
        return _counted(self, decoded)

    def save(self, path: Path) -> None:
        """Writes the index as one file that appears whole or not at all. Raises StorageFull and the like."""
        numbers = np.array(
            [
                FORMAT_VERSION,
                self.time_base.numerator,
                self.time_base.denominator,
                self.origin_pts,
                self.end_pts,
                self.keyed_by,
                self.estimated,
                self.packet_count,
                self.whole,
            ],
            np.int64,
        )
        save_arrays(
            path,
            "saving an index of frames",
            numbers=numbers,
            pts=self.pts,
            keys=self.keys,
            seek_keys=self.seek_keys,
            seek_numbers=self.seek_numbers,
            seek_timestamps=self.seek_timestamps,
        )

    @classmethod
    def load(cls, path: Path) -> FrameIndex:
        """Raises MediaUnreadable when the file is missing, damaged or of another version (make it again then)."""
        hint = "Examine the media again: it is made anew."
        with stored_arrays(path, "The index of frames", hint=hint) as stored:
            numbers = [int(each) for each in stored["numbers"]]
            if numbers[0] != FORMAT_VERSION:
                raise ValueError(f"version {numbers[0]}")
            return cls(
                time_base=Fraction(numbers[1], numbers[2]),
                origin_pts=numbers[3],
                end_pts=numbers[4],
                keyed_by=KeyedBy(numbers[5]),
                estimated=bool(numbers[6]),
                packet_count=numbers[7],
                whole=bool(numbers[8]),
                pts=stored["pts"],
                keys=stored["keys"],
                seek_keys=stored["seek_keys"],
                seek_numbers=stored["seek_numbers"],
                seek_timestamps=stored["seek_timestamps"],
            )


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
        if len(shown) == 0 or MISSING in self.pts or not _rising(shown):
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
        return _with_frames(index, pts, keys)


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


def _rising(times: Times) -> bool:
    return bool((np.diff(times) > 0).all())


def _with_frames(index: FrameIndex, pts: Times, keys: Times) -> FrameIndex:
    """The index with other frames; where each seek point leads is found anew."""
    if index.keyed_by is KeyedBy.COUNT:
        numbers = np.zeros(0, np.int64)
    elif index.keyed_by is KeyedBy.PTS:
        numbers = np.searchsorted(keys, index.seek_keys, side="left").astype(np.int64)
    else:
        order = np.argsort(keys, kind="stable")
        found = np.searchsorted(keys[order], index.seek_keys, side="left")
        numbers = np.append(order, len(keys))[found].astype(np.int64)
    kept = slice(0, len(numbers))
    rises = np.maximum.accumulate(numbers) if len(numbers) else numbers
    return replace(
        index,
        pts=pts,
        keys=keys,
        whole=False,
        seek_keys=index.seek_keys[kept],
        seek_numbers=rises,
        seek_timestamps=index.seek_timestamps[kept],
    )


def _counted(index: FrameIndex, decoded: Times) -> FrameIndex:
    """Frames known by counting alone; their times made to rise where they do not."""
    steps = np.diff(decoded)
    usual = int(np.median(steps[steps > 0])) if (steps > 0).any() else 1
    pts = _made_rising(decoded, usual)
    counts = np.arange(len(pts), dtype=np.int64)
    index = replace(index, keyed_by=KeyedBy.COUNT, estimated=True, end_pts=int(pts[-1]) + usual)
    return _with_frames(index, pts, counts)


def _made_rising(times: Times, usual_step: int) -> Times:
    """The same steps as `times` where these go forward, `usual_step` where a time is missing or goes back."""
    steps = np.diff(times)
    broken = (steps <= 0) | (times[1:] == MISSING) | (times[:-1] == MISSING)
    first = 0 if times[0] == MISSING else int(times[0])
    return np.concatenate([[first], first + np.cumsum(np.where(broken, usual_step, steps))]).astype(np.int64)


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
    return _with_frames(index, index.pts[first:], index.keys[first:]) if first else index


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
    if len(packet_of) and MISSING not in pts and _rising(pts):
        return read.indexed(pts, pts, KeyedBy.PTS, int(pts[-1]) + read.nominal)
    times = np.array(decoder_dts, np.int64)
    if len(times) and (MISSING in times or not _rising(times)):
        times = _made_rising(times, read.nominal)
    end_pts = int(times[-1]) + read.nominal if len(times) else 0
    unique = len(np.unique(dts)) == len(dts) and (np.diff(read.dts) > 0).all() and MISSING not in read.dts
    if unique:
        return read.indexed(times, dts, KeyedBy.DTS, end_pts, estimated=True)
    counts = np.arange(len(times), dtype=np.int64)
    return read.indexed(times, counts, KeyedBy.COUNT, end_pts, estimated=True)
