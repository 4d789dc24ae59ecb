"""What is asked of yt-dlp, and its way and access to a site. Import this in a child process only."""

# mypy: disable-error-code="no-untyped-call"
# yt-dlp has no types.

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import deno
import imageio_ffmpeg

from catalog.archive.options import CaptureOptions
from catalog.errors import InvalidInput
from catalog.texts import phrase

if TYPE_CHECKING:
    from catalog.archive.listener import Listener

FFMPEG: Any = imageio_ffmpeg


def parameters(work_folder: Path, listener: Listener, chosen: CaptureOptions) -> dict[str, Any]:
    """yt-dlp's parameters. Its API has other defaults than its command line, so that each is set here."""
    params: dict[str, Any] = {
        "quiet": True,
        "noprogress": True,
        "color": "never",
        "logger": listener,
        "progress_hooks": [listener.progress],
        "postprocessor_hooks": [listener.postprocessing],
        # what to take: the best there is, as served; a merge copies, never encodes
        "format": "bv*+ba/b",
        "merge_output_format": "mp4/mkv",
        "keepvideo": True,
        "fixup": "never",
        "noplaylist": True,
        "extract_flat": "in_playlist",
        "playlist_items": "1:2",
        # where to: names are ids of ours and of formats, never titles
        "paths": {"home": str(work_folder)},
        "outtmpl": {"default": "video.%(format_id)s.%(ext)s"},
        "cachedir": False,
        "overwrites": False,
        "updatetime": False,
        # whole or not at all
        "ignoreerrors": False,
        "continuedl": True,
        "skip_unavailable_fragments": False,
        "keep_fragments": True,
        "retries": chosen.retries,
        "fragment_retries": chosen.fragment_retries,
        "extractor_retries": chosen.page_retries,
        "file_access_retries": 3,
        "retry_sleep_functions": listener.waits(),
        "socket_timeout": chosen.timeout_seconds,
        # tools, and nothing else that runs
        "ffmpeg_location": FFMPEG.get_ffmpeg_exe(),
        "js_runtimes": {"deno": {"path": deno.find_deno_bin()}},
        "external_downloader": {"default": "native"},
        "enable_file_urls": False,
        "geo_bypass": False,  # it would fake an address in the request
    }
    if chosen.comments:
        params["getcomments"] = True
    if chosen.proxy is not None:
        params["proxy"] = chosen.proxy
    if chosen.rate_limit_bytes:
        params["ratelimit"] = chosen.rate_limit_bytes
    return {**params, **_access(chosen)}


def _access(chosen: CaptureOptions) -> dict[str, Any]:
    """The cookies. yt-dlp writes a cookies file anew when it ends: it gets a copy in memory instead."""
    access: dict[str, Any] = {}
    if chosen.cookies_file:
        access["cookiefile"] = io.StringIO(_cookies_text(Path(chosen.cookies_file)))
    if chosen.cookies_browser:
        browser, _, profile = chosen.cookies_browser.partition(":")
        access["cookiesfrombrowser"] = (browser.lower(), profile or None, None, None)
    return access


def _cookies_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(
            phrase("The cookies file “{name}” cannot be read.", name=path.name),
            hint="Export the cookies again, as a cookies.txt in Netscape's form, and give its path.",
        ) from error
