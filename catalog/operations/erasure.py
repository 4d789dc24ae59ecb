"""Erasing what somebody at risk asks to have erased: records, values and salts at once, then every byte of it.

In one step the records go and a tombstone stands in their place; from then on the erasure is under way, and whoever
opens the case goes on with it. Files follow, then the catalogue is written anew without free pages, then the mirror.
The chain's own text, which holds commitments and hashes of bytes alone, is not touched.
"""

from __future__ import annotations

import contextlib
import dataclasses
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from catalog.case import Case
from catalog.errors import CaseReadOnly, CatalogError, ChangedMeanwhile, InvalidInput, from_os_error
from catalog.jobs import JobContext, SilentContext
from catalog.model.records import ErasureState, ReportIssue, StoredObject, Tombstone
from catalog.model.timecode import utc_now
from catalog.operations.erasure_planning import Plan
from catalog.operations.mirror import UNKNOWN, erase_in_mirrors, mirrors_reached
from catalog.operations.search.case_index import forget_index
from catalog.store.deletion import delete, empty_folder
from catalog.store.description import describe
from catalog.store.erasure import BEGIN, END
from catalog.store.objects import sync_folder
from catalog.texts import phrase

DERIVED_FROM_ALL = ("derived", "exports", "backups")
"""Folders of the case in which anything of it may stand: they are emptied whole."""

_KINDS = {
    "media": phrase("recordings"),
    "postings": phrase("postings"),
    "posting_objects": phrase("files of postings"),
    "captures": phrase("captures"),
    "completeness": phrase("checks of completeness"),
    "page_captures": phrase("pages as they were seen"),
    "public_copies": phrase("copies at public archives"),
    "queue": phrase("links in the queue"),
    "annotations": phrase("annotations"),
    "regions": phrase("regions"),
    "utterances": phrase("lines of transcripts"),
    "actors": phrase("persons and groups"),
    "second_looks": phrase("second looks"),
    "keyframes": phrase("keyframes"),
    "shots": phrase("shots"),
    "examinations": phrase("examinations"),
    "suggestions": phrase("suggestions"),
    "reviews": phrase("watched spans"),
    "alignments": phrase("alignments"),
    "copy_links": phrase("decisions on copies"),
    "acquisitions": phrase("acquisitions"),
    "consents": phrase("consents"),
}
"""Kinds of records as people call them, by their table; others by the name of the table."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What an erasure will take, in words, before it is confirmed."""

    goes: list[str]
    stays: list[str]


def preview(case: Case, plan: Plan) -> Preview:
    goes: list[str] = [phrase("{what}, in every version", what=plan.what)]
    counts = Counter(each.TABLE for each in plan.removed if not isinstance(each, StoredObject))
    goes += [
        phrase("{kind}: {count}", kind=_KINDS.get(table, table.replace("_", " ")), count=count)
        for table, count in sorted(counts.items())
    ]
    if plan.rewritten:
        goes.append(phrase("words or links in records that stay: {count}", count=len(plan.rewritten)))
    if plan.worker:
        goes.append(phrase("the name of who did it, in steps of the log: {count}", count=len(plan.unnamed)))
        goes.append(phrase("earlier versions of all that names this worker; how it stands now is kept"))
    if plan.objects:
        size = sum(each.size for each in plan.objects)
        goes.append(phrase("stored files: {count}, {size} bytes", count=len(plan.objects), size=f"{size:,}"))
    for name in DERIVED_FROM_ALL:
        count = sum(1 for each in (case.path / name).rglob("*") if not each.is_dir())
        if count:
            goes.append(
                phrase(
                    "all that lies in {name}/: {count} files, any of which may tell of it",
                    name=name,
                    count=count,
                )
            )
    reached, away = _in_mirrors(case)
    goes += reached
    stays: list[str] = [
        phrase("A tombstone: that this was here, when it went, who erased it and why."),
        phrase(
            "In the log: that steps were taken and when, and fingerprints (SHA-256) of the bytes. Whoever has the very "
            "same bytes can show that they were here."
        ),
        *plan.also,
        *away,
        *_outside(case),
    ]
    return Preview(goes, stays)


def _in_mirrors(case: Case) -> tuple[list[str], list[str]]:
    """What goes from mirrors, and what stays there for now."""
    try:
        reached, away = mirrors_reached(case)
    except CatalogError:
        return [], [UNKNOWN]
    return (
        [phrase("what is in the mirror {folder}", folder=each) for each in reached],
        [
            phrase("What is in the mirror {folder}, until that can be reached again.", folder=each)
            for each in away
        ],
    )


def _outside(case: Case) -> Iterator[str]:
    """What left the case cannot be reached from here."""
    issued = case.count(ReportIssue)
    packages = sum(1 for each in case.entries() if each.action == "package.end" and each.outcome == "done")
    if issued or packages:
        yield phrase(
            "What was given out (reports: {reports}, packages: {packages}) can only be asked back.",
            reports=issued,
            packages=packages,
        )
    yield phrase("Copies and backups that others made, and what the disk itself keeps of deleted files.")


def check_reason(plan: Plan, why: str) -> None:
    """Raises InvalidInput for none, and for one that names what is to go."""
    if not why.strip():
        raise InvalidInput(
            "An erasure needs a reason.", hint="Say why in a few words, without the names that are to go."
        )
    if any(word.casefold() in why.casefold() for word in plan.words):
        raise InvalidInput(
            "The reason names what is to go, and it stays in the case.",
            hint="Say why without names, titles and links.",
        )


