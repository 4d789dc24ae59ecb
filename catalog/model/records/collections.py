"""Recordings that belong together for whoever works on the case, and searches that are done again and again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from catalog.model.records.base import Json, Record


@dataclass(frozen=True, kw_only=True)
class Collection(Record):
    """A named set of recordings and postings. It says nothing of them; one may be in many."""

    TABLE: ClassVar[str] = "collections"

    name: str
    note: str = ""
    made_by: str
    made_utc: str


@dataclass(frozen=True, kw_only=True)
class CollectionMember(Record):
    """A recording, or a posting that brought none, in a collection: one of the two uids is given."""

    TABLE: ClassVar[str] = "collection_members"

    collection_uid: str
    media_uid: str | None = None
    posting_uid: str | None = None
    added_by: str
    added_utc: str


@dataclass(frozen=True, kw_only=True)
class SavedSearch(Record):
    """Words and conditions, kept under a name. What they find is looked for anew each time."""

    TABLE: ClassVar[str] = "saved_searches"

    name: str
    words: str = ""
    conditions: list[Json] = field(default_factory=list)
    """Each as `catalog.operations.search.conditions` writes it; all of them must hold."""
    made_by: str
    made_utc: str
