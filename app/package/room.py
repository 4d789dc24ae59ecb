"""The room of packages: both actions of the Case menu, and what is said when they are done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox

from app.i18n import said, tr, trn
from app.job_bridge import Entry
from app.package.dialog import PackageDialog
from app.room import Desk, Panel
from catalog.model.timecode import utc_now
from catalog.operations.before_packaging import Outlook, anything_stays, outlook

if TYPE_CHECKING:
    from catalog.jobs import Operation
    from catalog.operations.package import Packaged
    from catalog.operations.receive import Received


class PackageRoom:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.panels: list[Panel] = []
        self.dialog: PackageDialog | None = None
        self.chooser: QFileDialog | None = None
        self.box: QMessageBox | None = None
        self._look: Entry | None = None
        desk.actions["package"].triggered.connect(lambda: self.ask())
        desk.actions["receive"].triggered.connect(lambda: self.choose())

    def close(self) -> None:
        pass

    # ---------------------------------------------------------------- making one

    def ask(self) -> None:
        """Looks first at what may go out of the case, and at which files tell a place."""
        if self._look is not None and not self._look.finished:
            return
        case, work = self._desk.session.case, self._desk.work
        self._look = work.write_beside(tr("Look what may go out"), lambda _: outlook(case), then=self._ask)

    def _ask(self, outlooks: list[Outlook]) -> None:
        case = self._desk.session.case
        name = f"{case.path.name}-package-{utc_now()[:10]}"
        dialog = self.dialog = PackageDialog(
            outlooks, case.path.parent / name, self._desk.window, read_notes=anything_stays(case)
        )
        dialog.accepted.connect(lambda: self._start(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _start(self, dialog: PackageDialog) -> None:
        session, out, uids = self._desk.session, dialog.out, dialog.media_uids
        purpose = dialog.made_for.purpose
        report, recipient = dialog.report.isChecked(), dialog.recipient.text().strip()

        def make() -> Operation[Packaged]:
            from catalog.operations.package import package

            return package(
                session.case,
                out,
                actor=session.author,
                media_uids=uids,
                with_report=report,
                recipient=recipient,
                purpose=purpose,
            )

        self._desk.work.submit(tr("Package"), make, then=self._show_package, beside=True)

    def _show_package(self, done: Packaged) -> None:
        self._desk.session.refresh()
        filled = done.filled
        words = [
            tr("{names}\nin {folder}", names=done.path.name, folder=done.path.parent),
            trn("%n recordings", len(filled.media)),
            tr("It is signed.") if done.signed else tr("It is not signed."),
            tr(
                "Tell the recipient this number by another way; it stands for the whole package:\n{number}",
                number=filled.tag_manifest_sha256,
            ),
            *(tr("Left out: {what}", what=line) for line in filled.left_out),
            *(said(each) for each in done.remarks),
        ]
        self._tell(tr("Package"), tr("The package was made."), words, done.path.parent)

    # ---------------------------------------------------------------- taking one in

    def choose(self) -> None:
        chooser = self.chooser = QFileDialog(self._desk.window, tr("The folder of a package"))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.fileSelected.connect(lambda folder: self.receive(Path(folder)))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def receive(self, path: Path) -> None:
        session = self._desk.session

        def make() -> Operation[Received]:
            from catalog.operations.receive import receive

            return receive(session.case, path, actor=session.author)

        self._desk.work.submit(tr("Receive a package"), make, then=self._show_received, beside=True)

    def _show_received(self, done: Received) -> None:
        self._desk.session.refresh()
        annex = done.annex
        source = (
            tr("From the case “{name}”.", name=annex.case_name)
            if annex.from_case
            else tr("From a bag that another program made.")
        )
        words = [
            source,
            trn("%n new recordings", len(done.media)),
            tr("Its own log is kept as annex {label}.", label=annex.label) if annex.log_object_uid else "",
            *(said(each) for each in annex.told),
            *(said(each) for each in annex.remarks),
        ]
        self._tell(tr("Receive a package"), tr("The package was taken in."), words, None)

    # ---------------------------------------------------------------- what is said

    def _tell(self, title: str, text: str, words: list[str], folder: Path | None) -> None:
        box = self.box = QMessageBox(QMessageBox.Icon.NoIcon, title, text, parent=self._desk.window)
        told = [each for each in words if each]
        box.setInformativeText("\n\n".join(told[:6]))
        if told[6:]:
            box.setDetailedText("\n".join(told[6:]))
        if folder is not None:
            button = box.addButton(tr("Open the folder"), QMessageBox.ButtonRole.ActionRole)
            button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Close))
        box.finished.connect(box.deleteLater)
        box.open()
