"""What a person says of a copy, carrying annotations over, and finding where a picture comes from."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.actions import Actions
from app.copies.pairs import Pair
from app.copies.panel import CopiesPanel
from app.copies.source_dialog import PICTURES, SourceDialog
from app.i18n import tr, trn
from app.job_bridge import Entry, WorkQueue
from app.models.thumbnails import Thumbnails
from app.player.opening import Opener
from app.session import CaseSession
from catalog.jobs import JobState
from catalog.model.records import Annotation, CopyLink, Media
from catalog.operations import copies
from catalog.operations.copies import Carried


class Copying(QObject):
    """Dialogs do not stop the window; what is written can be undone."""

    said = Signal(str)

    def __init__(
        self, session: CaseSession, queue: WorkQueue, opener: Opener, thumbnails: Thumbnails, window: QWidget
    ) -> None:
        super().__init__(session)
        self._session = session
        self._queue = queue
        self._opener = opener
        self._thumbnails = thumbnails
        self._window = window
        self.box: QMessageBox | None = None
        self.dialog: QFileDialog | SourceDialog | None = None
        self._looking: Entry | None = None
        queue.finished.connect(self._on_finished)

    def connect_to(self, actions: Actions, panel: CopiesPanel) -> None:
        panel.go_asked.connect(self._opener.open_at)
        panel.confirm_asked.connect(self.confirm)
        panel.dismiss_asked.connect(self.dismiss)
        panel.carry_asked.connect(self.ask_to_carry)
        panel.find_source_asked.connect(self.find_source)
        actions["find_source"].triggered.connect(lambda: self.find_source())

    def confirm(self, pair: Pair) -> None:
        if pair.candidate is not None:
            session = self._session
            done = session.write(copies.confirm_copy, session.case, pair.candidate, actor=session.author)
            if done is not None:
                self.said.emit(
                    tr(
                        "{label} and {label_2} are confirmed copies. {key:undo} takes that back.",
                        label=pair.here.label,
                        label_2=pair.other.label,
                    )
                )

    def dismiss(self, pair: Pair) -> None:
        if pair.candidate is not None:
            session = self._session
            done = session.write(copies.dismiss_copy, session.case, pair.candidate, actor=session.author)
            if done is not None:
                self.said.emit(
                    tr(
                        "{label} and {label_2} are no copies. {key:undo} takes that back.",
                        label=pair.here.label,
                        label_2=pair.other.label,
                    )
                )

    # ---------------------------------------------------------------- carrying annotations over

    def ask_to_carry(self, pair: Pair) -> None:
        """Asks in which direction; a recording without annotations in the shared ranges has none to give. Who codes for
        an assignment is not told how many there are."""
        link = pair.link
        if link is None:
            return
        if self._session.assignment is not None:
            self.said.emit(tr("While you code an assignment, what others coded is not shown."))
            return
        box = self.box = QMessageBox(
            QMessageBox.Icon.Question, tr("Carry annotations over"), tr("Which way?"), parent=self._window
        )
        box.setInformativeText(
            tr(
                "Annotations in the footage that both have are added to the other recording at its "
                "own times, and say where they come from. Look at each there: a copy may be cropped, "
                "covered or less sharp."
            )
        )
        for source, target in ((pair.here, pair.other), (pair.other, pair.here)):
            count = self._in_shared_ranges(pair, source)
            text = trn(
                "%n annotations from {source} to {target}", count, source=source.label, target=target.label
            )
            button = box.addButton(text, QMessageBox.ButtonRole.ActionRole)
            button.setEnabled(count > 0)
            button.clicked.connect(partial(self._carry, link, source, target))
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.finished.connect(box.deleteLater)
        box.open()

    def _in_shared_ranges(self, pair: Pair, source: Media) -> int:
        """How many of a recording's annotations begin in footage that the other has."""
        matches = pair.matches if source.uid == pair.here.uid else [each.turned() for each in pair.matches]
        return sum(
            any(match.start_pts <= each.start_pts < match.end_pts for match in matches)
            for each in self._session.case.find(Annotation, media_uid=source.uid, assignment_uid=None)
        )

    def _carry(self, link: CopyLink, source: Media, target: Media, _: bool = False) -> None:
        session = self._session
        self._queue.submit(
            tr("Carry annotations over from {label} to {label_2}", label=source.label, label_2=target.label),
            lambda: copies.carry_annotations(
                session.case, link.uid, actor=session.author, from_media_uid=source.uid
            ),
            then=lambda carried: self._say_carried(source, target, carried),
            quiet=True,
        )

    def _say_carried(self, source: Media, target: Media, carried: Carried) -> None:
        """How many came over, and why the rest did not."""
        self._session.refresh()
        here, there = source.label, target.label
        told = [
            trn(
                "%n annotations carried over from {here} to {there}.",
                len(carried.annotations),
                here=here,
                there=there,
            )
        ]
        for count, words in (
            (carried.outside, tr("Not in {there} at all: {count}.", there=there, count=carried.outside)),
            (
                carried.unsure,
                tr(
                    "Where the picture stands still, so that their moment is not certain: {count}.",
                    count=carried.unsure,
                ),
            ),
            (
                carried.not_seen,
                tr(
                    "“Looked for and not seen” left out, for that holds only for {here}, which was watched: {count}.",
                    here=here,
                    count=carried.not_seen,
                ),
            ),
            (
                carried.unheard,
                tr(
                    "Heard and left out, for {there} has no sound: {count}.",
                    there=there,
                    count=carried.unheard,
                ),
            ),
            (
                carried.exchanged,
                tr(
                    "Left and right exchanged, for the picture is mirrored: {count}.", count=carried.exchanged
                ),
            ),
            (carried.already, tr("Carried over before: {count}.", count=carried.already)),
            (len(carried.annotations), tr("{key:undo} takes that back.")),
        ):
            if count:
                told.append(words)
        self.said.emit(" ".join(told))

    # ---------------------------------------------------------------- where a picture comes from

    def find_source(self, path: Path | None = None) -> None:
        """Looks for a picture, or asks for one first."""
        if path is not None:
            self._look_for(path)
            return
        dialog = self.dialog = QFileDialog(self._window, tr("Find where a picture comes from"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        names = " ".join(f"*{suffix}" for suffix in sorted(PICTURES))
        dialog.setNameFilters([f"{tr('Pictures')} ({names})", f"{tr('All files')} (*)"])
        dialog.fileSelected.connect(lambda name: self._look_for(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _look_for(self, path: Path) -> None:
        dialog = self.dialog = SourceDialog(path.name, self._session, self._thumbnails, self._window)
        dialog.go_asked.connect(self._opener.open_at)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._forget_dialog)
        self._looking = self._queue.submit(
            tr("Where {name} comes from", name=path.name),
            lambda: copies.find_source(self._session.case, path),
            quiet=True,
        )
        dialog.open()

    def _on_finished(self, entry: Entry) -> None:
        dialog = self.dialog
        if entry is not self._looking or not isinstance(dialog, SourceDialog):
            return
        self._looking = None
        if entry.state is JobState.DONE:
            dialog.show_found(entry.outcome)
        else:
            dialog.show_failure(f"{entry.message} {entry.hint}".strip() or tr("Stopped."))

    def _forget_dialog(self) -> None:
        """The dialog is closed: what it waited for is not wanted any more."""
        self.dialog = None
        if self._looking is not None:
            self._queue.cancel(self._looking)
            self._looking = None
