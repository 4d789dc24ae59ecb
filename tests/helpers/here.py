"""Operations run in this very process, where what a child process does is not what is asked about."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TypeVar

import pytest

from catalog.archive import credentials, embedded
from catalog.errors import CatalogError
from catalog.jobs import Job, Operation, SilentContext

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