def check_actor(plan: Plan, actor: str) -> None:
    """Raises InvalidInput for a worker who erases the name under which they work: each step would bring it back."""
    if plan.worker and plan.worker.casefold() == actor.casefold():
        raise InvalidInput(
            "You work under this name now, and what you do next would bring it back.",
            hint="Work under another name first (a pseudonym, for instance), and erase this one then.",
        )


def erase(case: Case, plan: Plan, *, why: str, actor: str, context: JobContext | None = None) -> Tombstone:
    """Erases what `plan` names, and returns its tombstone. Cannot be undone.

    Raises ChangedMeanwhile where somebody changed what the plan is about (then nothing is erased), InvalidInput for
    what is no reason, CaseReadOnly. Where it fails later, the tombstone says that it is under way, and `go_on` ends it.
    """
    if case.read_only:
        raise CaseReadOnly("The case is read-only.", hint="Erase it where the case can be written.")
    check_reason(plan, why)
    check_actor(plan, actor)
    tombstone = Tombstone(
        what=plan.what,
        why=why.strip(),
        erased_by=actor,
        erased_utc=utc_now(),
        records=plan.counts,
        steps=sorted(plan.steps),
        gone=sorted(plan.gone),
        objects=sorted(f"{each.sha256}{each.extension}" for each in plan.objects),
    )
    try:
        _begin(case, plan, tombstone, actor=actor)
    except sqlite3.IntegrityError as error:  # a reference to what goes
        raise ChangedMeanwhile(
            "Something was written meanwhile that hangs on what is to go; nothing was erased.",
            hint="Look again what would go, and erase it then.",
        ) from error
    return _finish(case, case.get(Tombstone, tombstone.uid), actor=actor, context=context or SilentContext())


def _begin(case: Case, plan: Plan, tombstone: Tombstone, *, actor: str) -> None:
    """All that the catalogue tells of it goes at once, and the tombstone stands."""
    instead = {"stand_in": plan.stand_in, "unnamed": plan.unnamed} if plan.worker else {}
    with case.unit_of_work(BEGIN, actor=actor, parameters=instead) as work:
        work.add(tombstone)  # first: by that it is known which entry is whose
        for before, after in plan.rewritten:
            work.replace(after, since=before)
        for record in plan.removed:
            work.remove(record)
        work.erasures.uids |= plan.forgotten | plan.gone
        work.erasures.steps |= plan.steps
        work.erasures.unnamed |= set(plan.unnamed)


def under_way(case: Case) -> list[Tombstone]:
    """Erasures that were begun and not ended: the program was killed, or somebody kept the case open."""
    return case.find(Tombstone, state=ErasureState.UNDER_WAY)


def go_on(case: Case, *, actor: str) -> list[Tombstone]:
    """Ends the erasures that are under way. Raises CatalogError where that is still not possible."""
    return [_finish(case, each, actor=actor, context=SilentContext()) for each in under_way(case)]


def _finish(case: Case, tombstone: Tombstone, *, actor: str, context: JobContext) -> Tombstone:
    """Deletes the bytes, cleans the catalogue's file, reaches for the mirror, and says that it is done."""
    remarks: list[str] = []
    context.report(0, None, "", "erasing files")
    try:
        files = _delete_objects(case, tombstone)
        forget_index(case)
        for name in DERIVED_FROM_ALL:
            files += empty_folder(case.path / name)
        files += _empty_incoming(case.objects.folder / "incoming", remarks)
        describe(case.path, name=case.details.name, uid=case.details.uid)
    except OSError as error:
        raise from_os_error(error, "erasing files") from error
    context.report(0, None, "", "writing the catalogue anew")
    case.scrub()
    context.report(0, None, "", "erasing in the mirror")
    remarks += erase_in_mirrors(case)
    done = dataclasses.replace(
        tombstone, state=str(ErasureState.DONE), files=tombstone.files + files, remarks=remarks
    )
    with case.unit_of_work(END, actor=actor, parameters={"tombstone": tombstone.label}) as work:
        work.replace(done, since=tombstone)
    return done


# ---------------------------------------------------------------- files


def _delete_objects(case: Case, tombstone: Tombstone) -> int:
    """Those that no record holds; bytes that somebody took in again since stay."""
    count = 0
    for name in tombstone.objects:
        sha256, _, extension = name.partition(".")
        if case.count(StoredObject, sha256=sha256):
            continue
        path = case.objects.path(sha256, f".{extension}")
        places = [path, *(case.path / "damaged").glob(f"{sha256}*")]
        for each in places:
            if each.is_file() or each.is_symlink():
                delete(each)
                count += 1
        if path.parent.is_dir():
            sync_folder(path.parent)
    return count


def _empty_incoming(folder: Path, remarks: list[str]) -> int:
    """Half-received files; those of a download that runs now stay, and are told."""
    if not folder.is_dir():
        return 0
    count = 0
    for each in list(folder.iterdir()):
        if each.suffix == ".lock":
            continue
        lock = FileLock(folder / f"{each.name}.lock", timeout=0)
        try:
            with lock if each.is_dir() else contextlib.nullcontext():
                delete(each)
                count += 1
        except Timeout:
            remarks.append("A download was under way; what it brings was not looked at.")
    return count
