"""Times for people, made from and read back to presentation timestamps (PTS)."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime
from fractions import Fraction

from catalog.errors import InvalidInput

_CLOCK = re.compile(r"(-?)(?:(\d{1,12}):)?(\d{1,3}):(\d{1,2}(?:\.\d{1,100})?)")
_HINT = "Write seconds (12.5), a clock time (1:02:03.500), a frame (frame:300) or a PTS (pts:90000)."


def utc_now() -> str:
    """The present moment as `2026-11-01T09:30:00.000Z`."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def seconds_of(pts: int, *, time_base: Fraction, origin_pts: int) -> Fraction:
    """Exact seconds from the recording's 0:00 to `pts`."""
    return (pts - origin_pts) * time_base


def clock(pts: int, *, time_base: Fraction, origin_pts: int) -> str:
    """`h:mm:ss.mmm` from the recording's 0:00, rounded up, so that typing it again finds the same frame."""
    return clock_of_seconds(seconds_of(pts, time_base=time_base, origin_pts=origin_pts))


def clock_of_seconds(seconds: Fraction) -> str:
    milliseconds = math.ceil(seconds * 1000)
    sign = "-" if milliseconds < 0 else ""
    whole, rest = divmod(abs(milliseconds), 1000)
    minutes, second = divmod(whole, 60)
    hour, minute = divmod(minutes, 60)
    return f"{sign}{hour}:{minute:02}:{second:02}.{rest:03}"


def is_printed_as(typed_seconds: Fraction, pts: int, *, time_base: Fraction, origin_pts: int) -> bool:
    """Whether `clock` prints `pts` as just this time: then somebody who types it means that very moment."""
    return (
        math.ceil(seconds_of(pts, time_base=time_base, origin_pts=origin_pts) * 1000) == typed_seconds * 1000
    )


def parse_time(text: str) -> tuple[str, Fraction | int]:
    """Reads a time as a person writes it.

    Returns ("seconds", Fraction), ("frame", int) or ("pts", int). Raises InvalidInput.
    """
    text = text.strip()
    kind, colon, number = text.partition(":")
    if colon and kind in ("frame", "pts"):
        try:
            return kind, int(number)
        except ValueError:
            raise InvalidInput(f"“{text}” is not a {kind} number.", hint=_HINT) from None
    match = _CLOCK.fullmatch(text)
    if match:
        sign, hours, minutes, seconds = match.groups()
        total = Fraction(int(hours or 0) * 3600 + int(minutes) * 60) + Fraction(seconds)
        return "seconds", -total if sign else total
    if re.fullmatch(r"-?\d{1,100}(\.\d{1,100})?", text):
        return "seconds", Fraction(text)
    raise InvalidInput(f"“{text}” is not a time.", hint=_HINT)
