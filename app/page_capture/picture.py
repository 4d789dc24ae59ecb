"""The picture of a whole page: the hidden window is made as high as the page, and grabbed piece by piece."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWebEngineWidgets import QWebEngineView

from app.i18n import marked
from app.page_capture.remarks import HIGH, STICKS
from app.page_capture.waiting import Clock
from catalog.errors import SourceUnavailable
from catalog.model.page_visit import PageWish
from catalog.texts import phrase

PIECE_PX = 8_000
"""How high the hidden window is made at most: surfaces have limits."""
STRETCHED = 1.2
PAINT_SECONDS = 0.4
"""A window that looks the same after so long is taken for drawn."""
DRAWN_SECONDS = 6.0
"""How long drawing may take on a busy computer."""
MOVING_SECONDS = 3.0
"""A page that never stands still is taken as it is after so long."""
_DRAW = (
    "window.drawnForPicture = 0;"
    "requestAnimationFrame(() => requestAnimationFrame(() => { window.drawnForPicture = 1; }))"
)


class Picture:
    def __init__(
        self, view: QWebEngineView, clock: Clock, run: Callable[[str], Any], height: Callable[[], int]
    ) -> None:
        self._view = view
        self._clock = clock
        self._run = run
        self._height = height

    def write(self, path: Path, height: int, wish: PageWish) -> list[str]:
        """Writes a PNG of the page from its top on, and returns remarks on what it does not show as it was."""
        window = max(wish.height_px, min(height, wish.most_picture_px, PIECE_PX))
        self._view.resize(wish.width_px, window)
        self._clock.pause(PAINT_SECONDS)
        whole = max(self._height() or height, wish.height_px)
        remarks = []
        if height and whole > STRETCHED * max(height, wish.height_px):
            remarks.append(marked("What fills the window of the browser is stretched in the picture."))
        shown = min(whole, wish.most_picture_px)
        if whole > shown:
            remarks.append(phrase(HIGH, whole=whole, shown=shown))
        if shown > window:
            remarks.append(phrase(STICKS, window=window))
        image = self._pieced(wish.width_px, shown, window)
        self._view.resize(wish.width_px, wish.height_px)
        write_image(image, path)
        return remarks

    def _pieced(self, width: int, shown: int, window: int) -> QImage:
        image = QImage(width, shown, QImage.Format.Format_RGB32)
        if image.isNull():
            raise SourceUnavailable("there was not memory enough for the picture")
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        for top in range(0, shown, window):
            if top:
                self._run(f"window.scrollTo(0, {top})")
                self._clock.pause(PAINT_SECONDS)
            found = self._run("window.scrollY") if top else 0
            painter.drawImage(QPoint(0, int(found or 0)), self._drawn())
        painter.end()
        return image

    def _drawn(self) -> QImage:
        """What the window shows once the page was drawn into it, which takes seconds on a busy computer."""
        self._run(_DRAW)
        end = time.monotonic() + DRAWN_SECONDS
        while not self._run("window.drawnForPicture") and time.monotonic() < end:
            self._clock.pause(0.05)
        now = self._view.grab().toImage()
        end = time.monotonic() + MOVING_SECONDS
        while time.monotonic() < end:
            before = now
            self._clock.pause(PAINT_SECONDS)
            now = self._view.grab().toImage()
            if now == before:
                break
        return now


def write_image(image: QImage, path: Path) -> None:
    if not image.save(str(path)):
        raise SourceUnavailable("the picture could not be written")
