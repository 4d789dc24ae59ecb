"""Asking the Wayback Machine for a copy of a page (its “Save Page Now”), by the way that links are asked.

The archive learns the link and who asks, asks the page itself from its own address, and shows its copy to everybody:
only a person decides that. Its answer names the copy in a header or by where it leads; what it says is its word.
"""

# mypy: disable-error-code="no-untyped-call"
# yt-dlp has no types.

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from catalog.archive.failures import explained
from catalog.archive.links import check_url, host_of
from catalog.archive.listener import Listener
from catalog.archive.options import CaptureOptions
from catalog.archive.resume import Journal
from catalog.errors import CatalogError, SourceUnavailable
from catalog.jobs import JobContext
from catalog.texts import phrase

if TYPE_CHECKING:
    from catalog.archive.session import WatchedYoutubeDL

ARCHIVE = "https://web.archive.org"
TIMEOUT_SECONDS = 120.0
"""It answers when its own visit is over."""
_COPY = re.compile(r"/web/(\d{14})(?:[a-z]{2}_)?/")


@dataclass(frozen=True, slots=True)
class PublicAnswer:
    """What the archive says of the copy: its link, and the time in it."""

    copy_url: str
    copied_as_given: str


def save_link(url: str, archive: str = ARCHIVE) -> str:
    """The link that has the archive save `url` now, for a browser as for this program."""
    return f"{archive}/save/{url}"


def look_link(url: str, archive: str = ARCHIVE) -> str:
    """The list of all copies that the archive has of `url`."""
    return f"{archive}/web/*/{url}"


def given_time(copy_url: str) -> str:
    """The archive's own time of a copy, as its link has it; empty where it has none."""
    found = _COPY.search(copy_url)
    if found is None:
        return ""
    text = found[1]
    return f"{text[:4]}-{text[4:6]}-{text[6:8]} {text[8:10]}:{text[10:12]}:{text[12:]}"


def ask_archive(context: JobContext, *, url: str, proxy: str | None, archive: str = ARCHIVE) -> PublicAnswer:
    """The job: asks once, with no cookies and nothing that names the case or the person.

    Raises SourceUnavailable in plain words where there is no copy, or none is named; InvalidInput for what is no link.
    """
    check_url(url)
    context.report(0, None, "", f"asking {host_of(archive)} for a copy")
    from catalog.archive.session import open_session  # takes 0.6 s: children only

    options = CaptureOptions(proxy=proxy, timeout_seconds=TIMEOUT_SECONDS)
    listener = Listener(context, url=url, backoff_seconds=options.backoff_seconds)
    with (
        tempfile.TemporaryDirectory(prefix="framewitness-copy-") as folder,
        open_session(Journal(Path(folder)), listener, options) as site,
    ):
        return _asked(site, url, archive)


def _asked(site: WatchedYoutubeDL, url: str, archive: str) -> PublicAnswer:
    from catalog.archive.session import is_of_yt_dlp

    try:
        response = site.urlopen(save_link(url, archive))
    except CatalogError:
        raise
    except Exception as error:
        if not is_of_yt_dlp(error):
            raise
        told = explained(error, site.situation(save_link(url, archive), 1))
        raise SourceUnavailable(
            phrase("The public archive made no copy: {why}", why=told.message),
            hint="Ask again later, or open the page of the archive in your browser.",
        ) from error
    for link in _named(response):
        given = given_time(link)
        if given and host_of(link) == host_of(archive):
            return PublicAnswer(link, given)
    raise SourceUnavailable(
        "The public archive took the request and did not say where the copy is.",
        hint=phrase("Look whether there is one: {link}", link=look_link(url, archive)),
    )


def _named(response: Any) -> Iterator[str]:
    """Links in an answer that may be the copy's: the surest first."""
    headers, base = response.headers, str(response.url)
    yield urljoin(base, str(headers.get("Content-Location") or ""))
    for link in re.findall(r"<([^<>]+)>\s*;[^<]*rel=\"?[^\"<]*memento", str(headers.get("Link") or "")):
        yield urljoin(base, link)
    yield base
