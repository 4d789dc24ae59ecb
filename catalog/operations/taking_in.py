"""Taking in what a second coder made in a blind copy (`catalog.operations.assignments`).

What was changed here since it came stays as it is here: the copy is older then. Terms are those of this case.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from catalog.case import Case
from catalog.errors import CaseUnusable, InvalidInput
from catalog.jobs import Job, JobContext, Operation
from catalog.model.records import (
    Actor,
    Adjudication,
    Annotation,
    Assignment,
    AssignmentState,
    Record,
    Region,
    Review,
    Term,
)
from catalog.store.unit_of_work import UnitOfWork
from catalog.texts import phrase

TAKE_IN = "assignment.take_in"


@dataclass(frozen=True, slots=True)
class _Coded:
    """What a blind copy holds of an assignment, and the custody entry it stood at."""

    assignment_uid: str
    annotations: list[Annotation]
    regions: list[Region]
    actors: list[Actor]
    reviews: list[Review]
    deleted: frozenset[str]
    """Uids of annotations and regions that were there once."""
    entry: int
    entry_hash: str


@dataclass(slots=True)
class TakenIn:
    """What came of it."""

    assignment: Assignment
    annotations: list[Annotation] = field(default_factory=list)
    """All of the assignment's, by recording and number."""
    elsewhere: int = 0
    """So many were made in recordings that the assignment does not name, and were left out."""
    kept: int = 0
    """So many records were changed here since they came, and stay as they are here."""


def take_in(case: Case, path: Path, *, actor: str) -> Operation[TakenIn]:
    """Takes in what was coded in the blind copy at `path`; the assignment is handed in then.

    The annotations keep their uids and get numbers of this case; persons, places in the picture, and what the coder
    watched come with them. Done twice, it brings what is new or was changed there, and takes away what was deleted
    there and nobody has decided on. Raises CaseUnusable when the copy does not verify, InvalidInput when it is of no
    assignment of this case, or has terms that this case lacks; then nothing is taken in.
    """
    known = {each.uid: each for each in case.find(Assignment)}
    arguments = {"path": str(path), "assignment_uids": list(known)}
    coded: _Coded = yield Job(f"read {path.name}", _read_coded, arguments)
    assignment = known[coded.assignment_uid]
    _check_terms(case, coded.annotations)
    taken = TakenIn(dataclasses.replace(assignment, state=str(AssignmentState.HANDED_IN)))
    parameters: dict[str, Any] = {
        "assignment": assignment.number,
        "entry": coded.entry,
        "hash": coded.entry_hash,
    }
    brought = _brought(case, coded, assignment, taken)
    deleted = _deleted(case, coded, assignment)
    with case.unit_of_work(TAKE_IN, actor=actor, parameters=parameters) as work:
        for record in brought:
            _put(case, work, record, taken)
        for gone in deleted:
            work.remove(gone)
        if taken.assignment != assignment:
            work.replace(taken.assignment, since=assignment)
    taken.annotations = case.find(Annotation, assignment_uid=assignment.uid, order="media_uid, number")
    return taken


def _read_coded(context: JobContext, *, path: str, assignment_uids: list[str]) -> _Coded:
    """A job: opens the copy for reading, checks its log, and gives out what was coded. Another's file is read in a
    process of its own."""
    with Case.open(Path(path), read_only=True) as copy:
        context.check_cancelled()
        wrong = copy.differences()
        if wrong:
            raise CaseUnusable(
                phrase("{name} does not verify: {wrong}.", name=copy.path.name, wrong=wrong[0]),
                hint="Ask the second coder for another copy of the folder. Nothing was taken in.",
            )
        mine = [each.uid for each in copy.find(Assignment) if each.uid in assignment_uids]
        if not mine:
            raise InvalidInput(
                phrase("{name} is no blind copy of an assignment of this case.", name=copy.path.name),
                hint="Open the case that the assignment was made in.",
            )
        found = copy.find(Annotation, assignment_uid=mine[0], order="media_uid, number")
        named = {uid for each in found for uid in (each.actor_uid, each.target_uid) if uid}
        coded = {each.uid for each in found}
        once = {*copy.ever(Annotation), *copy.ever(Region)}
        there = {each.uid for kind in (Annotation, Region) for each in copy.find(kind)}
        (last,) = copy.entries(first=copy.head())
        return _Coded(
            assignment_uid=mine[0],
            annotations=found,
            regions=[each for each in copy.find(Region, order="number") if each.annotation_uid in coded],
            actors=[each for each in copy.find(Actor, order="number") if each.uid in named],
            reviews=copy.find(Review),
            deleted=frozenset(once - there),
            entry=last.number,
            entry_hash=last.hash,
        )


