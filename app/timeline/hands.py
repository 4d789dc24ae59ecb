"""What the mouse does on the timeline: go somewhere, choose, select, take hold of an annotation, draw a new one.

A click in the upper part goes to that time and a drag there carries the cursor along. On an annotation a click
chooses it, with Ctrl or Shift selects more; a drag moves its edge or all of it; across an empty part of a lane it
draws a new one; with Ctrl or Shift, or below the lanes, it selects what it touches. The middle button pans. Alt turns
snapping off, Escape takes a drag back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.session import CaseSession
from app.timeline.drags import BandDrag, Drag, DrawDrag, Part, SpanDrag, part_at
from app.timeline.snapping import Snapping
from app.timeline.track import GUTTER, Spot, Track
from app.vocabulary.words import label_of
from catalog.model.records import Annotation, Extent, Term

if TYPE_CHECKING:
    from app.timeline.timeline import Timeline

SLOP = 4.0
"""Pixels that the mouse must move before a press is a drag."""
EDGE_PAN = 0.04
"""Of what is in view, how far a drag beyond the edge pans at each move."""
_MORE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Hands(QObject):
    """Mouse on one timeline. Writes nothing: what is dropped and drawn is told."""

    began = Signal()
    """A drag that shows other frames begins: what plays should stop."""
    dropped = Signal(object)
    """`{uid: (start, end or None)}` of annotations that were moved, in PTS."""
    drawn = Signal(object, int, int)
    """Lane, start and half-open end of a new one."""

    def __init__(self, timeline: Timeline, session: CaseSession) -> None:
        super().__init__(timeline)
        self._timeline, self._session = timeline, session
        self.chosen_term: Callable[[], Term | None] = lambda: None
        """The term that a person has chosen in the vocabulary."""
        self.drag: Drag | None = None
        self._pressed: QPointF | None = None
        self._spot: Spot | None = None
        self._modifiers = Qt.KeyboardModifier.NoModifier
        self._scrubbing = False
        self._panned_from: tuple[float, float] | None = None
        self._stood_at = 0
        self._keyed: QWidget | None = None
        """What has the keys while something is held."""

    # ---------------------------------------------------------------- the mouse

    def press(self, event: QMouseEvent) -> None:
        if self._session.media is None or self.drag is not None:
            return
        place = event.position()
        if event.button() == Qt.MouseButton.MiddleButton:
            self._panned_from = (place.x(), self._track.scale.start)
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed, self._modifiers = place, event.modifiers()
        self._stood_at = self._timeline.cursor_pts
        self._spot = self._spot_at(place)
        if self._modifiers & _MORE and place.y() >= self._track.head:
            return
        annotation = self._spot.annotation if self._spot else None
        self._scrubbing = place.y() < self._track.head
        if place.x() >= GUTTER:
            self._timeline.go(place.x())
        if annotation is not None and annotation.uid not in self._session.selected:
            self._timeline.annotation_clicked.emit(annotation.uid)

    def move(self, event: QMouseEvent) -> None:
        place = event.position()
        if self._panned_from is not None:
            x, start = self._panned_from
            self._timeline.pan_to(start - (place.x() - x) / self._track.scale.per_second)
            return
        if self._pressed is None:
            self._show_what_can_be_held(place, event.modifiers())
            return
        if self._scrubbing:
            self._timeline.go(place.x())
            return
        if self.drag is None and (place - self._pressed).manhattanLength() >= SLOP:
            self._begin()
        if self.drag is not None:
            self._carry(place, event.modifiers())

    def release(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._panned_from = None
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        drag, spot = self.drag, self._spot
        self._end()
        if drag is not None:
            self._drop(drag)
        elif self._modifiers & _MORE:
            self._select_more(spot)
        elif spot is not None and spot.annotation is not None:
            self._timeline.annotation_clicked.emit(spot.annotation.uid)

    def leave(self) -> None:
        if self.drag is None:
            self._timeline.viewport().unsetCursor()

    def cancel(self) -> None:
        """Takes the drag back: nothing is written, and the player stands where it stood."""
        if self.drag is not None:
            shown = self.drag.shown_pts is not None
            self._end()
            if shown:
                self._timeline.go_asked.emit(self._stood_at)

    def paint(self, painter: QPainter) -> None:
        if self.drag is not None:
            self.drag.paint(painter, self._track)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While something is held, Escape is this drag's and nobody else's."""
        kinds = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if event.type() in kinds and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self.cancel()
            event.accept()
            return True
        return False

    # ---------------------------------------------------------------- dragging

    @property
    def _track(self) -> Track:
        return self._timeline.track

    def _spot_at(self, place: QPointF) -> Spot | None:
        if place.x() < GUTTER - 6:
            return None
        return self._timeline.placed_track().spot_at(place.x() - GUTTER, place.y())

    def _begin(self) -> None:
        assert self._pressed is not None
        x, y = self._pressed.x() - GUTTER, self._pressed.y()
        spot = self._spot
        if self._modifiers & _MORE or spot is None:
            self.drag = BandDrag(x, y)
        elif spot.annotation is not None:
            self.drag = self._taken(spot, spot.annotation, x)
        else:
            self.drag = self._new(spot, x)
        if self.drag is not None:
            self._keyed = QApplication.focusWidget() or self._timeline.window()
            self._keyed.installEventFilter(self)

    def _taken(self, spot: Spot, annotation: Annotation, x: float) -> Drag | None:
        session, moments = self._session, self._session.moments
        if session.case.read_only or moments is None or moments.index is None:
            return None
        part = part_at(self._track, spot, x)
        together = session.selected if part is Part.WHOLE and annotation.uid in session.selected else set()
        spots = {annotation.uid: spot} | self._timeline.spots_of(together - {annotation.uid})
        self.began.emit()
        return SpanDrag(
            moments, self._snapping(frozenset(spots)), part, annotation, spots, self._track.pts_at(x)
        )

    def _new(self, spot: Spot, x: float) -> Drag | None:
        session, moments = self._session, self._session.moments
        if session.case.read_only or moments is None or moments.index is None:
            return None
        self.began.emit()
        term = self.chosen_term()
        fits = term is not None and term.group == spot.lane.name
        label = label_of(term) if term is not None and fits else ""
        return DrawDrag(moments, self._snapping(frozenset()), spot, label, self._track.pts_at(x))

    def _snapping(self, but: frozenset[str]) -> Snapping:
        session = self._session
        assert session.moments is not None
        return Snapping(
            session.moments,
            shots=session.shots,
            annotations=session.annotations,
            cursor_pts=self._stood_at,
            marks=self._timeline.marks,
            but=but,
        )

    def _carry(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        drag, track = self.drag, self._track
        assert drag is not None
        x, scale = place.x() - GUTTER, self._track.scale
        if not -6 <= x <= scale.width + 6:
            self._timeline.pan_to(scale.start + (1 if x > 0 else -1) * EDGE_PAN * scale.shown)
        before = drag.shown_pts
        free = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        drag.move(track, min(max(x, 0.0), scale.width), place.y(), free=free)
        if drag.shown_pts is not None and drag.shown_pts != before:
            self._timeline.go_asked.emit(drag.shown_pts)
        self._timeline.viewport().update()

    def _end(self) -> None:
        self._pressed, self._spot, self._scrubbing = None, None, False
        self.drag = None
        if self._keyed is not None and isValid(self._keyed):
            self._keyed.removeEventFilter(self)
        self._keyed = None
        self._timeline.viewport().update()

    def _drop(self, drag: Drag) -> None:
        if isinstance(drag, SpanDrag) and drag.changed:
            self.dropped.emit(drag.changed)
        elif isinstance(drag, DrawDrag) and drag.span is not None:
            self.drawn.emit(drag.spot.lane, *drag.span)
        elif isinstance(drag, BandDrag):
            found = drag.inside(self._track)
            if self._modifiers & _MORE:
                found |= self._session.selected
            self._select(found)

    # ---------------------------------------------------------------- selecting

    def _select_more(self, spot: Spot | None) -> None:
        """With Ctrl one more or less; with Shift all from the chosen one to this."""
        session, there = self._session, spot.annotation if spot else None
        if there is None or spot is None:
            return
        if self._modifiers & Qt.KeyboardModifier.ShiftModifier and session.annotation is not None:
            first, last = sorted((session.annotation.start_pts, there.start_pts))
            lanes = self._timeline.lanes_between(session.annotation.uid, spot.lane)
            found = {
                each.uid for lane in lanes for each in lane.annotations if first <= each.start_pts <= last
            }
            session.select(session.selected | found, chosen=session.annotation.uid)
        elif there.uid in session.selected:
            self._select(session.selected - {there.uid})
        else:
            session.select(session.selected | {there.uid}, chosen=there.uid)

    def _select(self, uids: set[str]) -> None:
        """The chosen one stays chosen if it is among them; else the first of them is."""
        session = self._session
        chosen = session.annotation
        if chosen is None or chosen.uid not in uids:
            chosen = next((each for each in session.annotations if each.uid in uids), None)
        session.select(uids, chosen=chosen.uid if chosen else None)

    def _show_what_can_be_held(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        viewport = self._timeline.viewport()
        spot = self._spot_at(place)
        if spot is None or modifiers & _MORE or self._session.case.read_only:
            viewport.unsetCursor()
        elif spot.annotation is None:
            viewport.setCursor(Qt.CursorShape.CrossCursor)
        elif part_at(self._track, spot, place.x() - GUTTER) is Part.WHOLE:
            is_open = spot.annotation.extent == Extent.OPEN
            viewport.setCursor(Qt.CursorShape.ArrowCursor if is_open else Qt.CursorShape.OpenHandCursor)
        else:
            viewport.setCursor(Qt.CursorShape.SizeHorCursor)
