"""The rooms that the window has from its first moment, in the order in which they are made; the rest come later
(`app.later_rooms`)."""

from __future__ import annotations

from collections.abc import Callable

from app.acquisition.room import AcquisitionRoom
from app.annotate.room import CodingRoom
from app.find.room import FindRoom
from app.help.room import HelpRoom
from app.player.room import PlayerRoom
from app.protection.room import ProtectionRoom
from app.room import Desk, Room
from app.timeline.editing import TimelineEditing
from app.watching.room import WatchingRoom

ROOMS: tuple[Callable[[Desk], Room], ...] = (
    CodingRoom,
    WatchingRoom,
    FindRoom,
    TimelineEditing,
    ProtectionRoom,
    PlayerRoom,
    AcquisitionRoom,
    HelpRoom,
)
"""What belongs to the player, the timeline and the annotations, keeps something from being seen or sent, or is called
by what every window has: nothing is shown or asked for before it is there."""
