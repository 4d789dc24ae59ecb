"""The waveform of a recording for the timeline, made again where it is gone from `derived/`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.i18n import tr
from app.job_bridge import WorkQueue
from app.session import CaseSession
from catalog.errors import CatalogError
from catalog.model.derived import WAVEFORM
from catalog.model.records import Examination, Media
from catalog.operations.suggestions import ensure_waveform

if TYPE_CHECKING:
    from catalog.media.waveform import Waveform


class Listening(QObject):
    """Asks for what is missing once a recording is chosen; never waits."""

    heard = Signal(str)
    """uid of a media whose waveform is there now."""

    def __init__(self, session: CaseSession, queue: WorkQueue) -> None:
        super().__init__(session)
        self._session = session
        self._queue = queue
        self._paths: dict[str, Path] = {}
        self._asked: set[str] = set()

    def waveform(self, media: Media) -> Waveform | None:
        """None where it is not made yet."""
        from catalog.media.waveform import Waveform

        path = self._paths.get(media.uid, self._session.case.path / "derived" / media.uid / WAVEFORM)
        try:
            return Waveform.load(path)
        except CatalogError:
            return None

    def restore(self, media: Media) -> None:
        """For a recording that was examined: one that was not is listened to by its examination."""
        has_sound = media.has_sound or media.kind == "sound"
        if not has_sound or media.uid in self._asked or self.waveform(media) is not None:
            return
        if self._session.case.count(Examination, media_uid=media.uid):
            self._asked.add(media.uid)
            self._queue.submit(
                tr("Sound of {label}", label=media.label),
                lambda: ensure_waveform(self._session.case, media.uid),
                then=partial(self._on_made, media.uid),
                quiet=True,
            )

    def _on_made(self, media_uid: str, path: Path) -> None:
        self._paths[media_uid] = path
        self.heard.emit(media_uid)
