"""The panel that shows up to four recordings of one event side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.flow import Flow, beside
from app.i18n import tr
from app.session import CaseSession
from app.together.follower import MOST
from app.together.pane import Pane
from catalog.model.records import Media
from catalog.operations.alignments import USUAL_METRES


class TogetherPanel(QWidget):
    add_asked = Signal(str)
    """uid of a recording."""
    sound_chosen = Signal(str)
    """uid of the recording that is to be heard; "all" for all of them."""
    clock_asked = Signal()
    came_up = Signal()
    """It is in sight now."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self.panes: list[Pane] = []
        self._heard = ""
        """uid of the recording that somebody chose to hear, or "all"; else the leading one is heard."""
        self.adding = QComboBox()
        self.adding.setAccessibleName(tr("Show another recording beside"))
        self.adding.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.adding.setMinimumContentsLength(16)
        self.adding.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.adding.activated.connect(self._on_adding)
        self.sound = QComboBox()
        self.sound.setAccessibleName(tr("Which recording is heard"))
        self.sound.activated.connect(lambda _: self._on_heard())
        self.metres = QSpinBox()
        self.metres.setRange(0, 5000)
        self.metres.setValue(USUAL_METRES)
        self.metres.setSuffix(tr(" m"))
        self.metres.setAccessibleName(tr("Largest distance between the recorders"))
        self.metres.setToolTip(
            tr("Sound takes 2.9 ms for each metre. What is aligned by sound or by ear is that much in doubt.")
        )
        self.clock = QPushButton(tr("Clock in the picture…"))
        self.clock.setToolTip(
            tr("Tie the leading recording to the world's time by a clock that its picture shows")
        )
        self.clock.clicked.connect(self.clock_asked)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setObjectName("warning")
        self.told.setAccessibleName(tr("What the alignments say"))
        self.nothing = QLabel(
            tr("Choose a recording, then add others of the same event to see them beside it.")
        )
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.grid = QGridLayout()
        self.grid.setSpacing(4)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.came_up.emit()

    def _lay_out(self) -> None:
        above = Flow(
            self.adding,
            beside(QLabel(tr("Heard:")), self.sound),
            beside(QLabel(tr("At most apart:")), self.metres),
            self.clock,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.setSpacing(4)
        layout.addLayout(above)
        layout.addWidget(self.told)
        layout.addWidget(self.nothing, 1)
        layout.addLayout(self.grid, 10)
        self.told.hide()

    def show_panes(self, panes: list[Pane]) -> None:
        """Two beside each other, four in a square; those no longer among them are let go of."""
        for pane in self.panes:
            self.grid.removeWidget(pane)
            if pane not in panes:
                pane.hide()
                pane.deleteLater()
        self.panes = panes
        across = len(panes) if len(panes) < MOST else 2
        for number, pane in enumerate(panes):
            self.grid.addWidget(pane, number // max(1, across), number % max(1, across))
            pane.show()
        self.nothing.setVisible(not panes)
        self.offer()

    def offer(self) -> None:
        """Which recordings can be added, and which can be heard."""
        shown = {pane.media.uid for pane in self.panes}
        self.adding.clear()
        self.adding.addItem(tr("Add a recording…"), "")
        clock = self._session.world()
        leader = self.panes[0].media if self.panes else None
        rows = [each for each in self._session.library if each.uid not in shown]
        tied = clock.all_from(leader.uid) if leader is not None else {}
        for media in sorted(rows, key=lambda each: (each.uid not in tied, each.number)):
            text = f"{media.label}  {media.title}"
            self.adding.addItem(tr("{media} (aligned)", media=text) if media.uid in tied else text, media.uid)
        self.adding.setEnabled(bool(self.panes) and len(self.panes) < MOST and bool(rows))
        self.sound.clear()
        for pane in self.panes:
            self.sound.addItem(pane.media.label, pane.media.uid)
        self.sound.addItem(tr("All"), "all")
        self.sound.setCurrentIndex(max(0, self.sound.findData(self._heard)))
        self.sound.setEnabled(len(self.panes) > 1)
        self.clock.setEnabled(leader is not None and not self._session.case.read_only)

    def say(self, text: str) -> None:
        self.told.setText(text)
        self.told.setVisible(bool(text))

    def leading(self) -> Media | None:
        return self.panes[0].media if self.panes else None

    def _on_heard(self) -> None:
        self._heard = self.sound.currentData()
        self.sound_chosen.emit(self._heard)

    def _on_adding(self, row: int) -> None:
        uid = self.adding.itemData(row)
        self.adding.setCurrentIndex(0)
        if uid:
            self.add_asked.emit(uid)
