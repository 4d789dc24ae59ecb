"""The room of the search over the whole case."""

from __future__ import annotations

from app.find.panel import FindPanel
from app.i18n import tr
from app.room import Desk, Panel, Place
from catalog.operations.search import Found


class FindRoom:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.panel = FindPanel(desk.session)
        self.panels = [
            Panel("find", tr("Find in the case"), self.panel, Place.BELOW, behind="annotations", shown=False)
        ]
        self.panel.go_asked.connect(self.go_to)
        desk.actions["find"].triggered.connect(lambda: self.show())

    def close(self) -> None:
        self.panel.index.close()

    def show(self) -> None:
        self._desk.bring_up("find")
        self.panel.index.begin()
        self.panel.words.setFocus()
        self.panel.words.selectAll()

    def go_to(self, found: Found) -> None:
        """Opens the recording, at the time if there is one; an annotation becomes the chosen one."""
        session = self._desk.session
        media = session.media_of(found.media_uid) if found.media_uid else None
        if media is None:
            self._desk.say(tr("{where} holds no recording.", where=found.label))
        elif found.pts is None:
            session.choose_media(media)
        else:
            self._desk.opener.open_at(media, found.pts)
            if found.kind == "annotation":
                session.choose_annotation(found.uid)
