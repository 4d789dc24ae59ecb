"""The page of the chosen recording, in tabs. What it shows is read beside the window."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QTabWidget, QVBoxLayout, QWidget

from app.flow import Flow
from app.i18n import tr
from app.media_page.badges import BadgeLine
from app.media_page.following import Following
from app.media_page.reading import SectionsField
from app.page_capture.panel import PagePanel
from app.room import Desk
from catalog.operations.page_of_media import MediaPage, page_of_media


class MediaPagePanel(QWidget):
    copy_asked = Signal()
    """Somebody wants a copy at a public archive."""

    def __init__(self, desk: Desk, seen: PagePanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.page: MediaPage | None = None
        """What is shown now."""
        self.badges = BadgeLine()
        self.copy_there = QPushButton(tr("Copy at a public archive…"))
        self.copy_there.setToolTip(
            tr("Asks a public web archive to keep a copy of the page, after telling what that gives away")
        )
        self.copy_there.clicked.connect(self.copy_asked)
        nothing = tr("Nothing is known of it.")
        self.captured = SectionsField(tr("How the recording was captured"), nothing)
        self.seen = seen
        self.technical = SectionsField(tr("What the recording is as a file"), nothing)
        self.custody = SectionsField(tr("What vouches for the recording"), nothing)
        self.copies = SectionsField(
            tr("Recordings that share footage with it"), tr("Nobody has decided on any copy of it.")
        )
        self.more_copies = QPushButton(tr("Look for copies…"))
        self.more_copies.clicked.connect(lambda: desk.bring_up("copies"))
        copies = QWidget()
        column = QVBoxLayout(copies)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.copies, 1)
        column.addLayout(Flow(self.more_copies, margins=(6, 4, 6, 4)))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for widget, title in (
            (self.captured, tr("Capture")),
            (self.seen, tr("Page as seen")),
            (self.technical, tr("Technical")),
            (self.custody, tr("Custody")),
            (copies, tr("Copies")),
        ):
            self.tabs.addTab(widget, title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(Flow(self.badges, self.copy_there, spacing=10, margins=(8, 4, 6, 4)))
        layout.addWidget(self.tabs, 1)
        self._following = Following(desk, self, page_of_media, self._show)
        desk.session.media_chosen.connect(lambda _: self._allow())
        self._allow()

    def close_down(self) -> None:
        self._following.close()

    def show_tab(self, widget: QWidget) -> None:
        self.tabs.setCurrentWidget(widget)

    # ---------------------------------------------------------------- reading

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._following.seen()

    def _show(self, page: MediaPage | None) -> None:
        self.page = page
        self.badges.show_badges(page.badges if page else None)
        for field, sections in (
            (self.captured, page.captured if page else ()),
            (self.technical, page.technical if page else ()),
            (self.custody, page.custody if page else ()),
            (self.copies, page.copies if page else ()),
        ):
            field.show_sections(sections)

    def _allow(self) -> None:
        session = self._desk.session
        self.copy_there.setEnabled(session.media is not None and not session.case.read_only)
