"""Made copies of one recording with known truth: which stretch of the copy shows which stretch of the original.

copy = make_copy(original, tmp_path / "c.mp4", "middle removed")
copy.ranges   # seconds from the beginning of the original, and of the copy
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.bitstream import BitStreamFilterContext
from numpy.typing import NDArray

from catalog.media.opencv import cv2

Image = NDArray[np.uint8]
TUNING_SEEDS = (11, 12, 13)
HELD_OUT_SEEDS = (211, 212, 213)
"""Matching was tuned on copies of montages of the first seeds; figures are told of the second."""
KINDS = (
    "trimmed",
    "middle removed",
    "tenth of the bit rate",
    "slower (0.9)",
    "faster (1.1)",
    "mirrored",
    "letterboxed",
    "logo",
    "grey",
)
_SPEEDS = {"slower (0.9)": Fraction(9, 10), "faster (1.1)": Fraction(11, 10)}


@dataclass(frozen=True)
class TrueRange:
    """Seconds, half-open: of the original, and of the copy."""

    start: float
    end: float
    copy_start: float
    copy_end: float


@dataclass(frozen=True)
class MadeCopy:
    path: Path
    kind: str
    ranges: tuple[TrueRange, ...]


def make_copy(original: Path, out: Path, kind: str) -> MadeCopy:
    """Decodes the original and encodes it again (H.264 in mp4), changed as `kind` says; one of KINDS."""
    with av.open(str(original)) as container:
        stream = container.streams.video[0]
        rate, count = Fraction(stream.average_rate or 25), stream.frames
        bits = container.bit_rate
    kept = _kept(kind, count, rate)
    speed = _SPEEDS.get(kind, Fraction(1))
    change = _CHANGES.get(kind, lambda picture: picture)
    numbers = {number for first, end in kept for number in range(first, end)}
    pictures = (change(each) for number, each in enumerate(decoded(original)) if number in numbers)
    options = {"b": str(bits // 10)} if kind == "tenth of the bit rate" else {"crf": "27"}
    encode(out, pictures, rate=rate * speed, options=options)
    ranges, at = [], 0
    for first, end in kept:
        ranges.append(
            TrueRange(
                float(first / rate),
                float(end / rate),
                float(at / rate / speed),
                float((at + end - first) / rate / speed),
            )
        )
        at += end - first
    return MadeCopy(out, kind, tuple(ranges))


def make_compilation(
    original: Path,
    out: Path,
    fillers: list[Path],
    *,
    seconds: float,
    clip_at: float,
    clip_seconds: float = 3.0,
) -> MadeCopy:
    """Puts `clip_seconds` of the original among footage of `fillers`, about `seconds` long in all.

    The fillers' packets are laid down over and over, not encoded again, so that an hour takes little time; all
    must be H.264 of one size and rate.
    """
    clip = out.with_name(f"{out.stem}-clip.mp4")
    with av.open(str(original)) as container:
        rate = Fraction(container.streams.video[0].average_rate or 25)
    first, end = round(clip_at * rate), round((clip_at + clip_seconds) * rate)
    encode(
        clip,
        (each for number, each in enumerate(decoded(original)) if first <= number < end),
        rate=rate,
        options={"crf": "27"},
    )
    lengths = {path: _seconds(path) for path in fillers}
    order: list[Path] = []
    while sum(lengths[path] for path in order) < seconds:
        order.append(fillers[len(order) % len(fillers)])
    order.insert(len(order) * 3 // 5, clip)
    begins = joined(order, out)
    clip.unlink()
    at = begins[order.index(clip)]
    return MadeCopy(
        out,
        "3 s in a compilation",
        (TrueRange(float(first / rate), float(end / rate), at, at + float((end - first) / rate)),),
    )


def joined(parts: list[Path], out: Path) -> list[float]:
    """Lays the packets of H.264 files one after the other; returns when each begins, in seconds.

    Every part's parameter sets go in front of its first packet, since each was encoded for itself.
    """
    begins: list[float] = []
    shift = Fraction(0)
    with av.open(str(out), "w", format="mpegts") as target:
        stream = None
        for part in parts:
            with av.open(str(part)) as container:
                video = container.streams.video[0]
                stream = stream or target.add_stream_from_template(video)
                assert video.time_base is not None
                begins.append(float(shift))
                end = Fraction(0)
                in_band = BitStreamFilterContext("h264_mp4toannexb", video)
                for packet in (each for read in container.demux(video) for each in in_band.filter(read)):
                    if packet.dts is None or packet.pts is None:
                        continue
                    end = max(end, (packet.pts + (packet.duration or 0)) * video.time_base)
                    packet.pts += round(shift / video.time_base)
                    packet.dts += round(shift / video.time_base)
                    packet.stream = stream
                    target.mux(packet)
                shift += end
    return begins


def decoded(path: Path) -> Iterator[Image]:
    """Every picture, RGB (h, w, 3)."""
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            yield frame.to_ndarray(format="rgb24")


def encode(path: Path, pictures: Iterator[Image], *, rate: Fraction, options: dict[str, str]) -> None:
    """H.264 (yuv420p) in mp4 at a constant rate, sized as the first picture."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=rate)
        stream.options = {"preset": "veryfast", **{k: v for k, v in options.items() if k != "b"}}
        stream.pix_fmt, stream.time_base = "yuv420p", 1 / rate
        for number, picture in enumerate(pictures):
            if number == 0:
                stream.height, stream.width = picture.shape[:2]
                if "b" in options:
                    stream.bit_rate = int(options["b"])
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")
            frame.pts, frame.time_base = number, 1 / rate
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def _seconds(path: Path) -> float:
    with av.open(str(path)) as container:
        assert container.duration is not None
        return container.duration / 1_000_000


def _kept(kind: str, count: int, rate: Fraction) -> list[tuple[int, int]]:
    """The frames of the original that the copy shows, half-open."""
    if kind == "trimmed":
        return [(round(count * 0.17), round(count * 0.79))]
    if kind == "middle removed":
        return [(0, round(count * 0.37)), (round(count * 0.61), count)]
    return [(0, count)]


def _letterboxed(picture: Image) -> Image:
    height, width = picture.shape[:2]
    boxed = np.zeros((height * 4 // 3 // 2 * 2, width, 3), np.uint8)
    top = (boxed.shape[0] - height) // 2
    boxed[top : top + height] = picture
    return boxed


def with_logo(picture: Image) -> Image:
    """A channel's sign in a corner: a filled disc with letters."""
    marked = picture.copy()
    height, width = marked.shape[:2]
    centre = (int(width * 0.9), int(height * 0.14))
    cv2.circle(marked, centre, int(height * 0.09), (220, 30, 30), -1, cv2.LINE_AA)
    place = (int(width * 0.865), int(height * 0.16))
    cv2.putText(marked, "TV", place, cv2.FONT_HERSHEY_SIMPLEX, height / 400, (255, 255, 255), 2, cv2.LINE_AA)
    return marked


def _grey(picture: Image) -> Image:
    return np.repeat(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)[:, :, None], 3, axis=2)


_CHANGES: dict[str, Callable[[Image], Image]] = {
    "mirrored": lambda picture: picture[:, ::-1],
    "letterboxed": _letterboxed,
    "logo": with_logo,
    "grey": _grey,
}
