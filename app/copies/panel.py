"""Recordings that share footage with the open one: which ranges, in what they differ, and what a person says of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.copies.bars import CopyBars
from app.copies.pairs import Pair, there
from app.copies.search import CopySearch
from app.copies.source_dialog import picture_in
from app.flow import Flow
from app.i18n import marked, said, tr
from app.models.thumbnails import Thumbnails
from app.session import CaseSession
from catalog.model.records import CopyState
from catalog.operations.copies import CANDIDATE

_STATE = {
    CANDIDATE: marked("Candidate: nobody has confirmed it yet."),
    str(CopyState.CONFIRMED): marked("Confirmed as a copy by {who}."),
    str(CopyState.DISMISSED): marked("Not a copy, says {who}."),
}

ROUGH = marked("Times are within half a second; its frames are being compared.")


class CopiesPanel(QWidget):
    """Emits what is asked; the drawing, the words and the buttons belong to the pair chosen in the list."""

    go_asked = Signal(object, int)
    """Media and PTS."""
    confirm_asked = Signal(object)
    dismiss_asked = Signal(object)
    carry_asked = Signal(object)
    """Pair"""
    find_source_asked = Signal(object)
    """Path of a picture, or None where it is to be chosen."""
    told = Signal(str)
    """How many recordings share footage, and how many of them nobody has decided on."""

    def __init__(
        self,
        session: CaseSession,
        search: CopySearch,
        thumbnails: Thumbnails,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._search = search
        self._position = 0
        self.pairs: list[Pair] = []
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Recordings that share footage with this one"))
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.list.setFixedWidth(190)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(lambda _: self._show_pair())
        self.bars = CopyBars(thumbnails)
        self.bars.go_asked.connect(self.go_asked)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.nothing = QLabel()
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.nothing.setObjectName("dim")
        self.confirm = self._button(tr("Confirm copy"), lambda pair: self.confirm_asked.emit(pair))
        self.dismiss = self._button(tr("Not a copy"), lambda pair: self.dismiss_asked.emit(pair))
        self.carry = self._button(tr("Carry annotations over…"), lambda pair: self.carry_asked.emit(pair))
        self.open_other = self._button(tr("Open the other here"), self._go_to_other)
        self.find_source = QPushButton(tr("Find where a picture comes from…"))
        self.find_source.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.find_source.clicked.connect(lambda: self.find_source_asked.emit(None))
        self.setAcceptDrops(True)
        self._lay_out()
        search.changed.connect(self._read)
        session.media_chosen.connect(lambda _: self._read())
        session.concealment_changed.connect(self.bars.update)
        self._read()

    def choose(self, other_uid: str) -> None:
        for row, pair in enumerate(self.pairs):
            if pair.other.uid == other_uid:
                self.list.setCurrentRow(row)

    @property
    def pair(self) -> Pair | None:
        row = self.list.currentRow()
        return self.pairs[row] if 0 <= row < len(self.pairs) else None

    def show_position(self, pts: int) -> None:
        self._position = pts
        self.bars.show_position(pts)
        self._allow_going()

    # ---------------------------------------------------------------- parts

    def _lay_out(self) -> None:
        buttons = Flow(self.confirm, self.dismiss, self.carry, self.open_other, self.find_source)
        scroll = QScrollArea()
        scroll.setWidget(self.words)
        scroll.setMinimumHeight(self.words.fontMetrics().lineSpacing())
        told = QWidget()
        inner = QVBoxLayout(told)
        inner.setContentsMargins(8, 4, 6, 6)
        inner.setSpacing(4)
        inner.addWidget(self.bars)
        inner.addWidget(scroll, 1)
        inner.addLayout(buttons)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(told, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(both)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._stack, 1)

    def _button(self, text: str, do: object) -> QPushButton:
        button = QPushButton(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.pair is not None and do(self.pair))  # type: ignore[operator]
        return button

    def _go_to_other(self, pair: Pair) -> None:
        match = pair.match_at(self._position)
        if match is not None:
            self.go_asked.emit(pair.other, there(match, self._position))
        elif pair.matches:
            self.go_asked.emit(pair.other, pair.matches[0].other_start_pts)

    def _read(self) -> None:
        media, chosen = self._session.media, self.pair
        self.pairs = self._search.pairs(media) if media is not None else []
        self.list.blockSignals(True)
        self.list.clear()
        for pair in self.pairs:
            state = tr("not a copy") if pair.state == CopyState.DISMISSED else said(pair.state)
            item = QListWidgetItem(
                tr(
                    "{label}  {title}\n{state} · shares {shared}",
                    label=pair.other.label,
                    title=pair.other.title,
                    state=state,
                    shared=pair.shared,
                )
            )
            item.setToolTip(pair.other.title)
            self.list.addItem(item)
        self.list.blockSignals(False)
        rows = [row for row, pair in enumerate(self.pairs) if chosen is not None and pair.key == chosen.key]
        if self.pairs:
            self.list.setCurrentRow(rows[0] if rows else 0)
        self._stack.setCurrentIndex(1 if self.pairs else 0)
        self.nothing.setText(self._why_nothing())
        self._show_pair()
        if self.isVisible() and media is not None:
            self._search.compare_frames(media)
        waiting = sum(pair.state == CANDIDATE for pair in self.pairs)
        self.told.emit(
            f"{len(self.pairs)}" + (tr(" ({waiting} to look at)", waiting=waiting) if waiting else "")
        )

    def _why_nothing(self) -> str:
        if self._session.media is None:
            return ""
        if self._search.running:
            return tr("Looking for copies among the recordings of this case…")
        if not self._search.searched:
            return tr("Copies are looked for as soon as two recordings of the case have been examined.")
        return tr("No other recording of this case was found to share footage with this one.")

    def _show_pair(self) -> None:
        pair = self.pair
        self.bars.show_pair(pair)
        if pair is None:
            self.words.setText("")
            return
        who = pair.link.decided_by if pair.link else ""
        rough = "" if self._search.is_compared(pair.here) and not self._search.running else tr(ROUGH)
        told = (tr(_STATE[pair.state], who=who), pair.words, rough if pair.state == CANDIDATE else "")
        self.words.setText(" ".join(each for each in told if each))
        writable = not self._session.case.read_only
        self.confirm.setEnabled(writable and pair.state != CopyState.CONFIRMED and pair.candidate is not None)
        self.dismiss.setEnabled(writable and pair.state != CopyState.DISMISSED and pair.candidate is not None)
        self.carry.setEnabled(writable and pair.state == CopyState.CONFIRMED)
        self.carry.setToolTip("" if pair.state == CopyState.CONFIRMED else tr("Confirm the copy first"))
        self._allow_going()

    def _allow_going(self) -> None:
        pair = self.pair
        if pair is None:
            return
        match = pair.match_at(self._position)
        label = pair.other.label
        self.open_other.setText(
            tr("Open {label} here", label=label) if match else tr("Open {label}", label=label)
        )
        begins = tr("Opens {label} where the shared footage begins", label=label)
        self.open_other.setToolTip(pair.said_of(match, self._position) if match else begins)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._session.media is not None:
            self._search.compare_frames(self._session.media)

    # ---------------------------------------------------------------- a still dragged in

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if picture_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = picture_in(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.find_source_asked.emit(path)
