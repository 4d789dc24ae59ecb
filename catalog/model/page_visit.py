"""What is asked of a browser that captures a page, and what it says it saw. The browser itself is elsewhere:
`catalog` is free of Qt, and is given a capturer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from catalog.jobs import JobContext
from catalog.model.records import Role
from catalog.model.told import Told

FORMS: dict[str, tuple[str, str]] = {
    Role.PAGE_SOURCE: ("page.html", "text/html"),
    Role.PAGE_TEXT: ("page.txt", "text/plain"),
    Role.PAGE_PICTURE: ("page.png", "image/png"),
    Role.PAGE_MHTML: ("page.mhtml", "multipart/related"),
    Role.PAGE_PDF: ("page.pdf", "application/pdf"),
}
"""What is kept of a page: the name of its file, and its type, by role."""


@dataclass(frozen=True, slots=True)
class PageWish:
    """How a page is to be captured. Given to the capturer through pipes alone: a proxy can carry a password."""

    url: str
    proxy: str = field(default="", repr=False)
    """`http://…`, `socks5://…`; empty: none."""
    told: Told | None = field(default=None, repr=False)
    """The sites that the link may lead on to, as they would see this computer's address; None: none would."""
    width_px: int = 1280
    height_px: int = 900
    """Of the hidden window, in CSS pixels."""
    most_picture_px: int = 32_000
    """How high the picture may be: what lies below is left out, and that is said."""
    load_seconds: int = 30
    """How long the page may load; then what is there is captured, and that is said."""
    settle_milliseconds: int = 1_500
    """How long what the page's scripts still do is waited for."""
    seconds: int = 90
    """How long all of it may take."""


@dataclass(frozen=True, slots=True)
class PageVisit:
    """What a capturer saw. `files` are names in its folder by role; times are not its business."""

    files: dict[str, str] = field(default_factory=dict)
    reached_url: str = ""
    title: str = ""
    browser: str = ""
    user_agent: str = ""
    http_status: int | None = None
    response_headers: list[list[str]] = field(default_factory=list)
    page_height_px: int | None = None
    hosts: list[str] = field(default_factory=list)
    refused: dict[str, int] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    missing: list[dict[str, str]] = field(default_factory=list)
    """`{"what", "why"}`, `what` being a role."""


class PageCapturer(Protocol):
    """Shows a page and writes what it saw into an empty folder. A function of a module, since it goes to a child.

    Raises SourceUnavailable or WorkerDied in plain words where no browser can run, or where it ended or took too
    long; Cancelled. What the page itself does is told in the visit, never raised.
    """

    def __call__(self, context: JobContext, wish: PageWish, folder: Path) -> PageVisit: ...
