"""All fingerprints of a case in one file of `derived/`, so that a search need not open one for each media.

Like everything there it may be deleted at any time. What changed since it was written is read from the media's own
files; then it is written anew.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.analysis.copies.fingerprint_file import LEAST_QUALITY, Fingerprints
from catalog.analysis.copies.matching import Footage, Library
from catalog.analysis.copies.results import Known
from catalog.errors import CatalogError, MediaUnreadable
from catalog.media.arrays import save_arrays, stored_arrays

FORMAT_VERSION = 1
PLAINEST = 10
"""Pictures below this quality are left out altogether: black ones, walls, skies."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The media whose fingerprints can be used, in the library's order, and the uids of the others."""

    usable: list[Known]
    library: Library
    unusable: list[str]


def gathered(known: list[Known], index_path: Path | None) -> Gathered:
    """All fingerprints of `known`, as far as they can be read; the index is used and renewed where there is one."""
    stamps = [_stamp(Path(each.path)) for each in known]
    stored = _Stored.load(index_path) if index_path else None
    if stored and stored.holds_exactly(known, stamps):
        spans = [(each.start, each.end) for each in known]
        return Gathered(known, Library.of_arrays(spans, **stored.arrays), [])
    usable, footage, unusable, kept = [], [], [], []
    for each, stamp in zip(known, stamps, strict=True):
        found = stored.footage(each, stamp) if stored else None
        try:
            found = found or footage_of(Fingerprints.load(Path(each.path)), each.start, each.end)[0]
        except MediaUnreadable:
            unusable.append(each.uid)
            continue
        usable.append(each)
        footage.append(found)
        kept.append(stamp)
    library = Library(footage)
    if index_path and not unusable:
        _save(index_path, usable, kept, library)
    return Gathered(usable, library, unusable)


def footage_of(prints: Fingerprints, start: float, end: float) -> tuple[Footage, Footage]:
    """What can be compared of it, and the same mirrored. `start` and `end`: PTS times time base, in seconds."""
    good = prints.quality >= PLAINEST
    times = (prints.pts[good] * float(prints.time_base)).astype(np.float64)
    telling = prints.quality[good] >= LEAST_QUALITY
    return (
        Footage(start, end, times, words_of(prints.hashes[good]), telling),
        Footage(start, end, times, words_of(prints.mirrored[good]), telling),
    )


def words_of(hashes: NDArray[np.uint8]) -> NDArray[np.uint64]:
    """(n, 32) uint8 as (n, 4) uint64."""
    return np.ascontiguousarray(hashes).view(np.uint64).reshape(-1, 4)


@dataclass(frozen=True, slots=True, eq=False)
class _Stored:
    names: NDArray[np.bytes_]
    stamps: NDArray[np.int64]
    arrays: dict[str, Any]
    """Those of a `Library`, by name."""
    places: dict[bytes, int]

    @classmethod
    def load(cls, path: Path) -> _Stored | None:
        """None where there is none, or one that is damaged or of another version."""
        try:
            with stored_arrays(path, "The index of fingerprints", hint="It is made anew.") as stored:
                if int(stored["version"]) != FORMAT_VERSION:
                    return None
                names, stamps = stored["names"], stored["stamps"]
                arrays = {name: stored[name] for name in ("starts", "times", "columns", "telling")}
        except MediaUnreadable:
            return None
        count = len(arrays["times"])
        fits = len(names) == len(stamps) == len(arrays["starts"]) - 1 and int(arrays["starts"][-1]) == count
        if not fits or arrays["columns"].shape != (4, count) or len(arrays["telling"]) != count:
            return None
        return cls(names, stamps, arrays, {name: place for place, name in enumerate(names.tolist())})

    def holds_exactly(self, known: list[Known], stamps: list[tuple[int, int]]) -> bool:
        if len(known) != len(self.names):
            return False
        same_names = all(a.uid.encode() == b for a, b in zip(known, self.names.tolist(), strict=True))
        return same_names and np.array_equal(self.stamps, np.array(stamps, np.int64).reshape(-1, 2))

    def footage(self, known: Known, stamp: tuple[int, int]) -> Footage | None:
        place = self.places.get(known.uid.encode())
        if place is None or tuple(self.stamps[place]) != stamp:
            return None
        starts, columns = self.arrays["starts"], self.arrays["columns"]
        part = slice(int(starts[place]), int(starts[place + 1]))
        words = np.ascontiguousarray(columns[:, part].T)
        times, telling = self.arrays["times"][part], self.arrays["telling"][part]
        return Footage(known.start, known.end, times, words, telling)


def _stamp(path: Path) -> tuple[int, int]:
    """What changes when the file does."""
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return status.st_mtime_ns, status.st_size


def _save(path: Path, known: list[Known], stamps: list[tuple[int, int]], library: Library) -> None:
    """Where it cannot be written (a full disk, a read-only place) there is simply none."""
    with contextlib.suppress(CatalogError):
        save_arrays(
            path,
            "saving an index of fingerprints",
            version=FORMAT_VERSION,
            names=np.array([each.uid.encode() for each in known]),
            stamps=np.array(stamps, np.int64).reshape(-1, 2),
            starts=library.starts,
            times=library.times,
            columns=library.columns,
            telling=library.telling,
        )
