"""The room of the chosen recording's page, and of asking for a public copy of what it was found on."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.i18n import tr
from app.media_page.panel import MediaPagePanel
from app.media_page.public_copy import PublicCopyDialog
from app.page_capture.room import PageRoom
from app.protection.asking import when_told
from app.protection.words import way_in_words
from app.room import Desk, Panel, Place
from catalog.errors import CatalogError
from catalog.model.records import Posting, PublicCopy, Purpose
from catalog.operations.going_out import page_going_out, why_it_stays
from catalog.operations.public_archive import (
    ARCHIVE,
    ask_for_copy,
    note_copy,
    postings_with_link,
    save_link,
)


class MediaPageRoom:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.page = PageRoom(desk)
        self.panel = MediaPagePanel(desk, self.page.panel)
        self.dialog: PublicCopyDialog | None = None
        self.panels = [
            Panel("page", tr("About it"), self.panel, Place.BELOW, behind="annotations", shown=False)
        ]
        self.panel.copy_asked.connect(self.offer_copy)
        desk.actions["page"].triggered.connect(self.show_page)
        desk.actions["media_page"].triggered.connect(self.show)
        desk.actions["public_copy"].triggered.connect(lambda: self.offer_copy())

    def close(self) -> None:
        self.panel.close_down()

    def show(self) -> None:
        self._desk.bring_up("page")
        self.panel.tabs.currentWidget().setFocus()

    def show_page(self) -> None:
        """The tab with the page as it was seen."""
        self.panel.show_tab(self.page.panel)
        self._desk.bring_up("page")
        self.page.show()

    # ---------------------------------------------------------------- a public copy

    def offer_copy(self) -> None:
        """Says what a public copy gives away; only a button of the dialog sends anything."""
        session = self._desk.session
        if session.media is None:
            return
        postings = postings_with_link(session.case, session.media.uid)
        if not postings:
            self._desk.say(tr("{label} was found at no link.", label=session.media.label))
            return
        if why_it_stays(session.case, session.media, Purpose.PUBLISH):
            self._desk.say(
                tr(
                    "{label} is left out of what leaves the case: no public copy is asked for.",
                    label=session.media.label,
                )
            )
            return
        dialog = PublicCopyDialog(postings, way_in_words(self._desk.intake.links), self._desk.window)
        dialog.send_asked.connect(lambda posting: self._send(dialog, posting))
        dialog.browser_asked.connect(lambda posting: self._open(dialog, posting))
        dialog.note_asked.connect(lambda posting, link: self._note(dialog, posting, link))
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def _send(self, dialog: PublicCopyDialog, posting: Posting) -> None:
        """After the person said yes to the copy, and was told of the archive if it was never asked."""

        def send() -> None:
            dialog.accept()
            session, capture = self._desk.session, self._desk.intake.links.capture
            options = dataclasses.replace(capture, cookies_file=None, cookies_browser=None)
            self._desk.work.submit(
                tr("Public copy of {link}", link=posting.url),
                lambda: ask_for_copy(
                    session.case, posting.uid, actor=session.author, options=options, archive=ARCHIVE
                ),
                then=self._say,
            )

        when_told(self._desk.intake.links, [ARCHIVE], dialog, send)

    def _open(self, dialog: PublicCopyDialog, posting: Posting) -> None:
        """In the person's own browser, which asks by its own way; of a page that stays in the case none is asked."""
        try:
            page_going_out(self._desk.session.case, posting, Purpose.PUBLISH)
        except CatalogError as error:
            dialog.problem.say(error)
        else:
            QDesktopServices.openUrl(QUrl(save_link(posting.url)))

    def _say(self, copy: PublicCopy) -> None:
        self._desk.session.refresh()
        self._desk.say(tr("The public archive keeps a copy: {link}", link=copy.copy_url))

    def _note(self, dialog: PublicCopyDialog, posting: Posting, link: str) -> None:
        session = self._desk.session
        noted = session.write(note_copy, session.case, posting.uid, link, actor=session.author)
        if noted is not None:
            dialog.accept()
            self._desk.say(tr("Noted: {link}. {key:undo} takes that back.", link=link))
