"""Checkpoints, pure: what is signed of a log's head, how it is written as a file, and what this computer remembers.

A *statement* names the case, an entry and its hash; that hash covers every entry before it. The file of a checkpoint is
one line of RFC 8785 JSON with the statement, the public key and the signature; time stamps are over that file's bytes,
so that nobody can put another key beside an old stamp.

Whoever rewrites a whole case can sign it anew with a key of their own. What finds that lies outside the case: what this
computer remembers of each case it signed, a time stamp or report in somebody else's hands.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog.custody.chain import canonical
from catalog.custody.own_files import config_folder, write_own
from catalog.custody.signing import holds
from catalog.errors import InvalidInput
from catalog.texts import phrase

KIND = "framewitness checkpoint 1"
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Head:
    """An entry that somebody vouches for: number and hash. `key` and `signature` are empty where it was only noted."""

    case_uid: str
    entry: int
    entry_hash: str
    time_utc: str = ""
    key: str = ""
    signature: str = ""

    @property
    def statement(self) -> str:
        """What is signed, as text."""
        stated = {
            "case": self.case_uid,
            "entry": self.entry,
            "entry_hash": self.entry_hash,
            "time": self.time_utc,
        }
        return canonical(stated)

    @property
    def text(self) -> str:
        """The file of the checkpoint."""
        parts = {
            "kind": KIND,
            "statement": json.loads(self.statement),
            "key": self.key,
            "signature": self.signature,
        }
        return canonical(parts)

    @property
    def holds(self) -> bool:
        """Whether the signature is one of that key over that statement."""
        return holds(self.key, self.statement.encode(), self.signature)


def read_head(data: bytes) -> Head | None:
    """The head that a checkpoint's file tells of; None where these are not the bytes of one."""
    try:
        parts = json.loads(data)
        stated = parts["statement"]
        head = Head(
            str(stated["case"]),
            int(stated["entry"]),
            str(stated["entry_hash"]),
            str(stated["time"]),
            str(parts["key"]),
            str(parts["signature"]),
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return head if head.text.encode("utf-8", "replace") == data else None


def head_from(text: str, case_uid: str) -> Head:
    """What somebody holds against a log: the path of a checkpoint's file, or `N:HASH` as a report prints them.

    Raises InvalidInput where it is neither, or speaks of another case, or where its signature does not hold.
    """
    number, _, entry_hash = text.partition(":")
    if number.strip().isdecimal() and _HASH.fullmatch(entry_hash.strip().lower()):
        return Head(case_uid, int(number), entry_hash.strip().lower())
    path = Path(text)
    try:
        head = read_head(path.read_bytes())
    except OSError:
        head = None
    if head is None:
        raise InvalidInput(
            phrase("“{text}” is no checkpoint.", text=text),
            hint="Give the file of a checkpoint, or the number and the hash of an entry as 12:ab34….",
        )
    if not head.holds:
        raise InvalidInput(
            phrase("The signature in {name} does not hold.", name=path.name),
            hint="The file was changed, or is damaged. Get it again from whoever keeps it.",
        )
    if head.case_uid != case_uid:
        raise InvalidInput(
            phrase("{name} was signed for another case.", name=path.name),
            hint="Look which case it belongs to.",
        )
    return head


# ---------------------------------------------------------------- what this computer remembers


def _memory(case_uid: str) -> Path:
    """A case that came from elsewhere may call itself anything: its uid is not used as a name."""
    name = hashlib.sha256(case_uid.encode("utf-8", "replace")).hexdigest()[:32]
    return config_folder() / "signed-heads" / f"{name}.json"


def remember(case_path: Path, head: Head) -> None:
    """Notes outside the case the last head that was signed here, for each folder that the case lay in.

    Raises OSError where that cannot be written.
    """
    path = _memory(head.case_uid)
    path.parent.mkdir(parents=True, exist_ok=True)
    known: dict[str, Any] = {str(where): json.loads(each.text) for where, each in remembered(head.case_uid)}
    known[str(case_path.resolve())] = json.loads(head.text)
    write_own(path, json.dumps(known, indent=1, ensure_ascii=False).encode("utf-8", "replace"))


def remembered(case_uid: str) -> Iterator[tuple[Path, Head]]:
    """(folder of the case, head) of each that was signed on this computer and whose signature still holds."""
    try:
        known = json.loads(_memory(case_uid).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    for where, parts in known.items() if isinstance(known, dict) else []:
        head = read_head(
            json.dumps(parts, separators=(",", ":"), sort_keys=True, ensure_ascii=False).encode()
        )
        if head is not None and head.holds and head.case_uid == case_uid:
            yield Path(where), head
