"""Where a site leads on to another one that nobody was told of, that one is not asked before somebody was."""

from __future__ import annotations

import gzip
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import click
import pytest

from catalog.archive import contact
from catalog.archive.contact import Contacts, LedElsewhere, remember_told, require_led
from catalog.archive.link_lists import ListedLink
from catalog.archive.options import CaptureOptions
from catalog.case import Case
from catalog.cli import progress
from catalog.cli import queue as cli_queue
from catalog.errors import InvalidInput, SourceUnavailable
from catalog.model.records import Posting, PostingState, QueueItem, QueueState, Role
from catalog.model.told import is_same_site
from catalog.operations import queue
from catalog.operations.acquire import add_link
from catalog.operations.links import look_inside
from catalog.operations.queue_run import Pace, QueueRun
from tests.archive.capturing import ACTOR, QUICK, Captures, run_here
from tests.helpers.cli import CommandLine
from tests.helpers.here_runner import HereRunner
from tests.helpers.site import Site, Way
from tests.helpers.socks import SocksProxy

TOLD, UNTOLD = "127.0.0.1", "127.0.0.2"


@pytest.fixture(autouse=True)
def one_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' sites are taken for ones that are not on this computer, and of one of them somebody was told."""
    monkeypatch.setenv("FRAMEWITNESS_CONFIG", str(tmp_path / "own settings"))
    monkeypatch.setattr(contact, "is_here", lambda _host: False)
    remember_told([TOLD])


@pytest.fixture
def elsewhere() -> Iterator[Site]:
    with Site(host=UNTOLD) as site:
        yield site


@pytest.mark.parametrize(
    "leads_by",
    ["redirect", "two redirects", "refresh", "redirect of the video", "redirect of the picture"],
)
def test_what_leads_to_a_site_that_nobody_was_told_of_stops_before_it_is_asked(
    site: Site, elsewhere: Site, clip: Path, capture: Captures, leads_by: str
) -> None:
    there = elsewhere.add_page("there.html", video="clip.mp4")
    elsewhere.add_video("clip.mp4", clip)
    if leads_by == "refresh":
        page = f'<html><head><meta http-equiv="refresh" content="0; url={there}"></head></html>'
        link = site.add("post.html", page.encode())
    elif leads_by == "redirect of the picture":
        site.add_video("clip.mp4", clip)
        site.add_redirect("thumb.jpg", elsewhere.url("thumb.jpg"))
        link = site.add_page("post.html", video="clip.mp4", thumbnail="thumb.jpg")
    elif leads_by == "redirect of the video":
        site.add_redirect("clip.mp4", elsewhere.url("clip.mp4"))
        link = site.add_page("post.html", video="clip.mp4")
    else:
        site.add_redirect("last", there)
        link = site.add_redirect("post.html", "last") if leads_by == "two redirects" else site.url("last")
    stopped = capture(link)
    assert isinstance(stopped.error, LedElsewhere), stopped.error
    assert stopped.error.url == elsewhere.url("")
    assert f"{TOLD} leads on to {UNTOLD}, which was not asked" in stopped.error.message
    assert "Tor" in (stopped.error.hint or "")
    assert elsewhere.asked() == []
    assert stopped.posting.state == PostingState.FAILED and UNTOLD in stopped.posting.error
    assert UNTOLD in stopped.missing["what it leads on to"]
    remember_told([UNTOLD])
    assert capture(link).posting.state == PostingState.ARCHIVED


def test_a_redirect_is_read_as_it_is_followed_and_what_led_there_is_kept(
    site: Site, elsewhere: Site, capture: Captures
) -> None:
    """Browsers and downloaders leave tabs out of a link."""
    to = elsewhere.url("clip.mp4").replace("http", "ht\ttp")
    last = site.add("last", b"", Way(status=302, headers={"Location": to}))
    stopped = capture(site.add_redirect("first", "last"))
    assert isinstance(stopped.error, LedElsewhere), stopped.error
    assert elsewhere.asked() == []
    assert stopped.record.redirects == [{"from": site.url("first"), "to": last, "status": 302}]
    [traffic] = stopped.objects(Role.TRAFFIC)
    assert f"WARC-Target-URI: {site.url('first')}".encode() in gzip.decompress(traffic)


@pytest.mark.parametrize(
    "link", [r"http://other.example\.example.org/", r"http://example.org\@other.example/"]
)
def test_a_link_in_which_programs_read_different_hosts_is_not_asked(case: Case, link: str) -> None:
    with pytest.raises(SourceUnavailable, match="not a link that can be read"):
        require_led("http://example.org/", link, "")
    with pytest.raises(InvalidInput, match="not a link that can be read"):
        run_here(add_link(case, link, actor=ACTOR))


