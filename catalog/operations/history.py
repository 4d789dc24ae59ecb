"""What was done, by whom and when, as people read it: the steps of a case, and the versions of one annotation."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from catalog.case import Case
from catalog.model.records import Annotation, Record, SecondLook
from catalog.operations.naming import name_of
from catalog.operations.undo import UNDOABLE, in_words
from catalog.store.history import Entry as Entry  # for whoever shows steps
from catalog.texts import phrase

OTHER_STEPS = {
    "case.create": phrase("making the case"),
    "archive.start": phrase("trying to archive"),
    "archive.end": phrase("archiving"),
    "public.ask": phrase("asking a public archive for a copy of"),
    "public.answer": phrase("noting what a public archive answered of"),
    "archive.check": phrase("checking the completeness of"),
    "page.capture": phrase("keeping the page of"),
    "queue.add": phrase("putting into the queue"),
    "queue.start": phrase("beginning with"),
    "queue.end": phrase("ending the try of"),
    "queue.retry": phrase("asking again for"),
    "queue.cancel": phrase("taking out of the queue"),
    "queue.move": phrase("moving in the queue"),
    "queue.recover": phrase("resuming"),
    "vocabulary.install": phrase("bringing the vocabulary"),
    "media.examine": phrase("examining"),
    "media.listen": phrase("examining the sound of"),
    "keyframe.grab": phrase("capturing"),
    "keyframe.still": phrase("making a still of"),
    "sound.compare": phrase("comparing sound"),
    "report.issue": phrase("making"),
    "package.begin": phrase("beginning a package"),
    "package.end": phrase("finishing a package"),
    "package.receive": phrase("receiving a package"),
    "erasure.begin": phrase("erasing"),
    "erasure.end": phrase("ending the erasure of"),
    "fixity.begin": phrase("beginning to check the stored files"),
    "fixity.end": phrase("checking the stored files"),
    "fixity.mend": phrase("setting damaged files apart and restoring them"),
    "log.sign": phrase("signing the log"),
    "log.stamp": phrase("asking for a time stamp"),
    "review.add": phrase("watching"),
    "reference.take": phrase("taking in a reference picture"),
    "region.track": phrase("following"),
    "transcript.take": phrase("taking in a file of lines"),
}
"""Steps that cannot be undone, in words as `UNDOABLE` has them."""
_NEVER_TOLD = frozenset({"uid", "number", "media_uid", "annotator", "made_utc", "carried_from"})


@dataclass(frozen=True, slots=True)
class Revision:
    """One version of a record, or its removal: the custody entry that made it, and what it changed."""

    entry: int
    time_utc: str
    actor: str
    action: str
    changes: tuple[tuple[str, Any, Any], ...]
    """(field, value before, value after) of what differs; empty for the first version and for a removal."""
    removed: bool = False


def step_in_words(case: Case, entry: Entry) -> str:
    """What an entry did: “adding M1-A3 (eq.shield)”, “taking back: adding M1-A3 (eq.shield)”."""
    if entry.action in ("undo", "redo") and entry.parameters.get("entry"):
        (taken,) = case.entries(first=entry.parameters["entry"], upto=entry.parameters["entry"])
        step = in_words(case, taken)
        if entry.action == "undo":
            return phrase("taking back: {step}", step=step)
        return phrase("doing again: {step}", step=step)
    if entry.action in UNDOABLE and entry.changed:
        return in_words(case, entry)
    verb = OTHER_STEPS.get(entry.action, entry.action.replace(".", ": ").replace("_", " "))
    names = [name_of(case, record) for record in _concerned(case, entry)]
    if not names and entry.changed:
        return phrase("{verb} what was erased since", verb=verb)
    if not any(names):
        return verb
    return phrase(
        "{verb} {names}", verb=verb, names=", ".join(filter(None, names)) if len(names) > 1 else names[0]
    )


def record_of(case: Case, entry: Entry) -> Record | None:
    """A record that the step changed and that is still there, for going to it: an annotation before others."""
    uids = {uid for kind, uid in entry.changed if kind == Annotation.TABLE}
    found = [each for uid in uids for each in case.find(Annotation, uid=uid)]
    return min(found, key=lambda each: each.number) if found else None


def revisions(case: Case, uid: str) -> list[Revision]:
    """Each version of a record, oldest first."""
    found: list[Revision] = []
    before: Record | None = None
    for number, record in case.versions(uid):
        (entry,) = case.entries(first=number, upto=number)
        found.append(
            Revision(
                entry=number,
                time_utc=entry.time_utc,
                actor=entry.actor,
                action=entry.action,
                changes=_changes(before, record),
                removed=record is None,
            )
        )
        before = record
    return found


def second_looks(case: Case, annotation_uid: str) -> list[SecondLook]:
    """What others said who looked again, oldest first."""
    return case.find(SecondLook, of_annotation=annotation_uid, order="looked_utc, rowid")


def _changes(before: Record | None, after: Record | None) -> tuple[tuple[str, Any, Any], ...]:
    if before is None or after is None:
        return ()
    names = [field.name for field in dataclasses.fields(after) if field.name not in _NEVER_TOLD]
    pairs = [(name, getattr(before, name), getattr(after, name)) for name in names]
    return tuple((name, old, new) for name, old, new in pairs if old != new)


def _concerned(case: Case, entry: Entry) -> list[Record]:
    """The first record that the step changed, as it was then."""
    for _, uid in entry.changed[:1]:
        last = case.versions(uid, upto=entry.number, last=2)
        versions = [record for _, record in last if record is not None]
        return versions[-1:]
    return []
