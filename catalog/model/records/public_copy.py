"""Copies of a posting's page that a person had made at a public web archive."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from catalog.model.records.base import Record
from catalog.model.records.capture import NetworkPath


class CopyMadeBy(StrEnum):
    PROGRAM = "by the program"
    BROWSER = "in a browser of one's own"


@dataclass(frozen=True, kw_only=True)
class PublicCopy(Record):
    """One request to a public archive for a copy of a page, which a person said yes to.

    The archive learns the link and the address of whoever asks, and shows the copy to everybody. What it says of the
    copy is its word: the bytes are not here.
    """

    TABLE: ClassVar[str] = "public_copies"

    posting_uid: str
    archive: str
    """Its host."""
    asked_url: str
    made: str
    asked_by: str
    asked_utc: str
    network_path: str = NetworkPath.DIRECT
    """Of a copy that was made in a browser: not known, empty."""
    copy_url: str = ""
    copied_as_given: str = ""
    """When the archive made the copy, as it says it."""
    error: str = ""
    """Why there is no copy, or none as far as is known. Neither this nor a copy: no answer was noted as yet."""
