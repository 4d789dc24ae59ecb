"""Filling a package: a bag with recordings, what was said of them, and the proofs that the case's log holds.

    bagit.txt  bag-info.txt  manifest-*.txt  tagmanifest-*.txt  README.txt  verify.py
    tagmanifest-sha256.sig          the packager's signature (Ed25519) over the file that stands for all others
    data/package.json               what this is, the log's head and tree, what was left out
    data/files.jsonl                each object with its hashes and where its bytes lie here
    data/media/M1/…                 the bytes, by recording
    data/records/TABLE.jsonl        the records as they stand, each with its uid
    data/custody/log.jsonl          the entries shown, as the log has them; proofs.jsonl: their Merkle proofs
    data/custody/values.jsonl       what they say, with the salts of their commitments
    data/custody/signatures/N/…     the signed head: statement, key, signature, time stamps
    data/report/…                   the report, where it was asked for

The tree is over the entries before the one that began the packaging; that entry holds the tree's root, so that
whoever signs or time-stamps it, or notes its hash, vouches for the whole log.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from catalog.archive.scrub import scrubbed
from catalog.archive.scrub_page import holds_secrets, source_without_secrets
from catalog.case import Case
from catalog.custody.chain import Link
from catalog.errors import SourceUnavailable, from_os_error
from catalog.exchange.bag import BagWriter
from catalog.exchange.discretion import Discretion
from catalog.exchange.merkle import Tree
from catalog.exchange.package_words import info_lines, left_out_lines, readme
from catalog.exchange.selection import OF_THE_LOG, Selection, file_name, select
from catalog.exchange.signatures import add_key, add_signatures
from catalog.jobs import JobContext
from catalog.model.records import (
    CaseDetails,
    DerivedPicture,
    Keyframe,
    Media,
    Posting,
    PostingObject,
    Purpose,
    Role,
    StoredObject,
    Tombstone,
)
from catalog.store.history import SealedLog, SealedValue, State
from catalog.store.purpose import for_purpose
from catalog.texts import phrase

FORMAT = "framewitness package 1"
TELLING = frozenset({Role.INFO, Role.TRAFFIC})
"""Roles of objects that tell of whoever fetched: signed links, addresses, what was sent."""
PAGES = frozenset({Role.PAGE_SOURCE, Role.PAGE_MHTML})
"""Roles in which a site may have written what it gave to this visitor alone."""
SIGNED, SIGNATURE = "tagmanifest-sha256.txt", "tagmanifest-sha256.sig"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a package is to hold. `building` is the new folder that is filled; `folders` are not to be named."""

    case_path: Path
    building: Path
    media_uids: tuple[str, ...] | None
    as_of: int
    tree_size: int
    made_utc: str
    program: str
    public_key: str = ""
    """Hex of the key that will sign the package once it is filled; empty: nobody will."""
    report: Path | None = None
    folders: tuple[Path, ...] = ()
    purpose: str = Purpose.COURT
    """What somebody does not allow to be used for it stays here."""


@dataclass(slots=True)
class Filled:
    """What was put in. `tag_manifest_sha256` is one number that stands for the whole package."""

    tag_manifest_sha256: str = ""
    media: list[str] = field(default_factory=list)
    files: int = 0
    size: int = 0
    records: int = 0
    entries_shown: int = 0
    entries: int = 0
    head_hash: str = ""
    tree_root: str = ""
    left_out: list[str] = field(default_factory=list)


def fill_package(context: JobContext, *, wanted: Wanted) -> Filled:
    """Job: fills the folder `wanted.building`, which is left half-made on an error: the caller removes it.

    Opens the case for reading. Raises SourceUnavailable where an object is missing or not as recorded, StorageFull.
    """
    try:
        with Case.open(wanted.case_path, read_only=True) as case:
            return _Filling(case, wanted, context).run()
    except OSError as error:
        raise from_os_error(error, "writing the package") from error


def root_of_log(context: JobContext, *, case_path: Path, size: int) -> str:
    """Job: hex of the Merkle tree's root over the first `size` entries of the case's log."""
    with Case.open(case_path, read_only=True) as case:
        return _tree(case.sealed(size), size).root.hex()


def _tree(log: SealedLog, size: int) -> Tree:
    return Tree(link.body.encode("utf-8", "surrogatepass") for link in log.links[:size])


