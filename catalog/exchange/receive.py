"""Reading a package that came from elsewhere. Every byte of it may be hostile: it is checked before any is kept.

Nothing in it is run, no link is followed, nothing is fetched. Records are held against the fields and kinds of
value that this program knows; what a stranger wrote is never taken for what it claims to be.
"""

from __future__ import annotations

import json
import re
import tarfile
import tempfile
import types
import typing
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from catalog.archive.scrub import LEFT_OUT, texts_in
from catalog.custody.checkpoints import read_head
from catalog.custody.signing import holds
from catalog.errors import InvalidInput, SourceUnavailable, from_os_error
from catalog.exchange.bag_check import BagVerdict, check_bag
from catalog.exchange.package import FORMAT, SIGNATURE, SIGNED
from catalog.jobs import JobContext
from catalog.model.records import Json, Record
from catalog.store.objects import ObjectStore, TakenObject, sha256_of
from catalog.store.rows import KINDS, from_values
from catalog.texts import phrase
from resources.package import verify as packaged_check

_UID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
LONGEST_LINE = 64 * 1024 * 1024
SUMMARY = Path("data/package.json")


@dataclass(slots=True)
class PackageCheck:
    """What checking came to. `package` is what package.json says; empty for a bag that another program made."""

    bag: BagVerdict
    package: dict[str, Any] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    """What was found to agree, and what a person should know."""

    @property
    def sound(self) -> bool:
        return not self.faults

    def in_words(self) -> Iterator[str]:
        yield from self.faults
        yield from self.remarks
        for line in self.package.get("left_out", []):
            yield f"Left out by the sender: {line}"
        kind = "package" if self.package else f"bag (BagIt {self.bag.version or 'of no known version'})"
        checked = f"{kind}: {self.bag.files} files, {self.bag.size:,} bytes"
        yield f"{checked}: {'everything agrees' if self.sound else f'{len(self.faults)} faults'}."


@dataclass(slots=True)
class ReadPackage:
    """A checked package whose bytes are in the object store. `taken` is by the uid of the object's record there."""

    check: PackageCheck
    records: list[Record] = field(default_factory=list)
    taken: dict[str, TakenObject] = field(default_factory=dict)
    taken_out: dict[str, list[str]] = field(default_factory=dict)
    """The fields of a record, by its uid, that the sender took something out of."""
    told: list[str] = field(default_factory=list)
    log: TakenObject | None = None


def check_package(context: JobContext, *, path: Path) -> PackageCheck:
    """Job: judges the bag at `path`, and of a package of ours the log, proofs, records and signatures in it too."""
    if not path.is_dir():
        raise SourceUnavailable(
            phrase("There is no package at {path}.", path=path),
            hint="Give the folder that holds bagit.txt. An encrypted package is opened with age and tar first.",
        )
    try:
        check = PackageCheck(check_bag(path, context))
    except OSError as error:
        raise from_os_error(error, f"reading {path.name}") from error
    check.faults += check.bag.faults
    check.remarks += check.bag.remarks
    if check.bag.valid and (path / SUMMARY).is_file():
        _check_ours(path, check)
    return check


def _check_ours(path: Path, check: PackageCheck) -> None:
    found = packaged_check.Findings()
    check.package = packaged_check.check_content(path, found)
    check.faults += found.faults
    if found.faults:
        return
    commands = [line for line in found.notes if line.startswith("    ") or line.endswith("Check it with:")]
    elsewhere = [*commands, *(f"Left out: {line}" for line in check.package["left_out"])]
    check.remarks += [line for line in found.notes if line not in elsewhere]
    _check_package_signature(path, check)
    for signature in check.package["signatures"]:
        folder = path / "data" / str(signature["folder"])
        if not _inside(folder, path):
            check.faults.append(f"{signature['folder']}: leads out of the package")
            continue
        head = read_head((folder / "checkpoint.json").read_bytes())
        told = (signature["entry"], signature["entry_hash"], signature["public_key"])
        statement = (folder / "statement.json").read_bytes()
        if head is None or not head.holds or statement != head.statement.encode():
            check.faults.append(f"{signature['folder']}: the signature does not hold")
        elif told != (head.entry, head.entry_hash, head.key) or head.case_uid != check.package["case"]["uid"]:
            check.faults.append(f"{signature['folder']}: the signature is over something else")
        else:
            check.remarks.append(
                phrase(
                    "Entry {entry} is signed with the key {key}. Ask whose it is.",
                    entry=head.entry,
                    key=head.key,
                )
            )


