"""How the chosen recording came, and what its file says of itself. What it shows is read beside the window."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QTabWidget, QVBoxLayout, QWidget

from app.flow import Flow
from app.i18n import tr
from app.media_page.reading import SectionsField
from app.room import Desk
from catalog.operations.acquisition_told import how_it_came, what_it_says
from catalog.operations.page_rows import Section

SETTLED_MILLISECONDS = 250
Shown = tuple[tuple[Section, ...], tuple[Section, ...], tuple[Section, ...]]


class MetadataView(QWidget):
    form_asked = Signal()
    again_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stale = True
        self._wanted: str | None = None
        nothing = tr("Nothing was written down yet.")
        self.says = SectionsField(tr("What the file says of itself"), tr("Nothing was read of it yet."))
        self.came = SectionsField(tr("How it came, and what is allowed"), nothing)
        self.full = SectionsField(tr("All that was read"), tr("Nothing was read of it yet."))
        self.fill_in = QPushButton(tr("Fill in how it came…"))
        self.fill_in.setToolTip(tr("From whom it came, how, and what may be done with it"))
        self.fill_in.clicked.connect(self.form_asked)
        self.again = QPushButton(tr("Read again"))
        self.again.setToolTip(tr("Reads what the file says of itself from its bytes again"))
        self.again.clicked.connect(self.again_asked)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for widget, title in (
            (self.says, tr("The file says")),
            (self.came, tr("How it came")),
            (self.full, tr("In full")),
        ):
            self.tabs.addTab(widget, title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(Flow(self.fill_in, self.again, margins=(8, 4, 6, 4)))
        layout.addWidget(self.tabs, 1)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED_MILLISECONDS)
        self._settling.timeout.connect(self._read)
        desk.session.media_chosen.connect(lambda _: self._on_chosen())
        desk.session.history_changed.connect(self._on_changed)
        self._allow()

    def close_down(self) -> None:
        self._settling.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()

    def _on_chosen(self) -> None:
        self._take(None, ((), (), ()))
        self._stale = True
        self._read()

    def _on_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._settling.start()

    def _allow(self) -> None:
        media, case = self._desk.session.media, self._desk.session.case
        for button in (self.fill_in, self.again):
            button.setEnabled(media is not None and not case.read_only)

    def _read(self) -> None:
        """Nothing is read while the panel is out of sight."""
        media, case = self._desk.session.media, self._desk.session.case
        self._allow()
        if not self.isVisible() or media is None:
            return
        self._stale = False
        uid = self._wanted = media.uid

        def read(_: object) -> Shown:
            first, full = what_it_says(case, uid)
            return first, how_it_came(case, uid), full

        self._desk.work.write_beside(
            tr("Reading about the recording"), read, then=lambda shown: self._take(uid, shown)
        )

    def _take(self, uid: str | None, shown: Shown) -> None:
        if uid is not None and uid != self._wanted:
            return
        for field, sections in zip((self.says, self.came, self.full), shown, strict=True):
            field.show_sections(sections)
