"""From choosing a recording to its first exact frame: the index is made or read, then the player is loaded."""

from __future__ import annotations

import os
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.i18n import tr
from app.job_bridge import Entry, WorkQueue
from app.moments import Moments
from app.player.player import Player
from app.session import CaseSession
from catalog.jobs import Job, JobState, Operation
from catalog.media.frame_index import FrameIndex
from catalog.model.records import Media
from catalog.operations.examine import ensure_index

if TYPE_CHECKING:
    from catalog.media.probe import Probe

SPARE_CORES = 3
"""With so many, what decodes loads while the window is made; with fewer it took a sixth of a second from it, and loads
once the window is seen."""


@dataclass(frozen=True, slots=True)
class _Prepared:
    media: Media
    index_path: Path
    index: FrameIndex
    offset_us: int


class Opener(QObject):
    """Loads whatever recording is chosen. Emits `problem` with words for the picture's place."""

    opened = Signal()
    problem = Signal(str)

    def __init__(self, session: CaseSession, queue: WorkQueue, player: Player) -> None:
        super().__init__(session)
        self._session = session
        self._queue = queue
        self._player = player
        self._entry: Entry | None = None
        self._asked = 0
        """How often a recording was asked for: what comes late for an earlier one is passed by."""
        self._wanted: tuple[str, int] | None = None
        """Where a recording is to stand once it is open: its uid and the PTS."""
        if (os.cpu_count() or 1) >= SPARE_CORES:
            self.get_ready()
        session.media_chosen.connect(self._on_chosen)
        session.media_edited.connect(self._on_edited)
        queue.finished.connect(self._on_finished)

    def get_ready(self) -> None:
        """Starts what decodes, ahead of the recording that it will be asked for."""
        if self._session.library:
            self._player.frames.start()

    def reload(self) -> None:
        """Reads the index again, which an examination may have corrected, and stays where it is then."""
        media = self._session.media
        if media is not None and self._player.loaded and not self._player.running:
            self._prepare(media, again=True)

    def open_at(self, media: Media, pts: int) -> None:
        """Chooses a recording, if it is not chosen yet, and goes to a moment of it."""
        chosen = self._session.media
        if chosen is not None and chosen.uid == media.uid and self._player.loaded:
            self._player.go_to_pts(pts)
            return
        self._wanted = (media.uid, pts)
        self._session.choose_media(media)

    def _on_chosen(self, media: Media | None) -> None:
        self._player.unload()
        if media is not None:
            self._prepare(media)

    def _on_edited(self, media: Media) -> None:
        if self._session.moments is not None and self._player.loaded:
            self._player.update_media(self._session.moments)

    def _prepare(self, media: Media, *, again: bool = False) -> None:
        self._asked += 1
        asked = self._asked
        self._entry = self._queue.submit(
            tr("Reading the frame times of {label}", label=media.label),
            lambda: prepare(self._session, media),
            then=lambda prepared: self._load(prepared, asked, again=again),
            quiet=True,
        )

    def _load(self, prepared: _Prepared, asked: int, *, again: bool) -> None:
        session = self._session
        media = session.media
        if media is None or media.uid != prepared.media.uid or asked != self._asked:
            return
        if again and self._player.running:
            return  # it plays on; the corrected index is read when it is opened again
        stay_at = self._player.pts if again and self._player.loaded else None
        session.moments = Moments(media, prepared.index, session.world)
        self._player.load(
            session.moments,
            reference=session.case.object_path(session.reference(media)),
            playable=session.case.object_path(session.playable(media)),
            index_path=prepared.index_path,
            offset_us=prepared.offset_us,
        )
        wanted, self._wanted = self._wanted, None
        if wanted is not None and wanted[0] == media.uid:
            self._player.go_to_pts(wanted[1])
        elif stay_at is not None:
            self._player.go_to_pts(stay_at)
        self.opened.emit()

    def _on_finished(self, entry: Entry) -> None:
        if entry is self._entry and entry.state is JobState.FAILED:
            self.problem.emit(f"{entry.message}\n{entry.hint}".strip())


def prepare(session: CaseSession, media: Media) -> Operation[_Prepared]:
    """The media's frame index, and how the times of the file that plays lie to the recording's."""
    index_path = yield from ensure_index(session.case, media.uid)
    index = FrameIndex.load(index_path)
    offset_us = 0
    if media.playable_object_uid != media.reference_object_uid:
        from catalog.media.probe import probe_file

        path = session.case.object_path(session.playable(media))
        probe: Probe = yield Job(f"probe what plays of {media.label}", probe_file, {"path": str(path)})
        offset_us = offset_of(media, probe)
    return _Prepared(media, index_path, index, offset_us)


def offset_of(media: Media, playable: Probe) -> int:
    """Microseconds to add to a time of the playable file, so that its first frame is the recording's first.

    A merge copies packets and may shift all their times; the first frame is the same in both.
    """
    own = Fraction(media.first_pts - media.origin_pts) * media.time_base
    merged = Fraction(playable.first_pts - playable.origin_pts) * playable.time_base
    return round((own - merged) * 1_000_000)
