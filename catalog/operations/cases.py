"""Making and opening cases, finding records by the short names that people use, and copying a case."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from catalog.case import Case
from catalog.errors import (
    CaseUnusable,
    CatalogError,
    InvalidInput,
    SourceUnavailable,
    StorageFull,
    from_os_error,
)
from catalog.jobs import JobContext
from catalog.model.records import ErasureState, Media, StoredObject, Term, Tombstone
from catalog.model.uids import new_uid
from catalog.model.vocabulary import attribute_records, group_records, load_vocabulary
from catalog.operations.mirror_settings import keeping_of
from catalog.store.description import CATALOGUE, DESCRIPTION
from catalog.store.objects import CHUNK_BYTES, ObjectStore, can_be_read, sync_folder
from catalog.texts import phrase

PROXY = "FRAMEWITNESS_PROXY"
"""What in a command's environment names its way; empty: nothing is named."""


def new_case(path: Path, *, actor: str, name: str = "") -> Case:
    """Makes a case with the default vocabulary and opens it. Raises CaseUnusable as `Case.create` does."""
    case = Case.create(path, name=name, actor=actor)
    try:
        install_vocabulary(case, actor=actor)
    except BaseException:
        case.close()
        raise
    case.proxy = os.environ.get(PROXY) or None
    case.before_closing = SessionEnd(case, actor=actor, since=0)
    return case


def open_case(path: Path, *, actor: str, window: bool = False, proxy: str | None = None) -> Case:
    """Opens a case; one whose making was interrupted before it had its vocabulary gets it now.

    What is written until it is closed is signed then, in the name of `actor`, and the mirror is brought into step. An
    erasure that was interrupted is gone on with; where that is not possible yet, its tombstone says so. `proxy` is
    the way to time stamp authorities.
    """
    case = Case.open(path, window=window)
    case.proxy = proxy if proxy is not None else os.environ.get(PROXY) or None
    case.before_closing = SessionEnd(case, actor=actor, since=case.head())
    try:
        if not case.read_only and case.count(Tombstone, state=ErasureState.UNDER_WAY):
            with contextlib.suppress(CatalogError):
                from catalog.operations import erasure

                erasure.go_on(case, actor=actor)
        if not case.read_only and not case.count(Term):
            install_vocabulary(case, actor=actor)
    except BaseException:
        case.close()
        raise
    return case


@dataclass
class SessionEnd:
    """What is done once when a case is closed: what was written since entry `since` is signed, and the mirror brought
    into step, also where an earlier step of it has not ended. What does that is loaded then: most commands read."""

    case: Case
    actor: str
    since: int

    def __call__(self, context: JobContext) -> None:
        """Raises CatalogError where the log could not be signed, or the mirror not be brought into step."""
        if self.case.read_only:
            return
        changed = self.case.head() != self.since
        try:
            if changed:
                from catalog.operations.checkpoints import sign_off

                sign_off(self.case, actor=self.actor, context=context)
        finally:
            if changed or _left_over(self.case):
                from catalog.operations.mirror import mirror_at_end

                mirror_at_end(self.case, context)


def _left_over(case: Case) -> bool:
    """Whether a mirror is behind what was written in earlier sessions."""
    try:
        keeping = keeping_of(case.details.uid)
    except CatalogError:  # it is told wherever the mirror is spoken of
        return False
    return bool(keeping.mirror_problem or keeping.to_clean)


def work_as(case: Case, actor: str) -> None:
    """From now on somebody else works, or the same person under another name: the session is signed in that."""
    if isinstance(case.before_closing, SessionEnd):
        case.before_closing.actor = actor


def end_session(context: JobContext, *, case: Case) -> None:
    """Job for a thread: does before closing what closing would do, where somebody can see how far it is and stop it.

    A mirror that was stopped goes on at the next session's end. Raises as `SessionEnd` does.
    """
    last, case.before_closing = case.before_closing, None
    if last is not None:
        last(context)


def install_vocabulary(case: Case, *, actor: str) -> None:
    vocabulary = load_vocabulary()
    parameters = {"vocabulary": vocabulary.name, "version": vocabulary.version}
    with case.unit_of_work("vocabulary.install", actor=actor, parameters=parameters) as work:
        work.add_all(vocabulary.terms)
        work.add_all(group_records(vocabulary))
        work.add_all(attribute_records(vocabulary))


def media_named(case: Case, text: str) -> Media:
    """The media a person means by "M3", "3" or a uid. Raises InvalidInput, naming what there is."""
    match = re.fullmatch(r"[Mm]?(\d+)", text.strip())
    found = case.find(Media, number=int(match[1])) if match else case.find(Media, uid=text.strip())
    if found:
        return found[0]
    known = [media.label for media in case.find(Media, order="number")]
    hint = (
        f"It has {', '.join(known[:12])}{' …' if len(known) > 12 else ''}."
        if known
        else "It has no media yet."
    )
    raise InvalidInput(phrase("This case has no media “{value}”.", value=text), hint=hint)


