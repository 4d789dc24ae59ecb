"""Gathers what a report says of a case as of one custody entry. Pure: it asks no clock, machine or environment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from catalog.archive.hidden import file_name_of
from catalog.archive.scrub import scrubbed_url
from catalog.errors import InvalidInput
from catalog.model.records import AnnotationStatus, Graphic, PostingState, Presence, Purpose
from catalog.report.about import scale_blocks
from catalog.report.captures import Captured
from catalog.report.characters import shortened
from catalog.report.checking import checking_blocks
from catalog.report.content import (
    Block,
    Column,
    Fact,
    Facts,
    Paragraph,
    Points,
    Quotation,
    ReportContent,
    Section,
    SignatureLines,
    Table,
)
from catalog.report.custody import custody_blocks, tool_rows
from catalog.report.facts import fact, facts_of, short_moment
from catalog.report.holdings import Entry, Holdings, State
from catalog.report.places import place_sections
from catalog.report.recordings import posting_blocks, recording_sections
from catalog.report.stills import GraphicStills, ReadObject, Stills
from catalog.report.wording import CERTAINTIES, METHODS, NATURE, NOT_PROVED, PROVED
from catalog.texts import phrase


def gather(
    state: State,
    entries: Sequence[Entry],
    *,
    as_of: int,
    issued_utc: str,
    program: Mapping[str, str],
    read_object: ReadObject,
    number: int | None = None,
    graphic_stills: GraphicStills = "blurred",
    purpose: str = "",
) -> ReportContent:
    """What the report of `state`, the case as of custody entry `as_of`, says.

    `entries` are those up to `as_of`; `issued_utc` and `number` (None: one more than the reports issued by then)
    identify the issue; `program` names program and libraries with their versions. `read_object` gives an
    object's bytes, and its OSError means that they are missing: the report says so in the still's place.
    Stills of recordings that are rated graphic are blurred, shown or left out as `graphic_stills` says; those of
    unrated ones are shown, under a notice. Recordings that are restricted are named with the reason and nothing
    else of them is told. Raises InvalidInput when there is no entry `as_of`.
    """
    entries = [each for each in entries if each.number <= as_of]
    if not entries or entries[-1].number != as_of:
        raise InvalidInput(
            phrase("There is no custody entry {as_of}.", as_of=as_of),
            hint="“framewitness verify CASE” says how many there are.",
        )
    holdings = Holdings(state)
    if number is None:
        number = 1 + max((each.number for each in holdings.issues), default=0)
    stills = Stills(holdings.objects, read_object, graphic_stills)
    sections = [*_numbered(_sections(holdings, entries, stills, program, state))]
    return ReportContent(
        number=number,
        case_name=holdings.details.name,
        issued_utc=issued_utc,
        as_of=as_of,
        entry_hash=entries[-1].hash,
        front=tuple(_front(holdings, entries[-1], number, issued_utc, program, purpose)),
        sections=tuple(sections),
    )


MADE_FOR: Mapping[str, str] = {Purpose.COURT: "use in court", Purpose.PUBLISH: "publication"}


def _front(
    holdings: Holdings, last: Entry, number: int, issued_utc: str, program: Mapping[str, str], purpose: str
) -> Iterable[Block]:
    details = holdings.details
    yield Facts(
        (
            fact("Case", details.name),
            fact("Requester", details.requester),
            fact("Authority", details.authority),
            fact("Scope", details.scope),
            fact("Examiner", details.examiner),
        )
    )
    made_by = ", ".join(f"{name} {program[name]}" for name in sorted(program))
    yield Facts(
        (
            Fact("Report", f"number {number} of this case"),
            *([Fact("Made for", MADE_FOR[purpose])] if purpose else []),
            Fact("Issued (UTC)", issued_utc),
            Fact("Shows the case", f"as of custody entry {last.number}, written {last.time_utc}"),
            Fact("Hash of that entry", last.hash, "code"),
            fact("Made with", made_by),
        )
    )
    yield Paragraph(NATURE, "quiet")
    for text in _notices(holdings):
        yield Paragraph(text, "notice")


def _notices(holdings: Holdings) -> Iterable[str]:
    shown = [each.media for each in holdings.shown]
    if left := holdings.left_out:
        labels = ", ".join(each.media.label for each in left)
        are = "recording of the case is" if len(left) == 1 else "recordings of the case are"
        yield f"{len(left)} {are} left out of this report, for a reason that it states: {labels}."
    if told := holdings.outgoing.told({each.uid for each in shown}):
        yield f"Left out of this report: {'; '.join(told)}."
    if graphic := [each.label for each in shown if each.graphic == Graphic.GRAPHIC]:
        yield f"Rated graphic: {', '.join(graphic)}."
    if unrated := [each.label for each in shown if each.graphic == Graphic.UNRATED]:
        yield f"Not rated, and may show violence or death: {', '.join(unrated)}."
    if estimated := [each.label for each in shown if each.times_estimated]:
        yield f"Times are estimated in: {', '.join(estimated)}."
    private = [
        f"{recording.media.label}-A{each.number}"
        for recording in holdings.shown
        for each in recording.annotations
        if each.term_code in holdings.terms
        and "restricted by default" in holdings.terms[each.term_code].definition.lower()
    ]
    if private:
        yield (
            "Think before passing this on: these annotations concern an apparent child or the voice of whoever "
            f"recorded: {', '.join(private)}."
        )


def _sections(
    holdings: Holdings, entries: Sequence[Entry], stills: Stills, program: Mapping[str, str], state: State
) -> Iterable[Section]:
    yield Section(1, "", "Summary", "summary", tuple(_summary(holdings, entries)))
    yield Section(1, "", "Recordings of the case", "recordings", tuple(_overview(holdings)))
    for position, recording in enumerate(holdings.shown):
        new_page = position > 0
        yield from recording_sections(recording, terms=holdings.terms, stills=stills, new_page=new_page)
    yield from place_sections(holdings, stills)
    yield Section(
        1, "", "Links and files without a recording", "failed", tuple(_unattached(holdings)), new_page=True
    )
    yield Section(1, "", "Methods and tools", "methods", tuple(_methods(holdings, entries, program)))
    yield Section(1, "", "Custody", "custody", tuple(custody_blocks(holdings, entries, state)))
    yield Section(1, "", "How to check this report", "checking", tuple(checking_blocks(holdings, entries)))
    yield Section(1, "", "What is not proved", "not-proved", (Paragraph(PROVED), *_not_proved()))
    yield Section(1, "", "Signature", "signature", tuple(_signature(holdings)))


def _numbered(sections: Iterable[Section]) -> Iterable[Section]:
    number = 0
    for each in sections:
        if each.level == 1:
            number += 1
            yield Section(1, str(number), each.title, each.anchor, each.blocks, each.new_page)
        else:
            yield each


def _summary(holdings: Holdings, entries: Sequence[Entry]) -> Iterable[Block]:
    if holdings.details.summary:
        yield Quotation(
            holdings.details.summary, f"Summary by the examiner: {holdings.details.examiner or 'not named'}"
        )
    else:
        yield Facts((fact("Summary by the examiner", ""),))
    annotations = [each for recording in holdings.shown for each in recording.annotations]
    presences = [
        f"{sum(each.presence == presence for each in annotations)} {presence}"
        for presence in Presence
        if any(each.presence == presence for each in annotations)
    ]
    disputed = sum(each.status == AnnotationStatus.DISPUTED for each in annotations)
    failed = sum(each.state == PostingState.FAILED for each in holdings.unattached)
    yield Facts(
        (
            Fact("Recordings", f"{len(holdings.shown)} in this report, {len(holdings.left_out)} left out"),
            Fact("Links and files", f"{len(holdings.postings)} tried, {failed} failed"),
            Fact("Annotations", f"{len(annotations)}: {', '.join(presences)}" if annotations else "none"),
            Fact("Disputed", str(disputed)),
            Fact("Annotators", ", ".join(sorted({each.annotator for each in annotations})) or "none"),
            Fact("Custody entries", f"{len(entries)}, from {entries[0].time_utc} to {entries[-1].time_utc}"),
        ),
        "What the case holds",
    )


def _overview(holdings: Holdings) -> Iterable[Block]:
    if not holdings.recordings:
        yield Paragraph("There is no recording in the case.")
        return
    columns = (
        *(
            Column("No.", 8, "figures"),
            Column("Recording", 46),
            Column("Kind", 16),
            Column("Length", 18, "figures"),
        ),
        *(Column("Annotations", 18), Column("Why left out", 36)),
    )
    rows = []
    for recording in holdings.recordings:
        media = recording.media
        if recording.left_out:
            rows.append((media.label, "left out", media.kind, "", "", media.restriction))
        else:
            end = short_moment(media, media.origin_pts + media.end_pts - media.first_pts)
            count = str(len(recording.annotations))
            rows.append((media.label, shortened(media.title, 120), media.kind, end, count, ""))
    yield Table(columns, tuple(rows))
    for recording in holdings.left_out:
        media = recording.media
        reference = holdings.objects.get(media.reference_object_uid)
        yield Facts(
            (
                fact("Reason", media.restriction),
                fact("SHA-256 of the bytes", reference.sha256 if reference else "", "code"),
            ),
            f"{media.label} is left out",
        )


def _unattached(holdings: Holdings) -> Iterable[Block]:
    if not holdings.unattached:
        yield Paragraph("Every link and file that was tried brought a recording.")
        return
    yield Paragraph(
        "These were tried and brought no recording. A failed try is kept, because it too was found somewhere."
    )
    for posting in holdings.unattached:
        where = scrubbed_url(posting.url, public=True) if posting.url else file_name_of(posting)
        yield from posting_blocks(
            posting,
            f"Posting P{posting.number}: {shortened(where, 70)}",
            holdings.captured.get(posting.uid, Captured()),
        )


def _methods(holdings: Holdings, entries: Sequence[Entry], program: Mapping[str, str]) -> Iterable[Block]:
    yield Facts(tuple(Fact(topic, text) for topic, text in METHODS))
    yield Facts(
        tuple(Fact(name, meaning) for name, meaning in CERTAINTIES), "Certainty, as annotators choose it"
    )
    if any(each.assessments for each in holdings.shown):
        yield from scale_blocks()
    versions = sorted(
        {f"{each.vocabulary}, version {each.vocabulary_version}" for each in holdings.terms.values()}
    )
    yield Facts((fact("Vocabulary", "; ".join(versions)),), "Terms")
    yield Facts(facts_of(dict(sorted(program.items()))), "This report was made with")
    tools = tool_rows(entries)
    if tools:
        yield Table((Column("Tool", 40), Column("Version", 40), Column("Custody entries", 30)), tools)


def _not_proved() -> Iterable[Block]:
    yield Points(NOT_PROVED)


def _signature(holdings: Holdings) -> Iterable[Block]:
    yield Paragraph(
        "A program does not sign. Whoever answers for this report writes name and date here, or signs the file. "
        "Amendments are issued as a new report, with a new number."
    )
    yield SignatureLines(("Name", "Capacity", "Place and date", "Signature"))
