"""Operations run in this very process, where what a child process does is not what is asked about."""

from __future__ import annotations

from typing import TypeVar

from catalog.errors import CatalogError
from catalog.jobs import Job, Operation, SilentContext

T = TypeVar("T")


def run_here(operation: Operation[T]) -> T:
    """What it returns; its jobs are done at once, one after the other, and their errors thrown into it."""
    try:
        job: Job = next(operation)
        while True:
            try:
                made = job.function(SilentContext(), **job.arguments)
            except CatalogError as error:
                job = operation.throw(error)
            else:
                job = operation.send(made)
    except StopIteration as stop:
        returned: T = stop.value
        return returned
