"""Exact frames for the window: asked of the frame server's child, fetched by a timer, the newest wins."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from catalog.errors import CatalogError
from catalog.jobs import JobBug
from catalog.media.frame_server import FrameServer, Picture
from catalog.media.seeing import PLAIN, Seeing
from catalog.model.records import Media

POLL_MILLISECONDS = 4
LATER_MILLISECONDS = 3000


class ExactFrames(QObject):
    """The frame server, without waiting. One media at a time."""

    arrived = Signal(object)
    """Picture; of several asked for in a row perhaps only the last."""
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = FrameServer()
        self.cache_share = 1
        """How many of these share the memory that decoded frames may take, from the next file on."""
        self._open = False
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MILLISECONDS)
        self._timer.timeout.connect(self._poll)
        self._wanted = 0
        self._seeing = PLAIN
        self._give_up = QTimer(self)
        self._give_up.setSingleShot(True)
        self._give_up.timeout.connect(self._timer.stop)

    def start(self) -> None:
        """Frames will be asked for soon: what decodes them gets ready beside the window, if it has not begun yet."""
        if self._server.pid is None:
            self._server.start()

    def open(self, media: Media, path: Path, index_path: Path) -> None:
        self._server.open(
            path,
            index_path,
            media.stream_index,
            media.rotation_degrees,
            Fraction(media.sample_aspect_numerator, media.sample_aspect_denominator),
            cache_share=self.cache_share,
        )
        self._open = True

    @property
    def waiting(self) -> bool:
        return self._timer.isActive()

    def see(self, seeing: Seeing) -> None:
        """How frames are to be seen from the next one asked for on."""
        self._seeing = seeing

    def prepare(self) -> None:
        """Frames will be asked for that are not seen plainly."""
        if self._open:
            self._server.prepare()

    def ask(self, number: int) -> None:
        """Asks for a frame by its number; never waits."""
        if self._open:
            self._wanted = number
            self._give_up.stop()
            self._server.ask(number, self._seeing)
            if not self._timer.isActive():
                self._timer.start()

    def forget(self) -> None:
        """Nothing that was asked for is wanted any more."""
        self._give_up.stop()
        self._timer.stop()
        self._open = False

    def close(self) -> None:
        self.forget()
        self._server.close()

    def _poll(self) -> None:
        try:
            picture: Picture | None = self._server.poll()
        except (CatalogError, JobBug) as error:
            # the error may be that of an older request; a newer one gets a while to be answered
            self._give_up.start(LATER_MILLISECONDS)
            self.failed.emit(error)
            return
        if picture is not None:
            if (picture.number, picture.seeing) == (self._wanted, self._seeing):
                self._timer.stop()
            self.arrived.emit(picture)
