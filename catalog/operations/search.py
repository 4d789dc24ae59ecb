"""One search over everything that was written in a case.

Annotations are found by their term in all its languages, note, tags and the people they name; lines of transcripts
by what was said, its translation and who spoke; recordings and postings by title, uploader, description and name.

All is held in memory, folded, and looked through from end to end: SQLite's LIKE knows only ASCII's capitals, so that
"ЩИТ" would not find "щит", and a full-text table would find no beginnings within words, as Russian needs them.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from operator import attrgetter
from typing import Any, NamedTuple

from catalog.case import Case
from catalog.model.records import Actor, Annotation, Media, Posting, Record, Term, Utterance

FEW = 500
"""So many changed records are read one by one; more, and the index is made again."""
AROUND = 60
"""Characters of an excerpt before and after the first word found."""
KINDS = ("recording", "posting", "annotation", "line")
_ANNOTATION = (
    *("uid", "media_uid", "number", "start_pts", "term_code", "note", "tags"),
    *("actor_uid", "target_uid", "assignment_uid"),
)
_UTTERANCE = ("uid", "media_uid", "number", "start_pts", "speaker", "original", "translation", "note")
_POSTING = (
    *("uid", "media_uid", "number", "title", "uploader", "description", "url"),
    *("original_name", "platform"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """A place in the case where all words stand. `pts` and `media_uid` are None for what has none."""

    kind: str
    """One of KINDS."""
    uid: str
    media_uid: str | None
    label: str
    """M3, M3-A17, M3 line 4, P2."""
    pts: int | None
    excerpt: str


class _Text(NamedTuple):
    order: tuple[int, int, int, int]
    kind: str
    uid: str
    media_uid: str | None
    number: int
    pts: int | None
    text: str
    folded: str


def folded(text: str) -> str:
    """Without difference of capitals, of letter forms (NFKC), and of ё and е."""
    return unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")


def find_text(case: Case, words: str, limit: int = 200) -> list[Found]:
    """The places where all of `words` stand, each as a part of a word, by recording and time; at most `limit`.

    An index of the whole case is made for this one search; what searches often keeps a `TextIndex`.
    """
    index = TextIndex(case)
    for _ in index.fill():
        pass
    return index.find(words, limit)


class TextIndex:
    """All texts of a case in memory. Not for several threads."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._texts: dict[str, _Text] = {}
        self._media: dict[str, Media] = {}
        self._terms: dict[str, str] = {}
        self._actors: dict[str, str] = {}
        self._head = 0
        self.complete = False

    def fill(self) -> Iterator[None]:
        """Reads the case from the beginning, a slice (some milliseconds) for each step."""
        self.complete = False
        self._head = self._case.head()
        self._texts.clear()
        self._read_names()
        for media in self._media.values():
            self._put(_of_media(media))
        yield
        for record_type, names in ((Posting, _POSTING), (Annotation, _ANNOTATION), (Utterance, _UTTERANCE)):
            for rows in self._case.columns(record_type, names):
                for row in rows:
                    self._put(self._made(record_type, dict(zip(names, row, strict=True))))
                yield
        self.complete = True

    def update(self) -> bool:
        """Takes in what was written since. False: so much that `fill` has to be gone through again."""
        head = self._case.head()
        if head == self._head:
            return True
        changed: dict[str, set[str]] = {}
        for entry in self._case.entries(first=self._head + 1, upto=head):
            for kind, uid in entry.changed:
                changed.setdefault(kind, set()).add(uid)
        if head < self._head or any(each.TABLE in changed for each in (Term, Actor)):
            return False
        if sum(len(uids) for uids in changed.values()) > FEW:
            return False
        for uid in changed.get(Media.TABLE, ()):
            for media in self._case.find(Media, uid=uid):
                self._media[uid] = media
                self._put(_of_media(media))
        for record_type, names in ((Posting, _POSTING), (Annotation, _ANNOTATION), (Utterance, _UTTERANCE)):
            for uid in changed.get(record_type.TABLE, ()):
                self._texts.pop(uid, None)
                for record in self._case.find(record_type, uid=uid):
                    self._put(self._made(record_type, {name: getattr(record, name) for name in names}))
        self._head = head
        return True

    def find(self, words: str, limit: int = 200, *, kinds: Iterable[str] = KINDS) -> list[Found]:
        """As `find_text`, in what was read so far, among these kinds. No words find nothing."""
        wanted = folded(words).split()
        if not wanted:
            return []
        chosen = frozenset(kinds)
        hits: Iterable[_Text] = (each for each in self._texts.values() if each.kind in chosen)
        for word in wanted:
            hits = [each for each in hits if word in each.folded]
        return [
            Found(
                each.kind, each.uid, each.media_uid, self._label(each), each.pts, excerpt(each.text, wanted)
            )
            for each in nsmallest(limit, hits, key=attrgetter("order"))
        ]

    # ---------------------------------------------------------------- parts

    def _read_names(self) -> None:
        self._media = {each.uid: each for each in self._case.find(Media)}
        self._terms = {
            each.code: " / ".join(dict.fromkeys(str(label) for label in each.labels.values()))
            for each in self._case.find(Term)
        }
        self._actors = {
            each.uid: " ".join((each.name, each.description)).strip() for each in self._case.find(Actor)
        }

    def _put(self, text: _Text | None) -> None:
        if text is not None:
            self._texts[text.uid] = text

    def _made(self, record_type: type[Record], row: dict[str, Any]) -> _Text | None:
        if record_type is Annotation:
            return self._of_annotation(row)
        if record_type is Utterance:
            parts = (row["original"], row["translation"], row["note"])
            said = " · ".join(part for part in parts if part)
            text = f"{row['speaker']}: {said}" if row["speaker"] else said
            return self._text("line", row, row["start_pts"], text)
        named = (*("title", "uploader", "platform", "original_name", "url"), "description")
        return self._text("posting", row, None, " · ".join(row[name] for name in named if row[name]))

    def _of_annotation(self, row: dict[str, Any]) -> _Text | None:
        """None for one that was coded for an assignment: a second coder is not to see the first one's."""
        if row["assignment_uid"] is not None:
            return None
        tags = json.loads(row["tags"]) if isinstance(row["tags"], str) else row["tags"]
        people = [self._actors.get(uid, "") for uid in (row["actor_uid"], row["target_uid"]) if uid]
        term = self._terms.get(row["term_code"], "")
        parts = (term, row["note"], ", ".join(tags), *people)
        text = " · ".join(part for part in parts if part)
        return self._text("annotation", row, row["start_pts"], text, f"{text} {row['term_code']}")

    def _text(self, kind: str, row: dict[str, Any], pts: int | None, text: str, searched: str = "") -> _Text:
        media = self._media.get(row["media_uid"] or "")
        place = (media.number if media else 1 << 60, -1 if pts is None else pts)
        order = (*place, KINDS.index(kind), row["number"])
        return _Text(
            order, kind, row["uid"], row["media_uid"], row["number"], pts, text, folded(searched or text)
        )

    def _label(self, text: _Text) -> str:
        media = self._media.get(text.media_uid or "")
        name = media.label if media else ""
        return {
            "recording": name,
            "posting": f"P{text.number}",
            "annotation": f"{name}-A{text.number}",
            "line": f"{name} line {text.number}",
        }[text.kind]


def _of_media(media: Media) -> _Text:
    text = f"{media.title} · {media.restriction}" if media.restriction else media.title
    order, searched = (media.number, -1, 0, media.number), folded(f"{media.label} {text}")
    return _Text(order, "recording", media.uid, media.uid, media.number, None, text, searched)


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
