"""Comments: asked for only where somebody wants them, kept as the site handed them out, and missed where it did not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from yt_dlp.extractor.common import InfoExtractor

from catalog.archive.session import WatchedYoutubeDL
from catalog.model.records import PostingState, Role
from tests.archive.capturing import Captures
from tests.helpers.site import Site, Way

FIRST = [
    {
        "id": "1",
        "author": "neighbour",
        "author_id": "n1",
        "text": "I saw it <b>too</b>",
        "timestamp": 1_777_802_400,
    },
    {"id": "2", "author": "stranger", "text": "\N{RIGHT-TO-LEFT OVERRIDE}gpj.exe", "parent": "1"},
]
SECOND = [{"id": "3", "author": "colleague", "text": "Which street is that?", "parent": "root"}]


class Talk(InfoExtractor):  # type: ignore[misc]
    """Reads the tests' site as yt-dlp's extractors read sites: comments page by page, after the video's own page."""

    _VALID_URL = r"https?://127\.0\.0\.1:\d+/talk/(?P<id>\w+)"

    def _real_extract(self, url: str) -> dict[str, Any]:
        found: dict[str, Any] = self._download_json(url, "talk")
        return {
            "id": "talk",
            "title": found["title"],
            "url": found["video"],
            "ext": "mp4",
            "__post_extractor": self.extract_comments(found["comments"]),
        }

    def _get_comments(self, link: str) -> Iterator[dict[str, Any]]:
        while link:
            page = self._download_json(link, "talk")
            yield from page["comments"]
            link = page.get("next") or ""


@pytest.fixture
def talk(site: Site, clip: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The link of a post of two pages of comments, which yt-dlp knows how to read."""
    made = WatchedYoutubeDL.__init__

    def with_talk(self: WatchedYoutubeDL, *arguments: Any, **named: Any) -> None:
        made(self, *arguments, **named)
        known, self._ies = self._ies, {}
        self.add_info_extractor(Talk(self))
        self._ies.update(known)

    monkeypatch.setattr(WatchedYoutubeDL, "__init__", with_talk)
    put(site, "comments-1", {"comments": FIRST, "next": site.url("comments-2")})
    put(site, "comments-2", {"comments": SECOND})
    video = site.add_video("clip.mp4", clip)
    return put(site, "talk/1", {"title": "On the bridge", "video": video, "comments": site.url("comments-1")})


def put(site: Site, path: str, value: Any, way: Way | None = None) -> str:
    return site.add(path, json.dumps(value).encode(), way or Way(content_type="application/json"))


def test_comments_are_kept_as_the_site_handed_them_out(site: Site, talk: str, capture: Captures) -> None:
    captured = capture(talk, comments=True)
    assert captured.verdict == "complete"
    info = captured.json_of(Role.INFO)
    assert [each["text"] for each in info["comments"]] == [each["text"] for each in FIRST + SECOND]
    assert info["comments"][0]["author_id"] == "n1" and info["comments"][0]["timestamp"] == 1_777_802_400
    assert info["comment_count"] == 3
    assert "comments" not in captured.missing
    assert [len(site.asked(f"comments-{n}")) for n in (1, 2)] == [1, 1]


def test_without_being_wanted_no_comments_are_asked_for(site: Site, talk: str, capture: Captures) -> None:
    captured = capture(talk)
    assert captured.posting.state == PostingState.ARCHIVED
    assert not site.asked("comments-1")
    assert captured.missing["comments"] == "They were not asked for."
    assert not captured.json_of(Role.INFO).get("comments")


def test_a_site_that_breaks_off_costs_the_other_comments_and_not_the_recording(
    site: Site, talk: str, capture: Captures
) -> None:
    site.add_status("comments-2", 403)
    captured = capture(talk, comments=True)
    assert captured.posting.state == PostingState.ARCHIVED
    assert captured.verdict == "complete"
    assert [each["id"] for each in captured.json_of(Role.INFO)["comments"]] == ["1", "2"]
    why = captured.missing["comments"]
    assert re.match(r"The site handed out 2 of them and broke off: .*(refuse|403|allow)", why), why
    assert site.asked("talk/1"), "the page itself"
    assert len(site.asked("talk/1")) == 1, "and it was not asked again for them"


def test_a_post_without_comments_says_so(site: Site, talk: str, capture: Captures) -> None:
    put(site, "comments-1", {"comments": []})
    captured = capture(talk, comments=True)
    assert captured.missing["comments"] == "The site handed none out."


def test_comments_can_be_cancelled(
    site: Site, talk: str, capture: Captures, monkeypatch: pytest.MonkeyPatch
) -> None:
    from catalog.archive.listener import Listener
    from catalog.errors import Cancelled

    def say(self: Listener, message: str) -> None:
        if site.asked("comments-1"):
            raise Cancelled

    monkeypatch.setattr(Listener, "debug", say)
    captured = capture(talk, comments=True)
    assert isinstance(captured.error, Cancelled)
    assert captured.posting.state == PostingState.FAILED
