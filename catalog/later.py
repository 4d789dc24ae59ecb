"""NumPy, loaded when something is first computed.

It takes longer to load than a window to be drawn, and nothing is computed before the window stands: the modules that
are loaded for its start take it from here. All others import it as usual.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

__all__ = ["load", "np"]


class _Later:
    """Stands for a module. Each name is fetched once; the interpreter's own lock keeps two threads from loading it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        value = getattr(importlib.import_module(self._name), name)
        setattr(self, name, value)
        return value


def load() -> None:
    """Loads it now, in a thread: whoever computes first does not wait for it then."""
    importlib.import_module("numpy")


if TYPE_CHECKING:
    import numpy as np
else:
    np = _Later("numpy")
