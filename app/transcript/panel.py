"""The transcript of the chosen recording: a table that follows the player and is written in while it plays."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.actions import Actions
from app.columns import fit_columns
from app.flow import Flow, beside
from app.i18n import marked, tr
from app.session import CaseSession
from app.transcript.model import Column, Index, TranscriptModel, is_right_to_left

BUTTONS = {
    "line_begin": marked("Begin"),
    "line_end": marked("End"),
    "line_split": marked("Split the line"),
    "line_merge": marked("Merge"),
    "line_remove": marked("Remove"),
    "read_subtitles": marked("Read in…"),
    "write_subtitles": marked("Write out…"),
}
"""Short names of actions, as they stand on the buttons."""
LANGUAGES = ("", "ar", "be", "de", "en", "es", "fa", "fr", "he", "kk", "ru", "tr", "uk", "zh")
_WIDTHS = {Column.BEGIN: 108, Column.END: 96, Column.SPEAKER: 110, Column.BY: 150}


class TranscriptPanel(QWidget):
    go_asked = Signal(int)
    """PTS of the beginning of the line that a person chose."""

    def __init__(self, session: CaseSession, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = TranscriptModel(session)
        self.language = _languages(tr("Language of what is said"))
        self.translation_language = _languages(tr("Language of the translation"))
        self.translation_language.currentTextChanged.connect(self._keep_language)
        self.table = self._made_table()
        above = Flow(spacing=4, margins=(6, 3, 6, 3))
        for action_id, name in BUTTONS.items():
            above.addWidget(_button(actions, action_id, tr(name)))
        for text, box in ((tr("Spoken"), self.language), (tr("Translated into"), self.translation_language)):
            above.addWidget(beside(QLabel(text), box))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(above)
        layout.addWidget(self.table, 1)

    def _made_table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName(tr("Transcript"))
        table.setModel(self.model)
        table.setItemDelegate(_Directed(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        table.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(max(24, table.fontMetrics().height() + 9))
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        for column in (Column.ORIGINAL, Column.TRANSLATION):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        fit_columns(table)
        table.clicked.connect(self._on_clicked)
        return table

    # ---------------------------------------------------------------- what is chosen

    def chosen(self) -> list[str]:
        """Uids of the selected lines, in their order."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [self.model.line(row).uid for row in rows]

    def choose(self, uid: str) -> None:
        row = self.model.row_of(uid)
        if row is not None:
            index = self.model.index(row, Column.ORIGINAL)
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.table.scrollTo(index)

    def write_in(self, uid: str) -> None:
        """Chooses a line and opens its words for typing."""
        self.choose(uid)
        index = self.table.currentIndex()
        if index.isValid():
            self.table.edit(index)

    def commit(self) -> None:
        """Keeps what is being typed in a cell."""
        if self.is_typing():
            self.table.setFocus()

    def is_typing(self) -> bool:
        return self.table.state() == QAbstractItemView.State.EditingState

    def show_position(self, pts: int) -> None:
        """Marks the line that is spoken now, and keeps it in sight while nobody types."""
        row = self.model.show_position(pts)
        if row is not None and self.isVisible() and not self.is_typing():
            self.table.scrollTo(self.model.index(row, 0))

    def _on_clicked(self, index: QModelIndex) -> None:
        self.go_asked.emit(self.model.line(index.row()).start_pts)

    def _keep_language(self, text: str) -> None:
        self.model.translation_language = text.strip()


class _Directed(QStyledItemDelegate):
    """Draws and edits a text in the direction that it is written in."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if is_right_to_left(str(index.data() or "")):
            option.direction = Qt.LayoutDirection.RightToLeft

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        title = self.parent()
        model = cast(QTableView, title).model()
        editor.setAccessibleName(
            str(model.headerData(index.column(), Qt.Orientation.Horizontal, int(Qt.ItemDataRole.DisplayRole)))
        )
        if is_right_to_left(str(index.data() or "")):
            editor.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        return editor


def _languages(name: str) -> QComboBox:
    box = QComboBox()
    box.setEditable(True)
    box.addItems(LANGUAGES)
    box.setAccessibleName(name)
    box.setToolTip(tr("As a language tag: ru, en, ar …"))
    box.setFixedWidth(78)
    return box


def _button(actions: Actions, action_id: str, text: str) -> QToolButton:
    button = QToolButton()
    action = actions[action_id]
    button.setText(text)
    button.setToolTip(action.toolTip())
    button.setAccessibleName(action.text())
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(action.trigger)
    button.setEnabled(action.isEnabled())
    action.enabledChanged.connect(button.setEnabled)
    return button
