"""Links that wait to be archived, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from catalog.model.records.base import Json, Record


class QueueSource(StrEnum):
    """Where a link in the queue came from."""

    PASTED = "pasted"
    TEXT_FILE = "text file"
    CSV_FILE = "CSV file"
    PLAYLIST = "playlist"


class QueueState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, kw_only=True)
class QueueItem(Record):
    """One link that was asked for. It stays when it is done, as the record of what was asked for and by whom."""

    TABLE: ClassVar[str] = "queue"
    NUMBERED: ClassVar[str | None] = "case"

    number: int = 0
    url: str
    source: str = QueueSource.PASTED
    source_name: str = ""
    """The list's file name, or the link of the playlist or channel that it was picked from."""
    title: str = ""
    """As the list or the playlist has it; what the link itself says stands in its posting."""
    fields: Json = field(default_factory=dict)
    """The columns of its own that the list had, by their names: texts."""
    state: str = QueueState.WAITING
    position: int = 0
    """Place in the queue, from 1; what waits is taken in this order."""
    tries: int = 0
    """How often it was begun, since somebody last asked for it."""
    next_try_utc: str = ""
    """Not before this moment; empty: as soon as there is room."""
    error: str = ""
    error_hint: str = ""
    options: Json = field(default_factory=dict)
    """How it is fetched. Never a password, a cookie or a proxy."""
    posting_uid: str | None = None
    """Its last try."""
    was_known: bool = False
    """The bytes that came were in the case already."""
    added_by: str
    added_utc: str
