"""Links as people give them: which are taken, how they are shown, what a try's work folder is called."""

from __future__ import annotations

import functools
import hashlib
import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from catalog.errors import InvalidInput, SourceUnavailable
from catalog.texts import phrase

SCHEMES = ("http", "https")
SHOWN_CHARACTERS = 120
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|igshid|igsh|si|feature")
"""Parts of a query that say who followed a link, not where it leads."""


def check_url(url: str) -> None:
    """Raises InvalidInput unless `url` is a whole http or https link. Nothing is contacted."""
    if not names_one_host(url):
        raise InvalidInput(
            phrase("“{shown}” is not a link that can be read.", shown=shown(url)),
            hint="Copy the link again from the browser.",
        )
    parts = urlsplit(url)
    if parts.scheme.lower() not in SCHEMES:
        what = f"begins with “{parts.scheme}:”" if parts.scheme else "does not begin with http:// or https://"
        raise InvalidInput(
            phrase("“{shown}” {what}; only http and https links are taken.", shown=shown(url), what=what),
            hint="For a file on this computer, give its path. For a page, copy the whole link from the browser.",
        )
    if not parts.hostname:
        raise InvalidInput(
            phrase("“{shown}” names no site.", shown=shown(url)),
            hint="Copy the whole link from the browser's address bar.",
        )
    if "__youtubedl_smuggle" in url:  # yt-dlp would take settings out of such a link
        raise InvalidInput(
            "The link carries settings for the downloader inside it.",
            hint="Copy the link from the browser's address bar instead.",
        )
    if any(character.isspace() or not character.isprintable() for character in url):
        raise InvalidInput(
            phrase("“{shown}” has spaces or invisible characters in it.", shown=shown(url)),
            hint="Copy the link again from the browser's address bar.",
        )


def names_one_host(url: str) -> bool:
    """Whether a link can be read, and everybody reads the same host in it: some end its name at a backslash."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    return "\\" not in parts.netloc


def refuse_others(url: str) -> None:
    """Raises SourceUnavailable where a page leads to what is no http or https link, nor the bytes themselves."""
    if url.partition(":")[0].lower() not in (*SCHEMES, "data"):
        raise SourceUnavailable(
            phrase(
                "The page leads to “{shown}”, which is no http or https link; it was not followed.",
                shown=shown(url),
            ),
            hint="Save the video by hand and add the file together with its link.",
        )


def work_folder_name(url: str) -> str:
    """The same for the same link, so that a second try finds what the first one received."""
    return f"link-{hashlib.sha256(url.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"


def shown(url: str) -> str:
    """A link short enough for a sentence, on one line, without what looks like a password."""
    text = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in url)
    scheme, separator, rest = text.partition("://")
    place, slash, path = rest.partition("/")
    text = scheme + separator + place.rpartition("@")[2] + slash + path if separator else text
    return text if len(text) <= SHOWN_CHARACTERS else text[: SHOWN_CHARACTERS - 1] + "…"


def host_of(url: str) -> str:
    """The site that a link names; of a link that names none what it is, as it is shown."""
    return _named_host(url) or shown(url)


def names_site(url: str) -> bool:
    return _named_host(url) is not None


def _named_host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


@functools.lru_cache(maxsize=65536)
def same_place(url: str) -> str:
    """The same for links that lead to the same place but for what is added to track who follows them.

    For recognising only: what is asked for is always the link as it was given. What can be read as no link, as lists
    of other programs may have it, is the same as itself alone.
    """
    try:
        parts = urlsplit(url)
        number = parts.port
    except ValueError:
        return url
    host = (parts.hostname or "").removeprefix("www.").rstrip(".")
    port = f":{number}" if number not in (None, 80, 443) else ""
    query = urlencode(
        [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k)]
    )
    return f"{host}{port}{parts.path.rstrip('/')}?{query}"
