"""A recording that is shown beside the leading one, at the same moment of the event."""

from __future__ import annotations

import math
from enum import Enum
from fractions import Fraction

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.i18n import tr
from app.job_bridge import WorkQueue
from app.moments import Moments
from app.player.opening import prepare
from app.player.player import Player
from app.session import CaseSession
from catalog.model.clock import frame_seconds
from catalog.model.records import Media

MOST = 4
"""Recordings side by side, the leading one among them."""
FAR_SECONDS = 0.4
"""Running farther than this beside its place, a recording is set there anew; nearer, it runs a little faster or
slower until it is there (Qt starts each player some tens of milliseconds later than it was asked to)."""
HASTE = 0.08


class Where(Enum):
    """How the leading recording's moment lies to this one."""

    LOADING = "loading"
    NOT_ALIGNED = "not aligned"
    HELD = "held"
    BEFORE = "not yet begun"
    INSIDE = "inside"
    AFTER = "ended"


class Follower(QObject):
    """Follows a moment of another recording: at rest by the exact frame, running by a player of its own."""

    changed = Signal()
    """Its place, its own time or its picture is another."""
    picture = Signal(QImage)

    def __init__(self, session: CaseSession, work: WorkQueue, media: Media, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.media = media
        self.player = Player(self)
        self.player.frames.cache_share = MOST
        self.where = Where.LOADING
        self.held = False
        self.nudge = Fraction(0)
        """Seconds that it is tried out later than its alignment says, until somebody keeps that."""
        self.shown_pts: int | None = None
        self.moments: Moments | None = None
        self.problem = ""
        self.correcting = 0.0
        self._leader: tuple[Media, int] | None = None
        self._running = False
        self._rate = 1.0
        self.player.picture.connect(self._on_picture)
        self.player.failed.connect(self._on_failed)
        self._entry = work.submit(
            tr("Reading the frame times of {label}", label=media.label),
            lambda: prepare(session, media),
            then=self._load,
            quiet=True,
        )
        self._work = work

    def close(self) -> None:
        if not self._entry.finished:
            self._work.cancel(self._entry)
        self.player.close()

    @property
    def pts(self) -> int:
        return self.player.pts

    @property
    def aligned(self) -> bool:
        return self._leader is not None and self._target(*self._leader) is not None

    def frame_seconds(self) -> Fraction:
        return frame_seconds(self.media) or Fraction(1, 25)

    # ---------------------------------------------------------------- following

    def follow(self, leader: Media, pts: int, *, running: bool, rate: float) -> None:
        """The leading recording stands at `pts`, or is playing and has come there."""
        self._leader = (leader, pts)
        self._rate = rate
        if not self.player.loaded:
            return
        target = self._target(leader, pts)
        place = self._place(target)
        if self.held or target is None:
            self._rest()
        elif place is not Where.INSIDE:
            self._rest()
            self.shown_pts = None
        elif running and self.media.kind != "photograph":
            self._run_at(target)
        else:
            self._rest()
            if self.player.pts != self._frame(target) or self.shown_pts is None:
                self.player.go_to_pts(target)
        self.where = place
        self.changed.emit()

    def again(self) -> None:
        """As `follow`, where the alignment or the nudge changed and the leading recording did not."""
        if self._leader is not None:
            self.follow(*self._leader, running=False, rate=self._rate)

    def hold(self, held: bool) -> None:
        """Held, it stays where it is while the leading one moves."""
        self.held = held
        self.again()

    def step(self, frames: int) -> None:
        """Moves by itself; only where it is held or not aligned."""
        self._rest()
        self.player.step(frames)
        self.changed.emit()

    def _target(self, leader: Media, pts: int) -> int | None:
        aligned = self._session.world().between(leader.uid, self.media.uid)
        if aligned is None:
            return None
        seconds = aligned.line.at(pts * leader.time_base) + self.nudge
        return math.floor(seconds / self.media.time_base)

    def _place(self, target: int | None) -> Where:
        if self.held:
            return Where.HELD
        if target is None:
            return Where.NOT_ALIGNED
        if self.media.kind == "photograph":
            return Where.INSIDE
        if target < self.media.first_pts:
            return Where.BEFORE
        return Where.INSIDE if target < self.media.end_pts else Where.AFTER

    def _frame(self, pts: int) -> int:
        assert self.moments is not None
        return self.moments.pts_of_frame(self.moments.number(pts))

    def _run_at(self, target: int) -> None:
        player = self.player
        if not player.running:
            player.set_rate(self._rate)
            player.go_to_pts(target)
            player.play()
            self.correcting = 0.0
            return
        behind = float((target - player.pts) * self.media.time_base)
        frame = float(self.frame_seconds())
        if abs(behind) > FAR_SECONDS * max(1.0, self._rate):
            player.go_to_pts(target)
            behind = 0.0
        if abs(behind) > frame:
            wanted = HASTE if behind > 0 else -HASTE
        else:
            wanted = self.correcting if abs(behind) > frame / 2 and self.correcting * behind > 0 else 0.0
        if wanted != self.correcting or abs(player.rate - self._rate * (1 + wanted)) > 0.006:
            self.correcting = wanted
            player.set_rate(self._rate * (1 + wanted))

    def _rest(self) -> None:
        if self.player.running:
            self.player.pause()

    # ---------------------------------------------------------------- what arrives

    def _load(self, prepared: object) -> None:
        session, media = self._session, self.media
        self.moments = Moments(media, prepared.index, session.world)  # type: ignore[attr-defined]
        self.player.load(
            self.moments,
            reference=session.case.object_path(session.reference(media)),
            playable=session.case.object_path(session.playable(media)),
            index_path=prepared.index_path,  # type: ignore[attr-defined]
            offset_us=prepared.offset_us,  # type: ignore[attr-defined]
        )
        self.where = Where.NOT_ALIGNED
        self.again()
        self.changed.emit()

    def _on_picture(self, image: QImage, pts: int) -> None:
        if self.where in (Where.BEFORE, Where.AFTER):
            return
        self.shown_pts = pts
        self.picture.emit(image)
        self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self.problem = str(error)
        self.changed.emit()
