"""Decoding while nobody asks, so that what is asked for next is there already."""

from __future__ import annotations

import os
import time

from catalog.errors import CatalogError
from catalog.media.frame_reader import FrameReader

MOST_BYTES = 800 * 1024 * 1024
"""A whole group of 250 frames at 1080p, the longest that the common encoders make by themselves, takes 777 MB."""
SHARE_OF_MACHINE = 10
"""Of the machine's memory at most one part in so many."""
AHEAD = 32
"""Frames after the one shown that are decoded first: a second of footage."""
NEAR_A_GROUPS_START = 32
"""Nearer than so many frames to it, the group before is read too: the next steps may lead there."""
FARTHEST_WAY = 1500
"""Frames that are decoded, at most, to fill what lies before the one shown (files without points to seek to)."""
QUIET_SECONDS = 0.2
"""What lies before the frame is read when nothing was asked for so long, or at once when somebody steps back.
It takes the decoder back to the start of the group, away from where the next step forward would be."""


def cache_bytes() -> int:
    """How many bytes of decoded frames a window's reader may keep on this machine."""
    try:
        machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):  # Windows has no sysconf
        machine = 4 * 1024**3
    return min(MOST_BYTES, machine // SHARE_OF_MACHINE)


class ReadAhead:
    """Fills a reader's cache around the frame that is shown: first what follows, then its group from the start.

    Each `step` decodes one frame, so that a request waits no longer than that. What the cache cannot hold is not
    read. Where a frame gives no picture, it is passed over.
    """

    def __init__(self, reader: FrameReader) -> None:
        self._reader = reader
        self._number: int | None = None
        self._backwards = False
        self._since = 0.0
        self._ahead = self._behind = self._rest = range(0)
        self._given_up: set[int] = set()

    def turn_to(self, number: int) -> None:
        """This frame is shown now."""
        if self._number is None or self._reader.index.group_of(number) != self._reader.index.group_of(
            self._number
        ):
            self._given_up.clear()
        self._backwards = (
            self._number is not None and self._number - NEAR_A_GROUPS_START <= number < self._number
        )
        self._number = number
        self._since = time.monotonic()
        self._plan(number)

    def next_shown(self) -> list[int]:
        """The frames that are most likely asked for next, the likeliest first; they may not exist."""
        if self._number is None:
            return []
        step = -1 if self._backwards else 1
        return [self._number + each * step for each in (1, 2, -1, 3, 4)]

    def step(self) -> float | None:
        """Decodes one frame. Returns after how many seconds to call again; None: there is nothing left to do.

        Raises what the reader's `while_decoding` raises; a frame that cannot be read is passed over.
        """
        quiet = time.monotonic() - self._since
        may_go_back = self._backwards or quiet >= QUIET_SECONDS
        stages = [self._behind, self._ahead] if self._backwards else [self._ahead, self._behind]
        if not may_go_back:
            stages.remove(self._behind)
        for stage in [*stages, self._rest] if may_go_back else stages:
            for number in stage:
                if number not in self._given_up and self._reader.kept(number) is None:
                    self._read_on(number)
                    return 0.0
        return None if may_go_back else QUIET_SECONDS - quiet

    def _plan(self, number: int) -> None:
        """What is worth having, and fits: as much as there is room for, less what the reader keeps by itself."""
        index, room = self._reader.index, self._reader.room_for() * 3 // 4
        begin, end = index.group_of(number)
        if begin and number - begin < NEAR_A_GROUPS_START:
            begin = index.group_of(begin - 1)[0]
        ahead = min(AHEAD, room // 3)
        high = min(len(index), number + 1 + ahead)
        low = max(begin, number - max(0, room - ahead - 1))
        rest = min(end, max(high, low + room))
        self._ahead, self._rest = range(number + 1, high), range(high, rest)
        self._behind = range(low, number) if number - begin <= FARTHEST_WAY else range(0)
        self._reader.keep(number, low, rest)

    def _read_on(self, number: int) -> None:
        try:
            going = self._reader.go_on_to(number)
        except CatalogError:
            going = False
        if not going and self._reader.kept(number) is None:
            self._given_up.add(number)
