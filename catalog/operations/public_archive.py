"""A copy of a posting's page at a public web archive: asked for by a person alone, and what came of it kept."""

from __future__ import annotations

import dataclasses

from catalog.archive.contact import proxy_for, require_told
from catalog.archive.links import check_url, host_of
from catalog.archive.options import CaptureOptions
from catalog.archive.public_archive import (
    ARCHIVE,
    PublicAnswer,
    ask_archive,
    given_time,
    look_link,
    save_link,
)
from catalog.archive.secrets import Secrets, values_of_proxy
from catalog.archive.witness import path_of
from catalog.case import Case
from catalog.errors import Cancelled, CaseReadOnly, CatalogError, InvalidInput
from catalog.jobs import Job, Operation
from catalog.model.records import CopyMadeBy, Posting, PublicCopy, Purpose
from catalog.model.timecode import utc_now
from catalog.operations.going_out import page_going_out
from catalog.texts import phrase

__all__ = ["ARCHIVE", "ask_for_copy", "look_link", "note_copy", "postings_with_link", "save_link"]

ASK = "public.ask"
ANSWER = "public.answer"
NOTE = "public.note"


def postings_with_link(case: Case, media_uid: str) -> list[Posting]:
    """Those of a recording that were found at a link, the first one first, one of each link."""
    found = {
        each.url: each
        for each in reversed(case.find(Posting, media_uid=media_uid, order="number"))
        if each.url
    }
    return sorted(found.values(), key=lambda each: each.number)


def ask_for_copy(
    case: Case, posting_uid: str, *, actor: str, options: CaptureOptions, archive: str = ARCHIVE
) -> Operation[PublicCopy]:
    """Asks the archive for a copy, which it shows to everybody. Call it only after a person said yes to that.

    That it is asked is recorded before it is, and what it answered after, a refusal too, whose error is raised then:
    of a request that a crash cut off the case knows. Raises InvalidInput, with nothing sent, where the recording or a
    field that its page says is left out of what leaves the case, where who gave it does not let it be published, or
    where a person is to be told of the archive first; CaseReadOnly where it could not be recorded.
    """
    if case.read_only:
        raise CaseReadOnly("The case is read-only.", hint="Copy it to a disk that can be written.")
    posting = _to_be_copied(case, posting_uid)
    require_told(archive, options.proxy)
    asked = _asked(case, posting, archive, options, actor=actor)
    arguments = {"url": posting.url, "proxy": options.proxy, "archive": archive}
    try:
        answer: PublicAnswer = yield Job(f"public copy of {posting.url}", ask_archive, arguments)
    except CatalogError as error:
        said = Secrets(values_of_proxy(proxy_for(archive, options.proxy))).hidden(error.message)
        outcome = "cancelled" if isinstance(error, Cancelled) else "failed"
        _answered(case, asked, dataclasses.replace(asked, error=said), outcome, actor=actor)
        raise
    copy = dataclasses.replace(asked, copy_url=answer.copy_url, copied_as_given=answer.copied_as_given)
    return _answered(case, asked, copy, "done", actor=actor)


def _asked(case: Case, posting: Posting, archive: str, options: CaptureOptions, *, actor: str) -> PublicCopy:
    """The request, written down before anybody is asked."""
    record = PublicCopy(
        posting_uid=posting.uid,
        archive=host_of(archive),
        asked_url=posting.url,
        made=str(CopyMadeBy.PROGRAM),
        asked_by=actor,
        asked_utc=utc_now(),
        network_path=path_of(archive, proxy_for(archive, options.proxy)),
    )
    parameters = {"url": posting.url, "archive": record.archive}
    with case.unit_of_work(ASK, actor=actor, parameters=parameters) as work:
        return work.add(record)


def _answered(case: Case, asked: PublicCopy, now: PublicCopy, outcome: str, *, actor: str) -> PublicCopy:
    parameters = {"url": now.asked_url, "archive": now.archive, "copy": now.copy_url}
    with case.unit_of_work(ANSWER, actor=actor, parameters=parameters, outcome=outcome) as work:
        return work.replace(now, since=asked)


def note_copy(case: Case, posting_uid: str, copy_url: str, *, actor: str) -> PublicCopy:
    """Notes the link of a copy that somebody had made in a browser of their own. Nothing is asked of anybody."""
    posting = case.get(Posting, posting_uid)
    check_url(copy_url)
    record = PublicCopy(
        posting_uid=posting.uid,
        archive=host_of(copy_url),
        asked_url=posting.url,
        made=str(CopyMadeBy.BROWSER),
        asked_by=actor,
        asked_utc=utc_now(),
        network_path="",
        copy_url=copy_url,
        copied_as_given=given_time(copy_url),
    )
    with case.unit_of_work(NOTE, actor=actor, parameters={"copy": copy_url}) as work:
        work.add(record)
    return record


def _to_be_copied(case: Case, posting_uid: str) -> Posting:
    posting = case.get(Posting, posting_uid)
    if not posting.url:
        raise InvalidInput(
            phrase("Posting P{number} has no link.", number=posting.number),
            hint="Only what was found at a link can be copied by a web archive.",
        )
    check_url(posting.url)
    page_going_out(case, posting, Purpose.PUBLISH)
    return posting
