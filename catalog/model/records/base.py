"""The base of all records, and the two that every case has."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

from catalog.model.uids import new_uid

Json = dict[str, Any]
UNREAD = "(unread)"
"""Where a record read from the case keeps the JSON texts of fields that nobody has asked for yet, by their names."""


class Role(StrEnum):
    """What an object is to the posting or media that holds it."""

    SERVED_STREAM = "served stream"
    SEGMENT_LIST = "segment list"
    MERGED_FILE = "merged file"
    LOCAL_FILE = "local file"
    INFO = "info"
    SUBTITLE = "subtitle"
    THUMBNAIL = "thumbnail"
    PAGE_SOURCE = "page source"
    PAGE_PICTURE = "page picture"
    PAGE_PDF = "page PDF"
    PAGE_MHTML = "page MHTML"
    PAGE_TEXT = "page text"
    TRAFFIC = "traffic"
    STILL = "still"
    DERIVED_PICTURE = "derived picture"
    REFERENCE_PICTURE = "reference picture"
    TRANSCRIPT = "transcript"
    REPORT = "report"
    CHECKPOINT = "signed checkpoint"
    TIME_STAMP_REQUEST = "time stamp request"
    TIME_STAMP_RESPONSE = "time stamp response"
    CERTIFICATES = "certificates"
    RECEIVED_LOG = "received custody log"
    RECEIVED_FILE = "received file"
    SIDECAR = "sidecar"
    EARLIER_RECORD = "record of another program"
    EARLIER_TOKEN = "time stamp of another program"


@dataclass(frozen=True, kw_only=True)
class Record:
    TABLE: ClassVar[str]
    NUMBERED: ClassVar[str | None] = None
    """None, "case", or the field that scopes the permanent number given when the record is first written."""

    uid: str = field(default_factory=new_uid)

    def values(self) -> dict[str, Any]:
        """Every field by its name: what the custody chain commits to. `vars` does not see what is still unread."""
        return {name: getattr(self, name) for name in field_names(type(self))}

    if not TYPE_CHECKING:  # where types are looked at, a field that there is not stays an error

        def __getattr__(self, name: str) -> Any:
            """Lists and mappings of a record that was read from the case are parsed when they are asked for: those of
            10,000 recordings took half a second, and nobody looked at them."""
            known = self.__dict__
            unread = known.get(UNREAD, {})
            text = unread.get(name)
            if text is not None:
                known[name] = json.loads(text)
                known[UNREAD] = {other: each for other, each in unread.items() if other != name}
            elif name not in known:  # another thread may have been quicker
                raise AttributeError(f"{type(self).__name__} has no {name}")
            return known[name]


def field_names(record_type: type[Record]) -> tuple[str, ...]:
    known = _names.get(record_type.TABLE)
    if known is None:
        known = _names[record_type.TABLE] = tuple(each.name for each in fields(record_type))
    return known


_names: dict[str, tuple[str, ...]] = {}


@dataclass(frozen=True, kw_only=True)
class CaseDetails(Record):
    """The title block. One record a case; its uid is the case's. Empty text means "not supplied"."""

    TABLE: ClassVar[str] = "case_details"

    name: str
    requester: str = ""
    authority: str = ""
    scope: str = ""
    examiner: str = ""
    summary: str = ""


@dataclass(frozen=True, kw_only=True)
class StoredObject(Record):
    """A byte stream in `objects/`. `recipe` says how a derived one was made: tool, version, parameters."""

    TABLE: ClassVar[str] = "objects"

    sha256: str
    sha512: str
    size: int
    media_type: str
    extension: str
    role: str
    parent_uid: str | None = None
    recipe: Json = field(default_factory=dict)
