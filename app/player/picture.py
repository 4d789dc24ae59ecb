"""The picture itself: the frame fitted into its place, blurred where it may be graphic and was not asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import theme
from app.i18n import tr
from app.player.cover import Cover, SeenWith
from app.player.holding import BLINK_MILLISECONDS, HeldFrame, Holding, Mode
from app.player.mapping import PictureMapping, map_picture
from app.player.overlays import Overlay
from app.player.overview import Overview

COARSE_PIXELS = 13
"""Longer side of a blurred picture before it is drawn large: shapes of light and dark, no detail."""

ZOOM_STEP = 1.25
SMALLEST, LARGEST = 0.1, 32.0
PIXELS_SHOW_FROM = 2.0
"""Zoomed in by more than this, the picture's pixels are drawn as squares, nothing in between is made up."""


def blurred(image: QImage, coarse: int = COARSE_PIXELS) -> QImage:
    """A grey picture from which nothing can be made out but light and dark, of the same size."""
    if image.isNull():
        return image
    smooth = Qt.TransformationMode.SmoothTransformation
    size = image.size().scaled(coarse, coarse, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
    grey = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth).convertToFormat(
        QImage.Format.Format_Grayscale8
    )
    small = grey.convertToFormat(QImage.Format.Format_RGB32)
    return small.scaled(image.size(), Qt.AspectRatioMode.IgnoreAspectRatio, smooth)


