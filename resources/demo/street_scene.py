"""The demonstration's street scene: drawn, filmed, and encoded, with everything that is in it known beforehand.

Nobody real is shown. Five shots, three hard cuts and one dissolve, a flash of three frames that is no cut, a camera
held by hand, and sound with bangs. Used by `framewitness demo` and by tests; the truth is for comparison, and never
goes into what is compared with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Protocol

import av
import numpy as np

from resources.demo import shots
from resources.demo.drawing import Picture
from resources.demo.scenery import HEIGHT_PX, WIDTH_PX
from resources.demo.shots import SHOTS, Take
from resources.demo.sound import RATE_HZ, street_sound
from resources.demo.stage import GRAIN

RATE = 25
"""Frames a second."""
DISSOLVE_FRAMES = 18
"""Mixed frames between the third shot and the fourth; both shots go on under them."""
DISSOLVE_INTO = 3
"""Position of the shot that is dissolved into; the others begin with a hard cut."""


class Reporter(Protocol):
    """As much of a job's context as is used here."""

    def report(self, done: float, total: float | None = None, unit: str = "", text: str = "") -> None: ...


@dataclass(frozen=True, slots=True)
class KnownBoundary:
    """`frame`: the first in which the new shot prevails. First and last: the mixed frames, for a cut `frame`."""

    kind: str
    frame: int
    first_frame: int
    last_frame: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAnnotation:
    """What a careful viewer would say; frames counted from 0, `end_frame` half-open, None for a point."""

    term_code: str
    start_frame: int
    end_frame: int | None = None
    presence: str = "seen"
    certainty: str = "clear"
    attributes: dict[str, object] = field(default_factory=dict)
    note: str = ""
    look_speed: str = ""
    look_with_sound: bool | None = None


@dataclass(frozen=True, slots=True)
class Truth:
    """What is in the scene. Shots are half-open frame spans; under a dissolve they overlap."""

    frame_count: int
    rate: int
    width_px: int
    height_px: int
    shots: tuple[tuple[int, int], ...]
    boundaries: tuple[KnownBoundary, ...]
    flash_frames: tuple[int, ...]
    bangs_seconds: tuple[Fraction, ...]
    annotations: tuple[KnownAnnotation, ...]


def truth() -> Truth:
    """The truth of the scene that `write_scene` writes; needs no drawing."""
    starts = _starts()
    spans = tuple((start, start + shot.frames) for start, shot in zip(starts, SHOTS, strict=True))
    flash = tuple(starts[2] + frame for frame in sorted(shots.FLASH))
    bangs = (80, flash[0], starts[3] + 44, starts[3] + 53, starts[4] + 40)
    return Truth(
        frame_count=spans[-1][1],
        rate=RATE,
        width_px=WIDTH_PX,
        height_px=HEIGHT_PX,
        shots=spans,
        boundaries=tuple(_boundary(place, start) for place, start in enumerate(starts) if place),
        flash_frames=flash,
        bangs_seconds=tuple(Fraction(frame, RATE) for frame in bangs),
        annotations=_annotations(spans, bangs),
    )


def write_scene(path: Path, context: Reporter | None = None) -> Truth:
    """Draws and encodes the scene as MP4 (H.264 with B-frames, AAC) and returns its truth.

    The same pixels every time on one machine. An existing file is replaced; a failure leaves a partial one.
    """
    known = truth()
    with av.open(str(path), "w", format="mp4", options={"movflags": "+faststart"}) as container:
        picture = container.add_stream("libx264", rate=RATE)
        picture.width, picture.height, picture.pix_fmt = WIDTH_PX, HEIGHT_PX, "yuv420p"
        picture.codec_context.thread_count = (
            2  # x264 gives the same bytes only for the same number of threads
        )
        faster = "subme=1:me=dia:rc-lookahead=8"  # 0.6 of the time that the preset takes by itself
        picture.options = {"preset": "veryfast", "crf": "21", "g": "50", "bf": "2", "x264-params": faster}
        sound = container.add_stream("aac", rate=RATE_HZ)
        sound.bit_rate = 96_000
        sound.codec_context.layout = "mono"
        for packet in _sound_packets(sound, known):
            container.mux(packet)
        for number, planes in enumerate(pictures()):
            image = np.empty((HEIGHT_PX, WIDTH_PX, 3), dtype=np.uint8)
            for channel in range(3):
                image[..., channel] = planes[channel]
            frame = av.VideoFrame.from_ndarray(image, format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, RATE)
            container.mux(picture.encode(frame))
            if context is not None:
                context.report(number + 1, known.frame_count, "frames", "drawing the street scene")
        container.mux(picture.encode())
    return known


def pictures() -> Iterator[Picture]:
    """Every frame of the scene in order, uint8 of shape (3, height, width)."""
    starts = _starts()
    ends = [start + shot.frames for start, shot in zip(starts, SHOTS, strict=True)]
    grain = _grain()
    takes: dict[int, Take] = {}
    for number in range(ends[-1]):
        on = [place for place in range(len(SHOTS)) if starts[place] <= number < ends[place]]
        takes = {place: takes.get(place) or Take(SHOTS[place]) for place in on}
        seen = [takes[place].picture(number - starts[place]) for place in on]
        if len(seen) == 2:
            share = (number - starts[on[1]] + 1) / (DISSOLVE_FRAMES + 1)
            picture = (seen[0] * (1 - share) + seen[1] * share + 0.5).astype(np.uint8)
        else:
            picture = seen[0]
        chosen = grain[(number * 5) % len(grain)]
        yield np.clip(picture, GRAIN, 255 - GRAIN) + chosen


