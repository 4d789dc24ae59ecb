"""Two recordings as two bars to one time scale, the footage they share joined by bands."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app import theme
from app.copies.pairs import Pair, there
from app.i18n import tr
from app.models.thumbnails import Thumbnails
from app.moments import Moments
from catalog.model.records import CopyState, Media
from catalog.model.timecode import clock_of_seconds
from catalog.operations.copies import CopyRange

THUMB = QSize(64, 36)
GUTTER = 130
BAR = 24
BETWEEN = 30
EDGE = 7
"""Above and below the bars, so that the pictures beside them have room."""
NARROWEST = 3.0
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class CopyBars(QWidget):
    """The open recording above, the other below. A click goes to that moment of the one it is nearer to."""

    go_asked = Signal(object, int)
    """Media and PTS."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self.pair: Pair | None = None
        self._cursor_pts: int | None = None
        self.setAccessibleName(tr("Shared footage of two recordings"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(2 * (EDGE + BAR) + BETWEEN)
        self.setMinimumWidth(GUTTER + 160)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_pair(self, pair: Pair | None) -> None:
        self.pair = pair
        self.setVisible(pair is not None)
        self.update()

    def show_position(self, pts: int) -> None:
        """Where the open recording stands."""
        self._cursor_pts = pts
        self.update()

    # ---------------------------------------------------------------- where things are

    @property
    def per_second(self) -> float:
        """Pixels for a second: the longer of the two fills the width."""
        assert self.pair is not None
        longest = max(_length(self.pair.here), _length(self.pair.other), 1e-3)
        return max(1.0, self.width() - GUTTER - 10) / longest

    def x_of(self, media: Media, pts: int) -> float:
        return GUTTER + float((pts - media.first_pts) * media.time_base) * self.per_second

    def pts(self, media: Media, x: float) -> int:
        ticks = (x - GUTTER) / self.per_second / float(media.time_base)
        return min(max(media.first_pts + round(ticks), media.first_pts), media.end_pts - 1)

    @property
    def upper_bar(self) -> QRectF:
        return QRectF(GUTTER, EDGE, self.width() - GUTTER - 10, BAR)

    @property
    def lower_bar(self) -> QRectF:
        return self.upper_bar.translated(0, BAR + BETWEEN)

    def meant(self, place: QPointF) -> tuple[Media, int] | None:
        """The recording and moment that a place in the drawing stands for."""
        if self.pair is None or place.x() < GUTTER - 4:
            return None
        is_upper = place.y() < (self.upper_bar.bottom() + self.lower_bar.top()) / 2
        media = self.pair.here if is_upper else self.pair.other
        between = self.upper_bar.bottom() < place.y() < self.lower_bar.top()
        if between:
            for match in reversed(self.pair.matches):
                if self._band(match).containsPoint(place, Qt.FillRule.OddEvenFill):
                    pts = self._pts_in_band(match, place)
                    return media, pts if is_upper else there(match, pts)
        if place.x() > self.x_of(media, media.end_pts) + 4:
            return None
        return media, self.pts(media, place.x())

    def _band(self, match: CopyRange) -> QPolygonF:
        assert self.pair is not None
        here, other = self.pair.here, self.pair.other
        left, right = self._ends(here, match.start_pts, match.end_pts)
        other_left, other_right = self._ends(other, match.other_start_pts, match.other_end_pts)
        top, bottom = self.upper_bar.bottom(), self.lower_bar.top()
        corners = ((left, top), (right, top), (other_right, bottom), (other_left, bottom))
        return QPolygonF([QPointF(*corner) for corner in corners])

    def _ends(self, media: Media, start_pts: int, end_pts: int) -> tuple[float, float]:
        left = self.x_of(media, start_pts)
        return left, max(self.x_of(media, end_pts), left + NARROWEST)

    def _pts_in_band(self, match: CopyRange, place: QPointF) -> int:
        """The open recording's moment on the slanting line through a place of the band."""
        assert self.pair is not None
        here = self._ends(self.pair.here, match.start_pts, match.end_pts)
        other = self._ends(self.pair.other, match.other_start_pts, match.other_end_pts)
        down = (place.y() - self.upper_bar.bottom()) / BETWEEN
        left, right = (a + (b - a) * down for a, b in zip(here, other, strict=True))
        share = min(max((place.x() - left) / max(right - left, 1e-6), 0.0), 1.0)
        return match.start_pts + round(share * (match.end_pts - 1 - match.start_pts))

    # ---------------------------------------------------------------- events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        meant = self.meant(event.position())
        if meant is not None and event.button() == Qt.MouseButton.LeftButton:
            self.go_asked.emit(*meant)

    def event(self, event: object) -> bool:
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.words_at(QPointF(event.pos())), self)
            return True
        return bool(super().event(event))  # type: ignore[arg-type]

    def words_at(self, place: QPointF) -> str:
        """What a click there would do."""
        meant = self.meant(place)
        if self.pair is None or meant is None:
            return ""
        media, pts = meant
        go = tr("Click: go to {time} of {label}", time=Moments(media).clock(pts), label=media.label)
        turned = media.uid == self.pair.other.uid
        for match in self.pair.matches:
            seen = match.turned() if turned else match
            if seen.start_pts <= pts < seen.end_pts:
                return f"{self.pair.said_of(match, there(seen, pts) if turned else pts)}\n{go}"
        lacking = self.pair.here if turned else self.pair.other
        return f"{tr('Not found in {label}', label=lacking.label)}\n{go}"

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.pair is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._side(painter, self.pair.here, self.upper_bar)
        self._side(painter, self.pair.other, self.lower_bar)
        for match in self.pair.matches:
            self._paint_match(painter, match)
        if self._cursor_pts is not None:
            x = self.x_of(self.pair.here, self._cursor_pts)
            painter.setPen(QPen(QColor(theme.look().failure), 1.6))
            painter.drawLine(QPointF(x, self.upper_bar.top() - 3), QPointF(x, self.upper_bar.bottom()))
        painter.end()

    # ---------------------------------------------------------------- painting

    def _side(self, painter: QPainter, media: Media, bar: QRectF) -> None:
        """One recording: picture, name and length, and an empty bar as long as it is."""
        colours = theme.look()
        place = QRectF(2, bar.center().y() - THUMB.height() / 2, THUMB.width(), THUMB.height())
        painter.fillRect(place, QColor(colours.stage))
        poster: QPixmap = self._thumbnails.poster(media)
        if not poster.isNull():
            size = poster.size().scaled(THUMB, Qt.AspectRatioMode.KeepAspectRatio)
            inner = QRectF(0, 0, size.width(), size.height())
            inner.moveCenter(place.center())
            painter.drawPixmap(inner, poster, QRectF(poster.rect()))
        painter.setFont(self.font())
        painter.setPen(QColor(colours.text))
        room = QRectF(place.right() + 7, place.top(), GUTTER, place.height() / 2)
        painter.drawText(room, _LEFT, media.label)
        painter.setPen(QColor(colours.dim))
        length = clock_of_seconds((media.end_pts - media.first_pts) * media.time_base)[:-4]
        painter.drawText(room.translated(0, room.height()), _LEFT, length)
        end = self.x_of(media, media.end_pts)
        painter.setPen(QPen(QColor(colours.dim), 1))
        painter.setBrush(QColor(colours.field))
        painter.drawRect(
            QRectF(bar.left(), bar.top() + 0.5, max(end - bar.left(), NARROWEST), bar.height() - 1)
        )

    def _paint_match(self, painter: QPainter, match: CopyRange) -> None:
        """What both have is filled in both bars and joined; how it is outlined tells what a person said of it."""
        assert self.pair is not None
        colours = theme.look()
        dismissed = self.pair.state == CopyState.DISMISSED
        confirmed = self.pair.state == CopyState.CONFIRMED
        ink = colours.dim if dismissed else colours.accent
        style = Qt.PenStyle.SolidLine if confirmed else Qt.PenStyle.DashLine
        painter.setPen(QPen(QColor(ink), 1.2, Qt.PenStyle.DotLine if dismissed else style))
        fill = QColor(ink)
        fill.setAlpha(50)
        painter.setBrush(fill)
        painter.drawPolygon(self._band(match))
        solid = theme.mixed(colours.field, ink, 0.55)
        for media, bar, start, end in (
            (self.pair.here, self.upper_bar, match.start_pts, match.end_pts),
            (self.pair.other, self.lower_bar, match.other_start_pts, match.other_end_pts),
        ):
            left, right = self._ends(media, start, end)
            painter.fillRect(QRectF(left, bar.top() + 1, right - left, bar.height() - 2), solid)
            painter.setPen(theme.text_on(solid))
            painter.setFont(theme.fixed_font(8))
            words = Moments(media).bare_clock(start)[:-2]
            if painter.fontMetrics().horizontalAdvance(words) + 8 <= right - left:
                painter.drawText(QRectF(left + 4, bar.top(), right - left, bar.height()), _LEFT, words)


def _length(media: Media) -> float:
    return float((media.end_pts - media.first_pts) * media.time_base)
