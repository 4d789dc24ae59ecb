"""What all commands share: the group, common arguments, and how an error ends a command."""

from __future__ import annotations

import functools
import getpass
import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from catalog.case import program_version
from catalog.cli.progress import Stop, fault, tell
from catalog.errors import CatalogError
from catalog.model.page_visit import PageCapturer
from catalog.model.records import Purpose

F = TypeVar("F", bound=Callable[..., Any])
CASE = click.argument("case", type=click.Path(path_type=Path))
MEDIA = click.argument("media")
ACTOR = click.option(
    "--actor",
    envvar="FRAMEWITNESS_ACTOR",
    default=lambda: getpass.getuser(),
    show_default="your login name",
    help="Who does this: a name or a pseudonym, for the custody log.",
)
PURPOSE = click.option(
    "--for",
    "purpose",
    type=click.Choice([str(Purpose.COURT), str(Purpose.PUBLISH)]),
    default=str(Purpose.COURT),
    show_default=True,
    help="What it is made for: what somebody does not allow for it is left out.",
)

_MODULES = {
    "about": "about disclose",
    "acquisition": "acquired metadata import",
    "adding": "add",
    "align": "align",
    "cases": "new open copy demo",
    "checkpoints": "stamp key authorities",
    "copies": "copies",
    "evidence": "terms annotate rate restrict describe undo",
    "examine": "examine shots",
    "fixity": "fixity mirror restore erase",
    "frame": "frame",
    "keyframes": "keyframes",
    "look": "look",
    "outgoing": "list report",
    "package": "package receive",
    "people": "people",
    "public_copy": "public-copy",
    "queue": "queue",
    "sound": "suggestions",
    "verify": "verify",
    "vocabulary": "vocabulary",
    "words": "find transcript",
}
"""The commands that each module of this package adds."""


@dataclass(frozen=True, slots=True)
class Desktop:
    """What the command line is given by the program that has a window."""

    open_window: Callable[[Path | None, str], int]
    """Opens the case's window for this actor, or asks for a case first; returns the exit code when it is closed."""
    why_no_window: Callable[[], str | None]
    """Why no window can be shown here, or None."""
    capture_page: PageCapturer | None = None
    """Shows the pages of postings in a hidden browser."""


def page_capturer() -> PageCapturer | None:
    """What the program that has a window gave the command that runs now."""
    desktop = click.get_current_context().find_object(Desktop)
    return desktop.capture_page if desktop is not None else None


def guarded(function: F) -> F:
    """Ends a command with the error's words and exit code instead of a traceback."""

    @functools.wraps(function)
    def wrapper(*arguments: Any, **options: Any) -> Any:
        try:
            return function(*arguments, **options)
        except CatalogError as error:
            raise Stop(tell(error)) from error
        except (click.exceptions.Exit, click.ClickException, click.Abort, BrokenPipeError):
            raise  # click ends quietly where nobody reads on, as in `… list CASE | head`
        except Exception as error:
            raise Stop(tell(fault(error))) from error

    return wrapper  # type: ignore[return-value]


class _Commands(click.Group):
    """Loads the module of the command that is asked for, and with it what that command works with: all of them
    together take a second."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted(name for names in _MODULES.values() for name in names.split())

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        for module, names in _MODULES.items():
            if name in names.split():
                importlib.import_module(f"catalog.cli.{module}")
        return super().get_command(context, name)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    invoke_without_command=True,
)
@click.version_option(program_version(), prog_name="framewitness")
@click.pass_context
@guarded
def cli(context: click.Context) -> None:
    """Framewitness: a catalogue of video evidence, exact to the frame.

    Make a case, add links and files, examine them, annotate, report. Without a command the window opens and asks for
    a case.
    """
    if context.invoked_subcommand is None:
        desktop: Desktop | None = context.obj
        if desktop is None or desktop.why_no_window() is not None:
            click.echo(context.get_help())
        else:
            raise Stop(desktop.open_window(None, ""))
