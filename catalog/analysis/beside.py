"""Work beside the decoding pass: the decoder runs ahead of it, and keyframes are compressed behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from threading import BoundedSemaphore, Event, Thread
from typing import Any, Generic, TypeVar

from catalog.errors import Cancelled
from catalog.jobs import JobContext

Given = TypeVar("Given")
Made = TypeVar("Made")


class Ahead(Generic[Made]):
    """Takes from `source` on a thread of its own, up to `places` ahead of whoever iterates over this.

    A context manager: on leaving it the thread has ended and `source` is closed, however far it came. What the
    source raises is raised where it would have been without the thread.
    """

    def __init__(self, source: Iterator[Made], places: int) -> None:
        self._source = source
        self._taken: SimpleQueue[tuple[bool, Any]] = SimpleQueue()
        """Whether there is a value, and the value, or else what ended the source."""
        self._free: SimpleQueue[bool] = SimpleQueue()
        """One for each free place."""
        for _ in range(places):
            self._free.put(True)
        self._left = False
        self._thread = Thread(target=self._work, name="decoding", daemon=True)

    def __enter__(self) -> Ahead[Made]:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._left = True
        self._free.put(False)  # wakes it
        self._thread.join()

    def __iter__(self) -> Iterator[Made]:
        while True:
            is_value, value = self._taken.get()
            if not is_value:
                if value is not None:
                    raise value
                return
            self._free.put(True)
            yield value

    def _work(self) -> None:
        ended_by: BaseException | None = None
        try:
            while self._free.get() and not self._left:
                value = next(self._source, None)
                if value is None:
                    break
                self._taken.put((True, value))
                del value  # a decoded frame is large
        except BaseException as error:
            ended_by = error
        finally:
            close = getattr(self._source, "close", None)
            if close is not None:
                close()
            self._taken.put((False, ended_by))


class Behind(Generic[Given, Made]):
    """Does `work` on another thread, with at most `places` of what it is given waiting. Its errors come back here."""

    def __init__(self, work: Callable[[Given], Made], places: int) -> None:
        self._work = work
        self._places = BoundedSemaphore(places)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="stills")
        self._futures: list[Future[Made]] = []

    def __enter__(self) -> Behind[Given, Made]:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown(wait=True, cancel_futures=True)

    def start(self, given: Given) -> None:
        self._places.acquire()
        if self._futures and self._futures[-1].done():
            self._futures[-1].result()
        self._futures.append(self._thread.submit(self._done, given))

    def results(self) -> list[Made]:
        """Of everything given, in that order."""
        return [future.result() for future in self._futures]

    def _done(self, given: Given) -> Made:
        try:
            return self._work(given)
        finally:
            self._places.release()


class Meanwhile(Generic[Made]):
    """Does `work(context)` on a thread while other things are done. A context manager; leaving it ends the work.

    The context that the work is given raises Cancelled when the job is cancelled and when this is left early.
    """

    def __init__(self, work: Callable[[JobContext], Made], context: JobContext) -> None:
        self._context = context
        self._left = Event()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="meanwhile")
        self._future = self._thread.submit(work, _Leaving(context, self._left))

    def __enter__(self) -> Meanwhile[Made]:
        return self

    def __exit__(self, *_: object) -> None:
        self._left.set()
        self._thread.shutdown(wait=True, cancel_futures=True)

    def result(self) -> Made:
        """Waits for it. Raises what the work raises, and Cancelled."""
        while True:
            self._context.check_cancelled()
            try:
                return self._future.result(0.1)
            except TimeoutError:
                if self._future.done():  # the work's own
                    raise


class _Leaving:
    """A JobContext of which the work asks only whether to stop."""

    def __init__(self, context: JobContext, left: Event) -> None:
        self._context = context
        self._left = left

    def report(self, done: float, total: float | None = None, unit: str = "", text: str = "") -> None:
        self.check_cancelled()

    def partial(self, value: object) -> None:
        self.check_cancelled()

    def check_cancelled(self) -> None:
        if self._left.is_set():
            raise Cancelled
        self._context.check_cancelled()
