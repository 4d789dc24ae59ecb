"""The command line: `framewitness COMMAND …`. Each command calls one operation."""

from catalog.cli.base import Desktop, cli
from catalog.cli.main import main

__all__ = ["Desktop", "cli", "main"]
