"""Where in the picture: tools to draw with, the chosen annotation's regions, and what can be said of one here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.actions import Actions
from app.flow import Flow, beside
from app.i18n import marked, tr
from app.regions.board import Board, Tool
from app.regions.overlay import state_words
from app.regions.region_list import RegionList
from app.session import CaseSession
from catalog.model.records import Region, RegionState
from catalog.model.regions import Standing, keys_of, lasts

TOOLS = (
    (Tool.SELECT, "region_select", marked("Choose")),
    (Tool.BOX, "region_box", marked("Box")),
    (Tool.POLYGON, "region_polygon", marked("Outline")),
    (Tool.POINT, "region_point", marked("Point")),
)
HOW_TO = {
    Tool.SELECT: marked("Click a region in the picture to take it in hand."),
    Tool.BOX: marked("Drag from one corner to the other. Enter begins one in the middle."),
    Tool.POLYGON: marked("Click each corner; double-click or Enter ends it."),
    Tool.POINT: marked("Click the place. Enter begins one in the middle."),
}
LENGTHS = ((None, marked("to its end")), (2, marked("2 s")), (10, marked("10 s")), (60, marked("60 s")))


class RegionsPanel(QWidget):
    keep_asked = Signal()
    discard_asked = Signal()
    stop_asked = Signal()

    def __init__(self, session: CaseSession, board: Board, actions: Actions) -> None:
        super().__init__()
        self._session, self._board, self._actions = session, board, actions
        self.tools: dict[Tool, QToolButton] = {}
        self.how_to = _words(tr("How to draw"))
        self.list = RegionList()
        self.list.setMinimumHeight(56)
        self.here = _words(tr("The region on this frame"))
        self.label = QLineEdit()
        self.label.setAccessibleName(tr("Name of the region"))
        self.label.setPlaceholderText(tr("a name, if it needs one"))
        self.label.editingFinished.connect(lambda: board.name(self.label.text()))
        self.buttons: dict[str, QPushButton] = {}
        self.length = QComboBox()
        self.length.setAccessibleName(tr("How far to follow"))
        for seconds, text in LENGTHS:
            self.length.addItem(tr(text), seconds)
        self._lay_out()
        self.list.region_chosen.connect(lambda uid: board.choose(uid))
        board.changed.connect(self.show_state)
        session.media_chosen.connect(lambda _: self.show_state())
        self.show_state()

    # ---------------------------------------------------------------- parts

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 8)
        layout.setSpacing(6)
        layout.addLayout(self._tool_row())
        layout.addWidget(self.how_to)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.here)
        form = QFormLayout()
        form.addRow(tr("Name"), self.label)
        layout.addLayout(form)
        layout.addLayout(self._button_rows())
        layout.addWidget(self._following_row())

    def _tool_row(self) -> Flow:
        row, group = Flow(spacing=3), QButtonGroup(self)
        for tool, action_id, text in TOOLS:
            button = QToolButton()
            button.setText(tr(text))
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setToolTip(tr(HOW_TO[tool]))
            button.setAccessibleName(self._actions[action_id].text())
            button.clicked.connect(self._actions[action_id].trigger)
            group.addButton(button)
            row.addWidget(button)
            self.tools[tool] = button
        return row

    def _button_rows(self) -> Flow:
        """Two in a line where there is room."""
        grid = Flow(spacing=4)
        for action_id, text in (
            ("region_earlier", tr("Previous keyed")),
            ("region_later", tr("Next keyed")),
            ("region_key", tr("Keep this place")),
            ("region_visible", tr("Visible here")),
            ("region_hidden", tr("Hidden here")),
            ("region_out", tr("Out of view here")),
            ("track_back", tr("Follow back")),
            ("track_on", tr("Follow on")),
        ):
            grid.addWidget(self._button(action_id, text))
        following = beside(QLabel(tr("Follow")), self.length)
        following.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        grid.addWidget(following)
        remove = self._button("", tr("Delete…"))
        self.delete_menu = QMenu(self)
        self.delete_menu.addAction(self._actions["region_unkey"])
        self.delete_menu.addAction(self._actions["region_delete"])
        remove.setMenu(self.delete_menu)
        self.buttons["delete"] = remove
        grid.addWidget(remove)
        return grid

    def _button(self, action_id: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if action_id:
            action = self._actions[action_id]
            button.setToolTip(action.toolTip())
            button.setAccessibleName(action.text())
            button.clicked.connect(action.trigger)
            self.buttons[action_id] = button
        return button

    def _following_row(self) -> QWidget:
        self.following = QWidget()
        row = QHBoxLayout(self.following)
        row.setContentsMargins(0, 0, 0, 0)
        self.progress = _words(tr("Following"))
        self.stop = QPushButton(tr("Stop"))
        self.keep = QPushButton(tr("Keep"))
        self.discard = QPushButton(tr("Discard"))
        row.addWidget(self.progress, 1)
        for button, signal in (
            (self.stop, self.stop_asked),
            (self.keep, self.keep_asked),
            (self.discard, self.discard_asked),
        ):
            button.clicked.connect(signal)
            row.addWidget(button)
        self.show_following("")
        return self.following

    # ---------------------------------------------------------------- what is told

    @property
    def seconds(self) -> int | None:
        """How far is to be followed at most; None: to the annotation's end or beginning."""
        found: int | None = self.length.currentData()
        return found

    def show_following(self, text: str, *, running: bool = False, decides: bool = False) -> None:
        """What is being followed, with a button to stop it; or what was followed until somebody stopped it."""
        self.progress.setText(text)
        self.following.setVisible(bool(text))
        self.stop.setVisible(running)
        self.keep.setVisible(decides)
        self.discard.setVisible(decides)

    def showEvent(self, event: QShowEvent) -> None:
        self.show_state()

    def show_state(self) -> None:
        board, session = self._board, self._session
        for tool, button in self.tools.items():
            button.setChecked(tool is board.tool)
        region, annotation = board.region, session.annotation
        self.how_to.setText(_next_step(session, board))
        of_annotation = board.of_annotation()
        self.list.show_regions(
            of_annotation,
            annotation,
            session.moments,
            chosen=region.uid if region in of_annotation and region is not None else None,
            pts=board.pts,
        )
        self.here.setText(self._about(region))
        if not self.label.hasFocus():
            self.label.setText(region.label if region else "")
        self._enable(region)

    def _enable(self, region: Region | None) -> None:
        board, session = self._board, self._session
        annotation = board.annotation_of(region) if region is not None else None
        writes = region is not None and not session.case.read_only
        here = annotation is not None and lasts(annotation, board.pts)
        keys = [key.pts for key in keys_of(region)] if region is not None else []
        within = [pts for pts in keys if annotation is not None and lasts(annotation, pts)]
        self.label.setEnabled(writes)
        for button in self.buttons.values():
            button.setEnabled(writes and here)
        self.buttons["delete"].setEnabled(writes)
        self.buttons["region_earlier"].setEnabled(any(pts < board.pts for pts in within))
        self.buttons["region_later"].setEnabled(any(pts > board.pts for pts in within))
        self._actions["region_unkey"].setEnabled(writes and board.pts in keys and len(keys) > 1)
        self._actions["region_delete"].setEnabled(writes)

    def _about(self, region: Region | None) -> str:
        if region is None:
            return ""
        shown, moments = self._board.chosen_here(), self._session.moments
        if shown is None or moments is None:
            return tr("R{number}: the annotation does not last on this frame.", number=region.number)
        placed = shown.placed
        how = {
            Standing.KEYED: tr("keyed on this frame"),
            Standing.BETWEEN: tr("between two keyed frames"),
            Standing.NOT_KEYED: tr("not moved from the nearest keyed frame"),
        }[placed.standing]
        states = state_words(shown, in_full=True)
        if placed.state is not RegionState.VISIBLE and placed.standing is Standing.BETWEEN:
            how = tr("since the last keyed frame")
            states.reverse()
        text = f"R{region.number}: {', '.join([how, *states])}."
        if region.unsure_pts is not None:
            at = moments.clock(region.unsure_pts)
            text += " " + tr("Following stopped, unsure at {at}: {why}.", at=at, why=region.unsure_why)
        return text


def _next_step(session: CaseSession, board: Board) -> str:
    if session.annotation is None:
        return tr("Choose or add the annotation first.")
    if board.in_hand and board.tool is Tool.SELECT:
        return tr(
            "In hand: arrows move by a pixel, with Shift by ten, with Ctrl they change its size. Esc lets go."
        )
    return tr(HOW_TO[board.tool])


def _words(name: str) -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAccessibleName(name)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label
