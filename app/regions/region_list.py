"""The regions of the chosen annotation, each with its keyed frames as ticks along the annotation's span."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app import theme
from app.i18n import marked, tr, trn
from app.moments import Moments
from catalog.model.records import Annotation, Region, RegionKind
from catalog.model.regions import PERSON, Key, keys_of, lasts

ROW, STRIP, MARGIN = 44, 14, 10
NEAR = 6.0
"""Pixels beside a tick within which a click goes to its frame."""
KINDS = {
    RegionKind.BOX: marked("box"),
    RegionKind.POLYGON: marked("outline"),
    RegionKind.POINT: marked("point"),
}
_REGION = Qt.ItemDataRole.UserRole


class RegionList(QListWidget):
    """A click on a tick goes to its frame; on anything else of a row it chooses the region."""

    region_chosen = Signal(str)
    go_asked = Signal(int)
    """PTS."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Regions of the chosen annotation"))
        self.setItemDelegate(_RowPainter(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.annotation: Annotation | None = None
        self.moments: Moments | None = None
        self.pts = 0
        self._filling = False
        self.currentItemChanged.connect(self._on_current)

    def show_regions(
        self,
        regions: Sequence[Region],
        annotation: Annotation | None,
        moments: Moments | None,
        *,
        chosen: str | None,
        pts: int,
    ) -> None:
        self.annotation, self.moments, self.pts = annotation, moments, pts
        self._filling = True
        if self.count() != len(regions):
            self.clear()
            for _ in regions:
                self.addItem(QListWidgetItem())
        for row, region in enumerate(regions):
            item = self.item(row)
            if item.data(_REGION) != region:
                item.setData(_REGION, region)
                item.setText(in_words(region))
                item.setToolTip(_told(region, annotation, moments))
            if region.uid == chosen:
                self.setCurrentRow(row)
        if chosen is None:
            self.setCurrentRow(-1)
        self._filling = False
        self.viewport().update()

    def region_at(self, row: int) -> Region:
        region = self.item(row).data(_REGION)
        assert isinstance(region, Region)
        return region

    def tick_place(self, row: int, pts: int) -> QPointF:
        """Where the tick of a frame is, in the viewport."""
        strip = _strip(QRectF(self.visualRect(self.model().index(row, 0))))
        return QPointF(self._x(strip, pts), strip.center().y())

    def _x(self, strip: QRectF, pts: int) -> float:
        """Keys outside the annotation's span lie at its ends."""
        start, end = self.span()
        share = (pts - start) / max(1, end - start)
        return strip.left() + strip.width() * min(1.0, max(0.0, share))

    def span(self) -> tuple[int, int]:
        """PTS of the annotation's first moment and of its end."""
        if self.annotation is None or self.moments is None:
            return 0, 1
        start, end = self.annotation.start_pts, self.annotation.end_pts
        if end is None:
            is_open = self.annotation.extent == "open"
            end = self.moments.media.end_pts if is_open else self.moments.after(start)
        return start, end

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        region = self.region_at(index.row())
        near = [
            (abs(self.tick_place(index.row(), key.pts).x() - event.position().x()), key.pts)
            for key in keys_of(region)
            if self.annotation is not None and lasts(self.annotation, key.pts)
        ]
        if not _strip(QRectF(self.visualRect(index))).adjusted(-NEAR, -3, NEAR, 3).contains(event.position()):
            return
        off, pts = min(near, default=(NEAR + 1, 0))
        if off <= NEAR:
            self.go_asked.emit(pts)

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None and not self._filling:
            self.region_chosen.emit(item.data(_REGION).uid)


def in_words(region: Region) -> str:
    count = len(region.keys)
    keyed = tr("1 keyed frame") if count == 1 else trn("%n keyed frames", count)
    name = f" “{region.label}”" if region.label else ""
    unsure = "  " + tr("unsure") if region.unsure_pts is not None else ""
    kind = tr(KINDS[RegionKind(region.kind)])
    return f"R{region.number} {kind}{name}  {keyed}{unsure}"


def _told(region: Region, annotation: Annotation | None, moments: Moments | None) -> str:
    lines = [in_words(region)]
    if annotation is not None:
        outside = sum(not lasts(annotation, key.pts) for key in keys_of(region))
        if outside:
            lines.append(trn("Keyed frames outside the annotation's span: %n", outside))
    if region.unsure_pts is not None and moments is not None:
        lines.append(
            tr("Unsure from {at} on: {why}", at=moments.clock(region.unsure_pts), why=region.unsure_why)
        )
    return "\n".join(lines)


def _strip(row: QRectF) -> QRectF:
    return QRectF(row.left() + MARGIN, row.bottom() - STRIP - 6, row.width() - 2 * MARGIN, STRIP)


class _RowPainter(QStyledItemDelegate):
    """Words above, a strip below: a full tick where a person keyed, a low one where the program did; a hollow
    square hidden, a cross out of view; a question mark where following became unsure; a line where the player is."""

    def __init__(self, view: RegionList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, max(ROW, option.fontMetrics.height() + STRIP + 14))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        region = index.data(_REGION)
        look, rect = theme.look(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, theme.mixed(look.field, look.accent, 0.22))
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), QColor(look.accent))
        font = option.font
        font.setBold(chosen)
        painter.setFont(font)
        painter.setPen(QColor(look.text))
        words = rect.adjusted(MARGIN, 4, -MARGIN, -STRIP - 8)
        text = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
        self._paint_strip(painter, _strip(rect), region)
        painter.restore()

    def _paint_strip(self, painter: QPainter, strip: QRectF, region: Region) -> None:
        look, view = theme.look(), self._view
        middle = strip.center().y()
        keys = keys_of(region)
        painter.setPen(QPen(QColor(look.line), 1))
        painter.drawLine(QPointF(strip.left(), middle), QPointF(strip.right(), middle))
        painter.setPen(QPen(QColor(look.dim), 3))
        for one, other in itertools.pairwise(keys):
            if one.is_visible and other.is_visible:
                painter.drawLine(
                    QPointF(view._x(strip, one.pts), middle), QPointF(view._x(strip, other.pts), middle)
                )
        for key in keys:
            _paint_tick(painter, QPointF(view._x(strip, key.pts), middle), key)
        if region.unsure_pts is not None:
            at = QPointF(view._x(strip, region.unsure_pts), middle)
            painter.setPen(QColor(look.warning if theme.is_dark() else look.failure))
            painter.drawText(QRectF(at.x() - 8, at.y() - 9, 16, 18), int(Qt.AlignmentFlag.AlignCenter), "?")
        here = view._x(strip, view.pts)
        painter.setPen(QPen(QColor(look.accent), 1.5))
        painter.drawLine(QPointF(here, strip.top() - 2), QPointF(here, strip.bottom() + 2))


def _paint_tick(painter: QPainter, at: QPointF, key: Key) -> None:
    look = theme.look()
    height = 6.0 if key.made_by == PERSON else 3.0
    painter.setPen(QPen(QColor(look.text), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if key.is_visible:
        painter.drawLine(at - QPointF(0, height), at + QPointF(0, height))
    elif key.state == "hidden":
        painter.drawRect(QRectF(at.x() - 3.5, at.y() - 3.5, 7, 7))
    else:
        for sign in (-1, 1):
            painter.drawPolyline(QPolygonF([at - QPointF(4, 4 * sign), at + QPointF(4, 4 * sign)]))
