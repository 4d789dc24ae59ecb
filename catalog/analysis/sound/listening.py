"""Listening through a recording once: the waveform, and what in it may be worth a person's ear.

`listen` only proposes. Every proposal is something measured (levels, times, likeness), never what caused it.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.video.stream import VideoStream

from catalog.analysis.sound.impulses import Impulse, ImpulseFinder
from catalog.analysis.sound.landmarks import LandmarkMaker, Landmarks
from catalog.analysis.sound.repeats import Repeat, repeats_within
from catalog.analysis.sound.silence import Quiet, quiet_stretches
from catalog.jobs import JobContext
from catalog.media.audio import SoundBlock, SoundReader
from catalog.media.decoding import Decoder, only
from catalog.media.frame_index import KeyedBy
from catalog.media.low_sound import LOW_RATE, LowSound
from catalog.media.opening import open_media
from catalog.media.probe import NOT_THE_VIDEO
from catalog.media.waveform import AMPLITUDES, VOID, Waveform, WaveformMaker
from catalog.model.derived import LANDMARKS, WAVEFORM
from catalog.model.records import SuggestionKind

LISTENER = "framewitness sound 1"
"""Changes whenever the same samples may give other proposals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Something to accept or dismiss: `kind` of `SuggestionKind`, half-open times, what was measured.

    Times are seconds on the clock of the media's reference stream (PTS times its time base), exact to a sample.
    """

    kind: str
    start: Fraction
    end: Fraction
    facts: dict[str, Any]
    """Strings, integers and booleans, by the names in `catalog.operations.suggestions`."""
    other: tuple[Fraction, Fraction] | None = None
    """Of a repeated sound: where it was heard before, on the same clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundFindings:
    waveform: Waveform
    landmarks: Landmarks
    facts: dict[str, Any]
    """For `Examination.sound`: strings, integers, booleans, and lists and mappings of them."""
    proposals: list[Proposal] = field(default_factory=list)
    """In order of time."""

    def save(self, derived: Path) -> None:
        """Writes what belongs into `derived/` of the media. Raises StorageFull and the like."""
        self.waveform.save(derived / WAVEFORM)
        self.landmarks.save(derived / LANDMARKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundSummary:
    """What a job that listened gives back: `SoundFindings` without what it has written into `derived/`."""

    facts: dict[str, Any]
    proposals: list[Proposal]


def listen(
    path: Path,
    *,
    context: JobContext,
    stream_index: int | None = None,
    first_frame: Fraction | None = None,
    on_seconds: Callable[[float], None] | None = None,
) -> SoundFindings | None:
    """Decodes the sound of `path` once and returns what is in it; None where it has no sound that can be decoded.

    `first_frame` is given where `path` is not the reference file but a merge of it with its sound: the time of the
    recording's first frame in seconds on the reference stream's clock. All times are then moved so that the merge's
    first frame lies there. `on_seconds` hears how far the listening is; `context` is only asked whether it was
    cancelled, so that this may run on a thread beside other work. Keeps a few seconds of samples whatever the
    length, and 7 MB an hour for the waveform. The same bytes give the same findings.

    Raises what opening the file raises, and Cancelled.
    """
    moved = Fraction(0) if first_frame is None else first_frame - first_frame_of(path)
    with SoundReader(path, stream_index) as reader, contextlib.ExitStack() as stack:
        listener: _Listener | None = None
        for block in reader.blocks():
            context.check_cancelled()
            if listener is None:
                listener = _Listener(reader, stack.enter_context(LowSound(reader.rate)))
            listener.take(block)
            if on_seconds is not None:
                on_seconds(block.end / reader.rate)
        return None if listener is None else listener.findings(moved)


class _Listener:
    """Hands each block to all that listen."""

    def __init__(self, reader: SoundReader, low: LowSound) -> None:
        self._reader = reader
        self._maker = WaveformMaker(reader.rate, reader.channels)
        self._finder = ImpulseFinder(reader.rate, self._maker.bin_samples)
        self._low = low
        self._landmarks = LandmarkMaker()

    def take(self, block: SoundBlock) -> None:
        first_bin, peaks = self._maker.take(block.start, block.samples)
        self._finder.take(block, first_bin, peaks)
        for place, samples in self._low.take(block):
            self._landmarks.take(place, samples)

    def findings(self, moved: Fraction) -> SoundFindings:
        """What was found, all times `moved` by so many seconds."""
        for place, samples in self._low.rest():
            self._landmarks.take(place, samples)
        start = self._reader.start
        waveform = self._maker.result(start + moved)
        landmarks = self._landmarks.result(
            start=start + moved, file_start=start, seconds=Fraction(self._low.end, LOW_RATE)
        )
        proposals = [_of_quiet(each, waveform) for each in quiet_stretches(waveform)]
        proposals += [_of_impulse(each, waveform) for each in self._finder.result()]
        proposals += [_of_repeat(each, landmarks) for each in repeats_within(landmarks, self._low.read)]
        proposals.sort(key=lambda each: (each.start, each.kind))
        return SoundFindings(
            waveform=waveform,
            landmarks=landmarks,
            facts=_facts(self._reader, waveform),
            proposals=proposals,
        )


def listen_to_file(
    context: JobContext,
    *,
    path: str,
    stream_index: int | None,
    first_frame: Fraction | None,
    derived_folder: str,
) -> SoundSummary | None:
    """A job: listens, writes what belongs into `derived/`, and returns the rest."""

    def tell(seconds: float) -> None:
        context.report(seconds, None, "seconds")

    found = listen(
        Path(path), context=context, stream_index=stream_index, first_frame=first_frame, on_seconds=tell
    )
    if found is None:
        return None
    found.save(Path(derived_folder))
    return SoundSummary(facts=found.facts, proposals=found.proposals)


def first_frame_of(path: Path) -> Fraction:
    """Seconds on the file's own clock at which its first picture is shown; 0 where there is none."""
    with open_media(path) as container:
        for stream in container.streams:
            if isinstance(stream, VideoStream) and not stream.disposition & NOT_THE_VIDEO:
                video = only(container, stream.index)
                assert isinstance(video, VideoStream)
                for _, frame in Decoder(container, video, KeyedBy.PTS, one_thread=True).frames():
                    if frame.pts is not None and frame.time_base is not None:
                        return Fraction(frame.pts * frame.time_base)
    return Fraction(0)


def _facts(reader: SoundReader, waveform: Waveform) -> dict[str, Any]:
    heard = waveform.low != VOID
    peak = max(int(waveform.high[heard].max(initial=0)), -int(waveform.low[heard].min(initial=0)))
    return {
        "listener": LISTENER,
        "rate": reader.rate,
        "channels": reader.channels,
        "start_micros": round(waveform.start * 1_000_000),
        "end_micros": round(waveform.end * 1_000_000),
        "peak_milli_dbfs": _milli_dbfs(peak),
        "gaps": len(reader.gaps),
        "damaged_packets": reader.damaged,
        "times_run_back": reader.runs_back,
        "av": av.__version__,
    }


def _of_quiet(quiet: Quiet, waveform: Waveform) -> Proposal:
    return Proposal(
        kind=SuggestionKind.SOUND_GAP if quiet.sudden else SuggestionKind.SILENCE,
        start=waveform.start + quiet.start * waveform.bin_seconds,
        end=waveform.start + quiet.end * waveform.bin_seconds,
        facts={
            "missing": quiet.missing,
            "digital": quiet.peak_code == 0,
            "count": quiet.count,
            "peak_milli_dbfs": _milli_dbfs(quiet.peak_code),
        },
    )


def _of_impulse(impulse: Impulse, waveform: Waveform) -> Proposal:
    return Proposal(
        kind=SuggestionKind.IMPULSIVE,
        start=waveform.start + Fraction(impulse.start, waveform.rate),
        end=waveform.start + Fraction(impulse.end, waveform.rate),
        facts={
            "peak_milli_dbfs": impulse.peak_milli_dbfs,
            "rise_micros": impulse.rise_us,
            "clipped": impulse.clipped_samples > 0,
            "clipped_samples": impulse.clipped_samples,
            "count": impulse.count,
        },
    )


def _of_repeat(repeat: Repeat, landmarks: Landmarks) -> Proposal:
    """The second hearing is what is proposed; `other` is the first."""

    def at(sample: int) -> Fraction:
        return landmarks.start + Fraction(sample, LOW_RATE)

    return Proposal(
        kind=SuggestionKind.REPEATED,
        start=at(repeat.start + repeat.lag),
        end=at(repeat.end + repeat.lag),
        facts={"score_milli": repeat.score_milli, "lag_micros": repeat.lag * 1_000_000 // LOW_RATE},
        other=(at(repeat.start), at(repeat.end)),
    )


def _milli_dbfs(code: int) -> int:
    """Level of a waveform's code in thousandths of a decibel below full scale; -120,000 for nothing at all."""
    amplitude = float(AMPLITUDES[code + 128])
    return round(20_000 * math.log10(amplitude)) if amplitude > 0 else -120_000
