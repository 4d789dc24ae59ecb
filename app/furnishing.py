"""The rest of the window's rooms, made once it stands: a third of a start went into what nobody saw.

Their modules load in a thread, then each room is made in a turn of its own. What is asked of one before brings all.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction

from app.actions import Actions
from app.room import Desk, Room

LOOK_MILLISECONDS = 20
LATER_ACTIONS = (
    *("links", "media_page", "page", "public_copy", "describe", "describe_many", "package", "receive"),
    *("sign_now", "custody", "fixity", "erase", "history", "people", "places", "place_new"),
    *("place_reference", "place_panorama", "edit_vocabulary", "side_by_side", "event_timeline"),
    *("clock_in_picture", "transcript", "line_begin", "line_end", "line_split", "line_merge"),
    *("line_remove", "read_subtitles", "write_subtitles"),
)
"""What the rooms answer that come later."""


class Furnishing(QObject):
    """Has `add` called with each of `app.later_rooms`: after `begin` bit by bit, by `finish` at once, and at once too
    when an action is chosen that one of them answers."""

    def __init__(
        self, add: Callable[[Callable[[Desk], Room]], None], actions: Actions, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._add = add
        self._made = 0
        self.done = False
        self._thread: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._turn)
        for id in LATER_ACTIONS:
            actions[id].triggered.connect(lambda _=False, action=actions[id]: self._answer(action))

    def begin(self) -> None:
        self._thread = threading.Thread(target=_load, name="rooms")
        self._thread.start()
        self._timer.start()

    def finish(self) -> None:
        """Returns when all rooms are there."""
        while not self.done:
            self._make_next()

    def close(self) -> None:
        """Rooms that are not there yet are not made any more."""
        self._end()

    def _answer(self, action: QAction) -> None:
        if not self.done:
            self.finish()
            action.trigger()

    def _turn(self) -> None:
        if self._thread is not None and not self._thread.is_alive():
            self._make_next()

    def _make_next(self) -> None:
        from app.later_rooms import LATER_ROOMS

        if self._made < len(LATER_ROOMS):
            self._made += 1
            self._add(LATER_ROOMS[self._made - 1])
        if self._made == len(LATER_ROOMS):
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self.done = True


def _load() -> None:
    import app.later_rooms  # noqa: F401
