"""What the report says of content credentials and of what other programs claim: claims, told as claims."""

from __future__ import annotations

from collections.abc import Iterable

from catalog.model.records import CredentialVerdict
from catalog.report.content import Block, Column, Fact, Facts, Paragraph, Table
from catalog.report.facts import fact, optional
from catalog.report.holdings import Recording

MEANING = {
    CredentialVerdict.ELSEWHERE: "The file says that they lie elsewhere. They were not fetched.",
    CredentialVerdict.UNTRUSTED: "The signature fits the bytes. Who signed is not established by this report: the "
    "program vouches for no signer.",
    CredentialVerdict.INVALID: "What was signed does not fit the file: it may have been changed since.",
    CredentialVerdict.UNREADABLE: "The file carries something that cannot be read as credentials.",
}


def tells_of_credentials(recording: Recording) -> bool:
    return any(each.verdict != CredentialVerdict.NONE for each in recording.credentials)


def credential_blocks(recording: Recording) -> Iterable[Block]:
    for each in recording.credentials:
        yield Facts(
            (
                Fact("Verdict", each.verdict),
                Fact("What that means", MEANING.get(CredentialVerdict(each.verdict), "")),
                *optional("Why", each.why),
                fact("Signer, as named", each.signer),
                fact("Issuer of the certificate", each.issuer),
                *optional("Signed, as it says", each.signed_as_given),
                *optional("Made with, as it says", each.generator),
                *optional("What was done, as it says", "; ".join(each.actions)),
                fact("Checked (UTC)", each.read_utc),
            )
        )


def earlier_blocks(recording: Recording) -> Iterable[Block]:
    """The hashes that other programs claim, each with whether it is that of the bytes that came."""
    yield Paragraph(
        "Another program archived these files before. What it says of them is claimed, not proved by this report; the "
        "hash of what came is compared with the one claimed."
    )
    columns = (
        *(Column("File", 34), Column("Program", 24), Column("Archived, as it says", 34)),
        *(Column("Comparison", 26), Column("Hash claimed", 58)),
    )
    yield Table(
        columns,
        tuple(
            (
                each.file_name,
                f"{each.program} {each.program_version}".strip(),
                each.archived_as_given,
                each.agreement,
                f"{each.algorithm} {each.claimed_hash}".strip(),
            )
            for each in recording.earlier
        ),
    )
