"""Where in the picture an annotation is: drawn on the exact frame by mouse and keys, followed until it is unsure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from app.regions.board import Tool
from app.regions.room import RegionsRoom
from catalog.model.records import Region, RegionState
from catalog.model.regions import keys_of
from catalog.operations import annotate
from tests.helpers.moving import FRAMES, Clip, make_clip, overlap, write_clip
from tests.helpers.window import (
    annotations,
    click,
    copy_of,
    make_recorded_case,
    only_media,
    pixels,
    room_in,
    tap,
    wait_at_rest,
    window_on,
)

SEED = 903


@pytest.fixture(scope="session")
def clip() -> Clip:
    """Something goes behind a pole."""
    return make_clip(SEED, "pole")


@pytest.fixture(scope="session")
def followed(tmp_path_factory: pytest.TempPathFactory, clip: Clip) -> Path:
    folder = tmp_path_factory.mktemp("followed")
    return make_recorded_case(folder / "case", [write_clip(folder / "pole.mp4", clip).path])


@pytest.fixture
def window(qtbot: QtBot, followed: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """At the first frame of the clip, with one annotation that lasts over all of it, chosen."""
    with window_on(qtbot, copy_of(followed, tmp_path)) as opened:
        media = only_media(opened)
        made = annotate.add_annotation(
            opened.session.case,
            actor="tester",
            media_uid=media.uid,
            term_code="eq.shield",
            extent="interval",
            start_pts=media.first_pts,
            end_pts=media.end_pts,
        )
        opened.session.refresh()
        opened.session.choose_annotation(made.uid)
        wait_at_rest(qtbot, opened)
        opened.stage.picture.setFocus()
        yield opened


def room(window: MainWindow) -> RegionsRoom:
    return room_in(window, RegionsRoom)


def regions(window: MainWindow) -> list[Region]:
    """As they stand in the case."""
    return window.session.case.find(Region, order="number")


def place(window: MainWindow, x: float, y: float) -> QPoint:
    return window.stage.picture.to_widget(x, y).toPoint()


def drag(window: MainWindow, start: tuple[float, float], end: tuple[float, float]) -> None:
    """With the left button, over pixels of the picture."""
    picture, left, none = (
        window.stage.picture,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QTest.mousePress(picture, left, none, place(window, *start))
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    QTest.mouseMove(picture, place(window, *middle))
    QTest.mouseMove(picture, place(window, *end))
    QTest.mouseRelease(picture, left, none, place(window, *end))


def draw_box(window: MainWindow, box: tuple[float, float, float, float]) -> Region:
    window.actions_table["region_box"].trigger()
    drag(window, (box[0], box[1]), (box[2], box[3]))
    return regions(window)[-1]


def box_of(region: Region, pts: int) -> tuple[float, ...]:
    (key,) = (each for each in keys_of(region) if each.pts == pts)
    return tuple(value / 1000 for point in key.points for value in point)


def near(one: tuple[float, ...], other: tuple[float, ...], by: float) -> bool:
    return len(one) == len(other) and max(abs(a - b) for a, b in zip(one, other, strict=True)) <= by


def test_a_box_drawn_by_the_mouse_is_in_the_case_on_the_very_frame_on_screen(
    qtbot: QtBot, window: MainWindow
) -> None:
    tap(window, ".", ".", ".")
    wait_at_rest(qtbot, window)
    made = draw_box(window, (100, 60, 180, 150))
    moments = window.session.moments
    assert moments is not None
    assert [key.pts for key in keys_of(made)] == [moments.pts_of_frame(3)]
    one_pixel_of_the_window = 1.01 / window.stage.picture.mapping.scale
    assert near(box_of(made, moments.pts_of_frame(3)), (100, 60, 180, 150), one_pixel_of_the_window)
    assert room(window).board.tool is Tool.SELECT and room(window).board.in_hand
    tap(window, "Escape", "Ctrl+Z")
    assert regions(window) == []


def test_nothing_can_be_drawn_without_an_annotation_and_the_window_says_so(window: MainWindow) -> None:
    window.session.choose_annotation(None)
    window.actions_table["region_box"].trigger()
    drag(window, (100, 60), (180, 150))
    assert regions(window) == []
    assert "annotation first" in window.statusBar().currentMessage()
    assert "annotation first" in room(window).panel.how_to.text()


def test_a_press_while_it_runs_pauses_and_draws_nothing(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_table["region_box"].trigger()
    tap(window, "Space")
    qtbot.waitUntil(lambda: window.player.running, timeout=10_000)
    drag(window, (100, 60), (180, 150))
    assert not window.player.running
    assert regions(window) == []
    wait_at_rest(qtbot, window)
    drag(window, (100, 60), (180, 150))
    assert len(regions(window)) == 1


def test_moving_it_on_another_frame_keys_it_there_and_it_is_between_on_those_between(
    qtbot: QtBot, window: MainWindow
) -> None:
    draw_box(window, (100, 60, 180, 150))
    tap(window, "Escape")
    window.player.go_to_number(20)
    wait_at_rest(qtbot, window)
    panel, board = room(window).panel, room(window).board
    assert "not keyed here" in panel.here.text()
    drag(window, (140, 105), (200, 125))
    (moved,) = regions(window)
    assert len(keys_of(moved)) == 2
    window.player.go_to_number(10)
    wait_at_rest(qtbot, window)
    assert "between two keyed frames" in panel.here.text()
    shown = board.chosen_here()
    assert shown is not None
    (left, top), (right, bottom) = shown.places
    assert near((left, top, right, bottom), (130, 70, 210, 160), 1.5)


def test_a_corner_and_an_edge_can_be_dragged(qtbot: QtBot, window: MainWindow) -> None:
    made = draw_box(window, (100, 60, 180, 150))
    pts = keys_of(made)[0].pts
    drag(window, (180, 150), (220, 170))
    drag(window, (100, 110), (80, 110))
    (now,) = regions(window)
    assert near(box_of(now, pts), (80, 60, 220, 170), 2)
    drag(window, (150, 115), (900, 115))
    (moved,) = regions(window)
    left, _, right, _ = box_of(moved, pts)
    assert right == 480 and abs((right - left) - 140) < 3, "it stays whole, inside the picture"


def test_arrows_move_what_is_in_hand_and_the_player_when_nothing_is(qtbot: QtBot, window: MainWindow) -> None:
    made = draw_box(window, (100, 60, 180, 150))
    pts, before = keys_of(made)[0].pts, box_of(made, keys_of(made)[0].pts)
    tap(window, "Right", "Right", "Shift+Down")
    assert window.player.number == 0
    tap(window, "Escape")
    (moved,) = regions(window)
    wanted = (before[0] + 2, before[1] + 10, before[2] + 2, before[3] + 10)
    assert near(box_of(moved, pts), wanted, 0.002), "one pixel a press, ten with Shift"
    tap(window, "Ctrl+Z")
    assert box_of(regions(window)[0], pts) == before, "moved by the keys in one go is one step"
    tap(window, "Right")
    assert window.player.number == 1
    tap(window, "Left", "Ctrl+Shift+G", "Ctrl+Right", "Escape")
    wider = box_of(regions(window)[0], pts)
    assert near(wider, (before[0] - 0.5, before[1], before[2] + 0.5, before[3]), 0.002)


def test_it_can_all_be_drawn_without_a_mouse(qtbot: QtBot, window: MainWindow) -> None:
    tap(window, "Ctrl+Shift+B", "Return")
    (made,) = regions(window)
    assert box_of(made, keys_of(made)[0].pts) == (180, 101.25, 300, 168.75)
    tap(window, "Delete")
    menu = window.findChild(QMenu, "delete_region")
    assert menu is not None
    texts = [each.text() for each in menu.actions()]
    assert texts == ["Remove the keyed frame here", "Delete the whole region"]
    assert not menu.actions()[0].isEnabled(), "the only keyed frame"
    menu.actions()[1].trigger()
    menu.close()
    assert regions(window) == []
    assert len(annotations(window)) == 1


def test_an_outline_gains_and_loses_corners_on_all_its_keyed_frames(qtbot: QtBot, window: MainWindow) -> None:
    picture = window.stage.picture
    window.actions_table["region_polygon"].trigger()
    for x, y in ((100, 60), (200, 60), (200, 160), (100, 160)):
        click(picture, place(window, x, y))
    tap(window, "Return")
    (made,) = regions(window)
    assert [len(key.points) for key in keys_of(made)] == [4]
    window.player.go_to_number(5)
    wait_at_rest(qtbot, window)
    window.actions_table["region_key"].trigger()
    click(picture, place(window, 200, 110), double=True)
    assert [len(key.points) for key in keys_of(regions(window)[0])] == [5, 5]
    click(picture, place(window, 200, 110), double=True)
    assert [len(key.points) for key in keys_of(regions(window)[0])] == [4, 4]


def test_hidden_and_out_of_view_are_told_and_the_region_is_not_lost(qtbot: QtBot, window: MainWindow) -> None:
    draw_box(window, (100, 60, 180, 150))
    panel = room(window).panel
    window.player.go_to_number(10)
    wait_at_rest(qtbot, window)
    click(panel.buttons["region_hidden"])
    window.player.go_to_number(20)
    wait_at_rest(qtbot, window)
    assert "hidden" in panel.here.text()
    click(panel.buttons["region_out"])
    assert [key.state for key in keys_of(regions(window)[0])] == [
        RegionState.VISIBLE,
        RegionState.HIDDEN,
        RegionState.OUT_OF_VIEW,
    ]
    assert "out of view" in panel.here.text()
    click(panel.buttons["region_earlier"])
    assert window.player.number == 10
    click(panel.list, panel.list.tick_place(0, window.session.moments.pts_of_frame(20)).toPoint())  # type: ignore[union-attr]
    assert window.player.number == 20


def test_regions_are_drawn_over_the_picture_but_never_while_it_is_kept_back(window: MainWindow) -> None:
    picture = window.stage.picture
    window.furnishing.finish()  # the picture has a row of pixels less with all rooms
    QApplication.processEvents()
    before = pixels(picture.grab().toImage())
    draw_box(window, (100, 60, 180, 150))
    tap(window, "Escape")
    drawn = pixels(picture.grab().toImage())
    corner = place(window, 100, 60)
    around = (slice(corner.y() - 3, corner.y() + 4), slice(corner.x() - 3, corner.x() + 4))
    assert np.abs(drawn[around].astype(int) - before[around]).max() > 60
    annotate.rate_graphic(window.session.case, only_media(window).uid, "graphic", actor="tester")
    window.session.refresh()
    window.session.concealment_changed.emit()
    assert picture.concealed
    hidden = pixels(picture.grab().toImage())
    room(window).board.remove()
    assert np.array_equal(hidden, pixels(picture.grab().toImage()))


def test_following_carries_it_on_until_it_is_unsure_and_says_so(
    qtbot: QtBot, window: MainWindow, clip: Clip
) -> None:
    draw_box(window, clip.boxes[0])
    click(room(window).panel.buttons["track_on"])
    qtbot.waitUntil(lambda: regions(window)[0].unsure_pts is not None, timeout=60_000)
    qtbot.waitUntil(lambda: window.player.number > 0, timeout=10_000)
    (region,) = regions(window)
    moments = window.session.moments
    assert moments is not None and region.unsure_pts is not None
    stopped = moments.number(region.unsure_pts)
    hidden_from = next(n for n, share in enumerate(clip.uncovered) if share < 0.5)
    assert 5 < stopped <= hidden_from
    assert window.player.number == stopped, "it stands where somebody has to look"
    assert "unsure" in window.statusBar().currentMessage()
    assert "unsure" in room(window).panel.here.text()
    assert "unsure" in room(window).panel.list.item(0).text()
    for number in range(stopped):
        shown = _shown_at(qtbot, window, number) if number % 7 == 0 else None
        if shown is not None:
            assert overlap(clip.boxes[number], shown) > 0.8
    keyed = [key for key in keys_of(region) if key.made_by == "tracker"]
    assert 0 < len(keyed) < stopped / 2, "only as many keys as straight ways between them need"
    tap(window, "Ctrl+Z")
    assert len(regions(window)[0].keys) == 1


def _shown_at(qtbot: QtBot, window: MainWindow, number: int) -> tuple[float, ...]:
    window.player.go_to_number(number)
    wait_at_rest(qtbot, window)
    shown = room(window).board.chosen_here()
    assert shown is not None
    return tuple(value for point in shown.places for value in point)


def test_what_was_followed_before_somebody_stopped_it_is_kept_only_if_they_say_so(
    qtbot: QtBot, window: MainWindow, clip: Clip, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw_box(window, clip.boxes[0])
    here = room(window)
    window.actions_table["track_on"].trigger()
    qtbot.waitUntil(lambda: here._followed is not None or here._entry is None, timeout=60_000)
    click(here.panel.stop)
    qtbot.waitUntil(lambda: here._entry is None, timeout=30_000)
    if regions(window)[0].unsure_pts is not None:
        pytest.skip("it was done before it could be stopped")
    assert len(regions(window)[0].keys) == 1
    assert here.panel.keep.isVisibleTo(here.panel)
    click(here.panel.keep)
    assert len(regions(window)[0].keys) > 1
    assert not here.panel.following.isVisibleTo(here.panel)


def test_while_it_plays_the_region_goes_along(qtbot: QtBot, window: MainWindow) -> None:
    draw_box(window, (100, 60, 180, 150))
    tap(window, "Escape")
    window.player.go_to_number(FRAMES - 1)
    wait_at_rest(qtbot, window)
    drag(window, (140, 105), (240, 105))
    tap(window, "Escape", "Home")
    wait_at_rest(qtbot, window)
    seen: list[tuple[int, float]] = []

    def look(*_: object) -> None:
        shown = room(window).board.chosen_here()
        if window.player.running and shown is not None:
            seen.append((window.player.number, shown.places[0][0]))

    window.player.picture.connect(look)
    tap(window, "Space")
    qtbot.waitUntil(lambda: len(seen) > 20, timeout=20_000)
    tap(window, "Space")
    for number, left in seen:
        assert abs(left - (100 + 100 * number / (FRAMES - 1))) < 3


def test_what_was_just_moved_is_kept_when_another_recording_is_chosen(
    qtbot: QtBot, window: MainWindow
) -> None:
    """Moves by keys are written a moment later, all as one step."""
    made = draw_box(window, (40, 40, 90, 80))
    tap(window, "Right", "Right")
    assert regions(window) == [made], "not written yet"
    window.session.choose_media(None)
    (moved,) = regions(window)
    assert moved.keys[0]["points"][0][0] > made.keys[0]["points"][0][0]
