"""Where the program starts: the command line, given a window to open. Qt is loaded only when one is asked for."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    # Each child process runs this module's first lines again: what is loaded here is loaded once, in the parent.
    gc.disable()  # nothing that is loaded now is garbage, and looking for some takes a tenth of the time
    from app.page_capture.start import capture_page
    from app.start import open_window, why_no_window
    from catalog.cli import Desktop
    from catalog.cli import main as run_command_line

    gc.freeze()
    gc.enable()
    desktop = Desktop(open_window=open_window, why_no_window=why_no_window, capture_page=capture_page)
    sys.exit(run_command_line(desktop))


if __name__ == "__main__":
    main()
