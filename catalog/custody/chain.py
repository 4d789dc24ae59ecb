"""The custody chain, pure: canonical text, salted commitments, and entries chained by SHA-256.

An entry's body names what was done to which records and carries, in place of anything a person wrote, a
*commitment*: SHA-256 over a random salt and the canonical JSON of the value. Values and salts lie beside the
chain; erasing them leaves the chain whole. Bodies hold no floats, so `json.dumps` without spaces, keys
sorted by their UTF-16 code units, is the canonical form of RFC 8785.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

GENESIS = "0" * 64


def canonical(value: Any) -> str:
    """RFC 8785 text of strings, integers, booleans, None, lists and mappings. TypeError on a float.

    Integers keep all their digits, also those past 2**53, where that standard would round them.
    """
    return json.dumps(_ordered(value), separators=(",", ":"), ensure_ascii=False)


def new_salt() -> str:
    return secrets.token_hex(16)


def commitment(salt: str, value_text: str) -> str:
    """Hex SHA-256 over the salt's bytes and the value's canonical text."""
    return hashlib.sha256(bytes.fromhex(salt) + _utf8(value_text)).hexdigest()


def entry_hash(body_text: str) -> str:
    return hashlib.sha256(_utf8(body_text)).hexdigest()


@dataclass(frozen=True, slots=True)
class Link:
    """One entry as stored: its number, the canonical text of its body, and that text's SHA-256."""

    number: int
    body: str
    hash: str


def seal(body: dict[str, Any], *, number: int, previous_hash: str) -> Link:
    text = canonical({**body, "number": number, "previous": previous_hash})
    return Link(number, text, entry_hash(text))


def faults(links: Iterable[Link]) -> Iterator[str]:
    """What is wrong with a chain, in words: a wrong hash, a broken link, a missing or doubled number."""
    previous, expected = GENESIS, 1
    for link in links:
        if entry_hash(link.body) != link.hash:
            yield f"custody entry {link.number}: its text was changed (the hash differs)"
        try:
            body = json.loads(link.body)
        except ValueError:
            yield f"custody entry {link.number}: its text cannot be read"
            body = {}
        if not isinstance(body, dict):
            body = {}
        if link.number != expected or body.get("number") != link.number:
            yield f"custody entry {link.number}: entry {expected} was expected here"
        if body.get("previous") != previous:
            yield f"custody entry {link.number}: does not follow from the entry before it"
        previous, expected = link.hash, link.number + 1


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _ordered(value: Any) -> Any:
    """The value with the keys of its mappings in canonical order."""
    if isinstance(value, float):
        raise TypeError(f"a float in a custody value: {value!r}")
    if isinstance(value, dict):
        for key in value:
            if not isinstance(key, str):
                raise TypeError(f"a key that is not text in a custody value: {key!r}")
        plain = all(map(str.isascii, value))
        keys = sorted(value, key=None if plain else lambda key: key.encode("utf-16-be", "surrogatepass"))
        return {key: _ordered(value[key]) for key in keys}
    if isinstance(value, (list, tuple)):
        return [_ordered(each) for each in value]
    return value
