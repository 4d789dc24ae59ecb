"""The page of a posting as a browser showed it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from catalog.model.records.base import Json, Record
from catalog.model.records.capture import NetworkPath


@dataclass(frozen=True, kw_only=True)
class PageCapture(Record):
    """One visit to the page that a posting is on. What came of it are the posting's objects with the roles of pages.

    What could not be had stands in `missing`, each as `{"what", "why"}`; empty text means "not known".
    """

    TABLE: ClassVar[str] = "page_captures"

    posting_uid: str
    asked_url: str
    reached_url: str = ""
    title: str = ""
    """The page's own words."""
    started_utc: str
    ended_utc: str = ""
    captured_by: str = ""
    network_path: str = NetworkPath.DIRECT
    browser: str = ""
    """Name and version of what showed the page."""
    user_agent: str = ""
    http_status: int | None = None
    response_headers: list[list[str]] = field(default_factory=list)
    """Of the page itself; the values of cookies are left out."""
    page_height_px: int | None = None
    """Of the whole page, in CSS pixels; the picture may show less, and `remarks` say so."""
    hosts: list[str] = field(default_factory=list)
    """Whom the page asked for something, in alphabetical order."""
    refused: Json = field(default_factory=dict)
    """What the page wanted and was not given, with how often: a download, a new window, the camera …"""
    remarks: list[str] = field(default_factory=list)
    objects: Json = field(default_factory=dict)
    """uid of each object by its role."""
    missing: list[Json] = field(default_factory=list)
