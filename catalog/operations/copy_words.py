"""What two recordings share and how they differ, in sentences for people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from catalog.analysis.copies.results import WHOLE, Area, Closely, FileFacts
from catalog.case import Case
from catalog.model.records import Annotation, Media, Posting, StoredObject
from catalog.model.timecode import seconds_of

SHORTEST_TOLD_SECONDS = 0.5
"""Differences shorter than this are not told: the ends of ranges are not known better."""
MOST_RANGES_TOLD = 4
CANDIDATE = "candidate"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRange:
    """One stretch that both show, half-open, each end a PTS of its own recording."""

    start_pts: int
    end_pts: int
    other_start_pts: int
    other_end_pts: int
    speed: float = 1.0
    """Seconds of the other for each second of the one: above 1 the one runs faster than the other."""
    mirrored: bool = False
    stands_still: bool = False
    """Nothing moves in it, so that its moments are not certain."""

    def turned(self) -> CopyRange:
        """As the other sees it."""
        return CopyRange(
            start_pts=self.other_start_pts,
            end_pts=self.other_end_pts,
            other_start_pts=self.start_pts,
            other_end_pts=self.end_pts,
            speed=1 / self.speed,
            mirrored=self.mirrored,
            stands_still=self.stands_still,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyCandidate:
    """Two recordings that share footage, seen from `media_uid` (empty: a file or picture that is not in the case)."""

    media_uid: str
    other_uid: str
    ranges: tuple[CopyRange, ...]
    only_here: tuple[tuple[int, int], ...]
    """Stretches (PTS, half-open) of the media that the other lacks; `only_there` the other way round."""
    only_there: tuple[tuple[int, int], ...]
    changes: dict[str, str]
    """In words, by topic: speed, mirrored, cropped, overlaid, colour, encoding, sound. What does not differ is not
    in it, but for the sound; overlaid and colour are only known where `looked_closely`."""
    looked_closely: bool
    earliest: Posting | None
    earliest_words: str
    words: str
    annotations: int
    """So many the other has."""
    watched: None
    """Not known yet: nothing records who watched what."""
    state: str
    """CANDIDATE, or a CopyState."""
    link_uid: str

    @property
    def speed(self) -> float:
        return max(self.ranges, key=lambda each: each.end_pts - each.start_pts).speed

    @property
    def mirrored(self) -> bool:
        return any(each.mirrored for each in self.ranges)

    @property
    def stands_still(self) -> bool:
        return any(each.stands_still for each in self.ranges)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One of the two: a media of the case, or a file that is in none."""

    uid: str
    label: str
    kind: str
    time_base: Fraction
    origin_pts: int
    first_pts: int
    end_pts: int
    size_px: tuple[int, int]
    """As shown: upright."""
    codec: str
    bits_a_second: int
    has_sound: bool
    annotations: int = 0
    postings: tuple[Posting, ...] = field(default=())

    def clock(self, pts: int) -> str:
        """Minutes and seconds to a tenth, for reading."""
        tenths = round(seconds_of(pts, time_base=self.time_base, origin_pts=self.origin_pts) * 10)
        sign, tenths = ("-", -tenths) if tenths < 0 else ("", tenths)
        minutes, rest = divmod(tenths, 600)
        hours, minutes = divmod(minutes, 60)
        seconds = f"{rest // 10:02}" + (f".{rest % 10}" if rest % 10 else "")
        return f"{sign}{hours}:{minutes:02}:{seconds}" if hours else f"{sign}{minutes:02}:{seconds}"

    def span(self, start_pts: int, end_pts: int) -> str:
        return f"{self.clock(start_pts)}–{self.clock(end_pts)}"

    def seconds(self, ticks: int) -> float:
        return float(ticks * self.time_base)


def party_of(case: Case, media: Media) -> Party:
    stored = case.get(StoredObject, media.reference_object_uid)
    duration = float((media.end_pts - media.first_pts) * media.time_base)
    return Party(
        uid=media.uid,
        label=media.label,
        kind=media.kind,
        time_base=media.time_base,
        origin_pts=media.origin_pts,
        first_pts=media.first_pts,
        end_pts=media.end_pts,
        size_px=_upright(media.width_px, media.height_px, media.rotation_degrees),
        codec=_codec(media.probe, media.stream_index),
        bits_a_second=round(stored.size * 8 / duration) if duration > 0 else 0,
        has_sound=media.has_sound,
        annotations=case.count(Annotation, media_uid=media.uid),
        postings=tuple(case.find(Posting, media_uid=media.uid, order="number")),
    )


