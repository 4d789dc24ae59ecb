"""Which parts were watched, how, and by whom: a thin lane, plainly empty where nobody watched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from app import theme
from app.i18n import tr
from app.timeline.track import WATCHED, Track
from catalog.later import np
from catalog.model.records import Review

FAST_MILLI = 2000
"""Played faster than this, much of it cannot have been seen."""


class Look(IntEnum):
    """How well a part was looked at, the better the higher."""

    NOT = 0
    PARTLY = 1
    """Only faster than twice, or only without sound."""
    WELL = 2


@dataclass(frozen=True, slots=True)
class Watched:
    """A span (PTS, half-open) that was looked at in one way."""

    start_pts: int
    end_pts: int
    look: Look


def coverage(reviews: Sequence[Review], *, has_sound: bool) -> list[Watched]:
    """The best look that each part got, in order of time; what nobody watched is left out.

    Frame by frame (speed 0) is a good look although nothing is heard.
    """
    if not reviews:
        return []
    edges = np.array(sorted({t for each in reviews for t in (each.start_pts, each.end_pts)}), np.int64)
    looks = np.zeros(max(0, len(edges) - 1), np.int8)
    for each in reviews:
        first, last = np.searchsorted(edges, (each.start_pts, each.end_pts))
        np.maximum(looks[first:last], _look(each, has_sound=has_sound), out=looks[first:last])
    found: list[Watched] = []
    for start, end, look in zip(edges[:-1].tolist(), edges[1:].tolist(), looks.tolist(), strict=True):
        if look == Look.NOT:
            continue
        if found and found[-1].end_pts == start and found[-1].look == look:
            found[-1] = Watched(found[-1].start_pts, end, Look(look))
        else:
            found.append(Watched(start, end, Look(look)))
    return found


def _look(review: Review, *, has_sound: bool) -> Look:
    by_frames = review.speed_milli == 0
    heard = review.with_sound or not has_sound or by_frames
    return Look.WELL if heard and review.speed_milli <= FAST_MILLI else Look.PARTLY


def paint_watched(painter: QPainter, track: Track, watched: Sequence[Watched], end_pts: int) -> None:
    """A frame over the whole recording; filled where it was watched well, hatched where fast or silent."""
    colours = theme.look()
    left, right = max(-2.0, track.x(track.first_pts)), min(track.scale.width + 40, track.x(end_pts))
    box = QRectF(left, track.watched_top + 2, max(1.0, right - left), WATCHED - 5)
    colour = theme.mixed(colours.panel, colours.success, 0.8)
    for each in watched:
        x, end = track.x(each.start_pts), track.x(each.end_pts)
        if not track.is_in_view(x, end):
            continue
        part = QRectF(max(x, left), box.y(), max(1.0, min(end, right) - max(x, left)), box.height())
        hatched = each.look == Look.PARTLY
        painter.fillRect(part, QBrush(colour, Qt.BrushStyle.BDiagPattern) if hatched else QBrush(colour))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def words_for(reviews: Sequence[Review], pts: int, name_of: Callable[[str], str]) -> str:
    """Who watched what is at `pts`, and how; `name_of` says how a person is to be named."""
    lines = []
    for each in reviews:
        if each.start_pts <= pts < each.end_pts:
            speed = (
                tr("frame by frame")
                if each.speed_milli == 0
                else tr("at {speed}× speed", speed=f"{each.speed_milli / 1000:g}")
            )
            sound = tr("with sound") if each.with_sound else tr("without sound")
            who = name_of(each.watched_by)
            lines.append(tr("{who}: {speed}, {sound}", who=who, speed=speed, sound=sound))
    return "\n".join(dict.fromkeys(lines)) or tr("Nobody has watched this part yet")
