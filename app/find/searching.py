"""The case's search in a thread of its own: the window asks, and is told; it never waits.

What takes long in a full-text index is SQLite's, which lets go of the interpreter meanwhile. Files of many megabytes
(comments, pages) are read by a child process, which fills the index with them.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from app.i18n import tr
from app.job_bridge import Entry, WorkQueue
from app.reader import Reader
from app.session import CaseSession
from catalog.case import Case
from catalog.errors import Cancelled, CatalogError
from catalog.jobs import Job, JobState, Operation, SilentContext
from catalog.model.records import Posting
from catalog.operations.search import CaseIndex, Holdings, Kind
from catalog.operations.search.object_texts import read_sources

T = TypeVar("T")
UPDATE = "update"
WHO_CODES_SEES = (Kind.RECORDING,)
"""Who codes for an assignment finds nothing of what others said of a recording."""


class Reading(SilentContext):
    """What the thread holds: the index of the case, and what can be said of each recording. For that thread alone.

    It is the context in which the index is filled: nothing is told of how far that is, which takes seconds at most.
    """

    def __init__(
        self, session: CaseSession, closing: threading.Event, in_between: Callable[[], None]
    ) -> None:
        self._session = session
        self._closing = closing
        self._in_between = in_between
        self._index: CaseIndex | None = None
        self._holdings: Holdings | None = None

    @property
    def case(self) -> Case:
        return self._session.case

    @property
    def case_index(self) -> CaseIndex:
        if self._index is None:
            self._index = CaseIndex(self._session.case, context=self)
        return self._index

    @property
    def holdings(self) -> Holdings:
        if self._holdings is None:
            self._holdings = Holdings(self._session.case)
        return self._holdings

    def posting(self, number: int) -> Posting | None:
        return next(iter(self._session.case.find(Posting, number=number)), None)

    def check_cancelled(self) -> None:
        """Lets searches through while the index is being filled: what is in it so far can be found."""
        if self._closing.is_set():
            raise Cancelled()
        self._in_between()

    def interrupt(self) -> None:
        """From the window's thread: ends the search that runs."""
        if self._index is not None:
            self._index.index.interrupt()

    def close(self) -> None:
        if self._index is not None:
            self._index.close()


class Searching(QObject):
    """Begins when something is first asked, or when `begin` is called. Close it before the case."""

    updated = Signal()
    """Something else may be found now."""
    failed = Signal(object)
    """CatalogError: the index cannot be made. Told once for each time it begins."""
    _begun_anew = Signal()

    def __init__(self, session: CaseSession, work: WorkQueue, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._work = work
        self._closing = threading.Event()
        self._reading = Reading(session, self._closing, lambda: self._reader.answer_waiting())
        self._reader = Reader(self, name="search", at_end=self._reading.close, is_break=_was_interrupted)
        self._begun = False
        self._entry: Entry | None = None
        """Reads objects beside the window."""
        self._more = self._anew = False
        """Whether more objects came while it did, and whether all are to be looked through."""
        self._updating = self._update_again = False
        self.complete = False
        """Whether all that the case had when it was last looked at can be found."""
        self._begun_anew.connect(lambda: self._look())
        work.finished.connect(self._on_finished)
        session.history_changed.connect(lambda: self._look())

    def begin(self) -> None:
        if not self._begun and not self._closing.is_set():
            self._begun = True
            self._look()

    def ask(
        self,
        channel: str,
        step: Callable[[Reading], T],
        then: Callable[[T], object],
        *,
        fail: Callable[[], object] = lambda: None,
    ) -> None:
        """Has `step` run in the thread, and `then` called with what it gives. Of two questions of one channel only
        the later one is answered. `fail` is called where the index cannot be made, after `failed` told why."""
        self.begin()
        if self._reader.reads == channel:
            self._reading.interrupt()

        def read() -> T:
            value = step(self._reading)
            if channel != UPDATE and self._reading.case_index.wants_objects:
                self._begun_anew.emit()  # it was found to be gone or damaged
            return value

        def give_up(error: Exception) -> None:
            if isinstance(error, CatalogError):
                self.failed.emit(error)
            fail()
            if not isinstance(error, CatalogError):
                raise error

        self._reader.ask(channel, read, then, fail=give_up)

    def forget(self, channel: str) -> None:
        """What was asked there last is not answered any more."""
        self._reader.forget(channel)

    def close(self) -> None:
        self._closing.set()
        self._reading.interrupt()
        self._reader.close()

    # ---------------------------------------------------------------- parts

    def _look(self, *, anew: bool = False) -> None:
        """Something was written, or objects were read: the index takes it in."""
        self._anew |= anew
        if not self._begun:
            return
        if self._updating:
            self._update_again = True
            return
        self._updating = True
        wanted, self._anew = self._anew, False
        step = partial(_brought_up_to_date, anew=wanted)
        self.ask(UPDATE, step, self._on_updated, fail=self._on_update_failed)

    def _on_update_failed(self) -> None:
        self._updating = False

    def _on_updated(self, found: tuple[bool, bool, dict[str, str]]) -> None:
        changed, pending, arguments = found
        self._updating = False
        if pending and self._entry is None:
            self._entry = self._work.submit(
                tr("Reading comments and pages for the search"), lambda: _read(arguments), quiet=True
            )
        elif pending:
            self._more = True
        before, self.complete = self.complete, not pending and self._entry is None
        if changed or before != self.complete:
            self.updated.emit()
        if self._update_again:
            self._update_again = False
            self._look()

    def _on_finished(self, entry: Entry) -> None:
        if entry is not self._entry or self._closing.is_set():
            return
        self._entry = None
        again, self._more = self._more, False
        self._look(anew=again or entry.state is JobState.DONE)
        self.updated.emit()


def _was_interrupted(error: Exception) -> bool:
    return isinstance(error, sqlite3.OperationalError) and "interrupted" in str(error)


def _brought_up_to_date(reading: Reading, *, anew: bool) -> tuple[bool, bool, dict[str, str]]:
    index = reading.case_index
    changed = index.update()
    pending = index.pending(anew=anew or index.wants_objects)
    return changed, bool(pending), index.arguments(pending)


def _read(arguments: dict[str, str]) -> Operation[int]:
    count: int = yield Job("reading for the search", read_sources, arguments)
    return count
