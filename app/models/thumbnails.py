"""Thumbnails from the case's derived folder, blurred where the media may be graphic, kept in a bounded cache."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage, QPixmap, QPixmapCache

from app.player.picture import blurred
from app.session import CaseSession
from catalog.model.derived import look_name
from catalog.model.records import Media

COARSE_PIXELS = 8


class Thumbnails(QObject):
    """Pictures for lists. A missing file gives an empty pixmap; `derived/` can be made again."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__(session)
        self._session = session
        QPixmapCache.setCacheLimit(64 * 1024)

    def poster(self, media: Media) -> QPixmap:
        return self._pixmap(media, "poster.jpg")

    def of_frame(self, media: Media, pts: int) -> QPixmap:
        return self._pixmap(media, f"thumb-{pts}.jpg")

    def of_first_look(self, media: Media, pts: int) -> QPixmap:
        return self._pixmap(media, look_name(pts))

    def _pixmap(self, media: Media, name: str) -> QPixmap:
        path: Path = self._session.case.path / "derived" / media.uid / name
        concealed = self._session.concealed(media)
        try:
            made = path.stat().st_mtime_ns  # a first look's poster gives way to an examination's
        except OSError:
            return QPixmap()
        key = f"{path}|{made}|{concealed}"
        found = QPixmap()
        if QPixmapCache.find(key, found):
            return found
        image = QImage(str(path))
        if image.isNull():
            return QPixmap()  # not kept: it may be made at any moment
        if concealed:
            image = blurred(image, COARSE_PIXELS)
        pixmap = QPixmap.fromImage(image)
        QPixmapCache.insert(key, pixmap)
        return pixmap
