"""Packaging a case, or some of its recordings, for somebody else; and what stays in the log of it.

Two entries tell of it: one before, which holds the Merkle tree's root over the log so far and is what is signed,
and one after, which holds the hash of what was written. A packaging that was killed leaves only the first.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from catalog.case import Case, program_version
from catalog.custody.signing import OwnKey, own_key
from catalog.errors import Cancelled, CaseReadOnly, CatalogError, InvalidInput, from_os_error
from catalog.exchange.package import SIGNATURE, SIGNED, Filled, Wanted, fill_package, remove, root_of_log
from catalog.exchange.sealing import check_recipient, seal_package
from catalog.jobs import Job, Operation
from catalog.model.records import Checkpoint, CheckpointReason, Media, Purpose
from catalog.model.timecode import utc_now
from catalog.model.uids import new_uid
from catalog.operations.checkpoints import sign_head, stamp_due
from catalog.operations.going_out import going_out, why_it_stays
from catalog.operations.publish import report
from catalog.operations.standing import HOUSEKEEPING
from catalog.store.objects import sync_folder
from catalog.texts import phrase

BEGIN, END = "package.begin", "package.end"
TRIES = 5
"""How often a head is signed again when somebody else wrote in between."""


@dataclass(frozen=True, slots=True)
class Packaged:
    """What was written, and where. `remarks` are of the signing; what was left out stands in `filled`."""

    path: Path
    filled: Filled
    signed: bool
    remarks: list[str]

    def in_words(self) -> Iterator[str]:
        filled = self.filled
        yield f"{self.path}  {', '.join(filled.media) or 'no recordings'}"
        yield f"{filled.files} files, {filled.records} records; {filled.entries_shown} of {filled.entries} log entries."
        yield f"SHA-256 of tagmanifest-sha256.txt, which stands for all of it: {filled.tag_manifest_sha256}"
        yield (
            "It is signed, and so is the log in it."
            if self.signed
            else "Neither it nor the log in it is signed."
        )
        for line in filled.left_out:
            yield f"Left out: {line}"
        yield from self.remarks


def package(
    case: Case,
    out: Path,
    *,
    actor: str,
    media_uids: list[str] | None = None,
    with_report: bool = False,
    recipient: str = "",
    purpose: str = Purpose.COURT,
) -> Operation[Packaged]:
    """Writes the new folder `out`; with `recipient` (an age public key) one encrypted file `out.tar.age` instead.

    Without `media_uids` all goes out that is not restricted, and that nobody refuses for `purpose` ("court" or
    "publish"). Nothing is left in the place when it fails or is
    cancelled. Raises InvalidInput when something is there already, when a chosen recording is restricted, or when
    the report would say more than the package; CaseReadOnly; SourceUnavailable where an object is damaged.
    """
    target = out.absolute()
    if recipient:
        check_recipient(recipient)
        target = target.with_name(f"{target.name.removesuffix('.tar.age')}.tar.age")
    _check(case, target, media_uids, with_report=with_report, purpose=purpose)
    building, sealed = _places(case, target, encrypted=bool(recipient))
    with tempfile.TemporaryDirectory(prefix="framewitness-") as scratch:
        remarks: list[str] = []
        if with_report:
            remarks = (yield from report(case, Path(scratch), actor=actor, purpose=purpose)).remarks
        tree_size, unsigned = yield from _begin(case, actor=actor, media_uids=media_uids)
        key = own_key() if case.find(Checkpoint, entry=tree_size + 1) else None
        wanted = Wanted(
            case_path=case.path,
            building=building,
            media_uids=None if media_uids is None else tuple(media_uids),
            as_of=case.head(),
            tree_size=tree_size,
            made_utc=utc_now(),
            program=f"Framewitness {program_version()}",
            public_key=key.public_key if key else "",
            report=Path(scratch) if with_report else None,
            folders=(Path.home(), target.parent),
            purpose=purpose,
        )
        outcome, written = "failed", Filled()
        try:
            written = yield Job(f"package {target.name}", fill_package, {"wanted": wanted})
            if key is not None:
                _sign(building, key)
            if recipient:
                arguments = {"folder": building, "target": sealed, "name": out.name, "recipient": recipient}
                yield Job(f"encrypt {target.name}", seal_package, arguments)
            _put_in_place(sealed if recipient else building, target)
            outcome = "done"
        except Cancelled:
            outcome = "cancelled"
            raise
        finally:
            remove(building)
            sealed.unlink(missing_ok=True)
            _end(case, written, actor=actor, outcome=outcome)
    return Packaged(target, written, signed=key is not None, remarks=[*remarks, *unsigned])


def _places(case: Case, target: Path, *, encrypted: bool) -> tuple[Path, Path]:
    """(folder that is filled, file that is sealed). What is to be encrypted is never laid down in plain beside its
    target, which may be a stick that is handed over."""
    place = case.path / "exports" if encrypted else target.parent
    name = f".{target.name}.{new_uid()[-8:]}.part"
    return place / name, target.with_name(f".{target.name}.{new_uid()[-8:]}.part")


def _check(
    case: Case, target: Path, media_uids: list[str] | None, *, with_report: bool, purpose: str
) -> None:
    if case.read_only:
        raise CaseReadOnly(
            "What goes out is logged in the case, which is read-only.",
            hint="Copy the case to a disk that can be written, and package the copy.",
        )
    if target.exists() or target.is_symlink():
        raise InvalidInput(
            phrase("{name} is there already.", name=target.name),
            hint="Choose a new name: a package is never written over another thing.",
        )
    if target.resolve().is_relative_to(case.path.resolve()):
        raise InvalidInput(
            "A package cannot lie inside the case.", hint="Choose a place beside it or elsewhere."
        )
    for uid in media_uids or []:
        going_out(case, uid, purpose)
    if with_report and media_uids is not None:
        others = [
            each.label
            for each in case.find(Media)
            if each.uid not in media_uids and not why_it_stays(case, each, purpose)
        ]
        if others:
            raise InvalidInput(
                phrase(
                    "The report tells of {others} too, which are not in the package.",
                    others=", ".join(others),
                ),
                hint="Package all recordings, or package these without the report.",
            )


def _begin(case: Case, *, actor: str, media_uids: list[str] | None) -> Operation[tuple[int, list[str]]]:
    """Logs the beginning with the tree's root, and has the head signed; (entries in the tree, remarks).

    Where somebody else wrote before it was signed, it is begun again, so that the tree holds their entry too.
    """
    labels = None if media_uids is None else [case.get(Media, uid).label for uid in media_uids]
    for _ in range(TRIES):
        size = case.head()
        root: str = yield Job("read the log", root_of_log, {"case_path": case.path, "size": size})
        parameters = {"media": labels, "tree_size": size, "tree_root": root}
        with case.unit_of_work(BEGIN, actor=actor, parameters=parameters) as work:
            pass
        if work.committed is None or work.committed.entry != size + 1:
            continue
        remarks = []
        try:
            sign_head(case, actor=actor, reason=CheckpointReason.EXPORT)
            yield from stamp_due(case, actor=actor)
        except CatalogError as error:
            remarks.append(f"The log could not be signed: {error.message}")
        if all(each.action in HOUSEKEEPING for each in case.entries(first=size + 2)):
            return size, remarks
    raise InvalidInput(
        "Others keep writing to the case.", hint="Wait until they have finished, and package it again."
    )


def _sign(folder: Path, key: OwnKey) -> None:
    try:
        signature = bytes.fromhex(key.sign((folder / SIGNED).read_bytes()))
        with (folder / SIGNATURE).open("xb") as out:
            out.write(signature)
            out.flush()
            os.fsync(out.fileno())
        sync_folder(folder)
    except OSError as error:
        raise from_os_error(error, "signing the package") from error


def _put_in_place(part: Path, target: Path) -> None:
    try:
        if target.exists():
            raise InvalidInput(
                phrase("{name} is there already.", name=target.name), hint="Choose a new name."
            )
        part.rename(target)
        sync_folder(target.parent)
    except OSError as error:
        raise from_os_error(error, f"writing {target.name}") from error


def _end(case: Case, written: Filled, *, actor: str, outcome: str) -> None:
    """What became of it. That the log cannot be written now hides nothing that went wrong before."""
    parameters = {"media": written.media, "sha256": written.tag_manifest_sha256, "files": written.files}
    hushed = contextlib.nullcontext() if outcome == "done" else contextlib.suppress(CatalogError)
    with hushed, case.unit_of_work(END, actor=actor, parameters=parameters, outcome=outcome):
        pass
