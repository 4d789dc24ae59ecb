"""Sound that two recordings of a case share: a job over their stored landmarks, confirmed from the samples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from catalog.analysis.sound.landmarks import HOP, Landmarks
from catalog.analysis.sound.repeats import Repeat, confirmed, places_between
from catalog.errors import CatalogError
from catalog.jobs import JobContext
from catalog.media.low_sound import LOW_RATE, LowSound, low_sound_of

FILES_KEPT = 12
"""So many recordings' sound at 8 kHz is kept in temporary files (58 MB an hour each)."""
PLACES_COMPARED = 8
"""For each two recordings, at most so many places: those with the most landmarks in common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A recording that was listened to, and where its landmarks lie."""

    media_uid: str
    path: str
    stream_index: int | None
    landmarks_path: str


class _Sounds:
    """The sound of the recordings being compared, each decoded when it is first wanted; the last few are kept."""

    def __init__(self) -> None:
        self._kept: dict[str, LowSound] = {}

    def __enter__(self) -> _Sounds:
        return self

    def __exit__(self, *_: object) -> None:
        for each in self._kept.values():
            each.close()

    def of(self, heard: Heard) -> LowSound:
        if heard.media_uid not in self._kept:
            while len(self._kept) >= FILES_KEPT:
                self._kept.pop(next(iter(self._kept))).close()
            self._kept[heard.media_uid] = low_sound_of(Path(heard.path), heard.stream_index)
        return self._kept[heard.media_uid]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonSound:
    """The same sound in two recordings; times in seconds on the clock of each one's reference stream."""

    media_uid: str
    start: Fraction
    end: Fraction
    other_uid: str
    other_start: Fraction
    other_end: Fraction
    score_milli: int
    share_milli: int
    """How much of the shorter one's sound this is, in thousandths."""


def sounds_in_common(
    context: JobContext, *, sounds: Sequence[Heard], only: str | None = None
) -> list[CommonSound]:
    """A job: compares every two of `sounds`, or those of `only` (a media's uid) with each other one.

    A file that can no longer be read or whose landmarks went just now is passed over. The answer depends neither on the
    order of `sounds` beyond who comes first in each pair, nor on anything but the bytes.
    """
    loaded: list[_Known] = []
    for each in sounds:
        try:
            marks = Landmarks.load(Path(each.landmarks_path))
        except CatalogError:
            continue
        loaded.append((each, marks))
    pairs = [
        (one, other)
        for at, one in enumerate(loaded)
        for other in loaded[at + 1 :]
        if only is None or only in (one[0].media_uid, other[0].media_uid)
    ]
    found: list[CommonSound] = []
    with _Sounds() as opened:
        for done, (one, other) in enumerate(pairs):
            context.report(done, len(pairs), "pairs of recordings")
            found += _in_common(opened, one, other)
    return found


_Known = tuple[Heard, Landmarks]


def _in_common(opened: _Sounds, one: _Known, other: _Known) -> list[CommonSound]:
    repeats: list[Repeat] = []
    for place in places_between(one[1], other[1])[:PLACES_COMPARED]:
        if any(_overlap(place.first * HOP, place.last * HOP, each) for each in repeats):
            continue
        try:
            repeat = confirmed(opened.of(one[0]).read, opened.of(other[0]).read, place)
        except CatalogError:
            return []
        if repeat is not None and not any(_overlap(repeat.start, repeat.end, each) for each in repeats):
            repeats.append(repeat)
    shorter = min(one[1].seconds, other[1].seconds)
    return [_told(one, other, each, shorter) for each in sorted(repeats, key=lambda each: each.start)]


def _overlap(start: int, end: int, repeat: Repeat) -> bool:
    """Whether most of the stretch lies in what is known already."""
    return 2 * (min(end, repeat.end) - max(start, repeat.start)) > end - start


def _told(one: _Known, other: _Known, repeat: Repeat, shorter: Fraction) -> CommonSound:
    length = Fraction(repeat.end - repeat.start, LOW_RATE)
    return CommonSound(
        media_uid=one[0].media_uid,
        start=one[1].start + Fraction(repeat.start, LOW_RATE),
        end=one[1].start + Fraction(repeat.end, LOW_RATE),
        other_uid=other[0].media_uid,
        other_start=other[1].start + Fraction(repeat.start + repeat.lag, LOW_RATE),
        other_end=other[1].start + Fraction(repeat.end + repeat.lag, LOW_RATE),
        score_milli=repeat.score_milli,
        share_milli=min(1000, round(1000 * length / shorter)) if shorter else 0,
    )
