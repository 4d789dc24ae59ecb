"""Time stamps (RFC 3161) that another program had made over its list of hashes: verified against that list."""

from __future__ import annotations

import contextlib
import functools
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from cryptography.x509 import Certificate, load_der_x509_certificate, load_pem_x509_certificates

from catalog.custody.timestamps import (
    Imprint,
    Stamp,
    StampRefused,
    as_response,
    authorities,
    carried_by,
    chain_of,
    checked,
    imprint_of,
    read_certificates,
    system_roots,
)
from catalog.errors import CatalogError
from catalog.model.records import Agreement
from catalog.texts import marked

STANDARD = "RFC 3161"
OF_SOMETHING_ELSE = marked(
    "It is of something else: no list of hashes that came is the one that was stamped."
)
OWN_WORD = marked(
    "It holds by the certificates that came with it. Nobody who is trusted on this computer vouches for these."
)
WEAK = marked("It is over a kind of hash that is not relied on here.")
MOST_BYTES = 1_000_000
_DIGESTS: dict[str, Callable[[bytes], hashlib._Hash]] = {
    "2.16.840.1.101.3.4.2.1": hashlib.sha256,
    "2.16.840.1.101.3.4.2.2": hashlib.sha384,
    "2.16.840.1.101.3.4.2.3": hashlib.sha512,
}
"""By the identifier of the algorithm (RFC 8017, appendix B.1). Older ones can be made to fit two lists."""


@dataclass(frozen=True, slots=True)
class JudgedToken:
    """`why` says what does not hold. Hashes as hex; times and names are the authority's."""

    agreement: str
    stamped_hash: str = ""
    """What the token says that was stamped."""
    found_hash: str = ""
    """The hash of the list that came, where one is the list that was stamped."""
    why: str = ""
    time_utc: str = ""
    signer: str = ""


def judge_token(path: Path, lists: Iterable[Path], certificates: Iterable[Path]) -> JudgedToken:
    """Verifies a token: over which of these lists it is, whether its signature holds, and whether its certificates lead
    to a root that the user set for an authority or that this system trusts.

    `certificates` came beside it: those between may serve, and none of them is trusted.
    """
    data = _beginning(path)
    imprint: Imprint | None = None
    try:
        response = as_response(data)
        imprint = imprint_of(response)
        make = _DIGESTS.get(imprint.algorithm)
        if make is None:
            raise StampRefused(WEAK)
        if imprint.digest not in [make(_beginning(each)).digest() for each in lists]:
            raise StampRefused(OF_SOMETHING_ELSE)
        stamp = _checked(response, imprint.digest, [_certificates(each) for each in certificates])
    except (StampRefused, OSError) as error:
        why = error.message if isinstance(error, StampRefused) else str(error.strerror)
        stamped = imprint.digest.hex() if imprint is not None else ""
        return JudgedToken(Agreement.STAMP_FAILS, stamped, "", why)
    digest = imprint.digest.hex()
    return JudgedToken(Agreement.STAMP_HOLDS, digest, digest, "", stamp.time_utc, stamp.signer)


def _checked(response: bytes, digest: bytes, beside: list[list[Certificate]]) -> Stamp:
    came = [each for some in beside for each in some]
    between = [each for each in came if each.issuer != each.subject]
    try:
        chain = chain_of(response, [*_trusted(), *between])
    except StampRefused:
        own = chain_of(response, [*came, *carried_by(response)])
        checked(response, digest, chain=own)
        raise StampRefused(OWN_WORD) from None
    return checked(response, digest, chain=chain)


_roots = functools.cache(system_roots)
"""Read once: a folder may hold hundreds of tokens."""


def _trusted() -> list[Certificate]:
    found = list(_roots())
    with contextlib.suppress(CatalogError):  # it is told where the authorities are set
        for each in authorities():
            found += read_certificates(each.certificates.encode()) if each.certificates else []
    return found


def _certificates(path: Path) -> list[Certificate]:
    data = _beginning(path)
    for read in (load_pem_x509_certificates, lambda der: [load_der_x509_certificate(der)]):
        try:
            return list(read(data))
        except ValueError:
            continue
    return []


def _beginning(path: Path) -> bytes:
    """All of it; what is longer than any token or list of hashes is cut, and holds for nothing."""
    with path.open("rb") as stream:
        return stream.read(MOST_BYTES)
