"""How suggestions are drawn: hollow and dashed, so that nobody takes one for what a person has said.

A short sound is a flag on a dashed stem, a stretch a dashed frame; each kind bears a sign of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from app import theme
from app.i18n import said
from app.timeline.annotation_lanes import LEAST_TEXT, LEFT
from app.timeline.track import GUTTER, SUGGESTIONS, Track
from catalog.model.records import Suggestion, SuggestionKind
from catalog.operations.suggestion_words import in_short, is_moment

FLAG = 5.0
SIGN = 11.0
NARROWEST = 7.0


def paint_suggestions(
    painter: QPainter, track: Track, suggestions: Sequence[Suggestion], chosen_uid: str
) -> list[tuple[QRectF, Suggestion]]:
    """Draws those in view, the chosen one last, and returns where each stands in the viewport."""
    hits: list[tuple[QRectF, Suggestion]] = []
    starts = [track.x(each.start_pts) for each in suggestions]
    drawn_to = -1e9
    last: Callable[[], QRectF] | None = None
    for number, each in enumerate(suggestions):
        x, end = starts[number], track.x(each.end_pts)
        if not track.is_in_view(x, end):
            continue
        limit = starts[number + 1] if number + 1 < len(starts) else track.scale.width + 20
        is_chosen = each.uid == chosen_uid
        if x + 1 < drawn_to and end <= drawn_to and not is_chosen:
            continue  # on pixels that its neighbour has taken; zooming shows it
        drawn_to = max(drawn_to, x + 2, end)
        mark = _Mark(painter, track, each, x, end, limit, is_chosen=is_chosen)
        hits.append((mark.box.translated(GUTTER, 0), each))
        if is_chosen:
            last = mark.paint
        else:
            mark.paint()
    if last is not None:
        last()
    return hits


class _Mark:
    """One suggestion between `x` and `end`; its words may reach to `limit`."""

    def __init__(
        self,
        painter: QPainter,
        track: Track,
        suggestion: Suggestion,
        x: float,
        end: float,
        limit: float,
        *,
        is_chosen: bool,
    ) -> None:
        self._painter, self._suggestion = painter, suggestion
        self._x, self._limit, self._chosen = x, limit, is_chosen
        self._top = track.suggestions_top + 2.0
        self._is_moment = is_moment(suggestion)
        left = x - FLAG if self._is_moment else x
        right = x + FLAG if self._is_moment else max(end, x + NARROWEST)
        self.box = QRectF(left, self._top, right - left, SUGGESTIONS - 4)

    def paint(self) -> QRectF:
        colours = theme.look()
        colour = QColor(colours.accent if self._chosen else colours.text)
        self._painter.setPen(QPen(colour, 1.8 if self._chosen else 1.0, Qt.PenStyle.DashLine))
        self._painter.setBrush(
            theme.mixed(colours.panel, colours.accent, 0.25) if self._chosen else Qt.BrushStyle.NoBrush
        )
        if self._is_moment:
            self._flag()
            return self.box
        self._painter.drawRect(self.box.adjusted(0.5, 0.5, -0.5, -0.5))
        room = self.box.intersected(QRectF(0, self._top, 1e6, self.box.height()))
        if room.width() >= SIGN + 6:
            self._painter.setPen(QPen(colour, 1.2))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            sign = QRectF(room.x() + 4, room.center().y() - SIGN / 2, SIGN, SIGN)
            _SIGNS[SuggestionKind(self._suggestion.kind)](self._painter, sign)
            self._words(room.adjusted(SIGN + 8, 0, -3, 0), colour)
        return self.box

    def _flag(self) -> None:
        """A hollow triangle on a dashed stem: the moment is where the stem stands."""
        top, x = self._top, self._x
        self._painter.drawLine(QPointF(x, top + 9), QPointF(x, top + self.box.height()))
        pen = self._painter.pen()
        pen.setStyle(Qt.PenStyle.SolidLine)
        self._painter.setPen(pen)
        corners = (QPointF(x - FLAG, top + 0.5), QPointF(x + FLAG, top + 0.5), QPointF(x, top + 9))
        self._painter.drawPolygon(QPolygonF(corners))
        if self._chosen:
            self._words(
                QRectF(x + FLAG + 3, top, self._limit - x - FLAG * 2 - 5, self.box.height()), pen.color()
            )

    def _words(self, room: QRectF, colour: QColor) -> None:
        if room.width() >= LEAST_TEXT:
            words = said(in_short(self._suggestion))
            metrics = QFontMetricsF(self._painter.font())
            self._painter.setPen(colour)
            fitted = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            self._painter.drawText(room, LEFT, fitted)


def _burst(painter: QPainter, box: QRectF) -> None:
    """Several strokes."""
    for share in (0.1, 0.5, 0.9):
        x = box.left() + box.width() * share
        painter.drawLine(QPointF(x, box.top() + 1), QPointF(x, box.bottom() - 1))


def _silence(painter: QPainter, box: QRectF) -> None:
    """A flat line."""
    painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))


def _gap(painter: QPainter, box: QRectF) -> None:
    """A line that breaks off and goes on."""
    y, x = box.center().y(), box.center().x()
    painter.drawLine(QPointF(box.left(), y), QPointF(x - 3, y))
    painter.drawLine(QPointF(x + 3, y), QPointF(box.right(), y))
    for side in (-3, 3):
        painter.drawLine(QPointF(x + side, y - 4), QPointF(x + side, y + 4))


def _repeated(painter: QPainter, box: QRectF) -> None:
    """The same sign twice."""
    for left in (box.left(), box.center().x() + 0.5):
        painter.drawRect(QRectF(left, box.top() + 2, box.width() / 2 - 1.5, box.height() - 4))


_SIGNS: dict[SuggestionKind, Callable[[QPainter, QRectF], None]] = {
    SuggestionKind.IMPULSIVE: _burst,
    SuggestionKind.SILENCE: _silence,
    SuggestionKind.SOUND_GAP: _gap,
    SuggestionKind.REPEATED: _repeated,
}
