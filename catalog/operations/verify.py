"""Recomputing everything that can be: the custody chain, what stands beside it, and every object's hashes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from catalog.case import Case
from catalog.custody.fixity import FixityResult, check_objects
from catalog.jobs import Job, Operation
from catalog.model.records import StoredObject
from catalog.operations.verify_log import LogCheck, check_log


@dataclass(frozen=True, slots=True)
class Verification:
    """`faults` make a case unsound; `remarks` are leftovers of interrupted work, which harm nothing. `log` is what
    signatures and time stamps say; its faults are among `faults`."""

    entries: int
    objects: int
    size: int
    faults: list[str]
    remarks: list[str]
    log: LogCheck = field(default_factory=LogCheck)

    @property
    def sound(self) -> bool:
        return not self.faults

    def in_words(self) -> Iterator[str]:
        yield from self.faults
        yield from self.remarks
        checked = f"{self.entries} custody entries, {self.objects} objects ({self.size:,} bytes)"
        yield f"{checked}: {'everything agrees' if self.sound else f'{len(self.faults)} faults'}."
        yield from self.log.in_words()


def verify(path: Path, *, against: Iterable[str] = ()) -> Operation[Verification]:
    """Checks the case at `path` and writes nothing. Raises CaseUnusable when it cannot be opened at all.

    A log that was rewritten or cut back as a whole agrees with itself: `check_log` holds it against signatures, time
    stamps, what this computer remembers, and what somebody else kept (`against`).
    """
    with Case.open(path, read_only=True) as case:
        known = case.find(StoredObject)
        faults = case.differences()
        log = check_log(case, against=against)
        entries = case.head()
        expected = [(each.sha256, each.sha512, each.extension, each.size) for each in known]
        arguments = {"objects_folder": str(case.objects.folder), "expected": expected}
        found: FixityResult = yield Job("verify", check_objects, arguments)
    faults += log.faults
    faults += [f"differs: {line}" for line in found.differs]
    faults += [f"missing: {line}" for line in found.missing]
    faults += [f"left over: {line}" for line in found.left_over]
    remarks = [f"left over from interrupted work, complete and harmless: {line}" for line in found.unrecorded]
    remarks += [f"left over from interrupted work, unfinished: {line}" for line in found.unfinished]
    return Verification(
        entries, len(known), sum(each.size for each in known), faults=faults, remarks=remarks, log=log
    )
