"""Commands stand in modules that are loaded when one of them is asked for."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys

import catalog.cli
from catalog.cli.base import _MODULES, cli


def test_each_command_stands_in_the_module_that_is_loaded_for_it() -> None:
    for module in pkgutil.iter_modules(catalog.cli.__path__):
        importlib.import_module(f"catalog.cli.{module.name}")
    told = {name: f"catalog.cli.{module}" for module, names in _MODULES.items() for name in names.split()}
    assert told == {
        name: command.callback.__module__ for name, command in cli.commands.items() if command.callback
    }


def test_a_command_loads_nothing_of_the_others() -> None:
    says = "import sys; from catalog.cli import main; main(None, ['terms', '--help']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", says], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "catalog.cli.evidence" in loaded
    assert not loaded & {"catalog.cli.queue", "catalog.cli.package", "rich", "yt_dlp", "cv2"}
