"""What a person really had before their eyes, taken down while it plays.

A frame counts when it was painted in the picture: visible, not blurred, the window neither minimised nor behind a
dialog of its own. While running, the span between two painted frames counts when they are no more than
`GAP_SECONDS` of the recording apart, or neighbours: at high speeds the player leaves frames out, and what it left
out between two that were shown counts at that speed. The first frame of what is played is the one that stood in the
picture, the last is the one that stands there afterwards. Jumps count for nothing. Frame by frame, a frame counts
once it stood for `REST_MILLISECONDS` as the exact reader gives it, and once a neighbour did too: a frame that the
player merely stopped at is no watching. A sound recording counts while it is heard.

It is kept in memory and written in batches: when paused, before another recording, while playing every
`BATCH_MILLISECONDS`, and on closing. So a killed program loses at most the last of these batches.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtMultimedia import QMediaDevices
from PySide6.QtWidgets import QApplication

from app.moments import Moments
from app.player.holding import Mode
from app.player.player import Player
from app.player.stage import Stage
from app.session import CaseSession
from catalog.model.coverage import Span, merged
from catalog.model.records import Media
from catalog.operations.reviews import Watched, add_reviews

GAP_SECONDS = Fraction(1, 2)
REST_MILLISECONDS = 100
BATCH_MILLISECONDS = 30_000
NOT_SOONER_MILLISECONDS = 5_000
"""Who pauses often writes no more often than this, so that the custody log stays readable."""
LAST_FRAME_MILLISECONDS = 500
"""So long the exact picture of the last frame is waited for before what was watched is written."""


class _How(NamedTuple):
    """Who watched what, and how. `speed_milli` is the speed times 1000; 0: frame by frame."""

    actor: str
    media_uid: str
    speed_milli: int
    with_sound: bool


class _Run(NamedTuple):
    """Running frames without a break; `pts` is the last that was painted."""

    how: _How
    pts: int


class Recorder(QObject):
    """Listens to one player and the picture it is seen in. `has_output` says whether sound can be heard at all."""

    def __init__(
        self,
        session: CaseSession,
        player: Player,
        stage: Stage,
        *,
        has_output: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__(stage)
        self._session = session
        self._player = player
        self._stage = stage
        self.has_output = has_output or (lambda: not QMediaDevices.defaultAudioOutput().isNull())
        self._sounding = False
        self._seen: dict[_How, list[Span]] = defaultdict(list)
        self._moments: Moments | None = None
        self._run: _Run | None = None
        self._ending: int | None = None
        """PTS of the frame that the player stopped at, until its exact picture is painted."""
        self._standing: int | None = None
        """PTS of the exact frame that was painted last, to be seen, while nothing ran."""
        self._heard_from: int | None = None
        """PTS from which a sound recording plays, until it is told for the first time where it is."""
        self._resting: int | None = None
        self._written_at = -float("inf")
        self._failed = False
        self._rest = self._timer(REST_MILLISECONDS, self._on_rested)
        self._batch = self._timer(BATCH_MILLISECONDS, self.write)
        stage.picture.installEventFilter(self)
        player.moved.connect(self._on_moved)
        player.running_changed.connect(self._on_running)
        session.media_chosen.connect(lambda _: self._on_media())

    def close(self) -> None:
        self._stage.picture.removeEventFilter(self)
        self._break()
        self.write()
        for timer in (self._rest, self._batch):
            timer.stop()

    def write(self) -> None:
        """Commits what was watched since the last time; kept for another try where it could not be written."""
        if self._ending is not None:
            self._break()
        self._batch.stop()
        if self._session.case.read_only:
            self._seen.clear()
            return
        whole = {
            how: [span for span in spans if not self._is_lone(how, span)] for how, spans in self._seen.items()
        }
        for actor in {how.actor for how, spans in whole.items() if spans}:
            made = self._session.write(
                add_reviews,
                self._session.case,
                [_watched(how, span) for how, spans in whole.items() for span in spans if how.actor == actor],
                actor=actor,
            )
            self._failed = made is None
            if self._failed:
                return
            for how in [each for each in self._seen if each.actor == actor]:
                self._seen[how] = [span for span in self._seen[how] if span not in whole[how]]
            self._written_at = time.monotonic()

    # ---------------------------------------------------------------- what is told

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._on_painted()
        return False

    def _on_painted(self) -> None:
        pts, media = self._stage.shown_pts, self._player.media
        if media is not None and media.kind == "sound":
            return  # what is heard does not depend on what is painted
        if pts is None or media is None or not self._is_seen():
            self._standing = None
            self._break()
        elif self._player.running:
            self._standing = None
            self._ran(media, pts)
        elif pts == self._player.pts and not self._player.frames.waiting:
            self._stood(media, pts)

    def _stood(self, media: Media, pts: int) -> None:
        """The exact frame was painted while nothing runs; perhaps the one that a running ends with."""
        self._standing = pts
        if self._ending == pts:
            self._ran(media, pts)
        self._break()
        if pts != self._resting:
            self._resting = pts
            self._rest.start()

    def _on_moved(self, pts: int) -> None:
        media = self._player.media
        if not self._player.running and pts != self._ending:
            self._break()
        if media is None or not self._player.running:
            return
        if media.kind == "sound":
            if self._is_heard(media) and self._is_open():
                if self._run is None and self._heard_from is not None:
                    self._ran(media, self._heard_from)
                self._heard_from = None
                self._ran(media, pts)
            else:
                self._break()
        elif pts != self._stage.shown_pts:
            self._break()  # it went somewhere else, and has no picture from there yet

    def _on_running(self, running: bool) -> None:
        self._resting = None
        media = self._player.media
        if running:
            self._break()
            self._sounding = self.has_output()
            self._begin()
            return
        if self._run is not None and self._is_seen() and self._run.how.media_uid == self._picture_uid():
            self._ending = self._player.pts
            self._write_soon(LAST_FRAME_MILLISECONDS)
        else:
            if (
                self._run is not None
                and media is not None
                and media.kind == "sound"
                and self._is_heard(media)
            ):
                self._ran(media, self._player.pts)  # it may have ended between two looks at where it is
            self._break()
            self._write_soon()

    def _begin(self) -> None:
        """The frame that stands in the picture is the first of what runs now, if it is where it runs from."""
        media, pts = self._player.media, self._player.pts
        self._heard_from = pts if media is not None and media.kind == "sound" else None
        if media is not None and pts == self._standing == self._stage.shown_pts and self._is_seen():
            self._ran(media, pts)

    def _picture_uid(self) -> str | None:
        """The recording that the picture is of; a sound recording has none."""
        media = self._player.media
        return media.uid if media is not None and media.kind != "sound" else None

    def _write_soon(self, milliseconds: int = 0) -> None:
        """Writes after so long, and not sooner after the last time than the custody log stays readable with."""
        if self._seen or self._run is not None:
            passed = (time.monotonic() - self._written_at) * 1000
            self._batch.start(round(max(milliseconds, NOT_SOONER_MILLISECONDS - passed)))

    def _on_media(self) -> None:
        self._break()
        self._rest.stop()
        self._resting = None
        self.write()
        if not self._failed:
            self._seen.clear()

    def _on_rested(self) -> None:
        media, pts = self._player.media, self._resting
        there = pts is not None and pts == self._stage.shown_pts == self._player.pts
        if media is None or pts is None or not there or self._player.running or not self._is_seen():
            return
        self._count(media, _How(self._session.author, media.uid, 0, False), pts, None)

    # ---------------------------------------------------------------- what counts

    def _is_open(self) -> bool:
        window = self._stage.window()
        return window.isVisible() and not window.isMinimized()

    def _is_seen(self) -> bool:
        """Whether the picture that is painted now can be seen as it is: one that a wipe or blink hides cannot."""
        picture = self._stage.picture
        hidden = picture.held is not None and picture.holding_mode is not Mode.BESIDE
        return (
            self._is_open()
            and picture.isVisible()
            and not picture.image.isNull()
            and not picture.concealed
            and not hidden
            and QApplication.activeModalWidget() is None
        )

    def _is_heard(self, media: Media) -> bool:
        return media.has_sound and self._sounding and not self._stage.silent and self._stage.volume > 0

    def _ran(self, media: Media, pts: int) -> None:
        how = _How(
            self._session.author, media.uid, max(1, round(self._player.rate * 1000)), self._is_heard(media)
        )
        last, self._run = self._run, _Run(how, pts)
        if last is None or last.pts == pts:
            return
        if last.how.media_uid == media.uid and self._is_next(media, last.pts, pts):
            slower_told_of = _How(
                how.actor,
                media.uid,
                max(how.speed_milli, last.how.speed_milli),
                how.with_sound and last.how.with_sound,
            )
            self._count(media, slower_told_of, last.pts, pts)
        else:
            self._end(last)

    def _is_next(self, media: Media, last: int, pts: int) -> bool:
        moments = self._session.moments
        if pts <= last or moments is None:
            return False
        return (pts - last) * media.time_base <= GAP_SECONDS or moments.after(last) >= pts

    def _break(self) -> None:
        """Nothing more follows on the last frame that was shown."""
        last, self._run = self._run, None
        if last is not None:
            self._end(last)
        if self._ending is not None:
            self._ending = None
            self._write_soon()

    def _end(self, run: _Run) -> None:
        media = self._moments.media if self._moments else None
        if media is not None and media.uid == run.how.media_uid:
            self._count(media, run.how, run.pts, None)

    def _count(self, media: Media, how: _How, start: int, end: int | None) -> None:
        """Adds a span; without an end, that of the one frame."""
        moments = self._session.moments
        if moments is not None and moments.media.uid == media.uid:
            self._moments = moments
        if self._moments is None or self._moments.media.uid != media.uid:
            return
        end = max(start + 1, self._moments.after(start)) if end is None else end
        self._seen[how] = merged([*self._seen[how], (start, end)])
        if not self._batch.isActive() and not self._failed:
            self._batch.start(BATCH_MILLISECONDS)

    def _is_lone(self, how: _How, span: Span) -> bool:
        """Whether it is one frame that the player stood at, of a recording that has several."""
        moments = self._moments
        if how.speed_milli or moments is None or moments.media.uid != how.media_uid:
            return False
        return moments.media.frame_count > 1 and max(span[0] + 1, moments.after(span[0])) >= span[1]

    def _timer(self, milliseconds: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(then)
        return timer


def _watched(how: _How, span: Span) -> Watched:
    return Watched(
        media_uid=how.media_uid,
        start_pts=span[0],
        end_pts=span[1],
        speed_milli=how.speed_milli,
        with_sound=how.with_sound,
    )