def _grain() -> list[Picture]:
    """A few sheets of noise, as bytes that wrap around: adding 255 is taking 1 away."""
    chance = np.random.default_rng(7)
    noise = np.clip(np.round(chance.normal(0, 2.0, (6, HEIGHT_PX, WIDTH_PX))), -GRAIN, GRAIN)
    return [sheet.astype(np.int8).view(np.uint8) for sheet in noise]


def _starts() -> list[int]:
    """The frame in which each shot is first seen."""
    starts = [0]
    for place, shot in enumerate(SHOTS[:-1], start=1):
        starts.append(starts[-1] + shot.frames - (DISSOLVE_FRAMES if place == DISSOLVE_INTO else 0))
    return starts


def _boundary(place: int, start: int) -> KnownBoundary:
    if place == DISSOLVE_INTO:
        return KnownBoundary("gradual", start + DISSOLVE_FRAMES // 2, start, start + DISSOLVE_FRAMES - 1)
    return KnownBoundary("cut", start, start, start)


def _sound_packets(stream: av.AudioStream, known: Truth) -> Iterator[av.Packet[av.AudioStream]]:
    samples = street_sound(Fraction(known.frame_count, RATE), known.bangs_seconds)
    for start in range(0, len(samples), 1024):
        block = np.ascontiguousarray(samples[None, start : start + 1024])
        frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = RATE_HZ, start, Fraction(1, RATE_HZ)
        yield from stream.encode(frame)
    yield from stream.encode()


def _annotations(spans: tuple[tuple[int, int], ...], bangs: tuple[int, ...]) -> tuple[KnownAnnotation, ...]:
    say = KnownAnnotation
    wide, shop, line, crossing, night = spans
    after_dissolve = line[1]
    return (
        say(term_code="per.police", start_frame=wide[0], end_frame=wide[1], attributes={"count": 8},
            note="Dark uniforms with helmets and a reflective band around the body."),
        say(term_code="eq.shield", start_frame=wide[0], end_frame=wide[1], attributes={"count": 6}),
        say(term_code="eq.armour", start_frame=wide[0], end_frame=wide[1], attributes={"count": 8},
            note="Helmets with visors."),
        say(term_code="mov.advance", start_frame=wide[0], end_frame=wide[1],
            attributes={"actor": "line with shields", "target": "group in civilian clothes"}),
        say(term_code="wpn.baton", start_frame=wide[0], end_frame=wide[1], attributes={"count": 4},
            note="Held low at first, at shoulder height in the second half."),
        say(term_code="snd.bang", start_frame=bangs[0], presence="heard", note="Source outside the picture."),
        say(term_code="per.civil", start_frame=shop[0], end_frame=shop[1], attributes={"count": 5}),
        say(term_code="wpn.unknown", start_frame=shop[0] + shots.OBJECT_OUT, end_frame=shop[0] + shots.OBJECT_AWAY,
            attributes={"actor": "person in a green coat and a red hat"},
            note="Dark, angular, about as long as a hand; cannot be identified."),
        say(term_code="per.covered", start_frame=shop[0], end_frame=shop[1], attributes={"count": 1},
            note="Dark cloth over mouth and nose, light coat."),
        say(term_code="wpn.missile", start_frame=shop[0], end_frame=shop[0] + shots.STONE_THROWN,
            certainty="probable", attributes={"actor": "person with a covered face"},
            note="Grey and round, in the hand."),
        say(term_code="act.throw", start_frame=shop[0] + shots.STONE_THROWN,
            attributes={"actor": "person with a covered face", "target": "out of the picture, to the left"}),
        say(term_code="mov.hands", start_frame=shop[0] + shots.HANDS_UP, end_frame=shop[1], attributes={"count": 2}),
        say(term_code="wpn.handgun", start_frame=shop[0], end_frame=shop[1], presence="looked for and not seen",
            note="One held object stays unidentified; see the annotation of it.", look_speed="0.5",
            look_with_sound=True),
        say(term_code="eq.shield", start_frame=line[0], end_frame=after_dissolve, attributes={"count": 9}),
        say(term_code="wpn.baton", start_frame=line[0], end_frame=after_dissolve),
        say(term_code="act.blast", start_frame=line[0] + min(shots.FLASH), note="White light over the whole picture."),
        say(term_code="snd.bang", start_frame=bangs[1], presence="heard", note="Together with the flash."),
        say(term_code="act.irritant", start_frame=line[0] + shots.SMOKE_BEGINS, end_frame=after_dissolve,
            certainty="probable", note="A light cloud behind the line; what it is made of cannot be seen."),
        say(term_code="mov.advance", start_frame=after_dissolve, end_frame=crossing[1],
            attributes={"actor": "line with shields", "count": 7}),
        say(term_code="mov.away", start_frame=after_dissolve, end_frame=crossing[1], attributes={"count": 9}),
        say(term_code="snd.bang", start_frame=bangs[2], presence="heard"),
        say(term_code="snd.bang", start_frame=bangs[3], presence="heard"),
        say(term_code="eq.vehicle", start_frame=night[0], end_frame=night[1], attributes={"count": 1},
            note="Van with a blue stripe and blue lights; no text can be read."),
        say(term_code="eq.barrier", start_frame=night[0], end_frame=night[1]),
        say(term_code="snd.bang", start_frame=bangs[4], presence="heard", certainty="probable",
            note="Faint, far away."),
    )  # fmt: skip
