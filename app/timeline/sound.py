"""The sound's waveform along the timeline, painted from its stored peaks."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app import theme
from app.i18n import marked, tr
from app.timeline.annotation_lanes import LEFT
from app.timeline.track import GUTTER, SOUND, Track
from catalog.later import np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from catalog.media.waveform import Waveform

NOT_YET = marked("The sound is not analysed yet. “Find shots and keyframes again” in the menu Case does it.")
MARGIN = 3


class SoundLane:
    """Paints one recording's waveform. `read` gives it, or None where the sound was not analysed yet."""

    def __init__(self, read: Callable[[], Waveform | None]) -> None:
        self._read = read
        self._waveform: Waveform | None = None
        self.forget()

    def forget(self) -> None:
        """Another recording, or one whose sound was analysed just now: reads it again when it is painted next."""
        self._waveform = None
        self._is_read = False

    @property
    def waveform(self) -> Waveform | None:
        if not self._is_read:
            self._waveform, self._is_read = self._read(), True
        return self._waveform

    def paint(self, painter: QPainter, track: Track) -> None:
        colours = theme.look()
        box = QRectF(0, track.sound_top, track.width - GUTTER, SOUND)
        waveform = self.waveform
        if waveform is None:
            painter.setPen(QColor(colours.dim))
            painter.drawText(box.adjusted(4, 0, -4, 0), LEFT, tr(NOT_YET))
            return
        middle = box.center().y()
        painter.setPen(theme.mixed(colours.panel, colours.dim, 0.35))
        painter.drawLine(QPointF(0, middle), QPointF(box.width(), middle))
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        start = Fraction(track.first_pts) * track.time_base + Fraction(track.scale.start)
        count = round(box.width() * ratio)
        shown = Fraction(box.width() / track.scale.per_second)
        extremes = waveform.columns(start, start + shown, count)
        colour = theme.mixed(colours.panel, colours.dim, 0.75)
        picture = drawn(extremes, round((SOUND - 2 * MARGIN) * ratio), colour)
        picture.setDevicePixelRatio(ratio)
        painter.drawImage(QPointF(0, track.sound_top + MARGIN), picture)


def drawn(extremes: NDArray[np.float32], height: int, colour: QColor) -> QImage:
    """A picture of `len(extremes)` x `height` pixels, each column filled from its lowest to its highest sample.

    `extremes`: shape (columns, 2), -1 to 1; NaN columns stay empty. Drawn by the square root: in so low a lane speech
    would else be a flat line beside one bang.
    """
    count = len(extremes)
    rooted = np.copysign(np.sqrt(np.abs(extremes)), extremes)
    edges = np.rint((1 - rooted) / 2 * (height - 1))
    bottom, top = (np.nan_to_num(edges[:, side], nan=nothing) for side, nothing in ((0, -1.0), (1, height)))
    rows = np.arange(height)[:, None]
    pixels = np.where((rows >= top) & (rows <= bottom), np.uint32(colour.rgba()), np.uint32(0))
    image = QImage(pixels.data, count, height, count * 4, QImage.Format.Format_ARGB32_Premultiplied)
    return image.copy()  # the array goes
