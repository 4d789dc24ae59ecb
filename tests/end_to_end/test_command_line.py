"""The main job from the command line, whole: a link and a file in, frames checked with ffmpeg, a report out."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import shutil
import subprocess
import time
from fractions import Fraction
from pathlib import Path

import av
import imageio_ffmpeg
import numpy as np
import pytest
from numpy.typing import NDArray

from catalog.case import Case
from catalog.jobs import OperationRun, ProcessRunner
from catalog.model.records import Media, Posting
from catalog.model.timecode import clock
from catalog.operations.annotate import rate_graphic
from catalog.operations.examine import examine
from tests.helpers.cli import CommandLine
from tests.helpers.site import Site
from tests.helpers.video import cfr_mp4, make_video, read_number, ts_with_offset

pytestmark = pytest.mark.usefixtures("children_ready_made")
CUT = 40


def two_scenes(number: int, width: int, height: int) -> NDArray[np.uint8]:
    """A texture that drifts to the right; at frame 40 a hard cut to another one."""
    random = np.random.default_rng(number >= CUT)
    blocks = random.integers(0, 255, (height // 16, width // 16, 3), dtype=np.uint8)
    return np.roll(np.kron(blocks, np.ones((16, 16, 1), np.uint8)), number, axis=1)


@pytest.fixture(scope="module")
def video(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("video") / "street.mp4"
    return make_video(path, frames=80, size=(320, 240), b_frames=2, sound=True, draw=two_scenes).path


def frame_hashes(path: Path, time_base: Fraction) -> dict[int, str]:
    """What stock ffmpeg says: PTS to SHA-256 of the decoded pixels, by the command that the report prints."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-noautorotate", "-copyts", "-i", str(path)]
    command += ["-map", "0:v:0", "-fps_mode", "passthrough"]
    command += ["-enc_time_base", f"{time_base.numerator}:{time_base.denominator}"]
    command += ["-f", "framehash", "-hash", "sha256", "-"]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    rows = [line.split(",") for line in lines if not line.startswith("#")]
    return {int(row[2]): row[5].strip() for row in rows}


def test_from_a_link_and_a_file_to_a_report_that_a_stranger_can_check(
    framewitness: CommandLine, tmp_path: Path, video: Path
) -> None:
    case, out = tmp_path / "case", tmp_path / "out"
    local = ts_with_offset(tmp_path).path
    made = framewitness("new", case, "--name", "A street")
    assert made.code == 0
    assert "encrypt" in made.words
    with Site() as site:
        site.add_video("street.mp4", video)
        link = site.add_page("post.html", title="На улице", video="street.mp4")
        added = framewitness("add", case, link)
        assert added.code == 0, added.words
    added = framewitness("add", case, local, video)
    assert added.code == 0, added.words
    assert "in the case already" in added.out
    assert framewitness("examine", case).code == 0

    listed = framewitness.listed(case)
    assert {media["title"] for media in listed["media"]} == {"На улице", local.name}
    linked = next(media for media in listed["media"] if media["title"] == "На улице")
    name = linked["label"]
    from_disk = next(posting for posting in listed["postings"] if posting["original_name"] == video.name)
    assert from_disk["media_uid"] == linked["uid"], "the same bytes from disk are a posting of the same media"
    assert [shot["start_frame"] for shot in linked["shots"]] == [0, CUT]

    for media in listed["media"]:
        path = case / media["reference_object"]["path"]
        time_base = Fraction(media["time_base_numerator"], media["time_base_denominator"])
        hashes = frame_hashes(path, time_base)
        assert media["keyframes"]
        for keyframe in media["keyframes"]:
            assert hashes[keyframe["pts"]] == keyframe["pixel_sha256"]
            assert sorted(hashes).index(keyframe["pts"]) == keyframe["frame"]

    framewitness("describe", case, "--requester", "A court", "--examiner", "E. Xaminer")
    spoken = ("annotate", case, name, "--term")
    assert (
        framewitness(*spoken, "eq.shield", "--at", "0.5", "--to", "1.5", "--note", "<b>left</b> #read").code
        == 0
    )
    assert framewitness(*spoken, "snd.bang", "--at", "frame:60", "--presence", "heard").code == 0
    not_seen = ("--presence", "looked for and not seen", "--speed", "0.5", "--without-sound")
    assert framewitness(*spoken, "wpn.handgun", "--at", "0", "--to", "frame:80", *not_seen).code == 0
    assert framewitness("undo", case).code == 0
    assert framewitness("undo", case, "--redo").code == 0

    first = framewitness("report", case, "--out", out)
    assert first.code == 0, first.words
    pdf, page = sorted(out.iterdir(), key=lambda path: path.suffix, reverse=True)
    assert (pdf.suffix, page.suffix) == (".pdf", ".html")
    assert hashlib.sha256(pdf.read_bytes()).hexdigest() in first.out
    text = page.read_text(encoding="utf-8")
    for said in (
        f"{name}-A1",
        f"{name}-A2",
        f"{name}-A3",
        "&lt;b&gt;left&lt;/b&gt; #read",
        "A court",
        "На улице",
    ):
        assert said in text
    assert linked["reference_object"]["sha256"] in text
    annotated = next(m for m in framewitness.listed(case)["media"] if m["label"] == name)
    still_pts = {k["pts"] for k in annotated["keyframes"] if k["still"]}
    assert {a["start_pts"] for a in annotated["annotations"]} <= still_pts

    as_of = pdf.stem.rpartition("-")[2]
    framewitness(*spoken, "wpn.baton", "--at", "1")
    verified = framewitness("verify", case)
    assert verified.code == 0, verified.words
    moved = tmp_path / "elsewhere" / "case"
    shutil.copytree(case, moved)
    again = framewitness("report", moved, "--out", tmp_path / "again", "--as-of", as_of)
    assert again.code == 0, again.words
    for path in (pdf, page):
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes()


