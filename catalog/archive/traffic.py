"""The requests and answers behind a capture, as a WARC file (ISO 28500, version 1.1).

Each request that yt-dlp's networking sends and each answer that it hands out are noted as they pass. What is kept and
what is not:

- Heads are kept as they were sent, but for the values of what may be a login (cookies, authorization, tokens).
- Bodies of pages, scripts, lists and pictures are kept as they were read: decoded from their transfer and content
  encoding. The fields of the head that no longer hold are renamed `X-Archive-Orig-…`, as other archivers do.
- Bodies of recordings are objects of the case: their records are `revisit` with the SHA-256 of what was read.
- A body that was not read to its end, or only hashed in part, is marked as truncated.
- Not here: what ffmpeg fetches by itself for live streams, and DNS, TCP and TLS.

Works on yt-dlp's objects without importing it.
"""

# mypy: disable-error-code="no-untyped-call"
# warcio has no types.

from __future__ import annotations

import hashlib
import io
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from catalog.archive.gather import BroughtObject
from catalog.archive.links import SCHEMES
from catalog.archive.secrets import Secrets
from catalog.archive.witness import headers_of, is_secret_header
from catalog.errors import from_os_error
from catalog.model.records import Role
from catalog.model.tool_versions import version
from catalog.store.objects import ObjectStore

LARGEST_BODY_BYTES = 20_000_000
MOST_BODY_BYTES = 300_000_000
"""Of all bodies together; later ones are cut to nothing, and say so."""
IN_MEMORY_BYTES = 1_000_000
REVISIT = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
LEFT_OUT = "(left out)"
_ENCODED = ("content-encoding", "transfer-encoding", "content-length")


@dataclass
class Exchange:
    """One request and its answer. `media`: a recording's, whose body is hashed and not kept."""

    url: str
    method: str
    sent: datetime
    request_headers: list[tuple[str, str]] = field(default_factory=list)
    request_body: bytes = b""
    status: int = 0
    reason: str = ""
    headers: list[tuple[str, str]] = field(default_factory=list)
    media: bool = False
    failure: str = ""
    """What came instead of an answer."""
    body: IO[bytes] | None = None
    size: int = 0
    kept: int = 0
    whole: bool = False
    """The body was read to its end."""
    digest: Any = field(default_factory=hashlib.sha256)


