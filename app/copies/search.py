"""Looking for copies behind the window: what the last search found, by recording. Nothing of it is in the case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from app.copies.pairs import Pair, in_row, pairs_of
from app.i18n import tr
from app.job_bridge import Entry, WorkQueue
from app.session import CaseSession
from catalog.model.records import CopyLink, Examination, Media
from catalog.operations.copies import CopyCandidate, find_copies


class CopySearch(QObject):
    """One search at a time, and none before all that was brought in has been examined.

    Fingerprints alone are compared at first. Frames are laid over each other, which takes longer and makes the moments
    exact, once a person looks at the copies of a recording.
    """

    changed = Signal()
    """Something else is known of copies, or a search began or ended."""

    def __init__(self, session: CaseSession, queue: WorkQueue) -> None:
        super().__init__(session)
        self._session = session
        self._queue = queue
        self._found: list[CopyCandidate] = []
        self._waiting: set[str] = set()
        self._near: list[str] = []
        """uids of media whose copies are to be compared frame by frame, the last one first."""
        self._compared: set[str] = set()
        self._entry: Entry | None = None
        self.searched = False
        """Whether any search has ended since the window was opened."""
        self._rows: dict[str, str] = {}
        self._by_media: dict[str, tuple[list[CopyCandidate], list[CopyLink]]] | None = None
        """What is known of each recording that has any copy: a library of thousands asks for every row."""
        queue.finished.connect(self._on_finished)
        session.copy_links_changed.connect(self._tell)
        session.library_changed.connect(self._tell)

    # ---------------------------------------------------------------- what is known

    @property
    def running(self) -> bool:
        return self._entry is not None

    def is_compared(self, media: Media) -> bool:
        """Whether frames of this recording and its copies have been laid over each other."""
        return media.uid in self._compared

    def pairs(self, media: Media) -> list[Pair]:
        session = self._session
        if self._by_media is None:
            self._by_media = _by_media(self._found, session.copy_links)
        found, links = self._by_media.get(media.uid, ([], []))
        both = [(each.media_uid, each.other_uid) for each in found]
        uids = {
            uid for sides in [*both, *((each.media_uid, each.other_uid) for each in links)] for uid in sides
        }
        return pairs_of(
            media, [each for each in session.library if each.uid in uids] if uids else [], found, links
        )

    def in_row(self, media: Media) -> str:
        """“copy of M1”, for the library, which asks for it at each painting."""
        if media.uid not in self._rows:
            self._rows[media.uid] = in_row(self.pairs(media))
        return self._rows[media.uid]

    # ---------------------------------------------------------------- searching

    def search_all(self) -> None:
        """Compares every two recordings that were examined."""
        examined = {each.media_uid for each in self._session.case.find(Examination)}
        self._waiting.update(each.uid for each in self._session.library if each.uid in examined)
        self._compared.clear()
        QTimer.singleShot(0, self, self._start)

    def search(self, media_uid: str) -> None:
        """Compares one recording with all others."""
        self._waiting.add(media_uid)
        self._compared.discard(media_uid)
        QTimer.singleShot(0, self, self._start)

    def compare_frames(self, media: Media) -> None:
        """Lays frames of a recording and its copies over each other, once."""
        if media.uid not in self._compared and media.uid not in self._near and self.pairs(media):
            self._near.append(media.uid)
            QTimer.singleShot(0, self, self._start)

    def _start(self) -> None:
        under_way = any(not each.quiet for each in self._queue.unfinished)
        if self._entry is not None or under_way or len(self._session.library) < 2:
            return  # an examination makes the fingerprints that a search would make as well
        if self._waiting:
            asked, self._waiting = self._waiting, set()
            self._ask(next(iter(asked)) if len(asked) == 1 else None, closely=False)
        elif self._near:
            uid = self._near.pop()
            self._compared.add(uid)
            self._ask(uid, closely=True)

    def _ask(self, only: str | None, *, closely: bool) -> None:
        self._entry = self._queue.submit(
            tr("Comparing copies frame by frame") if closely else tr("Looking for copies"),
            lambda: find_copies(self._session.case, media_uid=only, closely=closely),
            then=lambda found: self._take(only, found),
            quiet=True,
        )
        self._tell()

    def _take(self, only: str | None, found: Sequence[CopyCandidate]) -> None:
        kept = []
        if only is not None:
            kept = [each for each in self._found if only not in (each.media_uid, each.other_uid)]
        self._found = [*kept, *found]

    def _tell(self) -> None:
        self._rows.clear()
        self._by_media = None
        self.changed.emit()

    def _on_finished(self, entry: Entry) -> None:
        if entry is self._entry:
            self._entry = None
            self.searched = True
            self._tell()
        self._start()


def _by_media(
    found: Sequence[CopyCandidate], links: Sequence[CopyLink]
) -> dict[str, tuple[list[CopyCandidate], list[CopyLink]]]:
    """Candidates and links that each media is one side of, by its uid."""
    of: dict[str, tuple[list[CopyCandidate], list[CopyLink]]] = defaultdict(lambda: ([], []))
    for candidate in found:
        for uid in (candidate.media_uid, candidate.other_uid):
            of[uid][0].append(candidate)
    for link in links:
        for uid in (link.media_uid, link.other_uid):
            of[uid][1].append(link)
    return of
