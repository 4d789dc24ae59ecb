"""Nobody is asked from this computer's own address before a person was told, once for each site."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path
from typing import Any

import click
import pytest

from catalog.archive import contact
from catalog.archive.contact import TOR, Contacts, is_whole_proxy, remember_told
from catalog.archive.link_lists import ListedLink
from catalog.archive.options import CaptureOptions
from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.jobs import Job, JobContext, ProcessRunner
from catalog.model.page_visit import PageVisit, PageWish
from catalog.model.records import Capture, Posting, PostingState, QueueItem
from catalog.operations import queue
from catalog.operations.contact import proxy_for
from catalog.operations.links import look_inside
from catalog.operations.page import capture_page
from catalog.operations.queue_run import QueueRun
from tests.archive.capturing import ACTOR, QUICK, Captures, files_with, run_here
from tests.helpers.cli import CommandLine
from tests.helpers.site import Site

HOST = "127.0.0.1"
DIRECT = ""


@pytest.fixture(autouse=True)
def nobody_was_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "own settings"
    monkeypatch.setenv("FRAMEWITNESS_CONFIG", str(folder))
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    return folder


@pytest.fixture
def far_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' site is taken for one that is not on this computer."""
    monkeypatch.setattr(contact, "is_here", lambda _host: False)


def test_a_site_is_said_once_and_for_this_computer_alone(nobody_was_told: Path) -> None:
    links = ["https://a.example/1", "https://A.example/2", "http://b.example/", "http://127.0.0.1:80/x"]
    assert Contacts().untold(links, DIRECT) == ["a.example", "b.example"]
    contacts = Contacts()
    assert not contacts.may(links[0], DIRECT)
    remember_told(["a.example"])
    assert contacts.may(links[0], DIRECT), "what another window was told holds here too"
    assert contacts.untold(links, DIRECT) == ["b.example"]
    [kept] = [each for each in nobody_was_told.iterdir() if each.suffix == ".json"]
    assert files_with(nobody_was_told, "a.example") == [], "only its salted hash is kept"
    if os.name == "posix":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600


@pytest.mark.parametrize("way_there", [TOR, "http://proxy.example:8080"])
def test_nothing_is_said_of_what_goes_through_a_proxy(way_there: str) -> None:
    assert Contacts().untold(["https://a.example/1"], way_there) == []


def test_the_environments_proxy_counts_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.example:8080")
    contacts = Contacts()
    assert contacts.untold(["https://a.example/1"], None) == []
    assert contacts.untold(["http://a.example/1"], None) == ["a.example"], "it is for https alone"
    assert contacts.untold(["https://a.example/1"], DIRECT) == ["a.example"], "none was asked for"
    assert proxy_for("https://a.example/1", None) == "http://proxy.example:8080"


@pytest.mark.parametrize("rubbish", ["", "{", "[]", '{"salt": 1}', '{"salt": "x", "told": 3}'])
def test_what_cannot_be_read_was_never_said(nobody_was_told: Path, rubbish: str) -> None:
    nobody_was_told.mkdir()
    (nobody_was_told / "contacted.json").write_text(rubbish)
    assert Contacts().untold(["https://a.example/1"], DIRECT) == ["a.example"]
    remember_told(["a.example"])
    assert Contacts().untold(["https://a.example/1"], DIRECT) == []


def test_nothing_asks_a_site_that_nobody_was_told_of(
    far_away: None, site: Site, clip: Path, capture: Captures, case: Case
) -> None:
    site.add_video("clip.mp4", clip)
    link = site.add_page("post.html", video="clip.mp4")
    with pytest.raises(InvalidInput, match="would see this computer's address"):
        capture_of_nothing(capture, link)
    with pytest.raises(InvalidInput, match=r"127\.0\.0\.1 was not asked"):
        run_here(look_inside(link, options=CaptureOptions(**QUICK)))
    posting = Posting(url=link, captured_utc="2026-05-03T10:00:00.000Z", captured_by=ACTOR)
    with case.unit_of_work("archive.start", actor=ACTOR) as work:
        work.add(posting)
    options = CaptureOptions(**QUICK, page_capturer=_never)
    record = run_here(capture_page(case, posting, actor=ACTOR, options=options))
    assert record is not None
    assert "would see this computer's address" in record.missing[0]["why"]
    assert site.asked() == []
    remember_told([HOST])
    assert capture(link).posting.state == PostingState.ARCHIVED


