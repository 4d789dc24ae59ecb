"""A window that is closed again and again while it plays, in a process of its own: `tests.helpers.program` starts it.

Without a test runner, as a person has it: a test runner's handler of Qt's messages would let other threads run Python.
"""

from __future__ import annotations

import faulthandler
import random
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.helpers.window import Waiting, window_on

STUCK_SECONDS = 60


def close(case: Path, times: int, seed: int) -> None:
    """Closes it `times` times, at moments by chance; ends with a traceback of all threads where it is stuck."""
    application = QApplication.instance() or QApplication(["closing"])
    chance = random.Random(seed)
    for closing in range(times):
        faulthandler.dump_traceback_later(STUCK_SECONDS, exit=True)
        with window_on(Waiting(), case) as window:
            window.player.play()
            until = window.player.number + chance.randrange(2, 30)
            Waiting().waitUntil(lambda window=window, until=until: window.player.number >= until)
        application.processEvents()
        print(closing + 1, flush=True)
    faulthandler.cancel_dump_traceback_later()


def main() -> None:
    close(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
