"""Operations run in this very process, where what a child process does is not what is asked about."""

from __future__ import annotations

import contextlib
import gc
import warnings
from collections.abc import Iterator
from typing import Any, TypeVar

import pytest

from catalog.archive import credentials, embedded
from catalog.errors import CatalogError
from catalog.jobs import Job, JobState, Operation, SilentContext, Snapshot

T = TypeVar("T")


@contextlib.contextmanager
def open_to_others() -> Iterator[None]:
    """Readers of metadata shut in the process that they run in: here that is also the one of the tests' own sites."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (credentials, embedded):
            patch.setattr(module, "shut_in", contextlib.nullcontext)
        yield


def run_here(operation: Operation[T]) -> T:
    """What it returns; its jobs are done at once, one after the other, and their errors thrown into it."""
    try:
        job: Job = next(operation)
        while True:
            try:
                with open_to_others():
                    made = job.function(SilentContext(), **job.arguments)
            except CatalogError as error:
                job = operation.throw(error)
            else:
                job = operation.send(made)
    except StopIteration as stop:
        returned: T = stop.value
        return returned


class Here:
    """A runner of commands' jobs: each is done at once, in this process."""

    def start(self, job: Job) -> Done:
        return Done(job)

    def close(self) -> None:
        pass


class Done:
    def __init__(self, job: Job) -> None:
        self._name, self._made, self._error = job.name, None, None
        with open_to_others(), warnings.catch_warnings():
            # The sockets that yt-dlp leaves open when it fails go with the child in real life.
            warnings.simplefilter("ignore", ResourceWarning)
            try:
                self._made = job.function(SilentContext(), **job.arguments)
            except Exception as error:
                self._error = error.with_traceback(None)
                self._error.__cause__ = self._error.__context__ = None
                gc.collect()

    def snapshot(self) -> Snapshot:
        return Snapshot(self._name, JobState.DONE if self._error is None else JobState.FAILED)

    def partials(self) -> list[Any]:
        return []

    def cancel(self) -> None:
        pass

    def result(self, timeout_seconds: float | None = None) -> Any:
        if self._error is not None:
            raise self._error
        return self._made
