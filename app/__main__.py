"""Where the program starts: the command line, given a window to open. Qt is loaded only when one is asked for."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def _open_window(case_path: Path, actor: str) -> int:
    from app.start import open_window

    return open_window(case_path, actor=actor)


def _why_no_window() -> str | None:
    """Qt aborts when no platform plugin can start, so a display is looked for first."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return None
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return "there is no display"
    return None


def main() -> None:
    # Each child process runs this module's first lines again: what is loaded here is loaded once, in the parent.
    from catalog.cli import Desktop
    from catalog.cli import main as run_command_line

    sys.exit(run_command_line(Desktop(open_window=_open_window, why_no_window=_why_no_window)))


if __name__ == "__main__":
    main()
