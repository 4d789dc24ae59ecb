"""The room of what people give: files looked at before they are taken in, the form, and what files say."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox

from app.acquisition.dialogs import AcquisitionDialog, AddFilesDialog
from app.acquisition.metadata_view import MetadataView
from app.i18n import said, tr, trn
from app.room import Desk, Panel, Place
from catalog.errors import CatalogError
from catalog.jobs import JobContext
from catalog.model.records import Media, Posting
from catalog.operations.acquisition import Form, acquisition_of, consents_of, fill_in, postings_of
from catalog.operations.embedded import read_again
from catalog.operations.intake_preview import Previewed, preview

if TYPE_CHECKING:
    from catalog.operations.others import TookOver


class AcquisitionRoom:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.view = MetadataView(desk)
        self.panels = [
            Panel("embedded", tr("The file says"), self.view, Place.BELOW, behind="annotations", shown=False)
        ]
        self.dialog: AddFilesDialog | AcquisitionDialog | None = None
        self.chooser: QFileDialog | None = None
        self.box: QMessageBox | None = None
        self.view.form_asked.connect(self.ask)
        self.view.again_asked.connect(self.read_again)
        desk.intake.paths_chosen.connect(self.look_at)
        desk.library.menu_asked.connect(self._add_to_menu)
        desk.actions["embedded"].triggered.connect(lambda: self._show())
        desk.actions["acquisition"].triggered.connect(lambda: self.ask())
        desk.actions["take_over"].triggered.connect(lambda: self.choose_others(folder=True))
        desk.actions["take_over_zip"].triggered.connect(lambda: self.choose_others(folder=False))

    def close(self) -> None:
        self.view.close_down()

    def _show(self) -> None:
        self._desk.bring_up("embedded")
        self.view.tabs.currentWidget().setFocus()

    # ---------------------------------------------------------------- files

    def look_at(self, paths: list[Path]) -> None:
        """Looks through what was chosen, and asks; nothing is taken in before."""
        case = self._desk.session.case

        def look(context: JobContext) -> list[Previewed] | CatalogError:
            try:
                return preview(case, paths, context)
            except CatalogError as error:
                return error

        self._desk.work.write_beside(tr("Looking at the files"), look, then=self._ask_what_to_take)

    def _ask_what_to_take(self, found: list[Previewed] | CatalogError) -> None:
        if isinstance(found, CatalogError):
            self._desk.session.failed.emit(found)
            return
        dialog = self.dialog = AddFilesDialog(found, self._desk.window)
        dialog.accepted.connect(lambda: self._desk.intake.add_found(dialog.chosen, dialog.said))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # ---------------------------------------------------------------- the form

    def _add_to_menu(self, menu: QMenu, uids: list[str]) -> None:
        chosen = set(uids)
        found = [each for each in self._desk.session.library if each.uid in chosen]
        if not found:
            return
        action = menu.addAction(tr("How it came, and what is allowed…"))
        action.setEnabled(not self._desk.session.case.read_only)
        action.triggered.connect(partial(self.ask, found))

    def ask(self, media: list[Media] | None = None, *_: object) -> None:
        """The form for these recordings; for the chosen one, if none are given."""
        session = self._desk.session
        chosen = media or ([session.media] if session.media is not None else [])
        if not chosen:
            return
        known = session.case.find(Posting, media_uid=chosen[0].uid) if len(chosen) == 1 else []
        one = known[0].uid if len(known) == 1 else None
        dialog = self.dialog = AcquisitionDialog(
            chosen,
            acquisition_of(session.case, one) if one else None,
            consents_of(session.case, [one]) if one else [],
            self._desk.window,
            several=one is None,
        )
        uids = [each.uid for each in chosen]
        dialog.accepted.connect(lambda: self._write(uids, dialog.said))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write(self, media_uids: list[str], said: Form) -> None:
        session = self._desk.session
        session.write_many(
            tr("Writing down how it came"),
            len(media_uids),
            lambda _: fill_in(
                session.case, postings_of(session.case, media_uids), said, actor=session.author
            ),
            lambda _: self._desk.say(trn("Written down of %n recording.", len(media_uids))),
        )

    def read_again(self) -> None:
        session = self._desk.session
        media = session.media
        if media is not None:
            self._desk.work.submit(
                tr("What the file of {label} says", label=media.label),
                lambda: read_again(session.case, media.uid, actor=session.author),
                then=lambda _: session.refresh(),
            )

    # ---------------------------------------------------------------- what others archived

    def choose_others(self, *, folder: bool) -> None:
        title = tr("A folder of auto-archiver") if folder else tr("A case export of Hunchly")
        chooser = self.chooser = QFileDialog(self._desk.window, title)
        chooser.setFileMode(QFileDialog.FileMode.Directory if folder else QFileDialog.FileMode.ExistingFile)
        if not folder:
            chooser.setNameFilter(tr("Packed files") + " (*.zip)")
        chooser.fileSelected.connect(lambda name: self.take_over(Path(name)))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def take_over(self, path: Path) -> None:
        from catalog.operations.others import take_from_others  # it checks time stamps, by much that few need

        session = self._desk.session
        self._desk.work.submit(
            tr("What others archived: {name}", name=path.name),
            lambda: take_from_others(session.case, path, actor=session.author),
            then=self._tell,
        )

    def _tell(self, taken: TookOver) -> None:
        self._desk.session.refresh()
        for media in taken.media:
            self._desk.intake.examine(media)
        box = self.box = QMessageBox(self._desk.window)
        box.setWindowTitle(tr("Taken over"))
        lines = [said(each) for each in taken.in_words()]
        box.setText(lines[0])
        box.setInformativeText(
            f"{lines[1]}\n\n"
            + tr("Hashes and times of another program are kept as claimed. They are not proved.")
        )
        if lines[2:]:
            box.setDetailedText("\n".join(lines[2:]))
        box.finished.connect(box.deleteLater)
        box.open()
