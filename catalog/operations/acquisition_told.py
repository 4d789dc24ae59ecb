"""What is known of how a recording came and what its file says, in sections for people to read."""

from __future__ import annotations

from catalog.case import Case
from catalog.model.consent import WORDS
from catalog.model.records import (
    Acquisition,
    Agreement,
    Consent,
    CredentialVerdict,
    EarlierCustody,
    Posting,
    PostingObject,
    Role,
)
from catalog.operations.about_disclosure import place_stays
from catalog.operations.embedded import Told, told_by
from catalog.operations.page_rows import Row, Section
from catalog.texts import marked, phrase

KINDS = {
    "time": marked("Times, as the file says"),
    "device": marked("Device, as the file says"),
    "author": marked("Author, as the file says"),
    "software": marked("Software, as the file says"),
    "description": marked("Descriptions in the file"),
    "identifier": marked("Identifiers in the file"),
}
MEANING = {
    CredentialVerdict.NONE: marked(
        "The file carries none. That says nothing about it: most files carry none."
    ),
    CredentialVerdict.ELSEWHERE: marked("The file says that they lie elsewhere. They were not fetched."),
    CredentialVerdict.UNTRUSTED: marked(
        "Somebody signed the file, and the signature fits the bytes. Who that was is not "
        "proved: this program vouches for no signer."
    ),
    CredentialVerdict.INVALID: marked(
        "What was signed does not fit the file. It may have been changed since."
    ),
    CredentialVerdict.UNREADABLE: marked("The file carries something that cannot be read."),
}
AGREEMENTS = {
    Agreement.AGREES: marked("the hash claimed is that of the file"),
    Agreement.DIFFERS: marked("another hash than was claimed"),
    Agreement.NOT_CLAIMED: marked("no hash was claimed"),
    Agreement.NOT_CHECKED: marked("a kind of hash that is not checked"),
    Agreement.NO_FILE: marked("named in a list, and not there"),
    Agreement.STAMP_HOLDS: marked("its time stamp over the list of hashes is verified"),
    Agreement.STAMP_FAILS: marked("its time stamp is not verified"),
}


def how_it_came(case: Case, media_uid: str) -> tuple[Section, ...]:
    """For each posting of the recording the form, consent, what lay beside the file, and what others claim."""
    found = []
    for posting in case.find(Posting, media_uid=media_uid, order="number"):
        rows = _came(case, posting)
        name = posting.original_name or posting.url
        heading = phrase("P{number}: {name}", number=posting.number, name=name)
        if rows:
            found.append(Section(heading, tuple(rows)))
    return tuple(found)


def what_it_says(case: Case, media_uid: str) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """(what matters most of what the file says of itself, all of it by reader)."""
    told = told_by(case, media_uid)
    return _shown_first(told, place_stays=place_stays(case, media_uid)), _in_full(told)


def _came(case: Case, posting: Posting) -> list[Row]:
    rows = []
    for acquisition in case.find(Acquisition, posting_uid=posting.uid):
        rows += [
            Row(name, value)
            for name, value in (
                (marked("From whom"), acquisition.received_from),
                (marked("How it came"), acquisition.how),
                (marked("When it came"), acquisition.received_as_given),
                (marked("First name of the file"), acquisition.original_name),
                (marked("Who had it before"), "\n".join(acquisition.prior_custodians)),
                (
                    "Folder",
                    "/".join(each for each in (acquisition.folder, acquisition.path_in_folder) if each),
                ),
                (marked("Note"), acquisition.note),
            )
            if value
        ]
    for consent in case.find(Consent, posting_uid=posting.uid):
        day = consent.withdrawn_on or consent.said_on
        words = ", ".join(each for each in (str(consent.state), day, consent.given_by, consent.note) if each)
        rows.append(
            Row(phrase("Consent to {purpose}", purpose=WORDS.get(consent.purpose, consent.purpose)), words)
        )
    beside = [
        each.name
        for each in case.find(PostingObject, posting_uid=posting.uid)
        if posting.source_path and each.role in (Role.SIDECAR, Role.SUBTITLE)
    ]
    if beside:
        rows.append(Row(marked("Lay beside it"), "\n".join(beside)))
    left_out = posting.facts.get("left out")
    if isinstance(left_out, list):
        rows.append(Row(marked("Beside it, and not taken in"), "\n".join(map(str, left_out))))
    rows += [_claimed(each) for each in case.find(EarlierCustody, posting_uid=posting.uid)]
    return rows


