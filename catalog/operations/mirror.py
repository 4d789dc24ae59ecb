"""The mirror: a second copy of a case in another folder, kept in step and checked by hash.

It has the layout of a case and opens as one. This computer remembers every folder that was ever one, so that what is
erased goes there too.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from catalog.case import Case
from catalog.errors import (
    Cancelled,
    CaseInUse,
    CatalogError,
    InvalidInput,
    SourceUnavailable,
)
from catalog.jobs import Job, JobContext, Operation, SilentContext
from catalog.model.timecode import utc_now
from catalog.operations.mirror_settings import keep, keeping_of
from catalog.operations.mirror_step import (
    Mirrored,
    begin_mirror,
    bring_into_step,
    erase_there,
    is_mirror,
)
from catalog.texts import phrase

UNKNOWN = phrase("Mirrors, if there are any: the settings of this computer could not be read.")
NOT_NOTED = phrase(
    "The settings of this computer could not be written: mirrors that were not reached are not cleaned by themselves "
    "later. Connect them and bring the mirror into step, or delete their folders by hand."
)
UNFINISHED = phrase("It was begun and has not ended; it goes on when the case is closed next.")


def set_mirror(case: Case, folder: Path | None) -> None:
    """Sets where this case's mirror lies for this computer (None: no more), and makes the folder. Raises InvalidInput
    for a wrong place, and where it cannot be made."""
    if folder is not None:
        folder = folder.absolute()
        begin_mirror(case, folder)
    known = keeping_of(case.details.uid)
    before = () if known.mirror in (None, folder, *known.earlier) else (known.mirror,)
    earlier = tuple(each for each in (*known.earlier, *before) if each is not None and each != folder)
    keep(case.details.uid, mirror=folder, mirrored_utc="", mirror_problem="", earlier=earlier)


def mirror(case: Case, folder: Path | None = None, *, read_all: bool = False) -> Operation[Mirrored]:
    """Brings the mirror into step, the one that is set or `folder`, which is set by that. `read_all` reads every
    object in it again.

    Never puts a damaged object over a good one. What was copied when it is cut off is not copied again. Raises
    InvalidInput for a folder with other things in it, SourceUnavailable where the mirror is not there, StorageFull,
    CaseUnusable where the mirror holds steps that the case's log does not have.
    """
    uid = case.details.uid
    if folder is not None:
        set_mirror(case, folder)
    place = keeping_of(uid).mirror
    if place is None:
        raise InvalidInput("No mirror is set for this case.", hint="Name the folder that it is to lie in.")
    arguments = {"case_path": case.path, "folder": place, "read_all": read_all, "audit": True}
    with _told(case, place):
        done: Mirrored = yield Job("bring the mirror into step", bring_into_step, arguments)
    return done


def mirror_at_end(case: Case, context: JobContext | None = None) -> None:
    """At a session's end. A mirror whose disk is not there, or a step that was stopped, is left for the next time;
    other trouble is raised. What was erased goes from earlier mirrors that can be reached now."""
    context = context or SilentContext()
    with contextlib.suppress(Cancelled):
        clean_mirrors(case, context)
        _step_if_there(case, context)


def _step_if_there(case: Case, context: JobContext) -> None:
    place = keeping_of(case.details.uid).mirror
    if place is not None:
        with contextlib.suppress(SourceUnavailable, CaseInUse), _told(case, place):
            bring_into_step(context, case_path=case.path, folder=place)


@contextlib.contextmanager
def _told(case: Case, place: Path) -> Iterator[None]:
    """Notes how a step goes. One that was killed or stopped reads as not ended, so that it is gone on with."""
    uid = case.details.uid
    keep(uid, mirror_problem=UNFINISHED)
    try:
        yield
    except Cancelled:
        raise
    except CatalogError as error:
        keep(uid, mirror_problem=error.message)
        raise
    to_clean = tuple(each for each in keeping_of(uid).to_clean if each != place)
    keep(uid, mirrored_utc=utc_now(), mirror_problem="", to_clean=to_clean)


# ---------------------------------------------------------------- what was erased


def erase_in_mirrors(case: Case) -> list[str]:
    """After an erasure: takes it out of the mirror, and of every folder that this computer ever used as one.

    What could not be reached is told without its place, which is no matter of the case; `Keeping.to_clean` has it,
    and it is tried again with each step and at each session's end. Where the settings cannot be written the erasure
    ends all the same, and says that nothing will be tried by itself.
    """
    uid = case.details.uid
    try:
        known = keeping_of(uid)
    except (
        CatalogError
    ):  # what is erased is not kept for that; where the settings lie is no matter of the case
        return [UNKNOWN]
    current = () if known.mirror is None else (known.mirror,)
    if not (current or known.earlier):
        return []
    folders = (*current, *known.earlier)
    is_noted = _try_to_keep(uid, to_clean=folders)
    left = _clean(case, folders, SilentContext())
    remarks: list[str] = [] if is_noted or not left else [NOT_NOTED]
    if known.mirror in left:
        remarks.append(phrase("It is still in the mirror, and goes there at its next step."))
    elif current:
        with contextlib.suppress(CatalogError):  # it stands with the mirror's state
            _step_if_there(case, SilentContext())
    still = sum(1 for each in left if each != known.mirror)
    if still:
        remarks.append(
            phrase("Folders that were a mirror earlier and could not be reached: {count}.", count=still)
        )
    return remarks


def mirrors_reached(case: Case) -> tuple[list[Path], list[Path]]:
    """The folders that are or were a mirror, as this computer knows them: those that can be reached now, and others."""
    known = keeping_of(case.details.uid)
    current = () if known.mirror is None else (known.mirror,)
    folders = (*current, *known.earlier)
    reached = [each for each in folders if is_mirror(each)]
    return reached, [each for each in folders if each not in reached]


def clean_mirrors(case: Case, context: JobContext | None = None) -> dict[Path, str]:
    """Takes what was erased out of each mirror in which it may still be, and returns those where that was not possible,
    each with why. Raises Cancelled."""
    return _clean(case, keeping_of(case.details.uid).to_clean, context or SilentContext())


def _clean(case: Case, folders: Iterable[Path], context: JobContext) -> dict[Path, str]:
    """As `clean_mirrors`, of these. Where the settings cannot be written a clean one is looked at again later."""
    uid = case.details.uid
    left: dict[Path, str] = {}
    for folder in folders:
        try:
            erase_there(context, case_path=case.path, folder=folder)
        except Cancelled:
            raise
        except CatalogError as error:
            left[folder] = error.message
        else:
            to_clean = tuple(each for each in keeping_of(uid).to_clean if each != folder)
            _try_to_keep(uid, to_clean=to_clean)
    return left


def _try_to_keep(uid: str, **changes: Any) -> bool:
    """Whether it could be written. A full disk, or settings that are read-only, hold no erasure up."""
    try:
        keep(uid, **changes)
    except CatalogError:
        return False
    return True


def forget_mirror(case: Case, folder: Path) -> None:
    """A person says that a mirror, this one or an earlier one, was destroyed: it is not asked for any more.

    Raises InvalidInput for a folder that is none.
    """
    known = keeping_of(case.details.uid)
    if folder not in (known.mirror, *known.earlier):
        raise InvalidInput(
            phrase("{folder} is and was no mirror of this case.", folder=folder),
            hint="Give the folder as it was named when it was set.",
        )
    if folder == known.mirror:
        keep(case.details.uid, mirror=None, mirrored_utc="", mirror_problem="")
    keep(
        case.details.uid,
        earlier=tuple(each for each in known.earlier if each != folder),
        to_clean=tuple(each for each in known.to_clean if each != folder),
    )
