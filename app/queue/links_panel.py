"""The queue of links: what waits, runs, came and failed, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.columns import fit_columns
from app.flow import Flow
from app.i18n import said, tr
from app.queue.links import LinkQueue, summary
from app.queue.links_model import UNFINISHED, Column, LinksModel, local_time, media_of
from app.queue.pace_dialog import PaceDialog
from app.session import CaseSession
from app.settings import Settings
from catalog.model.records import Media, QueueItem, QueueState

_WIDTHS = {Column.NUMBER: 52, Column.STATE: 90, Column.HOW: 330, Column.TRIES: 52}
_AGAIN = (QueueState.FAILED, QueueState.CANCELLED)
_UNDER_WAY = (QueueState.WAITING, QueueState.RUNNING)


class LinksTable(QTableView):
    """Moves rows by Alt and the arrows, and by dragging; Delete cancels, Return shows what came."""

    own_keys = frozenset({"Delete", "Alt+Up", "Alt+Down", "Alt+Home", "Alt+End"})
    """Keys that mean links while the table has the focus, whatever they do elsewhere."""

    def __init__(self, model: LinksModel, hands: dict[tuple[Qt.Key, bool], Callable[[], None]]) -> None:
        super().__init__()
        self._hands = hands
        self.setModel(model)
        self.setAccessibleName(tr("Links in the queue"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(max(24, self.fontMetrics().height() + 9))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        header.setSectionResizeMode(Column.LINK, QHeaderView.ResizeMode.Stretch)
        fit_columns(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        hand = self._hands.get((Qt.Key(event.key()), alt))
        if hand is None:
            super().keyPressEvent(event)
        else:
            hand()

    def dropEvent(self, event: QDropEvent) -> None:
        """Before the row on whose upper half it is let go, after the one on whose lower half. Qt's own way would
        move the cells itself, and the order belongs to the case."""
        place = event.position().toPoint()
        under = self.indexAt(place)
        row = self.model().rowCount()
        if under.isValid():
            row = under.row() + (place.y() > self.visualRect(under).center().y())
        action = Qt.DropAction.CopyAction  # so that the view takes nothing out afterwards
        self.model().dropMimeData(event.mimeData(), action, row, 0, QModelIndex())
        event.setDropAction(action)
        event.accept()
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()


class LinksPanel(QWidget):
    def __init__(
        self,
        session: CaseSession,
        links: LinkQueue,
        settings: Settings,
        *,
        add: Callable[[], None],
        go: Callable[[Media], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._links = links
        self._settings = settings
        self._go = go
        self._stale = True
        self.dialog: PaceDialog | None = None
        self.model = LinksModel(session, links)
        self.table = LinksTable(
            self.model,
            {
                (Qt.Key.Key_Up, True): lambda: self.move_by(-1),
                (Qt.Key.Key_Down, True): lambda: self.move_by(1),
                (Qt.Key.Key_Home, True): lambda: self.move_to(front=True),
                (Qt.Key.Key_End, True): lambda: self.move_to(front=False),
                (Qt.Key.Key_Delete, False): self.cancel,
                (Qt.Key.Key_Return, False): self.show_what_came,
                (Qt.Key.Key_Enter, False): self.show_what_came,
            },
        )
        self._make_parts(add)
        self._lay_out()
        self._connect()
        self._allow()

    def _make_parts(self, add: Callable[[], None]) -> None:
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("Find a link or a field"))
        self.words.setAccessibleName(tr("Find a link or a field"))
        self.words.setClearButtonEnabled(True)
        self.shown = QComboBox()
        self.shown.setAccessibleName(tr("Which links are shown"))
        for text, states in (
            (tr("All links"), ()),
            (tr("Not done yet"), UNFINISHED),
            (tr("Failed"), (QueueState.FAILED,)),
            (tr("Done"), (QueueState.DONE,)),
        ):
            self.shown.addItem(text, [str(state) for state in states])
        self.add = self._button(
            tr("Add…"), add, tr("Paste links, read a list of them, or pick from a playlist")
        )
        self.pause = self._button(tr("Pause"), self._pause, "")
        self.again = self._button(
            tr("Try again"), self.retry, tr("The chosen links that failed or were cancelled")
        )
        self.all_again = self._button(tr("Try all failed again"), self._links.retry_failed, "")
        self.stop = self._button(tr("Cancel"), self.cancel, tr("The chosen links that wait or run (Delete)"))
        self.how_fast = self._button(
            tr("How fast…"), self.ask_how_fast, tr("How many at a time, and how politely")
        )
        self.told = QLabel()
        self.told.setObjectName("dim")
        self.told.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Preferred)
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.about.setContentsMargins(8, 4, 8, 6)

    def _lay_out(self) -> None:
        above = Flow(
            *(self.add, self.pause, self.again, self.all_again, self.stop, self.how_fast, self.shown),
            *(self.words, self.told),
            margins=(6, 4, 6, 4),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(above)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.about)

    def _connect(self) -> None:
        self._links.changed.connect(self._read_if_shown)
        self._links.progressed.connect(lambda _: self._tell())
        self.model.moved.connect(self._on_moved)
        self.model.modelReset.connect(self._allow)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        self.table.doubleClicked.connect(lambda _: self.show_what_came())
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.shown.currentIndexChanged.connect(lambda _: self._filter())
        self.words.textChanged.connect(lambda _: self._filter())

    def _button(self, text: str, act: Callable[[], object], tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: act())
        return button

    # ---------------------------------------------------------------- what is chosen, and what is done with it

    def chosen(self) -> list[QueueItem]:
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.rows[row] for row in rows]

    def choose(self, uids: list[str]) -> None:
        selection = self.table.selectionModel()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        selection.clearSelection()
        rows = [row for row in map(self.model.row_of, uids) if row is not None]
        for row in rows:
            selection.select(self.model.index(row, 0), flags)
        if rows:
            selection.setCurrentIndex(self.model.index(rows[0], 0), flags)
            self.table.scrollTo(self.model.index(rows[0], 0))

    def retry(self) -> None:
        self._links.retry([each.uid for each in self.chosen() if _may_retry(each)])

    def cancel(self) -> None:
        self._links.cancel([each.uid for each in self.chosen() if each.state in _UNDER_WAY])

    def move_by(self, by: int) -> None:
        """The chosen links that wait one place towards the front (-1) or the end (1) of what waits."""
        waiting = [each.uid for each in self._links.rows if each.state == QueueState.WAITING]
        moved = [each.uid for each in self.chosen() if each.state == QueueState.WAITING]
        if not moved:
            return
        place = waiting.index(moved[0]) - 1 if by < 0 else waiting.index(moved[-1]) + 2
        rest = [uid for uid in waiting[max(0, place) :] if uid not in moved]
        self._on_moved(moved, rest[0] if rest else None)

    def move_to(self, *, front: bool) -> None:
        moved = [each.uid for each in self.chosen() if each.state == QueueState.WAITING]
        first = next(
            (e.uid for e in self._links.rows if e.state == QueueState.WAITING and e.uid not in moved), None
        )
        self._on_moved(moved, first if front else None)

    def show_what_came(self) -> None:
        for item in self.chosen()[:1]:
            media = media_of(self._session, item)
            if media is not None:
                self._go(media)

    def ask_how_fast(self) -> None:
        dialog = PaceDialog(self._links.pace, goes_on=self._settings.queue_goes_on, parent=self.window())
        dialog.accepted.connect(lambda: self._take_pace(dialog))
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def _take_pace(self, dialog: PaceDialog) -> None:
        self._links.pace = dialog.pace
        self._settings.queue_goes_on = dialog.goes_on.isChecked()

    def _pause(self) -> None:
        self._links.pause(not self._links.paused)

    def _on_moved(self, uids: list[str], before: str | None) -> None:
        if uids:
            self._links.move(uids, before)
            self._read()
            self.choose(uids)

    def _show_menu(self, place: QPoint) -> None:
        menu = self.menu()
        menu.popup(self.table.viewport().mapToGlobal(place))

    def menu(self) -> QMenu:
        """What can be done with the chosen links."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chosen, can_write = self.chosen(), not self._session.case.read_only
        waits = can_write and any(each.state == QueueState.WAITING for each in chosen)
        for text, act, allowed in (
            (
                tr("Show the recording"),
                self.show_what_came,
                any(e.state == QueueState.DONE for e in chosen[:1]),
            ),
            (tr("Try again"), self.retry, can_write and any(map(_may_retry, chosen))),
            (tr("Cancel"), self.cancel, can_write and any(e.state in _UNDER_WAY for e in chosen)),
            (tr("Earlier (Alt+Up)"), lambda: self.move_by(-1), waits),
            (tr("Later (Alt+Down)"), lambda: self.move_by(1), waits),
            (tr("To the front (Alt+Home)"), lambda: self.move_to(front=True), waits),
            (tr("To the end (Alt+End)"), lambda: self.move_to(front=False), waits),
        ):
            action = menu.addAction(text)
            action.setEnabled(allowed)
            action.triggered.connect(lambda _=False, act=act: act())
        return menu

    # ---------------------------------------------------------------- reading

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()

    def _read_if_shown(self) -> None:
        self._stale = True
        if self.isVisible():
            self._read()

    def _filter(self) -> None:
        self.model.show_only(self.shown.currentData(), self.words.text())

    def _read(self) -> None:
        self._stale = False
        chosen = [each.uid for each in self.chosen()]
        self.model.read_again()
        if chosen and [each.uid for each in self.chosen()] != chosen:
            self.choose(chosen)
        self._allow()

    def _allow(self) -> None:
        chosen, can_write = self.chosen(), not self._session.case.read_only
        for button in (self.add, self.pause, self.how_fast):
            button.setEnabled(can_write)
        self.again.setEnabled(can_write and any(map(_may_retry, chosen)))
        self.stop.setEnabled(can_write and any(each.state in _UNDER_WAY for each in chosen))
        self.all_again.setEnabled(can_write and self._links.count(QueueState.FAILED) > 0)
        self._tell()

    def _tell(self) -> None:
        self.pause.setText(tr("Go on") if self._links.paused else tr("Pause"))
        told = summary(self._links)
        if self._links.elsewhere:
            told = tr("{summary} – another program works this queue off", summary=told)
        elif self._links.paused and told:
            told = tr("{summary} – paused", summary=told)
        self.told.setText(told)
        chosen = self.chosen()
        self.about.setText(self._about(chosen[0]) if len(chosen) == 1 else "")
        self.about.setVisible(len(chosen) == 1 or not self.model.rows)
        if not self.model.rows:
            self.about.setText(
                tr("No links. “Add…” takes links that you paste, lists of links, and playlists.")
            )

    def _about(self, item: QueueItem) -> str:
        """Everything that is known of a link."""
        lines = [item.url]
        source = said(item.source)
        where = f"{source}: {item.source_name}" if item.source_name else source
        lines.append(tr("Asked for by {who} ({where})", who=item.added_by, where=where))
        if item.fields:
            lines.append("   ".join(f"{name}: {value}" for name, value in item.fields.items()))
        if item.error:
            lines.append(f"{said(item.error)} {said(item.error_hint)}".strip())
        if item.state == QueueState.WAITING and item.next_try_utc:
            time = local_time(item.next_try_utc)
            lines.append(tr("Tried {count} times. The next try is at {time}.", count=item.tries, time=time))
        elif item.state != QueueState.FAILED and (how := self.model.how(item)):
            lines.append(how)
        return "\n".join(lines)


def _may_retry(item: QueueItem) -> bool:
    return item.state in _AGAIN or (item.state == QueueState.WAITING and bool(item.next_try_utc))
