"""Files that lie beside a recording and tell of it: `clip.srt`, `clip.en.vtt`, `clip.mp4.json`, `clip.xmp`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from catalog.archive.kinds import media_type_of
from catalog.model.records import Role

ROLES = {
    ".json": Role.SIDECAR,
    ".srt": Role.SUBTITLE,
    ".vtt": Role.SUBTITLE,
    ".xmp": Role.SIDECAR,
    ".txt": Role.SIDECAR,
}
"""What a file with this suffix is to the recording that it lies beside."""
_TYPES = {".xmp": "application/rdf+xml"}
LARGEST_BYTES = 200_000_000


_IS = r"""["']?\s{0,40}(?:[:=>]|\s{0,3}<[^<>]{0,80}>){1,8}[\["'{\s]{0,40}"""
"""A sign, or what stands between the cells of a table. At most so much of nothing: a hostile file of blanks must not
take minutes."""
_COORDINATE = re.compile(
    rf"(?i)\b(?:gps\w{{0,60}}(?: \w{{1,20}}){{0,2}}|latitude|longitude|lat|lng|lon|coordinates){_IS}"
    r"[-+]?(?:[1-9]|0{0,9}[.,]?0{0,15}[1-9])"
)
_NAMED_PLACE = re.compile(
    rf"(?i)\b(?:location|city|country|sublocation)\w{{0,60}}{_IS}(?!(?:null|none|true|false)\b)[^\W\d_]{{2}}"
)


def names_a_place(data: bytes) -> bool:
    """Whether a file beside a recording seems to tell where that was made, without its being parsed: coordinates
    other than 0 (which stands for none), or a word under the name of a place."""
    text = data.decode("utf-8", "replace")
    return _COORDINATE.search(text) is not None or _NAMED_PLACE.search(text) is not None


def is_sidecar(path: Path) -> bool:
    return path.suffix.lower() in ROLES


def sidecar_type(path: Path) -> str:
    """Media type by the name."""
    return _TYPES.get(path.suffix.lower()) or media_type_of(path.name)


def sidecars_of(recordings: Iterable[Path], others: Iterable[Path]) -> dict[Path, list[Path]]:
    """Which of `others`, of the same folder, belong to which recording, in the order of names.

    One belongs to the recording whose name, with or without its suffix, it begins with, before a dot; where several
    fit, to the longest (`a.b.json` is of `a.b.mp4` rather than of `a.mp4`), then to the first by name.
    """
    found: dict[Path, list[Path]] = {}
    beginnings: list[tuple[str, Path]] = []
    for recording in sorted(recordings):
        beginnings += [(f"{name.lower()}.", recording) for name in (recording.name, recording.stem)]
    beginnings.sort(key=lambda each: -len(each[0]))  # stable: the first by name of those as long
    by_folder: dict[Path, list[tuple[str, Path]]] = {}
    for beginning, recording in beginnings:
        by_folder.setdefault(recording.parent, []).append((beginning, recording))
    for other in sorted(others):
        if not is_sidecar(other):
            continue
        for beginning, recording in by_folder.get(other.parent, []):
            if other.name.lower().startswith(beginning) and other != recording:
                found.setdefault(recording, []).append(other)
                break
    return found
