"""Sound decoded block by block, every sample at its exact place on the stream's clock.

Damage does not end reading. Stretches that the stream's own times leave out (lost packets, a recorder that was
held up) are gaps: no sample is made up for them, and the samples behind one stand where their times say.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Any

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.stream import Disposition
from numpy.typing import NDArray

from catalog.errors import MediaUnreadable
from catalog.media.decoding import only, packets
from catalog.media.opening import open_media
from catalog.texts import phrase

Samples = NDArray[np.float32]

BLOCK_SECONDS = 5
JITTER_SECONDS = Fraction(1, 100)
"""Times that lie this much beside the count of samples are rounding or drift of a clock, not a gap."""
SHORTEST_GAP_SECONDS = Fraction(15, 1000)
"""Packets last 20 ms and more. What is missing less was never a packet; it moves what follows and is not told."""
CONFIRMED_BY = 4
"""So many frames must agree that time is missing: live streams have single late ones."""
MOST_MISSING_SECONDS = 12 * 3600
"""All gaps together. What exceeds it cannot be believed (a small damaged file may claim years, of which each hour
takes memory and room on the disk); the samples are then taken to follow each other."""
RATES = range(1_000, 1_000_001)
"""Samples a second. No sound is recorded with others; damaged headers claim from one to thousands of millions."""
BLOCK_VALUES = 2**23
"""A block holds no more values than this over all channels (32 MB)."""
_FULL_SCALE = {"u8": 2.0**7, "s16": 2.0**15, "s32": 2.0**31, "s64": 2.0**63, "flt": 1.0, "dbl": 1.0}


@dataclass(frozen=True, slots=True)
class SoundBlock:
    """Samples that follow each other without a gap."""

    start: int
    """The first sample's place: samples since `SoundReader.start`."""
    samples: Samples
    """(channels, n); full scale is ±1. What is no number (broken streams of floats have such) is 0."""

    @property
    def end(self) -> int:
        return self.start + int(self.samples.shape[1])


@dataclass(frozen=True, slots=True)
class SoundGap:
    """A stretch for which the stream has no sound: half-open places in samples."""

    start: int
    end: int


