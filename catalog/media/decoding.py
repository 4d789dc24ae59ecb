"""Packets and frames of one stream, read so that damage does not end them and every frame can be named again."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import av
from av.container import InputContainer
from av.stream import Discard, Stream
from av.video.stream import VideoStream

from catalog.media.frame_index import KeyedBy

PATIENCE = 50
"""Failed reads in a row after which a damaged file counts as read to its end."""


def only(container: InputContainer, stream_index: int) -> Stream:
    """The stream, all others told to be skipped while reading."""
    for other in container.streams:
        if other.index != stream_index:
            other.discard = Discard.all
    return container.streams[stream_index]


def packets(container: InputContainer, stream: Stream) -> Iterator[av.Packet[Any]]:
    """The stream's packets in file order, then the empty one that drains a decoder. Goes on past unreadable parts."""
    failures = 0
    while True:
        try:
            for packet in container.demux(stream):
                failures = 0
                yield packet
            return
        except (av.FFmpegError, OSError):
            failures += 1
            if failures >= PATIENCE:
                return


class Decoder:
    """Decodes one video stream from wherever the container stands. `damaged` counts packets that failed."""

    def __init__(
        self, container: InputContainer, stream: VideoStream, keyed_by: KeyedBy, *, one_thread: bool = False
    ) -> None:
        self._container = container
        self._stream = stream
        self._keyed_by = keyed_by
        self._packets: Iterator[av.Packet[Any]] = packets(container, stream)
        self._counted = 0
        self.damaged = 0
        self._told = 0
        self.skips_before: int | None = None
        """Pictures with a smaller PTS that no other refers to are left out; None: every picture comes out.

        Exact for the others in an undamaged stream. In a damaged one what conceals the damage then differs, and
        the frame with it (13 of 30 in one file, measured).
        """
        self._skipping = False
        stream.thread_type = "NONE" if one_thread else "AUTO"
        if one_thread:
            stream.thread_count = 1

    def seek(self, timestamp: int) -> int | None:
        """Goes to where the container thinks that decoding for `timestamp` can begin.

        Returns the key of the packet that stands there; None at the end of the file or where it has none.
        """
        self._container.seek(timestamp, stream=self._stream, backward=True, any_frame=False)
        self._packets = packets(self._container, self._stream)
        first = next(self._packets, None)
        if first is None:
            return None
        self._packets = itertools.chain([first], self._packets)
        return first.dts if self._keyed_by is KeyedBy.DTS else first.pts

    def frames(self) -> Iterator[tuple[int, av.VideoFrame]]:
        """`(key, frame)` in presentation order, as decoding yields them. The key's meaning is `KeyedBy`'s."""
        for packet in self._packets:
            if self._keyed_by is KeyedBy.DTS:
                packet.pts = packet.dts
            limit = self.skips_before
            self._set_skipping(limit is not None and packet.pts is not None and packet.pts < limit)
            for frame in self.decoded(packet):
                if self._keyed_by is KeyedBy.COUNT:
                    yield self._counted, frame
                elif frame.pts is not None:
                    yield frame.pts, frame
                self._counted += 1

    def lost_before(self, frame: av.VideoFrame) -> bool:
        """Whether packets failed since this was last asked, so that the frame may lack what it is built on.

        libav flags no frame for that. A frame that needs no other is whole whatever was lost before it.
        """
        lost, self._told = self.damaged > self._told, self.damaged
        return lost and not frame.key_frame

    def _set_skipping(self, skipping: bool) -> None:
        if skipping != self._skipping:
            self._stream.codec_context.skip_frame = "NONREF" if skipping else "DEFAULT"
            self._skipping = skipping

    def decoded(self, packet: av.Packet[Any]) -> list[av.VideoFrame]:
        try:
            return self._stream.codec_context.decode(packet)
        except (av.FFmpegError, OSError):
            self.damaged += 1
            return []
