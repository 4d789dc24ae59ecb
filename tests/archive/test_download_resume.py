"""A download that was cut, killed or cancelled goes on from what is certain, and never from what is not."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from pathlib import Path

import pytest

from catalog.archive.resume import JOURNAL_NAME, Journal
from catalog.errors import Cancelled, WorkerDied
from catalog.jobs import ProcessHandle
from tests.archive.conftest import Downloads
from tests.helpers.scale import scaled
from tests.helpers.site import Site, Way

pytestmark = pytest.mark.usefixtures("children_ready_made")
SLOWLY = 400_000
"""Bytes a second: the clip takes 2 s."""


def _kill_once(handle: ProcessHandle, *, received: float) -> None:
    """SIGKILL for the child's whole process group once so many bytes have arrived."""
    end = time.monotonic() + 30
    while handle.snapshot().done < received or handle.snapshot().unit != "bytes":
        assert time.monotonic() < end
        assert handle.snapshot().state == "running"
        time.sleep(0.01)
    assert handle.pid is not None
    os.killpg(handle.pid, signal.SIGKILL)
    with pytest.raises(WorkerDied):
        handle.result(10)


def test_a_killed_download_goes_on_from_where_it_was(site: Site, clip: Path, download: Downloads) -> None:
    link = site.add_video("clip.mp4", clip, Way(bytes_per_second=SLOWLY))
    _kill_once(download.start(link), received=200_000)
    assert download.objects == []
    [part] = download.work_folder.glob("*.part")
    arrived = part.stat().st_size
    site.add_video("clip.mp4", clip)
    brought = download(link)
    assert download.bytes_of(brought.reference_sha256) == clip.read_bytes()
    assert site.asked("clip.mp4")[-1].range == f"bytes={arrived}-"
    assert site.asked("clip.mp4")[-1].status == 206
    assert not download.work_folder.exists()


def test_an_hls_download_killed_again_and_again_asks_only_for_the_segments_that_it_lacks(
    site: Site, clip: Path, download: Downloads
) -> None:
    random.seed(7)
    link, segments = site.add_hls("hls", clip, way=Way(bytes_per_second=SLOWLY))
    _kill_once(download.start(link), received=len(segments[0]) + len(segments[1]) + 1000)
    for _ in range(scaled(1)):
        handle = download.start(link)
        while handle.snapshot().unit != "bytes" and handle.snapshot().state == "running":
            time.sleep(0.005)
        time.sleep(random.uniform(0, 0.5))
        if handle.snapshot().state == "running" and handle.pid is not None:
            os.killpg(handle.pid, signal.SIGKILL)
        with pytest.raises(WorkerDied):
            handle.result(10)
    for number, segment in enumerate(segments):
        site.add(f"hls/segment{number:03}.ts", segment)
    brought = download(link)
    assert download.bytes_of(brought.reference_sha256) == b"".join(segments)
    assert [len(site.asked(f"hls/segment{n:03}.ts")) for n in range(4)][:2] == [1, 1]
    assert brought.reference_sha256 == brought.playable_sha256


def test_a_segment_written_but_not_noted_before_a_kill_is_not_doubled(
    site: Site, clip: Path, download: Downloads
) -> None:
    link, segments = site.add_hls("hls", clip, missing=[4])
    download.refused(link)
    name = next(download.work_folder.glob("*.part")).name
    # As a kill between writing the third segment and noting it leaves them:
    (download.work_folder / name).write_bytes(b"".join(segments[:3]))
    note = {"downloader": {"current_fragment": {"index": 2}, "fragment_count": 4}}
    (download.work_folder / f"{name.removesuffix('.part')}.ytdl").write_text(json.dumps(note))
    site.add("hls/segment003.ts", segments[3])
    assert download.bytes_of(download(link).reference_sha256) == b"".join(segments)


def test_segments_of_an_older_list_are_not_mixed_with_those_of_a_newer_one(
    site: Site, clip: Path, other_clip: Path, download: Downloads
) -> None:
    link, _ = site.add_hls("hls", clip, missing=[4])
    download.refused(link)
    _, newer = site.add_hls("newer", other_clip)
    playlist = site.answer("newer/index.m3u8")
    assert playlist is not None
    site.add("hls/index.m3u8", playlist[0].replace(b"segment", b"../newer/segment"))
    assert download.bytes_of(download(link).reference_sha256) == b"".join(newer)


@pytest.mark.parametrize(
    "way",
    [
        Way(etag='"new"'),
        Way(etag='"new"', heeds_if_range=False),
        Way(etag='W/"weak"', heeds_if_range=False),
        Way(etag='"old"', ranges=False),
    ],
    ids=["heeds If-Range", "ignores If-Range", "weak tag", "no ranges"],
)
def test_a_file_that_changed_on_the_server_is_fetched_anew(
    site: Site, clip: Path, other_clip: Path, download: Downloads, way: Way
) -> None:
    link = site.add_video("clip.mp4", clip, Way(etag='"old"', cut_after=300_000))
    download.refused(link, retries=0)
    assert list(download.work_folder.glob("*.part"))
    site.add_video("clip.mp4", other_clip, way)
    assert download.bytes_of(download(link).reference_sha256) == other_clip.read_bytes()


