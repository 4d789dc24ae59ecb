"""How the annotations' lanes are drawn. Nothing is told by colour alone: labels, shapes and outlines say the same.

Boxes are filled column by column in one picture, by arrays: ten thousand of them take as long as there are pixels.
Only what has room for words or a shape of its own is drawn one by one.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QImage, QPainter, QPen, QPixmap, QPolygonF

from app import theme
from app.i18n import tr
from app.timeline.lanes import UNKNOWN_COLOUR, Lane
from app.timeline.track import EMPTY, GAP, GUTTER, LEAST, POINT, ROW, Track, lane_height
from catalog.model.records import Annotation, AnnotationStatus, Certainty, Extent, Presence

LEAST_TEXT = 22.0
"""Narrower room than this bears no label."""
LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
BOX = ROW - 3
"""Height of a span's box."""
DASH, HATCH = 6, 5
"""Length of a dash with its gap, and from one hatching stroke to the next, in pixels."""
POINTS_APART = 4.0
"""Points of one row that are nearer to one another than this are drawn as one; zooming shows them."""
Pixels = NDArray[np.uint32]
Floats = NDArray[np.floating[Any]]


class AnnotationLanes:
    """Draws the lanes that are in view; the painter's x is the track's."""

    def __init__(self, painter: QPainter, track: Track, *, chosen: str, selected: Collection[str]) -> None:
        self._painter, self._track = painter, track
        self._chosen, self._selected = chosen, selected
        self._look = theme.look()
        self._metrics = QFontMetricsF(painter.font())
        device = painter.device()
        self._ratio = device.devicePixelRatioF() if device is not None else 1.0
        self._text_colour = QColor(self._look.text)
        self._baseline = (BOX + self._metrics.ascent() - self._metrics.descent()) / 2
        self._elided: dict[tuple[str, int], str] = {}
        self._diamonds: dict[tuple[str, bool, bool], QPixmap] = {}

    def paint(self) -> None:
        painter, track = self._painter, self._track
        line = theme.mixed(self._look.field, self._look.line, 0.6)
        if not any(lane.annotations for lane in track.lanes):
            self._say_nothing_yet()
        for lane, top in zip(track.lanes, track.lane_tops(), strict=True):
            bottom = top + lane_height(lane)
            painter.setPen(line)
            painter.drawLine(QPointF(0, bottom), QPointF(track.width, bottom))
            for row in range(len(lane.rows)):
                y = top + row * ROW + GAP / 2 + 1
                if y < track.height and y + ROW > track.head:
                    self._row(lane, row, round(y))

    def _say_nothing_yet(self) -> None:
        track = self._track
        self._painter.setPen(QColor(self._look.dim))
        self._painter.drawText(
            QRectF(0, track.speech_top + track.speech_height, track.width - GUTTER, EMPTY * 3),
            int(Qt.AlignmentFlag.AlignCenter),
            tr("No annotations yet. Press a key of the vocabulary while watching, or drag across a lane."),
        )

    # ---------------------------------------------------------------- one row

    def _row(self, lane: Lane, row: int, y: float) -> None:
        track, there = self._track, lane.rows[row]
        part = there.between(track.pts_at(-POINT), track.pts_at(track.scale.width + 2 * POINT))
        members = there.members[part]
        if not len(members):
            return
        starts, ends = track.xs(there.starts[part]), track.xs(there.ends[part])
        limits = np.append(starts[1:], track.scale.width + 60)
        following = part.stop
        if following < len(there.starts):
            limits[-1] = min(limits[-1], track.x(int(there.starts[following])))
        points, opens = lane.points[members], lane.opens[members]
        picked = self._picked(lane, members)
        spans = np.flatnonzero(~points & ~opens)
        if len(spans):
            self._fill(lane, members[spans], starts[spans], ends[spans], picked[spans], y)
            self._span_words(lane, members[spans], starts[spans], ends[spans], limits[spans], y)
        dots = np.flatnonzero(points)
        if len(dots):
            self._points(lane, members[dots], starts[dots], limits[dots], picked[dots], y)

    def _picked(self, lane: Lane, members: NDArray[np.int64]) -> NDArray[np.int8]:
        """0: no; 1: selected; 2: the chosen one."""
        if not self._selected and not self._chosen:
            return np.zeros(len(members), np.int8)
        uids = [lane.annotations[member].uid for member in members.tolist()]
        return np.array([2 if uid == self._chosen else uid in self._selected for uid in uids], np.int8)

    def _fill(
        self,
        lane: Lane,
        members: NDArray[np.int64],
        starts: Floats,
        ends: Floats,
        picked: NDArray[np.int8],
        y: float,
    ) -> None:
        """All boxes of a row as one picture of as many pixels as the screen has there."""
        ratio = self._ratio
        width, height = round((self._track.scale.width + 20) * ratio), round(BOX * ratio)
        left = np.clip(np.rint(starts * ratio), -2, width).astype(np.int64)
        right = np.clip(np.rint(np.maximum(ends, starts + LEAST) * ratio), left + 1, width + 2).astype(
            np.int64
        )
        fills, edges = self._colours(lane)
        terms = lane.term_numbers[members]
        fill, edge = fills[terms], edges[terms]
        chosen_colour = np.uint32(self._text_colour.rgba())
        edge = np.where(picked > 0, chosen_colour, edge)
        lengths = right - left
        which = np.repeat(np.arange(len(left)), lengths)
        inside = np.arange(len(which)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        column = left[which] + inside
        seen = (column >= 0) & (column < width)
        which, inside, column = which[seen], inside[seen], column[seen]
        inner, outer = np.zeros(width, np.uint32), np.zeros(width, np.uint32)
        hatched, thick = np.zeros(width, bool), np.zeros(width, bool)
        border = np.maximum(1, round(ratio)) * np.where(picked == 2, 2, 1)[which]
        at_side = (inside < border) | (lengths[which] - inside <= border)
        wide = lengths[which] > 3 * border
        inner[column] = np.where(at_side & wide, edge[which], fill[which])
        gap = lane.unsure[members][which] & (inside % round(DASH * ratio) >= round(DASH * ratio / 2))
        outer[column] = np.where(gap & (picked[which] == 0), fill[which], edge[which])
        hatched[column] = lane.not_seen[members][which] & ~(at_side & wide)
        thick[column] = picked[which] == 2
        self._painter.drawImage(
            QPointF(0, y), _picture(inner, outer, hatched, thick, height, ratio, self._look.field)
        )

    def _colours(self, lane: Lane) -> tuple[Pixels, Pixels]:
        """Fill and edge of each of the lane's terms, as the pixels of a picture."""
        colours = [term.colour if term else UNKNOWN_COLOUR for term in lane.terms]
        fills = [QColor(colour).rgba() for colour in colours]
        edges = [theme.mixed(colour, self._look.text, 0.45).rgba() for colour in colours]
        return np.array(fills, np.uint32), np.array(edges, np.uint32)

    def _points(
        self,
        lane: Lane,
        members: NDArray[np.int64],
        starts: Floats,
        limits: Floats,
        picked: NDArray[np.int8],
        y: float,
    ) -> None:
        _, first = np.unique(np.floor(starts / POINTS_APART), return_index=True)
        shown = np.union1d(first, np.flatnonzero(picked))
        size = POINT + 2
        for each in shown.tolist():
            member, x = int(members[each]), float(starts[each])
            mark = self._diamond(lane.colour(member), not lane.unsure[member], picked[each] > 0)
            self._painter.drawPixmap(QPointF(x - size, y + BOX / 2 - size), mark)
        labelled = np.flatnonzero(limits - starts >= LEAST_TEXT + 2 * POINT + 5)
        self._painter.setPen(self._text_colour)
        for each in labelled.tolist():
            x = float(starts[each]) + POINT + 3
            self._text(x, y, float(limits[each]) - POINT - 2 - x, in_words(lane, int(members[each])))

    def _diamond(self, colour: str, clear: bool, picked: bool) -> QPixmap:
        """The mark of a point, drawn once for all of a kind."""
        made = self._diamonds.get((colour, clear, picked))
        if made is None:
            side = 2 * (POINT + 2)
            made = QPixmap(round(side * self._ratio), round(side * self._ratio))
            made.setDevicePixelRatio(self._ratio)
            made.fill(Qt.GlobalColor.transparent)
            painter = QPainter(made)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(_outline(colour, clear=clear, picked=picked))
            painter.setBrush(QColor(colour))
            middle = QPointF(POINT + 2, POINT + 2)
            corners = ((-POINT, 0.0), (0.0, -POINT), (POINT, 0.0), (0.0, POINT))
            painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))
            painter.end()
            self._diamonds[colour, clear, picked] = made
        return made

    # ---------------------------------------------------------------- words

    def _span_words(
        self,
        lane: Lane,
        members: NDArray[np.int64],
        starts: Floats,
        ends: Floats,
        limits: Floats,
        y: float,
    ) -> None:
        """Each label inside its box where it fits, else beside it where there is more room."""
        left, right = np.maximum(starts, 0.0), np.maximum(ends, starts + LEAST)
        inside = np.minimum(right, self._track.scale.width + 20) - left - 7
        outside = limits - np.maximum(right, 0.0) - 8
        for each in np.flatnonzero(np.maximum(inside, outside) >= LEAST_TEXT).tolist():
            member, room = int(members[each]), float(inside[each])
            text = in_words(lane, member)
            advance = self._metrics.horizontalAdvance(text)
            if room < advance and outside[each] > room:
                self._painter.setPen(self._text_colour)
                self._text(max(float(right[each]), 0.0) + 4, y, float(outside[each]), text)
                continue
            x = float(left[each]) + 4
            if lane.not_seen[member]:
                back = QRectF(x - 2, y + 2, min(advance, room) + 4, BOX - 4)
                self._painter.fillRect(back, QColor(self._look.field))
                self._painter.setPen(self._text_colour)
            else:
                self._painter.setPen(theme.text_on(QColor(lane.colour(member))))
            self._text(x, y, room, text)

    def _text(self, x: float, y: float, room: float, text: str) -> None:
        if room < LEAST_TEXT:
            return
        key = (text, int(room))
        shown = self._elided.get(key)
        if shown is None:
            shown = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            self._elided[key] = shown
        self._painter.drawText(QPointF(x, y + self._baseline), shown)


