"""Times for people, made from and read back to presentation timestamps (PTS)."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import UTC, datetime
from fractions import Fraction

from catalog.errors import InvalidInput
from catalog.texts import phrase

_CLOCK = re.compile(r"(-?)(?:(\d{1,12}):)?(\d{1,3}):(\d{1,2}(?:\.\d{1,100})?)")
_TIMECODE = re.compile(r"(\d{1,4}):([0-5]\d):([0-5]\d):(\d{2,3})")
_DATE = re.compile(r"\d{4}-\d\d?-\d\d?[T ].*", re.DOTALL)
_HINT = "Write seconds (12.5), a clock time (1:02:03.500), a frame (frame:300) or a PTS (pts:90000)."


def utc_now() -> str:
    """The present moment, as `utc_form`."""
    return utc_form(datetime.now(UTC))


def utc_form(moment: datetime) -> str:
    """A moment in UTC as it is written everywhere: `2026-11-01T09:30:00.000Z`."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


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


def timecode(number: int, frames_a_second: int) -> str:
    """`hh:mm:ss:ff` of a frame counted from 0, without dropped numbers (non-drop-frame)."""
    seconds, frame = divmod(number, frames_a_second)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    digits = max(2, len(str(frames_a_second - 1)))
    return f"{hour:02}:{minute:02}:{second:02}:{frame:0{digits}}"


def read_time(
    text: str, *, frames_a_second: int | None, pts_at_utc: Callable[[str], int | None]
) -> tuple[str, Fraction | int]:
    """As `parse_time`, and two forms that only a known recording gives a meaning to.

    A timecode (00:00:12:05) comes back as its frame; `frames_a_second` is None where the recording has no timecode. A
    moment of the world (2026-11-01T09:30:00Z) comes back as the PTS that `pts_at_utc` gives, None where nothing ties
    the recording to UTC. Raises InvalidInput.
    """
    text = text.strip()
    match = _TIMECODE.fullmatch(text)
    if match:
        if frames_a_second is None:
            raise InvalidInput(
                "This recording has no timecode: its frames do not come at one constant rate.", hint=_HINT
            )
        hours, minutes, seconds, frame = (int(each) for each in match.groups())
        if frame >= frames_a_second:
            raise InvalidInput(
                phrase("There is no frame {frame} in a second of this recording.", frame=frame),
                hint=phrase(
                    "It has {frames_a_second} frames a second, counted from 00.",
                    frames_a_second=frames_a_second,
                ),
            )
        return "frame", ((hours * 60 + minutes) * 60 + seconds) * frames_a_second + frame
    if _DATE.fullmatch(text):
        pts = pts_at_utc(text)
        if pts is None:
            raise InvalidInput(
                "Nothing says when in the world this recording was made.",
                hint="Tie it to UTC first, by a clock that is seen in the picture or another recording.",
            )
        return "pts", pts
    return parse_time(text)


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
            raise InvalidInput(
                phrase("“{value}” is not a {kind} number.", value=text, kind=kind), hint=_HINT
            ) from None
    match = _CLOCK.fullmatch(text)
    if match:
        sign, hours, minutes, seconds = match.groups()
        total = Fraction(int(hours or 0) * 3600 + int(minutes) * 60) + Fraction(seconds)
        return "seconds", -total if sign else total
    if re.fullmatch(r"-?\d{1,100}(\.\d{1,100})?", text):
        return "seconds", Fraction(text)
    raise InvalidInput(phrase("“{value}” is not a time.", value=text), hint=_HINT)


def pts_span(
    start: Fraction, end: Fraction, *, time_base: Fraction, first_pts: int, end_pts: int
) -> tuple[int, int] | None:
    """The half-open span of PTS that covers `start` … `end` (seconds on the reference stream's clock).

    Cut to the recording, `first_pts` … `end_pts`; None where nothing of it is inside, as with sound that goes on
    after the last frame. At least one unit long.
    """
    first = max(first_pts, math.floor(start / time_base))
    last = min(end_pts, max(math.ceil(end / time_base), math.floor(start / time_base) + 1))
    return (first, last) if first < last else None
