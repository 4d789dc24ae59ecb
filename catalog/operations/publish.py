"""Issuing a report: gathered from the case as of one custody entry, written as PDF and HTML, and logged."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from catalog.case import Case, program_version
from catalog.errors import CaseReadOnly, CatalogError, InvalidInput, from_os_error
from catalog.jobs import Job, JobContext, Operation
from catalog.model.consent import barred
from catalog.model.records import (
    Annotation,
    CheckpointReason,
    Consent,
    Disclosure,
    Keyframe,
    Media,
    Posting,
    Purpose,
    Region,
    ReportIssue,
    StoredObject,
)
from catalog.model.regions import first_seen_pts
from catalog.model.timecode import utc_now
from catalog.operations.checkpoints import sign_head
from catalog.operations.erasure_told import refuse_before_erasure
from catalog.operations.examine import grab_keyframes
from catalog.operations.naming import name_of
from catalog.operations.standing import HOUSEKEEPING
from catalog.report.content import ReportContent
from catalog.report.gather import gather
from catalog.store.history import Entry, State
from catalog.store.objects import ObjectStore
from catalog.store.purpose import for_purpose
from catalog.texts import phrase

ISSUE = "report.issue"
_SINCE = "Report the case as it is now, without --as-of; or lift the restriction first."


@dataclass(frozen=True, slots=True)
class ReportIssued:
    """What was written. `same_as_first` is False when an earlier issue of this entry had other bytes."""

    as_of: int
    issued_utc: str
    files: list[Path]
    sha256: list[str]
    first_time: bool
    same_as_first: bool
    remarks: list[str]

    def in_words(self) -> Iterator[str]:
        for path, sha256 in zip(self.files, self.sha256, strict=True):
            yield f"{path}  SHA-256 {sha256}"
        yield f"Report of custody entry {self.as_of}, first issued {self.issued_utc}."
        if not self.same_as_first:
            yield (
                "These files differ from those issued first for this entry: another version of Framewitness or "
                "of its typesetter made them. Keep both, and say which one you hand over."
            )
        yield from self.remarks


def report(
    case: Case, out: Path, *, actor: str, as_of: int | None = None, purpose: str = Purpose.COURT
) -> Operation[ReportIssued]:
    """Writes `framewitness-report-N.pdf` and `.html` into `out`, N being the entry they show.

    What somebody does not allow to be used for `purpose` ("court", "publish") is left out as if it were restricted;
    a report to be published has "-publish" in its name.

    Without `as_of`, stills missing for annotations are made first, and the report shows the last entry that
    is not itself the issuing of a report. A report of an entry that was issued before carries the time of
    that first issue, so its bytes are the same. Nothing is left in `out` when it fails.
    """
    head = case.head()
    if as_of is not None and not 1 <= as_of <= head:
        raise InvalidInput(
            phrase("The case has entries 1 to {head}; there is no entry {as_of}.", head=head, as_of=as_of)
        )
    if as_of is not None:
        refuse_before_erasure(case, as_of)
    remarks: list[str] = []
    if as_of is None and not case.read_only:
        remarks = yield from _make_missing_stills(case, actor=actor)
    number = as_of or _last_evidence(case)
    stem = _stem(case, number, purpose)
    before = _issued_before(case, number, stem)
    program = before[0].program if before else _program()
    issued_utc = before[0].issued_utc if before else utc_now()
    state = for_purpose(case.state_as_of(number), purpose)
    _refuse_what_was_restricted_since(case, state, purpose)
    remarks += _missing_objects(case, state)
    shown = _Shown(
        state=state,
        entries=case.entries(upto=number),
        as_of=number,
        issued_utc=issued_utc,
        program=program,
        number=before[0].number if before else case.count(ReportIssue) + 1,
        objects_folder=case.objects.folder,
        purpose=purpose,
    )
    written: list[dict[str, Any]] = yield Job(
        "report", write_report, {"shown": shown, "out": str(out), "stem": stem}
    )
    same = not before or [each["sha256"] for each in written] == [each["sha256"] for each in before[0].files]
    _log(case, number, written, actor=actor, program=program, issued_utc=issued_utc, first=not before)
    remarks += _signed(case, actor=actor)
    return ReportIssued(
        as_of=number,
        issued_utc=issued_utc,
        files=[out / each["name"] for each in written],
        sha256=[each["sha256"] for each in written],
        first_time=not before,
        same_as_first=same,
        remarks=remarks,
    )


def _stem(case: Case, number: int, purpose: str) -> str:
    name = f"framewitness-{case.details.uid[-8:]}-report-{number}"
    return name if purpose == Purpose.COURT else f"{name}-{purpose}"


def _issued_before(case: Case, number: int, stem: str) -> list[ReportIssue]:
    """The first issue of this entry for this purpose, which its files' names tell. Raises CaseReadOnly where there is
    none and none can be logged."""
    issues = case.find(ReportIssue, as_of=number, order="number")
    before = [each for each in issues if any(file["name"] == f"{stem}.pdf" for file in each.files)]
    if case.read_only and not before:
        raise CaseReadOnly(
            phrase(
                "Entry {number} was never reported, and issuing a report is logged in the case, "
                "which is read-only.",
                number=number,
            ),
            hint="Copy the case to a disk that can be written, and report from the copy.",
        )
    return before


def _signed(case: Case, *, actor: str) -> list[str]:
    """Signs the log; the report is there, and is worth having, where that cannot be done: it is said."""
    if not case.read_only:
        try:
            sign_head(case, actor=actor, reason=CheckpointReason.EXPORT)
        except CatalogError as error:
            return [phrase("The log was not signed: {reason}", reason=error.message)]
    return []


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a report is made from, as it goes to the job that makes it."""

    state: State
    entries: list[Entry]
    as_of: int
    issued_utc: str
    program: dict[str, str]
    number: int
    objects_folder: Path
    purpose: str

    def content(self) -> ReportContent:
        store = ObjectStore(self.objects_folder)
        return gather(
            self.state,
            self.entries,
            as_of=self.as_of,
            issued_utc=self.issued_utc,
            program=self.program,
            number=self.number,
            purpose=self.purpose,
            read_object=lambda stored: store.path(stored.sha256, stored.extension).read_bytes(),
        )