@dataclass(frozen=True, slots=True)
class CaseCopy:
    """What a copy of a case got. Objects are named as their files are, from `objects/` on."""

    objects: int
    """How many were copied with the very bytes that were recorded."""
    missing: list[str]
    """Named by the catalogue, but not in the case that was copied; they are not in the copy either."""
    differs: list[str]
    """Copied as they are, if they could be read, but not with the bytes that were recorded."""

    @property
    def whole(self) -> bool:
        return not self.missing and not self.differs


def copy_case(path: Path, target: Path) -> CaseCopy:
    """Copies a case that may be open elsewhere: catalogue first, then the objects that it names, and `exports/`.

    Every object is hashed on the way and compared with its record. Damage in the case does not stop the copying
    of the rest; the outcome names it. Built beside `target` and moved there once all is on the disk. Raises
    CaseUnusable when `target` exists or lies in the case, StorageFull when there is no room; then nothing is left.
    """
    target = target.absolute()
    if target.exists():
        raise CaseUnusable(phrase("{name} already exists.", name=target.name), hint="Choose a new name.")
    if target.resolve().is_relative_to(path.resolve()):
        raise CaseUnusable(
            "A copy cannot lie inside the case that is copied.", hint="Choose a place beside it or elsewhere."
        )
    building = target.with_name(f".{target.name}.{new_uid()[-8:]}.part")
    try:
        with Case.open(path, read_only=True) as case:
            for name in ("objects", "derived", "exports"):
                (building / name).mkdir(parents=True)
            _copy_file(path / DESCRIPTION, building / DESCRIPTION)
            case.copy_catalogue(building / CATALOGUE)
        copied = _copy_objects(ObjectStore(path / "objects"), building)
        _copy_folder(path / "exports", building / "exports")
        sync_folder(building)
        building.rename(target)
        sync_folder(target.parent)
    except StorageFull as error:
        raise StorageFull(
            phrase(
                "The disk that the case was being copied to is full: {name} was not made.", name=target.name
            ),
            hint="Free some space there, or choose another disk, and do it again; nothing half-made was kept.",
        ) from error
    except OSError as error:
        raise from_os_error(error, f"copying the case to {target.name}") from error
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return copied


def _copy_objects(store: ObjectStore, building: Path) -> CaseCopy:
    """Fills `building` with the objects that the catalogue in it names: others may be adding more meanwhile."""
    with Case.open(building, read_only=True) as copy:
        named = copy.find(StoredObject)
    to = ObjectStore(building / "objects")
    count, missing, differs = 0, [], []
    for stored in named:
        source = store.path(stored.sha256, stored.extension)
        name = source.relative_to(store.folder).as_posix()
        if not source.exists():
            missing.append(name)
        elif _copy_object(source, to, stored):
            count += 1
        else:
            differs.append(name)
    with contextlib.suppress(FileNotFoundError):
        (to.folder / "incoming").rmdir()
    return CaseCopy(count, missing, differs)


def _copy_object(source: Path, to: ObjectStore, stored: StoredObject) -> bool:
    """Whether the bytes copied are those recorded; others are kept under the recorded name, for they may be all."""
    if not source.is_file():
        return False
    try:
        taken = to.take(source, extension=stored.extension)
    except SourceUnavailable:
        if can_be_read(source):
            raise  # then the trouble is with the place that is copied to
        return False
    if taken.sha256 == stored.sha256:
        return True
    laid, wanted = to.path(taken.sha256, taken.extension), to.path(stored.sha256, stored.extension)
    wanted.parent.mkdir(exist_ok=True)
    if taken.is_new:
        laid.replace(wanted)
        with contextlib.suppress(OSError):  # another object may lie there
            laid.parent.rmdir()
    else:  # by chance or by design these are the bytes of another object, which keeps its own
        _copy_file(laid, wanted)
        wanted.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
    sync_folder(wanted.parent)
    sync_folder(to.folder)
    return False


def _copy_folder(source: Path, target: Path) -> None:
    for each in sorted(source.rglob("*")):
        place = target / each.relative_to(source)
        if each.is_dir():
            place.mkdir(exist_ok=True)
        elif each.is_file():
            place.parent.mkdir(parents=True, exist_ok=True)
            _copy_file(each, place)
    for folder in (target, *(each for each in target.rglob("*") if each.is_dir())):
        sync_folder(folder)


def _copy_file(source: Path, target: Path) -> None:
    """Copies bytes and times, not permissions (a case on a disc is read-only), and waits until they are on the disk."""
    with source.open("rb") as stream, target.open("wb") as out:
        shutil.copyfileobj(stream, out, CHUNK_BYTES)
        out.flush()
        os.fsync(out.fileno())
        facts = os.fstat(stream.fileno())
    os.utime(target, ns=(facts.st_atime_ns, facts.st_mtime_ns))
