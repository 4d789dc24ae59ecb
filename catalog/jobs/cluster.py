"""Jobs on a Dask cluster, over a folder that all its computers share. Wants the extra `cluster`.

Whoever can reach the scheduler of a cluster can run anything on its workers, and a worker can send anything back: what
goes between them is unpickled. A cluster must be trusted, and closed to others by its network or by TLS.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import logging
import pickle
import queue
import secrets
import threading
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import CancelledError, Future
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from catalog.errors import Cancelled, CatalogError, InvalidInput, WorkerDied
from catalog.jobs.cluster_worker import Found, Token, do, look_around, not_shared, own_version
from catalog.jobs.job import Job, JobBug, JobState, Snapshot
from catalog.jobs.process_runner import GRACE_SECONDS
from catalog.texts import phrase

T = TypeVar("T")
PATIENCE_SECONDS = 20.0
"""How long a cluster may take to answer, or to have a first worker."""
WAITING = "waiting for a place on the cluster"


class ClusterHandle:
    """One job on a cluster. Not thread-safe: poll it from the thread that started it."""

    def __init__(self, runner: DaskRunner, job: Job, key: str) -> None:
        self._runner = runner
        self.key, self.name = key, job.name
        self.inbox: queue.SimpleQueue[tuple[str, int, Any]] = queue.SimpleQueue()
        """(kind, number, value), put there by the runner's thread: what the worker tells, and "answer" or "lost"."""
        self._snapshot = Snapshot(job.name, JobState.RUNNING, text=WAITING)
        self._partials: list[Any] = []
        self._partials_seen = 0
        self._answer: tuple[str, Any] | None = None
        self._partials_promised = 0
        self._begun = False
        self._settle_at: float | None = None
        """When to wait no longer for messages that should have come."""
        self._cancelled = False
        self._result: Any = None
        self._error: BaseException | None = None
        self._started = time.monotonic()

    def snapshot(self) -> Snapshot:
        """Where the job stands; never blocks."""
        self._drain()
        return self._snapshot

    def partials(self) -> list[Any]:
        """The values that arrived since the last call, in order. One that is done again elsewhere, because its worker
        died, gives none twice."""
        self._drain()
        arrived, self._partials = self._partials, []
        return arrived

    def cancel(self) -> None:
        """Asks the job to stop; its process group is killed after the runner's grace if it has not."""
        self._drain()
        if self._snapshot.state is JobState.RUNNING and not self._cancelled:
            self._cancelled = True
            self._runner.forget(self.key)
            if self._begun:
                self._settle_at = time.monotonic() + self._runner.grace_seconds + PATIENCE_SECONDS
            else:
                self._end(JobState.CANCELLED, Cancelled())

    def result(self, timeout_seconds: float | None = None) -> Any:
        """The job's value, or raises what it raised. TimeoutError if it is not there in time."""
        end = None if timeout_seconds is None else time.monotonic() + timeout_seconds
        while self.snapshot().state is JobState.RUNNING:
            if end is not None and time.monotonic() > end:
                raise TimeoutError(self._snapshot.name)
            time.sleep(0.01)
        if self._error is not None:
            raise self._error
        return self._result

    def _drain(self) -> None:
        if self._snapshot.state is not JobState.RUNNING:
            return
        self._snapshot = replace(self._snapshot, seconds=time.monotonic() - self._started)
        with contextlib.suppress(queue.Empty):
            while self._snapshot.state is JobState.RUNNING:
                self._receive(*self.inbox.get_nowait())
        overdue = self._settle_at is not None and time.monotonic() > self._settle_at
        if self._snapshot.state is JobState.RUNNING and overdue:
            if self._answer is not None:
                self._settle(*self._answer)
            else:
                self._end(JobState.CANCELLED, Cancelled())

    def _receive(self, kind: str, number: int, value: Any) -> None:
        if kind == "begun":
            self._begun = True
            self._snapshot = replace(self._snapshot, text="")
        elif kind == "report":
            done, total, unit, text = value
            self._snapshot = replace(self._snapshot, done=done, total=total, unit=unit, text=text)
        elif kind == "partial":
            if number > self._partials_seen:
                self._partials_seen = number
                self._partials.append(value)
        elif kind == "ended" and self._cancelled:
            self._end(JobState.CANCELLED, Cancelled())
        elif kind == "answer":
            self._answer, self._partials_promised = value, number
            self._settle_at = time.monotonic() + PATIENCE_SECONDS
        elif kind == "lost" and not self._cancelled:
            self._end(JobState.FAILED, value)
        if self._answer is not None and self._partials_seen >= self._partials_promised:
            self._settle(*self._answer)

    def _settle(self, kind: str, value: Any) -> None:
        if kind == "done":
            self._result = value
            self._end(JobState.DONE, None)
        elif isinstance(value, Cancelled):
            self._end(JobState.CANCELLED, value)
        elif kind == "failed":
            self._end(JobState.FAILED, value)
        else:
            message, remote_traceback = value
            error = JobBug(message)
            error.add_note(remote_traceback)
            self._end(JobState.FAILED, error)

    def _end(self, state: JobState, error: BaseException | None) -> None:
        self._snapshot = replace(self._snapshot, state=state)
        self._error = error
        self._runner.let_go(self)