class Traffic:
    """Notes what passes through the senders that it watches; `close` lets go of what it noted."""

    def __init__(self) -> None:
        self.exchanges: list[Exchange] = []
        self._kept = 0
        self._lock = threading.Lock()

    def close(self) -> None:
        for each in self.exchanges:
            if each.body is not None:
                each.body.close()
        self.exchanges.clear()

    def watched(self, send: Callable[[Any], Any], is_media: Callable[[], bool]) -> Callable[[Any], Any]:
        """`send` of a RequestDirector, noting. `is_media` tells of each request what it is for."""

        def watching(request: Any) -> Any:
            if request.url.partition(":")[0].lower() not in SCHEMES:
                return send(request)
            sent, media = datetime.now(UTC), is_media()
            try:
                response = send(request)
            except Exception as error:
                refused = getattr(error, "response", None)
                if refused is None:
                    self._note_failure(request, sent, error)
                else:
                    self._note(request, refused, sent, media=False)
                raise
            self._note(request, response, sent, media=media)
            return response

        return watching

    # ---------------------------------------------------------------- noting

    def _note_failure(self, request: Any, sent: datetime, error: Exception) -> None:
        exchange = Exchange(request.url, request.method, sent, failure=type(error).__name__)
        exchange.request_headers = _pairs(request.headers)
        self._add(exchange)

    def _note(self, request: Any, response: Any, sent: datetime, *, media: bool) -> None:
        plain = getattr(response, "_requests_response", None)
        for step in getattr(plain, "history", None) or []:
            exchange = _of_requests(step, sent)
            self._add(exchange)
            self._take(exchange, step.content)
            exchange.whole = True
        if plain is not None:
            exchange = _of_requests(plain, sent)
        else:
            exchange = Exchange(request.url, request.method, sent, _pairs(request.headers))
            exchange.status, exchange.reason = int(response.status), str(response.reason or "")
        exchange.headers = [(name, value) for name, value in headers_of(response)]
        exchange.media = media
        self._add(exchange)
        self._tee(response, exchange)

    def _add(self, exchange: Exchange) -> None:
        with self._lock:
            self.exchanges.append(exchange)

    def _tee(self, response: Any, exchange: Exchange) -> None:
        read = response.read

        def reading(amount: int | None = None) -> bytes:
            data: bytes = read(amount) if amount is not None else read()
            self._take(exchange, data)
            if amount is None or (amount > 0 and not data):
                exchange.whole = True
            return data

        response.read = reading

    def _take(self, exchange: Exchange, data: bytes) -> None:
        exchange.digest.update(data)
        exchange.size += len(data)
        if exchange.media:
            return
        with self._lock:
            room = min(LARGEST_BODY_BYTES - exchange.kept, MOST_BODY_BYTES - self._kept)
            part = data[: max(0, room)]
            self._kept += len(part)
            exchange.kept += len(part)
            if part:
                if exchange.body is None:
                    exchange.body = tempfile.SpooledTemporaryFile(IN_MEMORY_BYTES)  # noqa: SIM115 (see close)
                exchange.body.write(part)

    # ---------------------------------------------------------------- writing

    def bring(self, store: ObjectStore, folder: Path, secrets: Secrets) -> list[BroughtObject]:
        """Lays the WARC file into the store; nothing where nothing passed. `folder` holds it for a moment."""
        if not self.exchanges:
            return []
        path = folder / "traffic.warc.gz"
        try:
            with path.open("wb") as stream:
                self.write(stream, secrets)
            taken = store.take(path, extension=".gz")
        except OSError as error:
            raise from_os_error(error, "writing the traffic") from error
        finally:
            path.unlink(missing_ok=True)
        recipe = {"tool": "warcio", "version": version("warcio"), "requests": len(self.exchanges)}
        return [BroughtObject(taken, Role.TRAFFIC, "traffic.warc.gz", "application/warc", recipe=recipe)]

    def write(self, stream: IO[bytes], secrets: Secrets) -> None:
        """A gzipped WARC 1.1 file, each record a member of its own, in the order of asking."""
        writer = WARCWriter(stream, gzip=True, warc_version="1.1")
        info = {
            "software": f"Framewitness, yt-dlp {version('yt-dlp')}, warcio {version('warcio')}",
            "format": "WARC File Format 1.1",
            "conformsTo": "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
            "description": "Logins are left out; bodies are decoded, and those of recordings are kept elsewhere.",
        }
        writer.write_record(writer.create_warcinfo_record("traffic.warc.gz", info))
        for each in self.exchanges:
            _write_exchange(writer, each, secrets)


def _of_requests(plain: Any, sent: datetime) -> Exchange:
    """Of a response of the library requests: what was really sent, its own headers included."""
    asked = plain.request
    exchange = Exchange(str(asked.url), str(asked.method), sent, _pairs(asked.headers))
    body = asked.body or b""
    exchange.request_body = body.encode("utf-8", "replace") if isinstance(body, str) else _bytes(body)
    exchange.status, exchange.reason = int(plain.status_code), str(plain.reason or "")
    exchange.headers = [(str(name), str(value)) for name, value in plain.raw.headers.items()]
    return exchange


def _bytes(body: Any) -> bytes:
    return bytes(body) if isinstance(body, (bytes, bytearray)) else b""


def _pairs(headers: Any) -> list[tuple[str, str]]:
    return [
        (str(name), value.decode("latin-1") if isinstance(value, bytes) else str(value))
        for name, value in headers.items()
    ]


# ---------------------------------------------------------------- records


