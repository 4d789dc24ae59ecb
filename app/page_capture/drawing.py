"""The picture of a page in pieces that a window can draw at once; done in a child, since it may be very high."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader

from catalog.errors import SourceUnavailable
from catalog.jobs import JobContext

SHOWN_WIDTH_PX = 1_000
PIECE_HEIGHT_PX = 1_000
MOST_MEGABYTES = 512
"""Of memory that the picture may take."""


def pieces_of(context: JobContext, *, path: str) -> list[bytes]:
    """JPEGs of SHOWN_WIDTH_PX by at most PIECE_HEIGHT_PX, from the top down.

    Raises SourceUnavailable where the file is no picture, or one too large.
    """
    QImageReader.setAllocationLimit(MOST_MEGABYTES)
    reader = QImageReader(path, b"png")
    image = reader.read()
    if image.isNull():
        raise SourceUnavailable(
            f"The picture of the page cannot be read ({reader.errorString()}).",
            hint="Check the case: Case > Verify, or “framewitness verify”.",
        )
    context.report(1, 2)
    image = image.scaledToWidth(SHOWN_WIDTH_PX, Qt.TransformationMode.SmoothTransformation)
    return [
        _jpeg(image.copy(0, top, image.width(), min(PIECE_HEIGHT_PX, image.height() - top)))
        for top in range(0, image.height(), PIECE_HEIGHT_PX)
    ]


def _jpeg(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", 88)  # type: ignore[call-overload]
    return bytes(buffer.data().data())
