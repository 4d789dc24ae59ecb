"""Looking through files and folders that somebody gave: which recordings are there, and what lies beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from catalog.archive.file_import import files_of, media_files_in, storable_name
from catalog.archive.sidecars import is_sidecar, sidecars_of
from catalog.errors import SourceUnavailable


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A recording that can be taken in. `folder` is the name of the folder that was named, `path_in_folder` where the
    file lies in it ("" for a file that was named itself)."""

    path: Path
    folder: str = ""
    path_in_folder: str = ""
    sidecars: tuple[Path, ...] = ()
    size: int = 0


def look_through(paths: Iterable[Path]) -> list[FoundFile]:
    """The recordings among files and in folders, as `media_files_in` finds them, each with what lies beside it.

    A sidecar that is named together with its recording is not taken for a recording of its own. Raises as
    `media_files_in`.
    """
    named = list(paths)
    folders = [each for each in named if each.is_dir()]
    recordings = media_files_in(named)
    beside: list[Path] = []
    for folder in {each.parent for each in recordings}:
        beside += [each for each in files_of(folder) if is_sidecar(each)]
    attached = sidecars_of([each for each in recordings if not is_sidecar(each)], beside)
    taken = {each.resolve() for found in attached.values() for each in found}
    return [
        FoundFile(
            path,
            *_place_in(path, folders),
            tuple(attached.get(path, ())),
            _size(path),
        )
        for path in recordings
        if path.resolve() not in taken
    ]


def _place_in(path: Path, folders: Iterable[Path]) -> tuple[str, str]:
    """(name of the folder that was named and has it, way in it)."""
    for folder in folders:
        if path.is_relative_to(folder):
            name = folder.name or folder.resolve().name
            return storable_name(name), storable_name(path.relative_to(folder).as_posix())
    return "", ""


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise SourceUnavailable(
            f"“{storable_name(path.name)}” is not there any more.",
            hint="Look whether the disk or card is connected.",
        ) from error
