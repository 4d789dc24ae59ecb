"""What a suggestion is and when, as the window says it."""

from __future__ import annotations

from collections.abc import Callable

from app.i18n import marked, said
from app.moments import Moments
from catalog.model.records import Media, Suggestion
from catalog.operations.suggestion_words import facts, in_short, is_moment

MediaOf = Callable[[str], Media | None]
NOT_YET = marked("Nobody has looked at it yet.")


def in_full(suggestion: Suggestion, media_of: MediaOf) -> str:
    """“Impulsive sound: peak −3.2 dBFS, rises in 1.5 ms, clipped”; `media_of` finds a recording by its uid."""
    name = said(in_short(suggestion))
    name = f"{name[:1].upper()}{name[1:]}"
    other = media_of(str(suggestion.facts.get("other_media_uid", "")))
    found = facts(suggestion, other, lambda media, pts: Moments(media).clock(pts))
    return f"{name}: {', '.join(said(each) for each in found)}" if found else name


def place(suggestion: Suggestion, moments: Moments) -> str:
    """When it is: a moment, or from when to when."""
    begin = moments.clock(suggestion.start_pts)
    return begin if is_moment(suggestion) else f"{begin} – {moments.clock(suggestion.end_pts)}"
