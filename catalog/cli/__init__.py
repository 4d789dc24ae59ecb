"""The command line: `framewitness COMMAND …`. Each command calls one operation."""

from catalog.cli.commands import Desktop, cli, main

__all__ = ["Desktop", "cli", "main"]
