"""The picture itself: the frame fitted into its place, blurred where it may be graphic and was not asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app import theme
from app.player.mapping import PictureMapping, map_picture
from app.player.overlays import Overlay

COARSE_PIXELS = 13
"""Longer side of a blurred picture before it is drawn large: shapes of light and dark, no detail."""

ZOOM_STEP = 1.25
SMALLEST, LARGEST = 0.1, 32.0
PIXELS_SHOW_FROM = 2.0
"""Zoomed in by more than this, the picture's pixels are drawn as squares, nothing in between is made up."""


def blurred(image: QImage, coarse: int = COARSE_PIXELS) -> QImage:
    """A picture from which nothing can be made out but light and dark, of the same size."""
    if image.isNull():
        return image
    smooth = Qt.TransformationMode.SmoothTransformation
    size = image.size().scaled(coarse, coarse, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
    small = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    return small.scaled(image.size(), Qt.AspectRatioMode.IgnoreAspectRatio, smooth)


class PictureWidget(QWidget):
    """Shows `image` whole, as large as fits, or zoomed. What is kept back is never painted.

    The wheel zooms at the mouse, dragging moves what is zoomed.
    """

    show_asked = Signal()
    clicked = Signal()
    zoomed = Signal()
    """The picture is drawn at another size or place now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Picture")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 135)
        self.setMouseTracking(True)
        self.image = QImage()
        self.overlays: list[Overlay] = []
        self._display = QSize()
        self._quarter_turns = 0
        self._zoom: float | None = None
        self._centre = (0.5, 0.5)
        self._grabbed: Overlay | None = None
        self._dragged_from: QPointF | None = None
        self._concealed = False
        self._text = ""
        self._cover = _Cover(self)
        self._cover.button.clicked.connect(self.show_asked)
        self._cover.hide()

    def sizeHint(self) -> QSize:
        return QSize(800, 450)

    @property
    def concealed(self) -> bool:
        return self._concealed

    def set_image(self, image: QImage, *, display: QSize | None = None) -> None:
        """`display` is the shape to draw it in, where the picture's own pixels are not square."""
        self.image = image
        self._display = display or image.size()
        self._text = ""
        self.update()

    def clear(self, text: str = "") -> None:
        self.image = QImage()
        self._text = text
        self.update()

    def set_concealed(self, concealed: bool, why: str = "") -> None:
        self._concealed = concealed
        self._cover.label.setText(why)
        self._cover.setVisible(concealed)
        self._place_cover()
        self.update()

    # ---------------------------------------------------------------- where it lies

    @property
    def mapping(self) -> PictureMapping:
        size = QSizeF(self._display if not self._display.isEmpty() else self.size())
        return map_picture(
            size,
            QRectF(self.rect()),
            quarter_turns=self._quarter_turns,
            scale=None if self._zoom is None else self._zoom / self.devicePixelRatioF(),
            centre=self._centre,
        )

    def to_picture(self, place: QPointF) -> tuple[float, float]:
        """A place of this widget in pixels of the upright picture."""
        return self.mapping.to_picture(place)

    def to_widget(self, x: float, y: float) -> QPointF:
        return self.mapping.to_widget(x, y)

    def picture_rect(self) -> QRectF:
        """Where the picture is drawn."""
        return self.mapping.rect & QRectF(self.rect())

    @property
    def zoom(self) -> float | None:
        """Pixels of the screen for one of the picture; None: as large as fits."""
        return self._zoom

    def set_zoom(self, zoom: float | None, at: QPointF | None = None) -> None:
        """Zooms so that what lies at a place of this widget stays there; without a place, its middle."""
        place = at or QPointF(self.rect().center())
        held = self.to_picture(place)
        self._zoom = None if zoom is None else min(max(zoom, SMALLEST), LARGEST)
        if self._zoom is not None:
            self._centre_on(held, place)
        self._after_zoom()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        now = self._zoom or self.mapping.scale * self.devicePixelRatioF()
        self.set_zoom(now * factor, at)

    def pan(self, across: float, down: float) -> None:
        """Moves what is seen, by so many pixels of this widget."""
        if self._zoom is not None:
            middle = QPointF(self.rect().center())
            self._centre_on(self.to_picture(middle + QPointF(across, down)), middle)
            self._after_zoom()

    def _centre_on(self, held: tuple[float, float], place: QPointF) -> None:
        """Moves the picture so that its place `held` comes to lie at `place`, as far as the picture goes."""
        shift = self.to_widget(*held) - place
        x, y = self.to_picture(self.mapping.area.center() + shift)
        now = self.mapping
        self._centre = (
            min(max(x / max(1.0, now.width), 0.0), 1.0),
            min(max(y / max(1.0, now.height), 0.0), 1.0),
        )

    def _after_zoom(self) -> None:
        self.update()
        self.zoomed.emit()

    # ---------------------------------------------------------------- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.mixed(theme.look().stage, "#000000", 0.0))
        if not self.image.isNull():
            mapping = self.mapping
            self._paint_image(painter, mapping, blurred(self.image) if self._concealed else self.image)
            if not self._concealed:
                self._paint_overlays(painter, mapping)
        elif self._text:
            painter.setPen(Qt.GlobalColor.lightGray)
            painter.drawText(
                self.rect().adjusted(24, 24, -24, -24),
                int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap),
                self._text,
            )
        painter.end()

    def _paint_image(self, painter: QPainter, mapping: PictureMapping, image: QImage) -> None:
        painter.save()
        painter.setClipRect(mapping.area)
        whole_pixels = self._zoom is not None and self._zoom > PIXELS_SHOW_FROM
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not whole_pixels)
        painter.setTransform(mapping.transform, True)
        painter.drawImage(QRectF(0, 0, mapping.width, mapping.height), image)
        painter.restore()

    def _paint_overlays(self, painter: QPainter, mapping: PictureMapping) -> None:
        for overlay in self.overlays:
            painter.save()
            painter.setClipRect(mapping.area)
            overlay.paint(painter, mapping)
            painter.restore()

    # ---------------------------------------------------------------- events

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_cover()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.clicked.emit()
        self._grabbed = self._first(lambda each: each.press(event))
        if self._grabbed is None and self._zoom is not None:
            self._dragged_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            self._grabbed.move(event)
        elif self._dragged_from is not None:
            moved = self._dragged_from - event.position()
            self._dragged_from = event.position()
            self.pan(moved.x(), moved.y())
        else:
            self._first(lambda each: each.move(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            self._grabbed.release(event)
        elif self._dragged_from is not None:
            self.unsetCursor()
        self._grabbed = self._dragged_from = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._first(lambda each: each.double_click(event)) is None:
            self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120
        if notches and not self._concealed and not self.image.isNull():
            self.zoom_by(ZOOM_STEP**notches, event.position())
            event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._first(lambda each: each.key(event)) is None:
            super().keyPressEvent(event)

    def _first(self, takes: Callable[[Overlay], bool]) -> Overlay | None:
        """The topmost overlay that takes it."""
        if self._concealed or self.image.isNull():
            return None
        return next((each for each in reversed(self.overlays) if takes(each)), None)

    def _place_cover(self) -> None:
        size = self._cover.sizeHint().boundedTo(self.size())
        self._cover.resize(size)
        self._cover.move((self.width() - size.width()) // 2, (self.height() - size.height()) // 2)


class _Cover(QWidget):
    """Says why the picture is blurred, with the button that shows it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("cover")
        self.setStyleSheet(
            "#cover { background: rgba(16, 17, 18, 215); border-radius: 8px; }"
            "#cover QLabel { color: #e8e8e6; }"
        )
        self.label = QLabel()
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton("Show picture and sound")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setAccessibleName("Show picture and sound")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 14)
        layout.setSpacing(10)
        layout.addWidget(self.label)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
