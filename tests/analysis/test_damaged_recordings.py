"""Real recordings with bytes overwritten in the middle, or cut short: what is left is read, and what is not is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.analysis.examine import ExaminationResult, examine_file
from catalog.errors import MediaUnreadable
from catalog.jobs import Job, ProcessRunner, SilentContext
from catalog.media.frame_index import FrameIndex
from catalog.media.frame_indexing import build_index
from catalog.media.frame_reader import decode_all
from catalog.media.probe import probe_file
from tests.helpers.scale import SCALE
from tests.helpers.video import samples_folder

REAL = sorted((samples_folder() or Path("/nonexistent")).glob("video/*"))
SMALL = [path for path in REAL if path.stat().st_size < 900_000 or SCALE > 1]
TOO_LONG_SECONDS = 120


def examined(path: Path) -> tuple[ExaminationResult, FrameIndex]:
    """What an examination in a process of its own found; it is not waited for without end."""
    objects, derived = path.parent / "objects", path.parent / "derived"
    objects.mkdir()
    derived.mkdir()
    arguments = {
        "path": str(path),
        "stream_index": probe_file(SilentContext(), path=str(path)).stream_index,
        "objects_folder": str(objects),
        "derived_folder": str(derived),
        "settings": {},
    }
    with ProcessRunner() as runner:
        result = runner.start(Job("examine", examine_file, arguments)).result(TOO_LONG_SECONDS)
    return result, FrameIndex.load(derived / "index.npz")


@pytest.mark.skipif(not REAL, reason="no folder of real recordings")
@pytest.mark.parametrize("path", SMALL, ids=lambda path: path.name)
def test_a_recording_with_a_hole_is_read_behind_it_and_the_hole_is_told(path: Path, tmp_path: Path) -> None:
    data = bytearray(path.read_bytes())
    hole = slice(len(data) * 45 // 100, len(data) * 55 // 100)
    data[hole] = bytes(255 - byte for byte in data[hole])
    damaged = tmp_path / f"damaged{path.suffix}"
    damaged.write_bytes(data)
    whole = build_index(path, 0, SilentContext())
    result, index = examined(damaged)
    assert index.pts_of(len(index) - 1) == whole.pts_of(len(whole) - 1), "nothing behind the hole was found"
    assert result.frame_count > len(whole) // 2
    for gap in result.gaps:
        assert int(whole.pts[0]) <= gap["before_pts"] or gap["before_pts"] is None
        assert gap["text"]
    right = {frame.pts: frame.pixel_sha256() for frame in decode_all(path, whole, 0)}
    wrong = [
        frame.pts
        for frame in decode_all(damaged, index, 0, one_thread=True)
        if frame.pixel_sha256() != right.get(frame.pts)
    ]
    first = int(whole.pts[0])
    told = [
        pts
        for pts in wrong
        for gap in result.gaps
        if (gap["after_pts"] < pts or pts == first == gap["after_pts"]) and pts < gap["before_pts"]
    ]
    assert told == wrong, result.gaps


@pytest.mark.skipif(not REAL, reason="no folder of real recordings")
@pytest.mark.parametrize("path", SMALL, ids=lambda path: path.name)
def test_a_recording_cut_in_the_middle_is_read_to_the_cut_or_refused_in_words(
    path: Path, tmp_path: Path
) -> None:
    cut = tmp_path / f"cut{path.suffix}"
    data = path.read_bytes()
    cut.write_bytes(data[: len(data) * 6 // 10])
    try:
        result, index = examined(cut)
    except MediaUnreadable as refusal:
        assert refusal.message and refusal.hint
        return
    assert 0 < result.frame_count <= len(build_index(path, 0, SilentContext()))
    assert result.frame_count == len(index) or result.gaps