def _check_package_signature(path: Path, check: PackageCheck) -> None:
    """What a signed package had taken out of its records, no log proves: the packager's signature does."""
    key = check.package["package_key"]
    if not key:
        check.remarks.append(phrase("The package itself is not signed."))
    elif holds(str(key), (path / SIGNED).read_bytes(), (path / SIGNATURE).read_bytes().hex()):
        check.remarks.append(phrase("The package is signed with the key {key}. Ask whose it is.", key=key))
    else:
        check.faults.append(f"{SIGNATURE}: the signature of the package does not hold")


def _inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


# ---------------------------------------------------------------- taking in


def read_package(
    context: JobContext,
    *,
    path: Path,
    objects_folder: Path,
    erased: Mapping[str, Json | None] | None = None,
    erased_objects: Collection[str] = (),
) -> ReadPackage:
    """Job: checks the package and, where it is sound, lays the bytes of its objects and its log into the store.

    Raises InvalidInput where it is not sound, has names that are not taken in here, holds records with the uids in
    `erased` that say more than what stands there in their place, or bytes with a SHA-256 in `erased_objects`,
    whatever they are called; then nothing is kept.
    """
    check = check_package(context, path=path)
    refused = [*check.faults, *check.bag.hazards]
    if refused:
        more = f" (and {len(refused) - 1} more)" if len(refused) > 1 else ""
        raise InvalidInput(
            phrase("{name} is not taken in: {fault}{more}.", name=path.name, fault=refused[0], more=more),
            hint="Run “framewitness verify” on it for all of it, and ask the sender for another copy.",
        )
    read = ReadPackage(check)
    if not check.package:
        return read
    if check.package.get("format") != FORMAT:
        raise InvalidInput(
            "The package was made by a newer Framewitness.", hint="Install the newer Framewitness."
        )
    read.records = list(_records(path, read))
    lines = list(_lines(path / "data" / "files.jsonl"))
    _refuse_erased(
        path,
        read,
        erased or {},
        [each for each in lines if each["path"] and str(each["sha256"]).lower() in erased_objects],
    )
    store = ObjectStore(objects_folder)
    try:
        for line in lines:
            context.check_cancelled()
            _take(store, path, line, read, context)
        read.log = _log(store, path)
    except OSError as error:
        raise from_os_error(error, f"taking in {path.name}") from error
    return read


def _refuse_erased(
    path: Path, read: ReadPackage, erased: Mapping[str, Json | None], files: Collection[object]
) -> None:
    back = Counter(
        each.TABLE.replace("_", " ")
        for each in read.records
        if each.uid in erased and not _says_no_more(each, erased[each.uid], read.taken_out.get(each.uid, []))
    )
    if files:
        back["stored files"] = len(files)
    if back:
        raise _brings_back(path, ", ".join(f"{count} {table}" for table, count in sorted(back.items())))


def _says_no_more(record: Record, here: Json | None, taken_out: list[str]) -> bool:
    """Whether a record is no other than the one from which words were erased here. What the sender left of a field that
    something was taken out of must stand here, too."""
    if here is None:
        return False
    values = {name: value for name, value in record.values().items() if name != "number"}
    left = {name: [*texts_in(here.get(name))] for name in taken_out}
    return all(
        all(any(part in text for text in left[name]) for part in _parts(value))
        if name in left
        else here.get(name) == value
        for name, value in values.items()
    )


def _parts(value: Any) -> Iterator[str]:
    """What is left of the texts in a value of which something was taken out."""
    yield from (part for text in texts_in(value) for part in text.split(LEFT_OUT) if part)


def _brings_back(path: Path, named: str) -> InvalidInput:
    return InvalidInput(
        phrase(
            "{name} would bring back what was erased from this case: {named}.", name=path.name, named=named
        ),
        hint="It is not taken in. Ask the sender for a package without it, or receive it into another case.",
    )


