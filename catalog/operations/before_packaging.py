"""What a person is to know before something is given out: of each recording whether it may go and what its files tell,
and that no program reads notes for them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalog.archive.sidecars import names_a_place
from catalog.case import Case
from catalog.model.consent import AGAINST, barred
from catalog.model.disclosed_fields import PLACE
from catalog.model.disclosure import Disclosures
from catalog.model.records import (
    Consent,
    Disclosure,
    EmbeddedPlace,
    Media,
    Posting,
    PostingObject,
    Purpose,
    Role,
    StoredObject,
)
from catalog.model.said_by_files import tells_place
from catalog.operations.about_disclosure import decided
from catalog.texts import phrase

MOST_BYTES = 2_000_000
"""Of a file beside a recording; longer ones are logs and transcripts."""
_BESIDE = (Role.SIDECAR, Role.EARLIER_RECORD)
"""Files beside a recording, and lists in which another program says what it read out of the recording."""


READ_NOTES = phrase(
    "Something in this case is restricted. Read the notes before you send it: what a note on one recording quotes of "
    "another is not left out."
)
"""To be said where somebody decides, while `anything_stays`."""


def anything_stays(case: Case) -> bool:
    """Whether somebody restricted something of the case, or refused or withdrew consent to something."""
    against = any(case.count(Consent, state=str(state)) for state in AGAINST)
    return against or bool(case.count(Disclosure, released=False)) or any(case.distinct(Media, "restriction"))


@dataclass(frozen=True, slots=True)
class Outlook:
    """`stays` says why it does not go out, by purpose ("court", "publish"); where it may it is not in it.

    `names_place`: its bytes, or those of a file beside it, tell where it was recorded, and nobody released that. A
    package holds them as they are.
    """

    media: Media
    stays: Mapping[str, str]
    names_place: bool


def outlook(case: Case) -> list[Outlook]:
    """Of every recording, by number. Reads the files that lay beside recordings; of 1,000 that takes a second."""
    media = case.find(Media, order="number")
    postings, consents = case.find(Posting), case.find(Consent)
    refused = {each: barred(postings, consents, each) for each in (Purpose.COURT, Purpose.PUBLISH)}
    rules = Disclosures(decided(case), [])
    placed = {each.media_uid for each in case.find(EmbeddedPlace)} | set(_by_files_beside(case, postings))
    placed |= {each.uid for each in media if tells_place(Media.TABLE, {"probe": each.probe})}
    found = []
    for each in media:
        why = {
            str(purpose): reason
            for purpose, of in refused.items()
            if (reason := each.restriction or of.get(each.uid, ""))
        }
        names_place = each.uid in placed and rules.stays(PLACE, each.uid)
        found.append(Outlook(each, why, names_place))
    return found


def _by_files_beside(case: Case, postings: list[Posting]) -> Iterator[str]:
    """uids of recordings with a file beside them that tells a place; what cannot be read tells nothing."""
    of_posting = {each.uid: each.media_uid for each in postings if each.media_uid}
    objects = {each.uid: each for role in _BESIDE for each in case.find(StoredObject, role=str(role))}
    for held in (each for role in _BESIDE for each in case.find(PostingObject, role=str(role))):
        if held.posting_uid in of_posting and held.object_uid in objects:
            with (
                contextlib.suppress(OSError),
                case.object_path(objects[held.object_uid]).open("rb") as stream,
            ):
                if names_a_place(stream.read(MOST_BYTES)):
                    yield str(of_posting[held.posting_uid])
