"""Asking authorities for time stamps (RFC 3161), by the way that links are asked, and checking what they answer."""

# mypy: disable-error-code="no-untyped-call"
# yt-dlp has no types.

from __future__ import annotations

import base64
import hashlib
import urllib.parse
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from cryptography.x509 import Certificate

from catalog.archive.contact import proxy_for
from catalog.archive.failures import Situation, network_fault
from catalog.custody.timestamps import (
    Authority,
    Stamp,
    StampRefused,
    as_pem,
    chain_of,
    checked,
    read_certificates,
    system_roots,
)
from catalog.errors import CatalogError, SourceUnavailable
from catalog.jobs import JobContext
from catalog.texts import phrase

TIMEOUT_SECONDS = 15
MOST_BYTES = 1_000_000
"""A response is some kilobytes."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking one authority: the response with its chain, or why there is none."""

    response: bytes = b""
    chain: bytes = b""
    stamp: Stamp | None = None
    error: str = ""
    refused: bool = False
    """Whether asking again is of no use."""


def ask_all(
    context: JobContext,
    *,
    asks: list[tuple[Authority, bytes, bytes]],
    proxy: str | None,
    timeout_seconds: float = TIMEOUT_SECONDS,
) -> list[Answer]:
    """Job: asks for a stamp for each (authority, data, request), all at once, and checks what comes.

    `proxy` is the way, as in CaptureOptions.
    """
    context.report(0, len(asks), "time stamps", "asking for time stamps")
    trusted = system_roots() if any(not authority.certificates for authority, _, _ in asks) else []

    def asked(ask: tuple[Authority, bytes, bytes]) -> Answer:
        return _asked(*ask, proxy=proxy, trusted=trusted, timeout_seconds=timeout_seconds)

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(asked, asks))


def _asked(
    authority: Authority,
    data: bytes,
    request: bytes,
    *,
    proxy: str | None,
    trusted: list[Certificate],
    timeout_seconds: float,
) -> Answer:
    try:
        response = _fetched(authority, request, proxy, timeout_seconds)
        offered = read_certificates(authority.certificates.encode()) if authority.certificates else trusted
        chain = chain_of(response, offered)
        stamp = checked(response, hashlib.sha256(data).digest(), chain=chain, request=request)
    except SourceUnavailable as error:
        return Answer(error=error.message)
    except CatalogError as error:
        return Answer(error=error.message, refused=True)
    return Answer(response, as_pem(chain), stamp)


def _fetched(authority: Authority, request: bytes, proxy: str | None, timeout_seconds: float) -> bytes:
    """The response's bytes. Raises SourceUnavailable (worth another try) or StampRefused."""
    from catalog.archive.sending import (
        HTTPError,
        NotFollowed,
        RequestError,
        post,
    )  # takes 0.6 s: children only

    parts = urllib.parse.urlsplit(authority.url)
    bare = urllib.parse.urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
    if parts.username:
        given = urllib.parse.unquote(f"{parts.username}:{parts.password or ''}")
        headers["Authorization"] = f"Basic {base64.b64encode(given.encode()).decode('ascii')}"
    way = proxy_for(bare, proxy)
    try:
        data = post(
            bare, request, headers, proxy=way, timeout_seconds=timeout_seconds, most_bytes=MOST_BYTES + 1
        )
    except (HTTPError, NotFollowed) as error:
        code = error.response.status
        error.response.close()
        words = phrase("It answered with the error {code}.", code=code)
        raise (SourceUnavailable if code in (408, 429) or code >= 500 else StampRefused)(words) from error
    except (RequestError, OSError, ValueError) as error:
        fault = network_fault(error, Situation(bare))
        why = fault.message.rstrip(".") if fault is not None else type(error).__name__
        raise SourceUnavailable(phrase("It cannot be reached ({reason}).", reason=why)) from error
    if len(data) > MOST_BYTES:
        raise StampRefused(phrase("It sent something far too long."))
    return data