def _picture(
    inner: Pixels,
    outer: Pixels,
    hatched: NDArray[np.bool_],
    thick: NDArray[np.bool_],
    height: int,
    ratio: float,
    ground: str,
) -> QImage:
    """A row's boxes: `inner` between the first and last line, which are `outer`; hatched and thick-lined in columns."""
    pixels = np.repeat(inner[None, :], height, axis=0)
    if hatched.any():
        step = round(HATCH * ratio)
        slant = (np.arange(len(inner))[None, :] + np.arange(height)[:, None]) % step
        pixels[hatched[None, :] & (slant * 5 >= step * 2)] = QColor(ground).rgba()
    lines = max(1, round(ratio))
    pixels[:lines] = pixels[-lines:] = outer
    pixels[: 2 * lines, thick] = pixels[-2 * lines :, thick] = outer[thick]
    image = QImage(
        pixels.data, len(inner), height, len(inner) * 4, QImage.Format.Format_ARGB32_Premultiplied
    ).copy()
    image.setDevicePixelRatio(ratio)
    return image


def _outline(colour: str, *, clear: bool, picked: bool) -> QPen:
    if picked:
        return QPen(QColor(theme.look().text), 2.0)
    style = Qt.PenStyle.SolidLine if clear else Qt.PenStyle.DashLine
    return QPen(theme.mixed(colour, theme.look().text, 0.45), 1.0, style)


