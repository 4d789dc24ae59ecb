"""A damaged recording in the window: a picture that the decoder made up in part is called damaged."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from catalog.jobs import SilentContext
from catalog.media.frame_indexing import build_index
from catalog.media.frame_reader import decode_all
from tests.helpers.rare_shapes import DAMAGED
from tests.helpers.window import make_recorded_case, wait_at_rest, window_on


def test_the_read_out_says_where_a_picture_follows_damage(qtbot: QtBot, tmp_path: Path) -> None:
    path = DAMAGED["broken_packets_mp4"](tmp_path).path
    index = build_index(path, 0, SilentContext())
    bad = next(frame.number for frame in decode_all(path, index, 0, one_thread=True) if frame.is_damaged)
    with window_on(qtbot, make_recorded_case(tmp_path / "case", [path])) as window:
        damaged = window.stage.transport.damaged
        for number, is_damaged in ((3, False), (bad, True), (bad + 1, True), (3, False)):
            window.player.go_to_number(number)
            wait_at_rest(qtbot, window)
            assert damaged.isVisible() == is_damaged