class PictureWidget(QWidget):
    """Shows `image` whole, as large as fits, or zoomed, beside a held one if asked. What is kept back is never painted.

    The wheel zooms at the mouse, dragging moves what is zoomed, in the small overview too.
    """

    show_asked = Signal()
    clicked = Signal()
    zoomed = Signal()
    """The picture is drawn at another size or place now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Picture"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 135)
        self.setMouseTracking(True)
        self.image = QImage()
        self.overlays: list[Overlay] = []
        self.takes_first: Callable[[QKeyEvent], bool] | None = None
        """Takes a key pressed here before the window's keyboard does, and says whether it did."""
        self._display = QSize()
        self._quarter_turns = 0
        self._zoom: float | None = None
        self._centre = (0.5, 0.5)
        self._holding = Holding()
        self._overview = Overview()
        self._grabbed: Overlay | None = None
        self._drag: Callable[[QPointF], None] | None = None
        """What a movement of the mouse does while a button is down on the picture itself."""
        self._blink = QTimer(self)
        self._blink.setInterval(BLINK_MILLISECONDS)
        self._blink.timeout.connect(self._on_blink)
        self._concealed = False
        self._text = ""
        self._cover = Cover(self)
        self._cover.button.clicked.connect(self.show_asked)
        self._cover.hide()
        self.words = SeenWith(self)

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

    @property
    def display(self) -> QSize:
        """The upright picture's shape with square pixels."""
        return self._display

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
        area, _ = self._holding.areas(QRectF(self.rect()))
        return self._mapped(size, area)

    def _mapped(self, size: QSizeF, area: QRectF) -> PictureMapping:
        return map_picture(
            size,
            area,
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
        return self.mapping.rect & self.mapping.area

    @property
    def zoom(self) -> float | None:
        """Pixels of the screen for one of the picture; None: as large as fits."""
        return self._zoom

    def set_zoom(self, zoom: float | None, at: QPointF | None = None) -> None:
        """Zooms so that what lies at a place of this widget stays there; without a place, its middle."""
        place = at or self.mapping.area.center()
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
            middle = self.mapping.area.center()
            self._centre_on(self.to_picture(middle + QPointF(across, down)), middle)
            self._after_zoom()

    @property
    def view(self) -> tuple[float | None, tuple[float, float]]:
        """The zoom, and which place of the picture is in the middle, in shares of its width and height."""
        return self._zoom, self._centre

    def set_view(self, view: tuple[float | None, tuple[float, float]]) -> None:
        self._zoom, self._centre = view
        self._after_zoom()

    @property
    def quarter_turns(self) -> int:
        return self._quarter_turns

    def set_quarter_turns(self, turns: int) -> None:
        """Clockwise, beyond the turn that the file asks for."""
        if turns % 4 != self._quarter_turns:
            self._quarter_turns = turns % 4
            self._after_zoom()

    # ---------------------------------------------------------------- a held frame beside it

    @property
    def held(self) -> HeldFrame | None:
        return self._holding.held

    @property
    def holding_mode(self) -> Mode:
        return self._holding.mode

    @property
    def wipe_share(self) -> float:
        """Where the line of a wipe stands, from the left."""
        return self._holding.share

    def hold(self, held: HeldFrame | None) -> None:
        """Shows another frame beside this one, as `set_holding_mode` says; None: no more."""
        self._holding.held = held
        self._holding.is_held_turn = False
        self._run_blink()

    def set_holding_mode(self, mode: Mode) -> None:
        self._holding.mode = mode
        self._run_blink()

    def move_wipe(self, share: float) -> None:
        self._holding.share = min(max(share, 0.0), 1.0)
        self.update()

    def _run_blink(self) -> None:
        if self._holding.held is not None and self._holding.mode is Mode.BLINK:
            self._blink.start()
        else:
            self._blink.stop()
        self.update()

    def _on_blink(self) -> None:
        self._holding.is_held_turn = not self._holding.is_held_turn
        self.update()

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
            self._paint_picture(painter)
        elif self._text:
            painter.setPen(Qt.GlobalColor.lightGray)
            painter.drawText(
                self.rect().adjusted(24, 24, -24, -24),
                int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap),
                self._text,
            )
        painter.end()

    def _paint_picture(self, painter: QPainter) -> None:
        mapping, whole = self.mapping, QRectF(self.rect())
        if self._concealed:
            self._paint_image(painter, mapping, blurred(self.image), mapping.area)
            return
        part, _ = self._holding.parts(whole)
        if not part.isEmpty():
            self._paint_image(painter, mapping, self.image, part)
            for overlay in self.overlays:
                painter.save()
                painter.setClipRect(part)
                overlay.paint(painter, mapping)
                painter.restore()
        if self._holding.held is not None:
            _, area = self._holding.areas(whole)
            beside = self._mapped(QSizeF(self._holding.held.display), area)
            self._holding.paint(painter, whole, beside, smooth=self._is_smooth)
        self._overview.paint(painter, mapping, self.image)

    @property
    def _is_smooth(self) -> bool:
        return self._zoom is None or self._zoom <= PIXELS_SHOW_FROM

    def _paint_image(self, painter: QPainter, mapping: PictureMapping, image: QImage, part: QRectF) -> None:
        painter.save()
        painter.setClipRect(part)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._is_smooth)
        painter.setTransform(mapping.transform, True)
        painter.drawImage(QRectF(0, 0, mapping.width, mapping.height), image)
        painter.restore()

    # ---------------------------------------------------------------- events

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_cover()
        self.words.place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.clicked.emit()
        self._drag = self._dragging_at(event.position())
        if self._drag is None:
            self._grabbed = self._first(lambda each: each.press(event))
        if self._grabbed is None and self._drag is None and self._zoom is not None:
            self._drag = self._panning_from(event.position())
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def _dragging_at(self, place: QPointF) -> Callable[[QPointF], None] | None:
        """Of the line of a wipe, or in the overview, which lie over everything else."""
        if self._concealed or self.image.isNull():
            return None
        whole = QRectF(self.rect())
        if self._holding.is_on_line(place, whole):
            return lambda now: self.move_wipe((now.x() - whole.left()) / max(1.0, whole.width()))
        if self._overview.meant(self.mapping, place) is not None:
            self._look_at(place)
            return self._look_at
        return None

    def _look_at(self, place: QPointF) -> None:
        meant = self._overview.meant(self.mapping, place)
        if meant is not None:
            self._centre_on(meant, self.mapping.area.center())
            self._after_zoom()

    def _panning_from(self, place: QPointF) -> Callable[[QPointF], None]:
        last = place

        def pan(now: QPointF) -> None:
            nonlocal last
            self.pan(last.x() - now.x(), last.y() - now.y())
            last = now

        return pan

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            self._grabbed.move(event)
        elif self._drag is not None:
            self._drag(event.position())
        elif self._holding.is_on_line(event.position(), QRectF(self.rect())):
            self.setCursor(Qt.CursorShape.SplitHCursor)
        else:
            if self.cursor().shape() == Qt.CursorShape.SplitHCursor:
                self.unsetCursor()
            self._first(lambda each: each.move(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            self._grabbed.release(event)
        elif self._drag is not None:
            self.unsetCursor()
        self._grabbed = self._drag = None

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
        self._cover.fit(self.size())
