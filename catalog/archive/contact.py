"""Before a site is asked for the first time from this computer's own address, a person is told: the site sees it.

Which hosts that was said of is remembered in the folder of this user's settings, as salted hashes, and never in a
case. What goes through a proxy or Tor, and what stays on this computer, shows nobody an address: nothing is said.

Where a site leads on to another one, that one is said first, too: a redirect, or a page that hands on to a link
elsewhere, is not followed before. Parts of a page (pictures, films, lists) may lie with others: that is said of the
page's own site.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from filelock import FileLock

from catalog.archive.links import host_of, names_one_host, names_site, shown
from catalog.archive.witness import path_of
from catalog.custody.own_files import config_folder, write_own
from catalog.errors import CatalogError, InvalidInput, SourceUnavailable, from_os_error
from catalog.model.records import NetworkPath
from catalog.model.told import LED_ON, Told, digest, is_here, is_same_site, site_of
from catalog.texts import phrase

TOR = "socks5h://127.0.0.1:9050"
"""Where the Tor service listens, names of sites resolved by Tor too."""
_FILE = "contacted.json"
_SALT_BYTES = 16


class LedElsewhere(CatalogError):
    """A site leads on to another one that nobody was told of, at `url`, which was not asked."""

    def __init__(self, message: str, *, hint: str | None = None, url: str = "") -> None:
        super().__init__(message, hint=hint)
        self.url = url

    def __reduce__(self) -> tuple[object, ...]:
        return _led_again, (self.message, self.hint, self.url)


def _led_again(message: str, hint: str | None, url: str) -> LedElsewhere:
    return LedElsewhere(message, hint=hint, url=url)


def proxy_for(url: str, proxy: str | None) -> str:
    """The proxy that requests for `url` take; empty: none. None of one's own means what the environment says."""
    if proxy is not None:
        return proxy
    from urllib.request import getproxies, proxy_bypass  # with it come HTTP, e-mail and TLS

    if proxy_bypass(host_of(url)):
        return ""
    known = getproxies()
    return known.get(url.partition(":")[0].lower()) or known.get("all") or ""


class Contacts:
    """What was said on this computer, read again only when it changed: thousands of links are asked about."""

    def __init__(self) -> None:
        self._stamp: tuple[int, int] | None = None
        self._told = Told()
        self._shows: dict[tuple[str, str, str | None], bool] = {}

    def may(self, url: str, proxy: str | None) -> bool:
        """Whether `url` may be asked: it shows nobody this computer's address, or that was said of its host."""
        return not self.shows_address(url, proxy) or self._was_said(host_of(url))

    def untold(self, urls: Iterable[str], proxy: str | None) -> list[str]:
        """The hosts of these links that something is to be said of first, one of each site, in order."""
        hosts = dict.fromkeys(host_of(url) for url in urls if not self.may(url, proxy))
        by_site: dict[str, str] = {}
        for host in hosts:
            by_site.setdefault(site_of(host), host)
        return list(by_site.values())

    def shows_address(self, url: str, proxy: str | None) -> bool:
        """Whether whoever runs the host of `url` sees this computer's address when it is asked."""
        key = (url.partition(":")[0].lower(), host_of(url), proxy)
        known = self._shows.get(key)
        if known is None:
            known = names_site(url) and not is_here(key[1]) and _goes_straight(url, proxy)
            self._shows[key] = known
        return known

    def _was_said(self, host: str) -> bool:
        self._read()
        return host in self._told

    def _read(self) -> None:
        try:
            found = _path().stat()
        except OSError:
            self._stamp, self._told = None, Told()
            return
        stamp = (found.st_mtime_ns, found.st_size)
        if stamp != self._stamp:
            self._stamp, self._told = stamp, told()


def told() -> Told:
    """What was said so far."""
    salt, hosts = _kept()
    return Told(salt, frozenset(hosts))


def remember_told(hosts: Iterable[str]) -> None:
    """From now on nothing is said of these hosts, nor of others of their sites, on this computer."""
    names = [name for host in hosts for name in (host, site_of(host))]
    path = _path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_name(".contacted.lock")):
            salt, known = _kept()
            salt = salt or secrets.token_hex(_SALT_BYTES)
            known = list(dict.fromkeys([*known, *(digest(salt, name) for name in names)]))
            write_own(path, json.dumps({"salt": salt, "told": known}).encode())
    except OSError as error:
        raise from_os_error(error, "noting which sites you were told of") from error


def require_told(url: str, proxy: str | None) -> None:
    """Raises InvalidInput where `url` would be asked from this computer's own address and nobody was told.

    Whoever asks a site calls this first: a window or a command that forgot to ask a person contacts nobody.
    """
    for host in Contacts().untold([url], proxy):
        raise InvalidInput(
            phrase("{host} was not asked: it would see this computer's address.", host=host),
            hint=_HOW_TO_GO_ON,
        )


def require_led(before: str, after: str, proxy: str | None) -> None:
    """Raises LedElsewhere where the site of the link `before` leads on to `after`, nobody was told of that site, and
    it would see this computer's address, be it the same site, of which nobody was told because a proxy hid it before;
    SourceUnavailable where `after` cannot be read. Called before it is asked."""
    if not names_one_host(after):
        raise SourceUnavailable(
            phrase("“{shown}” is not a link that can be read.", shown=shown(after)),
            hint="Save the video by hand and add the file together with its link.",
        )
    one, other, contacts = host_of(before), host_of(after), Contacts()
    was_said = is_same_site(one, other) and contacts.shows_address(before, proxy)
    if not was_said and not contacts.may(after, proxy):
        raise LedElsewhere(
            phrase(LED_ON, host=one, other=other),
            hint=_HOW_TO_GO_ON,
            url=f"{urlsplit(after).scheme}://{urlsplit(after).netloc.rpartition('@')[2]}/",
        )


_HOW_TO_GO_ON = (
    "Go through Tor or a proxy, or say once that this site may see your own address: the window asks, "
    "and the command takes --yes."
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
