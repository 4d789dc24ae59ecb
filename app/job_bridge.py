"""The queue of long work: operations polled by one timer, told about by signals, once at the end."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from app import messages
from app.beside import Beside
from app.i18n import tr
from catalog.errors import Cancelled
from catalog.jobs import (
    Job,
    JobContext,
    JobState,
    Operation,
    OperationRun,
    ProcessRunner,
    Runner,
    Snapshot,
    run,
)

T = TypeVar("T")
POLL_MILLISECONDS = 40
_ids = count(1)


@dataclass
class Entry:
    """One operation in the queue. `state` is None while it waits its turn."""

    name: str
    make: Callable[[], Operation[Any]]
    then: Callable[[Any], None] | None = None
    each: Callable[[Any], None] | None = None
    """Called with what the operation's jobs hand over on the way."""
    quiet: bool = False
    """A step of the window's own that is shown only while it takes long or when it fails."""
    runner: Runner | None = None
    """Where its jobs run; None: each in a process of its own."""
    beside: bool = False
    """All of it runs in a thread; it can be ended at any time, as other operations can."""
    id: int = field(default_factory=lambda: next(_ids))
    snapshot: Snapshot | None = None
    run: OperationRun[Any] | None = None
    outcome: Any = None
    message: str = ""
    hint: str = ""

    @property
    def state(self) -> JobState | None:
        return self.snapshot.state if self.snapshot else None

    @property
    def finished(self) -> bool:
        return self.state not in (None, JobState.RUNNING)


class WorkQueue(QObject):
    """Runs operations, at most `workers` long ones at a time; quiet ones start at once."""

    added = Signal(object)
    changed = Signal(object)
    finished = Signal(object)
    """Entry; exactly once for each, whatever its end."""

    def __init__(self, parent: QObject | None = None, *, workers: int = 1) -> None:
        super().__init__(parent)
        self._runner: Runner = ProcessRunner()
        self._beside = Beside()
        self._workers = workers
        self._waiting: deque[Entry] = deque()
        self._active: list[Entry] = []
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MILLISECONDS)
        self._timer.timeout.connect(self._poll)

    def submit(
        self,
        name: str,
        make: Callable[[], Operation[Any]],
        *,
        then: Callable[[Any], None] | None = None,
        each: Callable[[Any], None] | None = None,
        quiet: bool = False,
        beside: bool = False,
    ) -> Entry:
        """Queues an operation; `make` is called when its turn comes, `each` with what it hands over on the way,
        `then` with its outcome if it succeeds.

        `beside`: what it does between its jobs goes through much of the case, or has much to be loaded; all of it runs
        in a thread, and hands nothing over on the way.
        """
        make = partial(_alone, name, make) if beside else make
        return self._put_in(Entry(name=name, make=make, then=then, each=each, quiet=quiet, beside=beside))

    def write_beside(
        self, name: str, write: Callable[[JobContext], T], *, then: Callable[[T], None] | None = None
    ) -> Entry:
        """Runs what writes much in a thread, at once, and calls `then` with its outcome in the window's.

        On closing it is waited for, so that what was asked for is written; until then it can be cancelled.
        """

        def operation() -> Operation[T]:
            written: T = yield Job(name, write)
            return written

        entry = self._put_in(Entry(name=name, make=operation, then=then, quiet=True, runner=self._beside))
        self._start_what_can()
        return entry

    @property
    def busy(self) -> bool:
        return bool(self._active or self._waiting)

    @property
    def writes(self) -> bool:
        """Whether something is being written beside the window."""
        return any(each.runner is not None for each in self.unfinished)

    @property
    def unfinished(self) -> list[Entry]:
        return [*self._active, *self._waiting]

    def cancel(self, entry: Entry) -> None:
        if entry in self._waiting:
            self._waiting.remove(entry)
            entry.snapshot = Snapshot(entry.name, JobState.CANCELLED)
            self.changed.emit(entry)
            self.finished.emit(entry)
        elif entry.run is not None and not entry.finished:
            entry.run.cancel()
            entry.message = tr("Stopping…")
            self.changed.emit(entry)

    def try_again(self, entry: Entry) -> Entry:
        return self._put_in(
            Entry(entry.name, entry.make, entry.then, entry.each, entry.quiet, entry.runner, entry.beside)
        )

    def close(self) -> None:
        """Ends what runs: first asked to, so that it can leave a record of the try, then by force."""
        self._timer.stop()
        self._waiting.clear()
        for entry in self._active:
            assert entry.run is not None
            if entry.runner is None:
                entry.run.cancel()
        self._beside.close()
        self._runner.close()
        for entry in self._active:
            assert entry.run is not None
            for _ in range(20):  # the operation may yield a few more jobs while it unwinds
                if entry.run.poll() and entry.run.finished:
                    break
        self._active.clear()

    def _put_in(self, entry: Entry) -> Entry:
        self._waiting.append(entry)
        self.added.emit(entry)
        QTimer.singleShot(0, self, self._start_what_can)
        return entry

    def _start_what_can(self) -> None:
        for entry in list(self._waiting):
            long_ones = sum(1 for each in self._active if not each.quiet)
            if entry.quiet or long_ones < self._workers:
                self._waiting.remove(entry)
                self._start(entry)
        if self._active and not self._timer.isActive():
            self._timer.start()

    def _start(self, entry: Entry) -> None:
        try:
            runner = self._beside if entry.beside else entry.runner or self._runner
            entry.run = OperationRun(entry.make(), runner, entry.name)
        except Exception as error:
            self._fail(entry, error)
            self.finished.emit(entry)
            return
        self._active.append(entry)
        self._move_on(entry)

    def _poll(self) -> None:
        for entry in list(self._active):
            if entry.run is not None and not entry.run.finished:
                self._move_on(entry)
        self._start_what_can()
        if not self._active:
            self._timer.stop()

    def _move_on(self, entry: Entry) -> None:
        assert entry.run is not None
        snapshot = entry.run.poll()
        for value in entry.run.partials():
            if entry.each is not None:
                entry.each(value)
        if entry.run.finished:
            # In a turn of its own: its last step may just have written much here.
            QTimer.singleShot(0, self, lambda run=entry.run: self._end(entry, run))
        elif entry.snapshot != snapshot:
            entry.snapshot = snapshot
            self.changed.emit(entry)

    def _end(self, entry: Entry, run: OperationRun[Any]) -> None:
        if entry not in self._active:
            return  # closed meanwhile
        self._active.remove(entry)
        entry.snapshot = run.poll()
        entry.message = ""
        if run.error is not None:
            self._fail(entry, run.error)
        else:
            entry.outcome = run.outcome()
        self.changed.emit(entry)
        if run.error is None and entry.then is not None:
            entry.then(entry.outcome)
        self.finished.emit(entry)
        self._start_what_can()

    def _fail(self, entry: Entry, error: BaseException) -> None:
        state = JobState.CANCELLED if isinstance(error, Cancelled) else JobState.FAILED
        entry.snapshot = Snapshot(entry.name, state)
        if state is JobState.FAILED:
            entry.message, entry.hint = messages.in_words(error)


def _alone(name: str, make: Callable[[], Operation[T]]) -> Operation[T]:
    """One job that is the whole operation, for a thread; the jobs of this one run in processes as ever."""

    def work(context: JobContext) -> T:
        def watch(told: Snapshot) -> None:
            context.report(told.done, told.total, told.unit, told.text)
            context.check_cancelled()

        with ProcessRunner() as runner:
            return run(make(), runner, watch=watch)

    done: T = yield Job(name, work)
    return done
