"""What other programs archived: auto-archiver's output folders and Hunchly's case exports, taken in as they are.

What these programs say of their files (hashes, times, tokens) is claimed, not proved: it is compared with the bytes
that came, and a difference is said plainly, but no file is refused for it. Reading happens in a child process.
"""

from __future__ import annotations

import contextlib
import hashlib
import lzma
import os
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from catalog.archive.kinds import media_type_of
from catalog.archive.others_auto_archiver import read_auto_archiver
from catalog.archive.others_hunchly import read_hunchly
from catalog.archive.others_listing import (
    Claim,
    ClaimedFile,
    Listing,
    TakenFileOfOthers,
    TakenOver,
    TakenPosting,
)
from catalog.archive.others_tokens import STANDARD
from catalog.errors import CatalogError, InvalidInput, MediaUnreadable, from_os_error
from catalog.jobs import JobContext
from catalog.model.records import Agreement
from catalog.store.objects import ObjectStore, clean_extension
from catalog.texts import phrase

MOST_FILES = 200_000
MOST_BYTES_UNPACKED = 500_000_000_000
MOST_NAMED = 10
MOST_TIMES_LARGER = 200
"""A packed file that claims to grow by more than this is refused: recordings and pages do not."""
_ALGORITHMS = {
    "SHA-256": hashlib.sha256,
    "SHA-512": hashlib.sha512,
    "SHA3-512": hashlib.sha3_512,
    "SHA-1": hashlib.sha1,
    "MD5": hashlib.md5,
}


_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    UnicodeError,
)
"""What unpacking fails with, by what is broken or packed in a way that is not known here."""


def take_over(context: JobContext, *, path: str, objects_folder: str) -> TakenOver:
    """Job: takes in what lies in a folder of auto-archiver, or in a Hunchly case export (a folder or its zip file).

    Raises InvalidInput where neither is recognised or the zip file is hostile, StorageFull. Files that a list names
    and that are not there are in the result as missing; unpacked files are removed again.
    """
    source = Path(path)
    store = ObjectStore(Path(objects_folder))
    try:
        if source.is_dir():
            return _taken(context, source, store)
        incoming = Path(objects_folder) / "incoming"
        incoming.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=incoming, prefix="unpacked-"))
        try:
            _unpack(context, source, folder)
            return _taken(context, folder, store, packed=source)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            with contextlib.suppress(OSError):
                incoming.rmdir()
    except OSError as error:
        raise from_os_error(error, f"reading “{source.name}”") from error


def recognise(folder: Path) -> Listing | None:
    """What the files of a folder are, by their lists; None: of no program that is known here."""
    files = list(_files_in(folder))
    listing = read_hunchly(folder, files) or read_auto_archiver(folder, files)
    if listing is not None:
        listing.remarks.extend(_named_nowhere(folder, files, listing))
    return listing


def _named_nowhere(folder: Path, files: list[Path], listing: Listing) -> Iterator[str]:
    """Says which files no list speaks of: whoever throws the folder away afterwards would lose them."""
    named = {each.path for posting in listing.postings for each in posting.files}
    left = [each.relative_to(folder).as_posix() for each in files if each not in named]
    if left:
        shown = ", ".join(left[:MOST_NAMED]) + (", …" if len(left) > MOST_NAMED else "")
        shown = shown.encode("utf-8", "replace").decode("utf-8")
        yield phrase(
            "Named in no list that was read, and not taken in ({count}): {shown}",
            count=len(left),
            shown=shown,
        )


def _taken(context: JobContext, folder: Path, store: ObjectStore, packed: Path | None = None) -> TakenOver:
    listing = recognise(folder)
    if listing is None:
        raise InvalidInput(
            phrase("“{name}” is no output of auto-archiver and no case export of Hunchly.", name=folder.name)
            if packed is None
            else phrase("“{name}” is no case export of Hunchly.", name=packed.name),
            hint="For auto-archiver name the folder that has its HTML, CSV or JSON files and the media; for Hunchly "
            "the zip file that “Export Case” made. Other folders are added as they are, by “Add a folder”.",
        )
    done = 0
    total = sum(len(each.files) for each in listing.postings)
    postings = []
    for posting in listing.postings:
        files = []
        for claimed in posting.files:
            context.check_cancelled()
            context.report(done, total, "files", claimed.name)
            files.append(_take_one(context, claimed, store))
            done += 1
        postings.append(TakenPosting(posting, files))
    return TakenOver(listing.program, listing.version, postings, listing.remarks)