def capture_of_nothing(capture: Captures, link: str) -> None:
    try:
        capture(link)
    except IndexError:  # there is no posting
        raise InvalidInput("would see this computer's address") from None
    assert not capture.case.find(Capture)


def _never(context: JobContext, wish: PageWish, folder: Path) -> PageVisit:
    raise AssertionError("a page was asked")


def test_links_of_a_site_that_nobody_was_told_of_wait_and_hold_no_others_up(
    far_away: None, site: Site, clip: Path, case: Case
) -> None:
    site.add_video("clip.mp4", clip)
    links = ["http://a.example/1", site.url("clip.mp4"), "http://a.example/2"]
    queue.add_links(case, [ListedLink(each) for each in links], actor=ACTOR)
    remember_told([HOST])
    began: list[str] = []
    run = QueueRun(case, _Noting(began), actor=lambda: ACTOR, capture=CaptureOptions(**QUICK))
    try:
        assert run.begin()
        run.poll()
        assert began == [f"download {links[1]}"]
        assert run.held_hosts == ("a.example",)
        assert not run.only_held
        assert [each.state for each in case.find(QueueItem)] == ["waiting", "running", "waiting"]
    finally:
        run.close()


class _Noting(ProcessRunner):
    """Notes what was to be started, and starts a job that does nothing instead."""

    def __init__(self, began: list[str]) -> None:
        super().__init__()
        self._began = began

    def start(self, job: Job) -> Any:
        self._began.append(job.name)
        return super().start(Job(job.name, _rest, {}))


def _rest(context: Any) -> None:
    while True:
        context.check_cancelled()


# ---------------------------------------------------------------- the command


def test_the_command_refuses_where_nobody_can_be_asked(
    far_away: None, site: Site, clip: Path, case: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    command = CommandLine(capsys)
    site.add_video("clip.mp4", clip)
    link = site.url("clip.mp4")
    for asked in (("add", case.path, link), ("queue", case.path, "--from", link)):
        said = command(*asked, "--proxy", DIRECT)
        assert said.code == 2
        assert f"Not asked from this computer before: {HOST}." in said.words
        assert "--yes" in said.words and "Tor" in said.words
    assert command("queue", case.path, "--add", link).code == 0
    said = command("queue", case.path, "--run", "--proxy", DIRECT)
    assert said.code == 2 and "Nothing was contacted" in said.words
    assert site.asked() == []
    assert not case.find(Posting)


def test_the_command_asks_once_and_takes_no_for_an_answer(
    far_away: None,
    site: Site,
    clip: Path,
    case: Case,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    command = CommandLine(capsys)
    answers = iter([False, True])
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(click, "confirm", lambda *_, **__: next(answers))
    feed = site.add_feed("feed.xml", [("One", "clip.mp4")])
    arguments = ("queue", case.path, "--from", feed, "--proxy", DIRECT)
    assert command(*arguments).code == 2
    assert site.asked() == []
    assert command(*arguments).code == 0
    assert site.asked()
    assert Contacts().untold([feed], DIRECT) == [], "it was said: nobody is asked again"
    assert next(answers, None) is None


def test_yes_goes_on_without_asking(
    case: Case, capsys: pytest.CaptureFixture[str], nobody_was_told: Path
) -> None:
    command = CommandLine(capsys)
    said = command("queue", case.path, "--from", "http://video.invalid/x", "--proxy", DIRECT, "--yes")
    assert said.code == 1, "it went on, and there is no such site"
    assert "Not asked from this computer before: video.invalid." in said.words
    assert len(json.loads((nobody_was_told / "contacted.json").read_text())["told"]) == 1


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (TOR, True),
        ("http://proxy.example:8080", True),
        ("socks5h://me:p%40ss@10.0.0.1:1080", True),
        ("proxy.example:8080", False),
        ("http://proxy.example", False),
        ("ftp://proxy.example:21", False),
        ("http://[::1:80", False),
        ("", False),
    ],
)
def test_an_address_of_a_proxy_says_how_where_and_at_which_port(text: str, whole: bool) -> None:
    assert is_whole_proxy(text) is whole