def test_a_file_that_became_shorter_on_the_server_is_fetched_anew(
    site: Site, clip: Path, download: Downloads
) -> None:
    link = site.add_video("clip.mp4", clip, Way(cut_after=500_000))
    download.refused(link, retries=0)
    shorter = clip.read_bytes()[:100_000]
    site.add_video("clip.mp4", shorter)
    assert download.bytes_of(download(link).reference_sha256) == shorter


def test_a_part_of_unknown_origin_is_not_built_upon(site: Site, clip: Path, download: Downloads) -> None:
    download.work_folder.mkdir(parents=True)
    (download.work_folder / "video.mp4.mp4.part").write_bytes(b"x" * 1000)
    (download.work_folder / "video.mp4.mp4").write_bytes(b"y" * 1000)
    link = site.add_video("clip.mp4", clip)
    assert download.bytes_of(download(link).reference_sha256) == clip.read_bytes()


def test_a_connection_cut_once_is_taken_up_in_the_same_try(
    site: Site, clip: Path, download: Downloads
) -> None:
    # The first answer is the look at the link, which reads only its beginning.
    link = site.add_video("clip.mp4", clip, Way(cut_after=400_000, cut_times=2))
    brought = download(link)
    assert download.bytes_of(brought.reference_sha256) == clip.read_bytes()
    assert brought.tries == 2
    assert site.asked("clip.mp4")[-1].status == 206


def test_a_merge_that_was_interrupted_is_made_again_from_the_kept_streams(
    site: Site, clip: Path, download: Downloads
) -> None:
    link, served = site.add_dash("dash", clip)
    gone = site.answer("dash/chunk-stream1-00004.m4s")
    assert gone is not None
    site.add_status("dash/chunk-stream1-00004.m4s", 404)
    download.refused(link)
    [picture] = list(download.work_folder.glob("video.*.f0.mp4"))
    half_merged = download.work_folder / "video.0+1.mp4"
    half_merged.write_bytes(b"half a merge")
    site.add("dash/chunk-stream1-00004.m4s", gone[0])
    brought = download(link)
    assert picture.name.startswith("video.")
    assert brought.reference_sha256 != brought.playable_sha256
    assert download.bytes_of(brought.reference_sha256) == served["video"]
    assert download.bytes_of(brought.playable_sha256) != b"half a merge"
    assert len(site.asked("dash/chunk-stream0-00001.m4s")) == 1, (
        "the picture was whole and is not fetched again"
    )


def test_a_cancelled_download_ends_soon_and_keeps_its_part(
    site: Site, clip: Path, download: Downloads
) -> None:
    link = site.add_video("clip.mp4", clip, Way(bytes_per_second=SLOWLY))
    handle = download.start_here(link)
    while handle.snapshot().done < 50_000:
        time.sleep(0.01)
    began = time.monotonic()
    handle.cancel()
    with pytest.raises(Cancelled):
        handle.result(10)
    assert time.monotonic() - began < 2, "it stopped by itself and had not to be killed"
    assert list(download.work_folder.glob("*.part"))
    assert download.objects == []


def test_a_pause_between_two_tries_can_be_cancelled(site: Site, download: Downloads) -> None:
    handle = download.start_here(site.add_status("video.mp4", 503), backoff_seconds=60)
    while "waiting" not in handle.snapshot().text:
        time.sleep(0.01)
    began = time.monotonic()
    handle.cancel()
    with pytest.raises(Cancelled):
        handle.result(10)
    assert time.monotonic() - began < 2


def test_a_journal_with_a_torn_end_is_read_up_to_there(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.begin("a.ts", source="/a", direct=False)
    journal.playlist("a.ts", "digest", 2)
    for number in (1, 2):
        piece = tmp_path / f"a.ts.part-Frag{number}"
        piece.write_bytes(b"z" * number)
        journal.fragment("a.ts", number, piece)
    whole = (tmp_path / JOURNAL_NAME).read_bytes()
    (tmp_path / JOURNAL_NAME).write_bytes(whole[:-5])
    torn = Journal(tmp_path)
    assert torn.files["a.ts"].fragments == {1: 1}
    torn.tidy()
    assert {path.name for path in tmp_path.iterdir()} == {JOURNAL_NAME, "a.ts.part-Frag1"}
    torn.begin("b.mp4", source="/b", direct=True)
    assert set(Journal(tmp_path).files) == {"a.ts", "b.mp4"}, "what follows a torn line is read"
