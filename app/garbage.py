"""When Python looks for objects that hold only each other: in the window's thread, and between what a person does.

Left to itself it looks in whatever thread happens to make an object, and a look at everything takes a tenth of a second
or more (measured: 120 ms with 140,000 objects): in the middle of a key press, or of a worker that then takes apart
widgets that are not its own. What was loaded before the window was made is never looked through (`app.start`).
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

TICK_MILLISECONDS = 500
YOUNG = 2000
"""So many new objects are worth a look at them."""
TICKS_TO_WHOLE = 60


class Garbage(QObject):
    """From now until `close` only its timer collects; `at_rest` says whether a longer look is in order."""

    def __init__(self, at_rest: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._at_rest = at_rest
        self._ticks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MILLISECONDS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def close(self) -> None:
        """Python looks by itself again."""
        self._timer.stop()
        gc.enable()

    def _tick(self) -> None:
        self._ticks += 1
        if self._ticks >= TICKS_TO_WHOLE and self._at_rest():
            self._ticks = 0
            gc.collect()
        elif gc.get_count()[0] > YOUNG:
            gc.collect(0)
