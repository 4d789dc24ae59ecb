"""Says, while playing, that something distressing is coming, and lets one skip past it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QObject

from app.actions import Actions
from app.i18n import tr
from app.notices import Notices
from app.player.player import Player
from app.session import CaseSession
from app.vocabulary.words import label_of
from catalog.model.records import Annotation, Presence, Term

AHEAD_SECONDS = 5
POINT_SECONDS = 2
"""How far to skip past a single moment."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Half-open PTS of one distressing annotation."""

    start_pts: int
    end_pts: int
    uid: str
    label: str


def distressing(
    annotations: list[Annotation], terms: list[Term], *, point_pts: int, end_pts: int
) -> list[Stretch]:
    """Annotations of distressing terms that were seen or heard, by their beginnings. One that is still open reaches
    to `end_pts`, a point over `point_pts`."""
    labels = {term.code: label_of(term) for term in terms if term.distressing}
    found = []
    for each in annotations:
        if each.term_code in labels and each.presence != Presence.NOT_SEEN:
            until = {"point": each.start_pts + point_pts, "open": end_pts}.get(each.extent, each.end_pts)
            found.append(Stretch(each.start_pts, until or end_pts, each.uid, labels[each.term_code]))
    return sorted(found, key=lambda stretch: stretch.start_pts)


def end_of(stretches: list[Stretch], first: Stretch, *, gap_pts: int) -> int:
    """Where that stretch and those that follow within `gap_pts` are over."""
    end = first.end_pts
    for each in stretches:
        if first.start_pts <= each.start_pts <= end + gap_pts:
            end = max(end, each.end_pts)
    return end


class Announcer(QObject):
    """Warns once of each stretch, five seconds before playing reaches it; the notice goes when it is past."""

    def __init__(
        self,
        parent: QObject,
        *,
        session: CaseSession,
        player: Player,
        notices: Notices,
        actions: Actions,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._player = player
        self._notices = notices
        self._stretches: list[Stretch] = []
        self._starts: list[int] = []
        self._told: Stretch | None = None
        self._is_read = False
        session.annotations_changed.connect(self._forget)
        session.terms_changed.connect(self._forget)
        session.media_chosen.connect(lambda _: self._forget())
        player.moved.connect(self._on_moved)
        player.running_changed.connect(self._on_running)
        actions["skip_distressing"].triggered.connect(self.skip)

    def _forget(self) -> None:
        """The annotations may be others: read again as soon as playing wants to know."""
        self._is_read = False
        self._withdraw()

    def _read(self) -> None:
        media = self._session.media
        self._is_read = True
        self._stretches = []
        if media is not None:
            point = round(POINT_SECONDS / media.time_base)
            annotations, terms = self._session.annotations, self._session.terms
            self._stretches = distressing(annotations, terms, point_pts=point, end_pts=media.end_pts)
        self._starts = [each.start_pts for each in self._stretches]

    def _on_running(self, running: bool) -> None:
        if not running:
            self._withdraw()

    def _on_moved(self, pts: int) -> None:
        media = self._session.media
        if media is None or not self._player.running:
            return
        if not self._is_read:
            self._read()
        if not self._stretches:
            return
        if self._told is not None and not self._ahead(media.time_base) >= self._told.start_pts - pts > -1:
            self._withdraw()
        position = bisect_left(self._starts, pts)
        coming = self._stretches[position] if position < len(self._stretches) else None
        if coming is None or coming.start_pts - pts > self._ahead(media.time_base):
            return
        if coming != self._told and not self._session.concealed(media):
            self._tell(coming, float((coming.start_pts - pts) * media.time_base))

    def _ahead(self, time_base: Fraction) -> int:
        """Five seconds of the person's own time, in PTS."""
        return round(AHEAD_SECONDS * Fraction(max(self._player.rate, 0.1)) / time_base)

    def _tell(self, coming: Stretch, seconds: float) -> None:
        self._told = coming
        wait = max(1, round(seconds / max(self._player.rate, 0.1)))
        self._notices.tell(
            "distressing",
            tr("Distressing content in {seconds} s: {what}", seconds=wait, what=coming.label),
            [(tr("Skip past it"), lambda: self._skip_past(coming)), (tr("Stop here"), self._player.pause)],
        )

    def skip(self) -> None:
        """Past what was announced."""
        if self._told is not None:
            self._skip_past(self._told)

    def _skip_past(self, stretch: Stretch) -> None:
        media = self._session.media
        self._withdraw()
        if media is not None:
            gap = round(1 / media.time_base)
            self._player.go_to_pts(end_of(self._stretches, stretch, gap_pts=gap))

    def _withdraw(self) -> None:
        self._told = None
        self._notices.withdraw("distressing")
