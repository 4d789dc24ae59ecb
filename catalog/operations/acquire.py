"""Bringing recordings into a case: from a link, or from a file on disk."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from filelock import FileLock, Timeout

from catalog.archive.download import Download, download_link
from catalog.archive.file_import import TakenFile, media_files_in, take_file
from catalog.archive.gather import BroughtObject
from catalog.archive.links import check_url, work_folder_name
from catalog.archive.options import CaptureOptions
from catalog.case import Case
from catalog.errors import Cancelled, CatalogError, ChangedMeanwhile, InvalidInput, MediaUnreadable
from catalog.jobs import Job, Operation
from catalog.media.probe import Probe, probe_file
from catalog.model.records import Media, Posting, PostingObject, PostingState, Role, StoredObject
from catalog.model.timecode import utc_now
from catalog.model.uids import new_uid
from catalog.store.unit_of_work import UnitOfWork
from catalog.texts import phrase

__all__ = ["Acquired", "add_file", "add_link", "media_files_in"]

T = TypeVar("T")
INTERRUPTED = "The program ended before the download did."
TRIES_AT_ONCE = 5
"""How often a unit is written again when another program got in between."""


@dataclass(frozen=True, slots=True)
class Acquired:
    """What came in. `is_new` is False when the case had these very bytes already."""

    posting: Posting
    media: Media
    is_new: bool


def add_link(
    case: Case, url: str, *, actor: str, options: CaptureOptions | dict[str, Any] | None = None
) -> Operation[Acquired]:
    """Archives the video behind a link. `options` may be given by name.

    The try is recorded before the first contact; a failure stays as a posting with its error, and what was
    received so far is kept, so that trying again goes on from there. Raises what made it fail.
    """
    check_url(url)
    chosen = options if isinstance(options, CaptureOptions) else CaptureOptions(**options or {})
    with _only_try(case, url):
        return (yield from _add_link(case, url, actor=actor, options=chosen))


def _add_link(case: Case, url: str, *, actor: str, options: CaptureOptions) -> Operation[Acquired]:
    with case.unit_of_work("archive.start", actor=actor, parameters={"url": url}) as work:
        for left in case.find(Posting, url=url, state=PostingState.STARTED):
            work.replace(dataclasses.replace(left, state=PostingState.FAILED, error=INTERRUPTED))
        started = work.add(Posting(url=url, obtained="yt-dlp", captured_utc=utc_now(), captured_by=actor))
    posting = case.get(Posting, started.uid)
    arguments = {
        "url": url,
        "work_folder": str(case.objects.folder / "incoming" / work_folder_name(url)),
        "objects_folder": str(case.objects.folder),
        "options": options,
    }
    try:
        download: Download = yield Job(f"download {url}", download_link, arguments)
    except Exception as error:
        _record_failure(case, posting, error, actor=actor)
        raise
    brought = download.objects
    posting = dataclasses.replace(posting, **_described(download))
    reference = _by_sha256(brought, download.reference_sha256)
    probe = yield from _probe(case, posting, reference, brought, actor=actor)
    playable = _by_sha256(brought, download.playable_sha256)
    has_sound = probe.has_sound
    if playable is not reference:
        merged = yield from _probe(case, posting, playable, brought, actor=actor)
        has_sound = merged.has_sound
    return _stored(
        case,
        dataclasses.replace(posting, state=PostingState.ARCHIVED),
        brought,
        actor=actor,
        media=lambda objects: _media(
            download.title or url,
            probe,
            objects[download.reference_sha256],
            objects[download.playable_sha256],
            has_sound=has_sound,
        ),
        tools=download.tool_versions,
    )


def add_file(
    case: Case, path: Path, *, actor: str, posting_url: str = "", obtained: str = ""
) -> Operation[Acquired]:
    """Copies a file into the case; the source is never touched.

    With `posting_url` the file was saved by hand from there, and `obtained` says how: it joins the posting of
    that link that failed, or makes one. Bytes that are no readable recording are kept with a failed posting.
    """
    if bool(posting_url) != bool(obtained):
        raise InvalidInput(
            "A file saved by hand needs both the link it came from and how it was obtained.",
            hint="Give --posting URL together with --obtained HOW.",
        )
    if not posting_url:
        return (yield from _add_file(case, path, actor=actor, url="", obtained="copied from disk"))
    check_url(posting_url)
    with _only_try(case, posting_url):
        return (yield from _add_file(case, path, actor=actor, url=posting_url, obtained=obtained))


def _add_file(case: Case, path: Path, *, actor: str, url: str, obtained: str) -> Operation[Acquired]:
    attempt = Posting(
        url=url,
        source_path=str(path.absolute()),
        original_name=path.name,
        obtained=obtained,
        title="" if url else path.name,
        captured_utc=utc_now(),
        captured_by=actor,
    )
    try:
        taken: TakenFile = yield Job(
            f"copy {path.name}", take_file, {"path": str(path), "objects_folder": str(case.objects.folder)}
        )
    except Exception as error:
        _record_failure(case, attempt, error, actor=actor)
        raise
    brought = [BroughtObject(taken.taken, Role.LOCAL_FILE, taken.original_name, taken.media_type)]
    known: dict[str, Any] = {
        "original_name": taken.original_name,
        "source_path": taken.source_path,
        "facts": {"modified_utc": taken.modified_utc, "size": taken.taken.size},
    }
    attempt = dataclasses.replace(attempt, **known)
    probe = yield from _probe(case, attempt, brought[0], brought, actor=actor)
    posting = dataclasses.replace(attempt, state=PostingState.ARCHIVED)
    if url:
        failed = _failed_posting_of(case, url) or attempt
        facts = {**failed.facts, **attempt.facts, "joined by": actor, "joined_utc": attempt.captured_utc}
        joined = {**known, "facts": facts, "obtained": obtained, "state": PostingState.SAVED_BY_HAND}
        posting = dataclasses.replace(failed, **joined)
    sha256 = taken.taken.sha256
    return _stored(
        case,
        posting,
        brought,
        actor=actor,
        media=lambda objects: _media(
            posting.title or taken.original_name,
            probe,
            objects[sha256],
            objects[sha256],
            has_sound=probe.has_sound,
        ),
        tools={},
    )


# ---------------------------------------------------------------- parts


@contextlib.contextmanager
def _only_try(case: Case, url: str) -> Iterator[None]:
    """Holds the link for one try at a time, in this program and others: two would share one work folder."""
    incoming = case.objects.folder / "incoming"
    if case.read_only:
        yield  # the first write says so
        return
    incoming.mkdir(exist_ok=True)
    lock = FileLock(incoming / f"{work_folder_name(url)}.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise InvalidInput(
            phrase("{url} is being worked on already.", url=url),
            hint="Wait until that has ended, or cancel it.",
        ) from None
    try:
        yield
    finally:
        Path(lock.lock_file).unlink(missing_ok=True)
        lock.release()
        with contextlib.suppress(OSError):
            incoming.rmdir()


def _failed_posting_of(case: Case, url: str) -> Posting | None:
    """The newest try of the link that failed or was left unfinished, by number."""
    tries = case.find(Posting, url=url, order="number DESC")
    without = (PostingState.FAILED, PostingState.STARTED)
    return next((posting for posting in tries if posting.state in without), None)


def _described(download: Download) -> dict[str, Any]:
    return {
        "platform": download.platform,
        "title": download.title,
        "uploader": download.uploader,
        "uploader_id": download.uploader_id,
        "description": download.description,
        "published_as_given": download.published_as_given,
        "published_utc": download.published_utc,
        "captured_utc": download.captured_utc,
        "facts": {
            "url reached": download.url_reached,
            "page": download.webpage_url,
            "formats": download.formats,
            "tries": download.tries,
            "warnings": list(download.warnings),
            "response headers": download.response_headers,
            "tools": dict(download.tool_versions),
        },
    }


def _probe(
    case: Case, posting: Posting, wanted: BroughtObject, brought: list[BroughtObject], *, actor: str
) -> Operation[Probe]:
    """The probe of one object; where it cannot be read, posting and bytes are kept and the error is raised."""
    path = case.objects.path(wanted.taken.sha256, wanted.taken.extension)
    try:
        probe: Probe = yield Job(f"probe {wanted.name}", probe_file, {"path": str(path)})
    except CatalogError as error:
        reason = error
        if isinstance(error, MediaUnreadable):
            kept = "The bytes are kept in the case with this posting."
            reason = MediaUnreadable(
                error.message.replace(path.name, wanted.name), hint=f"{error.hint or ''} {kept}".strip()
            )
        failed = dataclasses.replace(
            posting, state=PostingState.FAILED, error=reason.message, error_hint=reason.hint or ""
        )
        _write(case, failed, brought, actor=actor, media=None, tools={}, outcome="failed")
        raise reason from error
    return probe


def _record_failure(case: Case, posting: Posting, error: Exception, *, actor: str) -> None:
    message = error.message if isinstance(error, CatalogError) else f"{type(error).__name__}: {error}"
    hint = (error.hint or "") if isinstance(error, CatalogError) else ""
    failed = dataclasses.replace(posting, state=PostingState.FAILED, error=message, error_hint=hint)
    outcome = "cancelled" if isinstance(error, Cancelled) else "failed"
    parameters = {"url": posting.url, "path": posting.source_path, "error": message}
    with case.unit_of_work("archive.end", actor=actor, parameters=parameters, outcome=outcome) as work:
        _put(work, failed)


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
) -> Acquired:
    stored, found, is_new = _write(case, posting, brought, actor=actor, media=media, tools=tools)
    assert found is not None
    return Acquired(stored, found, is_new)


def _write(
    case: Case,
    posting: Posting,
    brought: list[BroughtObject],
    *,
    actor: str,
    media: Callable[[dict[str, StoredObject]], Media] | None,
    tools: dict[str, str],
    outcome: str = "done",
) -> tuple[Posting, Media | None, bool]:
    """Commits objects, media and posting; bytes and media that the case has are not recorded twice.

    Returns the stored posting, its media, and whether that media is new.
    """

    def write() -> tuple[Posting, Media | None, bool]:
        known, new = _objects(case, brought)
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
            _put(work, joined)
            for each in brought:
                uid = known[each.taken.sha256].uid
                work.add(
                    PostingObject(posting_uid=joined.uid, object_uid=uid, role=each.role, name=each.name)
                )
        stored = work.stored(Media) if new_media is not None else found
        return work.stored(Posting), stored, new_media is not None

    return written(write)


class _NoMedia:
    uid = None


def _objects(
    case: Case, brought: Iterable[BroughtObject]
) -> tuple[dict[str, StoredObject], list[StoredObject]]:
    """The record of each brought object by SHA-256, and those of them that are new, parents first."""
    known: dict[str, StoredObject] = {}
    new: list[StoredObject] = []
    for each in sorted(brought, key=lambda b: b.parent_sha256 is not None):
        sha256 = each.taken.sha256
        if sha256 in known:
            continue
        existing = case.find(StoredObject, sha256=sha256)
        if not existing:
            existing = [
                StoredObject(
                    sha256=sha256,
                    sha512=each.taken.sha512,
                    size=each.taken.size,
                    media_type=each.media_type,
                    extension=each.taken.extension,
                    role=each.role,
                    parent_uid=known[each.parent_sha256].uid if each.parent_sha256 in known else None,
                    recipe=each.recipe,
                )
            ]
            new += existing
        known[sha256] = existing[0]
    return known, new


def _by_sha256(brought: list[BroughtObject], sha256: str) -> BroughtObject:
    return next(each for each in brought if each.taken.sha256 == sha256)


def _media(
    title: str, probe: Probe, reference: StoredObject, playable: StoredObject, *, has_sound: bool
) -> Media:
    return Media(
        uid=new_uid(),
        title=title,
        kind=probe.kind,
        reference_object_uid=reference.uid,
        stream_index=probe.stream_index,
        playable_object_uid=playable.uid,
        time_base_numerator=probe.time_base_numerator,
        time_base_denominator=probe.time_base_denominator,
        origin_pts=probe.origin_pts,
        first_pts=probe.first_pts,
        end_pts=probe.end_pts,
        frame_count=probe.frame_count,
        times_estimated=probe.times_estimated,
        width_px=probe.width_px,
        height_px=probe.height_px,
        rotation_degrees=probe.rotation_degrees,
        sample_aspect_numerator=probe.sample_aspect_numerator,
        sample_aspect_denominator=probe.sample_aspect_denominator,
        has_sound=has_sound,
        probe=probe.as_json(),
    )


def written(write: Callable[[], T]) -> T:
    """Tries a write again when another program got in between reading and writing."""
    for _ in range(TRIES_AT_ONCE - 1):
        try:
            return write()
        except ChangedMeanwhile:
            continue
    return write()
