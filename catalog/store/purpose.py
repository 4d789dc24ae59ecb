"""A case as it may be used for a purpose: what somebody does not allow is restricted, whatever else is said of it."""

from __future__ import annotations

import dataclasses

from catalog.model.consent import barred
from catalog.model.records import Consent, Media, Posting
from catalog.store.history import State


def for_purpose(state: State, purpose: str) -> State:
    """The state in which recordings that may not be used for it ("court", "publish") are restricted, with why."""
    why = barred(state.all(Posting), state.all(Consent), purpose)
    return state.changed(
        dataclasses.replace(media, restriction=media.restriction or why[media.uid])
        for media in state.all(Media)
        if media.uid in why
    )
