"""Cookies and proxies open the way to a link, and leave no trace of themselves."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from catalog.archive.secrets import Secrets, values_of_proxy
from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.model.records import NetworkPath, PostingState, Role
from catalog.operations.publish import report
from tests.archive.capturing import ACTOR, Captures, files_with, run_here
from tests.helpers.cli import CommandLine
from tests.helpers.site import Site, Way
from tests.helpers.socks import SocksProxy

SECRET = "geheim-4711/0815=="
LOGIN = f"session={SECRET}"
PASSWORD = "open-sesame-99"


@pytest.fixture
def closed_site(site: Site, clip: Path) -> Site:
    """`post.html` and its video, for those alone who are logged in; the site hands the secret back wherever it can."""
    way = Way(
        wants_cookie=LOGIN,
        headers={
            "Set-Cookie": f"session={SECRET}; Path=/",
            "X-Echo": SECRET,
            "X-Session-Token": "another-4711",
        },
    )
    site.add_video("clip.mp4", clip, way)
    site.add_page("post.html", video=site.url("clip.mp4") + f"?for={SECRET}", title="Behind a login", way=way)
    site.add_page("told.html", video="clip.mp4", title="x", description=f"you are {SECRET}", way=way)
    return site


@pytest.fixture
def cookies(tmp_path: Path) -> Path:
    path = tmp_path / "cookies.txt"
    path.write_text(
        "# Netscape HTTP Cookie File\n"
        f"127.0.0.1\tFALSE\t/\tFALSE\t0\tsession\t{SECRET}\n"
        "elsewhere.example\tFALSE\t/\tFALSE\t0\tother\tnot-for-this-site\n"
    )
    return path


@pytest.fixture
def proxy(site: Site) -> Iterator[SocksProxy]:
    with SocksProxy(to_port=site.port, name="somebody", password=PASSWORD) as proxy:
        yield proxy


def test_without_the_cookie_the_site_asks_for_a_login(closed_site: Site, capture: Captures) -> None:
    captured = capture(closed_site.url("post.html"))
    assert captured.posting.state == PostingState.FAILED
    assert "login" in captured.posting.error
    assert ["status", "401"] in captured.record.response_headers


def test_a_cookies_file_opens_the_way_and_its_secret_is_nowhere_afterwards(
    closed_site: Site,
    capture: Captures,
    cookies: Path,
    case: Case,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    before = cookies.read_bytes()
    for page in ("post.html", "told.html"):
        captured = capture(closed_site.url(page), cookies_file=str(cookies))
        assert captured.posting.state == PostingState.ARCHIVED
        assert captured.verdict == "complete"
    assert captured.posting.description == "you are (left out)"
    headers = dict(captured.record.response_headers)
    assert headers["Set-Cookie"] == headers["X-Session-Token"] == headers["X-Echo"] == "(left out)"
    (tmp_path / "out").mkdir()
    run_here(report(case, tmp_path / "out", actor=ACTOR))
    for folder in (case.path, tmp_path / "out"):
        assert files_with(folder, SECRET) == []
        assert files_with(folder, "geheim") == []
        assert files_with(folder, "not-for-this-site") == []
    assert SECRET not in caplog.text
    assert cookies.read_bytes() == before, "it is read, and never written"


def test_a_failed_try_with_a_login_leaves_no_trace_of_it(
    closed_site: Site, clip: Path, capture: Captures, cookies: Path, case: Case
) -> None:
    way = Way(wants_cookie=LOGIN, cut_after=50_000, ranges=False)
    closed_site.add_video("clip.mp4", clip, way)
    captured = capture(closed_site.url("post.html"), cookies_file=str(cookies))
    assert captured.verdict == "partial"
    assert captured.objects(Role.INFO)
    assert files_with(case.path, SECRET) == []
    assert captured.error is not None
    assert SECRET not in f"{captured.error.message} {captured.error.hint}"


def test_the_cookies_of_a_browser_open_the_way(
    closed_site: Site, capture: Captures, case: Case, tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    browser = sqlite3.connect(profile / "cookies.sqlite")
    with browser:
        browser.execute(
            "CREATE TABLE moz_cookies (host TEXT, name TEXT, value TEXT, path TEXT, expiry INTEGER, "
            "isSecure INTEGER, originAttributes TEXT)"
        )
        browser.execute(
            "INSERT INTO moz_cookies VALUES ('127.0.0.1', 'session', ?, '/', 4000000000, 0, '')", (SECRET,)
        )
    browser.close()
    captured = capture(closed_site.url("post.html"), cookies_browser=f"firefox:{profile}")
    assert captured.posting.state == PostingState.ARCHIVED
    assert files_with(case.path, SECRET) == []


@pytest.mark.parametrize("content", ["no cookies at all\n", None])
def test_a_wrong_cookies_file_is_refused_before_anything_is_asked(
    site: Site, clip: Path, capture: Captures, tmp_path: Path, content: str | None
) -> None:
    path = tmp_path / "wrong.txt"
    if content is not None:
        path.write_text(content)
    captured = capture(site.add_video("clip.mp4", clip), cookies_file=str(path))
    assert isinstance(captured.error, InvalidInput)
    assert "cookies" in captured.error.message
    assert site.asked() == []
    assert str(tmp_path) not in captured.posting.error


def test_a_socks_proxy_resolves_the_name_and_its_password_is_nowhere_afterwards(
    site: Site, clip: Path, capture: Captures, proxy: SocksProxy, case: Case
) -> None:
    site.add_video("clip.mp4", clip)
    captured = capture("http://video.invalid/clip.mp4", proxy=proxy.url())
    assert captured.posting.state == PostingState.ARCHIVED
    assert set(proxy.asked) == {("video.invalid", 80)}, "no name was looked up on this computer"
    assert captured.record.network_path == NetworkPath.PROXY
    assert captured.record.server_address == ""
    assert "proxy" in captured.missing["the server's address"]
    assert files_with(case.path, PASSWORD) == files_with(case.path, "somebody") == []


def test_a_proxy_that_refuses_the_password_is_told_without_it(
    site: Site, capture: Captures, proxy: SocksProxy, case: Case
) -> None:
    captured = capture(
        "http://video.invalid/clip.mp4", proxy=proxy.url(password="wrong-sesame"), page_retries=0
    )
    assert proxy.refused
    assert captured.error is not None
    assert "proxy" in captured.error.message
    assert files_with(case.path, "wrong-sesame") == []
    assert site.asked() == []


def test_a_live_stream_is_not_taken_past_a_socks_proxy(
    site: Site, clip: Path, capture: Captures, proxy: SocksProxy
) -> None:
    link, _ = site.add_hls("live", clip, ended=False)
    through = link.replace("127.0.0.1", "video.invalid").replace(f":{site.port}", "")
    captured = capture(through, proxy=proxy.url(), live=True)
    assert captured.error is not None
    assert "your own address" in captured.error.message
    assert len(proxy.asked) == len(site.asked())


@pytest.mark.parametrize("of", ["the video", "the subtitles"])
def test_a_list_of_segments_that_only_ffmpeg_could_take_is_not_taken_past_a_proxy(
    site: Site, clip: Path, capture: Captures, proxy: SocksProxy, of: str
) -> None:
    """A site can write such a key into any list."""
    link, _ = site.add_hls("strange", clip)
    answer = site.answer("strange/index.m3u8")
    assert answer is not None
    key = f'#EXT-X-KEY:METHOD=SAMPLE-AES,URI="{site.add("key", b"0" * 16)}"\n#EXTINF'
    site.add("strange/index.m3u8", answer[0].replace(b"#EXTINF", key.encode(), 1))
    if of == "the subtitles":
        site.add_hls("film", clip)
        lines = (
            "#EXTM3U",
            '#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="s",NAME="English",LANGUAGE="en",URI="strange/index.m3u8"',
            '#EXT-X-STREAM-INF:BANDWIDTH=100000,SUBTITLES="s"',
            "film/index.m3u8",
        )
        link = site.add("lists.m3u8", "\n".join(lines).encode())
    taken = capture(link, proxy=proxy.url())
    why = taken.missing["the subtitles (en)"] if of == "the subtitles" else taken.posting.error
    assert "only in ways that do not keep it as it is served" in why
    assert site.asked("key") == [] and site.asked("strange/segment000.ts") == []
    assert len(proxy.asked) == len(site.asked())


def test_of_a_link_to_a_part_the_whole_is_taken_and_not_past_a_proxy(
    site: Site, clip: Path, capture: Captures, proxy: SocksProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sites that have such links cannot be made here: yt-dlp is told of the part by what reads any page."""
    from yt_dlp.extractor.generic import GenericIE

    read = GenericIE._real_extract

    def of_a_part(self: GenericIE, url: str) -> Any:
        return {**read(self, url), "section_start": 1, "section_end": 2}

    monkeypatch.setattr(GenericIE, "_real_extract", of_a_part)
    taken = capture(site.add_video("clip.mp4", clip), proxy=proxy.url())
    assert taken.error is None and taken.objects(Role.SERVED_STREAM) == [clip.read_bytes()]
    assert len(proxy.asked) == len(site.asked())


