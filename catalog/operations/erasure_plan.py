"""What an erasure takes with it and what it leaves, by what is to go: shown before anything is touched."""

from __future__ import annotations

import typing
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.model.records import (
    RECORD_TYPES,
    Acquisition,
    Actor,
    Capture,
    CaseDetails,
    Consent,
    EarlierCustody,
    Media,
    PageCapture,
    Posting,
    PostingObject,
    PublicCopy,
    QueueItem,
    Record,
    Role,
    Tombstone,
)
from catalog.operations.erasure_planning import Plan, Planning, short_name
from catalog.operations.erasure_text import (
    NAMING,
    erasable_fields,
    tells,
    text_fields,
    worker_fields,
)
from catalog.store import erasure
from catalog.store.rows import KINDS
from catalog.texts import phrase

_PAGE_ROLES = frozenset(
    {Role.PAGE_SOURCE, Role.PAGE_PICTURE, Role.PAGE_PDF, Role.PAGE_MHTML, Role.PAGE_TEXT}
    | {Role.TRAFFIC, Role.INFO}
)
_RECORDING_ROLES = frozenset(
    {Role.SERVED_STREAM, Role.SEGMENT_LIST, Role.MERGED_FILE, Role.LOCAL_FILE, Role.RECEIVED_FILE}
)


class Part(StrEnum):
    """What of a posting is to go."""

    PAGE = "page"
    """The page as it was seen, the traffic, and what the site said with it, comments included."""
    PERSON = "person"
    """All by which it tells of a person: link, title, uploader, description, page, traffic. The recording stays."""


def plan_recording(case: Case, media: Media, *, everywhere: bool = False) -> Plan:
    """A recording with its postings, bytes, annotations, and all that was said of it; failed tries of its links too."""
    return Planning(case, phrase("recording {label}", label=media.label), media.label).of(
        lambda known: _with_tries(known, media), everywhere=everywhere
    )


def plan_posting(case: Case, posting: Posting, part: Part, *, everywhere: bool = False) -> Plan:
    label = f"P{posting.number}"
    if part == Part.PAGE:
        what = phrase("the page of posting {label}", label=label)
        return Planning(case, what, label).of(
            lambda known: _of_posting(
                known, posting, (PageCapture, PublicCopy), lambda role: role in _PAGE_ROLES
            )
        )
    what = phrase("what posting {label} says of a person", label=label)
    planning = Planning(case, what, label)
    # who captured it and how, and what the program noted, is said of others too: it goes here, and stays there
    planning.blank(posting, text_fields(Posting), known_by=NAMING | {"description"})
    for consent in case.find(Consent, posting_uid=posting.uid):  # a refusal holds on, whoever it was
        planning.blank(consent, ["given_by", "note"], known_by=NAMING)
    for earlier in case.find(EarlierCustody, posting_uid=posting.uid):
        planning.blank(earlier, ["file_name", "facts"], known_by=NAMING)
    return planning.of(
        lambda known: _of_posting(
            known,
            posting,
            (PageCapture, PublicCopy, Capture, Acquisition, QueueItem),
            lambda role: role not in _RECORDING_ROLES,
        ),
        everywhere=everywhere,
    )


def plan_actor(case: Case, actor: Actor, *, everywhere: bool = False) -> Plan:
    """A person or group that the case names. Annotations stay, and name nobody where they named it."""
    what = phrase("person or group {label}", label=actor.label)
    return Planning(case, what, actor.label).of(lambda known: [actor], everywhere=everywhere)


