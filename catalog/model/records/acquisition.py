"""How files came from people: from whom, what they allow, what the files say of themselves, what others claim of them.

What a file says of itself and what another program claims is recorded as found, never as true.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from catalog.model.records.base import Json, Record


class Purpose(StrEnum):
    """What somebody can allow to be done with what they gave."""

    KEEP = "keep"
    COURT = "court"
    PUBLISH = "publish"


class ConsentState(StrEnum):
    """Where there is no record, nobody has said anything."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class CredentialVerdict(StrEnum):
    """What checking the content credentials (C2PA) that a file carries came to."""

    NONE = "no content credentials"
    ELSEWHERE = "content credentials elsewhere, not fetched"
    UNTRUSTED = "signed, not trusted"
    INVALID = "invalid"
    UNREADABLE = "content credentials that cannot be read"


class Agreement(StrEnum):
    """Whether a hash that somebody claims of a file is that of the file which came, or whether a time stamp holds."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_CLAIMED = "no hash claimed"
    NOT_CHECKED = "hash of a kind that is not checked"
    NO_FILE = "the file is missing"
    STAMP_HOLDS = "time stamp verified"
    STAMP_FAILS = "time stamp not verified"


@dataclass(frozen=True, kw_only=True)
class Acquisition(Record):
    """How a file came to whoever took it in: the form that is filled in then or later. One of a posting.

    Empty text means "not supplied".
    """

    TABLE: ClassVar[str] = "acquisitions"

    posting_uid: str
    folder: str = ""
    """Name of the folder that was taken in, where it was one."""
    path_in_folder: str = ""
    """Where the file lay in it, with "/" between the parts."""
    received_from: str = ""
    how: str = ""
    received_as_given: str = ""
    """When, as it was said."""
    original_name: str = ""
    """What the file was called where it was made, if that is known to differ."""
    prior_custodians: list[str] = field(default_factory=list)
    """Who had it before, the first one first, each in words."""
    note: str = ""
    written_by: str = ""
    written_utc: str = ""


@dataclass(frozen=True, kw_only=True)
class Consent(Record):
    """What somebody said of one purpose. One of a posting and purpose; earlier words stand in the history."""

    TABLE: ClassVar[str] = "consents"

    posting_uid: str
    purpose: str
    state: str
    given_by: str = ""
    said_on: str = ""
    """The day as given: of the consent, the refusal."""
    withdrawn_on: str = ""
    note: str = ""
    recorded_by: str = ""
    recorded_utc: str = ""


@dataclass(frozen=True, kw_only=True)
class EmbeddedMetadata(Record):
    """What the bytes of a recording say of themselves, in full but for places: those stand in `EmbeddedPlace`.

    Each of `facts` is `{"kind", "name", "value", "source"}`: kind is "time", "device", "author", "software",
    "description" or "identifier", source the place in the file that says so. `raw` is what each reader gave, as
    text, by reader.
    """

    TABLE: ClassVar[str] = "embedded_metadata"

    media_uid: str
    object_uid: str
    facts: list[Json] = field(default_factory=list)
    raw: Json = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    """What could not be read, and why."""
    tools: Json = field(default_factory=dict)
    read_utc: str


@dataclass(frozen=True, kw_only=True)
class EmbeddedPlace(Record):
    """A place that the bytes of a recording name. It stays until the place of the recording is released."""

    TABLE: ClassVar[str] = "embedded_places"

    media_uid: str
    object_uid: str
    name: str
    value: str
    source: str
    tags: Json = field(default_factory=dict)
    """What it was read from, as found."""
    restricted: bool = True
    released_by: str = ""
    released_utc: str = ""
    """These three say nothing: whether it goes out is decided of the place of the recording (`Disclosure`)."""


@dataclass(frozen=True, kw_only=True)
class ContentCredentials(Record):
    """The content credentials (C2PA) of a recording as checked without the network. The newest of a media holds.

    `findings` are the check's own codes, each `{"code", "outcome", "words"}`; `raw` is the whole report, places
    left out.
    """

    TABLE: ClassVar[str] = "content_credentials"

    media_uid: str
    object_uid: str
    verdict: str
    why: str = ""
    signer: str = ""
    issuer: str = ""
    signed_as_given: str = ""
    generator: str = ""
    title: str = ""
    actions: list[str] = field(default_factory=list)
    findings: list[Json] = field(default_factory=list)
    raw: Json = field(default_factory=dict)
    tools: Json = field(default_factory=dict)
    read_utc: str


@dataclass(frozen=True, kw_only=True)
class EarlierCustody(Record):
    """What another program says of a file that it archived: claimed, not proved.

    `facts` is what it noted, as found. `object_uid` is the file as it came; None: it did not come.
    """

    TABLE: ClassVar[str] = "earlier_custody"

    posting_uid: str
    object_uid: str | None = None
    program: str
    program_version: str = ""
    listed_in: str = ""
    """Name of the file that says so."""
    file_name: str = ""
    algorithm: str = ""
    claimed_hash: str = ""
    found_hash: str = ""
    agreement: str
    archived_as_given: str = ""
    archived_utc: str = ""
    facts: Json = field(default_factory=dict)