def _claimed(earlier: EarlierCustody) -> Row:
    words = AGREEMENTS.get(Agreement(earlier.agreement), earlier.agreement)
    hash = f"\n{earlier.algorithm} {earlier.claimed_hash}" if earlier.claimed_hash else ""
    when = f"\n{earlier.archived_as_given}" if earlier.archived_as_given else ""
    name = phrase("{program} claims of {file}", program=earlier.program, file=earlier.file_name)
    about = phrase("{words}{hash}{when}", words=words, hash=hash, when=when)
    if earlier.agreement == Agreement.STAMP_HOLDS:
        about = phrase(
            "{about}\nStamped at {time} by {signer}",
            about=about,
            time=earlier.facts.get("stamped", ""),
            signer=earlier.facts.get("stamped by", ""),
        )
    elif earlier.agreement == Agreement.STAMP_FAILS:
        about = phrase("{about}\n{why}", about=about, why=str(earlier.facts.get("why it does not hold", "")))
    return Row(name, about)


def _shown_first(told: Told, *, place_stays: bool) -> tuple[Section, ...]:
    found = []
    checked = told.credentials
    if checked is not None:
        rows = [
            Row(marked("Verdict"), checked.verdict),
            Row(marked("What that means"), MEANING[CredentialVerdict(checked.verdict)]),
        ]
        for name, value in (
            (marked("Why"), checked.why),
            (marked("Signer, as named"), checked.signer),
            (marked("Issuer of the certificate"), checked.issuer),
            (marked("Signed, as it says"), checked.signed_as_given),
            (marked("Made with"), checked.generator),
            (marked("Title"), checked.title),
            (marked("What was done, as it says"), "\n".join(checked.actions)),
        ):
            rows += [Row(name, value)] if value else []
        found.append(Section(marked("Content credentials (C2PA)"), tuple(rows)))
    facts = told.metadata.facts if told.metadata is not None else []
    for kind, heading in KINDS.items():
        rows = [Row(each["name"], each["value"]) for each in facts if each["kind"] == kind]
        if rows:
            found.append(Section(heading, tuple(rows)))
        if kind == "device" and told.places:
            places = [Row(each.name, _place(each.value, stays=place_stays)) for each in told.places]
            found.append(Section(marked("Places, as the file says"), tuple(places)))
    if told.metadata is not None and told.metadata.remarks:
        found.append(
            Section(marked("Could not be read"), tuple(Row("", each) for each in told.metadata.remarks))
        )
    return tuple(found)


def _place(value: str, *, stays: bool) -> str:
    if stays:
        return phrase("{value}\nleft out of everything that is given out", value=value)
    return phrase("{value}\nreleased: it goes out with reports and packages", value=value)


def _in_full(told: Told) -> tuple[Section, ...]:
    if told.metadata is None:
        return ()
    found = [
        Section(reader, tuple(Row(name, value) for name, value in values.items()))
        for reader, values in told.metadata.raw.items()
    ]
    found += [
        Section(each.source, tuple(Row(name, value) for name, value in each.tags.items()))
        for each in told.places
    ]
    if told.credentials is not None and told.credentials.findings:
        rows = [
            Row(f"{each['outcome']}: {each['code']}", each["words"]) for each in told.credentials.findings
        ]
        found.append(Section(marked("Check of the content credentials"), tuple(rows)))
    tools = ", ".join(f"{name} {value}" for name, value in told.metadata.tools.items() if value)
    found.append(
        Section(
            marked("Read with"), (Row(marked("Versions"), tools), Row(marked("When"), told.metadata.read_utc))
        )
    )
    return tuple(found)
