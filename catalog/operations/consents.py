"""Whether what somebody gave may be used for a purpose."""

from __future__ import annotations

from catalog.case import Case
from catalog.model.consent import barred
from catalog.model.records import Consent, Posting


def allows(case: Case, media_uid: str, purpose: str) -> bool:
    """False where somebody who gave this recording refused the purpose ("court", "publish"), or took it back, or
    does not let it be kept. Where nobody has said anything: True."""
    return why_not(case, media_uid, purpose) == ""


def why_not(case: Case, media_uid: str, purpose: str) -> str:
    """In words, without a name; empty: it may be used."""
    postings = case.find(Posting, media_uid=media_uid)
    consents = [each for posting in postings for each in case.find(Consent, posting_uid=posting.uid)]
    return barred(postings, consents, purpose).get(media_uid, "")
