"""What vouches for a recording, in rows: steps in the log, signatures and time stamps, the last look at its bytes."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.case import Case
from catalog.model.records import (
    Capture,
    Completeness,
    CopyLink,
    CopyState,
    Media,
    PageCapture,
    Posting,
    StampState,
)
from catalog.operations.history import step_in_words
from catalog.operations.page_badges import BytesState, bytes_state, came_with, vouching
from catalog.operations.page_rows import Row, Section, filled, utc_text
from catalog.operations.standing import Standing
from catalog.store.history import Entry
from catalog.texts import marked, phrase

MOST_STEPS = 200
_OUTCOMES = {"failed": marked("It failed."), "cancelled": marked("It was cancelled.")}


def custody(case: Case, media: Media) -> Iterator[Section]:
    yield Section(marked("Signature and time stamp"), tuple(_vouching_rows(case, media)))
    yield Section(marked("The stored bytes"), tuple(_bytes_rows(case, media)))
    steps = case.entries_of(_uids(case, media), last=MOST_STEPS)
    rows = [Row(str(each.number), _step(case, each)) for each in reversed(steps)]
    if len(steps) == MOST_STEPS:
        rows.append(Row(marked("More"), marked("Earlier steps stand in the log.")))
    yield Section(marked("Steps in the log that name it, the last one first"), tuple(rows))


def _vouching_rows(case: Case, media: Media) -> Iterator[Row]:
    entry = came_with(case, media)
    yield Row(marked("It came with step"), str(entry))
    standing, checkpoint, stamp = vouching(case, entry)
    if checkpoint is None:
        yield Row(marked("Signature"), marked("not yet: that is done when the case is closed"), missing=True)
        return
    signed = phrase(
        "steps 1 to {entry}, by {name}, {time}",
        entry=checkpoint.entry,
        name=checkpoint.signed_by,
        time=utc_text(checkpoint.made_utc),
    )
    yield Row(marked("Signature"), signed)
    yield Row(marked("Hash that is signed"), checkpoint.entry_hash, fixed=True)
    yield Row(marked("Public key"), checkpoint.public_key, fixed=True)
    if stamp is None:
        yield Row(marked("Time stamp"), marked("none: no authority was asked"), missing=True)
        return
    states = {
        Standing.STAMPED: marked("stamped"),
        Standing.PENDING: marked("pending: it is asked for again by itself"),
        Standing.FAILED: marked("failed"),
    }
    yield Row(marked("Time stamp"), states[standing], missing=stamp.state != StampState.STAMPED)
    yield Row(marked("Time stamp authority"), stamp.authority, fixed=True)
    yield from filled(marked("Time that the authority confirms"), utc_text(stamp.stamped_utc))
    if stamp.error:
        yield Row(marked("Why there is none"), stamp.error, missing=True)


def _bytes_rows(case: Case, media: Media) -> Iterator[Row]:
    state, checked = bytes_state(case, media)
    words = {
        BytesState.NOT_READ: marked("not read again since they came"),
        BytesState.AS_THEY_WERE: marked("as they were when they came"),
        BytesState.DAMAGED: marked("damaged: they are not what came"),
    }
    yield Row(marked("When they were read last"), utc_text(checked) or "–")
    yield Row(marked("Found"), words[BytesState(state)], missing=state == BytesState.DAMAGED)


def _uids(case: Case, media: Media) -> list[str]:
    postings = [each.uid for each in case.find(Posting, media_uid=media.uid)]
    uids = [media.uid, *postings]
    for posting_uid in postings:
        for kind in (Capture, Completeness, PageCapture):
            uids += [each.uid for each in case.find(kind, posting_uid=posting_uid)]
    return uids


def _step(case: Case, entry: Entry) -> str:
    told = phrase(
        "{time}, {name}: {step}",
        time=utc_text(entry.time_utc),
        name=entry.actor,
        step=step_in_words(case, entry),
    )
    outcome = _OUTCOMES.get(entry.outcome)
    return phrase("{step}. {outcome}", step=told, outcome=outcome) if outcome else told


def copies(case: Case, media: Media) -> Iterator[Section]:
    """What people decided on recordings that share footage with this one."""
    words = {
        CopyState.CONFIRMED: marked("a copy, says {name}, {time}"),
        CopyState.DISMISSED: marked("no copy, says {name}, {time}"),
    }
    links = [
        *((each, each.other_uid) for each in case.find(CopyLink, media_uid=media.uid)),
        *((each, each.media_uid) for each in case.find(CopyLink, other_uid=media.uid)),
    ]
    rows = []
    for link, other_uid in links:
        other = next(iter(case.find(Media, uid=other_uid)), None)
        if other is not None:
            told = phrase(words[CopyState(link.state)], name=link.decided_by, time=utc_text(link.decided_utc))
            rows.append(Row(phrase("{label} {title}", label=other.label, title=other.title), told))
    if rows:
        yield Section(marked("Recordings that share footage with it, as decided"), tuple(rows))
