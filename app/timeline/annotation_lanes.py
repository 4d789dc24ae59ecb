"""How the annotations' lanes are drawn. Nothing is told by colour alone: labels, shapes and outlines say the same.

Boxes are filled column by column in one picture, by arrays: ten thousand of them take as long as there are pixels.
Only what has room for words or a shape of its own is drawn one by one.
"""

from __future__ import annotations

import functools
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPen,
    QPixmap,
    QPixmapCache,
    QPolygonF,
    QStaticText,
)

from app import theme
from app.i18n import tr
from app.timeline.lanes import Lane
from app.timeline.track import GAP, GUTTER, LEAST, POINT, Track
from catalog.later import np
from catalog.model.records import Annotation, AnnotationStatus, Certainty, Extent, Presence

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEAST_TEXT = 26.0
"""Narrower room than this bears no label."""
LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
"""Height of a span's box."""
DASH, HATCH = 6, 5
"""Length of a dash with its gap, and from one hatching stroke to the next, in pixels."""
POINTS_APART = 4.0
"""Points of one row that are nearer to one another than this are drawn as one; zooming shows them."""
ELIDED_STEP = 8
"""Labels that are cut short are cut at every so many pixels, so that few are made."""
MOST_LABELS = 4000
Pixels: TypeAlias = "NDArray[np.uint32]"
Floats: TypeAlias = "NDArray[np.floating[Any]]"


@dataclass(slots=True, eq=False)
class _Shown:
    """What is in view of one row: places in the lane's list, and where in the track they are, in pixels."""

    lane: Lane
    top: int
    members: NDArray[np.int64]
    starts: Floats
    ends: Floats
    limits: Floats
    """Where the next one in the row begins."""
    picked: NDArray[np.int8]
    """0: no; 1: selected; 2: the chosen one."""


