"""What would be taken in: the recordings found, what lies beside each, and which the case has already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from catalog.archive.folders import FoundFile, look_through
from catalog.case import Case
from catalog.jobs import JobContext, counted
from catalog.model.records import Media, StoredObject
from catalog.store.objects import sha256_of

__all__ = ["FoundFile", "Previewed", "preview"]


@dataclass(frozen=True, slots=True)
class Previewed:
    """`known_as` is the label of the recording that has these very bytes; "" where none has."""

    found: FoundFile
    known_as: str = ""


def preview(case: Case, paths: Iterable[Path], context: JobContext) -> list[Previewed]:
    """Nothing is copied or written. A file is read only where the case has an object of its size. Raises as
    `look_through`, and Cancelled."""
    found = look_through(paths)
    labels = {each.reference_object_uid: each.label for each in case.find(Media)}
    by_size: dict[int, list[StoredObject]] = {}
    for stored in case.find(StoredObject):
        if stored.uid in labels:
            by_size.setdefault(stored.size, []).append(stored)
    seen = []
    for each in counted(found, context, "files"):
        known = ""
        alike = {stored.sha256: labels[stored.uid] for stored in by_size.get(each.size, [])}
        if alike:
            try:
                known = alike.get(sha256_of(each.path), "")
            except OSError:
                known = ""  # taking it in says why it cannot be read
        seen.append(Previewed(each, known))
    return seen
