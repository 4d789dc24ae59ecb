"""What a link brings: the bytes as served, what lies beside them, and what is said of them."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import subprocess
import sys
import textwrap
import threading
import time
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path

import av
import deno
import imageio_ffmpeg
import pytest
from Cryptodome.Cipher import AES
from Cryptodome.Util.Padding import pad

from catalog.archive.download import scrubbed
from catalog.archive.listener import Listener
from catalog.archive.options import CaptureOptions
from catalog.archive.resume import Journal
from catalog.jobs import SilentContext
from catalog.model.records import Role
from catalog.texts import amount
from tests.archive.conftest import Downloads, of_role
from tests.helpers.site import HOSTILE_TITLES, Site, Way
from tests.helpers.video import make_still


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_a_page_with_a_video_brings_the_servers_bytes_and_what_the_page_says(
    site: Site, clip: Path, download: Downloads
) -> None:
    site.add_video("clip.mp4", clip)
    link = site.add_page(
        "post.html", video="clip.mp4", title="On the bridge", description="Seen from a window."
    )
    brought = download(link)
    [stream] = of_role(brought, Role.SERVED_STREAM)
    assert download.bytes_of(stream) == clip.read_bytes()
    assert stream.taken.sha512 == hashlib.sha512(clip.read_bytes()).hexdigest()
    assert brought.reference_sha256 == brought.playable_sha256 == stream.taken.sha256
    assert (stream.taken.extension, stream.media_type) == (".mp4", "video/mp4")
    assert not of_role(brought, Role.MERGED_FILE), "one file is one object"
    assert (brought.title, brought.description) == ("On the bridge", "Seen from a window.")
    assert brought.platform == link.split("/")[2]
    assert brought.webpage_url == brought.url_reached == link
    assert set(brought.tool_versions) == {"yt-dlp", "ffmpeg", "deno"}
    assert all(brought.tool_versions.values())
    assert brought.response_headers["page"]["content-type"].startswith("text/html")
    captured = datetime.fromisoformat(brought.captured_utc)
    assert datetime.now(UTC) - timedelta(seconds=60) < captured < datetime.now(UTC)
    assert not download.work_folder.exists()


def test_the_servers_date_of_a_file_is_not_taken_for_the_time_of_publishing(
    site: Site, clip: Path, download: Downloads
) -> None:
    site.add_video("clip.mp4", clip, Way(headers={"Last-Modified": "Wed, 04 Nov 2020 10:00:00 GMT"}))
    brought = download(site.url("clip.mp4"))
    assert (brought.published_as_given, brought.published_utc) == ("", "")


def test_an_hls_recording_is_the_segments_one_after_the_other(
    site: Site, clip: Path, download: Downloads
) -> None:
    link, segments = site.add_hls("hls", clip)
    brought = download(link)
    [stream] = of_role(brought, Role.SERVED_STREAM)
    assert len(segments) == 4
    assert download.bytes_of(stream) == b"".join(segments)
    assert (stream.taken.extension, stream.media_type) == (".ts", "video/mp2t")
    assert stream.recipe["segments"] == 4


def test_an_encrypted_hls_recording_is_the_segments_decrypted(
    site: Site, clip: Path, download: Downloads
) -> None:
    link, segments = site.add_hls("hls", clip)
    key = bytes(range(16))
    site.add("hls/key", key)
    for number, segment in enumerate(segments):
        iv = number.to_bytes(16, "big")
        site.add(f"hls/segment{number:03}.ts", AES.new(key, AES.MODE_CBC, iv).encrypt(pad(segment, 16)))
    lines = ["#EXTM3U", "#EXT-X-TARGETDURATION:1", '#EXT-X-KEY:METHOD=AES-128,URI="key"']
    for number in range(len(segments)):
        lines += ["#EXTINF:0.5,", f"segment{number:03}.ts"]
    site.add("hls/index.m3u8", "\n".join([*lines, "#EXT-X-ENDLIST"]).encode())
    [stream] = of_role(download(link), Role.SERVED_STREAM)
    assert download.bytes_of(stream) == b"".join(segments)
    assert "decrypted" in stream.recipe["received as"]


def _byte_range_playlist(sizes: list[int]) -> bytes:
    lines = ["#EXTM3U", "#EXT-X-VERSION:4", "#EXT-X-TARGETDURATION:1"]
    for number, size in enumerate(sizes):
        lines += ["#EXTINF:0.5,", f"#EXT-X-BYTERANGE:{size}@{sum(sizes[:number])}", "whole.ts"]
    return "\n".join([*lines, "#EXT-X-ENDLIST"]).encode()


def test_segments_that_are_ranges_of_one_file_are_joined_to_that_file(
    site: Site, clip: Path, download: Downloads
) -> None:
    _, segments = site.add_hls("cut", clip)
    site.add("whole.ts", b"".join(segments))
    link = site.add("ranges.m3u8", _byte_range_playlist([len(each) for each in segments]))
    [stream] = of_role(download(link), Role.SERVED_STREAM)
    assert download.bytes_of(stream) == b"".join(segments)


def test_picture_and_sound_served_apart_are_kept_beside_their_merge(
    site: Site, clip: Path, download: Downloads
) -> None:
    link, served = site.add_dash("dash", clip)
    brought = download(link)
    video, sound = of_role(brought, Role.SERVED_STREAM)
    [merged] = of_role(brought, Role.MERGED_FILE)
    assert download.bytes_of(video) == served["video"]
    assert download.bytes_of(sound) == served["sound"]
    assert brought.reference_sha256 == merged.parent_sha256 == video.taken.sha256
    assert brought.playable_sha256 == merged.taken.sha256
    assert merged.recipe["made from"] == [video.taken.sha256, sound.taken.sha256]
    assert merged.recipe["command"].startswith(Path(imageio_ffmpeg.get_ffmpeg_exe()).name), (
        "no ffmpeg of the system"
    )
    assert "-c copy" in merged.recipe["command"]
    assert str(download.work_folder) not in json.dumps(merged.recipe)
    assert [each["vcodec"][:4] for each in brought.formats] == ["avc1", "none"]


def test_a_merge_holds_the_same_packets_as_the_streams(site: Site, clip: Path, download: Downloads) -> None:
    link, _ = site.add_dash("dash", clip)
    brought = download(link)

    def packets(sha256: str, kind: str) -> list[bytes]:
        with av.open(str(next(download.store.folder.rglob(f"{sha256}*")))) as container:
            [stream] = [each for each in container.streams if each.type == kind]
            return [bytes(packet) for packet in container.demux(stream) if packet.size]

    video, sound = (each.taken.sha256 for each in of_role(brought, Role.SERVED_STREAM))
    assert packets(brought.playable_sha256, "video") == packets(video, "video")
    assert packets(brought.playable_sha256, "audio") == packets(sound, "audio")


def test_the_record_of_the_page_is_complete_and_can_be_scrubbed(
    site: Site, clip: Path, download: Downloads, tmp_path: Path
) -> None:
    site.add_video("clip.mp4", clip)
    page = site.add_page("post.html", video=site.url("clip.mp4") + "?id=7&Signature=geheim", title="A title")
    [info_object] = of_role(download(page), Role.INFO)
    info = json.loads(download.bytes_of(info_object))
    assert info["http_headers"]["User-Agent"]
    assert "geheim" in json.dumps(info)
    assert info["requested_downloads"]
    given_out = json.dumps(scrubbed(info))
    assert "geheim" not in given_out
    assert "User-Agent" not in given_out
    assert str(tmp_path) not in given_out
    assert page in given_out
    assert scrubbed(info)["title"] == info["title"]


def test_subtitles_and_thumbnail_come_too(
    site: Site, clip: Path, download: Downloads, tmp_path: Path
) -> None:
    picture = make_still(tmp_path / "thumbnail.png").path.read_bytes()
    words = "WEBVTT\n\n00:00.000 --> 00:01.000\nСлова\n".encode()
    site.add_video("clip.mp4", clip)
    site.add("words.vtt", words)
    site.add("picture.jpg", picture)  # misnamed, as sites do
    page = site.add_page(
        "p.html", video="clip.mp4", thumbnail="picture.jpg", subtitles={"ru/../x": "words.vtt"}
    )
    brought = download(page)
    [subtitle] = of_role(brought, Role.SUBTITLE)
    [thumbnail] = of_role(brought, Role.THUMBNAIL)
    assert download.bytes_of(subtitle) == words
    assert subtitle.name == "subtitle-rux.vtt"
    assert download.bytes_of(thumbnail) == picture
    assert thumbnail.media_type == "image/png"
    assert brought.warnings == []


def test_a_video_whose_subtitles_and_thumbnail_are_gone_is_archived_with_warnings(
    site: Site, clip: Path, download: Downloads
) -> None:
    site.add_video("clip.mp4", clip)
    site.add("picture.jpg", b"<html>this is no picture</html>")
    page = site.add_page("p.html", video="clip.mp4", thumbnail="picture.jpg", subtitles={"en": "gone.vtt"})
    brought = download(page)
    assert {each.role for each in brought.objects} == {Role.SERVED_STREAM, Role.INFO, Role.TRAFFIC}
    text = " ".join(brought.warnings)
    assert "subtitles (en)" in text
    assert "thumbnail is no picture" in text


def test_a_live_stream_is_taken_when_asked_for_and_says_who_wrote_it(
    site: Site, clip: Path, download: Downloads
) -> None:
    link, _ = site.add_hls("live", clip, ended=False)
    playlist = site.answer("live/index.m3u8")
    assert playlist is not None
    asked = iter(range(100))
    site.add("live/index.m3u8", lambda: playlist[0] + (b"\n#EXT-X-ENDLIST\n" if next(asked) > 2 else b""))
    brought = download(link, live=True)
    [stream] = of_role(brought, Role.SERVED_STREAM)
    assert "written by ffmpeg" in stream.recipe["received as"]
    assert brought.title == "index"
    with av.open(str(next(download.store.folder.rglob(f"{stream.taken.sha256}*")))) as container:
        assert sum(1 for packet in container.demux(video=0) if packet.size) > 10


def test_yt_dlp_finds_the_javascript_runtime_that_comes_with_the_program(tmp_path: Path) -> None:
    from catalog.archive.session import open_session

    listener = Listener(SilentContext(), url="", backoff_seconds=0)
    with open_session(Journal(tmp_path), listener, CaptureOptions()) as site:
        runtime = site._js_runtimes["deno"].info
        assert runtime.path == deno.find_deno_bin()
        assert runtime.supported
        assert runtime.version == version("deno")


def test_a_redirect_is_followed_and_told(site: Site, clip: Path, download: Downloads) -> None:
    site.add_video("clip.mp4", clip)
    short = site.add_redirect("s", "clip.mp4", status=301)
    brought = download(short)
    assert brought.reference_sha256 == sha256(clip.read_bytes())
    assert brought.url_reached == site.url("clip.mp4")


def test_the_value_of_a_cookie_is_not_recorded(site: Site, clip: Path, download: Downloads) -> None:
    site.add_video("clip.mp4", clip, Way(headers={"Set-Cookie": "session=geheim"}))
    brought = download(site.url("clip.mp4"))
    assert "geheim" not in json.dumps(brought.response_headers)
    assert brought.response_headers["page"]["set-cookie"] == "(left out)"


def test_what_is_told_of_a_download_has_no_floats(site: Site, clip: Path, download: Downloads) -> None:
    link, _ = site.add_dash("dash", clip)
    brought = download(link)

    def plain(value: object) -> bool:
        if isinstance(value, dict):
            return all(isinstance(k, str) and plain(v) for k, v in value.items())
        if isinstance(value, (list, tuple)):
            return all(map(plain, value))
        return value is None or isinstance(value, (str, int))

    assert plain(dataclasses.asdict(brought))


def test_hostile_titles_stay_words(site: Site, clip: Path, download: Downloads, tmp_path: Path) -> None:
    site.add_video("clip.mp4", clip)
    for number, title in enumerate(HOSTILE_TITLES):
        link = site.add_page(f"post{number}.html", video="clip.mp4", title=title, description=title)
        brought = download(link)
        assert brought.reference_sha256 == sha256(clip.read_bytes())
        assert " ".join(brought.title.split()) == " ".join(title.split())
        names = {each.name for each in brought.objects}
        assert names == {"0.mp4", "info.json", "traffic.warc.gz"}
    assert {path.name for path in tmp_path.iterdir()} == {"objects"}
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.suffix for path in files} == {".mp4", ".json", ".gz"}


def test_a_format_with_a_hostile_name_does_not_name_a_file(
    site: Site, clip: Path, download: Downloads
) -> None:
    link, served = site.add_dash("dash", clip)
    name = "é" + "y" * 300
    manifest = site.answer("dash/manifest.mpd")
    assert manifest is not None
    site.add(
        "dash/manifest.mpd",
        manifest[0].replace(b'Representation id="0"', f'Representation id="{name}"'.encode()),
    )
    for path in [asked for asked in site.paths() if "stream0" in asked]:
        found = site.answer(path)
        assert found is not None
        site.add(path.replace("stream0", f"stream{name}"), found[0])
    brought = download(link)
    assert brought.reference_sha256 == sha256(served["video"])
    assert brought.formats[0]["format_id_as_given"] == name


def test_progress_tells_bytes_speed_and_time_left(site: Site, clip: Path, download: Downloads) -> None:
    link = site.add_video("clip.mp4", clip, Way(bytes_per_second=800_000))
    handle = download.start_here(link)
    seen = []
    while handle.snapshot().state == "running":
        seen.append(handle.snapshot())
        time.sleep(0.02)
    handle.result(10)
    size = clip.stat().st_size
    receiving = [each for each in seen if each.unit == "bytes" and "/s" in each.text]
    assert receiving
    assert all(each.total == size for each in receiving)
    assert all(f" of {amount(size)}" in each.text for each in receiving)
    assert any(each.text.endswith(" left") for each in receiving)
    assert 0 < receiving[0].done < size


def test_a_plugin_in_the_users_folder_is_not_run(
    site: Site, clip: Path, download: Downloads, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker = tmp_path / "ran"
    plugins = tmp_path / "config" / "yt-dlp" / "plugins" / "bad" / "yt_dlp_plugins" / "extractor"
    plugins.mkdir(parents=True)
    (plugins / "bad.py").write_text(
        textwrap.dedent(f"""
        from pathlib import Path
        Path({str(marker)!r}).write_text("ran")
        """)
    )
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("YTDLP_NO_PLUGINS", raising=False)
    download.in_child(site.add_video("clip.mp4", clip))
    assert not marker.exists()
    # The plugin is a good one: yt-dlp left to itself runs it.
    subprocess.run(
        [sys.executable, "-c", "import yt_dlp; yt_dlp.YoutubeDL({}).close()"], check=True, timeout=60
    )
    assert marker.exists()


def test_the_environments_proxy_is_used_unless_told_otherwise(
    site: Site, clip: Path, download: Downloads, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)
    site.add_video("clip.mp4", clip)
    monkeypatch.setenv("http_proxy", site.url("")[:-1])
    brought = download("http://video.invalid/clip.mp4", proxy=None)
    assert brought.reference_sha256 == sha256(clip.read_bytes())


def test_a_site_ends_at_once_while_it_is_still_sending(clip: Path) -> None:
    began = time.monotonic()
    with Site() as site:
        link = site.add_video("clip.mp4", clip, Way(bytes_per_second=1000))
        reader = threading.Thread(
            target=lambda: subprocess.run(
                [
                    sys.executable,
                    "-c",
                    f"import urllib.request as u; u.build_opener(u.ProxyHandler({{}})).open({link!r}).read()",
                ],
                capture_output=True,
                timeout=60,
            )
        )
        reader.start()
        while not site.asked("clip.mp4"):
            time.sleep(0.01)
    reader.join()
    assert time.monotonic() - began < 20
