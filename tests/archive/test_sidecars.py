"""Which files beside a recording belong to it."""

from __future__ import annotations

from pathlib import Path

from catalog.archive.folders import look_through
from catalog.archive.sidecars import sidecars_of
from catalog.case import Case
from catalog.model.records import PostingObject, Role, StoredObject
from catalog.operations.acquire import add_file
from tests.archive.capturing import run_here


def beside(recordings: str, others: str) -> dict[str, str]:
    found = sidecars_of([Path(each) for each in recordings.split()], [Path(each) for each in others.split()])
    return {path.name: " ".join(each.name for each in files) for path, files in found.items()}


def test_a_sidecar_begins_with_the_name_of_its_recording() -> None:
    others = "clip.srt clip.en.vtt clip.mp4.json clip.info.json CLIP.XMP clip.txt clip.pdf clips.srt cli.txt"
    assert beside("clip.mp4", others) == {
        "clip.mp4": "CLIP.XMP clip.en.vtt clip.info.json clip.mp4.json clip.srt clip.txt"
    }


def test_of_several_recordings_the_longest_name_has_it() -> None:
    assert beside("a.mp4 a.b.mp4", "a.b.json a.json a.b.en.srt") == {
        "a.b.mp4": "a.b.en.srt a.b.json",
        "a.mp4": "a.json",
    }


def test_of_two_recordings_of_one_name_the_full_name_decides_and_else_the_first() -> None:
    assert beside("a.jpg a.mp4", "a.mp4.json a.xmp") == {"a.mp4": "a.mp4.json", "a.jpg": "a.xmp"}


def test_one_in_another_folder_is_not_beside() -> None:
    assert beside("x/a.mp4", "y/a.srt") == {}


def test_sidecars_come_with_the_recording_and_the_empty_one_is_named(
    case: Case, clip: Path, tmp_path: Path
) -> None:
    video = tmp_path / "clip.mp4"
    video.write_bytes(clip.read_bytes())
    (tmp_path / "clip.srt").write_text("1\n00:00:00,000 --> 00:00:01,000\nhello\n")
    (tmp_path / "clip.mp4.json").write_text('{"from": "a site"}')
    (tmp_path / "clip.txt").write_bytes(b"")
    [found] = look_through([video])
    acquired = run_here(add_file(case, found, actor="tester"))
    roles = {(each.name, each.role) for each in case.find(PostingObject, posting_uid=acquired.posting.uid)}
    assert roles == {
        ("clip.mp4", Role.LOCAL_FILE),
        ("clip.srt", Role.SUBTITLE),
        ("clip.mp4.json", Role.SIDECAR),
    }
    assert acquired.beside == ("clip.mp4.json", "clip.srt")
    [left_out] = acquired.posting.facts["left out"]
    assert left_out.startswith("clip.txt")
    kept = next(each for each in case.find(StoredObject) if each.extension == ".srt")
    assert case.object_path(kept).read_text() == (tmp_path / "clip.srt").read_text()
