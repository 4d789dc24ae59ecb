"""Before a site is asked for the first time from this computer's own address, a person is told: the site sees it.

Which hosts that was said of is remembered in the folder of this user's settings, as salted hashes, and never in a
case. What goes through a proxy or Tor, and what stays on this computer, shows nobody an address: nothing is said.
"""

from __future__ import annotations

import functools
import hashlib
import json
import secrets
import urllib.request
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from filelock import FileLock

from catalog.archive.links import host_of, names_site
from catalog.archive.witness import is_here, path_of
from catalog.custody.signing import config_folder, write_own
from catalog.errors import InvalidInput, from_os_error
from catalog.model.records import NetworkPath
from catalog.texts import phrase

TOR = "socks5h://127.0.0.1:9050"
"""Where the Tor service listens, names of sites resolved by Tor too."""
_FILE = "contacted.json"
_SALT_BYTES = 16


def proxy_for(url: str, proxy: str | None) -> str:
    """The proxy that requests for `url` take; empty: none. None of one's own means what the environment says."""
    if proxy is not None:
        return proxy
    if urllib.request.proxy_bypass(host_of(url)):
        return ""
    known = urllib.request.getproxies()
    return known.get(url.partition(":")[0].lower()) or known.get("all") or ""


class Contacts:
    """What was said on this computer, read again only when it changed: thousands of links are asked about."""

    def __init__(self) -> None:
        self._stamp: tuple[int, int] | None = None
        self._told: frozenset[str] = frozenset()
        self._salt = ""
        self._shows: dict[tuple[str, str, str | None], bool] = {}

    def may(self, url: str, proxy: str | None) -> bool:
        """Whether `url` may be asked: it shows nobody this computer's address, or that was said of its host."""
        return not self._shows_address(url, proxy) or self._was_said(host_of(url))

    def untold(self, urls: Iterable[str], proxy: str | None) -> list[str]:
        """The hosts of these links that something is to be said of first, each once, in order."""
        return list(dict.fromkeys(host_of(url) for url in urls if not self.may(url, proxy)))

    def _shows_address(self, url: str, proxy: str | None) -> bool:
        key = (url.partition(":")[0].lower(), host_of(url), proxy)
        known = self._shows.get(key)
        if known is None:
            known = names_site(url) and not is_here(key[1]) and _goes_straight(url, proxy)
            self._shows[key] = known
        return known

    def _was_said(self, host: str) -> bool:
        self._read()
        return _digest(self._salt, host) in self._told

    def _read(self) -> None:
        try:
            found = _path().stat()
        except OSError:
            self._stamp, self._told = None, frozenset()
            return
        stamp = (found.st_mtime_ns, found.st_size)
        if stamp != self._stamp:
            self._stamp = stamp
            self._salt, told = _kept()
            self._told = frozenset(told)


def remember_told(hosts: Iterable[str]) -> None:
    """From now on nothing is said of these hosts on this computer."""
    path = _path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_name(".contacted.lock")):
            salt, told = _kept()
            salt = salt or secrets.token_hex(_SALT_BYTES)
            told = list(dict.fromkeys([*told, *(_digest(salt, host) for host in hosts)]))
            write_own(path, json.dumps({"salt": salt, "told": told}).encode())
    except OSError as error:
        raise from_os_error(error, "noting which sites you were told of") from error


def require_told(url: str, proxy: str | None) -> None:
    """Raises InvalidInput where `url` would be asked from this computer's own address and nobody was told.

    Whoever asks a site calls this first: a window or a command that forgot to ask a person contacts nobody.
    """
    for host in Contacts().untold([url], proxy):
        raise InvalidInput(
            phrase("{host} was not asked: it would see this computer's address.", host=host),
            hint="Go through Tor or a proxy, or say once that this site may see your own address: the window asks, "
            "and the command takes --yes.",
        )


def _goes_straight(url: str, proxy: str | None) -> bool:
    return path_of(url, proxy_for(url, proxy)) == NetworkPath.DIRECT


def is_whole_proxy(text: str) -> bool:
    """Whether this is the address of a proxy that requests can go through: how, where, and at which port."""
    try:
        parts = urlsplit(text)
        return parts.scheme.lower() in _PROXIES and bool(parts.hostname) and parts.port is not None
    except ValueError:
        return False


_PROXIES = ("http", "https", "socks4", "socks4a", "socks5", "socks5h")


def _path() -> Path:
    return config_folder() / _FILE


def _kept() -> tuple[str, list[str]]:
    """What cannot be read was never said: it is said again."""
    try:
        found = json.loads(_path().read_text(encoding="utf-8"))
        return str(found["salt"]), [str(each) for each in found["told"]]
    except (OSError, ValueError, TypeError, KeyError):
        return "", []


@functools.lru_cache(maxsize=65536)
def _digest(salt: str, host: str) -> str:
    return hashlib.sha256(f"{salt} {host.lower().rstrip('.')}".encode("utf-8", "surrogatepass")).hexdigest()
