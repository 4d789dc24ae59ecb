"""How much of each recording was watched, for lists that show many recordings."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QObject

from app.i18n import tr
from app.session import CaseSession
from catalog.model.coverage import covered, percent, share
from catalog.model.records import Media, Review


class Shares(QObject):
    """Reads the reviews of a recording when it is first asked for, and again after any were written."""

    def __init__(self, session: CaseSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._reviews: dict[str, list[Review]] = {}
        self._watched: set[str] | None = None
        """uids of media that anybody watched: most of a large library were not."""
        session.reviews_changed.connect(self._forget)

    def share(self, media: Media, watched_by: str | None = None) -> Fraction:
        """The part that somebody watched, at whatever speed; by one person, if asked."""
        end = max(media.end_pts, media.first_pts + 1)
        return share(covered(self._of(media), watched_by=watched_by), media.first_pts, end)

    def in_row(self, media: Media) -> str:
        """“watched 82 %”; empty where nobody watched."""
        part = percent(self.share(media))
        if not part:
            return ""
        return tr("watched whole") if part == 100 else tr("watched {percent} %", percent=part)

    def told(self, media: Media) -> list[str]:
        """A line for each person who watched, with how much of it."""
        people = dict.fromkeys(each.watched_by for each in self._of(media))
        return [
            tr(
                "Watched by {who}: {percent} %",
                who=self._session.name_of(who),
                percent=percent(self.share(media, who)),
            )
            for who in people
        ]

    def _forget(self) -> None:
        self._reviews.clear()
        self._watched = None

    def _of(self, media: Media) -> list[Review]:
        if self._watched is None:
            self._watched = set(self._session.case.distinct(Review, "media_uid"))
        if media.uid not in self._watched:
            return []
        if media.uid not in self._reviews:
            self._reviews[media.uid] = self._session.case.find(Review, media_uid=media.uid)
        return self._reviews[media.uid]
