"""A frame that the decoder made up in part is never handed over without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.jobs import SilentContext
from catalog.media.frame_indexing import build_index
from catalog.media.frame_reader import decode_all
from tests.helpers.cli import CommandLine
from tests.helpers.rare_shapes import DAMAGED

pytestmark = pytest.mark.usefixtures("children_ready_made")


def test_a_frame_taken_from_a_damaged_stretch_is_said_to_be(
    framewitness: CommandLine, tmp_path: Path
) -> None:
    path = DAMAGED["broken_packets_mp4"](tmp_path).path
    index = build_index(path, 0, SilentContext())
    bad = next(frame.pts for frame in decode_all(path, index, 0, one_thread=True) if frame.is_damaged)
    case = tmp_path / "case"
    framewitness("new", case)
    framewitness("add", case, path)
    said = framewitness("examine", case)
    assert "damaged stretch" in said.words
    for pts, is_damaged in ((bad, True), (index.pts_of(0), False), (index.pts_of(len(index) - 1), False)):
        taken = framewitness("frame", case, "M1", "--at", f"pts:{pts}", "--out", tmp_path / f"{pts}.png")
        assert taken.code == 0, taken.words
        assert ("The file is damaged there" in taken.out) == is_damaged
