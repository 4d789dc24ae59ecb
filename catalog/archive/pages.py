"""The page of a posting as a browser shows it: what is asked of a capturer, and taking what it brings into the store.

The browser itself is not here: `catalog` is free of Qt, and is given a capturer.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from catalog.archive.gather import BroughtObject
from catalog.archive.links import check_url, host_of, work_folder_name
from catalog.errors import from_os_error
from catalog.jobs import JobContext
from catalog.model.records import Role
from catalog.store.objects import ObjectStore

FORMS: dict[str, tuple[str, str]] = {
    Role.PAGE_SOURCE: ("page.html", "text/html"),
    Role.PAGE_TEXT: ("page.txt", "text/plain"),
    Role.PAGE_PICTURE: ("page.png", "image/png"),
    Role.PAGE_MHTML: ("page.mhtml", "multipart/related"),
    Role.PAGE_PDF: ("page.pdf", "application/pdf"),
}
"""What is kept of a page: the name of its file, and its type, by role."""
LARGEST_FILE_BYTES = 500_000_000
_HEADERS_LEFT_OUT = re.compile(r"(?i)cookie|authorization|auth-token|csrf|xsrf")


@dataclass(frozen=True, slots=True)
class PageWish:
    """How a page is to be captured. Given to the capturer through pipes alone: a proxy can carry a password."""

    url: str
    proxy: str = field(default="", repr=False)
    """`http://…`, `socks5://…`; empty: none."""
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


@dataclass(frozen=True, slots=True)
class CapturedPage:
    visit: PageVisit
    objects: list[BroughtObject]


def capture_page_into(
    context: JobContext, *, capturer: PageCapturer, wish: PageWish, objects_folder: str
) -> CapturedPage:
    """The job: has the page captured, and lays the files into the object store, each with its hashes.

    Leaves nothing else behind, and raises what the capturer raises, and InvalidInput for what is no http(s) link.
    """
    check_url(wish.url)
    context.report(0, None, "", f"the page at {host_of(wish.url)}")
    store = ObjectStore(Path(objects_folder))
    folder = store.folder / "incoming" / f"page-{work_folder_name(wish.url)}"
    shutil.rmtree(folder, ignore_errors=True)  # of a try that was ended by force
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise from_os_error(error, "preparing the capture of the page") from error
    try:
        visit = capturer(context, wish, folder)
        return _taken(visit, folder, store, context)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _taken(visit: PageVisit, folder: Path, store: ObjectStore, context: JobContext) -> CapturedPage:
    objects: list[BroughtObject] = []
    missing = list(visit.missing)
    recipe: dict[str, Any] = {"tool": visit.browser, "made from": "the page as the browser showed it"}
    for role, (name, media_type) in FORMS.items():
        path = folder / visit.files.get(role, "")
        if role not in visit.files:
            continue
        if not path.is_file() or not 0 < path.stat().st_size <= LARGEST_FILE_BYTES:
            missing.append({"what": role, "why": "what was written is empty or far too large"})
            continue
        taken = store.take(path, extension=Path(name).suffix, context=context)
        objects.append(BroughtObject(taken, role, name, media_type, recipe=recipe))
    gone = [role for role in FORMS if role not in visit.files and not _says(missing, role)]
    missing += [{"what": role, "why": "the browser did not write it"} for role in gone]
    return CapturedPage(_plain(visit, missing), objects)


def _says(missing: list[dict[str, str]], role: str) -> bool:
    return any(each.get("what") == role for each in missing)


def _plain(visit: PageVisit, missing: list[dict[str, str]]) -> PageVisit:
    headers = [
        [name, "(left out)" if _HEADERS_LEFT_OUT.search(name) else value]
        for name, value in visit.response_headers
    ]
    return PageVisit(
        **{
            **{name: getattr(visit, name) for name in visit.__dataclass_fields__},
            "response_headers": headers,
            "missing": missing,
        }
    )


def is_page(headers: Mapping[str, str]) -> bool:
    """Whether an answer with these headers (names in lower case) is a page, not a recording or other file."""
    kind = headers.get("content-type", "text/html").partition(";")[0].strip().lower()
    return kind in ("text/html", "application/xhtml+xml", "")
