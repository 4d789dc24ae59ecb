"""Where an edge may come to lie: always between two frames; near a boundary that means something, on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.i18n import marked
from app.moments import Moments
from catalog.later import np
from catalog.model.records import Annotation, Shot

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHOT, OTHER_EDGE, CURSOR, MARK = (
    marked("shot boundary"),
    marked("edge of another annotation"),
    marked("cursor"),
    marked("mark"),
)


@dataclass(frozen=True, slots=True)
class Snapped:
    """A time in PTS, and the name of what it was drawn to; empty: only to the frame."""

    pts: int
    to: str = ""


class Snapping:
    """The places of one recording that edges are drawn to, for as long as a drag lasts."""

    def __init__(
        self,
        moments: Moments,
        *,
        shots: Sequence[Shot] = (),
        annotations: Iterable[Annotation] = (),
        cursor_pts: int | None = None,
        marks: Iterable[int | None] = (),
        but: frozenset[str] = frozenset(),
    ) -> None:
        """`but`: uids of the annotations that are being dragged themselves."""
        self._moments = moments
        end_pts = moments.media.end_pts
        edges = {each.start_pts for each in annotations if each.uid not in but}
        edges |= {each.end_pts for each in annotations if each.uid not in but and each.end_pts is not None}
        boundaries = {shot.start_pts for shot in shots} | {shot.end_pts for shot in shots}
        cursor = set() if cursor_pts is None else {cursor_pts, moments.after(cursor_pts)}
        self._places = [
            (name, np.array(sorted(places), np.int64))
            for name, places in (
                (CURSOR, cursor),
                (MARK, {each for each in marks if each is not None}),
                (SHOT, boundaries - {moments.media.first_pts, end_pts}),
                (OTHER_EDGE, edges),
            )
            if places
        ]

    def at(self, pts: float, *, reach: float) -> Snapped:
        """The nearest named place within `reach` ticks, else the nearest beginning or end of a frame."""
        best, away = None, reach
        for name, places in self._places:
            near = _nearest(places, pts)
            if abs(near - pts) < away or (best is None and abs(near - pts) <= away and reach > 0):
                best, away = (near, name), abs(near - pts)
        if best is not None:
            return Snapped(self.frame_edge(best[0]), best[1])
        return Snapped(self.frame_edge(round(pts)))

    def frame_edge(self, pts: int) -> int:
        """The beginning of the frame nearest to `pts`, or the recording's end."""
        moments = self._moments
        media = moments.media
        if pts >= media.end_pts:
            return media.end_pts
        begin = moments.pts_of_frame(moments.nearest(pts)) if moments.index else pts
        begin = max(begin, media.first_pts)
        return media.end_pts if media.end_pts - pts < abs(pts - begin) else begin

    def moved(self, span: tuple[int, int | None], by: int) -> tuple[int, int | None]:
        """A span later by `by` ticks, its edges between frames, at least one frame long."""
        start, end = span
        begin = min(self.frame_edge(start + by), self.before(self._moments.media.end_pts))
        if end is None:
            return begin, None
        return begin, max(self.frame_edge(end + by), self.after(begin))

    def after(self, pts: int) -> int:
        """The beginning of the next frame, or the recording's end."""
        return self._moments.after(pts)

    def before(self, pts: int) -> int:
        """The beginning of the last frame that begins before `pts`."""
        moments = self._moments
        if moments.index is None:
            return max(moments.media.first_pts, pts - 1)
        number = moments.number(pts)
        here = moments.pts_of_frame(number)
        return here if here < pts else moments.pts_of_frame(number - 1)


def _nearest(places: NDArray[np.int64], pts: float) -> int:
    position = int(np.searchsorted(places, pts))
    near = places[max(0, position - 1) : position + 1]
    return int(near[np.argmin(np.abs(near - pts))])


def kept_inside(spans: dict[str, tuple[int, int | None]], by: int, first_pts: int, end_pts: int) -> int:
    """The part of a move that leaves all spans inside the recording; a point needs a frame to be on."""
    starts = [start for start, _ in spans.values()]
    ends = [end if end is not None else start + 1 for start, end in spans.values()]
    return min(max(by, first_pts - min(starts)), end_pts - max(ends))
