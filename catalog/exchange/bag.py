"""Writing a bag: BagIt 1.0 (RFC 8493) with SHA-256 and SHA-512 manifests of payload and tag files."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from catalog.jobs import JobContext, SilentContext
from catalog.store.objects import CHUNK_BYTES, sync_folder

ALGORITHMS = ("sha256", "sha512")
DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


class HashingFile:
    """A file being written whose hashes are kept along the way."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._hashes = [hashlib.new(name) for name in ALGORITHMS]
        self.size = 0

    def write(self, data: bytes) -> None:
        for each in self._hashes:
            each.update(data)
        self._stream.write(data)
        self.size += len(data)

    def line(self, text: str) -> None:
        self.write(text.encode("utf-8", "surrogatepass") + b"\n")

    @property
    def digests(self) -> tuple[str, ...]:
        return tuple(each.hexdigest() for each in self._hashes)


class BagWriter:
    """Fills the new folder `folder`; `finish` writes what makes a bag of it. Paths are relative, with "/".

    Every file is on the disk when its writing is done. What an interruption leaves is the caller's to remove.
    """

    def __init__(self, folder: Path, context: JobContext | None = None) -> None:
        self.folder = folder
        self._context = context or SilentContext()
        self._payload: dict[str, tuple[str, ...]] = {}
        self._tags: dict[str, tuple[str, ...]] = {}
        self._octets = 0
        folder.mkdir(parents=True)
        (folder / "data").mkdir()

    def octets(self) -> int:
        """Bytes of payload so far."""
        return self._octets

    @contextlib.contextmanager
    def payload(self, path: str) -> Iterator[HashingFile]:
        """A new file `data/path`, counted once the block is left."""
        with self._writing(f"data/{path}") as out:
            yield out
        self._payload[f"data/{path}"] = out.digests
        self._octets += out.size

    def add(self, path: str, data: bytes) -> None:
        with self.payload(path) as out:
            out.write(data)

    def copy(self, path: str, source: Path) -> tuple[str, ...]:
        """Copies `source` to `data/path` and returns the hashes of what was copied, in the order of ALGORITHMS."""
        with source.open("rb") as stream, self.payload(path) as out:
            while chunk := stream.read(CHUNK_BYTES):
                self._context.check_cancelled()
                out.write(chunk)
                self._context.report(self._octets + out.size, None, "bytes", f"copying {path}")
        return out.digests

    def tag(self, path: str, text: str) -> None:
        with self._writing(path) as out:
            out.write(text.encode("utf-8"))
        self._tags[path] = out.digests

    def finish(self, info: Sequence[tuple[str, str]]) -> str:
        """Writes declaration, bag-info and manifests; returns the SHA-256 of tagmanifest-sha256.txt.

        That one number stands for the whole bag: the tag manifest holds the hash of the payload manifest.
        """
        lines = [(label, value) for label, value in info if value]
        lines.append(("Payload-Oxum", f"{self._octets}.{len(self._payload)}"))
        self.tag("bagit.txt", DECLARATION)
        self.tag("bag-info.txt", "".join(f"{label}: {_one_line(value)}\n" for label, value in lines))
        for position, name in enumerate(ALGORITHMS):
            self.tag(f"manifest-{name}.txt", _manifest(self._payload, position))
        tags = dict(self._tags)
        for position, name in enumerate(ALGORITHMS):
            self.tag(f"tagmanifest-{name}.txt", _manifest(tags, position))
        for each in (self.folder, *(path for path in self.folder.rglob("*") if path.is_dir())):
            sync_folder(each)
        return self._tags["tagmanifest-sha256.txt"][0]

    @contextlib.contextmanager
    def _writing(self, path: str) -> Iterator[HashingFile]:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as stream:
            yield HashingFile(stream)
            stream.flush()
            os.fsync(stream.fileno())


def _manifest(files: dict[str, tuple[str, ...]], position: int) -> str:
    """Two spaces, as `sha256sum -c` reads it; line ends and percent signs in names as RFC 8493, 2.1.3 has them."""
    return "".join(f"{files[path][position]}  {_escaped(path)}\n" for path in sorted(files))


def _escaped(path: str) -> str:
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _one_line(value: str) -> str:
    return " ".join(value.split())
