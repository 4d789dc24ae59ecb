"""Keeping the full-text index of a case in step with the case. It is derived: it may be deleted at any time."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from catalog.case import Case
from catalog.errors import CaseUnusable
from catalog.jobs import JobContext, SilentContext
from catalog.model.records import (
    Acquisition,
    Actor,
    Annotation,
    Posting,
    PostingObject,
    Record,
    SecondLook,
    StoredObject,
    Term,
)
from catalog.operations.search.object_texts import KINDS, Source, read_sources
from catalog.operations.search.record_texts import NAMES, RECORDS, RecordTexts
from catalog.store.connection import uri_of
from catalog.store.search_index import Damaged, SearchIndex, Text
from catalog.texts import phrase

T = TypeVar("T")
NAME = "search.sqlite"
FEW = 20_000
"""So many changed records are read one by one; more, and the index is made again."""
AT_ONCE = 500
SAID_BY: tuple[tuple[type[Record], type[Record], str], ...] = (
    (Term, Annotation, "term_code"),
    (Actor, Annotation, "actor_uid"),
    (Actor, Annotation, "target_uid"),
    (Annotation, SecondLook, "of_annotation"),
    (Posting, Acquisition, "posting_uid"),
)
"""(what changes, what says something that hangs on it, by which field)."""


def place_of(case: Case) -> Path:
    """Where the index of a case lies: with what is derived, or where the case can only be read in a folder that goes
    when it is closed."""
    return case.scratch("search") / NAME if case.read_only else case.path / "derived" / NAME


def forget_index(case: Case) -> None:
    """Deletes the index of a case with every word in it. Whoever searches next makes it again."""
    for path in {place_of(case), case.path / "derived" / NAME}:
        SearchIndex.forget(path)


class CaseIndex:
    """The index of an open case, for one thread. `close` it.

    Raises CaseUnusable where it cannot be made, such as on a full disk; the case itself is not concerned.
    """

    def __init__(self, case: Case, *, context: JobContext | None = None) -> None:
        """`context` is told how far filling the index is, and asked whether it should end."""
        self._case = case
        self._context = context or SilentContext()
        self._in_step = False
        self._case_uid = case.details.uid
        self.path = place_of(case)
        if case.read_only and not self.path.exists():
            _borrow(case.path / "derived" / NAME, self.path)
        self._texts: RecordTexts | None = None
        self._objects_changed = True
        self.index = self._opened()

    def close(self) -> None:
        self.index.close()

    def again(self) -> None:
        """Throws the index away and begins anew: it was found to be damaged."""
        self.index.close()
        SearchIndex.forget(self.path)
        self._objects_changed = True
        self.index = self._opened()

    @property
    def wants_objects(self) -> bool:
        """Whether `pending` may name some: since the last time objects came or went, or the index was begun anew."""
        return self._objects_changed

    @property
    def owners(self) -> RecordTexts:
        """Knows whose the texts are, by the numbers of their places."""
        if self._texts is None:
            self._texts = RecordTexts(self._case)
        return self._texts

    def find(
        self, words: Sequence[str], kind: int, limit: int, *, places: Collection[int] | None = None
    ) -> list[Text]:
        """As `SearchIndex.find`, in an index that is sound."""
        return self.sound(lambda: self.index.find(words, kind, limit, places=places))

    # ---------------------------------------------------------------- records

    def update(self) -> bool:
        """Takes in what was written since the last time; whether anything was. The first time, everything.

        An interruption leaves the index as it was, or to be filled from the beginning.
        """
        return self.sound(self._update)

    def pending(self, *, anew: bool = False) -> list[Source]:
        """Objects whose texts are not in the index yet; those that went from the case are taken out of it.

        None where nothing came or went since this was asked last, unless all are to be looked through `anew`.
        """
        self._objects_changed |= anew
        return self.sound(self._pending)

    def read_objects(self) -> int:
        """Reads in this very process what `pending` names: for a case that nobody looks at meanwhile."""
        return read_sources(self._context, **self.arguments(self.pending()))

    def arguments(self, sources: list[Source]) -> dict[str, str]:
        """For `read_sources` as a job."""
        return {"index_path": str(self.path), "case_uid": self._case_uid, "sources_json": json.dumps(sources)}

    def sound(self, step: Callable[[], T]) -> T:
        """Runs a step on the index; where that is gone or damaged it is made again first, without its objects.

        A step within another, such as a search while the index is being filled, leaves that to the outer one.
        """
        with self._told():
            if self._in_step:
                return step()
            self._in_step = True
            try:
                if not self.index.is_there:
                    self._begin_anew()
                try:
                    return step()
                except Damaged:
                    self._begin_anew()
                    return step()
            finally:
                self._in_step = False

    def _begin_anew(self) -> None:
        self.again()
        self._update()

    # ---------------------------------------------------------------- parts

    def _opened(self) -> SearchIndex:
        with self._told():
            return SearchIndex(self.path, case_uid=self._case_uid)

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (OSError, Damaged, sqlite3.OperationalError) as error:
            if "interrupted" in str(error):
                raise
            raise CaseUnusable(
                phrase("The index for searching cannot be made ({why}).", why=error),
                hint="Look whether the disk is full. The case is unharmed, and everything but the search works.",
            ) from error

    def _update(self) -> bool:
        head, before = self._case.head(), self.index.head
        if head == before:
            return False
        changed = self._changed(before, head) if 0 < before < head else None
        if changed is None:
            self._fill()
            anything = True
        else:
            anything = bool(changed)
            self._take(changed)
            self._objects_changed |= PostingObject in changed or Posting in changed
        with self.index.writing():
            self.index.set_head(head)
        return anything

    def _changed(self, before: int, head: int) -> dict[type[Record], set[str]] | None:
        """Uids of what changed of that which says something; None: so much that all is read again."""
        followed: tuple[type[Record], ...] = (*RECORDS, *NAMES, PostingObject)
        kinds = {each.TABLE: each for each in followed}
        found = self._case.changes(*followed, first=before + 1, upto=head)
        changed = {kinds[kind]: uids for kind, uids in found.items()}
        return None if sum(map(len, changed.values())) > FEW else changed

    def _fill(self) -> None:
        """Reads every record. Until the head is set, the index counts as having none."""
        self._objects_changed = True
        self._texts = RecordTexts(self._case)
        total, done = sum(self._case.count(each) for each in RECORDS), 0
        with self.index.writing():
            self.index.clear()
        for record_type in RECORDS:
            for texts, count in self._texts.all(record_type):
                self._context.check_cancelled()
                self._context.report(done, total, "records")
                with self.index.writing():
                    self.index.put(texts)
                done += count

    def _take(self, changed: dict[type[Record], set[str]]) -> None:
        """Puts the changed records, and those that say their words, in the place of what they said before."""
        if self._texts is None or any(each in changed for each in NAMES):
            self._texts = RecordTexts(self._case)
        uids = {each: set(changed.get(each, ())) for each in RECORDS}
        for parent, child, name in SAID_BY:
            for uid in changed.get(parent, ()):
                for value in self._names_of(parent, uid):
                    uids[child].update(each.uid for each in self._case.find(child, **{name: value}))
        for record_type in RECORDS:
            wanted = list(uids[record_type])
            for first in range(0, len(wanted), AT_ONCE):
                self._context.check_cancelled()
                self._take_some(record_type, wanted[first : first + AT_ONCE])

    def _take_some(self, record_type: type[Record], uids: list[str]) -> None:
        assert self._texts is not None
        found = [each for uid in uids for each in self._case.find(record_type, uid=uid)]
        for uid in set(uids) - {each.uid for each in found}:
            self._texts.forget(uid)
        texts = [text for each in found if (text := self._texts.of(each)) is not None]
        with self.index.writing():
            for uid in uids:
                self.index.remove(uid)
            self.index.put(texts)

    def _names_of(self, parent: type[Record], uid: str) -> set[str]:
        """By what others name it: a term by its code, also by one that it had before."""
        if parent is not Term:
            return {uid}
        return {each.code for _, each in self._case.versions(uid) if isinstance(each, Term)}

    def _pending(self) -> list[Source]:
        if not self._objects_changed:
            return []
        texts = self.owners
        wanted: dict[tuple[str, int], tuple[str, str]] = {}
        for rows in self._case.columns(PostingObject, ("posting_uid", "object_uid", "role", "name")):
            for posting_uid, object_uid, role, name in rows:
                place = texts.place_of_posting(posting_uid) if role in KINDS else None
                if place is not None:
                    wanted[object_uid, place] = (role, name)
        known = self.index.sources()
        gone = known - wanted.keys()
        if gone:
            with self.index.writing():
                for object_uid, place in gone:
                    self.index.remove_source(object_uid, place)
        new = {key: wanted[key] for key in wanted.keys() - known}
        files = self._files({object_uid for object_uid, _ in new})
        self._objects_changed = False
        return [
            Source(object_uid, files[object_uid], name, role, place)
            for (object_uid, place), (role, name) in sorted(new.items(), key=lambda each: each[0][1])
            if object_uid in files
        ]

    def _files(self, uids: set[str]) -> dict[str, str]:
        """Where the bytes of these objects lie."""
        found: dict[str, str] = {}
        for rows in self._case.columns(StoredObject, ("uid", "sha256", "extension")) if uids else ():
            for uid, sha256, extension in rows:
                if uid in uids:
                    found[uid] = str(self._case.objects.path(sha256, extension))
        return found


def _borrow(source: Path, target: Path) -> None:
    """Takes over, for a case that is only read, the index that lies beside it; what is wrong with it shows later."""
    if not source.exists():
        return
    alone = not source.with_name(source.name + "-wal").exists()
    how = "?mode=ro&immutable=1" if alone else "?mode=ro"  # or SQLite lays files beside it that stay
    try:
        with (
            contextlib.closing(sqlite3.connect(uri_of(source) + how, uri=True)) as there,
            contextlib.closing(sqlite3.connect(target)) as here,
        ):
            there.backup(here)
    except sqlite3.Error:
        SearchIndex.forget(target)
