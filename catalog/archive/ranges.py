"""Asking for a part of a file: what was asked, what an answer says of the whole, and whether it fits what is here."""

from __future__ import annotations

from typing import Any

from catalog.archive.resume import Kept
from catalog.errors import SourceUnavailable
from catalog.texts import phrase


def first_byte(range_header: str | None) -> int:
    start = (range_header or "").removeprefix("bytes=").partition("-")[0]
    return int(start) if start.isdigit() else 0


def from_the_start(request: Any) -> Any:
    fresh = request.copy()
    for name in ("Range", "If-Range"):
        fresh.headers.pop(name, None)
    return fresh


def declared(response: Any) -> int | None:
    """How long the whole file is, as the response says it."""
    total = (response.headers.get("Content-Range") or "").rpartition("/")[2]
    length = response.headers.get("Content-Length") or ""
    text = total if response.status == 206 else length
    return int(text) if text.isdigit() else None


def fits(response: Any, kept: Kept) -> bool:
    """Whether a partial answer is of the file that the part is of: a server may ignore `If-Range`."""
    etag, modified = response.headers.get("ETag") or "", response.headers.get("Last-Modified") or ""
    size = declared(response)
    pairs = ((size, kept.declared), (etag, kept.etag), (modified, kept.modified))
    return all(not now or not before or now == before for now, before in pairs)


def refuse_ignored_range(request: Any, response: Any, what: str) -> Any:
    """yt-dlp would take the whole file for each segment where a server does not know ranges."""
    bounded = (request.headers.get("Range") or "").rpartition("-")[2].isdigit()
    if bounded and response.status != 206:
        response.close()
        raise SourceUnavailable(
            phrase("The server sends whole files where {what} is cut into ranges of one.", what=what),
            hint="Save the video by hand and add the file together with its link.",
        )
    return response
