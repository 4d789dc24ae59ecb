"""Reports that were given out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from catalog.model.records.base import Json, Record


@dataclass(frozen=True, kw_only=True)
class ReportIssue(Record):
    """A report that was given out. `as_of` is the custody entry whose state it shows."""

    TABLE: ClassVar[str] = "report_issues"
    NUMBERED: ClassVar[str | None] = "case"

    number: int = 0
    as_of: int
    issued_utc: str
    program: Json
    files: list[Json]
    """`{"name", "sha256", "size"}` of each file written."""
