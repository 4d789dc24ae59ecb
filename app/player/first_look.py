"""The first look: pictures of a recording that has not been examined yet, shown in the strip as they are made."""

from __future__ import annotations

import bisect
from collections import deque
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.i18n import tr
from app.job_bridge import Entry, WorkQueue
from app.session import CaseSession
from catalog.errors import Cancelled, CatalogError
from catalog.jobs import Operation
from catalog.model.records import Media
from catalog.operations.first_look import first_look, forget_first_look, wants_first_look


class FirstLook(QObject):
    """Has first looks made: of the chosen recording at once, of others one after the other.

    Once a recording has been examined its first look is stopped, and its pictures are put away.
    """

    added = Signal(int)
    """PTS of a picture of the chosen recording that is there now; the others are too."""
    changed = Signal()
    """`pictures` is another list now."""
    drawn = Signal()
    """A recording's poster may have been made."""

    def __init__(self, session: CaseSession, queue: WorkQueue) -> None:
        super().__init__(session)
        self._session = session
        self._queue = queue
        self._pictures: dict[str, list[int]] = {}
        """PTS of the pictures, rising, of each media that was asked for and is not examined."""
        self._waiting: deque[Media] = deque()
        self._running: dict[str, Entry] = {}
        session.keyframes_changed.connect(self._on_keyframes)
        queue.finished.connect(self._on_finished)

    @property
    def pictures(self) -> list[int]:
        """PTS of the chosen recording's pictures, rising."""
        media = self._session.media
        return self._pictures.get(media.uid, []) if media else []

    @property
    def under_way(self) -> bool:
        """Whether more pictures of the chosen recording are being made."""
        return self._session.media is not None and self._session.media.uid in self._running

    def show_chosen(self) -> None:
        """Has the chosen recording's made now, whatever waits; or puts away what is left of it."""
        media = self._session.media
        if media is not None and self._is_wanted(media):
            self._start(media)
        elif media is not None:
            self._on_keyframes()

    def ask(self, media: Media) -> None:
        """Has a recording's made when no other is being made."""
        self._waiting.append(media)
        self._start_next()

    def put_away(self, media_uid: str) -> None:
        """The recording has been examined."""
        entry = self._running.get(media_uid)
        if entry is not None:
            self._queue.cancel(entry)
        forget_first_look(self._session.case, media_uid)
        if self._pictures.pop(media_uid, None) is not None:
            self.changed.emit()

    def _is_wanted(self, media: Media) -> bool:
        return media.uid not in self._pictures and wants_first_look(self._session.case, media.uid)

    def _start_next(self) -> None:
        while self._waiting and not self._running:
            media = self._waiting.popleft()
            if self._is_wanted(media):
                self._start(media)

    def _start(self, media: Media) -> None:
        self._pictures[media.uid] = []
        self._running[media.uid] = self._queue.submit(
            tr("First look at {label}", label=media.label),
            lambda: _or_nothing(first_look(self._session.case, media.uid)),
            each=partial(self._on_picture, media.uid),
            then=partial(self._on_all, media.uid),
            quiet=True,
        )
        self.changed.emit()

    def _on_picture(self, media_uid: str, pts: int) -> None:
        pictures = self._pictures.get(media_uid)
        if pictures is None or pts in pictures:
            return
        bisect.insort(pictures, pts)
        if self._is_chosen(media_uid):
            self.added.emit(pts)
        if len(pictures) == 1:
            self.drawn.emit()

    def _on_all(self, media_uid: str, moments: list[int]) -> None:
        if media_uid in self._pictures and self._pictures[media_uid] != moments:
            self._pictures[media_uid] = moments
            self.changed.emit()

    def _on_finished(self, entry: Entry) -> None:
        ended = [uid for uid, running in self._running.items() if running is entry]
        for media_uid in ended:
            del self._running[media_uid]
            if media_uid not in self._pictures:
                forget_first_look(self._session.case, media_uid)  # the last picture before it was stopped
            elif not self._pictures[media_uid]:
                self.changed.emit()
            self._start_next()

    def _on_keyframes(self) -> None:
        """Keyframes taken by hand do not end a first look, those of an examination do."""
        media = self._session.media
        if media is not None and not wants_first_look(self._session.case, media.uid):
            self.put_away(media.uid)

    def _is_chosen(self, media_uid: str) -> bool:
        return self._session.media is not None and self._session.media.uid == media_uid


def _or_nothing(operation: Operation[list[int]]) -> Operation[list[int]]:
    """A first look that cannot be had is no failure to tell of: opening and examining tell of the same."""
    try:
        return (yield from operation)
    except Cancelled:
        raise
    except CatalogError:
        return []
