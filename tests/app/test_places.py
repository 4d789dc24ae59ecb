"""The room of places in the real window: two pictures, points by mouse and keys, result, check, panorama."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMessageBox
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from app.places.board import Side
from app.places.dialogs import NewPlaceDialog, ReferenceDialog
from app.places.overlay import SHAPES, shape_of
from app.places.room import PlacesRoom
from catalog.analysis.png import png_of
from catalog.case import Case
from catalog.jobs import run
from catalog.model.geometry import to_upright
from catalog.model.records import DerivedPicture, Keyframe, Media, PlaceMatch
from catalog.operations import places
from tests.helpers.panning import made_pan
from tests.helpers.window import (
    ACTOR,
    PATIENCE_MILLISECONDS,
    _Here,
    click,
    copy_of,
    make_recorded_case,
    only_media,
    room_in,
    tap,
    wait_at_rest,
    window_on,
)

STATED = {"kind": "map", "source": "a survey", "date": "2024", "title": "The square"}


def room_of(window: MainWindow) -> PlacesRoom:
    return room_in(window, PlacesRoom)


def reference_file(folder: Path) -> Path:
    random = np.random.default_rng(2)
    path = folder / "square.png"
    path.write_bytes(png_of(random.integers(0, 255, (300, 500, 3), dtype=np.uint8)))
    return path


def take_reference(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """By the dialog, as a person fills it."""

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReferenceDialog)
        buttons = dialog.findChild(QDialogButtonBox)
        assert buttons is not None
        dialog.file.setText(str(path))
        QTest.keyClicks(dialog.title, "The square")
        QTest.keyClicks(dialog.source, "the city's archive")
        click(buttons.button(QDialogButtonBox.StandardButton.Ok))
        assert dialog.isVisible() and "not known" in dialog.problem.text()
        QTest.keyClicks(dialog.date, "not known")
        click(buttons.button(QDialogButtonBox.StandardButton.Ok))

    QTimer.singleShot(0, fill)
    window.actions_table["place_reference"].trigger()
    case = window.session.case
    qtbot.waitUntil(lambda: bool(places.references(case)), timeout=PATIENCE_MILLISECONDS)


def begin(qtbot: QtBot, window: MainWindow) -> PlacesRoom:
    """The frame on screen beside the last reference picture, both drawn."""

    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewPlaceDialog)
        buttons = dialog.findChild(QDialogButtonBox)
        assert buttons is not None
        click(buttons.button(QDialogButtonBox.StandardButton.Ok))

    room = room_of(window)
    QTimer.singleShot(0, accept)
    window.actions_table["place_new"].trigger()
    wait_for_pictures(qtbot, room)
    return room


@pytest.fixture(scope="session")
def compared(recorded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The recorded case with its first frame beside a reference picture."""
    folder = tmp_path_factory.mktemp("compared")
    return with_place(copy_of(recorded, folder), folder)


def with_place(path: Path, folder: Path) -> Path:
    with Case.open(path) as case:
        (media,) = case.find(Media)
        taking = places.take_reference(case, reference_file(folder), actor=ACTOR, **STATED)
        reference = run(taking, _Here())
        run(places.begin_from_frame(case, media.uid, media.first_pts, reference.uid, actor=ACTOR), _Here())
    return path


