"""The traffic behind a capture, as a WARC file that other programs read."""

from __future__ import annotations

import gzip
import hashlib
import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from catalog.archive.tried import read_tried
from catalog.model.records import Role
from tests.archive.conftest import Downloads, of_role
from tests.helpers.site import Site, Way

SECRET = "s3cr3t-cookie-0042"


def traffic_in(data: bytes) -> list[tuple[str, str, dict[str, str], dict[str, str], bytes]]:
    """Of each record: type, link, its own fields, those of HTTP, and the body."""
    found = []
    for record in ArchiveIterator(io.BytesIO(data)):
        http: Any = record.http_headers
        headers = {name.lower(): value for name, value in http.headers} if http else {}
        if http:
            headers[""] = http.get_statuscode() or http.statusline
        fields = dict(record.rec_headers.headers)
        found.append(
            (
                record.rec_type,
                fields.get("WARC-Target-URI", ""),
                fields,
                headers,
                record.content_stream().read(),
            )
        )
    return found


def traffic_of(download: Downloads, url: str, **options: object) -> list[Any]:
    brought = download(url, **options)
    [kept] = of_role(brought, Role.TRAFFIC)
    assert (kept.name, kept.media_type) == ("traffic.warc.gz", "application/warc")
    return traffic_in(download.bytes_of(kept))


def of_kind(records: list[Any], kind: str, link: str) -> Any:
    *_, found = [each for each in records if each[:2] == (kind, link)]
    return found


def test_pages_are_kept_as_they_were_read_and_recordings_by_their_hash(
    site: Site, clip: Path, download: Downloads
) -> None:
    video = site.add_video("clip.mp4", clip)
    page = site.add_page("post.html", video="clip.mp4")
    link = site.add_redirect("short", "post.html")
    records = traffic_of(download, link)
    _, _, _, moved, _ = of_kind(records, "response", link)
    assert (moved[""], moved["location"]) == ("302", page)
    _, _, fields, answered, body = of_kind(records, "response", page)
    assert answered[""] == "200"
    assert b"<video controls>" in body
    assert "WARC-Truncated" not in fields
    _, _, fields, answered, body = of_kind(records, "revisit", video)
    assert (answered["content-type"], body) == ("video/mp4", b"")
    assert fields["WARC-Payload-Digest"] == f"sha256:{hashlib.sha256(clip.read_bytes()).hexdigest()}"
    assert fields["X-Framewitness-Body-Bytes"] == str(clip.stat().st_size)
    assert "WARC-Truncated" not in fields
    asked = {url for kind, url, *_ in records if kind == "request"}
    assert {link, page, video} <= asked


def test_every_record_stands_the_check_of_another_program(
    site: Site, clip: Path, download: Downloads, tmp_path: Path
) -> None:
    site.add_video("clip.mp4", clip)
    brought = download(site.add_page("post.html", video="clip.mp4"))
    path = tmp_path / "traffic.warc.gz"
    path.write_bytes(download.bytes_of(of_role(brought, Role.TRAFFIC)[0]))
    command = [sys.executable, "-m", "warcio.cli", "check", "-v", str(path)]
    said = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert said.returncode == 0, said.stdout + said.stderr
    assert "digest pass" in said.stdout
    assert "digest failed" not in said.stdout


def test_a_body_that_came_encoded_is_kept_decoded_and_its_head_says_so(
    site: Site, clip: Path, download: Downloads
) -> None:
    site.add_video("clip.mp4", clip)
    site.add_page("plain.html", video="clip.mp4")
    html, _ = site.answer("plain.html") or (b"", None)
    way = Way(content_type="text/html", headers={"Content-Encoding": "gzip"})
    page = site.add("post.html", gzip.compress(html), way)
    _, _, _, headers, body = of_kind(traffic_of(download, page), "response", page)
    assert body == html
    assert headers["x-archive-orig-content-encoding"] == "gzip"
    assert "content-encoding" not in headers
    assert headers["content-length"] == str(len(html))


def test_no_login_is_in_the_traffic(site: Site, clip: Path, download: Downloads, tmp_path: Path) -> None:
    cookies = tmp_path / "cookies.txt"
    cookies.write_text(
        f"# Netscape HTTP Cookie File\n127.0.0.1\tFALSE\t/\tFALSE\t4000000000\tsession\t{SECRET}\n"
    )
    site.add_video("clip.mp4", clip)
    way = Way(headers={"Set-Cookie": f"again={SECRET}", "X-Echo": f"you are {SECRET}"})
    page = site.add_page("post.html", video="clip.mp4", description=f"told {SECRET}", way=way)
    brought = download(page, cookies_file=str(cookies))
    packed = download.bytes_of(of_role(brought, Role.TRAFFIC)[0])
    data = gzip.decompress(packed)
    assert SECRET.encode() not in data
    assert any(SECRET in each.headers.get("Cookie", "") for each in site.asked("post.html")), "it was sent"
    records = traffic_in(packed)
    assert of_kind(records, "request", page)[3]["cookie"] == "(left out)"
    _, _, _, headers, body = of_kind(records, "response", page)
    assert (headers["set-cookie"], headers["x-echo"]) == ("(left out)", "you are (left out)")
    assert b"told (left out)" in body


@pytest.mark.parametrize("status", [404, 503])
def test_a_refusal_is_evidence_that_it_was_tried(site: Site, download: Downloads, status: int) -> None:
    link = site.add_status("gone.html", status)
    download.refused(link, page_retries=0)
    tried = read_tried(download.work_folder)
    assert tried is not None
    [kept] = [each for each in tried.objects if each.role == Role.TRAFFIC]
    _, _, fields, headers, body = of_kind(traffic_in(download.bytes_of(kept)), "response", link)
    assert headers[""] == str(status)
    assert body == b"" and fields["WARC-Truncated"] == "unspecified", "nobody read on, and that is said"


def test_a_server_that_does_not_answer_is_noted_as_such(download: Downloads) -> None:
    link = "http://127.0.0.1:9/nothing"
    download.refused(link, page_retries=0)
    tried = read_tried(download.work_folder)
    assert tried is not None
    [kept] = [each for each in tried.objects if each.role == Role.TRAFFIC]
    records = traffic_in(download.bytes_of(kept))
    assert b"no answer (TransportError)" in of_kind(records, "metadata", link)[4]
    assert of_kind(records, "request", link)
