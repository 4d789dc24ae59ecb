"""Asked before anything of a case is given out: may this recording, this page, this record go, and what stays?

Reports and packages ask the same of a state of the case (`catalog.store.purpose`, `catalog.model.disclosure`).
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeVar

from catalog.archive.hidden import Places, folders_of
from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.model.consent import as_allowed, barred
from catalog.model.disclosure import LEAST_LETTERS, Disclosures, Outgoing, taking_out
from catalog.model.records import Consent, Media, Posting, Purpose, Record, Term
from catalog.operations.about_disclosure import decided
from catalog.texts import phrase

R = TypeVar("R", bound=Record)


def why_it_stays(case: Case, media: Media, purpose: str) -> str:
    """Why a recording may not go out for this purpose ("court", "publish"), without names; empty: it may.

    It stays where it is restricted, and where somebody who gave it refused the purpose, took that back, or does not
    let it be kept. Where nobody has said anything, it may go.
    """
    if media.restriction:
        return media.restriction
    postings = case.find(Posting, media_uid=media.uid)
    consents = [each for posting in postings for each in case.find(Consent, posting_uid=posting.uid)]
    return barred(postings, consents, purpose).get(media.uid, "")


def going_out(case: Case, media_uid: str, purpose: str) -> tuple[Media, list[str]]:
    """(recording of which something is to be written to files, what whoever gets it must know). Raises InvalidInput
    where it stays."""
    media = case.get(Media, media_uid)
    if reason := why_it_stays(case, media, purpose):
        raise InvalidInput(
            phrase("{label} does not go out: {reason}.", label=media.label, reason=reason.rstrip(".")),
            hint="Nothing of it is written to files. Lift the restriction first, or ask whoever gave it.",
        )
    refused = why_it_stays(case, media, Purpose.PUBLISH)
    return media, [phrase("Not to be published: {reason}.", reason=refused)] if refused else []


def page_going_out(case: Case, posting: Posting, purpose: str) -> list[str]:
    """As `going_out`, of the page of a posting, which stays where a field does that it says. The page of a try that
    brought nothing is that of the recordings which other tries of its link brought."""
    tries = [posting] if posting.media_uid or not posting.url else case.find(Posting, url=posting.url)
    media_uids = {each.media_uid for each in tries}
    told = [line for uid in sorted(filter(None, media_uids)) for line in going_out(case, uid, purpose)[1]]
    remarks = list(dict.fromkeys(told))
    rules = Disclosures(decided(case), case.find(Term))
    if any(map(rules.keep_the_page, media_uids)):
        raise InvalidInput(
            "A field that this page says is restricted.",
            hint="Its files stay in the case. Lift the restriction of the field first.",
        )
    return remarks


class GoingOut:
    """A case as it stands, read the way in which it may go out for a purpose; with `everything` as it is.

    `files_go_along` as for `Outgoing`.
    """

    def __init__(
        self,
        case: Case,
        *,
        purpose: str = Purpose.COURT,
        everything: bool = False,
        files_go_along: bool = False,
    ) -> None:
        self._case = case
        postings = case.find(Posting)
        places = Places(folders_of(postings), [each.source_path for each in postings])
        self._now = _Now(
            case, as_allowed(case.find(Media, order="number"), postings, case.find(Consent), purpose)
        )
        self._outgoing = (
            None if everything else Outgoing(self._now, also=places.names_only, files_go_along=files_go_along)
        )

    def find(self, record_type: type[R], **wanted: Any) -> list[R]:
        """As `Case.find`, without what stays: recordings with their postings, terms and fields."""
        found = self._case.find(record_type, **wanted)
        outgoing = self._outgoing
        if outgoing is None:
            return found
        going = [each for each in found if not outgoing.stays(each)]
        return [outgoing.cleaned(each) for each in going if not outgoing.is_of_restricted(each)]

    @property
    def hidden_codes(self) -> frozenset[str]:
        """Of the terms that stay."""
        return self._outgoing.decided.codes if self._outgoing is not None else frozenset()

    def without_names(self, text: str) -> str:
        """A text that is of no recording, without the names of recordings and terms that stay."""
        if self._outgoing is None:
            return text
        stay = {each.uid: each.title for each in self._now.media if each.restriction}
        names = {*stay.values()}
        for each in self._case.find(Posting):
            if each.media_uid in stay:
                names |= {each.title, each.url, each.uploader, each.original_name}
        for term in self._case.find(Term):
            if term.code in self.hidden_codes:
                names |= {term.code, *map(str, term.labels.values())}
        clean = taking_out({each for each in names if len(each) >= LEAST_LETTERS}, set(), None)
        return clean(text) if clean is not None else text

    def left_out(self, among: Collection[str] | None = None) -> list[str]:
        """What stays, counted, in sentences; `among`: of the recordings with these uids alone."""
        if self._outgoing is None:
            return []
        media = [each for each in self._now.media if among is None or each.uid in among]
        kept = [each for each in media if each.restriction]
        named = "; ".join(f"{each.label}: {each.restriction}" for each in kept)
        lines = [f"{len(kept)} recording{'' if len(kept) == 1 else 's'} ({named})"] if kept else []
        return lines + self._outgoing.told({each.uid for each in media if not each.restriction})


class _Now:
    def __init__(self, case: Case, media: list[Media]) -> None:
        self._case = case
        self.media = media

    def all(self, record_type: type[Any]) -> list[Any]:
        return self.media if record_type is Media else self._case.find(record_type)
