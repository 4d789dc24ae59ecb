"""Subtitles as text: SRT (SubRip) and WebVTT, read with the line of each fault, and written.

Times are whole milliseconds from the recording's 0:00, spans half-open, as both formats have them. What only says
how a cue looks (places, styles, colours, italics) is dropped; the file itself is kept in the case.
Sources: W3C, "WebVTT: The Web Video Text Tracks Format"; SubRip has no standard, only its files.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from catalog.errors import InvalidInput
from catalog.texts import phrase

LONGEST_BYTES = 20_000_000
ENCODINGS = ("utf-8", "utf-16", "cp1251", "cp1252")

_STAMP = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIMES = re.compile(rf"\s*{_STAMP}\s*-->\s*{_STAMP}(?:\s+(\S.*))?\s*")
_LOOKS = re.compile(
    r"</?(?:i|b|u|s|c|lang|ruby|rt|font|span)(?:[.\s][^<>]*)?>|<\d[\d:.]*>|\{\\[^{}]*\}|</v>", re.IGNORECASE
)
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]*)>", re.IGNORECASE)
_HINT = "Correct the file at that line, or take it out, and read it again."


@dataclass(frozen=True, slots=True)
class Cue:
    """`line` is where its times stand in the file, from 1; 0 for one that was not read from a file."""

    start_ms: int
    end_ms: int
    text: str
    speaker: str = ""
    line: int = 0


def decoded(data: bytes, *, name: str, encoding: str = "") -> tuple[str, str]:
    """The text of a subtitle file, and the encoding it was read as.

    A byte order mark decides; then zero bytes in every other place mean UTF-16; then valid UTF-8 is UTF-8; all
    else is read as Windows-1251, which old Russian and Ukrainian files are in. `encoding` settles it instead.
    Raises InvalidInput for bytes that cannot be so, and for a file that is too large to be subtitles.
    """
    if len(data) > LONGEST_BYTES:
        raise InvalidInput(
            phrase("{name} is too large for subtitles.", name=name), hint="Give an SRT or WebVTT file."
        )
    found = encoding or _encoding_of(data)
    try:
        return data.decode(found), found
    except (UnicodeDecodeError, LookupError):
        raise InvalidInput(
            phrase("{name} cannot be read as {found}.", name=name, found=found),
            hint=phrase("Name its encoding: {ENCODINGS}.", ENCODINGS=", ".join(ENCODINGS)),
        ) from None


def _encoding_of(data: bytes) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    head = data[:4000]
    if head and 0 in head:
        return "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1251"
    return "utf-8"


def parse_subtitles(text: str, *, name: str) -> list[Cue]:
    """The cues of an SRT or WebVTT text in the file's order. A cue of several voices gives one for each.

    Cues without text are left out. Raises InvalidInput, naming file and line, for anything that is neither.
    """
    lines = (
        text.removeprefix("\ufeff")
        .replace("\0", "\ufffd")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .split("\n")
    )
    is_vtt = bool(re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]))
    if not is_vtt and name.lower().endswith(".vtt"):
        raise InvalidInput(
            phrase("{name}, line 1: a WebVTT file begins with “WEBVTT”.", name=name), hint=_HINT
        )
    cues: list[Cue] = []
    for first, block in _blocks(lines, 1 if is_vtt else 0):
        cues.extend(_cues_of(block, first, name=name, is_vtt=is_vtt, is_head=is_vtt and first == 2))
    if not cues:
        raise InvalidInput(
            phrase("There are no subtitles in {name}.", name=name), hint="Give an SRT or WebVTT file."
        )
    return cues


def _blocks(lines: list[str], begin: int) -> Iterable[tuple[int, list[str]]]:
    """What stands between blank lines, with the number of its first line."""
    block: list[str] = []
    for number, line in enumerate([*lines[begin:], ""], begin + 1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _cues_of(block: list[str], first: int, *, name: str, is_vtt: bool, is_head: bool) -> Iterable[Cue]:
    if is_vtt and (
        re.match(r"(NOTE|STYLE|REGION)(\s|$)", block[0]) or (is_head and "-->" not in " ".join(block))
    ):
        return
    place = 0 if "-->" in block[0] else 1
    if place >= len(block) or "-->" not in block[place]:
        raise InvalidInput(
            phrase(
                "{name}, line {first}: here should stand the times of a line, as 00:00:01,000 --> "
                "00:00:02,500.",
                name=name,
                first=first,
            ),
            hint=_HINT,
        )
    number = first + place
    match = _TIMES.fullmatch(block[place])
    if match is None:
        raise InvalidInput(
            phrase(
                "{name}, line {number}: “{block}” are not two times.",
                name=name,
                number=number,
                block=block[place].strip()[:60],
            ),
            hint=_HINT,
        )
    start, end = _milliseconds(match.groups()[:4]), _milliseconds(match.groups()[4:8])
    if end <= start:
        raise InvalidInput(
            phrase("{name}, line {number}: this line ends before it begins.", name=name, number=number),
            hint=_HINT,
        )
    for speaker, words in (
        _voices("\n".join(block[place + 1 :])) if is_vtt else [("", "\n".join(block[place + 1 :]))]
    ):
        if text := _plain(words, is_vtt=is_vtt):
            yield Cue(start, end, text, speaker, number)


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = parts
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return whole * 1000 + int((rest or "0").ljust(3, "0"))


def _voices(text: str) -> list[tuple[str, str]]:
    """(speaker, words) in their order; what stands before the first voice has none."""
    parts = _VOICE.split(text)
    return [
        ("", parts[0]),
        *((html.unescape(who).strip(), words) for who, words in zip(parts[1::2], parts[2::2], strict=True)),
    ]


def _plain(text: str, *, is_vtt: bool) -> str:
    """Words alone, one line for each line; WebVTT's escapes resolved."""
    text = _LOOKS.sub("", text)
    text = html.unescape(text) if is_vtt else text
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


