"""Going on to the next or the previous of something: shots, keyframes, marks, stretches that were not watched."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject

from app.actions import Actions
from app.annotate.marks import Marks
from app.i18n import marked, tr
from app.player.player import Player
from app.session import CaseSession
from catalog.model.coverage import covered, missing
from catalog.model.records import Extent

AROUND_SECONDS = 1
"""How much before and after the mark is played with it."""
NOTHING = {
    "shot": marked("There is no other shot on this side."),
    "keyframe": marked("There is no other keyframe on this side."),
    "mark": marked("There is no mark on this side. {key:mark_in} and {key:mark_out} set marks."),
    "unwatched": marked("There is nothing more on this side that nobody has watched."),
    "unwatched_by_me": marked("There is nothing more on this side that you have not watched."),
}


class Stepping(QObject):
    """What the actions `next_…` and `previous_…` do, and playing a span over and over, or around the mark."""

    def __init__(self, session: CaseSession, player: Player, marks: Marks) -> None:
        super().__init__(session)
        self._session = session
        self._player = player
        self._marks = marks
        self._places: dict[str, Callable[[], Iterable[int]]] = {
            "shot": lambda: (each.start_pts for each in session.shots),
            "keyframe": lambda: (each.pts for each in session.keyframes),
            "mark": self._marked,
            "unwatched": lambda: self._unwatched(None),
            "unwatched_by_me": lambda: self._unwatched(session.author),
        }

    def connect_to(self, actions: Actions) -> None:
        for what in self._places:
            for name, direction in (("previous", -1), ("next", 1)):
                actions[f"{name}_{what}"].triggered.connect(
                    lambda _=False, what=what, direction=direction: self.go(what, direction)
                )
        actions["loop"].triggered.connect(self.loop)
        actions["play_mark"].triggered.connect(self.play_around_mark)

    def go(self, what: str, direction: int) -> None:
        """To the nearest place of that kind after (1) or before (-1) the frame on screen."""
        if self._session.moments is None or not self._player.loaded:
            return
        here = self._player.pts
        places = sorted({self._frame_at(each) for each in self._places[what]()})
        position = bisect_right(places, here) if direction > 0 else bisect_left(places, here) - 1
        if 0 <= position < len(places):
            self._player.go_to_pts(places[position])
        else:
            self._session.said.emit(tr(NOTHING[what]))

    def _frame_at(self, pts: int) -> int:
        moments = self._session.moments
        assert moments is not None
        return moments.pts_of_frame(moments.number(pts))

    def _marked(self) -> Iterable[int]:
        """The first and the last frame of the marked span."""
        if self._marks.begin is not None:
            yield self._marks.begin
        if self._marks.end is not None:
            yield self._marks.end - 1

    def _unwatched(self, by: str | None) -> Iterable[int]:
        """Where stretches begin that this person, or nobody, has watched."""
        media = self._session.media
        if media is None:
            return []
        spans = covered(self._session.reviews, watched_by=by)
        return (start for start, _ in missing(spans, media.first_pts, media.end_pts))

    # ---------------------------------------------------------------- playing spans

    def loop(self) -> None:
        """Plays the marked span, else the chosen annotation's, over and over; or ends that."""
        if self._player.loops:
            self._player.set_loop(None)
            self._session.said.emit(tr("Playing on past the span."))
            return
        span = self._span()
        if span is None:
            self._session.said.emit(
                tr("Mark a span with {key:mark_in} and {key:mark_out}, or choose an annotation that has one.")
            )
            return
        self._player.set_loop(span)
        if not span[0] <= self._player.pts < span[1]:
            self._player.go_to_pts(span[0])
        if not self._player.running:
            self._player.play()

    def _span(self) -> tuple[int, int] | None:
        if self._marks.span is not None:
            return self._marks.span
        chosen = self._session.annotation
        if chosen is not None and chosen.extent == Extent.INTERVAL and chosen.end_pts is not None:
            return chosen.start_pts, chosen.end_pts
        return None

    def play_around_mark(self) -> None:
        """Plays from a second before the mark or marked span to a second after it, and goes back to where it was."""
        moments, begin, end = self._session.moments, self._marks.begin, self._marks.end
        first = begin if begin is not None else end
        if moments is None or first is None:
            self._session.said.emit(tr("There is no mark. {key:mark_in} and {key:mark_out} set marks."))
            return
        margin = round(AROUND_SECONDS / moments.media.time_base)
        last = end if end is not None else first
        self._player.play_span(first - margin, last + margin, then_pts=self._player.pts)
