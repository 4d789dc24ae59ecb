"""What sqlite-utils gives here. It loads NumPy where there is some, to know the types of its numbers, of which no
record has any; the window would stand a fifth of a second later for it, so NumPy is hidden while this is loaded."""

from __future__ import annotations

import sys

_hidden = "numpy" not in sys.modules
if _hidden:
    sys.modules["numpy"] = None  # type: ignore[assignment]
try:
    from sqlite_utils.db import Database
    from sqlite_utils.migrations import Migrations
finally:
    if _hidden:
        del sys.modules["numpy"]

__all__ = ["Database", "Migrations"]
