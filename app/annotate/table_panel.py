"""The table of annotations: sorted, filtered, edited in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app import swatch
from app.models.annotations import SORT, TITLES, UID, AnnotationModel, Column
from app.session import CaseSession
from catalog.model.records import Annotation, AnnotationStatus, Certainty

Index = QModelIndex | QPersistentModelIndex
Options = Callable[[], list[tuple[str, str]]]
_WIDTHS = {
    Column.NUMBER: 44,
    Column.TERM: 168,
    Column.BEGIN: 92,
    Column.END: 92,
    Column.LENGTH: 88,
    Column.PRESENCE: 70,
    Column.CERTAINTY: 72,
    Column.STATUS: 86,
    Column.AUTHOR: 62,
}


class TablePanel(QWidget):
    """A row that a person chooses becomes the chosen annotation, and `go_asked` has its beginning."""

    go_asked = Signal(int)
    counted = Signal(str)
    """“6”, or “2 of 6” while others are filtered out."""

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._following = False
        self.model = AnnotationModel(session)
        self.proxy = _Filter(self)
        self.proxy.setSourceModel(self.model)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find in the annotations")
        self.search.setAccessibleName("Find in the annotations")
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(230)
        self.search.textChanged.connect(self.proxy.set_text)
        self.table = self._made_table()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 1)
        layout.setSpacing(0)
        above = QHBoxLayout()
        above.setContentsMargins(4, 3, 4, 3)
        above.addStretch(1)
        above.addWidget(self.search)
        layout.addLayout(above)
        layout.addWidget(self.table, 1)
        session.annotation_chosen.connect(self._follow)
        for signal in (
            self.proxy.rowsInserted,
            self.proxy.rowsRemoved,
            self.proxy.modelReset,
            self.proxy.layoutChanged,
        ):
            signal.connect(self.count)

    def _made_table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName("Annotations")
        table.setModel(self.proxy)
        table.setSortingEnabled(True)
        table.sortByColumn(Column.BEGIN, Qt.SortOrder.AscendingOrder)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setIconSize(swatch.SIZE)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(max(24, table.fontMetrics().height() + 9))
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        table.setColumnHidden(Column.LENGTH, True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._choose_columns)
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(Column.NOTE, QHeaderView.ResizeMode.Stretch)
        table.setItemDelegateForColumn(Column.TERM, _ChoiceDelegate(self._terms, table))
        table.setItemDelegateForColumn(Column.CERTAINTY, _ChoiceDelegate(_plain(Certainty), table))
        table.setItemDelegateForColumn(Column.STATUS, _ChoiceDelegate(_plain(AnnotationStatus), table))
        table.selectionModel().currentRowChanged.connect(self._on_row)
        table.clicked.connect(self._on_row)
        return table

    def _choose_columns(self, place: QPoint) -> None:
        """A menu of the columns, to show or hide them."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in Column:
            action = menu.addAction(TITLES[column])
            action.setCheckable(True)
            action.setChecked(not self.table.isColumnHidden(column))
            action.setEnabled(column not in (Column.NUMBER, Column.TERM))
            action.toggled.connect(
                lambda shown, column=column: self.table.setColumnHidden(int(column), not shown)
            )
        menu.popup(self.table.horizontalHeader().mapToGlobal(place))

    def _terms(self) -> list[tuple[str, str]]:
        return [
            (str(term.labels.get("en", term.code)), term.code)
            for term in self._session.terms
            if not term.retired
        ]

    # ---------------------------------------------------------------- the chosen one

    def _on_row(self, index: QModelIndex) -> None:
        if self._following or not index.isValid():
            return
        uid = index.data(UID)
        self._session.choose_annotation(uid)
        chosen = self._session.annotation
        if chosen is not None:
            self.go_asked.emit(chosen.start_pts)

    def _follow(self, annotation: Annotation | None) -> None:
        """Shows what was chosen elsewhere; the player stays where it is."""
        self._following = True
        try:
            row = self.model.row_of(annotation.uid) if annotation else None
            index = self.proxy.mapFromSource(self.model.index(row, 0)) if row is not None else QModelIndex()
            if not index.isValid():
                self.table.clearSelection()
                self.table.setCurrentIndex(QModelIndex())
            elif index.row() != self.table.currentIndex().row():
                flags = QItemSelectionModel.SelectionFlag
                self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
                self.table.scrollTo(index)
        finally:
            self._following = False

    def count(self) -> None:
        shown, all_of_them = self.proxy.rowCount(), self.model.rowCount()
        self.counted.emit(f"{shown}" if shown == all_of_them else f"{shown} of {all_of_them}")


class _Filter(QSortFilterProxyModel):
    """Keeps rows that hold every typed word in any column. Sorts by what is meant, not by its text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self.setSortRole(SORT)

    def set_text(self, text: str) -> None:
        self._words = text.casefold().split()
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        model = cast(AnnotationModel, self.sourceModel())
        texts = [str(model.data(model.index(row, column)) or "") for column in Column]
        whole = " ".join([*texts, model.annotation(row).term_code]).casefold()
        return all(word in whole for word in self._words)


class _ChoiceDelegate(QStyledItemDelegate):
    """Edits a cell by a list of (text, value)."""

    def __init__(self, options: Options, parent: QTableView) -> None:
        super().__init__(parent)
        self._options = options

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        box = QComboBox(parent)
        for text, value in self._options():
            box.addItem(text, value)
        box.activated.connect(lambda: self._finish(box))
        return box

    def _finish(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        box = cast(QComboBox, editor)
        box.setCurrentIndex(box.findData(index.data(Qt.ItemDataRole.EditRole)))
        box.showPopup()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        model.setData(index, cast(QComboBox, editor).currentData(), int(Qt.ItemDataRole.EditRole))


def _plain(choices: type[Certainty] | type[AnnotationStatus]) -> Options:
    return lambda: [(str(each), str(each)) for each in choices]
