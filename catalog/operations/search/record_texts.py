"""What records say that can be found: annotations, lines of transcripts, titles and descriptions, notes."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

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
MEDIA_PLACE = ("uid", "number", "time_base_numerator", "time_base_denominator", "origin_pts")
_WHEN = ("pts", "first_pts", "at_pts")
_NO_WORDS = {"uid", "media_uid", "posting_uid", "of_annotation", *_WHEN}


class MediaPlace(NamedTuple):
    """What has to be known of a recording to tell of a place in it."""

    uid: str
    number: int
    numerator: int
    denominator: int
    origin_pts: int


class RecordTexts:
    """Turns records into texts, and knows recordings and postings by their numbers."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self.read_names()

    def read_names(self) -> None:
        case = self._case
        self._media: dict[str, MediaPlace] = {}
        self._postings: dict[str, tuple[int, str | None]] = {}
        self._media_by_number: dict[int, str] = {}
        self._postings_by_number: dict[int, str] = {}
        for rows in case.columns(Media, MEDIA_PLACE):
            for row in rows:
                self._know_media(MediaPlace(*row))
        for rows in case.columns(Posting, ("uid", "number", "media_uid")):
            for uid, number, media_uid in rows:
                self._know_posting(uid, number, media_uid)
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
            self._know_media(MediaPlace(*(getattr(record, name) for name in MEDIA_PLACE)))
        if isinstance(record, Posting):
            self._know_posting(record.uid, record.number, record.media_uid)
        return self._text(record_type, values)

    def forget(self, uid: str) -> None:
        """A record went from the case."""
        self._media.pop(uid, None)
        self._postings.pop(uid, None)

    def media(self, number: int) -> MediaPlace | None:
        return self._media.get(self._media_by_number.get(number, ""))

    def posting(self, number: int) -> tuple[str, MediaPlace | None] | None:
        """The posting's uid, and the recording that it brought."""
        uid = self._postings_by_number.get(number, "")
        found = self._postings.get(uid)
        return (uid, self._media.get(found[1] or "")) if found is not None else None

    def place_of_posting(self, uid: str) -> int | None:
        found = self._postings.get(uid)
        return found[0] if found else None

    # ---------------------------------------------------------------- parts

    def _know_media(self, media: MediaPlace) -> None:
        self._media[media.uid] = media
        self._media_by_number[media.number] = media.uid

    def _know_posting(self, uid: str, number: int, media_uid: str | None) -> None:
        self._postings[uid] = (number, media_uid)
        self._postings_by_number[number] = uid

    def _place(self, media_uid: str | None) -> int | None:
        found = self._media.get(media_uid or "")
        return found.number if found is not None else None

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
            place = self._place(row["media_uid"])
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
        place = self._place(row["media_uid"])
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
        return _made(kind, self._place(media_uid), FREE, row, _flat(values), at=at)


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