def paint_under_way(painter: QPainter, track: Track, cursor_pts: int) -> None:
    """Spans that are begun and not ended, from their beginning to the cursor."""
    colours = theme.look()
    for lane, top in zip(track.lanes, track.lane_tops(), strict=True):
        if not lane.opens.any():
            continue
        for row, there in enumerate(lane.rows):
            for each in np.flatnonzero(lane.opens[there.members]).tolist():
                member = int(there.members[each])
                x = track.x(int(there.starts[each]))
                end = max(x + 8, track.x(cursor_pts))
                y = top + row * ROW + GAP / 2 + 1
                painter.setPen(QPen(QColor(colours.warning), 1.6))
                painter.setBrush(QBrush(QColor(lane.colour(member)), Qt.BrushStyle.Dense4Pattern))
                painter.drawRoundedRect(QRectF(x, y, end - x, BOX), 2, 2)
                painter.setPen(QColor(colours.text))
                painter.drawText(QRectF(max(0.0, end) + 5, y, 400, BOX), LEFT, in_words(lane, member))


def in_words(lane: Lane, member: int) -> str:
    """The label of an annotation, with all that makes it other than plainly seen."""
    return words_of(lane.label(member), lane.annotations[member])


def words_of(label: str, annotation: Annotation) -> str:
    if annotation.presence == Presence.NOT_SEEN:
        label = tr("Not seen: {label}", label=label)
    if annotation.extent == Extent.OPEN:
        label = tr("{label} – begun, not ended", label=label)
    if annotation.certainty == Certainty.PROBABLE:
        label = tr("{label} (probable)", label=label)
    elif annotation.certainty == Certainty.POSSIBLE:
        label = tr("{label} (possible)", label=label)
    if annotation.status == AnnotationStatus.DISPUTED:
        label = tr("{label} (disputed)", label=label)
    return label
