"""The window's panels as docks: where each stands at first, what a person made of it, and how it is found again.

A panel that stands behind another's tab is out of sight, and its widget is hidden then, so that panels can go by
`isVisible()` and `showEvent` (Qt itself leaves a dock behind a tab visible, outside the window).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QTabBar,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.help.pages import OF_PANEL
from app.i18n import tr
from app.icons import icon
from app.room import Panel, Place
from app.settings import Settings

LAYOUT = "docks 3"
"""Another name whenever the panels change so much that a remembered layout makes no sense."""
_WIDTHS = {Place.LEFT: 272, Place.RIGHT: 318}
_HEIGHTS = {
    "timeline": 300,
    "recordings": 380,
    "strip": 300,
    "work": 130,
    "vocabulary": 470,
    "annotation": 330,
}


class Docks(QObject):
    """Panels of one main window, by id. Below, each new panel stands under the one before, unless it names one
    that it stands behind."""

    help_asked = Signal(str)
    """Name of the page of help that tells of a panel."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._later: Mapping[str, str] = {}
        """Titles of panels that may come later, by id, in the order in which they stand after the others."""
        self._bring: Callable[[str], object] = lambda _: None
        self._stand_ins: dict[str, QAction] = {}
        self._docks: dict[str, QDockWidget] = {}
        self._panels: dict[str, Panel] = {}
        self._away: set[str] = set()
        """Panels that are out of sight while nothing is in the case, and come back by themselves."""
        self._restored = False
        """Whether the window stands as it was left, and panels that come later have their place there."""
        self._sizes_wanted = False
        """Whether the panels are still to be given their first sizes: Qt takes them once the window is shown."""
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(0)
        self._settling.timeout.connect(self._settle)
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

    def await_later(self, titles: Mapping[str, str], bring: Callable[[str], object]) -> None:
        """Panels that come later, in any order; `bring` is called with the id of one that is asked for before."""
        self._later, self._bring = titles, bring

    def add(self, panel: Panel) -> None:
        dock = QDockWidget(panel.title, self._window)
        dock.setObjectName(panel.id)
        dock.setAccessibleName(panel.title)
        _hold(dock, panel.widget)
        panel.widget.setVisible(panel.shown and not panel.behind)
        title = _TitleBar(dock)
        title.tell.clicked.connect(lambda: self._ask_help(dock))
        dock.setTitleBarWidget(title)
        front = self.in_front()
        self._docks[panel.id], self._panels[panel.id] = dock, panel
        places = {id: number for number, id in enumerate(self._later)}
        self._panels = dict(sorted(self._panels.items(), key=lambda each: places.get(each[0], -1)))
        if not (self._restored and self._window.restoreDockWidget(dock)):
            self._put_in_place(panel)
        for id in front:  # Qt brings the newest to the front, hidden or not
            if self._docks[id] in self._window.tabifiedDockWidgets(dock):
                self._docks[id].raise_()
        dock.visibilityChanged.connect(lambda seen, widget=panel.widget: self._on_seen(widget, seen))
        dock.dockLocationChanged.connect(lambda _: self._settling.start())
        dock.topLevelChanged.connect(lambda _: self._settling.start())
        self._settling.start()

    def _put_in_place(self, panel: Panel) -> None:
        dock, last = self._docks[panel.id], self._last_in(panel)
        if panel.behind in self._docks:
            self._window.tabifyDockWidget(self._docks[panel.behind], dock)
            for after in self._hidden_after(panel):  # they came before it
                self._window.tabifyDockWidget(dock, after)
        elif last is not None:
            self._window.splitDockWidget(last, dock, Qt.Orientation.Vertical)
        else:
            self._window.addDockWidget(panel.place.value, dock)
        dock.setVisible(panel.shown)

    def _hidden_after(self, panel: Panel) -> list[QDockWidget]:
        """What is to stand after this one behind the same panel, and nobody has called up yet or moved elsewhere."""
        ids = list(self._panels)
        after = [id for id in ids[ids.index(panel.id) + 1 :] if self._panels[id].behind == panel.behind]
        waiting = [self._docks[id] for id in after if self._panels[id].shown or self._docks[id].isHidden()]
        return [dock for dock in waiting if not dock.isFloating()]

    def _last_in(self, panel: Panel) -> QDockWidget | None:
        ids = list(self._panels)
        before = [self._panels[id] for id in ids[: ids.index(panel.id)]]
        found = [each.id for each in before if each.place is panel.place and not each.behind]
        return self._docks[found[-1]] if found else None

    def __contains__(self, id: str) -> bool:
        return id in self._docks

    def dock(self, id: str) -> QDockWidget:
        if id not in self:
            self._bring(id)
        return self._docks[id]

    def bring_up(self, id: str) -> None:
        """Shows a panel and puts it before those that share its place."""
        dock = self.dock(id)
        dock.show()
        dock.raise_()
        self._panels[id].widget.show()

    def in_front(self) -> tuple[str, ...]:
        """Ids of the panels that are in sight now."""
        return tuple(id for id, panel in self._panels.items() if panel.widget.isVisible())

    def bring_to_front(self, ids: Iterable[str]) -> None:
        """Puts these panels before those that share their place, as far as they are shown at all."""
        for id in ids:
            if id in self and not self._docks[id].isHidden():
                self._docks[id].raise_()
        self._settling.start()

    def title(self, id: str, text: str) -> None:
        self._docks[id].setWindowTitle(text)
        self._settling.start()

    def toggles(self) -> list[QAction]:
        """An action for each panel that shows or hides it, in their order; one that is not there yet comes by it."""
        actions = []
        for id in dict.fromkeys((*self._panels, *self._later)):
            if id in self:
                action = self._docks[id].toggleViewAction()
                action.setText(self._panels[id].title)
            else:
                action = self._stand_in(id)
            action.setObjectName(f"panel_{id}")
            actions.append(action)
        return actions

    def _stand_in(self, id: str) -> QAction:
        if id not in self._stand_ins:
            action = self._stand_ins[id] = QAction(tr(self._later[id]), self)
            action.setCheckable(True)
            action.triggered.connect(lambda: self.bring_up(id))
        return self._stand_ins[id]

    # ---------------------------------------------------------------- layout

    def lay_out(self) -> None:
        """The layout that the window has before anybody changed it."""
        for dock in self._docks.values():
            dock.setFloating(False)
            self._window.removeDockWidget(dock)
        for panel in self._panels.values():
            self._put_in_place(panel)
        self._away.clear()
        self._restored = False
        self._sizes_wanted = True
        for id, panel in self._panels.items():
            if panel.shown and not panel.behind:
                self._docks[id].raise_()
        self._settling.start()

    def _give_sizes(self) -> None:
        for place, width in _WIDTHS.items():
            docks = [self._docks[id] for id, panel in self._panels.items() if panel.place is place]
            if docks:
                self._window.resizeDocks(docks[:1], [width], Qt.Orientation.Horizontal)
        for place in Place:
            sized = [id for id in _HEIGHTS if id in self._docks and self._panels[id].place is place]
            docks, heights = [self._docks[id] for id in sized], [_HEIGHTS[id] for id in sized]
            self._window.resizeDocks(docks, heights, Qt.Orientation.Vertical)

    def restore(self, settings: Settings, in_front: Iterable[str]) -> None:
        """As it was left, with these panels in front then."""
        for id in in_front:
            if id not in self:
                self._bring(id)
        self.lay_out()
        state = settings.layout(LAYOUT)
        if state is not None:
            self._restored = self._window.restoreState(state)
            self._sizes_wanted = False

    def keep(self, settings: Settings) -> None:
        self.put_away([])
        settings.keep_layout(LAYOUT, self._window.saveState())

    def put_away(self, ids: list[str]) -> None:
        """Takes these panels out of sight, and brings back those that were put away before."""
        back = [id for id in self._panels if id in self._away - set(ids)]
        for id in back:
            self._docks[id].show()
        for id in back:  # each was put in front of those before it
            if not self._panels[id].behind:
                self._docks[id].raise_()
        self._away = {id for id in ids if self._docks[id].isVisibleTo(self._window)} | (self._away & set(ids))
        for id in ids:
            self._docks[id].hide()

    # ---------------------------------------------------------------- what is in sight

    def _on_seen(self, widget: QWidget, seen: bool) -> None:
        if not seen:
            widget.hide()
        self._settling.start()

    def _settle(self) -> None:
        """Hides what stands behind a tab, and gives each dock a title where no tab says it."""
        if self._sizes_wanted and self._window.isVisible():
            self._sizes_wanted = False
            self._give_sizes()
        for bar in self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self._dress(bar)
            for corner in bar.findChildren(_TabCorner):
                corner.stay_at_the_end()
        self._put_away_old_bars()
        for id, dock in self._docks.items():
            title = dock.titleBarWidget()
            assert isinstance(title, _TitleBar)
            title.show_title(dock.isFloating() or not self._shares_place(dock) or self.in_full_bar(dock))
            if dock.isVisible():
                self._panels[id].widget.setVisible(not dock.visibleRegion().isEmpty())

    def _shares_place(self, dock: QDockWidget) -> bool:
        return any(not each.isHidden() for each in self._window.tabifiedDockWidgets(dock))

    def _put_away_old_bars(self) -> None:
        """Qt leaves tab bars where they once were when panels are put behind each other at once: over the picture, or
        the menus. One in use stands over its panel, and over nothing else."""
        docks = [dock for dock in self._docks.values() if dock.isVisible() and not dock.isFloating()]
        others = [
            each for each in (self._window.centralWidget(), self._window.menuWidget()) if each is not None
        ]
        for bar in self._bars():
            place = bar.geometry()
            used = any(
                dock.x() == place.x()
                and abs(place.bottom() - dock.y()) <= 8
                and dock.width() == place.width()
                for dock in docks
            )
            if not used and any(each.geometry().intersects(place) for each in (*docks, *others)):
                bar.move(-bar.width() - 100, -bar.height() - 100)  # as it puts those away that it knows of

    def in_full_bar(self, dock: QDockWidget) -> bool:
        """Whether the tabs beside this one leave no room for its buttons."""
        bars = [bar for bar, titles in self._bars().items() if dock.windowTitle() in titles]
        if not bars:
            return False
        corner = max(bars, key=lambda bar: bar.count()).findChild(_TabCorner)
        return corner is not None and corner.isHidden()

    def _bars(self) -> dict[QTabBar, set[str]]:
        """The bars of panels behind each other, with the titles on their tabs."""
        bars = self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return {bar: {bar.tabText(i) for i in range(bar.count())} for bar in bars}

    def _dress(self, bar: QTabBar) -> None:
        if bar.accessibleName():
            return
        bar.setAccessibleName(tr("Panels"))
        bar.setElideMode(
            Qt.TextElideMode.ElideNone
        )  # two letters of a title say nothing: arrows lead to the others
        bar.tabBarDoubleClicked.connect(lambda _: self._of_tab(bar, lambda dock: dock.setFloating(True)))
        corner = _TabCorner(bar)
        corner.take_out.clicked.connect(lambda: self._of_tab(bar, lambda dock: dock.setFloating(True)))
        corner.close_it.clicked.connect(lambda: self._of_tab(bar, lambda dock: dock.close()))
        corner.tell.clicked.connect(lambda: self._of_tab(bar, self._ask_help))

    def _ask_help(self, dock: QDockWidget) -> None:
        self.help_asked.emit(OF_PANEL[dock.objectName()])

    def _of_tab(self, bar: QTabBar, act: Callable[[QDockWidget], object]) -> None:
        """Does something with the panel whose tab is in front."""
        title = bar.tabText(bar.currentIndex())
        for dock in self._docks.values():
            if dock.windowTitle() == title and not dock.isHidden():
                act(dock)

    def draw_icons(self) -> None:
        for each in self._window.findChildren(_Corner):
            each.draw_icons()


