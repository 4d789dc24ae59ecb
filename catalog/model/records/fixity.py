"""Checks of the stored bytes, and what was erased."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from catalog.model.records.base import Json, Record


class FixityState(StrEnum):
    UNDER_WAY = "under way"
    DONE = "done"


class ErasureState(StrEnum):
    UNDER_WAY = "under way"
    """Records and values are gone; bytes may still lie in the case's folder."""
    DONE = "done"


@dataclass(frozen=True, kw_only=True)
class FixityRun(Record):
    """One reading of stored objects, all or some, against their recorded hashes.

    When each object was last read stands in the table `object_checks`, one row for each object, outside the log.
    """

    TABLE: ClassVar[str] = "fixity_runs"
    NUMBERED: ClassVar[str | None] = "case"

    number: int = 0
    wanted: int
    """How many objects were to be read: those that were not read for longest."""
    of: int
    """How many the case had then."""
    state: str = FixityState.UNDER_WAY
    begun_utc: str
    ended_utc: str = ""
    asked_by: str
    checked: int = 0
    size: int = 0
    """Bytes read."""
    faults: list[Json] = field(default_factory=list)
    """`{"object_uid", "sha256", "found", "size"}` of each that is not as recorded: the SHA-256 that its bytes have,
    or "missing" or "cannot be read"."""


@dataclass(frozen=True, kw_only=True)
class Tombstone(Record):
    """What stays of something that was erased: that it was there, when and why it went. Never what it said."""

    TABLE: ClassVar[str] = "tombstones"
    NUMBERED: ClassVar[str | None] = "case"

    number: int = 0
    what: str
    """By its short name: "recording M3", "the field “note” of annotation M1-A4"."""
    why: str
    erased_by: str
    erased_utc: str
    state: str = ErasureState.UNDER_WAY
    records: Json = field(default_factory=dict)
    """How many records went or were rewritten, by the name of their table."""
    steps: list[int] = field(default_factory=list)
    """Numbers of the log's entries whose parameters were erased."""
    gone: list[str] = field(default_factory=list)
    """Uids of records that had been removed before, whose values were erased; those that went now stand in the log."""
    objects: list[str] = field(default_factory=list)
    """Names of the files whose bytes are to go. Their SHA-256 stand in the log's own text already, which cannot change;
    kept here they tell no more, and the same bytes are known again when a package brings them under another uid."""
    files: int = 0
    """How many files were deleted, copies and derived ones included; known once it is done."""
    remarks: list[str] = field(default_factory=list)
    """What could not be reached from here, in words."""

    @property
    def label(self) -> str:
        return f"T{self.number}"

    @property
    def in_words(self) -> str:
        records = sum(self.records.values())
        line = (
            f"{self.label}: {self.what} was erased at {self.erased_utc} by {self.erased_by} ({self.why}): "
            f"{records} records, {len(self.objects)} objects."
        )
        return " ".join([line, *self.remarks])
