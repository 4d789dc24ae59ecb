"""Working off the queue of links: so many at a time, one of each host, politely, and only one program a case."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from filelock import FileLock, Timeout

from catalog.archive.contact import Contacts, LedElsewhere
from catalog.archive.failures import MayPass
from catalog.archive.links import host_of
from catalog.archive.options import CaptureOptions
from catalog.case import Case
from catalog.errors import Cancelled
from catalog.jobs import OperationRun, Runner, Snapshot
from catalog.model.records import QueueItem, QueueState
from catalog.model.timecode import utc_now
from catalog.model.told import LED_ON
from catalog.operations import queue
from catalog.operations.acquired import Acquired
from catalog.texts import Phrase, recognised_whole

FEW = 64
"""So many changed rows are read one by one; more are read as a whole."""
CLOSING_POLLS = 100
LED_SECONDS = 60
"""Until a host is asked again that led to one of which a person was told meanwhile."""
LOOK_SECONDS = 0.25
"""How often what waits is looked through while nothing else happens."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast links are taken. A person sets it; it is no part of the case."""

    at_once: int = 3
    per_host: int = 1
    pause_seconds: float = 2.0
    """Left between the end of one link and the beginning of the next of the same host."""
    rate_limit_bytes: int | None = None
    """Bytes a second at most, for each link that runs; None: as fast as they come."""
    patience: queue.Patience = field(default_factory=queue.Patience)


