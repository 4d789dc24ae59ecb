"""The two pictures side by side. Their files are read in a child; the window maps the pixels into its memory."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QImage

from app.i18n import tr
from app.job_bridge import Entry, WorkQueue
from app.player.picture import PictureWidget
from app.session import CaseSession
from catalog.jobs import JobState
from catalog.model.records import StoredObject
from catalog.model.uids import new_uid
from catalog.operations.places import LaidOpen, open_picture

SCRATCH = "places"


class StoredPicture(QObject):
    """Shows one stored picture in a widget, the whole of it from fewer pixels than a part."""

    def __init__(self, session: CaseSession, work: WorkQueue, widget: PictureWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._work, self._widget = session, work, widget
        self._stored: StoredObject | None = None
        self._turn = 0
        self._entry: Entry | None = None
        self._laid: LaidOpen | None = None
        self._full, self._small = QImage(), QImage()
        self._display = QSize()
        widget.zoomed.connect(self._choose)
        work.finished.connect(self._on_finished)

    def close(self) -> None:
        self._forget()

    def show(self, stored: StoredObject | None, display: tuple[float, float], absence: str) -> None:
        """`display` is its width and height in the pixels that places in it count in."""
        self._display = QSize(round(display[0]), round(display[1]))
        if stored is not None and self._stored is not None and stored.uid == self._stored.uid:
            return
        self._forget()
        self._stored = stored
        self._widget.set_zoom(None)
        if stored is None:
            self._widget.clear(absence)
            return
        self._widget.clear(tr("Opening the picture…"))
        raw = self._session.case.scratch(SCRATCH) / f"{new_uid()}.raw"
        case = self._session.case
        self._entry = self._work.submit(
            tr("Open a picture"), lambda: open_picture(case, stored, raw), then=self._on_open, quiet=True
        )

    def _on_open(self, laid: LaidOpen) -> None:
        stored = self._stored
        if stored is None or self._entry is None or self._entry.outcome is not laid:
            Path(laid.raw_path).unlink(missing_ok=True)
            return
        self._laid = laid
        pixels = np.memmap(laid.raw_path, np.uint8, "c")
        (width, height), (wide, high) = laid.full, laid.small
        form = QImage.Format.Format_RGB32
        self._full = QImage(pixels[: 4 * width * height].data, width, height, 4 * width, form)
        self._small = QImage(pixels[4 * width * height :].data, wide, high, 4 * wide, form)
        self._widget.set_quarter_turns(laid.facts.turn_degrees // 90)
        self._choose()

    def _on_finished(self, entry: Entry) -> None:
        if entry is self._entry and entry.state is JobState.FAILED:
            self._widget.clear(f"{entry.message}\n{entry.hint}")

    def _choose(self) -> None:
        """The smaller picture while it has as many pixels as are seen."""
        if self._full.isNull():
            return
        seen = self._widget.mapping.scale * self._widget.devicePixelRatioF() * self._display.width()
        image = self._small if seen <= self._small.width() * 1.2 else self._full
        if self._widget.image.cacheKey() != image.cacheKey():
            self._widget.set_image(image, display=self._display)

    def _forget(self) -> None:
        self._widget.clear()
        self._widget.set_quarter_turns(0)
        self._full, self._small = QImage(), QImage()
        if self._laid is not None:
            Path(self._laid.raw_path).unlink(missing_ok=True)
        self._laid = self._entry = self._stored = None
