"""The user's own key: Ed25519 (RFC 8032), made at first use, and never in a case.

The private key lies in the system's keyring where one works, else in `signing-key.pem` in the folder of settings,
which nobody else can read. `key.json` beside it says which, and what the public key is.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from filelock import FileLock

from catalog.custody.own_files import config_folder, write_own
from catalog.errors import CaseUnusable, CatalogError, from_os_error
from catalog.texts import phrase

SERVICE = "framewitness"
KEYRING, FILE = "keyring", "file"
_FOUND = "key.json"
_KEY = "signing-key.pem"


@dataclass(frozen=True, slots=True)
class KeyFound:
    """What is known of the user's key without opening it. `kept` is KEYRING or FILE; `earlier` are keys that were
    lost and had to be replaced."""

    public_key: str
    kept: str
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnKey:
    """The user's key, opened. `public_key` is the hex of its 32 bytes."""

    public_key: str
    private: Ed25519PrivateKey

    def __repr__(self) -> str:
        return f"OwnKey({self.public_key})"

    def sign(self, message: bytes) -> str:
        """Hex of the 64 bytes of the signature."""
        return self.private.sign(message).hex()


def known_key() -> KeyFound | None:
    """The user's key, if there is one yet; nothing is opened or made."""
    try:
        found = json.loads((config_folder() / _FOUND).read_text(encoding="utf-8"))
        return KeyFound(str(found["public_key"]), str(found["kept"]), tuple(found.get("earlier", [])))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise CaseUnusable(
            phrase(
                "What stands in {path} about your signing key cannot be read.", path=config_folder() / _FOUND
            ),
            hint="Restore it from a backup, or remove it together with signing-key.pem: a new key is made then.",
        ) from error


def own_key() -> OwnKey:
    """The user's key, made and put away at first use.

    Raises CatalogError where it cannot be opened (the keyring is locked, others may read the file) or kept.
    """
    try:
        folder = config_folder()
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / ".key.lock"):
            found = known_key()
            private = _opened(found, folder) if found else None
            if private is not None and found is not None and _public_hex(private) == found.public_key:
                return OwnKey(found.public_key, private)
            return _made(found, folder)
    except OSError as error:
        raise from_os_error(error, "opening your signing key") from error


def holds(public_key: str, message: bytes, signature: str) -> bool:
    """Whether `signature` was made over `message` by the key whose public part this is; all but `message` as hex."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        key.verify(bytes.fromhex(signature), message)
    except (InvalidSignature, ValueError):
        return False
    return True


def public_pem(public_key: str) -> str:
    """As `openssl pkeyutl -verify -pubin -inkey FILE -rawin` reads it."""
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode("ascii")


def fingerprint(public_key: str) -> str:
    """The first 16 bytes of the key's SHA-256 in groups of four digits: short enough to be compared by voice."""
    text = hashlib.sha256(bytes.fromhex(public_key)).hexdigest()[:32]
    return " ".join(text[at : at + 4] for at in range(0, 32, 4))


# ---------------------------------------------------------------- keeping


def _made(lost: KeyFound | None, folder: Path) -> OwnKey:
    private = Ed25519PrivateKey.generate()
    found = KeyFound(_public_hex(private), FILE)
    if lost is not None:
        found = replace(found, earlier=(*lost.earlier, lost.public_key))
    if _put_in_keyring(found.public_key, private):
        found = replace(found, kept=KEYRING)
    else:
        pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        write_own(folder / _KEY, pem)
    told = {"public_key": found.public_key, "kept": found.kept, "earlier": list(found.earlier)}
    write_own(folder / _FOUND, json.dumps(told, indent=2).encode())
    return OwnKey(found.public_key, private)


def _opened(found: KeyFound, folder: Path) -> Ed25519PrivateKey | None:
    """The private key; None: it is no longer where it was put."""
    if found.kept == KEYRING:
        text = _from_keyring(found.public_key)
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(text)) if text else None
    path = folder / _KEY
    if not path.exists():
        return None
    if os.name == "posix" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise CatalogError(
            phrase("Others can read your signing key in {path}.", path=path),
            hint="Take that right away (chmod 600), if you know that nobody copied it. Otherwise remove the file: "
            "a new key is made then.",
        )
    try:
        private = load_pem_private_key(path.read_bytes(), password=None)
    except ValueError:
        private = None
    if not isinstance(private, Ed25519PrivateKey):
        raise CatalogError(
            phrase("Your signing key in {path} is damaged.", path=path),
            hint="Restore it from a backup, or remove it: a new key is made then.",
        )
    return private


def _public_hex(private: Ed25519PrivateKey) -> str:
    return private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


# ---------------------------------------------------------------- the system's keyring


def _keyring() -> Any:
    """The system's keyring, or None where none works. A backend that keeps passwords in plain text has a low
    priority, and is not one: the own file is as good."""
    import keyring  # half a second: not where the key lies in a file

    found = keyring.get_keyring()
    return found if found.priority >= 1 else None


def _put_in_keyring(public_key: str, private: Ed25519PrivateKey) -> bool:
    text = private.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption()).hex()
    try:
        ring = _keyring()
        if ring is None:
            return False
        ring.set_password(SERVICE, _name(public_key), text)
        return bool(ring.get_password(SERVICE, _name(public_key)) == text)
    except Exception:  # each backend has errors of its own; the file is there for all of them
        return False


def _from_keyring(public_key: str) -> str | None:
    try:
        ring = _keyring()
        found = ring.get_password(SERVICE, _name(public_key)) if ring is not None else None
    except Exception as error:  # locked, or the service is gone: another key now would only puzzle people
        raise CatalogError(
            "The system's keyring does not hand out your signing key.",
            hint="Unlock it (by signing in to the desktop again, for instance) and do it once more.",
        ) from error
    if ring is None:
        raise CatalogError(
            "Your signing key lies in the system's keyring, and no keyring answers here.",
            hint="Start the program from the desktop on which the key was made.",
        )
    return str(found) if found else None


def _name(public_key: str) -> str:
    return f"signing key {public_key[:16]}"
