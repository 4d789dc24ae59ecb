"""How the log stands: what of it is signed and time-stamped, and what came after."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from catalog.case import Case
from catalog.model.records import Checkpoint, StampState, TimeStamp

SIGN = "log.sign"
STAMP = "log.stamp"
HOUSEKEEPING = (SIGN, STAMP)
"""Entries that speak of the log itself: nothing new is to be signed after them."""


class Standing(StrEnum):
    """How the log's last signature stands with the authorities."""

    UNSIGNED = "not signed"
    SIGNED = "signed"
    """And no authority was asked."""
    PENDING = "pending"
    STAMPED = "stamped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Custody:
    """What a badge says: how the last signature stands, and what came after it."""

    standing: Standing
    checkpoint: Checkpoint | None
    stamps: list[TimeStamp]
    """Of that checkpoint."""
    waiting: int
    """How many time stamps are still wanted, of this checkpoint or earlier ones."""
    unsigned_entries: int
    """Entries after the last one that is signed which say something about the case."""


def custody_of(case: Case) -> Custody:
    checkpoint = last_checkpoint(case)
    stamps = case.find(TimeStamp, checkpoint_uid=checkpoint.uid) if checkpoint else []
    states = {each.state for each in stamps}
    standing = Standing.SIGNED if checkpoint else Standing.UNSIGNED
    for state, meaning in (
        (StampState.STAMPED, Standing.STAMPED),
        (StampState.PENDING, Standing.PENDING),
        (StampState.FAILED, Standing.FAILED),
    ):
        if state in states:  # one authority is enough
            standing = meaning
            break
    waiting = case.count(TimeStamp, state=StampState.PENDING)
    return Custody(standing, checkpoint, stamps, waiting, news(case, checkpoint))


def last_checkpoint(case: Case) -> Checkpoint | None:
    found = case.find(Checkpoint, order="entry, rowid")
    return found[-1] if found else None


def news(case: Case, checkpoint: Checkpoint | None) -> int:
    first = checkpoint.entry + 1 if checkpoint else 1
    return case.entries_but(HOUSEKEEPING, first=first)[0]
