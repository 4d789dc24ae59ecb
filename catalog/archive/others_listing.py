"""What another program says that it archived, in one form for all programs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from catalog.archive.others_tokens import JudgedToken
from catalog.model.records import Json, Role
from catalog.model.timecode import utc_form
from catalog.store.objects import TakenObject

_BY_LENGTH = {32: "MD5", 40: "SHA-1", 64: "SHA-256", 128: "SHA-512"}


@dataclass(frozen=True, slots=True)
class Claim:
    """A hash that is claimed of a file; `value` is empty where the list names the file without one."""

    algorithm: str
    value: str
    listed_in: str
    """Name of the file that says so."""


@dataclass(frozen=True, slots=True)
class ClaimedFile:
    """`path` is where it lies; None: a list names it, and it is not there. `is_recording`: to be shown as media."""

    name: str
    path: Path | None
    role: str = Role.RECEIVED_FILE
    is_recording: bool = False
    claims: tuple[Claim, ...] = ()
    facts: Json = field(default_factory=dict)
    token: JudgedToken | None = None
    """What came of verifying it, where it is a time stamp."""


@dataclass(frozen=True, slots=True)
class ClaimedPosting:
    """One link or page that the program archived. Times are as it gives them, and in UTC where that is clear."""

    url: str = ""
    title: str = ""
    description: str = ""
    uploader: str = ""
    archived_as_given: str = ""
    published_as_given: str = ""
    files: tuple[ClaimedFile, ...] = ()
    facts: Json = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listing:
    program: str
    version: str
    postings: list[ClaimedPosting]
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TakenFileOfOthers:
    """`judged`: each claim with the hash of the bytes by its algorithm, and the `Agreement`."""

    claimed: ClaimedFile
    taken: TakenObject | None
    media_type: str
    judged: list[tuple[Claim, str, str]]
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class TakenPosting:
    claimed: ClaimedPosting
    files: list[TakenFileOfOthers]


@dataclass(frozen=True, slots=True)
class TakenOver:
    program: str
    version: str
    postings: list[TakenPosting]
    remarks: list[str]


def claim_of(text: object, listed_in: str) -> Claim:
    """Of `SHA-256:ab12…` or the bare hash, whose algorithm its length tells."""
    said = str(text or "").strip()
    algorithm, colon, value = said.rpartition(":")
    if not re.fullmatch(r"[0-9A-Fa-f]+", value):
        return Claim("", "", listed_in)
    return Claim(algorithm if colon else _BY_LENGTH.get(len(value), ""), value.lower(), listed_in)


def in_utc(text: str) -> str:
    """`2026-11-01T09:30:00.000Z` of a time that names its offset; empty of any other."""
    try:
        moment = datetime.fromisoformat(text.strip())
        utc = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    if moment.tzinfo is None:
        return ""
    return utc_form(utc)


class Files:
    """The files of a folder, found by the names under which lists speak of them."""

    def __init__(self, folder: Path, files: list[Path]) -> None:
        self._by_name: dict[str, list[Path]] = {}
        for each in files:
            self._by_name.setdefault(each.name.lower(), []).append(each)

    def find(self, key: str) -> Path | None:
        """The file whose way ends most like `key`; None where several have no more than its name in common with it."""
        parts = [each for each in key.replace("\\", "/").split("/") if each not in ("", ".")]
        if not parts:
            return None
        there = self._by_name.get(parts[-1].lower(), [])

        def alike(path: Path) -> int:
            count = 0
            for one, other in zip(reversed(path.parts), reversed(parts), strict=False):
                if one.lower() != other.lower():
                    break
                count += 1
            return count

        found = max(there, key=alike, default=None)
        if found is not None and len(parts) > 1 and len(there) > 1 and alike(found) == 1:
            return None  # “hashes.txt” lies in the folder of every link: that of another is not this one's
        return found