def _write_exchange(writer: Any, exchange: Exchange, secrets: Secrets) -> None:
    url = secrets.hidden(exchange.url)
    moment = exchange.sent.isoformat(timespec="microseconds").replace("+00:00", "Z")
    request = _request_record(writer, exchange, url, moment, secrets)
    other = _answer_record(writer, exchange, url, moment, secrets)
    other.rec_headers.add_header("WARC-Concurrent-To", request.rec_headers.get_header("WARC-Record-ID"))
    writer.write_record(other)
    writer.write_record(request)


def _request_record(writer: Any, exchange: Exchange, url: str, moment: str, secrets: Secrets) -> Any:
    parts = urlsplit(url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = _clean(exchange.request_headers, secrets)
    if not any(name.lower() == "host" for name, _ in headers):
        headers.insert(0, ("Host", parts.netloc.rpartition("@")[2]))
    head = StatusAndHeaders(f"{exchange.method} {target} HTTP/1.1", headers, is_http_request=True)
    body = _hidden(exchange.request_body, secrets)
    return writer.create_warc_record(
        url,
        "request",
        payload=io.BytesIO(body),
        length=len(body),
        http_headers=head,
        warc_headers_dict={"WARC-Date": moment},
    )


def _answer_record(writer: Any, exchange: Exchange, url: str, moment: str, secrets: Secrets) -> Any:
    named = {"WARC-Date": moment}
    if exchange.failure:
        text = f"outcome: no answer ({exchange.failure})\r\n".encode()
        return writer.create_warc_record(
            url, "metadata", payload=io.BytesIO(text), length=len(text), warc_headers_dict=named
        )
    headers = _clean(exchange.headers, secrets)
    status = f"{exchange.status} {exchange.reason}".strip()
    if exchange.media:
        named["WARC-Profile"] = REVISIT
        named["WARC-Payload-Digest"] = f"sha256:{exchange.digest.hexdigest()}"
        named["X-Framewitness-Body-Bytes"] = str(exchange.size)
        if not exchange.whole and not _is_all(exchange):
            named["WARC-Truncated"] = "unspecified"
        head = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        return writer.create_warc_record(url, "revisit", http_headers=head, warc_headers_dict=named)
    body = exchange.body
    if body is not None:
        body.seek(0)
    data = _hidden(body.read() if body is not None else b"", secrets)
    if exchange.kept < exchange.size:
        named["WARC-Truncated"] = "length"
    elif not exchange.whole and not _is_all(exchange):
        named["WARC-Truncated"] = "unspecified"
    head = StatusAndHeaders(status, _of_decoded(headers, len(data)), protocol="HTTP/1.1")
    return writer.create_warc_record(
        url,
        "response",
        payload=io.BytesIO(data),
        length=len(data),
        http_headers=head,
        warc_headers_dict=named,
    )


def _is_all(exchange: Exchange) -> bool:
    """Whether as much was read as was declared: nobody asked for the end of it."""
    declared = next((value for name, value in exchange.headers if name.lower() == "content-length"), "")
    return declared == str(exchange.size) or exchange.method == "HEAD"


def _of_decoded(headers: list[tuple[str, str]], size: int) -> list[tuple[str, str]]:
    if not any(name.lower() in _ENCODED[:2] for name, _ in headers):
        return headers
    renamed = [
        (f"X-Archive-Orig-{name}" if name.lower() in _ENCODED else name, value) for name, value in headers
    ]
    return [*renamed, ("Content-Length", str(size))]


def _clean(headers: list[tuple[str, str]], secrets: Secrets) -> list[tuple[str, str]]:
    return [
        (name, LEFT_OUT if is_secret_header(name) else " ".join(str(secrets.hidden(value)).split()))
        for name, value in headers
    ]


def _hidden(body: bytes, secrets: Secrets) -> bytes:
    text = body.decode("utf-8", "surrogateescape")
    hidden = secrets.hidden(text)
    return body if hidden == text else str(hidden).encode("utf-8", "surrogateescape")
