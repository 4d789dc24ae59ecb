"""The room of what is said about recordings: a panel for the chosen one, a dialog for many."""

from __future__ import annotations

from app.about.many_dialog import ManyDialog
from app.about.panel import AboutPanel
from app.i18n import tr
from app.room import Desk, Panel, Place


class AboutRoom:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.panel = AboutPanel(desk.session)
        self.panels = [
            Panel("describe", tr("Description"), self.panel, Place.RIGHT, behind="annotation", shown=False)
        ]
        self.dialog: ManyDialog | None = None
        desk.actions["describe"].triggered.connect(lambda: self.show())
        desk.actions["describe_many"].triggered.connect(lambda: self.describe_many())

    def close(self) -> None:
        self.panel.keep()

    def show(self) -> None:
        self.panel.make()
        self._desk.bring_up("describe")
        self.panel.tabs.setFocus()

    def describe_many(self) -> None:
        self.panel.keep()
        dialog = self.dialog = ManyDialog(self._desk.session, self._desk.window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