def _check_terms(case: Case, annotations: list[Annotation]) -> None:
    codes = {each.code for each in case.find(Term)}
    unknown = sorted({each.term_code for each in annotations} - codes)
    if unknown:
        raise InvalidInput(
            phrase("The second coder used terms that this case lacks: {terms}.", terms=", ".join(unknown)),
            hint="Write the copy’s vocabulary to a file, read it in here, and take the copy in again.",
        )


def _brought(case: Case, coded: _Coded, assignment: Assignment, taken: TakenIn) -> list[Record]:
    """What the copy brings, in this case's words: merged terms by their new code, nobody who was taken away here."""
    into = {each.code: each.merged_into for each in case.find(Term) if each.merged_into}
    gone = {each.uid for each in coded.actors if _is_deleted_here(case, each)}
    there = [each for each in coded.annotations if each.media_uid in assignment.media_uids]
    own = [each for each in there if not _is_deleted_here(case, each)]
    taken.elsewhere, taken.kept = len(coded.annotations) - len(there), len(there) - len(own)
    uids = {each.uid for each in own}
    records: list[Record] = [each for each in coded.actors if each.uid not in gone]
    for each in own:
        code = each.term_code
        while code in into:
            code = into[code]
        actor_uid, target_uid = (None if uid in gone else uid for uid in (each.actor_uid, each.target_uid))
        records.append(dataclasses.replace(each, term_code=code, actor_uid=actor_uid, target_uid=target_uid))
    regions = [each for each in coded.regions if each.annotation_uid in uids]
    records += [each for each in regions if not _is_deleted_here(case, each)]
    return records + [each for each in coded.reviews if each.media_uid in assignment.media_uids]


def _deleted(case: Case, coded: _Coded, assignment: Assignment) -> list[Record]:
    """What came of this copy before, was deleted there since, and is neither changed here nor decided on."""
    decided = {each.second for each in case.find(Adjudication, assignment_uid=assignment.uid)}
    there = case.find(Annotation, assignment_uid=assignment.uid)
    regions = [each for one in there for each in case.find(Region, annotation_uid=one.uid)]
    gone = [
        each
        for each in there
        if each.uid in coded.deleted and each.uid not in decided and not _is_changed_here(case, each)
    ]
    uids = {each.uid for each in gone}
    lost = [
        each
        for each in regions
        if each.annotation_uid in uids or (each.uid in coded.deleted and not _is_changed_here(case, each))
    ]
    return [*lost, *gone]


def _put(case: Case, work: UnitOfWork, record: Record, taken: TakenIn) -> None:
    there = next(iter(case.find(type(record), uid=record.uid)), None)
    number: dict[str, Any] = {"number": getattr(there, "number", 0)} if record.NUMBERED else {}
    wanted = dataclasses.replace(record, **number)
    if there is None:
        work.add(wanted)
    elif wanted != there:
        if _is_changed_here(case, there):
            taken.kept += 1
        else:
            work.replace(wanted, since=there)


def _is_deleted_here(case: Case, record: Record) -> bool:
    return not case.count(type(record), uid=record.uid) and bool(case.versions(record.uid, last=1))


def _is_changed_here(case: Case, record: Record) -> bool:
    """Whether its present version is this case's own, and not as it was taken in."""
    ((number, _),) = case.versions(record.uid, last=1)
    (entry,) = case.entries(first=number, upto=number)
    return entry.action != TAKE_IN
