"""Working out what an erasure takes with it: what belongs to what goes, the bytes that only it holds, what names it.

Reads records generically, by the uids that their fields hold, so that a kind of record made later goes with its
recording too.
"""

from __future__ import annotations

import dataclasses
import json
import re
import typing
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from catalog.archive.scrub import texts_in
from catalog.case import Case
from catalog.exchange.selection import references
from catalog.model.records import (
    RECORD_TYPES,
    Actor,
    Annex,
    CopyLink,
    CopyState,
    Media,
    PageCapture,
    Posting,
    PostingObject,
    Record,
    StoredObject,
    Tombstone,
)
from catalog.operations.erasure_files import files_naming, forms_of
from catalog.operations.erasure_text import (
    ERASED_TEXT,
    NAMING,
    WITHOUT_TEXT,
    blanked,
    names_worker,
    renamed,
    tells,
    without,
)
from catalog.operations.naming import name_of
from catalog.store import erasure
from catalog.store.rows import KINDS, from_values
from catalog.texts import phrase

_UID = re.compile(rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_OWNERS = frozenset(
    {"media_uid", "other_uid", "posting_uid", "annotation_uid", "of_annotation", "collection_uid"}
)
"""Fields whose record goes with the one that they name."""
_LOOSE = frozenset({"carried_from"})
"""Fields that may go on naming what is gone: nothing of it is said by them."""


@dataclass(slots=True)
class Plan:
    """What goes and what stays. Nothing of it is kept but counts and short names."""

    what: str
    """By its short name, as the tombstone will have it."""
    confirm: str
    """What a person types to confirm it."""
    removed: list[Record] = field(default_factory=list)
    rewritten: list[tuple[Record, Record]] = field(default_factory=list)
    """(before, after); where text went, earlier values go too."""
    forgotten: set[str] = field(default_factory=set)
    """Uids of records whose earlier values go: those removed, and those rewritten because of what they say."""
    gone: set[str] = field(default_factory=set)
    """Uids of records that were removed earlier and whose values go now."""
    steps: set[int] = field(default_factory=set)
    objects: list[StoredObject] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    """By what it is known: none of them may stand in the reason that stays."""
    worker: str = ""
    """The name of a worker, where that is what goes; `stand_in` takes its place."""
    stand_in: str = ""
    unnamed: list[int] = field(default_factory=list)
    """Numbers of the log's entries that name the worker as who took the step."""
    also: list[str] = field(default_factory=list)
    """Where else the case names it and it stays, and what shows the same, in words."""

    @property
    def counts(self) -> dict[str, int]:
        """How many records go or are rewritten, by the name of their table."""
        return dict(Counter(each.TABLE for each in [*self.removed, *(after for _, after in self.rewritten)]))


def short_name(case: Case, record: Record) -> str:
    """What a record is called without anything that it says: “M1-A3”, “P4”, “case_details”."""
    if isinstance(record, Posting):
        return f"P{record.number}"
    if isinstance(record, (Media, Actor, Tombstone)):
        return record.label
    number, media = getattr(record, "number", None), getattr(record, "media_uid", None)
    labels = [each.label for each in case.find(Media, uid=media)] if media else []
    table = record.TABLE.replace("_", " ")
    letter = {"annotations": "A", "utterances": "U"}.get(record.TABLE, f" {table} ")
    if labels:
        return (
            f"{labels[0]}-{letter.strip()}{number}" if number and len(letter) == 1 else f"{labels[0]} {table}"
        )
    return f"{table} {number}" if number else table


class Planning:
    """Works out a plan: say what is blanked or renamed, then what it all hangs on (`of`)."""

    def __init__(self, case: Case, what: str, confirm: str) -> None:
        self.case = case
        self.plan = Plan(what, confirm)
        self.present = {each.uid: each for kind in RECORD_TYPES for each in case.find(kind)}
        self.known = dict(self.present)
        """With those that were removed earlier, as they were last."""
        self.after: dict[str, Record] = {}
        self.words: set[str] = set()
        with case.values_beside_the_log() as db:
            for uid, (kind, value) in erasure.removed_records(db, self.present.keys()).items():
                self.known[uid] = from_values(KINDS[kind], json.loads(value))

    def blank(self, record: Record, names: Iterable[str], *, known_by: Collection[str] | None = None) -> None:
        """Empties fields; an empty one stays so. What stood in those of `known_by` (None: in all) is looked for
        elsewhere."""
        values = {name: blanked(record, name) for name in names}
        self.after[record.uid] = dataclasses.replace(record, **values)
        self.plan.forgotten.add(record.uid)
        self.words |= set(self._said([record.uid], names if known_by is None else known_by))

    def rename(self, worker: str, stand_in: str) -> None:
        """Puts `stand_in` wherever a record says that this worker did something, now or in an earlier version."""
        self.plan.worker, self.plan.stand_in = worker, stand_in
        self.words |= {worker} if tells(worker) else set()
        with self.case.values_beside_the_log() as db:
            self.plan.unnamed = erasure.entries_by(db, worker)
            naming = erasure.values_naming(db, worker)
        for uid, _, value in naming:
            if names_worker(json.loads(value), worker):
                (self.plan.forgotten if uid in self.present else self.plan.gone).add(uid)
        for uid in self.plan.forgotten:
            self.after[uid] = renamed(self.present[uid], worker, stand_in)

    def of(self, seeds: Callable[[dict[str, Record]], Iterable[Record]], *, everywhere: bool = False) -> Plan:
        going = {each.uid for each in seeds(self.known)}
        self._close(going)
        self._objects(going)
        self.words |= set(self._said(going, NAMING))
        self._elsewhere(going, everywhere=everywhere)
        self._received(going, everywhere=everywhere)
        self._loosen(going)
        plan = self.plan
        plan.removed = [each for uid, each in self.present.items() if uid in going]
        plan.gone |= going - self.present.keys()
        plan.forgotten |= {each.uid for each in plan.removed}
        plan.rewritten = [(self.present[uid], after) for uid, after in self.after.items()]
        plan.objects = [each for each in plan.removed if isinstance(each, StoredObject)]
        self._steps()
        self._tell_of_kin(going)
        plan.words = self.words
        files = files_naming(self.case, self.words, going)
        if files:
            more = f" … ({len(files)})" if len(files) > 12 else ""
            plan.also.append(
                phrase("Stored files that name it and stay: {files}", files=", ".join(files[:12]) + more)
            )
        return plan

    def _close(self, going: set[str]) -> None:
        """Adds what belongs to what goes, and what cannot stand without it."""
        waiting = dict(self.known)
        grown = True
        while grown:
            grown = False
            for uid, record in list(waiting.items()):
                if uid in going or isinstance(record, StoredObject):
                    del waiting[uid]
                elif any(
                    named in going and (name in _OWNERS or _needs(record.TABLE, name))
                    for name, named in references(record)
                ):
                    going.add(uid)
                    grown = True

    def _objects(self, going: set[str]) -> None:
        """Adds the objects that only what goes holds, and what was made from them and is held by nobody else."""
        holders: dict[str, set[str]] = {}
        for uid, record in self.known.items():
            if isinstance(record, StoredObject):
                continue
            held = [named for _, named in references(record)]
            if isinstance(record, PageCapture):
                held += [str(each) for each in record.objects.values()]
            for named in held:
                if isinstance(self.known.get(named), StoredObject):
                    holders.setdefault(named, set()).add(uid)
        mine = {uid for uid, by in holders.items() if not by.isdisjoint(going) and self._free(by, going)}
        grown = True
        while grown:
            made = {
                uid
                for uid, record in self.known.items()
                if isinstance(record, StoredObject)
                and record.parent_uid in mine
                and uid not in mine
                and self._free(holders.get(uid, set()), going)
            }
            mine |= made
            grown = bool(made)
        going |= mine

    def _free(self, holders: set[str], going: set[str]) -> bool:
        """Whether no record holds it that stays; what was removed earlier holds nothing."""
        return all(uid in going or uid not in self.present for uid in holders)

    def _received(self, going: set[str], *, everywhere: bool) -> None:
        """The log of another case that came in a package tells of what came with it: it goes where it names this."""
        uids = {uid.encode() for uid in going | self.plan.forgotten | self.plan.gone}
        named = forms_of(self.words) if everywhere or self.plan.worker else set()
        for annex in [each for each in self.present.values() if isinstance(each, Annex)]:
            stored = self.present.get(annex.log_object_uid or "")
            if not isinstance(stored, StoredObject):
                continue
            path = self.case.object_path(stored)
            data = path.read_bytes() if path.is_file() else b""
            if not uids.isdisjoint(_UID.findall(data)) or any(form in data for form in named):
                going.add(stored.uid)
                left = phrase("The received log was erased with what it told of.")
                now = self.after.get(annex.uid, annex)
                assert isinstance(now, Annex)
                self.after[annex.uid] = dataclasses.replace(
                    now, log_object_uid=None, remarks=[*now.remarks, left]
                )

    def _loosen(self, going: set[str]) -> None:
        """Records that stay no longer name what goes."""
        for uid, record in self.present.items():
            if uid in going:
                continue
            now = self.after.get(uid, record)
            changes: dict[str, Any] = {}
            for name, named in references(now):
                if named not in going or name in _LOOSE:
                    continue
                old = changes.get(name, getattr(now, name))
                changes[name] = [each for each in old if each != named] if name.endswith("_uids") else None
            if isinstance(now, Actor) and now.member_of in going:
                changes["member_of"] = ""
            if changes:
                self.after[uid] = dataclasses.replace(now, **changes)

    def _said(self, uids: Iterable[str], names: Iterable[str]) -> Iterator[str]:
        """What stood in these fields, in any version."""
        wanted = set(names)
        with self.case.values_beside_the_log() as db:
            for value in erasure.values_of(db, uids):
                for name, said in json.loads(value).items() if value != "null" else ():
                    if name in wanted:
                        yield from (each for each in texts_in(said) if tells(each))

    def _elsewhere(self, going: set[str], *, everywhere: bool) -> None:
        """What else names it: told, or with `everywhere` taken out there too."""
        with self.case.values_beside_the_log() as db:
            naming = erasure.naming(db, sorted(self.words)) - going
        told: dict[str, None] = {}
        for uid in sorted(naming):
            record = self.present.get(uid)
            if record is None:
                if everywhere:
                    self.plan.gone.add(uid)
                continue
            now = self.after.get(uid, record)
            emptied = without(now, self.words, self.plan.stand_in or ERASED_TEXT)
            if uid in self.plan.forgotten and emptied == now:
                continue
            untouched = emptied == now and type(record) in WITHOUT_TEXT
            stays = everywhere and (untouched or self._still_names(emptied))
            if not everywhere or stays:
                told[self._called(record)] = None
            if not everywhere or (stays and emptied == now):
                continue
            self.plan.forgotten.add(uid)
            self.after[uid] = emptied
        if told:
            more = f" … ({len(told)})" if len(told) > 12 else ""
            names = ", ".join([*told][:12]) + more
            self.plan.also.append(phrase("It is also named in {names}, which stay as they are.", names=names))

    def _called(self, record: Record) -> str:
        """What people call a record that stays: by the posting that it hangs on, if it does."""
        of = self.known.get(getattr(record, "posting_uid", None) or record.uid)
        if isinstance(of, Posting):
            kind = "files" if isinstance(record, PostingObject) else record.TABLE.replace("_", " ")
            return short_name(self.case, of) + (f" ({kind})" if record is not of else "")
        return name_of(self.case, record) or short_name(self.case, record)

    def _still_names(self, record: Record) -> bool:
        """Whether a word stands where none is taken out."""
        said = list(texts_in(record.values()))
        return any(word in text for text in said for word in self.words)

    def _tell_of_kin(self, going: set[str]) -> None:
        """Recordings that show the same and stay: a person may want them to go, too."""
        kin: set[str] = set()
        for uid in going:
            record = self.present.get(uid)
            if isinstance(record, CopyLink) and record.state == CopyState.CONFIRMED:
                kin |= {record.media_uid, record.other_uid}
        for record in self.present.values():
            stored = self.known.get(record.reference_object_uid) if isinstance(record, Media) else None
            if isinstance(stored, StoredObject) and stored.parent_uid in going:
                kin.add(record.uid)
        labels = sorted(each.label for uid in kin - going if isinstance(each := self.known[uid], Media))
        if labels:
            names = ", ".join(labels)
            self.plan.also.insert(
                0,
                phrase(
                    "Recordings that show the same, in part at least, unless erased too: {names}", names=names
                ),
            )

    def _steps(self) -> None:
        """Entries whose parameters may tell of it: those that changed what goes, which cannot be taken back any more,
        and those that name it."""
        plan = self.plan
        uids = plan.forgotten | plan.gone
        hashes = {each.sha256 for each in plan.objects}
        exact = uids | hashes | ({plan.worker} if plan.worker else set())
        with self.case.values_beside_the_log() as db:
            plan.steps |= erasure.entries_of(db, uids)
            for number, action, value in erasure.parameters(db):
                if action.startswith("erasure."):  # they say what stands for a name, and nothing of what went
                    plan.steps.discard(number)
                if action.startswith(("log.", "package.begin", "erasure.")):
                    continue
                said = list(texts_in(json.loads(value)))
                if not exact.isdisjoint(said) or any(w in text for text in said for w in self.words):
                    plan.steps.add(number)


@cache
def _needs(table: str, name: str) -> bool:
    """Whether a record of this kind cannot stand with that field empty."""
    hint = str(typing.get_type_hints(KINDS[table])[name])
    return "None" not in hint and not name.endswith("_uids") and name not in _LOOSE