@dataclass(slots=True)
class SoundReader:
    """Reads one sound stream of a file once, from its start. Use it with `with`; only in child processes."""

    path: Path
    stream_index: int | None = None
    """None: the stream that is meant to be heard. Once open, None tells that there is no such sound."""
    rate: int = 0
    """Samples a second, as decoded; known once reading has begun."""
    channels: int = 0
    start: Fraction = Fraction(0)
    """Seconds on the file's clock at which the first sample is heard: its PTS times the time base."""
    gaps: list[SoundGap] = field(default_factory=list)
    damaged: int = 0
    """Packets that could not be decoded."""
    runs_back: int = 0
    """How often the stream's times ran back or jumped beyond belief: then places are counted, not read."""
    _container: InputContainer | None = None
    _first_pts: int = 0
    _ticks: tuple[int, int] = (0, 1)
    """Samples in a unit of the frames' time base, as a fraction; 0 where they have no times."""
    _tolerance: int = 0

    def __enter__(self) -> SoundReader:
        """Raises SourceUnavailable, MediaUnreadable as `open_media` does. A file without sound is opened too."""
        self._container = open_media(self.path)
        self.stream_index = _chosen(self._container, self.stream_index)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._container is not None:
            self._container.close()
            self._container = None

    def blocks(self, seconds: int = BLOCK_SECONDS) -> Iterator[SoundBlock]:
        """The stream's sound in order, in blocks of `seconds` or less; to be called once.

        Yields nothing when there is no sound or nothing of it decodes. Raises MediaUnreadable for a rate that no
        sound has.
        """
        filling: _Filling | None = None
        for frame, place in self._placed():
            planes = _floats(frame)
            if filling is None:
                filling = _Filling(self.channels, min(self.rate * seconds, BLOCK_VALUES // self.channels))
            yield from filling.put(place, planes)
        if filling is not None:
            yield from filling.rest()

    def _placed(self) -> Iterator[tuple[AudioFrame, int]]:
        """Each frame with the place of its first sample; frames never overlap, and gaps are noted."""
        expected = shift = missing = 0
        waiting: list[tuple[AudioFrame, int]] = []
        """Frames behind what may be a gap, each with how far it lies behind the samples counted."""
        for frame in self._frames():
            beside = self._beside(frame, expected, shift)
            beyond_belief = missing + beside > MOST_MISSING_SECONDS * self.rate and beside > self._tolerance
            if waiting and (
                beside <= self._tolerance or beyond_belief
            ):  # a single late time: nothing missing
                yield from waiting
                waiting = []
            if beyond_belief or beside < -self._tolerance:
                if beside < -self.rate or beside > self._tolerance:
                    self.runs_back += 1
                shift -= beside
                beside = 0
            if beside > self._tolerance:
                waiting.append((frame, expected))
                expected += frame.samples
                if len(waiting) >= CONFIRMED_BY:
                    first = waiting[0][1]
                    if beside >= SHORTEST_GAP_SECONDS * self.rate:
                        self.gaps.append(SoundGap(first, first + beside))
                    yield from ((each, place + beside) for each, place in waiting)
                    expected += beside
                    missing += beside
                    waiting = []
                continue
            yield frame, expected
            expected += frame.samples
        yield from waiting

    def _begin(self, frame: AudioFrame) -> None:
        if frame.sample_rate not in RATES:
            raise MediaUnreadable(
                phrase(
                    "The sound of “{name}” claims {sample_rate} samples a second, which no sound has.",
                    name=self.path.name,
                    sample_rate=f"{frame.sample_rate:,}",
                ),
                hint="Its header is damaged. Look for another copy of the recording.",
            )
        self.rate, self.channels = frame.sample_rate, len(frame.layout.channels)
        self._tolerance = math.floor(JITTER_SECONDS * self.rate)
        if frame.pts is not None and frame.time_base is not None:
            self.start = frame.pts * frame.time_base
            self._first_pts = frame.pts
            self._ticks = (frame.time_base * frame.sample_rate).as_integer_ratio()

    def _beside(self, frame: AudioFrame, expected: int, shift: int) -> int:
        """How many samples the frame's own time lies after the place that counting gives it."""
        over, under = self._ticks
        pts = frame.pts
        if pts is None or not over:
            return 0
        return (2 * (pts - self._first_pts) * over + under) // (2 * under) + shift - expected

    def _frames(self) -> Iterator[AudioFrame]:
        """Decoded frames, all of one rate and layout."""
        assert self._container is not None, "not open"
        if self.stream_index is None:
            return
        stream = only(self._container, self.stream_index)
        assert isinstance(stream, AudioStream)
        alike = _Alike()
        for packet in packets(self._container, stream):
            try:
                decoded: list[Any] = stream.codec_context.decode(packet)
            except (av.FFmpegError, OSError):
                self.damaged += 1
                continue
            for frame in decoded:
                if not (frame.samples and frame.sample_rate):
                    continue
                if not self.rate:
                    self._begin(frame)
                yield from alike.made(frame)


class _Alike:
    """Turns frames of another rate or layout (they may change in broadcasts) into the first one's."""

    def __init__(self) -> None:
        self._wanted: tuple[str, int] | None = None
        self._now: tuple[str, str, int] | None = None
        self._resampler: av.AudioResampler | None = None

    def made(self, frame: AudioFrame) -> Iterator[AudioFrame]:
        layout = (frame.layout.name, frame.sample_rate)
        if self._wanted is None:
            self._wanted = layout
        if layout == self._wanted:
            yield frame
            return
        if self._now != (frame.format.name, *layout):
            self._now = (frame.format.name, *layout)
            self._resampler = av.AudioResampler("fltp", self._wanted[0], self._wanted[1])
        assert self._resampler is not None
        yield from self._resampler.resample(frame)


class _Filling:
    """Collects frames into blocks of at most `size` samples."""

    def __init__(self, channels: int, size: int) -> None:
        self._buffer = np.empty((channels, size), np.float32)
        self._start = self._at = 0

    def put(self, place: int, planes: list[Samples]) -> Iterator[SoundBlock]:
        count = len(planes[0])
        if place != self._start + self._at or self._at + count > self._buffer.shape[1]:
            yield from self.rest()
            self._start = place
            if count > self._buffer.shape[1]:
                self._buffer = np.empty((self._buffer.shape[0], count), np.float32)
        for channel, plane in enumerate(planes):
            self._buffer[channel, self._at : self._at + count] = plane
        self._at += count

    def rest(self) -> Iterator[SoundBlock]:
        if self._at:
            samples = self._buffer[:, : self._at].copy()
            if not np.isfinite(samples.sum()):
                samples = np.nan_to_num(samples, nan=0.0, posinf=1.0, neginf=-1.0)
            yield SoundBlock(self._start, samples)
        self._start, self._at = self._start + self._at, 0


def _floats(frame: AudioFrame) -> list[Samples]:
    """One array for each channel; full scale ±1."""
    name = frame.format.name
    kind = name.removesuffix("p")
    count = frame.samples
    if name == "fltp":
        planes = [np.frombuffer(memoryview(plane), np.float32, count) for plane in frame.planes]
    else:
        array = frame.to_ndarray()
        if not frame.format.is_planar:
            array = array.reshape(count, -1).T
        floats = array.astype(np.float32)
        if kind == "u8":
            floats -= 128.0
        planes = list(floats / np.float32(_FULL_SCALE[kind]))
    return planes


def _chosen(container: InputContainer, stream_index: int | None) -> int | None:
    sounds = list(container.streams.audio)
    if stream_index is not None:
        sounds = [each for each in sounds if each.index == stream_index]
    if not sounds:
        return None
    heard = next((each for each in sounds if each.disposition & Disposition.default), sounds[0])
    return heard.index
