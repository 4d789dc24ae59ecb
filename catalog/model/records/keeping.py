"""Signed and time-stamped heads of the custody log."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from catalog.model.records.base import Record


class CheckpointReason(StrEnum):
    """What brought a signature about."""

    SESSION = "end of a session"
    EXPORT = "export"
    REQUEST = "on request"


class StampState(StrEnum):
    PENDING = "pending"
    STAMPED = "stamped"
    FAILED = "failed"
    """The authority refused, or its answer did not hold: it is not asked again unless a person wants it."""


@dataclass(frozen=True, kw_only=True)
class Checkpoint(Record):
    """The log up to one entry, signed with the Ed25519 key of whoever worked (RFC 8032).

    What is signed is the RFC 8785 text of `{"case", "entry", "entry_hash", "time"}`, with `made_utc` as its time.
    `object_uid` is that text with key and signature as a file, which time stamps are over.
    """

    TABLE: ClassVar[str] = "checkpoints"

    entry: int
    """Number of the last custody entry that is signed, with all before it; its SHA-256 is `entry_hash`."""
    entry_hash: str
    public_key: str
    """Hex of the 32 bytes."""
    signature: str
    """Hex of the 64 bytes."""
    reason: str
    signed_by: str
    made_utc: str
    object_uid: str


@dataclass(frozen=True, kw_only=True)
class TimeStamp(Record):
    """One authority's time stamp of a checkpoint (RFC 3161), had or still wanted.

    The response is kept whole, with the request and the certificates that it is checked with.
    """

    TABLE: ClassVar[str] = "time_stamps"

    checkpoint_uid: str
    authority: str
    """Its URL, without credentials."""
    state: str = StampState.PENDING
    tries: int = 0
    next_try_utc: str = ""
    """Empty: at the next occasion."""
    error: str = ""
    request_object_uid: str | None = None
    response_object_uid: str | None = None
    chain_object_uid: str | None = None
    stamped_utc: str = ""
    """The authority's own time, as its token has it."""
