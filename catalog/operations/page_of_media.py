"""The page of one recording: everything that the case can say of where it is from and what vouches for it."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.case import Case
from catalog.model.records import Media
from catalog.operations.page_badges import Badges, badges
from catalog.operations.page_captured import captured
from catalog.operations.page_custody import copies, custody
from catalog.operations.page_rows import Row, Section
from catalog.operations.page_technical import technical

__all__ = ["Badges", "MediaPage", "Row", "Section", "badges", "page_of_media"]


@dataclass(frozen=True, slots=True)
class MediaPage:
    """What each tab shows, for people; texts that are phrases can be said in other languages."""

    media_uid: str
    badges: Badges
    captured: tuple[Section, ...]
    technical: tuple[Section, ...]
    custody: tuple[Section, ...]
    copies: tuple[Section, ...]


def page_of_media(case: Case, media_uid: str) -> MediaPage:
    """Reads a few hundred rows: not for the window's thread. Raises RecordGone."""
    media = case.get(Media, media_uid)
    return MediaPage(
        media_uid,
        badges(case, media_uid),
        tuple(captured(case, media_uid)),
        tuple(technical(case, media)),
        tuple(custody(case, media)),
        tuple(copies(case, media)),
    )
