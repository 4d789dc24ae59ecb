"""The rest of the window's rooms, made once it stands: a third of a start went into what nobody saw.

Their modules load in a thread, then each room is made in a turn of its own. One that is asked for before comes at once,
alone: all together would hold the window up for half a second.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction

from app.actions import Actions
from app.later_rooms import LATER_ROOMS, LaterRoom
from app.room import Desk, Room

LOOK_MILLISECONDS = 20
FIRST_MILLISECONDS = 700
"""So long the picture of the recording that was open last has the processor for itself."""


class Furnishing(QObject):
    """Has `add` called with each of `app.later_rooms`: after `begin` bit by bit, by `finish` all at once, and with one
    at once when an action is chosen that it answers, or a panel of it is brought."""

    def __init__(
        self, add: Callable[[Callable[[Desk], Room]], None], actions: Actions, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._add = add
        self._left = list(LATER_ROOMS)
        """Those that are still to be made."""
        self._thread: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setObjectName("furnishing")
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._turn)
        for room in LATER_ROOMS:
            for id in room.actions:
                actions[id].triggered.connect(partial(self._answer, room, actions[id]))

    @property
    def panels(self) -> dict[str, str]:
        """Titles of the panels of all these rooms by id, in the order in which they stand."""
        return {id: title for room in LATER_ROOMS for id, title in room.panels.items()}

    @property
    def done(self) -> bool:
        return not self._left

    def begin(self) -> None:
        QTimer.singleShot(FIRST_MILLISECONDS, self, self._begin)

    def _begin(self) -> None:
        if self._left and self._thread is None:
            self._thread = threading.Thread(target=_load, name="rooms")
            self._thread.start()
            self._timer.start()

    def finish(self) -> None:
        """Returns when all rooms are there."""
        while self._left:
            self._make(self._left[0])

    def bring(self, panel: str) -> None:
        """Returns when the panel with this id is there, if it is one of these rooms'."""
        for room in [each for each in self._left if panel in each.panels]:
            self._make(room)

    def bring_room(self, name: str) -> None:
        """The same for the room whose class has this name."""
        for room in [each for each in self._left if each.name == name]:
            self._make(room)

    def close(self) -> None:
        """Rooms that are not there yet are not made any more."""
        self._left.clear()
        self._end()

    def _answer(self, room: LaterRoom, action: QAction, _: bool = False) -> None:
        if room in self._left:
            self._make(room)
            action.trigger()

    def _turn(self) -> None:
        if self._thread is not None and not self._thread.is_alive() and self._left:
            self._make(self._left[0])

    def _make(self, room: LaterRoom) -> None:
        self._left.remove(room)
        self._add(room.load())
        if not self._left:
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        if self._thread is not None:
            self._thread.join()
            self._thread = None


def _load() -> None:
    import numpy.ma  # noqa: F401 -- `np.unique` loads it in the first turn that paints annotations: 18 ms

    import catalog.operations.acquire  # noqa: F401 -- the first file or link would wait for it

    for room in reversed(
        LATER_ROOMS
    ):  # the slowest to load are the last: nobody asks for one before it is there
        room.load()
