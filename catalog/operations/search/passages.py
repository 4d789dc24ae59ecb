"""Where words stand in a page: what is shown of its text, and each of their places in that."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from catalog.case import Case
from catalog.model.records import StoredObject
from catalog.operations.search.case_index import CaseIndex
from catalog.operations.search.finding import Found
from catalog.operations.search.kinds import Kind
from catalog.store.search_index import folded

MOST_SHOWN = 200_000
"""Characters of a page that are shown at once."""
BEFORE = 5_000
"""So many are shown before a passage that lies further down than the first MOST_SHOWN."""
LONGEST_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in a page. `text` is what is shown of the page, `marks` the places of the words in it: characters from
    and to, half-open, in order."""

    posting_uid: str
    object_uid: str
    """Of the page's text."""
    text: str
    has_earlier: bool
    has_later: bool
    marks: tuple[tuple[int, int], ...]


def beginning_of(path: Path) -> tuple[str, bool]:
    """So much of a page's text as is shown, and whether there is more of it."""
    with path.open("rb") as stream:
        text = _decoded(stream.read(4 * MOST_SHOWN + 4))  # a character has four bytes at most
    return text[:MOST_SHOWN], len(text) > MOST_SHOWN


def _decoded(data: bytes) -> str:
    """With one sign at the end of each line."""
    text = data.decode("utf-8", "replace").replace("\0", "\ufffd")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def passage_of(case: Case, index: CaseIndex, found: Found, wanted: Sequence[str]) -> Passage | None:
    """Where the folded words stand in the part of a page that was found. None where the page's text is not there any
    more, or not as it was when it was read."""
    place = index.owners.place_of_posting(found.posting_uid or "")
    if place is None:
        return None
    there = index.sound(lambda: index.index.texts(Kind.PAGE, place, first=found.position, limit=1))
    source = index.sound(lambda: index.index.source_of(Kind.PAGE, place, found.position))
    stored = next(iter(case.find(StoredObject, uid=source)), None)
    if not there or there[0].position != found.position or stored is None:
        return None
    try:
        path = case.objects.path(stored.sha256, stored.extension)
        text = _decoded(path.read_bytes()) if path.stat().st_size <= LONGEST_BYTES else ""
    except OSError:
        return None
    part = there[0].text.replace("\r\n", "\n").replace("\r", "\n")
    begin = text.find(part)
    if begin < 0:
        return None
    first = 0 if begin + len(part) <= MOST_SHOWN else begin - BEFORE
    marks = tuple(sorted((begin + at - first, begin + end - first) for at, end in places_of(part, wanted)))
    last = first + MOST_SHOWN
    return Passage(found.posting_uid or "", stored.uid, text[first:last], first > 0, last < len(text), marks)


def places_of(text: str, wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each of the folded words stands in a text, whichever capitals, letter forms and blanks it has there."""
    signs: list[str] = []
    spans: list[tuple[int, int]] = []
    """Of each folded sign, the characters that it stands for."""
    for first, end in _letters(text):
        sign = " " if text[first].isspace() else folded(text[first:end])
        if sign == " " and signs and signs[-1] == " ":
            spans[-1] = (spans[-1][0], end)
            continue
        signs.append(sign)
        spans.extend((first, end) for _ in sign)
    whole = "".join(signs)
    for word in wanted:
        at = whole.find(word)
        while word and at >= 0:
            yield spans[at][0], spans[at + len(word) - 1][1]
            at = whole.find(word, at + len(word))


def _letters(text: str) -> Iterator[tuple[int, int]]:
    """Each character with the marks that are put upon it."""
    first = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not unicodedata.combining(text[at]):
            yield first, at
            first = at
