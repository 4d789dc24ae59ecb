"""How a link was captured, whether all of the recording is in the case, and what public archives have of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from catalog.archive.scrub import scrubbed_url
from catalog.model.records import Capture, Completeness, Json, PublicCopy
from catalog.report.content import Block, Fact, Facts
from catalog.report.facts import fact, facts_of, optional, size_text

MOST_ERRORS = 5


@dataclass(frozen=True, slots=True)
class Captured:
    """What the case has of one posting's capture; the newest of each, and every request for a public copy."""

    capture: Capture | None = None
    completeness: Completeness | None = None
    public_copies: tuple[PublicCopy, ...] = ()
    emptied: Mapping[str, Collection[str]] = field(default_factory=dict)
    """The names of restricted fields that hold something, by the uid of the record, the posting itself among them."""


def captured_by_posting(
    captures: Iterable[Capture],
    verdicts: Iterable[Completeness],
    copies: Iterable[PublicCopy],
    emptied: Mapping[str, Collection[str]],
) -> dict[str, Captured]:
    newest_capture = {
        each.posting_uid: each for each in sorted(captures, key=lambda c: (c.started_utc, c.uid))
    }
    newest = {each.posting_uid: each for each in sorted(verdicts, key=lambda v: (v.made_utc, v.uid))}
    asked: dict[str, tuple[PublicCopy, ...]] = {}
    for copy in sorted(copies, key=lambda c: (c.asked_utc, c.uid)):
        asked[copy.posting_uid] = (*asked.get(copy.posting_uid, ()), copy)
    return {
        uid: Captured(newest_capture.get(uid), newest.get(uid), asked.get(uid, ()), emptied)
        for uid in newest_capture.keys() | newest.keys() | asked.keys() | emptied.keys()
    }


def capture_blocks(captured: Captured) -> Iterable[Block]:
    if captured.completeness is not None:
        yield Facts(tuple(_completeness_facts(captured.completeness)), "Completeness")
    if capture := captured.capture:
        rows = _capture_facts(capture, captured.emptied.get(capture.uid, ()))
        yield Facts(tuple(rows), "How it was captured", fine=True)
    for copy in captured.public_copies:
        rows = _copy_facts(copy, captured.emptied.get(copy.uid, ()))
        yield Facts(tuple(rows), "Copy at a public archive")


def _completeness_facts(record: Completeness) -> Iterable[Fact]:
    yield Fact("Verdict", record.verdict)
    yield from optional("Why", record.why)
    for number, stream in enumerate(record.streams, start=1):
        yield Fact(f"Stream {number}", _stream_text(stream))
        for text in stream["errors"][:MOST_ERRORS]:
            yield Fact("", text)
        if left := len(stream["errors"]) - MOST_ERRORS:
            yield from optional("", f"{left} more faults stand in the case" if left > 0 else "")
    yield Fact("Checked (UTC)", record.made_utc)
    yield from facts_of(record.versions)


def _stream_text(stream: Json) -> str:
    expected, received = stream["bytes_expected"], stream["bytes_received"]
    declared = f" of {size_text(expected)} declared" if expected is not None else ""
    parts = [f"{size_text(received)}{declared}"]
    if fragments := stream["fragments"]:
        parts.append(f"{fragments['received']} of {fragments['expected']} segments, each hashed")
    if stream["declared_micros"] is not None:
        parts.append(f"{_seconds(stream['declared_micros'])} by its list of segments")
    for track in stream.get("tracks") or ():
        kind = "picture" if track["kind"] == "video" else "sound"
        says = (
            f", {_seconds(track['declared_micros'])} declared" if track["declared_micros"] is not None else ""
        )
        lasts = f", {_seconds(track['decoded_micros'])}" if track["decoded_micros"] is not None else ""
        parts.append(f"{kind}: {track['frames']} frames decoded{lasts}{says}")
    return "; ".join(parts)


def _capture_facts(capture: Capture, emptied: Collection[str]) -> Iterable[Fact]:
    yield _link("Link asked", capture.asked_url, left_out="asked_url" in emptied)
    yield _link("Link reached", capture.reached_url, left_out="reached_url" in emptied)
    for step in capture.redirects:
        to = scrubbed_url(str(step["to"]), public=True)
        yield Fact("Redirect", f"{step['status']} to {to}", "code")
    yield fact("Begun, ended (UTC)", f"{capture.started_utc}, {capture.ended_utc}")
    if capture.clock_offset_ms is not None:
        yield Fact(
            "Clock of the server less this one",
            f"{capture.clock_offset_ms / 1000:+.1f} s, ± {(capture.clock_error_ms or 0) / 1000:.1f} s",
        )
    yield fact("Collector", capture.collector)
    yield fact("Machine", capture.machine, left_out="machine" in emptied)
    yield fact("Network path", capture.network_path)
    yield from optional("Server's address", capture.server_address, "code")
    yield from facts_of({"certificate": capture.certificate})
    yield fact("Extractor", " · ".join(filter(None, (capture.extractor, capture.extractor_version))))
    yield from optional("Availability", capture.availability)
    yield from optional("Live", capture.live_status.replace("_", " "))
    yield from optional("Released, as given", capture.released_as_given)
    yield from optional("Released (UTC)", capture.released_utc)
    for each in capture.missing:
        yield Fact(f"Missing: {each.get('what')}", str(each.get("why")), "missing")


def _copy_facts(copy: PublicCopy, emptied: Collection[str]) -> Iterable[Fact]:
    yield fact("Public archive", copy.archive)
    yield _link("Link of the copy", copy.copy_url, left_out="copy_url" in emptied)
    yield _link("Link asked for", copy.asked_url, left_out="asked_url" in emptied)
    yield Fact("Asked (UTC), by", f"{copy.asked_utc}, {copy.asked_by}")
    yield Fact("How", f"{copy.made}; {copy.network_path}" if copy.network_path else copy.made)
    yield from optional("Time of the copy, as the archive says", copy.copied_as_given)
    if copy.copy_url or copy.copied_as_given:
        yield Fact("Its answer", "a copy, which is not in the case")
    elif copy.error or copy.asked_url:  # else links are left out, and with them whether there is a copy
        yield Fact("Its answer", copy.error or "none was noted", "missing")


def _link(label: str, url: str, *, left_out: bool) -> Fact:
    return fact(label, scrubbed_url(url, public=True) if url else "", "code", left_out=left_out)


def _seconds(micros: int) -> str:
    return f"{micros / 1_000_000:.3f} s"
