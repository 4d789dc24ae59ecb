"""A case as it may be used for a purpose: what somebody does not allow is restricted, whatever else is said of it."""

from __future__ import annotations

from catalog.model.consent import as_allowed
from catalog.model.records import Consent, Media, Posting
from catalog.store.history import State


def for_purpose(state: State, purpose: str) -> State:
    """The state in which recordings that may not be used for it ("court", "publish") are restricted, with why."""
    return state.changed(as_allowed(state.all(Media), state.all(Posting), state.all(Consent), purpose))
