"""A room of the window: panels and what is done in them, put beside the others by the main window.

A room is a class that takes the `Desk`, makes its panels, and connects itself to what the desk has. The main window
knows of a room only what stands here, so that a new one changes nothing but the list of rooms.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.actions import Actions
from app.annotate.coder import Coder
from app.annotate.marks import Marks
from app.job_bridge import WorkQueue
from app.library.intake import Intake
from app.library.library_panel import LibraryPanel
from app.models.thumbnails import Thumbnails
from app.player.opening import Opener
from app.player.player import Player
from app.player.stage import Stage
from app.session import CaseSession
from app.settings import Settings
from app.timeline.timeline import Timeline
from catalog.model.records import Term


class Place(Enum):
    """Where a panel stands until a person moves it."""

    LEFT = Qt.DockWidgetArea.LeftDockWidgetArea
    RIGHT = Qt.DockWidgetArea.RightDockWidgetArea
    BELOW = Qt.DockWidgetArea.BottomDockWidgetArea


@dataclass(frozen=True, slots=True)
class Panel:
    """A widget that can be docked. `behind` names the panel whose tab it stands behind; `shown` is whether it is
    there before anybody asked for it."""

    id: str
    title: str
    widget: QWidget
    place: Place
    behind: str = ""
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Desk:
    """What a room works with."""

    window: QWidget
    session: CaseSession
    work: WorkQueue
    intake: Intake
    library: LibraryPanel
    player: Player
    opener: Opener
    actions: Actions
    marks: Marks
    coder: Coder
    stage: Stage
    timeline: Timeline
    thumbnails: Thumbnails
    settings: Settings
    say: Callable[[str], None]
    """Shows a line in the status bar for a while."""
    bring_up: Callable[[str], None]
    """Shows the panel with this id and puts it in front."""
    chosen_term: Callable[[], Term | None]
    """The term that is chosen in the vocabulary."""
    title: Callable[[str, str], None]
    """Gives the panel with this id another title: how many there are."""


class Room(Protocol):
    panels: list[Panel]

    def close(self) -> None:
        """The window is closing: let go of threads, processes and files."""
