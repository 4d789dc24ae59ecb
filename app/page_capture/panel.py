"""The page that the chosen recording was posted on, as it was seen: its picture, its text, and what was noted of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.flow import Flow
from app.i18n import tr
from app.page_capture.drawing import pieces_of
from app.page_capture.scroll import PageScroll, ReadingField
from app.page_capture.words import facts_of, title_of
from app.room import Desk
from catalog.jobs import Job, Operation
from catalog.model.records import Media, PageCapture, Posting, Role
from catalog.operations.page import page_captures_of, page_object
from catalog.operations.search import Passage, beginning_of


class PagePanel(QWidget):
    save_asked = Signal(object)
    folder_asked = Signal(object)
    """PageCapture."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._captures: list[tuple[Posting, PageCapture]] = []
        self._shown: str | None = None
        """uid of the capture whose picture is shown, or is being drawn."""
        self.which = QComboBox()
        self.which.setAccessibleName(tr("Which capture of the page"))
        self.which.setMinimumContentsLength(20)
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.which.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._wanted: Passage | None = None
        """What is to be shown as soon as its page is."""
        self.which.activated.connect(lambda _: self._show())
        self.save = self._button(tr("Save copies…"), tr("Saves copies of the page's files in a folder"))
        self.folder = self._button(
            tr("Open folder"), tr("Opens the folder in the case that holds the picture")
        )
        self.save.clicked.connect(lambda: self._ask(self.save_asked))
        self.folder.clicked.connect(lambda: self._ask(self.folder_asked))
        self.seen = PageScroll()
        self.text = ReadingField(tr("Text of the page"))
        self.facts = ReadingField(tr("What was noted of the page"))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.seen, tr("As seen"))
        self.tabs.addTab(self.text, tr("Text"))
        self.tabs.addTab(self.facts, tr("What was noted"))
        self.nothing = QLabel()
        self.nothing.setObjectName("dim")
        self.nothing.setWordWrap(True)
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setMargin(16)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(self.tabs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(Flow(self.which, self.save, self.folder, margins=(6, 4, 6, 4)))
        layout.addWidget(self.stack, 1)
        session = desk.session
        session.media_chosen.connect(lambda _: self.read())
        session.history_changed.connect(self.read)
        session.concealment_changed.connect(self._show)
        self.read()

    @staticmethod
    def _button(text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(tip)
        return button

    def capture(self) -> PageCapture | None:
        row = self.which.currentIndex()
        return self._captures[row][1] if 0 <= row < len(self._captures) else None

    # ---------------------------------------------------------------- what is shown

    def show_passage(self, passage: Passage) -> None:
        """Chooses the capture with this text, and marks the words in it; where the page is concealed, once it is
        shown."""
        self._wanted = passage
        self.read()

    def _choose_wanted(self) -> None:
        for row, (_, capture) in enumerate(self._captures):
            if self._wanted is not None and _has(capture, self._wanted):
                self.which.setCurrentIndex(row)
                return
        self._wanted = None

    def _mark_wanted(self, capture: PageCapture) -> None:
        passage, self._wanted = self._wanted, None
        if passage is not None and _has(capture, passage):
            self.text.show_passage(passage)
            self.tabs.setCurrentWidget(self.text)
            self.text.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()

    def read(self) -> None:
        """Reads anew which captures there are; nothing is drawn while the panel is out of sight."""
        if not self.isVisible():
            return
        session = self._desk.session
        found = _captures_of(session.media, self._desk) if session.media is not None else []
        if found != self._captures or not found:
            self._captures = found
            self.which.clear()
            self.which.addItems([title_of(posting, capture) for posting, capture in found])
        self._choose_wanted()
        self._show()

    def _show(self) -> None:
        if not self.isVisible():
            return
        capture, media = self.capture(), self._desk.session.media
        concealed = self._desk.session.concealed(media)
        self.which.setVisible(capture is not None)
        for button in (self.save, self.folder):
            button.setVisible(capture is not None)
            button.setEnabled(capture is not None and bool(capture.objects))
        if capture is None or concealed:
            self._shown = None
            self.nothing.setText(_why_nothing(media, concealed=capture is not None))
            self.stack.setCurrentWidget(self.nothing)
            return
        self.stack.setCurrentWidget(self.tabs)
        if self._shown != capture.uid:
            self._shown = capture.uid
            self.facts.setPlainText(facts_of(capture))
            self._show_text(capture)
            self._draw(capture)
        self._mark_wanted(capture)

    def _show_text(self, capture: PageCapture) -> None:
        kept = page_object(self._desk.session.case, capture, Role.PAGE_TEXT)
        path = self._desk.session.case.objects.path(kept.sha256, kept.extension) if kept else None
        if path is None or not path.is_file():
            self.text.setPlainText(tr("There is no text of this page."))
            return
        text, more = beginning_of(path)
        self.text.show_text(text, has_later=more)

    def _draw(self, capture: PageCapture) -> None:
        case = self._desk.session.case
        kept = page_object(case, capture, Role.PAGE_PICTURE)
        self.seen.picture.show_pieces([])
        self.tabs.setTabEnabled(0, kept is not None)
        if kept is None:
            self.tabs.setCurrentWidget(self.facts)
            return
        self.tabs.setCurrentWidget(self.seen)
        path = str(case.objects.path(kept.sha256, kept.extension))

        def drawn(pieces: list[bytes]) -> None:
            if self._shown == capture.uid:
                self.seen.picture.show_pieces(pieces)
                self.seen.picture.fit(self.seen.viewport().width())
                self.seen.verticalScrollBar().setValue(0)

        self._desk.work.submit(tr("Picture of the page"), lambda: _drawing(path), then=drawn, quiet=True)

    def _ask(self, signal: SignalInstance) -> None:
        capture = self.capture()
        if capture is not None:
            signal.emit(capture)


def _drawing(path: str) -> Operation[list[bytes]]:
    pieces: list[bytes] = yield Job("picture of the page", pieces_of, {"path": path})
    return pieces


def _has(capture: PageCapture, passage: Passage) -> bool:
    is_its_text = capture.objects.get(Role.PAGE_TEXT) == passage.object_uid
    return is_its_text and capture.posting_uid == passage.posting_uid


def _captures_of(media: Media, desk: Desk) -> list[tuple[Posting, PageCapture]]:
    """Those of the recording's postings, and of tries of the same links that brought nothing."""
    case = desk.session.case
    of_media = case.find(Posting, media_uid=media.uid, order="number")
    links = dict.fromkeys(each.url for each in of_media if each.url)
    tries = [each for link in links for each in case.find(Posting, url=link) if each.media_uid is None]
    postings = sorted([*of_media, *tries], key=lambda each: each.number)
    return [(posting, capture) for posting in postings for capture in page_captures_of(case, posting.uid)]


def _why_nothing(media: Media | None, *, concealed: bool) -> str:
    if media is None:
        return tr("Choose a recording: the page that it was posted on is shown here.")
    if concealed:
        return tr(
            "The page may show what is graphic. It is shown together with the recording: press {key:reveal}."
        )
    return tr("No page was kept of this recording. It is kept when a link is added.")
