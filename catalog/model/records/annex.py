"""What came from another case in a package, with that case's own custody log."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from catalog.model.records.base import Json, Record


class PackageVerdict(StrEnum):
    """What checking a package on receiving it came to."""

    SOUND = "sound"
    SOUND_WITH_REMARKS = "sound, with remarks"


@dataclass(frozen=True, kw_only=True)
class Annex(Record):
    """A package that was received: the case it came from, how far that case's log went, what was taken in.

    The other case's log is kept as it came, as an object; it is never joined to this case's own.
    """

    TABLE: ClassVar[str] = "annexes"
    NUMBERED: ClassVar[str | None] = "case"

    number: int = 0
    name: str
    """The package's folder, by its own name."""
    from_case: str = ""
    """The uid of the case that it came from; empty: a bag made by another program."""
    case_name: str = ""
    head_number: int = 0
    """The last custody entry of that case when it was packaged; 0: none is told."""
    head_hash: str = ""
    tree_root: str = ""
    """The Merkle tree's root over that log's entries (RFC 6962), as the package states it."""
    verdict: str
    remarks: list[str] = field(default_factory=list)
    log_object_uid: str | None = None
    """The received log with its values, proofs and signatures, as one file; None: the bag holds no log."""
    taken: Json = field(default_factory=dict)
    """How many records of each kind were taken in, by the name of their table."""
    told: list[str] = field(default_factory=list)
    """What was not taken in as it came, in words: here already with other content, or left out by the sender."""
    received_by: str
    received_utc: str

    @property
    def label(self) -> str:
        return f"X{self.number}"
