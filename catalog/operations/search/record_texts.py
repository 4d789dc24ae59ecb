"""What records say that can be found: annotations, lines of transcripts, titles and descriptions, notes."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import Any

from catalog.case import Case
from catalog.model.records import (
    Acquisition,
    Actor,
    Alignment,
    Annotation,
    Assessment,
    DerivedPicture,
    Media,
    MediaDetails,
    PlaceMatch,
    Posting,
    Record,
    SecondLook,
    Term,
    Utterance,
)
from catalog.operations.search.kinds import Kind
from catalog.store.rows import from_value
from catalog.store.search_index import FREE, Text

PART = " · "
_FIELDS: dict[type[Record], tuple[str, ...]] = {
    Media: ("number", "title", "restriction"),
    Posting: (
        *("number", "title", "uploader", "uploader_id", "platform", "original_name", "url", "description"),
    ),
    Annotation: (
        *("media_uid", "number", "start_pts", "term_code", "note", "tags"),
        *("actor_uid", "target_uid", "assignment_uid"),
    ),
    Utterance: ("media_uid", "number", "start_pts", "speaker", "original", "translation", "note"),
    MediaDetails: tuple(
        each.name for each in dataclasses.fields(MediaDetails) if each.type in ("str", "list[str]")
    ),
    Assessment: ("media_uid", "kind", "value", "why"),
    PlaceMatch: ("media_uid", "pts", "result", "note", "check_note", "reference"),
    DerivedPicture: ("media_uid", "first_pts", "note"),
    Alignment: ("media_uid", "at_pts", "note"),
    SecondLook: ("of_annotation", "text"),
    Acquisition: ("posting_uid", "folder", "received_from", "how", "original_name", "note"),
}
RECORDS = tuple(_FIELDS)
"""The kinds of records that say something that can be found."""
NAMES = (Term, Actor)
"""Those whose words stand in what others say."""
_WHEN = ("pts", "first_pts", "at_pts")
_NO_WORDS = {"uid", "media_uid", "posting_uid", "of_annotation", *_WHEN}


class RecordTexts:
    """Turns records into texts. Holds the numbers of recordings and postings, and the words for terms and people."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self.read_names()

    def read_names(self) -> None:
        case = self._case
        self._media = {uid: number for rows in case.columns(Media, ("uid", "number")) for uid, number in rows}
        self._postings = {
            uid: (number, media_uid)
            for rows in case.columns(Posting, ("uid", "number", "media_uid"))
            for uid, number, media_uid in rows
        }
        self._terms = {
            each.code: " / ".join(dict.fromkeys(str(label) for label in each.labels.values()))
            for each in case.find(Term)
        }
        self._actors = {
            each.uid: " ".join((each.name, each.description)).strip() for each in case.find(Actor)
        }

    def all(self, record_type: type[Record]) -> Iterator[tuple[list[Text], int]]:
        """The texts of all records of a kind, in slices, each with how many records were read."""
        names = ("uid", *_FIELDS[record_type])
        for rows in self._case.columns(record_type, names):
            made = (self._text(record_type, dict(zip(names, row, strict=True))) for row in rows)
            yield [text for text in made if text is not None], len(rows)

    def of(self, record: Record) -> Text | None:
        """What this record says; None: nothing that may be found."""
        record_type = type(record)
        values = {name: getattr(record, name) for name in ("uid", *_FIELDS[record_type])}
        if isinstance(record, Media):
            self._media[record.uid] = record.number
        if isinstance(record, Posting):
            self._postings[record.uid] = (record.number, record.media_uid)
        return self._text(record_type, values)

    def place_of_posting(self, uid: str) -> int | None:
        found = self._postings.get(uid)
        return found[0] if found else None

    # ---------------------------------------------------------------- parts

    def _text(self, record_type: type[Record], row: dict[str, Any]) -> Text | None:
        if record_type is Media:
            label = f"M{row['number']}"
            return _made(Kind.RECORDING, row["number"], 0, row, (row["title"], row["restriction"]), label)
        if record_type is Posting:
            words = (row[name] for name in _FIELDS[Posting][1:] if name != "description")
            return _made(Kind.POSTING, row["number"], 0, row, (*words, row["description"]))
        if record_type is Annotation:
            return self._annotation(row)
        if record_type is Utterance:
            place = self._media.get(row["media_uid"])
            said = PART.join(_words(row, "original", "translation", "note"))
            said = f"{row['speaker']}: {said}" if row["speaker"] else said
            return _made(Kind.LINE, place, row["number"], row, (said,), at=row["start_pts"])
        return self._note(record_type, row)

    def _annotation(self, row: dict[str, Any]) -> Text | None:
        """None for one that was coded for an assignment: a second coder is not to see the first one's."""
        if row["assignment_uid"] is not None:
            return None
        tags = from_value(Annotation, "tags", row["tags"]) if isinstance(row["tags"], str) else row["tags"]
        people = (self._actors.get(uid, "") for uid in (row["actor_uid"], row["target_uid"]) if uid)
        words = (self._terms.get(row["term_code"], ""), row["note"], ", ".join(tags), *people)
        place = self._media.get(row["media_uid"])
        return _made(Kind.ANNOTATION, place, row["number"], row, words, row["term_code"], at=row["start_pts"])

    def _note(self, record_type: type[Record], row: dict[str, Any]) -> Text | None:
        values = (
            from_value(record_type, name, row[name])
            if isinstance(row[name], str) and row[name][:1] in ("[", "{")
            else row[name]
            for name in _FIELDS[record_type]
            if name not in _NO_WORDS
        )
        media_uid = row.get("media_uid")
        at = next((row[name] for name in _WHEN if name in row), None)
        if record_type is SecondLook:
            seen = self._case.find(Annotation, uid=row["of_annotation"], assignment_uid=None)
            if not seen:
                return None
            media_uid, at = seen[0].media_uid, seen[0].start_pts
        if "posting_uid" in row:
            media_uid = self._postings.get(row["posting_uid"], (0, None))[1]
        kind = Kind.RECORDING if record_type is MediaDetails else Kind.NOTE
        return _made(kind, self._media.get(media_uid or ""), FREE, row, _flat(values), at=at)


def _made(
    kind: Kind,
    place: int | None,
    position: int,
    row: dict[str, Any],
    words: Iterable[str],
    also: str = "",
    *,
    at: int | None = None,
) -> Text | None:
    """None where there are no words, or where what they belong to is gone."""
    text = PART.join(each for each in words if each)
    if place is None or not (text or also):
        return None
    return Text(kind, place, position, text, row["uid"], at, also=also)


def _words(row: dict[str, Any], *names: str) -> list[str]:
    return [row[name] for name in names if row[name]]


def _flat(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, dict):
            yield from _flat(value.values())
        elif isinstance(value, list):
            yield from _flat(value)
        elif isinstance(value, str) and value:
            yield value