def party_of_file(found: FileFacts) -> Party:
    facts: dict[str, Any] = dict(found.facts)
    duration = found.end - found.start
    return Party(
        uid="",
        label=f"“{facts['title']}”",
        kind=found.kind,
        time_base=found.time_base,
        origin_pts=found.origin_pts,
        first_pts=round(found.start / float(found.time_base)),
        end_pts=round(found.end / float(found.time_base)),
        size_px=_upright(facts["width_px"], facts["height_px"], facts["rotation_degrees"]),
        codec=_codec(facts, facts["stream_index"]),
        bits_a_second=round(facts["size"] * 8 / duration) if duration > 0 else 0,
        has_sound=facts["has_sound"],
    )


def _upright(width: int, height: int, rotation_degrees: int) -> tuple[int, int]:
    return (height, width) if rotation_degrees % 180 else (width, height)


def _codec(probe: dict[str, Any], stream_index: int) -> str:
    for stream in probe.get("streams", []):
        if stream.get("index") == stream_index:
            return str(stream.get("codec", ""))
    return ""


# ---------------------------------------------------------------- what is missing where


def lacking(ranges: tuple[CopyRange, ...], party: Party) -> tuple[tuple[int, int], ...]:
    """Stretches (PTS, half-open) of `party`, the one of the ranges, that no range covers."""
    shortest = SHORTEST_TOLD_SECONDS / float(party.time_base)
    found, at = [], party.first_pts
    for each in sorted(ranges, key=lambda one: one.start_pts):
        if each.start_pts - at >= shortest:
            found.append((at, each.start_pts))
        at = max(at, each.end_pts)
    if party.end_pts - at >= shortest:
        found.append((at, party.end_pts))
    return tuple(found)


def sentences(
    one: Party,
    other: Party,
    ranges: tuple[CopyRange, ...],
    changes: dict[str, str],
) -> Iterator[str]:
    """What is the same, what is missing, what is different; seen from `one`."""
    here, there = lacking(ranges, one), lacking(tuple(each.turned() for each in ranges), other)
    if one.kind == "photograph":
        yield f"{one.label} shows {other.label} at {other.clock(ranges[0].other_start_pts)}."
    elif not here and not there:
        yield f"{one.label} and {other.label} show the same from beginning to end."
    else:
        yield from _shared(one, other, ranges)
        yield from _missing(one, other, ranges, here, there)
    if any(each.stands_still for each in ranges):
        yield "The picture stands still: when exactly is not certain."
    yield from (f"{each}." for each in changes.values())
    if other.annotations:
        noun = "annotation" if other.annotations == 1 else "annotations"
        yield f"{other.label} has {other.annotations} {noun}."


def _shared(one: Party, other: Party, ranges: tuple[CopyRange, ...]) -> Iterator[str]:
    told = [
        f"{one.span(each.start_pts, each.end_pts)} is {other.label} "
        f"{other.span(each.other_start_pts, each.other_end_pts)}"
        for each in ranges[:MOST_RANGES_TOLD]
    ]
    more = len(ranges) - MOST_RANGES_TOLD
    yield "; ".join(told) + (f"; and {more} more ranges." if more > 0 else ".")


def _missing(
    one: Party,
    other: Party,
    ranges: tuple[CopyRange, ...],
    here: tuple[tuple[int, int], ...],
    there: tuple[tuple[int, int], ...],
) -> Iterator[str]:
    """What the other has that the one lacks, and the other way round."""
    middle = []
    for start, end in there:
        seconds = other.seconds(end - start)
        if start == other.first_pts and not any(begin == one.first_pts for begin, _ in here):
            yield f"{one.label} begins {seconds:.1f} s later."
        elif end == other.end_pts and not any(until == one.end_pts for _, until in here):
            yield f"{one.label} ends {seconds:.1f} s earlier."
        else:
            middle.append(other.span(start, end))
    if middle:
        yield f"{_listed(middle)} of {other.label} {_is(middle)} missing in {one.label}."
    more = [one.span(start, end) for start, end in here]
    if more:
        yield f"{_listed(more)} of {one.label} {_is(more)} not in {other.label}."


