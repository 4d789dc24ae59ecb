"""What a try to download left behind, and how much of it the next try may build on.

yt-dlp goes on from its `.part` files without asking whether they still fit, and three ways of stopping it spoil
a recording without a word (read in its downloader, version 2026.8.19): a kill between writing a segment and
noting it doubles that segment; a lost or torn `.ytdl` note makes it append the whole stream to what is there;
a file that changed on the server becomes half the old one and half the new one. So each try keeps a journal, and
the next one trusts only what the journal says is whole.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

JOURNAL_NAME = "journal.jsonl"


@dataclass
class Kept:
    """What the journal knows of one file. Sizes are bytes; `fragments` maps a segment's number to its size."""

    source: str
    """The path of its link, without the query that sites sign anew each time."""
    direct: bool
    """Received as one file, not as segments."""
    declared: int | None = None
    """How long the server said the file is."""
    etag: str = ""
    modified: str = ""
    playlist: str = ""
    """Hash over the list of segments, so that segments of two lists are never joined."""
    fragments: dict[int, int] = field(default_factory=dict)
    segments: int | None = None
    """How many segments the list has."""
    pieces: dict[int, dict[str, Any]] = field(default_factory=dict)
    """Size and SHA-256 of each segment that was joined, by its number."""
    complete: int | None = None
    """Its size once it was received whole and checked."""

    @property
    def validator(self) -> str:
        """What an `If-Range` header may carry: a strong ETag, else the date; empty: nothing to go by."""
        return self.etag if self.etag and not self.etag.startswith("W/") else self.modified


class Journal:
    """Lines of JSON beside the received bytes, one for each thing that is certain; a torn last line is ignored."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / JOURNAL_NAME
        self.files: dict[str, Kept] = {}
        for line in self._lines():
            self._apply(**line)

    def begin(self, name: str, *, source: str, direct: bool) -> Kept:
        """The record of a file about to be received, kept from an earlier try where it is of the same source."""
        kept = self.files.get(name)
        if kept is not None and (kept.source, kept.direct) == (source, direct):
            return kept
        if kept is not None:
            self.forget(name)
        self._write(event="begin", name=name, source=source, direct=direct)
        return self.files[name]

    def playlist(self, name: str, digest: str, count: int) -> None:
        """Notes the list of `count` segments; what was received by another list is deleted."""
        kept = self.files[name]
        if kept.playlist == digest:
            return
        if kept.playlist:
            source, direct = kept.source, kept.direct
            self.forget(name)
            self.begin(name, source=source, direct=direct)
        self._write(event="playlist", name=name, digest=digest, count=count)

    def declared(self, name: str, *, size: int | None, etag: str, modified: str) -> None:
        kept = self.files[name]
        if (kept.declared, kept.etag, kept.modified) != (size, etag, modified):
            self._write(event="declared", name=name, size=size, etag=etag, modified=modified)

    def fragment(self, name: str, number: int, path: Path) -> None:
        """Notes a whole segment, once it is safely on the disk."""
        if path.is_file() and number not in self.files[name].fragments:
            _sync(path)
            self._write(event="fragment", name=name, number=number, size=path.stat().st_size)

    def complete(self, name: str) -> None:
        """Notes that the file is whole, and with it each of its segments, which go once they are joined."""
        path = self.folder / name
        _sync(path)
        for number, piece in sorted(_numbered(self.folder, name)):
            with piece.open("rb") as stream:
                sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
            self._write(event="piece", name=name, number=number, size=_size(piece), sha256=sha256)
        self._write(event="complete", name=name, size=path.stat().st_size)

    def forget(self, name: str) -> None:
        """Deletes everything received under `name` and starts it afresh."""
        for path in [*fragment_paths(self.folder, name), *_companions(self.folder, name)]:
            path.unlink(missing_ok=True)
        self._write(event="forget", name=name)

    def tidy(self) -> None:
        """Before a try: keeps what the journal vouches for, deletes the rest (merges and half segments too)."""
        wanted: set[str] = {JOURNAL_NAME}
        for name, kept in self.files.items():
            if kept.complete is not None and _size(self.folder / name) == kept.complete:
                wanted.add(name)
            elif kept.direct:
                wanted |= self._whole_or_part(name, kept)
            else:
                wanted |= {
                    path.name
                    for number, path in _numbered(self.folder, name)
                    if kept.fragments.get(number) == _size(path)
                }
        for path in self.folder.iterdir():
            if path.name not in wanted and not path.is_dir():
                path.unlink()

    def _whole_or_part(self, name: str, kept: Kept) -> set[str]:
        part = self.folder / f"{name}.part"
        received = _size(part)
        if received is None or (kept.declared is None and not kept.validator):
            return set()
        if received == kept.declared:  # killed between the last byte and the renaming
            part.replace(self.folder / name)
            self.complete(name)
            return {name}
        return {part.name} if kept.declared is None or received < kept.declared else set()

    def _lines(self) -> Iterator[dict[str, Any]]:
        with contextlib.suppress(FileNotFoundError):
            for line in self._path.read_bytes().splitlines():
                with contextlib.suppress(ValueError):
                    yield json.loads(line)

    def _write(self, **line: Any) -> None:
        with self._path.open("ab") as stream:
            # A line feed first: a torn line of a killed try must not swallow this one.
            stream.write(b"\n" + json.dumps(line).encode())
        self._apply(**line)

    def _apply(self, *, event: str, name: str, **values: Any) -> None:
        if event == "begin":
            self.files[name] = Kept(**values)
        elif event == "forget":
            self.files.pop(name, None)
        elif name in self.files:
            kept = self.files[name]
            if event == "declared":
                kept.declared, kept.etag, kept.modified = values["size"], values["etag"], values["modified"]
            elif event == "playlist":
                kept.playlist, kept.segments = values["digest"], values.get("count")
            elif event == "fragment":
                kept.fragments[values["number"]] = values["size"]
            elif event == "piece":
                kept.pieces[values["number"]] = {"size": values["size"], "sha256": values["sha256"]}
            elif event == "complete":
                kept.complete = values["size"]


def fragment_paths(folder: Path, name: str) -> list[Path]:
    """The whole segments that lie beside `name`, in the order of their numbers."""
    return [path for _, path in sorted(_numbered(folder, name))]


def received_bytes(folder: Path, name: str) -> int:
    """How much of `name` has arrived, unfinished or not."""
    whole = _size(folder / name) or _size(folder / f"{name}.part") or 0
    return max(whole, sum(path.stat().st_size for path in fragment_paths(folder, name)))


def _numbered(folder: Path, name: str) -> Iterator[tuple[int, Path]]:
    prefix = f"{name}.part-Frag"
    for path in folder.iterdir():
        number = path.name.removeprefix(prefix)
        if path.name.startswith(prefix) and number.isdigit():
            yield int(number), path


def _companions(folder: Path, name: str) -> list[Path]:
    return [folder / f"{name}{suffix}" for suffix in ("", ".part", ".ytdl")]


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