def plan_worker(case: Case, name: str, *, everywhere: bool = False) -> Plan:
    """The name of somebody who worked on the case, wherever it says who did something. “former worker 1” takes its
    place, so that what one person did can still be told from what others did.

    Raises InvalidInput for a name under which nobody did anything here.
    """
    with case.values_beside_the_log() as db:
        taken = set(erasure.stand_ins(db).values()) | erasure.workers(db)
        number = 1
        while (stand_in := f"former worker {number}") in taken or erasure.naming(db, [stand_in]):
            number += 1
    planning = Planning(case, phrase("the name of a worker, now “{stand_in}”", stand_in=stand_in), stand_in)
    planning.rename(name, stand_in)
    plan = planning.plan
    if not (plan.unnamed or plan.forgotten or plan.gone):
        raise InvalidInput(
            phrase("Nobody did anything in this case under the name “{name}”.", name=name),
            hint=phrase(
                "Names under which somebody did: {names}.", names=", ".join(sorted(workers_of(case)))
            ),
        )
    if not tells(name):
        plan.also.append(
            phrase("Texts in which so short a name may stand: it is not looked for inside of other words.")
        )
    plan.also.append(
        phrase("Signatures made with this worker's key: whoever knows whose key it is knows who signed.")
    )
    return planning.of(lambda known: [], everywhere=everywhere)


def workers_of(case: Case) -> set[str]:
    """The names under which somebody did something in this case, or is said to have."""
    with case.values_beside_the_log() as db:
        found = erasure.workers(db)
    for kind in RECORD_TYPES:
        for name in worker_fields(kind):
            found |= set(case.distinct(kind, name))
    return found - {""}


def plan_field(case: Case, record: Record, name: str, *, everywhere: bool = False) -> Plan:
    """What stands in one field, now and in every version. Raises InvalidInput for a field that cannot be emptied."""
    if name not in erasable_fields(type(record)):
        known = ", ".join(erasable_fields(type(record)))
        raise InvalidInput(
            phrase("“{name}” is not a field that can be erased.", name=name),
            hint=phrase("Of this record these can: {known}.", known=known) if known else None,
        )
    label = short_name(case, record)
    what = phrase("the field “{name}” of {label}", name=name, label=label)
    planning = Planning(case, what, label)
    planning.blank(record, [name])
    return planning.of(lambda known: [], everywhere=everywhere)


def _with_tries(known: dict[str, Record], media: Media) -> list[Record]:
    postings = [each for each in known.values() if isinstance(each, Posting)]
    urls = {each.url for each in postings if each.media_uid == media.uid and each.url}
    tries = [each for each in postings if each.media_uid is None and each.url in urls]
    links = [each for each in known.values() if isinstance(each, QueueItem) and each.url in urls]
    return [media, *tries, *links]


def _of_posting(
    known: dict[str, Record], posting: Posting, kinds: tuple[type[Record], ...], going: Callable[[str], bool]
) -> list[Record]:
    found: list[Record] = []
    for each in known.values():
        if getattr(each, "posting_uid", None) != posting.uid:
            link_too = isinstance(each, QueueItem) and QueueItem in kinds and each.url == posting.url != ""
            if link_too:
                found.append(each)
        elif isinstance(each, kinds) or (isinstance(each, PostingObject) and going(each.role)):
            found.append(each)
    return found


def find_named(case: Case, text: str) -> Record:
    """The record that a person means by “M3”, “P4”, “H2”, “M1-A7” or a uid. Raises InvalidInput."""
    text = text.strip()
    head, _, tail = text.upper().partition("-")
    for letter, kind in (("M", Media), ("P", Posting), ("H", Actor), ("T", Tombstone)):
        if head[:1] == letter and head[1:].isdecimal():
            found: list[Any] = case.find(kind, number=int(head[1:]))
            if found and tail[:1] in ("A", "U") and tail[1:].isdecimal() and kind is Media:
                of = KINDS["annotations" if tail[0] == "A" else "utterances"]
                found = list(case.find(of, media_uid=found[0].uid, number=int(tail[1:])))
            elif tail:
                found = []
            if found:
                return typing.cast(Record, found[0])
    if text.lower() == "case":
        return case.find(CaseDetails)[0]
    for any_kind in RECORD_TYPES:
        for each in case.find(any_kind, uid=text):
            return each
    raise InvalidInput(
        phrase("This case has nothing called “{text}”.", text=text),
        hint="Give M3 for a recording, P4 for a posting, H2 for a person, M1-A7 for an annotation, or a uid.",
    )
