"""The acquisition form: from whom files came, how, through whose hands, and what may be done with them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.model.records import Acquisition, Consent, ConsentState, Posting, Purpose, Record
from catalog.model.timecode import utc_now
from catalog.store.unit_of_work import UnitOfWork

UNSAID = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says of one purpose; with the state UNSAID nobody has said anything of it."""

    purpose: str
    state: str
    given_by: str = ""
    said_on: str = ""
    withdrawn_on: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """What is said of how files came. None: leave what stands there as it is; empty text: nothing is known."""

    received_from: str | None = None
    how: str | None = None
    received_as_given: str | None = None
    original_name: str | None = None
    prior_custodians: tuple[str, ...] | None = None
    note: str | None = None
    consents: tuple[Said, ...] = ()

    @property
    def says_anything(self) -> bool:
        return bool(self.consents) or bool(self.fields())

    def fields(self) -> dict[str, str | list[str]]:
        """The fields of an `Acquisition` that it sets."""
        found: dict[str, str | list[str]] = {}
        for each in dataclasses.fields(self):
            value = getattr(self, each.name)
            if each.name != "consents" and value is not None:
                found[each.name] = list(value) if isinstance(value, tuple) else value.strip()
        return found


def records_for(
    posting_uid: str, form: Form | None, *, actor: str, folder: str = "", path_in_folder: str = ""
) -> list[Record]:
    """What is written with a posting that is new: nothing where nothing is said and no folder was taken in."""
    form = form or Form()
    _check(form)
    now = utc_now()
    found: list[Record] = []
    if form.fields() or folder:
        found.append(
            Acquisition(
                posting_uid=posting_uid,
                folder=folder,
                path_in_folder=path_in_folder,
                written_by=actor,
                written_utc=now,
                **form.fields(),  # type: ignore[arg-type]
            )
        )
    said_of = [each for each in form.consents if each.state != UNSAID]
    found += [_consent(posting_uid, said, actor=actor, now=now) for said in said_of]
    return found


def fill_in(case: Case, posting_uids: Sequence[str], form: Form, *, actor: str) -> int:
    """Writes what the form says of each of these postings, in one step; what it leaves open stays as it was. What was
    said of a purpose and is set back to nothing goes out of the records; the history keeps it.

    Returns how many records changed. Raises InvalidInput where the form says nothing, or of no posting; RecordGone.
    """
    _check(form)
    if not posting_uids or not form.says_anything:
        raise InvalidInput(
            "Nothing was filled in." if posting_uids else "No recording was chosen.",
            hint="Say at least one thing: from whom it came, how, or what may be done with it.",
        )
    now = utc_now()
    with case.unit_of_work(
        "acquisition.fill_in", actor=actor, parameters={"postings": len(posting_uids)}
    ) as work:
        written = 0
        for uid in posting_uids:
            case.get(Posting, uid)
            written += _fill_in_one(case, work, uid, form, actor=actor, now=now)
    return written


def _fill_in_one(case: Case, work: UnitOfWork, posting_uid: str, form: Form, *, actor: str, now: str) -> int:
    written = 0
    fields = form.fields()
    if fields:
        before = next(iter(case.find(Acquisition, posting_uid=posting_uid)), None)
        base = before or Acquisition(posting_uid=posting_uid)
        after = dataclasses.replace(base, **fields)  # type: ignore[arg-type]
        if before is None or after != before:
            signed = dataclasses.replace(after, written_by=actor, written_utc=now)
            if before is None:
                work.add(signed)
            else:
                work.replace(signed, since=before)
            written += 1
    for said in form.consents:
        wanted = _consent(posting_uid, said, actor=actor, now=now)
        known = next(iter(case.find(Consent, posting_uid=posting_uid, purpose=said.purpose)), None)
        if said.state == UNSAID:
            if known is None:
                continue
            work.remove(known)
        elif known is None:
            work.add(wanted)
        else:
            work.replace(_after(known, wanted), since=known)
        written += 1
    return written


def _after(known: Consent, said: Consent) -> Consent:
    """What is said now, with who gave it and when as it stood, where that is not said anew."""
    return dataclasses.replace(
        said,
        uid=known.uid,
        given_by=said.given_by or known.given_by,
        said_on=said.said_on or known.said_on,
        note=said.note or known.note,
    )


def _consent(posting_uid: str, said: Said, *, actor: str, now: str) -> Consent:
    return Consent(
        posting_uid=posting_uid,
        purpose=said.purpose,
        state=said.state,
        given_by=said.given_by.strip(),
        said_on=said.said_on.strip(),
        withdrawn_on=said.withdrawn_on.strip(),
        note=said.note.strip(),
        recorded_by=actor,
        recorded_utc=now,
    )


def _check(form: Form) -> None:
    purposes = [said.purpose for said in form.consents]
    wrong = [each for each in purposes if each not in set(Purpose)]
    if wrong or len(set(purposes)) != len(purposes):
        raise InvalidInput(
            "Each purpose can be said once, and is keep, court or publish.",
            hint="For example: --consent publish=given.",
        )
    if any(said.state not in {UNSAID, *ConsentState} for said in form.consents):
        raise InvalidInput(
            "Consent is given, refused or withdrawn, or nobody has said anything of it.",
            hint="For example: --consent publish=withdrawn, or publish=unsaid.",
        )


def acquisition_of(case: Case, posting_uid: str) -> Acquisition | None:
    return next(iter(case.find(Acquisition, posting_uid=posting_uid)), None)


def postings_of(case: Case, media_uids: Iterable[str]) -> list[str]:
    """uids of all postings that these recordings came by."""
    return [each.uid for uid in media_uids for each in case.find(Posting, media_uid=uid)]


def consents_of(case: Case, posting_uids: Iterable[str]) -> list[Consent]:
    return [each for uid in posting_uids for each in case.find(Consent, posting_uid=uid)]