def refuse_erased_files(context: JobContext, *, path: Path, erased_objects: Collection[str]) -> None:
    """Job, for a bag of another program: raises InvalidInput where a file in it has one of these SHA-256."""
    back = []
    for each in sorted((path / "data").rglob("*")):
        context.check_cancelled()
        if each.is_file() and not each.is_symlink() and sha256_of(each) in erased_objects:
            back.append(each.relative_to(path).as_posix())
    if back:
        raise _brings_back(path, ", ".join(back))


def _take(
    store: ObjectStore, path: Path, line: dict[str, Any], read: ReadPackage, context: JobContext
) -> None:
    """The bytes of one object, if they are of a recording: those of the other log stay with that log."""
    name = line["path"]
    if name is None or str(name).startswith("custody/"):
        return
    source = path / "data" / str(name)
    if not _inside(source, path):
        raise InvalidInput(phrase("{name} leads out of the package.", name=name), hint="It is not taken in.")
    taken = store.take(source, context=context)
    if (taken.sha256, taken.sha512) != (line["sha256"], line["sha512"]):
        raise SourceUnavailable("A file of the package changed while it was read.", hint="Try again.")
    read.taken[str(line["object"])] = taken


def _log(store: ObjectStore, path: Path) -> TakenObject:
    """The other case's log with values, proofs, signatures and manifests, as they came, in one tar file."""
    kept = [path / SUMMARY, path / "data" / "files.jsonl", *sorted(path.glob("*.txt"))]
    kept += [each for each in sorted((path / "data" / "custody").rglob("*")) if each.is_file()]
    kept += sorted((path / "data" / "records").glob("*.jsonl"))
    with tempfile.TemporaryDirectory(prefix="framewitness-") as folder:
        target = Path(folder) / "log.tar"
        with tarfile.open(target, "w", format=tarfile.PAX_FORMAT) as tar:
            for each in kept:
                member = tarfile.TarInfo(each.relative_to(path).as_posix())
                member.size = each.stat().st_size
                with each.open("rb") as stream:
                    tar.addfile(member, stream)
        return store.take(target, extension=".tar")


# ---------------------------------------------------------------- records


def _records(path: Path, read: ReadPackage) -> Iterator[Record]:
    for file in sorted((path / "data" / "records").glob("*.jsonl")):
        kind = KINDS.get(file.stem)
        for values in _lines(file):
            if kind is None:
                read.told.append(phrase("records of the kind “{kind}” are not known here", kind=file.stem))
                break
            without = values.pop(LEFT_OUT, [])
            try:
                record = checked_record(kind, values)
            except ValueError as error:
                raise InvalidInput(
                    phrase("A record in {name} cannot be: {why}.", name=file.name, why=str(error)),
                    hint="The package is damaged, or was made to do harm. It is not taken in.",
                ) from error
            if isinstance(without, list) and without:
                read.taken_out[record.uid] = [str(each) for each in without]
            yield record


def checked_record(kind: type[Record], values: dict[str, Any]) -> Record:
    """A record of these values. ValueError where one lacks, or is not of the kind that the field holds."""
    hints = typing.get_type_hints(kind)
    for each in fields(kind):
        if each.name in values and not _fits(values[each.name], hints[each.name]):
            raise ValueError(f"“{each.name}” is not what it should be")
    if not _UID.fullmatch(str(values.get("uid"))):  # it names folders, too
        raise ValueError("its uid is none")
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", str(values.get("colour", "#000000"))):
        raise ValueError("its colour is none")
    try:
        return from_values(kind, values)
    except TypeError as error:
        raise ValueError("something is missing in it") from error


def _fits(value: Any, hint: Any) -> bool:
    options = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    for option in options:
        plain = typing.get_origin(option) or option
        if plain is type(None) and value is None:
            return True
        if plain is int and isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63:
            return True
        if plain in (str, bool, dict, list) and isinstance(value, plain):
            return True
    return False


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8", errors="surrogatepass", newline="\n") as stream:
        while line := stream.readline(LONGEST_LINE):
            try:
                value = json.loads(line, parse_float=_no_float, parse_constant=_no_float)
            except (ValueError, RecursionError) as error:
                raise InvalidInput(
                    phrase("A line in {name} cannot be read.", name=path.name), hint="It is not taken in."
                ) from error
            if not isinstance(value, dict):
                raise InvalidInput(
                    phrase("A line in {name} is no record.", name=path.name), hint="It is not taken in."
                )
            yield value


def _no_float(text: str) -> Any:
    raise ValueError(f"{text} is no whole number")
