"""The frame on the left, the reference picture on the right, and beside them points, result and check."""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.actions import Actions
from app.annotate.attribute_fields import ChoiceBox
from app.flow import Flow, scrolled
from app.i18n import tr
from app.places import words
from app.places.board import Board, Side
from app.places.forms import CheckForm, ResultForm
from app.places.overlay import shape_of
from app.player.picture import PictureWidget
from app.session import CaseSession
from catalog.model.records import DerivedPicture

Form = TypeVar("Form", ResultForm, CheckForm)
_SIGNS = {
    "circle": "○", "square": "□", "diamond": "◇", "triangle": "△", "pentagon": "⬠", "hexagon": "⬡",
}  # fmt: skip


class PlacesPanel(QWidget):
    remove_asked = Signal()
    go_asked = Signal()
    """To the frame on the left, in the player."""
    came_up = Signal()
    """It is in sight now."""

    def __init__(
        self, session: CaseSession, board: Board, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._board = session, board
        self.chooser = ChoiceBox()
        self.chooser.setAccessibleName(tr("Places worked on in this case"))
        self.chooser.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.chooser.may_be_narrow(18)
        self.chooser.activated.connect(lambda row: board.choose(self.chooser.itemData(row)))
        self.pictures = {side: PictureWidget() for side in Side}
        self.pictures[Side.LEFT].setAccessibleName(tr("From the recording"))
        self.pictures[Side.RIGHT].setAccessibleName(tr("Reference picture"))
        self.captions = {side: _caption() for side in Side}
        self.table = self._made_table()
        self.fit = _caption()
        self.fit.setWordWrap(True)
        self.caveat = _caption()
        self.caveat.setWordWrap(True)
        self._forms: list[ResultForm | CheckForm] = []
        """Those that were asked for: they are made when their tab is chosen."""
        self._pages = QWidget(), QWidget()
        self.tabs = QTabWidget()
        self.tabs.currentChanged.connect(lambda _: self._fill_page())
        self.remove = QPushButton(tr("Remove"))
        self.remove.setToolTip(tr("Remove this place"))
        self.remove.setAccessibleName(tr("Remove this place"))
        self.remove.clicked.connect(self.remove_asked)
        self.go = QPushButton(tr("Go there"))
        self.go.setToolTip(tr("Go to this frame in the player"))
        self.go.setAccessibleName(tr("Go to this frame in the player"))
        self.go.clicked.connect(self.go_asked)
        self._lay_out(actions)
        board.changed.connect(self.show_points)
        board.chosen.connect(self.show_all)
        board.read_again.connect(self.show_all)
        session.concealment_changed.connect(self.show_concealment)
        session.library_changed.connect(self.show_all)
        self.pictures[Side.LEFT].show_asked.connect(self._reveal)
        self.show_all()

    def _made_table(self) -> QTableWidget:
        table = QTableWidget(0, 3)
        table.setAccessibleName(tr("Matching points"))
        for column, title in enumerate((tr("Point"), tr("Off by"), tr("Note"))):
            item = QTableWidgetItem(title)
            item.setToolTip(title)
            table.setHorizontalHeaderItem(column, item)
        table.verticalHeader().hide()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        table.itemSelectionChanged.connect(self._on_row)
        table.itemChanged.connect(self._on_note)
        return table

    def _lay_out(self, actions: Actions) -> None:
        """Each part goes into what is there already: Qt dresses all that is in a part anew whenever it is put into
        another, which took twice the time from the inside out."""
        above = Flow(self.chooser, self.go, self.remove)
        short = {
            "place_new": tr("Compare this frame…"),
            "place_reference": tr("Take in a picture…"),
            "place_panorama": tr("Stitch a panorama"),
        }
        self.buttons = {id: _button_of(actions, id, text) for id, text in short.items()}
        for button in self.buttons.values():
            above.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 6)
        layout.setSpacing(4)
        layout.addLayout(above)
        whole = QSplitter(Qt.Orientation.Horizontal)
        layout.addWidget(whole, 1)
        pictures = QSplitter(Qt.Orientation.Horizontal)
        whole.addWidget(pictures)
        whole.addWidget(self.tabs)
        for side in Side:
            self.pictures[side].setMinimumSize(140, 90)
            holder = QWidget()
            pictures.addWidget(holder)
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            column.addWidget(self.captions[side])
            column.addWidget(self.pictures[side], 1)
        self.tabs.addTab(scrolled(self._points_page(), tr("Points")), tr("Points"))
        for page, title in zip(self._pages, (tr("Result"), tr("Check")), strict=True):
            self.tabs.addTab(page, title)
        self.tabs.setMinimumWidth(250)
        self.tabs.tabBar().setAccessibleName(tr("Points, result and check"))
        whole.setStretchFactor(0, 1)
        whole.setCollapsible(1, False)
        whole.setSizes([900, 300])

    def _points_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.fit)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.caveat)
        return page

    @cached_property
    def result(self) -> ResultForm:
        return self._put_in(self._pages[0], ResultForm(self._session), tr("Result"))

    @cached_property
    def check(self) -> CheckForm:
        return self._put_in(self._pages[1], CheckForm(self._session), tr("Check"))

    def _fill_page(self) -> None:
        if self.tabs.currentWidget() is self._pages[0]:
            _ = self.result
        elif self.tabs.currentWidget() is self._pages[1]:
            _ = self.check

    def _put_in(self, page: QWidget, form: Form, title: str) -> Form:
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(form, title))
        before = page
        for each in form.findChildren(QWidget):
            if (
                each.focusPolicy() & Qt.FocusPolicy.TabFocus
            ):  # else it would come after all that the window has
                QWidget.setTabOrder(before, each)
                before = each
        self._forms.append(form)
        form.show_place(self._board.place)
        return form

    # ---------------------------------------------------------------- what is told

    def show_all(self) -> None:
        session, board = self._session, self._board
        blocked = QSignalBlocker(self.chooser)
        self.chooser.clear()
        for place in board.places:
            self.chooser.addItem(words.place_line(session, place), place.uid)
        if board.place is not None:
            self.chooser.setCurrentIndex(self.chooser.findData(board.place.uid))
        self.chooser.setEnabled(bool(board.places))
        del blocked
        self.chooser.setToolTip(self.chooser.currentText())
        self._show_captions()
        for each in (self.go, self.remove):
            each.setEnabled(board.place is not None)
        self.remove.setEnabled(board.may_write)
        self.show_points()

    def _show_captions(self) -> None:
        session, place, media = self._session, self._board.place, self._board.media
        left = right = ""
        if place is not None and media is not None:
            left = tr(
                "{media} at {moment}",
                media=media.label,
                moment=words.moment_of(session, media.uid, place.pts),
            )
            if place.picture_uid is not None:
                picture = session.case.get(DerivedPicture, place.picture_uid)
                left = f"{media.label} {words.picture_line(session, picture)}"
            right = f"{words.reference_line(place.reference)}   {words.source_line(place.reference)}"
        for side, text in ((Side.LEFT, left), (Side.RIGHT, right)):
            self.captions[side].setText(text)
            self.captions[side].setToolTip(text)

    def show_points(self) -> None:
        board = self._board
        told = board.consistency()
        self.fit.setText(self._next_step() or words.consistency_words(told, board.points))
        self.caveat.setText(words.caveat() if told.off_px else "")
        self.caveat.setVisible(bool(told.off_px))
        blocked = QSignalBlocker(self.table)
        self.table.setRowCount(len(board.points))
        for row, point in enumerate(board.points):
            sign = _SIGNS[shape_of(point.number)]
            warned = " !" if told.odd == row else ""
            self._set(row, 0, f"{sign} {point.number}{warned}", point.number)
            self._set(row, 1, words.off_words(told, row), point.number)
            self._set(row, 2, point.note, point.number, editable=board.may_write)
            if point.number == board.number and self.table.currentRow() != row:
                self.table.selectRow(row)
        if board.number is None:
            self.table.clearSelection()
        del blocked
        for form in self._forms:
            form.show_place(board.place)
        self.show_concealment()

    def _next_step(self) -> str:
        """What to do, as long as there are hardly any points."""
        board = self._board
        if board.place is None:
            return tr("Take in a reference picture, then put the frame on screen beside it.")
        if board.half is not None:
            side = tr("reference picture") if board.half[0] is Side.LEFT else tr("picture on the left")
            return tr(
                "Now click the same thing on the {side}: point {number}.", side=side, number=board.next_number
            )
        if not board.points:
            return tr(
                "Click a thing on one picture, then the same thing on the other. With keys: Enter puts a point in the "
                "middle, arrows move it, Page up and down choose another, Delete removes it."
            )
        return ""

    def _set(self, row: int, column: int, text: str, number: int, *, editable: bool = False) -> None:
        item = self.table.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            self.table.setItem(row, column, item)
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        item.setFlags(flags | Qt.ItemFlag.ItemIsEditable if editable else flags)
        if item.text() != text:
            item.setText(text)
        item.setData(Qt.ItemDataRole.UserRole, number)

    def show_concealment(self) -> None:
        media = self._board.media
        concealed = self._session.concealed(media)
        self.pictures[Side.LEFT].set_concealed(concealed, tr("It may be graphic.") if concealed else "")

    # ---------------------------------------------------------------- hands

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.came_up.emit()

    def _on_row(self) -> None:
        items = self.table.selectedItems()
        if items:
            self._board.take(items[0].data(Qt.ItemDataRole.UserRole))

    def _on_note(self, item: QTableWidgetItem) -> None:
        if item.column() == 2:
            self._board.note(item.data(Qt.ItemDataRole.UserRole), item.text())

    def _reveal(self) -> None:
        if self._board.media is not None:
            self._session.reveal(self._board.media, True)
            self.pictures[Side.LEFT].setFocus()


def _caption() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label


def _button_of(actions: Actions, id: str, text: str) -> QPushButton:
    """A button that does what an action does, with fewer words on it."""
    action = actions[id]
    button = QPushButton(text)
    button.setAccessibleName(action.text())
    button.setToolTip(action.text())
    button.setEnabled(action.isEnabled())
    button.clicked.connect(action.trigger)
    action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
    return button
