"""The list of the case's recordings, with thumbnails."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app import theme
from app.actions import Actions
from app.flow import Flow, mirrored
from app.i18n import said, tr
from app.icons import icon
from app.library.filter_bar import FilterBar
from app.library.verdicts import draw_verdict
from app.models.library import LibraryModel, Role
from app.session import CaseSession
from catalog.model.records import Graphic, Media, Posting

Index = QModelIndex | QPersistentModelIndex
THUMB = QSize(96, 54)
ROW_HEIGHT = 66
VERDICT_LINE = 2
BATCH = 1000
"""So many rows are laid out in one turn of the window's thread."""
FIRST_ROWS = 20
"""From so many the height of a row is known at first; more lines that are seen later make all rows higher."""
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class LibraryPanel(QWidget):
    """Choosing a row chooses the recording. What else can be done with it is in the row's menu."""

    rate_asked = Signal(object, str)
    """Media and the rating it is to have."""
    try_again_asked = Signal(object)
    """Posting of a try that failed."""
    join_asked = Signal(object)
    """Posting of a link that failed, to which a file saved by hand belongs."""
    examine_asked = Signal(object)
    """Media that is to be examined again."""
    leave_out_asked = Signal(object)
    """Media that reports are to leave out."""
    let_in_asked = Signal(object)
    """Media that reports are to show again."""
    menu_asked = Signal(object, list)
    """A row's menu that is about to be shown, and the uids of the rows that it is for."""

    def __init__(
        self, session: CaseSession, model: LibraryModel, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._model = model
        self._actions = actions
        self._following = False
        self.view = QListView()
        self.view.setAccessibleName(tr("Recordings of the case"))
        self.view.setModel(model)
        self.view.setItemDelegate(_MediaDelegate(self.view))
        self.view.setUniformItemSizes(True)  # a case may have 10,000 recordings
        self.view.setLayoutMode(QListView.LayoutMode.Batched)
        self.view.setBatchSize(BATCH)
        self.view.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self._buttons = {
            "add_link": self._button("add_link", tr("Link…")),
            "add_files": self._button("add_files", tr("Files…")),
        }
        self.filter_bar = FilterBar()
        self.filter_bar.to_list.connect(self._to_list)
        bar = self.filter_bar
        above = Flow(*self._buttons.values(), bar.filter, bar.sets, spacing=4, margins=(6, 2, 6, 4))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(above)
        layout.addWidget(self.filter_bar)
        layout.addWidget(self.view, 1)
        self.draw_icons()
        session.media_chosen.connect(lambda _: self._follow())
        model.modelReset.connect(self._follow)
        model.posters_came.connect(self.view.viewport().update)
        model.dataChanged.connect(
            lambda *_: self.view.scheduleDelayedItemsLayout()
        )  # a row may be taller now

    def draw_icons(self) -> None:
        self._buttons["add_link"].setIcon(icon("link"))
        self._buttons["add_files"].setIcon(icon("file"))

    def show_only(self, uids: frozenset[str] | None) -> None:
        """Lists these recordings, and postings that brought none, alone; None: all."""
        self._model.show_only(uids)

    def model_count(self) -> int:
        return self._model.rowCount()

    def chosen_uids(self) -> list[str]:
        """Of the recordings, and of the postings that brought none, that are selected, as they are listed."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [self._model.uid_of(row) for row in rows]

    def _to_list(self) -> None:
        if not self.view.currentIndex().isValid() and self._model.rowCount():
            self.view.setCurrentIndex(self._model.index(0))
        self.view.setFocus()

    def _button(self, action_id: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("flat")
        button.setIconSize(QSize(16, 16))
        button.setText(text)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        action = self._actions[action_id]
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        return button

    def _on_current(self, index: QModelIndex) -> None:
        media = index.data(Role.MEDIA)
        if not self._following and isinstance(media, Media):
            self._session.choose_media(media)

    def _follow(self) -> None:
        media = self._session.media
        row = self._model.row_of(media.uid) if media else None
        if row is not None and self.view.currentIndex().row() == row:
            return  # what else is selected stays so
        self._following = True
        self.view.setCurrentIndex(self._model.index(row) if row is not None else QModelIndex())
        self._following = False

    def _show_menu(self, place: QPoint) -> None:
        menu = self.menu_for(self.view.indexAt(place))
        if menu is not None:
            menu.popup(self.view.viewport().mapToGlobal(place))

    def menu_for(self, index: QModelIndex) -> QMenu | None:
        media, failed = index.data(Role.MEDIA), index.data(Role.FAILED)
        if not isinstance(media, Media) and not isinstance(failed, Posting):
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(media, Media):
            for rating in Graphic:
                action = menu.addAction(tr("Rate: {rating}", rating=said(str(rating))))
                action.setCheckable(True)
                action.setChecked(media.graphic == rating)
                action.triggered.connect(
                    lambda _, media=media, rating=rating: self.rate_asked.emit(media, str(rating))
                )
            menu.addSeparator()
            if media.kind != "photograph":
                again = tr("Find shots and keyframes again…")
                self._add_writing(menu, again, lambda: self.examine_asked.emit(media))
            if media.restriction:
                self._add_writing(menu, tr("Let into reports again"), lambda: self.let_in_asked.emit(media))
            else:
                self._add_writing(menu, tr("Leave out of reports…"), lambda: self.leave_out_asked.emit(media))
        else:
            menu.addAction(tr("Try again")).triggered.connect(lambda: self.try_again_asked.emit(failed))
            if failed.url:
                self._add_writing(
                    menu, tr("Join a file saved by hand…"), lambda: self.join_asked.emit(failed)
                )
        own, chosen = self._model.uid_of(index.row()), self.chosen_uids()
        self.menu_asked.emit(menu, chosen if own in chosen else [own])
        return menu

    def _add_writing(self, menu: QMenu, text: str, do: Callable[[], None]) -> None:
        """An action that is greyed out where the case can only be read."""
        action = menu.addAction(text)
        action.setEnabled(not self._session.case.read_only)
        action.triggered.connect(lambda: do())


class _MediaDelegate(QStyledItemDelegate):
    """All rows are as high as the highest that was seen: the heights of 10,000 would be asked for one by one."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._lines = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        for row in range(min(FIRST_ROWS, model.rowCount())):
            self._lines = max(self._lines, _lines(str(model.index(row, 0).data(Role.FACTS))))
        return QSize(160, max(ROW_HEIGHT, self._lines * (option.fontMetrics.height() + 2) + 14))

    def _make_room(self, facts: str) -> None:
        if _lines(facts) > self._lines:
            self._lines = _lines(facts)
            QTimer.singleShot(0, self._view, self._view.scheduleDelayedItemsLayout)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = theme.look()
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.mixed(colours.field, colours.accent, 0.30))
            edge = QRect(box.x(), box.y(), 3, box.height())
            painter.fillRect(mirrored(painter, box, edge), QColor(colours.accent))
        place = QRect(box.x() + 8, box.y() + 6, THUMB.width(), THUMB.height())
        failed = isinstance(index.data(Role.FAILED), Posting)
        self._thumb(painter, mirrored(painter, box, place), index, failed)
        metrics = painter.fontMetrics()
        left, width = place.right() + 10, box.right() - place.right() - 18
        line = mirrored(painter, box, QRect(left, place.y() - 1, width, metrics.height()))
        painter.setPen(QColor(colours.text))
        title = str(index.data(Qt.ItemDataRole.DisplayRole))
        painter.drawText(line, _MIDDLE, metrics.elidedText(title, Qt.TextElideMode.ElideMiddle, width))
        painter.setPen(QColor(colours.failure if failed else colours.dim))
        facts = str(index.data(Role.FACTS))
        self._make_room(facts)
        if failed:
            below = QRect(line.left(), line.bottom() + 3, width, metrics.height() * 2)
            fitted = metrics.elidedText(facts, Qt.TextElideMode.ElideRight, width * 2 - 30)
            painter.drawText(below, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop), fitted)
        else:
            verdict = index.data(Role.VERDICT)
            for number, text in enumerate(facts.split("\n")):
                line.translate(0, metrics.height() + 2)
                words = QRect(line)
                if number == VERDICT_LINE and verdict is not None:
                    side = metrics.ascent()
                    shape = QRect(line.x(), line.y() + (line.height() - side) // 2, side, side)
                    draw_verdict(painter, QRectF(mirrored(painter, line, shape)), str(verdict))
                    words = mirrored(painter, line, line.adjusted(side + 5, 0, 0, 0))
                fitted = metrics.elidedText(text, Qt.TextElideMode.ElideRight, words.width())
                painter.drawText(words, _MIDDLE, fitted)
        painter.restore()

    def _thumb(self, painter: QPainter, place: QRect, index: Index, failed: bool) -> None:
        colours = theme.look()
        painter.fillRect(place, QColor(colours.stage))
        pixmap = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(pixmap, QPixmap) and not pixmap.isNull():
            size = pixmap.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
            inner = QRect(QPoint(0, 0), size)
            inner.moveCenter(place.center())
            painter.drawPixmap(inner, pixmap)
        elif failed:
            painter.setPen(QPen(QColor("#ec7a6c"), 2))
            middle = place.center()
            painter.drawLine(middle + QPoint(-7, -7), middle + QPoint(7, 7))
            painter.drawLine(middle + QPoint(-7, 7), middle + QPoint(7, -7))
        rating = index.data(Role.RATING)
        if rating in (Graphic.GRAPHIC, Graphic.UNRATED):
            _tag(painter, place, said(str(rating)))


def _lines(facts: str) -> int:
    """With the title's."""
    return 2 + facts.count("\n")


def _tag(painter: QPainter, place: QRect, text: str) -> None:
    """The rating in words over the thumbnail's lower edge."""
    font = painter.font()
    before = painter.font()
    font.setPointSizeF(max(7.0, font.pointSizeF() - 1.5))
    painter.setFont(font)
    bar = QRect(place.x(), place.bottom() - painter.fontMetrics().height() - 1, place.width(), 0)
    bar.setBottom(place.bottom())
    painter.fillRect(bar, QColor(16, 17, 18, 200))
    painter.setPen(QColor("#e8e8e6"))
    painter.drawText(bar, int(Qt.AlignmentFlag.AlignCenter), text)
    painter.setFont(before)
