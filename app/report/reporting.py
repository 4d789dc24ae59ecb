"""Making a report from the window, and opening what was made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from app.i18n import said, tr
from app.job_bridge import WorkQueue
from app.report.case_dialog import CaseDialog, ReportDialog
from app.session import CaseSession
from catalog.operations.annotate import describe_case

if TYPE_CHECKING:
    from catalog.jobs import Operation
    from catalog.operations.publish import ReportIssued


class Reporting(QObject):
    """Asks, describes the case, queues the report, and shows what was written."""

    made = Signal(object)
    """ReportIssued"""

    def __init__(self, session: CaseSession, queue: WorkQueue, window: QWidget) -> None:
        super().__init__(session)
        self._session = session
        self._queue = queue
        self._window = window
        self.dialog: CaseDialog | ReportDialog | None = None
        self.box: QMessageBox | None = None

    def show_details(self) -> None:
        case = self._session.case
        dialog = self.dialog = CaseDialog(case.details, editable=not case.read_only, parent=self._window)
        dialog.accepted.connect(lambda: self._describe(dialog.block.texts()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask(self) -> None:
        from catalog.operations.before_packaging import READ_NOTES, anything_stays

        case = self._session.case
        warning = said(READ_NOTES) if anything_stays(case) else ""
        dialog = ReportDialog(case.details, case.path / "exports", self._window, warning=warning)
        self.dialog = dialog
        dialog.accepted.connect(lambda: self._start(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _start(self, dialog: ReportDialog) -> None:
        if not self._describe(dialog.block.texts()):
            return
        session, folder, purpose = self._session, dialog.folder, dialog.made_for.purpose

        def make() -> Operation[ReportIssued]:
            from catalog.operations.publish import report

            return report(session.case, folder, actor=session.author, purpose=purpose)

        self._queue.submit(
            tr("Report"),
            make,
            then=lambda issued: self._show(issued, folder),
            beside=True,
        )

    def _describe(self, texts: dict[str, str]) -> bool:
        done = self._session.write(describe_case, self._session.case, actor=self._session.author, **texts)
        return done is not None

    def _show(self, issued: ReportIssued, folder: Path) -> None:
        names = "\n".join(path.name for path in issued.files)
        box = self.box = QMessageBox(
            QMessageBox.Icon.NoIcon, tr("Report"), tr("The report was written."), parent=self._window
        )
        words = [
            tr("{names}\nin {folder}", names=names, folder=folder),
            tr("It shows the case as of custody entry {number}.", number=issued.as_of),
            *(said(each) for each in issued.remarks),
        ]
        box.setInformativeText("\n\n".join(words))
        for path in [*issued.files, folder]:
            text = (
                tr("Open the folder")
                if path == folder
                else tr("Open the {kind}", kind=path.suffix[1:].upper())
            )
            button = box.addButton(text, QMessageBox.ButtonRole.ActionRole)
            button.clicked.disconnect()  # the box stays, with the path in it, should nothing here open the file
            button.clicked.connect(lambda _=False, path=path: _open(path))
        box.addButton(QMessageBox.StandardButton.Close)
        box.finished.connect(box.deleteLater)
        box.open()
        self.made.emit(issued)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
