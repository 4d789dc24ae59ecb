"""Opens help at the page of the panel in front."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from app.docks import Docks
from app.help.help_window import HelpWindow
from app.help.pages import OF_PANEL, PAGES
from app.room import Desk, Panel


class HelpRoom:
    """One help window at a time; it goes with the main window."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.panels: list[Panel] = []
        self.window: HelpWindow | None = None
        desk.actions["help"].triggered.connect(lambda: self.open_help())
        docks = desk.window.findChild(Docks)
        if docks is not None:
            docks.help_asked.connect(self.open_help)

    def close(self) -> None:
        if self.window is not None:
            self.window.close()

    def open_help(self, page: str = "") -> HelpWindow:
        """Shows the named page, else that of the panel that has the keyboard; the first steps in an empty case."""
        page = page or self._page_of(QApplication.focusWidget())
        if self.window is None:
            self.window = HelpWindow(page, self._desk.window)
            self.window.finished.connect(self._forget)
        else:
            self.window.open_page(page)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        return self.window

    def _forget(self) -> None:
        if self.window is not None:
            self.window.deleteLater()
            self.window = None

    def _page_of(self, widget: QWidget | None) -> str:
        if not self._desk.session.library:
            return PAGES[0]
        while widget is not None:
            if isinstance(widget, QDockWidget):
                return OF_PANEL.get(widget.objectName(), PAGES[0])
            widget = widget.parentWidget()
        return "seeing"
