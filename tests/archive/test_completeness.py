"""The verdict on what came: all that was declared, all of it decoded; damaged, or only a part."""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.archive.completeness import decode_whole
from catalog.archive.embedded import examine_bytes
from catalog.archive.links import work_folder_name
from catalog.archive.verdict import judged
from catalog.case import Case
from catalog.errors import Cancelled, WorkerDied
from catalog.jobs import Job, SilentContext
from catalog.model.records import Completeness, PostingState, Role, StoredObject
from catalog.operations.captures import reasons
from catalog.operations.history import step_in_words
from catalog.texts import Phrase
from tests.archive.capturing import QUICK, Captures
from tests.archive.preloaded import Preloaded
from tests.helpers.cases import make_case
from tests.helpers.rare_shapes import (
    broken_packets_mp4,
    cut_short_mkv,
    cut_short_mp4,
    damaged_ts,
    packed_b_frames_avi,
)
from tests.helpers.scale import scaled
from tests.helpers.site import Site, Way
from tests.helpers.video import b_frames_avi, glued_ts, late_mkv, make_video, trimmed_at_both_ends_mp4

A_SECOND = 1_000_000


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """Without a vocabulary: nothing is annotated here."""
    with make_case(tmp_path) as made:
        yield made


@pytest.fixture(scope="module")
def children() -> Iterator[Preloaded]:
    with Preloaded() as children:
        yield children


def test_a_video_whose_declared_bytes_came_and_decode_is_complete(
    site: Site, clip: Path, capture: Captures
) -> None:
    record = capture(site.add_video("clip.mp4", clip)).completeness
    assert (record.verdict, record.why) == ("complete", "")
    [stream] = record.streams
    assert stream["bytes_expected"] == stream["bytes_received"] == clip.stat().st_size
    assert stream["fragments"] is None
    assert step_in_words(capture.case, capture.case.entries()[-1]) == "checking the completeness of clip"
    assert [track["kind"] for track in stream["tracks"]] == ["video", "audio"]
    video, sound = stream["tracks"]
    assert video["declared_micros"] == video["decoded_micros"] == 2 * A_SECOND
    assert video["frames"] == 48
    assert abs(sound["declared_micros"] - sound["decoded_micros"]) < A_SECOND // 10
    assert stream["errors"] == []
    assert record.versions["av"]


def test_each_segment_of_an_hls_recording_is_listed_with_its_hash(
    site: Site, clip: Path, capture: Captures, case: Case
) -> None:
    link, segments = site.add_hls("hls", clip)
    captured = capture(link)
    assert captured.verdict == "complete"
    [stream] = captured.completeness.streams
    assert (stream["fragments"]["expected"], stream["fragments"]["received"]) == (4, 4)
    assert abs(stream["declared_micros"] - 2 * A_SECOND) < A_SECOND // 2
    listed = captured.json_of(Role.SEGMENT_LIST)
    assert listed["segments"] == [
        {"number": number, "size": len(each), "sha256": hashlib.sha256(each).hexdigest()}
        for number, each in enumerate(segments, start=1)
    ]
    served = case.get(StoredObject, stream["object_uid"])
    assert listed["of"] == served.sha256
    assert case.get(StoredObject, stream["fragments"]["list_object_uid"]).parent_uid == served.uid


def test_picture_and_sound_served_apart_are_judged_each(site: Site, clip: Path, capture: Captures) -> None:
    link, served = site.add_dash("dash", clip)
    captured = capture(link)
    assert captured.verdict == "complete"
    video, sound = captured.completeness.streams
    assert [video["bytes_received"], sound["bytes_received"]] == [len(each) for each in served.values()]
    assert [track["kind"] for track in video["tracks"] + sound["tracks"]] == ["video", "audio"]
    assert len(captured.objects(Role.SEGMENT_LIST)) == 2


def test_a_missing_segment_is_a_part_of_the_recording(site: Site, clip: Path, capture: Captures) -> None:
    link, segments = site.add_hls("hls", clip, missing=[3])
    captured = capture(link)
    assert captured.posting.state == PostingState.FAILED
    assert (captured.verdict, captured.completeness.why) == ("partial", "2 of 4 segments arrived.")
    [stream] = captured.completeness.streams
    assert stream["bytes_received"] == sum(map(len, segments[:2]))
    assert stream["object_uid"] is None


