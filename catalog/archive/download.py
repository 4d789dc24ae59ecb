"""The job that archives what a link leads to, with yt-dlp, as it was served.

What it brings: the streams as the site served them, a merge of them where picture and sound came apart, the
complete info.json, the thumbnail and the subtitles, each laid into the object store with its hashes. Nothing counts
as brought until all of it is whole. What a failed or ended try received stays in the work folder for the next one.

The info.json object is complete: it holds signed links, request headers and sometimes cookies. Whoever exports it
must pass it through `scrubbed` first, and links of `Download` through `scrubbed_url`.
"""

# mypy: disable-error-code="no-untyped-call"
# yt-dlp has no types.

from __future__ import annotations

import contextlib
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalog.archive.contact import LedElsewhere
from catalog.archive.failures import explained, is_passing
from catalog.archive.gather import BroughtObject, Gatherer
from catalog.archive.links import check_url, host_of, shown, work_folder_name
from catalog.archive.listener import Listener
from catalog.archive.options import CaptureOptions
from catalog.archive.resume import Journal
from catalog.archive.scrub import scrubbed, scrubbed_url
from catalog.archive.tried import Tried, captured, hide_in
from catalog.archive.witness import plain_headers
from catalog.archive.words import described
from catalog.errors import Cancelled, CatalogError, SourceUnavailable, StorageFull, from_os_error
from catalog.jobs import JobContext
from catalog.model.records import Json
from catalog.model.timecode import utc_now
from catalog.store.objects import ObjectStore
from catalog.texts import marked, phrase

if TYPE_CHECKING:
    from catalog.archive.session import WatchedYoutubeDL

LED_TO = marked("what it leads on to")

__all__ = [
    "BroughtObject",
    "Download",
    "check_url",
    "download_link",
    "scrubbed",
    "scrubbed_url",
    "work_folder_name",
]


@dataclass(frozen=True, slots=True)
class Download:
    """What a link brought. Texts are the site's own words, hostile ones too: show them as text.

    `reference_sha256` is the video stream as served, or the only file; `playable_sha256` the merge where there is
    one. `formats` and `response_headers` hold strings and integers alone. Times are UTC, empty where not known.
    """

    objects: list[BroughtObject]
    reference_sha256: str
    playable_sha256: str
    title: str
    uploader: str
    uploader_id: str
    description: str
    platform: str
    extractor: str
    published_as_given: str
    published_utc: str
    captured_utc: str
    """When the page was read, by this computer's clock."""
    webpage_url: str
    url_reached: str
    """Where the link led after redirects."""
    formats: list[dict[str, Any]]
    tries: int
    warnings: list[str]
    response_headers: dict[str, dict[str, str]]
    """By "page" and by the names of the served streams; the values of cookies are left out."""
    tool_versions: dict[str, str]
    capture: Json
    """Fields of Capture."""
    received: list[Json]
    """Of each served stream: `{"sha256", "bytes_expected", "bytes_received", "fragments", "list_sha256",
    "declared_micros"}`; None where nothing was declared."""
    page_micros: int | None
    """How long the page says that the recording is."""


