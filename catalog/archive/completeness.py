"""Decoding all of a recording: every track to its end, and what that says beside what was declared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import av.logging
from av.container import InputContainer
from av.stream import Disposition, Stream

from catalog.errors import MediaUnreadable
from catalog.jobs import JobContext
from catalog.media.decoding import PATIENCE
from catalog.media.opening import open_media
from catalog.model.records import Json

MOST_ERRORS = 20
"""Different messages that are kept of one object."""
EVERY_PACKETS = 100
_PICTURE_START = b"\x00\x00\x01\xb6"
_OF_PACKED = "Header truncated"
_PLACEHOLDER_BYTES = 19
"""The most that a picture of MPEG-4 part 2 takes in which nothing is coded, as libav has it."""


@dataclass
class _Track:
    kind: str
    container: str
    time_base: Fraction
    declared: Fraction | None
    """Seconds, as the recording's own header says it."""
    frames: int = 0
    first_pts: int | None = None
    end_pts: int | None = None
    sound_seconds: Fraction = Fraction(0)
    errors: list[str] = field(default_factory=list)
    packed: bool = False
    """The packet before held a picture of a later one, too."""

    def is_packed(self, packet: av.Packet[Any]) -> bool:
        """Whether a packet holds two pictures, or only stands for one that came with the packet before.

        DivX wrote AVI files so. libav complains of a short header then, and decodes every picture.
        """
        if packet.stream.codec_context.name != "mpeg4" or not packet.size:
            return False
        before = self.packed
        pictures = bytes(packet).count(_PICTURE_START)
        self.packed = pictures > 1
        return self.packed or (before and packet.size <= _PLACEHOLDER_BYTES)

    def add(self, frame: Any) -> None:
        self.frames += 1
        if self.kind == "audio":
            self.sound_seconds += Fraction(frame.samples, frame.sample_rate)
        if frame.pts is not None:
            end = frame.pts + (frame.duration or 0)
            self.first_pts = frame.pts if self.first_pts is None else min(frame.pts, self.first_pts)
            self.end_pts = end if self.end_pts is None else max(end, self.end_pts)
        if frame.is_corrupt:
            self.says("a picture is damaged" if self.kind == "video" else "a part of the sound is damaged")

    def says(self, text: str) -> None:
        text = f"{'picture' if self.kind == 'video' else 'sound'}: {text}"
        if text not in self.errors and len(self.errors) < MOST_ERRORS:
            self.errors.append(text)

    @property
    def begins(self) -> Fraction:
        return (self.first_pts or 0) * self.time_base

    @property
    def seconds(self) -> Fraction:
        """How long that lasts which was decoded."""
        if self.kind == "audio":
            return self.sound_seconds
        return ((self.end_pts or 0) - (self.first_pts or 0)) * self.time_base

    def as_json(self) -> Json:
        untimed = self.kind == "video" and self.first_pts is None
        return {
            "kind": self.kind,
            "declared_micros": None if self.declared is None else _micros(self.declared),
            "decoded_micros": None if untimed else _micros(self.seconds),
            "frames": self.frames,
        }


def decode_whole(context: JobContext, *, path: str) -> Json:
    """Decodes every picture and all sound of a file: `{"tracks", "errors", "versions"}`, as Completeness has them.

    What libav reports as an error counts, as in `ffmpeg -v error -i FILE -f null -`. Raises Cancelled. A file that
    cannot be opened is one error.
    """
    versions = {"av": av.__version__}
    try:
        with open_media(Path(path)) as container:
            tracks = _decoded(context, container)
    except MediaUnreadable as error:
        return {"tracks": [], "errors": [error.message], "versions": versions}
    return {
        "tracks": [track.as_json() for track in tracks],
        "errors": [text for track in tracks for text in track.errors],
        "versions": versions,
    }


def _decoded(context: JobContext, container: InputContainer) -> list[_Track]:
    tracks = {
        stream.index: _Track(
            stream.type, container.format.name, Fraction(stream.time_base or 1), _declared(container, stream)
        )
        for stream in container.streams
        if stream.type in ("video", "audio") and stream.codec_context is not None
    }
    for index in tracks:
        stream: Any = container.streams[index]
        stream.thread_type = "NONE"  # libav's messages come from the thread that decodes
    before = av.logging.get_level()
    av.logging.set_level(av.logging.ERROR)
    try:
        with av.logging.Capture() as said:
            for number, (packet, failure) in enumerate(_packets(container)):
                if number % EVERY_PACKETS == 0:
                    _report(context, container, packet)
                track = (
                    tracks.get(packet.stream_index)
                    if packet is not None
                    else next(iter(tracks.values()), None)
                )
                if track is None:
                    continue
                if failure:
                    track.says(failure)
                elif packet is not None:
                    _decode(packet, track)
                harmless = packet is not None and track.is_packed(packet)
                for _, name, message in said:
                    if not (harmless and message.strip() == _OF_PACKED):
                        track.says(f"{message.strip()} ({name})")
                said.clear()
    finally:
        av.logging.set_level(before)
    _declare_whole(container, list(tracks.values()))
    return list(tracks.values())


def _decode(packet: av.Packet[Any], track: _Track) -> None:
    # A transport stream's counters begin anew with each segment joined to it: that alone is no damage.
    if packet.is_corrupt and track.container != "mpegts":
        track.says("a packet is damaged")
    try:
        for frame in packet.decode():
            track.add(frame)
    except (av.FFmpegError, OSError) as error:
        if not isinstance(error, av.error.EOFError):
            track.says("a packet cannot be decoded")


def _packets(container: InputContainer) -> Iterator[tuple[av.Packet[Any] | None, str]]:
    """Packets in file order, the empty ones that drain the decoders last; past unreadable parts, each told of."""
    failures = 0
    while failures < PATIENCE:
        try:
            for packet in container.demux():
                failures = 0
                yield packet, ""
            return
        except (av.FFmpegError, OSError):
            failures += 1
            yield None, "a part of the file cannot be read"


def _report(context: JobContext, container: InputContainer, packet: av.Packet[Any] | None) -> None:
    context.check_cancelled()
    done = packet.pos if packet is not None and packet.pos is not None and packet.pos > 0 else 0
    context.report(
        float(done),
        float(container.size or 0) or None,
        "bytes",
        "decoding all of it, to see that it is whole",
    )


def _declared(container: InputContainer, stream: Stream) -> Fraction | None:
    """What the header says of one track, in seconds."""
    if not container.format.name.startswith("mov") or stream.disposition & Disposition.attached_pic:
        return None
    return stream.duration * stream.time_base if stream.duration and stream.time_base else None


def _declare_whole(container: InputContainer, tracks: list[_Track]) -> None:
    """Matroska's header says when the last of all tracks ends, counted from 0 wherever the first picture is."""
    timed = [track for track in tracks if track.first_pts is not None]
    if container.format.name.startswith("matroska") and container.duration and timed:
        last = max(timed, key=lambda track: track.begins + track.seconds)
        last.declared = Fraction(container.duration, av.time_base) - last.begins


def _micros(seconds: Fraction) -> int:
    return round(seconds * 1_000_000)
