"""A copy of a posting's page at a public web archive: asked for by a person alone, and what came of it kept."""

from __future__ import annotations

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
from catalog.model.records import CopyMadeBy, Media, Posting, PublicCopy, Purpose
from catalog.model.timecode import utc_now
from catalog.operations.going_out import why_it_stays
from catalog.texts import phrase

__all__ = ["ARCHIVE", "ask_for_copy", "look_link", "note_copy", "postings_with_link", "save_link"]

ASK = "public.ask"
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

    What came of it is recorded, a refusal too, and its error raised then. Raises InvalidInput, with nothing sent,
    where the recording is left out of what leaves the case, where who gave it does not let it be published, or where
    a person is to be told of the archive first; CaseReadOnly where what comes of it could not be recorded.
    """
    if case.read_only:
        raise CaseReadOnly("The case is read-only.", hint="Copy it to a disk that can be written.")
    posting = _to_be_copied(case, posting_uid)
    require_told(archive, options.proxy)
    asked_utc = utc_now()
    failure: CatalogError | None = None
    answer = PublicAnswer("", "")
    arguments = {"url": posting.url, "proxy": options.proxy, "archive": archive}
    try:
        answer = yield Job(f"public copy of {posting.url}", ask_archive, arguments)
    except CatalogError as error:
        failure = error
    proxy = proxy_for(archive, options.proxy)
    said = Secrets(values_of_proxy(proxy)).hidden(failure.message) if failure is not None else ""
    record = PublicCopy(
        posting_uid=posting.uid,
        archive=host_of(archive),
        asked_url=posting.url,
        made=str(CopyMadeBy.PROGRAM),
        asked_by=actor,
        asked_utc=asked_utc,
        network_path=path_of(archive, proxy),
        copy_url=answer.copy_url,
        copied_as_given=answer.copied_as_given,
        error=said,
    )
    with case.unit_of_work(
        ASK,
        actor=actor,
        parameters={"url": posting.url, "archive": record.archive, "copy": record.copy_url},
        outcome=_outcome(failure),
    ) as work:
        work.add(record)
    if failure is not None:
        raise failure
    return record


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


def _outcome(failure: CatalogError | None) -> str:
    if failure is None:
        return "done"
    return "cancelled" if isinstance(failure, Cancelled) else "failed"


def _to_be_copied(case: Case, posting_uid: str) -> Posting:
    posting = case.get(Posting, posting_uid)
    if not posting.url:
        raise InvalidInput(
            phrase("Posting P{number} has no link.", number=posting.number),
            hint="Only what was found at a link can be copied by a web archive.",
        )
    check_url(posting.url)
    media = case.get(Media, posting.media_uid) if posting.media_uid else None
    reason = why_it_stays(case, media, Purpose.PUBLISH) if media is not None else ""
    if media is not None and reason:
        raise InvalidInput(
            phrase(
                "{label} is left out of what leaves the case ({reason}), and a public copy is for everybody.",
                label=media.label,
                reason=reason,
            ),
            hint="Let it into reports again first, if that is right.",
        )
    return posting
