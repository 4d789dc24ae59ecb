"""Runs the command line. Results go to standard output, progress and errors to standard error.

Exit codes: 0 done; 1 something could not be had or does not verify; 2 what was asked for makes no sense;
130 cancelled.
"""

from __future__ import annotations

import shutil
import sys

import click

from catalog.cli.base import Desktop, cli
from catalog.cli.progress import CANCELLED_EXIT


def main(desktop: Desktop | None = None, arguments: list[str] | None = None) -> int:
    """Runs the command line (`arguments`, or those of the process) and returns its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    width = shutil.get_terminal_size().columns
    try:
        code = cli.main(
            arguments,
            prog_name="framewitness",
            obj=desktop,
            standalone_mode=False,
            terminal_width=min(width, 110),
        )
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Cancelled.", err=True)
        return CANCELLED_EXIT
    return int(code or 0)
