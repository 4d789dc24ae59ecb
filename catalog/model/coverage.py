"""Which spans of a recording were watched, and how much of a span that is. Spans are half-open PTS."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TypeAlias

from catalog.model.records import Review

Span: TypeAlias = tuple[int, int]


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in their order, those that touch or overlap made one; empty ones are left out."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if end <= start:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def covered(
    reviews: Iterable[Review],
    *,
    watched_by: str | None = None,
    max_speed_milli: int | None = None,
    with_sound: bool | None = None,
) -> list[Span]:
    """What these reviews of one recording cover, merged.

    Only those by `watched_by`, at most at `max_speed_milli` (frame by frame is slower than any), and with or
    without sound; None asks for nothing.
    """
    return merged(
        (each.start_pts, each.end_pts)
        for each in reviews
        if (watched_by is None or each.watched_by == watched_by)
        and (max_speed_milli is None or each.speed_milli <= max_speed_milli)
        and (with_sound is None or each.with_sound == with_sound)
    )


def within(spans: Iterable[Span], start: int, end: int) -> list[Span]:
    """The parts of merged spans that lie in `start` to `end`."""
    return [(max(a, start), min(b, end)) for a, b in spans if max(a, start) < min(b, end)]


def missing(spans: Iterable[Span], start: int, end: int) -> list[Span]:
    """The parts of `start` to `end` that merged spans do not cover."""
    found: list[Span] = []
    here = start
    for a, b in within(spans, start, end):
        if a > here:
            found.append((here, a))
        here = b
    if here < end:
        found.append((here, end))
    return found


def share(spans: Iterable[Span], start: int, end: int) -> Fraction:
    """The part of `start` to `end` that merged spans cover, from 0 to 1; 0 of an empty span."""
    if end <= start:
        return Fraction(0)
    return Fraction(sum(b - a for a, b in within(spans, start, end)), end - start)


def percent(part: Fraction) -> int:
    """In hundredths, rounded so that only all is 100 and only nothing is 0."""
    if part in (0, 1):
        return int(part * 100)
    return min(99, max(1, round(part * 100)))


def speed_words(speed_milli: int) -> str:
    """`1×`, `0.25×`, or that it was looked at frame by frame."""
    return "frame by frame" if speed_milli == 0 else f"{speed_milli / 1000:g}×"
