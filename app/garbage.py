"""When Python looks for objects that hold only each other: in the window's thread, and between what a person does.

Left to itself it looks in whatever thread happens to make an object, and a look at everything takes a tenth of a second
or more (measured: 120 ms with 140,000 objects): in the middle of a key press, or of a worker that then takes apart
widgets that are not its own. What was loaded before the window was made is never looked through (`app.start`). Where
there is more than a short look goes through, it waits until nobody works in the window.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

TICK_MILLISECONDS = 500
YOUNG = 2000
"""So many new objects are worth a look at them."""
TICKS_TO_WHOLE = 60
FEW = 40_000
"""So many objects are looked through while somebody works in the window: 30 ms at most (measured: 0.7 µs each)."""
STILL = 200
"""Where fewer new objects came in each of `TICKS_TO_BE_AWAY` ticks, nobody works."""
TICKS_TO_BE_AWAY = 120


class Garbage(QObject):
    """From now until `close` only its timer collects; `at_rest` says whether a look at everything is in order."""

    def __init__(self, at_rest: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._at_rest = at_rest
        self._ticks = self._still = self._before = 0
        self._timer = QTimer(self)
        self._timer.setObjectName("garbage")
        self._timer.setInterval(TICK_MILLISECONDS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def close(self) -> None:
        """Python looks by itself again."""
        self._timer.stop()
        gc.enable()

    def _tick(self) -> None:
        self._ticks += 1
        made = gc.get_count()[0]
        self._still = self._still + 1 if abs(made - self._before) < STILL else 0
        if self._ticks >= TICKS_TO_WHOLE and self._at_rest() and (self._are_few() or self._nobody_works()):
            self._ticks = 0
            gc.collect()
        elif made > YOUNG and (made <= FEW or self._nobody_works()):  # a worker may have made very many
            gc.collect(0)
        self._before = gc.get_count()[0]

    def _are_few(self) -> bool:
        """Looked for once in as many ticks: it takes a millisecond where there are many."""
        return self._ticks % TICKS_TO_WHOLE == 0 and len(gc.get_objects()) <= FEW

    def _nobody_works(self) -> bool:
        away = QGuiApplication.applicationState() != Qt.ApplicationState.ApplicationActive
        return away or self._still >= TICKS_TO_BE_AWAY