def _take_one(context: JobContext, claimed: ClaimedFile, store: ObjectStore) -> TakenFileOfOthers:
    path = claimed.path
    if path is None:
        return TakenFileOfOthers(claimed, None, "", [_judged(claim, None) for claim in claimed.claims])
    try:
        if path.stat().st_size == 0:
            raise MediaUnreadable(phrase("“{name}” is empty (0 bytes).", name=claimed.name))
        extension = clean_extension(path.name)
        taken = store.take(path, extension=extension, context=context)
    except CatalogError as error:
        judged = [_judged(claim, None) for claim in claimed.claims]
        return TakenFileOfOthers(claimed, None, "", judged, error.message)
    if claimed.token is not None:
        token = claimed.token
        stamped = Claim(STANDARD, token.stamped_hash, claimed.claims[0].listed_in)
        judged = [(stamped, token.found_hash, token.agreement)]
    else:
        judged = [_judged(claim, path) for claim in claimed.claims]
    return TakenFileOfOthers(claimed, taken, media_type_of(claimed.name), judged)


def _judged(claim: Claim, path: Path | None) -> tuple[Claim, str, str]:
    """(claim, hash of the bytes by the same algorithm, whether they agree)."""
    if path is None:
        return claim, "", Agreement.NO_FILE
    if not claim.value:
        return claim, "", Agreement.NOT_CLAIMED
    make = _ALGORITHMS.get(claim.algorithm)
    if make is None:
        return claim, "", Agreement.NOT_CHECKED
    with path.open("rb") as stream:
        found = hashlib.file_digest(stream, make).hexdigest()
    same = found == claim.value.lower()
    return claim, found, Agreement.AGREES if same else Agreement.DIFFERS


def _files_in(folder: Path) -> Iterator[Path]:
    """Every ordinary file below, hidden ones and links left out; at most MOST_FILES."""
    count = 0
    for here, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(names):
            path = Path(here) / name
            if name.startswith(".") or path.is_symlink() or not path.is_file():
                continue
            count += 1
            if count > MOST_FILES:
                raise InvalidInput(
                    "There are too many files in this folder.", hint="Take it in part by part."
                )
            yield path


# ---------------------------------------------------------------- zip files


def _unpack(context: JobContext, source: Path, folder: Path) -> None:
    """Unpacks into `folder`, where nothing is yet. Raises InvalidInput for what is no zip file, or climbs out of it,
    or would grow beyond measure."""
    try:
        with zipfile.ZipFile(source) as packed:
            members = [each for each in packed.infolist() if not each.is_dir()]
            _check(members, source)
            for number, member in enumerate(members):
                context.check_cancelled()
                context.report(number, len(members), "files", "unpacking")
                target = folder / PurePosixPath(member.filename.replace("\\", "/"))
                target.parent.mkdir(parents=True, exist_ok=True)
                with packed.open(member) as stream, target.open("xb") as out:
                    _copy(stream, out, member.file_size, source)
    except _DAMAGED as error:
        raise InvalidInput(
            phrase("“{name}” cannot be unpacked: {why}.", name=source.name, why=error),
            hint="Look whether it is the zip file that “Export Case” made, and whether it was copied whole.",
        ) from error


def _check(members: list[zipfile.ZipInfo], source: Path) -> None:
    total = 0
    for member in members:
        parts = PurePosixPath(member.filename.replace("\\", "/"))
        climbs = parts.is_absolute() or not parts.parts or ".." in parts.parts or ":" in parts.parts[0]
        is_link = stat.S_ISLNK(member.external_attr >> 16)
        total += member.file_size
        bomb = member.file_size > MOST_TIMES_LARGER * max(member.compress_size, 10_000)
        if climbs or is_link or bomb or total > MOST_BYTES_UNPACKED or len(members) > MOST_FILES:
            raise InvalidInput(
                phrase(
                    "“{name}” is not unpacked: “{member}” {why}.",
                    name=source.name,
                    member=member.filename,
                    why="would be written outside the folder" if climbs or is_link else "is far too large",
                ),
                hint="No export has that. Somebody may have made this file to do harm.",
            )


def _copy(stream: IO[bytes], out: IO[bytes], size: int, source: Path) -> None:
    """Copies at most the size that was announced."""
    copied = 0
    while chunk := stream.read(1 << 20):
        copied += len(chunk)
        if copied > size:
            raise InvalidInput(phrase("“{name}” holds more than it says.", name=source.name))
        out.write(chunk)
