"""The hosts that somebody was told of on this computer, and which names of hosts belong together."""

from __future__ import annotations

import functools
import hashlib
import ipaddress
import itertools
from dataclasses import dataclass

from catalog.texts import marked

LED_ON = marked("{host} leads on to {other}, which was not asked: it would see this computer's address.")


@dataclass(frozen=True, slots=True)
class Told:
    """Hosts as salted hashes: nobody reads out of them which they are."""

    salt: str = ""
    hosts: frozenset[str] = frozenset()

    def __contains__(self, host: str) -> bool:
        return digest(self.salt, host) in self.hosts


@functools.lru_cache(maxsize=65536)
def digest(salt: str, host: str) -> str:
    return hashlib.sha256(f"{salt} {host.lower().rstrip('.')}".encode("utf-8", "surrogatepass")).hexdigest()


def is_here(host: str) -> bool:
    """Whether a host, as it is written, is this very computer."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def is_same_site(one: str, other: str) -> bool:
    """Whether who runs one of these hosts runs the other, as far as their names tell.

    One lies beneath the other (`www.` aside), or both beneath a name of at least two parts, of three where its last
    part is a country's: there strangers lie side by side, as under “co.uk”.
    """
    one, other = (each.lower().rstrip(".").removeprefix("www.") for each in (one, other))
    if one == other:
        return True
    if _is_address(one) or _is_address(other) or not ("." in one and "." in other):
        return False
    if one.endswith(f".{other}") or other.endswith(f".{one}"):
        return True
    pairs = zip(reversed(one.split(".")), reversed(other.split(".")), strict=False)
    common = len(list(itertools.takewhile(lambda pair: pair[0] == pair[1], pairs)))
    return common >= (3 if len(one.rpartition(".")[2]) == 2 else 2)


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