def test_looking_into_a_link_stops_there_too(site: Site, elsewhere: Site) -> None:
    link = site.add_redirect("feed.xml", elsewhere.add_feed("feed.xml", [("One", "clip.mp4")]))
    with pytest.raises(LedElsewhere, match="leads on to"):
        run_here(look_inside(link, options=CaptureOptions(**QUICK)))
    assert elsewhere.asked() == []


def test_through_a_proxy_nobody_is_told_of_anything(site: Site, clip: Path, capture: Captures) -> None:
    site.add_video("clip.mp4", clip)
    site.add_redirect("post.mp4", "http://other.invalid/clip.mp4")
    with SocksProxy(to_port=site.port, name="somebody", password="open-sesame") as proxy:
        assert capture("http://one.invalid/post.mp4", proxy=proxy.url()).posting.state == "archived"
        assert {host for host, _ in proxy.asked} == {"one.invalid", "other.invalid"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("example.org", "www.example.org", True),
        ("www.example.org", "Example.org.", True),
        ("m.example.org", "www.example.org", True),
        ("r1---sn-a.video.example", "r2---sn-b.video.example", True),
        ("archive.example", "ia6.us.archive.example", True),
        ("news.example.co.uk", "video.example.co.uk", True),
        ("one.co.uk", "other.co.uk", False),
        ("one.example", "other.example", False),
        ("example.org", "badexample.org", False),
        ("127.0.0.1", "127.0.0.2", False),
        ("::1", "::2", False),
        ("localhost", "localhost", True),
        ("org", "example.org", False),
        ("one.blogspot.com", "other.blogspot.com", False),
        ("one.blogspot.com", "blogspot.com", False),
        ("one.blogspot.co.uk", "other.blogspot.co.uk", False),
        ("www.one.github.io", "one.github.io", True),
        ("one.narod.ru", "narod.ru", False),
        ("one.s3.eu-west-1.amazonaws.com", "two.s3.eu-west-1.amazonaws.com", False),
        ("one.nyc3.digitaloceanspaces.com", "nyc3.digitaloceanspaces.com", False),
        ("0x1.0x2.0x3.0x4", "0x9.0x9.0x3.0x4", False),
        ("1.2.3", "9.2.3", False),
        ("192.0.2.1.", "192.0.2.1", True),
        ("m.example.de", "example.de", True),
        ("youtu.be", "www.youtube.com", True),
    ],
)
def test_names_tell_which_hosts_are_one_site(one: str, other: str, same: bool) -> None:
    assert is_same_site(one, other) is same and is_same_site(other, one) is same


def test_somebody_who_was_told_of_a_site_is_not_told_of_another_of_its_hosts_and_of_a_strangers_site_is() -> (
    None
):
    remember_told(["m.example.org", "www.example.de", "one.blogspot.com", "youtu.be"])
    told = ["www.example.org", "example.org", "a.b.example.org", "video.example.de", "www.youtube.com"]
    untold = ["example.net", "two.blogspot.com", "blogspot.com", "example.co.uk"]
    links = [f"https://{host}/watch" for host in told + untold]
    assert Contacts().untold([*links, "https://www.example.net/"], "") == untold


