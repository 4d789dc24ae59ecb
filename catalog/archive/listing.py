"""What a link leads to, before anything of it is taken: one video, or a list (playlist, channel, feed) of them."""

from __future__ import annotations

import contextlib
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from catalog.archive.failures import explained
from catalog.archive.links import check_url, host_of, shown
from catalog.archive.listener import Listener
from catalog.archive.options import CaptureOptions
from catalog.archive.resume import Journal
from catalog.errors import CatalogError, InvalidInput, SourceUnavailable
from catalog.jobs import JobContext
from catalog.texts import phrase

if TYPE_CHECKING:
    from catalog.archive.session import WatchedYoutubeDL

AT_ONCE = 200
_LISTS = ("Tab", "Playlist", "Channel", "User", "Album", "Feed", "Collection", "Search")
"""How yt-dlp's extractors of lists are called at the end."""


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """One place of a list. Texts are the site's own words: show them as text. Empty or None: it does not say."""

    number: int
    """Its place in the whole list, from 1."""
    url: str
    title: str = ""
    uploader: str = ""
    published: str = ""
    seconds: int | None = None
    is_list: bool = False
    """It is a list itself, as the parts of a channel are."""
    live: bool = False
    """A broadcast that goes on now."""
    asked: bool = False
    """The link that was given means this one, and names the list beside it."""


@dataclass(frozen=True, slots=True)
class Listing:
    """`total` is how many there are in all, where that is known; `more` whether some follow the last entry."""

    url: str
    title: str
    uploader: str
    is_list: bool
    entries: tuple[ListedEntry, ...]
    total: int | None
    more: bool


def list_link(
    context: JobContext, *, url: str, options: CaptureOptions, first: int = 1, at_most: int = AT_ONCE
) -> Listing:
    """Asks what is behind a link: entries `first` to `first + at_most - 1`. A single video is a list of one.

    Nothing is downloaded and nothing kept. Raises as `download_link` does.
    """
    check_url(url)
    context.report(0, None, "", f"asking {host_of(url)}")
    with tempfile.TemporaryDirectory(prefix="framewitness-listing-") as folder:
        return _listed(context, url, options, Path(folder), first, at_most)


def _listed(
    context: JobContext, url: str, options: CaptureOptions, folder: Path, first: int, at_most: int
) -> Listing:
    from catalog.archive.session import is_of_yt_dlp, open_session  # takes 0.6 s: children only

    listener = Listener(context, url=url, backoff_seconds=options.backoff_seconds)
    with open_session(Journal(folder), listener, options) as site:
        # One more than is shown tells whether there are more.
        site.params.update(noplaylist=False, playlist_items=f"{first}:{first + at_most}")
        try:
            found = site.extract_info(url, download=False)
        except CatalogError:
            raise
        except Exception as error:
            if not is_of_yt_dlp(error):
                raise
            raise explained(error, site.situation(url, listener.tries)) from error
        if found is None:
            raise SourceUnavailable(
                phrase("Nothing was found on {shown}.", shown=shown(url)), hint="Check the link."
            )
        return _listing(site, url, found, first, at_most)


def _listing(site: WatchedYoutubeDL, url: str, found: dict[str, Any], first: int, at_most: int) -> Listing:
    is_list = found.get("_type") in ("playlist", "multi_video")
    raw = [each for each in found.get("entries") or [] if each] if is_list else [found]
    asked = _named_in(url)
    entries = [
        _entry(each, number, page=url, asked=asked, alone=not is_list)
        for number, each in enumerate(raw, start=first)
    ]
    usable = [each for each in entries if each is not None]
    total = found.get("playlist_count") if is_list else 1
    more = len(raw) > at_most or (isinstance(total, int) and total > first + len(raw) - 1)
    return Listing(
        url=url,
        title=_text(found.get("title")),
        uploader=_text(found.get("uploader") or found.get("channel")),
        is_list=is_list,
        entries=tuple(usable[:at_most]),
        total=total if isinstance(total, int) else (None if more else first + len(raw) - 1),
        more=more,
    )


def _entry(
    each: dict[str, Any], number: int, *, page: str, asked: set[str], alone: bool
) -> ListedEntry | None:
    """None for what has no link that can be taken."""
    link = page if alone else str(each.get("webpage_url") or each.get("url") or "")
    if not alone and link == page:  # several videos on one page: each by its file
        formats = each.get("formats") or [{}]
        link = str(each.get("url") or formats[-1].get("url") or "")
    with contextlib.suppress(InvalidInput):
        check_url(link)
        seconds = each.get("duration")
        return ListedEntry(
            number=number,
            url=link,
            title=_text(each.get("title")),
            uploader=_text(each.get("uploader") or each.get("channel")),
            published=_date(each.get("upload_date")),
            seconds=int(seconds) if isinstance(seconds, (int, float)) else None,
            is_list=not alone and _is_list(each),
            live=bool(each.get("is_live")) or each.get("live_status") == "is_live",
            asked=alone or str(each.get("id") or "") in asked,
        )
    return None


def _is_list(each: dict[str, Any]) -> bool:
    if each.get("_type") in ("playlist", "multi_video"):
        return True
    return each.get("_type") in ("url", "url_transparent") and str(each.get("ie_key") or "").endswith(_LISTS)


def _named_in(url: str) -> set[str]:
    """What the link names by id: `watch?v=ID&list=…` asks for one video, and names its list beside it."""
    return {value for name, value in parse_qsl(urlsplit(url).query) if name in ("v", "video", "vid", "id")}


def _date(given: object) -> str:
    text = str(given or "")
    return f"{text[:4]}-{text[4:6]}-{text[6:]}" if len(text) == 8 and text.isdigit() else ""


def _text(value: object) -> str:
    """A site's words on one line, without what does not print."""
    words = "".join(c if c.isprintable() else " " for c in str(value or ""))
    return " ".join(words.encode("utf-8", "replace").decode("utf-8").split())
