"""The window's panels as docks: where each stands at first, what a person made of it, and how it is found again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QTabWidget

from app.room import Panel, Place
from app.settings import Settings

LAYOUT = "docks 1"
"""Another name whenever the panels change so much that a remembered layout makes no sense."""
_WIDTHS = {Place.LEFT: 270, Place.RIGHT: 330}
_HEIGHTS = {"strip": 104, "timeline": 236, "annotations": 170, "recordings": 560, "work": 190}


class Docks:
    """Panels of one main window, by id. Below, each new panel stands under the one before, unless it names one
    that it stands behind."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._docks: dict[str, QDockWidget] = {}
        self._panels: dict[str, Panel] = {}
        self._away: set[str] = set()
        """Panels that are out of sight while nothing is in the case, and come back by themselves."""
        window.setDockNestingEnabled(True)
        window.setDockOptions(
            QMainWindow.DockOption.AllowNestedDocks | QMainWindow.DockOption.AllowTabbedDocks
        )
        for corner, area in (
            (Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea),
            (Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea),
        ):
            window.setCorner(corner, area)
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)

    def add(self, panel: Panel) -> None:
        dock = QDockWidget(panel.title, self._window)
        dock.setObjectName(panel.id)
        dock.setAccessibleName(panel.title)
        dock.setWidget(panel.widget)
        last = self._last_in(panel.place)
        if panel.behind and panel.behind in self._docks:
            self._window.tabifyDockWidget(self._docks[panel.behind], dock)
        elif last is not None:
            self._window.splitDockWidget(last, dock, Qt.Orientation.Vertical)
        else:
            self._window.addDockWidget(panel.place.value, dock)
        dock.setVisible(panel.shown)
        self._docks[panel.id], self._panels[panel.id] = dock, panel

    def _last_in(self, place: Place) -> QDockWidget | None:
        ids = [id for id, panel in self._panels.items() if panel.place is place and not panel.behind]
        return self._docks[ids[-1]] if ids else None

    def dock(self, id: str) -> QDockWidget:
        return self._docks[id]

    def bring_up(self, id: str) -> None:
        """Shows a panel and puts it before those that share its place."""
        dock = self._docks[id]
        dock.show()
        dock.raise_()

    def title(self, id: str, text: str) -> None:
        self._docks[id].setWindowTitle(text)

    def toggles(self) -> list[QAction]:
        """An action for each panel that shows or hides it, in the order the panels were added."""
        actions = []
        for id, dock in self._docks.items():
            action = dock.toggleViewAction()
            action.setText(self._panels[id].title)
            actions.append(action)
        return actions

    # ---------------------------------------------------------------- layout

    def lay_out(self) -> None:
        """The layout that the window has before anybody changed it."""
        window = self._window
        for place, width in _WIDTHS.items():
            docks = [self._docks[id] for id, panel in self._panels.items() if panel.place is place]
            if docks:
                window.resizeDocks(docks[:1], [width], Qt.Orientation.Horizontal)
        sized = [id for id in _HEIGHTS if id in self._docks]
        window.resizeDocks(
            [self._docks[id] for id in sized], [_HEIGHTS[id] for id in sized], Qt.Orientation.Vertical
        )
        for id, panel in self._panels.items():
            self._docks[id].setVisible(panel.shown)
            if panel.shown and not panel.behind:
                self._docks[id].raise_()
        self._name_tab_bars()

    def restore(self, settings: Settings) -> None:
        self.lay_out()
        state = settings.layout(LAYOUT)
        if state is not None:
            self._window.restoreState(state)

    def keep(self, settings: Settings) -> None:
        self.put_away([])
        settings.keep_layout(LAYOUT, self._window.saveState())

    def put_away(self, ids: list[str]) -> None:
        """Takes these panels out of sight, and brings back those that were put away before."""
        for id in self._away - set(ids):
            self._docks[id].show()
        self._away = {id for id in ids if self._docks[id].isVisibleTo(self._window)} | (self._away & set(ids))
        for id in ids:
            self._docks[id].hide()

    def _name_tab_bars(self) -> None:
        for bar in self._window.findChildren(QTabBar):
            if not bar.accessibleName():
                bar.setAccessibleName("Panels")
