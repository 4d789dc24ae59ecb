"""Assignments: recordings that a second person codes without seeing what the first one said.

A blind copy is a case of its own with the chosen recordings, the vocabulary and the assignment, and nothing that
anybody annotated; recordings, terms and fields that are restricted stay here, as of all that is given out. What the
second coder makes there is taken in again (`catalog.operations.taking_in`), and lies beside the case's own coding
until somebody adjudicates (`catalog.operations.adjudication`).
"""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from catalog.archive.file_import import TakenFile, take_file
from catalog.case import Case
from catalog.errors import CaseUnusable, InvalidInput, from_os_error
from catalog.jobs import Job, JobContext, Operation
from catalog.model.records import (
    Annotation,
    Assignment,
    AssignmentState,
    Examination,
    Keyframe,
    Media,
    Record,
    Shot,
    StoredObject,
    Term,
    TermAttribute,
    TermGroup,
)
from catalog.model.selection import current
from catalog.model.timecode import utc_now
from catalog.model.uids import new_uid
from catalog.operations.annotate import known_term
from catalog.store.objects import sync_folder
from catalog.texts import phrase

if TYPE_CHECKING:
    from catalog.operations.going_out import GoingOut


_SAID_OF_A_PICTURE = frozenset({"reference", "original_name", "source_path", "modified_utc"})
"""What stands in the recipe of a photograph that serves as a reference picture, too (`places.take_reference`)."""


def assign(
    case: Case,
    *,
    actor: str,
    coder: str,
    media_uids: Iterable[str],
    title: str = "",
    term_codes: Iterable[str] = (),
    note: str = "",
) -> Assignment:
    """Gives recordings to a second coder. Raises InvalidInput without a coder or a recording, and for a coder who
    has annotated one of the recordings in this case already."""
    chosen, codes = list(dict.fromkeys(media_uids)), list(dict.fromkeys(term_codes))
    if not coder.strip():
        raise InvalidInput("An assignment needs somebody who codes it.", hint="Give a name or a pseudonym.")
    if not chosen:
        raise InvalidInput("An assignment needs at least one recording.")
    for code in codes:
        known_term(case, code)
    for uid in chosen:
        media = case.get(Media, uid)
        if case.count(Annotation, media_uid=uid, annotator=coder.strip(), assignment_uid=None):
            raise InvalidInput(
                phrase(
                    "{coder} has annotated {label} already and knows what was said of it.",
                    coder=coder.strip(),
                    label=media.label,
                ),
                hint="Choose another coder, or another recording.",
            )
    made = Assignment(
        title=title.strip() or f"Second coding by {coder.strip()}",
        coder=coder.strip(),
        media_uids=chosen,
        term_codes=codes,
        note=note.strip(),
        made_by=actor,
        made_utc=utc_now(),
    )
    with case.unit_of_work("assignment.make", actor=actor) as work:
        work.add(made)
    return work.stored(Assignment)


def hand_in(case: Case, uid: str, *, actor: str) -> Assignment:
    """The coder says that all is coded. Raises InvalidInput for anybody else, and while something is not ended."""
    assignment = case.get(Assignment, uid)
    if actor != assignment.coder:
        raise InvalidInput(phrase("Only {coder} can hand this in.", coder=assignment.coder))
    unfinished = case.count(Annotation, assignment_uid=uid, extent="open")
    if unfinished:
        raise InvalidInput(
            phrase("{unfinished} annotations are begun and not ended.", unfinished=unfinished),
            hint="End or delete them, then hand it in.",
        )
    after = dataclasses.replace(assignment, state=str(AssignmentState.HANDED_IN))
    if after != assignment:
        with case.unit_of_work("assignment.hand_in", actor=actor) as work:
            work.replace(after, since=assignment)
    return after


# ---------------------------------------------------------------- the blind copy


@dataclass(frozen=True, slots=True)
class BlindCopy:
    """Where it lies, and what of the assignment's recordings stayed here, counted, in sentences."""

    path: Path
    left_out: list[str]