def write_report(context: JobContext, *, shown: _Shown, out: str, stem: str) -> list[dict[str, Any]]:
    """Job: renders both forms and puts them into `out`, both or none. Returns name, hash and size of each.

    Raises InvalidInput when a file of that name with other bytes is there: neither is lost.
    """
    context.report(0, 2, "files", "gathering")
    content = shown.content()
    context.report(0, 2, "files", "typesetting the PDF")
    # What lays reports out is loaded here: every start of the program would wait for it.
    from catalog.report.html import render_html
    from catalog.report.pdf import render_pdf

    rendered = {f"{stem}.pdf": render_pdf(content)}
    context.report(1, 2, "files", "writing the HTML")
    rendered[f"{stem}.html"] = render_html(content)
    folder = Path(out)
    parts: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in rendered.items():
            if (folder / name).exists() and (folder / name).read_bytes() != data:
                raise InvalidInput(
                    phrase("{folder} is there already, with other content.", folder=folder / name),
                    hint="Choose another folder; both files may be needed.",
                )
            parts.append(folder / f".{name}.part")
            parts[-1].write_bytes(data)
        context.check_cancelled()
        for part, name in zip(parts, rendered, strict=True):
            part.replace(folder / name)
    except OSError as error:
        raise from_os_error(error, f"writing the report into {folder}") from error
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
    return [
        {"name": name, "sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
        for name, data in rendered.items()
    ]


def _refuse_what_was_restricted_since(case: Case, state: State, purpose: str) -> None:
    """A restriction, and what somebody took back, holds for what is given out from now on, of whatever entry."""
    refused = barred(case.find(Posting), case.find(Consent), purpose)
    today = {media.uid: media.restriction or refused.get(media.uid, "") for media in case.find(Media)}
    for then in state.all(Media):
        if today.get(then.uid) and not then.restriction:
            raise InvalidInput(
                phrase(
                    "{label} has been left out of reports since that entry: {restriction}",
                    label=then.label,
                    restriction=today[then.uid],
                ),
                hint=_SINCE,
            )
    known = {_decision(each) for each in state.all(Disclosure)}
    decided = case.find(Disclosure)
    for each in decided:
        if not each.released and _decision(each) not in known:
            raise InvalidInput(
                phrase(
                    "{name} has been kept out of reports since that entry: {reason}",
                    name=name_of(case, each),
                    reason=each.reason,
                ),
                hint=_SINCE,
            )
    released = {_decision(each) for each in decided}
    for each in state.all(Disclosure):
        if each.released and _decision(each) not in released:
            raise InvalidInput(
                phrase("{name} is not released any more.", name=name_of(case, each)), hint=_SINCE
            )


def _decision(made: Disclosure) -> tuple[str, str, str | None, bool]:
    return str(made.kind), made.name, made.media_uid, made.released


def _missing_objects(case: Case, state: State) -> list[str]:
    """Objects of the case that are not there, or not whole, while a report speaks of them."""
    remarks = []
    for stored in state.all(StoredObject):
        path = case.object_path(stored)
        if not path.exists() or path.stat().st_size != stored.size:
            fault = "has another size than recorded" if path.exists() else "is missing from the case"
            remarks.append(f"{path.name} ({stored.role}) {fault}. Run “framewitness verify”.")
    return remarks


def _last_evidence(case: Case) -> int:
    """The last entry that is not the issuing of a report, or the log's own: these do not move the evidence."""
    return next(
        number
        for number in range(case.head(), 0, -1)
        if case.entries(first=number, upto=number)[0].action not in (ISSUE, *HOUSEKEEPING)
    )


def _program() -> dict[str, str]:
    return {"framewitness": program_version(), "typst": version("typst"), "fonts": version("pymupdf-fonts")}


def _log(
    case: Case,
    number: int,
    written: list[dict[str, Any]],
    *,
    actor: str,
    program: dict[str, str],
    issued_utc: str,
    first: bool,
) -> None:
    """Every issuing is an entry; the record is of the first one. In a read-only place a repeat needs none."""
    if case.read_only and not first:
        return
    outputs = [each["sha256"] for each in written]
    parameters = {"as_of": number, "first": first}
    with case.unit_of_work(
        ISSUE, actor=actor, parameters=parameters, tools=_program(), outputs=outputs
    ) as work:
        if first:
            work.add(ReportIssue(as_of=number, issued_utc=issued_utc, program=program, files=written))


def _make_missing_stills(case: Case, *, actor: str) -> Operation[list[str]]:
    """Makes the stills that annotations lack; what cannot be had is said, and the report goes on without."""
    remarks: list[str] = []
    for media in case.find(Media, order="number"):
        if media.kind == "sound" or media.restriction:
            continue
        have = {k.pts for k in case.find(Keyframe, media_uid=media.uid) if k.still_object_uid}
        annotations = case.find(Annotation, media_uid=media.uid, assignment_uid=None)
        starts = {each.start_pts for each in annotations}
        keyed = _where_regions_begin(case, media, annotations)
        for reason, moments in (
            ("start of an annotation", sorted(starts - have)),
            ("where a region is keyed first", sorted(keyed - starts - have)),
        ):
            if not moments:
                continue
            try:
                yield from grab_keyframes(case, media.uid, moments, actor=actor, reason=reason)
            except CatalogError as error:
                remarks.append(f"{media.label}: stills are missing. {error.message}")
                break
    return remarks


def _where_regions_begin(case: Case, media: Media, annotations: list[Annotation]) -> set[int]:
    """PTS of the frames on which a report draws the annotations' regions."""
    by_uid = {each.uid: each for each in annotations}
    found = {
        first_seen_pts(each, by_uid[each.annotation_uid])
        for each in case.find(Region, media_uid=media.uid)
        if each.annotation_uid in by_uid
    }
    return {pts for pts in found if pts is not None}
