"""What may leave a case of an info.json, and what bytes and lists are by their beginning."""

from __future__ import annotations

import base64
import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.archive.kinds import extension_by_bytes, is_no_media, media_type_of
from catalog.archive.links import shown, work_folder_name
from catalog.archive.playlist import read_dash, read_hls
from catalog.archive.scrub import scrubbed, scrubbed_url
from catalog.archive.scrub_page import holds_secrets, source_without_secrets
from tests.helpers.video import make_still

SECRET = "c0ffee5ecret"


@pytest.mark.parametrize(
    "link",
    [
        f"https://cdn.example/v.mp4?id=1&sig={SECRET}",
        f"https://cdn.example/v.mp4?{SECRET}",
        f"https://user:{SECRET}@cdn.example/v.mp4",
        f"https://cdn.example/hdnts=exp=1~acl=*~hmac={SECRET}/master.m3u8",
        f"https://cdn.example/token={SECRET}/v.mp4",
        f"https://manifest.example/api/manifest/ip/{SECRET}/id/7/sig/{SECRET}/file/index.m3u8",
        f"https://cdn.example/{SECRET * 4}/v.mp4",
        f"https://cdn.example/v.mp4#access_token={SECRET}",
    ],
)
def test_a_media_link_loses_its_secrets_and_keeps_its_site(link: str) -> None:
    kept = scrubbed_url(link, public=False)
    assert SECRET not in kept
    assert ".example/" in kept
    assert kept.endswith((".mp4", ".m3u8"))


def test_a_link_to_a_page_keeps_what_names_the_video(
    link: str = "https://site.example/watch?v=abc&list=7#c2",
) -> None:
    assert scrubbed_url(link, public=True) == link
    assert SECRET not in scrubbed_url(f"{link.split('#')[0]}&auth_token={SECRET}", public=True)


def test_headers_cookies_keys_and_paths_are_dropped_at_every_depth() -> None:
    format_info = {
        "format_id": "18",
        "url": f"https://cdn.example/v.mp4?sig={SECRET}",
        "http_headers": {"Cookie": SECRET},
        "cookies": SECRET,
        "fragments": [{"url": f"https://cdn.example/{SECRET}"}],
        "hls_aes": {"key": SECRET},
        "height": 720,
    }
    info = {
        "title": "A title",
        "description": "see https://example.org/?token=public-word",
        "webpage_url": "https://site.example/watch?v=abc",
        "thumbnail": f"https://cdn.example/t.jpg?s={SECRET}",
        "formats": [format_info],
        "requested_downloads": [
            {**format_info, "filepath": f"/home/{SECRET}/v.mp4", "__finaldir": f"/{SECRET}"}
        ],
        "_filename": f"/home/{SECRET}/v.mp4",
        "view_count": 7,
    }
    before = json.dumps(info)
    result = scrubbed(info)
    assert SECRET not in json.dumps(result)
    assert json.dumps(info) == before, "the original is left as it is"
    assert result["formats"][0] == {"format_id": "18", "url": "https://cdn.example/v.mp4", "height": 720}
    kept = ("title", "description", "webpage_url", "view_count")
    assert {key: result[key] for key in kept} == {key: info[key] for key in kept}


@given(st.text())
def test_any_text_is_scrubbed_and_shown_without_failing(text: str) -> None:
    for link in (text, f"https://{text}", f"https://a.example/{text}"):
        scrubbed_url(link, public=False)
        scrubbed_url(link, public=True)
        scrubbed({"url": link})
        assert len(shown(link)) <= 120
        assert "\n" not in shown(link)


def test_the_work_folder_of_a_link_is_its_own() -> None:
    links = ["https://a.example/1", "https://a.example/2", "https://a.example/../../x"]
    names = [work_folder_name(link) for link in links]
    assert len(set(names)) == 3
    assert names == [work_folder_name(link) for link in links]
    assert all(name.replace("-", "").isalnum() for name in names)


def test_containers_are_known_by_their_bytes(tmp_path: Path, clip: Path) -> None:
    packet = b"\x47" + bytes(187)
    assert extension_by_bytes(packet * 5) == ".ts"
    assert extension_by_bytes(clip.read_bytes()[:1024]) is None, "an mp4 keeps the suffix that the site gave"
    for name in ("a.png", "a.jpg"):
        assert extension_by_bytes(make_still(tmp_path / name).path.read_bytes()[:1024]) == name[1:]
    assert media_type_of("A.MKV") == "video/x-matroska"
    assert media_type_of("unknown.xyz") == "application/octet-stream"


