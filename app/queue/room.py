"""The room of the queue of links."""

from __future__ import annotations

from app.i18n import tr
from app.queue.links_panel import LinksPanel
from app.room import Desk, Panel, Place
from catalog.model.records import Media, QueueState


class LinksRoom:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._links = desk.intake.links
        self.panel = LinksPanel(
            desk.session,
            self._links,
            desk.settings,
            add=lambda: desk.actions["add_link"].trigger(),
            go=self._go,
        )
        self.panels = [
            Panel("links", self._title(), self.panel, Place.BELOW, behind="annotations", shown=False)
        ]
        desk.actions["links"].triggered.connect(lambda: self.show())
        self._links.changed.connect(lambda: desk.title("links", self._title()))

    def close(self) -> None:
        """The queue itself is closed where it is held: with what brings recordings in."""

    def show(self) -> None:
        self._desk.bring_up("links")
        self.panel.table.setFocus()

    def _go(self, media: Media) -> None:
        self._desk.session.choose_media(media)

    def _title(self) -> str:
        left = sum(self._links.count(each) for each in (QueueState.RUNNING, QueueState.WAITING))
        return tr("Links  {count}", count=left) if left else tr("Links")
