"""Links before they are queued: lists of them read from files, and what a link leads to."""

from __future__ import annotations

from catalog.archive.contact import require_told
from catalog.archive.link_lists import LinkList, ListedLink, read_list
from catalog.archive.listing import AT_ONCE, ListedEntry, Listing, list_link
from catalog.archive.options import CaptureOptions
from catalog.jobs import Job, Operation

__all__ = [
    "AT_ONCE",
    "CaptureOptions",
    "LinkList",
    "ListedEntry",
    "ListedLink",
    "Listing",
    "look_inside",
    "read_list",
]


def look_inside(url: str, *, options: CaptureOptions, first: int = 1) -> Operation[Listing]:
    """What is behind a link, from entry `first` on: nothing is taken. Raises as `list_link` does, and
    InvalidInput where a person is to be told first (`catalog.operations.contact`)."""
    require_told(url, options.proxy)
    arguments = {"url": url, "options": options, "first": first}
    listing: Listing = yield Job(f"look at {url}", list_link, arguments)
    return listing
