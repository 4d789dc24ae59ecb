"""How the event timeline is drawn: only rows and annotations that are in view, and no two on the same pixels."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap, QPolygonF

from app import swatch, theme
from app.i18n import tr
from app.timeline.annotation_lanes import Labels
from app.timeline.scale import Scale
from app.together.event_rows import Event, Looks, Row
from app.together.words import error_text
from catalog.model.clock import utc_text
from catalog.model.timecode import clock_of_seconds

Columns: TypeAlias = NDArray[np.uint32]
Places: TypeAlias = NDArray[np.int64]
GUTTER, RULER, ROW_HEIGHT = 210.0, 34.0, 34.0
LINE = 16
"""Height of one of a row's two lines of words."""
MARK = 11.0
"""Width and height of a term's mark."""
MOST_MARKS = 60
"""Of a row with more annotations in view only those have a mark that are as wide as it; zooming shows the others'."""
MARK_APART = 6.0
"""Marks of one row nearer to one another than this are drawn as one."""


class EventPainting:
    """One painting of the event. `top` is how far it is scrolled down, `first` the common clock's left edge."""

    def __init__(
        self, painter: QPainter, event: Event, looks: Looks, scale: Scale, *, first: float, top: float
    ) -> None:
        self._painter, self._event, self._looks, self._scale = painter, event, looks, scale
        self._first, self._top = first, top
        self._colours = theme.look()
        self._labels = Labels.of(painter.font(), LINE)
        self._edge = QPen(theme.mixed(self._colours.line, self._colours.text, 0.3), 1)
        self._body = theme.mixed(self._colours.field, self._colours.accent, 0.14)
        self._fills = np.array([QColor(each).rgba() for each in looks.colours], np.uint32)

    def x(self, seconds: float) -> float:
        return GUTTER + self._scale.x(seconds - self._first)

    def paint(self, width: float, height: float, cursor: float | None, chosen_uid: str) -> None:
        painter, event, look = self._painter, self._event, self._colours
        painter.fillRect(QRectF(0, 0, width, height), QColor(look.field))
        painter.setClipRect(QRectF(0, RULER, width, height - RULER))
        rows = [*event.rows, *event.apart]
        begin = max(0, int(self._top // ROW_HEIGHT))
        for number in range(begin, min(len(rows), int((self._top + height) // ROW_HEIGHT) + 1)):
            self._row(rows[number], self._y(number), width, chosen=rows[number].media.uid == chosen_uid)
        painter.setClipRect(QRectF(GUTTER, RULER, width - GUTTER, height - RULER))
        self._joined()
        painter.setClipping(False)
        self._ruler(width)
        painter.setClipRect(QRectF(GUTTER - 1, 0, width - GUTTER, height))
        if event.earliest_seconds is not None:
            self._upright(event.earliest_seconds, height, look.warning, Qt.PenStyle.DashLine)
        if cursor is not None:
            self._upright(cursor, height, look.accent, Qt.PenStyle.SolidLine)
        painter.setClipping(False)

    def _y(self, number: int) -> float:
        return RULER + number * ROW_HEIGHT - self._top

    # ---------------------------------------------------------------- one row

    def _row(self, row: Row, y: float, width: float, *, chosen: bool) -> None:
        painter, look = self._painter, self._colours
        painter.fillRect(QRectF(0, y, GUTTER, ROW_HEIGHT), QColor(look.panel))
        if chosen:
            painter.fillRect(QRectF(0, y, 4, ROW_HEIGHT), QColor(look.accent))
        apart = row.to_common is None
        painter.setPen(QColor(look.dim if apart else look.text))
        self._text(QRectF(10, y + 1, GUTTER - 16, LINE), f"{row.media.label}  {row.media.title}")
        painter.setPen(QColor(look.dim))
        posted = self._event.earliest
        first_posted = posted is not None and posted.media_uid == row.media.uid
        self._text(
            QRectF(10, y + LINE, GUTTER - 16, LINE),
            tr("⚑ earliest known posting") if first_posted else row.why,
        )
        painter.setPen(QColor(look.line))
        painter.drawLine(QLineF(0, y + ROW_HEIGHT, width, y + ROW_HEIGHT))
        if apart:
            painter.fillRect(
                QRectF(GUTTER, y + 1, width - GUTTER, ROW_HEIGHT - 2),
                theme.mixed(look.field, look.line, 0.35),
            )
            return
        painter.save()
        painter.setClipRect(QRectF(GUTTER, max(y, RULER), width - GUTTER, ROW_HEIGHT))
        left, right = self.x(row.start), self.x(row.end)
        bar = QRectF(
            max(left, GUTTER - 2), y + 3, min(right, width + 2) - max(left, GUTTER - 2), ROW_HEIGHT - 6
        )
        if bar.width() > 0:
            painter.setPen(self._edge)
            painter.setBrush(self._body)
            painter.drawRect(bar)
        self._annotations(row, y, width)
        self._bangs(row, y, width)
        painter.restore()

    def _annotations(self, row: Row, y: float, width: float) -> None:
        marks = row.marks
        if not len(marks.start):
            return
        begin = self._first - marks.longest
        end = self._first + (width - GUTTER) / self._scale.per_second
        low, high = np.searchsorted(marks.start, (begin - MARK / self._scale.per_second, end))
        if low >= high:
            return
        left = GUTTER + (marks.start[low:high] - self._first) * self._scale.per_second
        right = np.maximum(GUTTER + (marks.end[low:high] - self._first) * self._scale.per_second, left + 1)
        left, right = np.maximum(left, GUTTER - MARK), np.minimum(right, width + 1)
        looks = marks.looks[low:high]
        seen = right > GUTTER
        # one number for each, so that what looks the same is drawn once
        keys = np.unique(
            ((left[seen].astype(np.int64) + 16) << 40) + (right[seen].astype(np.int64) << 20) + looks[seen]
        )
        xs, ends, numbers = (keys >> 40) - 16, keys >> 20 & 0xFFFFF, keys & 0xFFFFF
        columns = np.zeros(int(width - GUTTER) + 2, np.uint32)
        _fill(columns, xs - int(GUTTER), ends - int(GUTTER), self._fills[numbers])
        image = QImage(columns.data, len(columns), 1, 4 * len(columns), QImage.Format.Format_ARGB32)
        self._painter.drawImage(QRectF(GUTTER, int(y) + 17, len(columns), 11), image)
        with_mark = ends - xs >= (MARK if len(keys) > MOST_MARKS else 0)
        shown = -MARK_APART
        for x, number in zip(xs[with_mark].tolist(), numbers[with_mark].tolist(), strict=True):
            if x - shown >= MARK_APART:
                self._painter.drawPixmap(QPointF(x - MARK / 2, y + 5), self._mark(number))
                shown = x + MARK / 2

    def _mark(self, number: int) -> QPixmap:
        """A term's mark, drawn once."""
        term, look = self._looks.terms[number], self._colours
        key = (number, look.text)
        if key not in self._looks.marks:
            made = QPixmap(int(3 * MARK), int(3 * MARK))
            made.fill(Qt.GlobalColor.transparent)
            if term is not None:
                painter = QPainter(made)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.scale(3, 3)
                swatch.draw(painter, QRectF(0.5, 0.5, MARK - 1, MARK - 1), term)
                painter.end()
            made.setDevicePixelRatio(3)
            self._looks.marks[key] = made
        return self._looks.marks[key]

    def _bangs(self, row: Row, y: float, width: float) -> None:
        if not len(row.bangs):
            return
        at = np.unique((GUTTER + (row.bangs - self._first) * self._scale.per_second).astype(np.int64))
        at = at[(at >= GUTTER) & (at <= width)]
        painter = self._painter
        painter.setPen(QPen(QColor(self._colours.failure), 1.5))
        painter.setBrush(QColor(self._colours.failure))
        for x in at.tolist():
            painter.drawLine(QLineF(x, y + 3, x, y + ROW_HEIGHT - 4))
            painter.drawPolygon(QPolygonF([QPointF(x - 4, y + 2), QPointF(x + 4, y + 2), QPointF(x, y + 9)]))

    # ---------------------------------------------------------------- over all

    def _joined(self) -> None:
        """Copies are joined by a double line from bar to bar, with a knot on each."""
        painter = self._painter
        painter.setPen(QPen(QColor(self._colours.text), 1))
        painter.setBrush(QColor(self._colours.field))
        for one, other, seconds in self._event.joined:
            x = self.x(seconds)
            above, below = self._y(one) + ROW_HEIGHT - 6, self._y(other) + 6
            for side in (-1.5, 1.5):
                painter.drawLine(QLineF(x + side, above, x + side, below))
            for y in (above, below):
                painter.drawEllipse(QPointF(x, y), 4, 4)

    def _ruler(self, width: float) -> None:
        painter, look, event = self._painter, self._colours, self._event
        painter.fillRect(QRectF(0, 0, width, RULER), QColor(look.panel))
        painter.setPen(QColor(look.dim))
        self._text(QRectF(10, 0, GUTTER - 16, RULER / 2), self._ruler_words())
        if event.utc is not None:
            self._text(QRectF(10, RULER / 2, GUTTER - 16, RULER / 2), error_text(event.utc_error_micros))
        painter.setClipRect(QRectF(GUTTER, 0, width - GUTTER, RULER))
        painter.setFont(theme.fixed_font(8))
        for seconds, labelled in self._scale.ruler():
            x = GUTTER + self._scale.x(seconds)
            painter.setPen(QColor(look.text if labelled else look.line))
            painter.drawLine(QLineF(x, RULER - (9 if labelled else 4), x, RULER))
            if labelled:
                painter.drawText(QPointF(x + 3, RULER - 12), self._time(seconds + self._first))
        painter.setClipping(False)

    def _ruler_words(self) -> str:
        root = self._event.root
        if self._event.utc is not None:
            return tr("UTC")
        return tr("Seconds from 0:00 of {media}", media=root.label) if root is not None else ""

    def _time(self, seconds: float) -> str:
        exact = Fraction(round(seconds * 1000), 1000)
        if self._event.utc is None:
            return clock_of_seconds(exact)[: None if self._scale.per_second > 60 else -4]
        text = utc_text(self._event.utc.at(exact))
        return text[11:23] if self._scale.per_second > 60 else text[11:19]

    def _upright(self, seconds: float, height: float, colour: str, style: Qt.PenStyle) -> None:
        x = self.x(seconds)
        self._painter.setPen(QPen(QColor(colour), 1.5, style))
        self._painter.drawLine(QLineF(x, 0, x, height))

    def _text(self, place: QRectF, text: str) -> None:
        self._labels.draw(self._painter, place.x(), place.y(), place.width(), text)


def _fill(columns: Columns, starts: Places, ends: Places, colours: Columns) -> None:
    """Gives each column the colour of the last span that lies over it; a span has one column at least."""
    starts, ends = np.maximum(starts, 0), np.minimum(np.maximum(ends, 1), len(columns))
    lengths = np.maximum(ends - starts, 0)
    before = np.cumsum(lengths) - lengths
    places = np.arange(int(lengths.sum())) + np.repeat(starts - before, lengths)
    columns[places] = np.repeat(colours, lengths)
