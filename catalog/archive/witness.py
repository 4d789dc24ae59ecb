"""What a server let be seen of itself as it answered: redirects, clock, address, certificate, headers.

Works on yt-dlp's responses without importing it. What another kind of connection does not tell is left empty, and
`missing` says why.
"""

from __future__ import annotations

import email.utils
import hashlib
import re
import ssl
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from catalog.archive.links import host_of
from catalog.model.records import Json, NetworkPath
from catalog.model.told import is_here
from catalog.texts import marked

LEFT_OUT = "(left out)"
TOR_PORTS = (9050, 9150)
"""Where the Tor service and the Tor Browser listen on the same computer."""
_SECRET_HEADER = re.compile(
    r"(?i)cookie|authorization|authentication|token|csrf|xsrf|session|^x-.*(key|auth)"
)


@dataclass
class Answer:
    """One answer and the way to it. `headers` are pairs in the order of sending."""

    asked_url: str
    reached_url: str
    status: int
    headers: list[list[str]] = field(default_factory=list)
    redirects: list[Json] = field(default_factory=list)
    clock_offset_ms: int | None = None
    clock_error_ms: int | None = None
    network_path: str = NetworkPath.DIRECT
    server_address: str = ""
    certificate: Json = field(default_factory=dict)
    missing: list[Json] = field(default_factory=list)

    def lacks(self, what: str, why: str) -> None:
        self.missing.append({"what": what, "why": why})


def answer_of(
    response: Any, *, asked_url: str, proxy: str | None, sent: datetime, received: datetime
) -> Answer:
    """What `response` shows, unread as yet. `sent` and `received` are this computer's times in UTC."""
    answer = Answer(asked_url, str(response.url), int(response.status), headers=headers_of(response))
    plain = getattr(response, "_requests_response", None)
    history = getattr(plain, "history", None) or []
    places = [*(str(step.url) for step in history), answer.reached_url]
    answer.redirects = [
        {"from": places[number], "to": places[number + 1], "status": int(step.status_code)}
        for number, step in enumerate(history)
    ]
    elapsed = getattr(plain, "elapsed", None)  # of the last step alone
    _clock(answer, response, received - elapsed if elapsed else sent, received)
    answer.network_path = path_of(asked_url, proxy)
    _connection(answer, getattr(plain, "raw", None))
    return answer


def path_of(url: str, proxy: str | None) -> str:
    """Tor is said of an .onion address, and of a SOCKS proxy on this computer at one of Tor's own ports."""
    if not proxy or proxy == "__noproxy__":
        return NetworkPath.DIRECT
    try:
        parts = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return NetworkPath.PROXY
    by_socks = parts.scheme.lower().startswith("socks")
    if host_of(url).endswith(".onion") or (by_socks and port in TOR_PORTS and is_here(host)):
        return NetworkPath.TOR
    return NetworkPath.PROXY


def headers_of(response: Any) -> list[list[str]]:
    """Names and values as they came, one line for each; what is a key to a login keeps its name alone."""
    plain = getattr(response, "_requests_response", None)
    raw = getattr(getattr(plain, "raw", None), "headers", None)
    pairs = raw.items() if raw is not None else response.headers.items()
    return [
        [str(name), LEFT_OUT if is_secret_header(str(name)) else _one_line(str(value))]
        for name, value in pairs
    ]


def plain_headers(response: Any) -> dict[str, str]:
    """The status and the headers by name in lower case."""
    headers = {name.lower(): value for name, value in headers_of(response)}
    return {"status": str(response.status), **headers}


def is_secret_header(name: str) -> bool:
    return _SECRET_HEADER.search(name) is not None


# ---------------------------------------------------------------- parts


def _clock(answer: Answer, response: Any, sent: datetime, received: datetime) -> None:
    date = response.headers.get("Date")
    if not date:
        return answer.lacks(marked("the server's clock"), marked("Its answer has no Date."))
    if str(response.headers.get("Age") or "0").strip() != "0":
        return answer.lacks(
            marked("the server's clock"), marked("The answer came from a store: its Date is an older one.")
        )
    try:
        stamped = email.utils.parsedate_to_datetime(date)
        stamped = stamped if stamped.tzinfo else stamped.replace(tzinfo=UTC)
        # A Date has whole seconds: on the average it was half a second later.
        offset = (stamped - received) + (received - sent) / 2
        answer.clock_offset_ms = round(offset.total_seconds() * 1000) + 500
    except (ValueError, OverflowError):
        return answer.lacks(marked("the server's clock"), marked("The Date of its answer cannot be read."))
    answer.clock_error_ms = round((received - sent).total_seconds() * 500) + 500
    return None


def _connection(answer: Answer, raw: Any) -> None:
    sock = _socket_of(raw)
    if answer.network_path != NetworkPath.DIRECT:
        answer.lacks(
            marked("the server's address"),
            marked("The connection went through a proxy, which alone knows it."),
        )
    elif sock is None:
        answer.lacks(marked("the server's address"), marked("The connection had ended."))
    else:
        host, port = sock.getpeername()[:2]
        answer.server_address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    if not answer.reached_url.lower().startswith("https:"):
        answer.lacks(marked("the server's certificate"), marked("The connection was not encrypted."))
    elif not isinstance(sock, ssl.SSLSocket):
        answer.lacks(marked("the server's certificate"), marked("The connection does not show it."))
    else:
        answer.certificate = _certificate(sock)


def _socket_of(raw: Any) -> Any:
    """The socket that an unread answer of urllib3 comes through; None once it was let go."""
    try:
        sock = raw.connection.sock if raw.connection is not None else None
        if sock is None:  # "Connection: close" hands the socket to the answer
            sock = raw._fp.fp.raw._sock
        sock.getpeername()
    except (AttributeError, OSError):
        return None
    return sock


def _certificate(sock: ssl.SSLSocket) -> Json:
    der = sock.getpeercert(binary_form=True)
    if not der:
        return {}
    said: dict[str, Any] = dict(sock.getpeercert() or {})
    names = [f"{kind}:{value}" for kind, value in said.get("subjectAltName") or ()]
    return {
        "subject": _name(said.get("subject")),
        "issuer": _name(said.get("issuer")),
        "names": names,
        "serial number": str(said.get("serialNumber") or ""),
        "valid from": str(said.get("notBefore") or ""),
        "valid until": str(said.get("notAfter") or ""),
        "sha256": hashlib.sha256(der).hexdigest(),
        "protocol": sock.version() or "",
        "cipher": (sock.cipher() or ("",))[0],
    }


def _name(parts: Any) -> str:
    return ", ".join(f"{name}={value}" for part in parts or () for name, value in part)


def _one_line(text: str) -> str:
    """A header's value as text that can be stored: bytes that are no UTF-8 and control characters are replaced."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
