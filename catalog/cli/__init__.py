"""The command line: `framewitness COMMAND …`. Each command calls one operation."""

from catalog.cli import (  # noqa: F401 (they add their commands)
    about,
    acquisition,
    align,
    checkpoints,
    copies,
    evidence,
    fixity,
    keyframes,
    look,
    package,
    people,
    public_copy,
    queue,
    sound,
    vocabulary,
    words,
)
from catalog.cli.base import Desktop, cli
from catalog.cli.commands import main

__all__ = ["Desktop", "cli", "main"]
