"""The hosts that somebody was told of on this computer, and which names of hosts belong together."""

from __future__ import annotations

import functools
import hashlib
import ipaddress
from dataclasses import dataclass

from catalog.texts import marked

_SHARED = """
blogspot.com wordpress.com tumblr.com livejournal.com substack.com medium.com ghost.io narod.ru ucoz.ru ucoz.com
ucoz.net ucoz.org github.io gitlab.io pages.dev workers.dev netlify.app vercel.app web.app surge.sh firebaseapp.com
appspot.com herokuapp.com onrender.com fly.dev glitch.me r2.dev neocities.org weebly.com wixsite.com altervista.org
amazonaws.com s3.amazonaws.com cloudfront.net azurewebsites.net digitaloceanspaces.com trycloudflare.com ngrok.io
ngrok.app duckdns.org ddns.net hopto.org dyndns.org blogspot.co.uk blogspot.com.au blogspot.com.br blogspot.com.tr
blogspot.co.il
"""
SHARED = frozenset(_SHARED.split())
"""Names under which strangers have names of their own: each of those is a site. The public list of such names is
thousands long and changes daily; these are where people publish. Of one that is missing here, names that lie side by
side count as one site, unless it is a country's (“example.ru”)."""
SHORT_FOR = {
    "youtu.be": "youtube.com",
    "redd.it": "reddit.com",
    "v.redd.it": "reddit.com",
    "i.redd.it": "reddit.com",
    "fb.watch": "facebook.com",
    "dai.ly": "dailymotion.com",
}
"""Short names of sites, for the names of those who run them: they lead nowhere else."""
LED_ON = marked("{host} leads on to {other}, which was not asked: it would see this computer's address.")


@dataclass(frozen=True, slots=True)
class Told:
    """Hosts as salted hashes: nobody reads out of them which they are."""

    salt: str = ""
    hosts: frozenset[str] = frozenset()

    def __contains__(self, host: str) -> bool:
        """Whether something was said of this host, of one of its site, or of one that it lies beneath."""
        return any(digest(self.salt, name) in self.hosts for name in (host, site_of(host), *_above(host)))


@functools.lru_cache(maxsize=65536)
def digest(salt: str, host: str) -> str:
    return hashlib.sha256(f"{salt} {host.lower().rstrip('.')}".encode("utf-8", "surrogatepass")).hexdigest()


def is_here(host: str) -> bool:
    """Whether a host, as it is written, is this very computer."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def site_of(host: str) -> str:
    """The name that stands for all hosts of whoever runs this one, as far as names tell: its last two parts; three
    where the last is a country's, under which strangers lie side by side, as under “co.uk”; the whole of it beneath a
    name that is handed out to strangers (`SHARED`), where regions may stand between (“s3.eu-west-1.amazonaws.com”)."""
    host = _plain(host)
    if _is_address(host) or not SHARED.isdisjoint(_beneath(host)):
        return host
    parts = host.split(".")
    site = ".".join(parts[-(3 if len(parts[-1]) == 2 else 2) :])
    return SHORT_FOR.get(site, site)


def is_same_site(one: str, other: str) -> bool:
    """Whether who runs one of these hosts runs the other, as far as their names tell (`site_of`), or one lies beneath
    the other (`www.` aside)."""
    return site_of(one) == site_of(other) or _plain(other) in _above(one) or _plain(one) in _above(other)


def _plain(host: str) -> str:
    return host.lower().rstrip(".").removeprefix("www.")


def _above(host: str) -> list[str]:
    """The names beneath which a host lies, where none of them is handed out to strangers."""
    names = _beneath(_plain(host))
    return names if SHARED.isdisjoint(names) else []


def _beneath(host: str) -> list[str]:
    """The names of at least two parts beneath which a name lies."""
    if _is_address(host):
        return []
    parts = host.split(".")
    return [".".join(parts[first:]) for first in range(1, len(parts) - 1)]


def _is_address(host: str) -> bool:
    """An IP address, also as “0x7f.1” and “127.1” are read as one: no name's last part begins with a digit."""
    return ":" in host or host.rpartition(".")[2][:1].isdigit()
