"""The room of the chosen recording's page."""

from __future__ import annotations

from app.i18n import tr
from app.media_page.panel import MediaPagePanel
from app.page_capture.room import PageRoom
from app.room import Desk, Panel, Place


class MediaPageRoom:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.page = PageRoom(desk)
        self.panel = MediaPagePanel(desk, self.page.panel)
        self.panels = [
            Panel("page", tr("About it"), self.panel, Place.BELOW, behind="annotations", shown=False)
        ]
        desk.actions["page"].triggered.connect(self.show_page)
        desk.actions["media_page"].triggered.connect(self.show)

    def close(self) -> None:
        self.panel.close_down()

    def show(self) -> None:
        self._desk.bring_up("page")
        self.panel.tabs.currentWidget().setFocus()

    def show_page(self) -> None:
        """The tab with the page as it was seen."""
        self.panel.show_tab(self.page.panel)
        self._desk.bring_up("page")
        self.page.show()
