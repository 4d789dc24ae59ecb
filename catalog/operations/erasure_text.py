"""Where people's words stand in records, and how they are taken out."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterable, Mapping
from typing import Any

from catalog.model.about import FIELDS, FieldKind
from catalog.model.records import (
    Annex,
    Capture,
    Checkpoint,
    Examination,
    FixityRun,
    Keyframe,
    Record,
    ReportIssue,
    Shot,
    StoredObject,
    Term,
    TermAttribute,
    TermGroup,
    TimeStamp,
    Tombstone,
)

ERASED_TEXT = "(erased)"
LEAST_LETTERS = 4
"""Shorter words are too common to look for."""
WITHOUT_TEXT = (
    *(StoredObject, Checkpoint, TimeStamp, FixityRun, Tombstone, ReportIssue, Annex),
    *(Shot, Keyframe, Examination, Term, TermGroup, TermAttribute),
)
_NEVER_TEXT = frozenset(
    {
        *(
            "uid",
            "number",
            "kind",
            "state",
            "status",
            "verdict",
            "extent",
            "presence",
            "certainty",
            "term_code",
        ),
        *(
            "media_type",
            "extension",
            "role",
            "begins_with",
            "pixel_format",
            "shape",
            "colour",
            "key",
        ),
        *("code", "language", "translation_language", "member_of", "first", "second", "became", "outcome"),
        *(
            "utc",
            "check",
            "method",
            "network_path",
            "graphic",
            "look_speed",
            "carried_from",
            "of_annotation",
            "platform",
        ),
    }
)
_DECIDED = {"disclosures": "name", "consents": "purpose"}
"""By table the field that says what somebody restricted or refused: without it that would hold no longer."""
_EMPTIED = frozenset(
    {
        *("facts", "tags", "attributes", "redirects", "response_headers", "certificate", "fields", "remarks"),
        *("prior_custodians", "keywords", "raw"),
    }
)
"""Lists and mappings that may stand empty."""
NAMING = frozenset(
    {
        *("title", "url", "uploader", "uploader_id", "name", "original_name", "source_path", "speaker"),
        *("creator", "received_from", "given_by", "prior_custodians"),
    }
)
"""Fields by which somebody or something is known: looked for in what else the case says."""

_WORKERS = frozenset({"annotator", "coder", "collector", "translator", "examiner"})
"""Fields, with those whose name ends with “_by”, that name who worked on the case."""


def text_fields(record_type: type[Record]) -> list[str]:
    """The fields of a kind of record in which people's words stand, and which may be emptied."""
    if issubclass(record_type, Tombstone):
        return ["why"]  # somebody may have written a name there
    if issubclass(record_type, WITHOUT_TEXT):
        return []
    found = []
    for name, hint in typing.get_type_hints(record_type).items():
        if _holds_no_text(record_type, name) or name.endswith(("sha256", "sha512")):
            continue
        if hint is str or name in _EMPTIED:
            found.append(name)
    return found


def _holds_no_text(record_type: type[Record], name: str) -> bool:
    of_decision = _DECIDED.get(record_type.TABLE) == name
    return of_decision or name in _NEVER_TEXT or name.endswith(("_uid", "_uids", "_utc"))


_CHOICES = frozenset(each.name for each in FIELDS if each.kind == FieldKind.CHOICE)
_ALSO = {
    "media_details": (
        *("language", "latitude_micro", "longitude_micro", "place_error_metres"),
        *("recorded_utc", "time_error_seconds"),
    ),
    "place_matches": ("latitude_micro", "longitude_micro", "error_metres"),
    "postings": ("platform", "published_utc"),
    "captures": ("released_utc",),
    "page_captures": ("hosts", "refused"),
    "content_credentials": ("actions", "findings"),
}
"""Fields by table that hold no free text, and tell of a person all the same."""


def erasable_fields(record_type: type[Record]) -> list[str]:
    """The fields of a kind of record that may be emptied one by one."""
    return [*text_fields(record_type), *_ALSO.get(record_type.TABLE, ())]


def tells(text: str) -> bool:
    return len(text.strip()) >= LEAST_LETTERS and text != ERASED_TEXT


def blanked(record: Record, name: str) -> Any:
    """What stands in a field after it was erased: a word that says so; nothing where only certain words can stand."""
    value = getattr(record, name)
    if isinstance(value, str):
        no_text = name in _NEVER_TEXT or name in _CHOICES or name.endswith("_utc")
        return ERASED_TEXT if value and not no_text else ""
    return None if value is None or isinstance(value, int) else type(value)()


def worker_fields(record_type: type[Record]) -> list[str]:
    """The fields of a kind of record that name who worked on the case."""
    return [each.name for each in dataclasses.fields(record_type) if _is_worker(each.name)]


def _is_worker(name: str) -> bool:
    return name in _WORKERS or (
        name.endswith("_by") and name != "given_by"
    )  # a consent, by whom it came from


def names_worker(values: Mapping[str, Any], name: str) -> bool:
    """Whether a record with these values says that this worker did something."""
    return any(value == name for field, value in values.items() if _is_worker(field))


def renamed(record: Record, name: str, stand_in: str) -> Record:
    """The record with `stand_in` wherever it says that this worker did something; the computer that they captured it
    with goes, too."""
    fields = worker_fields(type(record))
    changes: dict[str, Any] = {field: stand_in for field in fields if getattr(record, field) == name}
    if isinstance(record, Capture) and changes:
        changes["machine"] = blanked(record, "machine")
    return dataclasses.replace(record, **changes)


def without(record: Record, words: Iterable[str], instead: str = ERASED_TEXT) -> Record:
    """The record with these words taken out of its texts; the name of a worker goes whole, or is another's."""
    longest_first = sorted(words, key=len, reverse=True)

    def clean(value: Any) -> Any:
        if isinstance(value, str):
            for word in longest_first:
                value = value.replace(word, instead)
            return value
        if isinstance(value, list):
            return [clean(each) for each in value]
        if isinstance(value, dict):
            return {clean(key): clean(each) for key, each in value.items()}
        return value

    if isinstance(record, WITHOUT_TEXT):
        return record
    values = {
        name: clean(value)
        for name, value in record.values().items()
        if not _holds_no_text(type(record), name) and (not _is_worker(name) or value in longest_first)
    }
    return dataclasses.replace(record, **values)
