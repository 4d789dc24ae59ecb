"""The command line: `framewitness COMMAND …`. Each command calls one operation."""

from catalog.cli import align, copies, evidence, keyframes, look, people, queue, sound, vocabulary, words  # noqa: F401 (they add their commands)
from catalog.cli.base import Desktop, cli
from catalog.cli.commands import main

__all__ = ["Desktop", "cli", "main"]