def _hold(dock: QDockWidget, widget: QWidget) -> None:
    """Puts it into the dock so that it has room while it is hidden: Qt gives a dock without a visible widget no height
    at all, and its tabs neither. It comes last, for Qt dresses all of it anew whenever a part is put into another."""
    holder = QWidget()
    dock.setWidget(holder)
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(widget)


class _Corner(QWidget):
    """Small buttons: one opens the page of help, one takes a panel out of the window or puts it back, one closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.tell = self._button(tr("What this panel is for: opens its page of help"))
        self.tell.setText("?")
        self.take_out = self._button(tr("Take this panel out of the window, or put it back"))
        self.close_it = self._button(tr("Close this panel; the View menu shows it again"))
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 1, 3, 1)
        line.setSpacing(0)
        line.addWidget(self.tell)
        line.addWidget(self.take_out)
        line.addWidget(self.close_it)
        self.draw_icons()

    def _button(self, text: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("slim")
        button.setIconSize(QSize(12, 12))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(text)
        button.setAccessibleName(text)
        return button

    def draw_icons(self) -> None:
        self.take_out.setIcon(icon("float"))
        self.close_it.setIcon(icon("close"))


class _TabCorner(_Corner):
    """The buttons of the panel in front, at the right end of a tab bar."""

    def __init__(self, bar: QTabBar) -> None:
        super().__init__(bar)
        bar.installEventFilter(self)
        self._bar = bar
        self.stay_at_the_end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.stay_at_the_end()
        return False

    def stay_at_the_end(self) -> None:
        bar, size = self._bar, self.sizeHint()
        last = bar.tabRect(bar.count() - 1)
        taken = bar.width() - last.left() if bar.isRightToLeft() else last.right() + 1
        self.setVisible(taken + size.width() <= bar.width())  # tabs are never covered
        left = 0 if bar.isRightToLeft() else bar.width() - size.width()
        self.setGeometry(left, max(0, (bar.height() - size.height()) // 2), size.width(), size.height())


class _TitleBar(_Corner):
    """A slim line above a panel: its title, and the buttons."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self._shown = True
        line = self.layout()
        assert isinstance(line, QHBoxLayout)
        self._label = QLabel(dock.windowTitle())
        self._label.setObjectName("panelTitle")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        dock.windowTitleChanged.connect(self._label.setText)
        line.insertWidget(0, self._label, 1)
        self.take_out.clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        self.close_it.clicked.connect(dock.close)

    def show_title(self, shown: bool) -> None:
        """Where a tab bears the title the line takes no room. Qt asks for its size even while it is hidden."""
        if shown == self._shown:
            return
        self._shown = shown
        self.setVisible(shown)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return super().sizeHint() if self._shown else QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint() if self._shown else QSize(0, 0)