def test_subtitles_of_another_kind_of_link_start_no_other_program(
    site: Site, clip: Path, capture: Captures, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """yt-dlp has rtmpdump fetch some, which knows no proxy."""
    program = tmp_path / "programs" / "rtmpdump"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)
    site.add_video("clip.mp4", clip)
    link = site.add_page("post.html", video="clip.mp4", subtitles={"en": "rtmp://127.0.0.1:9/there"})
    assert "was not followed" in capture(link).missing["the subtitles (en)"]
    assert not (tmp_path / "ran").exists()


def test_the_command_takes_cookies_and_keeps_none(
    closed_site: Site,
    cookies: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = CommandLine(capsys)
    case = tmp_path / "by command"
    run("new", case)
    monkeypatch.setenv("FRAMEWITNESS_PROXY", "")
    said = run(
        "add", case, closed_site.url("post.html"), "--cookies", cookies, "--machine", "Desk 4", "--no-page"
    )
    assert said.code == 0, said.words
    listed = run("list", case)
    assert "complete" in listed.out
    assert SECRET not in said.words + listed.words
    assert files_with(case, SECRET) == []


def test_a_secret_is_found_in_each_form_that_a_site_gives_it_back_in() -> None:
    secrets = Secrets(["a/secret value", "no"])
    for written in ("a/secret value", "a%2Fsecret%20value", "a%2fsecret+value", "a/secret%20value"):
        assert secrets.hidden(f"it is {written}, no") == "it is (left out), no"
    assert secrets.hidden({"Cookie": "x=1", "a": ["a/secret value", 1, None]}) == {
        "Cookie": "(left out)",
        "a": ["(left out)", 1, None],
    }
    assert values_of_proxy("socks5h://me:p%40ss@127.0.0.1:9050")[:2] == ["me", "p@ss"]
    assert values_of_proxy("socks5h://127.0.0.1:9050") == []
