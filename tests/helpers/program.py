"""`python -m tests.helpers.program MODULE …` runs the `main` of a module as a program of its own.

Each child process that such a program spawns loads the main file anew: this one loads nothing, where the module's own
file would load Qt and all of the window for each.
"""

from __future__ import annotations

import importlib
import sys

if __name__ == "__main__":
    sys.exit(importlib.import_module(sys.argv.pop(1)).main())