def test_a_connection_cut_each_time_leaves_a_part_with_its_size(
    site: Site, clip: Path, capture: Captures
) -> None:
    captured = capture(site.add_video("clip.mp4", clip, Way(cut_after=100_000, ranges=False)))
    size = clip.stat().st_size
    assert captured.verdict == "partial"
    [stream] = captured.completeness.streams
    assert stream["bytes_expected"] == size
    assert 0 < stream["bytes_received"] <= 100_000
    assert captured.completeness.why == f"{stream['bytes_received']} of {size} bytes arrived."


def test_a_slow_answer_that_is_cut_once_where_ranges_are_refused_is_complete(
    site: Site, clip: Path, capture: Captures
) -> None:
    way = Way(cut_after=300_000, cut_times=2, ranges=False, bytes_per_second=4_000_000)
    captured = capture(site.add_video("clip.mp4", clip, way), retries=3)
    assert captured.verdict == "complete"
    assert captured.objects(Role.SERVED_STREAM) == [clip.read_bytes()]


def test_a_length_that_is_declared_too_long_leaves_a_part(site: Site, clip: Path, capture: Captures) -> None:
    size = clip.stat().st_size
    too_long = Way(declares_length=False, ranges=False, headers={"Content-Length": str(size + 1000)})
    captured = capture(site.add("clip.mp4", clip, too_long))
    assert captured.posting.state == PostingState.FAILED
    assert captured.verdict == "partial"
    assert captured.completeness.streams[0]["bytes_expected"] == size + 1000
    assert captured.completeness.why.endswith(f" of {size + 1000} bytes arrived.")


