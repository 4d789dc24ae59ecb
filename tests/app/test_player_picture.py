"""The picture can be zoomed and moved to the pixel, and what is drawn over it stays where it belongs."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.player.mapping import PictureMapping, map_picture
from app.player.picture import PictureWidget
from tests.helpers.window import pixels

SIDE = 400


def chequered(width: int = 160, height: int = 90) -> QImage:
    """Every pixel of another colour: red tells its column, green its row."""
    picture = np.zeros((height, width, 3), np.uint8)
    picture[:, :, 0] = np.arange(width)
    picture[:, :, 1] = np.arange(height)[:, None]
    return QImage(picture.tobytes(), width, height, width * 3, QImage.Format.Format_RGB888).copy()


@pytest.fixture
def picture(qtbot: QtBot) -> Iterator[PictureWidget]:
    widget = PictureWidget()
    qtbot.addWidget(widget)
    widget.resize(SIDE, SIDE)
    widget.set_image(chequered())
    widget.show()
    yield widget


def wheel(widget: PictureWidget, place: QPointF, notches: int) -> None:
    event = QWheelEvent(
        place,
        widget.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def drag(widget: PictureWidget, begin: QPoint, end: QPoint) -> None:
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, begin)
    QTest.mouseMove(widget, (begin + end) / 2)
    QTest.mouseMove(widget, end)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)


def colour_at(widget: PictureWidget, place: QPointF) -> tuple[int, int]:
    shown = pixels(widget.grab().toImage())
    red, green, _ = shown[int(place.y()), int(place.x())]
    return int(red), int(green)


def test_the_picture_is_as_large_as_fits_until_somebody_zooms(picture: PictureWidget) -> None:
    assert picture.zoom is None
    assert picture.picture_rect() == QRectF(0, 88, 400, 225)
    assert picture.to_picture(QPointF(0, 88)) == (0, 0)
    assert picture.to_picture(QPointF(400, 313)) == (160, 90)


def test_the_wheel_zooms_and_what_lies_under_the_mouse_stays_there(picture: PictureWidget) -> None:
    place = QPointF(133, 200)
    before = picture.to_picture(place)
    for _ in range(7):
        wheel(picture, place, 1)
    after = picture.to_picture(place)
    assert picture.zoom is not None and picture.zoom > 8
    assert after == pytest.approx(before, abs=0.5)
    wheel(picture, place, -3)
    assert picture.to_picture(place) == pytest.approx(before, abs=0.5)


def test_above_twice_the_size_each_pixel_is_a_square_of_its_own_colour(picture: PictureWidget) -> None:
    picture.set_zoom(10.0, QPointF(200, 200))
    for x, y in ((80, 45), (83, 40), (75, 51)):
        for corner in (0.15, 0.85):
            assert colour_at(picture, picture.to_widget(x + corner, y + corner)) == (x, y)


def test_dragging_moves_what_is_zoomed_and_no_farther_than_its_edge(picture: PictureWidget) -> None:
    picture.set_zoom(10.0)
    before = picture.to_picture(QPointF(200, 200))
    drag(picture, QPoint(200, 200), QPoint(150, 230))
    now = picture.to_picture(QPointF(200, 200))
    assert (now[0] - before[0], now[1] - before[1]) == pytest.approx((5, -3))
    for _ in range(12):
        drag(picture, QPoint(10, 10), QPoint(390, 390))
    assert picture.to_picture(QPointF(0, 0)) == (0, 0)


def test_a_fitted_picture_is_not_dragged(picture: PictureWidget) -> None:
    drag(picture, QPoint(200, 200), QPoint(150, 230))
    assert picture.picture_rect() == QRectF(0, 88, 400, 225)


@given(
    st.integers(1, 5000),
    st.integers(1, 5000),
    st.integers(0, 3),
    st.none() | st.floats(0.1, 32),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_every_place_of_the_picture_is_found_again_from_the_widget(
    width: int, height: int, turns: int, scale: float | None, across: float, down: float
) -> None:
    mapping = map_picture(
        QSizeF(width, height),
        QRectF(10, 20, 640, 480),
        quarter_turns=turns,
        scale=scale,
        centre=(across, down),
    )
    place = (across * width, down * height)
    assert mapping.to_picture(mapping.to_widget(*place)) == pytest.approx(place, abs=1e-3)
    corners = [mapping.to_widget(x, y) for x in (0, width) for y in (0, height)]
    left, top = min(each.x() for each in corners), min(each.y() for each in corners)
    assert (left, top) == pytest.approx((mapping.rect.left(), mapping.rect.top()), abs=1e-3)


@pytest.mark.parametrize(("turns", "corner"), [(0, (0, 0)), (1, (0, 90)), (2, (160, 90)), (3, (160, 0))])
def test_turned_clockwise_another_corner_of_the_picture_lies_upper_left(
    turns: int, corner: tuple[float, float]
) -> None:
    mapping = map_picture(QSizeF(160, 90), QRectF(0, 0, 400, 400), quarter_turns=turns)
    assert mapping.to_picture(mapping.rect.topLeft()) == pytest.approx(corner, abs=0.01)


class _Spot:
    """An overlay: a square around a place of the picture, which takes a press inside it and follows the mouse."""

    def __init__(self, widget: PictureWidget, x: float, y: float) -> None:
        self.widget, self.place = widget, (x, y)
        self.keys: list[str] = []
        self.doubled = 0

    def paint(self, painter: QPainter, mapping: PictureMapping) -> None:
        painter.fillRect(self._square(mapping), QColor("#ff00ff"))

    def _square(self, mapping: PictureMapping) -> QRectF:
        square = QRectF(0, 0, 9, 9)
        square.moveCenter(mapping.to_widget(*self.place))
        return square

    def press(self, event: QMouseEvent) -> bool:
        return self._square(self.widget.mapping).contains(event.position())

    def move(self, event: QMouseEvent) -> bool:
        if event.buttons():
            self.place = self.widget.to_picture(event.position())
        return bool(event.buttons())

    def release(self, event: QMouseEvent) -> bool:
        return True

    def double_click(self, event: QMouseEvent) -> bool:
        self.doubled += 1
        return self.press(event)

    def key(self, event: QKeyEvent) -> bool:
        self.keys.append(event.text())
        return event.text() == "x"


def is_spot(widget: PictureWidget, place: QPointF) -> bool:
    shown = pixels(widget.grab().toImage())
    return shown[int(place.y()), int(place.x())].tolist() == [255, 0, 255]


def test_what_lies_over_the_picture_stays_on_its_place_however_one_zooms_and_turns(
    picture: PictureWidget,
) -> None:
    picture.overlays.append(_Spot(picture, 80.0, 45.0))
    for zoom in (None, 4.0, 0.5):
        picture.set_zoom(zoom)
        assert is_spot(picture, picture.to_widget(80, 45))
        assert not is_spot(picture, picture.to_widget(80, 45) + QPointF(12, 0))


def test_what_lies_over_the_picture_takes_its_press_and_leaves_the_others_to_panning(
    picture: PictureWidget,
) -> None:
    spot = _Spot(picture, 80.0, 45.0)
    picture.overlays.append(spot)
    picture.set_zoom(10.0)
    held = picture.to_widget(80, 45).toPoint()
    before = picture.to_picture(QPointF(0, 0))
    drag(picture, held, held + QPoint(30, 20))
    assert spot.place == pytest.approx((83, 47), abs=0.1)
    assert picture.to_picture(QPointF(0, 0)) == before
    drag(picture, QPoint(20, 20), QPoint(50, 60))
    assert picture.to_picture(QPointF(0, 0)) != before
    QTest.keyClick(picture, Qt.Key.Key_X)
    QTest.mouseDClick(picture, Qt.MouseButton.LeftButton)
    assert (spot.keys, spot.doubled) == (["x"], 1)


def test_nothing_lies_over_a_picture_that_is_kept_back(picture: PictureWidget) -> None:
    spot = _Spot(picture, 80.0, 20.0)
    picture.overlays.append(spot)
    picture.set_concealed(True, "Not yet rated")
    place = picture.to_widget(80, 20)
    assert not is_spot(picture, place)
    wheel(picture, place, 3)
    drag(picture, place.toPoint(), place.toPoint() + QPoint(20, 20))
    assert picture.zoom is None
    assert spot.place == (80.0, 20.0)


def test_a_running_frame_of_fewer_pixels_lies_where_the_exact_one_lay(picture: PictureWidget) -> None:
    before = picture.to_picture(QPointF(100, 150))
    picture.set_image(chequered().scaled(80, 45), display=QSize(160, 90))
    assert picture.to_picture(QPointF(100, 150)) == before
