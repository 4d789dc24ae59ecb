"""What a page says of its video, in the words of a posting's fields."""

from __future__ import annotations

import contextlib
import email.utils
import re
from datetime import UTC, datetime
from typing import Any

from catalog.model.timecode import utc_form


def described(info: dict[str, Any], page: Any) -> dict[str, str]:
    given, utc = _published(info, page)
    extractor = _text(info.get("extractor"))
    unnamed = str(info.get("extractor_key")) in ("Generic", "HTML5MediaEmbed")
    return {
        "title": _title(info),
        "uploader": _text(info.get("uploader") or info.get("channel")),
        "uploader_id": _text(info.get("uploader_id") or info.get("channel_id")),
        "description": _text(info.get("description")),
        "platform": _text(info.get("webpage_url_domain") if unnamed else info.get("extractor_key")),
        "extractor": extractor,
        "published_as_given": given,
        "published_utc": utc,
        "webpage_url": _text(info.get("webpage_url")),
    }


def _title(info: dict[str, Any]) -> str:
    """The page's title, without what yt-dlp adds: the video's number on a plain page, the time of a live stream."""
    title = _text(info.get("title"))
    if info.get("is_live"):
        title = re.sub(r"( \d{4}-\d{2}-\d{2} \d{2}:\d{2})+$", "", title)
    return title.removesuffix(" (1)") if info.get("extractor_key") == "HTML5MediaEmbed" else title


def _published(info: dict[str, Any], page: Any) -> tuple[str, str]:
    """When it was published, as yt-dlp gives it and as UTC; both empty where the page does not say.

    For a plain page yt-dlp gives the server's Last-Modified as the time of publishing: that is left out.
    """
    timestamp = info.get("timestamp")
    modified = page.headers.get("Last-Modified") if page is not None else None
    if timestamp is not None and modified and _seconds_of(modified) == int(timestamp):
        return "", ""
    return moment_given(info, "timestamp", "upload_date")


def moment_given(info: dict[str, Any], stamp_key: str, date_key: str) -> tuple[str, str]:
    """A moment as yt-dlp gives it, under the names of its two fields, and as UTC; empty where it is not known."""
    stamp, date = info.get(stamp_key), info.get(date_key)
    given = [f"{stamp_key} {stamp}"] if stamp is not None else []
    given += [f"{date_key} {date}"] if date else []
    utc = ""
    if stamp is not None:
        with contextlib.suppress(ValueError, OverflowError, OSError):
            moment = datetime.fromtimestamp(float(stamp), UTC)
            utc = utc_form(moment)
    return ", ".join(given), utc


def _seconds_of(http_date: str) -> int | None:
    try:
        return int(email.utils.parsedate_to_datetime(http_date).timestamp())
    except ValueError:
        return None


def _text(value: object) -> str:
    """A site's words as text that can be stored: no lone surrogates, no NUL; all else is kept."""
    text = "" if value is None else str(value)
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "\N{REPLACEMENT CHARACTER}")
