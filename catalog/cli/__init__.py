"""The command line: `framewitness COMMAND …`. Each command calls one operation."""

from catalog.cli import evidence  # noqa: F401 (adds its commands)
from catalog.cli.base import Desktop, cli
from catalog.cli.commands import main

__all__ = ["Desktop", "cli", "main"]