def test_a_frame_taken_by_hand_is_a_keyframe_and_a_png_of_that_very_frame(
    framewitness: CommandLine, tmp_path: Path
) -> None:
    case, out = tmp_path / "case", tmp_path / "frame.png"
    framewitness("new", case)
    framewitness("add", case, cfr_mp4(tmp_path).path)
    assert framewitness("frame", case, "M1", "--at", "frame:17", "--out", out).code == 0
    with av.open(str(out)) as still:
        assert read_number(next(still.decode(video=0)).to_ndarray(format="rgb24")) == 17
    (keyframe,) = framewitness.listed(case)["media"][0]["keyframes"]
    assert (keyframe["frame"], keyframe["reason"]) == (17, "grabbed by hand")
    assert (case / keyframe["still"]["path"]).read_bytes() == out.read_bytes()
    refused = framewitness("frame", case, "M1", "--at", "frame:3", "--out", out)
    assert refused.code == 2
    assert "exists" in refused.words


def test_shots_of_a_bare_file_need_no_case_and_leave_nothing(
    framewitness: CommandLine, tmp_path: Path, video: Path
) -> None:
    before = sorted(tmp_path.rglob("*"))
    found = json.loads(framewitness("shots", video, "--json").out)
    assert found["frame_count"] == 80
    assert found["fps"] == pytest.approx(25)
    (boundary,) = found["boundaries"]
    assert (boundary["kind"], boundary["frame"]) == ("cut", CUT)
    assert boundary["seconds"] == pytest.approx(CUT / 25)
    hashes = frame_hashes(video, Fraction(1, 12_800))
    for keyframe in found["keyframes"]:
        assert set(keyframe) == {"frame", "pts", "seconds", "shot", "reason", "sharpness", "pixel_sha256"}
        assert hashes[keyframe["pts"]] == keyframe["pixel_sha256"]
    assert sorted(tmp_path.rglob("*")) == before


def test_a_file_saved_by_hand_joins_the_posting_that_failed(
    framewitness: CommandLine, tmp_path: Path, video: Path
) -> None:
    case = tmp_path / "case"
    framewitness("new", case)
    with Site() as site:
        link = site.add_status("gone.mp4", 404)
        assert framewitness("add", case, link, "--retries", "0").code == 1
    alone = framewitness("add", case, video, "--posting", link)
    assert alone.code == 2
    joined = framewitness("add", case, video, "--posting", link, "--obtained", "screen recording")
    assert joined.code == 0, joined.words
    (posting,) = framewitness.listed(case)["postings"]
    assert (posting["state"], posting["obtained"]) == ("saved by hand", "screen recording")
    assert "404" in posting["error"], "why it had to be saved by hand stays on record"
    assert posting["media_uid"]


def test_a_changed_byte_and_a_lost_object_are_named(
    framewitness: CommandLine, tmp_path: Path, video: Path
) -> None:
    case = tmp_path / "case"
    framewitness("new", case)
    framewitness("add", case, video)
    stored = case / framewitness.listed(case)["media"][0]["reference_object"]["path"]
    whole = stored.read_bytes()
    stored.chmod(0o644)
    stored.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    changed = framewitness("verify", case)
    assert changed.code == 1
    assert stored.stem in changed.words
    stored.unlink()
    lost = framewitness("verify", case)
    assert lost.code == 1
    assert "missing" in lost.words
    stored.write_bytes(whole)
    (case / "objects" / "notes.txt").write_text("what is this")
    stray = framewitness("verify", case)
    assert stray.code == 1
    assert "notes.txt" in stray.words


