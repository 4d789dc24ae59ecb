"""How a posting was captured, and whether what came is all there was."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from catalog.model.records.base import Json, Record


class NetworkPath(StrEnum):
    DIRECT = "direct"
    PROXY = "proxy"
    TOR = "Tor"


class CaptureVerdict(StrEnum):
    """Whether all of a recording that the server offered is in the case."""

    COMPLETE = "complete"
    DAMAGED = "complete with damage"
    PARTIAL = "partial"
    UNKNOWN = "not known"


@dataclass(frozen=True, kw_only=True)
class Capture(Record):
    """One try to have what a link leads to: when, by whom, over which way, and what the server answered.

    What could not be had stands in `missing`, each as `{"what", "why"}`; empty text means "not supplied".
    """

    TABLE: ClassVar[str] = "captures"

    posting_uid: str
    asked_url: str
    reached_url: str = ""
    redirects: list[Json] = field(default_factory=list)
    """`{"from", "to", "status"}`, in order."""
    started_utc: str
    ended_utc: str = ""
    clock_offset_ms: int | None = None
    """The server's clock less this computer's, by its Date header; None: it sent none."""
    clock_error_ms: int | None = None
    """Half the time that the answer took, and half a second for the header's whole seconds."""
    collector: str = ""
    machine: str = ""
    network_path: str = NetworkPath.DIRECT
    server_address: str = ""
    certificate: Json = field(default_factory=dict)
    """Of the server: subject, issuer, validity, SHA-256 of the DER form."""
    response_headers: list[list[str]] = field(default_factory=list)
    extractor: str = ""
    extractor_version: str = ""
    availability: str = ""
    live_status: str = ""
    released_as_given: str = ""
    released_utc: str = ""
    """When a premiere or a broadcast was to begin; when it was uploaded stands with the posting."""
    missing: list[Json] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Completeness(Record):
    """What was proved of a capture's completeness. The newest of a posting holds.

    Each of `streams` is `{"object_uid", "bytes_expected", "bytes_received", "fragments", "declared_micros",
    "decoded_micros", "errors", "tracks"}`; None where nothing was declared, or where nothing is in the case.
    Fragments are `{"expected", "received", "list_object_uid"}`, each of the tracks `{"kind", "declared_micros",
    "decoded_micros", "frames"}`. The durations beside them are of the list of fragments, and of the longest track.
    """

    TABLE: ClassVar[str] = "completeness"

    posting_uid: str
    verdict: str
    why: str = ""
    streams: list[Json] = field(default_factory=list)
    made_utc: str
    versions: Json = field(default_factory=dict)