def test_a_length_that_is_declared_too_short_is_found_by_decoding(
    site: Site, capture: Captures, tmp_path: Path
) -> None:

    video = make_video(tmp_path / "long.mkv", frames=100, sound=True).path
    size = video.stat().st_size
    too_short = Way(declares_length=False, ranges=False, headers={"Content-Length": str(size * 2 // 3)})
    captured = capture(site.add("long.mkv", video, too_short))
    assert captured.verdict == "complete with damage", (
        "all that was served is here, and that is not all of it"
    )
    assert "its header says" in captured.completeness.why


def test_a_recording_without_a_declared_length_is_proved_by_its_own_header(
    site: Site, clip: Path, capture: Captures
) -> None:
    way = Way(declares_length=False, ranges=False)
    captured = capture(site.add("clip.mp4", clip, way))
    assert captured.verdict == "complete"
    assert captured.completeness.streams[0]["bytes_expected"] is None


def test_a_recording_cut_short_without_a_declared_length_is_a_part(
    site: Site, capture: Captures, tmp_path: Path
) -> None:
    way = Way(declares_length=False, ranges=False)
    captured = capture(site.add("short.mkv", cut_short_mkv(tmp_path).path, way))
    assert captured.verdict == "partial"
    assert "s can be decoded" in captured.completeness.why


def test_where_nobody_says_how_much_there_is_nothing_is_known(
    site: Site, capture: Captures, tmp_path: Path
) -> None:
    video = make_video(tmp_path / "clip.ts", frames=20).path
    captured = capture(site.add("clip.ts", video, Way(declares_length=False, ranges=False)))
    assert captured.verdict == "not known"
    assert captured.posting.state == PostingState.ARCHIVED


@pytest.mark.parametrize("shape", [broken_packets_mp4, cut_short_mp4, damaged_ts])
def test_a_recording_that_the_server_has_damaged_is_complete_with_damage(
    site: Site, capture: Captures, tmp_path: Path, shape: object
) -> None:
    assert callable(shape)
    video = shape(tmp_path).path
    captured = capture(site.add_video(video.name, video))
    assert captured.verdict == "complete with damage"
    assert captured.completeness.streams[0]["errors"]
    assert captured.objects(Role.SERVED_STREAM) == [video.read_bytes()]


@pytest.mark.parametrize(
    "shape", [glued_ts, late_mkv, trimmed_at_both_ends_mp4, packed_b_frames_avi, b_frames_avi]
)
def test_a_strange_recording_is_not_called_damaged(tmp_path: Path, shape: object) -> None:
    assert callable(shape)
    found = decode_whole(SilentContext(), path=str(shape(tmp_path).path))
    assert found["errors"] == []
    for track in found["tracks"]:
        declared = track["declared_micros"]
        assert declared is None or abs(declared - track["decoded_micros"]) < A_SECOND // 2


def test_a_packed_recording_that_is_damaged_is_called_so(tmp_path: Path) -> None:
    path = packed_b_frames_avi(tmp_path).path
    data = bytearray(path.read_bytes())
    start = data.index(b"\x00\x00\x01\xb6", len(data) // 2) + 40
    data[start : start + 600] = bytes(number * 37 % 251 for number in range(600))
    path.write_bytes(data)
    assert decode_whole(SilentContext(), path=str(path))["errors"]


def test_the_reasons_of_a_stored_verdict_can_be_said_in_other_languages() -> None:
    segment, fault, unknown = reasons(
        "2 of 4 segments arrived. 17 faults were found in decoding all of it. Odd."
    )
    assert isinstance(segment, Phrase) and isinstance(fault, Phrase)
    assert (segment.template, segment.values) == (
        "{received} of {expected} segments arrived.",
        {"received": "2", "expected": "4"},
    )
    assert fault.values == {"count": "17"}
    assert unknown == "Odd."
    streams = [
        {
            "bytes_expected": 10,
            "bytes_received": 10,
            "fragments": None,
            "declared_micros": None,
            "decoded_micros": 1_000_000,
            "errors": ["one", "two"],
            "tracks": [
                {"kind": "audio", "declared_micros": 9_000_000, "decoded_micros": 1_000_000, "frames": 1}
            ],
        }
    ]
    _, why = judged(streams, page_micros=8_000_000, decoded=True, live=False)
    assert len(reasons(why)) == 3
    assert all(isinstance(each, Phrase) for each in reasons(why))
    assert " ".join(reasons(why)) == why


def test_without_the_decoding_the_verdict_is_not_known(site: Site, clip: Path, capture: Captures) -> None:
    record = capture(site.add_video("clip.mp4", clip), decode_check=False).completeness
    assert record.verdict == "not known"
    assert record.why == "It was not decoded to its end. That was left out."
    assert record.streams[0]["tracks"] == []


def test_cancelling_the_decoding_leaves_the_recording_in_the_case(
    site: Site, clip: Path, capture: Captures
) -> None:
    def cancel(job: Job) -> None:
        if job.function is decode_whole:
            raise Cancelled

    captured = capture(site.add_video("clip.mp4", clip), before=cancel)
    assert captured.error is None
    assert captured.posting.state == PostingState.ARCHIVED
    assert captured.completeness.why == "It was not decoded to its end. That was cancelled."


def test_cancelling_the_first_look_at_what_came_has_a_verdict(
    site: Site, clip: Path, capture: Captures
) -> None:
    def cancel(job: Job) -> None:
        if job.function is examine_bytes:
            raise Cancelled

    captured = capture(site.add_video("clip.mp4", clip), before=cancel)
    assert captured.posting.state == PostingState.FAILED
    assert captured.verdict == "not known"
    assert captured.objects(Role.SERVED_STREAM) == [clip.read_bytes()]


def test_a_recording_that_kills_its_decoder_is_damaged(site: Site, clip: Path, capture: Captures) -> None:
    def die(job: Job) -> None:
        if job.function is decode_whole:
            raise WorkerDied("The decoder ended without an answer.")

    captured = capture(site.add_video("clip.mp4", clip), before=die)
    assert captured.verdict == "complete with damage"
    assert captured.completeness.streams[0]["errors"] == ["The decoder ended without an answer."]


def test_what_cannot_be_opened_as_a_recording_has_a_verdict(
    site: Site, clip: Path, capture: Captures
) -> None:
    captured = capture(site.add_video("clip.mp4", clip.read_bytes()[:5000]))
    assert captured.posting.state == PostingState.FAILED
    assert captured.verdict == "complete with damage"
    assert captured.objects(Role.SERVED_STREAM)
    assert captured.record.reached_url == captured.posting.url


def test_faults_where_nobody_says_how_much_there_is_are_told_without_a_verdict(
    site: Site, capture: Captures, tmp_path: Path
) -> None:
    way = Way(declares_length=False, ranges=False)
    captured = capture(site.add("clip.ts", damaged_ts(tmp_path).path, way))
    assert captured.verdict == "not known"
    assert "faults were found" in captured.completeness.why


def test_decoding_can_be_cancelled(clip: Path) -> None:
    class Impatient(SilentContext):
        def check_cancelled(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        decode_whole(Impatient(), path=str(clip))


def test_a_live_stream_is_taken_for_as_long_as_was_said_and_its_verdict_is_not_known(
    site: Site, clip: Path, capture: Captures
) -> None:
    link, segments = site.add_hls("live", clip, ended=False)
    numbers = itertools.count(4)
    opening = site.answer("live/index.m3u8")
    assert opening is not None
    playlist = [opening[0].rstrip().decode()]

    def grown() -> bytes:
        number = next(numbers)
        site.add(f"live/more{number}.ts", segments[number % 4])
        playlist.append(f"#EXT-X-DISCONTINUITY\n#EXTINF:0.5,\nmore{number}.ts")
        return "\n".join(playlist).encode()

    site.add("live/index.m3u8", grown)
    began = time.monotonic()
    captured = capture(link, live=True, live_limit_seconds=1)
    assert time.monotonic() - began < 50
    assert captured.verdict == "not known"
    assert "live" in captured.completeness.why
    assert captured.record.live_status == "is_live"
    [track] = [each for each in captured.completeness.streams[0]["tracks"] if each["kind"] == "video"]
    assert track["decoded_micros"] <= 1.6 * A_SECOND


@pytest.mark.parametrize(
    ("way_of_sending", "kills"),
    [("one file", 10), ("segments", scaled(2)), ("picture and sound apart", scaled(2))],
)
def test_a_download_killed_at_many_moments_is_complete_after_all(
    site: Site,
    clip: Path,
    case: Case,
    capture: Captures,
    children: Preloaded,
    way_of_sending: str,
    kills: int,
) -> None:
    way = Way(bytes_per_second=4_000_000, etag='"1"')
    if way_of_sending == "one file":
        link, served = site.add("clip.mp4", clip, way), [clip.read_bytes()]
    elif way_of_sending == "segments":
        link, segments = site.add_hls("hls", clip, segment_seconds=0.25, way=way)
        served = [b"".join(segments)]
    else:
        link, parts = site.add_dash("dash", clip, way=way)
        served = [parts["video"], parts["sound"]]
    folder = case.objects.folder / "incoming" / work_folder_name(link)
    size = sum(map(len, served))
    killed = 0
    for moment in range(kills):
        child = children.start(
            url=link, work_folder=str(folder), objects_folder=str(case.objects.folder), options=QUICK
        )
        deadline = time.monotonic() + 30
        while _received(folder) < size * moment // kills and time.monotonic() < deadline:
            time.sleep(0.005)
        killed += children.kill(child)
    assert killed == kills
    captured = capture(link)
    assert captured.objects(Role.SERVED_STREAM) == served
    assert captured.verdict == "complete"


def _received(folder: Path) -> int:
    """Bytes that lie in the work folder of a download, its own notes left out."""
    total = 0
    for path in folder.glob("video.*"):
        with contextlib.suppress(FileNotFoundError):
            total += path.stat().st_size if path.suffix != ".ytdl" else 0
    return total


def test_the_rate_is_kept(site: Site, clip: Path, capture: Captures) -> None:
    size = clip.stat().st_size
    began = time.monotonic()
    captured = capture(site.add_video("clip.mp4", clip), rate_limit_bytes=size // 2, decode_check=False)
    assert time.monotonic() - began > 1
    assert captured.posting.state == PostingState.ARCHIVED


def test_the_newest_verdict_of_a_posting_holds(case: Case, site: Site, clip: Path, capture: Captures) -> None:
    captured = capture(site.add_video("clip.mp4", clip))
    [before] = case.find(Completeness, posting_uid=captured.posting.uid)
    with case.unit_of_work("archive.check", actor="tester") as work:
        work.add(Completeness(posting_uid=captured.posting.uid, verdict="partial", made_utc=before.made_utc))
    from catalog.operations.captures import verdicts

    assert verdicts(case)[captured.posting.uid].verdict == "partial"