def _listed(spans: list[str]) -> str:
    told = spans[:MOST_RANGES_TOLD]
    rest = len(spans) - len(told)
    return ", ".join(told) + (f" and {rest} more stretches" if rest else "")


def _is(spans: list[str]) -> str:
    return "is" if len(spans) == 1 else "are"


# ---------------------------------------------------------------- what was changed


def changes_between(
    one: Party,
    other: Party,
    ranges: tuple[CopyRange, ...],
    areas: tuple[Area, Area],
    closely: Closely | None,
) -> dict[str, str]:
    """How the one's pictures and sound differ from the other's; by topic, in words without a full stop."""
    found: dict[str, str] = {}
    speed = next((each.speed for each in ranges if abs(each.speed - 1) > 0.004), 1.0)
    if speed != 1.0:
        found["speed"] = f"{one.label} runs at {speed:.2f} times the speed of {other.label}"
    if any(each.mirrored for each in ranges):
        found["mirrored"] = "left and right are exchanged"
    if cropped := _cropped(one, other, areas):
        found["cropped"] = cropped
    named = {"one": one.label, "other": other.label}
    if closely and closely.overlaid:
        over = named.get(closely.overlaid_side, "one of the two")
        found["overlaid"] = f"something is laid over the picture of {over} ({closely.overlaid_where})"
    if closely and closely.grey_side:
        found["colour"] = f"{named[closely.grey_side]} has no colours"
    if encoded := _encoded(one, other, closely):
        found["encoding"] = encoded
    if one.has_sound != other.has_sound and one.kind != "photograph":
        silent, loud = (other, one) if one.has_sound else (one, other)
        found["sound"] = f"{silent.label} has no sound, {loud.label} has"
    elif one.kind != "photograph":
        found["sound"] = "both have sound" if one.has_sound else "neither has sound"
    return found


def _cropped(one: Party, other: Party, areas: tuple[Area, Area]) -> str:
    told = []
    shapes = []
    for party, (left, top, right, bottom) in zip((one, other), areas, strict=True):
        if (left, top, right, bottom) != WHOLE and (right - left) * (bottom - top) < 0.97 * 10_000**2:
            told.append(f"{party.label} has borders around the picture")
        width, height = party.size_px
        shapes.append(max(1e-6, width * (right - left)) / max(1e-6, height * (bottom - top)))
    if not 0.95 < shapes[0] / shapes[1] < 1.05:
        told.append("the pictures are of different shapes: cropped or stretched")
    return "; ".join(told)


def _encoded(one: Party, other: Party, closely: Closely | None) -> str:
    if closely and closely.same_pixels:
        return "the pictures are the same bit for bit: not encoded again"
    told = []
    if one.size_px != other.size_px:
        told.append(f"{_size(one)} px against {_size(other)}")
    if one.codec != other.codec and one.codec and other.codec:
        told.append(f"{one.codec} against {other.codec}")
    if one.bits_a_second and other.bits_a_second and one.kind != "photograph":
        told.append(f"{_rate(one.bits_a_second)} against {_rate(other.bits_a_second)}")
    if closely and closely.frames:
        return "encoded again" + (f" ({', '.join(told)})" if told else "")
    return ", ".join(told)


def _size(party: Party) -> str:
    return f"{party.size_px[0]}x{party.size_px[1]}"


def _rate(bits_a_second: int) -> str:
    return (
        f"{bits_a_second / 1e6:.1f} Mbit/s"
        if bits_a_second >= 1_000_000
        else f"{bits_a_second / 1e3:.0f} kbit/s"
    )


def earliest_posting(*parties: Party) -> tuple[Posting, str] | None:
    """The posting known to be the earliest, and that in words: by its page's date, else by when it was captured."""
    known = [
        (posting.published_utc or posting.captured_utc, party, posting)
        for party in parties
        for posting in party.postings
        if posting.published_utc or posting.captured_utc
    ]
    if not known:
        return None
    when, party, posting = min(known, key=lambda each: (each[0], each[2].number))
    how = "published" if posting.published_utc else "captured; when it was published is not known"
    return posting, f"Earliest known posting: P{posting.number} of {party.label}, {when[:10]} ({how})"