def download_link(
    context: JobContext, *, url: str, work_folder: str, objects_folder: str, options: CaptureOptions
) -> Download:
    """Fetches everything behind `url` into the object store; a second try goes on from the first one's parts.

    The work folder is emptied and removed after success, and kept after a failure; then `read_tried` has what is
    known of it. Raises InvalidInput for what
    is no http(s) link, SourceUnavailable in plain words for everything that a site or the way to it can do,
    StorageFull, Cancelled.
    """
    check_url(url)
    folder = Path(work_folder)
    context.report(0, None, "", f"asking {host_of(url)}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        journal = Journal(folder)
        journal.tidy()
    except OSError as error:
        raise from_os_error(error, "preparing the download") from error
    download = _fetch(context, url, options, journal, ObjectStore(Path(objects_folder)))
    shutil.rmtree(folder, ignore_errors=True)
    with contextlib.suppress(OSError):
        folder.parent.rmdir()
    return download


def _fetch(
    context: JobContext, url: str, chosen: CaptureOptions, journal: Journal, store: ObjectStore
) -> Download:
    from catalog.archive.session import open_session  # takes 0.6 s: children only

    started_utc = utc_now()
    listener = Listener(context, url=url, backoff_seconds=chosen.backoff_seconds)
    with open_session(journal, listener, chosen) as site:
        info: dict[str, Any] | None = None
        try:
            info, captured_utc = _read_page(site, listener, url, chosen)
            _choose(site, info, url, chosen)
            result = site.process_ie_result(info, download=True)
            gatherer = Gatherer(site, listener, store, context, result)
            objects = gatherer.gather(subtitles=chosen.subtitles, thumbnail=chosen.thumbnail)
        except Exception as error:
            failure = _failure(error, site, listener, url)
            tried = Tried(captured(url, started_utc, chosen, site, info))
            _keep_what_was_had(tried, Gatherer(site, listener, store, context, info or {}), failure)
            with contextlib.suppress(OSError):  # the failure itself is what is to be told
                tried.write(journal.folder)
            raise failure from error
        capture = captured(url, started_utc, chosen, site, result)
        capture["missing"] += site.secrets().hidden(gatherer.missing)
        return _downloaded(site, gatherer, objects, result, capture, captured_utc)


def _downloaded(
    site: WatchedYoutubeDL,
    gatherer: Gatherer,
    objects: list[BroughtObject],
    result: dict[str, Any],
    capture: Json,
    captured_utc: str,
) -> Download:
    page = site.first_response
    headers = {"page": plain_headers(page)} if page is not None else {}
    streams = site.streams()
    seconds = result.get("duration")
    secrets = site.secrets()
    told: dict[str, Any] = {
        **described(result, page),
        "url_reached": capture.get("reached_url") or capture["asked_url"],
        "formats": [stream.format for stream in streams],
        "warnings": gatherer.warnings,
        "response_headers": {**headers, **{stream.name: stream.headers for stream in streams}},
    }
    return Download(
        objects=[hide_in(each, secrets) for each in objects],
        reference_sha256=gatherer.reference_sha256,
        playable_sha256=gatherer.playable_sha256,
        captured_utc=captured_utc,
        tries=gatherer.tries,
        tool_versions=gatherer.tool_versions,
        capture=capture,
        received=gatherer.received,
        page_micros=round(seconds * 1_000_000) if isinstance(seconds, (int, float)) else None,
        **secrets.hidden(told),
    )


def _failure(error: Exception, site: WatchedYoutubeDL, listener: Listener, url: str) -> CatalogError:
    """What to tell of `error`, without secrets; raises it as it is when it is a bug of ours."""
    from catalog.archive.session import is_of_yt_dlp

    if not isinstance(error, CatalogError):
        if not is_of_yt_dlp(error):
            raise error
        error = explained(error, site.situation(url, listener.tries))
    secrets = site.secrets()
    for name in ("message", "hint"):
        said = getattr(error, name)
        if said and secrets.hidden(said) != said:
            setattr(error, name, secrets.hidden(said))
            error.args = (error.message,)
    return error


def _keep_what_was_had(tried: Tried, gatherer: Gatherer, failure: CatalogError) -> None:
    """Lays the page's record and its thumbnail into the store: evidence that this was tried, and what was there."""
    if isinstance(failure, LedElsewhere):
        tried.capture["missing"].append({"what": LED_TO, "why": failure.message})
    thumbnail = not isinstance(failure, (Cancelled, StorageFull, LedElsewhere))
    with contextlib.suppress(CatalogError, OSError):
        if not gatherer.info:  # the page was not read
            tried.objects = gatherer.traffic()
            return
        tried.described = gatherer.hidden(described(gatherer.info, gatherer.page))
        try:
            tried.objects = gatherer.beside(thumbnail=thumbnail)
        except LedElsewhere:
            tried.objects = gatherer.beside(thumbnail=False)
    tried.capture["missing"] += gatherer.hidden(gatherer.missing)


# ---------------------------------------------------------------- the page


def _read_page(
    site: WatchedYoutubeDL, listener: Listener, url: str, chosen: CaptureOptions
) -> tuple[dict[str, Any], str]:
    """What yt-dlp finds on the page, of exactly one video, and when it was read. Waits and tries again."""
    for attempt in range(chosen.page_retries + 1):
        captured_utc = utc_now()
        try:
            found = site.extract_info(url, download=False)
            return _only_video(site, found, url), captured_utc
        except Exception as error:
            if attempt == chosen.page_retries or not is_passing(error):
                raise
        listener.wait(attempt)
    raise AssertionError


def _only_video(site: WatchedYoutubeDL, found: dict[str, Any] | None, url: str) -> dict[str, Any]:
    if found is None:
        raise SourceUnavailable(
            phrase("Nothing was found on {shown}.", shown=shown(url)), hint="Check the link."
        )
    if found.get("_type") not in ("playlist", "multi_video"):
        return found
    entries = [entry for entry in found.get("entries") or [] if entry]
    count = found.get("playlist_count") or len(entries)
    if len(entries) == 1 and count == 1:
        return _only_video(site, site.process_ie_result(entries[0], download=False), url)
    if not entries:
        raise SourceUnavailable(
            phrase("No video was found on {shown}.", shown=shown(url)),
            hint="Check that the link is of the post itself.",
        )
    links = [str(entry.get("webpage_url") or entry.get("url") or "") for entry in entries]
    examples = ", ".join(shown(link) for link in links if link.startswith("http") and link != url)
    how_many = f"{count} videos" if count > 2 else "several videos"
    raise SourceUnavailable(
        phrase(
            "The link leads to {how_many} (a playlist, a channel or a post with more than one), "
            "not to a single one.",
            how_many=how_many,
        ),
        hint="Add each video by its own link" + (f", for example {examples}." if examples else "."),
    )


def _choose(site: WatchedYoutubeDL, info: dict[str, Any], url: str, chosen: CaptureOptions) -> None:
    """Refuses what is still going on, and leaves only formats whose bytes can be had as they are served."""
    from catalog.archive.session import DIRECT, SEGMENTED

    status = info.get("live_status") or ("is_live" if info.get("is_live") else "")
    sentences = {
        "is_upcoming": "This broadcast has not begun yet.",
        "is_live": "This is a live stream that is still going on.",
        "post_live": "This broadcast has just ended, and the site has not finished its recording.",
    }
    if status in sentences and (not chosen.live or status == "is_upcoming"):
        raise SourceUnavailable(
            sentences[status],
            hint="Wait until the recording of the whole broadcast is there, and add it then.",
        )
    if status == "is_live":
        _limit_live(site, info, url, chosen)
    else:
        _take_whole(info)
    formats = info.get("formats")
    if formats:
        usable = [
            each
            for each in formats
            if site.protocol_of(each) in (*DIRECT, *SEGMENTED) and not each.get("has_drm")
        ]
        if not usable:
            raise SourceUnavailable(
                phrase(
                    "{host_of} sends this video only in ways that do not keep it as it is served.",
                    host_of=host_of(url),
                ),
                hint="Save the video by hand, and add the file together with its link.",
            )
        info["formats"] = usable
        # What the first look put beside the list is chosen again from what is left of it.
        for key in ("requested_formats", "url", "fragments", "protocol", "format_id", "format", "ext"):
            info.pop(key, None)
    for each in info.get("formats") or [info]:
        _tame_format_id(each)


def _take_whole(info: dict[str, Any]) -> None:
    """Of a link to a part (a clip, “?t=30”) the whole recording is taken, as it is served. ffmpeg would cut the part
    out, and ask for it around a SOCKS proxy or Tor (read in yt-dlp)."""
    given = [info.pop(key, None) for key in ("section_start", "section_end")]
    if any(given):
        info.pop("duration", None)  # of the part


def _limit_live(site: WatchedYoutubeDL, info: dict[str, Any], url: str, chosen: CaptureOptions) -> None:
    """ffmpeg writes a live stream. It knows no SOCKS: it would show this computer's own address (read in yt-dlp)."""
    if (site.proxy_for(url) or "").lower().startswith("socks"):
        raise SourceUnavailable(
            "A live stream cannot be taken through a SOCKS proxy or Tor: it would show your own address.",
            hint="Wait until the recording of the whole broadcast is there, and add it then.",
        )
    if chosen.live_limit_seconds:
        info["section_end"] = chosen.live_limit_seconds


def _tame_format_id(each: dict[str, Any]) -> None:
    """Format ids become part of file names: what is long or strange in them is replaced, and kept beside."""
    given = str(each.get("format_id") or "")
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}", given):
        each["format_id_as_given"] = given
        each["format_id"] = f"x{work_folder_name(given)[-12:]}"
