"""Progress and outcomes of operations on the terminal: bars on standard error, results on standard output."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from typing import TYPE_CHECKING, TypeVar

import click

from catalog.crash_log import crash_log, in_words
from catalog.errors import Cancelled, CatalogError, InvalidInput
from catalog.jobs import JobState, Operation, ProcessRunner, Runner, Snapshot, run_all

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

T = TypeVar("T")
CANCELLED_EXIT = 130


def bars() -> Progress:
    """Lines of progress on standard error, gone when the work is over. Each has the field `amount`, a text as `plain`
    gives it. What draws them is loaded here: the window and most commands show none."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        TextColumn("{task.fields[amount]}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )


def plain(text: str) -> str:
    """The text as it is, whatever looks like markup in it."""
    from rich.markup import escape

    return escape(text)


def run_shown(
    operations: Iterable[tuple[str, Operation[T]]], *, workers: int = 1, runner: Runner | None = None
) -> list[T | CatalogError]:
    """Runs operations with a progress line each, in child processes or by a `runner`, which is closed at the end.

    Returns what each returned or the CatalogError it ended with, in order; a fault of the program is written to
    the crash log and told as one. Ctrl-C cancels all of them and raises Cancelled.
    """
    names: list[str] = []

    def named() -> Iterable[Operation[T]]:
        for name, operation in operations:
            names.append(name)
            yield operation

    with (
        closing(runner or ProcessRunner()) as runner,
        bars() as progress,
    ):
        lines: dict[int, TaskID] = {}

        def watch(number: int, snapshot: Snapshot) -> None:
            if number not in lines:
                lines[number] = progress.add_task(plain(shortened(names[number])), total=None, amount="")
            progress.update(
                lines[number],
                total=snapshot.total,
                completed=snapshot.done,
                amount=plain(amount(snapshot)),
                visible=snapshot.state is JobState.RUNNING,
            )

        runs = run_all(named(), runner, workers=workers, watch=watch)
    outcomes: list[T | CatalogError] = []
    for each in runs:
        try:
            outcomes.append(each.outcome())
        except CatalogError as error:
            outcomes.append(error)
        except Exception as error:
            outcomes.append(fault(error))
    return outcomes


def run_one(name: str, operation: Operation[T]) -> T:
    """Runs one operation as `run_shown` does, and raises its error."""
    (outcome,) = run_shown([(name, operation)])
    if isinstance(outcome, CatalogError):
        raise outcome
    return outcome


def fault(error: Exception) -> CatalogError:
    """A fault of the program, written down, as an error that can be told."""
    message, hint = in_words(error, crash_log())
    return CatalogError(message, hint=hint)


def amount(snapshot: Snapshot) -> str:
    """How far a job is, in words: its own text where it has one, else the count."""
    if snapshot.text:
        return snapshot.text
    if not snapshot.unit:
        return ""
    whole = f" of {snapshot.total:,.0f}" if snapshot.total else ""
    return f"{snapshot.done:,.0f}{whole} {snapshot.unit}"


def shortened(text: str, most: int = 48) -> str:
    return text if len(text) <= most else f"{text[: most // 2 - 1]}…{text[-most // 2 :]}"


def tell(error: CatalogError) -> int:
    """Writes an error for a person to standard error; returns the exit code it asks for."""
    from rich.console import Console

    console = Console(stderr=True, soft_wrap=True)
    if isinstance(error, Cancelled):
        console.print(error.message, style="yellow", markup=False, highlight=False)
        return CANCELLED_EXIT
    console.print(error.message, style="bold red", markup=False, highlight=False)
    if error.hint:
        console.print(f"  {error.hint}", markup=False, highlight=False)
    return 2 if isinstance(error, InvalidInput) else 1


class Stop(click.exceptions.Exit):
    """Ends the program with an exit code after everything was said."""
