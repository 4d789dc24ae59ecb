"""The room that takes down what is watched."""

from __future__ import annotations

from app.room import Desk, Panel
from app.watching.recorder import Recorder


class WatchingRoom:
    def __init__(self, desk: Desk) -> None:
        self.recorder = Recorder(desk.session, desk.player, desk.stage)
        self.panels: list[Panel] = []

    def close(self) -> None:
        self.recorder.close()
