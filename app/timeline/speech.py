"""What was said, line by line as somebody wrote it down, above the annotations' lanes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from app import theme
from app.timeline.annotation_lanes import LEAST_TEXT, LEFT
from app.timeline.lanes import Row, packed
from app.timeline.track import GAP, GUTTER, LEAST, Track
from catalog.later import np
from catalog.model.records import Utterance


def paint_speech(
    painter: QPainter, track: Track, utterances: Sequence[Utterance]
) -> list[tuple[QRectF, Utterance]]:
    """Draws the lines in view, with quotation marks, and returns where each stands in the viewport."""
    colours, metrics = theme.look(), QFontMetricsF(painter.font())
    hits: list[tuple[QRectF, Utterance]] = []
    fill = theme.mixed(colours.field, colours.text, 0.10)
    edge = QPen(theme.mixed(colours.field, colours.text, 0.45), 1)
    for number, row in enumerate(track.speech):
        y = track.speech_top + number * track.row + GAP / 2 + 1
        if y + track.row < track.head or y > track.height:
            continue
        for member, x, end in _in_view(track, row):
            said = utterances[member]
            box = QRectF(max(x, -4.0), y, min(end, track.scale.width + 24) - max(x, -4.0), track.box)
            painter.fillRect(box, fill)
            painter.setPen(edge)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
            hits.append((box.translated(GUTTER, 0), said))
            room = box.adjusted(4, 0, -3, 0)
            if room.width() >= LEAST_TEXT:
                painter.setPen(QColor(colours.text))
                text = metrics.elidedText(label(said), Qt.TextElideMode.ElideRight, room.width())
                painter.drawText(room, LEFT, text)
    return hits


def _in_view(track: Track, row: Row) -> Iterator[tuple[int, float, float]]:
    """Place in the list, left and right of each line that is drawn: of those too narrow to be told apart one alone."""
    part = row.between(track.pts_at(-4), track.pts_at(track.scale.width + 20))
    left = track.xs(row.starts[part])
    right = np.maximum(track.xs(row.ends[part]), left + LEAST)
    drawn = right - left > LEAST
    drawn[np.unique(np.floor(left / LEAST), return_index=True)[1]] = True
    drawn &= (right >= -20) & (left <= track.scale.width + 20)
    return zip(row.members[part][drawn].tolist(), left[drawn].tolist(), right[drawn].tolist(), strict=True)


class Speech:
    """The rows of the lines of one recording after the other, each list packed once."""

    def __init__(self) -> None:
        self._utterances: Sequence[Utterance] = ()
        self._rows: list[Row] = []

    def rows_of(self, utterances: Sequence[Utterance]) -> list[Row]:
        if utterances is not self._utterances:
            starts, ends = [each.start_pts for each in utterances], [each.end_pts for each in utterances]
            self._utterances, self._rows = utterances, packed(starts, ends)
        return self._rows


def label(said: Utterance) -> str:
    """The line as it was written down, with who said it; its translation where there is no original."""
    text = " ".join((said.original or said.translation).split())
    return f"{said.speaker}: “{text}”" if said.speaker else f"“{text}”"
