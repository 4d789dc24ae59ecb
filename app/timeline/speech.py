"""What was said, line by line as somebody wrote it down, above the annotations' lanes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from app import theme
from app.timeline.annotation_lanes import LEAST_TEXT, LEFT
from app.timeline.track import GAP, GUTTER, Track
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
        part = row.between(track.pts_at(-4), track.pts_at(track.scale.width + 20))
        drawn_to = -1e9
        for member in row.members[part].tolist():
            said = utterances[member]
            x, end = track.x(said.start_pts), max(track.x(said.end_pts), track.x(said.start_pts) + 3)
            if end <= drawn_to or not track.is_in_view(x, end):
                continue
            drawn_to = end
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


def label(said: Utterance) -> str:
    """The line as it was written down, with who said it; its translation where there is no original."""
    text = " ".join((said.original or said.translation).split())
    return f"{said.speaker}: “{text}”" if said.speaker else f"“{text}”"
