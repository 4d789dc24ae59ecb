"""Bags made for tests, right in everything but what a test changes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

FILES = {"data/one.txt": b"one\n", "data/under/two.txt": b"two, longer\n"}


def digest(data: bytes, algorithm: str = "sha256") -> str:
    return hashlib.new(algorithm, data).hexdigest()


def manifest(
    files: Mapping[str, bytes], algorithm: str = "sha256", *, end: str = "\n", between: str = "  "
) -> str:
    return "".join(f"{digest(data, algorithm)}{between}{path}{end}" for path, data in files.items())


def make_bag(
    folder: Path,
    *,
    version: str = "1.0",
    files: Mapping[str, bytes] = FILES,
    tags: Mapping[str, bytes | str | None] | None = None,
    algorithms: tuple[str, ...] = ("sha256",),
    encoding: str = "utf-8",
) -> Path:
    """A bag at `folder`. `tags` are tag files to add, to replace, or (None) to leave out; they are hashed as given."""
    written: dict[str, bytes | str | None] = {
        "bagit.txt": f"BagIt-Version: {version}\nTag-File-Character-Encoding: {encoding}\n".encode(),
        "bag-info.txt": f"Payload-Oxum: {sum(map(len, files.values()))}.{len(files)}\n",
        **{f"manifest-{each}.txt": manifest(files, each) for each in algorithms},
        **(tags or {}),
    }
    bytes_of = {
        name: text.encode(encoding) if isinstance(text, str) else text
        for name, text in written.items()
        if text is not None
    }
    for each in algorithms:
        name = f"tagmanifest-{each}.txt"
        if name not in written:
            bytes_of[name] = manifest(
                {path: data for path, data in bytes_of.items() if not path.startswith("tagmanifest-")}, each
            ).encode(encoding)
    for path, data in {**files, **bytes_of}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder
