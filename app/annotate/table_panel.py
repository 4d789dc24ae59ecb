"""The table of annotations: sorted, filtered, selected together, edited in place."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSortFilterProxyModel,
    Qt,
    QTimer,
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
from app.annotate.words import CHECK_SIGN
from app.columns import fit_columns
from app.i18n import said, tr
from app.models.annotations import TITLES, UID, AnnotationModel, Column
from app.session import CaseSession
from app.vocabulary.words import label_of
from catalog.model.records import Annotation, AnnotationStatus, Certainty

Index = QModelIndex | QPersistentModelIndex
Options = Callable[[], list[tuple[str, str]]]
AT_ONCE = 50
"""So many rows' texts are put together in one turn."""
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
    Column.PEOPLE: 130,
    Column.TAGS: 90,
}


class TablePanel(QWidget):
    """Rows that a person selects become the session's selection; a single one also the place to go to."""

    go_asked = Signal(int)
    counted = Signal(str)
    """“6”, or “2 of 6” while others are filtered out; and how many the program wants looked at again."""

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._following = False
        self._leaving = False
        """While rows go or are filtered out the view selects others by itself; nobody chose those."""
        self.model = AnnotationModel(session)
        self.proxy = _Filter(session, self.model, self)
        self.proxy.rowsAboutToBeRemoved.connect(lambda *_: self._rows_leave(True))
        self.proxy.rowsRemoved.connect(lambda *_: self._rows_leave(False))
        self.proxy.modelReset.connect(lambda: self._follow(session.annotation))
        self.proxy.learnt.connect(self._leave_out_of_selection)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find in the annotations"))
        self.search.setAccessibleName(tr("Find in the annotations"))
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
        session.selection_changed.connect(self._follow_selection)
        session.annotations_changed.connect(self.count)
        for signal in (
            self.proxy.rowsInserted,
            self.proxy.rowsRemoved,
            self.proxy.modelReset,
            self.proxy.layoutChanged,
        ):
            signal.connect(self.count)

    def _made_table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName(tr("Annotations"))
        table.setModel(self.proxy)
        table.setSortingEnabled(True)
        table.sortByColumn(Column.BEGIN, Qt.SortOrder.AscendingOrder)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
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
        fit_columns(table)
        table.setItemDelegateForColumn(Column.TERM, _ChoiceDelegate(self._terms, table))
        table.setItemDelegateForColumn(Column.CERTAINTY, _ChoiceDelegate(_plain(Certainty), table))
        table.setItemDelegateForColumn(Column.STATUS, _ChoiceDelegate(_plain(AnnotationStatus), table))
        table.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        table.selectionModel().currentRowChanged.connect(self._on_row)
        table.clicked.connect(self._on_row)
        return table

    def _choose_columns(self, place: QPoint) -> None:
        """A menu of the columns, to show or hide them."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in Column:
            action = menu.addAction(tr(TITLES[column]))
            action.setCheckable(True)
            action.setChecked(not self.table.isColumnHidden(column))
            action.setEnabled(column not in (Column.NUMBER, Column.TERM))
            action.toggled.connect(
                lambda shown, column=column: self.table.setColumnHidden(int(column), not shown)
            )
        menu.popup(self.table.horizontalHeader().mapToGlobal(place))

    def _terms(self) -> list[tuple[str, str]]:
        return [(label_of(term), term.code) for term in self._session.terms if not term.retired]

    # ---------------------------------------------------------------- the chosen one

    def _on_row(self, index: QModelIndex) -> None:
        """Goes to a row that alone is selected."""
        if self._following or self._leaving or not index.isValid():
            return
        self._tell()
        chosen = self._session.annotation
        if chosen is not None and self._session.selected == {index.data(UID)} == {chosen.uid}:
            self.go_asked.emit(chosen.start_pts)

    def _tell(self) -> None:
        if self._following or self._leaving:
            return
        uids, current = self._selected_uids(), self.table.currentIndex().data(UID)
        chosen = current if current in uids else next(iter(uids)) if len(uids) == 1 else None
        self._following = True
        try:
            self._session.select(uids, chosen=chosen)
        finally:
            self._following = False

    def _rows_leave(self, leaving: bool) -> None:
        self._leaving = leaving
        if not leaving:
            self._follow(self._session.annotation)

    def _leave_out_of_selection(self) -> None:
        """Of many that were selected before it was known what they say, those stay so that are shown: a step on all
        that were found touches no others."""
        if len(self._session.selected) > 1:
            self._tell()

    def _selected_uids(self) -> set[str]:
        rows = self.table.selectionModel().selectedRows()
        if len(rows) == self.model.rowCount():
            return {each.uid for each in self._session.annotations}
        return {str(index.data(UID)) for index in rows}

    def _follow(self, annotation: Annotation | None) -> None:
        """Shows what was chosen elsewhere; the player stays where it is."""
        if self._following:
            return
        self._following = True
        try:
            row = self.model.row_of(annotation.uid) if annotation else None
            index = self.proxy.mapFromSource(self.model.index(row, 0)) if row is not None else QModelIndex()
            flags = QItemSelectionModel.SelectionFlag
            if not index.isValid():
                self.table.clearSelection()
                self.table.setCurrentIndex(QModelIndex())
            elif index.row() != self.table.currentIndex().row() or not self.table.selectionModel().isSelected(
                index
            ):
                self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
                self.table.scrollTo(index)
        finally:
            self._following = False
        if len(self._session.selected) > 1:
            self._follow_selection()

    def _follow_selection(self) -> None:
        """Selects the rows of what was selected elsewhere; one alone comes by `_follow`."""
        wanted = self._session.selected
        if self._following or len(wanted) < 2:
            return
        found = self.model.rows_of(wanted)
        if not self.proxy.shows_all:
            found = sorted(self.proxy.mapFromSource(self.model.index(row, 0)).row() for row in found)
        selection = QItemSelection()
        for first, last in _ranges([row for row in found if row >= 0]):
            selection.select(self.proxy.index(first, 0), self.proxy.index(last, len(Column) - 1))
        self._following = True
        try:
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().select(selection, flags.ClearAndSelect)
        finally:
            self._following = False

    def count(self) -> None:
        shown, all_of_them = self.proxy.rowCount(), self.model.rowCount()
        if self._session.is_reading and not all_of_them:
            self.counted.emit("…")
            return
        text = f"{shown}" if shown == all_of_them else tr("{shown} of {all}", shown=shown, all=all_of_them)
        doubtful = self._session.doubtful
        if doubtful:
            text += "  " + tr("{sign} {count} to check", sign=CHECK_SIGN, count=doubtful)
        self.counted.emit(text)


def _ranges(rows: list[int]) -> Iterator[tuple[int, int]]:
    """Rows in order, as (first, last) of those that follow on one another."""
    if rows and rows[-1] - rows[0] == len(rows) - 1:
        yield rows[0], rows[-1]
        return
    for _, group in itertools.groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        run = [row for _, row in group]
        yield run[0], run[-1]


class _Filter(QSortFilterProxyModel):
    """Keeps rows that hold every typed word in any column; the model brings them in order.

    What a row says is put together once, and of many rows bit by bit: 10,000 took two seconds. Until it is known a
    row stays.
    """

    learnt = Signal()
    """It is known of all rows what they say, and those are shown that hold the words."""

    def __init__(self, session: CaseSession, model: AnnotationModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._model = session, model
        self._words: list[str] = []
        self._texts: dict[str, tuple[Annotation, str]] = {}
        self._learning = QTimer(self)
        self._learning.setInterval(0)
        self._learning.timeout.connect(self._learn)
        self._learnt = 0
        """How many texts were put together in this turn."""
        for signal in (session.terms_changed, session.actors_changed, session.coders_hidden_changed):
            signal.connect(self._texts.clear)
        session.media_chosen.connect(lambda _: self._texts.clear())
        self.setSourceModel(model)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """A proxy that sorts by itself asks Python for two cells at each comparison: half a second for 10,000."""
        self._model.sort(column, order)

    @property
    def shows_all(self) -> bool:
        """Whether its rows are the model's."""
        return not self._words

    @property
    def is_learning(self) -> bool:
        """Whether rows are shown of which is not known yet what they say."""
        return self._learning.isActive()

    def set_text(self, text: str) -> None:
        self._words = text.casefold().split()
        self._learning.stop()
        self._learnt = 0
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        if not self._words:
            return True
        text = self._text(self._model.annotation(row))
        if text is None:
            self._learning.start()
            return True
        return all(word in text for word in self._words)

    def _learn(self) -> None:
        """Some more; when all are known they are looked through."""
        self._learnt = 0
        rows = range(self._model.rowCount())
        if all(self._text(self._model.annotation(row)) is not None for row in rows):
            self._learning.stop()
            self.invalidate()
            self.learnt.emit()

    def _text(self, annotation: Annotation) -> str | None:
        """All that its row says, and what stands behind it: the term's code and its other labels, why in doubt. None:
        not known yet, and enough was put together in this turn."""
        known = self._texts.get(annotation.uid)
        if known is not None and known[0] is annotation:
            return known[1]
        if self._learnt >= AT_ONCE:
            return None
        self._learnt += 1
        term = self._session.term(annotation.term_code)
        labels = map(str, term.labels.values()) if term else ()
        doubt = tr(annotation.doubt) if annotation.doubt else ""
        words = (self._model.words(annotation), annotation.term_code, *labels, doubt)
        self._texts[annotation.uid] = annotation, (text := " ".join(words).casefold())
        return text


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
    return lambda: [(said(str(each)), str(each)) for each in choices]
