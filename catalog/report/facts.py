"""Labelled values: times, sizes, and whatever a probe or a server recorded, as lines for a report."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from catalog.model.records import Media
from catalog.model.timecode import clock, seconds_of
from catalog.report.characters import shortened
from catalog.report.content import LEFT_OUT, NOT_SUPPLIED, Fact

LONGEST_VALUE = 1500
"""Characters of one value from a probe or a server; the whole stands in the case."""
_MOST_LINES = 160


def fact(label: str, value: object, form: str = "text", *, left_out: bool = False) -> Fact:
    """A value; where it is empty "not supplied", or that it was `left_out`."""
    text = _words(value)
    if text.strip():
        return Fact(label, text, form)
    return Fact(label, LEFT_OUT if left_out else NOT_SUPPLIED, "missing")


def optional(label: str, value: object, form: str = "text") -> tuple[Fact, ...]:
    """The fact, or nothing where the value is empty."""
    text = _words(value)
    return (Fact(label, text, form),) if text.strip() else ()


def facts_of(values: Mapping[str, Any]) -> tuple[Fact, ...]:
    """A mapping's values, nested ones too, a line each ("metadata · creation time"), empty ones left out."""
    lines = list(_lines(values, ()))
    if len(lines) > _MOST_LINES:
        left = len(lines) - _MOST_LINES
        lines = [*lines[:_MOST_LINES], Fact("more", f"{left} more values stand in the case", "missing")]
    return tuple(lines)


def readable(name: str) -> str:
    """A field's name in words."""
    return name.replace("_", " ").strip()


def moment(media: Media, pts: int) -> str:
    """The clock time and the seconds of a PTS, said to be estimated where they are."""
    seconds = seconds_of(pts, time_base=media.time_base, origin_pts=media.origin_pts)
    text = f"{_clock(media, pts)} ({seconds_text(seconds)} s)"
    return f"{text}, estimated" if media.times_estimated else text


def short_moment(media: Media, pts: int) -> str:
    return _clock(media, pts) + (" est." if media.times_estimated else "")


def duration_text(media: Media, start_pts: int, end_pts: int) -> str:
    text = f"{seconds_text((end_pts - start_pts) * media.time_base)} s"
    return f"{text}, estimated" if media.times_estimated else text


def seconds_text(seconds: Fraction) -> str:
    """Seconds with six decimals, the nearest (halves up)."""
    sign = "-" if seconds < 0 else ""
    micros = int(abs(seconds) * 2_000_000 + 1) // 2
    return f"{sign}{micros // 1_000_000}.{micros % 1_000_000:06}"


def size_text(size: int) -> str:
    """Bytes exactly, and roughly in larger units."""
    exact = f"{size:,} bytes".replace(",", "\u202f")
    value, unit = size, ""
    for unit in ("kB", "MB", "GB", "TB"):
        if value < 1_000_000 or unit == "TB":
            break
        value //= 1000
    return exact if size < 1000 else f"{exact} ({value // 1000}.{value % 1000 // 100} {unit})"


def json_text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(", ", ": "), default=str)


def _clock(media: Media, pts: int) -> str:
    return clock(pts, time_base=media.time_base, origin_pts=media.origin_pts)


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple, dict)):
        return json_text(value) if value else ""
    return str(value)


def _lines(values: Mapping[str, Any], above: tuple[str, ...]) -> Iterator[Fact]:
    for name in values:
        value = values[name]
        path = (*above, readable(str(name)))
        if isinstance(value, Mapping):
            yield from _lines(value, path)
        elif isinstance(value, (list, tuple)) and any(isinstance(each, Mapping) for each in value):
            for number, each in enumerate(value):
                yield from _lines(each if isinstance(each, Mapping) else {"": each}, (*path, str(number)))
        else:
            text = (
                ", ".join(_words(each) for each in value)
                if isinstance(value, (list, tuple))
                else _words(value)
            )
            if len(text) > LONGEST_VALUE:
                text = (
                    text[:LONGEST_VALUE]
                    + f"… ({len(text) - LONGEST_VALUE} more characters stand in the case)"
                )
            yield from optional(shortened(" · ".join(part for part in path if part), 80), text)
