"""Whether all of a recording is here: every track decoded to its end, and what that says beside what was declared."""

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
from catalog.model.records import CaptureVerdict, Json

MOST_ERRORS = 20
"""Different messages that are kept of one object."""
EVERY_PACKETS = 100


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
                for _, name, message in said:
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


# ---------------------------------------------------------------- the verdict


def judged(streams: list[Json], *, page_micros: int | None, decoded: bool, live: bool) -> tuple[str, str]:
    """The verdict on a recording that is in the case, and why. `decoded`: every one of `streams` was decoded.

    Complete: as much came as was declared (bytes, segments, or the duration in the recording's header), all of it
    decodes, and lasts as long as was said.
    """
    short = _shortfalls(streams)
    if short:
        return CaptureVerdict.PARTIAL, " ".join(short)
    unread = [text for stream in streams for text in stream["errors"]]
    lasting = _too_short(streams, page_micros) if decoded else []
    proved = all(_was_declared(stream) or _header_agrees(stream) for stream in streams)
    if unread or lasting:
        verdict = CaptureVerdict.DAMAGED if proved else CaptureVerdict.UNKNOWN
        if lasting and not all(_was_declared(stream) for stream in streams):
            verdict = CaptureVerdict.PARTIAL
        counted = "One fault was" if len(unread) == 1 else f"{len(unread)} faults were"
        what = [f"{counted} found in decoding all of it."] if unread else []
        return verdict, " ".join([*lasting, *what])
    if not decoded:
        return CaptureVerdict.UNKNOWN, "It was not decoded to its end."
    if live:
        return CaptureVerdict.UNKNOWN, "It is what a live stream sent while it was listened to."
    if not proved:
        return CaptureVerdict.UNKNOWN, "Neither the server nor the recording says how much there is of it."
    return CaptureVerdict.COMPLETE, ""


def judged_unfinished(streams: list[Json]) -> tuple[str, str]:
    """The verdict on a try that failed, by what it left behind."""
    if not any(stream["bytes_received"] for stream in streams):
        return CaptureVerdict.UNKNOWN, "Nothing of a recording was received."
    return CaptureVerdict.PARTIAL, " ".join(
        _shortfalls(streams)
    ) or "The try ended before all of it was here."


def _shortfalls(streams: list[Json]) -> list[str]:
    texts = []
    for stream in streams:
        fragments = stream["fragments"]
        if fragments and fragments["expected"] is not None and fragments["received"] < fragments["expected"]:
            texts.append(f"{fragments['received']} of {fragments['expected']} segments arrived.")
        expected = stream["bytes_expected"]
        if expected is not None and stream["bytes_received"] < expected:
            texts.append(f"{stream['bytes_received']} of {expected} bytes arrived.")
    return texts


def _was_declared(stream: Json) -> bool:
    return stream["bytes_expected"] is not None or stream["fragments"] is not None


def _header_agrees(stream: Json) -> bool:
    """Whether the recording's own header says how long it lasts; that less was decoded is told before."""
    return any(track["declared_micros"] is not None for track in stream["tracks"])


def _too_short(streams: list[Json], page_micros: int | None) -> list[str]:
    texts = []
    for stream in streams:
        # The durations in lists of segments are rounded, each of them; those of pages are for people.
        pairs = [
            (stream["declared_micros"], stream["decoded_micros"], "the list of segments says", 1.0, 0.02)
        ]
        pairs += [
            (
                track["declared_micros"],
                track["decoded_micros"],
                f"its header says of its {_of(track)}",
                0.5,
                0.01,
            )
            for track in stream["tracks"]
        ]
        texts += [_shorter(*pair) for pair in pairs if _is_shorter(*pair)]
    longest = max((stream["decoded_micros"] for stream in streams if stream["decoded_micros"]), default=None)
    if _is_shorter(page_micros, longest, "", 2.0, 0.05):
        texts.append(_shorter(page_micros, longest, "the page says", 2.0, 0.05))
    return texts


def _is_shorter(declared: int | None, decoded: int | None, _: str, seconds: float, share: float) -> bool:
    if declared is None or decoded is None:
        return False
    return declared - decoded > max(seconds * 1_000_000, share * declared)


def _shorter(declared: int | None, decoded: int | None, who: str, *_: float) -> str:
    return (
        f"{(decoded or 0) / 1_000_000:.1f} s can be decoded, and {who} {(declared or 0) / 1_000_000:.1f} s."
    )


def _of(track: Json) -> str:
    return "picture" if track["kind"] == "video" else "sound"
