"""How a link is captured: by which way, with whose access, and how much of what it offers."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from catalog.model.page_visit import PageCapturer

_NOT_LASTING = ("proxy", "cookies_file", "cookies_browser", "page_capturer")


@dataclass(frozen=True, slots=True)
class CaptureOptions:
    """What is asked of one capture. Given to the job through a pipe; only `lasting()` may be written down.

    A proxy can carry a password and cookies are a login: they are used for the job and never shown by `repr`.
    """

    comments: bool = False
    """What others wrote below the post, which can take many requests."""
    subtitles: bool = True
    thumbnail: bool = True
    live: bool = False
    """Take what a live stream sends from now on, which ffmpeg then writes."""
    live_limit_seconds: int | None = None
    """How much of a live stream is taken; None: until it ends."""
    page: bool = True
    """Keep the page as a browser shows it."""
    page_capturer: PageCapturer | None = field(default=None, repr=False)
    """Who can show pages; given by a program that has a browser."""
    decode_check: bool = True
    """Decode everything that came, to prove that it is whole."""
    cookies_file: str | None = field(default=None, repr=False)
    """A cookies.txt in Netscape's form. It is read, never written."""
    cookies_browser: str | None = field(default=None, repr=False)
    """A browser whose cookies are used: `firefox`, `chrome` …, or with a profile, `firefox:PROFILE`."""
    proxy: str | None = field(default=None, repr=False)
    """None: as the environment says; empty: none; Tor wants `socks5h://`."""
    rate_limit_bytes: int | None = None
    """Bytes a second at most, for each file; None: as fast as they come."""
    machine: str = ""
    """How the record calls this computer; empty: not at all."""
    retries: int = 10
    """How often a file is tried again after its connection failed, from where it stopped."""
    fragment_retries: int = 10
    page_retries: int = 3
    backoff_seconds: float = 1.0
    """The pause before the second try; it doubles with each further one, up to a minute."""
    timeout_seconds: float = 30.0

    def lasting(self) -> dict[str, Any]:
        """What may be kept for a later try, by name: everything but the way, the access and the browser."""
        return {name: value for name, value in dataclasses.asdict(self).items() if name not in _NOT_LASTING}
