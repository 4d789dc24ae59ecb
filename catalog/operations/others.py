"""Taking in what other programs archived, with what they claim of it kept as earlier custody."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from catalog.archive.embedded import Embedded
from catalog.archive.gather import BroughtObject
from catalog.archive.others import take_over
from catalog.archive.others_listing import TakenFileOfOthers, TakenOver, TakenPosting, in_utc
from catalog.case import Case
from catalog.errors import CatalogError
from catalog.jobs import Job, Operation
from catalog.media.probe import Probe
from catalog.model.obtained import taken_over
from catalog.model.records import (
    Agreement,
    EarlierCustody,
    Json,
    Media,
    Posting,
    PostingState,
    StoredObject,
)
from catalog.model.timecode import utc_now
from catalog.operations.acquire import write_posting
from catalog.operations.acquisition import Form, records_for
from catalog.operations.brought import media_of
from catalog.operations.embedded import examined
from catalog.texts import marked, phrase


@dataclass(slots=True)
class TookOver:
    """What was taken in. `differing` are the files whose bytes have another hash than was claimed; `missing` those
    that a list names and that are not there; `unread` recordings that cannot be decoded."""

    program: str
    version: str
    postings: list[Posting] = field(default_factory=list)
    media: list[Media] = field(default_factory=list)
    known: list[Media] = field(default_factory=list)
    agreeing: int = 0
    without_hash: int = 0
    differing: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    stamps: int = 0
    """Time stamps over lists of hashes that hold; those that do not, with why, are in `stamps_failed`."""
    stamps_failed: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def in_words(self) -> Iterator[str]:
        yield phrase(
            "Taken over from {program}: {postings} links and pages, {media} new recordings, {known} that were in the "
            "case already.",
            program=f"{self.program} {self.version}".strip(),
            postings=len(self.postings),
            media=len(self.media),
            known=len(self.known),
        )
        yield phrase(
            "Hashes that {program} claims: {agreeing} are those of the files that came, {differing} are not. "
            "{without} files came without one.",
            program=self.program,
            agreeing=self.agreeing,
            differing=len(self.differing),
            without=self.without_hash,
        )
        if self.stamps or self.stamps_failed:
            yield phrase(
                "Time stamps over lists of hashes: {holding} verified, {failed} not verified.",
                holding=self.stamps,
                failed=len(self.stamps_failed),
            )
        for template, files in (
            (marked("Time stamp not verified: {file}"), self.stamps_failed),
            (marked("Another hash than was claimed: {file}"), self.differing),
            (marked("Named in a list, and not there: {file}"), self.missing),
            (marked("Kept, but no recording that can be read: {file}"), self.unread),
        ):
            yield from (phrase(template, file=each) for each in files)
        yield from self.remarks


def take_from_others(case: Case, path: Path, *, actor: str, form: Form | None = None) -> Operation[TookOver]:
    """Takes in a folder of auto-archiver or a Hunchly case export. `form` is what is known of how it came.

    Each link or page becomes a posting with its files as objects, each recording among them a media; hashes, times
    and tokens are kept as `EarlierCustody`: claimed, not proved. Nothing is refused for a hash that differs. What
    came before an error or a cancel stays in the case, whole posting by whole posting. Raises InvalidInput where
    neither program's output is recognised.
    """
    arguments = {"path": str(path.absolute()), "objects_folder": str(case.objects.folder)}
    taken: TakenOver = yield Job(f"take over {path.name}", take_over, arguments)
    found = TookOver(taken.program, taken.version, remarks=list(taken.remarks))
    for posting in taken.postings:
        for number, recording in enumerate(_recordings(posting) or [None]):
            files = _files_of(posting, recording, first=number == 0)
            yield from _one(case, taken, posting, recording, files, path, form, found, actor=actor)
    return found


def _recordings(posting: TakenPosting) -> list[TakenFileOfOthers | None]:
    return [each for each in posting.files if each.claimed.is_recording and each.taken is not None]


def _files_of(
    posting: TakenPosting, recording: TakenFileOfOthers | None, *, first: bool
) -> list[TakenFileOfOthers]:
    """A posting holds one recording: further ones of a link have their own, what lies beside is with the first."""
    if not first:
        return [recording] if recording is not None else []
    others = [each for each in posting.files if not each.claimed.is_recording or each.taken is None]
    return ([recording] if recording is not None else []) + others


def _one(
    case: Case,
    taken: TakenOver,
    claimed: TakenPosting,
    recording: TakenFileOfOthers | None,
    files: list[TakenFileOfOthers],
    path: Path,
    form: Form | None,
    found: TookOver,
    *,
    actor: str,
) -> Operation[None]:
    archived = claimed.claimed.archived_as_given
    attempt = _posting(taken, claimed, recording, path, actor=actor)
    brought = [_brought(each) for each in files if each.taken is not None]
    probe: Probe | None = None
    embedded: Embedded | None = None
    if recording is not None and recording.taken is not None:
        try:
            where = case.objects.path(recording.taken.sha256, recording.taken.extension)
            probe, embedded = yield from examined(recording.claimed.name, str(where))
        except CatalogError as error:
            found.unread.append(phrase("{name}: {why}", name=recording.claimed.name, why=error.message))
            attempt = dataclasses.replace(
                attempt, state=PostingState.FAILED, error=error.message, error_hint=error.hint or ""
            )
    posting, media, is_new = write_posting(
        case,
        attempt,
        brought,
        actor=actor,
        media=_media_maker(attempt, recording, probe),
        tools={},
        outcome="done" if attempt.state == PostingState.ARCHIVED else "failed",
        beside=records_for(attempt.uid, form, actor=actor),
        embedded=embedded,
        of_objects=lambda objects: [
            record for each in files for record in _claims(attempt.uid, taken, archived, each, objects)
        ],
    )
    found.postings.append(posting)
    if media is not None:
        (found.media if is_new else found.known).append(media)
    for each in files:
        _count(each, found)


def _posting(
    taken: TakenOver,
    claimed: TakenPosting,
    recording: TakenFileOfOthers | None,
    path: Path,
    *,
    actor: str,
) -> Posting:
    said = claimed.claimed
    return Posting(
        url=said.url,
        source_path=str(path.absolute()),
        original_name=recording.claimed.name if recording else "",
        obtained=taken_over(f"{taken.program} {taken.version}".strip()),
        state=PostingState.ARCHIVED,
        title=said.title or (recording.claimed.name if recording else said.url),
        uploader=said.uploader,
        description=said.description,
        published_as_given=said.published_as_given,
        published_utc=in_utc(said.published_as_given),
        captured_utc=utc_now(),
        captured_by=actor,
        facts={"as the other program has it": said.facts},
    )


def _brought(file: TakenFileOfOthers) -> BroughtObject:
    assert file.taken is not None
    return BroughtObject(file.taken, file.claimed.role, file.claimed.name, file.media_type)


def _media_maker(posting: Posting, recording: TakenFileOfOthers | None, probe: Probe | None) -> Any:
    if recording is None or recording.taken is None or probe is None:
        return None
    sha256, looked = recording.taken.sha256, probe
    return lambda objects: media_of(
        posting.title or posting.original_name,
        looked,
        objects[sha256],
        objects[sha256],
        has_sound=looked.has_sound,
    )


def _claims(
    posting_uid: str,
    taken: TakenOver,
    archived: str,
    file: TakenFileOfOthers,
    objects: dict[str, StoredObject],
) -> Iterator[EarlierCustody]:
    """One record for each claim; one that says that none was made, for a file of which nothing is claimed."""
    facts: Json = {**file.claimed.facts, **({"why it did not come": file.why_not} if file.why_not else {})}
    for claim, found_hash, agreement in file.judged or []:
        yield EarlierCustody(
            posting_uid=posting_uid,
            object_uid=objects[file.taken.sha256].uid if file.taken is not None else None,
            program=taken.program,
            program_version=taken.version,
            listed_in=claim.listed_in,
            file_name=file.claimed.name,
            algorithm=claim.algorithm,
            claimed_hash=claim.value,
            found_hash=found_hash,
            agreement=agreement,
            archived_as_given=archived,
            archived_utc=in_utc(archived),
            facts=facts,
        )


def _count(file: TakenFileOfOthers, found: TookOver) -> None:
    agreements = {agreement for _, _, agreement in file.judged}
    if file.taken is None:
        name, why = file.claimed.name, file.why_not
        found.missing.append(phrase("{name}: {why}", name=name, why=why) if why else name)
    elif file.claimed.token is not None:
        if file.claimed.token.agreement == Agreement.STAMP_HOLDS:
            found.stamps += 1
        else:
            why = file.claimed.token.why
            found.stamps_failed.append(phrase("{name}: {why}", name=file.claimed.name, why=why))
    elif Agreement.DIFFERS in agreements:
        found.differing.append(file.claimed.name)
    elif Agreement.AGREES in agreements:
        found.agreeing += 1
    else:
        found.without_hash += 1


def earlier_custody_of(case: Case, posting_uids: list[str]) -> list[EarlierCustody]:
    return [each for uid in posting_uids for each in case.find(EarlierCustody, posting_uid=uid)]
