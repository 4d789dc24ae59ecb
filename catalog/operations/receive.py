"""Taking in a package: recordings as recordings, what was said of them as their makers' words, its log as an annex.

Nothing here is ever overwritten. A record that the case has with other content stays as it is, and is told; what was
taken away here does not come back. The other case's log is kept as it came, beside this case's own.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from catalog.case import Case
from catalog.errors import CaseReadOnly, CatalogError, InvalidInput
from catalog.exchange.receive import (
    PackageCheck,
    ReadPackage,
    check_package,
    read_package,
    refuse_erased_files,
)
from catalog.exchange.selection import OF_THE_LOG, STAYS_HERE, references
from catalog.jobs import Job, Operation
from catalog.media.probe import Probe, probe_file
from catalog.model.records import (
    RECORD_TYPES,
    Actor,
    Annex,
    Annotation,
    CaseDetails,
    Media,
    PackageVerdict,
    Posting,
    PostingObject,
    Record,
    Region,
    ReportIssue,
    Review,
    Role,
    SecondLook,
    StoredObject,
    Term,
    TermAttribute,
    TermGroup,
    Utterance,
)
from catalog.model.timecode import utc_now
from catalog.operations.acquire import add_file, media_files_in
from catalog.operations.erasure_told import Erased, erased
from catalog.store.description import DESCRIPTION
from catalog.store.objects import TakenObject
from catalog.texts import phrase

__all__ = ["PackageCheck", "Received", "is_package", "receive", "verify_package"]

RECEIVE = "package.receive"
_NOT_TAKEN = frozenset({CaseDetails.TABLE, ReportIssue.TABLE, *OF_THE_LOG, *STAYS_HERE})
"""What belongs to the other case: it stays in the annex."""
_OF_KNOWN_MEDIA = (Posting, PostingObject, Annotation, Region, Actor, Utterance, Review, SecondLook)
"""What is taken in of a recording that is here already, with shots and keyframes of its own."""


@dataclass(slots=True)
class Received:
    """What came of it. `annex` is the stored record; `media` those that are new here."""

    annex: Annex
    media: list[Media] = field(default_factory=list)

    def in_words(self) -> Iterator[str]:
        annex = self.annex
        source = f"the case “{annex.case_name}”" if annex.from_case else "a bag of another program"
        yield f"{annex.label}  {annex.name}, from {source}: {annex.verdict}."
        for media in self.media:
            yield f"{media.label}  {media.title}"
        for table, count in sorted(annex.taken.items()):
            yield f"taken in: {count} {table.replace('_', ' ')}"
        for line in annex.told:
            yield f"Not as it came: {line}"
        yield from annex.remarks


def is_package(path: Path) -> bool:
    """Whether this is a bag rather than a case."""
    return path.is_dir() and (path / "bagit.txt").exists() and not (path / DESCRIPTION).exists()


def verify_package(path: Path) -> Operation[PackageCheck]:
    """Checks the bag or package at `path` and writes nothing. Raises SourceUnavailable where there is none."""
    check: PackageCheck = yield Job(f"verify {path.name}", check_package, {"path": path})
    return check


def receive(case: Case, path: Path, *, actor: str) -> Operation[Received]:
    """Checks the package at `path` and takes it in. Raises InvalidInput where it is not sound, or would bring back what
    was erased here; nothing is kept then.

    Of a bag that another program made, the recordings in it are added as files are.
    """
    if case.read_only:
        raise CaseReadOnly("The case is read-only.", hint="Copy it to a disk that can be written.")
    path = path.absolute()
    gone = erased(case)
    arguments = {
        "path": path,
        "objects_folder": case.objects.folder,
        "erased": gone.records,
        "erased_objects": gone.objects,
    }
    read: ReadPackage = yield Job(f"receive {path.name}", read_package, arguments)
    if not read.check.package:
        return (yield from _receive_other(case, path, read.check, gone, actor=actor))
    taking = _Taking(case, read)
    records = taking.records()
    yield from _held_against_bytes(case, read, records)
    annex = _annex(path, read.check, actor=actor, told=taking.told, taken=taking.counts())
    log = _stored(case, read.log, Role.RECEIVED_LOG, "application/x-tar")
    outputs = sorted({each.sha256 for each in read.taken.values()})
    parameters = {"package": path.name, "case": annex.from_case, "head": annex.head_hash}
    with case.unit_of_work(RECEIVE, actor=actor, parameters=parameters, outputs=outputs) as work:
        if not case.count(StoredObject, uid=log.uid):
            work.add(log)
        work.add_all(records)
        work.add(dataclasses.replace(annex, log_object_uid=log.uid))
    new = {each.uid for each in records if isinstance(each, Media)}
    return Received(
        work.stored(Annex), [each for each in case.find(Media, order="number") if each.uid in new]
    )


def _held_against_bytes(case: Case, read: ReadPackage, records: list[Record]) -> Operation[None]:
    """A recording's times mean something only in its own stream: what the record says is looked up in the bytes.

    Raises MediaUnreadable where they cannot be decoded here, InvalidInput where the record is of another stream.
    """
    objects = {each.uid: each for each in records if isinstance(each, StoredObject)}
    for media in (each for each in records if isinstance(each, Media)):
        stored = objects.get(media.reference_object_uid) or case.get(StoredObject, media.reference_object_uid)
        path = case.object_path(stored)
        probe: Probe = yield Job(f"probe {media.title}", probe_file, {"path": str(path)})
        there = (probe.kind, probe.stream_index, probe.time_base_numerator, probe.time_base_denominator)
        told = (media.kind, media.stream_index, media.time_base_numerator, media.time_base_denominator)
        if there != told:
            raise InvalidInput(
                phrase("What the package says of {title} does not fit its bytes.", title=media.title),
                hint="It is damaged, or was made to do harm. Nothing of it was taken in.",
            )


def _annex(path: Path, check: PackageCheck, *, actor: str, told: list[str], taken: dict[str, int]) -> Annex:
    package: dict[str, Any] = check.package
    left_out = [phrase("left out by the sender: {what}", what=line) for line in package.get("left_out", [])]
    return Annex(
        name=path.name,
        from_case=package["case"]["uid"] if package else "",
        case_name=package["case"]["name"] if package else "",
        head_number=package["head"]["number"] if package else 0,
        head_hash=package["head"]["hash"] if package else "",
        tree_root=package["tree"]["root"] if package else "",
        verdict=str(PackageVerdict.SOUND_WITH_REMARKS if check.bag.remarks else PackageVerdict.SOUND),
        remarks=check.remarks,
        taken=taken,
        told=[*told, *left_out],
        received_by=actor,
        received_utc=utc_now(),
    )


def _stored(case: Case, taken: TakenObject | None, role: Role, media_type: str) -> StoredObject:
    assert taken is not None
    known = case.find(StoredObject, sha256=taken.sha256)
    return (
        known[0]
        if known
        else StoredObject(
            sha256=taken.sha256,
            sha512=taken.sha512,
            size=taken.size,
            media_type=media_type,
            extension=taken.extension,
            role=str(role),
        )
    )


def _receive_other(
    case: Case, path: Path, check: PackageCheck, gone: Erased, *, actor: str
) -> Operation[Received]:
    """The recordings in another program's bag, each added as a file is; one that cannot be read is told."""
    told: list[str] = []
    media: list[Media] = []
    known = {each.uid for each in case.find(Media)}
    if gone.objects:
        yield Job(f"read {path.name}", refuse_erased_files, {"path": path, "erased_objects": gone.objects})
    for each in media_files_in([path / "data"]):
        name = each.relative_to(path).as_posix()
        try:
            added = yield from add_file(case, each, actor=actor)
        except CatalogError as error:
            told.append(phrase("{name}: {why}", name=name, why=error.message))
            continue
        if added.media.uid in known:
            told.append(
                phrase(
                    "{name}: these very bytes are {label} here already", name=name, label=added.media.label
                )
            )
        else:
            media.append(added.media)
            known.add(added.media.uid)
    annex = _annex(path, check, actor=actor, told=told, taken={Media.TABLE: len(media)} if media else {})
    info = dict(check.bag.info)
    parameters = {"package": path.name, "bag-info": info}
    with case.unit_of_work(RECEIVE, actor=actor, parameters=parameters) as work:
        work.add(annex)
    return Received(work.stored(Annex), media)


