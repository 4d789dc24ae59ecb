"""Looking at what a link leads to, before anything of it is taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.archive.listing import Listing, _named_in, list_link
from catalog.archive.options import CaptureOptions
from catalog.errors import SourceUnavailable
from catalog.jobs import Job, ProcessRunner, SilentContext
from tests.archive.conftest import QUICK
from tests.helpers.site import HOSTILE_TITLES, Site


def looked_at(url: str, **where: int) -> Listing:
    return list_link(SilentContext(), url=url, options=CaptureOptions(**QUICK), **where)


def test_a_list_is_shown_with_its_count_and_nothing_of_it_is_taken(site: Site, clip: Path) -> None:
    for number in range(5):
        site.add_video(f"{number}.mp4", clip)
    link = site.add_feed("feed.xml", [(f"Clip {n}", f"{n}.mp4") for n in range(5)], title="A channel")
    found = looked_at(link)
    assert (found.is_list, found.title, found.total, found.more) == (True, "A channel", 5, False)
    assert [each.title for each in found.entries] == [f"Clip {n}" for n in range(5)]
    assert [each.url for each in found.entries] == [site.url(f"{n}.mp4") for n in range(5)]
    assert not any(each.asked for each in found.entries)
    assert {each.path for each in site.asked()} == {"feed.xml"}


def test_a_long_list_is_shown_in_parts(site: Site) -> None:
    link = site.add_feed("feed.xml", [(f"Clip {n}", f"{n}.mp4") for n in range(1, 8)])
    first, rest = looked_at(link, at_most=5), looked_at(link, first=6, at_most=5)
    assert [each.number for each in first.entries] == [1, 2, 3, 4, 5] and first.more
    assert [each.title for each in rest.entries] == ["Clip 6", "Clip 7"] and not rest.more
    assert rest.total == 7


def test_a_single_video_is_a_list_of_one_that_was_asked_for(site: Site, clip: Path) -> None:
    site.add_video("clip.mp4", clip)
    link = site.add_page("post.html", title="A square", video="clip.mp4")
    found = looked_at(link)
    assert not found.is_list
    assert [(each.url, each.asked) for each in found.entries] == [(link, True)]


def test_several_videos_of_one_page_are_each_told_apart(site: Site, clip: Path) -> None:
    site.add_video("one.mp4", clip)
    site.add_video("two.mp4", clip)
    link = site.add_page("post.html", title="Two", video=["one.mp4", "two.mp4"])
    found = looked_at(link)
    assert [each.url for each in found.entries] == [site.url("one.mp4"), site.url("two.mp4")]


def test_titles_that_a_site_made_up_to_harm_are_texts_on_one_line(site: Site) -> None:
    link = site.add_feed("feed.xml", [(t, f"{n}.mp4") for n, t in enumerate(HOSTILE_TITLES)])
    for each in looked_at(link).entries:
        assert each.title.isprintable() or each.title == ""


def test_a_video_that_is_named_beside_its_list_is_the_one_that_was_asked_for() -> None:
    assert _named_in("https://video.example/watch?v=abc&list=xyz") == {"abc"}


def test_a_link_that_leads_nowhere_is_told_as_a_download_tells_it(site: Site) -> None:
    link = site.add_status("gone", 404)
    with ProcessRunner() as runner, pytest.raises(SourceUnavailable, match="There is nothing at"):
        arguments = {"url": link, "options": CaptureOptions(**QUICK)}
        runner.start(Job("look", list_link, arguments)).result(60)
