"""A running frame seen in nearly the same way as an exact one: what is made of each pixel's own value, no more.

It is done in the window's process, so on no more pixels than are shown.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from catalog.later import np
from catalog.media.seeing import Channel, Seeing, curve

LONGEST_PX = 960
_COLUMNS = {Channel.BLUE: 0, Channel.GREEN: 1, Channel.RED: 2}
"""Where a colour lies in the four bytes of Qt's RGB32."""
_WEIGHTS = {
    Channel.LUMA: (0.114, 0.587, 0.299, 0),
    Channel.CHROMA_BLUE: (0.5, -0.331, -0.169, 128),
    Channel.CHROMA_RED: (-0.081, -0.419, 0.5, 128),
}
"""BT.601 at full range: of blue, green, red, and what is added."""


def preview(image: QImage, seeing: Seeing, size: QSize) -> QImage:
    """`image` by the curve and channel of `seeing`, reduced to fit `size` and `LONGEST_PX`."""
    room = size.boundedTo(QSize(LONGEST_PX, LONGEST_PX))
    if image.width() > room.width() or image.height() > room.height():
        image = image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    width, height = image.width(), image.height()
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(height, width, 4)
    table = curve(seeing)
    if seeing.channel == Channel.ALL:
        seen = np.take(table, pixels)
    else:
        seen = np.repeat(np.take(table, _one(pixels, Channel(seeing.channel)))[:, :, None], 4, axis=2)
    seen[:, :, 3] = 255
    return QImage(seen.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


def _one(
    pixels: np.ndarray[tuple[int, int, int], np.dtype[np.uint8]], channel: Channel
) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """`(height, width)`: the channel's values."""
    if channel in _COLUMNS:
        return pixels[:, :, _COLUMNS[channel]]
    *weights, added = _WEIGHTS[channel]
    value = sum(np.float32(weight) * pixels[:, :, each] for each, weight in enumerate(weights))
    return np.clip(np.rint(value + np.float32(added)), 0, 255).astype(np.uint8)
