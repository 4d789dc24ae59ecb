"""What was done in the case: every step of everybody, going to it, and taking one's own back as far as one of them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.columns import fit_columns
from app.flow import Flow
from app.history.model import Column, StepModel
from app.i18n import tr, trn
from app.room import Desk, Panel, Place
from app.session import CaseSession
from catalog.model.records import Annotation
from catalog.operations import undo
from catalog.operations.history import Entry, record_of


class HistoryPanel(QWidget):
    back_asked = Signal(object)
    go_asked = Signal(object)
    """Entry."""

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self.model = StepModel(session)
        self.mine = QCheckBox(tr("Only mine"))
        self.mine.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.mine.toggled.connect(self._on_mine)
        self.go = self._button(tr("Go to it"), tr("Shows the annotation that this step changed"))
        self.go.clicked.connect(lambda: self._emit(self.go_asked))
        self.back = self._button(
            tr("Take back to here"), tr("Undoes your steps from the last one to this one, each can be redone")
        )
        self.back.clicked.connect(lambda: self._emit(self.back_asked))
        self.hint = QLabel()
        self.hint.setObjectName("dim")
        self.hint.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Preferred)
        self.table = self._made_table()
        above = Flow(self.mine, self.hint, self.go, self.back, margins=(6, 4, 6, 4))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(above)
        layout.addWidget(self.table, 1)
        session.history_changed.connect(self._read_if_shown)
        session.assignment_changed.connect(self.model.read_again)
        self._allow()

    def chosen(self) -> Entry | None:
        index = self.table.currentIndex()
        return self.model.entry(index.row()) if index.isValid() else None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.model.read_new()

    def _read_if_shown(self) -> None:
        self._stale = not self.isVisible()
        if not self._stale:
            self.model.read_new()

    def _on_mine(self, only: bool) -> None:
        self.model.show_only(self._session.author if only else "")

    def _allow(self) -> None:
        entry = self.chosen()
        mine = entry is not None and entry.actor == self._session.author and entry.action in undo.UNDOABLE
        self.back.setEnabled(mine and not self._session.case.read_only)
        self.go.setEnabled(entry is not None and any(kind == Annotation.TABLE for kind, _ in entry.changed))
        words = ""
        if entry is not None and entry.actor != self._session.author:
            words = tr("Only {name} can take this back.", name=self._session.name_of(entry.actor))
        self.hint.setText(words)

    def _emit(self, signal: SignalInstance) -> None:
        entry = self.chosen()
        if entry is not None:
            signal.emit(entry)

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(text)
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _made_table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName(tr("What was done, the newest first"))
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(max(24, table.fontMetrics().height() + 9))
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column, letters in ((Column.NUMBER, 7), (Column.WHEN, 20), (Column.WHO, 14)):
            table.setColumnWidth(column, table.fontMetrics().averageCharWidth() * letters + 16)
        header.setSectionResizeMode(Column.WHAT, QHeaderView.ResizeMode.Stretch)
        fit_columns(table)
        table.selectionModel().currentRowChanged.connect(lambda *_: self._allow())
        table.doubleClicked.connect(self._on_double_click)
        return table

    def _on_double_click(self, _: QModelIndex) -> None:
        if self.go.isEnabled():
            self._emit(self.go_asked)


class HistoryRoom:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.panel = HistoryPanel(desk.session)
        self.panels = [
            Panel("history", tr("What was done"), self.panel, Place.BELOW, behind="annotations", shown=False)
        ]
        self.panel.go_asked.connect(self._go_to)
        self.panel.back_asked.connect(self._back_to)
        desk.actions["history"].triggered.connect(lambda: self.show())

    def close(self) -> None:
        """It holds nothing open."""

    def show(self) -> None:
        self._desk.bring_up("history")
        self.panel.table.setFocus()

    def _go_to(self, entry: Entry) -> None:
        session = self._desk.session
        found = record_of(session.case, entry)
        media = session.media_of(found.media_uid) if isinstance(found, Annotation) else None
        if media is None or not isinstance(found, Annotation):
            self._desk.say(tr("It is no longer in the case. Its versions stay in the custody log."))
            return
        self._desk.opener.open_at(media, found.start_pts)
        session.choose_annotation(found.uid)

    def _back_to(self, entry: Entry) -> None:
        session = self._desk.session
        done = session.write(undo.back_to, session.case, entry.number, actor=session.author)
        if done is None:
            return
        undone, left = done
        words = trn("%n steps taken back; {key:redo} does them again.", len(undone))
        if left:
            words += " " + tr("Left, because somebody changed it since: {steps}.", steps=", ".join(left))
        self._desk.say(words)
