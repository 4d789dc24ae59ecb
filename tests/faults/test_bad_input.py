"""Bad input: a clear sentence, exit code 1 or 2, nothing lost, nothing half-made."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from catalog.cli import progress
from tests.helpers.cli import CommandLine, in_a_process
from tests.helpers.here_runner import HereRunner
from tests.helpers.scale import scaled
from tests.helpers.site import HOSTILE_TITLES, Site, Way
from tests.helpers.video import cfr_mp4

pytestmark = pytest.mark.usefixtures("children_ready_made")


def sound_after(framewitness: CommandLine, case: Path) -> None:
    """The case verifies, and whatever was recorded as archived is whole."""
    said = framewitness("verify", case)
    assert said.code == 0, said.words


def failed_posting(framewitness: CommandLine, case: Path) -> dict:
    (posting,) = framewitness.listed(case)["postings"]
    assert posting["state"] == "failed"
    assert posting["error"]
    return posting


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://example.org/clip.mp4", "only http and https"),
        ("javascript://example.org/%0aalert(1)", "only http and https"),
        ("https://", "names no site"),
    ],
)
def test_other_schemes_are_refused_before_anything_is_recorded(here, case, link, said) -> None:
    answer = here("add", case, link)
    assert answer.code == 2
    assert said in answer.words
    assert here.listed(case)["postings"] == []


@pytest.mark.parametrize(
    ("status", "said"),
    [(404, "404"), (403, "403"), (503, "503")],
)
def test_a_link_that_the_site_refuses_stays_as_a_failed_posting(here, case, site: Site, status, said) -> None:
    answer = here("add", case, site.add_status("clip.mp4", status), "--retries", "0")
    assert answer.code == 1
    assert said in answer.words
    assert said in failed_posting(here, case)["error"]
    sound_after(here, case)


def test_a_host_that_does_not_exist(here, case) -> None:
    answer = here("add", case, "http://no-such-host.invalid/clip.mp4", "--retries", "0", "--yes")
    assert answer.code == 1
    assert "no-such-host.invalid" in failed_posting(here, case)["error"]


def test_a_page_without_video(here, case, site: Site) -> None:
    answer = here("add", case, site.add_page_without_video("about.html"), "--retries", "0")
    assert answer.code == 1
    assert "video" in failed_posting(here, case)["error"]


def test_a_connection_that_is_cut_half_way_is_not_archived_and_goes_on_next_time(
    framewitness, case, site: Site, tmp_path: Path, monkeypatch
) -> None:
    video = cfr_mp4(tmp_path).path
    half = video.stat().st_size // 2
    link = site.add_video("clip.mp4", video, Way(cut_after=half))
    answer = framewitness("add", case, link, "--retries", "0")
    assert answer.code == 1
    failed_posting(framewitness, case)
    assert framewitness.listed(case)["media"] == []
    sound_after(framewitness, case)

    site.add_video("clip.mp4", video)
    # Another process goes on: that which was cut off has ended.
    monkeypatch.setattr(progress, "ProcessRunner", HereRunner)
    again = framewitness("add", case, link, "--retries", "0")
    assert again.code == 0, again.words
    listed = framewitness.listed(case)
    assert [posting["state"] for posting in listed["postings"]] == ["failed", "archived"]
    stored = case / listed["media"][0]["reference_object"]["path"]
    assert stored.read_bytes() == video.read_bytes()
    resumed_at = int(site.asked("clip.mp4")[-1].range.removeprefix("bytes=").rstrip("-"))
    assert 0 < resumed_at <= half


def test_an_hls_list_with_a_missing_segment_is_not_archived(here, case, site: Site, tmp_path) -> None:
    link, _ = site.add_hls("live", cfr_mp4(tmp_path).path, missing=(2,))
    answer = here("add", case, link, "--retries", "0")
    assert answer.code == 1
    failed_posting(here, case)
    assert here.listed(case)["media"] == []
    sound_after(here, case)


def test_a_text_file_named_mp4_is_kept_and_said_to_be_no_video(framewitness, case, tmp_path: Path) -> None:
    fake = tmp_path / "clip.mp4"
    fake.write_text("this is no video\n" * 50)
    answer = framewitness("add", case, fake)
    assert answer.code == 1
    assert "clip.mp4" in answer.words
    (kept,) = failed_posting(framewitness, case)["objects"]
    assert (case / kept["path"]).read_bytes() == fake.read_bytes()
    sound_after(framewitness, case)


def test_an_empty_file(here, case, tmp_path: Path) -> None:
    (tmp_path / "clip.mp4").touch()
    answer = here("add", case, tmp_path / "clip.mp4")
    assert answer.code == 1
    assert "empty" in answer.words
    sound_after(here, case)


def test_a_video_cut_before_its_index_is_kept_and_explained(here, case, tmp_path: Path) -> None:
    whole = cfr_mp4(tmp_path).path.read_bytes()
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(whole[: len(whole) // 2])
    answer = here("add", case, cut)
    assert answer.code == 1
    assert "cut" in answer.words
    (kept,) = failed_posting(here, case)["objects"]
    assert kept["size"] == cut.stat().st_size
    sound_after(here, case)


def test_a_folder_without_media(here, case, tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "readme.txt").write_text("nothing to see")
    answer = here("add", case, tmp_path / "notes")
    assert answer.code == 2
    assert "notes" in answer.words
    assert here.listed(case)["postings"] == []


def test_a_path_that_does_not_exist(here, case, tmp_path: Path) -> None:
    answer = here("add", case, tmp_path / "no-such.mp4")
    assert answer.code in (1, 2)
    assert "no-such.mp4" in answer.words
    sound_after(here, case)


def test_an_unreadable_file(framewitness, case, tmp_path: Path) -> None:
    video = cfr_mp4(tmp_path).path
    video.chmod(0)
    add = [sys.executable, "-m", "app", "add", str(case), str(video)]
    if os.geteuid() == 0:  # root reads everything, unless that power is taken away
        if shutil.which("setpriv") is None:
            pytest.skip("needs setpriv")
        without = "-dac_override,-dac_read_search"
        add = ["setpriv", f"--inh-caps={without}", f"--bounding-set={without}", *add]
    done = subprocess.run(add, capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    assert "permission" in done.stderr.lower()
    assert "permission" in failed_posting(framewitness, case)["error"].lower()
    sound_after(framewitness, case)


def test_a_full_disk_leaves_nothing_half_made(here, tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", small], capture_output=True
    ).returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        case = small / "case"
        assert here("new", case).code == 0
        big = tmp_path / "big.mp4"
        big.write_bytes(os.urandom(4_000_000))
        answer = here("add", case, big)
        assert answer.code == 1
        assert "full" in answer.words.lower()
        assert not list((case / "objects").rglob("*.part"))
        sound_after(here, case)
    finally:
        subprocess.run(["umount", small], check=True)


def test_a_case_in_a_read_only_place_can_be_read_and_says_why_it_cannot_be_written(
    here, case, tmp_path: Path
) -> None:
    video = cfr_mp4(tmp_path).path
    assert here("add", case, video).code == 0
    place = tmp_path / "read-only"
    place.mkdir()
    if subprocess.run(["mount", "--bind", case, place], capture_output=True).returncode:
        pytest.skip("a folder cannot be mounted here")
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", place], check=True, capture_output=True)
        assert here("list", place).code == 0
        assert here("verify", place).code == 0
        for refused in (
            here("add", place, video),
            here("annotate", place, "M1", "--term", "eq.shield", "--at", "0"),
            here("report", place, "--out", tmp_path / "out"),
        ):
            assert refused.code == 1, refused.words
            assert "read" in refused.words
    finally:
        subprocess.run(["umount", place], check=True)
    sound_after(here, case)


def test_a_time_past_the_end_and_an_unknown_term(here, case, tmp_path: Path) -> None:
    assert here("add", case, cfr_mp4(tmp_path).path).code == 0
    out = tmp_path / "frame.png"
    for arguments, said in (
        (("frame", case, "M1", "--at", "1:00:00", "--out", out), "outside M1"),
        (("frame", case, "M1", "--at", "noon", "--out", out), "not a time"),
        (("frame", case, "M2", "--at", "0", "--out", out), "no media “M2”"),
        (("annotate", case, "M1", "--term", "eq.shield", "--at", "1:00:00"), "outside M1"),
        (("annotate", case, "M1", "--term", "eq.sheild", "--at", "0"), "eq.shield"),
    ):
        answer = here(*arguments)
        assert answer.code == 2, answer.words
        assert said in answer.words
    assert not out.exists()
    assert here.listed(case)["media"][0]["annotations"] == []


def test_hostile_titles_are_kept_as_text_and_name_no_file(here, case, site: Site, tmp_path) -> None:
    """A sample of the titles goes through the whole program; each alone is downloaded elsewhere."""
    titles = random.sample(HOSTILE_TITLES, min(len(HOSTILE_TITLES), scaled(2)))
    video = cfr_mp4(tmp_path).path
    site.add_video("clip.mp4", video)
    links = [site.add_page(f"post-{n}.html", title=title, video="clip.mp4") for n, title in enumerate(titles)]
    answer = here("add", case, *links, "--retries", "0")
    assert answer.code == 0, answer.words
    listed = here.listed(case)
    assert len(listed["postings"]) == len(titles), titles
    assert len(listed["media"]) == 1, "the same bytes are one recording"
    names = {path.name for path in case.rglob("*") if path.is_file() and path.parent.parent.name == "objects"}
    assert all(len(name.split(".")[0]) == 64 for name in names)
    sound_after(here, case)


def test_a_folder_that_is_no_case_and_one_that_is_taken(here, case, tmp_path: Path) -> None:
    assert here("list", tmp_path / "nowhere").code == 1
    assert "no case" in here("list", tmp_path / "nowhere").words
    taken = here("new", case)
    assert taken.code == 1
    assert "already exists" in taken.words


def test_a_bug_in_the_words_typed_is_told_as_usage(here) -> None:
    answer = here("annotate")
    assert answer.code == 2
    assert "Usage" in answer.err
    assert "Traceback" not in answer.err


def test_no_window_without_a_display_is_said(case) -> None:
    answer = in_a_process("open", case, QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    assert answer.code == 1
    assert "no display" in answer.err
