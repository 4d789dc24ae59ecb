"""The strip of keyframes: pictures of the recording in order; a click goes there. In rows where there is the height.

Until there are keyframes it shows the pictures of a first look, each marked as one.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app import theme
from app.i18n import tr
from app.models.keyframes import KeyframeModel, Role
from catalog.model.records import Keyframe

THUMB = QSize(112, 63)
CELL = QSize(122, 86)
Index = QModelIndex | QPersistentModelIndex


class KeyframeStrip(QListView):
    """Emits the PTS of the keyframe that was chosen."""

    chosen = Signal(int)
    menu_asked = Signal(object, object)
    """Keyframe, or None where there is none, and the place on the screen."""

    def __init__(self, model: KeyframeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Keyframes"))
        self.setModel(model)
        self._model = model
        self._position: tuple[str | None, int] | None = None
        """The media's uid and the PTS where the player stands in it."""
        model.rowsInserted.connect(lambda: self._mark_position())
        model.modelReset.connect(lambda: self._mark_position())
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setItemDelegate(_ThumbDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMinimumHeight(CELL.height() + 4)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda place: self.menu_asked.emit(
                self.indexAt(place).data(Role.KEYFRAME), self.viewport().mapToGlobal(place)
            )
        )
        self.clicked.connect(lambda index: self.chosen.emit(index.data(Role.PTS)))
        self.activated.connect(lambda index: self.chosen.emit(index.data(Role.PTS)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        in_rows = self.height() >= 2 * CELL.height()
        if in_rows != self.isWrapping():
            self.setWrapping(in_rows)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._model.rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(theme.look().dim))
            text = tr("A first look is being made…") if self._model.more_is_coming else tr("No keyframes yet")
            painter.drawText(self.viewport().rect(), int(Qt.AlignmentFlag.AlignCenter), text)
            painter.end()

    def show_position(self, pts: int) -> None:
        """Marks the last picture that is not after `pts`."""
        self._position = (self._model.media_uid, pts)
        if self._mark_position() and self._model.current_row >= 0:
            here = self._model.index(self._model.current_row)
            self.scrollTo(here, QAbstractItemView.ScrollHint.EnsureVisible)

    def _mark_position(self) -> bool:
        """Whether another picture is marked now. Does not scroll: pictures may be coming in."""
        media_uid, pts = self._position or (None, 0)
        row = self._model.row_at(pts) if media_uid and media_uid == self._model.media_uid else -1
        if row == self._model.current_row:
            return False
        self._model.set_current(row)
        return True


class _ThumbDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        words = QFontMetrics(theme.fixed_font(max(7.5, option.font.pointSizeF() - 1)))
        return QSize(
            max(CELL.width(), words.horizontalAdvance("0:00:00.000") + 4), THUMB.height() + 9 + words.height()
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = theme.look()
        cell: QRect = option.rect
        place = QRect(cell.x() + 5, cell.y() + 3, THUMB.width(), THUMB.height())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(place, theme.mixed(colours.stage, colours.stage, 0))
        pixmap: QPixmap = index.data(Qt.ItemDataRole.DecorationRole)
        if pixmap is not None and not pixmap.isNull():
            size = pixmap.size().scaled(THUMB, Qt.AspectRatioMode.KeepAspectRatio)
            inner = QRect(0, 0, size.width(), size.height())
            inner.moveCenter(place.center())
            painter.drawPixmap(inner, pixmap)
        if index.data(Role.IS_FIRST_LOOK):
            self._mark_first_look(painter, place)
        keyframe = index.data(Role.KEYFRAME)
        if isinstance(keyframe, Keyframe) and keyframe.pinned:
            self._mark(painter, place, tr("pinned"))
        if index.data(Role.IS_CURRENT):
            painter.setPen(QPen(theme.mixed(colours.accent, colours.accent, 0), 2))
            painter.drawRect(place)
        painter.setPen(
            theme.mixed(colours.text if index.data(Role.IS_CURRENT) else colours.dim, colours.text, 0)
        )
        painter.setFont(theme.fixed_font(max(7.5, option.font.pointSizeF() - 1)))
        below = QRect(cell.x(), place.bottom() + 2, cell.width(), cell.bottom() - place.bottom() - 2)
        painter.drawText(
            below, int(Qt.AlignmentFlag.AlignCenter), str(index.data(Qt.ItemDataRole.DisplayRole))
        )
        painter.restore()

    def _mark_first_look(self, painter: QPainter, place: QRect) -> None:
        """Words and a broken outline, so that none is taken for a keyframe."""
        self._mark(painter, place, tr("first look"))
        painter.setPen(QPen(QColor(theme.look().dim), 1, Qt.PenStyle.DashLine))
        painter.drawRect(place)

    def _mark(self, painter: QPainter, place: QRect, words: str) -> None:
        """Words over the picture's lower edge."""
        painter.setFont(theme.fixed_font(7.5))
        bar = QRect(place.x(), 0, place.width(), painter.fontMetrics().height() + 1)
        bar.moveBottom(place.bottom())
        painter.fillRect(bar, QColor(16, 17, 18, 190))
        painter.setPen(QColor("#e8e8e6"))
        painter.drawText(bar, int(Qt.AlignmentFlag.AlignCenter), words)
