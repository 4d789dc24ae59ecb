"""Time stamps by RFC 3161: requests for them, checked against certificates that are trusted here, and kept whole.

An authority is asked with the SHA-256 of a checkpoint's file and a nonce. Its answer is kept as it came, with the
certificates up to the root, so that a stranger can check it without this program:

    openssl ts -verify -data CHECKPOINT.json -in RESPONSE.tsr -CAfile CERTIFICATES.pem
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import ssl
import urllib.parse
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import Certificate, load_der_x509_certificate, load_pem_x509_certificates
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)
from rfc3161_client._rust import parse_timestamp_request

from catalog.custody.own_files import config_folder, write_own
from catalog.errors import CatalogError, InvalidInput, from_os_error
from catalog.texts import phrase

_SETTINGS = "time-stamp-authorities.json"
_GRANTED = 0
_LONGEST_CHAIN = 8


class StampRefused(CatalogError):
    """An answer came, and it is no time stamp of what was sent: asking again at once would change nothing."""


@dataclass(frozen=True, slots=True)
class Authority:
    """Whom to ask. `certificates` (PEM) are what its stamps are checked with; without them, what this system trusts."""

    url: str
    certificates: str = ""

    @property
    def name(self) -> str:
        """The URL without credentials, as it may be written down."""
        parts = urllib.parse.urlsplit(self.url)
        return urllib.parse.urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query=""))


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a time stamp that holds says. Times are the authority's."""

    time_utc: str
    signer: str
    root_sha256: str
    """Of the DER form of the certificate that all trust ends in."""
    serial: int


# ---------------------------------------------------------------- settings


def authorities() -> list[Authority]:
    """Those that this user set; none by default. Raises CatalogError where the settings cannot be read."""
    path = config_folder() / _SETTINGS
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return [Authority(str(each["url"]), str(each.get("certificates", ""))) for each in kept]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise CatalogError(
            phrase("The list of time stamp authorities in {path} cannot be read.", path=path),
            hint="Remove the file and set the authorities again.",
        ) from error


def set_authorities(chosen: Iterable[Authority]) -> None:
    """Raises InvalidInput for what is no http address, or certificates that cannot be read; then nothing changes."""
    kept = {each.url: each for each in chosen}
    for each in kept.values():
        if not _is_address(each.url):
            raise InvalidInput(
                phrase("“{url}” is not the address of a time stamp authority.", url=each.url),
                hint="Such an address begins with https:// or http://.",
            )
        if each.certificates:
            read_certificates(each.certificates.encode())
    told = [{"url": each.url, "certificates": each.certificates} for each in kept.values()]
    folder = config_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_own(folder / _SETTINGS, json.dumps(told, indent=1).encode())
    except OSError as error:
        raise from_os_error(error, "keeping the list of time stamp authorities") from error


def _is_address(url: str) -> bool:
    try:
        parts = urllib.parse.urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and url.isascii() and url.isprintable()


def read_certificates(pem: bytes) -> list[Certificate]:
    """Raises InvalidInput where there are none."""
    try:
        return load_pem_x509_certificates(pem)
    except ValueError as error:
        raise InvalidInput(
            "There are no certificates in that file.",
            hint="Give the authority's certificates in PEM form (“-----BEGIN CERTIFICATE-----”), root included.",
        ) from error


def new_request(data: bytes) -> bytes:
    """The DER form of a request for a stamp over the SHA-256 of `data`, with a fresh nonce."""
    builder = TimestampRequestBuilder().data(data).hash_algorithm(HashAlgorithm.SHA256)
    return bytes(builder.nonce(nonce=True).cert_request(cert_request=True).build().as_bytes())


# ---------------------------------------------------------------- checking


def chain_of(response: bytes, known: list[Certificate]) -> list[Certificate]:
    """The certificates from the one that signed a response up to a self-signed one in `known`, which is trusted.

    Those between may come with the response or stand in `known`. Raises StampRefused where no such way leads up.
    """
    token = _decoded(response)
    carried = carried_by(response)
    trusted = [each for each in known if each.issuer == each.subject]
    pool = [*known, *carried]
    for signer in token.signed_data.signer_infos:
        for leaf in pool:
            if (leaf.issuer, leaf.serial_number) == (signer.issuer, signer.serial_number):
                found = _upwards([leaf], pool, trusted)
                if found:
                    return found
    raise StampRefused(
        phrase("The certificate that signed the time stamp leads to no root that is trusted here."),
        hint="Give the authority's own certificates when you set it.",
    )


