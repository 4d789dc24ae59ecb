"""What recordings can be filtered by: each field, and how its values are read for all recordings at once.

Records that have a recording's or a posting's uid are read generically; the archivist's fields and the columns of
lists of links become fields of themselves.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from catalog.model import about
from catalog.model.records import (
    Acquisition,
    Annotation,
    Assessment,
    Capture,
    Collection,
    CollectionMember,
    Completeness,
    Consent,
    ContentCredentials,
    CopyLink,
    CopyState,
    Media,
    MediaDetails,
    PageCapture,
    Posting,
    PostingObject,
    QueueItem,
    Record,
    Review,
    Utterance,
)
from catalog.operations.search.conditions import FieldKind, Value
from catalog.store.rows import from_value
from catalog.texts import phrase

Pairs = Iterable[tuple[str, Value]]
"""(uid of a recording, or of a posting that brought none, and a value that it has)."""
Columns = Callable[..., Iterator[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Field:
    """`read` is given what reads columns (record type, their names), and what finds the recording of a posting."""

    name: str
    label: str
    section: str
    kind: FieldKind
    types: tuple[type[Record], ...]
    """Kinds of records on which its values depend."""
    read: Callable[[Columns, Callable[[str], str]], Pairs]
    unit: str = ""

    @property
    def tells_of_coding(self) -> bool:
        """Whether its values tell what was seen or said in a recording: not for whoever codes it blindly."""
        return Annotation in self.types or Utterance in self.types


RECORDING, POSTING = phrase("The recording"), phrase("Where it was found")
WORK, HANDED = phrase("Work on it"), phrase("How it was handed over")
LISTED = phrase("Columns of lists of links")
LIST_COLUMN = "list: "


def _media(name: str, label: str, kind: FieldKind, *columns: str, made: Any = None, unit: str = "") -> Field:
    """A field of the recording itself; `made` turns its columns into the value (without: the value as it is)."""

    def read(rows: Columns, _: Callable[[str], str]) -> Pairs:
        for uid, *values in rows(Media, ("uid", *columns)):
            yield uid, made(*values) if made else values[0]

    return Field(name, label, RECORDING, kind, (Media,), read, unit)


def _posting(
    name: str, label: str, kind: FieldKind, column: str, of: type[Record] = Posting, section: str = POSTING
) -> Field:
    """A field of the postings that brought the recording, or of what is known of them."""
    key = "uid" if of is Posting else "posting_uid"

    def read(rows: Columns, owner: Callable[[str], str]) -> Pairs:
        for uid, value in rows(of, (key, column)):
            found = from_value(of, column, value) if value is not None else ""
            for each in found if isinstance(found, list) else [found]:
                yield owner(uid), each if isinstance(each, str | int) else json.dumps(each)

    return Field(name, label, section, kind, (Posting, of), read)


def _of_media(
    name: str, label: str, kind: FieldKind, of: type[Record], column: str, section: str = WORK
) -> Field:
    def read(rows: Columns, _: Callable[[str], str]) -> Pairs:
        for uid, value in rows(of, ("media_uid", column)):
            yield uid, value if value is not None else ""

    return Field(name, label, section, kind, (of,), read)


def _there_is(name: str, label: str, of: type[Record], section: str) -> Field:
    key = "media_uid" if "media_uid" in of.__dataclass_fields__ else "posting_uid"

    def read(rows: Columns, owner: Callable[[str], str]) -> Pairs:
        for (uid,) in rows(of, (key,)):
            yield (uid if key == "media_uid" else owner(uid)), True

    return Field(name, label, section, FieldKind.YES_NO, (of, Posting), read)


def _verdict(rows: Columns, owner: Callable[[str], str]) -> Pairs:
    newest: dict[str, str] = dict(rows(Completeness, ("posting_uid", "verdict")))
    return ((owner(uid), verdict) for uid, verdict in newest.items())


def _annotations(rows: Columns, _: Callable[[str], str]) -> Pairs:
    counts = {uid: 0 for (uid,) in rows(Media, ("uid",))}
    for media_uid, assignment in rows(Annotation, ("media_uid", "assignment_uid")):
        if assignment is None and media_uid in counts:
            counts[media_uid] += 1
    return counts.items()


def _terms(rows: Columns, _: Callable[[str], str]) -> Pairs:
    found = rows(Annotation, ("media_uid", "term_code", "assignment_uid"))
    return ((uid, code) for uid, code, assignment in found if assignment is None)


def _annotators(rows: Columns, _: Callable[[str], str]) -> Pairs:
    """As the terms: who codes for an assignment is not to see who did already."""
    found = rows(Annotation, ("media_uid", "annotator", "assignment_uid"))
    return ((uid, who) for uid, who, assignment in found if assignment is None)


def _copies(rows: Columns, _: Callable[[str], str]) -> Pairs:
    for state, *sides in rows(CopyLink, ("state", "media_uid", "other_uid")):
        if state == CopyState.CONFIRMED:
            yield from ((uid, True) for uid in sides)


def _collections(rows: Columns, _: Callable[[str], str]) -> Pairs:
    names: dict[str, str] = dict(rows(Collection, ("uid", "name")))
    for collection, media, posting in rows(CollectionMember, ("collection_uid", "media_uid", "posting_uid")):
        yield media or posting or "", names.get(collection, "")


def _assessment(kind: str) -> Callable[[Columns, Callable[[str], str]], Pairs]:
    def read(rows: Columns, _: Callable[[str], str]) -> Pairs:
        newest = {
            uid: value for uid, of, value in rows(Assessment, ("media_uid", "kind", "value")) if of == kind
        }
        return newest.items()

    return read


def _seconds(end: int, origin: int, numerator: int, denominator: int) -> int:
    return (end - origin) * numerator // denominator


_DURATION = ("end_pts", "origin_pts", "time_base_numerator", "time_base_denominator")
CHOICE, TEXT, NUMBER, DATE, YES_NO = FieldKind
FIELDS: tuple[Field, ...] = (
    _media("title", phrase("Title"), TEXT, "title"),
    _media("kind", phrase("Kind of recording"), CHOICE, "kind"),
    _media("duration", phrase("Duration"), NUMBER, *_DURATION, made=_seconds, unit=phrase("seconds")),
    _media("width", phrase("Width"), NUMBER, "width_px", unit=phrase("pixels")),
    _media("height", phrase("Height"), NUMBER, "height_px", unit=phrase("pixels")),
    _media("sound", phrase("Has sound"), YES_NO, "has_sound", made=bool),
    _media("graphic", phrase("Graphic"), CHOICE, "graphic"),
    _media("restricted", phrase("Left out of reports"), YES_NO, "restriction", made=bool),
    _media("restriction", phrase("Why it is left out of reports"), TEXT, "restriction"),
    _media("estimated", phrase("Times are estimated"), YES_NO, "times_estimated", made=bool),
    Field("verdict", phrase("Whether all of it is here"), POSTING, CHOICE, (Completeness, Posting), _verdict),
    _posting("platform", phrase("Platform"), CHOICE, "platform"),
    _posting("uploader", phrase("Uploader"), CHOICE, "uploader"),
    _posting("uploader_id", phrase("Uploader's id"), TEXT, "uploader_id"),
    _posting("description", phrase("Description"), TEXT, "description"),
    _posting("url", phrase("Link"), TEXT, "url"),
    _posting("file", phrase("Original file name"), TEXT, "original_name"),
    _posting("published", phrase("Published (UTC)"), DATE, "published_utc"),
    _posting("captured", phrase("Captured (UTC)"), DATE, "captured_utc"),
    _posting("collector", phrase("Captured by"), CHOICE, "captured_by"),
    _posting("state", phrase("State of the try"), CHOICE, "state"),
    _posting("obtained", phrase("How it came"), CHOICE, "obtained"),
    _posting("extractor", phrase("Read by"), CHOICE, "extractor", Capture),
    _posting("network", phrase("Network path"), CHOICE, "network_path", Capture),
    _posting("availability", phrase("Availability"), CHOICE, "availability", Capture),
    _posting("live", phrase("Live status"), CHOICE, "live_status", Capture),
    _posting("brought", phrase("Files that came with it"), CHOICE, "role", PostingObject),
    _there_is("page", phrase("Its page was captured"), PageCapture, POSTING),
    Field("annotations", phrase("Number of annotations"), WORK, NUMBER, (Annotation, Media), _annotations),
    Field("terms", phrase("Terms annotated"), WORK, CHOICE, (Annotation,), _terms),
    Field("annotators", phrase("Annotated by"), WORK, CHOICE, (Annotation,), _annotators),
    _there_is("watched", phrase("Somebody watched some of it"), Review, WORK),
    _of_media("watched_by", phrase("Watched by"), CHOICE, Review, "watched_by"),
    _there_is("transcript", phrase("Has a transcript"), Utterance, WORK),
    Field("copies", phrase("Is a confirmed copy"), WORK, YES_NO, (CopyLink,), _copies),
    Field("collections", phrase("Collection"), WORK, CHOICE, (Collection, CollectionMember), _collections),
    *(
        Field(str(kind), label, WORK, CHOICE, (Assessment,), _assessment(str(kind)))
        for kind, label in (
            ("status", phrase("Status")),
            ("confidence", phrase("Confidence")),
            ("likelihood", phrase("Likelihood")),
        )
    ),
    _posting("received_from", phrase("Received from"), CHOICE, "received_from", Acquisition, HANDED),
    _posting("how", phrase("How it was received"), TEXT, "how", Acquisition, HANDED),
    _posting("folder", phrase("Folder it lay in"), CHOICE, "folder", Acquisition, HANDED),
    _posting("consent", phrase("Consent"), CHOICE, "state", Consent, HANDED),
    _of_media("credentials", phrase("Content credentials"), CHOICE, ContentCredentials, "verdict", HANDED),
)
OF_CODING = frozenset(each.name for each in FIELDS if each.tells_of_coding)
_ABOUT_KINDS = {about.FieldKind.NUMBER: NUMBER, about.FieldKind.TIME: DATE, about.FieldKind.TEXT: TEXT}
_FREE = frozenset({"reference_code", "recorded_as_given", "generation", "rights", "weapons", "landmarks"})


def about_fields() -> Iterator[Field]:
    """The archivist's fields, each as it is kept."""
    for each in about.FIELDS:
        if each.of_media or len(each.attributes) != 1:
            continue
        kind = TEXT if each.name in _FREE else _ABOUT_KINDS.get(about.FieldKind(each.kind), CHOICE)
        yield Field(
            f"about: {each.name}",
            each.label,
            each.section,
            kind,
            (MediaDetails,),
            _details(each.attributes[0]),
        )


def _details(column: str) -> Callable[[Columns, Callable[[str], str]], Pairs]:
    def read(rows: Columns, _: Callable[[str], str]) -> Pairs:
        for uid, value in rows(MediaDetails, ("media_uid", column)):
            found = from_value(MediaDetails, column, value) if value is not None else ""
            yield from ((uid, each) for each in (found if isinstance(found, list) else [found]))

    return read


def list_field(column: str) -> Field:
    """A column that lists of links had: what it says of the recordings that these links brought."""

    def read(rows: Columns, owner: Callable[[str], str]) -> Pairs:
        for posting_uid, fields in rows(QueueItem, ("posting_uid", "fields")):
            value = json.loads(fields).get(column, "")
            if posting_uid and value:
                yield owner(posting_uid), str(value)

    return Field(f"{LIST_COLUMN}{column}", column, LISTED, CHOICE, (QueueItem, Posting), read)


def list_columns(rows: Columns) -> list[str]:
    names: dict[str, None] = {}
    for (fields,) in rows(QueueItem, ("fields",)):
        if fields != "{}":
            names.update(dict.fromkeys(json.loads(fields)))
    return list(names)