def test_a_redirect_within_a_site_past_the_proxy_that_hid_this_computer_is_said_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A proxy for http alone: who runs the site would see the address at its https link, and nobody was told."""
    monkeypatch.setenv("http_proxy", "http://proxy.invalid:3128")
    assert Contacts().may("http://example.org/", None)
    with pytest.raises(LedElsewhere):
        require_led("http://example.org/", "https://example.org/", None)
    remember_told(["example.org"])
    require_led("http://example.org/", "https://example.org/", None)


def test_a_short_link_is_asked_of_once_for_each_site_and_not_for_each_host_it_leads_through() -> None:
    """First of itself, then of where it leads: a further host there is of a site that was said."""
    remember_told(["short.example"])
    with pytest.raises(LedElsewhere) as led:
        require_led("https://short.example/x", "https://www.video.test/watch?v=1", "")
    remember_told(Contacts().untold([led.value.url], ""))
    require_led("https://short.example/x", "https://consent.video.test/?next=1", "")
    with pytest.raises(LedElsewhere):
        require_led("https://consent.video.test/", "https://elsewhere.test/", "")


def until(run: QueueRun, condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end, [(each.url, each.state, each.error) for each in run.rows.ordered]
        run.poll()
        time.sleep(0.01)


def work_off(case: Case) -> QueueRun:
    pace = Pace(pause_seconds=0)
    run = QueueRun(case, HereRunner(), actor=lambda: ACTOR, pace=pace, capture=CaptureOptions(**QUICK))
    assert run.begin()
    return run


def test_a_link_that_was_led_elsewhere_waits_for_the_person_and_then_goes_on(
    site: Site, elsewhere: Site, clip: Path, case: Case
) -> None:
    """The jobs run in this process: a child would take the tests' sites for what they are."""
    elsewhere.add_video("clip.mp4", clip)
    links = [site.add_redirect("post.mp4", elsewhere.url("clip.mp4")), site.add_video("own.mp4", clip)]
    queue.add_links(case, [ListedLink(each) for each in links], actor=ACTOR)
    run = work_off(case)
    try:
        until(run, lambda: run.only_held)
        assert not run.paused
        assert run.held_hosts == (UNTOLD,) and run.held_urls == [elsewhere.url("")]
        [led, own] = case.find(QueueItem, order="number")
        assert (led.state, led.tries, own.state) == (QueueState.WAITING, 0, QueueState.DONE)
        assert "leads on to" in led.error and "--yes" in led.error_hint
        run.close()
        run = work_off(case)  # the program is opened again
        until(run, lambda: run.only_held)
        assert elsewhere.asked() == [] and len(case.find(Posting, url=led.url)) == 1, "it was tried once"
        remember_told([UNTOLD])
        until(run, lambda: run.idle)
        assert {each.state for each in case.find(QueueItem)} == {QueueState.DONE}
    finally:
        run.close()


def test_a_link_waits_for_its_own_site_too_where_nobody_was_told_of_that(
    site: Site, elsewhere: Site, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A colleague, who was told of other sites, goes on with the case."""
    link = site.add_redirect("post.mp4", elsewhere.url("clip.mp4"))
    queue.add_links(case, [ListedLink(link)], actor=ACTOR)
    run = work_off(case)
    try:
        until(run, lambda: run.only_held)
        run.close()
        monkeypatch.setenv("FRAMEWITNESS_CONFIG", str(tmp_path / "settings of a colleague"))
        remember_told([UNTOLD])
        run = work_off(case)
        until(run, lambda: run.only_held)
        assert run.held_hosts == (TOLD,)
    finally:
        run.close()


def test_the_commands_say_where_a_link_led_and_go_on_with_a_yes(
    site: Site, case: Case, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no such other site."""
    for module in (progress, cli_queue):
        monkeypatch.setattr(module, "ProcessRunner", HereRunner)
    command = CommandLine(capsys)
    link = site.add_redirect("post.mp4", "http://elsewhere.invalid/clip.mp4")
    case.close()
    said = command("add", case.path, link, "--proxy", "", "--no-page", "--retries", "0")
    assert said.code == 1 and "leads on to elsewhere.invalid" in said.words and "--yes" in said.words
    said = command("queue", case.path, "--add", link, "--run", "--no-wait", "--proxy", "", "--no-page")
    assert "wait on" in said.words and Contacts().untold(["http://elsewhere.invalid"], "")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(click, "confirm", lambda *_, **__: True)
    said = command("queue", case.path, "--run", "--no-wait", "--tries", "1", "--proxy", "", "--no-page")
    assert "Not asked from this computer before: elsewhere.invalid." in said.words
    assert said.code == 1 and "No site called elsewhere.invalid can be found" in said.words
    assert len(site.asked("post.mp4")) == 3, "add, queue, and after the yes"


def test_a_command_that_does_not_wait_ends_though_one_link_waits_for_its_time_and_one_for_a_person(
    site: Site, case: Case, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (progress, cli_queue):
        monkeypatch.setattr(module, "ProcessRunner", HereRunner)
    led, busy = site.add_redirect("post.mp4", "http://elsewhere.invalid/"), site.add_status("busy.mp4", 503)
    queue.add_links(case, [ListedLink(led), ListedLink(busy)], actor=ACTOR)
    end = time.monotonic() + 10

    def sleep(seconds: float) -> None:
        assert time.monotonic() < end
        time.sleep(seconds)

    monkeypatch.setattr(cli_queue, "time", SimpleNamespace(sleep=sleep))
    with click.Context(cli_queue.queue_command):
        pace, capture = Pace(pause_seconds=0), CaptureOptions(**QUICK, page=False)
        cli_queue.work_off(case, actor=ACTOR, pace=pace, capture=capture, wait=False)
    assert "wait on" in capsys.readouterr().err
    assert [bool(each.next_try_utc) for each in case.find(QueueItem, order="number")] == [False, True]
