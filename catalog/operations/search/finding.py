"""One search over everything that was written in a case, and everything that was brought with its recordings.

Found are annotations by their term in all its languages, note, tags and the people they name; lines of transcripts by
what was said, its translation and who spoke; recordings and postings by title, uploader, description and name; what
was noted of them; subtitles, the text of pages as they were seen, and comments.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from catalog.case import Case
from catalog.model.subtitles import pts_of_milliseconds
from catalog.operations.search.case_index import CaseIndex
from catalog.operations.search.kinds import Kind
from catalog.operations.search.record_texts import MediaPlace, RecordTexts
from catalog.store.search_index import Text, folded, wanted_words

AROUND = 60
"""Characters of an excerpt before and after the first word found."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place in the case where all words stand. `pts` and `media_uid` are None for what has none."""

    kind: str
    """The name of a `Kind` in small letters."""
    uid: str
    """Of the record that says it; empty for what stands in an object."""
    media_uid: str | None
    label: str
    """M3, M3-A17, M3 line 4, P2."""
    pts: int | None
    excerpt: str
    posting_uid: str | None = None
    position: int = 0
    """Which of the posting's comments it is, or part of its page."""
    who: str = ""
    """Who wrote or said it."""
    time_utc: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    found: list[Found] = field(default_factory=list)
    more: frozenset[str] = frozenset()
    """Kinds of which more was found than is listed."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Numbers of the recordings and postings that are looked through."""

    media: Collection[int]
    postings: Collection[int]


def find_text(case: Case, words: str, limit: int = 200) -> list[Found]:
    """The places where all of `words` stand, each as a part of a word; what stands in quotes is one word. At most
    `limit`, by kind, recording and time.

    The case's index is brought up to date for this one search, in this process.
    """
    index = CaseIndex(case)
    try:
        findings = Findings()
        while index.update() or index.wants_objects:  # once more where it was found to be damaged
            index.read_objects()
            findings = find(index, words, most=limit, of_each=limit)
        return findings.found
    finally:
        index.close()


def find(
    index: CaseIndex,
    words: str,
    *,
    kinds: Iterable[Kind] = tuple(Kind),
    whose: Whose | None = None,
    of_each: int = 60,
    most: int = 300,
) -> Findings:
    """As `find_text`, in the index as it stands: so many of each kind, and so many at most."""
    wanted = wanted_words(words)
    found: list[tuple[Text, Found]] = []
    more: set[str] = set()
    for kind in sorted(kinds):
        places = None if whose is None else whose.postings if kind.of_posting else whose.media
        room = min(of_each, most - len(found))
        texts = index.find(wanted, kind, room + 1, places=places)
        if len(texts) > room:
            more.add(kind.name.lower())
        told = ((text, _told(text, index.owners, wanted)) for text in texts[:room])
        found += [(text, one) for text, one in told if one is not None]
    found.sort(key=lambda pair: _order(*pair))
    return Findings([one for _, one in found], frozenset(more))


def _told(text: Text, owners: RecordTexts, wanted: list[str]) -> Found | None:
    """None where what it belongs to was removed since the index was made."""
    kind = Kind(text.kind)
    posting = owners.posting(text.place) if kind.of_posting else None
    media = posting[1] if posting is not None else owners.media(text.place) if not kind.of_posting else None
    if posting is None and media is None:
        return None
    said = f"{text.who}: {text.text}" if text.who else text.text
    return Found(
        kind.name.lower(),
        text.uid,
        media.uid if media is not None else None,
        _label(text, kind),
        _pts(text, kind, media),
        excerpt(said, wanted),
        posting[0] if posting is not None else None,
        text.position,
        text.who,
        text.time,
    )


def _order(text: Text, found: Found) -> tuple[int, int, int, int]:
    return text.kind, text.place, -1 if found.pts is None else found.pts, text.position


def _label(text: Text, kind: Kind) -> str:
    if kind.of_posting:
        return f"P{text.place}"
    if kind is Kind.ANNOTATION:
        return f"M{text.place}-A{text.position}"
    return f"M{text.place} line {text.position}" if kind is Kind.LINE else f"M{text.place}"


def _pts(text: Text, kind: Kind, media: MediaPlace | None) -> int | None:
    if text.at is None or media is None:
        return None
    if kind is not Kind.SUBTITLE:
        return text.at
    base = Fraction(media.numerator, media.denominator)
    return pts_of_milliseconds(text.at, time_base=base, origin_pts=media.origin_pts)


def excerpt(text: str, wanted: Iterable[str]) -> str:
    """The text on one line around the first of the folded words; whole where it is short."""
    line = " ".join(text.split())
    if len(line) <= 2 * AROUND:
        return line
    whole = folded(line)
    place = min((found for word in wanted if (found := whole.find(word)) >= 0), default=0)
    first, last = max(0, place - AROUND), min(len(line), place + AROUND)
    if first:
        first = line.find(" ", first) + 1 or first
    return f"{'… ' if first else ''}{line[first:last]}{' …' if last < len(line) else ''}"
