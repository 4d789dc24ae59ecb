"""The user's own settings of custody, outside any case: whom to ask for time stamps, and the key that signs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from catalog.custody import signing, timestamps
from catalog.custody.own_files import config_folder
from catalog.custody.timestamps import Authority
from catalog.errors import InvalidInput, from_os_error
from catalog.texts import phrase


def known_authorities() -> list[Authority]:
    """Those that are set; none by default."""
    return timestamps.authorities()


def add_authority(url: str, certificates: Path | None = None) -> Authority:
    """Sets one more, or other certificates for one that is set. `certificates` is a file in PEM form that ends in the
    authority's root; without it the roots that this system trusts are used.

    Raises InvalidInput for what is no address, or a file without certificates.
    """
    pem = ""
    if certificates is not None:
        try:
            data = certificates.read_bytes()
        except OSError as error:
            raise from_os_error(error, f"reading {certificates.name}") from error
        pem = timestamps.as_pem(timestamps.read_certificates(data)).decode("ascii")
    added = Authority(url.strip(), pem)
    others = [each for each in known_authorities() if each.url != added.url]
    timestamps.set_authorities([*others, added])
    return added


def remove_authority(url: str) -> None:
    """Time stamps that were had stay; those still wanted of it are not asked for any more."""
    known = known_authorities()
    left = [each for each in known if url.strip() not in (each.url, each.name)]
    if len(left) == len(known):
        raise InvalidInput(phrase("“{url}” is not set as a time stamp authority.", url=url))
    timestamps.set_authorities(left)


@dataclass(frozen=True, slots=True)
class OwnKeyTold:
    """The user's key as it may be shown: never the private part."""

    public_key: str
    fingerprint: str
    place: str
    pem: str
    earlier: tuple[str, ...]

    def in_words(self) -> Iterator[str]:
        yield f"Public key: {self.public_key}"
        yield f"To compare by voice: {self.fingerprint}"
        yield f"The private key lies in {self.place}."
        for each in self.earlier:
            yield f"Replaced an earlier key that was lost: {each}"


def own_key_told() -> OwnKeyTold:
    """The user's key; made now if there is none yet. Raises CatalogError where it cannot be had."""
    signing.own_key()
    told = known_key_told()
    assert told is not None
    return told


def known_key_told() -> OwnKeyTold | None:
    """The user's key, if there is one yet; it is neither opened nor made."""
    found = signing.known_key()
    if found is None:
        return None
    in_file = str(config_folder() / "signing-key.pem")
    return OwnKeyTold(
        found.public_key,
        signing.fingerprint(found.public_key),
        phrase("the system's keyring") if found.kept == signing.KEYRING else in_file,
        signing.public_pem(found.public_key),
        found.earlier,
    )