class AnnotationLanes:
    """Draws the lanes that are in view; the painter's x is the track's."""

    def __init__(self, painter: QPainter, track: Track, *, chosen: str, selected: Collection[str]) -> None:
        self._painter, self._track = painter, track
        self._chosen, self._selected = chosen, selected
        self._look = theme.look()
        self._text = QColor(self._look.text)
        device = painter.device()
        self._ratio = device.devicePixelRatioF() if device is not None else 1.0
        self._labels = Labels.of(painter.font(), track.box)

    def paint(self) -> None:
        painter, track = self._painter, self._track
        line = theme.mixed(self._look.field, self._look.line, 0.6)
        if not track.awaits and not any(lane.annotations for lane in track.lanes):
            self._say_nothing_yet()
        shown: list[_Shown] = []
        for lane, top in zip(track.lanes, track.lane_tops(), strict=True):
            bottom = top + track.lane_height(lane)
            painter.setPen(line)
            painter.drawLine(QPointF(0, bottom), QPointF(track.width, bottom))
            if bottom < track.head or top > track.height:
                continue
            picked = self._picked(lane)
            for row in range(len(lane.rows)):
                y = top + row * track.row + GAP / 2 + 1
                if y < track.height and y + track.row > track.head:
                    found = self._in_view(lane, row, round(y), picked)
                    if found is not None:
                        shown.append(found)
        if shown:
            self._fill(shown)
        for each in shown:
            points = each.lane.flags("points")[each.members]
            self._points(each, np.flatnonzero(points))
            self._span_words(each, ~points & ~each.lane.flags("opens")[each.members])

    def _say_nothing_yet(self) -> None:
        track = self._track
        self._painter.setPen(QColor(self._look.dim))
        self._painter.drawText(
            QRectF(0, track.speech_top + track.speech_height, track.width - GUTTER, track.empty * 3),
            int(Qt.AlignmentFlag.AlignCenter),
            tr("No annotations yet. Press a key of the vocabulary while watching, or drag across a lane."),
        )

    def _picked(self, lane: Lane) -> NDArray[np.int8]:
        """For each of its annotations 1 where it is selected, 2 if it is the chosen one."""
        picked = np.zeros(len(lane.annotations), np.int8)
        picked[lane.members(self._selected)] = 1
        picked[lane.members([self._chosen])] = 2
        return picked

    def _in_view(self, lane: Lane, row: int, top: int, picked: NDArray[np.int8]) -> _Shown | None:
        track, there = self._track, lane.rows[row]
        part = there.between(track.pts_at(-POINT), track.pts_at(track.scale.width + 2 * POINT))
        members = there.members[part]
        if not len(members):
            return None
        starts, limits = track.xs(there.starts[part]), np.full(len(members), track.scale.width + 10)
        limits[:-1] = starts[1:]
        if part.stop < len(there.starts):
            limits[-1] = min(limits[-1], track.x(int(there.starts[part.stop])))
        return _Shown(lane, top, members, starts, track.xs(there.ends[part]), limits, picked[members])

    # ---------------------------------------------------------------- boxes

    def _fill(self, shown: list[_Shown]) -> None:
        """All boxes in view as one picture of as many pixels as the screen has there."""
        ratio, first = self._ratio, shown[0].top
        width, box = round((self._track.scale.width + 20) * ratio), round(self._track.box * ratio)
        rows = [round((each.top - first) * ratio) for each in shown]
        spans = [
            np.flatnonzero(~(each.lane.flags("points") | each.lane.flags("opens"))[each.members])
            for each in shown
        ]

        def joined(values: list[NDArray[Any]]) -> NDArray[Any]:
            return np.concatenate([every[some] for every, some in zip(values, spans, strict=True)])

        colours = [_colours(each.lane, self._look) for each in shown]
        terms = [each.lane.facts["term"][each.members] for each in shown]
        starts = joined([each.starts for each in shown])
        ends = joined([each.ends for each in shown])
        columns = _Columns(
            np.rint(np.clip(starts * ratio, -2, width)).astype(np.int64),
            np.rint(np.clip(np.maximum(ends, starts + LEAST) * ratio, -2, width + 2)).astype(np.int64),
            np.repeat(np.arange(len(shown)), [len(each) for each in spans]),
            joined([both[0][term] for both, term in zip(colours, terms, strict=True)]),
            joined([both[1][term] for both, term in zip(colours, terms, strict=True)]),
            joined([each.lane.flags("unsure")[each.members] for each in shown]),
            joined([each.lane.flags("not_seen")[each.members] for each in shown]),
            joined([each.picked for each in shown]),
        )
        pixels = np.zeros((rows[-1] + box, width), np.uint32)
        columns.draw(pixels, rows, box, ratio, text=self._text.rgba(), ground=QColor(self._look.field).rgba())
        image = QImage(pixels.data, width, len(pixels), width * 4, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        self._painter.drawImage(QPointF(0, first), image)

    # ---------------------------------------------------------------- points

    def _points(self, shown: _Shown, dots: NDArray[np.intp]) -> None:
        if not len(dots):
            return
        lane, painter, size = shown.lane, self._painter, POINT + 2
        _, first = np.unique(np.floor(shown.starts[dots] / POINTS_APART), return_index=True)
        unsure = lane.flags("unsure")
        for each in np.union1d(dots[first], dots[shown.picked[dots] > 0]).tolist():
            member, x = int(shown.members[each]), float(shown.starts[each])
            mark = _diamond(lane.colour(member), not unsure[member], bool(shown.picked[each]), self._ratio)
            painter.drawPixmap(QPointF(x - size, shown.top + self._track.box / 2 - size), mark)
        painter.setPen(self._text)
        room = shown.limits - shown.starts - 2 * POINT - 5
        for each in dots[room[dots] >= LEAST_TEXT].tolist():
            x = float(shown.starts[each]) + POINT + 3
            text = in_words(lane, int(shown.members[each]))
            self._labels.draw(painter, x, shown.top, float(room[each]), text)

    # ---------------------------------------------------------------- words

    def _span_words(self, shown: _Shown, spans: NDArray[np.bool_]) -> None:
        """Each label inside its box where it fits, else beside it where there is more room."""
        lane, painter = shown.lane, self._painter
        left, right = np.maximum(shown.starts, 0.0), np.maximum(shown.ends, shown.starts + LEAST)
        inside = np.minimum(right, self._track.scale.width + 12) - left - 7
        outside = shown.limits - np.maximum(right, 0.0) - 8
        enough = np.flatnonzero(spans & (np.maximum(inside, outside) >= LEAST_TEXT))
        not_seen = lane.flags("not_seen")
        for each in enough.tolist():
            member, room = int(shown.members[each]), float(inside[each])
            text = in_words(lane, member)
            advance = self._labels.advance(text)
            if room < advance and outside[each] > room:
                painter.setPen(self._text)
                x = max(float(right[each]), 0.0) + 4
                self._labels.draw(painter, x, shown.top, float(outside[each]), text)
                continue
            x = float(left[each]) + 4
            if not_seen[member]:
                back = QRectF(x - 2, shown.top + 2, min(advance, room) + 4, self._track.box - 4)
                painter.fillRect(back, QColor(self._look.field))
                painter.setPen(self._text)
            else:
                painter.setPen(_text_on(lane.colour(member)))
            self._labels.draw(painter, x, shown.top, room, text)


@dataclass(frozen=True, slots=True, eq=False)
class _Columns:
    """Boxes by their pixel columns `left` … `right` (half-open), the row that each is in, and how it is drawn."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    row: NDArray[np.int64]
    fill: Pixels
    edge: Pixels
    unsure: NDArray[np.bool_]
    not_seen: NDArray[np.bool_]
    picked: NDArray[np.int8]

    def draw(
        self, pixels: Pixels, tops: list[int], height: int, ratio: float, *, text: int, ground: int
    ) -> None:
        """Into a picture whose rows begin at `tops`: column by column a colour between two lines."""
        width, count = pixels.shape[1], len(tops)
        lengths = np.maximum(1, self.right - self.left)
        which = np.repeat(np.arange(len(lengths)), lengths)
        inside = np.arange(len(which)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        column = self.left[which] + inside
        seen = (column >= 0) & (column < width)
        which, inside, column = which[seen], inside[seen], column[seen]
        place = self.row[which] * width + column
        fill, picked = self.fill[which], self.picked[which]
        edge = np.where(picked > 0, np.uint32(text), self.edge[which])
        line = max(1, round(ratio))
        border = np.where(picked == 2, 2 * line, line)
        from_end = lengths[which] - inside
        at_side = ((inside < border) | (from_end <= border)) & (lengths[which] > 3 * border)
        dash = round(DASH * ratio)
        gap = self.unsure[which] & (picked == 0) & (inside % dash >= dash // 2)
        inner, outer = np.zeros(count * width, np.uint32), np.zeros(count * width, np.uint32)
        hatched, thick = np.zeros(count * width, bool), np.zeros(count * width, bool)
        inner[place] = np.where(at_side, edge, fill)
        outer[place] = np.where(gap, fill, edge)
        hatched[place] = self.not_seen[which] & ~at_side
        thick[place] = picked == 2
        step = round(HATCH * ratio)
        for number, top in enumerate(tops):
            part = slice(number * width, (number + 1) * width)
            strip = pixels[top : top + height]
            strip[:] = inner[part]
            strip[:line] = strip[-line:] = outer[part]
            if hatched[part].any():
                across = np.flatnonzero(hatched[part])
                slant = (across[None, :] + np.arange(height - 2 * line)[:, None]) % step
                body = strip[line:-line]
                body[:, across] = np.where(slant * 5 >= step * 2, np.uint32(ground), body[:, across])
            if thick[part].any():
                bold = np.flatnonzero(thick[part])
                strip[line : 2 * line, bold] = strip[-2 * line : -line, bold] = outer[part][bold]


class Labels:
    """Texts laid out once and drawn often: Qt lays a text out anew at each `drawText`."""

    _made: ClassVar[dict[tuple[str, int], Labels]] = {}

    def __init__(self, font: QFont, height: int) -> None:
        self._font, self._metrics = font, QFontMetricsF(font)
        self._baseline = (height - self._metrics.height()) / 2
        self._advances: dict[str, float] = {}
        self._texts: dict[tuple[str, int], QStaticText] = {}

    @classmethod
    def of(cls, font: QFont, height: int) -> Labels:
        """For boxes of that height."""
        made = cls._made.get((font.key(), height))
        if made is None or len(made._texts) > MOST_LABELS:
            made = cls._made[font.key(), height] = cls(font, height)
        return made

    def advance(self, text: str) -> float:
        known = self._advances.get(text)
        if known is None:
            known = self._advances[text] = self._metrics.horizontalAdvance(text)
        return known

    def draw(self, painter: QPainter, x: float, top: float, room: float, text: str) -> None:
        """In the painter's pen, from `x` on, cut short with … where it does not fit."""
        if room < LEAST_TEXT:
            return
        step = -1 if self.advance(text) <= room else int(room // ELIDED_STEP)
        made = self._texts.get((text, step))
        if made is None:
            fits = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, step * ELIDED_STEP)
            made = QStaticText(text if step < 0 else fits)
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.prepare(font=self._font)
            self._texts[text, step] = made
        painter.drawStaticText(QPointF(x, top + self._baseline), made)


def _diamond(colour: str, clear: bool, picked: bool, ratio: float) -> QPixmap:
    """The mark of a point, drawn once for all of a kind."""
    key = f"diamond {colour} {clear} {picked} {ratio} {theme.look().text}"
    made = QPixmap()
    if not QPixmapCache.find(key, made):
        side = 2 * (POINT + 2)
        made = QPixmap(round(side * ratio), round(side * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_outline(colour, clear=clear, picked=picked))
        painter.setBrush(QColor(colour))
        middle = QPointF(POINT + 2, POINT + 2)
        corners = ((-POINT, 0.0), (0.0, -POINT), (POINT, 0.0), (0.0, POINT))
        painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))
        painter.end()
        QPixmapCache.insert(key, made)
    return made


