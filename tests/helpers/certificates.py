"""A certificate for the loopback address, made fresh for one test."""

from __future__ import annotations

import socket
import ssl
from pathlib import Path

from Cryptodome.Hash import SHA256
from Cryptodome.PublicKey import ECC
from Cryptodome.Signature import DSS
from Cryptodome.Util.asn1 import (
    DerBitString,
    DerInteger,
    DerObject,
    DerObjectId,
    DerOctetString,
    DerSequence,
    DerSetOf,
)


def wrapped(plain: socket.socket, folder: Path) -> socket.socket:
    key = ECC.generate(curve="P-256")
    (folder / "key.pem").write_text(key.export_key(format="PEM"))
    (folder / "certificate.pem").write_bytes(ssl.DER_cert_to_PEM_cert(_certificate(key)).encode())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    # The handshake belongs to the thread that answers, not to the one that accepts.
    return context.wrap_socket(plain, server_side=True, do_handshake_on_connect=False)


def _certificate(key: ECC.EccKey) -> bytes:
    """A certificate for 127.0.0.1 signed by itself (RFC 5280), in DER, made fresh for one test."""
    algorithm = DerSequence([DerObjectId("1.2.840.10045.4.3.2").encode()]).encode()
    name_part = DerSequence(
        [DerObjectId("2.5.4.3").encode(), DerObject(0x0C, b"127.0.0.1").encode()]
    ).encode()
    name = DerSequence([DerSetOf([name_part]).encode()]).encode()
    years = DerSequence(
        [DerObject(0x17, b"200101000000Z").encode(), DerObject(0x17, b"491231235959Z").encode()]
    )
    body = DerSequence(
        [
            DerInteger(2, explicit=0).encode(),
            1,
            algorithm,
            name,
            years.encode(),
            name,
            key.public_key().export_key(format="DER"),
            _tagged(0xA3, DerSequence([_subject_names()]).encode()),
        ]
    ).encode()
    signature = DSS.new(key, "fips-186-3", encoding="der").sign(SHA256.new(body))
    return DerSequence([body, algorithm, DerBitString(signature).encode()]).encode()


def _subject_names() -> bytes:
    """The extension subjectAltName with the address 127.0.0.1, which is what clients compare."""
    address = _tagged(0x87, bytes([127, 0, 0, 1]))
    names = DerOctetString(DerSequence([address]).encode()).encode()
    return DerSequence([DerObjectId("2.5.29.17").encode(), names]).encode()


def _tagged(tag: int, content: bytes) -> bytes:
    """A tag of the context's own, with short content: the library knows none of these."""
    assert len(content) < 128
    return bytes([tag, len(content)]) + content
