"""What is recorded of how a link was captured, whether it was had or not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from catalog.archive.witness import TOR_PORTS, path_of
from catalog.case import Case
from catalog.errors import SourceUnavailable
from catalog.model.records import Capture, NetworkPath, Posting, PostingState, Role
from tests.archive.capturing import Captures
from tests.helpers.site import Site, Way
from tests.helpers.video import make_still


def test_a_capture_tells_the_way_to_the_video_and_what_answered(
    site: Site, clip: Path, capture: Captures
) -> None:
    site.add_video("clip.mp4", clip, Way(headers={"X-Served-By": "one"}))
    site.add_redirect("second", "clip.mp4")
    link = site.add_redirect("first", "second", status=301)
    before = datetime.now(UTC) - timedelta(seconds=1)
    record = capture(link).record
    assert (record.asked_url, record.reached_url) == (link, site.url("clip.mp4"))
    assert record.redirects == [
        {"from": link, "to": site.url("second"), "status": 301},
        {"from": site.url("second"), "to": site.url("clip.mp4"), "status": 302},
    ]
    assert before < datetime.fromisoformat(record.started_utc) <= datetime.fromisoformat(record.ended_utc)
    assert record.collector == "tester"
    assert record.network_path == NetworkPath.DIRECT
    assert record.server_address == f"127.0.0.1:{site.port}"
    assert ["status", "200"] in record.response_headers
    assert ["X-Served-By", "one"] in record.response_headers
    assert record.extractor == "generic"
    assert record.extractor_version.startswith("yt-dlp 20")
    assert record.certificate == {}


def test_the_computer_is_named_only_when_somebody_gave_a_name(
    site: Site, clip: Path, capture: Captures
) -> None:
    link = site.add_video("clip.mp4", clip)
    assert capture(link).record.machine == ""
    assert capture(link, machine="Desk 4").record.machine == "Desk 4"


@pytest.mark.parametrize("hours", [0, 5])
def test_the_servers_clock_is_compared_with_this_one(
    site: Site, clip: Path, capture: Captures, hours: int
) -> None:
    ahead = timedelta(hours=hours)
    date = format_datetime(datetime.now(UTC) + ahead, usegmt=True)
    record = capture(site.add_video("clip.mp4", clip, Way(headers={"Date": date}))).record
    assert record.clock_offset_ms is not None
    assert record.clock_error_ms is not None
    late = 10_000  # the date was written when the test began
    assert abs(record.clock_offset_ms - ahead / timedelta(milliseconds=1)) <= record.clock_error_ms + late
    assert 500 <= record.clock_error_ms < 10_000


def test_a_date_that_a_store_on_the_way_kept_says_nothing_of_the_clock(
    site: Site, clip: Path, capture: Captures
) -> None:
    captured = capture(site.add_video("clip.mp4", clip, Way(headers={"Age": "3600"})))
    assert captured.record.clock_offset_ms is None
    assert "store" in captured.missing["the server's clock"]


def test_what_could_not_be_had_is_told_with_why(site: Site, clip: Path, capture: Captures) -> None:
    dated = Way(headers={"Last-Modified": "Wed, 04 Nov 2020 10:00:00 GMT"})
    site.add_video("clip.mp4", clip, dated)
    page = site.add_page("post.html", video="clip.mp4", subtitles={"en": "gone.vtt"}, way=dated)
    captured = capture(page, comments=True)
    assert captured.missing["comments"] == "The site handed none out."
    assert "upload time" in captured.missing, "when the server wrote the file is not when it was published"
    assert captured.missing["thumbnail"] == "The page offers none."
    assert "could not be had" in captured.missing["the subtitles (en)"]
    assert captured.missing["the server's certificate"] == "The connection was not encrypted."
    assert "uploader" in captured.missing
    assert "description" not in captured.missing
    assert "asked" in capture(page).missing["comments"]


def test_the_certificate_of_the_server_is_kept(
    clip: Path, capture: Captures, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Site(tls=True) as site:
        monkeypatch.setattr("certifi.where", lambda: str(site.certificate))
        certificate = capture(site.add_video("clip.mp4", clip)).record.certificate
    assert certificate["subject"] == certificate["issuer"] == "commonName=127.0.0.1"
    assert certificate["names"] == ["IP Address:127.0.0.1"]
    assert certificate["valid until"].startswith("Dec 31 23:59:59 2049")
    assert len(certificate["sha256"]) == 64
    assert certificate["protocol"].startswith("TLS")


def test_a_try_without_a_trusted_certificate_is_recorded(clip: Path, capture: Captures) -> None:
    with Site(tls=True) as site:
        captured = capture(site.add_video("clip.mp4", clip))
    assert captured.posting.state == PostingState.FAILED
    assert captured.missing["the server's answer"] == "No answer came."


@pytest.mark.parametrize("status", [403, 404, 410, 429, 500])
def test_a_refusal_is_recorded_with_its_answer(site: Site, capture: Captures, status: int) -> None:
    captured = capture(site.add_status("gone.mp4", status, headers={"X-Why": "removed"}), page_retries=0)
    assert isinstance(captured.error, SourceUnavailable)
    assert captured.posting.state == PostingState.FAILED
    assert ["status", str(status)] in captured.record.response_headers
    assert ["X-Why", "removed"] in captured.record.response_headers
    assert captured.record.clock_offset_ms is not None
    assert captured.missing["what the page says"] == "Nothing was found on it."
    assert captured.verdict == "not known"
    assert captured.completeness.why == "Nothing of a recording was received."


def test_a_failed_try_keeps_what_the_page_said_and_its_thumbnail(
    site: Site, clip: Path, capture: Captures, tmp_path: Path
) -> None:
    picture = make_still(tmp_path / "thumbnail.png").path.read_bytes()
    site.add("picture.png", picture)
    site.add_video("clip.mp4", clip, Way(cut_after=100_000, ranges=False))
    page = site.add_page("post.html", video="clip.mp4", title="At the gate", thumbnail="picture.png")
    captured = capture(page)
    assert captured.posting.state == PostingState.FAILED
    assert captured.posting.title == "At the gate"
    assert captured.objects(Role.THUMBNAIL) == [picture]
    assert captured.json_of(Role.INFO)["title"].startswith("At the gate")
    assert captured.record.reached_url == page
    assert captured.posting.media_uid is None


def test_a_try_that_the_program_did_not_survive_is_recorded_by_the_next(
    site: Site, clip: Path, case: Case, capture: Captures
) -> None:
    link = site.add_video("clip.mp4", clip)
    with case.unit_of_work("archive.start", actor="colleague") as work:
        work.add(Posting(url=link, captured_utc="2026-11-01T09:30:00.000Z", captured_by="colleague"))
    capture(link)
    first, second = case.find(Posting, url=link, order="number")
    [record] = case.find(Capture, posting_uid=first.uid)
    assert (record.asked_url, record.collector) == (link, "colleague")
    assert record.started_utc == "2026-11-01T09:30:00.000Z"
    assert second.state == PostingState.ARCHIVED


def test_headers_made_to_do_harm_are_kept_as_words(site: Site, clip: Path, capture: Captures) -> None:
    hostile = {"X-Odd": "caf\xe9 \x1b[31m <script>alert(1)</script>", "X-Long": "y" * 5000}
    record = capture(site.add_video("clip.mp4", clip, Way(headers=hostile))).record
    headers = dict(record.response_headers)
    assert "<script>" in headers["X-Odd"]
    assert "\x1b" not in headers["X-Odd"]
    assert headers["X-Long"] == "y" * 5000


@pytest.mark.parametrize(
    ("url", "proxy", "path"),
    [
        ("https://example.org/", None, NetworkPath.DIRECT),
        ("https://example.org/", "", NetworkPath.DIRECT),
        ("https://example.org/", "http://proxy.example:3128", NetworkPath.PROXY),
        ("https://example.org/", "proxy.example:9050", NetworkPath.PROXY),
        ("https://example.org/", "http://127.0.0.1:9050", NetworkPath.PROXY),
        ("https://example.org/", "socks5h://127.0.0.1:1080", NetworkPath.PROXY),
        ("https://example.org/", "socks5h://proxy.example:9050", NetworkPath.PROXY),
        ("http://example.onion/", "socks5h://127.0.0.1:1080", NetworkPath.TOR),
        *[("https://example.org/", f"socks5h://localhost:{port}", NetworkPath.TOR) for port in TOR_PORTS],
    ],
)
def test_the_way_is_called_by_its_name(url: str, proxy: str | None, path: str) -> None:
    assert path_of(url, proxy) == path
