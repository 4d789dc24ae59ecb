"""Taking a file from disk into the object store, and finding the recordings in folders."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from catalog.archive.kinds import MEDIA_EXTENSIONS, media_type_of
from catalog.errors import InvalidInput, MediaUnreadable, SourceUnavailable, from_os_error
from catalog.jobs import JobContext
from catalog.model.timecode import utc_form
from catalog.store.objects import ObjectStore, TakenObject
from catalog.texts import phrase

CASE_FILE = "case.toml"
"""A folder with it is a case: its objects are in it already, and are not taken in again."""


@dataclass(frozen=True, slots=True)
class TakenFile:
    """A file from disk, now in the store. `modified_utc` is the source's time of last change."""

    taken: TakenObject
    original_name: str
    source_path: str
    """Absolute, as given: links in it are not followed."""
    modified_utc: str
    media_type: str


def take_file(context: JobContext, *, path: str, objects_folder: str) -> TakenFile:
    """Copies one file into the object store in one reading pass; the source is never written to.

    Raises SourceUnavailable when it is missing, may not be read, cannot be read or changes meanwhile,
    InvalidInput for a folder or something that is no file, MediaUnreadable for an empty one, StorageFull.
    """
    source = Path(path).absolute()
    facts = _facts(source)
    taken = ObjectStore(Path(objects_folder)).take(source, context=context)
    return TakenFile(
        taken=taken,
        original_name=storable_name(source.name),
        source_path=storable_name(str(source)),
        modified_utc=_utc(facts.st_mtime_ns),
        media_type=media_type_of(source.name),
    )


@dataclass(frozen=True, slots=True)
class TakenFiles:
    """A file with what lies beside it. `left_out` says which of those could not be taken, and why."""

    file: TakenFile
    beside: list[TakenFile]
    left_out: list[str]


def take_files(context: JobContext, *, path: str, beside: Sequence[str], objects_folder: str) -> TakenFiles:
    """Takes a file and those beside it. Raises as `take_file` for the file; of the others that is noted."""
    taken = take_file(context, path=path, objects_folder=objects_folder)
    others, left_out = [], []
    for each in beside:
        try:
            others.append(take_file(context, path=each, objects_folder=objects_folder))
        except (SourceUnavailable, MediaUnreadable, InvalidInput) as error:
            left_out.append(f"{storable_name(Path(each).name)}: {error.message}")
    return TakenFiles(taken, others, left_out)


def media_files_in(paths: Iterable[Path]) -> list[Path]:
    """The files to take in: those named, whatever they are called, and the recordings in the folders named.

    A folder is searched to its depth, in the order of names; hidden files, cases, and what has no suffix of a
    recording (`.part`, `Thumbs.db`) are left out, links to folders are followed once. Each file comes once.
    Raises SourceUnavailable for a missing path or a folder that may not be read, InvalidInput for a folder
    without recordings.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        if not _exists(path):
            raise _missing(path)
        if not path.is_dir():
            found.setdefault(path.resolve(), path)
            continue
        inside = list(_recordings_in(path))
        if not inside:
            raise InvalidInput(
                phrase("No recording was found in “{value}”.", value=storable_name(path.name or str(path))),
                hint="Look whether it is the right folder. A file with an unusual ending is taken when it is named.",
            )
        for each in inside:
            found.setdefault(each.resolve(), each)
    return list(found.values())


def files_of(folder: Path) -> list[Path]:
    """The files that lie in a folder, hidden ones left out, by name; none where it cannot be looked into."""
    try:
        return sorted(each for each in folder.iterdir() if not each.name.startswith(".") and each.is_file())
    except OSError:
        return []


def _recordings_in(folder: Path) -> Iterator[Path]:
    seen: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            identity = here.stat()
            entries = sorted(here.iterdir())
        except OSError as error:
            raise from_os_error(error, f"looking into “{storable_name(here.name)}”") from error
        if (identity.st_dev, identity.st_ino) in seen or here / CASE_FILE in entries:
            continue
        seen.add((identity.st_dev, identity.st_ino))
        shown = [entry for entry in entries if not entry.name.startswith(".")]
        yield from (entry for entry in shown if _is_recording(entry))
        waiting += [entry for entry in reversed(shown) if entry.is_dir()]


def _is_recording(path: Path) -> bool:
    return path.suffix.lower() in MEDIA_EXTENSIONS and path.is_file()


def _facts(source: Path) -> os.stat_result:
    name = storable_name(source.name or str(source))
    try:
        facts = source.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise _missing(source) from None
    except OSError as error:
        raise from_os_error(error, f"reading “{name}”") from error
    if stat.S_ISDIR(facts.st_mode):
        raise InvalidInput(
            phrase("“{name}” is a folder, not a file.", name=name), hint="Add the files that are in it."
        )
    if not stat.S_ISREG(facts.st_mode):
        raise InvalidInput(
            phrase("“{name}” is no ordinary file (a device or a pipe).", name=name),
            hint="Save what it gives to a file first, and add that file.",
        )
    if facts.st_size == 0:
        raise MediaUnreadable(
            phrase("“{name}” is empty (0 bytes).", name=name),
            hint="Copy it again from where it came from: the copying may have failed.",
        )
    return facts


def _exists(path: Path) -> bool:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise from_os_error(error, f"reading “{storable_name(path.name)}”") from error
    return True


def _missing(path: Path) -> SourceUnavailable:
    return SourceUnavailable(
        phrase("There is no file or folder “{value}”.", value=storable_name(str(path))),
        hint="Check the name, and whether the disk or card it lies on is connected.",
    )


def _utc(nanoseconds: int) -> str:
    try:
        moment = datetime.fromtimestamp(nanoseconds / 1e9, UTC)
    except (ValueError, OverflowError, OSError):  # damaged file systems give years beyond the calendar
        return ""
    return utc_form(moment)


def storable_name(name: str) -> str:
    """A file name as text that can be stored: bytes that are no UTF-8 show as `?`."""
    return name.encode("utf-8", "replace").decode("utf-8")