class QueueRows:
    """The queue as it stands in the case, read anew only where the custody log says that it changed."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._head = 0
        self._version = -1
        self.items: dict[str, QueueItem] = {}
        self.ordered: list[QueueItem] = []
        """In the order of the queue."""
        self.hosts: dict[str, str] = {}
        """Host of each, by its uid."""

    def refresh(self) -> bool:
        """Whether anything changed since the last time."""
        version = self._case.data_version()
        if version == self._version:
            return False
        self._version = version
        head = self._case.head()
        first, self._head = self._head + 1, head
        if first == 1 or head < first - 1:
            return self._take({each.uid: each for each in queue.queue(self._case)})
        uids = self._case.changes(QueueItem, first=first, upto=head).get(QueueItem.TABLE, set())
        if len(uids) > FEW:
            return self._take({each.uid: each for each in queue.queue(self._case)})
        return self._take_few(uids)

    def _take(self, items: dict[str, QueueItem]) -> bool:
        self.items = items
        self.hosts = {uid: host_of(item.url) for uid, item in items.items()}
        self.ordered = sorted(items.values(), key=_place)
        return True

    def _take_few(self, uids: set[str]) -> bool:
        """Reads these rows alone: a queue may have many thousands."""
        changed = moved = False
        for uid in uids:
            before, found = self.items.get(uid), self._case.find(QueueItem, uid=uid)
            now = found[0] if found else None
            if before == now:
                continue
            changed = True
            moved = moved or before is None or now is None or before.position != now.position
            if now is None:
                del self.items[uid], self.hosts[uid]
            else:
                self.items[uid] = now
                self.hosts[uid] = host_of(now.url)
        if moved:
            self.ordered = sorted(self.items.values(), key=_place)
        elif changed:
            self.ordered = [self.items[each.uid] for each in self.ordered]
        return changed


def _place(item: QueueItem) -> tuple[int, int]:
    return item.position, item.number


Ended = Callable[[QueueItem, Acquired | BaseException], None]


class QueueRun:
    """Works the queue off by being polled; nothing blocks longer than the writes take.

    Only one program at a time does so for a case: `begin` says whether it is this one. `ended` is told each end:
    the row as it stands then, and what it brought or what went wrong.
    """

    def __init__(
        self,
        case: Case,
        runner: Runner,
        *,
        actor: Callable[[], str],
        pace: Pace | None = None,
        capture: CaptureOptions | None = None,
        ended: Ended = lambda _item, _outcome: None,
    ) -> None:
        self.rows = QueueRows(case)
        self.pace = pace or Pace()
        self.capture = capture or CaptureOptions()
        self.paused = False
        """Nothing new begins; what runs goes on."""
        self._held: dict[str, str] = {}
        """A link of each host that was passed over, as nobody was told of it yet."""
        self._led: dict[str, str] = {}
        """Where a link led on to, by the uid of its row, where that was not asked."""
        self.running: dict[str, OperationRun[Acquired]] = {}
        self.snapshots: dict[str, Snapshot] = {}
        self._case = case
        self._runner = runner
        self._actor = actor
        self._ended = ended
        self._hosts: dict[str, str] = {}
        """Host by the uid of what runs."""
        self._free_at: dict[str, float] = {}
        """When a host may be asked again, by the monotonic clock."""
        self._look_at = 0.0
        """When to look for something to begin, by the monotonic clock."""
        self._contacts = Contacts()
        self._closing = False
        self._lock: FileLock | None = None

    @property
    def begun(self) -> bool:
        return self._lock is not None

    def begin(self) -> bool:
        """Takes the queue for this program, and has what a dead one left running wait again.

        False where another program works it off, or where the case can only be read.
        """
        if self._lock is not None:
            return True
        if self._case.read_only:
            return False
        lock = FileLock(self._case.path / "queue.lock", timeout=0, thread_local=False)
        try:
            lock.acquire()
        except (Timeout, OSError):
            return False
        self._lock = lock
        queue.recover(self._case, actor=self._actor())
        self.rows.refresh()
        return True

    def poll(self) -> bool:
        """Moves on what runs and begins what may; whether a row, or how far one is, changed."""
        changed = self._move_on()
        changed = self.rows.refresh() or changed
        may_begin = self.begun and not self.paused and not self._closing
        if may_begin and (changed or time.monotonic() >= self._look_at):
            while (item := self._next()) is not None:
                self._start(item)
                changed = True
            self._look_at = time.monotonic() + LOOK_SECONDS
        return changed

    @property
    def idle(self) -> bool:
        """Nothing runs, and nothing waits."""
        return not self.running and not any(e.state == QueueState.WAITING for e in self.rows.ordered)

    @property
    def only_later(self) -> bool:
        """Nothing runs, and whatever waits, waits for the time of its next try or for a person to be told."""
        now, held = utc_now(), set(self.held_hosts)
        waiting = (e for e in self.rows.ordered if e.state == QueueState.WAITING and e.next_try_utc <= now)
        return not self.running and all(host_of(self._to_ask(e)) in held for e in waiting)

    @property
    def held_hosts(self) -> tuple[str, ...]:
        """Whose links wait until a person was told that they would see this computer's address."""
        return tuple(self._contacts.untold(self.held_urls, self.capture.proxy)) if self._held else ()

    @property
    def held_urls(self) -> list[str]:
        """A link of each of those hosts."""
        return list(self._held.values())

    @property
    def only_held(self) -> bool:
        """Nothing runs, and whatever waits, waits for a person to be told."""
        held = set(self.held_hosts)
        waiting = (e for e in self.rows.ordered if e.state == QueueState.WAITING)
        return bool(held) and not self.running and all(host_of(self._to_ask(e)) in held for e in waiting)

    def wanted_urls(self) -> list[str]:
        """What waits to be asked."""
        return [each.url for each in self.rows.ordered if each.state == QueueState.WAITING]

    def cancel(self, uid: str) -> None:
        """Ends what runs, or takes what waits out of the queue."""
        if uid in self.running:
            self.running[uid].cancel()
        else:
            queue.cancel(self._case, [uid], actor=self._actor())

    def close(self) -> None:
        """Ends what runs; it waits again, and what arrived of it is kept. Lets go of the queue."""
        self._closing = True
        for run in self.running.values():
            run.cancel()
        self._runner.close()
        for _ in range(CLOSING_POLLS):
            if not self.running:
                break
            self._move_on()
        if self._lock is not None:
            lock, self._lock = self._lock, None
            lock.release()

    # ---------------------------------------------------------------- parts

    def _next(self) -> QueueItem | None:
        """The first that waits, is due, may be asked, and whose host is free."""
        if len(self.running) >= self.pace.at_once:
            return None
        now, clock = utc_now(), time.monotonic()
        busy = list(self._hosts.values())
        held: dict[str, str] = {}
        for item in self.rows.ordered:
            if item.state != QueueState.WAITING or item.uid in self.running or item.next_try_utc > now:
                continue
            host = self.rows.hosts[item.uid]
            if busy.count(host) >= self.pace.per_host or self._free_at.get(host, 0.0) > clock or host in held:
                continue
            url = self._to_ask(item)
            if self._contacts.may(url, self.capture.proxy):
                return item
            held[host_of(url)] = url
        self._held = held
        return None

    def _to_ask(self, item: QueueItem) -> str:
        """What is to be told of before a row can come: its link, or where that led on to."""
        led = self._led.get(item.uid) or _led_on_to(item)
        return led if led and self._contacts.may(item.url, self.capture.proxy) else item.url

    def _start(self, item: QueueItem) -> None:
        self._led.pop(item.uid, None)
        operation = queue.work_off(
            self._case,
            item.uid,
            actor=self._actor(),
            capture=_limited(self.capture, self.pace.rate_limit_bytes),
            patience=self.pace.patience,
            put_back=lambda: self._closing,
        )
        self._hosts[item.uid] = self.rows.hosts[item.uid]
        run = OperationRun(operation, self._runner, item.url)
        self.running[item.uid] = run
        self.rows.refresh()
        if run.finished:
            self._end(item.uid, run)

    def _move_on(self) -> bool:
        changed = False
        for uid, run in list(self.running.items()):
            snapshot = run.poll()
            run.partials()
            changed = changed or snapshot != self.snapshots.get(uid)
            self.snapshots[uid] = snapshot
            if run.finished:
                self._end(uid, run)
                changed = True
        return changed

    def _end(self, uid: str, run: OperationRun[Acquired]) -> None:
        del self.running[uid]
        self.snapshots.pop(uid, None)
        host = self._hosts.pop(uid)
        error = run.error
        if isinstance(error, LedElsewhere):
            self._led[uid] = error.url
        asked = _asked_wait_seconds(run)
        if isinstance(error, LedElsewhere) and self._contacts.may(error.url, self.capture.proxy):
            asked = LED_SECONDS
        self._free_at[host] = time.monotonic() + max(self.pace.pause_seconds, asked)
        self.rows.refresh()
        item = self.rows.items.get(uid)
        if item is None or self._closing:
            return
        said = isinstance(error, (Cancelled, LedElsewhere))
        if error is not None and not said and _is_unsaid(item):
            self.paused = (
                True  # the case takes no writes (a full disk): to begin again at once would never end
            )
        self._ended(item, error if error is not None else run.outcome())


def _led_on_to(item: QueueItem) -> str:
    """The site that an earlier program was led on to and did not ask, by the words in the row; empty: none."""
    said = recognised_whole(item.error, (LED_ON,)) if item.error else ""
    host = said.values["other"] if isinstance(said, Phrase) else ""
    return f"{item.url.partition(':')[0]}://{f'[{host}]' if ':' in host else host}/" if host else ""


def _asked_wait_seconds(run: OperationRun[Acquired]) -> int:
    """How long the host asked to be left alone, be it the recording or the page that was asked for."""
    if run.error is None:
        return run.outcome().wait_seconds
    return run.error.wait_seconds if isinstance(run.error, MayPass) else 0


def _is_unsaid(item: QueueItem) -> bool:
    """Whether the row does not tell how its try ended."""
    waits = item.state == QueueState.WAITING and not item.next_try_utc
    return waits or item.state == QueueState.RUNNING


def _limited(capture: CaptureOptions, rate_limit_bytes: int | None) -> CaptureOptions:
    """One quick try for the page is enough here: a site that is busy is asked again by the queue, later."""
    return dataclasses.replace(capture, page_retries=0, rate_limit_bytes=rate_limit_bytes)
