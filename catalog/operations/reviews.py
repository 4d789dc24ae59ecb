"""What was watched, by whom, how fast, and with sound or not.

A review says what happened, so it cannot be undone. What was recorded of one recording is drawn on its timeline,
is told in the report, and is what "looked for and not seen" is measured by.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.model.coverage import Span, covered, missing
from catalog.model.coverage import share as share_of
from catalog.model.records import Media, Review
from catalog.model.timecode import utc_now


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A half-open span that somebody saw. `speed_milli` is the playing speed times 1000; 0: frame by frame."""

    media_uid: str
    start_pts: int
    end_pts: int
    speed_milli: int
    with_sound: bool
    watched_utc: str = ""
    """When it ended; empty: now."""


def add_reviews(case: Case, spans: Iterable[Watched], *, actor: str) -> list[Review]:
    """Commits what `actor` watched, as one step. It happened, so undo passes it by.

    Spans are cut to the recording; what lies outside it is left out. Raises InvalidInput for a span that ends
    before it begins, a speed below 0 or an actor without a name. Nothing is written where nothing is left.
    """
    if not actor.strip():
        raise InvalidInput("A review needs somebody who watched.", hint="Give a name or a pseudonym.")
    known: dict[str, Media] = {}
    reviews = []
    for each in spans:
        media = known.setdefault(each.media_uid, case.get(Media, each.media_uid))
        if each.end_pts <= each.start_pts or each.speed_milli < 0:
            raise InvalidInput("A watched span ends after it begins, at a speed of 0 or more.")
        start, end = max(each.start_pts, media.first_pts), min(each.end_pts, _end(media))
        if start < end:
            reviews.append(
                Review(
                    media_uid=each.media_uid,
                    start_pts=start,
                    end_pts=end,
                    speed_milli=each.speed_milli,
                    with_sound=each.with_sound and media.has_sound and each.speed_milli > 0,
                    watched_by=actor,
                    watched_utc=each.watched_utc or utc_now(),
                )
            )
    if reviews:
        with case.unit_of_work("review.add", actor=actor, parameters={"spans": len(reviews)}) as work:
            work.add_all(reviews)
    return reviews


def coverage(
    case: Case,
    media_uid: str,
    *,
    actor: str | None = None,
    max_speed_milli: int | None = None,
    with_sound: bool | None = None,
) -> list[Span]:
    """The spans of a recording that were watched, merged and in order: by `actor`, at most so fast, and with or
    without sound; None asks for nothing."""
    reviews = case.find(Review, media_uid=media_uid)
    return covered(reviews, watched_by=actor, max_speed_milli=max_speed_milli, with_sound=with_sound)


def unwatched(
    case: Case,
    media_uid: str,
    *,
    actor: str | None = None,
    max_speed_milli: int | None = None,
    with_sound: bool | None = None,
) -> list[Span]:
    """The spans of a recording that were not watched so."""
    media = case.get(Media, media_uid)
    spans = coverage(case, media_uid, actor=actor, max_speed_milli=max_speed_milli, with_sound=with_sound)
    return missing(spans, media.first_pts, _end(media))


def share(
    case: Case,
    media_uid: str,
    *,
    span: Span | None = None,
    actor: str | None = None,
    max_speed_milli: int | None = None,
    with_sound: bool | None = None,
) -> Fraction:
    """How much of a recording, or of a span of it, was watched so: 0 to 1."""
    media = case.get(Media, media_uid)
    spans = coverage(case, media_uid, actor=actor, max_speed_milli=max_speed_milli, with_sound=with_sound)
    start, end = span or (media.first_pts, _end(media))
    return share_of(spans, start, end)


def _end(media: Media) -> int:
    """A photograph has one moment, and is watched by being shown."""
    return max(media.end_pts, media.first_pts + 1)