def blind_copy(case: Case, uid: str, target: Path, *, actor: str) -> Operation[BlindCopy]:
    """Writes a case at `target` for the second coder: the recordings, and nothing that anybody said of them.

    Shots and keyframes go with it; names of uploaders, descriptions, notes, suggestions and transcripts do not, nor
    does what is restricted. Built beside `target` and moved there when it is whole. Raises CaseUnusable when `target`
    exists, InvalidInput when none of the assignment's recordings or terms may go out, StorageFull when there is no
    room; then, and when it is cancelled, nothing is left.
    """
    assignment, target = case.get(Assignment, uid), target.absolute()
    if target.exists():
        raise CaseUnusable(phrase("{name} already exists.", name=target.name), hint="Choose a new name.")
    building = target.with_name(f".{target.name}.{new_uid()[-8:]}.part")
    wanted = {"case_path": case.path, "assignment": assignment}
    blind: _Blind = yield Job(f"see what goes to {assignment.coder}", _blind, wanted)
    records = blind.records
    try:
        with Case.create(building, name=blind.title, actor=actor) as copy:
            for stored in (each for each in records if isinstance(each, StoredObject)):
                source = case.object_path(stored)
                arguments = {"path": str(source), "objects_folder": str(copy.objects.folder)}
                taken: TakenFile = yield Job(f"copy {source.name[:12]}…", take_file, arguments)
                if taken.taken.sha256 != stored.sha256:
                    raise CaseUnusable(
                        phrase(
                            "A stored file of this case is damaged ({sha256}…).", sha256=stored.sha256[:12]
                        ),
                        hint="Run “framewitness verify”, and restore the file from a copy of the case.",
                    )
            parameters = {"case": case.details.uid, "entry": case.head()}
            with copy.unit_of_work("assignment.copy", actor=actor, parameters=parameters) as work:
                work.add_all(records)
        sync_folder(building)
        building.rename(target)
        sync_folder(target.parent)
    except OSError as error:
        raise from_os_error(error, f"writing the blind copy {target.name}") from error
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return BlindCopy(target, blind.left_out)


@dataclass(frozen=True, slots=True)
class _Blind:
    """What goes into a blind copy, and what stays, in sentences."""

    title: str
    records: list[Record]
    left_out: list[str]


def _blind(context: JobContext, *, case_path: Path, assignment: Assignment) -> _Blind:
    """Job: looks through the whole case for what is restricted."""
    from catalog.operations.going_out import GoingOut

    with Case.open(case_path, read_only=True) as case:
        going = GoingOut(case, files_go_along=True)
        context.check_cancelled()
        left_out = going.left_out(assignment.media_uids)
        clean = _as_it_goes_out(going, assignment)
        return _Blind(clean.title, list(_blind_records(going, clean)), left_out)


def _as_it_goes_out(going: GoingOut, assignment: Assignment) -> Assignment:
    """With only the recordings and terms that may. Raises InvalidInput where it would ask for nothing, or for all."""
    (clean,) = going.find(Assignment, uid=assignment.uid)
    out = {each.uid for each in going.find(Media)}
    media_uids = [uid for uid in clean.media_uids if uid in out]
    term_codes = [code for code in clean.term_codes if code not in going.hidden_codes]
    if not media_uids or (clean.term_codes and not term_codes):
        raise InvalidInput(
            "No term of this assignment goes out: all are restricted."
            if media_uids
            else "No recording of this assignment goes out: all are restricted.",
            hint="Lift a restriction first, or have it coded here, in this case.",
        )
    title, note = map(going.without_names, (clean.title, clean.note))
    return dataclasses.replace(clean, title=title, note=note, media_uids=media_uids, term_codes=term_codes)


def _blind_records(going: GoingOut, assignment: Assignment) -> Iterator[Record]:
    """Every record of the blind copy, each once, what others refer to first; as they may go out."""
    given: set[str] = set()
    media = {each.uid: each for each in going.find(Media)}
    held = {uid for each in media.values() for uid in (each.reference_object_uid, each.playable_object_uid)}

    def once(record: Record) -> Iterator[Record]:
        if record.uid not in given:
            given.add(record.uid)
            yield record

    def stored(uid: str | None) -> Iterator[Record]:
        while uid is not None:
            (found,) = going.find(StoredObject, uid=uid)
            # a clip goes, and what it was cut from stays, unless it is of a recording that may go
            parent = found.parent_uid if found.parent_uid in held else None
            recipe = {name: each for name, each in found.recipe.items() if name not in _SAID_OF_A_PICTURE}
            found = dataclasses.replace(found, parent_uid=parent, recipe=recipe)
            yield from once(found)
            uid = found.parent_uid

    for kind in (TermGroup, TermAttribute):
        yield from going.find(kind)
    yield from (dataclasses.replace(term, examples=[]) for term in going.find(Term))
    for uid in assignment.media_uids:
        yield from stored(media[uid].reference_object_uid)
        yield from stored(media[uid].playable_object_uid)
        yield from once(media[uid])
        examinations = going.find(Examination, media_uid=uid)
        keyframes = [
            each for each in current(going.find(Keyframe, media_uid=uid), examinations) if not each.made_by
        ]
        shots = current(going.find(Shot, media_uid=uid), examinations)
        shown = {each.examination_uid for each in shots} | {each.examination_uid for each in keyframes}
        yield from (each for each in examinations if each.uid in shown)
        yield from shots
        for keyframe in keyframes:
            yield from stored(keyframe.still_object_uid)
            yield dataclasses.replace(keyframe, pinned=False)
    yield assignment
