"""What people who gave recordings allow, for each purpose. Pure: reads records, writes none."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from catalog.model.records import Consent, ConsentState, Media, Posting, Purpose

AGAINST = frozenset({ConsentState.REFUSED, ConsentState.WITHDRAWN})


def barred(postings: Iterable[Posting], consents: Iterable[Consent], purpose: str) -> dict[str, str]:
    """Why a recording may not be used for this purpose, by the media's uid; those that may are not in it.

    One that refuses or withdraws is enough, even where the recording came from others too: who knows of them decides
    with a new word of consent, not a program. Whoever does not allow keeping allows nothing. Where nobody has said
    anything, it may be used.
    """
    media_of = {each.uid: each.media_uid for each in postings if each.media_uid}
    found: dict[str, str] = {}
    for consent in consents:
        media_uid = media_of.get(consent.posting_uid)
        said = consent.purpose in (purpose, Purpose.KEEP) and consent.state in AGAINST
        if media_uid is not None and said:
            found.setdefault(media_uid, why(consent))
    return found


def as_allowed(
    media: Iterable[Media], postings: Iterable[Posting], consents: Iterable[Consent], purpose: str
) -> list[Media]:
    """The recordings, those that may not be used for this purpose restricted, with why: to whoever gives out, what
    somebody does not allow is as what somebody restricted."""
    reasons = barred(postings, consents, purpose)
    return [
        dataclasses.replace(each, restriction=each.restriction or reasons[each.uid])
        if each.uid in reasons
        else each
        for each in media
    ]


def why(consent: Consent) -> str:
    """In words, without who it was: reports and packages print it."""
    when = consent.withdrawn_on if consent.state == ConsentState.WITHDRAWN else consent.said_on
    on = f" on {when}" if when else ""
    return f"consent to {WORDS[consent.purpose]} was {consent.state}{on}"


WORDS: dict[str, str] = {
    Purpose.KEEP: "keep it",
    Purpose.COURT: "use it in court",
    Purpose.PUBLISH: "publish it",
}