@pytest.fixture
def placed(qtbot: QtBot, compared: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """The window with both pictures open and the left one in hand."""
    with window_on(qtbot, copy_of(compared, tmp_path)) as opened:
        wait_at_rest(qtbot, opened)
        show(qtbot, opened)
        yield opened


def show(qtbot: QtBot, window: MainWindow) -> PlacesRoom:
    room = room_of(window)
    window.actions_table["places"].trigger()
    wait_for_pictures(qtbot, room)
    qtbot.waitUntil(room.panel.pictures[Side.LEFT].hasFocus, timeout=5000)
    return room


def wait_for_pictures(qtbot: QtBot, room: PlacesRoom) -> None:
    qtbot.waitUntil(
        lambda: (
            room.board.place is not None
            and all(not each.image.isNull() for each in room.panel.pictures.values())
        ),
        timeout=PATIENCE_MILLISECONDS,
    )


def click_picture(room: PlacesRoom, side: Side, across: float, down: float) -> None:
    """A click at a share of the picture's width and height."""
    picture = room.panel.pictures[side]
    mapping = picture.mapping
    where = picture.to_widget(across * mapping.width, down * mapping.height).toPoint()
    click(picture, where)


def set_five(room: PlacesRoom) -> None:
    for across, down in ((0.2, 0.2), (0.8, 0.25), (0.75, 0.8), (0.25, 0.75), (0.5, 0.4)):
        click_picture(room, Side.LEFT, across, down)
        click_picture(room, Side.RIGHT, across, down)


def stored(window: MainWindow) -> PlaceMatch:
    (place,) = window.session.case.find(PlaceMatch)
    return place


def test_points_are_numbered_by_clicks_on_both_dragged_noted_and_undone(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    take_reference(qtbot, window, reference_file(tmp_path))
    window.player.go_to_pts(only_media(window).first_pts)
    wait_at_rest(qtbot, window)
    room = begin(qtbot, window)
    board, panel = room.board, room.panel
    assert window.session.case.count(Keyframe, media_uid=only_media(window).uid, pts=stored(window).pts) >= 1
    click_picture(room, Side.LEFT, 0.5, 0.5)
    assert board.half is not None and stored(window).points == []
    assert "point 1" in panel.fit.text()
    click_picture(room, Side.RIGHT, 0.25, 0.5)
    (point,) = places.points_of(stored(window))
    media = only_media(window)
    assert to_upright(media, point.x, point.y) == pytest.approx(
        (media.width_px / 2, media.height_px / 2), abs=2
    )
    assert (point.other_x / 1000, point.other_y / 1000) == pytest.approx((125, 150), abs=3)
    assert panel.table.rowCount() == 1
    picture = panel.pictures[Side.RIGHT]
    start = picture.to_widget(125, 150).toPoint()
    QTest.mousePress(picture, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(picture, start + QPoint(20, 10))
    QTest.mouseMove(picture, start + QPoint(40, 20))
    QTest.mouseRelease(picture, Qt.MouseButton.LeftButton, pos=start + QPoint(40, 20))
    (moved,) = places.points_of(stored(window))
    assert moved.other_x > point.other_x + 20_000 and (moved.x, moved.y) == (point.x, point.y)
    panel.table.item(0, 2).setText("lamp post")
    assert places.points_of(stored(window))[0].note == "lamp post"
    tap(window, "Ctrl+Z")
    tap(window, "Ctrl+Z")
    assert places.points_of(stored(window)) == [point]
    assert places.points_of(stored(window)) == board.points


def test_points_are_set_moved_chosen_and_removed_by_keys_alone(placed: MainWindow) -> None:
    window, room = placed, room_of(placed)
    left, right = (room.panel.pictures[side] for side in Side)
    at = window.player.pts
    left.setFocus()
    tap(window, "Return", "Right", "Right", "Return")
    assert right.hasFocus()
    tap(window, "Return", "Shift+Down", "Left")
    room.board.write()
    (point,) = places.points_of(stored(window))
    media = only_media(window)
    x, _ = to_upright(media, point.x, point.y)
    assert x == pytest.approx(media.width_px / 2 + 2, abs=1.5)
    assert (point.other_x / 1000, point.other_y / 1000) == pytest.approx((249, 160), abs=1.5)
    assert window.player.pts == at, "the arrows are the picture's here, not the player's"
    tap(window, "Escape", "Return")
    left.setFocus()
    tap(window, "Return", "PgUp")
    assert room.board.number in (1, 2)
    tap(window, "Delete")
    assert len(places.points_of(stored(window))) == 1


def test_the_point_that_disagrees_is_named_and_shapes_tell_points_apart(placed: MainWindow) -> None:
    room = room_of(placed)
    set_five(room)
    assert "fit one another" in room.panel.fit.text() and not room.panel.caveat.isHidden()
    click_picture(room, Side.LEFT, 0.35, 0.5)
    click_picture(room, Side.RIGHT, 0.6, 0.6)
    assert "Point 6" in room.panel.fit.text()
    assert room.panel.table.item(5, 0).text().endswith("6 !")
    assert len({shape_of(each.number) for each in room.board.points}) == len(SHAPES)


def test_a_result_is_kept_and_its_maker_cannot_check_it_but_another_can(placed: MainWindow) -> None:
    window, room = placed, room_of(placed)
    form = room.panel.result
    form.result.setPlainText("The corner")
    form.coordinates.setText("nowhere")
    form.keep.click()
    assert form.problem.isVisibleTo(form) and stored(window).result == ""
    form.coordinates.setText("43.238949 N, 76.889709 E")
    form.error.setValue(15)
    form.keep.click()
    place = stored(window)
    assert (place.latitude_micro, place.longitude_micro, place.error_metres) == (
        43_238_949,
        76_889_709,
        15,
    )
    assert form.coordinates.text() == "43.238949, 76.889709"
    check = room.panel.check
    assert not any(each.isEnabled() for each in check.buttons.values())
    assert "somebody else" in check.words.text()
    window.session.author = "colleague"
    check.show_place(room.board.place)
    check.note.setPlainText("Same windows.")
    check.buttons[places.PlaceVerdict.AGREES].click()
    assert (stored(window).check, stored(window).checked_by) == ("agrees", "colleague")
    assert "colleague" in check.words.text() and "colleague" in room.panel.chooser.currentText()


def test_what_may_be_graphic_is_covered_here_too(qtbot: QtBot, unrated: Path, tmp_path: Path) -> None:
    with window_on(qtbot, with_place(copy_of(unrated, tmp_path), tmp_path)) as window:
        room = show(qtbot, window)
        left, right = (room.panel.pictures[side] for side in Side)
        assert left.concealed and not right.concealed
        click_picture(room, Side.LEFT, 0.5, 0.5)
        assert room.board.half is None
        window.session.reveal(only_media(window), True)
        assert not left.concealed
        click_picture(room, Side.LEFT, 0.5, 0.5)
        assert room.board.half is not None


def test_a_place_is_removed_after_asking_and_undo_brings_it_back(placed: MainWindow) -> None:
    window, room = placed, room_of(placed)

    room.panel.remove.click()
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox) and box.defaultButton().text() == "Cancel"
    assert stored(window).number == 1
    click(next(each for each in box.buttons() if each.text() == "Remove it"))
    assert window.session.case.find(PlaceMatch) == [] and room.board.place is None
    window.session.undo()
    assert stored(window).number == 1 and room.board.place == stored(window)


def test_the_marked_span_becomes_a_panorama_that_stands_beside_a_reference(
    qtbot: QtBot, tmp_path: Path
) -> None:
    pan = made_pan(tmp_path / "pan.mp4", frames=20, size=(320, 180), scene_width=1250)
    case = make_recorded_case(tmp_path / "panned", [pan.path])
    with window_on(qtbot, case) as window:
        media = only_media(window)
        wait_at_rest(qtbot, window)
        window.actions_table["place_panorama"].trigger()
        assert "Mark the span" in window.statusBar().currentMessage()
        window.marks.set_begin(media.first_pts)
        window.marks.set_end(media.end_pts)
        window.actions_table["place_panorama"].trigger()
        qtbot.waitUntil(lambda: window.session.case.count(DerivedPicture) == 1, timeout=60_000)
        (picture,) = window.session.case.find(DerivedPicture)
        taking = places.take_reference(window.session.case, reference_file(tmp_path), actor=ACTOR, **STATED)
        reference = run(taking, _Here())
        room = room_of(window)
        room.begin(media.uid, media.first_pts, picture, reference)
        wait_for_pictures(qtbot, room)
        click_picture(room, Side.LEFT, 0.9, 0.5)
        click_picture(room, Side.RIGHT, 0.9, 0.5)
        (point,) = places.points_of(stored(window))
        assert point.x / 1000 == pytest.approx(0.9 * picture.recipe["width_px"], abs=4)
        assert "panorama" in room.panel.captions[Side.LEFT].text()
