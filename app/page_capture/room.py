"""Pages as they were seen: the panel, saving copies, opening the folder. It stands in the page of the recording."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from app.actions import asked_of
from app.i18n import said, tr, trn
from app.page_capture.panel import PagePanel
from app.room import Desk
from catalog.model.records import PageCapture, Role
from catalog.operations.page import SavedPage, page_object, save_page
from catalog.operations.search import Passage


class PageRoom:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.panel = PagePanel(desk)
        self.panel.save_asked.connect(self._ask_where)
        self.panel.folder_asked.connect(self._open_folder)

    def show(self) -> None:
        passage = asked_of(self._desk.actions["page"])
        if isinstance(passage, Passage):
            self.panel.show_passage(passage)
            return
        self.panel.read()
        self.panel.seen.setFocus()

    def _ask_where(self, capture: PageCapture) -> None:
        dialog = QFileDialog(self.panel, tr("Folder for copies of the page"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: self.save_in(capture, Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_in(self, capture: PageCapture, folder: Path) -> None:
        case = self._desk.session.case

        def told(saved: SavedPage) -> None:
            words = trn("Saved %n files in {folder}.", saved.files, folder=folder)
            self._desk.say(" ".join([words, *(said(each) for each in saved.remarks)]))

        self._desk.work.submit(
            tr("Copies of the page"), lambda: save_page(case, capture, folder), then=told, quiet=True
        )

    def _open_folder(self, capture: PageCapture) -> None:
        case = self._desk.session.case
        kept = page_object(case, capture, Role.PAGE_PICTURE) or page_object(case, capture, Role.PAGE_SOURCE)
        if kept is not None:
            folder = case.objects.path(kept.sha256, kept.extension).parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
