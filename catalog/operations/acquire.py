"""Bringing recordings into a case: from a link, or from a file on disk."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalog.archive.contact import LedElsewhere, require_told
from catalog.archive.download import Download, download_link
from catalog.archive.file_import import TakenFiles, media_files_in, take_files
from catalog.archive.folders import FoundFile, look_through
from catalog.archive.gather import BroughtObject
from catalog.archive.links import check_url, work_folder_name
from catalog.archive.options import CaptureOptions
from catalog.archive.sidecars import ROLES, sidecar_type
from catalog.archive.tried import read_tried
from catalog.case import Case
from catalog.errors import Cancelled, CatalogError, InvalidInput, MediaUnreadable
from catalog.jobs import Job, Operation
from catalog.model.obtained import COPIED
from catalog.model.records import (
    Media,
    Posting,
    PostingObject,
    PostingState,
    Record,
    Role,
    StoredObject,
)
from catalog.model.timecode import utc_now
from catalog.operations.acquired import Acquired
from catalog.operations.acquisition import Form, fill_in, records_for
from catalog.operations.brought import by_sha256, media_of, object_records, posting_fields
from catalog.operations.captures import (
    capture_of,
    capture_of_failed,
    check_completeness,
    completeness_of_failed,
    record_unread,
    told,
)
from catalog.operations.embedded import examined, records_of
from catalog.operations.one_try import only_try
from catalog.operations.page import asked_wait_seconds, capture_page
from catalog.operations.written import written
from catalog.store.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from catalog.archive.embedded import Embedded
    from catalog.media.probe import Probe

__all__ = ["FoundFile", "add_file", "add_link", "look_through", "media_files_in"]

INTERRUPTED = "The program ended before the download did."


def add_link(
    case: Case, url: str, *, actor: str, options: CaptureOptions | dict[str, Any] | None = None
) -> Operation[Acquired]:
    """Archives the video behind a link. `options` may be given by name.

    The try is recorded before the first contact, and how it was made with it. A failure stays as a posting with its
    error and what was had, and what was received so far is kept, so that trying again goes on from there. What came
    is then decoded to its end, and the verdict on its completeness recorded. Raises what made it fail.
    """
    check_url(url)
    chosen = options if isinstance(options, CaptureOptions) else CaptureOptions(**options or {})
    require_told(url, chosen.proxy)
    with only_try(case, url):
        return (yield from _add_link(case, url, actor=actor, options=chosen))


def _add_link(case: Case, url: str, *, actor: str, options: CaptureOptions) -> Operation[Acquired]:
    with case.unit_of_work("archive.start", actor=actor, parameters={"url": url}) as work:
        for left in case.find(Posting, url=url, state=PostingState.STARTED):
            work.replace(dataclasses.replace(left, state=PostingState.FAILED, error=INTERRUPTED))
            work.add(capture_of_failed(left, None, machine="", actor=left.captured_by))
        started = work.add(Posting(url=url, obtained="yt-dlp", captured_utc=utc_now(), captured_by=actor))
    posting = case.get(Posting, started.uid)
    folder = case.objects.folder / "incoming" / work_folder_name(url)
    arguments = {
        "url": url,
        "work_folder": str(folder),
        "objects_folder": str(case.objects.folder),
        "options": options,
    }
    try:
        download: Download = yield Job(f"download {url}", download_link, arguments)
    except Exception as error:
        failed = _record_failed_link(case, posting, error, folder, options, actor=actor)
        # by a person, before anybody was asked, or until a person is asked
        refused = isinstance(error, (Cancelled, InvalidInput, LedElsewhere))
        if not refused:  # what the page shows instead is evidence of the try
            yield from capture_page(case, failed, actor=actor, options=options, after=error)
        raise
    posting = dataclasses.replace(posting, **posting_fields(download))
    try:
        acquired = yield from _downloaded(case, posting, download, actor=actor)
    except CatalogError as error:
        record_unread(case, posting, download, error, actor=actor)
        raise
    page = yield from capture_page(case, acquired.posting, actor=actor, options=options)
    completeness = yield from check_completeness(case, acquired.posting, download, options, actor=actor)
    return dataclasses.replace(acquired, completeness=completeness, wait_seconds=asked_wait_seconds(page))


def _downloaded(case: Case, posting: Posting, download: Download, *, actor: str) -> Operation[Acquired]:
    brought = download.objects
    capture = capture_of(posting, download.capture, actor=actor)
    reference = by_sha256(brought, download.reference_sha256)
    probe, embedded = yield from _probe(case, posting, reference, brought, actor=actor, beside=[capture])
    playable = by_sha256(brought, download.playable_sha256)
    has_sound = probe.has_sound
    if playable is not reference:
        merged, _ = yield from _probe(case, posting, playable, brought, actor=actor, beside=[capture])
        has_sound = merged.has_sound
    return _stored(
        case,
        dataclasses.replace(posting, state=PostingState.ARCHIVED),
        brought,
        actor=actor,
        media=lambda objects: media_of(
            download.title or posting.url,
            probe,
            objects[download.reference_sha256],
            objects[download.playable_sha256],
            has_sound=has_sound,
        ),
        tools=download.tool_versions,
        beside=[capture],
        embedded=embedded,
    )


def _record_failed_link(
    case: Case, posting: Posting, error: Exception, folder: Path, options: CaptureOptions, *, actor: str
) -> Posting:
    """The failed try: what the page said, what was kept of it, how far it came. Its parts wait for the next try."""
    tried = read_tried(folder)
    posting = _as_failed(dataclasses.replace(posting, **told(tried)), error)
    stored, _, _ = write_posting(
        case,
        posting,
        tried.objects if tried is not None else [],
        actor=actor,
        media=None,
        tools={},
        outcome=_outcome(error),
        beside=[
            capture_of_failed(posting, tried, machine=options.machine, actor=actor),
            completeness_of_failed(posting, folder),
        ],
    )
    return stored


def add_file(
    case: Case,
    path: Path | FoundFile,
    *,
    actor: str,
    posting_url: str = "",
    obtained: str = "",
    form: Form | None = None,
) -> Operation[Acquired]:
    """Copies a file into the case, with what lies beside it where that was found; the source is never touched.

    `form` is what is known of how it came.
    With `posting_url` the file was saved by hand from there, and `obtained` says how: it joins the posting of
    that link that failed, or makes one. Bytes that are no readable recording are kept with a failed posting.
    """
    if bool(posting_url) != bool(obtained):
        raise InvalidInput(
            "A file saved by hand needs both the link it came from and how it was obtained.",
            hint="Give --posting URL together with --obtained HOW.",
        )
    found = path if isinstance(path, FoundFile) else FoundFile(path)
    if not posting_url:
        return (yield from _add_file(case, found, form, actor=actor, url="", obtained=COPIED))
    check_url(posting_url)
    with only_try(case, posting_url):
        return (yield from _add_file(case, found, form, actor=actor, url=posting_url, obtained=obtained))


def _add_file(
    case: Case, found: FoundFile, form: Form | None, *, actor: str, url: str, obtained: str
) -> Operation[Acquired]:
    path = found.path
    attempt = Posting(
        url=url,
        source_path=str(path.absolute()),
        original_name=path.name,
        obtained=obtained,
        title="" if url else path.name,
        captured_utc=utc_now(),
        captured_by=actor,
    )
    attempt, brought, came = yield from _copied(case, found, attempt, actor=actor)
    taken = came.file
    place = {"folder": found.folder, "path_in_folder": found.path_in_folder}
    beside = records_for(attempt.uid, form, actor=actor, **place)
    probe, embedded = yield from _probe(case, attempt, brought[0], brought, actor=actor, beside=beside)
    posting = dataclasses.replace(attempt, state=PostingState.ARCHIVED)
    if url:
        failed = _failed_posting_of(case, url) or attempt
        facts = {**failed.facts, **attempt.facts, "joined by": actor, "joined_utc": attempt.captured_utc}
        posting = dataclasses.replace(
            failed,
            original_name=attempt.original_name,
            source_path=attempt.source_path,
            facts=facts,
            obtained=obtained,
            state=PostingState.SAVED_BY_HAND,
        )
    sha256 = taken.taken.sha256
    acquired = _stored(
        case,
        posting,
        brought,
        actor=actor,
        media=lambda objects: media_of(
            posting.title or taken.original_name,
            probe,
            objects[sha256],
            objects[sha256],
            has_sound=probe.has_sound,
        ),
        tools={},
        beside=beside if posting.uid == attempt.uid else (),
        embedded=embedded,
    )
    if posting.uid != attempt.uid and form is not None and form.says_anything:
        fill_in(case, [posting.uid], form, actor=actor)  # something may have been said of that try before
    return dataclasses.replace(acquired, beside=tuple(each.original_name for each in came.beside))


def _copied(
    case: Case, found: FoundFile, attempt: Posting, *, actor: str
) -> Operation[tuple[Posting, list[BroughtObject], TakenFiles]]:
    """The file and what lies beside it, laid into the store; a failure is recorded and raised."""
    try:
        came: TakenFiles = yield Job(
            f"copy {found.path.name}",
            take_files,
            {
                "path": str(found.path),
                "beside": [str(each) for each in found.sidecars],
                "objects_folder": str(case.objects.folder),
            },
        )
    except Exception as error:
        _record_failure(case, attempt, error, actor=actor)
        raise
    taken = came.file
    brought = [BroughtObject(taken.taken, Role.LOCAL_FILE, taken.original_name, taken.media_type)]
    brought += [
        BroughtObject(each.taken, ROLES[Path(each.original_name).suffix.lower()], each.original_name, kind)
        for each in came.beside
        for kind in [sidecar_type(Path(each.original_name))]
    ]
    left_out = {"left out": came.left_out} if came.left_out else {}
    attempt = dataclasses.replace(
        attempt,
        original_name=taken.original_name,
        source_path=taken.source_path,
        facts={"modified_utc": taken.modified_utc, "size": taken.taken.size, **left_out},
    )
    return attempt, brought, came


# ---------------------------------------------------------------- parts


def _failed_posting_of(case: Case, url: str) -> Posting | None:
    """The newest try of the link that failed or was left unfinished, by number."""
    tries = case.find(Posting, url=url, order="number DESC")
    without = (PostingState.FAILED, PostingState.STARTED)
    return next((posting for posting in tries if posting.state in without), None)


def _probe(
    case: Case,
    posting: Posting,
    wanted: BroughtObject,
    brought: list[BroughtObject],
    *,
    actor: str,
    beside: Sequence[Record] = (),
) -> Operation[tuple[Probe, Embedded]]:
    """What one object is and says of itself; where it cannot be read, posting and bytes are kept and the error is
    raised."""
    path = case.objects.path(wanted.taken.sha256, wanted.taken.extension)
    try:
        return (yield from examined(wanted.name, str(path)))
    except CatalogError as error:
        reason = error
        if isinstance(error, MediaUnreadable):
            kept = "The bytes are kept in the case with this posting."
            reason = MediaUnreadable(
                error.message.replace(path.name, wanted.name), hint=f"{error.hint or ''} {kept}".strip()
            )
        failed = _as_failed(posting, reason)
        write_posting(
            case, failed, brought, actor=actor, media=None, tools={}, outcome="failed", beside=beside
        )
        raise reason from error


def _record_failure(case: Case, posting: Posting, error: Exception, *, actor: str) -> None:
    failed = _as_failed(posting, error)
    parameters = {"url": posting.url, "path": posting.source_path, "error": failed.error}
    with case.unit_of_work(
        "archive.end", actor=actor, parameters=parameters, outcome=_outcome(error)
    ) as work:
        _put(work, failed)


def _as_failed(posting: Posting, error: Exception) -> Posting:
    message = error.message if isinstance(error, CatalogError) else f"{type(error).__name__}: {error}"
    hint = (error.hint or "") if isinstance(error, CatalogError) else ""
    return dataclasses.replace(posting, state=PostingState.FAILED, error=message, error_hint=hint)


def _outcome(error: Exception) -> str:
    return "cancelled" if isinstance(error, Cancelled) else "failed"


def _put(work: UnitOfWork, posting: Posting) -> None:
    """A posting that has its number is in the case already."""
    if posting.number:
        work.replace(posting)
    else:
        work.add(posting)


def _stored(
    case: Case,
    posting: Posting,
    brought: list[BroughtObject],
    *,
    actor: str,
    media: Callable[[dict[str, StoredObject]], Media],
    tools: dict[str, str],
    beside: Sequence[Record] = (),
    embedded: Embedded,
) -> Acquired:
    stored, found, is_new = write_posting(
        case, posting, brought, actor=actor, media=media, tools=tools, beside=beside, embedded=embedded
    )
    assert found is not None
    return Acquired(stored, found, is_new)


def write_posting(
    case: Case,
    posting: Posting,
    brought: list[BroughtObject],
    *,
    actor: str,
    media: Callable[[dict[str, StoredObject]], Media] | None,
    tools: dict[str, str],
    outcome: str = "done",
    beside: Sequence[Record] = (),
    embedded: Embedded | None = None,
    of_objects: Callable[[dict[str, StoredObject]], Sequence[Record]] = lambda _: (),
) -> tuple[Posting, Media | None, bool]:
    """Commits objects, media, posting and what lies `beside` it. What the case has is not recorded twice.

    Returns the stored posting, its media, and whether that media is new.
    """

    def write() -> tuple[Posting, Media | None, bool]:
        known, new = object_records(case, brought)
        found = new_media = None
        if media is not None:
            wanted = media(known)
            found = next(iter(case.find(Media, reference_object_uid=wanted.reference_object_uid)), None)
            new_media = None if found else wanted
        joined = dataclasses.replace(posting, media_uid=(found or new_media or _NoMedia).uid)
        work = case.unit_of_work(
            "archive.end",
            actor=actor,
            parameters={
                "url": posting.url,
                "path": posting.source_path,
                "error": posting.error,
                "damaged before, repaired": [b.taken.sha256 for b in brought if b.taken.repaired],
            },
            tools=tools,
            outcome=outcome,
            outputs=[each.taken.sha256 for each in brought],
        )
        with work:
            work.add_all(new)
            if new_media is not None:
                work.add(new_media)
                work.add_all(records_of(new_media, embedded or Embedded()))
            _put(work, joined)
            for each in brought:
                uid = known[each.taken.sha256].uid
                work.add(
                    PostingObject(posting_uid=joined.uid, object_uid=uid, role=each.role, name=each.name)
                )
            work.add_all((*beside, *of_objects(known)))
        stored = work.stored(Media) if new_media is not None else found
        return work.stored(Posting), stored, new_media is not None

    return written(write)


class _NoMedia:
    uid = None
