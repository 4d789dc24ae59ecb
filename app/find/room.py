"""The room of the search over the whole case."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from app import messages
from app.actions import ask_with, words_of
from app.find.comments import CommentsPanel
from app.find.list_filter import ListFilter
from app.find.panel import FindPanel
from app.find.searching import Searching
from app.i18n import tr
from app.room import Desk, Panel, Place
from catalog.errors import CatalogError
from catalog.model.records import Media
from catalog.operations.search import Found, Passage, passage_of, wanted_words

BEGIN_MILLISECONDS = 15_000
"""After so long the index is made or brought up to date even though nobody looked for anything yet."""


class FindRoom:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.searching = Searching(desk.session, desk.work, desk.window)
        self.panel = FindPanel(desk.session, self.searching)
        self.comments = CommentsPanel(desk.session, self.searching)
        self.panels = [
            Panel("find", tr("Find in the case"), self.panel, Place.BELOW, behind="annotations", shown=False),
            Panel("comments", tr("Comments"), self.comments, Place.BELOW, behind="annotations", shown=False),
        ]
        self.list_filter = ListFilter(desk, self.searching, self.show)
        self.list_filter.narrowing.changed.connect(self._on_listed)
        self.panel.go_asked.connect(self.go_to)
        self.searching.failed.connect(self._on_failed)
        desk.actions["find"].triggered.connect(lambda: self.show(words_of(desk.actions["find"])))
        self._begin = QTimer(desk.window)
        self._begin.setSingleShot(True)
        self._begin.timeout.connect(self.searching.begin)
        self._begin.start(BEGIN_MILLISECONDS)

    def close(self) -> None:
        self._begin.stop()
        self.list_filter.close()
        self.searching.close()

    def show(self, words: str | None = None) -> None:
        """Brings the panel up; with `words` looks for them."""
        self._desk.bring_up("find")
        self.searching.begin()
        if words is not None:
            self.panel.words.setText(words)
            self.panel.look()
        self.panel.words.setFocus()
        self.panel.words.selectAll()

    def _on_listed(self) -> None:
        self.panel.show_only(self.list_filter.narrowing.uids)

    def go_to(self, found: Found) -> None:
        """Opens the recording, at the time if there is one; an annotation becomes the chosen one; comments and pages
        are shown beside it, where the words stand in them."""
        session = self._desk.session
        self.searching.forget("passage")
        media = session.media_of(found.media_uid) if found.media_uid else None
        if media is not None:
            self._show_recording(media, found)
        if found.kind == "comment" and found.posting_uid:
            self.comments.show_posting(found.posting_uid, at=found.position)
            self._desk.bring_up("comments")
        elif found.kind == "page" and media is not None:
            self._desk.bring_up("page")
            self._show_passage(found)
        elif media is None:
            self._desk.say(tr("{where} holds no recording.", where=found.label))

    def _show_passage(self, found: Found) -> None:
        """The page's text at the words, as soon as it is read."""
        words = wanted_words(self.panel.searched)

        def show(passage: Passage | None) -> None:
            if passage is not None:
                ask_with(self._desk.actions["page"], passage)

        self.searching.ask(
            "passage", lambda reading: passage_of(reading.case, reading.case_index, found, words), show
        )

    def _show_recording(self, media: Media, found: Found) -> None:
        if found.pts is None:
            self._desk.session.choose_media(media)
            return
        self._desk.opener.open_at(media, found.pts)
        if found.kind == "annotation":
            self._desk.session.choose_annotation(found.uid)

    def _on_failed(self, error: CatalogError) -> None:
        self.panel.count.setText(tr("cannot search"))
        self.panel.advice.setText("\n".join(messages.in_words(error)))
        self.panel.advice.show()