class _Filling:
    def __init__(self, case: Case, wanted: Wanted, context: JobContext) -> None:
        context.report(0, None, "", "reading the log")
        self.case = case
        self.wanted = wanted
        self.context = context
        self.state: State = case.state_as_of(wanted.as_of)
        self.log: SealedLog = case.sealed(wanted.as_of)
        self.selection: Selection = select(for_purpose(self.state, wanted.purpose), wanted.media_uids)
        self.discretion = Discretion(self.selection, (case.path, *wanted.folders))
        self.bag = BagWriter(wanted.building, context)
        self.filled = Filled(entries=wanted.as_of, media=[each.label for each in self.selection.media])
        self.places: dict[str, str] = {}
        """Where an object's bytes lie in the package, by its uid."""
        self.withheld: Counter[str] = Counter()

    def run(self) -> Filled:
        self._objects()
        self._records()
        shown = self._log()
        details = self.selection.outgoing.cleaned(self.state.all(CaseDetails)[0])
        signatures = add_signatures(self.bag, self.case, self.state, details.uid)
        if self.wanted.public_key:
            add_key(self.bag, "custody/package-key", self.wanted.public_key)
        self._report()
        self.filled.left_out = left_out_lines(self.selection, self.withheld)
        stones = sorted(self.state.all(Tombstone), key=lambda each: each.number)
        self.filled.left_out += [each.in_words for each in stones]
        head = self.log.links[-1]
        self.filled.head_hash = head.hash
        package = {
            "format": FORMAT,
            "case": {"uid": details.uid, "name": details.name},
            "made_utc": self.wanted.made_utc,
            "program": self.wanted.program,
            "package_key": self.wanted.public_key,
            "whole": self.selection.whole and not self.withheld,
            "media": self.filled.media,
            "head": {"number": head.number, "hash": head.hash},
            "tree": {"size": self.wanted.tree_size, "root": self.filled.tree_root},
            "entries_shown": shown,
            "signatures": signatures,
            "left_out": self.filled.left_out,
        }
        self.bag.add("package.json", _json(package, indent=1).encode("utf-8", "surrogatepass"))
        self.bag.tag("README.txt", readme(package, self._media_lines()))
        self.bag.tag(
            "verify.py", files("resources.package").joinpath("verify.py").read_text(encoding="utf-8")
        )
        self.filled.size = self.bag.octets()
        self.filled.tag_manifest_sha256 = self.bag.finish(info_lines(package))
        return self.filled

    # ---------------------------------------------------------------- bytes

    def _objects(self) -> None:
        folders = self._folders()
        with self.bag.payload("files.jsonl") as out:
            for stored in self.selection.objects():
                self.context.check_cancelled()
                line: dict[str, Any] = {
                    "object": stored.uid,
                    "path": None,
                    "role": stored.role,
                    "sha256": stored.sha256,
                    "sha512": stored.sha512,
                    "size": stored.size,
                }
                path = f"{folders.get(stored.uid, 'other')}/{file_name(stored)}"
                if stored.role in TELLING:
                    line |= self._info(stored, path)
                elif stored.role in PAGES and (instead := self._of_page(stored, path)) is not None:
                    line |= instead
                else:
                    line["path"] = path
                    self._object(stored, path)
                out.line(_json(line))

    def _object(self, stored: StoredObject, path: str) -> None:
        try:
            found = self.bag.copy(path, self.case.object_path(stored))
        except FileNotFoundError:
            found = ()
        if found != (stored.sha256, stored.sha512):
            raise SourceUnavailable(
                phrase(
                    "A file of the case is missing or damaged ({name}).",
                    name=self.case.object_path(stored).name,
                ),
                hint="Run “framewitness verify”. Nothing was packaged.",
            )
        self.places[stored.uid] = path
        self.filled.files += 1

    def _info(self, stored: StoredObject, path: str) -> dict[str, Any]:
        """What holds addresses and keys of whoever fetched stays; of JSON a copy without them goes out instead."""
        self.withheld[
            "files that hold addresses and keys of whoever fetched; of JSON a copy without them is here"
        ] += 1
        told: dict[str, Any] = {"why": "holds addresses and keys of whoever fetched it"}
        try:
            info = json.loads(self.case.object_path(stored).read_bytes())
        except (OSError, ValueError):
            return told
        if not isinstance(info, dict):
            return told
        instead = f"{path.removesuffix(stored.extension)}.scrubbed.json"
        clean = self.discretion.cleaned_info(scrubbed(info))
        self.bag.add(instead, json.dumps(clean, ensure_ascii=True, indent=1).encode())
        return {**told, "instead": instead}

    def _of_page(self, stored: StoredObject, path: str) -> dict[str, Any] | None:
        """Of a page that holds what was given to its visitor alone, why it stays here; None: it goes out as it is."""
        try:
            data = self.case.object_path(stored).read_bytes()
        except OSError:
            return None  # told of where it is copied
        is_source = stored.role == Role.PAGE_SOURCE
        clean = source_without_secrets(data) if is_source else b""
        if clean == data or not (is_source or holds_secrets(data)):
            return None
        self.withheld[
            "files of pages that hold links and keys given to whoever fetched; of a source a copy without them is here"
        ] += 1
        told: dict[str, Any] = {"why": "holds links and keys given to whoever fetched it"}
        if not is_source:
            return told
        instead = f"{path.removesuffix(stored.extension)}.scrubbed{stored.extension}"
        self.bag.add(instead, clean)
        return {**told, "instead": instead}

    def _folders(self) -> dict[str, str]:
        """The folder of each object by its uid: that of the recording that it belongs to."""
        found: dict[str, str] = {}
        labels = {each.uid: f"media/{each.label}" for each in self.selection.media}
        postings: dict[str, str | None] = {}
        for record in self.selection.shown.values():
            if isinstance(record, Posting):
                postings[record.uid] = record.media_uid
        for record in self.selection.shown.values():
            media = uid = None
            if isinstance(record, Media):
                media, uid = record.uid, record.reference_object_uid
                found.setdefault(record.playable_object_uid, labels[record.uid])
            elif isinstance(record, PostingObject):
                media, uid = postings.get(record.posting_uid), record.object_uid
            elif isinstance(record, Keyframe):
                media, uid = record.media_uid, record.still_object_uid
            elif isinstance(record, DerivedPicture):
                media, uid = record.media_uid, record.object_uid
            elif record.TABLE in OF_THE_LOG:
                objects = [name for name in record.values() if name.endswith("object_uid")]
                found.update({getattr(record, name): "custody/objects" for name in objects})
            if uid is not None:
                found.setdefault(uid, labels.get(media or "", "other"))
        return found

    def _media_lines(self) -> Iterator[tuple[str, str, str]]:
        for media in map(self.selection.outgoing.cleaned, self.selection.media):
            yield media.label, media.title, f"data/{self.places.get(media.reference_object_uid, '')}"

    # ---------------------------------------------------------------- records and log

    def _records(self) -> None:
        """Each record as the log last committed to it, by table."""
        last = {each.uid: each for each in self.log.values if each.uid in self.selection.shown}
        tables: dict[str, list[str]] = {}
        for uid, record in self.selection.shown.items():
            sealed = last[uid]
            values, changed = self.discretion.cleaned(record.TABLE, json.loads(str(sealed.value)))
            if changed:
                values["(left out)"] = changed
                self.withheld[
                    "records with places on the sender's machine, keys, or names of what stays, taken out"
                ] += 1
            tables.setdefault(record.TABLE, []).append(_json(values))
        for table, lines in sorted(tables.items()):
            self.context.check_cancelled()
            with self.bag.payload(f"records/{table}.jsonl") as out:
                for line in lines:
                    out.line(line)
            self.filled.records += len(lines)

    def _log(self) -> int:
        """Entries, proofs and values; returns how many entries are shown."""
        tree = _tree(self.log, self.wanted.tree_size)
        self.filled.tree_root = tree.root.hex()
        shown = {link.number: link for link in self.log.links if self._shows(link)}
        with self.bag.payload("custody/log.jsonl") as out:
            for link in shown.values():
                out.line(_json({"number": link.number, "hash": link.hash, "body": link.body}))
        with self.bag.payload("custody/proofs.jsonl") as out:
            for number in shown:
                if number <= tree.size:
                    out.line(
                        _json({"number": number, "path": [each.hex() for each in tree.proof(number - 1)]})
                    )
        with self.bag.payload("custody/values.jsonl") as out:
            for value in self.log.values:
                if value.entry in shown and self._says(value):
                    out.line(_json({name: getattr(value, name) for name in _VALUE_FIELDS}))
        self.filled.entries_shown = len(shown)
        if missing := len(self.log.links) - len(shown):
            self.withheld["custody entries, of which only the place in the tree is proved"] += missing
        return len(shown)

    def _shows(self, link: Link) -> bool:
        """Entries about what goes out; those after the tree always, as nothing else would prove them."""
        if self.selection.whole or link.number > self.wanted.tree_size:
            return True
        body = json.loads(link.body)
        about = any(change["uid"] in self.selection.shown for change in body["changes"])
        return about and not self.discretion.names_hidden_bytes(body)

    def _says(self, value: SealedValue) -> bool:
        if value.salt is None or value.value is None:
            self.withheld["values that were erased in the case"] += 1
            return False
        if value.uid is not None and value.uid not in self.selection.shown:
            return False
        said = json.loads(value.value)
        if value.slot == "parameters":
            clean = self.discretion.is_clean(said)
        else:
            clean = not isinstance(said, dict) or not self.discretion.cleaned(str(value.kind), said)[1]
        if not clean:
            self.withheld["earlier values and parameters that name such things"] += 1
        return clean

    def _report(self) -> None:
        for path in sorted(self.wanted.report.iterdir()) if self.wanted.report else ():
            self.bag.copy(f"report/{path.name}", path)


_VALUE_FIELDS = ("entry", "slot", "kind", "uid", "salt", "value")


def _json(value: Any, *, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


def remove(folder: Path) -> None:
    """Takes away what is half-made; nothing is raised."""
    shutil.rmtree(folder, ignore_errors=True)
