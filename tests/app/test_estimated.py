"""A recording whose own times run back: the window calls each of its times estimated."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from catalog.model.records import Extent
from catalog.operations import annotate
from tests.helpers.video import b_frames_avi
from tests.helpers.window import ACTOR, make_recorded_case, wait_at_rest, window_on


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    path = make_recorded_case(tmp_path / "case", [b_frames_avi(tmp_path).path])
    with window_on(qtbot, path) as opened:
        wait_at_rest(qtbot, opened)
        yield opened


def test_each_time_that_is_shown_is_called_estimated(qtbot: QtBot, window: MainWindow) -> None:
    session, transport = window.session, window.stage.transport
    assert transport.estimated.isVisible()
    assert "est" not in transport.clock.text(), "said once, beside it"
    media, moments = session.media, session.moments
    assert media is not None
    assert moments is not None
    begin, end = moments.pts_of_frame(10), moments.pts_of_frame(20)
    annotate.add_annotation(
        session.case,
        actor=ACTOR,
        media_uid=media.uid,
        term_code="eq.shield",
        extent=Extent.INTERVAL,
        start_pts=begin,
        end_pts=end,
    )
    table = window.table.proxy
    qtbot.waitUntil(lambda: table.rowCount() == 1, timeout=5000)
    told = [
        str(table.index(0, column).data(Qt.ItemDataRole.DisplayRole)) for column in range(table.columnCount())
    ]
    assert [text for text in told if text.startswith("0:00:0")] == [
        moments.clock(begin),
        moments.clock(end),
        moments.length(begin, end),
    ]
    assert all(text.endswith(" est.") for text in told if text.startswith("0:00:0"))


def test_a_time_so_marked_can_be_typed_back(window: MainWindow) -> None:
    moments = window.session.moments
    assert moments is not None
    for number in (0, 7, 59):
        pts = moments.pts_of_frame(number)
        assert moments.clock(pts).endswith(" est.")
        assert moments.parse(moments.clock(pts)) == pts
    end = moments.media.end_pts
    assert moments.parse(moments.clock(end), is_end=True) == end
