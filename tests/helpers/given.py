"""Files as people give them: photographs with EXIF and XMP, sound, recordings with content credentials of their own."""

from __future__ import annotations

import datetime
import io
import json
import struct
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from tests.helpers.video import make_video

XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmp:CreatorTool="Darkroom 3" photoshop:City="Springfield"/></rdf:RDF></x:xmpmeta>"""


def make_photograph(path: Path, *, xmp: str = XMP, number: int = 0) -> Path:
    """A JPEG of 64 by 48 that says in EXIF: a Testcam One, 3 May 2026 12:00:01, at 52.52 N 13.405 E."""
    picture = np.zeros((48, 64, 3), np.uint8)
    picture[:, :32] = (200, 40, number)
    picture[12:36, 40:56] = 240
    frame = av.VideoFrame.from_ndarray(picture, "rgb24").reformat(format="yuvj420p")
    coder: Any = av.CodecContext.create("mjpeg", "w")
    coder.width, coder.height, coder.pix_fmt = 64, 48, "yuvj420p"
    coder.time_base = Fraction(1, 25)
    jpeg = b"".join(bytes(packet) for packet in [*coder.encode(frame), *coder.encode(None)])
    told = _segment(b"Exif\0\0" + _exif())
    told += _segment(b"http://ns.adobe.com/xap/1.0/\0" + xmp.encode()) if xmp else b""
    path.write_bytes(jpeg[:2] + told + jpeg[2:])
    return path


def _segment(data: bytes) -> bytes:
    return b"\xff\xe1" + struct.pack(">H", len(data) + 2) + data


def _exif() -> bytes:
    """A TIFF of four directories' worth: make, model, time, position (EXIF 2.32)."""

    def degrees(value: float) -> bytes:
        whole = int(value)
        minutes = int((value - whole) * 60)
        seconds = round(((value - whole) * 60 - minutes) * 6000)
        return struct.pack(">6I", whole, 1, minutes, 1, seconds, 100)

    text = {
        0x010F: b"Testcam\0",
        0x0110: b"Testcam One\0",
        0x9003: b"2026:05:03 12:00:01\0",
    }
    gps = {1: (2, b"N\0"), 2: (5, degrees(52.52)), 3: (2, b"E\0"), 4: (5, degrees(13.405))}
    first = {0x010F: (2, text[0x010F]), 0x0110: (2, text[0x0110]), 0x8769: None, 0x8825: None}
    size_of_first = 2 + 12 * len(first) + 4
    room = sum(len(data) for data in (text[0x010F], text[0x0110])) + 1
    exif_at = 8 + size_of_first + room
    exif = _directory({0x9003: (2, text[0x9003])}, exif_at)
    gps_at = exif_at + len(exif) + len(exif) % 2
    where = {**first, 0x8769: (4, struct.pack(">I", exif_at)), 0x8825: (4, struct.pack(">I", gps_at))}
    head = b"MM\0*" + struct.pack(">I", 8) + _directory(where, 8)
    return (head.ljust(exif_at, b"\0") + exif).ljust(gps_at, b"\0") + _directory(gps, gps_at)


def _directory(entries: dict[int, Any], at: int) -> bytes:
    """One directory that begins `at`, its values behind it."""
    rows, values = b"", b""
    after = at + 2 + 12 * len(entries) + 4
    for tag, (kind, data) in sorted(entries.items()):
        count = len(data) // {2: 1, 4: 4, 5: 8}[kind]
        place = data.ljust(4, b"\0") if len(data) <= 4 else struct.pack(">I", after + len(values))
        values += data if len(data) > 4 else b""
        rows += struct.pack(">HHI", tag, kind, count) + place
    return struct.pack(">H", len(entries)) + rows + struct.pack(">I", 0) + values


def make_phone_video(path: Path) -> Path:
    """A QuickTime file as a telephone writes it, with place, time, maker and model."""
    told = {
        "creation_time": "2026-05-03T10:00:00.000000Z",
        "com.apple.quicktime.location.ISO6709": "+52.5200+013.4050+034.000/",
        "com.apple.quicktime.make": "Testphone",
        "com.apple.quicktime.model": "Testphone 9",
    }
    return make_video(
        path, frames=4, fps=10, metadata=told, container_options={"movflags": "use_metadata_tags"}
    ).path


def signed(path: Path, target: Path, *, elsewhere: str = "") -> Path:
    """`path` with content credentials (C2PA), signed by a certificate that nobody knows; `elsewhere`: only the link
    to them stands in the file."""
    import c2pa

    chain, key = _certificates()
    claim = {
        "claim_generator_info": [{"name": "Testcam", "version": "1.0"}],
        "title": "a scene",
        "assertions": [
            {
                "label": "c2pa.actions",
                "data": {
                    "actions": [
                        {
                            "action": "c2pa.created",
                            "when": "2026-05-03T10:00:00Z",
                            "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
                        }
                    ]
                },
            },
            {
                "label": "stds.exif",
                "data": {
                    "@context": {"exif": "http://ns.adobe.com/exif/1.0/"},
                    "exif:GPSLatitude": "52,31.2N",
                },
            },
        ],
    }
    settings = c2pa.Settings.from_dict({"verify": {"remote_manifest_fetch": False}})
    info = c2pa.C2paSignerInfo(b"es256", chain, key, None)
    with (
        c2pa.Context(settings) as context,
        c2pa.Signer.from_info(info) as signer,
        c2pa.Builder(json.dumps(claim), context=context) as builder,
        path.open("rb") as source,
    ):
        if elsewhere:
            builder.set_no_embed()
            builder.set_remote_url(elsewhere)
        out = io.BytesIO()
        kind = {".jpg": "image/jpeg", ".mp4": "video/mp4"}[path.suffix]
        builder.sign(signer, kind, source, out)
        target.write_bytes(out.getvalue())
    settings.close()
    return target


def _certificates() -> tuple[bytes, bytes]:
    """(chain in PEM, the signer's key in PEM), fit for C2PA: an end entity under a root of its own."""
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = _certificate("Test Root", "Test Root", root_key, root_key, is_root=True)
    leaf = _certificate("Test Signer", "Test Root", key, root_key, is_root=False)
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return leaf.public_bytes(pem) + root.public_bytes(pem), private


def _certificate(
    name: str,
    by: str,
    key: ec.EllipticCurvePrivateKey,
    signer: ec.EllipticCurvePrivateKey,
    *,
    is_root: bool,
) -> x509.Certificate:
    def called(each: str) -> x509.Name:
        return x509.Name(
            [
                x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Test Organisation"),
                x509.NameAttribute(NameOID.COMMON_NAME, each),
            ]
        )

    usage = dict.fromkeys(
        (
            *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment"),
            *("key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
        ),
        False,
    )
    usage["key_cert_sign" if is_root else "digital_signature"] = True
    today = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(called(name))
        .issuer_name(called(by))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - datetime.timedelta(days=2))
        .not_valid_after(today + datetime.timedelta(days=300))
        .add_extension(x509.BasicConstraints(ca=is_root, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(**usage), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False
        )
    )
    if not is_root:
        made = made.add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False
        )
    return made.sign(signer, hashes.SHA256())