def test_the_time_that_is_printed_is_the_time_that_is_meant(
    framewitness: CommandLine, tmp_path: Path
) -> None:
    """At 29.97 frames a second no frame begins at a whole millisecond."""
    case = tmp_path / "case"
    framewitness("new", case)
    framewitness("add", case, make_video(tmp_path / "ntsc.mp4", frames=40, fps=Fraction(30000, 1001)).path)
    spoken = ("annotate", case, "M1", "--term", "eq.shield", "--at", "0")
    framewitness(*spoken, "--to", "frame:7")
    framewitness(*spoken, "--to", "frame:40")
    first, whole = framewitness.listed(case)["media"][0]["annotations"]
    for annotation in (first, whole):
        media = framewitness.listed(case)["media"][0]
        time_base = Fraction(media["time_base_numerator"], media["time_base_denominator"])
        printed = clock(annotation["end_pts"], time_base=time_base, origin_pts=media["origin_pts"])
        assert framewitness(*spoken, "--to", printed).code == 0
    again = [each["end_pts"] for each in framewitness.listed(case)["media"][0]["annotations"]]
    assert again == [first["end_pts"], whole["end_pts"]] * 2


def test_the_same_link_twice_is_one_try_and_a_broken_off_one_is_said_to_be(
    framewitness: CommandLine, tmp_path: Path, video: Path
) -> None:
    case = tmp_path / "case"
    framewitness("new", case)
    with Site() as site:
        link = site.add_video("street.mp4", video)
        with Case.open(case) as opened, opened.unit_of_work("archive.start", actor="tester") as work:
            work.add(Posting(url=link, obtained="yt-dlp"))  # what a killed program leaves
        assert framewitness("add", case, link, link).code == 0
    interrupted, archived = framewitness.listed(case)["postings"]
    assert (interrupted["state"], archived["state"]) == ("failed", "archived")
    assert "ended before" in interrupted["error"]
    assert list((case / "objects" / "incoming").glob("*")) == []


def test_a_report_does_not_show_what_was_restricted_later(
    framewitness: CommandLine, tmp_path: Path, video: Path
) -> None:
    case, out = tmp_path / "case", tmp_path / "out"
    framewitness("new", case)
    framewitness("add", case, video)
    entry = str(framewitness.listed(case)["case"]["last_entry"])
    framewitness("restrict", case, "M1", "--reason", "shows a child")
    refused = framewitness("report", case, "--out", out, "--as-of", entry)
    assert refused.code == 2
    assert "shows a child" in refused.words
    assert not out.exists()
    assert framewitness("report", case, "--out", out).code == 0


def test_a_report_of_bytes_that_are_gone_says_so(
    framewitness: CommandLine, tmp_path: Path, video: Path
) -> None:
    case = tmp_path / "case"
    framewitness("new", case)
    framewitness("add", case, video)
    stored = case / framewitness.listed(case)["media"][0]["reference_object"]["path"]
    stored.unlink()
    said = framewitness("report", case, "--out", tmp_path / "out")
    assert said.code == 1
    assert stored.name in said.words and "missing" in said.words


def test_a_second_examination_stands_beside_the_first_and_is_the_one_shown(
    framewitness: CommandLine, tmp_path: Path, video: Path
) -> None:
    case = tmp_path / "case"
    framewitness("new", case)
    framewitness("add", case, video)
    framewitness("examine", case)
    once = framewitness.listed(case)["media"][0]
    framewitness("examine", case, "M1")
    twice = framewitness.listed(case)["media"][0]
    assert [k["pts"] for k in twice["keyframes"]] == [k["pts"] for k in once["keyframes"]]
    assert len(twice["shots"]) == len(once["shots"])


def test_a_rating_given_while_an_examination_runs_is_not_lost(
    framewitness: CommandLine, tmp_path: Path, video: Path
) -> None:
    case = tmp_path / "case"
    framewitness("new", case)
    framewitness("add", case, video)
    with Case.open(case) as opened, ProcessRunner() as runner:
        (media,) = opened.find(Media)
        with opened.unit_of_work("test", actor="tester") as work:  # what demuxing may have promised wrongly
            work.replace(dataclasses.replace(media, frame_count=79))
        under_way = OperationRun(examine(opened, media.uid, actor="tester"), runner)
        rate_graphic(opened, media.uid, "graphic", actor="tester")
        while not under_way.finished:
            under_way.poll()
            time.sleep(0.05)
        under_way.outcome()
        now = opened.get(Media, media.uid)
    assert (now.graphic, now.frame_count) == ("graphic", 80)
