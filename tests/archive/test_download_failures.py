"""What can go wrong on the way: each with a plain sentence, and nothing counted as archived."""

from __future__ import annotations

import json
import socket
import time
from pathlib import Path

import pytest

from catalog.archive.download import download_link
from catalog.archive.failures import Situation, explained, without_paths
from catalog.archive.options import CaptureOptions
from catalog.errors import CatalogError, InvalidInput, SourceUnavailable
from catalog.jobs import SilentContext
from catalog.texts import amount
from tests.archive.conftest import Downloads
from tests.helpers.site import Site, Way

STATUSES = {
    401: "asks for a login",
    403: "refused to hand out",
    404: "There is nothing at",
    410: "has been removed",
    429: "asked too often",
    451: "legal reasons",
    500: "has a fault of its own",
    503: "has a fault of its own",
}


def refusal(download: Downloads, link: str, **options: object) -> SourceUnavailable:
    """The error that this link ends with, after a look that nothing counts as archived."""
    error = download.refused(link, **options)
    assert isinstance(error, SourceUnavailable)
    assert download.objects == []
    assert error.hint
    for text in (error.message, error.hint):
        assert text[-1] in ".!?"
        assert "yt-dlp" not in text
        assert "\x1b" not in text
    return error


@pytest.mark.parametrize(
    "link",
    [
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "ftp://127.0.0.1/clip.mp4",
        "rtmp://127.0.0.1/live",
        "data:video/mp4;base64,AAAA",
        "javascript:alert(1)",
        "ytsearch:cats",
        "/etc/passwd",
        "example.org/video",
        "",
        "http://",
        "https:///video",
        "http://[::1/video",
        "http://127.0.0.1:99999/",
        "http://127.0.0.1/a b",
        "http://127.0.0.1/\n",
        'http://127.0.0.1/v#__youtubedl_smuggle={"to_generic": true}',
    ],
)
def test_what_is_no_web_link_is_refused_before_anything_happens(link: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as caught:
        download_link(
            SilentContext(),
            url=link,
            work_folder=str(tmp_path / "work"),
            objects_folder=str(tmp_path / "objects"),
            options={},
        )
    assert caught.value.hint
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("status", STATUSES)
def test_a_refusal_of_the_site_is_told_in_words(site: Site, download: Downloads, status: int) -> None:
    error = refusal(download, site.add_status("video.mp4", status))
    assert STATUSES[status] in error.message
    tries = len(site.asked("video.mp4"))
    assert tries == (3 if status in (429, 500, 503) else 1), (
        "what may pass is tried again, what is final is not"
    )


def test_no_such_host_is_told_in_words(download: Downloads) -> None:
    error = refusal(download, "http://no-such-host.invalid/video")
    assert error.message == "No site called no-such-host.invalid can be found."


def test_a_site_that_does_not_answer_is_told_in_words(download: Downloads) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    assert "does not answer" in refusal(download, f"http://127.0.0.1:{port}/video").message


def test_a_site_that_never_finishes_its_answer_is_told_in_words(
    site: Site, clip: Path, download: Downloads
) -> None:
    link = site.add_video("clip.mp4", clip, Way(bytes_per_second=0.5))
    assert "too long" in refusal(download, link, timeout_seconds=0.3, retries=0, page_retries=0).message


def test_a_certificate_that_nobody_trusts_is_told_in_words(clip: Path, download: Downloads) -> None:
    with Site(tls=True) as site:
        error = refusal(download, site.add_video("clip.mp4", clip))
    assert "certificate" in error.message


def test_a_plain_site_under_an_https_link_is_told_in_words(
    site: Site, clip: Path, download: Downloads
) -> None:
    link = site.add_video("clip.mp4", clip).replace("http:", "https:")
    assert "No safe connection" in refusal(download, link).message


def test_a_page_without_a_video_is_told_in_words(site: Site, download: Downloads) -> None:
    assert "No video was found on" in refusal(download, site.add_page_without_video("news.html")).message


def test_a_page_whose_video_is_gone_is_told_in_words(site: Site, download: Downloads) -> None:
    error = refusal(download, site.add_page("post.html", video="gone.mp4"))
    assert error.message == f"There is nothing at {site.url('gone.mp4')} for the video (404 Not Found)."


def test_a_web_page_in_place_of_the_video_is_not_archived(site: Site, download: Downloads) -> None:
    site.add(
        "clip.mp4", b"<!DOCTYPE html><html><body>Please log in</body></html>", Way(content_type="video/mp4")
    )
    error = refusal(download, site.add_page("post.html", video="clip.mp4"))
    assert "is a web page, not a recording" in error.message


def test_text_behind_a_link_is_not_archived(site: Site, download: Downloads) -> None:
    error = refusal(download, site.add("notes.txt", "Слова без видео.\n".encode() * 300))
    assert "is text, not a recording" in error.message


def test_an_empty_video_is_not_archived(site: Site, download: Downloads) -> None:
    refusal(download, site.add_video("clip.mp4", b""))


def test_a_connection_cut_each_time_is_told_with_how_far_it_came(
    site: Site, clip: Path, download: Downloads
) -> None:
    link = site.add_video("clip.mp4", clip, Way(cut_after=200_000, ranges=False))
    error = refusal(download, link)
    assert "was cut at" in error.message
    assert f"of {amount(clip.stat().st_size)}" in error.message
    assert "after 3 tries" in error.message
    assert list(download.work_folder.glob("*.part"))


def test_an_hls_list_with_a_missing_segment_names_the_segment(
    site: Site, clip: Path, download: Downloads
) -> None:
    link, _ = site.add_hls("hls", clip, missing=[3])
    with pytest.raises(SourceUnavailable, match="Segment 3 of 4 of the video is missing on the server"):
        download.start_here(link).result(60)
    assert download.objects == []


def test_a_segment_that_is_cut_off_each_time_is_not_archived(
    site: Site, clip: Path, download: Downloads
) -> None:
    link, segments = site.add_hls("hls", clip)
    site.add("hls/segment001.ts", segments[1], Way(cut_after=1000, ranges=False))
    assert "was cut" in refusal(download, link).message


def test_a_server_that_ignores_the_ranges_of_segments_is_refused(
    site: Site, clip: Path, download: Downloads
) -> None:
    _, segments = site.add_hls("cut", clip)
    site.add("whole.ts", b"".join(segments), Way(ranges=False))
    lines = ["#EXTM3U", "#EXT-X-TARGETDURATION:1"]
    for number, segment in enumerate(segments):
        start = sum(map(len, segments[:number]))
        lines += ["#EXTINF:0.5,", f"#EXT-X-BYTERANGE:{len(segment)}@{start}", "whole.ts"]
    link = site.add("ranges.m3u8", "\n".join([*lines, "#EXT-X-ENDLIST"]).encode())
    assert "whole files" in refusal(download, link).message


@pytest.mark.parametrize("on_a_page", [False, True])
def test_a_live_stream_is_refused(site: Site, clip: Path, download: Downloads, on_a_page: bool) -> None:
    link, _ = site.add_hls("live", clip, ended=False)
    if on_a_page:
        link = site.add_page("post.html", video="live/index.m3u8")
    error = refusal(download, link)
    assert "live stream" in error.message
    assert "Wait until" in (error.hint or "")


def test_a_page_with_several_videos_is_refused_whole(site: Site, clip: Path, download: Downloads) -> None:
    site.add_video("a.mp4", clip)
    site.add_video("b.mp4", clip)
    error = refusal(download, site.add_page("post.html", video=["a.mp4", "b.mp4"]))
    assert "several videos" in error.message
    assert "each video by its own link" in (error.hint or "")
    assert not site.asked("a.mp4")


def test_a_list_of_posts_is_refused_with_links_to_single_ones(
    site: Site, clip: Path, download: Downloads
) -> None:
    posts = [site.add_page(f"post{n}.html", video="clip.mp4") for n in range(5)]
    things = "".join(f"<item><title>{n}</title><link>{post}</link></item>" for n, post in enumerate(posts))
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>All</title>{things}</channel></rss>'
    error = refusal(download, site.add("feed.rss", feed.encode(), Way(content_type="text/html")))
    assert posts[0] in (error.hint or "")
    assert not any(site.asked(f"post{n}.html") for n in range(5))


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/clip.mp4"])
def test_a_page_that_leads_off_the_web_is_not_followed(site: Site, download: Downloads, target: str) -> None:
    refusal(download, site.add_page("post.html", video=target))


def test_a_redirect_off_the_web_is_not_followed(site: Site, download: Downloads) -> None:
    refusal(download, site.add_redirect("post", "file:///etc/passwd"))


def test_a_busy_site_is_tried_again(site: Site, clip: Path, download: Downloads) -> None:
    link = site.add_video("clip.mp4", clip, Way(fail_times=2, fail_status=503))
    brought = download(link)
    assert download.bytes_of(brought.reference_sha256) == clip.read_bytes()
    assert brought.tries == 3


def test_the_pause_that_a_server_asks_for_is_kept(site: Site, clip: Path, download: Downloads) -> None:
    link = site.add_video("clip.mp4", clip, Way(fail_times=1, fail_status=429, headers={"Retry-After": "1"}))
    began = time.monotonic()
    assert download(link).tries == 2
    assert time.monotonic() - began > 1


def test_a_length_that_the_server_does_not_tell_is_warned_of(
    site: Site, clip: Path, download: Downloads
) -> None:
    link = site.add_video("clip.mp4", clip, Way(declares_length=False, ranges=False))
    brought = download(link)
    assert any("did not say how long" in warning for warning in brought.warnings)


def _extractor_errors() -> dict[str, tuple[Exception, str]]:
    from yt_dlp import YoutubeDL
    from yt_dlp.extractor.common import InfoExtractor
    from yt_dlp.utils import DownloadError, ExtractorError, GeoRestrictedError

    def raised(name: str, *arguments: object) -> Exception:
        with YoutubeDL({"quiet": True}) as ydl:
            extractor = InfoExtractor(ydl)
            try:
                getattr(extractor, name)(*arguments)
            except ExtractorError as error:
                return error
        raise AssertionError

    return {
        "login": (raised("raise_login_required"), "asks for a login"),
        "country": (GeoRestrictedError("not here", countries=["DE"]), "in the country"),
        "drm": (raised("report_drm", "an-id"), "copy protection"),
        "private": (ExtractorError("[x] id: This video is private", expected=True), "asks for a login"),
        "removed": (DownloadError("ERROR: [x] id: Video removed by the uploader"), "is not there"),
        "changed page": (ExtractorError("Unable to extract title"), "could not be had"),
    }


def test_what_sites_say_is_put_in_words() -> None:
    for name, (error, words) in _extractor_errors().items():
        answer = explained(error, Situation("https://video.example/watch?v=1"))
        assert type(answer) is SourceUnavailable, name
        assert words in answer.message, name
        assert "video.example" in answer.message
        assert "--" not in answer.message
        assert "github" not in answer.message


def test_nothing_of_where_the_work_folder_lies_is_told(tmp_path: Path) -> None:
    from yt_dlp.utils import DownloadError

    folder = tmp_path / "the case" / "downloads" / "ab12"
    for text in (
        f"ERROR: unable to open for reading: {folder}/video.f1.mp4.part",
        f"ERROR: Postprocessing: {str(folder / 'video.f1.mp4')!r}: file:{folder}/video.f2.m4a: Invalid data found",
        f"ERROR: Video unavailable: see file://{folder}/video.f1.mp4",
        f"ERROR: {Path.home()}/clip.mp4 and {folder} are not what they were",
    ):
        answer = explained(DownloadError(text), Situation("https://video.example/1", folder=str(folder)))
        for told in (answer.message, answer.hint or ""):
            assert str(tmp_path) not in told
            assert "the case" not in told
            assert str(Path.home()) + "/" not in told
    assert answer.message.endswith("clip.mp4 and the work folder are not what they were.")


def test_words_that_look_like_a_path_of_this_computer_are_left_in_a_link(tmp_path: Path) -> None:
    text = f"see https://video.example{tmp_path}/1 and {tmp_path}x/2"
    assert without_paths(text, tmp_path) == text


def test_a_folder_in_the_way_of_a_download_is_told_without_its_path(
    site: Site, clip: Path, download: Downloads
) -> None:
    link = site.add_video("clip.mp4", clip)
    name = download(link).formats[0]["format_id"]
    (download.work_folder / f"video.{name}.mp4.part").mkdir(parents=True)
    error = download.refused(link)
    assert "A folder stands where a file is wanted" in error.message
    assert str(download.work_folder) not in error.message


def test_a_proxy_that_refuses_is_not_called_a_fault_of_the_disk() -> None:
    from yt_dlp.networking.exceptions import ProxyError
    from yt_dlp.socks import Socks5Error

    refused = Socks5Error(5)  # as a number of the system this would be a failing disk
    assert refused.errno == 5
    answer = explained(ProxyError(cause=refused), Situation("https://video.example/1"))
    assert "proxy" in answer.message


def test_an_error_of_the_disk_is_not_called_one_of_the_site(site: Site, clip: Path, tmp_path: Path) -> None:
    (tmp_path / "work").write_bytes(b"a file where the folder should be")
    with pytest.raises(CatalogError) as caught:
        download_link(
            SilentContext(),
            url=site.add_video("clip.mp4", clip),
            work_folder=str(tmp_path / "work"),
            objects_folder=str(tmp_path / "objects"),
            options=CaptureOptions(proxy=""),
        )
    assert "preparing the download" in caught.value.message.lower()
    assert "stands where a folder is wanted" in caught.value.message
    assert str(tmp_path) not in caught.value.message
    assert site.asked() == []


def test_an_unknown_option_is_a_bug_and_not_passed_on() -> None:
    with pytest.raises(TypeError):
        CaptureOptions(**json.loads('{"exec": "touch /tmp/x"}'))