def test_what_is_no_recording_is_known_by_its_bytes(clip: Path) -> None:
    assert is_no_media(clip.read_bytes()[:1024]) is None
    assert is_no_media(b"\xef\xbb\xbf\n  <!DOCTYPE HTML>") == "a web page"
    assert is_no_media('{"error": "не найдено"}'.encode() * 40) == "text"
    assert is_no_media(("я" * 600).encode()[:1023]) == "text", "a letter cut in two is still text"
    assert is_no_media(b"PK\x03\x04....") == "a packed archive"
    assert is_no_media(b"%PDF-1.7") == "a PDF document"


def test_an_hls_list_is_read_with_its_beginning_its_end_and_its_advertisements() -> None:
    text = """#EXTM3U
#EXT-X-MAP:URI="init.mp4"
#EXTINF:1,
a.m4s?sig=1
#ANVATO-SEGMENT-INFO:type=ad
#EXTINF:1,
advertisement.m4s
#ANVATO-SEGMENT-INFO:type=master
#EXTINF:1,
b.m4s?sig=2
"""
    open_list = read_hls(text)
    assert (open_list.count, open_list.left_out, open_list.closed, open_list.encrypted) == (
        3,
        1,
        False,
        False,
    )
    assert read_hls(text + "#EXT-X-ENDLIST").closed
    assert read_hls(text.replace("sig=1", "sig=3")).digest == open_list.digest, "links are signed anew"
    assert read_hls(text.replace("a.m4s", "c.m4s")).digest != open_list.digest


def test_a_dash_list_that_is_not_closed_is_not_counted() -> None:
    segments = read_dash([{"url": "https://a.example/1"}, {"path": "2"}])
    assert segments is not None
    assert segments.count == 2
    assert read_dash(None) is None
    assert read_dash(iter([{"url": "x"}])) is None


SECRET_ADDRESS = "203.0.113.77"


@pytest.mark.parametrize(
    "written",
    [
        f'<video src="https://cdn.example/v.mp4?id=7&amp;ip={SECRET_ADDRESS}&amp;sig=AbC#t=1">',
        f'"url":"https:\\/\\/cdn.example\\/v.mp4?id=7\\u0026ip={SECRET_ADDRESS}\\u0026signature=AbC"',
        f"https://r1.cdn.example/videoplayback/id/7/ip/{SECRET_ADDRESS}/sig/AbC/file.mp4",
        f'{{"client_ip": "{SECRET_ADDRESS}", "id": 7}}',
        f"{{'visitorData':'{SECRET_ADDRESS}'}}",
        f'<meta content="x" name="a"><meta name="csrf-token" content="{SECRET_ADDRESS}">',
        f"<input type=hidden name=authenticity_token value={SECRET_ADDRESS}>",
        f'<meta content="{SECRET_ADDRESS}" name="csrf-token">',
        f"<input name=csrf placeholder=it's title='<b' value={SECRET_ADDRESS}>",
    ],
)
def test_a_pages_source_loses_what_was_given_to_its_visitor_alone(written: str) -> None:
    page = f"<html><p>before</p>{written}<p>after, 7 &amp; more</p></html>".encode()
    clean = source_without_secrets(page)
    assert SECRET_ADDRESS.encode() not in clean and b"AbC" not in clean
    assert clean.startswith(b"<html><p>before</p>") and clean.endswith(b"<p>after, 7 &amp; more</p></html>")
    assert source_without_secrets(clean) == clean
    mhtml = (
        b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(page)
    )
    assert holds_secrets(mhtml)


@pytest.mark.parametrize(
    "part", [b"<meta ", b"<meta name=token ", b"name=token ", b"token", b'"token', b"&token=", b"https://a/?"]
)
def test_no_page_keeps_whoever_reads_it_busy(part: bytes) -> None:
    page = b'<meta "' + part * 20_000
    begun = time.perf_counter()
    source_without_secrets(page)
    source_without_secrets(b"<input " + page[7:])
    assert time.perf_counter() - begun < 10  # without bounds: minutes


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"\xff\xfe no text at all \x00",
        b'<a href="https://video.example/watch?v=abc&list=PL1&index=3">one</a> <b>token</b> of love, key: value',
        b'{"title": "The session", "id": "7"}',
    ],
)
def test_a_page_without_such_things_stays_as_it_is(page: bytes) -> None:
    assert source_without_secrets(page) is page
    assert not holds_secrets(
        b"Content-Type: text/html\r\nContent-Location: https://a.example/x\r\n\r\n" + page
    )
