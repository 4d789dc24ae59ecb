"""Setting damaged objects apart and fetching the right bytes from the mirror; each of it stands in the log."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field

from catalog.case import Case
from catalog.custody.fixity import MISSING, UNREADABLE, Mended, Wanted, mend_objects
from catalog.errors import CaseReadOnly, from_os_error
from catalog.jobs import Job, Operation
from catalog.model.records import StoredObject
from catalog.model.timecode import utc_now
from catalog.operations.mirror_settings import keeping_of
from catalog.store import fixity_tables
from catalog.store.fixity_tables import ObjectCheck
from catalog.texts import marked, phrase

MEND = "fixity.mend"


@dataclass(slots=True)
class Restored:
    """What became of what was damaged or missing; objects are named by the first letters of their SHA-256."""

    restored: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    """Neither here nor in the mirror, with why."""
    well: list[str] = field(default_factory=list)
    """Read once more, they are as recorded."""
    set_apart: list[str] = field(default_factory=list)
    """Names in `damaged/`."""

    def in_words(self) -> Iterator[str]:
        for name in self.well:
            yield phrase("{name}…: read once more, it is as recorded. Keep an eye on the disk.", name=name)
        for name in self.set_apart:
            yield phrase("Set apart as damaged/{name}", name=name)
        for name in self.restored:
            yield phrase("{name}…: restored from the mirror, with the hash that was recorded.", name=name)
        for name in self.lost:
            yield phrase(
                "{lost}. A copy of this case elsewhere may have it; setting a mirror and checking again fetches it.",
                lost=name,
            )


def restore(case: Case, *, actor: str, wanted: list[Wanted] | None = None) -> Operation[Restored]:
    """Mends these objects; without them all that their last check found damaged or missing.

    Each is read once more first. Raises CaseReadOnly, StorageFull.
    """
    if case.read_only:
        raise CaseReadOnly("The case is read-only.", hint="Restore it where it can be written.")
    if wanted is None:
        with case.object_checks() as db:
            faulty = fixity_tables.faulty(db)
        wanted = [wanted_of(case.get(StoredObject, each.object_uid)) for each in faulty]
    if not wanted:
        return Restored()
    mirror = keeping_of(case.details.uid).mirror
    arguments = {"case_folder": case.path, "mirror": mirror, "wanted": wanted}
    mended: list[Mended] = yield Job("restore damaged files", mend_objects, arguments)
    return _noted(case, mended, wanted, actor=actor)


def wanted_of(stored: StoredObject) -> Wanted:
    return Wanted(stored.uid, stored.sha256, stored.sha512, stored.extension, stored.size)


def _noted(case: Case, mended: list[Mended], wanted: list[Wanted], *, actor: str) -> Restored:
    done = Restored()
    by_uid = {each.uid: each for each in wanted}
    now = utc_now()
    checks, told, wrong, right = [], [], [], []
    for each in mended:
        recorded = case.find(StoredObject, uid=each.uid)
        if not recorded:  # it was erased meanwhile: what was fetched or set apart must not outlive that
            _take_away(case, each, by_uid[each.uid])
            continue
        stored = recorded[0]
        name = stored.sha256[:12]
        if each.set_apart:
            done.set_apart.append(each.set_apart)
        if not each.found:
            done.well.append(name)
        elif each.restored:
            done.restored.append(name)
            right.append(stored.sha256)
        else:
            state = _state(each.found)
            done.lost.append(
                phrase("{name}… is {state}, and {why}", name=name, state=state, why=each.why_not)
            )
        still = "" if each.restored or not each.found else MISSING if each.set_apart else each.found
        checks.append(ObjectCheck(each.uid, now, still))
        if each.found not in ("", MISSING, UNREADABLE):
            wrong.append(each.found)
        told.append(
            {
                "sha256": stored.sha256,
                "found": each.found or "as recorded",
                "set apart": each.set_apart,
                "restored": each.restored,
            }
        )
    outcome = "done" if not done.lost else phrase("{count} not restored", count=len(done.lost))
    with case.unit_of_work(
        MEND, actor=actor, parameters={"objects": told}, inputs=wrong, outputs=right, outcome=outcome
    ):
        pass
    case.note_checks(checks)
    return done


def _take_away(case: Case, mended: Mended, wanted: Wanted) -> None:
    places = [case.path / "damaged" / mended.set_apart] if mended.set_apart else []
    if mended.restored and not case.count(StoredObject, sha256=wanted.sha256):
        places.append(case.objects.path(wanted.sha256, wanted.extension))
    try:
        for each in places:
            if os.name == "nt":  # what is read-only cannot be deleted there
                each.chmod(stat.S_IWRITE)
            each.unlink(missing_ok=True)
    except OSError as error:
        raise from_os_error(error, "erasing files") from error


def _state(found: str) -> str:
    return found if found in (MISSING, UNREADABLE) else marked("damaged")