class DaskRunner:
    """Runs jobs on the Dask cluster whose scheduler is at `address` ("tcp://host:8786", "tls://…").

    `shared_folder` must exist at the same path on all its computers, and so must all that the jobs' arguments name; a
    small file is kept in it while this runner is open, by which each worker knows the folder. A job whose worker dies
    is run again on another, up to three times; so jobs must be such that running them twice does no harm. For `tls://`
    the certificates are those of Dask's own configuration (`distributed.comm.tls`).

    Raises CatalogError that says what to do when Dask is not installed, nobody answers at the address, there are no
    workers, they do not see the folder or may not write there, or have another version of this program.
    """

    def __init__(
        self,
        address: str,
        *,
        shared_folder: Path,
        grace_seconds: float = GRACE_SECONDS,
        patience_seconds: float = PATIENCE_SECONDS,
    ) -> None:
        if importlib.util.find_spec("distributed") is None:
            raise CatalogError(
                "Working on a cluster needs Dask, which is not installed.",
                hint="Install it with: pip install 'framewitness[cluster]'",
            )
        self.address = address
        self.grace_seconds = grace_seconds
        self._patience_seconds = patience_seconds
        self._handles: dict[str, ClusterHandle] = {}
        self._futures: dict[str, Any] = {}
        self._following: set[asyncio.Task[None]] = set()
        self._client: Any = None
        self._token = _written_token(shared_folder)
        self._loop = asyncio.new_event_loop()
        self._leaving = asyncio.Event()
        self._thread = threading.Thread(target=self._live, name="cluster", daemon=True)
        self._thread.start()
        try:
            self.places = self._wait_for(self._connect(), patience_seconds * 3 + 60)
        except BaseException:
            self.close()
            raise

    def start(self, job: Job) -> ClusterHandle:
        """Raises what pickling raises, where function or arguments cannot be sent."""
        pickled = pickle.dumps(job)
        handle = ClusterHandle(self, job, f"framewitness-{secrets.token_hex(12)}")
        self._handles[handle.key] = handle
        self._loop.call_soon_threadsafe(self._submit, handle, pickled)
        return handle

    def forget(self, key: str) -> None:
        """Tells the cluster that a job is not wanted any more."""
        self._post(self._cancel_future, key)

    def let_go(self, handle: ClusterHandle) -> None:
        self._handles.pop(handle.key, None)
        self._post(self._futures.pop, handle.key, None)

    def close(self) -> None:
        """Cancels what runs, waits until it has ended, and leaves the cluster."""
        running = list(self._handles.values())
        for handle in running:
            handle.cancel()
        for handle in running:
            with contextlib.suppress(Exception):
                handle.result(self.grace_seconds + self._patience_seconds)
        if not self._thread.is_alive():
            return
        try:
            with contextlib.suppress(TimeoutError):
                self._wait_for(self._disconnect(), self._patience_seconds)
        finally:
            self._loop.call_soon_threadsafe(self._leaving.set)
            self._thread.join()
            Path(self._token.path).unlink(missing_ok=True)

    def __enter__(self) -> DaskRunner:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _post(self, call: Callable[..., object], *arguments: object) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(call, *arguments)

    # ------------------------------------------------------------ in the runner's thread

    def _live(self) -> None:
        # A Runner ends what Dask leaves under way: else asyncio complains of it later, in anybody's log.
        with asyncio.Runner(loop_factory=lambda: self._loop) as life:
            life.run(self._leaving.wait())

    def _wait_for(self, work: Coroutine[Any, Any, T], seconds: float) -> T:
        future: Future[T] = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return future.result(seconds)
        except BaseException:
            future.cancel()
            raise

    async def _connect(self) -> int:
        """Joins the cluster and looks at its workers; returns how many jobs it can run at a time."""
        from distributed import Client
        from distributed.comm.addressing import get_address_host

        # Its own words about a lost connection come in between ours, which say what to do.
        logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
        nobody = CatalogError(
            phrase("Nobody answers as the scheduler of a cluster at {address}.", address=self.address),
            hint="Start “dask scheduler” there, or check the address and that no firewall is in between.",
        )
        try:
            get_address_host(self.address)
            self._client = Client(  # type: ignore[no-untyped-call]
                self.address, asynchronous=True, set_as_default=False, timeout=self._patience_seconds
            )
            await self._client
        except ValueError as error:
            raise InvalidInput(
                phrase(
                    "“{address}” is not the address of a cluster: {error}", address=self.address, error=error
                ),
                hint="Such as tcp://10.0.0.5:8786.",
            ) from None
        except TypeError:
            raise CatalogError(
                "For a tls:// address, Dask's configuration must name the certificates, and it does not.",
                hint="Set distributed.comm.tls.ca-file in it, and client.cert and client.key beside that.",
            ) from None
        except (OSError, TimeoutError):
            raise nobody from None
        self._client.subscribe_topic(self._client.id, self._hear)
        try:
            await self._client.wait_for_workers(1, timeout=self._patience_seconds)
        except TimeoutError:
            raise CatalogError(
                phrase("The cluster at {address} has no workers.", address=self.address),
                hint=phrase(
                    "Start “dask worker {address}” on the computers that are to do the work.",
                    address=self.address,
                ),
            ) from None
        found = await asyncio.wait_for(
            self._client.run(look_around, self._token, on_error="return"), self._patience_seconds
        )
        for address, each in found.items():
            self._check(address, each)
        threads: dict[str, int] = await self._client.nthreads()
        return max(1, sum(threads.values()))

    def _check(self, address: str, found: Found | BaseException) -> None:
        who = f"The worker {address}"
        version = own_version()
        if not isinstance(found, Found) or found.version != version:
            has = f"has version {found.version}" if isinstance(found, Found) else "has none that works"
            raise CatalogError(
                phrase(
                    "{who} cannot run this version of Framewitness ({version}): it {has}.",
                    who=who,
                    version=version,
                    has=has,
                ),
                hint="Install this version, with the extra “cluster”, where the workers run, and start them again.",
            )
        folder = Path(self._token.path).parent
        if not found.sees_the_folder:
            raise not_shared(who, folder)
        if not found.may_write:
            raise CatalogError(
                phrase("{who} may not write to {folder}.", who=who, folder=folder),
                hint="Let the account that the workers run under write to the folder of the case.",
            )

    async def _disconnect(self) -> None:
        for task in list(self._following):
            task.cancel()
        await asyncio.gather(*self._following, return_exceptions=True)
        self._futures.clear()
        if self._client is not None:
            if self._client.status == "running":
                self._client.unsubscribe_topic(self._client.id)
            await self._client.close()

    def _hear(self, event: tuple[float, dict[str, Any]]) -> None:
        message = event[1]
        handle = self._handles.get(message.get("key", ""))
        if handle is None:  # also what the scheduler itself tells about this client
            return
        try:
            value = pickle.loads(message["value"])
        except Exception as error:  # a partial that cannot be read back is a bug of the job
            handle.inbox.put(("answer", 0, ("bug", (f"{type(error).__name__}: {error}", message["kind"]))))
        else:
            handle.inbox.put((message["kind"], message["number"], value))

    def _submit(self, handle: ClusterHandle, pickled: bytes) -> None:
        future = self._client.submit(
            do, pickled, self._token, self.grace_seconds, self._client.id, key=handle.key, pure=False
        )
        self._futures[handle.key] = future
        following = self._loop.create_task(self._follow(handle, future))
        self._following.add(following)
        following.add_done_callback(self._following.discard)

    async def _follow(self, handle: ClusterHandle, future: Any) -> None:
        from distributed import KilledWorker

        try:
            pickled, partials = await future.result()
            handle.inbox.put(("answer", partials, pickle.loads(pickled)))
        except KilledWorker:
            error = WorkerDied(
                phrase(
                    "The workers that did “{name}” ended unexpectedly, one after the other.", name=handle.name
                ),
                hint="The file may be such that it takes a whole computer down, or they ran out of memory.",
            )
            handle.inbox.put(("lost", 0, error))
        except (asyncio.CancelledError, CancelledError):
            error = WorkerDied(
                phrase("The cluster was lost while “{name}” was under way.", name=handle.name),
                hint="See whether its scheduler runs, and do it again. What was finished before is kept.",
            )
            handle.inbox.put(("lost", 0, error))
        except Exception as error:
            message = f"{type(error).__name__}: {error}"
            handle.inbox.put(("answer", 0, ("bug", (message, "while the cluster ran the job"))))

    def _cancel_future(self, key: str) -> None:
        future = self._futures.pop(key, None)
        if future is not None:
            cancelling = self._loop.create_task(self._client.cancel([future]))
            self._following.add(cancelling)
            cancelling.add_done_callback(self._following.discard)


def _written_token(shared_folder: Path) -> Token:
    """Raises OSError where nothing can be written there."""
    text = secrets.token_hex(16)
    path = shared_folder.absolute() / f".cluster-{text[:12]}"
    path.write_text(text, encoding="ascii")
    return Token(str(path), text)
