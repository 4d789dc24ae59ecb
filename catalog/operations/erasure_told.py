"""What is said of erasures: the tombstones in words, and values that are gone without one."""

from __future__ import annotations

from dataclasses import dataclass, field

from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.model.records import ErasureState, Json, StoredObject, Tombstone
from catalog.store import erasure
from catalog.store.erasure import BEGIN
from catalog.store.rows import KINDS
from catalog.texts import phrase


@dataclass(slots=True)
class ErasuresTold:
    values: int = 0
    entries: int = 0
    """How many values of how many entries of the log are erased."""
    stones: list[str] = field(default_factory=list)
    unexplained: list[str] = field(default_factory=list)


def erasures_told(case: Case) -> ErasuresTold:
    """Reads every erased value and looks for the tombstone that accounts for it."""
    with case.values_beside_the_log() as db:
        gone = erasure.erased(db)
    told = ErasuresTold(len(gone), len({entry for entry, _, _ in gone}))
    stones = case.find(Tombstone, order="number")
    told.stones = [each.in_words for each in stones]
    told.unexplained = [
        f"{each.label}: the erasure of {each.what} was begun and has not ended. Open the case, and it goes on."
        for each in stones
        if each.state != ErasureState.DONE
    ]
    if not gone:
        return told
    until: dict[str, int] = {}
    """Up to which entry the values of a record may be gone, by its uid."""
    by_uid = {each.uid: each for each in stones}
    for entry in case.entries():
        if entry.action == BEGIN:
            until.update({uid: entry.number for _, uid in entry.changed})
            stone = by_uid.get(entry.changed[0][1]) if entry.changed else None  # it is written first
            until.update(dict.fromkeys(stone.gone if stone else [], entry.number))
    steps = {("parameters", step) for each in stones for step in each.steps}
    with case.values_beside_the_log() as db:
        steps |= {("actor", step) for step in erasure.stand_ins(db)}
    lost = [
        (entry, slot)
        for entry, slot, uid in gone
        if not (entry < until.get(uid, 0) if uid else (slot, entry) in steps)
    ]
    if lost:
        named = ", ".join(f"entry {entry} ({slot})" for entry, slot in lost[:5])
        told.unexplained.append(
            f"{len(lost)} values beside the log were erased, and no tombstone says when and why: {named}"
            f"{' …' if len(lost) > 5 else ''}"
        )
    return told


@dataclass(frozen=True, slots=True)
class Erased:
    """What must not come back from elsewhere."""

    records: dict[str, Json | None] = field(default_factory=dict)
    """By uid what stands here in the place of what an erasure took away or took words out of; None: nothing."""
    objects: frozenset[str] = frozenset()
    """SHA-256 of erased bytes that nobody took in again since."""


def erased(case: Case) -> Erased:
    stones = case.find(Tombstone)
    if not stones:
        return Erased()
    mine = {each.uid for each in stones}
    kinds: dict[str, str] = dict.fromkeys((uid for each in stones for uid in each.gone), "")
    for entry in case.entries():
        if entry.action == BEGIN:
            kinds.update({uid: kind for kind, uid in entry.changed if uid not in mine})
    records: dict[str, Json | None] = {}
    for uid, kind in kinds.items():
        there = case.find(KINDS[kind], uid=uid) if kind else []
        records[uid] = there[0].values() if there else None
    hashes = {name.partition(".")[0] for each in stones for name in each.objects}
    return Erased(records, frozenset(each for each in hashes if not case.count(StoredObject, sha256=each)))


def refuse_before_erasure(case: Case, number: int) -> None:
    """Raises InvalidInput for an entry before the last erasure: how the case stood then cannot be shown whole."""
    begun = [case.versions(each.uid)[0][0] for each in case.find(Tombstone)]
    if number < max(begun, default=0):
        raise InvalidInput(
            phrase(
                "Something was erased at entry {begun}: how the case stood before cannot be shown whole any more.",
                begun=max(begun),
            ),
            hint="Make the report of that entry or a later one. The hashes of reports given out stay in the case.",
        )
