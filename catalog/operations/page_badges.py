"""What a list says of a recording at a glance: is it all here, are its bytes as they were, is it vouched for."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from enum import StrEnum

from catalog.case import Case
from catalog.model.records import (
    CaptureVerdict,
    Checkpoint,
    Completeness,
    Media,
    Posting,
    StampState,
    TimeStamp,
)
from catalog.operations.standing import Standing


class BytesState(StrEnum):
    """What was found when a recording's stored bytes were read last."""

    NOT_READ = "not read since they came"
    AS_THEY_WERE = "as they were"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Badges:
    """`completeness` is a CaptureVerdict, empty where no link brought the recording; `stamp` a Standing: of the first
    signature after the recording came that stands best with the authorities."""

    completeness: str
    fixity: str
    checked_utc: str
    """When the bytes of which that is true were read, the longest ago; empty: never."""
    stamp: str


_BEST_VERDICT = (
    CaptureVerdict.COMPLETE,
    CaptureVerdict.DAMAGED,
    CaptureVerdict.PARTIAL,
    CaptureVerdict.UNKNOWN,
)
_BEST_STANDING = (Standing.STAMPED, Standing.PENDING, Standing.FAILED, Standing.SIGNED)
_STANDS = {
    StampState.STAMPED: Standing.STAMPED,
    StampState.PENDING: Standing.PENDING,
    StampState.FAILED: Standing.FAILED,
}


def badges(case: Case, media_uid: str) -> Badges:
    """Of one recording: a few look-ups by key, some tenths of a millisecond, in a case of any size.

    Whoever draws many rows asks for those in sight alone, and again when the log has grown.
    """
    media = case.get(Media, media_uid)
    fixity, checked = bytes_state(case, media)
    return Badges(
        best_verdict(case, media_uid), fixity, checked, str(standing_of(case, came_with(case, media)))
    )


def best_verdict(case: Case, media_uid: str) -> str:
    """The best of the newest verdicts on the postings that brought it."""
    newest = [
        CaptureVerdict(found[-1].verdict)
        for posting in case.find(Posting, media_uid=media_uid)
        if (found := case.find(Completeness, posting_uid=posting.uid))
    ]
    return str(min(newest, key=_BEST_VERDICT.index)) if newest else ""


def bytes_state(case: Case, media: Media) -> tuple[str, str]:
    """What was found when the objects that the recording is looked at in were read last, and when."""
    uids = {media.reference_object_uid, media.playable_object_uid}
    checks = [case.object_check(uid) for uid in uids]
    read = [each for each in checks if each is not None]
    oldest = min((each.checked_utc for each in read), default="")
    if any(each.found for each in read):
        return str(BytesState.DAMAGED), oldest
    whole = len(read) == len(uids)
    return (str(BytesState.AS_THEY_WERE), oldest) if whole else (str(BytesState.NOT_READ), "")


def came_with(case: Case, media: Media) -> int:
    """Number of the log's entry with which the recording came."""
    return case.first_entry_of(media.uid)


def standing_of(case: Case, entry: int) -> Standing:
    """How the signatures over an entry of the log stand: of all from it on, the best."""
    return vouching(case, entry)[0]


class Standings:
    """The same for many entries, read once: as the signatures stood when this was made."""

    def __init__(self, case: Case) -> None:
        stamps: dict[str, list[Standing]] = {}
        for stamp in case.find(TimeStamp):
            stamps.setdefault(stamp.checkpoint_uid, []).append(_STANDS[StampState(stamp.state)])
        self._entries: list[int] = []
        self._best: list[Standing] = []
        best = Standing.SIGNED
        for checkpoint in reversed(case.find(Checkpoint, order="entry, rowid")):
            best = min([best, *stamps.get(checkpoint.uid, [])], key=_BEST_STANDING.index)
            self._entries.append(-checkpoint.entry)
            self._best.append(best)

    def of(self, entry: int) -> Standing:
        covering = bisect.bisect_right(self._entries, -entry)
        return self._best[covering - 1] if covering else Standing.UNSIGNED


def vouching(case: Case, entry: int) -> tuple[Standing, Checkpoint | None, TimeStamp | None]:
    """The standing, with the first signature and the time stamp that it rests on."""
    later = [each for each in case.find(Checkpoint, order="entry, rowid") if each.entry >= entry]
    if not later:
        return Standing.UNSIGNED, None, None
    found: list[tuple[Standing, Checkpoint, TimeStamp | None]] = [(Standing.SIGNED, later[0], None)]
    for checkpoint in later:
        for stamp in case.find(TimeStamp, checkpoint_uid=checkpoint.uid):
            found.append((_STANDS[StampState(stamp.state)], checkpoint, stamp))
        if any(standing is Standing.STAMPED for standing, _, _ in found):
            break  # the earliest says the most
    return min(found, key=lambda each: _BEST_STANDING.index(each[0]))
