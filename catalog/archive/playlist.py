"""Lists of segments (HLS, DASH): how many there are, whether the list is closed, and what tells two apart."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Segments:
    """What a list declares. `count` is what must be received, the beginning that all segments share included."""

    count: int
    digest: str
    closed: bool = True
    """False for a list that may still grow: a live stream."""
    encrypted: bool = False
    left_out: int = 0
    """Segments that the list marks as advertisements and the downloader leaves out."""
    micros: int | None = None
    """How long the list says that they are together, in microseconds; None: it does not say."""


def read_hls(text: str) -> Segments:
    """Reads an HLS media playlist (RFC 8216) as yt-dlp's downloader does, advertisements included."""
    links: list[str] = []
    ranges: list[str] = []
    left_out = 0
    micros = 0
    lasts = 0
    advertisement = False
    for line in filter(None, map(str.strip, text.splitlines())):
        if _begins_advertisement(line):
            advertisement = True
        elif _ends_advertisement(line):
            advertisement = False
        elif line.startswith("#EXTINF:"):
            lasts = _micros(line[8:].partition(",")[0])
        elif line.startswith("#EXT-X-MAP"):
            links.append(line)
        elif line.startswith("#EXT-X-BYTERANGE"):
            ranges.append(line)
        elif not line.startswith("#"):
            left_out += advertisement
            if not advertisement:
                links.append(line)
                micros += lasts
    return Segments(
        count=len(links),
        digest=_digest(links + ranges),
        closed="#EXT-X-ENDLIST" in text,
        encrypted="#EXT-X-KEY:METHOD=AES-128" in text,
        left_out=left_out,
        micros=micros or None,
    )


def read_dash(fragments: object) -> Segments | None:
    """Reads yt-dlp's list of DASH segments; None where it is not a closed list."""
    if not isinstance(fragments, list) or not all(isinstance(each, dict) for each in fragments):
        return None
    micros = sum(_micros(each.get("duration")) for each in fragments)
    return Segments(len(fragments), _digest(_link(each) for each in fragments), micros=micros or None)


def source_of(url: str) -> str:
    """The part of a media link that stays the same when the site signs it anew."""
    return urlsplit(url).path


def _micros(seconds: object) -> int:
    """A duration in seconds as microseconds; 0 for what is none."""
    try:
        return max(0, round(float(str(seconds)) * 1_000_000))
    except (ValueError, OverflowError):
        return 0


def _link(fragment: dict[str, Any]) -> str:
    return str(fragment.get("url") or fragment.get("path") or "")


def _digest(links: Iterable[str]) -> str:
    """Hash over the links in order, without their queries: those are signed anew for every try."""
    digest = hashlib.sha256()
    for link in links:
        digest.update(link.split("?")[0].encode() + b"\n")
    return digest.hexdigest()


def _begins_advertisement(line: str) -> bool:
    return (line.startswith("#ANVATO-SEGMENT-INFO") and "type=ad" in line) or (
        line.startswith("#UPLYNK-SEGMENT") and line.endswith(",ad")
    )


def _ends_advertisement(line: str) -> bool:
    return (line.startswith("#ANVATO-SEGMENT-INFO") and "type=master" in line) or (
        line.startswith("#UPLYNK-SEGMENT") and line.endswith(",segment")
    )
