"""The object store of a case: bytes by their SHA-256, laid down once, read-only.

Used by child processes too: it knows nothing of the catalogue. An object is copied, hashed, fsynced, read back
and compared before it takes its name; whatever is interrupted leaves only a file in `objects/incoming/`.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from catalog.errors import SourceUnavailable, from_os_error
from catalog.jobs import JobContext, SilentContext
from catalog.model.uids import new_uid
from catalog.texts import phrase

CHUNK_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class TakenObject:
    """Bytes now in the store. `is_new` is False when an object of the same hash was there before.

    `repaired` is True when that object was damaged, and was replaced by the right bytes.
    """

    sha256: str
    sha512: str
    size: int
    extension: str
    is_new: bool
    repaired: bool = False


class ObjectStore:
    """`folder/ab/abcdef….ext`, each file read-only and named by the SHA-256 of its bytes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str, extension: str) -> Path:
        return self.folder / sha256[:2] / f"{sha256}{extension}"

    def take(
        self, source: Path, *, extension: str | None = None, context: JobContext | None = None
    ) -> TakenObject:
        """Copies `source` in one reading pass; the source is never written to.

        Raises SourceUnavailable when it cannot be read, is not a file, or changes meanwhile (then nothing is kept),
        StorageFull when there is no room.
        """
        context = context or SilentContext()
        suffix = clean_extension(source.name if extension is None else extension)
        try:
            if not stat.S_ISREG(source.stat().st_mode):  # opening a named pipe would wait for ever
                raise SourceUnavailable(
                    phrase("“{name}” is not a file.", name=source.name), hint="Give a media file."
                )
            with source.open("rb") as stream:
                return self._lay_down(_reported(stream.fileno(), source.name, context), suffix)
        except OSError as error:
            raise from_os_error(error, f"copying {source.name}") from error

    def take_bytes(self, data: bytes, *, extension: str) -> TakenObject:
        try:
            return self._lay_down(iter([data]), clean_extension(extension))
        except OSError as error:
            raise from_os_error(error, "storing a derived file") from error

    def nameless(self) -> IO[bytes]:
        """A file on the case's disk for what waits; it is gone once it is closed, however the program ends."""
        incoming = self.folder / "incoming"
        incoming.mkdir(parents=True, exist_ok=True)
        return tempfile.TemporaryFile(dir=incoming)

    def _lay_down(self, chunks: Iterator[bytes | memoryview], extension: str) -> TakenObject:
        incoming = self.folder / "incoming"
        incoming.mkdir(parents=True, exist_ok=True)
        temporary = incoming / f"{new_uid()}.part"
        try:
            sha256, sha512, size = _copy_and_hash(chunks, temporary)
            existing = self._existing(sha256)
            if existing is not None and sha256_of(existing) == sha256:
                return TakenObject(sha256, sha512, size, existing.suffix, is_new=False)
            if sha256_of(temporary, from_disk=True) != sha256:
                raise SourceUnavailable(
                    "What was written to the disk does not read back the same.",
                    hint="The disk under the case may be failing. Move the case to another disk.",
                )
            final = existing or self.path(sha256, extension)  # a damaged one is replaced by the right bytes
            final.parent.mkdir(exist_ok=True)
            temporary.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
            temporary.replace(final)
            sync_folder(final.parent)
            sync_folder(self.folder)
            known = existing is not None
            return TakenObject(sha256, sha512, size, final.suffix, is_new=not known, repaired=known)
        finally:
            temporary.unlink(missing_ok=True)

    def _existing(self, sha256: str) -> Path | None:
        return next((self.folder / sha256[:2]).glob(f"{sha256}*"), None)


def clean_extension(name: str) -> str:
    """The extension an object of this name (or suffix alone) is stored under: short and plain, or `.bin`."""
    suffix = Path(f"name{name}").suffix.lower()
    return suffix if re.fullmatch(r"\.[a-z0-9]{1,8}", suffix) else ".bin"


def sha256_of(path: Path, *, from_disk: bool = False) -> str:
    """With `from_disk` the system is asked to forget what it keeps of the (synced) file, where it can be asked."""
    with path.open("rb") as stream:
        if from_disk and hasattr(os, "posix_fadvise"):
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return hashlib.file_digest(stream, "sha256").hexdigest()


def can_be_read(path: Path) -> bool:
    """Whether the disk gives all bytes of the file, whatever they are."""
    try:
        sha256_of(path)
    except OSError:
        return False
    return True


def _chunks(descriptor: int) -> Iterator[memoryview]:
    buffer = bytearray(CHUNK_BYTES)
    view = memoryview(buffer)
    while count := os.readv(descriptor, [buffer]) if hasattr(os, "readv") else _read_into(descriptor, view):
        yield view[:count]


def _read_into(descriptor: int, view: memoryview) -> int:
    data = os.read(descriptor, len(view))
    view[: len(data)] = data
    return len(data)


def _reported(descriptor: int, name: str, context: JobContext) -> Iterator[memoryview]:
    """The file's bytes in chunks. Raises SourceUnavailable when it changes before all of it is read."""
    before = os.fstat(descriptor)
    done = 0
    for chunk in _chunks(descriptor):
        context.check_cancelled()
        yield chunk
        done += len(chunk)
        if done > before.st_size:  # a recording under way may grow for as long as it is read
            break
        context.report(done, before.st_size, "bytes", f"copying {name}")
    after = os.fstat(descriptor)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or done != after.st_size:
        raise SourceUnavailable(
            phrase("“{name}” changed while it was being copied.", name=name),
            hint="Wait until whatever writes to it has finished, and add it again.",
        )


def _copy_and_hash(chunks: Iterator[bytes | memoryview], target: Path) -> tuple[str, str, int]:
    """Writes and hashes in one pass; the longer hash is made on another core meanwhile."""
    short, long, size = hashlib.sha256(), hashlib.sha512(), 0
    with target.open("xb") as out, ThreadPoolExecutor(1) as beside:
        for chunk in chunks:
            hashing = beside.submit(long.update, chunk)
            short.update(chunk)
            out.write(chunk)
            size += len(chunk)
            hashing.result()  # what comes next may be read into the same memory
        out.flush()
        os.fsync(out.fileno())
    return short.hexdigest(), long.hexdigest(), size


def sync_folder(folder: Path) -> None:
    """Waits until the names in `folder` are on the disk; Windows has no way to ask for it."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