def _colours(lane: Lane, look: theme.Look) -> tuple[Pixels, Pixels]:
    """Fill and edge of each of the lane's terms, as the pixels of a picture."""
    both = [_pixels(colour, look.text) for colour in lane.colours]
    return np.array([fill for fill, _ in both], np.uint32), np.array([edge for _, edge in both], np.uint32)


@functools.cache
def _pixels(colour: str, text: str) -> tuple[int, int]:
    return QColor(colour).rgba(), theme.mixed(colour, text, 0.45).rgba()


@functools.cache
def _text_on(colour: str) -> QColor:
    return theme.text_on(QColor(colour))


def _outline(colour: str, *, clear: bool, picked: bool) -> QPen:
    if picked:
        return QPen(QColor(theme.look().text), 2.0)
    style = Qt.PenStyle.SolidLine if clear else Qt.PenStyle.DashLine
    return QPen(theme.mixed(colour, theme.look().text, 0.45), 1.0, style)


def paint_under_way(painter: QPainter, track: Track, cursor_pts: int) -> None:
    """Spans that are begun and not ended, from their beginning to the cursor."""
    colours = theme.look()
    for lane, top in zip(track.lanes, track.lane_tops(), strict=True):
        if not lane.flags("opens").any():
            continue
        for row, there in enumerate(lane.rows):
            for each in np.flatnonzero(lane.flags("opens")[there.members]).tolist():
                member = int(there.members[each])
                x = track.x(int(there.starts[each]))
                end = max(x + 8, track.x(cursor_pts))
                y = top + row * track.row + GAP / 2 + 1
                painter.setPen(QPen(QColor(colours.warning), 1.6))
                painter.setBrush(QBrush(QColor(lane.colour(member)), Qt.BrushStyle.Dense4Pattern))
                painter.drawRoundedRect(QRectF(x, y, end - x, track.box), 2, 2)
                painter.setPen(QColor(colours.text))
                painter.drawText(QRectF(max(0.0, end) + 5, y, 400, track.box), LEFT, in_words(lane, member))


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
