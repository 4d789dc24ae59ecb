"""A time stamp authority of the tests' own: a root, a signer and a loopback server, all by the `openssl` command.

    with Authority(folder) as authority:
        …authority.url, authority.certificates…

`way` says how it behaves: "granted", "refused", "another nonce" (it answers an earlier request), "broken signature",
"error 503", "error 404", "redirect", "nonsense", "too long". `openssl` checks what was stamped, as a stranger would.
"""

from __future__ import annotations

import contextlib
import http.server
import shutil
import subprocess
import threading
from pathlib import Path
from types import TracebackType

import pytest

OPENSSL = shutil.which("openssl")
NEEDS_OPENSSL = pytest.mark.skipif(OPENSSL is None, reason="the openssl command is not here")
CONFIG = """
[req]
distinguished_name = name
prompt = no
[name]
CN = nobody
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[between]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[signer]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[web]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
[tsa]
default_tsa = here
[here]
serial = {folder}/serial
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
ordering = no
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
signer_digest = sha256
"""


def openssl(*arguments: str | Path, fails: bool = False) -> str:
    """What the command said, on either stream; it must succeed, or fail."""
    assert OPENSSL is not None
    done = subprocess.run([OPENSSL, *map(str, arguments)], capture_output=True, text=True, timeout=60)
    assert (done.returncode != 0) == fails, done.stdout + done.stderr
    return done.stdout + done.stderr


class Certificates:
    """Keys and certificates in a folder: `issue` makes one more, signed by an earlier one or by itself."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.config = folder / "openssl.cnf"
        self.config.write_text(CONFIG.format(folder=folder))
        (folder / "serial").write_text("01\n")

    def issue(self, name: str, kind: str, *, by: str = "") -> Path:
        """The PEM of a certificate of that kind (a section of CONFIG); its key is `NAME.key` beside it."""
        certificate, key = self.folder / f"{name}.pem", self.folder / f"{name}.key"
        openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", key)
        request = ("req", "-new", "-key", key, "-subj", f"/O=A test/CN={name}", "-config", self.config)
        if not by:
            openssl(*request, "-x509", "-days", "30", "-extensions", kind, "-out", certificate)
            return certificate
        asked = self.folder / f"{name}.csr"
        openssl(*request, "-out", asked)
        signed_by = ("-CA", self.folder / f"{by}.pem", "-CAkey", self.folder / f"{by}.key", "-CAcreateserial")
        extended = ("-extfile", self.config, "-extensions", kind)
        openssl("x509", "-req", "-in", asked, *signed_by, "-days", "30", *extended, "-out", certificate)
        return certificate

    def reply(self, query: Path, reply: Path, *, signer: str = "signer", chain: Path | None = None) -> bytes:
        """The response that `openssl ts` gives to a request, signed with that certificate."""
        more = ("-chain", chain) if chain else ()
        names = ("-signer", self.folder / f"{signer}.pem", "-inkey", self.folder / f"{signer}.key")
        place = ("-queryfile", query, "-out", reply)
        openssl("ts", "-reply", *place, *names, *more, "-config", self.config, "-section", "here")
        return reply.read_bytes()


class Authority:
    """Answers `application/timestamp-query` on this machine's loopback address until the `with` block is left."""

    def __init__(self, folder: Path, *, way: str = "granted") -> None:
        self.way = way
        self.asked = 0
        self.authorized: list[str | None] = []
        self._folder = folder
        self._made = Certificates(folder)
        self._made.issue("root", "root")
        self._made.issue("between", "between", by="root")
        self._made.issue("signer", "signer", by="between")
        self.certificates = folder / "root.pem"
        """What a user gives when setting the authority: the root alone, as the rest comes with the response."""
        self._lock = threading.Lock()
        self._first: Path | None = None
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self.port = self._server.server_port
        self.url = f"http://127.0.0.1:{self.port}/tsa"

    def __enter__(self) -> Authority:
        self._thread.start()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler(self) -> type[http.server.BaseHTTPRequestHandler]:
        authority = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                query = self.rfile.read(int(self.headers["Content-Length"]))
                if self.headers["Content-Type"] != "application/timestamp-query":
                    self.send_error(400)
                    return
                authority.authorized.append(self.headers["Authorization"])
                status, body = authority.answer(query)
                self.send_response(status)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.send_header("Content-Length", str(len(body)))
                if status == 302:
                    self.send_header("Location", authority.url)
                self.end_headers()
                with contextlib.suppress(ConnectionError):
                    self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        return Handler

    def answer(self, query: bytes) -> tuple[int, bytes]:
        """(status, body) for a request, as `way` says."""
        with self._lock:
            self.asked += 1
            if self.way.startswith("error "):
                return int(self.way.removeprefix("error ")), b""
            if self.way in ("redirect", "nonsense", "too long"):
                return 302 if self.way == "redirect" else 200, b"x" * (
                    2_000_000 if self.way == "too long" else 10
                )
            asked = self._folder / f"{self.asked}.tsq"
            if self.way == "refused":  # a digest that the authority does not take
                digest = ("-digest", "00" * 20, "-sha1")
                openssl("ts", "-query", *digest, "-out", asked)
            else:
                asked.write_bytes(query)
            if self.way == "another nonce":
                openssl("ts", "-query", "-digest", _digest_of(query), "-sha256", "-cert", "-out", asked)
            reply = self._folder / f"{self.asked}.tsr"
            data = self._made.reply(asked, reply, chain=self._folder / "between.pem")
            if self.way == "broken signature":
                data = data[:-5] + bytes([data[-5] ^ 1]) + data[-4:]
            return 200, data


def _digest_of(query: bytes) -> str:
    """The SHA-256 in a request: 32 bytes after the octet string's head, in the DER that this program writes."""
    at = query.index(b"\x04\x20") + 2
    return query[at : at + 32].hex()
