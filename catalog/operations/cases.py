"""Making and opening cases, finding records by the short names that people use, and copying a case."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from catalog.case import CATALOGUE, DESCRIPTION, Case
from catalog.errors import CaseUnusable, InvalidInput, from_os_error
from catalog.model.records import Media, Term
from catalog.model.uids import new_uid
from catalog.model.vocabulary import load_vocabulary


def new_case(path: Path, *, actor: str, name: str = "") -> Case:
    """Makes a case with the default vocabulary and opens it. Raises CaseUnusable as `Case.create` does."""
    case = Case.create(path, name=name, actor=actor)
    try:
        install_vocabulary(case, actor=actor)
    except BaseException:
        case.close()
        raise
    return case


def open_case(path: Path, *, actor: str, window: bool = False) -> Case:
    """Opens a case; one whose making was interrupted before it had its vocabulary gets it now."""
    case = Case.open(path, window=window)
    try:
        if not case.read_only and not case.count(Term):
            install_vocabulary(case, actor=actor)
    except BaseException:
        case.close()
        raise
    return case


def install_vocabulary(case: Case, *, actor: str) -> None:
    vocabulary = load_vocabulary()
    parameters = {"vocabulary": vocabulary.name, "version": vocabulary.version}
    with case.unit_of_work("vocabulary.install", actor=actor, parameters=parameters) as work:
        work.add_all(vocabulary.terms)


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
    raise InvalidInput(f"This case has no media “{text}”.", hint=hint)


def copy_case(path: Path, target: Path) -> int:
    """Copies a case that may be open elsewhere: catalogue first, then the objects that it names.

    Returns the number of objects copied. Built beside `target` and moved there whole. Raises CaseUnusable when
    `target` exists, StorageFull when there is no room.
    """
    target = target.absolute()
    if target.exists():
        raise CaseUnusable(f"{target} already exists.", hint="Choose a new name.")
    building = target.with_name(f".{target.name}.{new_uid()[-8:]}.part")
    try:
        with Case.open(path, read_only=True) as case:
            for name in ("objects", "derived", "exports"):
                (building / name).mkdir(parents=True)
            shutil.copyfile(path / DESCRIPTION, building / DESCRIPTION)
            case.copy_catalogue(building / CATALOGUE)
            count = 0
            for source in (path / "objects").glob("??/*"):
                folder = building / "objects" / source.parent.name
                folder.mkdir(exist_ok=True)
                shutil.copy2(source, folder / source.name)
                count += 1
        building.rename(target)
    except OSError as error:
        raise from_os_error(error, f"copying the case to {target.name}") from error
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return count
