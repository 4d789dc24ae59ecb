"""The queue of links as the window works it off: polled by a timer, told about by signals."""

from __future__ import annotations

import dataclasses
from collections import Counter

from PySide6.QtCore import QObject, QTimer, Signal

from app.i18n import trn
from app.page_capture.start import capture_page
from app.session import CaseSession
from app.settings import Settings
from catalog.errors import CatalogError
from catalog.jobs import ProcessRunner, Snapshot
from catalog.model.records import QueueItem, QueueState
from catalog.operations import queue
from catalog.operations.acquired import Acquired
from catalog.operations.contact import TOR
from catalog.operations.links import CaptureOptions
from catalog.operations.queue_run import Pace, QueueRun

POLL_MILLISECONDS = 50
RESTING_MILLISECONDS = 1000
"""Between two looks while nothing runs."""


class LinkQueue(QObject):
    """Rows of the case's queue, and what is done with them. Another program that works the queue off is waited for."""

    changed = Signal()
    """Rows are others, or stand otherwise."""
    progressed = Signal(list)
    """Uids of rows that are further than they were."""
    ended = Signal(object, object)
    """QueueItem, and the Acquired or the error that it ended with."""
    show_asked = Signal()
    """Somebody wants to see the queue."""
    held_changed = Signal()
    """Other links than before wait until a person was told of them."""
    asked = Signal()
    """A person wants links to be asked now."""
    failed = Signal(object)
    """CatalogError."""

    def __init__(self, session: CaseSession, settings: Settings) -> None:
        super().__init__(session)
        self._session = session
        self._settings = settings
        self.run = QueueRun(
            session.case,
            ProcessRunner(),
            actor=lambda: session.author,
            pace=settings.pace,
            capture=CaptureOptions(page_capturer=capture_page),
            ended=self._on_ended,
        )
        self.run.rows.refresh()
        self._rows = self.run.rows.ordered
        self._counted: tuple[list[QueueItem], Counter[str]] = ([], Counter())
        """How many rows of a list are in each state."""
        self._told: dict[str, Snapshot] = {}
        self._begun = False
        self.way_known = settings.way != "proxy"
        """False: links went through a proxy before the program was closed, and its address was kept nowhere."""
        if settings.way == "tor":
            self.run.capture = dataclasses.replace(self.run.capture, proxy=TOR)
        self._tell_case()
        self._told_held: tuple[str, ...] = ()
        self._held = not settings.queue_goes_on and self.waits
        self._closed = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._poll)
        self._timer.start(POLL_MILLISECONDS)
        session.history_changed.connect(self.look)

    # ---------------------------------------------------------------- how it stands

    @property
    def rows(self) -> list[QueueItem]:
        """In the order of the queue."""
        return self.run.rows.ordered

    @property
    def waits(self) -> bool:
        return bool(self.count(QueueState.WAITING) or self.count(QueueState.RUNNING))

    @property
    def busy(self) -> bool:
        """Whether a link is being worked on."""
        return bool(self.run.running)

    @property
    def elsewhere(self) -> bool:
        """Whether something waits here that another program holds."""
        return (
            self.waits
            and not self._begun
            and not self._held
            and self.way_known
            and not self._session.case.read_only
        )

    def count(self, state: str) -> int:
        rows = self.run.rows.ordered  # another list whenever a row is another
        if rows is not self._counted[0]:
            self._counted = (rows, Counter(each.state for each in rows))
        return self._counted[1][state]

    def snapshot(self, uid: str) -> Snapshot | None:
        return self.run.snapshots.get(uid)

    @property
    def paused(self) -> bool:
        """Nothing new begins."""
        return self.run.paused or self._held

    @property
    def capture(self) -> CaptureOptions:
        """How links are fetched: by which way, with whose access. Held for this window alone, never written."""
        return self.run.capture

    @capture.setter
    def capture(self, options: CaptureOptions) -> None:
        self.run.capture = options
        self._tell_case()

    def use_way(self, options: CaptureOptions, way: str) -> None:
        """Goes another way from now on. `way` alone is remembered: which of the ways it is."""
        self.way_known = True
        self.capture = options
        self._settings.way = way
        self.look()
        self.held_changed.emit()

    @property
    def held_hosts(self) -> tuple[str, ...]:
        """Sites whose links wait until a person was told of them."""
        return self.run.held_hosts

    @property
    def waits_for_person(self) -> bool:
        return bool(self.held_hosts) or (not self.way_known and self.waits)

    def held_urls(self) -> list[str]:
        """A link of each of those sites."""
        return self.run.held_urls

    @property
    def pace(self) -> Pace:
        return self.run.pace

    @pace.setter
    def pace(self, pace: Pace) -> None:
        self.run.pace = self._settings.pace = pace
        self.look()

    # ---------------------------------------------------------------- what is asked

    def pause(self, paused: bool) -> None:
        self._held = False
        self.run.paused = paused
        self.look()
        self.changed.emit()
        if not paused:
            self.asked.emit()

    def go_on(self) -> None:
        """Somebody has just asked for links: what was held since the case was opened goes on with them."""
        self._held = False
        self.look()
        self.asked.emit()

    def retry(self, uids: list[str]) -> None:
        self._session.write(queue.retry, self._session.case, uids, actor=self._session.author)
        self.go_on()

    def retry_failed(self) -> None:
        self._session.write(queue.retry_failed, self._session.case, actor=self._session.author)
        self.go_on()

    def cancel(self, uids: list[str]) -> None:
        """Ends what runs of these, and takes out what waits."""
        for uid in uids:
            if uid in self.run.running:
                self.run.cancel(uid)
        waiting = [uid for uid in uids if uid not in self.run.running]
        self._session.write(queue.cancel, self._session.case, waiting, actor=self._session.author)
        self.look()

    def move(self, uids: list[str], before: str | None) -> None:
        self._session.write(queue.move, self._session.case, uids, before=before, actor=self._session.author)
        self.look()

    def close(self) -> None:
        """What runs waits again, and goes on when the case is opened next."""
        self._timer.stop()
        self._closed = True
        self.run.close()

    # ---------------------------------------------------------------- parts

    def _tell_case(self) -> None:
        """Whoever is asked for the case itself (time stamps) is asked by the same way."""
        self._session.case.proxy, self._session.case.way_known = self.run.capture.proxy, self.way_known

    def look(self) -> None:
        if self._timer.isActive():
            self._poll()

    def _poll(self) -> None:
        try:
            if not self._begun and not self._held and self.way_known and self.waits:
                self._begun = self.run.begin()
            self.run.poll()
        except CatalogError as error:
            self.run.paused = True
            self._timer.stop()
            self._session.failed.emit(error)
            return
        self._tell()
        self._timer.setInterval(POLL_MILLISECONDS if self.run.running else RESTING_MILLISECONDS)

    def _tell(self) -> None:
        if self.run.held_hosts != self._told_held:
            self._told_held = self.run.held_hosts
            self.held_changed.emit()
        snapshots = dict(self.run.snapshots)
        further = [uid for uid, each in snapshots.items() if each != self._told.get(uid)]
        self._told = snapshots
        if self.run.rows.ordered is not self._rows:
            self._rows = self.run.rows.ordered
            self.changed.emit()
        elif further:
            self.progressed.emit(further)

    def _on_ended(self, item: QueueItem, outcome: Acquired | BaseException) -> None:
        if self.run.paused and isinstance(outcome, CatalogError):
            self._session.failed.emit(outcome)  # nothing could be written about it: a full disk
        # In a turn of its own: the one that ends a link has just written what it brought.
        QTimer.singleShot(0, self, lambda: self._tell_end(item, outcome))

    def _tell_end(self, item: QueueItem, outcome: Acquired | BaseException) -> None:
        if not self._closed:
            self.ended.emit(item, outcome)


def summary(links: LinkQueue) -> str:
    """“2 running, 12 waiting, 1 failed”; empty where nothing is left to do."""
    parts = []
    running, waiting, failed = (
        links.count(state) for state in (QueueState.RUNNING, QueueState.WAITING, QueueState.FAILED)
    )
    if running:
        parts.append(trn("%n running", running))
    if waiting:
        parts.append(trn("%n waiting", waiting))
    if failed:
        parts.append(trn("%n failed", failed))
    return ", ".join(parts)
