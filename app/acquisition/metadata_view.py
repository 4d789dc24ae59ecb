"""How the chosen recording came, and what its file says of itself. What it shows is read beside the window."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QTabWidget, QVBoxLayout, QWidget

from app.flow import Flow
from app.i18n import tr
from app.media_page.following import Following
from app.media_page.reading import SectionsField
from app.room import Desk
from catalog.case import Case
from catalog.operations.acquisition_told import how_it_came, what_it_says
from catalog.operations.page_rows import Section

Shown = tuple[tuple[Section, ...], tuple[Section, ...], tuple[Section, ...]]
NOTHING: Shown = ((), (), ())


class MetadataView(QWidget):
    form_asked = Signal()
    again_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
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
        self._following = Following(desk, self, _read, self._show)
        desk.session.media_chosen.connect(lambda _: self._allow())
        self._allow()

    def close_down(self) -> None:
        self._following.close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._following.seen()

    def _allow(self) -> None:
        media, case = self._desk.session.media, self._desk.session.case
        for button in (self.fill_in, self.again):
            button.setEnabled(media is not None and not case.read_only)

    def _show(self, shown: Shown | None) -> None:
        for field, sections in zip((self.says, self.came, self.full), shown or NOTHING, strict=True):
            field.show_sections(sections)


def _read(case: Case, uid: str) -> Shown:
    first, full = what_it_says(case, uid)
    return first, how_it_came(case, uid), full
