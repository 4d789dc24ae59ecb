"""Text of strangers made safe to look at: what has no shape of its own is shown as its number.

Controls, bidirectional overrides, invisible characters, private ones and lone surrogates could hide or turn round
what stands beside them; they are *marked*: written as their hexadecimal number between two private characters,
which no other text can hold, since private characters are marked themselves. A form turns marks into "U+202E"
in its own way. Ranges are written out here instead of asked of `unicodedata`, so that every Python gives the
same bytes; that is asked only of characters that our fonts have, which are older than any Python we run on.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence, Set

OPEN, CLOSE, BREAK = "\ue000", "\ue001", "\ue002"
"""Begin and end of a mark; a place where a long word may be broken."""
MARK = re.compile(f"{OPEN}([0-9A-F]+){CLOSE}")

_HIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # controls but the line feed
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200d-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef"  # surrogates, private, never characters
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
"""U+200C, the non-joiner, is left alone: Persian cannot be written without it."""

_COMBINING = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u06d6-\u06dc\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\ufe20-\ufe2f"
)
_TOWERS = re.compile(f"(?<=[{_COMBINING}]{{3}})[{_COMBINING}]+")
"""Marks above three on one letter, which would grow into the lines around."""

_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_FIRST_LETTER = re.compile(r"[^\W\d_]")
_STARTS_RIGHT_TO_LEFT = re.compile(f"[{_RIGHT_TO_LEFT}]")

_WORD_PARTS = re.compile(f"{OPEN}[0-9A-F]+{CLOSE}|[^{OPEN}]")
_BREAK_AFTER = frozenset("/?&=.,_-#%:;@+~|)]}")


def marked(text: str, *, families: Sequence[Set[int]] | None = None) -> str:
    """`text` with every hidden character marked, and every one that no family of fonts can set where it stands.

    `families` are the code points of each family, the preferred first; None: all can be set. A letter and its
    accents must come from one family: Typst 0.15 fails, and even panics, on some that do not (seen).
    """
    text = text.replace("\r\n", "\n")
    text = _HIDDEN.sub(_mark_all, text)
    text = _TOWERS.sub(_mark_all, text)
    if families is None or text.isascii():
        return text
    return "".join(_settable(text, families))


def _settable(text: str, families: Sequence[Set[int]]) -> Iterator[str]:
    able: Sequence[Set[int]] = ()
    for character in text:
        if character in (OPEN, CLOSE, "\n"):
            able = ()
            yield character
            continue
        accent = unicodedata.category(character).startswith("M")
        found = [family for family in (able if accent else families) if ord(character) in family]
        if found:
            able = found
            yield character
        else:
            able = able if accent else ()
            yield _mark(character)


def breakable(text: str, *, longest: int = 20, every: int = 20) -> str:
    """Marked text with places to break in words of more than `longest` characters.

    They lie after punctuation, and where there is none, `every` so many characters.
    """
    return re.sub(rf"\S{{{longest + 1},}}", lambda found: _with_breaks(found.group(), every), text)


def flat(text: str) -> str:
    """Marked text for places that carry letters alone, such as a document's title: marks become [U+202E]."""
    return MARK.sub(lambda found: f"[U+{found.group(1)}]", text.replace(BREAK, ""))


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter belongs to a script written from right to left (rule P2 of UAX #9)."""
    first = _FIRST_LETTER.search(MARK.sub("", text))
    return first is not None and _STARTS_RIGHT_TO_LEFT.match(first.group()) is not None


def shortened(text: str, most: int) -> str:
    """The first line of `text`, at most `most` characters of it, with … where something was cut."""
    first, _, rest = text.strip().partition("\n")
    if len(first) > most:
        return first[: most - 1].rstrip() + "…"
    return first + (" …" if rest.strip() else "")


def _mark(character: str) -> str:
    return f"{OPEN}{ord(character):04X}{CLOSE}"


def _mark_all(found: re.Match[str]) -> str:
    return "".join(_mark(character) for character in found.group())


def _with_breaks(word: str, every: int) -> str:
    parts: list[str] = []
    since = 0
    for part in _WORD_PARTS.findall(word):
        parts.append(part)
        since += len(part)
        if part in _BREAK_AFTER or part.startswith(OPEN) or since >= every:
            parts.append(BREAK)
            since = 0
    return "".join(parts)