def carried_by(response: bytes) -> list[Certificate]:
    """The certificates that came inside of a response. Raises StampRefused for what is none."""
    try:
        return [load_der_x509_certificate(each) for each in _decoded(response).signed_data.certificates]
    except ValueError as error:
        raise StampRefused(phrase("What came is no answer of a time stamp authority.")) from error


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a time stamp says that it is of: a digest, and the object identifier of its algorithm."""

    algorithm: str
    digest: bytes


def imprint_of(response: bytes) -> Imprint:
    """Raises StampRefused for what is no response."""
    said = _decoded(response).tst_info.message_imprint
    return Imprint(said.hash_algorithm.dotted_string, bytes(said.message))


def as_response(data: bytes) -> bytes:
    """The whole response that `data` is, or one around the bare token that other programs keep of it."""
    try:
        _, first, end = _element(data, 0)
        tag, _, _ = _element(data, first)
    except IndexError:
        return data  # whoever decodes it says so
    if tag != _OBJECT_IDENTIFIER:
        return data
    inside = _STATUS_GRANTED + data[:end]
    size = len(inside).to_bytes(4, "big")
    return b"\x30\x84" + size + inside if len(inside) > 0xFFFF else b"\x30\x82" + size[2:] + inside


def _upwards(
    way: list[Certificate], pool: list[Certificate], trusted: list[Certificate]
) -> list[Certificate] | None:
    if way[-1] in trusted:
        return way
    if len(way) == _LONGEST_CHAIN:
        return None
    for each in pool:
        if each not in way and each.subject == way[-1].issuer and _issued(way[-1], by=each):
            found = _upwards([*way, each], pool, trusted)
            if found:
                return found
    return None


def _issued(certificate: Certificate, *, by: Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(by)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def checked(
    response: bytes, digest: bytes, *, chain: list[Certificate], request: bytes | None = None
) -> Stamp:
    """What a response says, once all of it holds: status, signature, certificates at that time, digest and nonce.

    `digest` is of what was to be stamped, by the algorithm that the response names; `chain` ends in the root that is
    trusted. Raises StampRefused, saying what does not hold.
    """
    token = _decoded(response)
    if not chain:
        raise StampRefused(phrase("There are no certificates to check the time stamp with."))
    builder = VerifierBuilder().add_root_certificate(chain[-1])
    for each in chain[1:-1]:
        builder = builder.add_intermediate_certificate(each)
    if not token.signed_data.certificates:
        builder = builder.tsa_certificate(chain[0])
    if request is not None and token.tst_info.nonce != _nonce(request):
        raise StampRefused(phrase("The time stamp answers another request (its nonce differs)."))
    try:
        builder.build().verify(token, digest)
    except (VerificationError, ValueError) as error:
        raise StampRefused(_why(str(error))) from error
    made = token.tst_info.gen_time
    made = made if made.tzinfo else made.replace(tzinfo=UTC)
    return Stamp(
        time_utc=made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        signer=chain[0].subject.rfc4514_string(),
        root_sha256=hashlib.sha256(_der(chain[-1])).hexdigest(),
        serial=token.tst_info.serial_number,
    )


def _why(reason: str) -> str:
    """What the library found, in words for people."""
    if "between messages" in reason:
        return phrase("The time stamp is of something else: it does not fit these bytes.")
    if "pkcs7" in reason or "certificates" in reason:
        return phrase("The signature of the time stamp, or of one of its certificates, does not hold.")
    return phrase("The time stamp does not hold ({reason}).", reason=reason.rstrip("."))


def _nonce(request: bytes) -> int | None:
    """Of a request as it was sent."""
    return parse_timestamp_request(request).nonce


def _decoded(response: bytes) -> TimeStampResponse:
    try:
        token = decode_timestamp_response(_in_der_order(response))
        status = token.status
    except ValueError as error:
        raise StampRefused(phrase("What came is no answer of a time stamp authority.")) from error
    if status != _GRANTED:
        words = "; ".join(token.status_string) or f"status {status}"
        raise StampRefused(phrase("It refused ({words}).", words=words))
    try:
        token.tst_info, token.signed_data  # noqa: B018 -- both raise where there is no token
    except ValueError as error:
        raise StampRefused(phrase("What came is no answer of a time stamp authority.")) from error
    return token


def _in_der_order(response: bytes) -> bytes:
    """The response with the certificates in it sorted as DER wants a set to be.

    OpenSSL writes them as they were given, and the library refuses that. No signature covers their order.
    """
    try:
        _, status, _ = _element(response, 0)
        _, _, token = _element(response, status)  # what follows the status
        _, kind, _ = _element(response, token)
        _, _, content = _element(response, kind)
        _, signed_data, _ = _element(response, content)
        _, at, end = _element(response, signed_data)
        while response[at] != _CERTIFICATES:
            _, _, at = _element(response, at)
            if at >= end:
                return response
        _, first, end = _element(response, at)
        found, at = [], first
        while at < end:
            _, _, after = _element(response, at)
            found.append(response[at:after])
            at = after
    except IndexError:
        return response
    return response[:first] + b"".join(sorted(found)) + response[end:]


_CERTIFICATES, _OBJECT_IDENTIFIER = 0xA0, 0x06
_STATUS_GRANTED = bytes.fromhex("3003020100")


def _element(data: bytes, at: int) -> tuple[int, int, int]:
    """(tag, where its content begins, where it ends) of a DER element. IndexError where it is none or is cut off."""
    length, inside = data[at + 1], at + 2
    if length & 0x80:
        inside += length & 0x7F
        length = int.from_bytes(data[at + 2 : inside], "big")
    if inside + length > len(data) or data[at + 1] == 0x80:
        raise IndexError
    return data[at], inside, inside + length


def system_roots() -> list[Certificate]:
    """What this system trusts for web sites. Certificates with faults of form, which some systems carry, are not."""
    found = []
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for der in ssl.create_default_context().get_ca_certs(binary_form=True):
            with contextlib.suppress(ValueError, Warning):
                certificate = load_der_x509_certificate(der)
                if certificate.serial_number > 0:
                    found.append(certificate)
    return found


def as_pem(certificates: Iterable[Certificate]) -> bytes:
    return b"".join(each.public_bytes(Encoding.PEM) for each in certificates)


def _der(certificate: Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)
