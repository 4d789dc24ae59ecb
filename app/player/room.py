"""The room of going through a recording: by shots, keyframes, marks and unwatched stretches, and over and over."""

from __future__ import annotations

from app.player.stepping import Stepping
from app.room import Desk, Panel


class PlayerRoom:
    def __init__(self, desk: Desk) -> None:
        self.stepping = Stepping(desk.session, desk.player, desk.marks)
        self.stepping.connect_to(desk.actions)
        self.panels: list[Panel] = []

    def close(self) -> None:
        pass
