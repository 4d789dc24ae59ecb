"""Checking stored bytes on request and on a schedule: all of them or those that were not read for longest.

Each slice is noted when it was read, so that a check which was cancelled, killed or closed goes on where it stood.
What is damaged is set apart at once, and fetched from the mirror where one is set.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from catalog.case import Case
from catalog.custody.fixity import Found, Wanted, read_objects
from catalog.errors import CaseReadOnly, InvalidInput
from catalog.jobs import Job, Operation
from catalog.model.records import FixityRun, FixityState, StoredObject
from catalog.model.timecode import utc_form, utc_now
from catalog.operations.mirror_settings import Keeping, keep, keeping_of
from catalog.operations.restore import Restored, restore, wanted_of
from catalog.store import fixity_tables
from catalog.store.fixity_tables import CheckCounts, ObjectCheck
from catalog.texts import phrase

BEGIN, END = "fixity.begin", "fixity.end"
SLICE_BYTES = 1024 * 1024 * 1024
SLICE_OBJECTS = 500
"""So much is read before it is noted."""


@dataclass(slots=True)
class Checked:
    """What a check came to, and what was done about it."""

    run: FixityRun
    restored: Restored = field(default_factory=Restored)

    @property
    def sound(self) -> bool:
        """Whether every object is as recorded now."""
        return not self.restored.lost

    def in_words(self) -> Iterator[str]:
        run = self.run
        told = {"checked": run.checked, "of": run.of, "size": f"{run.size:,}"}
        if run.faults:
            yield phrase(
                "{checked} of {of} objects were read ({size} bytes): {count} are not as recorded.",
                count=len(run.faults),
                **told,
            )
        else:
            yield phrase("{checked} of {of} objects were read ({size} bytes): all are as recorded.", **told)
        yield from self.restored.in_words()


@dataclass(frozen=True, slots=True)
class Standing:
    """How the case's bytes stand, for a badge: nothing is read for it but the catalogue."""

    counts: CheckCounts
    last: FixityRun | None
    """The last check that ended."""
    under_way: FixityRun | None
    """One that was begun and has not ended."""
    keeping: Keeping
    due: bool


def standing(case: Case) -> Standing:
    runs = case.find(FixityRun, order="number")
    ended = [each for each in runs if each.state == FixityState.DONE]
    open_ = [each for each in runs if each.state != FixityState.DONE]
    keeping = keeping_of(case.details.uid)
    last = ended[-1] if ended else None
    with case.object_checks() as db:
        counts = fixity_tables.count_checks(db)
    due = bool(keeping.every_days and counts.objects) and (
        bool(open_)
        or last is None
        or not last.ended_utc <= utc_now() < _later(last.ended_utc, keeping.every_days)
    )
    return Standing(counts, last, open_[-1] if open_ else None, keeping, due)


def set_schedule(case: Case, every_days: int) -> None:
    """A check becomes due so many days after the last one; 0: never by itself. A setting of this computer."""
    if not 0 <= every_days <= 3650:
        raise InvalidInput("Give a number of days from 0 to 3650.", hint="0 turns the schedule off.")
    keep(case.details.uid, every_days=every_days)


def sample_size(case: Case, *, percent: int | None = None, count: int | None = None) -> int | None:
    """How many objects a share of them is, at least one; None: all. Raises InvalidInput for what is no share."""
    objects = case.count(StoredObject)
    if percent is not None:
        if not 1 <= percent <= 100:
            raise InvalidInput("Give a share from 1 to 100 percent.")
        return -(-objects * percent // 100)
    if count is not None and count < 1:
        raise InvalidInput("Give the number of objects to read, at least 1.")
    return count


def check(case: Case, *, actor: str, sample: int | None = None, gently: bool = False) -> Operation[Checked]:
    """Reads `sample` objects, those that were not read for longest, or all; sets damaged ones apart and restores them.

    A check of as many that was interrupted is gone on with. Cancelled, it stays under way. Raises CaseReadOnly.
    """
    if case.read_only:
        raise CaseReadOnly(
            "When files were read is noted in the case, which is read-only.",
            hint="Use “framewitness verify”, which writes nothing.",
        )
    run = _run(case, sample, actor=actor)
    while chunk := _next(case, run):
        if utc_now() < run.begun_utc:  # the clock was set back: by it nothing would ever be read since then
            run = _run(case, sample, actor=actor)
            continue
        arguments = {"objects_folder": case.objects.folder, "wanted": chunk, "gently": gently}
        found: list[Found] = yield Job("check the stored files", read_objects, arguments)
        now = utc_now()
        case.note_checks([ObjectCheck(each.uid, now, each.found) for each in found])
    run, faulty = _ended(case, run, actor=actor)
    restored = (yield from restore(case, actor=actor, wanted=faulty)) if faulty else Restored()
    return Checked(run, restored)


def _run(case: Case, sample: int | None, *, actor: str) -> FixityRun:
    """The check under way if it is of as many objects, else a new one; another one under way ends as it is."""
    objects = case.count(StoredObject)
    wanted = objects if sample is None else min(sample, objects)
    for each in case.find(FixityRun, state=FixityState.UNDER_WAY):
        fits = (each.wanted == wanted) if sample is not None else (each.wanted >= each.of)
        if fits and each.begun_utc <= utc_now():
            return each
        _ended(case, each, actor=actor)
    with case.unit_of_work(BEGIN, actor=actor) as work:
        work.add(FixityRun(wanted=wanted, of=objects, begun_utc=utc_now(), asked_by=actor))
    return work.stored(FixityRun)


def _next(case: Case, run: FixityRun) -> list[Wanted]:
    """The objects to read next, in one slice: those not read for longest."""
    with case.object_checks() as db:
        left = SLICE_OBJECTS
        if run.wanted < run.of:
            left = min(left, run.wanted - fixity_tables.read_since(db, run.begun_utc, utc_now())[0])
        waiting = [
            Wanted(*each) for each in fixity_tables.to_read(db, run.begun_utc, utc_now(), max(0, left))
        ]
    chunk: list[Wanted] = []
    size = 0
    for each in waiting:
        chunk.append(each)
        size += each.size
        if size >= SLICE_BYTES:
            break
    return chunk


def _ended(case: Case, run: FixityRun, *, actor: str) -> tuple[FixityRun, list[Wanted]]:
    """The check with what came of it, in the log; and what is not as recorded."""
    with case.object_checks() as db:
        checked, size = fixity_tables.read_since(db, run.begun_utc, utc_now())
        found = {each.object_uid: each.found for each in fixity_tables.faulty(db, run.begun_utc)}
    faulty = [case.get(StoredObject, uid) for uid in found]
    done = dataclasses.replace(
        run,
        state=str(FixityState.DONE),
        ended_utc=utc_now(),
        checked=checked,
        size=size,
        faults=[
            {"object_uid": each.uid, "sha256": each.sha256, "found": found[each.uid], "size": each.size}
            for each in faulty
        ],
    )
    outcome = "done" if not faulty else phrase("{count} damaged", count=len(faulty))
    with case.unit_of_work(END, actor=actor, outcome=outcome) as work:
        work.replace(done, since=run)
    return done, [wanted_of(each) for each in faulty]


def _later(utc: str, days: int) -> str:
    moment = datetime.fromisoformat(utc.replace("Z", "+00:00")).astimezone(UTC) + timedelta(days=days)
    return utc_form(moment)