class _Taking:
    """Sorts what came: what is new here, what is here already, what cannot stand here."""

    def __init__(self, case: Case, read: ReadPackage) -> None:
        self.case = case
        self.read = read
        self.told = list(read.told)
        self.here: dict[str, str] = {}
        """The uid that a record has here, by that which it has there."""
        self.new: dict[str, Record] = {}
        self._skipped: Counter[str] = Counter()

    def counts(self) -> dict[str, int]:
        return dict(Counter(each.TABLE for each in self.new.values()))

    def records(self) -> list[Record]:
        """Those to be added, each after what it names."""
        came: dict[str, Record] = {}
        for record in self.read.records:
            if record.TABLE not in _NOT_TAKEN:
                came[record.uid] = record
        order = {kind: position for position, kind in enumerate(_ORDER)}
        for record in sorted(came.values(), key=lambda each: order.get(type(each), len(order))):
            if isinstance(record, StoredObject):
                self._object(record, came)
            elif isinstance(record, Media):
                self._media(record)
            elif isinstance(record, Term | TermGroup | TermAttribute):
                self._of_vocabulary(record)
            elif record.uid not in self.here:
                self._other(record, came)
        for table, count in sorted(self._skipped.items()):
            self.told.append(
                phrase(
                    "{count} {kind} that name something which did not come along",
                    count=count,
                    kind=table.replace("_", " "),
                )
            )
        return list(self.new.values())

    # ---------------------------------------------------------------- by kind

    def _object(self, record: StoredObject, came: dict[str, Record]) -> None:
        if record.uid in self.here or record.uid not in self.read.taken:
            return
        taken = self.read.taken[record.uid]
        known = self.case.find(StoredObject, sha256=taken.sha256)
        if known:
            self.here[record.uid] = known[0].uid
            return
        parent = came.get(record.parent_uid or "")
        if isinstance(parent, StoredObject) and parent.uid != record.uid:
            self.here[record.uid] = ""  # two that call each other their parent are taken for what they are
            self._object(parent, came)
            del self.here[record.uid]
        mine = dataclasses.replace(
            record,
            sha256=taken.sha256,
            sha512=taken.sha512,
            size=taken.size,
            extension=taken.extension,
            parent_uid=self.here.get(record.parent_uid or "") or None,
        )
        self._put(mine, told_as=f"object {taken.sha256[:12]}…")

    def _media(self, record: Media) -> None:
        reference = self.here.get(record.reference_object_uid)
        if reference is None or record.playable_object_uid not in self.here:
            self._skipped[record.TABLE] += 1
            return
        known = self.case.find(Media, reference_object_uid=reference)
        if known:
            self.here[record.uid] = known[0].uid
            self.told.append(
                phrase(
                    "{theirs} there is {mine}, which is here already",
                    theirs=record.label,
                    mine=known[0].label,
                )
            )
            return
        playable = self.here[record.playable_object_uid]
        mine = dataclasses.replace(
            record, reference_object_uid=reference, playable_object_uid=playable, number=0
        )
        self._put(mine, told_as=record.label)

    def _of_vocabulary(self, record: Term | TermGroup | TermAttribute) -> None:
        """This case's own words stay; what they lack is added. One that is here by its code is not told: it is
        the vocabulary that both began with."""
        if isinstance(record, TermGroup):
            known = self.case.count(TermGroup, name=record.name)
        else:
            known = self.case.count(type(record), code=record.code)
        if known:
            self.here[record.uid] = record.uid
        else:
            # its key may be another term's here
            mine = dataclasses.replace(record, key="") if isinstance(record, Term) else record
            self._put(mine, told_as=f"term {getattr(record, 'code', record.uid)}")

    def _other(self, record: Record, came: dict[str, Record]) -> None:
        owner = getattr(record, "media_uid", None)
        if owner and self.here.get(owner, owner) not in self.new and not isinstance(record, _OF_KNOWN_MEDIA):
            return
        changes: dict[str, Any] = {}
        for name, uid in references(record):
            if name.endswith("_uids") or name in ("of_annotation", "carried_from"):
                continue
            if uid in came and uid not in self.here and came[uid].TABLE == record.TABLE:
                continue
            mine = self.here.get(uid) or (uid if self._is_here(record, uid) else None)
            if mine is None and not _may_lack(record, name):
                self._skipped[record.TABLE] += 1
                return
            changes[name] = mine
        if record.NUMBERED:
            changes["number"] = 0
        self._put(dataclasses.replace(record, **changes), told_as=_named(record))

    def _put(self, record: Record, *, told_as: str) -> None:
        there = self.case.find(type(record), uid=record.uid)
        self.here[record.uid] = record.uid
        if there:
            same = {*self.read.taken_out.get(record.uid, []), *(["number"] if record.NUMBERED else [])}
            kept = {name: getattr(there[0], name) for name in same if hasattr(there[0], name)}
            if dataclasses.replace(record, **kept) != there[0]:
                self.told.append(
                    phrase("{name} is here with other content, and stays as it is here", name=told_as)
                )
        elif self.case.versions(record.uid, last=1):
            del self.here[record.uid]
            self.told.append(
                phrase("{name} was here once and was taken away; it does not come back", name=told_as)
            )
        else:
            self.new[record.uid] = record

    def _is_here(self, record: Record, uid: str) -> bool:
        return any(
            self.case.count(kind, uid=uid) for kind in (StoredObject, Media, Posting, Annotation, Actor)
        )


_FIRST = (StoredObject, Media, Term, TermGroup, TermAttribute, Actor, Posting)
_ORDER: tuple[type[Record], ...] = (*_FIRST, *(each for each in RECORD_TYPES if each not in _FIRST))
"""What others name comes before them."""


def _may_lack(record: Record, name: str) -> bool:
    hint = {each.name: each.type for each in dataclasses.fields(record)}[name]
    return "None" in str(hint)


def _named(record: Record) -> str:
    number = getattr(record, "number", 0)
    name = record.TABLE.removesuffix("s").replace("_", " ")
    return f"{name} {number}" if number else name