# ---------------------------------------------------------------- writing


def written_srt(cues: Iterable[Cue], *, speakers: bool = False) -> str:
    """SRT has no place for a speaker: with `speakers` each stands before the words, and is not read back."""
    blocks = []
    for number, cue in enumerate(cues, 1):
        text = f"{cue.speaker}: {cue.text}" if speakers and cue.speaker else cue.text
        blocks.append(
            f"{number}\n{_stamp(cue.start_ms, ',')} --> {_stamp(cue.end_ms, ',')}\n{_solid(text)}\n"
        )
    return "\n".join(blocks)


def written_vtt(cues: Iterable[Cue]) -> str:
    blocks = ["WEBVTT\n"]
    for cue in cues:
        voice = f"<v {_escaped(' '.join(cue.speaker.split()))}>" if cue.speaker.strip() else ""
        times = f"{_stamp(cue.start_ms, '.')} --> {_stamp(cue.end_ms, '.')}"
        blocks.append(f"{times}\n{voice}{_escaped(_solid(cue.text))}\n")
    return "\n".join(blocks)


def _solid(text: str) -> str:
    """Without blank lines, which would end the cue."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _stamp(milliseconds: int, point: str) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour:02}:{minute:02}:{second:02}{point}{rest:03}"


# ---------------------------------------------------------------- times


def pts_of_milliseconds(milliseconds: int, *, time_base: Fraction, origin_pts: int) -> int:
    """The last PTS that is not after the time, so that `catalog.model.timecode.clock` prints that time again:
    exact to the millisecond wherever the time base is not coarser than one."""
    return origin_pts + int(Fraction(milliseconds, 1000) // time_base)


def milliseconds_of_pts(pts: int, *, time_base: Fraction, origin_pts: int) -> int:
    """Rounded up, as clock times are; the inverse of `pts_of_milliseconds`. Not below 0."""
    exact = (pts - origin_pts) * time_base * 1000
    return max(0, -(-exact.numerator // exact.denominator))
